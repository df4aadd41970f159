//! Owns the counting: walk after walk, each once.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::segments::{Groups, Sums};
use super::{Channel, Count, Fact, Facts, Place, UpliftHistogram};
use crate::catalog::OfferId;
use crate::money::Currency;

/// How many steps there are.
pub(super) const PLACES: usize = Place::ALL.len();

/// What was counted of the walks so far.
#[derive(Clone, Debug)]
pub struct Tally {
    pub(super) currency: Currency,
    pub(super) events: u64,
    pub(super) sums: Sums,
    pub(super) above_cap: u64,
    pub(super) at_the_desk: u64,
    pub(super) stages: [StageTally; PLACES],
    pub(super) offers: Vec<(OfferId, OfferTally)>,
    numbers: HashMap<OfferId, usize>,
    pub(super) uplift: UpliftHistogram,
    pub(super) caps: BTreeMap<i64, u64>,
    pub(super) faces: [u64; 5],
    pub(super) reasons: BTreeMap<Arc<str>, u64>,
    pub(super) groups: Groups,
}

/// What was counted of one step.
#[derive(Clone, Debug, Default)]
pub(super) struct StageTally {
    pub(super) entered: u64,
    pub(super) left: u64,
    /// How long each walk was there in all, in seconds.
    pub(super) seconds: Vec<u32>,
}

/// What was counted of one offer.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct OfferTally {
    pub(super) place: Option<Place>,
    pub(super) suggested: u64,
    pub(super) asked_for: u64,
    pub(super) accepted: u64,
    pub(super) declined: u64,
    pub(super) passed: u64,
    pub(super) taken_back: u64,
    pub(super) kept: u64,
    pub(super) faces: u64,
    pub(super) face_sum: u64,
}

/// What one walk has to say about an offer.
#[derive(Clone, Copy)]
struct Said {
    number: usize,
    asked: bool,
    accepted: bool,
    taken_back: bool,
    last: Last,
}

/// What was said last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    Accepted,
    Declined,
    Passed,
}

/// What one walk comes to.
#[derive(Default)]
struct Walk {
    seconds: [Option<u32>; PLACES],
    offers: Vec<Said>,
    placed: bool,
    stopped: bool,
    left: Option<Place>,
    face: Option<u8>,
    reason: Option<Arc<str>>,
}

impl Tally {
    /// Nothing yet; amounts are counted of walks in this currency.
    #[must_use]
    pub fn new(currency: Currency) -> Self {
        Self {
            currency,
            events: 0,
            sums: Sums::default(),
            above_cap: 0,
            at_the_desk: 0,
            stages: std::array::from_fn(|_| StageTally::default()),
            offers: Vec::new(),
            numbers: HashMap::new(),
            uplift: UpliftHistogram::default(),
            caps: BTreeMap::new(),
            faces: [0; 5],
            reasons: BTreeMap::new(),
            groups: Groups::default(),
        }
    }

    /// Counts a walk.
    pub fn add(&mut self, facts: &Facts) {
        let walk = self.read(facts);
        let sums = self.sums_of(facts, &walk);
        self.sums.add(&sums);
        self.groups.add(facts, &sums);
        self.add_stages(facts, &walk);
        self.add_offers(&walk);
        if walk.placed && facts.currency == self.currency {
            self.add_uplift(facts);
        }
        if let Some(count) = walk.face.and_then(|face| self.faces.get_mut(usize::from(face).wrapping_sub(1))) {
            *count += 1;
        }
        if let Some(reason) = walk.reason {
            *self.reasons.entry(reason).or_default() += 1;
        }
    }

    /// Counts what was counted of other walks with these.
    pub(super) fn merge(&mut self, other: Self) {
        self.events += other.events;
        self.sums.add(&other.sums);
        self.above_cap += other.above_cap;
        self.at_the_desk += other.at_the_desk;
        for (stage, more) in self.stages.iter_mut().zip(other.stages) {
            stage.entered += more.entered;
            stage.left += more.left;
            stage.seconds.extend(more.seconds);
        }
        for (offer, more) in other.offers {
            let number = self.number_of(&offer);
            if let Some((_, tally)) = self.offers.get_mut(number) {
                tally.add(&more);
            }
        }
        self.uplift.merge(&other.uplift);
        for (cap, count) in other.caps {
            *self.caps.entry(cap).or_default() += count;
        }
        for (count, more) in self.faces.iter_mut().zip(other.faces) {
            *count += more;
        }
        for (reason, count) in other.reasons {
            *self.reasons.entry(reason).or_default() += count;
        }
        self.groups.merge(other.groups);
    }

    fn number_of(&mut self, offer: &OfferId) -> usize {
        if let Some(number) = self.numbers.get(offer) {
            return *number;
        }
        let number = self.offers.len();
        self.offers.push((offer.clone(), OfferTally::default()));
        self.numbers.insert(offer.clone(), number);
        number
    }

