//! Owns what a shop says of a product that needs something to stand on: earlier prices, stock, ratings, certificates, cover.
//!
//! Nothing of it is shown for a day that it does not hold on, and nothing at all while nobody knows which day it is.

use super::{Day, Price, Text};

/// So many days the count of a stock may be old.
const STOCK_DAYS: i32 = 2;

/// More than so many are not few: a number of them would only be noise.
const FEW: u32 = 20;

/// What a product claims, and what each claim stands on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Claims {
    /// What it cost, oldest first; the last is what it costs now. Empty where nobody kept it.
    pub history: Vec<Was>,
    /// How many there are.
    pub stock: Option<Stock>,
    /// What buyers thought and did.
    pub proofs: Vec<Proof>,
    /// What somebody else attests.
    pub certificates: Vec<Certificate>,
    /// What a service covers, where it is a warranty or an insurance.
    pub cover: Option<Cover>,
    /// What is in one unit of it, where it is sold by measure.
    pub contents: Option<Contents>,
}

/// A price from a day on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Was {
    /// The first day of the price.
    pub from: Day,
    /// The price.
    pub price: Price,
}

/// How many there are, as somebody counted them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stock {
    /// How many were left.
    pub left: u32,
    /// When they were counted.
    pub counted: Day,
}

/// What buyers thought and did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// Stars out of five, in tenths: 46 are 4.6 stars.
    Rating {
        /// Tenths of a star, 10 to 50.
        tenths: u32,
        /// What it stands on.
        evidence: Evidence,
    },
    /// A sentence, like 'nine out of ten offices order it again'.
    Claim {
        /// The sentence.
        says: Text,
        /// What it stands on.
        evidence: Evidence,
    },
}

/// What a claim stands on. Every part of it is shown beside the claim. Source: UCPD 2005/29/EC, article 7(6) and Annex I 23b.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// How many people it is about; at least 1.
    pub count: u32,
    /// Who gathered it.
    pub source: String,
    /// The first day on which it was gathered.
    pub from: Day,
    /// The last day on which it was gathered.
    pub until: Day,
    /// How it was made sure that they were buyers.
    pub verified: Text,
    /// The last day on which it may be shown.
    pub expires: Day,
}

/// What somebody else attests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// The scheme, like 'FSC Mix'.
    pub name: String,
    /// Under which number anyone can look it up.
    pub number: String,
    /// The last day on which it holds.
    pub until: Day,
}

/// What a service covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cover {
    /// A warranty that is paid for: what it adds to what the law gives anyway. Source: UCPD Annex I 10.
    Warranty {
        /// What it adds.
        adds: Text,
    },
    /// An insurance: never only in a bundle. Source: Directive (EU) 2016/97, article 24.
    Insurance {
        /// Who insures.
        insurer: String,
    },
}

/// What is in one unit of a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Contents {
    /// It is sold by the piece; a measure in its name is a property of it.
    Each,
    /// So many thousandths of a unit of measure.
    Measured {
        /// The unit of measure.
        measure: Measure,
        /// Thousandths of it; at least 1.
        thousandths: u64,
    },
}

/// A unit of measure for which prices are compared. Source: Directive 98/6/EC (PID), article 2(b).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Kilogram.
    Kilogram,
    /// Litre.
    Litre,
    /// Metre.
    Metre,
    /// Square metre.
    SquareMetre,
    /// A single piece of a pack.
    Piece,
}

impl Stock {
    /// How many are left, where that may be said: it was counted lately, not in the future, and they are few.
    #[must_use]
    pub fn few_on(self, today: Option<Day>) -> Option<u32> {
        self.is_fresh_on(today).then_some(self.left).filter(|left| (1..=FEW).contains(left))
    }

    /// Whether there are none left, as far as anybody knows.
    #[must_use]
    pub fn is_gone_on(self, today: Option<Day>) -> bool {
        self.left == 0 && self.is_fresh_on(today)
    }

    /// Whether the count is still worth something. A count of the future means that a clock is wrong.
    fn is_fresh_on(self, today: Option<Day>) -> bool {
        today.is_some_and(|today| (0..=STOCK_DAYS).contains(&today.days_after(self.counted)))
    }
}

impl Proof {
    /// What it stands on.
    #[must_use]
    pub const fn evidence(&self) -> &Evidence {
        match self {
            Self::Rating { evidence, .. } | Self::Claim { evidence, .. } => evidence,
        }
    }

    /// Whether it may be shown on a day: everything was gathered by then, and it has not expired.
    #[must_use]
    pub fn holds_on(&self, today: Option<Day>) -> bool {
        let Evidence { until, expires, .. } = self.evidence();
        today.is_some_and(|today| *until <= today && today <= *expires)
    }
}

impl Certificate {
    /// Whether it holds on a day.
    #[must_use]
    pub fn holds_on(&self, today: Option<Day>) -> bool {
        today.is_some_and(|today| today <= self.until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(written: &str) -> Option<Day> {
        Day::parse(written).ok()
    }

    #[test]
    fn a_count_of_the_stock_is_said_while_it_is_fresh_and_never_by_a_wrong_clock() {
        let stock = Stock { left: 3, counted: day("2026-11-24").unwrap() };
        assert_eq!(stock.few_on(day("2026-11-24")), Some(3));
        assert_eq!(stock.few_on(day("2026-11-26")), Some(3));
        assert_eq!(stock.few_on(day("2026-11-27")), None);
        assert_eq!(stock.few_on(day("2026-11-23")), None);
        assert_eq!(stock.few_on(None), None);
        assert_eq!(Stock { left: 21, ..stock }.few_on(day("2026-11-24")), None);
        let none = Stock { left: 0, ..stock };
        assert!(
            none.is_gone_on(day("2026-11-25"))
                && !none.is_gone_on(day("2026-12-25"))
                && none.few_on(day("2026-11-25")).is_none()
        );
    }

    #[test]
    fn a_claim_is_shown_from_when_it_was_gathered_until_it_expires() {
        let evidence = Evidence {
            count: 318,
            source: "Trustpilot".to_owned(),
            from: day("2025-11-01").unwrap(),
            until: day("2026-10-31").unwrap(),
            verified: Text::default(),
            expires: day("2027-05-01").unwrap(),
        };
        let rating = Proof::Rating { tenths: 46, evidence };
        assert!(rating.holds_on(day("2026-10-31")) && rating.holds_on(day("2027-05-01")));
        assert!(!rating.holds_on(day("2026-10-30")) && !rating.holds_on(day("2027-05-02")) && !rating.holds_on(None));
    }
}
