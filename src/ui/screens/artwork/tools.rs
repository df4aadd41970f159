//! Owns the tools above and below the print: its sides, its lines of help, and the size of the logo.

use eframe::egui::{Align2, Rect, Ui, vec2};

use super::examples::with_examples;
use super::moving::{STEP, at_home, centred, sized};
use super::print::Print;
use crate::artwork::{Piece, PieceKind, pieces_of};
use crate::flow::Action;
use crate::flow::design::LogoPlace;
use crate::ui::screens::{Scene, ViewState, Wish};
use crate::ui::theme::{Form, Icon, Space, Style};
use crate::ui::widgets::{Line, chip, icon_button, split_left, split_right};

/// Which side, and whether the lines of help are shown.
pub(super) fn above(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, (view, print): (&mut ViewState, &Print)) {
    let wide = if scene.theme.measures.form == Form::Laptop { 118.0 } else { 144.0 };
    let mut rest = rect;
    if print.has_back {
        for (name, back) in [("side-front", false), ("side-back", true)] {
            let (place, beside) = split_left(rest, wide, Space::SMALL);
            if chip(ui, scene.theme, place, &scene.tongue.say(name), view.artwork.back == back).clicked() {
                view.artwork.back = back;
                view.artwork.put_down();
            }
            rest = beside;
        }
    }
    if print.is_card() {
        let (_, place) = split_right(rest, wide, 0.0);
        if chip(ui, scene.theme, place, &scene.tongue.say("guides"), view.artwork.guides).clicked() {
            view.artwork.guides = !view.artwork.guides;
        }
    }
}

/// What can be done with the logo, once it is chosen; until then, how to begin.
pub(super) fn below(
    ui: &mut Ui,
    scene: &Scene<'_>,
    rect: Rect,
    (view, print): (&mut ViewState, &Print),
) -> Option<Wish> {
    let design = &scene.session.state().design;
    let noted = view.artwork.noted.as_ref();
    let pieces = noted.map(|noted| noted.pieces.as_slice()).unwrap_or_default();
    let is_logo = |piece: &&Piece| matches!(piece.kind, PieceKind::Logo(_));
    let has_logo = pieces.iter().any(|piece| is_logo(&piece));
    if !view.artwork.selected || !has_logo {
        let has_words = pieces.iter().any(|piece| !is_logo(&piece));
        let has_examples = !with_examples(design).1.is_empty();
        // Under what the guides are called.
        let align = if view.artwork.guides { Align2::CENTER_BOTTOM } else { Align2::CENTER_CENTER };
        hint(ui, scene, (rect, align), (has_words, has_logo, has_examples));
        return None;
    }
    let measures = &scene.theme.measures;
    let rect = Rect::from_center_size(rect.center(), vec2(rect.width(), rect.height().min(measures.chip)));
    let place = design.places.on(print.spot);
    let size = measures.chip;
    let (smaller, rest) = split_left(rect, size, Space::TINY);
    let (number, rest) = split_left(rest, 76.0, Space::TINY);
    let (larger, rest) = split_left(rest, size, Space::SNUG);
    let mut changed = None;
    if icon_button(ui, scene.theme, smaller, Icon::Minus, &scene.tongue.say("logo-smaller")).clicked() {
        changed = Some(sized(place, -i32::from(STEP)));
    }
    let percent = scene.tongue.say_with("logo-size", &[("percent", place.percent.into())]);
    let line = Line::new(&percent, Style::Strong, scene.theme.palette.ink).align(Align2::CENTER_CENTER);
    line.show(ui, measures, number);
    if icon_button(ui, scene.theme, larger, Icon::Plus, &scene.tongue.say("logo-larger")).clicked() {
        changed = Some(sized(place, i32::from(STEP)));
    }
    let (middle, home) = split_left(rest, rest.width() / 2.0 - 4.0, Space::SMALL);
    if chip(ui, scene.theme, middle, &scene.tongue.say("logo-centre"), false).clicked() {
        let home = pieces_of(&print.area, &at_home(print.spot, design), &scene.pictures.shelf(), print.ground);
        changed = home.iter().find(is_logo).map(|logo| centred(place, logo.rect, print)).or(changed);
    }
    if chip(ui, scene.theme, home, &scene.tongue.say("logo-home"), false).clicked() {
        changed = Some(LogoPlace::default());
    }
    changed.filter(|changed| *changed != place).map(|changed| Wish::Act(Action::LogoPlaced(print.spot, changed)))
}

fn hint(ui: &mut Ui, scene: &Scene<'_>, (rect, align): (Rect, Align2), has: (bool, bool, bool)) {
    let name = match has {
        (.., true) => "design-hint-example",
        (true, true, _) => "design-hint",
        (true, false, _) => "design-hint-words",
        (false, true, _) => "design-hint-logo",
        (false, false, _) => "design-hint-empty",
    };
    let text = scene.tongue.say(name);
    let line = Line::new(&text, Style::Note, scene.theme.palette.soft).align(align);
    line.show(ui, &scene.theme.measures, rect);
}
