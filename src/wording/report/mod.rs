//! Owns the report in words: its figures as tables that people read, the same on paper, on a terminal and on the manager's page.

mod experiments;
mod names;
mod tables;

pub use names::ReportNames;
pub use tables::{Table, headline, tables};

use crate::catalog::Lang;
use crate::insight::measure::Place;

/// The wording of the report in a language: a source for [`super::Tongue::new`].
#[must_use]
pub const fn report_words(lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => include_str!("nl.ftl"),
        Lang::Fy => include_str!("fy.ftl"),
        Lang::En => include_str!("en.ftl"),
        Lang::De => include_str!("de.ftl"),
    }
}

/// The sentence that names a step.
#[must_use]
pub const fn step_name(place: Place) -> &'static str {
    match place {
        Place::Attract => "report-attract",
        Place::Hook => "report-hook",
        Place::Options => "report-options",
        Place::Artwork => "report-artwork",
        Place::Commit => "report-commit",
        Place::Needs => "report-needs",
        Place::Upgrade => "report-upgrade",
        Place::Accessories => "report-accessories",
        Place::Bundle => "report-bundle",
        Place::Services => "report-services",
        Place::Multiplier => "report-multiplier",
        Place::More => "report-more",
        Place::Review => "report-review",
        Place::Details => "report-details",
        Place::Placed => "report-done",
        Place::Feedback => "report-end",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_says_the_same() {
        crate::wording::alike::assert_alike(|lang| report_words(lang).to_owned());
    }

    #[test]
    fn every_step_has_a_name() {
        let tongue = crate::wording::Tongue::new(Lang::En, crate::money::Currency::EUR, &[report_words(Lang::En)]);
        for place in Place::ALL {
            assert_ne!(tongue.say(step_name(place)), step_name(place), "{place:?}");
        }
    }
}
