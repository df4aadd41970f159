//! Products with artwork on them, and the studio that makes them.

use std::sync::Arc;
use std::time::{Duration, Instant};

use image::ImageFormat;

use super::{STAGE, encode, nordwerk, request, shirt, studio};
use crate::artwork::{
    Film, Framing, LogoShelf, Part, Picture, PictureError, PictureRequest, PrintArea, Rgb, SetPart, Side, Studio,
    StudioEvent, Subject, artwork_for,
};
use crate::flow::design::{Design, LogoChoice};

fn at(picture: &Picture, x: usize, y: usize) -> [u8; 3] {
    let start = (y * picture.size[0] + x) * 4;
    [picture.rgba[start], picture.rgba[start + 1], picture.rgba[start + 2]]
}

fn near(a: [u8; 3], b: [u8; 3]) -> bool {
    a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= 3)
}

fn count(picture: &Picture, wanted: impl Fn(Rgb) -> bool) -> usize {
    picture.rgba.as_chunks::<4>().0.iter().filter(|[r, g, b, _]| wanted(Rgb([*r, *g, *b]))).count()
}

#[test]
fn fit_shows_the_whole_product_as_large_as_possible() {
    let picture = studio().compose_now(&request("#efefef", Design::default())).unwrap();
    let edge = |x, y| near(at(&picture, x, y), [0xef; 3]);
    assert!(near(at(&picture, 0, 0), STAGE.0), "{:?}", at(&picture, 0, 0));
    assert!(edge(100, 100) && edge(14, 100) && edge(186, 100) && edge(100, 14) && edge(100, 186));
    assert!(!edge(4, 100) && !edge(195, 100));
    assert!(picture.rgba.iter().skip(3).step_by(4).all(|alpha| *alpha == 255));
}

#[test]
fn dark_cloth_gets_the_light_logo() {
    let studio = studio();
    let dark = studio.compose_now(&request("#1d1d1f", nordwerk())).unwrap();
    let white = |colour: Rgb| colour.luminance() > 0.25 && colour.chroma() < 0.03 && colour != STAGE;
    let navy = |colour: Rgb| colour.luminance() < 0.6 && colour.chroma() < 0.06;
    let orange = |colour: Rgb| colour.chroma() > 0.15;
    let blank = studio.compose_now(&request("#1d1d1f", Design::default())).unwrap();
    assert!(count(&dark, white) > count(&blank, white) + 20, "the name is white");
    assert!(count(&dark, orange) > 50, "the mark keeps its colour");
    let light = studio.compose_now(&request("#efefef", nordwerk())).unwrap();
    assert!(count(&light, navy) > 20, "on white the name is navy");
}

#[test]
fn logos_stand_upright() {
    let area =
        PrintArea { region: "front".to_owned(), picture: "shirt".to_owned(), ..PrintArea::sheet([200.0; 2], true) };
    let art = artwork_for(&area, &nordwerk(), &LogoShelf::default(), Rgb::PAPER, 1.0).unwrap();
    let picture = studio().compose_now(&request("#efefef", nordwerk())).unwrap();
    let art_rows = art
        .rgba
        .chunks_exact(art.width * 4)
        .map(|row| row.as_chunks::<4>().0.iter().any(|p| p[0] > 200 && p[3] > 200 && p[2] < 90));
    let art_mid = art_rows.enumerate().filter(|(_, hit)| *hit).map(|(y, _)| y).max().unwrap();
    let orange = (0..200).filter(|y| (0..200).any(|x| Rgb(at(&picture, x, *y)).chroma() > 0.15)).max().unwrap();
    assert!(art_mid < art.height * 2 / 3 && orange < 130, "the mark is above the name: {art_mid} {orange}");
}

#[test]
fn blank_designs_print_nothing() {
    let area = PrintArea::sheet([85.0, 55.0], true);
    assert!(artwork_for(&area, &Design::default(), &LogoShelf::default(), Rgb::PAPER, 4.0).is_none());
}

#[test]
fn flat_cards_are_drawn_front_and_back() {
    let flat = |side| PictureRequest {
        subject: Subject::Flat { width_mm: 85, height_mm: 55, side, paper: Rgb::WHITE },
        size_px: [340, 220],
        tint: None,
        ..request("", nordwerk())
    };
    let front = studio().compose_now(&flat(Side::Front)).unwrap();
    let back = studio().compose_now(&flat(Side::Back)).unwrap();
    assert!(near(at(&front, 320, 110), [255; 3]) && near(at(&back, 320, 110), [0x16, 0x28, 0x4a]));
}

