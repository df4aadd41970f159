//! `diderot learn` at the command line.

use std::fs;
use std::process::{Command, Output};

use crate::{Folder, place};

/// Runs the program in the data folder.
fn diderot(folder: &Folder, args: &[&str]) -> Output {
    let (command, rest) = args.split_first().unwrap();
    let mut run = Command::new(env!("CARGO_BIN_EXE_diderot"));
    run.arg(command).args(rest).arg("--data").arg(&folder.0).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A file in the data folder.
fn file(folder: &Folder, name: &str, text: &str) -> String {
    fs::create_dir_all(&folder.0).unwrap();
    let path = folder.0.join(name);
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

#[test]
fn orders_and_receipts_are_learned_from_and_receipts_are_not_kept() {
    let folder = Folder::new("learn");
    place(&mut folder.open(), (0, 3), r#"accept("accessory/cards-matt/card-box"), go_on,"#);
    let receipts = file(&folder, "past.csv", "cards-matt,stamp\ncards-matt,stamp,Kanarie Janssen\nKanarie Janssen\n");
    let run = diderot(&folder, &["learn", "--receipts", &receipts]);
    assert_eq!(run.status.code(), Some(0), "{}", err(&run));
    assert_eq!(out(&run), "3 orders and 3 receipts: 3 products, 2 pairs of them\n");
    assert!(
        err(&run)
            .contains("1 item of the receipts is no product of this catalog and was left out: 'Kanarie Janssen' (2)"),
        "{}",
        err(&run)
    );
    // Taken in again they are not counted twice; left out, what was taken in stays.
    diderot(&folder, &["learn", "--receipts", &receipts]);
    let run = diderot(&folder, &["learn", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&out(&run)).unwrap();
    assert_eq!((told["orders"].as_u64(), told["receipts"].as_u64()), (Some(3), Some(3)), "{told}");
    let with = diderot(&folder, &["learn", "--with", "cards-matt"]);
    assert!(out(&with).contains("3 of 5") && out(&with).contains("2 of 5"), "{}", out(&with));
    fs::remove_file(&receipts).unwrap();
    for entry in fs::read_dir(&folder.0).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() {
            continue;
        }
        let bytes = fs::read(entry.path()).unwrap();
        let canary = b"Kanarie Janssen";
        assert!(!bytes.windows(canary.len()).any(|window| window == canary), "{}", entry.path().display());
    }
    let run = diderot(&folder, &["learn", "--without-receipts"]);
    assert_eq!(out(&run), "3 orders and 0 receipts: 2 products, 1 pairs of them\n");
}

#[test]
fn what_can_not_be_learned_is_said() {
    let folder = Folder::new("cannot");
    let nothing = diderot(&folder, &["learn"]);
    assert_eq!(nothing.status.code(), Some(1));
    assert!(err(&nothing).contains("nothing to learn from"), "{}", err(&nothing));
    let broken = file(&folder, "broken.csv", "receipt,item\n1,cards-matt\n2\n");
    let run = diderot(&folder, &["learn", "--receipts", &broken]);
    assert_eq!(run.status.code(), Some(2));
    assert!(err(&run).contains("broken.csv:3: this row has 1 of the 2 fields"), "{}", err(&run));
    let missing = diderot(&folder, &["learn", "--receipts", "there-is-none.csv"]);
    assert_eq!(missing.status.code(), Some(2));
    let unknown = diderot(&folder, &["learn", "--with", "elephants"]);
    assert_eq!(unknown.status.code(), Some(1));
    let short = file(&folder, "short.csv", "a,b\n");
    let run = diderot(&folder, &["learn", "--evaluate", &short]);
    assert_eq!(run.status.code(), Some(1), "{}", err(&run));
}

#[test]
fn an_evaluation_names_every_method() {
    let folder = Folder::new("evaluation");
    let text = "milk,bread\nmilk,eggs\nink,paper\nmilk,butter\n".repeat(50);
    let baskets = file(&folder, "baskets.csv", &text);
    let run = diderot(&folder, &["learn", "--evaluate", &baskets]);
    for method in ["popularity", "confidence", "cosine", "EASE"] {
        assert!(out(&run).contains(method), "{}", out(&run));
    }
    let run = diderot(&folder, &["learn", "--evaluate", &baskets, "--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&out(&run)).unwrap();
    assert_eq!((told["learned_from"].as_u64(), told["tested_on"].as_u64()), (Some(160), Some(40)));
    assert_eq!(told["methods"][3]["method"], "EASE");
}

#[test]
fn a_journey_goes_by_what_was_learned_where_that_is_asked_for() {
    let folder = Folder::new("walk");
    let receipts = file(&folder, "past.csv", &"cards-matt,pen\n".repeat(300));
    let journey = r#"Journey(about: "", steps: [touch, hook("cards-matt"), quantity(500), go_on, go_on, commit, skip_needs, keep_mine])"#;
    let journey = file(&folder, "journey.ron", journey);
    let unknown = diderot(&folder, &["walk", ":builtin:", &journey]);
    assert_eq!(unknown.status.code(), Some(2));
    assert_eq!(diderot(&folder, &["learn", "--receipts", &receipts]).status.code(), Some(0));
    let walked = diderot(&folder, &["walk", ":builtin:", &journey]);
    assert!(out(&walked).contains("accessory/cards-matt/pen "), "{}", out(&walked));
}
