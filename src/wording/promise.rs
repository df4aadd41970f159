//! Owns the words for what an order gives for the next one: how much, by which code, until which day, and on which conditions.
//! No haste, and nothing that is not so.

use super::Tongue;
use crate::catalog::Off;
use crate::flow::Promise;
use crate::money::Money;

/// What is told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promised {
    /// What it is for.
    pub title: String,
    /// Sentence by sentence: how much, until when, from how much on.
    pub lines: Vec<String>,
}

/// What an order gives for the next one, in words. Amounts are as the shop writes its prices, and say whether tax is in them.
#[must_use]
pub fn promised(tongue: &Tongue, promise: &Promise, prices_include_tax: bool) -> Promised {
    let own = tongue.say(if prices_include_tax { "promise-with-tax" } else { "promise-without-tax" });
    let money = |amount: Money| format!("{} {own}", tongue.money(amount));
    let off = match promise.terms.off {
        Off::Share(percent) => tongue.exact(percent),
        Off::Amount(amount) => money(amount),
    };
    let code = promise.code.to_string();
    let what = tongue.say_with("promise-what", &[("off", off.into()), ("code", code.into())]);
    let until = tongue.say_with("promise-until", &[("day", tongue.day(promise.until).into())]);
    let from = promise.terms.from.map(|from| tongue.say_with("promise-from", &[("from", money(from).into())]));
    let lines = [Some(what), Some(until), from].into_iter().flatten().collect();
    Promised { title: tongue.say("promise-title"), lines }
}
