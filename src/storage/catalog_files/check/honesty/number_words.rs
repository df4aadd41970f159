//! Owns the words for numbers and percentages in the four languages, in plain letters without accents.
//!
//! The words for one are not among them: in Dutch, Frisian and German they are articles.

use std::sync::LazyLock;

/// Words that are a number, by the alphabet.
#[rustfmt::skip]
const NUMBERS: &[&str] = &[
    "acht", "achttien", "achttjin", "achtzehn", "alve", "dertien", "dozens", "drei", "dreizehn", "drie", "duizend",
    "duizenden", "dutzende", "eight", "eighteen", "eighty", "eleven", "elf", "fifteen", "fifty", "fiif", "five",
    "fjirtjin", "fjouwer", "forty", "four", "fourteen", "funf", "funfzehn", "fyftjin", "honderd", "honderden",
    "hundert", "hunderte", "hunderten", "hundred", "hundreds", "miljoen", "miljoenen", "million", "millionen",
    "millions", "negen", "negentien", "neun", "neunzehn", "nine", "nineteen", "ninety", "njoggen", "njoggentjin",
    "santjin", "sechs", "sechstjin", "sechzehn", "seis", "seven", "seventeen", "seventy", "sieben", "siebzehn",
    "six", "sixteen", "sixty", "tausend", "tausende", "tausenden", "ten", "thirteen", "thirty", "thousand",
    "thousands", "three", "tien", "tientallen", "tolve", "trije", "tritsjin", "tsien", "tusen", "tuzenen", "twa",
    "twaalf", "twee", "twelve", "twenty", "two", "veertien", "vier", "vierzehn", "vijf", "vijftien", "zehn", "zes",
    "zestien", "zeven", "zeventien", "zwei", "zwolf",
];

/// What the words for larger numbers end in.
const TENS: &[&str] = &[
    "twintig",
    "dertig",
    "veertig",
    "vijftig",
    "zestig",
    "zeventig",
    "tachtig",
    "negentig",
    "honderd",
    "weintich",
    "tritich",
    "fjirtich",
    "fyftich",
    "sechtich",
    "santich",
    "tachtich",
    "njoggentich",
    "zwanzig",
    "dreissig",
    "vierzig",
    "funfzig",
    "sechzig",
    "siebzig",
    "achtzig",
    "neunzig",
    "hundert",
];

/// The numbers that begin with a letter.
#[derive(Clone, Copy, Default)]
struct Bucket {
    numbers: &'static [&'static str],
    /// The letters that they end with: a set. By these two letters nearly every word of a text is known to be no number.
    ends: u32,
}

/// The numbers by the letter that they begin with.
static BUCKETS: LazyLock<[Bucket; 26]> = LazyLock::new(|| {
    let mut buckets = [Bucket::default(); 26];
    for numbers in NUMBERS.chunk_by(|one, other| one.as_bytes().first() == other.as_bytes().first()) {
        let first = numbers.first().and_then(|number| number.as_bytes().first());
        if let Some(bucket) = first.and_then(|first| buckets.get_mut(place(*first))) {
            let ends = numbers.iter().filter_map(|number| number.as_bytes().last());
            *bucket = Bucket { numbers, ends: ends.fold(0, |ends, last| ends | 1 << place(*last)) };
        }
    }
    buckets
});

/// The place of a small letter in the alphabet; beyond it for anything else.
fn place(letter: u8) -> usize {
    usize::from(letter.wrapping_sub(b'a'))
}

/// Whether a word is a number.
pub(super) fn is_number(word: &str) -> bool {
    let [first, .., before, last] = word.as_bytes() else { return false };
    let bucket = BUCKETS.get(place(*first)).copied().unwrap_or_default();
    let may_be = last.is_ascii_lowercase() && bucket.ends & (1 << place(*last)) != 0;
    // All that the words for larger numbers end in ends in these.
    let may_be_large = word.len() >= 6 && matches!(&[*before, *last], b"ig" | b"ch" | b"rd" | b"rt");
    (may_be && bucket.numbers.contains(&word))
        || (may_be_large && word.is_ascii() && TENS.iter().any(|tens| word.ends_with(tens)))
}

/// Whether a word says that the number before it is a percentage.
pub(super) fn is_percent(word: &str) -> bool {
    matches!(word, "procent" | "percent" | "prozent" | "persint" | "prosint")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_words_too() {
        assert!(NUMBERS.is_sorted());
        for word in NUMBERS.iter().chain(TENS) {
            let large = format!("een{word}");
            assert!(is_number(if TENS.contains(word) { &large } else { word }), "{word}");
        }
        for word in ["drie", "vijfentwintig", "fjouwer", "nineteen", "zweihundert", "thousands"] {
            assert!(is_number(word), "{word}");
        }
        for word in ["een", "one", "dries", "vierkant", "tenor", "", "zes!"] {
            assert!(!is_number(word), "{word}");
        }
    }
}
