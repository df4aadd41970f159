//! Owns the proof that no catalog of `tests/hostile` gets past the honesty rules, that honest ones do, and that every rule is needed.
//!
//! Each file is a small catalog, laid over the one in `base`. It starts with a comment that says what it tries. A line like
//! `=== offers/extra.ron` begins a file that is added or put in place of one of the base, and `=== languages: [nl, de]` says
//! which languages the shop speaks; without it, English. The line with a sin ends in `// <- code`; where it can't, because a
//! text goes on over several lines, `// <- 2 up: code` stands that many lines below it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use super::super::gather::CatalogSource;
use super::super::report::Finding;
use super::super::{LoadFailure, Loaded, load, load_folder, load_without};
use super::sample::png;
use crate::catalog::{Problem, Severity};
use crate::storage::codes::honesty_rule;
use crate::storage::media::{Media, MediaReadError};

/// The rules that a catalog can break in what it says and how it is put together.
const CHECKED: &[&str] = &[
    "H01", "H03", "H04", "H05", "H06", "H07", "H08", "H09", "H10", "H11", "H12", "H14", "H15", "H16", "H17", "H18",
    "H19",
];

/// The rules that a catalog has no words to break: there are no such fields. What isn't there can't be switched off.
const BY_TYPE: &[&str] = &["H02", "H13"];

/// What is refused where there is no such field, or no such thing.
const NO_WORDS: &[&str] = &["unknown-field", "unknown-kind"];

/// A catalog of the corpus.
struct Fixture {
    /// Like `H07/last-pieces`.
    name: String,
    files: BTreeMap<String, String>,
    /// What has to be found, as code, file and line.
    expected: BTreeSet<String>,
}

/// Any picture is there, and nobody looks at it.
struct Pictures;

impl Media for Pictures {
    fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, MediaReadError> {
        static PICTURE: LazyLock<Vec<u8>> = LazyLock::new(|| png(4, 4));
        let picture = self.exists(path).then(|| Cow::Borrowed(PICTURE.as_slice()));
        picture.ok_or_else(|| MediaReadError::Missing { path: path.to_owned() })
    }

    fn exists(&self, path: &str) -> bool {
        path.ends_with("/base.png")
    }
}

impl CatalogSource for Fixture {
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Finding> {
        Ok(self.files.get(name).map(|text| text.clone().into_bytes()))
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, Finding> {
        Ok(self.files.keys().filter(|name| name.starts_with(&format!("{folder}/"))).cloned().collect())
    }

    fn entries(&self, _folder: &str) -> Vec<String> {
        Vec::new()
    }

    fn media(&self) -> &dyn Media {
        &Pictures
    }
}

impl Fixture {
    fn read(path: &Path, base: &BTreeMap<String, String>) -> Self {
        let text = fs::read_to_string(path).unwrap();
        let name = path.strip_prefix(corpus()).unwrap().with_extension("").display().to_string();
        assert!(text.starts_with("// "), "{name} does not begin with what it tries");
        let (mut files, mut languages, mut current) = (base.clone(), "[en]".to_owned(), String::new());
        for line in text.lines() {
            if let Some(list) = line.strip_prefix("=== languages: ") {
                list.clone_into(&mut languages);
            } else if let Some(file) = line.strip_prefix("=== ") {
                file.clone_into(&mut current);
                files.insert(current.clone(), String::new());
            } else if !current.is_empty() {
                files.get_mut(&current).unwrap().extend([line, "\n"]);
            }
        }
        assert!(!current.is_empty(), "{name} lays nothing over the base");
        let shop = files.get_mut("shop.ron").unwrap();
        *shop = shop.replace("languages: [nl, fy, en, de]", &format!("languages: {languages}"));
        let expected = files.iter().flat_map(|(file, text)| marks(file, text)).collect();
        Self { name, files, expected }
    }

    fn rule(&self) -> &str {
        self.name.split('/').next().unwrap()
    }

    /// Whether it only has fields that do not exist.
    fn is_by_type(&self) -> bool {
        self.expected.iter().all(|mark| NO_WORDS.iter().any(|code| mark.starts_with(code)))
    }
}

/// The marks in a file.
fn marks(file: &str, text: &str) -> Vec<String> {
    let mut marks = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let Some((_, mark)) = line.split_once("// <- ") else { continue };
        let (up, codes) = mark.split_once(" up: ").map_or((0, mark), |(up, codes)| (up.parse().unwrap(), codes));
        marks.extend(codes.split(", ").map(|code| format!("{} {file}:{}", code.trim(), index + 1 - up)));
    }
    marks
}

