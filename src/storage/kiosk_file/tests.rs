//! What is read of `kiosk.ron`, what is said of what is wrong in it, and that the page beside the example explains all of it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::file::{AttractFile, IdleFile, KioskFile, PrinterFile, ScreenFile};
use super::load_kiosk;
use crate::catalog::{Lang, Problem};
use crate::kiosk::{ClockTime, Idle, Keyboard, Kiosk, Orientation, Printer, PrinterTarget, RollWidth, Speech, Weekday};
use crate::storage::catalog_files::tests::TempFolder;
use crate::storage::catalog_files::tests::twins::Twin;
use crate::storage::{Colours, codes, render};

fn own(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/kiosk").join(name)
}

/// A good hash, for files in which something else is of interest.
fn pin() -> String {
    let text = fs::read_to_string(own("kiosk.ron")).unwrap();
    text.split('"').find(|piece| piece.starts_with("$argon2")).unwrap().to_owned()
}

/// Reads settings with a good PIN and these fields.
fn read(fields: &str) -> Result<Kiosk, Vec<Problem>> {
    let folder = TempFolder::new("kiosk");
    folder.write("kiosk.ron", format!("Kiosk(pin: \"{}\", {fields})", pin()));
    load_kiosk(&folder.path().join("kiosk.ron")).map(|loaded| loaded.kiosk).map_err(|failure| failure.problems)
}

#[test]
fn the_example_is_read_whole_and_only_its_pin_deserves_a_look() {
    let loaded = load_kiosk(&own("kiosk.ron")).unwrap_or_else(|failure| panic!("{:#?}", failure.problems));
    let warnings: Vec<&str> = loaded.warnings.iter().map(|warning| warning.code).collect();
    assert!(warnings.iter().all(|code| ["example-pin", "absent-folder"].contains(code)), "{warnings:?}");
    let kiosk = loaded.kiosk;
    assert_eq!(kiosk.screen.orientation, Orientation::Portrait);
    assert_eq!((kiosk.screen.size_mm, kiosk.screen.distance_mm), (Some([344, 612]), 600));
    assert_eq!(kiosk.idle, Idle { ask_after: 60, answer_within: 30, placed_after: 40 });
    assert_eq!(kiosk.languages, [Lang::Nl, Lang::Fy, Lang::En, Lang::De]);
    assert!(kiosk.pin.fits("2580") && !kiosk.pin.fits("2581"));
    let hours = kiosk.hours.unwrap();
    assert!(hours.is_open(Weekday::Thu, ClockTime::parse("20:59").unwrap()));
    assert!(!hours.is_open(Weekday::Sun, ClockTime::parse("12:00").unwrap()));
    assert_eq!(kiosk.attract.title.unwrap().get(Lang::En), "Make a card of your own");
    assert_eq!(kiosk.attract.products, ["cards-matt"]);
    let target = PrinterTarget::Folder(own("tickets"));
    assert_eq!(kiosk.printer, Some(Printer { target, roll: RollWidth::Mm80 }));
    assert_eq!(kiosk.import, [PathBuf::from("/media")]);
    // A package has the example without the catalogs beside it.
    assert!(kiosk.catalogs.is_empty());
    assert_eq!((kiosk.volume, kiosk.keyboard, kiosk.speech), (40, Keyboard::OnScreen, Speech::OnRequest));
}

#[test]
fn a_pin_is_all_that_has_to_be_there() {
    let kiosk = read("").unwrap();
    assert_eq!((kiosk.idle, kiosk.hours, kiosk.printer), (Idle::default(), None, None));
    assert_eq!((kiosk.languages.len(), kiosk.import.len(), kiosk.volume), (0, 0, 40));
    assert_eq!(kiosk.screen.distance_mm, 600);
}

#[test]
fn the_folder_of_another_catalog_is_found() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogs").join("camera-shop");
    let kiosk = read(&format!("catalogs: [{folder:?}]")).unwrap();
    assert_eq!(kiosk.catalogs, [folder]);
}

#[test]
fn each_mistake_has_its_code_and_is_found_at_its_place() {
    let cases = [
        ("volume: 101", "too-much", "101"),
        ("idle: Idle(answer_within_secs: 19)", "too-small", "19"),
        ("idle: Idle(ask_after_secs: 4000)", "too-much", "4000"),
        ("idle: Idle(ask_after: 60)", "unknown-field", "ask_after"),
        ("languages: []", "empty-list", "[]"),
        ("languages: [nl, xx]", "unknown-language", "xx"),
        ("languages: [nl, nl]", "duplicate-entry", "nl"),
        ("hours: { mon: \"18:00-09:00\" }", "bad-hours", "\"18:00-09:00\""),
        ("hours: { monday: \"09:00-18:00\" }", "unknown-word", "monday"),
        ("hours: { mon: \"09:00-18:00\", mon: \"09:00-18:00\" }", "duplicate-key", "mon"),
        ("hours: {}", "empty-list", "{}"),
        ("screen: Screen(width_mm: 300)", "half-a-size", "Screen(width_mm: 300)"),
        ("screen: Screen(orientation: upright)", "unknown-word", "upright"),
        ("screen: Screen(width_mm: 5, height_mm: 300)", "too-small", "5"),
        ("printer: Printer()", "printer-target", "Printer()"),
        ("printer: Printer(queue: \"a\", folder: \"b\")", "printer-target", "Printer(queue: \"a\", folder: \"b\")"),
        ("printer: Printer(queue: \"-o raw\")", "bad-queue", "\"-o raw\""),
        ("printer: Printer(queue: \"a\", roll_mm: 70)", "bad-roll", "70"),
        ("import: [\"/\"]", "whole-disk", "\"/\""),
        ("import: [\"/media\", \"/media\"]", "duplicate-entry", "\"/media\""),
        ("catalogs: [\"nowhere\"]", "no-catalog", "\"nowhere\""),
        ("keyboard: \"attached\"", "syntax", "\"attached\""),
        ("speech: loud", "unknown-word", "loud"),
        ("reach: yes", "syntax", "yes"),
        ("attract: Attract(title: { nl: \"\" })", "empty-text", "\"\""),
        ("languages: [nl, en], attract: Attract(title: { nl: \"Dag\" })", "missing-text", "{ nl: \"Dag\" }"),
        ("attract: Attract(products: [\"a b\"])", "bad-id", "\"a b\""),
        ("colour: 3", "unknown-field", "colour"),
        ("volume: 40 reach: true", "syntax", "reach"),
    ];
    for (fields, code, part) in cases {
        let problems = read(fields).expect_err(fields);
        let found = problems.iter().find(|problem| problem.code == code);
        let found = found.unwrap_or_else(|| panic!("{fields}: {problems:#?}"));
        let text = format!("Kiosk(pin: \"{}\", {fields})", pin());
        assert_eq!(&text[found.place.span.clone()], part, "{fields}");
        assert!(codes::explanation(code).is_some(), "{code}");
    }
}

