//! Owns the staff's PIN: it is known by an Argon2id hash only, and compared in constant time.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};

/// How many digits a PIN has at least.
pub(crate) const LEAST_DIGITS: usize = 4;
/// How many digits a PIN has at most.
pub(crate) const MOST_DIGITS: usize = 12;

/// Memory for one comparison that would hurt an old machine, in KiB: 256 MiB.
const MOST_MEMORY_KIB: u32 = 256 * 1024;

/// What a PIN is known by: an Argon2 hash as a PHC string.
#[derive(Clone, PartialEq, Eq)]
pub struct PinHash(String);

/// Why a text is no hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HashError {
    /// It is something else.
    #[error("this is not an Argon2 hash")]
    NotAHash,
    /// It takes too much memory or time to compare with.
    #[error("this hash takes more than 256 MiB or 16 rounds to compare with")]
    TooHard,
}

/// Why something can't be a PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PinError {
    /// It is not so many digits.
    #[error("a PIN has {LEAST_DIGITS} to {MOST_DIGITS} digits, and nothing else")]
    NotDigits,
    /// Anybody would try it.
    #[error(
        "this PIN is among the first that anybody would try: take one that is neither a row nor all the same digit"
    )]
    TooPlain,
    /// It could not be hashed, or there was no chance to salt it with.
    #[error("the PIN could not be hashed on this machine")]
    Unhashed,
}

impl std::fmt::Debug for PinHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PinHash(…)")
    }
}

impl PinHash {
    /// Reads a hash as it was written down.
    ///
    /// # Errors
    /// When it is none, or one that this program won't compare with.
    pub fn parse(written: &str) -> Result<Self, HashError> {
        let hash = PasswordHash::new(written).map_err(|_reason| HashError::NotAHash)?;
        let is_argon2 = hash.algorithm.as_str().starts_with("argon2");
        if !is_argon2 || hash.hash.is_none() || hash.salt.is_none() {
            return Err(HashError::NotAHash);
        }
        let params = argon2::Params::try_from(&hash).map_err(|_reason| HashError::NotAHash)?;
        if params.m_cost() > MOST_MEMORY_KIB || params.t_cost() > 16 {
            return Err(HashError::TooHard);
        }
        Ok(Self(written.to_owned()))
    }

    /// Hashes a PIN. The salt is drawn by the machine: not for where the same must come out again.
    ///
    /// # Errors
    /// When it can't be a PIN.
    pub fn of(pin: &str) -> Result<Self, PinError> {
        let is_digits = pin.bytes().all(|digit| digit.is_ascii_digit());
        if !is_digits || !(LEAST_DIGITS..=MOST_DIGITS).contains(&pin.len()) {
            return Err(PinError::NotDigits);
        }
        if is_plain(pin) {
            return Err(PinError::TooPlain);
        }
        let hash: PasswordHash =
            Argon2::default().hash_password(pin.as_bytes()).map_err(|_reason| PinError::Unhashed)?;
        Ok(Self(hash.to_string()))
    }

    /// What no PIN fits.
    #[must_use]
    pub const fn of_nobody() -> Self {
        Self(String::new())
    }

    /// Whether it is this PIN's. Takes its time, on purpose: not for the thread that draws.
    #[must_use]
    pub fn fits(&self, pin: &str) -> bool {
        PasswordHash::new(&self.0).is_ok_and(|hash| Argon2::default().verify_password(pin.as_bytes(), &hash).is_ok())
    }

    /// As it is written down.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a PIN is all one digit, or a row upwards or downwards.
fn is_plain(pin: &str) -> bool {
    let pairs = || pin.bytes().zip(pin.bytes().skip(1));
    let is_same = pairs().all(|(one, next)| one == next);
    let is_up = pairs().all(|(one, next)| next == one + 1);
    let is_down = pairs().all(|(one, next)| one == next + 1);
    is_same || is_up || is_down
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_known_by_its_hash_and_never_stands_in_it() {
        let (one, other) = (PinHash::of("2580").unwrap(), PinHash::of("2580").unwrap());
        assert!(one.fits("2580") && other.fits("2580"));
        assert_ne!(one, other, "each has a salt of its own");
        for wrong in ["2581", "", "258", "25800", "2580\n", " 2580"] {
            assert!(!one.fits(wrong), "{wrong:?}");
        }
        assert!(one.as_str().starts_with("$argon2id$") && !one.as_str().contains("2580"));
        assert_eq!(PinHash::parse(one.as_str()), Ok(one.clone()));
        assert!(!format!("{one:?}").contains("argon2"));
    }

    #[test]
    fn what_anybody_would_try_is_no_pin() {
        for (pin, wanted) in [
            ("1234", PinError::TooPlain),
            ("4321", PinError::TooPlain),
            ("0000", PinError::TooPlain),
            ("123", PinError::NotDigits),
            ("1234567890123", PinError::NotDigits),
            ("12a4", PinError::NotDigits),
            ("١٢٣٤", PinError::NotDigits),
        ] {
            assert_eq!(PinHash::of(pin), Err(wanted), "{pin}");
        }
    }

    #[test]
    fn only_a_hash_that_can_be_compared_with_is_one() {
        for wrong in
            ["", "2580", "$argon2id$", "$2b$12$abcdefghijklmnopqrstuv", "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ"]
        {
            assert_eq!(PinHash::parse(wrong), Err(HashError::NotAHash), "{wrong}");
        }
        let good = PinHash::of("2580").unwrap();
        let hard = good.as_str().replace("m=19456", "m=4194304");
        assert_eq!(PinHash::parse(&hard), Err(HashError::TooHard));
    }
}
