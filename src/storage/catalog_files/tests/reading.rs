//! Owns the proof that catalogs are read from disk, and within limits.

use super::super::gather::{MOST_FILES, gather_at_most};
use super::super::outline::MOST_ITEMS;
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

#[cfg(unix)]
#[test]
fn folders_and_pictures_outside_are_refused() {
    let other = TempFolder::new("outside");
    other.write("all.ron", "[]");
    other.write("product.json", "{}");
    let folder = folder("linked");
    for name in ["rules", "media/cards"] {
        let place = folder.path().join(name);
        std::fs::remove_dir_all(&place).unwrap();
        std::os::unix::fs::symlink(other.path(), &place).unwrap();
    }
    let found = places(&folder);
    assert!(found.contains(&"outside-folder rules".to_owned()), "{found:?}");
    assert!(found.contains(&"outside-folder products/all.ron:23:18".to_owned()), "{found:?}");
    assert!(!found.iter().any(|place| place.contains("box")), "{found:?}");
}

#[test]
fn countless_things_are_refused_before_they_are_read() {
    let folder = folder("things");
    folder.write("offers/many.ron", format!("// Too many.\n[{}\n]", "0,".repeat(MOST_ITEMS + 1)));
    folder.write("offers/wide.ron", format!("[\n  Service(with: [{}]),\n]", "\"a\", ".repeat(10_001)));
    let found = places(&folder);
    let too_many: Vec<_> = found.iter().filter(|place| place.starts_with("too-many-items")).collect();
    assert_eq!(too_many, ["too-many-items offers/many.ron:2:1", "too-many-items offers/wide.ron:2:17"]);
}

#[test]
fn a_catalog_is_read_up_to_a_size_and_number_of_files() {
    let codes = |sample: &Sample, largest: usize| {
        let problems = gather_at_most(sample, largest).problems;
        problems.iter().map(|problem| format!("{} {}", problem.code, problem.place)).collect::<Vec<_>>()
    };
    let mut sample = Sample::new();
    let all: usize = sample.files.values().map(Vec::len).sum();
    assert_eq!(codes(&sample, all), [""; 0]);
    // Files are read in their order, and after the one that is too much there is nothing more to say.
    assert_eq!(codes(&sample, all - 1), ["too-large rules/all.ron"]);
    assert_eq!(codes(&sample, 10), ["too-large shop.ron"]);
    for number in 0..MOST_FILES {
        sample.files.insert(format!("offers/{number}.ron"), b"[]".to_vec());
    }
    assert_eq!(codes(&sample, usize::MAX), ["too-many-files offers"]);
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
