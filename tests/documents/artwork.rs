//! Print-ready files: their boxes, their words, their logos and their films.

use std::fs;
use std::sync::Arc;

use diderot::app::{import_now, media_of, print_files, with_pictures};
use diderot::artwork::Studio;
use diderot::cli::CatalogSource;
use diderot::export::{Level, Papers, Picture};
use diderot::flow::Session;
use diderot::flow::design::{Design, LogoChoice, SampleBrand, Template, Words};
use image::{ImageFormat, Rgba, RgbaImage};

use super::readers::{Read, run};
use super::shops::root;
use super::{day, played, shops::shops};

const MM: f32 = 72.0 / 25.4;

fn studio() -> Studio {
    Studio::new(media_of(&CatalogSource::Folder(root().join("catalogs/print-shop"))), 1, Arc::new(|| {}))
}

fn session(journey: &str) -> Session {
    let shop = shops().iter().find(|shop| shop.name == "print-shop").unwrap();
    played(&shop.catalog, &root().join("tests/journeys").join(journey))
}

fn design(logo: LogoChoice) -> Design {
    let words = Words {
        name: "Anna de Vries".to_owned(),
        role: "Drukker".to_owned(),
        phone: "058 123 45 67".to_owned(),
        ..Words::default()
    };
    Design { logo, words, ..Design::default() }
}

#[test]
fn a_card_is_printed_in_its_real_size_with_bleed_and_words_that_are_words() {
    let read = Read::new("cards");
    let papers = Papers::of(&session("straight-buyer.ron"), day()).unwrap();
    let design = Design { template: Template::Band, ..design(LogoChoice::Sample(SampleBrand::Nordwerk)) };
    let files = print_files(&papers, (&design, None), &studio()).unwrap();
    let (name, bytes, level) = &files[0];
    assert_eq!((name.as_str(), *level), ("artwork-1-cards-matt.pdf", Level::Archive));
    let file = read.file("card", bytes);
    read.is_sound(&file);
    read.has_its_typefaces(&file);
    assert_eq!(read.pages(&file), 2);
    let [left, bottom, right, top] = read.page_box(&file, "TrimBox");
    let [wide, tall] = [(right - left) / MM, (top - bottom) / MM];
    assert!((wide - 85.0).abs() < 0.02 && (tall - 55.0).abs() < 0.02, "{wide} x {tall} mm");
    let bleed = read.page_box(&file, "BleedBox");
    for (trim, bleed) in [left, bottom, -right, -top].into_iter().zip([bleed[0], bleed[1], -bleed[2], -bleed[3]]) {
        assert!(((trim - bleed) / MM - 3.0).abs() < 0.02, "{trim} and {bleed}");
    }
    let text = read.text(&file);
    for words in ["Anna de Vries", "058 123 45 67", "85 × 55 mm", "front", "not PDF/X", "PDF/A-2b"] {
        assert!(text.contains(words), "'{words}' is not in {text}");
    }
    assert_eq!(read.pictures(&file), Vec::<[u32; 2]>::new(), "a drawing stays a drawing");
}

#[test]
fn a_logo_of_pixels_is_printed_in_all_of_them_and_one_of_lines_as_lines() {
    let read = Read::new("logos");
    let papers = Papers::of(&session("straight-buyer.ron"), day()).unwrap();
    let mut pixels = RgbaImage::new(3200, 1600);
    for (x, y, pixel) in pixels.enumerate_pixels_mut() {
        let inside = (x.abs_diff(1600) / 2).pow(2) + y.abs_diff(800).pow(2) < 780 * 780;
        *pixel = if inside { Rgba([180, 30, 60, 255]) } else { Rgba([0; 4]) };
    }
    let mut png = std::io::Cursor::new(Vec::new());
    pixels.write_to(&mut png, ImageFormat::Png).unwrap();
    let svg = br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><style>path { fill: #1d5b4a }</style><path d="M10 10h180v80H10Z M40 30v40h120V30Z"/></svg>"#;
    for (name, bytes) in [("pixels", png.into_inner()), ("lines", svg.to_vec())] {
        let studio = studio();
        let logo = import_now(&studio, bytes.clone()).unwrap();
        let files = print_files(&papers, (&design(LogoChoice::Imported(logo)), Some(&bytes)), &studio).unwrap();
        let (_, made, level) = &files[0];
        assert_eq!(*level, Level::Archive, "{name}");
        let file = read.file(name, made);
        read.is_sound(&file);
        let widest = read.pictures(&file).into_iter().map(|[width, _]| width).max();
        if name == "lines" {
            assert_eq!(widest, None, "a drawing stays a drawing");
        } else {
            assert!(widest.is_some_and(|widest| widest > 3000), "{widest:?} of 3200 pixels");
        }
    }
}

#[test]
fn foil_lies_on_a_page_of_its_own_as_an_ink_of_its_own() {
    let read = Read::new("foil");
    let shop = shops().iter().find(|shop| shop.name == "print-shop").unwrap();
    let with_foil = |papers: Papers| {
        let mut papers = papers;
        let foil = shop.catalog.products.iter().find_map(|product| {
            let options = product.options.iter();
            let found = options.flat_map(|option| option.choices.iter().map(move |choice| (option, choice)));
            let (option, choice) = found.into_iter().find(|(_, choice)| choice.finish.is_some())?;
            Some((product, option.id.clone(), choice.id.clone()))
        });
        let (product, option, choice) = foil.unwrap();
        let line = papers.quote.lines.first_mut().unwrap();
        line.product = product.id.clone();
        line.choices = product.first_choices();
        line.choices.insert(option, choice);
        papers
    };
    let papers = with_foil(Papers::of(&session("straight-buyer.ron"), day()).unwrap());
    let design = design(LogoChoice::Sample(SampleBrand::Zilt));
    let files = print_files(&papers, (&design, None), &studio()).unwrap();
    let (_, bytes, level) = &files[0];
    assert_eq!(*level, Level::Archive);
    let file = read.file("foil", bytes);
    read.is_sound(&file);
    assert_eq!(read.pages(&file), 3, "two sides and a film");
    let plain = read.folder().join("plain.pdf");
    run("qpdf", &["--qdf", "--object-streams=disable", &file.display().to_string(), &plain.display().to_string()]);
    let inside = String::from_utf8_lossy(&fs::read(&plain).unwrap()).into_owned();
    let is_ink = inside.contains("/Separation") && (inside.contains("/Foil#20") || inside.contains("/Spot#20Gloss"));
    assert!(is_ink, "no ink of its own");
    assert!(inside.contains("/Separation /All") || inside.contains("/All"), "the marks are not in every ink");
}

#[test]
fn pictures_of_the_order_stand_in_its_quote() {
    let read = Read::new("pictures");
    let session = session("straight-buyer.ron");
    let papers = Papers::of(&session, day()).unwrap();
    let papers = with_pictures(papers, &session.state().design, &studio());
    assert!(papers.scene.is_some() && papers.pictures.len() == papers.order.lines.len());
    let all = |picture: &Picture| picture.rgba.len() == (picture.size[0] * picture.size[1] * 4) as usize;
    assert!(papers.pictures.values().chain(papers.scene.as_ref()).all(all));
    let (bytes, level) = diderot::export::quote(&papers, diderot::export::Kind::Quote).unwrap();
    assert_eq!(level, Level::Archive);
    assert!(!read.pictures(&read.file("quote", &bytes)).is_empty());
}
