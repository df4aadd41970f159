//! Owns the search for words in copy, however they are spelled: capitals, accents, letters of other alphabets and invisible
//! characters make no difference.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::plain::{Plain, Reading, plain, readings};
use super::topic::{Setting, Topic};
use super::words::{ALLOWED, NOT_WITHOUT, WITHOUT, WORDS};
use crate::catalog::Lang;

/// Words that were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// What they are about.
    pub(super) topic: Topic,
    /// The bytes of the text that say it.
    pub(super) span: Range<usize>,
}

/// The phrases, ready to be searched for all at once. `None` only if there were more of them than memory has room for.
struct Phrases {
    search: Option<AhoCorasick>,
    /// What each phrase is about, and the one language in which it is meant, where it is only one.
    about: Vec<(Topic, Option<Lang>)>,
    allowed: Option<AhoCorasick>,
    /// The same without spaces, for what is spelled letter by letter: nobody sees where a word ends.
    unspaced: Option<AhoCorasick>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let lists = || WORDS.into_iter().flatten();
    let about = lists().flat_map(|(topic, only, words)| words.iter().map(|_| (*topic, *only))).collect();
    let search = automaton(lists().flat_map(|(_, _, words)| words.iter().copied()));
    let unspaced = |phrase: &'static str| match pattern(phrase).replace(' ', "") {
        // What is short is part of too many words.
        short if short.chars().filter(|letter| letter.is_alphabetic()).count() < UNSPACED => format!(" {short} "),
        long => long,
    };
    let unspaced = lists().flat_map(|(_, _, words)| words.iter().copied().map(unspaced));
    let unspaced = AhoCorasick::builder().match_kind(MatchKind::Standard).build(unspaced).ok();
    Phrases { search, about, allowed: automaton(ALLOWED.iter().copied()), unspaced }
});

fn automaton(phrases: impl Iterator<Item = &'static str>) -> Option<AhoCorasick> {
    let plain = phrases.map(pattern);
    AhoCorasick::builder().match_kind(MatchKind::Standard).build(plain).ok()
}

/// So many letters a phrase has to have to be searched for within a run of letters.
const UNSPACED: usize = 7;

/// A phrase as it is searched for: in spaces, so that only whole words are found, but for a star at its start or end.
fn pattern(phrase: &str) -> String {
    let text = plain(phrase.trim_matches('*'), Reading::Straight, false).text;
    let text = if phrase.starts_with('*') { text.trim_start() } else { &text };
    let text = if phrase.ends_with('*') { text.trim_end() } else { text };
    text.to_owned()
}

/// Looks for what a text may not say, each kind of problem once, in the order of the text.
pub(super) fn scan(words: &str, lang: Lang, setting: Setting) -> Vec<Found> {
    let mut found = Vec::new();
    for reading in readings(words) {
        let searches = [PHRASES.search.as_ref(), PHRASES.unspaced.as_ref().filter(|_| reading == Reading::Spelled)];
        for search in searches.into_iter().flatten() {
            // Nearly every text says nothing of all this, and needs no record of where its letters come from.
            if says_any(search, &plain(words, reading, false).text, lang, setting) {
                find(search, &plain(words, reading, true), words, (lang, setting), &mut found);
            }
        }
    }
    found.sort_by_key(|found| (found.span.start, found.topic));
    found
}

/// Whether a text says anything that is looked for, be it as part of something harmless.
fn says_any(search: &AhoCorasick, text: &str, lang: Lang, setting: Setting) -> bool {
    let about = |pattern: usize| PHRASES.about.get(pattern);
    search.find_overlapping_iter(text).any(|hit| {
        about(hit.pattern().as_usize())
            .is_some_and(|(topic, only)| setting.has(*topic) && only.is_none_or(|only| only == lang))
    })
}

fn find(search: &AhoCorasick, plain: &Plain, words: &str, (lang, setting): (Lang, Setting), found: &mut Vec<Found>) {
    let mut allowed: Option<Vec<Range<usize>>> = None;
    for hit in search.find_overlapping_iter(&plain.text) {
        let Some((topic, only)) = PHRASES.about.get(hit.pattern().as_usize()).copied() else { continue };
        let is_meant = setting.has(topic) && only.is_none_or(|only| only == lang);
        if !is_meant {
            continue;
        }
        let allowed = allowed.get_or_insert_with(|| innocent(&plain.text));
        if allowed.iter().any(|span| span.start <= hit.start() && hit.end() <= span.end) {
            continue;
        }
        let span = plain.original(hit.start()..hit.end(), words);
        if is_denied(topic, plain.text.get(..hit.start())) || is_without(topic, words, &span) {
            continue;
        }
        match found.iter_mut().find(|known| known.topic.code() == topic.code()) {
            // Of several the longest at the first place says most.
            Some(known) if span.start <= known.span.start && span.end >= known.span.end => known.span = span,
            Some(_) => {}
            None => found.push(Found { topic, span }),
        }
    }
}

