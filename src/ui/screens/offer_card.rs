//! Owns the card of one offer, and how the words of all cards on a screen are set: alike, as large as the fullest of them allows.

use eframe::egui::{Align2, Rect, Ui, vec2};

use super::magnifier::{look_at, magnifier};
use super::moving::fly;
use super::offer_notes::Notes;
use super::offers::{answer_wish, brings, offer_name, pictured};
use super::{Scene, Wish};
use crate::artwork::PictureRequest;
use crate::catalog::{Offer, OfferKind};
use crate::flow::Suggestion;
use crate::ui::theme::{Form, Measures, Space, Style};
use crate::ui::widgets::{
    Answer, Line, Paragraph, answer, card, split_bottom, split_left, split_right, split_top, text_height, text_width,
};

/// How the words on the cards of one screen are set: no card larger than the one beside it.
pub(super) struct Setting {
    reason: Style,
    notes: Style,
    /// How much a card's words are offered: what a service is, beside why it is offered.
    has_summary: bool,
    /// The longest name, where there is no room for a second line: no name is set larger than it.
    longest: Option<String>,
    /// How high the picture is on a card that stands.
    picture: f32,
}

/// Where the parts of a card stand.
struct Places {
    picture: Rect,
    words: Rect,
    buttons: Rect,
}

impl Setting {
    /// How the words of these offers are set on cards of this size.
    pub(super) fn of(ui: &Ui, scene: &Scene<'_>, offers: &[Suggestion], rect: Rect) -> Self {
        let catalog = scene.session.catalog();
        let pairs: Vec<(&Offer, &Suggestion)> =
            offers.iter().filter_map(|suggestion| Some((catalog.offer(&suggestion.offer)?, suggestion))).collect();
        let with = |(reason, notes), has_summary| Self { reason, notes, has_summary, longest: None, picture: 0.0 };
        let large = (Style::Body, Style::Note);
        let usual = (Style::Note, Style::Mark);
        let inner = rect.shrink(scene.theme.measures.inset);
        let whole = [with(large, true), with(large, false), with(usual, true), with(usual, false)];
        // What may be said makes room for what must be, before names make room for anything.
        let settings = whole.into_iter().zip([true; 4]).chain([(with(usual, false), false)]);
        for (mut setting, is_whole) in settings {
            // Where the picture stands above, the words take what they need of its height.
            let width = Places::of(&scene.theme.measures, rect, inner.height()).words.width();
            let needed = |pair: &(&Offer, &Suggestion)| setting.needed(ui, scene, *pair, (width, is_whole));
            let needed = pairs.iter().map(needed).fold(0.0, f32::max);
            let fixed = foot_height(&scene.theme.measures) + Space::SMALL + Space::SNUG;
            setting.picture = (inner.height() - needed - fixed).clamp(inner.height() * 0.5, inner.height() * 0.75);
            let room = Places::of(&scene.theme.measures, rect, setting.picture).words.height();
            if needed <= room + 0.5 {
                return setting;
            }
        }
        let names = pairs.iter().map(|(offer, _)| offer_name(scene, offer));
        let wide = |name: &String| text_width(ui, &scene.theme.measures, (name, Style::Heading)) as i64;
        Self { longest: names.max_by_key(wide), picture: inner.height() * 0.58, ..with(usual, false) }
    }

    /// How high all that is said of an offer is, or what must be said of it.
    fn needed(
        &self,
        ui: &Ui,
        scene: &Scene<'_>,
        (offer, suggestion): (&Offer, &Suggestion),
        (width, is_whole): (f32, bool),
    ) -> f32 {
        let measures = &scene.theme.measures;
        let ink = scene.theme.palette.ink;
        let name = offer_name(scene, offer);
        let room = width - amount_width(ui, scene, suggestion);
        let title = text_height(ui, measures, &Paragraph::new(&name, Style::Heading, ink, 3), room);
        let reason = text_height(ui, measures, &Paragraph::new(scene.because(offer), self.reason, ink, 9), width);
        let summary = self.summary(scene, offer).map_or(0.0, |summary| {
            text_height(ui, measures, &Paragraph::new(summary, self.reason, ink, 9), width) + Space::TINY
        });
        let notes = Notes::of(scene, suggestion);
        let place = (width, self.notes);
        let notes = if is_whole { notes.all_height(ui, scene, place) } else { notes.least_height(ui, scene, place) };
        title + Space::TINY + reason + summary + Space::TINY + notes
    }

