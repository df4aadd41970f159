//! Owns the rules that keep a catalog honest; knows nothing of what the program does with it.
//!
//! `words` lists what copy may not say, `plain` reads through every way of spelling it, `scan` finds it, `topic` says what is looked for where and why it is refused, and the
//! other files look at what the catalog does.

mod apart;
mod comparison;
mod experiment;
mod look_alike;
mod number_words;
mod offering;
mod plain;
mod renewal;
mod scan;
mod topic;
mod words;

pub(super) use comparison::fair_comparisons;
pub(super) use experiment::experiments;
pub(super) use offering::{Offered, in_catalog, offer_setting, valid};
pub(super) use topic::{Setting, Topic};

use super::Check;
use crate::catalog::{Lang, Text};
use crate::storage::catalog_files::report::{Finding, Report};

/// Looks for words that a text may not say wherever it stands. `literal` is the text as it stands in the file, `words` what it says.
pub(in crate::storage) fn honest_anywhere(report: &Report<'_>, literal: &str, (lang, words): (Lang, &str)) {
    look(report, literal, (lang, words), Setting::ANY);
}

fn look(report: &Report<'_>, literal: &str, (lang, words): (Lang, &str), setting: Setting) {
    for found in scan::scan(words, lang, setting) {
        let topic = found.topic;
        let part = part_of(literal, words, found.span.clone());
        let said = words.get(found.span).unwrap_or_default();
        let message = format!("'{said}': {}", topic.why());
        report.add(part, Finding::error(topic.code(), message).mend(topic.mend()));
    }
}

impl<'a> Check<'a> {
    /// Looks for words that a text may not say. `literal` is the text as it stands in the file, `words` what it says.
    pub(super) fn honest(&self, literal: &'a str, (lang, words): (Lang, &str), setting: Setting) {
        look(&self.report, literal, (lang, words), setting);
    }

    /// Looks at a text that is the same in every language, and stands at `literal`.
    pub(super) fn honest_phrase(&self, literal: &'a str, phrase: &str, setting: Setting) {
        self.honest(literal, (self.languages.first().copied().unwrap_or(Lang::En), phrase), setting);
    }

    /// Looks at a text that was read already.
    pub(super) fn honest_text(&self, literal: &'a str, text: &Text, setting: Setting) {
        for (lang, words) in text.iter() {
            self.honest(literal, (lang, words), setting);
        }
    }

    /// Looks for what two texts say together that stand one after the other on the screen: 'Only' and 'today'. What is within
    /// one of them is found when that is read.
    pub(super) fn honest_together(&self, first: &Text, (second, literal): (&Text, &'a str), setting: Setting) {
        for (lang, words) in second.iter() {
            let before = first.iter().find(|(other, _)| *other == lang).map_or("", |(_, words)| words);
            // Behind a full stop something else begins.
            if before.ends_with(['.', '!', '?', '…']) {
                continue;
            }
            let start: usize = before.split_inclusive(' ').rev().take(REACH).map(str::len).sum();
            let end: usize = words.split_inclusive(' ').take(REACH).map(str::len).sum();
            let before = before.get(before.len() - start..).unwrap_or_default();
            let both = format!("{before} {}", words.get(..end).unwrap_or_default());
            for found in scan::scan(&both, lang, setting) {
                if found.span.start < before.len() && found.span.end > before.len() + 1 {
                    let said = both.get(found.span).unwrap_or_default();
                    let message = format!("'{said}': {}", found.topic.why());
                    self.add(literal, Finding::error(found.topic.code(), message).mend(found.topic.mend()));
                }
            }
        }
    }
}

/// So many words on each side are read together.
const REACH: usize = 4;

/// The piece of a literal that says some bytes of its words: the whole literal where it has escapes.
fn part_of<'a>(literal: &'a str, words: &str, span: std::ops::Range<usize>) -> &'a str {
    let inside = literal.find(words).map(|start| start + span.start..start + span.end);
    inside.and_then(|span| literal.get(span)).unwrap_or(literal)
}