#[test]
fn every_problem_is_told_at_once_with_its_line() {
    let folder = TempFolder::new("kiosk");
    folder.write("kiosk.ron", "Kiosk(\n    pin: \"2580\",\n    volume: 900,\n    speech: loud,\n)");
    let path = folder.path().join("kiosk.ron");
    let failure = load_kiosk(&path).unwrap_err();
    let found: Vec<(&str, usize)> = failure.problems.iter().map(|one| (one.code, one.place.line)).collect();
    assert_eq!(found, [("bad-pin", 2), ("too-much", 3), ("unknown-word", 4)]);
    let shown = render(&failure.problems[0], &|file| failure.files.text(file), Colours::Without);
    assert!(shown.contains("2 |     pin: \"2580\",") && shown.contains("diderot kiosk pin"), "{shown}");
}

#[test]
fn what_a_catalog_may_not_say_neither_does_a_kiosk() {
    let pushing = read("attract: Attract(title: { en: \"Only today: everything free!\" })").unwrap_err();
    assert!(pushing.iter().any(|problem| codes::honesty_rule(problem.code).is_some()), "{pushing:#?}");
}

#[test]
fn what_is_no_file_of_settings_is_refused_and_harms_nothing() {
    let folder = TempFolder::new("kiosk");
    let path = folder.path().join("kiosk.ron");
    let code = || load_kiosk(&path).unwrap_err().problems[0].code;
    assert_eq!(code(), "unreadable");
    for (bytes, wanted) in [
        (b"".to_vec(), "empty-file"),
        (b"// nothing".to_vec(), "empty-file"),
        (b"Kiosk(".to_vec(), "unclosed"),
        (b"Kiosk()".to_vec(), "missing-field"),
        (b"Shop()".to_vec(), "unknown-kind"),
        (vec![0xff, 0xfe], "not-utf8"),
        (vec![b'['; 100_000], "too-deep"),
        (vec![b' '; 2 << 20], "too-large"),
    ] {
        fs::write(&path, bytes).unwrap();
        assert_eq!(code(), wanted);
    }
    assert_eq!(load_kiosk(folder.path()).unwrap_err().problems[0].code, "unreadable");
}

/// The rows of the table below a heading of the page: what is explained, and whether it must be there.
fn rows(page: &str, heading: &str) -> Vec<(String, bool)> {
    let (_, below) = page.split_once(&format!("\n### {heading}\n")).unwrap_or_else(|| panic!("no heading {heading}"));
    let section = below.split("\n#").next().unwrap_or(below);
    let rows = section.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
    rows.map(|(name, rest)| (name.to_owned(), rest.split('|').nth(2).unwrap_or_default().trim() == "must be there"))
        .collect()
}

#[test]
fn every_field_is_explained_and_stands_in_the_example() {
    let page = fs::read_to_string(own("README.md")).unwrap();
    let example = fs::read_to_string(own("kiosk.ron")).unwrap();
    let twins = [
        Twin::of::<KioskFile<'static>>(),
        Twin::of::<ScreenFile<'static>>(),
        Twin::of::<IdleFile<'static>>(),
        Twin::of::<AttractFile<'static>>(),
        Twin::of::<PrinterFile<'static>>(),
    ];
    let source = include_str!("file.rs").matches("#[derive(Debug, Deserialize)]").count();
    assert_eq!(source, twins.len(), "every struct of the file is listed here");
    for twin in twins {
        let explained = rows(&page, &twin.heading);
        let names: BTreeSet<&str> = explained.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, twin.fields.iter().copied().collect(), "the fields of {}", twin.heading);
        let required: BTreeSet<&str> = explained.iter().filter(|row| row.1).map(|row| row.0.as_str()).collect();
        assert_eq!(required, twin.required, "what must be there in {}", twin.heading);
        // A ticket goes to a queue or into a folder: the example has one of the two.
        for field in twin.fields.iter().filter(|field| **field != "queue") {
            assert!(example.contains(&format!("{field}: ")), "the example has no {field} of {}", twin.heading);
        }
    }
}