    /// What an offered service is: its picture alone does not say it.
    fn summary<'a>(&self, scene: &'a Scene<'_>, offer: &Offer) -> Option<&'a str> {
        self.has_summary.then(|| summary(scene, offer)).flatten()
    }
}

/// What an offered service is, where that is not what it is offered with.
pub(super) fn summary<'a>(scene: &'a Scene<'_>, offer: &Offer) -> Option<&'a str> {
    let OfferKind::Service { product, .. } = &offer.kind else { return None };
    let product = scene.session.catalog().product(product)?;
    let summary = scene.text(&product.summary);
    (!summary.is_empty() && summary != scene.because(offer)).then_some(summary)
}

impl Places {
    /// Where the parts of a card stand; a card that is high for its width has its picture above, this high; else beside.
    fn of(measures: &Measures, rect: Rect, high: f32) -> Self {
        let inner = rect.shrink(measures.inset);
        let stands = inner.height() > inner.width() * 0.6;
        let side = measures.pad - measures.inset;
        let (picture, words) = if stands {
            let (picture, words) = split_top(inner, high, Space::SMALL);
            (picture, words.shrink2(vec2(side, 0.0)))
        } else {
            let share = if measures.form == Form::Portrait { 0.5 } else { 0.47 };
            // In steps, so that cards whose heights differ by a pixel have their words in one line.
            let width = ((inner.width() * share).min(inner.height() * 2.1) / 8.0).floor() * 8.0;
            let (picture, words) = split_left(inner, width, measures.pad);
            let top = if measures.form == Form::Laptop { 0.0 } else { Space::TINY };
            (picture, words.with_max_x(words.max.x - side).with_min_y(words.min.y + top))
        };
        let gap = if stands { Space::SNUG } else { Space::TINY };
        let (words, foot) = split_bottom(words, foot_height(measures), gap);
        Self { picture, words, buttons: foot.with_max_y(foot.max.y - side * 0.4) }
    }
}

/// How high the answers are, with what is left below them.
fn foot_height(measures: &Measures) -> f32 {
    measures.button_dense + (measures.pad - measures.inset) * 0.4
}

/// How wide the price of an offer is, with the gap before it.
fn amount_width(ui: &Ui, scene: &Scene<'_>, suggestion: &Suggestion) -> f32 {
    let amount = scene.tongue.difference(suggestion.difference);
    text_width(ui, &scene.theme.measures, (&amount, Style::Amount)) + Space::SNUG
}

/// One offer: its picture with the buyer's logo, why, what it really costs, and no and yes as twins.
pub(super) fn offer_card(
    ui: &mut Ui,
    scene: &Scene<'_>,
    rect: Rect,
    (suggestion, setting): (&Suggestion, &Setting),
) -> Option<Wish> {
    let offer = scene.session.catalog().offer(&suggestion.offer)?;
    card(ui, scene.theme, rect);
    let places = Places::of(&scene.theme.measures, rect, setting.picture);
    let shown = offer_picture(ui, scene, places.picture, offer);
    let looked = pictured(scene, offer)
        .filter(|(product, _)| is_first(scene, offer) && magnifier(ui, scene, places.picture, (product, "look-at")));
    if let Some((product, choices)) = looked {
        return Some(look_at(product, &choices));
    }
    let name = offer_name(scene, offer);
    let rest = title_ui(ui, scene, places.words, (&name, suggestion, setting));
    reason_ui(ui, scene, rest, (offer, suggestion, setting));
    let (no, yes) = (scene.tongue.say("no"), scene.tongue.say("yes"));
    // Two offers can bring the same thing, each with something else.
    let about = (name.as_str(), (no.as_str(), yes.as_str()));
    let said = ui.push_id(offer.id.as_str(), |ui| {
        answer(ui, (scene.theme, scene.tongue), places.buttons, about, suggestion.response)
    });
    let said = said.inner?;
    if let (Some(request), Answer::Yes | Answer::TakeBack) = (shown, said) {
        fly(ui, scene, (request, &name), (places.picture, said == Answer::Yes));
    }
    Some(answer_wish(&suggestion.offer, said))
}

