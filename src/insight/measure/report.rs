//! Owns the report: the figures of a period beside those of the period before.

use super::{Facts, Figures, Query, Segment, Span, Tally};
use crate::insight::experiment::Tried;
use crate::money::Currency;

/// What a manager reads.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// What was asked for.
    pub query: Query,
    /// What amounts are in.
    pub currency: Currency,
    /// The figures of the period.
    pub now: Figures,
    /// The figures of the period before, of the same length.
    pub before: Figures,
    /// The walks of the period, told apart.
    pub segments: Vec<Segment>,
    /// The experiments with what came of them, over all the time that they ran: nothing where nothing was asked of them.
    pub experiments: Vec<Tried>,
}

/// Makes a report while walks come in.
#[derive(Clone, Debug)]
pub struct ReportMaker {
    query: Query,
    earlier: Span,
    now: Tally,
    before: Tally,
}

impl ReportMaker {
    /// For this query, with amounts in this currency.
    #[must_use]
    pub fn new(query: Query, currency: Currency) -> Self {
        let earlier = query.span.before();
        Self { query, earlier, now: Tally::new(currency), before: Tally::new(currency) }
    }

    /// The days whose walks it wants to see.
    #[must_use]
    pub const fn span(&self) -> Span {
        Span { from: self.earlier.from, until: self.query.span.until }
    }

    /// Counts a walk, where it is asked for.
    pub fn add(&mut self, facts: &Facts) {
        if self.query.only.as_ref().is_some_and(|only| !only.lets_through(facts)) {
            return;
        }
        if self.query.span.has(facts.under.day) {
            self.now.add(facts);
        } else if self.earlier.has(facts.under.day) {
            self.before.add(facts);
        }
    }

    /// Counts with these the walks that another one for the same query was shown.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        self.now.merge(other.now);
        self.before.merge(other.before);
        self
    }

    /// The report.
    #[must_use]
    pub fn finish(self) -> Report {
        Report {
            currency: self.now.currency,
            now: Figures::of(&self.now),
            before: Figures::of(&self.before),
            segments: self.now.groups.shown(),
            query: self.query,
            experiments: Vec::new(),
        }
    }
}
