//! Owns the twin of an action. What a buyer tells of themselves is not in it: that lives with the order that they placed.

use serde::{Deserialize, Serialize};

use super::design::{
    ColoursTwin, FeedbackReasonTwin, LangTwin, LetterSizeTwin, LetteringTwin, LogoPlaceTwin, LogoTwin, SpotTwin,
    TemplateTwin, WordsTwin,
};
use super::promise::{PromiseError, PromiseTwin};
use crate::catalog::{Lang, OfferId, Selection, StepKind};
use crate::compatibility::Change;
use crate::flow::design::{Colours, LetterSize, Lettering, LogoChoice, LogoPlace, Spot, Template, Words};
use crate::flow::{Action, CodeError, Details, FeedbackReason, OrderCode, Step};
use crate::money::Percent;
use crate::pricing::{LineId, View};

/// [`Action`].
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ActionTwin {
    Touched,
    HookChosen(String),
    QuantityChosen(u32, u32),
    OptionChosen(u32, String, String),
    LogoChosen(#[serde(with = "LogoTwin")] LogoChoice),
    TemplateChosen(#[serde(with = "TemplateTwin")] Template),
    WordsTyped(#[serde(with = "WordsTwin")] Words),
    FaceChosen(#[serde(with = "LetteringTwin")] Lettering),
    LettersSized(#[serde(with = "LetterSizeTwin")] LetterSize),
    ColoursChosen(#[serde(with = "ColoursTwin")] Colours),
    LogoPlaced(#[serde(with = "SpotTwin")] Spot, #[serde(with = "LogoPlaceTwin")] LogoPlace),
    LogoUnboxed(bool),
    Committed,
    NeedAnswered(String, String),
    NeedsSkipped,
    OfferAccepted(String),
    OfferDeclined(String),
    UpgradesDeclined,
    OfferTakenBack(String),
    LineRemoved(u32),
    EverythingTakenBack,
    OptionsAsked,
    MoreAsked,
    Continued,
    WentBack,
    WentToReview,
    /// What they told is not in the journal.
    DetailsGiven,
    Placed(String),
    FeedbackGiven(u8),
    FeedbackExplained(#[serde(with = "FeedbackReasonTwin")] FeedbackReason),
    LangChosen(#[serde(with = "LangTwin")] Lang),
    /// Whether amounts leave tax out.
    ViewChosen {
        without_tax: bool,
    },
    ProductAdded(String, u32),
    /// In basis points, and what for.
    DiscountGiven(u32, String),
    IncentiveRedeemed(PromiseTwin),
    IncentiveTakenBack,
    IncentiveGiven(PromiseTwin),
    DeclinedBefore(Vec<String>),
    DoneWith(Box<Self>, Vec<ChangeTwin>),
    Resumed(StepTwin),
    /// By the step that they belong to.
    OffersShown(Vec<(StepTwin, Vec<String>)>),
    Undone,
    StartedOver,
}

/// [`Change`].
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ChangeTwin {
    Choose(u32, String, String),
    Remove(u32),
    Add(String, Vec<(String, String)>),
}

/// [`Step`].
#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum StepTwin {
    Attract,
    Hook,
    Options,
    Artwork,
    Commit,
    Needs(usize),
    Upgrade,
    Accessories,
    Bundle,
    Services,
    Multiplier,
    More,
    Review,
    Details,
    Placed,
    Feedback,
}

/// Why what was written is no action.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum TwinError {
    /// It is not written as actions are.
    #[error("an action in the journal can't be read: {0}")]
    Unreadable(String),
    /// The code of the order is none.
    #[error(transparent)]
    Code(#[from] CodeError),
    /// What an order gave for the next can't be read.
    #[error(transparent)]
    Promise(#[from] PromiseError),
}

impl ActionTwin {
    /// The action as it is written.
    pub(crate) fn text(action: &Action) -> String {
        // Writing a value without maps and without errors of its own to a `String` never fails.
        serde_json::to_string(&Self::from(action)).unwrap_or_default()
    }

    /// Reads an action; whoever gave details is named by the ones handed in, which are not part of what is written.
    ///
    /// # Errors
    /// When it is not written as actions are.
    pub(crate) fn read(text: &str, details: &Details) -> Result<Action, TwinError> {
        let twin: Self = serde_json::from_str(text).map_err(|error| TwinError::Unreadable(error.to_string()))?;
        twin.action(details)
    }

    /// The action that it is of.
    ///
    /// # Errors
    /// When the code of an order in it is none.
    pub(crate) fn action(self, details: &Details) -> Result<Action, TwinError> {
        Ok(match self {
            Self::Touched => Action::Touched,
            Self::HookChosen(product) => Action::HookChosen(product.as_str().into()),
            Self::QuantityChosen(line, quantity) => Action::QuantityChosen(LineId(line), quantity),
            Self::OptionChosen(line, option, choice) => {
                Action::OptionChosen(LineId(line), option.as_str().into(), choice.as_str().into())
            }
            Self::LogoChosen(logo) => Action::LogoChosen(logo),
            Self::TemplateChosen(template) => Action::TemplateChosen(template),
            Self::WordsTyped(words) => Action::WordsTyped(words),
            Self::FaceChosen(face) => Action::FaceChosen(face),
            Self::LettersSized(size) => Action::LettersSized(size),
            Self::ColoursChosen(colours) => Action::ColoursChosen(colours),
            Self::LogoPlaced(spot, place) => Action::LogoPlaced(spot, place),
            Self::LogoUnboxed(unboxed) => Action::LogoUnboxed(unboxed),
            Self::Committed => Action::Committed,
            Self::NeedAnswered(question, answer) => {
                Action::NeedAnswered(question.as_str().into(), answer.as_str().into())
            }
            Self::NeedsSkipped => Action::NeedsSkipped,
            Self::OfferAccepted(offer) => Action::OfferAccepted(offer.as_str().into()),
            Self::OfferDeclined(offer) => Action::OfferDeclined(offer.as_str().into()),
            Self::UpgradesDeclined => Action::UpgradesDeclined,
            Self::OfferTakenBack(offer) => Action::OfferTakenBack(offer.as_str().into()),
            Self::LineRemoved(line) => Action::LineRemoved(LineId(line)),
            Self::EverythingTakenBack => Action::EverythingTakenBack,
            Self::OptionsAsked => Action::OptionsAsked,
            Self::MoreAsked => Action::MoreAsked,
            Self::Continued => Action::Continued,
            Self::WentBack => Action::WentBack,
            Self::WentToReview => Action::WentToReview,
            Self::DetailsGiven => Action::DetailsGiven(details.clone()),
            Self::Placed(code) => Action::Placed(OrderCode::parse(&code)?),
            Self::FeedbackGiven(face) => Action::FeedbackGiven(face),
            Self::FeedbackExplained(reason) => Action::FeedbackExplained(reason),
            Self::LangChosen(lang) => Action::LangChosen(lang),
            Self::ViewChosen { without_tax: true } => Action::ViewChosen(View::Business),
            Self::ViewChosen { without_tax: false } => Action::ViewChosen(View::Consumer),
            Self::ProductAdded(product, quantity) => Action::ProductAdded(product.as_str().into(), quantity),
            Self::DiscountGiven(points, reason) => Action::DiscountGiven(Percent::from_basis_points(points), reason),
            Self::IncentiveRedeemed(promise) => Action::IncentiveRedeemed(promise.promise()?),
            Self::IncentiveTakenBack => Action::IncentiveTakenBack,
            Self::IncentiveGiven(promise) => Action::IncentiveGiven(promise.promise()?),
            Self::DeclinedBefore(offers) => {
                Action::DeclinedBefore(offers.iter().map(|offer| offer.as_str().into()).collect())
            }
            Self::DoneWith(action, changes) => {
                let changes = changes.into_iter().map(Change::from).collect();
                Action::DoneWith(Box::new(action.action(details)?), changes)
            }
            Self::Resumed(step) => Action::Resumed(step.into()),
            Self::OffersShown(lists) => Action::OffersShown(lists.into_iter().filter_map(shown).collect()),
            Self::Undone => Action::Undone,
            Self::StartedOver => Action::StartedOver,
        })
    }
}

impl From<&Action> for ActionTwin {
    fn from(action: &Action) -> Self {
        match action {
            Action::Touched => Self::Touched,
            Action::HookChosen(product) => Self::HookChosen(product.to_string()),
            Action::QuantityChosen(line, quantity) => Self::QuantityChosen(line.0, *quantity),
            Action::OptionChosen(line, option, choice) => {
                Self::OptionChosen(line.0, option.to_string(), choice.to_string())
            }
            Action::LogoChosen(logo) => Self::LogoChosen(logo.clone()),
            Action::TemplateChosen(template) => Self::TemplateChosen(*template),
            Action::WordsTyped(words) => Self::WordsTyped(words.clone()),
            Action::FaceChosen(face) => Self::FaceChosen(*face),
            Action::LettersSized(size) => Self::LettersSized(*size),
            Action::ColoursChosen(colours) => Self::ColoursChosen(*colours),
            Action::LogoPlaced(spot, place) => Self::LogoPlaced(*spot, *place),
            Action::LogoUnboxed(unboxed) => Self::LogoUnboxed(*unboxed),
            Action::Committed => Self::Committed,
            Action::NeedAnswered(question, answer) => Self::NeedAnswered(question.to_string(), answer.to_string()),
            Action::NeedsSkipped => Self::NeedsSkipped,
            Action::OfferAccepted(offer) => Self::OfferAccepted(offer.to_string()),
            Action::OfferDeclined(offer) => Self::OfferDeclined(offer.to_string()),
            Action::UpgradesDeclined => Self::UpgradesDeclined,
            Action::OfferTakenBack(offer) => Self::OfferTakenBack(offer.to_string()),
            Action::LineRemoved(line) => Self::LineRemoved(line.0),
            Action::EverythingTakenBack => Self::EverythingTakenBack,
            Action::OptionsAsked => Self::OptionsAsked,
            Action::MoreAsked => Self::MoreAsked,
            Action::Continued => Self::Continued,
            Action::WentBack => Self::WentBack,
            Action::WentToReview => Self::WentToReview,
            Action::DetailsGiven(_) => Self::DetailsGiven,
            Action::Placed(code) => Self::Placed(code.as_str().to_owned()),
            Action::FeedbackGiven(face) => Self::FeedbackGiven(*face),
            Action::FeedbackExplained(reason) => Self::FeedbackExplained(*reason),
            Action::LangChosen(lang) => Self::LangChosen(*lang),
            Action::ViewChosen(view) => Self::ViewChosen { without_tax: *view == View::Business },
            Action::ProductAdded(product, quantity) => Self::ProductAdded(product.to_string(), *quantity),
            Action::DiscountGiven(discount, reason) => Self::DiscountGiven(discount.basis_points(), reason.clone()),
            Action::IncentiveRedeemed(promise) => Self::IncentiveRedeemed(promise.into()),
            Action::IncentiveTakenBack => Self::IncentiveTakenBack,
            Action::IncentiveGiven(promise) => Self::IncentiveGiven(promise.into()),
            Action::DeclinedBefore(offers) => Self::DeclinedBefore(offers.iter().map(ToString::to_string).collect()),
            Action::DoneWith(action, changes) => {
                Self::DoneWith(Box::new(Self::from(&**action)), changes.iter().map(ChangeTwin::from).collect())
            }
            Action::Resumed(step) => Self::Resumed((*step).into()),
            Action::OffersShown(lists) => Self::OffersShown(lists.iter().map(written).collect()),
            Action::Undone => Self::Undone,
            Action::StartedOver => Self::StartedOver,
        }
    }
}

/// Offers of a step, as they are written.
fn written((kind, offers): &(StepKind, Vec<OfferId>)) -> (StepTwin, Vec<String>) {
    (Step::Offers(*kind).into(), offers.iter().map(OfferId::to_string).collect())
}

/// Offers of a step, as they were written; nothing where the step has none.
fn shown((step, offers): (StepTwin, Vec<String>)) -> Option<(StepKind, Vec<OfferId>)> {
    let Step::Offers(kind) = step.into() else { return None };
    Some((kind, offers.iter().map(|offer| offer.as_str().into()).collect()))
}

impl From<&Change> for ChangeTwin {
    fn from(change: &Change) -> Self {
        match change {
            Change::Choose(line, selection) => {
                Self::Choose(line.0, selection.option.to_string(), selection.choice.to_string())
            }
            Change::Remove(line) => Self::Remove(line.0),
            Change::Add(product, choices) => {
                let written = |selection: &Selection| (selection.option.to_string(), selection.choice.to_string());
                Self::Add(product.to_string(), choices.iter().map(written).collect())
            }
        }
    }
}

impl From<ChangeTwin> for Change {
    fn from(twin: ChangeTwin) -> Self {
        let selection = |(option, choice): (String, String)| Selection {
            option: option.as_str().into(),
            choice: choice.as_str().into(),
        };
        match twin {
            ChangeTwin::Choose(line, option, choice) => Self::Choose(LineId(line), selection((option, choice))),
            ChangeTwin::Remove(line) => Self::Remove(LineId(line)),
            ChangeTwin::Add(product, choices) => {
                Self::Add(product.as_str().into(), choices.into_iter().map(selection).collect())
            }
        }
    }
}

impl From<Step> for StepTwin {
    fn from(step: Step) -> Self {
        match step {
            Step::Attract => Self::Attract,
            Step::Hook => Self::Hook,
            Step::Options => Self::Options,
            Step::Artwork => Self::Artwork,
            Step::Commit => Self::Commit,
            Step::Needs(place) => Self::Needs(place),
            Step::Offers(StepKind::Upgrade) => Self::Upgrade,
            Step::Offers(StepKind::Accessories) => Self::Accessories,
            Step::Offers(StepKind::Bundle) => Self::Bundle,
            Step::Offers(StepKind::Services) => Self::Services,
            Step::Offers(StepKind::Multiplier) => Self::Multiplier,
            Step::More => Self::More,
            Step::Review => Self::Review,
            Step::Details => Self::Details,
            Step::Placed => Self::Placed,
            Step::Feedback => Self::Feedback,
        }
    }
}

impl From<StepTwin> for Step {
    fn from(twin: StepTwin) -> Self {
        match twin {
            StepTwin::Attract => Self::Attract,
            StepTwin::Hook => Self::Hook,
            StepTwin::Options => Self::Options,
            StepTwin::Artwork => Self::Artwork,
            StepTwin::Commit => Self::Commit,
            StepTwin::Needs(place) => Self::Needs(place),
            StepTwin::Upgrade => Self::Offers(StepKind::Upgrade),
            StepTwin::Accessories => Self::Offers(StepKind::Accessories),
            StepTwin::Bundle => Self::Offers(StepKind::Bundle),
            StepTwin::Services => Self::Offers(StepKind::Services),
            StepTwin::Multiplier => Self::Offers(StepKind::Multiplier),
            StepTwin::More => Self::More,
            StepTwin::Review => Self::Review,
            StepTwin::Details => Self::Details,
            StepTwin::Placed => Self::Placed,
            StepTwin::Feedback => Self::Feedback,
        }
    }
}
