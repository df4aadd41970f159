//! Several things in one picture: whatever stands there, in whatever shape of picture, none of it is cut, none stands far off,
//! and nothing hides what is printed on something else.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a helper of tests that can not go on ends the test; sides of pictures are small"
)]

#[path = "common/shops.rs"]
mod shops;

use std::sync::Arc;

use diderot::app::media_of;
use diderot::artwork::{Framing, Part, Picture, PictureRequest, Rgb, SetPart, Studio, Subject, looks};
use diderot::catalog::{Catalog, OfferKind, Product, ProductKind};
use diderot::cli::CatalogSource;
use diderot::flow::design::{Design, LogoChoice, SampleBrand};
use shops::{Shop, root, shops};

/// The pictures of a set on the three kinds of screen, as they are beside the words; the golden offer's, half as wide, and the
/// documents', three times as wide as high.
const SHAPES: [[u32; 2]; 5] = [[220, 200], [420, 330], [210, 215], [200, 360], [480, 160]];
/// The largest set that is tried.
const MOST: usize = 7;
/// How far from the nearest other thing one may stand, as a share of the side of a square as large as the picture: so that it means
/// the same in a strip.
const FAR: f32 = 0.12;
/// How much of a print something else may hide, and how many pixels: as many are lost already between pixels.
const SLIVER: f32 = 0.1;
const BETWEEN_PIXELS: f32 = 16.0;

fn studio(shop: &Shop) -> Studio {
    let folder = CatalogSource::Folder(root().join("catalogs").join(&shop.name));
    Studio::new(media_of(&folder), 1, Arc::new(|| {}))
}

/// What one came for with what goes with it, then with anything else, as long as it looks different.
fn set_around<'a>(catalog: &'a Catalog, hook: &'a Product) -> Vec<&'a Product> {
    let goes_with = catalog.offers.iter().filter_map(|offer| match &offer.kind {
        OfferKind::Accessory { with, product, .. } if with.contains(&hook.id) => catalog.product(product),
        _ => None,
    });
    let mut set = vec![hook];
    for product in goes_with.chain(&catalog.products).filter(|product| product.kind == ProductKind::Goods) {
        if set.len() < MOST && set.iter().all(|known| known.picture != product.picture) {
            set.push(product);
        }
    }
    set
}

fn part(product: &Product, design: &Design) -> SetPart {
    let (picture, tint, film) = looks(product, &product.first_choices());
    let design = if product.personalised { design.clone() } else { Design::default() };
    SetPart { picture, tint, film, design, pieces: 1 }
}

fn compose(studio: &Studio, parts: Vec<SetPart>, size_px: [u32; 2]) -> Picture {
    let request = PictureRequest {
        subject: Subject::Set(parts),
        tint: None,
        film: None,
        design: Design::default(),
        size_px,
        stage: Rgb([0xec, 0xea, 0xe6]),
        framing: Framing::Fit,
    };
    studio.compose_now(&request).unwrap()
}

/// Left, top, right and bottom in pixels.
fn pixels(part: Part, [width, height]: [u32; 2]) -> [f32; 4] {
    let share = |at: u16, side: u32| f32::from(at) / Part::FULL * f32::from(u16::try_from(side).unwrap());
    let (left, top) = (share(part.left, width), share(part.top, height));
    [left, top, left + share(part.width, width), top + share(part.height, height)]
}

/// How far apart two boxes are.
fn apart(a: [f32; 4], b: [f32; 4]) -> f32 {
    let (across, down) = ((b[0] - a[2]).max(a[0] - b[2]).max(0.0), (b[1] - a[3]).max(a[1] - b[3]).max(0.0));
    across.hypot(down)
}

