//! `diderot simulate` as its user meets it.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// What a run came to.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs the program, in a place where it is the same hour as in the tests.
pub(crate) fn diderot(args: &[&str]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_diderot")).args(args).env("TZ", "UTC").output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// The folder of a catalog that comes with the program.
pub(crate) fn path_of(shop: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogs").join(shop).display().to_string()
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap_or_else(|error| panic!("{error}\n{}\n{}", run.out, run.err))
}

#[test]
fn the_report_says_that_nobody_was_there() {
    let run = diderot(&["simulate", &path_of("burger-bar"), "--buyers", "120", "--seed", "3"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.out.starts_with("120 buyers of seed 3"), "{}", run.out);
    assert!(run.out.contains("not people"), "{}", run.out);
}

#[test]
fn the_answer_is_the_same_on_any_number_of_threads() {
    let shop = path_of("camera-shop");
    let run =
        |threads| json(&diderot(&["simulate", &shop, "--buyers", "150", "--threads", threads, "--format", "json"]));
    let one = run("1");
    assert_eq!(one, run("3"));
    assert_eq!(one["refused"], 0);
    assert_eq!(one["report"]["now"]["walks"], 150);
}

#[test]
fn a_catalog_beside_itself_differs_in_nothing() {
    let shop = path_of("burger-bar");
    let run = diderot(&["simulate", &shop, "--buyers", "150", "--compare", &shop, "--format", "json"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let compared = json(&run);
    assert_eq!(compared["offers"], serde_json::json!([]));
    assert_eq!(compared["ordered"]["on_the_first_only"], 0);
    for row in compared["figures"].as_array().unwrap() {
        assert_eq!(row["first"], row["other"], "{row}");
    }
}

#[test]
fn an_effect_on_what_is_not_there_is_refused() {
    for (effect, why) in [("nothing/there=+0.1", "no experiment 'nothing'"), ("nothing", "is no effect")] {
        let run = diderot(&["simulate", &path_of("burger-bar"), "--buyers", "5", "--effect", effect]);
        assert_eq!(run.code, Some(2), "{}{}", run.out, run.err);
        assert!(run.err.contains(why), "{}", run.err);
    }
    assert_eq!(diderot(&["simulate", "no-such-folder"]).code, Some(2));
}
