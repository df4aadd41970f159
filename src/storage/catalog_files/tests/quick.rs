//! Owns the proof that the quick ways over a text have the same outcome as the thorough ones, or none.

use std::fmt::Debug;

use proptest::prelude::{ProptestConfig, any, prop, proptest};
use ron::value::RawValue;
use serde::Deserialize;

use super::super::file::{
    AttributeFile, ExperimentFile, FlowFile, OfferFile, OrderRuleFile, PriceFile, ProductFile, RuleFile, SelectionFile,
    ShareFile, ShopFile,
};
use super::super::outline::{is_in_order, items, trimmed};
use super::super::quick::{Known, read};
use super::super::raw::{Entries, Id, Raw, Value};
use super::super::report::Report;
use super::super::source::SourceFiles;
use super::super::survey::survey;
use super::super::wording::options;
use super::mutations::{Lots, mutate_text};
use super::sample::{Sample, shipped};

/// What a text says when it is read quickly, where it is, has to be what `ron` reads in it.
fn agree<'a, T: Deserialize<'a> + Debug>(text: &'a str) {
    let shown = |value: T| format!("{value:?}");
    let thorough = options().from_str(text).map(shown).map_err(|error| error.to_string());
    if let Ok(quick) = read(text, Known::Nothing).map(shown) {
        assert_eq!(Ok(quick), thorough, "{text}");
    }
    if RawValue::from_ron(text).is_ok()
        && let Ok(quick) = read(text, Known::Ron).map(shown)
    {
        assert_eq!(Ok(quick), thorough, "known: {text}");
    }
}

/// Reads a text as anything that it could be.
fn agree_as_anything(text: &str) {
    agree::<ProductFile<'_>>(text);
    agree::<OfferFile<'_>>(text);
    agree::<AttributeFile<'_>>(text);
    agree::<OrderRuleFile<'_>>(text);
    agree::<ShopFile<'_>>(text);
    agree::<FlowFile<'_>>(text);
    agree::<ExperimentFile<'_>>(text);
    agree::<RuleFile<'_>>(text);
    agree::<PriceFile<'_>>(text);
    agree_as_small_things(text);
}

fn agree_as_small_things(text: &str) {
    agree::<ShareFile<'_>>(text);
    agree::<SelectionFile<'_>>(text);
    agree::<Vec<Raw<'_, Id>>>(text);
    agree::<EntriesFile<'_>>(text);
    agree::<Odds<'_>>(text);
    agree::<String>(text);
    agree::<u32>(text);
    agree::<i64>(text);
    agree::<bool>(text);
}

/// Entries that can be shown.
#[derive(Deserialize)]
#[serde(transparent, bound(deserialize = "'de: 'a"))]
struct EntriesFile<'a>(Entries<'a, Id, Value>);

impl Debug for EntriesFile<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.0.0)
    }
}

