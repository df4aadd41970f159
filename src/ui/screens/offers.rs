//! Owns the screens of accessories and services, and everything that matches when the buyer asks for it.

use eframe::egui::{Align2, Rect, Ui, vec2};

use super::heading::heading;
use super::moving::note_set;
use super::offer_card::{Setting, offer_card};
use super::options::{Cursor, in_scroll};
use super::{Scene, Wish, tax};
use crate::catalog::{Choices, Cover, Offer, OfferId, OfferKind, Product, ProductId};
use crate::flow::{Action, Suggestion};
use crate::money::Percent;
use crate::ui::theme::{Form, Space, Style};
use crate::ui::widgets::{Answer, card, columns, link, pill, rows, split_bottom, split_left, split_right, split_top};

pub(super) fn show_accessories(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> Option<Wish> {
    let (title, lead) = (scene.tongue.say("accessories-title"), scene.say_of_design("accessories-lead"));
    side_by_side(ui, scene, rect, (&title, &lead))
}

pub(super) fn show_services(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> Option<Wish> {
    let (title, lead) = (scene.tongue.say("services-title"), scene.tongue.say(services_lead(scene)));
    side_by_side(ui, scene, rect, (&title, &lead))
}

/// The line under the heading of services. The notice on what the law gives anyway stands before any warranty that is offered.
/// Source: UCPD Annex I 10.
pub(super) fn services_lead(scene: &Scene<'_>) -> &'static str {
    let catalog = scene.session.catalog();
    let is_warranty = |suggestion: &Suggestion| {
        let product = match catalog.offer(&suggestion.offer).map(|offer| &offer.kind) {
            Some(OfferKind::Service { product, .. }) => catalog.product(product),
            _ => None,
        };
        product.is_some_and(|product| matches!(product.claims.cover, Some(Cover::Warranty { .. })))
    };
    if scene.session.suggestions().iter().any(is_warranty) { "services-law" } else { "services-lead" }
}

/// The set so far on one side, the offers on the other.
fn side_by_side(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, (title, lead): (&str, &str)) -> Option<Wish> {
    let measures = &scene.theme.measures;
    let place = heading(ui, scene, rect, title, &tax::lead(scene, lead));
    let (place, more) = if scene.session.has_more() {
        let (place, more) =
            split_bottom(place, if measures.form == Form::Laptop { 30.0 } else { 44.0 }, measures.gap * 0.4);
        (place, Some(more))
    } else {
        (place, None)
    };
    let (set, cards) = match measures.form {
        Form::Portrait => split_top(place, place.height() * 0.36, measures.gap),
        Form::Landscape | Form::Laptop => split_left(place, place.width() * 0.425, measures.gap * 1.3),
    };
    set_so_far(ui, scene, set);
    let offers = scene.session.suggestions();
    let places: Vec<Rect> = rows(cards, offers.len(), measures.gap).collect();
    let setting = Setting::of(ui, scene, offers, places.first().copied().unwrap_or(cards));
    let mut wish = None;
    for (suggestion, place) in offers.iter().zip(places) {
        wish = offer_card(ui, scene, place, (suggestion, &setting)).or(wish);
    }
    if let Some(more) = more
        && more_link(ui, scene, more)
    {
        wish = Some(Wish::Act(Action::MoreAsked));
    }
    wish
}

/// The link to everything that matches: asked for, never pushed.
pub(super) fn more_link(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> bool {
    let text = scene.tongue.say("more-show");
    let font = Style::Chip.font(&scene.theme.measures);
    let width = ui.painter().layout_no_wrap(text.clone(), font, scene.theme.palette.ink).size().x + 2.0;
    let (_, place) = split_right(rect, width, 0.0);
    link(ui, scene.theme, place, &text, Align2::RIGHT_CENTER).clicked()
}

/// What is in the order, in one picture that grows as things are added.
pub(super) fn set_so_far(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) {
    card(ui, scene.theme, rect);
    note_set(ui.ctx(), rect);
    let inner = rect.shrink(scene.theme.measures.inset);
    scene.set_picture(ui, inner, &scene.parts_of(&scene.session.state().order));
    // On a small picture it would lie over what it names.
    if inner.height() < LEAST_NAMED {
        return;
    }
    let is_placed = scene.session.state().placed.is_some();
    let label = scene.tongue.say(if is_placed { "set-ordered" } else { "set-so-far" });
    pill(ui, scene.theme, Rect::from_min_max(inner.min + vec2(Space::SNUG, Space::SNUG), inner.max), &label);
}

/// The one product that an offer brings.
pub(super) const fn brings(offer: &Offer) -> Option<&ProductId> {
    match &offer.kind {
        OfferKind::Upgrade { to: product, .. }
        | OfferKind::Accessory { product, .. }
        | OfferKind::Service { product, .. } => Some(product),
        OfferKind::Bundle { .. } | OfferKind::Multiplier { .. } => None,
    }
}

/// The lowest picture of a set that has room for its name, in points.
const LEAST_NAMED: f32 = 200.0;

/// What an answer asks for.
pub(super) fn answer_wish(offer: &OfferId, said: Answer) -> Wish {
    Wish::Act(match said {
        Answer::Yes => Action::OfferAccepted(offer.clone()),
        Answer::No => Action::OfferDeclined(offer.clone()),
        Answer::TakeBack => Action::OfferTakenBack(offer.clone()),
    })
}

/// What an offer is called.
pub(super) fn offer_name(scene: &Scene<'_>, offer: &Offer) -> String {
    match &offer.kind {
        OfferKind::Upgrade { to, .. } => scene.name(to),
        OfferKind::Accessory { product, quantity, step, .. } => {
            let known = scene.session.catalog().product(product);
            let quantity = step.and_then(|_| brought(scene, offer, product)).unwrap_or(*quantity);
            known.map_or_else(String::new, |known| scene.counted_goods(quantity, known))
        }
        OfferKind::Service { product, .. } => scene.name(product),
        OfferKind::Bundle { name, .. } => scene.text(name).to_owned(),
        OfferKind::Multiplier { times, surcharge, .. } => golden_title(scene, (*times, *surcharge)),
    }
}

/// What the golden offer asks: so many times everything, for so much more.
pub(super) fn golden_title(scene: &Scene<'_>, (times, surcharge): (u32, Percent)) -> String {
    let spelled = scene.tongue.times(i64::from(times) * 100);
    let values = [("times", spelled.into()), ("share", scene.tongue.exact(surcharge).into())];
    scene.tongue.say_with("multiplier-title", &values)
}

/// How many an offer brings, or has brought, to this order, where that follows from what they go with.
fn brought(scene: &Scene<'_>, offer: &Offer, product: &ProductId) -> Option<u32> {
    let of = |order: &crate::pricing::Order| {
        order.lines.iter().find(|line| line.product == *product).map(|line| line.quantity)
    };
    let state = scene.session.state();
    of(&state.order).or_else(|| of(&scene.session.order_with(offer)?))
}

/// What the picture of an offer shows, with the choices that it would have in this order.
pub(super) fn pictured<'a>(scene: &'a Scene<'_>, offer: &Offer) -> Option<(&'a Product, Choices)> {
    let catalog = scene.session.catalog();
    let shown = |id| -> Option<&Product> { catalog.product(id) };
    let product = match &offer.kind {
        OfferKind::Upgrade { to: product, .. }
        | OfferKind::Accessory { product, .. }
        | OfferKind::Service { product, .. } => shown(product),
        OfferKind::Bundle { reduction, .. } => {
            let missing = reduction.components().iter().find(|part| !scene.session.state().has(&part.product));
            missing.or_else(|| reduction.components().first()).and_then(|part| shown(&part.product))
        }
        OfferKind::Multiplier { .. } => scene.session.state().hook_line().and_then(|line| shown(&line.product)),
    };
    let product = product?;
    let state = scene.session.state();
    let in_order = |order: &crate::pricing::Order| {
        order.lines.iter().find(|line| line.product == product.id).map(|line| line.choices.clone())
    };
    let choices = in_order(&state.order)
        .or_else(|| scene.session.order_with(offer).as_ref().and_then(in_order))
        .unwrap_or_else(|| product.first_choices());
    Some((product, choices))
}

/// Everything that matches, because the buyer asked.
pub(super) fn show_more(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> Option<Wish> {
    let measures = &scene.theme.measures;
    let cap = scene.tongue.share(scene.session.catalog().plan.cap.basis_points());
    let lead = scene.tongue.say_with("more-lead", &[("cap", cap.into())]);
    let place = heading(ui, scene, rect, &scene.tongue.say("more-title"), &tax::lead(scene, &lead));
    let (across, height) = match measures.form {
        Form::Landscape => (2, 232.0),
        Form::Laptop => (2, 204.0),
        Form::Portrait => (1, 262.0),
    };
    let offers = scene.session.suggestions();
    let first = columns(place.with_max_y(place.min.y + height), across, measures.gap).next();
    let setting = Setting::of(ui, scene, offers, first.unwrap_or(place));
    in_scroll(ui, place, |ui, rect| {
        let mut cursor = Cursor { rect, y: rect.min.y };
        let mut wish = None;
        for chunk in offers.chunks(across) {
            let row = cursor.take(height, measures.gap);
            // Cards that are out of sight are not drawn: their pictures would be made for nobody.
            if !ui.is_rect_visible(row) {
                continue;
            }
            for (suggestion, place) in chunk.iter().zip(columns(row, across, measures.gap)) {
                wish = offer_card(ui, scene, place, (suggestion, &setting)).or(wish);
            }
        }
        (wish, cursor.y)
    })
}
