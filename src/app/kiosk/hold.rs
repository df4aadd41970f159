//! Owns that a kiosk's window stays: no request closes it, and it comes back over whatever came over it.

use std::time::Duration;

use eframe::egui::{Context, Pos2, Vec2, ViewportCommand, ViewportInfo};

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
        let (is_closing, fullscreen, minimized, focused, grows_to) = ctx.input(|input| {
            let viewport = input.viewport();
            (viewport.close_requested(), viewport.fullscreen, viewport.minimized, viewport.focused, grows_to(viewport))
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
        // Where no window manager heeds what is asked of it, the window is made as large as the screen.
        if let Some(size) = grows_to {
            ctx.send_viewport_cmd(ViewportCommand::OuterPosition(Pos2::ZERO));
            ctx.send_viewport_cmd(ViewportCommand::InnerSize(size));
        }
        for (_, command) in commands.into_iter().filter(|(is_needed, _)| *is_needed) {
            ctx.send_viewport_cmd(command);
        }
    }
}

/// The size of the screen, where the window does not fill it.
fn grows_to(viewport: &ViewportInfo) -> Option<Vec2> {
    /// A point more or less is rounding.
    const ROUNDING: f32 = 2.0;
    let (screen, inner) = (viewport.monitor_size?, viewport.inner_rect?);
    ((inner.size() - screen).abs().max_elem() > ROUNDING).then_some(screen)
}
