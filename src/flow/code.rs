//! Owns the code of a placed order: short, unambiguous when spoken, and checked.

use std::fmt;

/// Letters and digits that are not mistaken for one another when read aloud or copied: no I, L, O, U, 0 or 1.
const ALPHABET: &[u8; 30] = b"ABCDEFGHJKMNPQRSTVWXYZ23456789";
/// How many characters carry the number; one more checks them.
const LENGTH: usize = 6;

/// The code of a placed order, like `K7QM-3RW`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderCode(String);

/// Why a text is no order code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not an order code: it has seven letters and digits, like K7QM-3RW")]
pub struct CodeError(pub String);

impl OrderCode {
    /// The code of a number. Different numbers below 729 000 000 have different codes.
    #[must_use]
    pub fn from_number(number: u64) -> Self {
        let base = ALPHABET.len() as u64;
        let mut rest = number;
        let mut digits = Vec::with_capacity(LENGTH + 1);
        for _ in 0..LENGTH {
            digits.push(rest % base);
            rest /= base;
        }
        digits.push(check_digit(&digits));
        let letter = |digit: u64| usize::try_from(digit).ok().and_then(|place| ALPHABET.get(place)).copied();
        Self(digits.into_iter().filter_map(letter).map(char::from).collect())
    }

    /// Reads a code as people type it: with or without the hyphen, in small letters too.
    ///
    /// # Errors
    /// When a character is missing or foreign, or the check character does not match.
    pub fn parse(typed: &str) -> Result<Self, CodeError> {
        let wrong = || CodeError(typed.to_owned());
        let letters: String = typed.chars().filter(|c| *c != '-' && !c.is_whitespace()).collect();
        let letters = letters.to_ascii_uppercase();
        let digits: Option<Vec<u64>> = letters
            .bytes()
            .map(|letter| ALPHABET.iter().position(|known| *known == letter).map(|place| place as u64))
            .collect();
        let digits = digits.filter(|digits| digits.len() == LENGTH + 1).ok_or_else(wrong)?;
        let matches = digits.split_last().is_some_and(|(check, number)| check_digit(number) == *check);
        if matches { Ok(Self(letters)) } else { Err(wrong()) }
    }

    /// The letters and digits without the hyphen.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A digit that changes when one digit changes or two neighbours are swapped: a sum weighted with 1, 7, 11, 13, 17, 19,
/// which are coprime to the base of 30 and whose neighbouring differences are no multiples of it.
fn check_digit(digits: &[u64]) -> u64 {
    const WEIGHTS: [u64; LENGTH] = [1, 7, 11, 13, 17, 19];
    digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum::<u64>() % ALPHABET.len() as u64
}

impl fmt::Display for OrderCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, second) = self.0.split_at_checked(4).unwrap_or((&self.0, ""));
        write!(f, "{first}-{second}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_back_as_people_type_them() {
        for number in [0, 1, 29, 30, 123_456, 728_999_999] {
            let code = OrderCode::from_number(number);
            assert_eq!(OrderCode::parse(&code.to_string()), Ok(code.clone()));
            assert_eq!(OrderCode::parse(&code.as_str().to_lowercase()), Ok(code));
        }
    }

    #[test]
    fn the_code_that_is_shown_as_an_example_is_one() {
        let told = CodeError(String::new()).to_string();
        let example = told.rsplit(' ').next().unwrap();
        assert_eq!(OrderCode::parse(example).map(|code| code.to_string()), Ok(example.to_owned()));
    }

    #[test]
    fn a_single_wrong_character_is_noticed() {
        let code = OrderCode::from_number(123_456_789).as_str().to_owned();
        for place in 0..code.len() {
            for letter in ALPHABET {
                let mut wrong = code.clone().into_bytes();
                if wrong[place] != *letter {
                    wrong[place] = *letter;
                    assert!(OrderCode::parse(std::str::from_utf8(&wrong).unwrap()).is_err());
                }
            }
        }
        assert!(OrderCode::parse("").is_err());
        assert!(OrderCode::parse("K7QM-3R0").is_err());
    }
}
