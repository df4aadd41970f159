//! Owns the words in which a misspelt id is answered.

use crate::storage::nearest;

/// 'Did you mean', where something near is known; otherwise nothing.
pub(super) fn did_you_mean<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> String {
    nearest(written, known).map(|id| format!("; did you mean '{id}'?")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognised_and_a_guess_is_not_made() {
        let known = ["cards-matt", "cards-soft", "mug"];
        assert_eq!(did_you_mean("card-matt", known.into_iter()), "; did you mean 'cards-matt'?");
        assert_eq!(did_you_mean("umbrella", known.into_iter()), "");
    }
}
