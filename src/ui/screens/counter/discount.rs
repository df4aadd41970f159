//! Owns the sheet for a discount: how much, within what the shop allows, and what for.

use eframe::egui::{Key, Rect, Ui, vec2};

use super::keys::pressed;
use super::pieces::hint;
use super::sheet::{Shown, around, frame};
use super::{Counter, CounterWish, Sheet, words};
use crate::flow::Refusal;
use crate::money::Percent;
use crate::pricing::PriceError;
use crate::ui::screens::desk::pieces::segment;
use crate::ui::theme::Style;
use crate::ui::widgets::{ButtonKind, Line, button, field, split_left, split_right, split_top};

/// Shows the sheet.
pub(super) fn show(ui: &mut Ui, counter: &Counter<'_>, full: Rect, sheet: &mut Sheet) -> Shown {
    let Sheet::Discount { percent, reason, refused } = sheet else { return (None, true) };
    let (measures, palette) = (&counter.scene.theme.measures, &counter.scene.theme.palette);
    let theme = counter.scene.theme;
    let high = measures.field + 30.0;
    let chip = (measures.chip * 0.8).round();
    let size = vec2(720.0, around(counter) + high + chip * 2.0 + measures.button_dense + 26.0);
    let room = frame(ui, counter, full, (&counter.say("counter-do-discount"), size));
    let (fields, rest) = split_top(room, high, 10.0);
    let (left, right) = split_left(fields, fields.width() * 0.26, 12.0);
    let shop = &counter.scene.session.catalog().shop;
    let most = [("most", counter.scene.tongue.exact(shop.staff_discount).into())];
    let name = counter.scene.tongue.say_with("counter-percent", &most);
    let first = field(ui, theme, left, &name, (percent, 6));
    if ui.ctx().memory(|memory| memory.focused().is_none()) {
        first.request_focus();
    }
    let second = field(ui, theme, right, &counter.say("counter-reason"), (reason, 120));
    let (reasons, rest) = split_top(rest, chip, 8.0);
    let mut x = reasons.min.x;
    for (place, text) in shop.discount_reasons.iter().enumerate() {
        let text = counter.scene.text(text);
        let at = Rect::from_min_size(eframe::egui::pos2(x, reasons.min.y), vec2(0.0, chip));
        let (is_picked, end) = segment(ui, theme, at, (&format!("reason {place}"), text), reason == text);
        if is_picked {
            text.clone_into(reason);
        }
        x = end + 6.0;
    }
    let (said, rest) = split_top(rest, chip, 6.0);
    match refused {
        Some(refusal) => {
            let text = words::refused(counter, refusal);
            Line::new(&text, Style::Strong, palette.red).show(ui, measures, said);
        }
        None => hint(ui, counter, said, &counter.say("counter-discount-lead")),
    }
    let (_, buttons) = split_right(rest.with_max_y(rest.min.y + measures.button_dense), 260.0, 0.0);
    let is_pressed = button(ui, theme, buttons, &counter.say("counter-give"), ButtonKind::Continue).clicked();
    let is_typing = first.has_focus() || second.has_focus() || first.lost_focus() || second.lost_focus();
    let is_done = is_pressed || is_typing && pressed(ui, Key::Enter);
    if !is_done {
        return (None, false);
    }
    match given(counter, percent, reason) {
        Ok(wish) => (Some(wish), true),
        Err(refusal) => {
            *refused = Some(refusal);
            (None, false)
        }
    }
}

/// The discount as typed, where it can be given.
fn given(counter: &Counter<'_>, percent: &str, reason: &str) -> Result<CounterWish, Refusal> {
    let typed = percent.trim().trim_end_matches('%').trim().replace(',', ".");
    let typed = if typed.is_empty() { "0" } else { typed.as_str() };
    let given = Percent::parse(typed).map_err(|error| Refusal::Unknown(error.0))?;
    let allowed = counter.scene.session.catalog().shop.staff_discount;
    if given > allowed {
        return Err(PriceError::DiscountTooLarge { given, allowed }.into());
    }
    if given > Percent::ZERO && reason.trim().is_empty() {
        return Err(Refusal::NoReason);
    }
    Ok(CounterWish::Discount(given, reason.trim().to_owned()))
}
