//! A shop's look: its colours, and its typefaces out of the catalog's folder.

use super::TempFolder;
use super::sample::{Sample, each_is_found};
use crate::catalog::{Documents, Look, Rgb};
use crate::storage::load_folder;

const FRAUNCES: &[u8] = include_bytes!("../../../../assets/fonts/Fraunces-SemiBold.ttf");
const INTER: &[u8] = include_bytes!("../../../../assets/fonts/Inter-Regular.ttf");
const ICONS: &[u8] = include_bytes!("../../../../assets/icons/Phosphor-Subset.ttf");
const LOOK: &str = "Look(accent: \"#1D5B4A\")";

/// The sound catalog with typefaces in it, and another look.
fn with_fonts(look: &str) -> Sample {
    let mut sample = Sample::new().with("shop.ron", LOOK, look);
    for (name, bytes) in [("head.ttf", FRAUNCES), ("text.ttf", INTER), ("icons.ttf", ICONS), ("none.ttf", b"none")] {
        sample.files.insert(format!("fonts/{name}"), bytes.to_vec());
    }
    sample
}

#[test]
fn a_look_is_read_with_its_paper_and_typefaces() {
    let look = r##"Look(accent: "#7A3B2E", paper: "#F4F0E9", headings: "fonts/head.ttf", text: "fonts/text.ttf")"##;
    let look = with_fonts(look).load().unwrap().catalog.shop.look;
    assert_eq!((look.accent, look.paper), (Rgb([0x7A, 0x3B, 0x2E]), Rgb([0xF4, 0xF0, 0xE9])));
    let headings = look.headings.unwrap();
    assert_eq!((headings.file.as_str(), headings.bytes.as_ref()), ("fonts/head.ttf", FRAUNCES));
    assert_eq!(look.text.unwrap().bytes.as_ref(), INTER);
    assert_eq!(with_fonts("Look(accent: \"#1d5b4a\")").load().unwrap().catalog.shop.look, Look::default());
}

