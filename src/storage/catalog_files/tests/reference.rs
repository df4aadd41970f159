//! The reference in `catalogs/README.md`: it names every field that the files can have, and its examples are a shop.
//!
//! With `UPDATE_REFERENCE=1` the list of problems in it is written anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::TempFolder;
use super::twins::{Twin, variants};
use crate::storage::catalog_files::file::{
    AccessoryFile, AnswerFile, ArmFile, AttributeFile, BundleFile, CertificateFile, ChoiceFile, ClaimFile, ClassFile,
    ContentsFile, CoverFile, DocumentsFile, ExperimentFile, FlowFile, IncentiveFile, LookFile, MultiplierFile,
    NumberFile, OfferFile, OptionFile, OrderRuleFile, PriceFile, ProductFile, ProofFile, QuestionFile, RatingFile,
    RetentionFile, RuleFile, ServiceFile, ShareFile, ShippingFile, ShopFile, StockFile, UpgradeFile, ValidFile,
    WasFile, WordsFile,
};
use crate::storage::{codes, load_folder, write_new_shop};

/// What stands before the list of problems.
const CODES: &str = "<!-- codes -->\n";

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogs/README.md")
}

fn page() -> String {
    fs::read_to_string(path()).unwrap()
}

/// Every struct that stands on disk, by its heading on the page.
fn twins() -> Vec<Twin> {
    vec![
        Twin::of::<ShopFile<'static>>(),
        Twin::of::<ShippingFile<'static>>(),
        Twin::of::<ClassFile<'static>>(),
        Twin::of::<LookFile<'static>>(),
        Twin::of::<IncentiveFile<'static>>(),
        Twin::of::<RetentionFile<'static>>(),
        Twin::of::<DocumentsFile<'static>>(),
        Twin::of::<NumberFile<'static>>(),
        Twin::of::<WordsFile<'static>>(),
        Twin::of::<ProductFile<'static>>(),
        Twin::of::<OptionFile<'static>>(),
        Twin::of::<ChoiceFile<'static>>(),
        Twin::of::<WasFile<'static>>(),
        Twin::of::<StockFile<'static>>(),
        Twin::of::<RatingFile<'static>>(),
        Twin::of::<ClaimFile<'static>>(),
        Twin::of::<CertificateFile<'static>>(),
        Twin::of::<UpgradeFile<'static>>(),
        Twin::of::<AccessoryFile<'static>>(),
        Twin::of::<BundleFile<'static>>(),
        Twin::of::<ServiceFile<'static>>(),
        Twin::of::<MultiplierFile<'static>>(),
        Twin::of::<ValidFile<'static>>(),
        Twin::of::<FlowFile<'static>>(),
        Twin::of::<QuestionFile<'static>>(),
        Twin::of::<AnswerFile<'static>>(),
        Twin::of::<ExperimentFile<'static>>(),
        Twin::of::<ArmFile<'static>>(),
        Twin::of_variant::<PriceFile<'static>>("share", "`share`"),
        Twin::of_variant::<RuleFile<'static>>("Requires", "`Requires` and `Excludes` of a product"),
        Twin::of_variant::<RuleFile<'static>>("Excludes", "`Requires` and `Excludes` of a product"),
        Twin::of_variant::<OrderRuleFile<'static>>("Requires", "`Requires` and `Excludes` in an order"),
        Twin::of_variant::<OrderRuleFile<'static>>("Excludes", "`Requires` and `Excludes` in an order"),
    ]
}

/// Every enum that stands on disk: its words, and under which heading each has a row; nothing where it has its own heading.
fn enums() -> Vec<(&'static [&'static str], Option<&'static str>)> {
    fn of<T: Deserialize<'static>>(rows: Option<&'static str>) -> (&'static [&'static str], Option<&'static str>) {
        (variants::<T>(), rows)
    }
    vec![
        of::<AttributeFile<'static>>(None),
        of::<OfferFile<'static>>(None),
        of::<ProofFile<'static>>(None),
        of::<ShareFile<'static>>(None),
        of::<PriceFile<'static>>(Some("Prices")),
        of::<ContentsFile<'static>>(Some("Contents")),
        of::<CoverFile<'static>>(Some("Cover")),
    ]
}

/// The part of the page below a heading, up to the next.
fn section<'a>(page: &'a str, heading: &str) -> Option<&'a str> {
    let (_, below) = page.split_once(&format!("\n### {heading}\n"))?;
    Some(below.split("\n#").next().unwrap_or(below))
}

