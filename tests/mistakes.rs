//! A catalog in which forty things are wrong: each is told where it stands, in one run, and nothing besides.
//!
//! Behind each line with a mistake stands the code of its problem: `// <- unknown-id`.

#![expect(clippy::unwrap_used, reason = "a helper of tests that can not go on ends the test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use diderot::storage::load_folder;

/// The codes that stand behind the lines of a file.
fn planted(root: &Path, name: &str) -> Vec<String> {
    let text = fs::read_to_string(root.join(name)).unwrap();
    let lines = (1..).zip(text.lines()).filter_map(|(number, line)| Some((number, line.split_once("// <- ")?.1)));
    lines.flat_map(|(number, codes)| codes.split(", ").map(move |code| format!("{name}:{number} {code}"))).collect()
}

#[test]
fn forty_mistakes_in_eight_files_are_forty_problems() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes");
    let names = [
        "attributes.ron",
        "flow.ron",
        "offers/cards.ron",
        "offers/more.ron",
        "products/goods.ron",
        "products/services.ron",
        "rules/all.ron",
        "shop.ron",
    ];
    let mut planted: Vec<String> = names.iter().flat_map(|name| planted(&root, name)).collect();
    let problems = load_folder(&root).unwrap_err().problems;
    let told = problems.iter().map(|problem| format!("{}:{} {}", problem.place.file, problem.place.line, problem.code));
    let mut told: Vec<String> = told.collect();
    let places: BTreeSet<_> = problems.iter().map(|problem| (&problem.place.file, problem.place.span.start)).collect();
    assert_eq!(places.len(), problems.len(), "nothing is told twice");
    planted.sort();
    told.sort();
    assert_eq!(told, planted);
    assert_eq!(told.len(), 40);
}
