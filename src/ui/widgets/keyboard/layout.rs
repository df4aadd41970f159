//! Owns which keys a keyboard has, row by row, for a language and for what is typed; knows nothing of where they stand.

use crate::catalog::Lang;

/// What is typed into a field: it decides which keys there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Typing {
    /// A name: each word begins with a capital.
    #[default]
    Names,
    /// Words: the first begins with a capital.
    Words,
    /// A street, a number, a place.
    Address,
    /// A mail address: no spaces, no capitals.
    Mail,
    /// A phone number.
    Phone,
    /// Digits alone.
    Digits,
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Key {
    /// Types a character; a letter in the case that the keyboard is in.
    Letter(char),
    /// Types these characters.
    Text(&'static str),
    /// Types a space.
    Space,
    /// The next letter is a capital; twice: all are.
    Shift,
    /// Takes the last character away.
    Backspace,
    /// Shows signs in place of letters.
    Signs,
    /// Shows letters again.
    Letters,
    /// Goes to the next field.
    Next,
    /// Closes the keyboard.
    Done,
    /// Nothing: room between keys.
    Gap,
}

/// Which of its keys a keyboard shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Layer {
    /// Letters.
    #[default]
    Letters,
    /// Digits and signs.
    Signs,
}

/// A key and how wide it is, in widths of a letter.
pub(super) type Wide = (Key, f32);

/// The rows of a keyboard, from the top.
pub(super) type Rows = Vec<Vec<Wide>>;

/// The keys for what is typed, in a language. `has_digits` asks for a row of digits above the letters.
pub(super) fn rows(lang: Lang, typing: Typing, layer: Layer, has_digits: bool) -> Rows {
    match (typing, layer) {
        (Typing::Phone | Typing::Digits, _) => pad(typing),
        (_, Layer::Signs) => signs(typing),
        (Typing::Mail, Layer::Letters) => mail(lang, has_digits),
        (Typing::Names | Typing::Words | Typing::Address, Layer::Letters) => words(lang, has_digits),
    }
}

fn letters(row: &str) -> Vec<Wide> {
    row.chars().map(|letter| (Key::Letter(letter), 1.0)).collect()
}

fn digits(has_digits: bool, across: f32) -> Option<Vec<Wide>> {
    let wide = across / 10.0;
    has_digits.then(|| "1234567890".chars().map(|digit| (Key::Letter(digit), wide)).collect())
}

fn words(lang: Lang, has_digits: bool) -> Rows {
    let (rows, edge, space) = match lang {
        Lang::Nl | Lang::Fy | Lang::En => (["qwertyuiop", "asdfghjkl'", "zxcvbnm"], 1.5, 2.5),
        Lang::De => (["qwertzuiopü", "asdfghjklöä", "yxcvbnmß'"], 1.0, 3.5),
    };
    let [upper, middle, lower] = rows.map(letters);
    let across = upper.len() as f32;
    let lower = [vec![(Key::Shift, edge)], lower, vec![(Key::Backspace, edge)]].concat();
    let foot = vec![
        (Key::Signs, 1.5),
        (Key::Letter(','), 1.0),
        (Key::Space, space),
        (Key::Letter('-'), 1.0),
        (Key::Letter('.'), 1.0),
        (Key::Next, 1.5),
        (Key::Done, 1.5),
    ];
    digits(has_digits, across).into_iter().chain([upper, middle, lower, foot]).collect()
}

fn mail(lang: Lang, has_digits: bool) -> Rows {
    let rows = match lang {
        Lang::Nl | Lang::Fy | Lang::En => ["qwertyuiop", "asdfghjkl_", "zxcvbnm"],
        Lang::De => ["qwertzuiop", "asdfghjkl_", "yxcvbnm"],
    };
    let ends = match lang {
        Lang::Nl => [".nl", ".com", ".de"],
        Lang::Fy => [".nl", ".frl", ".com"],
        Lang::En => [".com", ".nl", ".de"],
        Lang::De => [".de", ".com", ".nl"],
    };
    let [upper, middle, lower] = rows.map(letters);
    let lower = [vec![(Key::Signs, 1.5)], lower, vec![(Key::Backspace, 1.5)]].concat();
    let ends = ends.map(|end| (Key::Text(end), 1.0));
    let foot = [
        vec![(Key::Letter('@'), 1.5), (Key::Letter('.'), 1.0), (Key::Letter('-'), 1.0)],
        ends.to_vec(),
        vec![(Key::Next, 1.5), (Key::Done, 2.0)],
    ]
    .concat();
    digits(has_digits, 10.0).into_iter().chain([upper, middle, lower, foot]).collect()
}

