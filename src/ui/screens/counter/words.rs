//! Owns how quotes, days and what went wrong are put into words at the salesperson's desk.

use super::{Counter, CounterNotice};
use crate::catalog::Day;
use crate::flow::Refusal;
use crate::flow::dossier::{DayWords, SavedQuote};
use crate::pricing::PriceError;
use crate::ui::screens::incentive::not_given;
use crate::ui::screens::notices::hitch_text;

/// What the quote at hand is called.
pub(super) fn quote_title(counter: &Counter<'_>) -> String {
    let quote = counter.quote;
    let Some(code) = &quote.code else { return counter.say("counter-new-quote") };
    let name = if quote.is_changed { "counter-quote-changed" } else { "counter-quote" };
    let values = [("code", code.to_string().into()), ("version", quote.version.to_string().into())];
    counter.scene.tongue.say_with(name, &values)
}

/// A day as people say it: today, in three days, on Friday 4 December.
pub(super) fn day_in_words(counter: &Counter<'_>, day: Day) -> String {
    let tongue = counter.scene.tongue;
    let days = day.days_after(counter.today);
    let weekday = tongue.say(&format!("weekday-{}", day.date().weekday().to_monday_one_offset()));
    match days {
        0 => tongue.say("day-today"),
        1 => tongue.say("day-tomorrow"),
        -1 => tongue.say("counter-late-one"),
        ..0 => tongue.say_with("counter-late", &[("days", days.unsigned_abs().to_string().into())]),
        2..7 => weekday,
        _ => {
            let month = tongue.say(&format!("month-{}", day.date().month()));
            let values =
                [("weekday", weekday.into()), ("day", day.date().day().to_string().into()), ("month", month.into())];
            tongue.say_with("counter-on", &values)
        }
    }
}

/// The words in which days are typed.
pub(super) fn day_words(counter: &Counter<'_>) -> DayWords {
    let tongue = counter.scene.tongue;
    DayWords {
        weekdays: std::array::from_fn(|place| tongue.say(&format!("weekday-{}", place + 1))),
        today: tongue.say("day-today"),
        tomorrow: tongue.say("day-tomorrow"),
        units: ["typed-days", "typed-weeks", "typed-months"].map(|name| tongue.say(name)),
    }
}

/// What is in a saved quote, in one line.
pub(super) fn contents(counter: &Counter<'_>, quote: &SavedQuote) -> String {
    const MOST: usize = 2;
    let mut names: Vec<&str> = quote.products.iter().take(MOST).map(String::as_str).collect();
    let more = quote.products.len().saturating_sub(MOST);
    let more = counter.scene.tongue.say_with("desk-and-more", &[("count", more.to_string().into())]);
    if quote.products.len() > MOST {
        names.push(&more);
    }
    names.join(" · ")
}

/// What there is to say.
pub(super) fn notice(counter: &Counter<'_>, notice: &CounterNotice) -> String {
    let with = |name: &str, key: &str, value: String| counter.scene.tongue.say_with(name, &[(key, value.into())]);
    match notice {
        CounterNotice::Refused(refusal) => refused(counter, refusal),
        CounterNotice::Saved(version) => with("counter-saved", "version", version.to_string()),
        CounterNotice::NotSaved(reason) => with("counter-not-saved", "reason", reason.clone()),
        CounterNotice::Written(path) => with("counter-written", "path", path.clone()),
        CounterNotice::FileFailed(reason) => with("counter-file-failed", "reason", reason.clone()),
        CounterNotice::Outdated(count) => with("counter-outdated", "count", count.to_string()),
        CounterNotice::CommitFirst => {
            with("counter-commit-first", "keys", super::Command::Commit.shortcut().written(counter.scene.tongue))
        }
        CounterNotice::Empty => counter.say("counter-empty"),
        CounterNotice::Placed(code) => with("counter-placed", "code", code.clone()),
        CounterNotice::NotPlaced(hitch) => with("counter-not-placed", "reason", hitch_text(&counter.scene, hitch)),
        CounterNotice::NotGiven(why) => not_given(counter.scene.tongue, *why),
        CounterNotice::NotLookedUp(hitch) => {
            with("incentive-not-looked-up", "reason", hitch_text(&counter.scene, hitch))
        }
        CounterNotice::GivenNoMore(why) => with("incentive-no-more", "reason", not_given(counter.scene.tongue, *why)),
        CounterNotice::NoteCopied => counter.say("counter-note-copied"),
        CounterNotice::LogoIsOn => counter.say("counter-logo-is-on"),
    }
}

/// Why something was refused.
pub(super) fn refused(counter: &Counter<'_>, refusal: &Refusal) -> String {
    let tongue = counter.scene.tongue;
    match refusal {
        Refusal::NoReason => tongue.say("counter-no-reason"),
        Refusal::HookStays => tongue.say("counter-hook-stays"),
        Refusal::NothingBefore => tongue.say("counter-nothing-to-undo"),
        Refusal::QuantityFollows => tongue.say("counter-quantity-follows"),
        Refusal::AlreadyPlaced => tongue.say("counter-already-placed"),
        Refusal::Price(PriceError::DiscountTooLarge { allowed, .. }) => {
            tongue.say_with("counter-discount-most", &[("most", tongue.exact(*allowed).into())])
        }
        Refusal::Price(PriceError::QuantityNotSold { smaller, larger, .. }) => {
            let number = |quantity: &Option<u32>| quantity.map_or_else(|| "–".to_owned(), |known| tongue.number(known));
            let values = [("smaller", number(smaller).into()), ("larger", number(larger).into())];
            tongue.say_with("refused-quantity", &values)
        }
        Refusal::Price(PriceError::NotTogether(_) | PriceError::Incompatible { .. }) => {
            tongue.say("counter-not-together")
        }
        Refusal::Price(PriceError::NothingToShare { .. }) => tongue.say("counter-nothing-to-share"),
        Refusal::Price(PriceError::TooLarge) => tongue.say("refused-too-large"),
        _ => tongue.say("refused"),
    }
}
