//! Owns the words for numbers and percentages in the four languages, in plain letters without accents.
//!
//! The words for one are not among them: in Dutch, Frisian and German they are articles.

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

/// Whether a word is a number.
pub(super) fn is_number(word: &str) -> bool {
    let is_large = || word.len() >= 6 && word.is_ascii() && TENS.iter().any(|tens| word.ends_with(tens));
    word.len() >= 3 && (NUMBERS.binary_search(&word).is_ok() || is_large())
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
        for word in ["drie", "vijfentwintig", "fjouwer", "nineteen", "zweihundert", "thousands"] {
            assert!(is_number(word), "{word}");
        }
        for word in ["een", "one", "dries", "vierkant", "tenor", "", "zes!"] {
            assert!(!is_number(word), "{word}");
        }
    }
}
