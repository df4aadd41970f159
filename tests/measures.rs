//! What is counted of walks: each figure against one that is reckoned from the raw journal by other means, and nothing of anybody.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of tests that can not go on ends the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use diderot::catalog::Day;
use diderot::insight::measure::{Count, FEWEST, Filter, Place, Query, Report, SegmentKind, Span};
use diderot::storage::journal::{Journal, Measurer};
use serde_json::Value;

/// How many synthetic buyers walked.
const BUYERS: &str = "700";

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let dir = std::env::temp_dir().join(format!("diderot-measures-{name}-{}", std::process::id()));
        fs::remove_dir_all(&dir).unwrap_or_default();
        Self(dir)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap_or_default();
    }
}

fn diderot(args: &[&str]) -> (String, bool) {
    let output = Command::new(env!("CARGO_BIN_EXE_diderot")).args(args).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(told.is_empty() || !output.status.success(), "{told}");
    (String::from_utf8(output.stdout).unwrap(), output.status.success())
}

/// A journal in which synthetic buyers walked for a year: filled once, and copied for each test.
fn simulated(name: &str) -> Folder {
    static FILLED: OnceLock<Folder> = OnceLock::new();
    let filled = FILLED.get_or_init(|| {
        let folder = Folder::new("filled");
        let data = folder.0.to_str().unwrap();
        let (_, is_fine) = diderot(&["simulate", ":builtin:", "--buyers", BUYERS, "--seed", "11", "--data", data]);
        assert!(is_fine);
        // All that was written stands in one file.
        let connection = rusqlite::Connection::open(folder.0.join("journal.db")).unwrap();
        connection.pragma_update_and_check(None, "wal_checkpoint", "TRUNCATE", |_row| Ok(())).unwrap();
        folder
    });
    let folder = Folder::new(name);
    fs::create_dir_all(&folder.0).unwrap();
    fs::copy(filled.0.join("journal.db"), folder.0.join("journal.db")).unwrap();
    folder
}

fn year() -> Query {
    let day = |written| Day::parse(written).unwrap();
    Query { span: Span { from: day("2025-12-25"), until: day("2027-01-10") }, only: None }
}

fn report(folder: &Folder, query: Query) -> Report {
    Journal::open(&folder.0).unwrap().0.report(query).unwrap()
}

/// A walk as it stands in the raw journal.
#[derive(Default)]
struct RawWalk {
    channel: String,
    actions: Vec<Value>,
    /// Anchor and total of its order.
    amounts: Option<(i64, i64)>,
}

/// The walks of a journal, read with nothing but SQL and JSON.
fn raw(dir: &Path) -> Vec<RawWalk> {
    let connection = rusqlite::Connection::open(dir.join("journal.db")).unwrap();
    let mut walks: BTreeMap<i64, RawWalk> = BTreeMap::new();
    let mut statement = connection.prepare("SELECT number, channel FROM session").unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    for (number, channel) in rows.map(Result::unwrap) {
        walks.insert(number, RawWalk { channel, ..RawWalk::default() });
    }
    let mut statement = connection.prepare("SELECT session, action FROM action ORDER BY session, number").unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    for (number, action) in rows.map(Result::<(i64, String), _>::unwrap) {
        walks.get_mut(&number).unwrap().actions.push(serde_json::from_str(&action).unwrap());
    }
    let mut statement = connection.prepare("SELECT session, anchor, total FROM placed_order").unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?)))).unwrap();
    for (number, amounts) in rows.map(Result::<(i64, _), _>::unwrap) {
        walks.get_mut(&number).unwrap().amounts = Some(amounts);
    }
    walks.into_values().collect()
}

/// The name of an action, and what it names first.
fn parts(action: &Value) -> (&str, Option<&str>) {
    match action {
        Value::String(name) => (name, None),
        Value::Object(fields) => {
            let (name, value) = fields.iter().next().unwrap();
            (name, value.as_str())
        }
        other => panic!("{other}"),
    }
}

impl RawWalk {
    fn did(&self, name: &str) -> bool {
        self.actions.iter().any(|action| parts(action).0 == name)
    }

    /// The offers that were ever accepted: what an undo took back at once was accepted all the same.
    fn accepted(&self) -> BTreeSet<&str> {
        let accepted = self.actions.iter().map(parts).filter(|(name, _)| *name == "offer_accepted");
        accepted.filter_map(|(_, offer)| offer).collect()
    }
}