#[test]
fn what_can_not_be_drawn_with_is_refused() {
    each_is_found(
        "shop.ron",
        &[
            ("dark-paper", LOOK, r##"Look(accent: "#1D5B4A", paper: ^"#202428")"##),
            ("bad-colour", LOOK, r##"Look(accent: "#1D5B4A", paper: ^"#2024")"##),
            ("missing-font", LOOK, r##"Look(accent: "#1D5B4A", text: ^"fonts/gone.ttf")"##),
            ("font-outside", LOOK, r##"Look(accent: "#1D5B4A", text: ^"gone.ttf")"##),
            ("font-outside", LOOK, r##"Look(accent: "#1D5B4A", text: ^"fonts/../shop.ron")"##),
            ("font-outside", LOOK, r##"Look(accent: "#1D5B4A", text: ^"fonts//x.ttf")"##),
            ("font-outside", LOOK, r##"Look(accent: "#1D5B4A", headings: ^"/usr/share/fonts/x.ttf")"##),
            ("outside-folder", LOOK, r##"Look(accent: "#1D5B4A", logo: ^"../shop.ron")"##),
        ],
    );
    for (name, fault) in [("none", "not a TrueType"), ("icons", "has no letters")] {
        let problems = with_fonts(&format!(r##"Look(accent: "#1D5B4A", text: "fonts/{name}.ttf")"##)).problems();
        let [problem] = problems.as_slice() else { panic!("{problems:?}") };
        assert!(problem.code == "bad-font" && problem.message.contains(fault), "{problem:?}");
    }
}

#[test]
fn a_dark_paper_is_told_the_nearest_that_is_light_enough() {
    let problems = Sample::new().with("shop.ron", LOOK, r##"Look(accent: "#1D5B4A", paper: "#202428")"##).problems();
    let mend = problems[0].mend.clone().unwrap();
    let lighter = mend.split('"').nth(1).unwrap();
    let mended = Sample::new().with("shop.ron", LOOK, &format!(r##"Look(accent: "#1D5B4A", paper: "{lighter}")"##));
    assert_eq!(mended.places(), [""; 0]);
}

#[test]
fn letters_that_are_written_and_lacking_are_named() {
    let look = r##"Look(accent: "#1D5B4A", headings: "fonts/head.ttf")"##;
    let sample = with_fonts(look).with("products", "\"Kaartjes\"", "\"Kaartjes щя\" /* Ω */");
    let problems = sample.problems();
    let [problem] = problems.as_slice() else { panic!("{problems:?}") };
    assert_eq!(problem.code, "font-letters");
    assert!(problem.message.contains("lacks 'щ', 'я': Inter"), "{}", problem.message);
    assert!(sample.load().is_ok(), "it is a warning");
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_refused() {
    let folder = TempFolder::new("font-link");
    for (name, text) in &with_fonts(r##"Look(accent: "#1D5B4A", headings: "fonts/link.ttf")"##).files {
        folder.write(name, text);
    }
    for (name, bytes) in Sample::new().pictures() {
        folder.write(&format!("media/{name}"), bytes);
    }
    let elsewhere = TempFolder::new("font-elsewhere");
    elsewhere.write("x.ttf", FRAUNCES);
    std::os::unix::fs::symlink(elsewhere.path().join("x.ttf"), folder.path().join("fonts/link.ttf")).unwrap();
    let problems = load_folder(folder.path()).unwrap_err().problems;
    let of_shop = problems.iter().filter(|problem| problem.place.file == "shop.ron");
    assert_eq!(of_shop.map(|problem| problem.code).collect::<Vec<_>>(), ["outside-folder"]);
}

#[test]
fn a_logo_is_an_svg_or_a_png_and_what_its_name_says() {
    let with = |file: &str, bytes: &[u8]| {
        let look = format!(r##"Look(accent: "#1D5B4A", logo: "{file}")"##);
        Sample::new().with("shop.ron", LOOK, &look).picture(file, Some(bytes.to_vec()))
    };
    let svg = b"<!-- a mark --><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0h9v9H0Z'/></svg>";
    let logo = with("logo.svg", svg).load().unwrap().catalog.shop.look.logo.unwrap();
    assert_eq!((logo.file.as_str(), logo.bytes.as_ref()), ("logo.svg", svg.as_slice()));
    for (file, bytes, code) in [
        ("logo.svg", b"\x89PNG\r\n\x1a\n".as_slice(), "bad-picture"),
        ("logo.png", svg.as_slice(), "bad-picture"),
        ("logo.gif", b"GIF89a".as_slice(), "bad-picture"),
        ("logo.svg", &vec![b' '; (1 << 20) + 1], "picture-too-large"),
    ] {
        let problems = with(file, bytes).problems();
        assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), [code], "{file}");
    }
    let gone = Sample::new().with("shop.ron", LOOK, r##"Look(accent: "#1D5B4A", logo: "gone.svg")"##).problems();
    assert_eq!(gone.iter().map(|problem| problem.code).collect::<Vec<_>>(), ["missing-picture"]);
}

#[test]
fn what_documents_say_is_read_and_what_has_no_room_is_refused() {
    let with = |documents: &str| Sample::new().with("shop.ron", LOOK, &format!("{LOOK}, documents: {documents}"));
    let catalog = with(r#"Documents(address: ["Market Square 1"], valid_days: 14)"#).load().unwrap().catalog;
    let documents = &catalog.shop.documents;
    assert_eq!((documents.address.as_slice(), documents.valid_days), (&["Market Square 1".to_owned()][..], 14));
    assert_eq!((&documents.terms, &documents.footer), (&None, &None));
    assert_eq!(Sample::new().load().unwrap().catalog.shop.documents, Documents::default());
    for (code, documents) in [
        ("long-address", r#"Documents(address: ["1", "2", "3", "4", "5", "6", "7", "8", "9"])"#.to_owned()),
        ("long-address", format!(r#"Documents(address: ["{}"])"#, "x".repeat(61))),
        ("empty-text", r#"Documents(address: [" "])"#.to_owned()),
        ("too-small", "Documents(valid_days: 0)".to_owned()),
        ("long-validity", "Documents(valid_days: 366)".to_owned()),
        ("missing-text", "Documents(terms: { fy: \"Betelje\" })".to_owned()),
    ] {
        let problems = with(&documents).problems();
        assert!(problems.iter().any(|problem| problem.code == code), "{documents}: {problems:?}");
    }
}
