//! Owns the typefaces and how they reach egui.

use std::sync::Arc;

use eframe::egui::{Context, FontData, FontDefinitions, FontFamily};

use super::Face;

const SERIF: &[u8] = include_bytes!("../../../assets/fonts/Fraunces-SemiBold.ttf");
const SANS: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.ttf");
const MEDIUM: &[u8] = include_bytes!("../../../assets/fonts/Inter-Medium.ttf");
const SEMI: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf");
const MONEY: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold-Tabular.ttf");
const ICONS: &[u8] = include_bytes!("../../../assets/icons/Phosphor-Subset.ttf");
const ICONS_FILL: &[u8] = include_bytes!("../../../assets/icons/Phosphor-Fill-Subset.ttf");

/// Gives egui the typefaces. Inter stands behind each of them for the letters that it lacks.
pub fn install_fonts(ctx: &Context) {
    let mut fonts = FontDefinitions::empty();
    let faces = [
        (Face::Serif, SERIF),
        (Face::Sans, SANS),
        (Face::Medium, MEDIUM),
        (Face::Semi, SEMI),
        (Face::Money, MONEY),
        (Face::Icon, ICONS),
        (Face::IconFill, ICONS_FILL),
    ];
    for (face, bytes) in faces {
        fonts.font_data.insert(face.name().to_owned(), Arc::new(FontData::from_static(bytes)));
        let behind = [face.name(), Face::Sans.name(), Face::Icon.name()].map(str::to_owned);
        fonts.families.insert(face.family(), behind.to_vec());
    }
    let usual = vec![Face::Sans.name().to_owned(), Face::Icon.name().to_owned()];
    fonts.families.insert(FontFamily::Proportional, usual.clone());
    fonts.families.insert(FontFamily::Monospace, usual);
    ctx.set_fonts(fonts);
}
