//! Owns the app's own wording in each language, and how money and numbers are written in it.

mod explanation;
mod money;

pub use explanation::{Teller, Told};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::catalog::{Day, Lang};
use crate::money::{Currency, Money, Percent};

/// The app's wording in one language.
pub struct Tongue {
    lang: Lang,
    currency: Currency,
    bundle: FluentBundle<FluentResource>,
}

/// A value that a sentence names.
pub type Value<'a> = FluentValue<'a>;

impl Tongue {
    /// The wording in a language, for a shop with this currency.
    #[must_use]
    pub fn new(lang: Lang, currency: Currency) -> Self {
        let id: LanguageIdentifier = lang.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        // The files are compiled in and a test reads each of them: what can't be parsed is a bug that it finds.
        for source in [source(lang), desk_source(lang), counter_source(lang)] {
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(partly, _errors)| partly);
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

/// The wording's source in a language.
const fn source(lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => include_str!("nl.ftl"),
        Lang::Fy => include_str!("fy.ftl"),
        Lang::En => include_str!("en.ftl"),
        Lang::De => include_str!("de.ftl"),
    }
}

/// The source of the catalog desk's wording in a language.
const fn desk_source(lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => include_str!("desk/nl.ftl"),
        Lang::Fy => include_str!("desk/fy.ftl"),
        Lang::En => include_str!("desk/en.ftl"),
        Lang::De => include_str!("desk/de.ftl"),
    }
}

/// The source of the wording of the salesperson's desk in a language.
const fn counter_source(lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => include_str!("counter/nl.ftl"),
        Lang::Fy => include_str!("counter/fy.ftl"),
        Lang::En => include_str!("counter/en.ftl"),
        Lang::De => include_str!("counter/de.ftl"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// All wording of a language.
    fn source(lang: Lang) -> String {
        format!("{}\n{}\n{}", super::source(lang), desk_source(lang), counter_source(lang))
    }

    fn names(lang: Lang) -> BTreeSet<String> {
        let resource = FluentResource::try_new(source(lang)).expect("the file can be read");
        let name = |line: &str| line.split_once(" =").map(|(name, _)| name.to_owned());
        let is_name = |name: &String| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let found: BTreeSet<String> = source(lang).lines().filter_map(name).filter(is_name).collect();
        assert_eq!(resource.entries().count(), found.len(), "{lang:?}: a sentence is there twice");
        found
    }

    #[test]
    fn every_sentence_is_there_in_every_language() {
        let dutch = names(Lang::Nl);
        for lang in Lang::ALL {
            assert_eq!(names(lang), dutch, "{lang:?}");
        }
    }

    #[test]
    fn every_sentence_names_the_same_values_in_every_language() {
        let values = |lang: Lang| -> Vec<BTreeSet<String>> {
            let source = source(lang);
            let sentences = source.lines().filter(|line| line.contains(" = "));
            sentences
                .map(|line| {
                    line.split("{ $").skip(1).filter_map(|part| part.split(' ').next()).map(str::to_owned).collect()
                })
                .collect()
        };
        for lang in Lang::ALL {
            assert_eq!(values(lang), values(Lang::Nl), "{lang:?}");
        }
    }

    #[test]
    fn the_words_are_written_with_the_letters_of_their_language() {
        for lang in Lang::ALL {
            let source = source(lang);
            let written = source.lines().filter_map(|line| line.split_once(" = "));
            let strange: BTreeSet<char> = written
                .flat_map(|(_, words)| words.chars())
                .filter(|letter| letter.is_alphabetic() && !lang.letters().contains(*letter))
                .collect();
            assert!(strange.is_empty(), "{lang:?}: {strange:?}");
        }
    }

    #[test]
    fn the_order_button_says_that_one_pays() {
        // Source: Directive 2011/83/EU, article 8(2). These exact words, whatever the catalog says.
        let button = |lang| Tongue::new(lang, Currency::EUR).say("order-button");
        assert_eq!(button(Lang::Nl), "Bestelling met betalingsverplichting");
        assert_eq!(button(Lang::Fy), "Bestelling mei betellingsferplichting");
        assert_eq!(button(Lang::En), "Order with obligation to pay");
        assert_eq!(button(Lang::De), "Zahlungspflichtig bestellen");
    }

    #[test]
    fn the_anchor_is_called_what_one_came_for() {
        let anchor = |lang| Tongue::new(lang, Currency::EUR).say("bar-anchor");
        assert_eq!(anchor(Lang::Nl), "Hiervoor kwam u");
        assert_eq!(anchor(Lang::En), "You came for this");
    }
}
