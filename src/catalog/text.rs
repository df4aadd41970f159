//! Owns the languages and the texts that a shop writes in each of them.

use std::collections::BTreeMap;

/// A language that the app speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Nederlands.
    #[default]
    Nl,
    /// Frysk.
    Fy,
    /// English.
    En,
    /// Deutsch.
    De,
}

impl Lang {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Nl, Self::Fy, Self::En, Self::De];

    /// The two letters of ISO 639-1.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::Fy => "fy",
            Self::En => "en",
            Self::De => "de",
        }
    }

    /// What its speakers call it.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Nl => "Nederlands",
            Self::Fy => "Frysk",
            Self::En => "English",
            Self::De => "Deutsch",
        }
    }

    /// The letters, figures and signs that its words are written with.
    #[must_use]
    pub const fn letters(self) -> &'static str {
        match self {
            Self::Nl => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;!?()%&€áéíóúàèëïöüêÉË",
            Self::Fy => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;!?()%&€âêîôûúéëïöüäÂÊÚ",
            Self::En => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;!?()%&€",
            Self::De => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;!?()%&€äöüßÄÖÜ",
        }
    }

    /// Reads a code such as `nl` or `de_DE.UTF-8`.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let letters = code.get(..2)?;
        Self::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(letters))
    }
}

/// A text in each language of the shop.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text(BTreeMap<Lang, String>);

impl Text {
    /// A text in the given languages.
    #[must_use]
    pub fn new(by_lang: BTreeMap<Lang, String>) -> Self {
        Self(by_lang)
    }

    /// The text in a language; where it is missing, in the first language that has it.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        self.0.get(&lang).or_else(|| self.0.values().next()).map_or("", String::as_str)
    }

    /// Every language and its text.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &str)> {
        self.0.iter().map(|(lang, text)| (*lang, text.as_str()))
    }

    /// Whether it says something in this language.
    #[must_use]
    pub fn has(&self, lang: Lang) -> bool {
        self.0.get(&lang).is_some_and(|text| !text.trim().is_empty())
    }
}
