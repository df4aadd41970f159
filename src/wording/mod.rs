//! Owns what screens and documents say alike: how amounts, days and numbers are written in each language, and each fact behind
//! a figure as a sentence. It knows neither of them: what only one of them says comes in as sources of its own.

mod explanation;
mod money;
mod next;
mod note;
mod promise;
pub mod report;

pub use explanation::{Teller, Told};
pub use next::next_steps;
pub use note::{About, follow_up_note};
pub use promise::{Promised, promised};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::catalog::{Day, Lang, Off};
use crate::money::{Currency, Money, Percent};

/// Wording in one language, with how amounts, days and numbers are written in it.
pub struct Tongue {
    lang: Lang,
    currency: Currency,
    bundle: FluentBundle<FluentResource>,
}

/// A value that a sentence names.
pub type Value<'a> = FluentValue<'a>;

impl Tongue {
    /// The wording of these sources in a language, with what all have in common, for a shop with this currency.
    #[must_use]
    pub fn new(lang: Lang, currency: Currency, sources: &[&'static str]) -> Self {
        let id: LanguageIdentifier = lang.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        // The files are compiled in and a test reads each of them: what can't be parsed is a bug that it finds.
        for source in [common(lang)].iter().chain(sources) {
            let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(partly, _errors)| partly);
            bundle.add_resource_overriding(resource);
        }
        Self { lang, currency, bundle }
    }

    /// The language.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// A sentence by its name.
    #[must_use]
    pub fn say(&self, name: &str) -> String {
        self.say_with(name, &[])
    }

    /// A sentence by its name, with the values that it names.
    #[must_use]
    pub fn say_with(&self, name: &str, values: &[(&str, Value<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(name).and_then(|message| message.value()) else {
            return name.to_owned();
        };
        let mut args = FluentArgs::new();
        for (key, value) in values {
            args.set((*key).to_owned(), value.clone());
        }
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned()
    }

    /// An amount as the language writes it: `€ 29,99`.
    #[must_use]
    pub fn money(&self, amount: Money) -> String {
        money::written(amount, self.currency, self.lang)
    }

    /// A difference as the language writes it, with its sign: `+ € 6,50`.
    #[must_use]
    pub fn difference(&self, amount: Money) -> String {
        money::difference(amount, self.currency, self.lang)
    }

    /// A percentage in basis points with one decimal and its sign: `+24,8 %`.
    #[must_use]
    pub fn percent(&self, basis_points: i64) -> String {
        money::percent(basis_points, self.lang)
    }

    /// A share in basis points, without a sign: `25 %`.
    #[must_use]
    pub fn share(&self, basis_points: u32) -> String {
        money::share(basis_points.into(), self.lang)
    }

    /// A percentage exactly as it is, without a sign: `12,25 %`.
    #[must_use]
    pub fn exact(&self, percent: Percent) -> String {
        money::exact(percent, self.lang)
    }

    /// How much is taken off, a share or an amount: `5 %`, `€ 5,00`.
    #[must_use]
    pub fn off(&self, off: Off) -> String {
        match off {
            Off::Share(percent) => self.exact(percent),
            Off::Amount(amount) => self.money(amount),
        }
    }

    /// A number with its thousands apart: `2.500`.
    #[must_use]
    pub fn number(&self, number: u32) -> String {
        money::grouped(u64::from(number), self.lang)
    }

    /// Tenths as a number: `4,6`.
    #[must_use]
    pub fn tenths(&self, tenths: u32) -> String {
        money::tenths(i64::from(tenths) * 10, self.lang)
    }

    /// A day as the language writes it: `31 december 2026`.
    #[must_use]
    pub fn day(&self, day: Day) -> String {
        let date = day.date();
        let month = self.say(&format!("month-{}", date.month()));
        self.say_with(
            "day",
            &[
                ("day", date.day().to_string().into()),
                ("month", month.into()),
                ("year", date.year().to_string().into()),
            ],
        )
    }

    /// How many times as much, in words: 'anderhalf keer'. `hundredths` is 150 for one and a half.
    #[must_use]
    pub fn times(&self, hundredths: i64) -> String {
        match hundredths {
            145..=155 => self.say("times-one-and-a-half"),
            195..=205 => self.say("times-two"),
            295..=305 => self.say("times-three"),
            other => self.say_with("times-number", &[("n", money::tenths(other, self.lang).into())]),
        }
    }
}

/// What is said everywhere, in a language.
const fn common(lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => include_str!("nl.ftl"),
        Lang::Fy => include_str!("fy.ftl"),
        Lang::En => include_str!("en.ftl"),
        Lang::De => include_str!("de.ftl"),
    }
}

/// What every set of wording is held against.
#[cfg(test)]
pub(crate) mod alike {
    use std::collections::BTreeSet;

    use fluent_bundle::FluentResource;

    use crate::catalog::Lang;

    /// Asserts that every language says the same things, about the same values, with its own letters.
    pub(crate) fn assert_alike(source: impl Fn(Lang) -> String) {
        let (dutch, values) = (names(&source(Lang::Nl)), values(&source(Lang::Nl)));
        for lang in Lang::ALL {
            let source = source(lang);
            assert_eq!(names(&source), dutch, "{lang:?}");
            assert_eq!(self::values(&source), values, "{lang:?}");
            let written = source.lines().filter_map(|line| line.split_once(" = "));
            let strange: BTreeSet<char> = written
                .flat_map(|(_, words)| words.chars())
                .filter(|letter| letter.is_alphabetic() && !lang.letters().contains(*letter))
                .collect();
            assert!(strange.is_empty(), "{lang:?}: {strange:?}");
        }
    }

    fn names(source: &str) -> BTreeSet<String> {
        let resource = FluentResource::try_new(source.to_owned()).expect("the file can be read");
        let name = |line: &str| line.split_once(" =").map(|(name, _)| name.to_owned());
        let is_name = |name: &String| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let found: BTreeSet<String> = source.lines().filter_map(name).filter(is_name).collect();
        assert_eq!(resource.entries().count(), found.len(), "a sentence is there twice");
        found
    }

    fn values(source: &str) -> Vec<BTreeSet<String>> {
        let sentences = source.lines().filter(|line| line.contains(" = "));
        let values = |line: &str| {
            line.split("{ $").skip(1).filter_map(|part| part.split(' ').next()).map(str::to_owned).collect()
        };
        sentences.map(values).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_says_the_same() {
        alike::assert_alike(|lang| common(lang).to_owned());
    }
}