#[test]
fn every_figure_agrees_with_one_reckoned_from_the_raw_journal() {
    let folder = simulated("agree");
    let walks = raw(&folder.0);
    let report = report(&folder, year());
    let now = &report.now;
    let count =
        |is: &dyn Fn(&RawWalk) -> bool| Count(u64::try_from(walks.iter().filter(|walk| is(walk)).count()).unwrap());
    assert_eq!(now.sums.walks, count(&|_| true));
    assert_eq!(now.sums.walks.0.to_string(), BUYERS);
    assert_eq!(now.sums.committed, count(&|walk| walk.did("committed")));
    assert_eq!(now.sums.placed, count(&|walk| walk.did("placed")));
    assert_eq!(now.sums.placed, count(&|walk| walk.amounts.is_some()));
    assert_eq!(now.sums.faces, count(&|walk| walk.did("feedback_given")));
    let is_desk = |walk: &RawWalk| walk.channel == "desk";
    assert_eq!(now.abandoned.of, count(&|walk| !walk.did("placed") && !is_desk(walk)));
    assert_eq!(now.abandoned.whole, count(&|walk| !is_desk(walk)));
    assert_eq!(now.quoted, count(&|walk| !walk.did("placed") && is_desk(walk)));
    let (anchors, totals) = walks
        .iter()
        .filter_map(|walk| walk.amounts)
        .fold((0, 0), |sums, amounts| (sums.0 + i128::from(amounts.0), sums.1 + i128::from(amounts.1)));
    assert_eq!((now.sums.anchors, now.sums.totals), (anchors, totals));
    for (face, shown) in (1..=5_u64).zip(now.faces.counts) {
        let chose = |walk: &RawWalk| {
            let mut faces = walk.actions.iter().rev().filter_map(|action| action.get("feedback_given")?.as_u64());
            faces.next() == Some(face)
        };
        assert_eq!(shown, count(&chose), "face {face}");
    }
    let accepted: BTreeSet<&str> = walks.iter().flat_map(RawWalk::accepted).collect();
    assert!(accepted.len() > 20, "only {} offers were accepted", accepted.len());
    for offer in &now.offers {
        let id = offer.offer.as_str();
        assert_eq!(offer.accepted.of, count(&|walk| walk.accepted().contains(id)), "{id}");
        assert!(offer.shown >= offer.accepted.of, "{id}");
        let parts = [offer.kept, offer.declined, offer.passed].map(|share| share.of.0).iter().sum::<u64>();
        assert!(parts <= offer.shown.0, "{id}");
    }
    let seen: BTreeSet<&str> = now.offers.iter().map(|offer| offer.offer.as_str()).collect();
    assert!(accepted.is_subset(&seen));
    let histogram: u64 = now.uplift.bins().map(|bin| bin.orders.0).sum();
    assert_eq!(histogram, now.sums.placed.0);
}

#[test]
fn uplifts_stand_in_the_bins_that_their_amounts_say() {
    let folder = simulated("bins");
    let mut bins: BTreeMap<i64, u64> = BTreeMap::new();
    for (anchor, total) in raw(&folder.0).iter().filter_map(|walk| walk.amounts) {
        // To a hundredth of a percent, as it is shown.
        let exact = f64::from(i32::try_from(total - anchor).unwrap()) / f64::from(i32::try_from(anchor).unwrap());
        let bin = (-2_500..10_000).step_by(500).rev().find(|from| (exact * 10_000.0).round() >= f64::from(*from));
        let bin = i64::from(bin.unwrap_or(-2_500));
        *bins.entry(bin).or_default() += 1;
    }
    let shown = report(&folder, year());
    let counted = shown.now.uplift.bins().filter(|bin| bin.orders.0 > 0).map(|bin| (bin.from, bin.orders.0));
    assert_eq!(counted.collect::<BTreeMap<_, _>>(), bins);
    assert_eq!(shown.now.cap, Some(2_500));
}

#[test]
fn walks_that_are_done_again_count_as_they_did_the_first_time() {
    let folder = simulated("again");
    let first = report(&folder, year());
    {
        let connection = rusqlite::Connection::open(folder.0.join("journal.db")).unwrap();
        connection.execute_batch("DELETE FROM measure; UPDATE session SET measured = 0").unwrap();
    }
    assert_eq!(report(&folder, year()).now.sums.walks, Count(0));
    let (mut journal, _) = Journal::open(&folder.0).unwrap();
    let mut measurer = Measurer::default();
    while journal.measure(&mut measurer, 100).unwrap() > 0 {}
    assert_eq!(journal.beyond_measure().unwrap(), 0);
    assert_eq!(journal.report(year()).unwrap().now, first.now);
    // Nothing is counted twice, however often it is asked for, and by whoever.
    assert_eq!(journal.measure(&mut measurer, 100).unwrap(), 0);
    assert_eq!(Journal::open(&folder.0).unwrap().0.report(year()).unwrap().now, first.now);
}

