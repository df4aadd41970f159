//! Owns the typefaces and how they reach egui.

use std::sync::Arc;

use eframe::egui::epaint::text::{FontTweak, VariationCoords};
use eframe::egui::{Context, FontData, FontDefinitions, FontFamily, Id};

use super::Face;
use crate::catalog::{Look, Typeface};

const SERIF: &[u8] = include_bytes!("../../../assets/fonts/Fraunces-SemiBold.ttf");
const SANS: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.ttf");
const MEDIUM: &[u8] = include_bytes!("../../../assets/fonts/Inter-Medium.ttf");
const SEMI: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf");
const MONEY: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold-Tabular.ttf");
const GARAMOND: &[u8] = include_bytes!("../../../assets/fonts/EBGaramond-SemiBold.ttf");
const JOST: &[u8] = include_bytes!("../../../assets/fonts/Jost-SemiBold.ttf");
const MONO: &[u8] = include_bytes!("../../../assets/fonts/DMMono-Medium.ttf");
const ICONS: &[u8] = include_bytes!("../../../assets/icons/Phosphor-Subset.ttf");
const ICONS_FILL: &[u8] = include_bytes!("../../../assets/icons/Phosphor-Fill-Subset.ttf");

/// The house's own faces with their files.
const HOUSE: [(Face, &[u8]); 10] = [
    (Face::Serif, SERIF),
    (Face::Sans, SANS),
    (Face::Medium, MEDIUM),
    (Face::Semi, SEMI),
    (Face::Money, MONEY),
    (Face::Garamond, GARAMOND),
    (Face::Jost, JOST),
    (Face::Mono, MONO),
    (Face::Icon, ICONS),
    (Face::IconFill, ICONS_FILL),
];

/// The typefaces of a shop's own that egui has.
#[derive(Clone, Debug, Default, PartialEq)]
struct Installed {
    headings: Option<Typeface>,
    text: Option<Typeface>,
}

/// Gives egui the house's typefaces. Inter stands behind each of them for the letters that it lacks.
pub fn install_fonts(ctx: &Context) {
    install(ctx, Installed::default());
}

/// Gives egui the typefaces of a look, where it does not have them yet: cheap enough for every frame. To be called before
/// anything is laid out in it.
pub fn install_look(ctx: &Context, look: &Look) {
    let has_them = ctx.data(|data| {
        let installed = data.get_temp::<Arc<Installed>>(Id::unique("typefaces"));
        installed.is_some_and(|now| now.headings == look.headings && now.text == look.text)
    });
    if !has_them {
        install(ctx, Installed { headings: look.headings.clone(), text: look.text.clone() });
    }
}

fn install(ctx: &Context, typefaces: Installed) {
    ctx.set_fonts(definitions(&typefaces));
    ctx.data_mut(|data| data.insert_temp(Id::unique("typefaces"), Arc::new(typefaces)));
}

/// Every face with what stands in for it: the shop's own first, the house's behind it.
fn definitions(typefaces: &Installed) -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    for (face, bytes) in HOUSE {
        fonts.font_data.insert(face.name().to_owned(), Arc::new(FontData::from_static(bytes)));
        let own = own_face(face, typefaces).map(|data| {
            let name = format!("own {}", face.name());
            fonts.font_data.insert(name.clone(), Arc::new(data));
            name
        });
        let behind = [face.name(), Face::Sans.name(), Face::Icon.name()].map(str::to_owned);
        fonts.families.insert(face.family(), own.into_iter().chain(behind).collect());
    }
    let usual = fonts.families.get(&Face::Sans.family()).cloned().unwrap_or_default();
    fonts.families.insert(FontFamily::Proportional, usual.clone());
    fonts.families.insert(FontFamily::Monospace, usual);
    fonts
}

/// The shop's own typeface in the weight of a face, where it has one for it. One that is not variable has one weight for all.
fn own_face(face: Face, typefaces: &Installed) -> Option<FontData> {
    let (typeface, weight) = match face {
        Face::Serif => (&typefaces.headings, 600.0),
        Face::Sans => (&typefaces.text, 400.0),
        Face::Medium => (&typefaces.text, 500.0),
        Face::Semi | Face::Money => (&typefaces.text, 600.0),
        Face::Garamond | Face::Jost | Face::Mono | Face::Icon | Face::IconFill => return None,
    };
    // Amounts stand below each other: that needs figures of one width.
    let typeface = typeface.as_ref().filter(|typeface| face != Face::Money || typeface.has_even_figures)?;
    let coords = VariationCoords::new([(b"wght", weight)]);
    let tweak = FontTweak { coords, ..FontTweak::default() };
    Some(FontData::from_blob(Arc::new(Arc::clone(&typeface.bytes)), 0).tweak(tweak))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(file: &str, bytes: &[u8]) -> Typeface {
        Typeface { file: file.to_owned(), bytes: Arc::from(bytes), has_even_figures: false }
    }

    #[test]
    fn the_shops_own_faces_come_first_and_the_houses_stand_behind() {
        let typefaces = Installed { headings: Some(own("fonts/a.ttf", SEMI)), text: None };
        let fonts = definitions(&typefaces);
        assert_eq!(fonts.families[&Face::Serif.family()], ["own serif", "serif", "sans", "icon"]);
        assert_eq!(fonts.families[&Face::Semi.family()], ["semi", "sans", "icon"]);
        let typefaces = Installed { headings: None, text: Some(own("fonts/a.ttf", SERIF)) };
        let fonts = definitions(&typefaces);
        assert_eq!(fonts.families[&Face::Semi.family()][0], "own semi");
        assert_eq!(fonts.families[&Face::Money.family()][0], "money", "its figures are not even");
        assert_eq!(fonts.families[&Face::Icon.family()][0], "icon");
        assert_eq!(fonts.families[&FontFamily::Proportional][0], "own sans");
    }

    #[test]
    fn without_faces_of_its_own_a_shop_has_the_houses_exactly() {
        let fonts = definitions(&Installed::default());
        assert_eq!(fonts.font_data.len(), HOUSE.len());
        assert!(fonts.font_data.values().all(|data| data.tweak == FontTweak::default()));
    }

    #[test]
    fn a_look_is_installed_once_and_again_when_it_changes() {
        let ctx = Context::default();
        let has = |ctx: &Context| ctx.data(|data| data.get_temp::<Arc<Installed>>(Id::unique("typefaces"))).unwrap();
        let look = Look { headings: Some(own("fonts/a.ttf", SEMI)), ..Look::default() };
        install_look(&ctx, &look);
        let first = has(&ctx);
        install_look(&ctx, &look.clone());
        assert!(Arc::ptr_eq(&first, &has(&ctx)), "nothing changed");
        install_look(&ctx, &Look::default());
        assert_eq!(has(&ctx).headings, None);
    }
}
