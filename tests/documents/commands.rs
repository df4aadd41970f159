//! `diderot print` at the command line.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::readers::Read;
use super::shops::root;

fn print(args: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_diderot")).current_dir(root()).arg("print").args(args).output();
    let output = output.unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_journeys_order_is_printed_whole_into_a_folder_that_is_made() {
    let read = Read::new("command");
    let out = read.folder().join("a/b");
    let shown = out.display().to_string();
    let shop = ["catalogs/burger-bar", "tests/journeys/burger-bar/takes-all.ron", "--today", "2026-11-28"];
    let args = [&shop[..], &["--out", &shown, "--lang", "en", "--code", "AAAA-AAA", "--roll", "58"]].concat();
    let (code, said, error) = print(&args);
    assert_eq!(code, Some(0), "{error}");
    assert_eq!(files(&out), ["confirmation.pdf", "quote.pdf", "ticket.pdf"]);
    assert_eq!(said.lines().count(), 3);
    let text = read.text(&out.join("quote.pdf"));
    assert!(text.contains("AAAA-AAA") && text.contains("Quote") && text.contains("28 November 2026"), "{text}");
    let only = [&args[..], &["--what", "ticket"]].concat();
    fs::remove_file(out.join("quote.pdf")).unwrap();
    assert_eq!(print(&only).0, Some(0));
    assert_eq!(files(&out), ["confirmation.pdf", "ticket.pdf"]);
}

#[test]
fn what_can_not_be_printed_says_why_and_leaves_nothing() {
    let read = Read::new("refused");
    let file = read.folder().join("file");
    fs::write(&file, "no folder").unwrap();
    let shop = ["catalogs/burger-bar", "tests/journeys/burger-bar/takes-all.ron", "--what", "ticket"];
    let at = |out: &Path| print(&[&shop[..], &["--out", &out.display().to_string()]].concat());
    let (code, _, error) = at(&file);
    assert!(code == Some(2) && error.contains("can't be written"), "{error}");
    let taken = read.folder().join("taken");
    fs::create_dir_all(taken.join("ticket.pdf")).unwrap();
    let (code, _, error) = at(&taken);
    assert!(code == Some(2) && error.contains("can't be written"), "{error}");
    assert_eq!(files(&taken), ["ticket.pdf"]);
    let (code, _, error) = print(&[&shop[..], &["--logo", "Cargo.toml"]].concat());
    assert!(code == Some(2) && error.contains("is no logo"), "{error}");
    let (code, _, error) = print(&[&shop[..], &["--roll", "70"]].concat());
    assert!(code == Some(2) && error.contains("80 or 58"), "{error}");
    let empty = read.folder().join("empty.ron");
    fs::write(&empty, "Journey(steps: [touch])").unwrap();
    let (code, _, error) = print(&["catalogs/burger-bar", &empty.display().to_string()]);
    assert!(code == Some(1) && error.contains("nothing in this journey's order"), "{error}");
}
