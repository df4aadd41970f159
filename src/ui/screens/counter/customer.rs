//! Owns the sheet that says who a quote is for.

use eframe::egui::{Key, Rect, Ui, vec2};

use super::keys::pressed;
use super::pieces::hint;
use super::sheet::{Shown, around, frame};
use super::{Counter, CounterWish};
use crate::flow::Missing;
use crate::flow::dossier::Customer;
use crate::pricing::View;
use crate::ui::screens::desk::pieces::segment;
use crate::ui::screens::details::missing_name;
use crate::ui::theme::Style;
use crate::ui::widgets::{ButtonKind, Line, button, columns, field, split_right, split_top};

/// Shows the sheet.
pub(super) fn show(
    ui: &mut Ui,
    counter: &Counter<'_>,
    full: Rect,
    (customer, missing): (&mut Customer, Option<Missing>),
) -> Shown {
    let theme = counter.scene.theme;
    let (measures, palette) = (&theme.measures, &theme.palette);
    let high = measures.field + 30.0;
    let chip = (measures.chip * 0.8).round();
    let size = vec2(760.0, around(counter) + high * 3.0 + chip * 2.0 + measures.button_dense + 50.0);
    let room = frame(ui, counter, full, (&counter.say("counter-do-customer"), size));
    let mut rest = room;
    let longest = Customer::LONGEST;
    let mut is_typing = false;
    let Customer { name, company, mail, phone, address, kind } = customer;
    let (place, below) = split_top(rest, high, 8.0);
    rest = below;
    for (number, (place, (label, text))) in
        columns(place, 2, 12.0).zip([("counter-company", company), ("counter-name", name)]).enumerate()
    {
        let response = field(ui, theme, place, &counter.say(label), (text, longest));
        if number == 0 && ui.ctx().memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        is_typing |= response.has_focus() || response.lost_focus();
    }
    let (place, below) = split_top(rest, high, 8.0);
    rest = below;
    for (place, (label, text)) in columns(place, 2, 12.0).zip([("details-mail", mail), ("details-phone", phone)]) {
        let response = field(ui, theme, place, &counter.say(label), (text, longest));
        is_typing |= response.has_focus() || response.lost_focus();
    }
    let (place, below) = split_top(rest, high, 8.0);
    let response = field(ui, theme, place, &counter.say("details-address"), (address, longest));
    is_typing |= response.has_focus() || response.lost_focus();
    let (place, rest) = split_top(below, chip, 8.0);
    let mut x = place.min.x;
    for (view, label) in [(View::Consumer, "counter-consumer"), (View::Business, "counter-business")] {
        let at = Rect::from_min_size(eframe::egui::pos2(x, place.min.y), vec2(0.0, chip));
        let (is_picked, end) = segment(ui, theme, at, (label, &counter.say(label)), *kind == view);
        if is_picked {
            *kind = view;
        }
        x = end + 6.0;
    }
    let (said, rest) = split_top(rest, chip, 8.0);
    match missing {
        Some(missing) => {
            let text = counter.say(missing_name(missing));
            Line::new(&text, Style::Strong, palette.red).show(ui, measures, said);
        }
        None => hint(ui, counter, said, &counter.say("counter-customer-lead")),
    }
    let (_, place) = split_right(rest.with_max_y(rest.min.y + measures.button_dense), 260.0, 0.0);
    let is_done = button(ui, theme, place, &counter.say("counter-keep"), ButtonKind::Continue).clicked();
    if is_done || is_typing && pressed(ui, Key::Enter) {
        return (Some(CounterWish::SetCustomer(customer.clone())), true);
    }
    (None, false)
}
