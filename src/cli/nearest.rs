//! Owns the guess at which id was meant by one that does not exist.

/// The known id that differs least from what was written, where it differs in a third of its letters at most.
pub(super) fn nearest<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let limit = written.chars().count().div_ceil(3).min(3);
    known
        .filter(|id| id.len().abs_diff(written.len()) <= limit)
        .map(|id| (distance(written, id), id))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, id)| id)
}

/// 'Did you mean', where something near is known; otherwise nothing.
pub(super) fn did_you_mean<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> String {
    nearest(written, known).map(|id| format!("; did you mean '{id}'?")).unwrap_or_default()
}

/// How many letters must be put in, taken out or changed. Source: V. I. Levenshtein (1966).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.chars().enumerate() {
        let mut left = row + 1;
        let mut current = vec![left];
        for (pair, other_letter) in above.windows(2).zip(&other) {
            let [diagonal, up] = pair else { continue };
            left = (diagonal + usize::from(letter != *other_letter)).min(up + 1).min(left + 1);
            current.push(left);
        }
        above = current;
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognised_and_a_guess_is_not_made() {
        let known = || ["cards-matt", "cards-soft", "mug"].into_iter();
        assert_eq!(nearest("cards-mat", known()), Some("cards-matt"));
        assert_eq!(nearest("card-soft", known()), Some("cards-soft"));
        assert_eq!(nearest("letterhead", known()), None);
        assert_eq!(nearest("", known()), None);
    }

    #[test]
    fn the_distance_is_that_of_levenshtein() {
        assert_eq!((distance("kitten", "sitting"), distance("", "abc"), distance("mug", "mug")), (3, 3, 0));
    }
}
