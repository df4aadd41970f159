//! Owns finding by a few typed letters, in the midst of words and with letters left out; knows nothing of what is found.

use nucleo_matcher::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo_matcher::{Config, Matcher, Utf32String};

/// What is looked for: words, each of which has to be found.
pub struct Query {
    words: Vec<Word>,
    matcher: Matcher,
}

/// A typed word: as it is, and with letters left out.
struct Word {
    whole: Atom,
    loose: Atom,
}

/// Something that can be found: its fields, any of which may have a word.
#[derive(Clone, Debug)]
pub struct Findable(Vec<Utf32String>);

impl Findable {
    /// Something with these fields.
    #[must_use]
    pub fn new<'a>(fields: impl IntoIterator<Item = &'a str>) -> Self {
        Self(fields.into_iter().filter(|field| !field.is_empty()).map(Utf32String::from).collect())
    }
}

impl Query {
    /// Looks for what was typed. Large letters and accents make no difference.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let atom = |word, kind| Atom::new(word, CaseMatching::Ignore, Normalization::Smart, kind, false);
        let word = |word| Word { whole: atom(word, AtomKind::Substring), loose: atom(word, AtomKind::Fuzzy) };
        let words = typed.split_whitespace().map(word).collect();
        Self { words, matcher: Matcher::new(Config::DEFAULT) }
    }

    /// Whether nothing is looked for: then everything is found.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well it is found in something; nothing where it is not.
    pub fn score(&mut self, findable: &Findable) -> Option<u32> {
        let mut sum = 0;
        for word in &self.words {
            let fields = findable.0.iter();
            let best = fields.filter_map(|field| scored(word, field, &mut self.matcher)).max()?;
            sum += best;
        }
        Some(sum)
    }
}

/// How well a word is found in a field; nothing where its letters lie scattered: between two typed letters at most one is left
/// out, taken over the whole word.
fn scored(word: &Word, field: &Utf32String, matcher: &mut Matcher) -> Option<u32> {
    if let Some(score) = word.whole.score(field.slice(..), matcher) {
        return Some(u32::from(score));
    }
    let mut places = Vec::new();
    let score = word.loose.indices(field.slice(..), matcher, &mut places)?;
    let (first, last) = (places.iter().min(), places.iter().max());
    let span = last.zip(first).map_or(0, |(last, first)| last - first + 1);
    let letters = u32::try_from(word.loose.needle_text().len()).unwrap_or(u32::MAX);
    (span <= letters.saturating_mul(2).saturating_sub(1)).then_some(u32::from(score))
}

/// What is found of some things, the best first; among equals in their own order. Everything where nothing is looked for.
pub fn found<'t, T>(typed: &str, things: impl IntoIterator<Item = (&'t T, Findable)>) -> Vec<&'t T> {
    let mut query = Query::new(typed);
    let scored = things.into_iter().filter_map(|(thing, findable)| Some((query.score(&findable)?, thing)));
    let mut scored: Vec<(u32, &T)> = scored.collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().map(|(_, thing)| thing).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(typed: &str) -> Vec<&'static str> {
        const NAMES: [&str; 5] =
            ["Visitekaartjes, mat", "Visitekaartjes, kraft", "Briefpapier", "Pen van metaal", "Café-menukaart"];
        found(typed, NAMES.iter().map(|name| (name, Findable::new([*name])))).into_iter().copied().collect()
    }

    #[test]
    fn a_few_letters_find_what_is_meant() {
        assert_eq!(names("visit kr"), ["Visitekaartjes, kraft"]);
        assert_eq!(names("cafe"), ["Café-menukaart"]);
        assert_eq!(names("BRIEF"), ["Briefpapier"]);
        assert_eq!(names("vstk mat"), ["Visitekaartjes, mat"]);
        assert_eq!(names("zebra"), Vec::<&str>::new());
        assert_eq!(names("").len(), 5);
    }

    #[test]
    fn letters_that_lie_scattered_are_no_find() {
        assert_eq!(names("vkm"), Vec::<&str>::new());
    }
}
