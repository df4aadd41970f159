//! What a user would notice of imported logos and of products that carry them.

mod designing;
mod importing;
mod pictures;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::Arc;

use image::{DynamicImage, ImageFormat, Rgba};

use super::{Framing, Media, MediaError, PictureRequest, Rgb, Studio, Subject};
use crate::flow::design::{Design, LogoChoice, SampleBrand};

/// Media in memory.
pub(super) struct Shelf(pub(super) BTreeMap<String, Vec<u8>>);

impl Media for Shelf {
    fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, MediaError> {
        let file = self.0.get(path).cloned().map(Cow::Owned);
        file.ok_or_else(|| MediaError::Missing { path: path.to_owned() })
    }
}

pub(super) fn encode(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A white shirt of 40 × 40 px in a picture of 96 × 96, its print area all over it.
pub(super) fn shirt() -> Arc<dyn Media> {
    let inside = |x: u32, y: u32| (40..80).contains(&x) && (30..70).contains(&y);
    let base = image::RgbaImage::from_fn(96, 96, |x, y| {
        if inside(x, y) { Rgba([0xef, 0xef, 0xef, 255]) } else { Rgba([0, 0, 0, u8::from(y > 70) * 40]) }
    });
    // Encoded light of 1 / 1.4, no gloss, all of it takes the tint.
    let shade = image::RgbImage::from_pixel(96, 96, image::Rgb([219, 0, 255]));
    let uv = image::ImageBuffer::<Rgba<u16>, _>::from_fn(96, 96, |x, y| {
        if !inside(x, y) {
            return Rgba([0; 4]);
        }
        let middle = |at: u32| u16::try_from((2 * at + 1) * 65_535 / 80).unwrap();
        Rgba([middle(x - 40), middle(69 - y), 0, 65_535])
    });
    let description = r##"{"tintable": true, "blank_color": "#efefef", "shade_max": 1.4, "files": {"base": "base.png", "shade": "shade.png"},
        "regions": {"front": {"mm": [200, 200], "uv": "uv.png", "gloss": 1, "ink": "cover"}}}"##;
    let shiny = description.replace(r#""files": {"#, r#""spot_max": 1.6, "files": {"spot": "spot.png", "#);
    let png = |image: DynamicImage| encode(&image, ImageFormat::Png);
    let passes = [png(base.clone().into()), png(shade.clone().into()), png(DynamicImage::ImageRgba16(uv.clone()))];
    let [shiny_base, shiny_shade, shiny_uv] = passes;
    let files = [
        ("shiny/product.json", shiny.into_bytes()),
        ("shiny/base.png", shiny_base),
        ("shiny/shade.png", shiny_shade),
        ("shiny/uv.png", shiny_uv),
        ("shiny/spot.png", png(image::GrayImage::from_pixel(96, 96, image::Luma([200])).into())),
        ("shirt/product.json", description.as_bytes().to_vec()),
        ("shirt/base.png", png(base.into())),
        ("shirt/shade.png", png(shade.into())),
        ("shirt/uv.png", png(DynamicImage::ImageRgba16(uv))),
        ("bad/product.json", br#"{"files": {"base": "../shirt/base.png"}}"#.to_vec()),
        ("plain/product.json", br#"{"files": {"base": "base.png"}}"#.to_vec()),
        ("plain/base.png", png(image::RgbaImage::from_pixel(8, 4, Rgba([9, 99, 200, 255])).into())),
    ];
    Arc::new(Shelf(files.into_iter().map(|(path, bytes)| (path.to_owned(), bytes)).collect()))
}

pub(super) fn studio() -> Studio {
    Studio::new(shirt(), 1, Arc::new(|| {}))
}

pub(super) const STAGE: Rgb = Rgb([0xeb, 0xe8, 0xe3]);

pub(super) fn request(tint: &str, design: Design) -> PictureRequest {
    PictureRequest {
        subject: Subject::Product("shirt".to_owned()),
        tint: Rgb::parse(tint),
        film: None,
        design,
        size_px: [200, 200],
        stage: STAGE,
        framing: Framing::Fit,
    }
}

pub(super) fn nordwerk() -> Design {
    Design { logo: LogoChoice::Sample(SampleBrand::Nordwerk), ..Design::default() }
}
