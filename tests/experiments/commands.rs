//! `diderot experiment`, and the arms of `diderot walk`.

use std::process::{Command, Output};

use serde_json::Value;

fn diderot(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_diderot")).args(args).output().unwrap()
}

/// The answer as JSON, with its exit code.
fn answered(args: &[&str]) -> (Value, i32) {
    let output = diderot(&[args, &["--format", "json"]].concat());
    let answer = serde_json::from_slice(&output.stdout);
    let answer = answer.unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    (answer, output.status.code().unwrap())
}

#[test]
fn arms_that_are_the_same_raise_few_false_alarms_however_often_they_are_looked_at() {
    let (answer, code) = answered(&["experiment", "peek", "--experiments", "200", "--visitors", "700", "--seed", "3"]);
    assert_eq!((code, &answer["fine"]), (0, &Value::Bool(true)));
    assert!(answer["false_alarms"].as_u64().unwrap() <= 10, "at most 5 % of 200: {answer}");
}

#[test]
fn a_planted_better_arm_is_found_and_a_planted_harmful_one_is_stopped_though_it_earns() {
    let common = ["experiment", "peek", "--experiments", "40", "--visitors", "2500"];
    let (better, code) = answered(&[&common[..], &["--effect", "12%"]].concat());
    assert_eq!(code, 0);
    assert!(better["verdicts"]["better"].as_u64().unwrap() >= 38, "{better}");
    assert!(better["median_walks"].as_u64().unwrap() < 1_500, "{better}");
    for harm in ["taken-back=8%", "abandoned=12%", "feedback=25%", "above-cap=8%"] {
        let (harmful, _) = answered(&[&common[..], &["--effect", "4%", "--harm", harm]].concat());
        let rail = harm.split('=').next().unwrap();
        assert!(harmful["guardrails"][rail].as_u64().unwrap() >= 36, "{harm}: {harmful}");
    }
}

#[test]
fn the_same_seed_gives_the_same_experiments() {
    let run =
        |seed: &str| answered(&["experiment", "peek", "--experiments", "20", "--visitors", "200", "--seed", seed]).0;
    assert_eq!(run("5"), run("5"));
}

#[test]
fn power_says_how_many_walks_it_takes() {
    let (answer, code) =
        answered(&["experiment", "power", "--baseline", "10%", "--difference", "0.02", "--per-day", "400"]);
    assert_eq!((code, answer["once"].as_u64()), (0, Some(3_841)));
    let judged = answer["as_judged"].as_u64().unwrap();
    assert_eq!(answer["days"].as_u64(), Some((judged * 2).div_ceil(400)));
    let impossible = diderot(&["experiment", "power", "--baseline", "95%", "--difference", "10%"]);
    assert_eq!(impossible.status.code(), Some(2));
}

#[test]
fn an_editor_can_look_at_each_arm() {
    let journey = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/journeys/straight-buyer.ron");
    for (arm, code) in
        [("why-a-box=now", 0), ("why-a-box=drawer", 0), ("why-a-box=attic", 2), ("why=now", 2), ("why", 2)]
    {
        let output = diderot(&["walk", ":builtin:", journey, "--arm", arm]);
        assert_eq!(output.status.code(), Some(code), "{arm}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let (listed, code) = answered(&["experiment", "list", ":builtin:"]);
    assert_eq!((code, &listed[0]["id"], &listed[0]["runs"]), (0, &"why-a-box".into(), &true.into()));
}

#[test]
fn results_of_nobody_are_none() {
    let dir = std::env::temp_dir().join(format!("diderot-no-results-{}", std::process::id()));
    let output = diderot(&["experiment", "results", "--data", dir.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
}
