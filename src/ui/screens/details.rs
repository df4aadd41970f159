//! Owns the details and the order button, with the summary and the total on the same screen.

use eframe::egui::{Align2, Color32, Rect, Stroke, Ui};

use super::entries::{Entry, entries};
use super::heading::heading;
use super::offers::set_so_far;
use super::review::{sum_height, sum_rows};
use super::tax::{in_view, payable};
use super::{DetailsView, Scene, ViewState, Wish, incentive};
use crate::flow::{Details, Handover, Missing};
use crate::ui::theme::{Form, Space, Style};
use crate::ui::widgets::keyboard::Typing;
use crate::ui::widgets::{
    ButtonKind, Line, Paragraph, asking_field, button, card, columns, split_bottom, split_left, split_right, split_top,
    text_height, text_width,
};

pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, view: &mut ViewState) -> Option<Wish> {
    let (measures, tongue) = (&scene.theme.measures, scene.tongue);
    let place = heading(ui, scene, rect, &tongue.say("details-title"), &tongue.say(details_lead(scene)));
    let (fields, summary) = match measures.form {
        Form::Portrait => {
            let left = place.height() - usual_height(scene) - measures.gap;
            split_top(place, left.max(place.height() * 0.48).max(560.0), measures.gap)
        }
        Form::Landscape => split_right(place, 760.0, measures.gap * 2.0),
        Form::Laptop => split_right(place, 520.0, measures.gap * 1.5),
    };
    let wish = fields_of(ui, scene, fields, view);
    let pressed = summary_of(ui, scene, summary, &view.details);
    if pressed { place_order(scene, view) } else { wish }
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
    view.details.seeks = view.details.missing.is_some();
    view.details.missing.is_none().then(|| Wish::Place(view.details.details.clone()))
}

/// What stands on the order button, and how it looks: it waits as long as something is missing, and can be pressed all the same.
pub(super) fn order_words(scene: &Scene<'_>, details: &DetailsView) -> (String, ButtonKind) {
    let is_whole = details.details.missing(scene.session.handover()).is_none();
    let text = scene.tongue.say(if details.saving { "order-saving" } else { "order-button" });
    (text, if is_whole { ButtonKind::Continue } else { ButtonKind::Waiting })
}

/// What is still missing, in a few words; nothing where all is there.
pub(super) fn still_needed(scene: &Scene<'_>, details: &Details) -> Option<String> {
    let handover = scene.session.handover();
    let mut filled = details.clone();
    let mut needed = Vec::new();
    // Each is filled in for the moment, to see what is missing beside it.
    while let Some(missing) = filled.missing(handover).filter(|_| needed.len() < 4) {
        let (name, text, sample) = match missing {
            Missing::Name => ("needed-name", &mut filled.name, "Anna"),
            Missing::Address => ("needed-address", &mut filled.address, "Straat 1"),
            Missing::Contact => ("needed-contact", &mut filled.phone, "0123456789"),
            Missing::ValidMail => ("needed-mail", &mut filled.mail, "a@b.c"),
            Missing::Shorter => return Some(scene.tongue.say("missing-shorter")),
        };
        sample.clone_into(text);
        needed.push(scene.tongue.say(name));
    }
    let what = needed.join(", ");
    (!what.is_empty()).then(|| scene.tongue.say_with("details-needed", &[("what", what.into())]))
}

/// Whether a field is what an order waits for.
pub(super) fn is_asked(missing: Option<Missing>, label: &str) -> bool {
    match missing {
        Some(Missing::Name) => label == "details-name",
        Some(Missing::Address) => label == "details-address",
        Some(Missing::Contact) => label == "details-mail" || label == "details-phone",
        Some(Missing::ValidMail) => label == "details-mail",
        Some(Missing::Shorter) | None => false,
    }
}

/// One field; where it is what is missing, it is marked and the keyboard comes to it. Returns whether what is in it changed.
pub(super) fn detail_field(
    ui: &mut Ui,
    scene: &Scene<'_>,
    place: Rect,
    (label, text): (&str, &mut String),
    (missing, seeks): (Option<Missing>, &mut bool),
) -> bool {
    let is_asked = is_asked(missing, label);
    let name = scene.tongue.say(label);
    let asked = (name.as_str(), is_asked, typing_of(label));
    let response = asking_field(ui, scene.theme, place, asked, (text, Details::LONGEST));
    if is_asked && std::mem::take(seeks) {
        response.request_focus();
    }
    response.changed()
}

