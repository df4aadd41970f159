//! Owns what draws the window: OpenGL where it works, else the processor.

use std::env;
use std::process::Command;

use crate::supervisor::RENDERER as VARIABLE;

/// What draws the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Renderer {
    /// OpenGL, and the processor where that fails.
    Either,
    /// OpenGL, or nothing.
    Gpu,
    /// The processor.
    Cpu,
}

impl Renderer {
    /// What is wanted in this process.
    pub(super) fn wanted() -> Self {
        Self::named(&env::var(VARIABLE).unwrap_or_default())
    }

    fn named(name: &str) -> Self {
        match name {
            "cpu" => Self::Cpu,
            "gpu" => Self::Gpu,
            _ => Self::Either,
        }
    }
}

/// Starts the program anew with the processor as what draws: a process can open a display once only. Why it did not start, or that
/// it was not to.
pub(super) fn start_on_cpu() -> String {
    if Renderer::wanted() == Renderer::Gpu {
        return format!(
            "diderot: OpenGL does not work here, and {VARIABLE} asks for it.\nOn Debian it comes with:\n    apt-get install \
             libgl1-mesa-dri libegl1"
        );
    }
    let started = env::current_exe().map(|program| {
        let mut anew = Command::new(program);
        anew.args(env::args_os().skip(1)).env(VARIABLE, "cpu");
        become_it(anew)
    });
    let reason = started.unwrap_or_else(|error| error.to_string());
    format!("diderot: OpenGL does not work here, and the window that does without it did not start: {reason}")
}

/// Takes the place of this process, so that whoever watches over it goes on watching. Returns where that fails.
#[cfg(unix)]
fn become_it(mut anew: Command) -> String {
    use std::os::unix::process::CommandExt as _;
    anew.exec().to_string()
}

/// Waits for it in place of this process.
#[cfg(not(unix))]
fn become_it(mut anew: Command) -> String {
    match anew.status() {
        Ok(status) => format!("it ended with {status}"),
        Err(error) => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_wish_opengl_comes_first() {
        assert_eq!([Renderer::named(""), Renderer::named("GPU?")], [Renderer::Either; 2]);
        assert_eq!((Renderer::named("cpu"), Renderer::named("gpu")), (Renderer::Cpu, Renderer::Gpu));
    }
}
