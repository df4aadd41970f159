//! Owns the reading of texts in the shop's languages.

use std::collections::BTreeMap;

use super::Check;
use super::honesty::Setting;
use crate::catalog::{Lang, Text};
use crate::storage::catalog_files::raw::{Entries, Language, Raw, Texts};
use crate::storage::catalog_files::report::Finding;
use crate::storage::catalog_files::wording::unknown;

/// How many characters a title can have before it no longer fits everywhere.
const LONGEST_TITLE: usize = 40;

impl<'a> Check<'a> {
    /// Reads a language.
    pub(super) fn language(&self, raw: Raw<'a, Language>) -> Option<Lang> {
        let found = Lang::ALL.into_iter().find(|lang| lang.code() == raw.text);
        if found.is_none() {
            let codes = Lang::ALL.map(Lang::code);
            let message = format!("'{}' is not a language that the app speaks", raw.text);
            let finding = unknown("unknown-language", &message, raw.text, &[]);
            self.add(raw.text, finding.mend(format!("write {}, without quotes", codes.join(", "))));
        }
        found
    }

    /// Reads a text, which must be there in every language of the shop.
    pub(super) fn text(&self, raw: Raw<'a, Texts>) -> Option<Text> {
        self.text_in(raw, Setting::ANY)
    }

    /// The same where more or less may be said than anywhere.
    pub(super) fn text_in(&self, raw: Raw<'a, Texts>, setting: Setting) -> Option<Text> {
        let entries: Raw<'a, Entries<'a, Language, Texts>> = Raw::new(raw.text);
        let entries = self.entries(entries, |key| self.language(key))?;
        let mut texts = BTreeMap::new();
        for (lang, text_raw) in &entries {
            let (Some(text), Some(lang)) = (self.string(*text_raw), lang) else { continue };
            if text.trim().is_empty() {
                self.error(text_raw.text, "empty-text", format!("the text in {} is empty", lang.code()));
            }
            self.honest(text_raw.text, (*lang, &text), setting);
            texts.insert(*lang, text);
        }
        // A language that is misspelt here is not missing too.
        let written: Option<Vec<Lang>> = entries.into_iter().map(|(lang, _)| lang).collect();
        let missing = written.map(|written| self.languages.iter().filter(move |lang| !written.contains(lang)));
        for lang in missing.into_iter().flatten().map(|lang| lang.code()) {
            let finding = Finding::error("missing-text", format!("there is no text in {lang}"));
            self.add(raw.text, finding.mend(format!("add {lang}: \"…\", or take {lang} out of the shop's languages")));
        }
        Some(Text::new(texts))
    }

    /// Reads a text in which something is filled in.
    pub(super) fn template(&self, raw: Raw<'a, Texts>, blank: &str) -> Option<Text> {
        let text = self.text(raw)?;
        for (lang, words) in text.iter().filter(|(_, words)| !words.trim().is_empty() && !words.contains(blank)) {
            let message = format!("the text in {} has no place for {blank}: '{words}'", lang.code());
            self.add(raw.text, Finding::error("missing-blank", message).mend(format!("put {blank} where it belongs")));
        }
        Some(text)
    }

    /// Reads a title.
    pub(super) fn title(&self, raw: Raw<'a, Texts>, setting: Setting) -> Option<Text> {
        let text = self.text_in(raw, setting)?;
        for (lang, words) in text.iter() {
            let length = words.chars().count();
            if length > LONGEST_TITLE {
                let message = format!("the name in {} has {length} characters: it may be cut off", lang.code());
                self.add(raw.text, Finding::warning("long-name", message).mend("keep it to about 34"));
            }
        }
        Some(text)
    }
}
