//! Owns what keys are called by whoever hears them instead of seeing them, and the words on those that have some.

use super::accents::capital;
use super::layout::Key;
use super::typist::Shift;
use crate::ui::text::Tongue;

/// What a key is called.
pub(super) fn name(tongue: &Tongue, key: Key, (is_capital, shift): (bool, Shift)) -> String {
    match key {
        Key::Letter(letter) => letter_name(tongue, if is_capital { capital(letter) } else { letter }),
        Key::Text(text) => text.to_owned(),
        Key::Space => tongue.say("typing-space"),
        Key::Shift if shift == Shift::Locked => tongue.say("typing-shift-locked"),
        Key::Shift if is_capital => tongue.say("typing-shift-off"),
        Key::Shift => tongue.say("typing-shift"),
        Key::Backspace => tongue.say("typing-backspace"),
        Key::Signs => tongue.say("typing-signs"),
        Key::Letters => tongue.say("typing-letters"),
        Key::Next => tongue.say("typing-next"),
        Key::Done => tongue.say("typing-done"),
        Key::Gap => String::new(),
    }
}

/// What a letter, a digit or a sign is called.
pub(super) fn letter_name(tongue: &Tongue, letter: char) -> String {
    let Some(sign) = sign(letter) else {
        let values = [("letter", letter.to_string().into())];
        return if letter.is_uppercase() { tongue.say_with("typing-capital", &values) } else { letter.to_string() };
    };
    tongue.say(&format!("typing-sign-{sign}"))
}

/// The word for a sign that is no letter and no digit.
pub(super) const fn sign(letter: char) -> Option<&'static str> {
    Some(match letter {
        '.' => "stop",
        ',' => "comma",
        '-' => "dash",
        '_' => "underscore",
        '\'' => "apostrophe",
        '"' => "quote",
        '@' => "at",
        '#' => "hash",
        '€' => "euro",
        '&' => "and",
        '%' => "percent",
        '(' => "open",
        ')' => "close",
        '/' => "slash",
        '\\' => "backslash",
        ':' => "colon",
        ';' => "semicolon",
        '+' => "plus",
        '=' => "equals",
        '*' => "star",
        '?' => "question",
        '!' => "exclamation",
        '°' => "degree",
        '§' => "section",
        '·' => "dot",
        '®' => "registered",
        '™' => "trademark",
        '©' => "copyright",
        _ => return None,
    })
}

/// The words on a key; nothing where it has a letter or a drawing.
pub(super) fn words(tongue: &Tongue, key: Key) -> Option<String> {
    match key {
        Key::Space => Some(tongue.say("typing-space-text")),
        Key::Signs => Some("?123".to_owned()),
        Key::Letters => Some("abc".to_owned()),
        Key::Next => Some(tongue.say("typing-next-text")),
        Key::Done => Some(tongue.say("typing-done-text")),
        Key::Text(text) => Some(text.to_owned()),
        Key::Letter(_) | Key::Shift | Key::Backspace | Key::Gap => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::layout::{Layer, Typing, rows};
    use super::*;
    use crate::catalog::Lang;
    use crate::money::Currency;

    #[test]
    fn every_key_has_a_name_of_its_own_in_every_language() {
        for lang in Lang::ALL {
            let tongue = Tongue::new(lang, Currency::EUR);
            for typing in [Typing::Names, Typing::Mail, Typing::Phone, Typing::Digits] {
                for (layer, is_capital) in [(Layer::Letters, false), (Layer::Letters, true), (Layer::Signs, false)] {
                    let keys = rows(lang, typing, layer, true).concat();
                    let keys: Vec<Key> = keys.into_iter().map(|(key, _)| key).filter(|key| *key != Key::Gap).collect();
                    let named: BTreeSet<String> =
                        keys.iter().map(|key| name(&tongue, *key, (is_capital, Shift::Auto))).collect();
                    assert_eq!(named.len(), keys.len(), "{lang:?} {typing:?} {layer:?}: {named:?}");
                    let unsaid = named.iter().find(|name| name.is_empty() || name.starts_with("typing-"));
                    assert_eq!(unsaid, None, "{lang:?}");
                    let is_sign = |letter: char| !letter.is_alphanumeric();
                    let unnamed =
                        keys.iter().find(|key| matches!(key, Key::Letter(l) if is_sign(*l) && sign(*l).is_none()));
                    assert_eq!(unnamed, None, "{lang:?}");
                }
            }
        }
    }
}