/// What is wrong, each code once a line.
fn errors(outcome: Result<Loaded, LoadFailure>) -> (BTreeSet<String>, Vec<Problem>) {
    let problems = match outcome {
        Ok(loaded) => loaded.warnings,
        // Nothing is refused without a word.
        Err(failure) if failure.problems.iter().all(|problem| problem.severity == Severity::Warning) => {
            return (BTreeSet::from(["no catalog, and no error".to_owned()]), failure.problems);
        }
        Err(failure) => failure.problems,
    };
    let errors: Vec<Problem> = problems.into_iter().filter(|problem| problem.severity == Severity::Error).collect();
    let places = errors.iter().map(|error| format!("{} {}:{}", error.code, error.place.file, error.place.line));
    (places.collect(), errors)
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile")
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

fn base() -> BTreeMap<String, String> {
    let names = ["shop.ron", "flow.ron", "attributes.ron", "products/base.ron", "offers/base.ron"];
    let read = |name: &str| (name.to_owned(), fs::read_to_string(corpus().join("base").join(name)).unwrap());
    names.map(read).into_iter().collect()
}

/// The fixtures of one folder.
fn fixtures(folder: &str) -> Vec<Fixture> {
    let base = base();
    files_in(&corpus().join(folder)).iter().map(|path| Fixture::read(path, &base)).collect()
}

fn hostile() -> Vec<Fixture> {
    CHECKED.iter().chain(BY_TYPE).flat_map(|rule| fixtures(rule)).collect()
}

/// What a fixture should be found to be and is not.
fn deviation(fixture: &Fixture, outcome: Result<Loaded, LoadFailure>, expected: &BTreeSet<String>) -> Option<String> {
    let (found, errors) = errors(outcome);
    let missing: Vec<_> = expected.difference(&found).map(|mark| format!("  not found: {mark}")).collect();
    let is_surplus =
        |error: &&Problem| !expected.contains(&format!("{} {}:{}", error.code, error.place.file, error.place.line));
    let surplus: Vec<_> = errors
        .iter()
        .filter(is_surplus)
        .map(|error| format!("  not expected: {} {}: {}", error.code, error.place, error.message))
        .chain(found.iter().filter(|found| found.starts_with("no catalog")).map(|found| format!("  {found}")))
        .collect();
    let lines: Vec<String> = [missing, surplus].concat();
    (!lines.is_empty()).then(|| format!("{}\n{}", fixture.name, lines.join("\n")))
}

#[test]
fn the_base_is_honest() {
    let fixture = Fixture { name: "base".to_owned(), files: base(), expected: BTreeSet::new() };
    assert_eq!(deviation(&fixture, load(&fixture), &fixture.expected), None);
}

#[test]
fn no_hostile_catalog_loads_and_every_honest_one_does() {
    let (hostile, honest) = (hostile(), fixtures("honest"));
    let mut deviations = Vec::new();
    for fixture in hostile.iter().chain(&honest) {
        deviations.extend(deviation(fixture, load(fixture), &fixture.expected));
        let is_marked = !fixture.expected.is_empty();
        if is_marked != (fixture.rule() != "honest") {
            deviations.push(format!("{}\n  is in the wrong folder, or has no mark", fixture.name));
        }
        let is_own = |mark: &String| {
            let code = mark.split(' ').next().unwrap();
            NO_WORDS.contains(&code) || honesty_rule(code) == Some(fixture.rule())
        };
        if let Some(mark) = fixture.expected.iter().find(|mark| !is_own(mark)) {
            deviations.push(format!("{}\n  marks what is no matter of its rule: {mark}", fixture.name));
        }
    }
    assert!(deviations.is_empty(), "{} of the corpus:\n{}", deviations.len(), deviations.join("\n"));
    for rule in CHECKED {
        let count = hostile.iter().filter(|fixture| fixture.rule() == *rule).count();
        assert!(count >= 20, "{rule} has only {count} hostile catalogs");
        let by_words = hostile.iter().filter(|fixture| fixture.rule() == *rule && !fixture.is_by_type()).count();
        assert!(by_words >= 15, "{rule} has only {by_words} that are refused by its own codes");
    }
    for rule in BY_TYPE {
        assert!(hostile.iter().any(|fixture| fixture.rule() == *rule), "{rule} has no hostile catalogs");
    }
    assert!(honest.len() >= 100, "there are only {} honest look-alikes", honest.len());
}

#[test]
fn the_shops_that_come_with_the_program_are_honest() {
    let catalogs = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogs");
    let shops: Vec<PathBuf> = files_in(&catalogs).into_iter().filter(|path| path.is_dir()).collect();
    let said = shops.iter().flat_map(|shop| {
        let (_, errors) = errors(load_folder(shop));
        errors.into_iter().map(|error| format!("{}/{} {}", shop.display(), error.place, error.message))
    });
    assert_eq!(said.collect::<Vec<_>>(), [""; 0]);
    assert!(!shops.is_empty());
}

#[test]
fn every_code_of_every_rule_is_provoked() {
    let marks: BTreeSet<String> = hostile().into_iter().flat_map(|fixture| fixture.expected).collect();
    let is_provoked = |code: &&str| marks.iter().any(|mark| mark.starts_with(&format!("{code} ")));
    let idle: Vec<&str> = crate::storage::codes::all()
        .filter(|code| honesty_rule(code).is_some())
        .filter(|code| !is_provoked(code))
        .collect();
    assert!(idle.is_empty(), "nothing hostile has these codes: {idle:?}");
}

#[test]
fn with_a_rule_switched_off_every_hostile_catalog_of_it_loads() {
    let mut deviations = Vec::new();
    let mut let_in: BTreeMap<String, u32> = BTreeMap::new();
    for fixture in hostile() {
        let rule = CHECKED.iter().chain(BY_TYPE).find(|rule| **rule == fixture.rule()).copied().unwrap();
        // There is no such field: neither rule nor switch could let it in.
        let is_by_type = |mark: &String| NO_WORDS.iter().any(|code| mark.starts_with(code));
        let still: BTreeSet<String> = fixture.expected.iter().filter(|mark| is_by_type(mark)).cloned().collect();
        deviations.extend(deviation(&fixture, load_without(rule, &fixture), &still));
        if still.is_empty() {
            *let_in.entry(rule.to_owned()).or_default() += 1;
        }
        // Any other switch changes nothing.
        let other = if rule == "H07" { "H08" } else { "H07" };
        deviations.extend(deviation(&fixture, load_without(other, &fixture), &fixture.expected));
    }
    assert!(deviations.is_empty(), "{} deviations:\n{}", deviations.len(), deviations.join("\n"));
    for rule in CHECKED {
        assert!(let_in.get(*rule).is_some_and(|count| *count >= 15), "{rule}: {let_in:?}");
    }
}
