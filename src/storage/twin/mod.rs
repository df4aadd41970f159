//! Owns the twins of the core's values as they stand on disk, in journals, orders and journeys. Their names are the format's: the
//! core can rename freely, and what was written years ago is still read.

mod action;
mod design;
pub(crate) mod facts;
mod promise;

pub(crate) use action::ActionTwin;
pub(crate) use design::{
    ColoursTwin, DesignTwin, DetailsTwin, FeedbackReasonTwin, LangTwin, LetterSizeTwin, LetteringTwin, LogoPlaceTwin,
    LogoTwin, SpotTwin, TemplateTwin, WordsTwin,
};
pub(crate) use promise::PromiseTwin;
