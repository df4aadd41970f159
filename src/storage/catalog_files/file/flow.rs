//! Owns `flow.ron` as it stands on disk.

use serde::Deserialize;

use super::super::raw::{Amount, Choose, Id, List, Raw, Share, Texts, Whole};

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(rename = "Flow", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct FlowFile<'a> {
    pub(crate) hooks: List<'a, Id>,
    #[serde(default)]
    pub(crate) questions: Vec<Raw<'a, QuestionFile<'a>>>,
    pub(crate) steps: Option<Vec<Raw<'a, Choose>>>,
    pub(crate) offers_per_step: Option<Raw<'a, Whole>>,
    pub(crate) stop_after_declines: Option<Raw<'a, Whole>>,
    pub(crate) cap: Option<Raw<'a, Share>>,
    pub(crate) cap_for_free_hook: Option<Raw<'a, Amount>>,
}

/// A question of the needs step.
#[derive(Debug, Deserialize)]
#[serde(rename = "Question", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct QuestionFile<'a> {
    pub(crate) id: Raw<'a, Id>,
    pub(crate) ask: Raw<'a, Texts>,
    #[serde(default)]
    pub(crate) hooks: Vec<Raw<'a, Id>>,
    pub(crate) answers: Vec<Raw<'a, AnswerFile<'a>>>,
}

/// An answer to a question.
#[derive(Debug, Deserialize)]
#[serde(rename = "Answer", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct AnswerFile<'a> {
    pub(crate) id: Raw<'a, Id>,
    pub(crate) name: Raw<'a, Texts>,
    pub(crate) hint: Option<Raw<'a, Texts>>,
    pub(crate) picture: Option<Raw<'a, Id>>,
}
