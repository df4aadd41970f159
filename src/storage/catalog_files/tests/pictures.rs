//! Owns the proof that pictures are looked at without decoding them, and that each thing that is wrong with one is told once.

use super::super::load_folder;
use super::TempFolder;
use super::sample::{Sample, png};

/// What is wrong with a picture, as codes and messages.
fn told(name: &str, bytes: Option<Vec<u8>>) -> Vec<String> {
    let problems = Sample::new().picture(name, bytes).problems();
    problems.into_iter().map(|problem| format!("{} {}: {}", problem.code, problem.place, problem.message)).collect()
}

#[test]
fn what_is_wrong_with_a_picture_is_told_where_it_is_named_first() {
    let jpeg = {
        let mut bytes = std::io::Cursor::new(Vec::new());
        image::GrayImage::new(8, 8).write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
        bytes.into_inner()
    };
    let at = "products/all.ron:23:18";
    let cases = [
        ("base.png", None, "missing-picture", "there is no file 'media/cards/base.png'"),
        ("shade.png", None, "missing-picture", "there is no file 'media/cards/shade.png'"),
        (
            "base.png",
            Some(b"text".to_vec()),
            "bad-picture",
            "'media/cards/base.png' is no picture of a kind that is known",
        ),
        ("base.png", Some(Vec::new()), "bad-picture", "'media/cards/base.png' is no picture of a kind that is known"),
        ("base.png", Some(jpeg), "bad-picture", "'media/cards/base.png' is JPG inside"),
        ("shade.png", Some(png(8, 9)), "bad-picture", "media/cards/shade.png has 8 × 9 pixels, and base.png, 8 × 8"),
        ("base.png", Some(png(4097, 1)), "picture-too-large", "'media/cards/base.png' has 4097 × 1 pixels"),
        (
            "product.json",
            Some(br#"{ "files": { "base": "../box/base.png" } }"#.to_vec()),
            "outside-folder",
            "'media/cards/product.json' names '../box/base.png'",
        ),
        (
            "product.json",
            Some(b"{\n}".to_vec()),
            "bad-description",
            "'media/cards/product.json' can't be read: missing field `files` at line 2 column 1",
        ),
    ];
    for (name, bytes, code, message) in cases {
        assert_eq!(told(&format!("cards/{name}"), bytes), [format!("{code} {at}: {message}")]);
    }
    let cut = png(8, 8).get(..20).map(<[u8]>::to_vec);
    assert!(told("cards/base.png", cut)[0].starts_with("bad-picture"));
}

#[test]
fn a_picture_larger_than_screens_is_a_warning() {
    let loaded = Sample::new().picture("box/base.png", Some(png(2049, 2))).load().unwrap();
    let codes: Vec<&str> = loaded.warnings.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["large-picture"]);
}

#[test]
fn a_place_in_the_description_is_told_too() {
    let problems = Sample::new().picture("cards/product.json", Some(b"{\n \"files\": 3 }".to_vec())).problems();
    let (place, _) = &problems[0].also[0];
    assert_eq!((place.to_string(), problems.len()), ("media/cards/product.json:2:12".to_owned(), 1));
}

#[test]
fn a_picture_that_nothing_shows_is_told() {
    assert_eq!(
        told("spare/base.png", Some(png(2, 2))),
        ["unused-picture media/spare: no product and no choice shows this picture"]
    );
}

#[test]
fn a_misspelt_picture_has_a_suggestion() {
    let wrong =
        Sample::new().with("products", "picture: \"cards\",\n        style", "picture: \"card\",\n        style");
    assert_eq!(wrong.problems()[0].mend.as_deref(), Some("did you mean 'cards'?"));
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_are_refused() {
    let folder = TempFolder::new("picture-link");
    let sample = Sample::new();
    for (file, bytes) in &sample.files {
        folder.write(file, bytes);
    }
    for (file, bytes) in sample.pictures().iter().filter(|(file, _)| *file != "cards/shade.png") {
        folder.write(&format!("media/{file}"), bytes);
    }
    let other = TempFolder::new("picture-elsewhere");
    other.write("shade.png", png(8, 8));
    let (from, to) = (other.path().join("shade.png"), folder.path().join("media/cards/shade.png"));
    std::os::unix::fs::symlink(from, to).unwrap();
    let problems = load_folder(folder.path()).unwrap_err().problems;
    let codes: Vec<&str> = problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["outside-folder"]);
}