#[test]
fn plain_pictures_and_bad_ones() {
    let studio = studio();
    let of =
        |name: &str| PictureRequest { subject: Subject::Product(name.to_owned()), ..request("#112233", nordwerk()) };
    let framed = PictureRequest { framing: Framing::Cover { zoom_percent: 100 }, ..of("plain") };
    assert!(near(at(&studio.compose_now(&framed).unwrap(), 100, 100), [9, 99, 200]));
    assert!(matches!(studio.compose_now(&of("none")), Err(PictureError::Media(_))));
    assert!(matches!(studio.compose_now(&of("bad")), Err(PictureError::Pass { .. })));
    let empty = PictureRequest { size_px: [0, 9], ..of("plain") };
    assert!(matches!(studio.compose_now(&empty), Err(PictureError::Size { .. })));
}

fn wait(studio: &Studio, wanted: usize) -> Vec<StudioEvent> {
    let (mut events, start) = (Vec::new(), Instant::now());
    while events.len() < wanted && start.elapsed() < Duration::from_secs(20) {
        events.extend(studio.poll());
        std::thread::sleep(Duration::from_millis(2));
    }
    events
}

#[test]
fn the_same_request_is_made_once_and_then_known() {
    let (sender, gate) = std::sync::mpsc::channel::<()>();
    let studio = studio();
    studio.import_with(Box::new(move || gate.recv().map(|()| Vec::new()).map_err(|error| error.to_string())));
    for _ in 0..3 {
        studio.request(request("#efefef", nordwerk()));
    }
    sender.send(()).unwrap();
    let events = wait(&studio, 2);
    let ready = events.iter().filter(|event| matches!(event, StudioEvent::Ready { picture: Ok(_), .. })).count();
    assert_eq!((events.len(), ready), (2, 1));
    assert!(studio.ready(&request("#efefef", nordwerk())).is_some());
    studio.request(request("#efefef", nordwerk()));
    assert_eq!(studio.poll().len(), 1, "answered at once");
    assert_eq!(studio.pending(), 0);
}

#[test]
fn a_panic_in_one_job_leaves_the_studio_working() {
    let studio = Studio::new(shirt(), 1, Arc::new(|| {}));
    studio.import_with(Box::new(|| panic!("a broken loader")));
    assert!(matches!(wait(&studio, 1)[..], [StudioEvent::LogoReady { result: Err(_) }]));
    studio.request(request("#efefef", nordwerk()));
    assert!(matches!(wait(&studio, 1)[..], [StudioEvent::Ready { picture: Ok(_), .. }]));
}

#[test]
fn imported_logos_are_printed_until_they_are_forgotten() {
    let studio = studio();
    let red = image::RgbaImage::from_fn(60, 40, |x, _| {
        image::Rgba(if x < 50 { [200, 20, 30, 255] } else { [20, 30, 200, 255] })
    });
    studio.import(encode(&red.into(), ImageFormat::Png));
    let events = wait(&studio, 1);
    let [StudioEvent::LogoReady { result: Ok(logo) }] = &events[..] else { panic!("{events:?}") };
    assert!(studio.logo(logo.id).is_some());
    let design = Design { logo: LogoChoice::Imported(logo.id), ..Design::default() };
    let colourful = |picture: &Picture| count(picture, |colour| colour.chroma() > 0.1);
    assert!(colourful(&studio.compose_now(&request("#efefef", design.clone())).unwrap()) > 500);
    studio.forget_logos();
    assert!(studio.logo(logo.id).is_none());
    assert_eq!(colourful(&studio.compose_now(&request("#efefef", design)).unwrap()), 0);
}

#[test]
fn pictures_from_files_that_changed_are_made_anew_even_while_they_are_made() {
    let (sender, gate) = std::sync::mpsc::channel::<()>();
    let studio = studio();
    let of =
        |name: &str| PictureRequest { subject: Subject::Product(name.to_owned()), ..request("#112233", nordwerk()) };
    studio.request(of("plain"));
    assert_eq!(wait(&studio, 1).len(), 1);
    studio.request(of("plain"));
    // The one worker is busy while the files change; what was made before and not taken yet must not come.
    studio.import_with(Box::new(move || gate.recv().map(|()| Vec::new()).map_err(|error| error.to_string())));
    studio.request(of("shirt"));
    studio.set_media(Arc::new(super::Shelf(std::collections::BTreeMap::new())));
    assert!(studio.ready(&of("plain")).is_none());
    assert_eq!(studio.poll().len(), 0, "made from the old files");
    sender.send(()).unwrap();
    let events = wait(&studio, 2);
    assert!(events.iter().all(|event| !matches!(event, StudioEvent::Ready { picture: Ok(_), .. })), "{events:?}");
}

#[test]
fn a_closer_look_shows_what_the_whole_shows_there() {
    let studio = studio();
    let whole = PictureRequest { size_px: [400, 400], ..request("#b3202c", nordwerk()) };
    let part = Part { left: 2500, top: 3000, width: 5000, height: 4000 };
    let closer = studio.compose_now(&whole.closer(part, [200, 160])).unwrap();
    let whole = studio.compose_now(&whole).unwrap();
    let apart = (0..160).flat_map(|y| (0..200).map(move |x| (x, y))).map(|(x, y)| {
        let (own, there) = (at(&closer, x, y), at(&whole, x + 100, y + 120));
        own.iter().zip(there).map(|(a, b)| u32::from(a.abs_diff(b))).max().unwrap_or_default()
    });
    let apart: Vec<u32> = apart.collect();
    let mean = apart.iter().sum::<u32>() / 32_000;
    assert!(mean <= 1 && apart.iter().filter(|apart| **apart > 40).count() < 200, "{mean}");
}

