//! Owns the documents' own wording in each language.

use crate::catalog::Lang;
use crate::money::Currency;
use crate::wording::Tongue;

/// What documents say in a language, for a shop with this currency.
pub(super) fn tongue(lang: Lang, currency: Currency) -> Tongue {
    Tongue::new(lang, currency, &[source(lang)])
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_says_the_same() {
        crate::wording::alike::assert_alike(|lang| source(lang).to_owned());
    }
}