/// The name, and on its first line the price. Returns what is left below.
fn title_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    place: Rect,
    (name, suggestion, setting): (&str, &Suggestion, &Setting),
) -> Rect {
    let (measures, ink) = (&scene.theme.measures, scene.theme.palette.ink);
    let amount = scene.tongue.difference(suggestion.difference);
    let (left, right) = split_right(place, amount_width(ui, scene, suggestion) - Space::SNUG, Space::SNUG);
    let first = (Style::Heading.font(measures).size * Style::Heading.line_height()).round();
    let right = right.with_max_y(right.min.y + first);
    let height = match &setting.longest {
        None => Paragraph::new(name, Style::Heading, ink, 3).show(ui, measures, left),
        Some(longest) => {
            let line = left.with_max_y(left.min.y + first);
            Line::new(name, Style::Heading, ink).twin(longest).show(ui, measures, line);
            first
        }
    };
    Line::new(&amount, Style::Amount, ink).align(Align2::RIGHT_CENTER).show(ui, measures, right);
    place.with_min_y((place.min.y + height + Space::TINY).min(place.max.y))
}

/// Whether no offer before this one brings the same thing: it is looked at through the first of them.
pub(super) fn is_first(scene: &Scene<'_>, offer: &Offer) -> bool {
    let catalog = scene.session.catalog();
    let Some(product) = brings(offer) else { return false };
    let mut offers = scene.session.suggestions().iter().filter_map(|suggestion| catalog.offer(&suggestion.offer));
    offers.find(|other| brings(other) == Some(product)).is_some_and(|first| first.id == offer.id)
}

/// Why an offer is made, and below it what stands with it: what must be said has its room before the reason has more than a row.
fn reason_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    rect: Rect,
    (offer, suggestion, setting): (&Offer, &Suggestion, &Setting),
) {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let because = scene.because(offer);
    let notes = Notes::of(scene, suggestion);
    let least = notes.least_height(ui, scene, (rect.width(), setting.notes));
    let reason_row = (setting.reason.font(measures).size * setting.reason.line_height()).round();
    let reason_rows = (((rect.height() - least) / reason_row + 0.1).floor() as usize).clamp(1, 9);
    let used = Paragraph::new(because, setting.reason, palette.ink, reason_rows).show(ui, measures, rect);
    let mut below = rect.with_min_y((rect.min.y + used).min(rect.max.y));
    if let Some(summary) = setting.summary(scene, offer) {
        below.min.y += Space::TINY;
        below.min.y += Paragraph::new(summary, setting.reason, palette.soft, 9).show(ui, measures, below);
    }
    below.min.y += Space::TINY;
    let notes = notes.fitting(ui, scene, (below.width(), below.height().max(least)), setting.notes);
    super::offer_notes::notes_paragraph(scene, &notes, setting.notes).show(ui, measures, below);
}

/// The picture of what an offer brings: in the colours that it would have in this order.
fn offer_picture(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, offer: &Offer) -> Option<PictureRequest> {
    let (product, choices) = pictured(scene, offer)?;
    let product = scene.as_offered(offer, product);
    scene.product_picture(ui, rect, &product, &choices);
    Some(scene.request(ui, rect, &product, &choices))
}
