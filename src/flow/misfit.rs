//! Owns what a new catalog changes for a buyer in the midst of a walk, as facts to be told.

use crate::catalog::Text;
use crate::money::Money;

/// Something that is not as it was, because the shop changed its catalog in the midst of a walk. Names are as they were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// What they came for is not for sale any more: the walk began anew.
    HookGone(Text),
    /// The shop takes other money now: the walk began anew.
    OtherMoney,
    /// This left the order.
    Left(Text),
    /// Everything so many times is not to be had any more.
    GoldenLeft,
    /// There is another number of this in the order.
    Quantity {
        /// Of what.
        name: Text,
        /// How many there were.
        was: u32,
        /// How many there are.
        now: u32,
    },
    /// A choice is gone.
    Choice {
        /// Of what.
        name: Text,
        /// What was chosen.
        was: Text,
        /// What stands there instead; nothing where there is nothing to choose any more.
        now: Option<Text>,
    },
    /// What they came for costs something else: the anchor is what it costs now.
    Anchor {
        /// What it cost.
        was: Money,
        /// What it costs.
        now: Money,
    },
    /// Everything together costs something else.
    Total {
        /// What it cost.
        was: Money,
        /// What it costs.
        now: Money,
    },
}

impl Misfit {
    /// Whether nothing is left of the walk.
    #[must_use]
    pub const fn is_anew(&self) -> bool {
        matches!(self, Self::HookGone(_) | Self::OtherMoney)
    }

    /// What is left to tell of this after something newer: an amount that changed twice is told once, from the first to the
    /// last, and not at all where it is what it was.
    #[must_use]
    pub fn before(self, newer: &mut Vec<Self>) -> Option<Self> {
        if newer.iter().any(Self::is_anew) || newer.contains(&self) {
            return None;
        }
        for told in newer.iter_mut() {
            match (&self, told) {
                (Self::Anchor { was, now: between }, Self::Anchor { was: then, .. })
                | (Self::Total { was, now: between }, Self::Total { was: then, .. })
                    if between == then =>
                {
                    *then = *was;
                }
                (Self::Anchor { .. }, Self::Anchor { .. }) | (Self::Total { .. }, Self::Total { .. }) => {}
                _ => continue,
            }
            newer.retain(|told| !told.is_nothing());
            return None;
        }
        Some(self)
    }

    /// Whether it is as it was after all.
    fn is_nothing(&self) -> bool {
        matches!(self, Self::Anchor { was, now } | Self::Total { was, now } if was == now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn anchor(was: i64, now: i64) -> Misfit {
        Misfit::Anchor { was: Money::from_minor(was), now: Money::from_minor(now) }
    }

    const fn total(was: i64, now: i64) -> Misfit {
        Misfit::Total { was: Money::from_minor(was), now: Money::from_minor(now) }
    }

    #[test]
    fn an_amount_that_changed_twice_is_told_once() {
        let mut newer = vec![anchor(31, 33), total(50, 52)];
        assert_eq!(anchor(29, 31).before(&mut newer), None);
        assert_eq!(newer, [anchor(29, 33), total(50, 52)]);
    }

    #[test]
    fn an_amount_that_is_what_it_was_is_not_told() {
        let mut newer = vec![anchor(31, 29)];
        assert_eq!(anchor(29, 31).before(&mut newer), None);
        assert_eq!(newer, []);
    }

    #[test]
    fn an_order_that_changed_meanwhile_is_told_as_it_was_last() {
        let mut newer = vec![total(60, 62)];
        assert_eq!(total(50, 52).before(&mut newer), None);
        assert_eq!(newer, [total(60, 62)]);
    }

    #[test]
    fn what_was_not_told_yet_is_still_told() {
        let mut newer = vec![total(60, 62)];
        assert_eq!(Misfit::GoldenLeft.before(&mut newer), Some(Misfit::GoldenLeft));
        assert_eq!(Misfit::GoldenLeft.before(&mut vec![Misfit::GoldenLeft]), None);
        assert_eq!(Misfit::GoldenLeft.before(&mut vec![Misfit::OtherMoney]), None, "nothing is left of that walk");
    }
}
