//! Owns the proof that catalogs are read from disk within limits, and that nothing in them makes the reader panic.

use proptest::prelude::{ProptestConfig, any, prop, proptest};

use super::super::{load_builtin, load_folder};
use super::TempFolder;
use super::sample::Sample;
use crate::catalog::{Lang, Price, Problem, StepKind};
use crate::money::Money;
use crate::storage::{Colours, render};

/// The sound catalog as a folder.
pub(in crate::storage) fn folder(name: &str) -> TempFolder {
    let folder = TempFolder::new(name);
    for (file, bytes) in Sample::new().files {
        folder.write(&file, bytes);
    }
    for (file, bytes) in Sample::new().pictures() {
        folder.write(&format!("media/{file}"), bytes);
    }
    folder
}

/// What is wrong with a folder, as codes and places.
fn places(folder: &TempFolder) -> Vec<String> {
    let problems = load_folder(folder.path()).map_or_else(|failure| failure.problems, |loaded| loaded.warnings);
    problems.iter().map(|problem| format!("{} {}", problem.code, problem.place)).collect()
}

#[test]
fn a_catalog_is_read_as_it_is_written() {
    let folder = folder("sound");
    let catalog = load_folder(folder.path()).unwrap().catalog;
    assert_eq!(catalog.shop.name.get(Lang::En), "The Print Shop");
    assert_eq!(catalog.shop.shipping.free_from, Some(Money::from_minor(2500)));
    let cards = catalog.product(&"cards".into()).unwrap();
    assert!(matches!(&cards.price, Price::Packs(packs) if packs[1].price == Money::from_minor(2999)));
    assert!(cards.personalised && !catalog.product(&"check".into()).unwrap().personalised);
    assert_eq!(catalog.product(&"soft".into()).unwrap().usual_quantity, 100);
    assert_eq!(cards.tax.as_str(), "standard");
    let rush = catalog.product(&"rush".into()).unwrap();
    assert!(matches!(&rush.price, Price::Share { of, percent } if of.len() == 2 && percent.basis_points() == 1500));
    assert_eq!(catalog.plan.steps[1], StepKind::Accessories);
    assert_eq!(catalog.offers.len(), 7);
}

#[test]
fn five_mistakes_are_five_problems() {
    let wrong = Sample::new()
        .with("products", "100: 19.99", "100: 19.999")
        .with("products", "\"feel\": \"smooth\"", "\"feel\": \"smoth\"")
        .with("products", "finish: gold", "finish: glod")
        .with("products", "tax: \"reduced\"", "tax: \"reducd\"")
        .with("products", "kind: service", "knd: service");
    assert_eq!(
        wrong.places(),
        [
            "bad-money products/all.ron:7:29",
            "unknown-id products/all.ron:9:43",
            "unknown-word products/all.ron:17:91",
            "unknown-id products/all.ron:28:56",
            "unknown-field products/all.ron:36:9",
        ]
    );
}

#[test]
fn each_broken_item_is_reported() {
    let wrong = Sample::new()
        .with("offers", "from: \"cards\",", "from: \"cards\"")
        .with("offers", "product: \"box\",", "product = \"box\",")
        .with("offers", "times: 2", "time: 2");
    let found = wrong.places();
    assert_eq!(
        found,
        ["syntax offers/all.ron:2:27", "syntax offers/all.ron:3:40", "unknown-field offers/all.ron:8:16"]
    );
}

#[test]
fn a_missing_or_unfit_folder_is_said() {
    let folder = folder("unfit");
    let failure = load_folder(&folder.path().join("nowhere")).unwrap_err();
    assert_eq!(failure.problems[0].code, "missing-folder");
    assert_eq!(load_folder(&folder.path().join("shop.ron")).unwrap_err().problems[0].code, "not-a-folder");
    std::fs::remove_file(folder.path().join("shop.ron")).unwrap();
    assert_eq!(places(&folder), ["missing-file shop.ron"]);
}

