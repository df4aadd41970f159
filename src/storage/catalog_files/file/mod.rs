//! Owns what stands on disk, to the letter; knows nothing of whether it makes sense.
//!
//! Every leaf is still text with its place (`Raw`), so that the checks can point at it.

mod attribute;
mod claim;
mod experiment;
mod flow;
mod offer;
mod product;
mod rule;
mod shop;

pub(crate) use attribute::{AttributeFile, NumberFile, WordsFile};
pub(crate) use claim::{CertificateFile, ContentsFile, CoverFile, ProofFile, StockFile, WasFile};
pub(crate) use experiment::{ArmFile, ExperimentFile};
pub(crate) use flow::{FlowFile, QuestionFile};
pub(crate) use offer::{
    AccessoryFile, BundleFile, FitsFile, MultiplierFile, OfferFile, ServiceFile, UpgradeFile, ValidFile,
};
pub(crate) use product::{ChoiceFile, LadderFile, OptionFile, PriceFile, ProductFile, RuleFile, SelectionFile};
pub(crate) use rule::{ChoiceOfFile, OrderRuleFile, Part};
pub(crate) use shop::{DocumentsFile, IncentiveFile, LookFile, RetentionFile, ShareFile, ShippingFile, ShopFile};

// What only stands within others is named by the tests of the reference alone.
#[cfg(test)]
pub(crate) use {
    claim::{ClaimFile, RatingFile},
    flow::AnswerFile,
    shop::ClassFile,
};