    fn read(&mut self, facts: &Facts) -> Walk {
        let mut walk = Walk::default();
        let (mut place, mut since) = (Place::Attract, 0);
        self.events += u64::try_from(facts.events.len()).unwrap_or_default();
        for (seconds, fact) in &facts.events {
            match fact {
                Fact::Entered(next) => {
                    walk.stay(place, seconds.saturating_sub(since));
                    (place, since) = (*next, *seconds);
                }
                Fact::Committed => {}
                Fact::Suggested(offer) => self.said(&mut walk, offer, place).asked = false,
                Fact::AskedFor(offer) => self.said(&mut walk, offer, place).asked = true,
                Fact::Accepted(offer) => {
                    let said = self.said(&mut walk, offer, place);
                    (said.accepted, said.last) = (true, Last::Accepted);
                }
                Fact::Declined(offer) => self.said(&mut walk, offer, place).last = Last::Declined,
                Fact::Passed(offer) => self.said(&mut walk, offer, place).last = Last::Passed,
                Fact::TakenBack(offer) => {
                    let said = self.said(&mut walk, offer, place);
                    (said.taken_back, said.last) = (true, Last::Nothing);
                }
                Fact::Reconsidered(offer) => self.said(&mut walk, offer, place).last = Last::Nothing,
                Fact::Stopped => walk.stopped = true,
                Fact::Placed => walk.placed = true,
                Fact::Face(face) => walk.face = Some(*face),
                Fact::Reason(reason) => walk.reason = Some(Arc::clone(reason)),
                Fact::Left(place) => walk.left = Some(*place),
            }
        }
        let last = facts.events.last().map_or(0, |(seconds, _)| *seconds);
        walk.stay(place, last.saturating_sub(since));
        walk
    }

    fn said<'w>(&mut self, walk: &'w mut Walk, offer: &OfferId, place: Place) -> &'w mut Said {
        let number = self.number_of(offer);
        if let Some((_, tally)) = self.offers.get_mut(number)
            && tally.place.is_none_or(|known| known == Place::More)
        {
            tally.place = Some(place);
        }
        walk.said(number)
    }

    fn sums_of(&self, facts: &Facts, walk: &Walk) -> Sums {
        let one = |is: bool| Count(u64::from(is));
        let valued = walk.placed && facts.currency == self.currency;
        let amount =
            |money: Option<crate::money::Money>| money.filter(|_| valued).map_or(0, |money| i128::from(money.minor()));
        Sums {
            walks: Count(1),
            committed: one(facts.anchor.is_some()),
            placed: one(walk.placed),
            kept: one(walk.offers.iter().any(|said| said.last == Last::Accepted)),
            stopped: one(walk.stopped),
            valued: one(valued),
            anchors: amount(facts.anchor),
            totals: amount(facts.total),
            faces: one(walk.face.is_some()),
            face_sum: u64::from(walk.face.unwrap_or_default()),
        }
    }

    fn add_stages(&mut self, facts: &Facts, walk: &Walk) {
        for (stage, seconds) in self.stages.iter_mut().zip(walk.seconds) {
            if let Some(seconds) = seconds {
                stage.entered += 1;
                stage.seconds.push(seconds);
            }
        }
        // Whoever leaves the desk without an order leaves with a quote.
        if facts.under.channel == Channel::Desk {
            self.at_the_desk += u64::from(!walk.placed);
        } else if let Some(stage) = walk.left.and_then(|place| self.stages.get_mut(usize::from(place.number()))) {
            stage.left += 1;
        }
    }

    fn add_offers(&mut self, walk: &Walk) {
        for said in &walk.offers {
            let Some((_, tally)) = self.offers.get_mut(said.number) else { continue };
            let shown = if said.asked { &mut tally.asked_for } else { &mut tally.suggested };
            *shown += 1;
            tally.accepted += u64::from(said.accepted);
            tally.taken_back += u64::from(said.taken_back);
            tally.kept += u64::from(said.last == Last::Accepted);
            tally.declined += u64::from(said.last == Last::Declined);
            tally.passed += u64::from(said.last == Last::Passed);
            tally.faces += u64::from(walk.face.is_some());
            tally.face_sum += u64::from(walk.face.unwrap_or_default());
        }
    }

    fn add_uplift(&mut self, facts: &Facts) {
        self.above_cap += u64::from(facts.is_above_cap());
        if let Some(basis_points) = facts.uplift_basis_points() {
            self.uplift.add(basis_points);
        }
        let cap = facts
            .cap
            .zip(facts.anchor)
            .and_then(|(cap, anchor)| crate::money::Percent::ratio_basis_points(cap, anchor));
        if let Some(cap) = cap {
            // To the percent: the cap of a small anchor is rounded to whole cents.
            *self.caps.entry((cap + 50).div_euclid(100) * 100).or_default() += 1;
        }
    }
}

impl OfferTally {
    fn add(&mut self, more: &Self) {
        if self.place.is_none_or(|known| known == Place::More) {
            self.place = more.place.or(self.place);
        }
        self.suggested += more.suggested;
        self.asked_for += more.asked_for;
        self.accepted += more.accepted;
        self.declined += more.declined;
        self.passed += more.passed;
        self.taken_back += more.taken_back;
        self.kept += more.kept;
        self.faces += more.faces;
        self.face_sum += more.face_sum;
    }
}

impl Walk {
    fn stay(&mut self, place: Place, seconds: u32) {
        if let Some(sum) = self.seconds.get_mut(usize::from(place.number())) {
            *sum = Some(sum.unwrap_or_default().saturating_add(seconds));
        }
    }

    fn said(&mut self, number: usize) -> &mut Said {
        let known = self.offers.iter().position(|said| said.number == number);
        let place = known.unwrap_or_else(|| {
            let last = Last::Nothing;
            self.offers.push(Said { number, asked: false, accepted: false, taken_back: false, last });
            self.offers.len() - 1
        });
        #[expect(clippy::indexing_slicing, reason = "it was found there, or put there just now")]
        &mut self.offers[place]
    }
}
