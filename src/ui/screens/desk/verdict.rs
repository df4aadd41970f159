//! Owns the words for why an offer is shown or not.

use super::Desk;
use crate::catalog::{Offer, OfferId, OfferKind, ProductId, Thing};
use crate::flow::{Hindrance, Obstacle, Reason, Verdict};
use crate::pricing::PriceError;

/// A reason in words, and where the catalog says what it goes by.
pub(super) struct Said {
    pub(super) text: String,
    pub(super) thing: Option<Thing>,
}

impl From<String> for Said {
    fn from(text: String) -> Self {
        Self { text, thing: None }
    }
}

/// What becomes of an offer, in one sentence.
pub(super) fn sentence(desk: &Desk<'_>, (offer, verdict): (&Offer, &Verdict)) -> String {
    let place = |name: &str| {
        let (place, of) = verdict.place.map_or((0, 0), |ranked| (ranked.place, ranked.of));
        let step = step_name(desk, verdict);
        let values = [("place", place.into()), ("of", of.into()), ("step", step.into())];
        desk.scene.tongue.say_with(name, &values)
    };
    if verdict.is_shown() {
        return place("desk-why-shown");
    }
    if verdict.is_coming() {
        return place("desk-why-coming");
    }
    let first = verdict.hindrances().first();
    first.map_or_else(String::new, |hindrance| hindrance_words(desk, (offer, verdict), hindrance).text)
}

/// The name of the step on which an offer is made.
pub(super) fn step_name(desk: &Desk<'_>, verdict: &Verdict) -> String {
    desk.say(super::preview::step_key(crate::flow::Step::Offers(verdict.step)))
}

/// Everything that keeps an offer from the screen.
pub(super) fn hindrances(desk: &Desk<'_>, (offer, verdict): (&Offer, &Verdict)) -> Vec<Said> {
    verdict.hindrances().iter().map(|hindrance| hindrance_words(desk, (offer, verdict), hindrance)).collect()
}

fn hindrance_words(desk: &Desk<'_>, (offer, verdict): (&Offer, &Verdict), hindrance: &Hindrance) -> Said {
    let tongue = desk.scene.tongue;
    let plan = &desk.scene.session.catalog().plan;
    let of_plan = |text: String| Said { text, thing: Some(Thing::Flow) };
    let step = || [("step", step_name(desk, verdict).into())];
    match hindrance {
        Hindrance::DoesNotApply(obstacle) => obstacle_words(desk, offer, obstacle),
        Hindrance::NotToday => {
            let name = match (offer.period.from, offer.period.until) {
                (Some(_), Some(_)) => "desk-why-period",
                (Some(_), None) => "desk-why-from",
                (None, _) => "desk-why-until",
            };
            let day = |day: Option<crate::catalog::Day>| day.map(|day| tongue.day(day)).unwrap_or_default();
            let values = [("from", day(offer.period.from).into()), ("until", day(offer.period.until).into())];
            Said { text: tongue.say_with(name, &values), thing: Some(Thing::Offer(offer.id.clone())) }
        }
        Hindrance::SoldOut => {
            let product = super::offers::brought(offer).cloned().map(Thing::Product);
            Said { text: desk.say("desk-why-sold-out"), thing: product }
        }
        Hindrance::Accepted => desk.say("desk-why-accepted").into(),
        Hindrance::Declined => desk.say("desk-why-declined").into(),
        Hindrance::Passed => desk.say("desk-why-passed").into(),
        Hindrance::OverCap(by) => {
            let cap = tongue.share(plan.cap.basis_points());
            of_plan(tongue.say_with("desk-why-over", &[("by", tongue.money(*by).into()), ("cap", cap.into())]))
        }
        Hindrance::Full { most, before } => {
            let values = [("most", (*most).into()), ("names", offer_names(desk, before).into())];
            of_plan(tongue.say_with("desk-why-full", &values))
        }
        Hindrance::NotPlanned => of_plan(tongue.say_with("desk-why-not-planned", &step())),
        Hindrance::Ahead => tongue.say_with("desk-why-ahead", &step()).into(),
        Hindrance::Behind => tongue.say_with("desk-why-behind", &step()).into(),
        Hindrance::Stopped => {
            let count = plan.stop_after_declines;
            of_plan(tongue.say_with("desk-why-stopped", &[("count", count.into())]))
        }
        Hindrance::Settled => desk.say("desk-why-settled").into(),
    }
}

