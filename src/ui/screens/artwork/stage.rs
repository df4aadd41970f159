//! Owns the print as it lies on the stage: the words and the logo that are taken hold of on it, and its lines of help.

use eframe::egui::{
    Align2, CornerRadius, CursorIcon, Id, Key, Pos2, Rect, Response, Role, Sense, Shape, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2, vec2,
};

use super::examples::{quieten, with_examples};
use super::moving::{Held, keyed, pinched};
use super::print::{Lie, Noted, Print};
use super::words;
use crate::artwork::preflight::SAFE;
use crate::artwork::{Framing, PictureRequest, Piece, PieceKind};
use crate::flow::Action;
use crate::flow::design::{Design, Field};
use crate::ui::screens::{Scene, ViewState, Wish};
use crate::ui::theme::{Palette, Space, Style};
use crate::ui::widgets::Line;

/// How far from a line of words a finger still means it, in points.
const REACH: f32 = 22.0;
/// How far beyond the cut colour runs, in mm.
const BLEED: f32 = 3.0;

/// Shows the print and lets it be worked on.
pub(super) fn show(
    ui: &mut Ui,
    scene: &Scene<'_>,
    rect: Rect,
    (view, print): (&mut ViewState, &Print),
) -> Option<Wish> {
    let design = scene.session.state().design.clone();
    let (shown, examples) = with_examples(&design);
    let lie = Lie::of(&print.area, rect);
    picture(ui, scene, rect, (&shown, print), view);
    Noted::keep(&mut view.artwork.noted, scene.pictures, (&design, &shown), print);
    let pieces = view.artwork.noted.as_ref().map(|noted| noted.pieces.clone()).unwrap_or_default();
    quieten(ui, lie, (&pieces, &examples));
    let id = ui.scope_id().with("print");
    let response = ui.interact(lie.frame.intersect(rect), id, Sense::click_and_drag());
    let name = print_name(scene, print);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
    let mut wish = held(ui, &response, (view, print), (&design, lie, &pieces));
    wish = pressed(ui, &response, view, (lie, &pieces)).or(wish);
    if view.artwork.selected {
        let place = design.places.on(print.spot);
        let sized = pinched(ui, &response, place, &mut view.artwork.rest).or_else(|| keyed(ui, &response, place));
        wish = sized.map(|place| Wish::Act(Action::LogoPlaced(print.spot, place))).or(wish);
    }
    help(ui, scene, lie, (view, print));
    outlines(ui, scene, &response, (view, lie, &pieces));
    words::on_print(ui, scene, (view, lie, &pieces)).or(wish)
}

fn print_name(scene: &Scene<'_>, print: &Print) -> String {
    if !print.is_card() {
        return scene.tongue.say("design-print");
    }
    let side = if print.area.region == "back" { "side-back" } else { "side-front" };
    scene.tongue.say_with("design-card", &[("side", scene.tongue.say(side).to_lowercase().into())])
}

/// The picture of the print. While the logo is held, pictures follow as fast as they are made, and no faster.
fn picture(ui: &Ui, scene: &Scene<'_>, rect: Rect, (design, print): (&Design, &Print), view: &mut ViewState) {
    let artwork = &mut view.artwork;
    match &artwork.held {
        Some(held) if !scene.pictures.is_waiting() => artwork.shown = Some(held.place),
        Some(_) => {}
        None => artwork.shown = None,
    }
    let places = artwork.shown.map_or(design.places, |place| design.places.with(print.spot, place));
    let request = request(ui, scene, rect, (&Design { places, ..design.clone() }, print));
    scene.pictures.show(ui, scene.theme, rect, (&request, &scene.tongue.say("design-flat")));
}

/// The request for a print's flat picture.
pub(super) fn request(ui: &Ui, scene: &Scene<'_>, rect: Rect, (design, print): (&Design, &Print)) -> PictureRequest {
    PictureRequest {
        subject: print.subject.clone(),
        tint: print.tint,
        film: None,
        design: design.clone(),
        size_px: crate::ui::screens::scene::pixels(ui, rect),
        stage: scene.theme.palette.stage,
        framing: Framing::Fit,
    }
}

fn logo_of(pieces: &[Piece]) -> Option<&Piece> {
    pieces.iter().find(|piece| matches!(piece.kind, PieceKind::Logo(_)))
}

