//! Owns what stands under the reason of an offer: what must be said of it, and as much of the rest as can be read whole.

use eframe::egui::Ui;

use super::Scene;
use super::claims::{Claimed, Telling, claims, deadline};
use super::offers::offer_name;
use crate::catalog::{Offer, OfferId, OfferKind};
use crate::flow::{Reason, Suggestion};
use crate::ui::theme::Style;
use crate::ui::widgets::{Paragraph, text_height};

/// Notes, the weightiest first.
pub(super) struct Notes {
    /// What is always said.
    must: Vec<String>,
    /// What is said where all of it can be read.
    may: Vec<String>,
}

/// More rows than notes ever have.
const ANY_ROWS: usize = 12;

/// Notes as they are drawn.
pub(super) fn notes_paragraph<'a>(scene: &Scene<'_>, notes: &'a str, style: Style) -> Paragraph<'a> {
    Paragraph::new(notes, style, scene.theme.palette.soft, ANY_ROWS)
}

impl Notes {
    /// What is to be said of an offer as it stands.
    pub(super) fn of(scene: &Scene<'_>, suggestion: &Suggestion) -> Self {
        let tongue = scene.tongue;
        let offer = scene.session.catalog().offer(&suggestion.offer);
        let ends = offer.and_then(|offer| deadline(scene, offer, suggestion.otherwise));
        let apart = suggestion.otherwise.filter(|otherwise| *otherwise > suggestion.difference);
        let apart_name = if offer.is_some_and(Offer::is_gift) { "gift-apart" } else { "together-apart" };
        // Where the end is told, so is what it costs otherwise.
        let apart = apart.filter(|_| ends.is_none());
        let apart = apart.map(|apart| tongue.say_with(apart_name, &[("price", tongue.money(apart).into())]));
        let cap = tongue.share(scene.session.catalog().plan.cap.basis_points());
        let over = (!suggestion.within_cap).then(|| tongue.say_with("more-over", &[("cap", cap.into())]));
        let reasons = suggestion.reasons.iter().filter_map(|reason| match reason {
            Reason::FitsAnswers(_) => fitting_answer(scene, suggestion),
            // The buyer chose no style by that name: it would explain nothing.
            Reason::MatchesStyle(_) => None,
            Reason::BoughtTogether { both, hook } => bought_together(scene, (*both, *hook)),
        });
        let claimed = offer.and_then(|offer| claimed(scene, offer));
        let Claimed { must, may } = claimed.unwrap_or_else(|| Claimed { must: Vec::new(), may: Vec::new() });
        let facts = ends.into_iter().chain(apart).chain(effects(scene, suggestion));
        let must = over.into_iter().chain(must).collect();
        Self { must, may: facts.chain(may).chain(reasons).collect() }
    }

    /// What a product claims.
    pub(super) fn about(claimed: Claimed) -> Self {
        Self { must: claimed.must, may: claimed.may }
    }

    /// How high what must be said is in a width; at least one row, where anything is.
    pub(super) fn least_height(&self, ui: &Ui, scene: &Scene<'_>, (width, style): (f32, Style)) -> f32 {
        if self.must.is_empty() && self.may.is_empty() {
            return 0.0;
        }
        let row = (style.font(&scene.theme.measures).size * style.line_height()).round();
        notes_height(ui, scene, &self.must.join(BETWEEN), (width, style)).max(row)
    }

    /// How high everything is in a width.
    pub(super) fn all_height(self, ui: &Ui, scene: &Scene<'_>, place: (f32, Style)) -> f32 {
        notes_height(ui, scene, &self.all(), place)
    }

    /// Everything.
    pub(super) fn all(self) -> String {
        self.must.into_iter().chain(self.may).collect::<Vec<_>>().join(BETWEEN)
    }

    /// What must be said, and of the rest what there is room for, each note whole.
    pub(super) fn fitting(self, ui: &Ui, scene: &Scene<'_>, (width, height): (f32, f32), style: Style) -> String {
        let mut told = self.must;
        for note in self.may {
            told.push(note);
            if notes_height(ui, scene, &told.join(BETWEEN), (width, style)) > height + 1.0 {
                told.pop();
            }
        }
        told.join(BETWEEN)
    }
}

/// What stands between notes.
const BETWEEN: &str = " · ";

/// How high notes are in a width.
pub(super) fn notes_height(ui: &Ui, scene: &Scene<'_>, notes: &str, (width, style): (f32, Style)) -> f32 {
    let paragraph = notes_paragraph(scene, notes, style);
    if notes.is_empty() { 0.0 } else { text_height(ui, &scene.theme.measures, &paragraph, width) }
}

/// What the product that an offer brings claims.
fn claimed(scene: &Scene<'_>, offer: &Offer) -> Option<Claimed> {
    let (product, quantity) = match &offer.kind {
        OfferKind::Accessory { product, quantity, .. } => (product, *quantity),
        OfferKind::Service { product, .. } => (product, 1),
        OfferKind::Upgrade { .. } | OfferKind::Bundle { .. } | OfferKind::Multiplier { .. } => return None,
    };
    scene.session.catalog().product(product).map(|product| claims(scene, product, quantity, Telling::Short))
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

/// How many of the buyers of what stands in the hook's place took it too.
fn bought_together(scene: &Scene<'_>, (both, hook): (u32, u32)) -> Option<String> {
    let name = scene.name(&scene.session.state().hook_line()?.product);
    let values = [("both", both.into()), ("hook", hook.into()), ("name", name.into())];
    Some(scene.tongue.say_with("bought-together", &values))
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