fn obstacle_words(desk: &Desk<'_>, offer: &Offer, obstacle: &Obstacle) -> Said {
    let parents = parents(offer);
    match obstacle {
        Obstacle::NotCommitted => desk.say("desk-why-not-committed").into(),
        Obstacle::CameForOther => desk.say_of("desk-why-came-for-other", &parents).into(),
        Obstacle::InPlace => desk.say("desk-why-accepted").into(),
        Obstacle::InOrder => desk.say("desk-why-in-order").into(),
        Obstacle::NoParent => desk.say_of("desk-why-no-parent", &parents).into(),
        Obstacle::NoPart => desk.say_of("desk-why-no-part", &parents).into(),
        Obstacle::Complete => desk.say("desk-why-complete").into(),
        Obstacle::GoldenTaken => desk.say("desk-why-golden-taken").into(),
        Obstacle::NotMeantFor => desk.say_of("desk-why-not-meant", &parents).into(),
        Obstacle::WouldNotStay if offer.is_gift() => desk.say("desk-why-gift").into(),
        Obstacle::WouldNotStay => lacking(desk, offer),
        Obstacle::SavesNothing => desk.say("desk-why-saves-nothing").into(),
        Obstacle::NoPrice(error) => unpriced(desk, offer, error),
        Obstacle::Unknown => desk.say("desk-why-no-price").into(),
    }
}

/// Which rule forbids an order with the offer in it, or what else leaves it without a price.
fn unpriced(desk: &Desk<'_>, offer: &Offer, error: &PriceError) -> Said {
    let catalog = desk.scene.session.catalog();
    match error {
        PriceError::NotTogether(broken) => {
            let number = catalog.rules.iter().position(|rule| *rule == **broken);
            let text = format!("{}. {}", desk.order_rule(broken), desk.scene.text(&broken.because));
            Said { text, thing: number.map(Thing::OrderRule) }
        }
        PriceError::Incompatible { product, rule } => {
            let known = catalog.product(product);
            let number = known.and_then(|product| product.rules.iter().position(|known| *known == **rule));
            let text = known.map_or_else(String::new, |product| desk.choice_rule(product, rule));
            Said { text, thing: number.map(|number| Thing::ChoiceRule(product.clone(), number)) }
        }
        PriceError::QuantityNotSold { product, quantity, .. } => {
            let values = [("count", (*quantity).into()), ("name", desk.scene.name(product).into())];
            let text = desk.scene.tongue.say_with("desk-why-quantity", &values);
            Said { text, thing: Some(Thing::Price(product.clone())) }
        }
        PriceError::NothingToShare { product, of } => {
            Said { text: desk.say_of("desk-why-no-parent", of), thing: Some(Thing::Price(product.clone())) }
        }
        _ => Said { text: desk.say("desk-why-no-price"), thing: Some(Thing::Offer(offer.id.clone())) },
    }
}

/// What an offer brings is only sold with something that is not there: by this rule.
fn lacking(desk: &Desk<'_>, offer: &Offer) -> Said {
    let catalog = desk.scene.session.catalog();
    let brought = brought(offer);
    let rule = catalog.rules.iter().position(|rule| {
        let is_whole = rule.kind == crate::catalog::RuleKind::Requires && rule.when.selection.is_none();
        let has = |product: &ProductId| desk.scene.session.state().has(product);
        is_whole && brought.contains(&&rule.when.product) && !rule.others.iter().any(|other| has(&other.product))
    });
    match rule.and_then(|number| catalog.rules.get(number).map(|rule| (number, rule))) {
        Some((number, rule)) => Said { text: desk.order_rule(rule), thing: Some(Thing::OrderRule(number)) },
        None => desk.say("desk-why-no-price").into(),
    }
}

/// What an offer is made with.
fn parents(offer: &Offer) -> Vec<ProductId> {
    match &offer.kind {
        OfferKind::Upgrade { from, .. } => vec![from.clone()],
        OfferKind::Accessory { with, .. } | OfferKind::Service { with, .. } | OfferKind::Multiplier { with, .. } => {
            with.clone()
        }
        OfferKind::Bundle { reduction, .. } => reduction.components().iter().map(|part| part.product.clone()).collect(),
    }
}