/// The logo's box, large enough for a finger.
fn grip(lie: Lie, logo: &Piece) -> Rect {
    let rect = lie.rect(logo.rect);
    Rect::from_center_size(rect.center(), rect.size().max(vec2(44.0, 44.0)))
}

/// Takes hold of the logo, carries it, and lets it go: the letting go is what is done.
fn held(
    ui: &Ui,
    response: &Response,
    (view, print): (&mut ViewState, &Print),
    (design, lie, pieces): (&Design, Lie, &[Piece]),
) -> Option<Wish> {
    let artwork = &mut view.artwork;
    let grab = ui.input(|input| input.pointer.press_origin()).filter(|_| response.drag_started());
    if let Some((grab, logo)) = grab.zip(logo_of(pieces))
        && grip(lie, logo).contains(grab)
    {
        artwork.held = Some(Held::new(grab, design.places.on(print.spot), lie.rect(logo.rect)));
        artwork.selected = true;
        artwork.editing = None;
    }
    let has_two_fingers = ui.input(|input| input.multi_touch().is_some());
    if has_two_fingers {
        artwork.held = None;
    }
    if let (Some(held), Some(finger)) = (&mut artwork.held, response.interact_pointer_pos()) {
        held.follow(finger, print, lie);
    }
    if response.drag_stopped() || !response.is_pointer_button_down_on() {
        let let_go = artwork.held.take().filter(Held::has_moved)?;
        return Some(Wish::Act(Action::LogoPlaced(print.spot, let_go.place)));
    }
    None
}

/// A tap on a line opens it; one on the logo chooses it; one beside them lets both be.
fn pressed(ui: &Ui, response: &Response, view: &mut ViewState, (lie, pieces): (Lie, &[Piece])) -> Option<Wish> {
    let artwork = &mut view.artwork;
    if response.has_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        artwork.selected = false;
    }
    if !response.clicked() {
        return None;
    }
    let Some(at) = response.interact_pointer_pos() else {
        // By key: the logo is what keys can move.
        artwork.selected = logo_of(pieces).is_some() && !artwork.selected;
        return None;
    };
    match meant(lie, pieces, at) {
        Some(PieceKind::Words(field)) => {
            artwork.selected = false;
            artwork.open(field);
        }
        Some(PieceKind::Logo(_)) => {
            artwork.editing = None;
            artwork.selected = true;
        }
        None => artwork.put_down(),
    }
    None
}

/// What a finger at this place means: the nearest line in reach, or the logo under it.
fn meant(lie: Lie, pieces: &[Piece], at: Pos2) -> Option<PieceKind> {
    let lines = pieces.iter().filter(|piece| matches!(piece.kind, PieceKind::Words(_)));
    let far = |piece: &Piece| lie.rect(piece.rect).distance_to_pos(at);
    let nearest = lines.map(|piece| (piece.kind, far(piece))).min_by(|(_, a), (_, b)| a.total_cmp(b));
    let logo = logo_of(pieces).filter(|logo| grip(lie, logo).contains(at)).map(|logo| logo.kind);
    match (nearest, logo) {
        (Some((kind, far)), _) if far < 3.0 => Some(kind),
        (_, Some(logo)) => Some(logo),
        (Some((kind, far)), None) if far < REACH => Some(kind),
        _ => None,
    }
}