#[test]
fn groups_are_of_enough_people_and_add_up() {
    let folder = simulated("groups");
    let whole = report(&folder, year());
    assert!(whole.segments.iter().any(|segment| segment.kind == SegmentKind::Lang));
    for segment in &whole.segments {
        for row in &segment.rows {
            assert!(row.sums.walks.0 >= FEWEST, "{:?} {:?}", segment.kind, row.value);
        }
        let has_all = !matches!(segment.kind, SegmentKind::Answer(_) | SegmentKind::Arm(_) | SegmentKind::Hook);
        let sum: u64 = segment.rows.iter().map(|row| row.sums.walks.0).sum();
        assert!(!has_all || sum == whole.now.sums.walks.0, "{:?}: {sum}", segment.kind);
        // What is asked for by itself is the same group.
        for row in segment.rows.iter().filter_map(|row| Some((row.value.clone()?, row.sums))).take(2) {
            let only = Some(Filter { kind: segment.kind.clone(), value: row.0 });
            assert_eq!(report(&folder, Query { only, ..year() }).now.sums, row.1, "{:?}", segment.kind);
        }
    }
}

#[test]
fn a_period_stands_beside_the_one_before_and_none_has_the_days_of_the_other() {
    let folder = simulated("periods");
    let day = |written| Day::parse(written).unwrap();
    let of = |from, until| {
        let span = Span { from: day(from), until: day(until) };
        report(&folder, Query { span, only: None })
    };
    let (march, february) = (of("2026-03-01", "2026-03-31"), of("2026-01-29", "2026-02-28"));
    assert_eq!(march.before, february.now);
    assert_ne!(march.now.sums.walks, Count(0));
    let months = ["2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"];
    let ends = ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"];
    let quarters: u64 = months.iter().zip(ends).map(|(from, until)| of(from, until).now.sums.walks.0).sum();
    assert_eq!(quarters, of("2026-01-01", "2026-12-31").now.sums.walks.0);
}

#[test]
fn the_report_is_written_in_every_form() {
    let folder = simulated("forms");
    let data = folder.0.to_str().unwrap();
    let period = ["report", "--data", data, "--from", "2026-01-01", "--until", "2026-12-31"];
    let with = |more: &[&str]| diderot(&[&period[..], more].concat());
    let (text, _) = with(&["--lang", "nl"]);
    assert!(text.contains("Wat helpt, en wat stoort") && text.contains("Gingen weg zonder bestelling"), "{text}");
    let (json, _) = with(&["--format", "json"]);
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["now"]["walks"].to_string(), BUYERS);
    let (csv, _) = with(&["--format", "csv"]);
    let walks = csv.lines().find(|line| line.contains(",all,,walks,")).unwrap();
    assert_eq!(walks.split(',').nth(6), Some(BUYERS));
    let file = folder.0.join("report.pdf");
    let (_, is_fine) = with(&["--pdf", file.to_str().unwrap(), "--lang", "nl"]);
    assert!(is_fine);
    let said = Command::new("pdftotext").arg("-layout").arg(&file).arg("-").output().unwrap();
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.contains("Wat helpt, en wat stoort") && said.contains("Bestelden"), "{said}");
    // A day on which nobody came: the answer is no.
    let (empty, is_fine) = diderot(&["report", "--data", data, "--until", "2020-01-01"]);
    assert!(!is_fine && empty.contains("Nobody walked"), "{empty}");
}

#[test]
fn no_figure_of_few_people_is_in_any_file() {
    let folder = simulated("few");
    let data = folder.0.to_str().unwrap();
    // Three days have few walks, and parts of them that are fewer still.
    let args = ["report", "--data", data, "--from", "2026-05-01", "--until", "2026-05-20", "--format", "json"];
    let json: Value = serde_json::from_str(&diderot(&args).0).unwrap();
    let mut found = Vec::new();
    look(&json, "", &mut found);
    assert!(found.is_empty(), "{found:?}");
}

/// The counts of people in a JSON value that are of too few.
fn look(value: &Value, at: &str, found: &mut Vec<String>) {
    let counts = [
        "walks",
        "committed",
        "placed",
        "kept_a_suggestion",
        "stopped",
        "entered",
        "shown",
        "asked_for",
        "orders",
        "count",
        "of",
    ];
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let few = value.as_u64().is_some_and(|count| count > 0 && count < FEWEST);
                if few && counts.contains(&name.as_str()) {
                    found.push(format!("{at}.{name} = {value}"));
                }
                look(value, &format!("{at}.{name}"), found);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| look(value, at, found)),
        _ => {}
    }
}

#[test]
fn steps_are_in_the_order_of_the_walk_and_nobody_skips_the_first() {
    let folder = simulated("steps");
    let shown = report(&folder, year());
    let places: Vec<Place> = shown.now.stages.iter().map(|stage| stage.place).collect();
    assert!(places.is_sorted());
    assert_eq!(places.first(), Some(&Place::Hook));
    let entered = |place| shown.now.stages.iter().find(|stage| stage.place == place).map(|stage| stage.entered);
    assert_eq!(entered(Place::Placed), Some(shown.now.sums.placed));
    let left: u64 = shown.now.stages.iter().map(|stage| stage.left.of.0).sum();
    assert_eq!(left, shown.now.abandoned.of.0);
}
