//! Owns the twins of a journey as it stands on disk. The names of steps and words are the format's.

use ron::value::RawValue;
use serde::Deserialize;

use super::step::{Act, Expectation, JourneyStep, StepName};
use crate::catalog;
use crate::flow::design::{self, LogoChoice};
use crate::flow::{self, OrderCode};
use crate::money::{AmountError, Currency, Money};
use crate::pricing::View;
use crate::storage::twin::{
    ColoursTwin, DetailsTwin, FeedbackReasonTwin, LangTwin, LetterSizeTwin, LetteringTwin, LogoPlaceTwin, LogoTwin,
    PromiseTwin, SpotTwin, TemplateTwin, WordsTwin,
};

/// The number behind the code of an order that a journey places: the same in every run.
const ORDER_NUMBER: u64 = 123_456_789;

/// A journey.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Journey {
    #[serde(default)]
    pub(super) about: String,
    #[serde(default)]
    pub(super) lang: Option<LangName>,
    pub(super) steps: Vec<Step>,
}

/// A language, for where a field may be left out.
#[derive(Deserialize)]
#[serde(transparent)]
pub(super) struct LangName(#[serde(with = "LangTwin")] pub(super) catalog::Lang);

/// A step of a journey.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Step {
    Touch,
    Hook(String),
    Quantity(u32),
    Option(String, String),
    Logo(#[serde(with = "LogoTwin")] LogoChoice),
    Template(#[serde(with = "TemplateTwin")] design::Template),
    Words(#[serde(with = "WordsTwin")] design::Words),
    Face(#[serde(with = "LetteringTwin")] design::Lettering),
    Letters(#[serde(with = "LetterSizeTwin")] design::LetterSize),
    Colours(#[serde(with = "ColoursTwin")] design::Colours),
    LogoPlace(#[serde(with = "SpotTwin")] design::Spot, #[serde(with = "LogoPlaceTwin")] design::LogoPlace),
    Unbox(bool),
    Commit,
    Answer(String, String),
    SkipNeeds,
    Accept(String),
    Decline(String),
    KeepMine,
    TakeBack(String),
    Remove(String),
    LineQuantity(String, u32),
    LineOption(String, String, String),
    TakeEverythingBack,
    More,
    GoOn,
    Back,
    Review,
    Details(#[serde(with = "DetailsTwin")] flow::Details),
    Place,
    Feedback(u8),
    /// What an earlier order gave is used: its code, the share in basis points or the amount, and its last day.
    Redeem(PromiseTwin),
    LeaveIncentive,
    /// What the placed order gives.
    Given(PromiseTwin),
    FeedbackReason(#[serde(with = "FeedbackReasonTwin")] flow::FeedbackReason),
    Lang(#[serde(with = "LangTwin")] catalog::Lang),
    Business(bool),
    Undo,
    StartOver,
    Shot(String),
    Expect(Expect),
    Refused(Box<Self>),
    Cheapest(Box<Self>),
}

/// What must hold at this point.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
#[derive(Default)]
pub(super) struct Expect {
    step: Option<StepName>,
    anchor: Option<Box<RawValue>>,
    total: Option<Box<RawValue>>,
    uplift: Option<Box<RawValue>>,
    lines: Option<usize>,
    declined: Option<usize>,
    offers: Option<usize>,
}

impl Step {
    /// The step as it is played.
    pub(super) fn read(self, currency: Currency) -> Result<JourneyStep, StepError> {
        Ok(match self {
            Self::Shot(name) => JourneyStep::Shot(name),
            Self::Expect(expect) => JourneyStep::Expect(expect.read(currency)?),
            Self::Refused(step) => match step.read(currency)? {
                JourneyStep::Do(act) => JourneyStep::Refused(act),
                _ => return Err(StepError::NothingToRefuse),
            },
            Self::Cheapest(step) => match step.read(currency)? {
                JourneyStep::Do(act) => Act::Cheapest(Box::new(act)).into(),
                _ => return Err(StepError::NothingToRefuse),
            },
            Self::Touch => Act::Touch.into(),
            Self::Hook(product) => Act::Hook(id(&product)).into(),
            Self::Quantity(quantity) => Act::Quantity(None, quantity).into(),
            Self::LineQuantity(product, quantity) => Act::Quantity(Some(id(&product)), quantity).into(),
            Self::Option(option, choice) => Act::Option(None, id(&option), id(&choice)).into(),
            Self::LineOption(product, option, choice) => {
                Act::Option(Some(id(&product)), id(&option), id(&choice)).into()
            }
            // A journey stands alone: there is no file that such a logo could come from.
            Self::Logo(LogoChoice::Imported(_)) => return Err(StepError::OwnLogo),
            Self::Logo(logo) => Act::Logo(logo).into(),
            Self::Template(template) => Act::Template(template).into(),
            Self::Words(words) => Act::Words(words).into(),
            Self::Face(face) => Act::Face(face).into(),
            Self::Letters(letters) => Act::Letters(letters).into(),
            Self::Colours(colours) => Act::Colours(colours).into(),
            Self::LogoPlace(spot, place) => Act::LogoPlace(spot, place).into(),
            Self::Unbox(unboxed) => Act::Unbox(unboxed).into(),
            Self::Commit => Act::Commit.into(),
            Self::Answer(question, answer) => Act::Answer(id(&question), id(&answer)).into(),
            Self::SkipNeeds => Act::SkipNeeds.into(),
            Self::Accept(offer) => Act::Accept(id(&offer)).into(),
            Self::Decline(offer) => Act::Decline(id(&offer)).into(),
            Self::KeepMine => Act::KeepMine.into(),
            Self::TakeBack(offer) => Act::TakeBack(id(&offer)).into(),
            Self::Remove(product) => Act::Remove(id(&product)).into(),
            Self::TakeEverythingBack => Act::TakeEverythingBack.into(),
            Self::More => Act::More.into(),
            Self::GoOn => Act::GoOn.into(),
            Self::Back => Act::Back.into(),
            Self::Review => Act::Review.into(),
            Self::Details(details) => Act::Details(details).into(),
            Self::Place => Act::Place(OrderCode::from_number(ORDER_NUMBER)).into(),
            Self::Feedback(face) => Act::Feedback(face).into(),
            Self::Redeem(twin) => Act::Redeem(promise(&twin)?).into(),
            Self::LeaveIncentive => Act::LeaveIncentive.into(),
            Self::Given(twin) => Act::Given(promise(&twin)?).into(),
            Self::FeedbackReason(reason) => Act::FeedbackReason(reason).into(),
            Self::Lang(lang) => Act::Lang(lang).into(),
            Self::Business(true) => Act::View(View::Business).into(),
            Self::Business(false) => Act::View(View::Consumer).into(),
            Self::Undo => Act::Undo.into(),
            Self::StartOver => Act::StartOver.into(),
        })
    }
}

impl Expect {
    fn read(self, currency: Currency) -> Result<Expectation, AmountError> {
        let amount =
            |raw: Option<Box<RawValue>>| raw.map(|raw| Money::parse(raw.trim().get_ron(), currency)).transpose();
        Ok(Expectation {
            step: self.step,
            anchor: amount(self.anchor)?,
            total: amount(self.total)?,
            uplift: amount(self.uplift)?,
            lines: self.lines,
            declined: self.declined,
            offers: self.offers,
        })
    }
}

/// What an order gives, as it is written.
fn promise(twin: &PromiseTwin) -> Result<flow::Promise, StepError> {
    twin.promise().map_err(|error| StepError::NoPromise(error.to_string()))
}

/// An id as it is written.
fn id<Id: for<'a> From<&'a str>>(written: &str) -> Id {
    written.into()
}

/// Why a step can't be played, though it can be parsed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StepError {
    /// An expected amount is none.
    #[error(transparent)]
    Amount(#[from] AmountError),
    /// What an order gives can't be read.
    #[error("{0}")]
    NoPromise(String),
    /// Only what a buyer does can be refused.
    #[error("only what a buyer does can stand in refused(…) or cheapest(…)")]
    NothingToRefuse,
    /// A journey brings no files.
    #[error("a journey has no logo of its own; use blank, initials(…) or sample(…)")]
    OwnLogo,
}
