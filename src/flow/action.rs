//! Owns what a buyer or a salesperson can do. An action says what they did, not what the app makes of it.

use super::design::{Colours, LetterSize, Lettering, LogoChoice, LogoPlace, Spot, Template, Words};
use super::{Details, FeedbackReason, OrderCode, Promise, Step};
use crate::catalog::{AnswerId, ChoiceId, Lang, OfferId, OptionId, ProductId, QuestionId, StepKind};
use crate::compatibility::Change;
use crate::money::Percent;
use crate::pricing::{LineId, View};

/// Something that the buyer or a salesperson did. The only way in which a session changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Touched the attract screen.
    Touched,
    /// Picked what they came for.
    HookChosen(ProductId),
    /// Chose how many of a line.
    QuantityChosen(LineId, u32),
    /// Chose something for an option of a line.
    OptionChosen(LineId, OptionId, ChoiceId),
    /// Chose whose logo is printed.
    LogoChosen(LogoChoice),
    /// Chose the layout of the card.
    TemplateChosen(Template),
    /// Typed what stands on the card.
    WordsTyped(Words),
    /// Chose the typeface of the words.
    FaceChosen(Lettering),
    /// Made the words larger or smaller.
    LettersSized(LetterSize),
    /// Chose which of the logo's colours stand on which.
    ColoursChosen(Colours),
    /// Moved the logo on a face, or made it larger or smaller.
    LogoPlaced(Spot, LogoPlace),
    /// Took the white box around their logo away, or put it back.
    LogoUnboxed(bool),
    /// Said: this is what I came for.
    Committed,
    /// Answered a question.
    NeedAnswered(QuestionId, AnswerId),
    /// Passed the questions over.
    NeedsSkipped,
    /// Said yes to an offer.
    OfferAccepted(OfferId),
    /// Said no to an offer.
    OfferDeclined(OfferId),
    /// Kept what they came for beside the upgrades.
    UpgradesDeclined,
    /// Took back a yes.
    OfferTakenBack(OfferId),
    /// Took a line out.
    LineRemoved(LineId),
    /// Took back everything but what they came for.
    EverythingTakenBack,
    /// Asked to change the options of what they came for, after commitment.
    OptionsAsked,
    /// Asked for everything that matches.
    MoreAsked,
    /// Went on.
    Continued,
    /// Went back.
    WentBack,
    /// Went straight to the order.
    WentToReview,
    /// Gave their details.
    DetailsGiven(Details),
    /// Placed the order, which was stored under this code.
    Placed(OrderCode),
    /// Said how it was, from 1 (bad) to 5 (good).
    FeedbackGiven(u8),
    /// Said what made it so, after a face.
    FeedbackExplained(FeedbackReason),
    /// Chose a language.
    LangChosen(Lang),
    /// Chose amounts with or without tax.
    ViewChosen(View),
    /// Put so many of a product into the order because the buyer asked for it, be it offered or not. Staff only.
    ProductAdded(ProductId, u32),
    /// Gave a staff discount, and said what for; nothing of it takes it back.
    DiscountGiven(Percent, String),
    /// Used what an earlier order gave for this one, which was known, not used yet and not past its last day then.
    IncentiveRedeemed(Promise),
    /// Left that for another order.
    IncentiveTakenBack,
    /// Was given this for the next order, with the one that was placed. Nobody did it.
    IncentiveGiven(Promise),
    /// Had declined these with an earlier quote or order. Nobody did it now.
    DeclinedBefore(Vec<OfferId>),
    /// Did something together with the changes without which it does not go with the rest of the order.
    DoneWith(Box<Self>, Vec<Change>),
    /// Came straight to a step: back to where they were, after the shop changed its catalog in the midst of their walk; or to
    /// where a salesperson looks with them. No screen of the walk has it.
    Resumed(Step),
    /// Was shown these offers of these steps, which stood in this order by what was learned until then. Nobody did it: it is noted so that
    /// a walk that is done again shows the same. It can name nothing that may not be shown.
    OffersShown(Vec<(StepKind, Vec<OfferId>)>),
    /// Undid the last thing they did.
    Undone,
    /// Began anew.
    StartedOver,
}

impl Action {
    /// Whether an undo passes it over: it changes how things are shown, not what is ordered, or nobody did it.
    pub(super) const fn survives_undo(&self) -> bool {
        matches!(
            self,
            Self::LangChosen(_)
                | Self::ViewChosen(_)
                | Self::Touched
                | Self::Resumed(_)
                | Self::OffersShown(_)
                | Self::DeclinedBefore(_)
        )
    }
}
