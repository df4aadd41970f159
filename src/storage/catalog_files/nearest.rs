//! Owns the guess at what a misspelt name was meant to be.

/// So many names are looked at.
const MOST: usize = 10_000;

/// The name that differs least from what was written, where the difference is small enough for a slip.
#[must_use]
pub fn nearest<'n>(written: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let written: Vec<char> = written.to_lowercase().chars().take(64).collect();
    let limit = written.len().div_ceil(3).min(3);
    names
        .into_iter()
        .take(MOST)
        .filter(|name| name.chars().count().abs_diff(written.len()) <= limit)
        .map(|name| (distance(&written, &name.to_lowercase().chars().collect::<Vec<_>>()), name))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// How many letters must be put in, taken out, changed or swapped with their neighbour.
/// Source: optimal string alignment distance, R. A. Wagner and M. J. Fischer (1974) with the swap of F. J. Damerau (1964).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, other_letter) in other.iter().enumerate() {
            let cost = |costs: &[usize], column: usize| costs.get(column).copied().unwrap_or(usize::MAX - 1);
            let mut best = cost(&above, column) + usize::from(letter != other_letter);
            best = best.min(cost(&above, column + 1) + 1).min(cost(&current, column) + 1);
            let swapped = row > 0
                && column > 0
                && one.get(row - 1) == Some(other_letter)
                && other.get(column - 1) == Some(letter);
            if swapped {
                best = best.min(cost(&before, column - 1) + 1);
            }
            current.push(best);
        }
        before = std::mem::replace(&mut above, current);
    }
    above.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognised() {
        let names = ["cards-matt", "cards-soft", "flyers-a6"];
        assert_eq!(nearest("cards-mat", names), Some("cards-matt"));
        assert_eq!(nearest("cadrs-soft", names), Some("cards-soft"));
        assert_eq!(nearest("Flyers-A6", names), Some("flyers-a6"));
        assert_eq!(nearest("letterhead", names), None);
        assert_eq!(nearest("", names), None);
    }

    #[test]
    fn the_distance_counts_a_swap_once() {
        let distance =
            |one: &str, other: &str| distance(&one.chars().collect::<Vec<_>>(), &other.chars().collect::<Vec<_>>());
        assert_eq!(distance("price", "price"), 0);
        assert_eq!(distance("pirce", "price"), 1);
        assert_eq!(distance("prise", "price"), 1);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
