//! Designs of every look, and what a printer says of them.

use std::sync::Arc;

use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use proptest::prelude::*;

use super::encode;
use crate::artwork::preflight::{SMALLEST_LETTERS, wanted_dpi};
use crate::artwork::{
    Logo, LogoShelf, Mend, Piece, PieceKind, PrintArea, Problem, Rgb, artwork_for, import_logo, pieces_of, preflight,
};
use crate::flow::Action;
use crate::flow::design::{
    Colours, Design, InitialsStyle, LetterSize, Lettering, LogoChoice, LogoPlace, LogoPlaces, SampleBrand, Spot,
    Template, Words,
};

/// A side of a card, standing where its layout stands.
fn side(design: &Design, front: bool) -> PrintArea {
    PrintArea::sheet(if design.template.stands() { [55.0, 85.0] } else { [85.0, 55.0] }, front)
}

fn pieces(design: &Design, shelf: &LogoShelf) -> Vec<(bool, Piece)> {
    let of =
        |front| pieces_of(&side(design, front), design, shelf, Rgb::WHITE).into_iter().map(move |piece| (front, piece));
    of(true).chain(of(false)).collect()
}

fn words(word: &str) -> Words {
    let word = word.to_owned();
    Words { name: word.clone(), role: word.clone(), company: word.clone(), phone: word.clone(), mail: word }
}

fn anna() -> Words {
    let [name, role, company] = ["Anna de Vries", "Vormgever", "Noord"].map(str::to_owned);
    Words { name, role, company, phone: "058 123 45 67".to_owned(), mail: "anna@noord.example".to_owned() }
}

/// Whether a box lies on the card, words at least 3 mm from its edge.
fn is_on(design: &Design, piece: &Piece) -> bool {
    let [w, h] = side(design, true).mm;
    let edge = if matches!(piece.kind, PieceKind::Words(_)) { 3.0 } else { -0.01 };
    let [x, y, wide, tall] = piece.rect;
    x >= edge && y >= edge && x + wide <= w - edge && y + tall <= h - edge + 0.01
}

#[test]
fn long_words_stay_on_every_card_in_every_letter() {
    let long = "Wwwwwwwww wwwwwwwwwwwwwwwwwwwwwwwwwwwww WWWWWWWWWWWWWWWWWWWWW";
    for word in [long, "<b>&\"'</b>", "😀 שלום", "A"] {
        for template in Template::ALL {
            for lettering in Lettering::ALL {
                for letters in LetterSize::ALL {
                    let design = Design { template, lettering, letters, words: words(word), ..Design::default() };
                    for (front, piece) in pieces(&design, &LogoShelf::default()) {
                        assert!(is_on(&design, &piece), "{template:?} {lettering:?} {letters:?} {front} {piece:?}");
                    }
                }
            }
        }
    }
}

