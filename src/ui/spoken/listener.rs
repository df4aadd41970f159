//! Owns what is heard of the screens while they are drawn, and walking through all of them with the arrow keys.

use eframe::egui::{self, Context, Event, Id, Key, Modifiers, RawInput, Rect, Ui};

/// Whether screens can be read aloud here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Availability {
    /// Nobody has tried yet, or there is a voice.
    #[default]
    Possible,
    /// There is no voice on this machine.
    Missing,
}

#[derive(Debug, Default)]
struct Listener {
    is_on: bool,
    availability: Availability,
    headings: Vec<String>,
}

/// Begins a frame on a machine that can read screens aloud: whether it does, and whether there is a voice.
pub fn begin(ctx: &Context, is_on: bool, availability: Availability) {
    ctx.add_plugin(Listener::default());
    ctx.with_plugin(|listener: &mut Listener| {
        (listener.is_on, listener.availability) = (is_on, availability);
        listener.headings.clear();
    });
}

/// Whether screens can be read aloud here; nothing where nobody can ask for it.
#[must_use]
pub fn availability(ctx: &Context) -> Option<Availability> {
    ctx.with_plugin(|listener: &mut Listener| listener.availability)
}

/// Whether the screens are read aloud.
#[must_use]
pub fn is_on(ctx: &Context) -> bool {
    ctx.with_plugin(|listener: &mut Listener| listener.is_on).unwrap_or_default()
}

/// Notes what a screen is about, while it is drawn. Costs nothing where nothing is read aloud.
pub fn heading(ctx: &Context, text: &str) {
    ctx.with_plugin(|listener: &mut Listener| {
        if listener.is_on && !listener.headings.iter().any(|known| known == text) {
            listener.headings.push(text.to_owned());
        }
    });
}

/// What the screen is about that was drawn.
pub(super) fn headings(ctx: &Context) -> Vec<String> {
    ctx.with_plugin(|listener: &mut Listener| listener.headings.clone()).unwrap_or_default()
}

/// What a text is known by that the keyboard stops at: it stays the same while it is scrolled.
#[must_use]
pub fn place_of(ui: &Ui, rect: Rect, text: &str) -> Id {
    let from = rect.min - ui.max_rect().min;
    let place = ((from.x * 0.25).round() as i64, (from.y * 0.25).round() as i64);
    ui.scope_id().with(("heard", text, place))
}

impl egui::Plugin for Listener {
    fn debug_name(&self) -> &'static str {
        "what is read aloud"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        if !self.is_on || ctx.text_edit_focused() {
            return;
        }
        // One line through the whole screen, as it is read: who can't see where things stand needs no directions.
        for event in &mut input.events {
            if let Event::Key { key, modifiers, .. } = event
                && !modifiers.any()
            {
                match key {
                    Key::ArrowDown | Key::ArrowRight => *key = Key::Tab,
                    Key::ArrowUp | Key::ArrowLeft => (*key, *modifiers) = (Key::Tab, Modifiers::SHIFT),
                    _ => {}
                }
            }
        }
    }
}
