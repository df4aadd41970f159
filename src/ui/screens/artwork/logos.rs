//! Owns the choice of a logo: the buyer's own, a sample, or one made of their name.

use eframe::egui::{Align2, Rect, Ui, vec2};

use super::{label, places, thumb_height, thumb_parts};
use crate::artwork::{Framing, PictureRequest, Rgb, Side, Subject};
use crate::flow::Action;
use crate::flow::design::{Design, InitialsStyle, LogoChoice, SampleBrand, Template, Words};
use crate::ui::screens::options::Cursor;
use crate::ui::screens::{Scene, ViewState, Wish};
use crate::ui::theme::{Icon, Style};
use crate::ui::widgets::{Line, paint_icon, tile};

/// The buyer's own logo first, then the samples, then those made of their name: all in one row.
pub(super) fn tiles(ui: &mut Ui, scene: &Scene<'_>, cursor: &mut Cursor, view: &ViewState) -> Option<Wish> {
    let now = &scene.session.state().design.logo;
    let words = &scene.session.state().design.words;
    let has_name = !words.company.trim().is_empty() || !words.name.trim().is_empty();
    label(ui, scene, cursor, "artwork-logo");
    let count = if has_name { 7 } else { 4 };
    let mut places = places(cursor, &scene.theme.measures, (count, count), (thumb_height(scene), 8.0)).into_iter();
    cursor.y += 4.0;
    let mut wish = own_tile(ui, scene, places.next()?, view);
    for (brand, place) in SampleBrand::ALL.into_iter().zip(places.by_ref()) {
        let choice = LogoChoice::Sample(brand);
        if thumb(ui, scene, place, (&choice, brand.name()), *now == choice) {
            wish = Some(Wish::Act(Action::LogoChosen(choice)));
        }
    }
    if has_name {
        let names = ["initials-seal", "initials-wordmark", "initials-block"];
        for ((style, name), place) in InitialsStyle::ALL.into_iter().zip(names).zip(places) {
            let choice = LogoChoice::Initials(style);
            if thumb(ui, scene, place, (&choice, &scene.tongue.say(name)), *now == choice) {
                wish = Some(Wish::Act(Action::LogoChosen(choice)));
            }
        }
    }
    wish
}

/// The tile that takes the buyer's own logo.
fn own_tile(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, view: &ViewState) -> Option<Wish> {
    let chosen = matches!(scene.session.state().design.logo, LogoChoice::Imported(_));
    let pick = scene.tongue.say("artwork-pick");
    let pressed = tile(ui, scene.theme, rect, &pick, chosen);
    let (above, below) = thumb_parts(rect);
    if let (true, Some(id)) = (chosen, view.artwork.own_logo) {
        logo_thumb(ui, scene, above, &LogoChoice::Imported(id), &scene.tongue.say("artwork-own"));
    } else {
        paint_icon(ui, above, Icon::UploadSimple, (above.height() * 0.6).min(40.0), scene.theme.palette.accent);
    }
    caption(ui, scene, below, &pick);
    pressed.then_some(Wish::PickLogo)
}

/// The word under a thumbnail.
pub(super) fn caption(ui: &Ui, scene: &Scene<'_>, rect: Rect, name: &str) {
    let line = Line::new(name, Style::Mark, scene.theme.palette.ink).align(Align2::CENTER_CENTER);
    line.paint(ui, &scene.theme.measures, rect);
}

/// A logo on a small card, with its name under it.
fn thumb(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, (logo, name): (&LogoChoice, &str), chosen: bool) -> bool {
    let pressed = tile(ui, scene.theme, rect, name, chosen);
    let (above, below) = thumb_parts(rect);
    logo_thumb(ui, scene, above, logo, name);
    caption(ui, scene, below, name);
    pressed
}

fn logo_thumb(ui: &Ui, scene: &Scene<'_>, rect: Rect, logo: &LogoChoice, name: &str) {
    let design = &scene.session.state().design;
    let words = Words { company: design.words.company.clone(), ..Words::default() };
    let words =
        if words.company.trim().is_empty() { Words { name: design.words.name.clone(), ..words } } else { words };
    let unboxed = design.unboxed;
    let design = Design { logo: logo.clone(), template: Template::Quiet, words, unboxed, ..Design::default() };
    let height = rect.height().min(rect.width() * 55.0 / 85.0);
    let rect = Rect::from_center_size(rect.center(), vec2(height * 85.0 / 55.0, height));
    let request = PictureRequest {
        subject: Subject::Flat { width_mm: 85, height_mm: 55, side: Side::Front, paper: Rgb::WHITE },
        tint: None,
        film: None,
        design,
        size_px: crate::ui::screens::scene::pixels(ui, rect),
        // Only the logo is meant: no sheet is seen around it.
        stage: Rgb::WHITE,
        framing: Framing::Fit,
    };
    scene.pictures.show(ui, scene.theme, rect, (&request, name));
}