fn any_design() -> impl Strategy<Value = Design> {
    let logo = prop_oneof![
        Just(LogoChoice::Blank),
        prop::sample::select(SampleBrand::ALL.to_vec()).prop_map(LogoChoice::Sample),
        prop::sample::select(InitialsStyle::ALL.to_vec()).prop_map(LogoChoice::Initials),
    ];
    let place = || {
        (-2000_i16..2000, -2000_i16..2000, 0_u16..900).prop_map(|(across, down, percent)| LogoPlace {
            across,
            down,
            percent,
        })
    };
    let looks = (
        prop::sample::select(Template::ALL.to_vec()),
        prop::sample::select(Lettering::ALL.to_vec()),
        prop::sample::select(LetterSize::ALL.to_vec()),
        prop::sample::select(Colours::ALL.to_vec()),
    );
    let typed = prop::array::uniform5(".{0,60}").prop_map(|[name, role, company, phone, mail]| Words {
        name,
        role,
        company,
        phone,
        mail,
    });
    (logo, looks, (place(), place()), typed).prop_map(
        |(logo, (template, lettering, letters, colours), (front, back), words)| {
            let places = LogoPlaces::default().with(Spot::Front, front).with(Spot::Back, back);
            Design { logo, template, words, lettering, letters, colours, places, unboxed: false }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_design_stays_on_its_card_and_is_printed(design in any_design()) {
        let shelf = LogoShelf::default();
        for (front, piece) in pieces(&design, &shelf) {
            prop_assert!(is_on(&design, &piece), "{front} {piece:?}");
        }
        for front in [true, false] {
            // As it lies among the product's pictures, whichever way its layout stands.
            let lying = PrintArea::sheet([85.0, 55.0], front);
            if let Some(art) = artwork_for(&lying, &design, &shelf, Rgb::PAPER, 2.0) {
                prop_assert_eq!([art.width, art.height], [170, 110]);
            }
        }
    }

    #[test]
    fn every_mend_mends(design in any_design(), dark in any::<bool>()) {
        let shelf = LogoShelf::default();
        let ground = if dark { Rgb([0x1c; 3]) } else { Rgb::WHITE };
        for front in [true, false] {
            for finding in preflight(&side(&design, front), &design, &shelf, ground) {
                let Some(mend) = finding.mend else { continue };
                let mended = after(&design, mend);
                let still = preflight(&side(&mended, front), &mended, &shelf, ground);
                let same = |other: &Problem| std::mem::discriminant(other) == std::mem::discriminant(&finding.problem);
                prop_assert!(!still.iter().any(|other| same(&other.problem)), "{finding:?} {still:?}");
            }
        }
    }
}

/// The design as the session would make it.
fn after(design: &Design, mend: Mend) -> Design {
    let mut design = design.clone();
    match mend.action() {
        Action::LogoPlaced(spot, place) => design.places = design.places.with(spot, place),
        Action::LettersSized(letters) => design.letters = letters,
        Action::TemplateChosen(template) => (design.template, design.places) = (template, LogoPlaces::default()),
        Action::ColoursChosen(colours) => design.colours = colours,
        Action::LogoUnboxed(unboxed) => design.unboxed = unboxed,
        other => panic!("{other:?} is no mend"),
    }
    design
}

/// An imported logo on a shelf, with a design that shows it.
fn with_logo(bytes: &[u8]) -> (LogoShelf, Design) {
    let logo: Logo = import_logo(bytes).unwrap();
    let mut shelf = LogoShelf::default();
    let design = Design { logo: LogoChoice::Imported(logo.id), words: anna(), ..Design::default() };
    shelf.insert(Arc::new(logo));
    (shelf, design)
}

fn problems(area: &PrintArea, (shelf, design): &(LogoShelf, Design), ground: Rgb) -> Vec<Problem> {
    preflight(area, design, shelf, ground).into_iter().map(|finding| finding.problem).collect()
}

/// A red picture of so many dots across, with a blue stripe.
fn dots(across: u32) -> Vec<u8> {
    let red = |x: u32| if x < across / 5 { Rgba([20, 30, 160, 255]) } else { Rgba([190, 20, 30, 255]) };
    encode(&DynamicImage::ImageRgba8(RgbaImage::from_fn(across, across / 3, |x, _| red(x))), ImageFormat::Png)
}

#[test]
fn a_logo_of_few_dots_is_told_and_made_smaller() {
    let case = with_logo(&dots(240));
    let area = side(&case.1, true);
    let found = preflight(&area, &case.1, &case.0, Rgb::WHITE);
    let few = found.iter().find(|finding| matches!(finding.problem, Problem::FewDots { wanted: 200, .. })).unwrap();
    let Some(Mend::Smaller(Spot::Front, place)) = few.mend else { panic!("{few:?}") };
    assert!((30..100).contains(&place.percent), "{place:?}");
    let mended = after(&case.1, few.mend.unwrap());
    assert_eq!(problems(&area, &(case.0, mended), Rgb::WHITE), []);
    assert_eq!(problems(&area, &with_logo(&dots(900)), Rgb::WHITE), []);
}

#[test]
fn what_is_seen_from_afar_needs_fewer_dots() {
    assert_eq!([wanted_dpi([85.0, 55.0]), wanted_dpi([200.0, 80.0]), wanted_dpi([420.0, 594.0])], [200, 150, 100]);
}

#[test]
fn lines_too_fine_for_a_press_are_told() {
    let svg = |width: f32| {
        format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><path d="M5 5H295V95H5Z" fill="none" stroke="#204060" stroke-width="{width}"/><circle cx="150" cy="50" r="20" fill="#204060"/></svg>"##
        )
    };
    let fine = with_logo(svg(0.4).as_bytes());
    let area = side(&fine.1, true);
    assert!(problems(&area, &fine, Rgb::WHITE).contains(&Problem::Hairline));
    assert_eq!(problems(&area, &with_logo(svg(3.0).as_bytes()), Rgb::WHITE), []);
}

/// A picture with an open margin, and in it a white box with a green mark.
fn boxed() -> Vec<u8> {
    let of = |x: u32, y: u32| {
        let in_box = (40..760).contains(&x) && (40..360).contains(&y);
        let in_mark = (200..600).contains(&x) && (140..260).contains(&y);
        if in_mark { Rgba([20, 120, 60, 255]) } else { Rgba([255, 255, 255, u8::from(in_box) * 255]) }
    };
    encode(&DynamicImage::ImageRgba8(RgbaImage::from_fn(800, 400, of)), ImageFormat::Png)
}

#[test]
fn a_white_box_is_told_on_a_colour_only_and_taken_away() {
    let (shelf, design) = with_logo(&boxed());
    let area = side(&design, true);
    assert!(!problems(&area, &(shelf.clone(), design.clone()), Rgb::WHITE).contains(&Problem::WhiteBox));
    let dark = Design { colours: Colours::LightOnDark, ..design };
    let found = preflight(&area, &dark, &shelf, Rgb::WHITE);
    let boxed = found.iter().find(|finding| finding.problem == Problem::WhiteBox).unwrap();
    assert_eq!(boxed.mend, Some(Mend::Unbox));
    let logo = shelf
        .get(match dark.logo {
            LogoChoice::Imported(id) => id,
            _ => unreachable!(),
        })
        .unwrap();
    assert!(logo.freed.is_some() && logo.freed.as_ref().unwrap().art.width < logo.art.width);
}

#[test]
fn a_logo_at_the_edge_is_told_and_comes_in() {
    let places = LogoPlaces::default().with(Spot::Front, LogoPlace { across: -300, down: -300, percent: 100 });
    let design = Design { places, ..with_logo(&dots(900)).1 };
    let case = (with_logo(&dots(900)).0, design);
    let area = side(&case.1, true);
    let found = preflight(&area, &case.1, &case.0, Rgb::WHITE);
    let edge = found.iter().find(|finding| matches!(finding.problem, Problem::NearEdge(PieceKind::Logo(_)))).unwrap();
    assert!(matches!(edge.mend, Some(Mend::FurtherIn(..))), "{edge:?}");
    let mended = after(&case.1, edge.mend.unwrap());
    assert_eq!(problems(&area, &(case.0, mended), Rgb::WHITE), []);
}

#[test]
fn letters_too_small_to_read_are_told() {
    let long = words("Van der Westhuizen-Achterberg & Zonen Installatietechniek BV");
    let design = Design { template: Template::Band, words: long, ..Design::default() };
    let found = preflight(&side(&design, true), &design, &LogoShelf::default(), Rgb::WHITE);
    let small = found.iter().find(|finding| matches!(finding.problem, Problem::SmallLetters { .. })).unwrap();
    let Problem::SmallLetters { tenths, .. } = small.problem else { unreachable!() };
    assert!(f32::from(tenths) / 10.0 < SMALLEST_LETTERS);
}

#[test]
fn the_samples_are_fit_for_the_press_in_every_layout() {
    for brand in SampleBrand::ALL {
        for template in Template::ALL {
            for lettering in Lettering::ALL {
                let design = Design { logo: LogoChoice::Sample(brand), template, lettering, ..Design::default() };
                for front in [true, false] {
                    let found = preflight(&side(&design, front), &design, &LogoShelf::default(), Rgb::WHITE);
                    assert_eq!(found, [], "{brand:?} {template:?} {lettering:?} {front}");
                }
            }
        }
    }
}

#[test]
fn a_card_that_stands_lies_among_the_products() {
    let design =
        Design { template: Template::Upright, logo: LogoChoice::Sample(SampleBrand::Nordwerk), ..Design::default() };
    let standing = artwork_for(&side(&design, true), &design, &LogoShelf::default(), Rgb::WHITE, 4.0).unwrap();
    let lying =
        artwork_for(&PrintArea::sheet([85.0, 55.0], true), &design, &LogoShelf::default(), Rgb::WHITE, 4.0).unwrap();
    assert_eq!([standing.width, standing.height], [lying.height, lying.width]);
    assert_eq!(standing.at(3, 3), lying.at(3, lying.height - 4), "its head lies at the left");
}