#[test]
fn there_is_light_on_a_film_and_nowhere_else() {
    let studio = studio();
    let shiny = PictureRequest { subject: Subject::Product("shiny".to_owned()), ..request("#efefef", nordwerk()) };
    assert_eq!(studio.compose_now(&shiny).unwrap().light, None);
    let foil = |design| PictureRequest { film: Some(Film::Gold), design, ..shiny.clone() };
    assert_eq!(studio.compose_now(&foil(Design::default())).unwrap().light, None, "without a logo there is no foil");
    let light = studio.compose_now(&foil(nordwerk())).unwrap().light.unwrap();
    let lit = light.as_chunks::<4>().0.iter().filter(|[r, g, b, _]| r > g && g > b).count();
    assert!(lit > 200 && lit < 20_000, "{lit} pixels are lit, golden");
    assert!(light.iter().skip(3).step_by(4).all(|alpha| *alpha == 0), "it is added");
    assert!(light[..800 * 10].iter().all(|channel| *channel == 0), "the first ten rows show no product");
    let none = PictureRequest { subject: Subject::Product("shirt".to_owned()), ..foil(nordwerk()) };
    assert_eq!(studio.compose_now(&none).unwrap().light, None, "without a spot pass there is no film");
}

fn set(tints: &[&str], size_px: [u32; 2]) -> PictureRequest {
    let part = |tint: &&str| SetPart {
        picture: "shirt".to_owned(),
        tint: Rgb::parse(tint),
        film: None,
        design: Design::default(),
        pieces: 1,
    };
    PictureRequest { subject: Subject::Set(tints.iter().map(part).collect()), size_px, ..request("", nordwerk()) }
}

#[test]
fn a_set_grows_around_what_was_come_for_and_nothing_of_it_is_cut() {
    let studio = studio();
    let tints = ["#e01010", "#10a010", "#1010e0", "#c0c010", "#10c0c0", "#c010c0", "#303030", "#ffffff"];
    let is_red = |[r, g, b]: [u8; 3]| r > 150 && g < 90 && b < 90;
    for [wide, tall] in [[480, 260], [320, 320], [260, 480]] {
        let made = |count: usize| studio.compose_now(&set(&tints[..count], [wide, tall])).unwrap();
        let [wide, tall] = [wide, tall].map(|side| usize::try_from(side).unwrap());
        let hook = |picture: &Picture| {
            let reds =
                (0..tall).flat_map(|y| (0..wide).map(move |x| (x, y))).filter(|(x, y)| is_red(at(picture, *x, *y)));
            reds.fold([wide, tall, 0, 0], |[l, t, r, b], (x, y)| [l.min(x), t.min(y), r.max(x), b.max(y)])
        };
        let two = made(2);
        for count in 3..=tints.len() {
            let more = made(count);
            assert!(more == made(count), "the same every time");
            let (before, after) = (hook(&two), hook(&more));
            // Its edge mixes with what stands behind it: a pixel is no move.
            let moved = before.iter().zip(after).take(2).any(|(before, after)| before.abs_diff(after) > 1);
            assert!(!moved, "{count} parts in {wide} x {tall}: {before:?}, {after:?}");
            let edge =
                (0..wide).flat_map(|x| [(x, 0), (x, tall - 1)]).chain((0..tall).flat_map(|y| [(0, y), (wide - 1, y)]));
            for (x, y) in edge {
                assert!(at(&more, x, y)[0] > 180, "{count} parts: something is cut at {x}, {y}");
            }
        }
    }
}

#[test]
fn small_pictures_come_first_and_those_for_later_last_without_anybody_waiting() {
    let (sender, gate) = std::sync::mpsc::channel::<()>();
    let studio = studio();
    studio.import_with(Box::new(move || gate.recv().map(|()| Vec::new()).map_err(|error| error.to_string())));
    let sized = |side| PictureRequest { size_px: [side, side], ..request("#efefef", nordwerk()) };
    studio.request_later(sized(90));
    studio.request(sized(100));
    studio.request(sized(400));
    assert_eq!(studio.pending(), 3, "what is for later is not waited for");
    sender.send(()).unwrap();
    let shown: Vec<u32> = wait(&studio, 4)
        .into_iter()
        .filter_map(
            |event| if let StudioEvent::Ready { request, .. } = event { Some(request.size_px[0]) } else { None },
        )
        .collect();
    assert_eq!(shown, [100, 400, 90]);
}