#[test]
fn nothing_of_a_set_is_cut_and_nothing_stands_far_off() {
    for shop in shops() {
        let studio = studio(shop);
        for (number, hook) in shop.catalog.hooks().enumerate() {
            let set = set_around(&shop.catalog, hook);
            for (shape, size) in SHAPES.into_iter().enumerate() {
                // Every number of things comes by, and the most of them in each shape.
                for count in [2 + (number + shape) % (MOST - 2), MOST].map(|count| count.min(set.len())) {
                    let parts: Vec<SetPart> =
                        set[..count].iter().map(|product| part(product, &Design::default())).collect();
                    let made = compose(&studio, parts, size);
                    let what =
                        || format!("{}: {count} around {} in {size:?}: {:?}", shop.name, hook.id.as_str(), made.parts);
                    assert_eq!(made.parts.len(), count, "{}", what());
                    let boxes: Vec<[f32; 4]> = made.parts.iter().map(|part| pixels(*part, size)).collect();
                    let short = f32::from(u16::try_from(size[0].min(size[1])).unwrap());
                    let long = |[left, top, right, bottom]: [f32; 4]| (right - left).max(bottom - top);
                    for (number, own) in boxes.iter().enumerate() {
                        let edges = [own[0], own[1], size[0] as f32 - own[2], size[1] as f32 - own[3]];
                        assert!(edges.iter().all(|edge| *edge >= short * 0.008), "{number} is cut; {}", what());
                        let others = boxes.iter().enumerate().filter(|(other, _)| *other != number);
                        let nearest = others.map(|(_, other)| apart(*own, *other)).fold(f32::MAX, f32::min);
                        let side = (size[0] as f32 * size[1] as f32).sqrt();
                        assert!(nearest <= side * FAR, "{number} stands far off; {}", what());
                        assert!(long(*own) >= short * 0.09, "{number} is hardly seen; {}", what());
                    }
                }
            }
        }
    }
}

/// How many pixels of a box look different in another picture.
fn differing(a: &Picture, b: &Picture, [left, top, right, bottom]: [f32; 4]) -> f32 {
    let inside = |at: usize| {
        let (x, y) = ((at % a.size[0]) as f32, (at / a.size[0]) as f32);
        x >= left && x <= right && y >= top && y <= bottom
    };
    let pairs = a.rgba.chunks_exact(4).zip(b.rgba.chunks_exact(4)).enumerate();
    let differ = pairs.filter(|(at, (a, b))| inside(*at) && a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) > 24));
    differ.count() as f32
}

#[test]
fn nothing_of_a_set_hides_what_is_printed_on_the_rest_of_it() {
    let shop = shops().iter().find(|shop| shop.name == "print-shop").unwrap();
    let studio = studio(shop);
    let printed = Design { logo: LogoChoice::Sample(SampleBrand::Nordwerk), ..Design::default() };
    let both = |set: &[&Product], size: [u32; 2]| {
        [&printed, &Design::default()]
            .map(|design| compose(&studio, set.iter().map(|product| part(product, design)).collect(), size))
    };
    // How much of its box a print takes.
    let share = |[with, without]: &[Picture; 2], at: usize, size: [u32; 2]| {
        let own = pixels(with.parts[at], size);
        differing(with, without, own) / ((own[2] - own[0]) * (own[3] - own[1]))
    };
    for (number, hook) in shop.catalog.hooks().enumerate() {
        let set = set_around(&shop.catalog, hook);
        for shape in [number, number + 2] {
            let size = SHAPES[shape % SHAPES.len()].map(|side| side * 2);
            let count = (2 + (number + shape) % (MOST - 1)).min(set.len());
            let together = both(&set[..count], size);
            for (at, product) in set[..count].iter().enumerate().filter(|(_, product)| product.personalised) {
                let own = pixels(together[0].parts[at], size);
                // Alone it is as large as here, so that pixels lose as much.
                let alone_size = [own[2] - own[0], own[3] - own[1]].map(|side| (side / 0.86).ceil() as u32);
                let alone = both(&[product], alone_size);
                let (seen, all) = (share(&together, at, size), share(&alone, 0, alone_size));
                let what = format!("{} among {count} around {} in {size:?}", product.id.as_str(), hook.id.as_str());
                let least = all * (1.0 - SLIVER) - BETWEEN_PIXELS / ((own[2] - own[0]) * (own[3] - own[1]));
                assert!(seen >= least, "{what}: {seen:.3} of its box is printed, alone {all:.3}");
            }
        }
    }
}
