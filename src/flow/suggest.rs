//! Owns which offers are suggested, in which order, and why.

use std::cmp::Reverse;
use std::sync::Arc;

use super::weighing::{Weighings, Weight};
use super::{Bond, BoughtTogether, Obstacle, Response, Standing, State, change, policy, standing};
use crate::catalog::{Catalog, Offer, OfferId, OfferKind, StepKind};
use crate::money::Money;
use crate::pricing::{Changed, Order, OrderLine, PriceError, Pricer, Quote};

/// An offer as it stands for this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The offer.
    pub offer: OfferId,
    /// The true difference to what is to be paid: bundles gained or lost, shipping and tax are in it.
    pub difference: Money,
    /// What the same things would cost the buyer otherwise, where that is more.
    pub otherwise: Option<Money>,
    /// Whether the order stays within the cap with it. Only then may the app suggest it by itself.
    pub within_cap: bool,
    /// Why it stands where it stands, the strongest reason first.
    pub reasons: Vec<Reason>,
    /// What the buyer said to it already.
    pub response: Option<Response>,
    /// Other sets that would apply with it and do not without: their saving is in the difference.
    pub gained: Vec<OfferId>,
    /// Sets that would no longer apply with it: what they saved is in the difference.
    pub lost: Vec<OfferId>,
    /// By how much sending would cost more with it: that is in the difference too.
    pub shipping: Money,
}

/// Why an offer is suggested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It fits so many of the buyer's answers.
    FitsAnswers(usize),
    /// So many of so many orders with what stands in the hook's place had it too.
    BoughtTogether {
        /// Orders with both.
        both: u32,
        /// Orders with the hook.
        hook: u32,
    },
    /// It shares words of style with what the buyer came for.
    MatchesStyle(Vec<String>),
}

/// What is known beside the catalog when offers are weighed.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// What was bought together.
    pub together: &'a BoughtTogether,
    /// What prices orders, and remembers what it solved for the last ones.
    pub pricer: &'a Pricer,
    /// What offers came to that were weighed before.
    pub(super) weighings: &'a Weighings,
}

/// Every offer of a kind that applies to the order now, the best fitting first: by the buyer's answers, then by what was
/// bought together, then by matching style, then in the catalog's own order. See [`Standing`].
#[must_use]
pub fn suggest(
    catalog: &Catalog,
    state: &State,
    quote: &Arc<Quote>,
    known: Known<'_>,
    kind: StepKind,
) -> Vec<Suggestion> {
    ranked((catalog, state), quote, known, kind).into_iter().map(|(_, suggestion)| suggestion).collect()
}

/// The same, each with how it stands.
pub(super) fn ranked(
    (catalog, state): (&Catalog, &State),
    quote: &Arc<Quote>,
    known: Known<'_>,
    kind: StepKind,
) -> Vec<(Standing, Suggestion)> {
    let applies = |offer: &Offer| is_in_stock(catalog, offer) || state.response(&offer.id).is_some();
    let of_kind = catalog.offers.iter().filter(|offer| step_of(offer) == kind && applies(offer));
    let (offers, suggestions): (Vec<&Offer>, Vec<Suggestion>) =
        of_kind.filter_map(|offer| Some((offer, weighed(catalog, state, quote, known, offer).ok()?))).unzip();
    let standings = standing::standings((catalog, state), known.together, &offers);
    let mut ranked: Vec<_> = standings.into_iter().zip(suggestions).collect();
    ranked.sort_by_key(|(standing, _)| Reverse(standing.rank()));
    ranked
}

/// The offers of a kind that could be made and were not answered yet, in the order in which [`ranked`] has them where nothing is
/// known of orders; not weighed.
pub(super) fn unanswered<'a>(catalog: &'a Catalog, state: &State, kind: StepKind) -> Vec<&'a Offer> {
    let of_kind = catalog.offers.iter().filter(|offer| step_of(offer) == kind && state.response(&offer.id).is_none());
    let of_order = of_kind.filter(|offer| change::applies(state, offer).is_ok());
    let mut offers: Vec<&Offer> = of_order.filter(|offer| is_in_stock(catalog, offer)).collect();
    offers.sort_by_cached_key(|offer| {
        Reverse((standing::fitting(state, offer), standing::shared_style(catalog, state, offer).len()))
    });
    offers
}

/// Whether nothing that an offer brings is sold out.
pub(super) fn is_in_stock(catalog: &Catalog, offer: &Offer) -> bool {
    let components = match &offer.kind {
        OfferKind::Bundle { reduction, .. } => reduction.components(),
        _ => &[],
    };
    let mut brought = standing::added(offer).into_iter().chain(components.iter().map(|component| &component.product));
    !brought.any(|product| catalog.is_sold_out(product))
}

