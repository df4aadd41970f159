//! Owns what is said aloud of the screens for whoever can't see them: the heading of a screen that comes, what the keyboard comes to,
//! what was changed, and what it costs now. It knows words, and nothing of voices.
//!
//! What is said are the names that assistive technology is told: there is no second wording that could differ from the first.

mod listener;

pub use listener::{Availability, availability, begin, heading, is_on, place_of};

use eframe::egui::output::OutputEvent;
use eframe::egui::{Context, Role, WidgetInfo};

use crate::money::Money;
use crate::ui::screens::{Notice, Scene, ViewState, notice_text};
use crate::ui::text::Tongue;

/// What has been said, so that it is not said twice.
#[derive(Debug, Default)]
pub struct Narrator {
    headings: Vec<String>,
    total: Option<Money>,
    notice: Option<Notice>,
}

impl Narrator {
    /// What is to be said after a frame, in the order of saying; nothing most of the time.
    pub fn listen(&mut self, ctx: &Context, scene: &Scene<'_>, view: &ViewState) -> Vec<String> {
        let events = ctx.output(|output| output.events.clone());
        let headings = listener::headings(ctx);
        let mut said = Vec::new();
        let is_new = !headings.is_empty() && headings != self.headings;
        if is_new {
            self.headings.clone_from(&headings);
            said.extend(headings);
        }
        if let Some(notice) = view.notice.as_ref().filter(|notice| self.notice.as_ref() != Some(*notice)) {
            said.push(notice_text(scene, &notice.kind));
        }
        self.notice.clone_from(&view.notice);
        if !is_new {
            said.extend(event_words(scene.tongue, &events));
        }
        said.extend(self.total_words(scene));
        said.retain(|text| !text.trim().is_empty());
        said
    }

    /// What it costs now, where that changed.
    fn total_words(&mut self, scene: &Scene<'_>) -> Option<String> {
        let total = scene.session.quote().map(|quote| quote.total);
        let before = std::mem::replace(&mut self.total, total);
        let changed = total.filter(|total| before.is_some_and(|before| before != *total))?;
        Some(scene.tongue.say_with("spoken-total", &[("price", scene.tongue.money(changed).into())]))
    }
}

/// What the last thing that happened to a control says. The focus comes before a press: whoever presses knows what it is.
fn event_words(tongue: &Tongue, events: &[OutputEvent]) -> Option<String> {
    let told = |event: &OutputEvent| match event {
        OutputEvent::FocusGained(info) => Some(control_words(tongue, info)),
        OutputEvent::Clicked(info) => info.selected.map(|_| chosen_words(tongue, info)),
        OutputEvent::ValueChanged(info) => typed_words(tongue, info),
        _ => None,
    };
    events.iter().rev().find_map(told)
}

/// A control by its name, with what it is and how it stands.
fn control_words(tongue: &Tongue, info: &WidgetInfo) -> String {
    let name = info.label.clone().unwrap_or_default();
    let values = [("name", name.clone().into())];
    match info.role {
        Role::TextInput => match info.current_text_value.as_deref().filter(|value| !value.is_empty()) {
            Some(value) => {
                tongue.say_with("spoken-field", &[("name", name.into()), ("value", value.to_owned().into())])
            }
            None => tongue.say_with("spoken-field-empty", &values),
        },
        Role::Button if info.selected == Some(true) => tongue.say_with("spoken-button-chosen", &values),
        Role::Button => tongue.say_with("spoken-button", &values),
        _ => name,
    }
}

/// A choice that was pressed. What is said of it is how it stands when that is known; the press itself chooses it.
fn chosen_words(tongue: &Tongue, info: &WidgetInfo) -> String {
    tongue.say_with("spoken-chosen", &[("name", info.label.clone().unwrap_or_default().into())])
}

/// What was typed: the letter that came, or that one left.
fn typed_words(tongue: &Tongue, info: &WidgetInfo) -> Option<String> {
    let now = info.current_text_value.as_deref()?;
    // Only whoever was typed into knows what stood there before.
    let before = info.prev_text_value.as_deref()?;
    if now.chars().count() < before.chars().count() {
        return Some(tongue.say("spoken-erased"));
    }
    now.strip_prefix(before).filter(|typed| !typed.is_empty()).map_or_else(
        || Some(now.to_owned()),
        |typed| Some(if typed == " " { tongue.say("typing-space") } else { typed.to_owned() }),
    )
}
