//! Owns how a surface is left to the next buyer: whether anybody left something on it, and that nothing of it stays.

use std::mem;

use eframe::egui::{Context, Memory};

use super::{Effect, Front};
use crate::flow::{Action, Step};
use crate::kiosk::Presence;
use crate::ui::screens::Premises;

impl Front {
    /// What is so where the surface stands, from now on.
    pub fn set_premises(&mut self, premises: Premises) {
        self.premises = premises;
    }

    /// Whom there is to wait for: whoever only chose how the screens are seen, or is asked whether they go on, is somebody too.
    #[must_use]
    pub fn presence(&self) -> Presence {
        let is_untouched = self.view.preferences == self.usual
            && self.broken_off.is_none()
            && !self.view.preferences_open
            && !self.view.languages_open;
        match self.session.state().step {
            Step::Attract if is_untouched => Presence::Nobody,
            Step::Placed | Step::Feedback => Presence::Placed,
            _ => Presence::Buyer,
        }
    }

    /// A sentence of the app's about a reason, in the language that is shown.
    pub(in crate::app) fn say(&self, name: &str, reason: &str) -> String {
        self.tongue.say_with(name, &[("reason", reason.to_owned().into())])
    }

    /// Whether something is under way that nobody may be hurried in: an order that is being stored, a picture that is being read.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        self.view.details.saving || self.view.artwork.loading
    }

    /// Leaves the surface as if nobody had been here, in the language in which it is usually met. What the machine has to forget.
    pub fn leave_to_next(&mut self, usual: crate::catalog::Lang) -> Vec<Effect> {
        let mut effects: Vec<Effect> = self.leave_before().into_iter().collect();
        self.apply(Action::StartedOver);
        self.apply(Action::LangChosen(usual));
        self.view = crate::ui::screens::ViewState::new(self.usual);
        if let Some(scout) = &mut self.scout {
            scout.forget();
        }
        effects.push(self.forget());
        effects
    }
}

/// Forgets everything that the screens remembered by themselves: what was typed and can be undone, what was open, where it was
/// scrolled to. Between two frames.
pub(in crate::app) fn forget_screens(ctx: &Context) {
    ctx.memory_mut(|memory| {
        let options = mem::take(&mut memory.options);
        *memory = Memory::default();
        memory.options = options;
    });
}
