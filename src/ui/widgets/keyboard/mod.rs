//! Owns the keyboard on the screen: its keys, where they stand, and typing with them into the field that has the focus. It knows
//! fields only by what they note of themselves, and never what is in them.
//!
//! Each frame begins with [`begin`], every field notes itself, and [`show`] ends it.

mod accents;
mod fingers;
mod layout;
mod name;
mod paint;
mod place;
mod typist;

pub use layout::Typing;

use eframe::egui::style::ScrollAnimation;
use eframe::egui::{Area, Context, Id, Order, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};

use fingers::Stroke;
use layout::Key;
use place::Board;
use typist::{Noted, Typist};

use crate::catalog::Lang;
use crate::ui::text::Tongue;
use crate::ui::theme::{Motion, Space, Theme, ease_out};

/// Begins a frame with the keyboard. Returns how far the screen is lifted in it, so that the field stands above the keys.
#[must_use]
pub fn begin(ctx: &Context, lang: Lang, motion: Motion) -> f32 {
    ctx.add_plugin(Typist::default());
    let wanted = ctx.with_plugin(|typist: &mut Typist| {
        (typist.lang, typist.seen) = (lang, None);
        typist.order.clear();
        typist.wanted
    });
    let wanted = wanted.unwrap_or_default();
    let lifted = ctx.animate_value_with_time(Id::unique("lifted for the keyboard"), wanted, motion.change());
    ctx.with_plugin(|typist: &mut Typist| typist.lifted = lifted);
    lifted
}

/// How far the screen is lifted in this frame, in points.
#[must_use]
pub fn lifted(ctx: &Context) -> f32 {
    ctx.with_plugin(|typist: &mut Typist| typist.lifted).unwrap_or_default()
}

/// The first field of the screen as it is now, where none has the focus.
#[must_use]
pub fn first_field(ctx: &Context) -> Option<Id> {
    ctx.with_plugin(|typist: &mut Typist| typist.order.first().copied().filter(|_| typist.seen.is_none())).flatten()
}

/// What a field notes of itself.
#[derive(Clone, Copy, Debug)]
pub struct Note<'a> {
    /// What is typed into it.
    pub typing: Typing,
    /// What is in it.
    pub text: &'a str,
    /// Where it stands, with its name.
    pub rect: Rect,
    /// Whether it says itself what comes after it when Tab is pressed.
    pub tabs: bool,
}

/// Notes a field, so that the keyboard can type into it where it has the focus. Costs nothing where there is no keyboard.
pub fn note(response: &Response, note: Note<'_>) {
    let ctx = &response.ctx;
    let has_focus = response.has_focus();
    let begins = has_focus && begins(ctx, response.id, note);
    let now = ctx.input(|input| input.time);
    let is_fresh = ctx.with_plugin(|typist: &mut Typist| {
        let rect = note.rect.translate(vec2(0.0, typist.lifted));
        typist.order.push(response.id);
        if !has_focus {
            return false;
        }
        let since = match typist.came {
            Some((id, since)) if id == response.id => since,
            _ => now,
        };
        // Once it has been seen whole for a moment, the buyer may scroll.
        let is_whole = response.interact_rect.height() >= response.rect.height() - 1.0;
        let is_done = now - since >= if is_whole { COMES_WITHIN } else { GIVES_UP };
        typist.came = Some((response.id, if is_done { f64::NEG_INFINITY } else { since }));
        typist.seen = Some(Noted { id: response.id, rect, typing: note.typing, begins, tabs: note.tabs });
        !is_done
    });
    if is_fresh.unwrap_or_default() {
        // At once, and as long as anything else still scrolls: what is typed into must not be on its way.
        bring(response, note.rect);
    }
}

/// How long a field is kept in sight after the focus came to it, in seconds; and how long it is scrolled to where that does not
/// bring it there.
const COMES_WITHIN: f64 = 0.6;
const GIVES_UP: f64 = 3.0;
/// How far from the edge of what scrolls a field comes to stand, in points.
const AIR: f32 = 6.0;

/// Scrolls to a field with its name.
fn bring(response: &Response, rect: Rect) {
    // With a little air: what stands right at the edge looks cut off.
    let whole = Response { rect: rect.expand2(vec2(0.0, AIR)), ..response.clone() };
    whole.scroll_to_me_animation(None, ScrollAnimation::none());
}

/// Whether the letter that is typed next begins something that has a capital.
fn begins(ctx: &Context, id: Id, note: Note<'_>) -> bool {
    let state = eframe::egui::TextEdit::load_state(ctx, id);
    let range = state.and_then(|state| state.cursor.char_range());
    let at = range.map_or_else(|| note.text.chars().count(), |range| range.as_sorted_char_range().start.0);
    let before = at.checked_sub(1).and_then(|before| note.text.chars().nth(before));
    match note.typing {
        Typing::Names | Typing::Address => before.is_none_or(|letter| letter.is_whitespace() || letter == '-'),
        Typing::Words => before.is_none(),
        Typing::Mail | Typing::Phone | Typing::Digits => false,
    }
}

