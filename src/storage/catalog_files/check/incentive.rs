//! Owns the checks of what a placed order gives for the next one: it is worth something, never the whole order, and for long
//! enough that nobody is hurried.

use super::Check;
use super::leaf::optional;
use crate::catalog::{Incentive, IncentiveTerms, Off};
use crate::money::{Money, Percent};
use crate::storage::catalog_files::file::IncentiveFile;
use crate::storage::catalog_files::raw::{Amount, Raw, Share, Whole};
use crate::storage::catalog_files::report::Finding;

/// What is given, with where it stands.
pub(super) fn incentive<'a>(check: &Check<'a>, (at, file): (&'a str, &IncentiveFile<'a>)) -> Option<Incentive> {
    let days = days(check, file.days);
    let from = optional(file.from, |raw| check.price(raw));
    let off = match (file.off, file.amount) {
        (Some(raw), None) => share(check, raw),
        (None, Some(raw)) => amount(check, raw, (file.from, from.flatten())),
        (one, _) => {
            let message = if one.is_some() {
                "an incentive has off or amount, not both"
            } else {
                "an incentive needs off or amount"
            };
            check.add(at, Finding::error("incentive-off", message).mend("write off: percent(5), or amount: 5.00"));
            None
        }
    };
    Some(Incentive { terms: IncentiveTerms { off: off?, from: from? }, days: days? })
}

/// A share off: more than nothing, less than all.
fn share<'a>(check: &Check<'a>, raw: Raw<'a, Share>) -> Option<Off> {
    let percent = check.share(raw)?;
    if percent == Percent::ZERO {
        idle(check, raw.text);
        return None;
    }
    if percent == Percent::WHOLE {
        let finding = Finding::error("free-incentive", "this makes the next order cost nothing");
        check.add(raw.text, finding.mend("write a share below percent(100)"));
    }
    Some(Off::Share(percent))
}

/// An amount off, of orders that cost more than that.
fn amount<'a>(
    check: &Check<'a>,
    raw: Raw<'a, Amount>,
    (from_at, from): (Option<Raw<'a, Amount>>, Option<Money>),
) -> Option<Off> {
    let amount = check.price(raw)?;
    if amount.is_zero() {
        idle(check, raw.text);
        return None;
    }
    match (from_at, from) {
        (Some(at), Some(from)) if from <= amount => {
            let finding =
                Finding::error("free-incentive", "from this on the goods of the next order could cost nothing");
            check.add(at.text, finding.mend("write from how much in goods on it is taken off: more than the amount"));
        }
        (None, _) => {
            let finding = Finding::error("free-incentive", "the goods of a small order would cost nothing with it");
            check.add(raw.text, finding.mend("write from how much in goods on it is taken off, like from: 40.00"));
        }
        _ => {}
    }
    Some(Off::Amount(amount))
}

fn idle<'a>(check: &Check<'a>, at: &'a str) {
    let finding = Finding::error("idle-incentive", "this takes nothing off");
    check.add(at, finding.mend("write how much the next order costs less, or take the incentive out"));
}

/// For how many days it can be used.
fn days<'a>(check: &Check<'a>, raw: Raw<'a, Whole>) -> Option<u32> {
    let days = check.at_least(0, raw)?;
    if days < Incentive::FEWEST_DAYS {
        let message =
            format!("{days} days hurry people, and an incentive stands for at least {}", Incentive::FEWEST_DAYS);
        check.add(raw.text, Finding::error("hurried-incentive", message).mend("write more days, like 90"));
    }
    if days > Incentive::MOST_DAYS {
        let message = format!("an incentive stands for at most {} days, and this says {days}", Incentive::MOST_DAYS);
        check.add(raw.text, Finding::error("long-incentive", message).mend("write for how long you stand by it"));
        return None;
    }
    Some(days)
}
