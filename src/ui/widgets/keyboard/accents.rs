//! Owns which letters a letter becomes when it is held: those of the language first.

use crate::catalog::Lang;

/// The letters that a held one offers, in the case that it is in; none where it has no others.
pub(super) fn accents(lang: Lang, letter: char, is_capital: bool) -> Vec<char> {
    let own = match (lang, letter) {
        (Lang::Fy, 'a') => "âä",
        (Lang::Fy, 'e') => "êëé",
        (Lang::Fy, 'o') => "ôö",
        (Lang::Fy, 'u') => "ûúü",
        (Lang::Fy, 'y') => "ý",
        (Lang::Nl, 'a') => "äá",
        (Lang::Nl, 'e') => "ëéèê",
        (Lang::Nl, 'i') => "ïí",
        (Lang::Nl, 'o') => "öóô",
        (Lang::Nl, 'u') => "üú",
        (_, 'a') => "äà",
        (_, 'e') => "éèê",
        (_, 'i') => "ïî",
        (_, 'o') => "öô",
        (_, 'u') => "üù",
        _ => "",
    };
    let all = match letter {
        'a' => "âäáàãåæ",
        'c' => "çčć",
        'd' => "ðđ",
        'e' => "êëéèę",
        'g' => "ğ",
        'i' => "îïíì",
        'l' => "ł",
        'n' => "ñń",
        'o' => "ôöóòõøœ",
        's' => "ßšş",
        'u' => "ûüúù",
        'y' => "ýÿ",
        'z' => "žż",
        _ => "",
    };
    let mut offered: Vec<char> = Vec::new();
    for accent in own.chars().chain(all.chars()) {
        let accent = if is_capital { capital(accent) } else { accent };
        if !offered.contains(&accent) {
            offered.push(accent);
        }
    }
    offered
}

/// The accent that a language writes most on a letter: it is shown small in the corner of its key.
pub(super) fn hint(lang: Lang, letter: char) -> Option<char> {
    let letters = match lang {
        Lang::Fy => "aeoui",
        Lang::Nl => "eiou",
        Lang::En => "e",
        Lang::De => "",
    };
    letters.contains(letter).then(|| accents(lang, letter, false).first().copied()).flatten()
}

/// A letter as a capital. What has none of one letter stays as it is.
pub(super) fn capital(letter: char) -> char {
    let mut upper = letter.to_uppercase();
    match (upper.next(), upper.next()) {
        (Some(upper), None) => upper,
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_languages_own_letters_come_first_and_none_twice() {
        assert!(accents(Lang::Fy, 'u', false).starts_with(&['û', 'ú']));
        for (letter, own) in [('a', 'â'), ('e', 'ê'), ('o', 'ô')] {
            assert_eq!(accents(Lang::Fy, letter, false).first(), Some(&own));
        }
        assert_eq!(accents(Lang::Nl, 'e', true).first(), Some(&'Ë'));
        assert_eq!(accents(Lang::De, 's', true).first(), Some(&'ß'), "it has no capital of one letter");
        assert!(accents(Lang::En, 'q', false).is_empty());
        for lang in Lang::ALL {
            for letter in 'a'..='z' {
                let mut all = accents(lang, letter, false);
                let count = all.len();
                all.sort_unstable();
                all.dedup();
                assert_eq!(all.len(), count, "{lang:?} {letter}");
            }
        }
    }
}