/// Where a text says something harmless that contains one of the words, like 'feel free'.
fn innocent(text: &str) -> Vec<Range<usize>> {
    let Some(search) = &PHRASES.allowed else { return Vec::new() };
    search.find_overlapping_iter(text).map(|hit| hit.start()..hit.end()).collect()
}

/// Whether the word before says that there are no such costs: 'no service fee'.
fn is_denied(topic: Topic, before: Option<&str>) -> bool {
    let last = || before.and_then(|before| before.trim_end().rsplit(' ').next());
    topic == Topic::HiddenCosts && last().is_some_and(|word| WITHOUT.contains(&word))
}

/// Whether 'free' stands behind a hyphen, and means 'without': 'acid-free', but not 'postage-free'.
fn is_without(topic: Topic, words: &str, span: &Range<usize>) -> bool {
    if topic != Topic::Free || words.get(span.clone()).is_none_or(|said| !said.eq_ignore_ascii_case("free")) {
        return false;
    }
    let before = words.get(..span.start).unwrap_or_default();
    let Some(before) = before.strip_suffix(['-', '\u{2010}', '\u{2011}']) else { return false };
    let length: usize = before.chars().rev().take_while(|letter| letter.is_alphabetic()).map(char::len_utf8).sum();
    let word = before.get(before.len() - length..).unwrap_or_default().to_lowercase();
    word.len() > 2 && !NOT_WITHOUT.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn topics(words: &str, lang: Lang) -> Vec<(Topic, &str)> {
        scan(words, lang, Setting::ANY).into_iter().map(|found| (found.topic, &words[found.span])).collect()
    }

    #[test]
    fn every_phrase_says_something() {
        let lists = WORDS.into_iter().flatten().flat_map(|(_, _, words)| words.iter());
        for phrase in lists.chain(ALLOWED) {
            let is_something = |letter: char| {
                letter.is_alphabetic() || matches!(letter, '★' | '⭐' | '🆓' | '🏆' | '⏰' | '⏳' | '⌛')
            };
            let is_price = pattern(phrase).contains(['€', '$', '£', '%']) && phrase.contains('#');
            assert!(is_price || pattern(phrase).contains(is_something), "'{phrase}' is found everywhere");
        }
    }

    #[test]
    fn words_are_found_however_they_are_spelled() {
        for (words, said) in [
            ("Helemaal gratis!", "gratis"),
            ("GRATIS bij elke bestelling", "GRATIS"),
            ("grátis", "grátis"),
            ("gra\u{200b}tis erbij", "gra\u{200b}tis"),
            ("gr\u{430}tis", "gr\u{430}tis"),
            ("ｇｒａｔｉｓ", "ｇｒａｔｉｓ"),
            ("Nu g r a t i s erbij", "g r a t i s"),
            ("Nu g.r.a.t.i.s. erbij", "g.r.a.t.i.s"),
            ("gra-tis erbij", "gra-tis"),
            ("gr4t1s erbij", "gr4t1s"),
            ("GRATlS erbij", "GRATlS"),
            ("graaaatis erbij", "graaaatis"),
            ("ɢʀᴀᴛɪs erbij", "ɢʀᴀᴛɪs"),
            ("\u{202e}sitarg\u{202c} erbij", "sitarg"),
        ] {
            assert_eq!(topics(words, Lang::Nl), [(Topic::Free, said)], "{words}");
        }
    }

    #[test]
    fn numbers_stand_for_any_number() {
        for (words, said) in [
            ("Nog maar 3 stuks", "Nog maar 3"),
            ("Nog maar 1.250 op voorraad", "Nog maar 1.250"),
            ("Nog maar drie stuks", "Nog maar drie"),
            ("Nog maar vijfentwintig stuks", "Nog maar vijfentwintig"),
            ("Nog maar {n} stuks", "Nog maar {"),
        ] {
            assert_eq!(topics(words, Lang::Nl), [(Topic::Urgency, said)], "{words}");
        }
        assert_eq!(topics("Nu voor € 12,95.", Lang::Nl)[0].0, Topic::TypedPrice);
        assert_eq!(topics("Twenty-five percent off", Lang::En), [(Topic::TypedSaving, "Twenty-five percent off")]);
    }

    #[test]
    fn parts_of_other_words_are_not_found() {
        for words in [
            "gratie",
            "Freesia",
            "free-standing",
            "a free choice",
            "acid-free paper",
            "paraben-free",
            "salesroom",
            "de laatste hand",
            "no booking fee",
            "Schifffahrt",
            "B2B",
        ] {
            assert_eq!(topics(words, Lang::En), [], "{words}");
        }
    }
}
