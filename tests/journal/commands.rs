//! The orders at the command line.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use crate::{Folder, place};

/// Runs the program on a data folder, with this on its standard input.
fn diderot(folder: &Folder, args: &[&str], input: &str) -> Output {
    let (command, rest) = args.split_first().unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_diderot"))
        .arg(command)
        .arg("--data")
        .arg(&folder.0)
        .args(rest)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

/// What a run that goes well says.
fn said(folder: &Folder, args: &[&str], input: &str) -> String {
    let run = diderot(folder, args, input);
    assert_eq!(run.status.code(), Some(0), "{args:?}: {}", String::from_utf8_lossy(&run.stderr));
    String::from_utf8(run.stdout).unwrap()
}

/// Why a run ends with no.
fn refused(folder: &Folder, args: &[&str]) -> String {
    let run = diderot(folder, args, "");
    assert_eq!(run.status.code(), Some(1), "{args:?}");
    String::from_utf8(run.stderr).unwrap()
}

#[test]
fn where_nothing_was_ordered_that_is_said_and_nothing_is_made() {
    let folder = Folder::new("nothing");
    assert!(refused(&folder, &["orders", "list"]).contains("no orders"));
    let run = diderot(&folder, &["orders", "import", "-"], "{");
    assert_eq!(run.status.code(), Some(1));
    assert!(!folder.0.exists());
}

#[test]
fn orders_are_listed_shown_and_forgotten() {
    let folder = Folder::new("commands");
    let code = place(&mut folder.open(), "one", &mut [5].into_iter()).unwrap().to_string();
    let list = said(&folder, &["orders", "list", "kanarie"], "");
    assert!(list.contains(&code) && list.contains("EUR 29.99") && list.contains("Anna Kanarie"), "{list}");
    assert!(refused(&folder, &["orders", "list", "zeehond"]).contains("no order"));
    let shown = said(&folder, &["orders", "show", &code.to_lowercase()], "");
    assert!(shown.contains("Dorpsstraat 1") && shown.contains("29.99"), "{shown}");
    let against = said(&folder, &["orders", "show", &code, "--against", ":builtin:"], "");
    assert!(against.contains("the same, at the same price"), "{against}");
    let changed = said(&folder, &["orders", "show", &code, "--against", "catalogs/living-room"], "");
    assert!(changed.contains("is not for sale any more"), "{changed}");
    assert!(said(&folder, &["forget", &code], "").contains("forgotten"));
    let shown = said(&folder, &["orders", "show", &code], "");
    assert!(shown.contains("who ordered it is forgotten") && !shown.contains("Dorpsstraat"), "{shown}");
    let other = diderot::flow::OrderCode::from_number(99).to_string();
    assert!(refused(&folder, &["forget", &other]).contains(&other));
}

#[test]
fn orders_go_to_a_spreadsheet_and_to_another_machine() {
    let (here, there) = (Folder::new("commands-here"), Folder::new("commands-there"));
    let code = place(&mut here.open(), "one", &mut [5].into_iter()).unwrap().to_string();
    let table = said(&here, &["orders", "export"], "");
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    let columns = rows.headers().unwrap().clone();
    let row = rows.records().next().unwrap().unwrap();
    let cell = |name: &str| row.get(columns.iter().position(|column| column == name).unwrap()).unwrap();
    assert_eq!((cell("code"), cell("name"), cell("price")), (code.as_str(), "Anna Kanarie", "29.99"));
    let file = said(&here, &["orders", "export", &code, "--format", "json"], "");
    assert!(said(&there, &["orders", "import", "-"], &file).contains("taken in"));
    assert!(said(&there, &["orders", "show", &code, "--against", ":builtin:"], "").contains("same price"));
}

#[test]
fn an_order_is_printed_again() {
    let folder = Folder::new("commands-print");
    let code = place(&mut folder.open(), "one", &mut [5].into_iter()).unwrap().to_string();
    let out = folder.0.join("documents");
    let files =
        said(&folder, &["orders", "print", &code, "--what", "confirmation", "--out", out.to_str().unwrap()], "");
    assert!(files.contains("confirmation.pdf"), "{files}");
    let text = Command::new("pdftotext").arg(out.join("confirmation.pdf")).arg("-").output().unwrap();
    let text = String::from_utf8(text.stdout).unwrap();
    for known in [code.as_str(), "Anna Kanarie", "29,99"] {
        assert!(text.contains(known), "{known} is not in {text}");
    }
}