/// What is typed into a field.
fn typing_of(label: &str) -> Typing {
    match label {
        "details-address" => Typing::Address,
        "details-mail" => Typing::Mail,
        "details-phone" => Typing::Phone,
        _ => Typing::Names,
    }
}

/// The lowest picture that is worth its place, in points.
const LEAST_PICTURE: f32 = 140.0;

fn fields_of(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, view: &mut ViewState) -> Option<Wish> {
    let (measures, palette, tongue) = (&scene.theme.measures, &scene.theme.palette, scene.tongue);
    let height = measures.field + 34.0;
    let missing = view.details.missing;
    let needs_address = scene.session.handover() == Handover::Sent;
    let Details { name, address, mail, phone } = &mut view.details.details;
    let asked = &mut view.details.seeks;
    let gap = measures.gap * 0.6;
    let (place, mut rest) = split_top(rect, height, gap);
    let mut changed = detail_field(ui, scene, place, ("details-name", name), (missing, asked));
    if needs_address {
        let (place, below) = split_top(rest, height, gap);
        changed |= detail_field(ui, scene, place, ("details-address", address), (missing, asked));
        rest = below;
    }
    let (place, mut rest) = split_top(rest, height, gap);
    for (place, field) in columns(place, 2, gap).zip([("details-mail", mail), ("details-phone", phone)]) {
        changed |= detail_field(ui, scene, place, field, (missing, asked));
    }
    if changed {
        view.details.missing = None;
    }
    if let Some(missing) = missing {
        let (place, below) = split_top(rest, 30.0, Space::TINY);
        let text = tongue.say(missing_name(missing));
        Line::new(&text, Style::Strong, palette.red).show(ui, measures, place);
        rest = below;
    }
    let (place, mut rest) = split_top(rest, 30.0, Space::SNUG);
    Line::new(&tongue.say("details-privacy"), Style::Note, palette.soft).show(ui, measures, place);
    let mut wish = None;
    if incentive::is_asked(scene) {
        let (place, below) = split_top(rest, incentive::height(ui, scene, rest.width()), gap);
        wish = incentive::show(ui, scene, place, &mut view.details);
        rest = below;
    }
    // What it is all about stays in sight, where there is room for a picture worth looking at.
    if rest.height() > LEAST_PICTURE {
        set_so_far(ui, scene, rest);
    }
    wish
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

/// What is ordered and what it costs, and the button that says that one pays, on a card that is as high as that. Returns whether
/// the button was pressed.
fn summary_of(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, details: &DetailsView) -> bool {
    let (measures, palette, tongue) = (&scene.theme.measures, &scene.theme.palette, scene.tongue);
    let Some(quote) = scene.session.quote() else { return false };
    let row = if measures.form == Form::Laptop { 32.0 } else { ROW };
    let listed = entries(scene);
    let width = rect.width() - 2.0 * measures.pad;
    let notes = notes_of(ui, scene, &details.details, width);
    let foot = notes.iter().map(|(_, height)| height + Space::SMALL).sum::<f32>()
        + measures.pad * 2.2
        + Space::TINY
        + measures.button * 1.15
        + Space::SMALL;
    let fixed = 2.0 * measures.pad + Space::SMALL + sum_height(scene) + foot;
    let room = ((rect.height() - fixed) / row + 0.01).floor().max(1.0) as usize;
    // Where not all lines fit, the last row says how many more there are.
    let shown = if listed.len() > room { room.saturating_sub(1).max(1) } else { listed.len() };
    let rows = if listed.len() > shown { shown + 1 } else { shown };
    let rect = rect.with_max_y((rect.min.y + fixed + row * rows as f32).min(rect.max.y));
    card(ui, scene.theme, rect);
    let inner = rect.shrink(measures.pad);
    let (above, foot) = split_bottom(inner, foot, 0.0);
    let rest = lines_of(ui, scene, above, (&listed, shown, row));
    sum_rows(ui, scene, rest.with_min_y(rest.min.y + Space::SMALL));
    let (total, mut rest) = split_top(foot, measures.pad * 2.2, Space::TINY);
    Line::new(&payable(scene, tongue.say("review-total")), Style::Title, palette.ink).show(ui, measures, total);
    Line::new(&tongue.money(quote.total), Style::Money, palette.ink)
        .align(Align2::RIGHT_CENTER)
        .show(ui, measures, total);
    for ((text, color), height) in notes {
        let (place, below) = split_top(rest, height, Space::SMALL);
        Paragraph::new(&text, Style::Note, color, 3).show(ui, measures, place);
        rest = below;
    }
    let (_, place) = split_bottom(rest, measures.button * 1.15, 0.0);
    let (text, kind) = order_words(scene, details);
    button(ui, scene.theme, place, &text, kind).clicked()
}

/// How high the summary is on a screen that stands, with a line for each note: what is typed moves nothing.
fn usual_height(scene: &Scene<'_>) -> f32 {
    let measures = &scene.theme.measures;
    let note = Style::Note.font(measures).size * Style::Note.line_height() + Space::SMALL;
    let foot = measures.pad * 2.2 + Space::TINY + measures.button * 1.15 + Space::SMALL + 2.0 * note;
    let fixed = 2.0 * measures.pad + Space::SMALL + sum_height(scene) + foot;
    fixed + ROW * entries(scene).len() as f32
}

/// How high a row of the summary is.
const ROW: f32 = 44.0;

/// A text with its colour, and how high it is.
type Told = ((String, Color32), f32);

/// What is said above the button: that what is made for one stays one's own, and what is still missing.
fn notes_of(ui: &Ui, scene: &Scene<'_>, details: &Details, width: f32) -> Vec<Told> {
    let palette = &scene.theme.palette;
    let personal = is_personal(scene).then(|| (scene.tongue.say("commit-personal"), palette.amber_text));
    let needed = still_needed(scene, details).map(|text| (text, palette.ink));
    let told = personal.into_iter().chain(needed);
    told.map(|(text, color)| {
        let height = text_height(ui, &scene.theme.measures, &Paragraph::new(&text, Style::Note, color, 3), width);
        ((text, color), height)
    })
    .collect()
}

/// Whether something in the order is made for this buyer alone.
pub(super) fn is_personal(scene: &Scene<'_>) -> bool {
    let catalog = scene.session.catalog();
    let is_own =
        |line: &crate::pricing::QuoteLine| catalog.product(&line.product).is_some_and(|product| product.personalised);
    scene.session.quote().is_some_and(|quote| quote.lines.iter().any(is_own))
}

/// The lines, each with its price. Returns what is left below.
fn lines_of(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, (listed, shown, row): (&[Entry<'_>], usize, f32)) -> Rect {
    let (measures, palette, tongue) = (&scene.theme.measures, &scene.theme.palette, scene.tongue);
    let mut rest = rect;
    for entry in listed.iter().take(shown) {
        let (place, below) = split_top(rest, row, 0.0);
        let is_line = entry.line.is_some();
        let price = if is_line { tongue.money(entry.amount) } else { tongue.difference(entry.amount) };
        let price = in_view(scene, price);
        let wide = text_width(ui, measures, (&price, Style::Strong)).max(122.0);
        let (words, amount) = split_left(place, place.width() - wide - Space::SMALL, Space::SMALL);
        Line::new(&entry.title, Style::Strong, palette.ink).show(ui, measures, words);
        Line::new(&price, Style::Strong, palette.ink).align(Align2::RIGHT_CENTER).show(ui, measures, amount);
        ui.painter().hline(place.x_range(), place.max.y, Stroke::new(scene.theme.strokes.hair, palette.row));
        rest = below;
    }
    if listed.len() > shown {
        let (place, below) = split_top(rest, row, 0.0);
        let more = format!("+ {}", listed.len() - shown);
        Line::new(&more, Style::Note, palette.soft).show(ui, measures, place);
        rest = below;
    }
    rest
}
