//! Owns journeys: sessions written down as RON scripts. Reading one, and playing it step by step.
//!
//! ```ron
//! Journey(
//!     about: "The straight buyer: no to everything.",   // optional
//!     lang: nl,                                         // optional: the shop's first language
//!     steps: [
//!         touch, hook("cards-matt"), quantity(250), option("colour", "navy"), go_on,
//!         logo(sample(nordwerk)),                       // or initials(seal), or blank
//!         template(band), words(name: "Anna de Vries", phone: "058 123 45 67"), go_on,
//!         commit, answer("use", "fair"), skip_needs,
//!         accept("accessory/cards-matt/pen"), decline("upgrade/cards-matt/cards-soft"), keep_mine,
//!         take_back("accessory/cards-matt/pen"), remove("pen"), line_quantity("pen", 25), line_option("pen", "colour", "navy"),
//!         more, back, undo, review, take_everything_back, lang(en), business(true),
//!         details(name: "Anna", address: "Dorpsstraat 1, Leeuwarden", mail: "anna@example.nl"), place, feedback(5), start_over,
//!         shot("review"),                               // a picture, in `diderot shot`
//!         expect(step: review, anchor: 29.99, total: 35.94, uplift: 5.95, lines: 2, declined: 3, offers: 3),   // each optional
//!         cheapest(option("finish", "silver")),         // with whatever it needs to go with the rest, where that is cheapest
//!         refused(accept("upgrade/cards-matt/cards-soft")),   // it must be refused, and change nothing
//!     ],
//! )
//! ```
//! `quantity` and `option` are about the line that the buyer came for; the others name the product of their line.

mod file;
mod player;
mod step;

use std::io;
use std::path::Path;

use crate::catalog::{Catalog, Lang};
use crate::cli::Terminal;
use crate::cli::ron_text::{self, SyntaxError};
use crate::money::Currency;

pub use file::StepError;
pub use player::{Outcome, Played, Player};
pub use step::{Act, Expectation, JourneyStep, StepName};

/// A session written down as a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journey {
    /// What it shows, in a sentence.
    pub about: String,
    /// The language that it starts in; the shop's first one where it says nothing.
    pub lang: Option<Lang>,
    /// What happens, in order.
    pub steps: Vec<JourneyStep>,
}

/// Why a text is no journey.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JourneyError {
    /// It can't be parsed.
    #[error(transparent)]
    Syntax(#[from] SyntaxError),
    /// A step can't be played.
    #[error("step {step}: {reason}")]
    Step {
        /// The number of the step, from 1.
        step: usize,
        /// Why.
        reason: StepError,
    },
}

impl Journey {
    /// Reads a journey. Expected amounts are in `currency`.
    ///
    /// # Errors
    /// When the text is not a journey.
    pub fn read(text: &str, currency: Currency) -> Result<Self, JourneyError> {
        let file: file::Journey = ron_text::parse(text)?;
        let steps =
            file.steps.into_iter().enumerate().map(|(index, step)| {
                step.read(currency).map_err(|reason| JourneyError::Step { step: index + 1, reason })
            });
        Ok(Self { about: file.about, lang: file.lang.map(|lang| lang.0), steps: steps.collect::<Result<_, _>>()? })
    }
}

/// Reads a journey from a file; where there is none, says why.
pub(super) fn open(path: &Path, catalog: &Catalog, terminal: &mut Terminal<'_>) -> io::Result<Option<Journey>> {
    let text = match ron_text::read(path, terminal.input) {
        Ok(text) => text,
        Err(error) => return terminal.cannot_run(error).map(|_exit| None),
    };
    match Journey::read(&text, catalog.shop.currency) {
        Ok(journey) => Ok(Some(journey)),
        Err(error) => terminal.cannot_run(format_args!("{}: {error}", path.display())).map(|_exit| None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::design::{InitialsStyle, LogoChoice};
    use crate::money::Money;

    fn read(steps: &str) -> Result<Journey, JourneyError> {
        Journey::read(&format!("Journey(steps: [{steps}])"), Currency::EUR)
    }

    #[test]
    fn what_a_buyer_does_is_read_as_it_is_written() {
        let written = "touch, hook(\"a\"), logo(initials(seal)), words(name: \"Anna\"), line_option(\"a\", \"b\", \"c\"), lang(fy)";
        let steps = read(written).unwrap().steps;
        assert_eq!(steps.len(), 6);
        assert_eq!(steps[2], Act::Logo(LogoChoice::Initials(InitialsStyle::Seal)).into());
        assert_eq!(steps[4].to_string(), "line_option(a, b, c)");
        assert_eq!(steps[5], Act::Lang(Lang::Fy).into());
    }

    #[test]
    fn expected_amounts_are_read_exactly() {
        let expected = |steps: &str| match read(steps).unwrap().steps.remove(0) {
            JourneyStep::Expect(expectation) => expectation,
            other => panic!("{other:?}"),
        };
        assert_eq!(expected("expect(total: 29.99)").total, Some(Money::from_minor(2999)));
        assert_eq!(expected("expect(step: review, uplift: -0.05)").uplift, Some(Money::from_minor(-5)));
        assert_eq!(
            expected("expect(step: review)"),
            Expectation { step: Some(StepName::Review), ..Expectation::default() }
        );
        assert!(matches!(read("expect(total: 29.999)"), Err(JourneyError::Step { step: 1, .. })));
    }

    #[test]
    fn only_acts_can_be_refused() {
        assert_eq!(read("refused(go_on)").unwrap().steps, [JourneyStep::Refused(Act::GoOn)]);
        assert_eq!(
            read("touch, refused(shot(\"x\"))"),
            Err(JourneyError::Step { step: 2, reason: StepError::NothingToRefuse })
        );
    }

    #[test]
    fn what_is_no_journey_says_where() {
        let Err(JourneyError::Syntax(error)) = Journey::read("Journey(\n  steps: [jump],\n)", Currency::EUR) else {
            panic!("'jump' is no step")
        };
        assert_eq!(error.line, 2);
        assert!(error.message.contains("jump"), "{error}");
        let deep = format!("Journey(steps: [{}touch{}])", "refused(".repeat(10_000), ")".repeat(10_000));
        assert!(matches!(Journey::read(&deep, Currency::EUR), Err(JourneyError::Syntax(_))));
        let brackets = format!("Journey(steps: [expect(total: {})])", "[".repeat(10_000));
        assert!(matches!(Journey::read(&brackets, Currency::EUR), Err(JourneyError::Syntax(_))));
    }
}
