//! Owns the reading of texts in the shop's languages.

use std::collections::BTreeMap;

use super::Check;
use super::honesty::Setting;
use super::leaf::Read;
use crate::catalog::{Lang, Text};
use crate::storage::catalog_files::raw::{Entries, Language, Raw, Texts};
use crate::storage::catalog_files::report::Finding;

impl<'a> Check<'a> {
    /// Reads a text, which must be there in every language of the shop.
    pub(super) fn text(&self, raw: Raw<'a, Texts>) -> Option<Text> {
        self.filled(raw, None, Setting::ANY)
    }

    /// The same where more or less may be said than anywhere.
    pub(super) fn text_in(&self, raw: Raw<'a, Texts>, setting: Setting) -> Option<Text> {
        self.filled(raw, None, setting)
    }

    /// Reads a text in which something is filled in.
    pub(super) fn template(&self, raw: Raw<'a, Texts>, blank: &str) -> Option<Text> {
        self.filled(raw, Some(blank), Setting::ANY)
    }

    /// Reads a text in which this blank, and no other, is filled in.
    fn filled(&self, raw: Raw<'a, Texts>, blank: Option<&str>, setting: Setting) -> Option<Text> {
        let entries: Raw<'a, Entries<'a, Language, Texts>> = Raw::new(raw.text);
        let entries = self.entries(entries, |key| self.language(key))?;
        let mut texts = BTreeMap::new();
        for (lang, text_raw) in &entries {
            let (Some(text), Some(lang)) = (self.string(*text_raw), lang) else { continue };
            if text.trim().is_empty() {
                self.error(text_raw.text, "empty-text", format!("the text in {} is empty", lang.code()));
            } else {
                self.blanks(*text_raw, &text, blank);
            }
            self.honest(text_raw.text, (*lang, &text), setting);
            texts.insert(*lang, text);
        }
        self.complete(raw, &entries);
        Some(Text::new(texts))
    }

    /// Looks whether a text is there in every language of the shop.
    fn complete(&self, raw: Raw<'a, Texts>, entries: &Read<'a, Lang, Texts>) {
        // A language that is misspelt here is not missing too.
        if entries.iter().any(|(lang, _)| lang.is_none()) {
            return;
        }
        let is_missing = |lang: &&Lang| !entries.iter().any(|(written, _)| written.as_ref() == Some(*lang));
        let missing: Vec<&str> = self.languages.iter().filter(is_missing).map(|lang| lang.code()).collect();
        let (Some((last, before)), written) = (missing.split_last(), missing.len()) else { return };
        let named = if before.is_empty() { (*last).to_owned() } else { format!("{} and {last}", before.join(", ")) };
        let them = if written == 1 { "it" } else { "them" };
        let added: Vec<String> = missing.iter().map(|lang| format!("{lang}: \"…\"")).collect();
        let finding = Finding::error("missing-text", format!("there is no text in {named}"));
        let mend = format!("add {}, or take {them} out of the shop's languages", added.join(", "));
        self.add(raw.text, finding.mend(mend));
    }

    /// Looks at what stands between braces: only the blank of this text is filled in.
    fn blanks(&self, raw: Raw<'a, Texts>, words: &str, blank: Option<&str>) {
        let mut is_sound = true;
        let mut rest = words;
        while let Some((_, found)) = rest.find(['{', '}']).and_then(|brace| rest.split_at_checked(brace)) {
            let end = found.find('}').map(|end| end + 1).filter(|_| found.starts_with('{'));
            let piece = end.and_then(|end| found.get(..end)).unwrap_or(found);
            rest = found.get(end.unwrap_or(1)..).unwrap_or_default();
            if Some(piece) == blank {
                continue;
            }
            is_sound = false;
            let message = match end {
                Some(_) => format!("nothing is put in for {piece} here"),
                None if found.starts_with('{') => "this '{' is never closed".to_owned(),
                None => "this '}' closes nothing".to_owned(),
            };
            let mend = blank.map_or_else(
                || "take the braces out: nothing is put into this text".to_owned(),
                |blank| format!("did you mean {blank}?"),
            );
            let shown = if end.is_some() { piece } else { found.get(..1).unwrap_or_default() };
            // With escapes in it, it is not written as it reads.
            let as_read = raw.text.get(1..).filter(|written| written.starts_with(words));
            let start = as_read.map(|_| words.len() - found.len() + 1).or_else(|| raw.text.find(shown));
            let at = start.and_then(|start| raw.text.get(start..start + shown.len()));
            self.add(at.unwrap_or(raw.text), Finding::error("unknown-blank", message).mend(mend));
        }
        if let Some(blank) = blank.filter(|blank| is_sound && !words.contains(blank)) {
            let message = format!("this text has no place for {blank}");
            self.add(raw.text, Finding::error("missing-blank", message).mend(format!("put {blank} where it belongs")));
        }
    }
}
