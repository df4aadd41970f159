//! Owns the voice: what can speak, and when it does. Off unless somebody asks for it; never on the window's thread.

mod dispatcher;

pub use dispatcher::Dispatcher;

use eframe::egui::Context;

use crate::catalog::Lang;
use crate::ui::screens::{Scene, ViewState};
use crate::ui::spoken::{self, Availability, Narrator};
use crate::ui::theme::Voice;

/// Something that speaks. None of its functions waits.
pub trait Speaker: Send {
    /// Says something, instead of what is being said now.
    fn say(&mut self, lang: Lang, text: &str);

    /// Is silent.
    fn stop(&mut self);

    /// Whether something is being said.
    fn is_speaking(&self) -> bool;

    /// Whether there is a voice here.
    fn availability(&self) -> Availability;
}

/// The voice of a surface.
pub(super) struct Speech {
    speaker: Box<dyn Speaker>,
    narrator: Narrator,
    is_on: bool,
}

impl Speech {
    pub(super) fn new(speaker: Box<dyn Speaker>) -> Self {
        Self { speaker, narrator: Narrator::default(), is_on: false }
    }

    pub(super) fn is_speaking(&self) -> bool {
        self.speaker.is_speaking()
    }

    /// Begins a frame: whether this buyer wants to hear the screens.
    pub(super) fn begin(&mut self, ctx: &Context, view: &mut ViewState) {
        let availability = self.speaker.availability();
        if availability == Availability::Missing {
            // What can't be is not shown as if it were; the sheet says why.
            view.preferences.voice = Voice::Silent;
        }
        let is_on = view.preferences.voice == Voice::Spoken;
        if self.is_on && !is_on {
            self.speaker.stop();
        }
        if self.is_on != is_on {
            // Whoever switches it on hears where they are.
            self.narrator = Narrator::default();
            ctx.request_repaint();
        }
        self.is_on = is_on;
        spoken::begin(ctx, is_on, availability);
    }

    /// Ends a frame: says what there is to say about it.
    pub(super) fn end(&mut self, ctx: &Context, scene: &Scene<'_>, view: &ViewState) {
        if !self.is_on {
            return;
        }
        let said = self.narrator.listen(ctx, scene, view);
        if !said.is_empty() {
            self.speaker.say(scene.tongue.lang(), &sentences(&said));
        }
    }
}

/// Several things said one after the other.
fn sentences(said: &[String]) -> String {
    let ended = said.iter().map(|text| {
        let text = text.trim();
        if text.ends_with(['.', '!', '?', ':']) { text.to_owned() } else { format!("{text}.") }
    });
    ended.collect::<Vec<_>>().join(" ")
}
