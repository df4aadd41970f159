//! Owns that a kiosk's window stays: no request closes it, and it comes back over whatever came over it.

use std::time::Duration;

use eframe::egui::{Context, ViewportCommand};

/// How often the window is put back.
const PUT_BACK: Duration = Duration::from_secs(1);

/// Holds a window.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Hold {
    /// Whether the staff let it go.
    is_let_go: bool,
    put_back: Duration,
}

impl Hold {
    /// It may close from now on.
    pub(super) const fn let_go(&mut self) {
        self.is_let_go = true;
    }

    /// Holds it in this frame.
    pub(super) fn keep(&mut self, ctx: &Context, now: Duration) {
        if self.is_let_go {
            return;
        }
        let (is_closing, fullscreen, minimized, focused) = ctx.input(|input| {
            let viewport = input.viewport();
            (viewport.close_requested(), viewport.fullscreen, viewport.minimized, viewport.focused)
        });
        if is_closing {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
        if now.saturating_sub(self.put_back) < PUT_BACK {
            return;
        }
        self.put_back = now;
        let commands = [
            (fullscreen == Some(false), ViewportCommand::Fullscreen(true)),
            (minimized == Some(true), ViewportCommand::Minimized(false)),
            (focused == Some(false), ViewportCommand::Focus),
        ];
        for (_, command) in commands.into_iter().filter(|(is_needed, _)| *is_needed) {
            ctx.send_viewport_cmd(command);
        }
    }
}