/// The rows of the table below a heading: what is explained, and whether it must be there.
fn rows(page: &str, heading: &str) -> Vec<(String, bool)> {
    let section = section(page, heading).unwrap_or_else(|| panic!("catalogs/README.md has no heading '### {heading}'"));
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    rows.map(|(name, rest)| (name.to_owned(), rest.split('|').nth(2).unwrap_or_default().trim() == "must be there"))
        .collect()
}

/// The examples: a file's name, and what stands in it.
fn examples(page: &str) -> Vec<(&str, &str)> {
    let blocks = page.split("\n```ron ").skip(1);
    blocks.filter_map(|block| block.split_once("\n```")?.0.split_once('\n')).collect()
}

#[test]
fn every_field_is_explained_and_every_explanation_has_its_field() {
    let page = page();
    for twin in twins() {
        let explained = rows(&page, &twin.heading);
        let names: BTreeSet<&str> = explained.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names.len(), explained.len(), "{} explains a field twice", twin.heading);
        assert_eq!(
            names,
            twin.fields.iter().copied().collect(),
            "the fields of {}, on the page and in truth",
            twin.heading
        );
        let required: BTreeSet<&str> = explained.iter().filter(|row| row.1).map(|row| row.0.as_str()).collect();
        assert_eq!(required, twin.required, "what must be there in {}, on the page and in truth", twin.heading);
    }
    for (words, heading) in enums() {
        let explained = |word: &str| match heading {
            Some(heading) => rows(&page, heading).iter().any(|(name, _)| name == word),
            None => section(&page, &format!("`{word}`")).is_some(),
        };
        let missing: Vec<&&str> = words.iter().filter(|word| !explained(word)).collect();
        assert!(missing.is_empty(), "not explained: {missing:?}");
    }
}

#[test]
fn no_kind_of_thing_is_left_out() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/storage/catalog_files/file");
    let sources = fs::read_dir(folder).unwrap().map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap());
    let there: usize = sources.map(|source| source.matches("#[derive(Debug, Deserialize)]").count()).sum();
    // A struct within an enum, of which there are five, is not one of its own. The two enums with those have no list of
    // words. What stands in product.json is a twin elsewhere, and held against the page where pictures are made.
    let known = twins().len() - 5 + enums().len() + 2;
    assert_eq!(there, known, "what stands on disk in src/storage/catalog_files/file is listed here, and on the page");
}

#[test]
fn the_examples_are_a_shop_without_a_problem() {
    let page = page();
    let folder = TempFolder::new("reference");
    // For its pictures.
    write_new_shop(&folder.path().join("shop")).unwrap();
    let shop = folder.path().join("shop");
    for part in ["products", "offers", "media/tote"] {
        fs::remove_dir_all(shop.join(part)).unwrap();
    }
    let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
    folder.write("shop/fonts/Headings.ttf", fs::read(fonts.join("Fraunces-SemiBold.ttf")).unwrap());
    folder.write("shop/fonts/Text.ttf", fs::read(fonts.join("Inter-Regular.ttf")).unwrap());
    let logo = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0h9v9H0Z'/></svg>";
    folder.write("shop/media/logo.svg", logo);
    let examples = examples(&page);
    for (name, text) in &examples {
        folder.write(&format!("shop/{name}"), text);
    }
    let problems = load_folder(&shop).map_or_else(|failure| failure.problems, |loaded| loaded.warnings);
    let shown: Vec<String> =
        problems.iter().map(|one| format!("{} {}: {}", one.place, one.code, one.message)).collect();
    assert!(shown.is_empty(), "{}", shown.join("\n"));
    let written: String = examples.iter().map(|(_, text)| *text).collect();
    // Prices stand in an arm only to be refused.
    for twin in twins().iter().filter(|twin| twin.heading != "`Arm`") {
        for field in twin.fields {
            assert!(written.contains(&format!("{field}: ")), "no example has {field} of {}", twin.heading);
        }
    }
}

#[test]
fn every_problem_is_listed() {
    let page = page();
    let codes: BTreeSet<&str> = codes::all().collect();
    let lines =
        codes.iter().map(|code| ["- `", code, "`: ", codes::explanation(code).unwrap_or_default(), "\n"].concat());
    let listed: String = lines.collect();
    let (before, after) = page.split_once(CODES).expect("the page has a mark where the problems begin");
    if std::env::var_os("UPDATE_REFERENCE").is_some() {
        fs::write(path(), format!("{before}{CODES}{listed}")).unwrap();
    } else {
        let stale = after.lines().zip(listed.lines()).find(|(page, truth)| page != truth);
        assert!(after == listed, "run this test with UPDATE_REFERENCE=1; the first that differs: {stale:?}");
    }
}