/// Forms that twins could have.
#[derive(Debug, Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
#[expect(dead_code, reason = "only shown")]
enum Odds<'a> {
    Nothing,
    One(Raw<'a, Id>),
    Maybe(Option<Raw<'a, Id>>),
    Many(Vec<Raw<'a, Id>>),
    Pair(Raw<'a, Id>, Raw<'a, Id>),
    Tuple((Raw<'a, Id>, Raw<'a, Id>)),
    Number(u32),
    Named { one: Option<Raw<'a, Id>>, two: Option<Box<Self>>, three: Option<bool> },
    Nested(Box<Self>),
}

/// The items of all files of a catalog.
fn all_items(sample: &Sample) -> Vec<String> {
    let texts = sample.files.values().map(|bytes| std::str::from_utf8(bytes).unwrap());
    let cut = |text| survey(text).unwrap().items.unwrap_or_else(|| vec![survey(text).unwrap().whole]);
    texts.flat_map(cut).map(str::to_owned).collect()
}

#[test]
fn what_is_in_order_is_read_quickly() {
    for item in all_items(&Sample::new()).into_iter().chain(all_items(&shipped("print-shop"))) {
        let is_quick = read::<ProductFile<'_>>(&item, Known::Nothing).is_ok()
            || read::<OfferFile<'_>>(&item, Known::Nothing).is_ok()
            || read::<AttributeFile<'_>>(&item, Known::Nothing).is_ok()
            || read::<OrderRuleFile<'_>>(&item, Known::Nothing).is_ok()
            || read::<ShopFile<'_>>(&item, Known::Nothing).is_ok()
            || read::<FlowFile<'_>>(&item, Known::Nothing).is_ok()
            || read::<ExperimentFile<'_>>(&item, Known::Nothing).is_ok();
        assert!(is_quick, "{item}");
        agree_as_anything(&item);
    }
}

#[test]
fn pieces_are_cut_out_where_they_stand() {
    let text = "Excludes(when: ( \"a\" , \"b\" ), any_of: [ (\"a\", /* same */ \"b\"), ])";
    let places = |rule: RuleFile<'_>| match rule {
        RuleFile::Requires { when, any_of } | RuleFile::Excludes { when, any_of } => {
            let all = [when].into_iter().chain(any_of);
            all.map(|raw| (raw.text.as_ptr().addr() - text.as_ptr().addr(), raw.text.len())).collect::<Vec<_>>()
        }
    };
    let thorough = places(options().from_str(text).unwrap());
    for known in [Known::Nothing, Known::Ron] {
        assert_eq!(places(read(text, known).unwrap()), thorough);
    }
}

/// The quick look at a file has to find what the thorough one finds.
fn surveys_agree(text: &str) {
    let mut files = SourceFiles::default();
    files.add("x.ron", text.to_owned());
    let body = files.body("x.ron").unwrap();
    let Ok(survey) = survey(body) else { return };
    let report = Report::new(&files, Vec::new());
    assert!(is_in_order(&report, body), "{text}");
    assert_eq!(survey.whole, trimmed(body));
    if let Some(found) = survey.items {
        assert_eq!(found, items(&report, survey.whole), "{text}");
    }
    assert!(report.finish().is_empty(), "{text}");
}

/// The pieces that random texts are made of.
const PIECES: [&str; 64] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "(",
    ")",
    ",",
    ",",
    ":",
    ":",
    " ",
    "\n",
    "/* a */",
    "/*/ a */",
    "// a\n",
    "//",
    "\"a\"",
    "\"\"",
    "\"a\\\"b\"",
    "\"a\\u{41}\"",
    "\"",
    "r\"a\"",
    "r#\"a\"#",
    "b\"a\"",
    "'a'",
    "b'a'",
    "r#a",
    "a",
    "one",
    "two",
    "three",
    "id",
    "true",
    "false",
    "Some",
    "None",
    "inf",
    "NaN",
    "0",
    "7",
    "-1",
    "+1",
    "1.5",
    "1.",
    ".5",
    "1e3",
    "0x1f",
    "1_0",
    "99999999999999999999",
    "..",
    "_",
    "-",
    "é",
    "\u{a0}",
    "One(",
    "Many(",
    "Named(",
    "Nested(",
    "Pair(",
    "each(",
    "percent(",
    "#![enable(unwrap_newtypes)]",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spoilt_items_are_read_alike(place in any::<prop::sample::Index>(), seeds in prop::collection::vec(any::<u64>(), 1..4)) {
        let items = all_items(&Sample::new());
        let mut text = items[place.index(items.len())].clone();
        for seed in seeds {
            text = mutate_text(&text, &items[0], &mut Lots(seed));
        }
        agree_as_anything(&text);
        surveys_agree(&format!("[{text}, {text}] // end\n"));
        surveys_agree(&text);
    }

    #[test]
    fn any_text_is_read_alike(pieces in prop::collection::vec(0..PIECES.len(), 0..12)) {
        let text: String = pieces.into_iter().map(|piece| PIECES[piece]).collect();
        agree_as_small_things(&text);
        agree::<PriceFile<'_>>(&text);
        surveys_agree(&text);
    }
}
