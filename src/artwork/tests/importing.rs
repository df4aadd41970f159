//! Logos from good, odd and hostile files.

use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use proptest::prelude::*;

use super::encode;
use crate::artwork::{ImportError, import_logo};

/// A soft-edged navy ring with a hole, on a colour.
fn ring(ground: [u8; 3]) -> DynamicImage {
    let [gr, gg, gb] = ground.map(f32::from);
    let image = RgbaImage::from_fn(120, 100, |x, y| {
        let far = (f32::from(u16::try_from(x).unwrap()) - 60.0).hypot(f32::from(u16::try_from(y).unwrap()) - 50.0);
        let ink = (30.5 - far).clamp(0.0, 1.0) * (far - 11.5).clamp(0.0, 1.0);
        let mix = |ground: f32, own: f32| super::super::raster::byte((ground + (own - ground) * ink) / 255.0);
        Rgba([mix(gr, 22.0), mix(gg, 40.0), mix(gb, 74.0), 255])
    });
    DynamicImage::ImageRgba8(image)
}

#[test]
fn a_white_box_goes_and_leaves_no_fringe() {
    let logo = import_logo(&encode(&ring([255; 3]), ImageFormat::Png)).unwrap();
    assert!((58..=64).contains(&logo.art.width) && (58..=64).contains(&logo.art.height), "{:?}", logo.art);
    assert_eq!(logo.art.at(0, 0)[3], 0, "the corner is open");
    assert_eq!(logo.art.at(logo.art.width / 2, logo.art.height / 2)[3], 0, "so is the hole");
    for [r, g, b, a] in logo.art.pixels().filter(|pixel| pixel[3] > 40) {
        assert!(u16::from(r) + u16::from(g) + u16::from(b) < 260, "white fringe {r} {g} {b} {a}");
    }
    assert!(logo.art.pixels().any(|pixel| (30..220).contains(&pixel[3])), "edges stay soft");
}

#[test]
fn one_colour_logos_are_white_on_dark() {
    let logo = import_logo(&encode(&ring([255; 3]), ImageFormat::Png)).unwrap();
    assert!(logo.light.pixels().filter(|pixel| pixel[3] > 0).all(|pixel| pixel[..3] == [255; 3]));
    assert_eq!(logo.colours.len(), 1);
}

#[test]
fn a_coloured_box_and_jpeg_noise_go_too() {
    let rgb = DynamicImage::ImageRgb8(ring([240, 200, 40]).into_rgb8());
    let logo = import_logo(&encode(&rgb, ImageFormat::Jpeg)).unwrap();
    assert_eq!(logo.art.at(0, 0)[3], 0);
    assert!(logo.art.width < 70, "{:?}", logo.art);
}

#[test]
fn odd_pixel_formats_are_read() {
    let image = ring([255; 3]);
    let grey = DynamicImage::ImageLuma16(image.to_luma16());
    for (image, format) in [(&image, ImageFormat::WebP), (&grey, ImageFormat::Png)] {
        assert!(import_logo(&encode(image, format)).is_ok(), "{format:?}");
    }
}

#[test]
fn a_huge_png_is_refused_by_its_header() {
    let mut bytes = encode(&ring([255; 3]), ImageFormat::Png);
    bytes[16..24].copy_from_slice(&[0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50]);
    let crc = png_crc(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&crc.to_be_bytes());
    let error = import_logo(&bytes).unwrap_err();
    assert!(matches!(error, ImportError::TooManyPixels { width: 50_000, height: 50_000, .. }), "{error}");
}

fn png_crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
    })
}

#[test]
fn an_svg_is_drawn_and_trimmed() {
    let svg = br##"<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
        <rect x="2" y="3" width="6" height="3" fill="#e85330"/></svg>"##;
    let logo = import_logo(svg).unwrap();
    assert_eq!((logo.art.width, logo.art.height), (1200, 600));
}

#[test]
fn an_svg_that_loads_anything_is_refused() {
    let inside = [
        r#"<image href="file:///etc/passwd" width="1" height="1"/>"#,
        r#"<image xlink:href="logo.png" width="1" height="1"/>"#,
        r#"<style>@import "https://example.com/a.css";</style>"#,
        r#"<rect width="1" height="1" style="fill:url(other.svg#a)"/>"#,
        r#"<use href="https://example.com/a.svg#b"/>"#,
    ];
    for body in inside {
        let svg = format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{body}</svg>"#
        );
        let error = import_logo(svg.as_bytes()).unwrap_err();
        assert!(matches!(error, ImportError::ExternalReference { .. }), "{body}: {error}");
    }
}

#[test]
fn bombs_are_refused() {
    let deep = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}"#, "<g>".repeat(200_000));
    assert!(matches!(import_logo(deep.as_bytes()), Err(ImportError::TooComplicated { .. })));
    let entities = r#"<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
        <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;">]><svg xmlns="http://www.w3.org/2000/svg">&e;&e;&e;</svg>"#;
    assert!(import_logo(entities.as_bytes()).is_err());
}

#[test]
fn nothing_to_print_is_said_in_words() {
    let white = DynamicImage::ImageRgba8(RgbaImage::from_pixel(20, 20, Rgba([255; 4])));
    assert_eq!(import_logo(&encode(&white, ImageFormat::Png)), Err(ImportError::Empty));
    assert_eq!(import_logo(b"GIF89a..."), Err(ImportError::UnknownFormat));
    assert_eq!(import_logo(b""), Err(ImportError::UnknownFormat));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mutated_files_never_panic(
        which in 0_usize..4,
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        keep in 0.2_f32..=1.0,
    ) {
        let image = ring([255; 3]);
        let mut bytes = match which {
            0 => encode(&image, ImageFormat::Png),
            1 => encode(&DynamicImage::ImageRgb8(image.into_rgb8()), ImageFormat::Jpeg),
            2 => encode(&image, ImageFormat::WebP),
            _ => include_bytes!("../../../assets/brands/zilt.svg").to_vec(),
        };
        for (at, byte) in edits {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let length = super::super::raster::length(bytes.len());
        bytes.truncate(super::super::raster::whole(length * keep));
        drop(import_logo(&bytes));
    }
}