/// The step on which an offer is made.
#[must_use]
pub const fn step_of(offer: &Offer) -> StepKind {
    match offer.kind {
        OfferKind::Upgrade { .. } => StepKind::Upgrade,
        OfferKind::Accessory { .. } => StepKind::Accessories,
        OfferKind::Bundle { .. } => StepKind::Bundle,
        OfferKind::Service { .. } => StepKind::Services,
        OfferKind::Multiplier { .. } => StepKind::Multiplier,
    }
}

/// One offer as it stands for this order.
///
/// # Errors
/// Why it does not apply, or that the saving that it names is none.
pub(super) fn weighed(
    catalog: &Catalog,
    state: &State,
    quote: &Arc<Quote>,
    known: Known<'_>,
    offer: &Offer,
) -> Result<Suggestion, Obstacle> {
    if state.anchor.is_none() || state.hook_line().is_none() {
        return Err(Obstacle::NotCommitted);
    }
    let response = state.response(&offer.id);
    let is_accepted = response == Some(Response::Accepted);
    // Most offers of a catalog are about other products: they are sorted out before anything is looked up.
    if !is_accepted {
        change::applies(state, offer)?;
    }
    let which = catalog.offer_position(&offer.id).map(|place| (place, is_accepted));
    let recalled = which.and_then(|which| known.weighings.recall(state, which));
    let weight = recalled.unwrap_or_else(|| {
        let (weight, is_proven) = weight((catalog, state), quote, known.pricer, offer);
        if let Some(which) = which.filter(|_| is_proven) {
            known.weighings.remember(state, which, &weight);
        }
        weight
    })?;
    Ok(Suggestion {
        offer: offer.id.clone(),
        difference: weight.difference,
        otherwise: weight.otherwise,
        within_cap: weight.within_cap,
        reasons: reasons(catalog, state, known.together, offer),
        response,
        gained: weight.gained,
        lost: weight.lost,
        shipping: weight.shipping,
    })
}

/// What an offer comes to for this order, and whether that is sure: what is not proven may be bettered.
fn weight(
    (catalog, state): (&Catalog, &State),
    quote: &Arc<Quote>,
    pricer: &Pricer,
    offer: &Offer,
) -> (Result<Weight, Obstacle>, bool) {
    let (without, with) = match beside((catalog, state), quote, pricer, offer) {
        Ok(beside) => beside,
        Err(obstacle) => return (Err(obstacle), false),
    };
    let Some(base) = cap_base(catalog, state, pricer) else { return (Err(Obstacle::NotCommitted), false) };
    let otherwise = otherwise((catalog, pricer), offer, &with);
    let is_proven = [&*without.quote, &*with.quote].into_iter().chain(otherwise.quote()).all(|one| one.proven_optimal);
    // A golden offer, or what an earlier order gave, is measured against a price of which nobody says whether it is proven: it is sure
    // where time was taken for it.
    let is_simple = |order: &Order| order.multiplier.is_none() && order.incentive.is_none();
    let are_simple = is_simple(&without.order) && is_simple(&with.order);
    let is_proven = is_proven && (pricer.is_patient() || are_simple);
    let otherwise = otherwise.total().map(|total| total - without.quote.total);
    let change = Changed::between(&without.quote, &with.quote);
    let saves = otherwise.is_some_and(|otherwise| otherwise > change.total);
    // A bundle or a golden offer is nothing but its saving: without one it is withheld. What was accepted is still shown.
    let needs_saving = matches!(offer.kind, OfferKind::Bundle { .. } | OfferKind::Multiplier { .. });
    if needs_saving && !saves && state.response(&offer.id) != Some(Response::Accepted) {
        return (Err(Obstacle::SavesNothing), is_proven);
    }
    let weight = Weight {
        difference: change.total,
        otherwise: otherwise.filter(|_| saves),
        // What an earlier order gave makes no room under the cap.
        within_cap: policy::within_cap(&catalog.plan, base, with.quote.without_incentive()),
        gained: change.gained.into_iter().filter(|gained| *gained != offer.id).collect(),
        lost: change.lost,
        shipping: change.shipping,
    };
    (Ok(weight), is_proven)
}

/// The order without an offer and with it, as they are compared.
fn beside(
    (catalog, state): (&Catalog, &State),
    quote: &Arc<Quote>,
    pricer: &Pricer,
    offer: &Offer,
) -> Result<(Priced, Priced), Obstacle> {
    let as_it_is = || Priced { order: state.order.clone(), quote: Arc::clone(quote) };
    let without = |offer: &OfferId| {
        let order = change::taken_back(catalog, pricer, state, offer)?;
        Priced::new((catalog, pricer), order)
    };
    if state.response(&offer.id) == Some(Response::Accepted) {
        return Ok((without(&offer.id)?, as_it_is()));
    }
    let with = Priced::new((catalog, pricer), change::accepted_order(catalog, pricer, state, offer)?)?;
    // An upgrade is compared with what the buyer came for, not with another upgrade in its place.
    match (&offer.kind, state.upgrade()) {
        (OfferKind::Upgrade { .. }, Some(upgrade)) => Ok((without(upgrade)?, with)),
        _ => Ok((as_it_is(), with)),
    }
}

