//! Owns the cards of accessories and services, and everything that matches when the buyer asks for it.

use eframe::egui::{Align2, Color32, Rect, Ui, vec2};

use super::claims::{claims, deadline};
use super::options::{Cursor, in_scroll};
use super::shell::heading;
use super::{Scene, Wish};
use crate::catalog::{Cover, Offer, OfferId, OfferKind, Product, ProductId};
use crate::flow::{Action, Reason, Suggestion};
use crate::ui::theme::{Form, Measures, Style};
use crate::ui::widgets::{
    Answer, Line, Paragraph, answer, card, link, pill, rows, split_bottom, split_left, split_right, split_top,
    text_height,
};

pub(super) fn show_accessories(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> Option<Wish> {
    let (title, lead) = (scene.tongue.say("accessories-title"), scene.say_of_design("accessories-lead"));
    side_by_side(ui, scene, rect, (&title, &lead))
}

pub(super) fn show_services(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> Option<Wish> {
    // The notice on what the law gives anyway stands before any warranty that is offered. Source: UCPD Annex I 10.
    let catalog = scene.session.catalog();
    let is_warranty = |suggestion: &Suggestion| {
        let product = match catalog.offer(&suggestion.offer).map(|offer| &offer.kind) {
            Some(OfferKind::Service { product, .. }) => catalog.product(product),
            _ => None,
        };
        product.is_some_and(|product| matches!(product.claims.cover, Some(Cover::Warranty { .. })))
    };
    let lead = if scene.session.suggestions().iter().any(is_warranty) { "services-law" } else { "services-lead" };
    let (title, lead) = (scene.tongue.say("services-title"), scene.tongue.say(lead));
    side_by_side(ui, scene, rect, (&title, &lead))
}

/// The set so far on one side, the offers on the other.
fn side_by_side(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, (title, lead): (&str, &str)) -> Option<Wish> {
    let measures = &scene.theme.measures;
    let place = heading(ui, scene, rect, title, lead);
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
    let mut wish = None;
    for (suggestion, place) in offers.iter().zip(rows(cards, offers.len(), measures.gap)) {
        wish = offer_card(ui, scene, place, suggestion).or(wish);
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

/// How many things stand beside what one came for.
const MOST_IN_SET: usize = 4;

/// What is in the order, in one picture: the hook large, what came with it beside.
pub(super) fn set_so_far(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) {
    let measures = &scene.theme.measures;
    card(ui, scene.theme, rect);
    let inner = rect.shrink(measures.inset);
    let lines: Vec<_> = scene
        .session
        .state()
        .order
        .lines
        .iter()
        .filter_map(|line| scene.session.catalog().product(&line.product).map(|product| (line, product)))
        .collect();
    let Some(((first, product), others)) = lines.split_first() else { return };
    let gap = measures.inset;
    let (main, strip) = match (others.len(), measures.form) {
        (0, _) => (inner, None),
        (_, Form::Portrait) => {
            let (main, strip) = split_right(inner, inner.height() * 0.46, gap);
            (main, Some(strip))
        }
        (_, _) => {
            let (main, strip) = split_bottom(inner, inner.height() * 0.27, gap);
            (main, Some(strip))
        }
    };
    scene.product_picture(ui, main, product, &first.choices);
    let label = scene.tongue.say("set-so-far");
    pill(ui, scene.theme, Rect::from_min_max(main.min + vec2(14.0, 14.0), main.max), &label);
    let Some(strip) = strip else { return };
    let shown = others.len().min(MOST_IN_SET);
    let places: Vec<Rect> = if measures.form == Form::Portrait {
        rows(strip, shown.max(2), gap).collect()
    } else {
        crate::ui::widgets::columns(strip, shown.max(3), gap).collect()
    };
    for ((line, product), place) in others.iter().zip(places) {
        scene.product_picture(ui, place, product, &line.choices);
    }
}

/// One offer: its picture with the buyer's logo, why, what it really costs, and no and yes as twins.
pub(super) fn offer_card(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, suggestion: &Suggestion) -> Option<Wish> {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let offer = scene.session.catalog().offer(&suggestion.offer)?;
    card(ui, scene.theme, rect);
    let inner = rect.shrink(measures.inset);
    // A card that is high for its width has its picture above; else beside.
    let stands = inner.height() > inner.width() * 0.6;
    let share = if measures.form == Form::Portrait { 0.46 } else { 0.47 };
    let (picture, words) = if stands {
        split_top(inner, inner.height() * 0.58, measures.pad * 0.6)
    } else {
        // In steps, so that cards whose heights differ by a pixel have their words in one line.
        let width = ((inner.width() * share).min(inner.height() * 1.9) / 8.0).floor() * 8.0;
        split_left(inner, width, measures.pad)
    };
    offer_picture(ui, scene, picture, offer);
    let side = measures.pad - measures.inset;
    let words = if stands { words.shrink2(vec2(side, 0.0)) } else { words.with_max_x(words.max.x - side) };
    let (words, buttons) = split_bottom(words, measures.button_dense + side * 0.4, 4.0);
    let buttons = buttons.with_max_y(buttons.max.y - side * 0.4);
    let name = offer_name(scene, offer);
    let (title, rest) = split_top(words, measures.pad * 1.7, 2.0);
    let amount = scene.tongue.difference(suggestion.difference);
    let font = Style::Amount.font(measures);
    let width = ui.painter().layout_no_wrap(amount.clone(), font, palette.ink).size().x + 4.0;
    let (left, right) = split_right(title, width, 12.0);
    Line::new(&name, Style::Heading, palette.ink).show(ui, measures, left);
    Line::new(&amount, Style::Amount, palette.ink).align(Align2::RIGHT_CENTER).show(ui, measures, right);
    let because = scene.text(&offer.because);
    // What it costs apart has its row before the reason has more than one.
    let note_row = (Style::Mark.font(measures).size * 1.4).ceil();
    let reason_row = (Style::Note.font(measures).size * 1.4).ceil();
    let reason_rows = (((rest.height() - note_row) / reason_row + 0.2).floor() as usize).clamp(1, 3);
    let used = Paragraph::new(because, Style::Note, palette.ink, reason_rows).show(ui, measures, rest);
    let below = rest.with_min_y((rest.min.y + used + 2.0).min(rest.max.y));
    let room = ((below.height() / note_row) as usize).clamp(1, 2);
    let notes = fitting(ui, measures, &notes(scene, suggestion), (below.width(), note_row * room as f32));
    Paragraph::new(&notes, Style::Mark, palette.soft, room).show(ui, measures, below);
    let (no, yes) = (scene.tongue.say("no"), scene.tongue.say("yes"));
    let said = answer(ui, (scene.theme, scene.tongue), buttons, (&name, (&no, &yes)), suggestion.response)?;
    Some(answer_wish(&suggestion.offer, said))
}

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
        OfferKind::Multiplier { times, .. } => {
            scene.tongue.say_with("multiplier-title", &[("times", scene.tongue.times(i64::from(*times) * 100).into())])
        }
    }
}

/// How many an offer brings, or has brought, to this order, where that follows from what they go with.
fn brought(scene: &Scene<'_>, offer: &Offer, product: &ProductId) -> Option<u32> {
    let of = |order: &crate::pricing::Order| {
        order.lines.iter().find(|line| line.product == *product).map(|line| line.quantity)
    };
    let state = scene.session.state();
    of(&state.order).or_else(|| of(&scene.session.order_with(offer)?))
}

/// The picture of what an offer brings: in the colours that it would have in this order.
fn offer_picture(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, offer: &Offer) {
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
    let Some(product) = product else { return };
    let state = scene.session.state();
    let in_order = |order: &crate::pricing::Order| {
        order.lines.iter().find(|line| line.product == product.id).map(|line| line.choices.clone())
    };
    let choices = in_order(&state.order)
        .or_else(|| scene.session.order_with(offer).as_ref().and_then(in_order))
        .unwrap_or_else(|| product.first_choices());
    scene.product_picture(ui, rect, product, &choices);
}

/// As many notes as there is room for, the weightiest first. One is always told.
fn fitting(ui: &Ui, measures: &Measures, notes: &[String], (width, height): (f32, f32)) -> String {
    const ANY_ROWS: usize = 9;
    let joined = |count: usize| notes.get(..count).unwrap_or_default().join(" · ");
    let fits = |text: &str| {
        let paragraph = Paragraph::new(text, Style::Mark, Color32::PLACEHOLDER, ANY_ROWS);
        text_height(ui, measures, &paragraph, width) <= height + 1.0
    };
    (1..=notes.len()).rev().map(joined).find(|text| fits(text)).unwrap_or_else(|| joined(1))
}

/// What stands under the reason: what it would cost otherwise, whether it goes over the cap, and what makes it fit best.
fn notes(scene: &Scene<'_>, suggestion: &Suggestion) -> Vec<String> {
    let tongue = scene.tongue;
    let apart = suggestion.otherwise.filter(|otherwise| *otherwise > suggestion.difference);
    let is_gift = scene.session.catalog().offer(&suggestion.offer).is_some_and(Offer::is_gift);
    let apart_name = if is_gift { "gift-apart" } else { "together-apart" };
    let apart = apart.map(|apart| tongue.say_with(apart_name, &[("price", tongue.money(apart).into())]));
    let cap = tongue.share(scene.session.catalog().plan.cap.basis_points());
    let over = (!suggestion.within_cap).then(|| tongue.say_with("more-over", &[("cap", cap.into())]));
    let reason = suggestion.reasons.first().and_then(|reason| match reason {
        Reason::FitsAnswers(_) => fitting_answer(scene, suggestion),
        Reason::MatchesStyle(_) => Some(tongue.say("matches-style")),
        Reason::BoughtTogether { both, hook } => {
            Some(tongue.say_with("bought-together", &[("both", (*both).into()), ("hook", (*hook).into())]))
        }
    });
    let offer = scene.session.catalog().offer(&suggestion.offer);
    let ends = offer.and_then(|offer| deadline(scene, offer, suggestion.otherwise));
    let claims = offer.map(|offer| claims_of(scene, offer)).unwrap_or_default();
    claims.into_iter().chain(ends).chain(apart).chain(effects(scene, suggestion)).chain(over).chain(reason).collect()
}

/// What the product that an offer brings claims.
fn claims_of(scene: &Scene<'_>, offer: &Offer) -> Vec<String> {
    let (product, quantity) = match &offer.kind {
        OfferKind::Accessory { product, quantity, .. } => (product, *quantity),
        OfferKind::Service { product, .. } => (product, 1),
        OfferKind::Upgrade { .. } | OfferKind::Bundle { .. } | OfferKind::Multiplier { .. } => return Vec::new(),
    };
    scene.session.catalog().product(product).map(|product| claims(scene, product, quantity)).unwrap_or_default()
}

/// What else an offer does to this order: sets that come to apply or no longer do, and what becomes of sending. All of it is in
/// the difference that the offer is shown with.
pub(super) fn effects(scene: &Scene<'_>, suggestion: &Suggestion) -> Vec<String> {
    let tongue = scene.tongue;
    let about = |key: &str, offers: &[OfferId]| {
        let catalog = scene.session.catalog();
        let names: Vec<String> = offers
            .iter()
            .filter_map(|id| catalog.offer(id))
            .map(|offer| {
                let is_together = matches!(offer.kind, OfferKind::Accessory { .. });
                let key = if is_together { "explain-name-together" } else { "explain-name" };
                tongue.say_with(key, &[("name", offer_name(scene, offer).into())])
            })
            .collect();
        (!names.is_empty()).then(|| tongue.say_with(key, &[("names", names.join(", ").into())]))
    };
    let shipping = suggestion.shipping;
    let is_free = scene.session.quote().is_some_and(|quote| (quote.shipping.price + shipping).is_zero());
    let sending = match (shipping.is_zero(), shipping.is_negative()) {
        (true, _) => None,
        (false, true) if is_free => Some(tongue.say("offer-ships-free")),
        (false, _) => Some(tongue.say_with("offer-ships", &[("price", tongue.difference(shipping).into())])),
    };
    // Where one set takes the place of another, the new one is what the buyer gets.
    let offer = scene.session.catalog().offer(&suggestion.offer);
    let is_set = offer.is_some_and(|offer| matches!(offer.kind, OfferKind::Bundle { .. }));
    let lost = || if is_set { None } else { about("offer-loses", &suggestion.lost) };
    let sets = about("offer-gains", &suggestion.gained).or_else(lost);
    [sets, sending].into_iter().flatten().collect()
}

/// The buyer's own answer that an offer fits.
fn fitting_answer(scene: &Scene<'_>, suggestion: &Suggestion) -> Option<String> {
    let catalog = scene.session.catalog();
    let offer = catalog.offer(&suggestion.offer)?;
    let fit = offer.fits.iter().find(|fit| scene.session.state().answered(fit))?;
    let question = catalog.plan.questions.iter().find(|question| question.id == fit.question)?;
    let answer = question.answers.iter().find(|answer| answer.id == fit.answer)?;
    Some(scene.tongue.say_with("fits-answer", &[("answer", scene.text(&answer.name).into())]))
}

/// Everything that matches, because the buyer asked.
pub(super) fn show_more(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> Option<Wish> {
    let measures = &scene.theme.measures;
    let cap = scene.tongue.share(scene.session.catalog().plan.cap.basis_points());
    let lead = scene.tongue.say_with("more-lead", &[("cap", cap.into())]);
    let place = heading(ui, scene, rect, &scene.tongue.say("more-title"), &lead);
    let (across, height) = match measures.form {
        Form::Landscape => (2, 232.0),
        Form::Laptop => (2, 204.0),
        Form::Portrait => (1, 262.0),
    };
    let offers = scene.session.suggestions();
    in_scroll(ui, place, |ui, rect| {
        let mut cursor = Cursor { rect, y: rect.min.y };
        let mut wish = None;
        for chunk in offers.chunks(across) {
            let row = cursor.take(height, measures.gap);
            // Cards that are out of sight are not drawn: their pictures would be made for nobody.
            if !ui.is_rect_visible(row) {
                continue;
            }
            for (suggestion, place) in chunk.iter().zip(crate::ui::widgets::columns(row, across, measures.gap)) {
                wish = offer_card(ui, scene, place, suggestion).or(wish);
            }
        }
        (wish, cursor.y)
    })
}