/// What an offer brings.
fn brought(offer: &Offer) -> Vec<&ProductId> {
    match &offer.kind {
        OfferKind::Upgrade { to: product, .. }
        | OfferKind::Accessory { product, .. }
        | OfferKind::Service { product, .. } => vec![product],
        OfferKind::Bundle { reduction, .. } => reduction.components().iter().map(|part| &part.product).collect(),
        OfferKind::Multiplier { .. } => Vec::new(),
    }
}

/// Offers by their names.
fn offer_names(desk: &Desk<'_>, offers: &[OfferId]) -> String {
    let catalog = desk.scene.session.catalog();
    let names = offers.iter().filter_map(|id| catalog.offer(id));
    names.map(|offer| format!("‘{}’", desk.offer_title(offer))).collect::<Vec<_>>().join(", ")
}

/// By what an offer has its place, factor by factor, the one that decides first; nothing where it has none. Each with whether it
/// speaks for it.
pub(super) fn factors(desk: &Desk<'_>, (offer, verdict): (&Offer, &Verdict)) -> Vec<(String, bool)> {
    let tongue = desk.scene.tongue;
    let Some(standing) = &verdict.standing else { return Vec::new() };
    let share = |millionths: i64| share(desk, millionths);
    let answers = if standing.fits > 0 {
        tongue.say_with("desk-factor-answers", &[("answers", answers(desk, offer).into())])
    } else {
        desk.say("desk-factor-no-answers")
    };
    let hook = desk.scene.session.state().hook_line().map(|line| desk.scene.name(&line.product));
    let bought = match standing.bond {
        Some(bond) => {
            let values = [
                ("both", bond.both.into()),
                ("hook", bond.hook.into()),
                ("name", hook.unwrap_or_default().into()),
                ("pull", share(bond.pull).into()),
                ("belief", share(standing.belief()).into()),
                ("score", share(standing.score).into()),
            ];
            tongue.say_with("desk-factor-bought", &values)
        }
        None => tongue.say_with("desk-factor-unbought", &[("score", share(standing.score).into())]),
    };
    let words = verdict.suggestion.iter().flat_map(|suggestion| &suggestion.reasons).find_map(|reason| match reason {
        Reason::MatchesStyle(words) => Some(words.join(", ")),
        Reason::FitsAnswers(_) | Reason::BoughtTogether { .. } => None,
    });
    let is_stylish = words.is_some();
    let style = match words {
        Some(words) => tongue.say_with("desk-factor-style", &[("words", words.into())]),
        None => desk.say("desk-factor-no-style"),
    };
    let values = [("place", standing.place.into()), ("prior", share(standing.prior).into())];
    let catalog = tongue.say_with("desk-factor-catalog", &values);
    let is_bought = standing.bond.is_some_and(|bond| bond.pull > 0);
    vec![(answers, standing.fits > 0), (bought, is_bought), (style, is_stylish), (catalog, true)]
}

/// A share in millionths, to a tenth of a percent.
fn share(desk: &Desk<'_>, millionths: i64) -> String {
    // Rounded half away from zero.
    let tenths = (millionths.abs() + 500) / 1000;
    let text = desk.scene.tongue.share(u32::try_from(tenths * 10).unwrap_or(u32::MAX));
    if millionths < 0 && tenths > 0 { format!("−{text}") } else { text }
}

/// The answers of the buyer that an offer fits.
fn answers(desk: &Desk<'_>, offer: &Offer) -> String {
    let (catalog, state) = (desk.scene.session.catalog(), desk.scene.session.state());
    let given = offer.fits.iter().filter(|fit| state.answered(fit));
    let names = given.filter_map(|fit| {
        let question = catalog.plan.questions.iter().find(|question| question.id == fit.question)?;
        let answer = question.answers.iter().find(|answer| answer.id == fit.answer)?;
        Some(format!("‘{}’", desk.scene.text(&answer.name)))
    });
    names.collect::<Vec<_>>().join(", ")
}