/// What the cap is measured from: the anchor, or what the buyer came for at what it costs now where they made it smaller
/// since. Else suggestions could go far beyond what they want by now. Nothing before commitment.
pub(super) fn cap_base(catalog: &Catalog, state: &State, pricer: &Pricer) -> Option<Money> {
    let anchor = state.anchor.as_ref()?;
    let line = state.hook_line()?;
    let stands = |first: &OrderLine| {
        state.line(first.id).is_some_and(|now| {
            (first.quantity, &first.choices) == (now.quantity, &now.choices) && first.product == now.product
        })
    };
    let first = &anchor.order().lines;
    if first.first().is_some_and(|first| first.id == line.id) && first.iter().all(stands) {
        return Some(anchor.total());
    }
    let mut now = state.clone();
    if let Some(upgrade) = state.upgrade() {
        change::take_back(catalog, &mut now, upgrade);
    }
    let hook = now.hook_line()?.id;
    let came_for = |line: &OrderLine| line.id == hook || first.iter().any(|known| known.id == line.id);
    let lines = now.order.lines.iter().filter(|line| came_for(line)).cloned().collect();
    let alone = Order { lines, multiplier: None, incentive: None, ..now.order };
    let total = pricer.quote(catalog, &alone).map_or_else(|_unpriced| anchor.total(), |quote| quote.total);
    Some(total.min(anchor.total()))
}

/// An order and what it costs.
struct Priced {
    order: Order,
    quote: Arc<Quote>,
}

impl Priced {
    fn new((catalog, pricer): (&Catalog, &Pricer), order: Order) -> Result<Self, PriceError> {
        let quote = pricer.quote(catalog, &order)?;
        if order.multiplier.is_some() && quote.multiplier.is_none() {
            // A golden offer that saves nothing on this order is taken back with whatever makes it so.
            return Self::new((catalog, pricer), Order { multiplier: None, ..order });
        }
        Ok(Self { order, quote })
    }
}

/// What an order with an offer in it would come to if the shop did not have the offer.
enum Otherwise {
    /// The offer lowers nothing.
    Same,
    /// Another quote.
    Quote(Arc<Quote>),
    /// What the golden offer is measured against.
    Total(Money),
}

impl Otherwise {
    fn quote(&self) -> Option<&Quote> {
        if let Self::Quote(quote) = self { Some(quote) } else { None }
    }

    fn total(&self) -> Option<Money> {
        match self {
            Self::Same => None,
            Self::Quote(quote) => Some(quote.total),
            Self::Total(total) => Some(*total),
        }
    }
}

/// The same things at what they cost otherwise, other reductions and shipping included.
fn otherwise((catalog, pricer): (&Catalog, &Pricer), offer: &Offer, with: &Priced) -> Otherwise {
    match &offer.kind {
        OfferKind::Bundle { .. } | OfferKind::Accessory { .. } => {
            let applies = with.quote.reductions.iter().any(|applied| applied.offer == offer.id);
            let quote = applies.then(|| pricer.quote_without(catalog, &with.order, &offer.id).ok()).flatten();
            quote.map_or(Otherwise::Same, Otherwise::Quote)
        }
        OfferKind::Multiplier { .. } => {
            with.quote.multiplier.as_ref().map_or(Otherwise::Same, |effect| Otherwise::Total(effect.normal_total))
        }
        OfferKind::Upgrade { .. } | OfferKind::Service { .. } => Otherwise::Same,
    }
}

/// So many orders have to have what the buyer came for before anything is said of what others took. Source: HONESTY H09.
pub const FEWEST_BUYERS: u32 = 50;

/// What fewer than a tenth of them took is no reason.
const LEAST_SHARE: u32 = 10;

fn reasons(catalog: &Catalog, state: &State, together: &BoughtTogether, offer: &Offer) -> Vec<Reason> {
    let fitting = standing::fitting(state, offer);
    let style = standing::shared_style(catalog, state, offer);
    // Of a set nobody counted who took all of it.
    let is_one = matches!(offer.kind, OfferKind::Accessory { .. } | OfferKind::Service { .. });
    let bond = standing::bond(state, together, offer).filter(|_| is_one);
    let enough = |bond: &Bond| bond.hook >= FEWEST_BUYERS && bond.both.saturating_mul(LEAST_SHARE) >= bond.hook;
    let bought = bond.filter(enough).map(|Bond { both, hook, .. }| Reason::BoughtTogether { both, hook });
    (fitting > 0)
        .then_some(Reason::FitsAnswers(fitting))
        .into_iter()
        .chain(bought)
        .chain((!style.is_empty()).then_some(Reason::MatchesStyle(style)))
        .collect()
}
