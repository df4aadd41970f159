//! Owns the pad on which the staff type their PIN: by touch or by keys. What is typed is never shown, only how much of it.

use eframe::egui::{Align2, Event, Key, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::{Ground, over};
use crate::ui::screens::Scene;
use crate::ui::theme::{Form, Icon, Space, Style};
use crate::ui::widgets::{
    ButtonKind, Line, button, card, columns, keyed_button, named_button, paint_icon, rows, split_bottom, split_top,
};

/// What the pad shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PinPad {
    /// How many digits are typed.
    pub typed: usize,
    /// What it has to say.
    pub note: PinNote,
}

/// What the pad has to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinNote {
    /// Type the PIN.
    Type,
    /// It is being compared.
    Checking,
    /// It was wrong.
    Wrong,
    /// It was wrong; the next one has to wait so many seconds.
    Waits(u32),
    /// Too many were wrong; the next one has to wait so many minutes.
    Locked(u32),
}

/// What was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinKey {
    /// A digit.
    Digit(char),
    /// Take the last digit back.
    Erase,
    /// That is all of it.
    Enter,
    /// Back to the kiosk.
    Cancel,
}

/// The largest that a key of the pad is high, in points.
const KEY: f32 = 104.0;

/// Shows the pad. What was pressed, in its order.
#[must_use]
pub fn pin_pad(ui: &Ui, scene: &Scene<'_>, pad: PinPad) -> Vec<PinKey> {
    let mut pressed = typed(ui);
    let touched = over(ui, scene, ("pin", Ground::Paper), |ui, full| {
        let (measures, tongue) = (&scene.theme.measures, scene.tongue);
        let width =
            if measures.form == Form::Portrait { 680.0 } else { 520.0_f32 }.min(full.width() - 2.0 * measures.edge);
        let key = KEY.min((full.height() * 0.52 - 3.0 * Space::SNUG) / 4.0);
        let inner_height =
            44.0 + Space::SMALL + 30.0 + 56.0 + 4.0 * key + 3.0 * Space::SNUG + measures.gap + measures.button;
        let place = Rect::from_center_size(full.center(), vec2(width, inner_height + 3.0 * measures.pad));
        card(ui, scene.theme, place);
        let inner = place.shrink(measures.pad * 1.5);
        let (title, rest) = split_top(inner, 44.0, Space::SMALL);
        Line::new(&tongue.say("kiosk-staff-title"), Style::Title, scene.theme.palette.ink)
            .align(Align2::CENTER_CENTER)
            .show(ui, measures, title);
        let (note, rest) = split_top(rest, 30.0, 0.0);
        note_ui(ui, scene, note, pad.note);
        let (dots, rest) = split_top(rest, 56.0, 0.0);
        dots_ui(ui, scene, dots, pad.typed);
        let (keys, below) = split_bottom(rest, measures.button, measures.gap);
        let key = keys_ui(ui, scene, keys, pad);
        let cancel = button(ui, scene.theme, below, &tongue.say("kiosk-pin-cancel"), ButtonKind::Plain).clicked();
        if cancel { Some(PinKey::Cancel) } else { key }
    });
    pressed.extend(touched);
    pressed
}

fn note_ui(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, note: PinNote) {
    let (tongue, palette) = (scene.tongue, &scene.theme.palette);
    let (text, colour) = match note {
        PinNote::Type => (tongue.say("kiosk-pin-text"), palette.soft),
        PinNote::Checking => (tongue.say("kiosk-pin-checking"), palette.soft),
        PinNote::Wrong => (tongue.say("kiosk-pin-wrong"), palette.amber_text),
        PinNote::Waits(seconds) => {
            (tongue.say_with("kiosk-pin-waits", &[("seconds", seconds.into())]), palette.amber_text)
        }
        PinNote::Locked(minutes) => {
            (tongue.say_with("kiosk-pin-locked", &[("minutes", minutes.into())]), palette.amber_text)
        }
    };
    Line::new(&text, Style::Body, colour).align(Align2::CENTER_CENTER).show(ui, &scene.theme.measures, rect);
}

/// A dot for each digit, and empty ones up to four: how long the PIN is, is not shown.
fn dots_ui(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, count: usize) {
    let palette = &scene.theme.palette;
    let (shown, apart) = (count.max(4), 34.0_f32.min(rect.width() / count.max(4) as f32));
    let left = rect.center().x - apart * (shown as f32 - 1.0) / 2.0;
    for number in 0..shown {
        let centre = pos2(left + apart * number as f32, rect.center().y);
        if number < count {
            ui.painter().circle_filled(centre, 9.0, palette.ink);
        } else {
            ui.painter().circle_stroke(centre, 8.0, Stroke::new(scene.theme.strokes.button, palette.outline));
        }
    }
    let number = u32::try_from(count).unwrap_or(u32::MAX);
    let name = scene.tongue.say_with("kiosk-pin-typed", &[("count", number.into())]);
    let response = ui.interact(rect, ui.scope_id().with("dots"), Sense::empty());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
}

fn keys_ui(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, pad: PinPad) -> Option<PinKey> {
    let (theme, tongue) = (scene.theme, scene.tongue);
    let mut pressed = None;
    let can_type = matches!(pad.note, PinNote::Type | PinNote::Wrong);
    let lines: [[char; 3]; 4] = [['1', '2', '3'], ['4', '5', '6'], ['7', '8', '9'], ['<', '0', '>']];
    let places: Vec<Rect> = rows(rect, 4, Space::SNUG).collect();
    for (line, row) in lines.iter().zip(places) {
        for (key, place) in line.iter().zip(columns(row, 3, Space::SNUG)) {
            let wanted = match key {
                '<' => {
                    let name = tongue.say("kiosk-pin-erase");
                    let pressed = keyed_button(ui, theme, place, ("erase", "", &name), ButtonKind::Plain).clicked();
                    paint_icon(ui, place, Icon::Backspace, (place.height() * 0.34).min(40.0), theme.palette.ink);
                    pressed.then_some(PinKey::Erase)
                }
                '>' => {
                    let kind = if can_type && pad.typed > 0 { ButtonKind::Continue } else { ButtonKind::Plain };
                    let word = tongue.say("kiosk-pin-ok");
                    keyed_button(ui, theme, place, ("enter", &word, &word), kind).clicked().then_some(PinKey::Enter)
                }
                digit => {
                    let name = digit.to_string();
                    let pressed = named_button(ui, theme, place, ("", &name), ButtonKind::Plain).clicked();
                    let figure = Line::new(&name, Style::Money, theme.palette.ink).align(Align2::CENTER_CENTER);
                    figure.paint(ui, &theme.measures, place);
                    pressed.then_some(PinKey::Digit(*digit))
                }
            };
            pressed = pressed.or(wanted);
        }
    }
    pressed
}

/// What was typed on a keyboard.
fn typed(ui: &Ui) -> Vec<PinKey> {
    let focused = ui.memory(|memory| memory.focused().is_some());
    ui.input(|input| {
        let key = |event: &Event| match event {
            Event::Text(text) => {
                let mut letters = text.chars();
                letters.next().filter(|letter| letter.is_ascii_digit() && letters.next().is_none()).map(PinKey::Digit)
            }
            Event::Key { key: Key::Backspace, pressed: true, .. } => Some(PinKey::Erase),
            // A key that has the focus is pressed by it.
            Event::Key { key: Key::Enter, pressed: true, .. } if !focused => Some(PinKey::Enter),
            Event::Key { key: Key::Escape, pressed: true, .. } => Some(PinKey::Cancel),
            _ => None,
        };
        input.events.iter().filter_map(key).collect()
    })
}
