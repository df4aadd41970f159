//! Owns the rules that keep a catalog honest; knows nothing of what the program does with it.
//!
//! `words` lists what copy may not say, `scan` finds it, `topic` says what is looked for where and why it is refused, and the
//! other files look at what the catalog does.

mod comparison;
mod experiment;
mod offering;
mod scan;
mod topic;
mod words;

pub(super) use comparison::fair_comparisons;
pub(super) use experiment::experiments;
pub(super) use offering::{Offered, in_catalog, valid};
pub(super) use topic::{Setting, Topic};

use super::Check;
use crate::catalog::Lang;
use crate::storage::catalog_files::report::Finding;

impl<'a> Check<'a> {
    /// Looks for words that a text may not say. `literal` is the text as it stands in the file, `words` what it says.
    pub(super) fn honest(&self, literal: &'a str, (lang, words): (Lang, &str), setting: Setting) {
        for found in scan::scan(words, lang, setting) {
            let topic = found.topic;
            let part = part_of(literal, words, found.span.clone());
            let said = words.get(found.span).unwrap_or_default();
            let message = format!("'{said}': {}", topic.why());
            self.add(part, Finding::error(topic.code(), message).mend(topic.mend()));
        }
    }
}

/// The piece of a literal that says some bytes of its words: the whole literal where it has escapes.
fn part_of<'a>(literal: &'a str, words: &str, span: std::ops::Range<usize>) -> &'a str {
    let inside = literal.find(words).map(|start| start + span.start..start + span.end);
    inside.and_then(|span| literal.get(span)).unwrap_or(literal)
}