/// What can be taken hold of is outlined: under the pointer, all of it under the keyboard, and what is held.
fn outlines(ui: &Ui, scene: &Scene<'_>, response: &Response, (view, lie, pieces): (&ViewState, Lie, &[Piece])) {
    let palette = &scene.theme.palette;
    let artwork = &view.artwork;
    let frame = |rect: Rect, stroke: Stroke| {
        // Light beneath it, so that it is seen on dark grounds too.
        let under = Stroke::new(stroke.width + 2.5, palette.on_accent.gamma_multiply(0.85));
        let place = rect.expand(6.0);
        ui.painter().rect_stroke(place, CornerRadius::same(6), under, StrokeKind::Middle);
        ui.painter().rect_stroke(place, CornerRadius::same(6), stroke, StrokeKind::Middle);
    };
    if response.has_focus() {
        ui.painter().rect_stroke(
            lie.frame.expand(4.0),
            CornerRadius::same(6),
            Stroke::new(scene.theme.strokes.focus, palette.focus),
            StrokeKind::Inside,
        );
    }
    if let Some(held) = &artwork.held {
        return frame(held.rect, Stroke::new(2.0, palette.accent));
    }
    let hovered = response.hover_pos().filter(|_| response.hovered()).and_then(|at| meant(lie, pieces, at));
    if artwork.editing.is_some() {
        return;
    }
    for piece in pieces {
        let is_chosen = artwork.selected && matches!(piece.kind, PieceKind::Logo(_));
        if is_chosen {
            frame(lie.rect(piece.rect), Stroke::new(2.5, palette.accent));
        } else if hovered == Some(piece.kind) || response.has_focus() {
            frame(lie.rect(piece.rect), Stroke::new(1.5, palette.accent));
        }
    }
    let icon = match hovered {
        Some(PieceKind::Words(_)) => CursorIcon::Text,
        Some(PieceKind::Logo(_)) => CursorIcon::Grab,
        None => return,
    };
    ui.ctx().set_cursor_icon(icon);
}

/// The cut, what the cut may take, and what the logo snapped to: while it is held, and on request.
fn help(ui: &Ui, scene: &Scene<'_>, lie: Lie, (view, print): (&ViewState, &Print)) {
    let palette = &scene.theme.palette;
    let artwork = &view.artwork;
    if (artwork.guides || artwork.held.is_some()) && print.is_card() {
        let bleed = lie.frame.expand(BLEED * lie.per_mm);
        cut_off(ui, bleed, lie.frame);
        dashed(ui, bleed, Stroke::new(1.0, palette.soft));
        ui.painter().rect_stroke(lie.frame, CornerRadius::ZERO, Stroke::new(1.5, palette.red), StrokeKind::Outside);
        dashed(ui, lie.frame.shrink(SAFE * lie.per_mm), Stroke::new(1.5, palette.accent));
        if artwork.guides {
            legend(ui, scene, bleed);
        }
    }
    let Some(held) = &artwork.held else { return };
    let line = Stroke::new(2.0, palette.accent);
    let [across, down] = held.centred;
    if across {
        ui.painter().vline(lie.frame.center().x, lie.frame.y_range(), line);
    }
    if down {
        ui.painter().hline(lie.frame.x_range(), lie.frame.center().y, line);
    }
}

/// Shades what the cut takes off.
fn cut_off(ui: &Ui, bleed: Rect, cut: Rect) {
    let parts = [
        bleed.with_max_y(cut.min.y),
        bleed.with_min_y(cut.max.y),
        Rect::from_min_max(pos2(bleed.min.x, cut.min.y), pos2(cut.min.x, cut.max.y)),
        Rect::from_min_max(pos2(cut.max.x, cut.min.y), pos2(bleed.max.x, cut.max.y)),
    ];
    for part in parts {
        ui.painter().rect_filled(part, CornerRadius::ZERO, Palette::shade(0.28));
    }
}

fn dashed(ui: &Ui, rect: Rect, stroke: Stroke) {
    let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    ui.painter().extend(Shape::dashed_line(&corners, stroke, 7.0, 5.0));
}

/// What the lines mean, beside them.
fn legend(ui: &Ui, scene: &Scene<'_>, bleed: Rect) {
    let palette = &scene.theme.palette;
    let row = Rect::from_min_size(pos2(bleed.min.x, bleed.max.y + 3.0), vec2(bleed.width(), 20.0));
    let words = [
        ("guide-cut", palette.red, Align2::LEFT_CENTER),
        ("guide-bleed", palette.soft, Align2::CENTER_CENTER),
        ("guide-safe", palette.accent, Align2::RIGHT_CENTER),
    ];
    for ((name, ink, align), place) in words.into_iter().zip(crate::ui::widgets::columns(row, 3, Space::SMALL)) {
        Line::new(&scene.tongue.say(name), Style::Mark, ink).align(align).paint(ui, &scene.theme.measures, place);
    }
}

/// The field that a line is typed into, by the line.
pub(super) fn field_id(ui: &Ui, field: Field) -> Id {
    ui.scope_id().with(("on the print", field))
}

/// A colour of the print as one to draw with.
pub(super) fn swatch(colour: crate::artwork::Rgb) -> eframe::egui::Color32 {
    Palette::swatch(crate::catalog::Rgb(colour.0))
}
