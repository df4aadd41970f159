//! Owns the choice of a logo: the buyer's own, a sample, or one made of their name.

use eframe::egui::{Align2, Rect, Ui, vec2};

use crate::artwork::{Framing, Part, PictureRequest, Rgb, Side, Subject};
use crate::flow::Action;
use crate::flow::design::{Design, InitialsStyle, LogoChoice, SampleBrand, Template, Words};
use crate::ui::screens::options::Cursor;
use crate::ui::screens::{Scene, ViewState, Wish};
use crate::ui::theme::{Form, Icon, Space, Style};
use crate::ui::widgets::{
    Line, Paragraph, columns, paint_icon, rows, split_bottom, split_left, split_top, text_height, tile,
};

/// The buyer's own logo large and first: it is what most come with. Beside it the samples, and logos made of their name.
pub(super) fn tiles(ui: &mut Ui, scene: &Scene<'_>, cursor: &mut Cursor, view: &ViewState) -> Option<Wish> {
    let measures = &scene.theme.measures;
    if !scene.premises.own_logos {
        let row = cursor.take(block_height(scene), Space::SNUG);
        return examples(ui, scene, row);
    }
    let (own, others) = if measures.is_narrow() {
        let own = cursor.take(block_height(scene), Space::SNUG);
        (own, cursor.take(block_height(scene), Space::SNUG))
    } else {
        let row = cursor.take(block_height(scene), Space::SNUG);
        split_left(row, row.width() * 0.42, Space::SNUG)
    };
    let wish = own_tile(ui, scene, own, view);
    examples(ui, scene, others).or(wish)
}

/// How high the choice of a logo is.
const fn block_height(scene: &Scene<'_>) -> f32 {
    match scene.theme.measures.form {
        Form::Landscape => 196.0,
        Form::Laptop => 160.0,
        Form::Portrait => 168.0,
    }
}

/// The samples, and below them what can be made of the buyer's name, once there is one. Each logo says itself what it is called.
fn examples(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> Option<Wish> {
    let measures = &scene.theme.measures;
    let now = &scene.session.state().design.logo;
    let words = &scene.session.state().design.words;
    let has_name = !words.company.trim().is_empty() || !words.name.trim().is_empty();
    let samples = SampleBrand::ALL.map(|brand| (LogoChoice::Sample(brand), brand.name().to_owned()));
    let names = ["initials-seal", "initials-wordmark", "initials-block"];
    let made = InitialsStyle::ALL.into_iter().zip(names);
    let made = made.map(|(style, name)| (LogoChoice::Initials(style), scene.tongue.say(name)));
    let (above, rest) = split_top(rect, Style::Note.font(measures).size * 1.3, Space::TINY);
    let title = scene.tongue.say("artwork-example");
    Line::new(&title, Style::Note, scene.theme.palette.soft).show(ui, measures, above);
    let offered: Vec<_> = samples.into_iter().chain(made.filter(|_| has_name)).collect();
    let down = offered.len().div_ceil(3);
    let places = rows(rest, down, Space::SMALL).flat_map(|row| columns(row, 3, Space::SMALL).collect::<Vec<_>>());
    let mut wish = None;
    for ((choice, name), place) in offered.into_iter().zip(places) {
        if thumb(ui, scene, place, (&choice, &name), *now == choice) {
            wish = Some(Wish::Act(Action::LogoChosen(choice)));
        }
    }
    wish
}

/// The tile that takes the buyer's own logo: a file that is dropped on it, or picked.
fn own_tile(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, view: &ViewState) -> Option<Wish> {
    let (palette, measures) = (&scene.theme.palette, &scene.theme.measures);
    let chosen = matches!(scene.session.state().design.logo, LogoChoice::Imported(_));
    let pick = scene.tongue.say("artwork-pick");
    let pressed = tile(ui, scene.theme, rect, &pick, chosen);
    let inner = rect.shrink(Space::SNUG);
    // On a kiosk there is nothing to drag from.
    let is_touched = measures.form == Form::Portrait || ui.input(eframe::egui::InputState::has_touch_screen);
    let hint = scene.tongue.say(match (chosen, is_touched) {
        (true, _) => "artwork-pick-other",
        (false, true) => "artwork-choose",
        (false, false) => "artwork-drop",
    });
    let hint = Paragraph::new(&hint, Style::Note, palette.soft, 2).centred();
    let name = Paragraph::new(&pick, Style::Strong, palette.ink, 2).centred();
    let heights = [&name, &hint].map(|text| text_height(ui, measures, text, inner.width()));
    let (above, below) = split_bottom(inner, heights[0] + heights[1] + Space::TINY, Space::TINY);
    if let (true, Some(id)) = (chosen, view.artwork.own_logo) {
        logo_thumb(ui, scene, above, &LogoChoice::Imported(id), &scene.tongue.say("artwork-own"));
    } else {
        paint_icon(ui, above, Icon::UploadSimple, above.height().min(56.0), palette.accent);
    }
    let (first, second) = split_top(below, heights[0], Space::TINY);
    name.paint(ui, measures, first);
    hint.paint(ui, measures, second);
    pressed.then_some(Wish::PickLogo)
}

/// The word under a thumbnail.
pub(super) fn caption(ui: &Ui, scene: &Scene<'_>, rect: Rect, name: &str) {
    let line = Line::new(name, Style::Mark, scene.theme.palette.ink).align(Align2::CENTER_CENTER);
    line.paint(ui, &scene.theme.measures, rect);
}

/// A logo on a small card.
fn thumb(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, (logo, name): (&LogoChoice, &str), chosen: bool) -> bool {
    let pressed = tile(ui, scene.theme, rect, name, chosen);
    logo_thumb(ui, scene, rect.shrink(Space::TINY), logo, name);
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
    // The air around the logo is left out.
    let middle = Part { left: 1400, top: 1400, width: 7200, height: 7200 };
    let request = request.closer(middle, request.size_px);
    scene.pictures.show(ui, scene.theme, rect, (&request, name));
}