/// Shows the keyboard where a field has the focus, over everything else. It comes from below and goes back there.
pub fn show(ui: &Ui, theme: &Theme, tongue: &Tongue) {
    let ctx = ui.ctx();
    let screen = ctx.content_rect();
    let open = ctx.with_plugin(|typist: &mut Typist| {
        if let Some(seen) = typist.seen {
            typist.turn_to(seen);
        }
        typist.seen.is_some()
    });
    let is_open = open.unwrap_or_default();
    let share = ctx.animate_bool_with_time(Id::unique("keyboard"), is_open, theme.motion.change());
    let look = ctx.with_plugin(|typist: &mut Typist| {
        let field = typist.field.filter(|_| share > 0.0);
        let Some(field) = field else {
            (typist.board, typist.wanted, typist.field, typist.came) = (None, 0.0, None, None);
            return None;
        };
        let measures = &theme.measures;
        let has_digits = place::has_room_for_digits(measures, screen.size());
        let rows = layout::rows(typist.lang, field.typing, typist.layer, has_digits);
        let board = place::board(measures, screen, &rows);
        typist.wanted = if is_open { wanted(field.rect, &board, screen) } else { 0.0 };
        typist.board = is_open.then(|| (board.clone(), ctx.cumulative_pass_nr()));
        Some((board, (typist.wanted - typist.lifted).abs() > 0.5))
    });
    let Some((board, is_moving)) = look.flatten() else { return };
    if is_moving {
        ctx.request_repaint();
    }
    let below = (1.0 - ease_out(share)) * board.region.height();
    let place = board.region.translate(vec2(0.0, below.round()));
    let area = Area::new(Id::unique("on-screen keyboard")).order(Order::Tooltip).fixed_pos(place.min).constrain(false);
    area.show(ctx, |ui| {
        ui.set_clip_rect(screen);
        // What is under the keyboard is not pressed through it.
        ui.interact(place, ui.scope_id().with("ground"), Sense::empty());
        keys(ui, theme, tongue, (&board, place));
    });
    waits(ctx);
}

/// How far to lift the screen: the field stands above the keys, and its name is not lifted out of sight for it.
fn wanted(field: Rect, board: &Board, screen: Rect) -> f32 {
    let over = field.max.y + Space::WIDE - board.region.min.y;
    let most = field.min.y - screen.min.y - Space::SMALL;
    over.min(most).max(0.0)
}

/// Shows the keys and what they offer, and takes what assistive technology strikes.
fn keys(ui: &mut Ui, theme: &Theme, tongue: &Tongue, (board, place): (&Board, Rect)) {
    let moved = place.min - board.region.min;
    let Some(look) = ui.ctx().with_plugin(|typist: &mut Typist| paint::Look::of(typist)) else { return };
    paint::ground(ui, theme, place);
    let mut struck = Vec::new();
    for (number, placed) in board.keys.iter().enumerate().filter(|(_, placed)| placed.key != Key::Gap) {
        let rect = placed.rect.translate(moved);
        let name = name::name(tongue, placed.key, (look.is_capital, look.shift));
        let response = pressed_by_name(ui, rect, (&format!("{:?}", placed.key), &name));
        if response.clicked() {
            struck.push(Stroke::Key(placed.key));
        }
        paint::key(ui, theme, tongue, (placed.key, rect), &look.on(number));
    }
    if let Some(bubble) = &look.bubble {
        paint::bubble(ui, theme, bubble);
        for (letter, rect) in &bubble.choices {
            let name = name::letter_name(tongue, *letter);
            // The letter itself stands below as a key already.
            let name = tongue.say_with("typing-offered", &[("letter", name.into())]);
            if pressed_by_name(ui, *rect, (&format!("offered {letter}"), &name)).clicked() {
                struck.push(Stroke::Chosen(*letter));
            }
        }
    }
    if !struck.is_empty() {
        ui.ctx().with_plugin(|typist: &mut Typist| typist.struck.extend(struck));
        ui.ctx().request_repaint();
    }
}

/// A key for assistive technology: it can be pressed, and never takes the focus away from the field.
fn pressed_by_name(ui: &Ui, rect: Rect, (key, name): (&str, &str)) -> Response {
    let response = ui.interact(rect, ui.scope_id().with(("key", key)), Sense::CLICK);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    response
}

/// Has the next frame come when something happens on the keyboard by itself.
fn waits(ctx: &Context) {
    let now = ctx.input(|input| input.time);
    let wait = ctx.with_plugin(|typist: &mut Typist| typist.fingers.waits(now)).flatten();
    if let Some(seconds) = wait {
        ctx.request_repaint_after(std::time::Duration::from_secs_f64(seconds.max(0.01)));
    }
}