#[test]
fn text_that_is_not_utf8_is_placed() {
    let folder = folder("utf8");
    folder.write("products/more.ron", b"[\n  // caf\xe9\n]");
    let failure = load_folder(folder.path()).unwrap_err();
    assert_eq!(places(&folder), ["not-utf8 products/more.ron:2:9"]);
    let shown = render(&failure.problems[0], &|file| failure.files.text(file), Colours::Without);
    assert!(shown.contains("2 |   // caf\u{fffd}\n  |         ^\n"), "{shown}");
}

#[test]
fn a_byte_order_mark_and_windows_lines_are_fine() {
    let folder = folder("bom");
    let shop = String::from_utf8(Sample::new().files["shop.ron"].clone()).unwrap().replace('\n', "\r\n");
    folder.write("shop.ron", format!("\u{feff}{shop}"));
    assert_eq!(places(&folder), [""; 0]);
    folder.write("shop.ron", format!("\u{feff}x {shop}"));
    assert_eq!(places(&folder)[0], "unknown-kind shop.ron:1:1");
}

#[test]
fn empty_files_are_said() {
    let folder = folder("empty");
    folder.write("shop.ron", "");
    folder.write("flow.ron", "// Later.\n");
    folder.write("products/more.ron", " \n");
    assert_eq!(places(&folder), ["empty-file flow.ron", "empty-file products/more.ron", "empty-file shop.ron"]);
}

#[test]
fn deep_and_large_files_are_refused() {
    let folder = folder("deep");
    folder.write("offers/deep.ron", "[".repeat(10_000));
    folder.write("offers/large.ron", vec![b' '; 16 * 1024 * 1024 + 1]);
    assert_eq!(places(&folder), ["too-deep offers/deep.ron:1:65", "too-large offers/large.ron"]);
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_are_refused() {
    let (folder, other) = (folder("link"), TempFolder::new("other"));
    other.write("secret.ron", "[]");
    std::os::unix::fs::symlink(other.path().join("secret.ron"), folder.path().join("offers/link.ron")).unwrap();
    std::os::unix::fs::symlink("all.ron", folder.path().join("offers/same.ron")).unwrap();
    let found = places(&folder);
    assert!(found.contains(&"outside-folder offers/link.ron".to_owned()), "{found:?}");
    // The link within the folder is followed, and says everything twice.
    assert!(found.iter().any(|place| place.starts_with("duplicate-id offers/same.ron")), "{found:?}");
}

#[test]
fn countless_problems_are_cut_short() {
    let folder = folder("countless");
    folder.write("offers/many.ron", format!("[{}]", "Offer(),\n".repeat(3000)));
    let found = places(&folder);
    assert_eq!((found.len(), found[0].as_str()), (1001, "too-many-problems offers/many.ron"));
}

#[test]
fn the_builtin_catalog_is_sound() {
    let shown = load_builtin().map_err(|failure| {
        let show = |problem: &Problem| render(problem, &|file| failure.files.text(file), Colours::Without);
        failure.problems.iter().map(show).collect::<String>()
    });
    assert_eq!(shown.err(), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_mutation_makes_the_reader_panic(
        file in 0..5_usize,
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..6_usize, any::<u8>()), 1..6),
    ) {
        let mut sample = Sample::new();
        let bytes = sample.files.values_mut().nth(file).unwrap();
        for (index, change, byte) in changes {
            if bytes.is_empty() {
                break;
            }
            let at = index.index(bytes.len());
            match change {
                0 => bytes[at] = byte,
                1 => drop(bytes.remove(at)),
                2 => bytes.insert(at, b"()[]{}\",:'/*r#-.0 \n"[usize::from(byte) % 19]),
                3 => drop(bytes.splice(at..at, b"\xe2\x82\xac".iter().copied())),
                4 => bytes.truncate(at.max(1)),
                _ => bytes.extend_from_within(at..),
            }
        }
        let (problems, files) = match sample.load() {
            Ok(loaded) => (loaded.warnings, loaded.files),
            Err(failure) => (failure.problems, failure.files),
        };
        for problem in &problems {
            let shown = render(problem, &|file| files.text(file), Colours::Without);
            assert!(!problem.place.file.is_empty(), "{shown}");
        }
    }
}
