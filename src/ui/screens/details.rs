//! Owns the details and the order button, with the summary and the total on the same screen.

use eframe::egui::{Align2, Rect, Stroke, Ui};

use super::entries::entries;
use super::offers::set_so_far;
use super::review::sum_rows;
use super::shell::heading;
use super::tax::{in_view, payable};
use super::{Scene, ViewState, Wish};
use crate::flow::{Details, Handover, Missing};
use crate::ui::theme::{Form, Style};
use crate::ui::widgets::{
    ButtonKind, Line, Paragraph, button, card, columns, field, split_bottom, split_left, split_right, split_top,
};

pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, view: &mut ViewState) -> Option<Wish> {
    let (measures, tongue) = (&scene.theme.measures, scene.tongue);
    let place = heading(ui, scene, rect, &tongue.say("details-title"), &tongue.say(details_lead(scene)));
    let (fields, summary) = match measures.form {
        Form::Portrait => split_top(place, 560.0, measures.gap),
        Form::Landscape => split_right(place, 760.0, measures.gap * 2.0),
        Form::Laptop => split_right(place, 520.0, measures.gap * 1.5),
    };
    fields_of(ui, scene, fields, view);
    let pressed = summary_of(ui, scene, summary, view.details.saving);
    if pressed { place_order(scene, view) } else { None }
}

/// The line under the heading.
pub(super) fn details_lead(scene: &Scene<'_>) -> &'static str {
    match scene.session.handover() {
        Handover::Sent => "details-lead",
        Handover::Arranged => "details-lead-reach",
        Handover::Collected => "details-lead-collect",
    }
}

/// What pressing the order button asks for: nothing while an order is being stored, and where something is missing.
pub(super) fn place_order(scene: &Scene<'_>, view: &mut ViewState) -> Option<Wish> {
    if view.details.saving {
        return None;
    }
    view.details.missing = view.details.details.missing(scene.session.handover());
    view.details.missing.is_none().then(|| Wish::Place(view.details.details.clone()))
}

/// The lowest picture that is worth its place, in points.
const LEAST_PICTURE: f32 = 200.0;

fn fields_of(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, view: &mut ViewState) {
    let (measures, palette, tongue) = (&scene.theme.measures, &scene.theme.palette, scene.tongue);
    let height = measures.field + 34.0;
    let missing = view.details.missing;
    let needs_address = scene.session.handover() == Handover::Sent;
    let Details { name, address, mail, phone } = &mut view.details.details;
    let longest = Details::LONGEST;
    let gap = measures.gap * 0.6;
    let (place, mut rest) = split_top(rect, height, gap);
    let mut changed = field(ui, scene.theme, place, &tongue.say("details-name"), (name, longest)).changed();
    if needs_address {
        let (place, below) = split_top(rest, height, gap);
        changed |= field(ui, scene.theme, place, &tongue.say("details-address"), (address, longest)).changed();
        rest = below;
    }
    let (place, rest) = split_top(rest, height, gap);
    for (place, (label, text)) in columns(place, 2, gap).zip([("details-mail", mail), ("details-phone", phone)]) {
        changed |= field(ui, scene.theme, place, &tongue.say(label), (text, longest)).changed();
    }
    if changed {
        view.details.missing = None;
    }
    let (place, rest) = split_top(rest, 30.0, 6.0);
    if let Some(missing) = missing {
        let text = tongue.say(missing_name(missing));
        Line::new(&text, Style::Strong, palette.red).show(ui, measures, place);
    }
    let (place, rest) = split_top(rest, 30.0, measures.gap);
    Line::new(&tongue.say("details-privacy"), Style::Note, palette.soft).show(ui, measures, place);
    // What it is all about stays in sight, where there is room for a picture worth looking at.
    if rest.height() > LEAST_PICTURE {
        set_so_far(ui, scene, rest);
    }
}

/// The sentence about what is missing.
pub(super) const fn missing_name(missing: Missing) -> &'static str {
    match missing {
        Missing::Name => "missing-name",
        Missing::Address => "missing-address",
        Missing::Contact => "missing-contact",
        Missing::ValidMail => "missing-mail",
        Missing::Shorter => "missing-shorter",
    }
}

/// What is ordered and what it costs, and the button that says that one pays. Returns whether it was pressed.
fn summary_of(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, saving: bool) -> bool {
    let (measures, palette, tongue) = (&scene.theme.measures, &scene.theme.palette, scene.tongue);
    card(ui, scene.theme, rect);
    let inner = rect.shrink(measures.pad);
    let Some(quote) = scene.session.quote() else { return false };
    let row = if measures.form == Form::Laptop { 32.0 } else { 44.0 };
    let (above, foot) = split_bottom(inner, measures.button * 1.15 + measures.pad * 5.0, 0.0);
    let listed = entries(scene);
    let room = ((above.height() - row * 6.0) / row).floor().max(1.0) as usize;
    let mut rest = above;
    for entry in listed.iter().take(room) {
        let (place, below) = split_top(rest, row, 0.0);
        let price = in_view(scene, tongue.money(entry.amount));
        let font = Style::Strong.font(measures);
        let wide = ui.painter().layout_no_wrap(price.clone(), font, palette.ink).size().x.ceil().max(122.0);
        let (words, amount) = split_left(place, place.width() - wide - 8.0, 8.0);
        Line::new(&entry.title, Style::Strong, palette.ink).show(ui, measures, words);
        Line::new(&price, Style::Strong, palette.ink).align(Align2::RIGHT_CENTER).show(ui, measures, amount);
        ui.painter().hline(place.x_range(), place.max.y, Stroke::new(1.0, palette.row));
        rest = below;
    }
    if listed.len() > room {
        let (place, below) = split_top(rest, row, 0.0);
        let more = format!("+ {}", listed.len() - room);
        Line::new(&more, Style::Note, palette.soft).show(ui, measures, place);
        rest = below;
    }
    sum_rows(ui, scene, rest.with_min_y(rest.min.y + 8.0));
    let (total, below) = split_top(foot, measures.pad * 2.2, 0.0);
    Line::new(&payable(scene, tongue.say("review-total")), Style::Title, palette.ink).show(ui, measures, total);
    Line::new(&tongue.money(quote.total), Style::Money, palette.ink)
        .align(Align2::RIGHT_CENTER)
        .show(ui, measures, total);
    let catalog = scene.session.catalog();
    let personal =
        quote.lines.iter().any(|line| catalog.product(&line.product).is_some_and(|known| known.personalised));
    let (note, place) = split_bottom(below, measures.button * 1.15, 8.0);
    if personal {
        Paragraph::new(&tongue.say("commit-personal"), Style::Note, palette.amber_text, 2).show(ui, measures, note);
    }
    let text = tongue.say(if saving { "order-saving" } else { "order-button" });
    button(ui, scene.theme, place, &text, ButtonKind::Continue).clicked()
}
