//! The first frame of Diderot's window beside that of an empty eframe window, on the same machine.
//!
//! `cargo bench --bench first_frame` needs a display (`xvfb-run cargo bench --bench first_frame` where there is none).
//! It opens each kind of window ten times in turn, each in a process of its own, and prints the time from the start of
//! the process to the end of its first frame, and the ratio of the medians.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a benchmark prints what it measured, and one that can't run says so and stops"
)]

use std::process::Command;
use std::sync::Arc;
use std::time::Instant;

use diderot::app::Front;
use diderot::artwork::{Media, MediaError, Studio};
use diderot::storage::{Media as _, MediaEmbedded, load_builtin};
use diderot::ui::theme::install_fonts;
use eframe::egui::{Ui, ViewportCommand};
use eframe::{App, Frame, NativeOptions};

const ROUNDS: usize = 10;

fn main() {
    let start = Instant::now();
    match std::env::args().nth(1).as_deref() {
        Some("empty") => show(start, false),
        Some("diderot") => show(start, true),
        _ => compare(),
    }
}

fn compare() {
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        for (kind, times) in ["empty", "diderot"].into_iter().zip(&mut times) {
            times.push(child(kind));
        }
    }
    let [empty, own] = times.map(|mut times| {
        times.sort_by(f64::total_cmp);
        times.get(times.len() / 2).copied().unwrap_or_default()
    });
    println!("empty window: {empty:.0} ms; Diderot: {own:.0} ms; ratio {:.2}", own / empty);
}

/// Opens a window in a process of its own; returns the milliseconds that it printed.
fn child(kind: &str) -> f64 {
    let program = std::env::current_exe().expect("the bench knows its own program");
    let output = Command::new(program).arg(kind).output().expect("the bench can be started again");
    let text = String::from_utf8_lossy(&output.stdout);
    text.trim().parse().unwrap_or_else(|_no_number| panic!("no window: {}", String::from_utf8_lossy(&output.stderr)))
}

struct Window {
    start: Instant,
    front: Option<Front>,
    frames: u32,
}

impl App for Window {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        self.frames += 1;
        // The second frame begins when the first one has been handed over.
        if self.frames == 2 {
            println!("{:.3}", self.start.elapsed().as_secs_f64() * 1000.0);
            ui.ctx().send_viewport_cmd(ViewportCommand::Close);
        }
        if let Some(front) = &mut self.front {
            drop(front.show(ui));
        }
        ui.ctx().request_repaint();
    }
}

struct Embedded;

impl Media for Embedded {
    fn read(&self, path: &str) -> Result<std::borrow::Cow<'static, [u8]>, MediaError> {
        MediaEmbedded.read(path).map_err(|_missing| MediaError::Missing { path: path.to_owned() })
    }
}

fn show(start: Instant, whole: bool) {
    let options = NativeOptions { system_font_fallback: false, ..NativeOptions::default() };
    let opened = eframe::run_native(
        "first frame",
        options,
        Box::new(move |creation| {
            let front = whole.then(|| {
                install_fonts(&creation.egui_ctx);
                let catalog = Arc::new(load_builtin().expect("the built-in catalog is valid").catalog);
                Front::new(&catalog, Arc::new(Studio::new(Arc::new(Embedded), 1, Arc::new(|| {}))))
            });
            Ok(Box::new(Window { start, front, frames: 0 }))
        }),
    );
    if let Err(error) = opened {
        eprintln!("{error}");
    }
}
