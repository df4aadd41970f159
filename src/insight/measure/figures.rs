//! Owns the figures of a period, as they may be shown.

use std::sync::Arc;

use super::segments::Sums;
use super::tally::{OfferTally, StageTally};
use super::{Count, Place, Share, Tally, UpliftHistogram};
use crate::catalog::OfferId;

/// The figures of a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// What is counted of all walks.
    pub sums: Sums,
    /// How many things happened in them.
    pub events: u64,
    /// The steps, in the order of the walk; only those that somebody was on.
    pub stages: Vec<Stage>,
    /// The offers: the most shown ones first.
    pub offers: Vec<OfferFigures>,
    /// How far orders moved from their anchor.
    pub uplift: UpliftHistogram,
    /// The cap that held for most of the orders, in basis points of the anchor.
    pub cap: Option<i64>,
    /// Orders that their buyers took beyond the cap.
    pub above_cap: Share,
    /// Walks of buyers that ended without an order.
    pub abandoned: Share,
    /// Walks at the desk that ended without an order: a quote, or nothing.
    pub quoted: Count,
    /// How it was.
    pub faces: Faces,
}

/// A step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stage {
    /// Which one.
    pub place: Place,
    /// How many walks came to it.
    pub entered: Count,
    /// How many buyers' walks ended on it without an order.
    pub left: Share,
    /// How long walks were on it, in seconds: half of them shorter, half of them longer. Nothing where they are too few.
    pub median_secs: Option<u32>,
    /// The same for the longest tenth.
    pub long_secs: Option<u32>,
}

/// An offer. Each walk counts once.
#[derive(Clone, Debug, PartialEq)]
pub struct OfferFigures {
    /// Which one.
    pub offer: OfferId,
    /// The step that it is made on.
    pub place: Place,
    /// Walks that saw it.
    pub shown: Count,
    /// Those of them that saw it because they asked for everything that matches.
    pub asked_for: Count,
    /// Walks that said yes, whatever they said later.
    pub accepted: Share,
    /// Walks that said no at the end.
    pub declined: Share,
    /// Walks that went on without a word.
    pub passed: Share,
    /// Walks that took their yes back.
    pub taken_back: Share,
    /// Walks that still had it at the end: what the offer really sold.
    pub kept: Share,
    /// How it was for those who saw it, from 1 to 5; nothing where too few of them said so.
    pub mean_face: Option<f64>,
}

/// What buyers said of their walk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faces {
    /// How many chose each face, from 1 (bad) to 5 (good).
    pub counts: [Count; 5],
    /// Why, from the app's own list: the most frequent first.
    pub reasons: Vec<(Arc<str>, Count)>,
}

impl Figures {
    /// The figures of what was counted.
    #[must_use]
    pub fn of(tally: &Tally) -> Self {
        let sums = tally.sums;
        let left: u64 = tally.stages.iter().map(|stage| stage.left).sum();
        let at_the_desk = tally.groups.walks_at_the_desk();
        let buyers = sums.walks.0.saturating_sub(at_the_desk);
        let mut offers: Vec<_> = tally.offers.iter().map(|(offer, tally)| OfferFigures::of(offer, tally)).collect();
        offers.sort_by(|one, other| (other.shown, &one.offer).cmp(&(one.shown, &other.offer)));
        // Everybody comes from where nobody did anything yet.
        let stages = Place::ALL.iter().zip(&tally.stages).filter(|(place, _)| **place != Place::Attract);
        let common = tally.caps.iter().max_by_key(|(cap, count)| (**count, **cap));
        Self {
            sums,
            events: tally.events,
            stages: stages.filter_map(|(place, stage)| Stage::of(*place, stage)).collect(),
            offers,
            uplift: tally.uplift.clone(),
            cap: common.map(|(cap, _)| *cap),
            above_cap: Share::new(tally.above_cap, sums.valued.0),
            abandoned: Share::new(left, buyers),
            quoted: Count(tally.at_the_desk),
            faces: Faces::of(tally),
        }
    }
}

impl Stage {
    fn of(place: Place, tally: &StageTally) -> Option<Self> {
        let mut seconds = tally.seconds.clone();
        seconds.sort_unstable();
        let enough = tally.entered >= super::FEWEST;
        let at = |tenths: usize| enough.then(|| seconds.get(seconds.len() * tenths / 10).copied()).flatten();
        (tally.entered > 0).then(|| Self {
            place,
            entered: Count(tally.entered),
            left: Share::new(tally.left, tally.entered),
            median_secs: at(5),
            long_secs: at(9),
        })
    }
}

impl OfferFigures {
    #[expect(clippy::cast_precision_loss, reason = "counts of walks are far below 2⁵³")]
    fn of(offer: &OfferId, tally: &OfferTally) -> Self {
        let shown = tally.suggested + tally.asked_for;
        let share = |part| Share::new(part, shown);
        Self {
            offer: offer.clone(),
            place: tally.place.unwrap_or(Place::More),
            shown: Count(shown),
            asked_for: Count(tally.asked_for),
            accepted: share(tally.accepted),
            declined: share(tally.declined),
            passed: share(tally.passed),
            taken_back: Share::new(tally.taken_back, tally.accepted),
            kept: share(tally.kept),
            mean_face: (tally.faces >= super::FEWEST).then(|| tally.face_sum as f64 / tally.faces as f64),
        }
    }
}

impl Faces {
    fn of(tally: &Tally) -> Self {
        let mut reasons: Vec<_> =
            tally.reasons.iter().map(|(reason, count)| (Arc::clone(reason), Count(*count))).collect();
        reasons.sort_by(|(one, many), (other, more)| (more, one).cmp(&(many, other)));
        Self { counts: tally.faces.map(Count), reasons }
    }
}
