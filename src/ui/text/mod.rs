//! Owns the app's own wording in each language.

use std::ops::Deref;

use crate::catalog::Lang;
use crate::money::Currency;
use crate::wording;
use crate::wording::report::report_words;

pub use crate::wording::{Teller, Told, Value};

/// The app's wording in one language.
pub struct Tongue(wording::Tongue);

impl Tongue {
    /// The wording in a language, for a shop with this currency.
    #[must_use]
    pub fn new(lang: Lang, currency: Currency) -> Self {
        let sources = [
            source(lang),
            hands_source(lang),
            desk_source(lang),
            counter_source(lang),
            kiosk_source(lang),
            report_words(lang),
        ];
        Self(wording::Tongue::new(lang, currency, &sources))
    }
}

impl Deref for Tongue {
    type Target = wording::Tongue;

    fn deref(&self) -> &Self::Target {
        &self.0
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

/// The source of what is said of the keyboard on the screen and of reaching and hearing the screens.
const fn hands_source(lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => include_str!("hands/nl.ftl"),
        Lang::Fy => include_str!("hands/fy.ftl"),
        Lang::En => include_str!("hands/en.ftl"),
        Lang::De => include_str!("hands/de.ftl"),
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

/// The source of a kiosk's wording in a language.
const fn kiosk_source(lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => include_str!("kiosk/nl.ftl"),
        Lang::Fy => include_str!("kiosk/fy.ftl"),
        Lang::En => include_str!("kiosk/en.ftl"),
        Lang::De => include_str!("kiosk/de.ftl"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::alike::assert_alike;

    #[test]
    fn every_language_says_the_same() {
        assert_alike(|lang| {
            [source(lang), hands_source(lang), desk_source(lang), counter_source(lang), kiosk_source(lang)].join("\n")
        });
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