fn signs(typing: Typing) -> Rows {
    let [first, second, third, fourth] = ["1234567890", "@#€&%()/:;", "\"'+=*?!_°§", ".,·®™©\\"].map(letters);
    let fourth = [vec![(Key::Letters, 1.5)], fourth, vec![(Key::Backspace, 1.5)]].concat();
    let space = if typing == Typing::Mail { Key::Gap } else { Key::Space };
    let foot = vec![(Key::Letter('-'), 1.5), (space, 5.5), (Key::Next, 1.5), (Key::Done, 1.5)];
    vec![first, second, third, fourth, foot]
}

fn pad(typing: Typing) -> Rows {
    let is_phone = typing == Typing::Phone;
    let digit = |digit| (Key::Letter(digit), 1.0);
    let only = |key: Key| if is_phone { (key, 1.0) } else { (Key::Gap, 1.0) };
    vec![
        vec![digit('1'), digit('2'), digit('3'), (Key::Backspace, 1.0)],
        vec![digit('4'), digit('5'), digit('6'), only(Key::Letter('-'))],
        vec![digit('7'), digit('8'), digit('9'), (Key::Next, 1.0)],
        vec![only(Key::Letter('+')), digit('0'), only(Key::Space), (Key::Done, 1.0)],
    ]
}

/// How many letters wide a keyboard is.
pub(super) fn across(rows: &Rows) -> f32 {
    rows.iter().map(|row| row.iter().map(|(_, wide)| wide).sum::<f32>()).fold(1.0, f32::max)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const ALL: [Typing; 6] =
        [Typing::Names, Typing::Words, Typing::Address, Typing::Mail, Typing::Phone, Typing::Digits];

    #[test]
    fn every_row_is_as_wide_as_the_others_and_no_key_is_there_twice() {
        for lang in Lang::ALL {
            for typing in ALL {
                for (layer, has_digits) in [(Layer::Letters, false), (Layer::Letters, true), (Layer::Signs, true)] {
                    let rows = rows(lang, typing, layer, has_digits);
                    for row in &rows {
                        let wide: f32 = row.iter().map(|(_, wide)| wide).sum();
                        assert!((wide - across(&rows)).abs() < 0.001, "{lang:?} {typing:?} {row:?}");
                    }
                    let keys: Vec<Key> = rows.concat().into_iter().map(|(key, _)| key).collect();
                    let keys: Vec<Key> = keys.into_iter().filter(|key| *key != Key::Gap).collect();
                    let once: BTreeSet<String> = keys.iter().map(|key| format!("{key:?}")).collect();
                    assert_eq!(once.len(), keys.len(), "{lang:?} {typing:?} {layer:?}");
                    assert!(keys.contains(&Key::Backspace) && keys.contains(&Key::Done));
                }
            }
        }
    }

    #[test]
    fn every_language_has_its_letters_and_mail_has_no_space() {
        for lang in Lang::ALL {
            let has = |typing, key| {
                [Layer::Letters, Layer::Signs]
                    .into_iter()
                    .any(|layer| rows(lang, typing, layer, true).concat().iter().any(|(found, _)| *found == key))
            };
            assert!(('a'..='z').all(|letter| has(Typing::Names, Key::Letter(letter))), "{lang:?}");
            assert!(('a'..='z').all(|letter| has(Typing::Mail, Key::Letter(letter))), "{lang:?}");
            assert!(has(Typing::Mail, Key::Letter('@')) && !has(Typing::Mail, Key::Space), "{lang:?}");
            for end in [".nl", ".com"] {
                assert!(has(Typing::Mail, Key::Text(end)), "{lang:?}: {end}");
            }
            for sign in ['\'', '-', '.', ',', '/'] {
                assert!(has(Typing::Names, Key::Letter(sign)), "{lang:?}: {sign}");
            }
        }
        let german = rows(Lang::De, Typing::Names, Layer::Letters, false).concat();
        assert!("äöüß".chars().all(|letter| german.contains(&(Key::Letter(letter), 1.0))));
    }
}
