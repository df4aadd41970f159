//! Owns the close look at a product, at the sharpness of print: larger and smaller under the fingers, and an upgrade laid over
//! what one came for, with a line between them that slides.

use eframe::egui::{
    Align2, Area, CornerRadius, CursorIcon, Id, Key, Order, Pos2, Rect, Response, Role, Sense, Stroke, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use super::claims::proofs;
use super::look::{Look, MOST};
use super::{Scene, ViewState};
use crate::artwork::PictureRequest;
use crate::catalog::{Choices, Product, ProductId};
use crate::ui::theme::{Form, Icon, Palette, Space, Style};
use crate::ui::widgets::{
    Line, Paragraph, card, icon_button, paint_icon, pill, split_bottom, split_left, split_top, text_height,
};

/// A product as it is looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Exhibit {
    /// Which one.
    pub product: ProductId,
    /// With which choices.
    pub choices: Choices,
}

/// What is looked at closely.
#[derive(Clone, Debug, PartialEq)]
pub struct Looked {
    /// The product; of two, what one came for.
    pub first: Exhibit,
    /// What is laid over it, to see the difference.
    pub over: Option<Exhibit>,
}

/// A close look under way.
#[derive(Clone, Debug)]
pub struct Looking {
    looked: Looked,
    now: Look,
    /// What the sharp picture shows: where the look last came to rest.
    rested: Look,
    moved_at: f64,
    /// Where the line between the two stands, as a share of the width.
    divider: f32,
}

/// How close a double tap goes.
const DOUBLE_TAP: f32 = 3.0;
/// How long fingers must rest before the sharp picture is made, in seconds.
const REST: f64 = 0.12;
/// How far from the line a finger still takes hold of it, in points.
const GRIP: f32 = 44.0;

impl Looking {
    /// A look at the whole of it.
    #[must_use]
    pub const fn new(looked: Looked) -> Self {
        Self { looked, now: Look::WHOLE, rested: Look::WHOLE, moved_at: 0.0, divider: 0.5 }
    }
}

/// Shows the look over the whole screen, where there is one.
pub(super) fn show(ui: &Ui, scene: &Scene<'_>, full: Rect, view: &mut ViewState) {
    let Some(mut looking) = view.looking.take() else { return };
    let area = Area::new(ui.scope_id().with("looking")).order(Order::Foreground).fixed_pos(full.min).constrain(false);
    let stays = area.show(ui.ctx(), |ui| {
        ui.allocate_rect(full, Sense::hover());
        let stage = Palette::swatch(crate::catalog::Rgb(scene.theme.palette.stage.0));
        ui.painter().rect_filled(full, CornerRadius::ZERO, stage);
        look_ui(ui, scene, full, &mut looking)
    });
    if stays.inner {
        view.looking = Some(looking);
    }
}

/// The look itself; returns whether it goes on.
fn look_ui(ui: &mut Ui, scene: &Scene<'_>, full: Rect, looking: &mut Looking) -> bool {
    let measures = &scene.theme.measures;
    let catalog = scene.session.catalog();
    let Some(first) = catalog.product(&looking.looked.first.product) else { return false };
    let over = looking.looked.over.clone();
    let over = over.as_ref().and_then(|over| catalog.product(&over.product).map(|product| (product, &over.choices)));
    let (top, rest) = split_top(full, measures.header, 0.0);
    let (picture, foot) = split_bottom(rest, measures.header, 0.0);
    let id = ui.scope_id().with("look");
    let response = ui.interact(picture, id, Sense::CLICK | Sense::DRAG);
    response.widget_info(|| WidgetInfo::labeled(Role::Canvas, true, scene.text(&first.name)));
    let handle = over.is_some().then(|| divider_handle(ui, scene, picture, looking));
    move_look(ui, (&response, handle.as_ref()), picture, looking);
    let request = scene.request(ui, picture, first, &looking.looked.first.choices.clone());
    let line = picture.min.x + picture.width() * looking.divider;
    let left = if over.is_some() { picture.with_max_x(line) } else { picture };
    exhibit_ui(ui, scene, (picture, left), (&request, scene.text(&first.name)), looking);
    if let Some((product, choices)) = over {
        let request = scene.request(ui, picture, product, choices);
        exhibit_ui(ui, scene, (picture, picture.with_min_x(line)), (&request, scene.text(&product.name)), looking);
        divider_ui(ui, scene, picture, line);
        labels_ui(ui, scene, picture, (scene.text(&first.name), scene.text(&product.name)));
    }
    proofs_ui(ui, scene, picture, over.map_or(first, |(product, _)| product));
    let title = if over.is_some() { scene.tongue.say("look-title") } else { scene.text(&first.name).to_owned() };
    let closed = head_ui(ui, scene, top, &title);
    foot_ui(ui, scene, foot, looking);
    !closed
}

/// One of the two, in its part of the place: the whole picture enlarged, and the sharp part over it once it is made.
fn exhibit_ui(
    ui: &mut Ui,
    scene: &Scene<'_>,
    (place, clip): (Rect, Rect),
    (request, name): (&PictureRequest, &str),
    looking: &Looking,
) {
    if clip.width() < 1.0 {
        return;
    }
    ui.scope(|ui| {
        ui.set_clip_rect(clip.intersect(ui.clip_rect()));
        let whole = looking.now.place_of(Look::WHOLE, place);
        scene.pictures.show(ui, scene.theme, whole, (request, name));
        if looking.rested.zoom > 1.01 {
            let sharp = request.closer(looking.rested.part(), request.size_px);
            if scene.pictures.is_made(&sharp) {
                let at = looking.now.place_of(looking.rested, place);
                scene.pictures.show(ui, scene.theme, at, (&sharp, name));
            } else {
                scene.pictures.prepare(&sharp);
            }
        }
    });
}

/// Follows fingers, wheel and keys.
fn move_look(ui: &Ui, (picture, handle): (&Response, Option<&Response>), rect: Rect, looking: &mut Looking) {
    let before = (looking.now, looking.divider);
    let share = |at: Pos2| ((at - rect.min) / rect.size()).to_pos2();
    let pointer = ui.input(|input| input.pointer.latest_pos()).filter(|at| rect.contains(*at));
    let at = pointer.map_or(pos2(0.5, 0.5), share);
    let holds_line = handle.is_some_and(Response::dragged);
    // With nothing to move about, a drag anywhere moves the line.
    let moves_line = holds_line || (handle.is_some() && looking.now.zoom <= 1.01);
    if holds_line || (picture.dragged() && moves_line) {
        if let Some(at) = ui.input(|input| input.pointer.interact_pos()) {
            looking.divider = ((at.x - rect.min.x) / rect.width()).clamp(0.0, 1.0);
        }
    } else if picture.dragged() {
        looking.now = looking.now.moved(picture.drag_delta() / rect.size());
    }
    if picture.double_clicked() {
        let factor = if looking.now.zoom > 1.01 { 1.0 / MOST } else { DOUBLE_TAP };
        looking.now = looking.now.zoomed(factor, at);
    }
    let (pinch, wheel) = ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta().y));
    if pointer.is_some() || ui.input(|input| input.multi_touch().is_some()) {
        looking.now = looking.now.zoomed(pinch * (wheel * 0.0025).exp(), at);
    }
    follow_keys(ui, handle, looking);
    let time = ui.input(|input| input.time);
    if before != (looking.now, looking.divider) {
        looking.moved_at = time;
        ui.ctx().request_repaint();
    } else if looking.rested != looking.now {
        if time - looking.moved_at >= REST {
            looking.rested = looking.now;
        }
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(REST));
    }
}

/// Plus, minus and nought; the arrows move what is seen, or the line where all is seen.
fn follow_keys(ui: &Ui, handle: Option<&Response>, looking: &mut Looking) {
    let middle = pos2(0.5, 0.5);
    let (closer, further, whole) = ui.input(|input| {
        let closer = input.key_pressed(Key::Plus) || input.key_pressed(Key::Equals);
        (closer, input.key_pressed(Key::Minus), input.key_pressed(Key::Num0))
    });
    match (closer, further, whole) {
        (true, ..) => looking.now = looking.now.zoomed(STEP, middle),
        (_, true, _) => looking.now = looking.now.zoomed(1.0 / STEP, middle),
        (.., true) => looking.now = Look::WHOLE,
        _ => {}
    }
    let by = ui.input(|input| {
        let pressed = |key| if input.key_pressed(key) { 1.0 } else { 0.0 };
        vec2(pressed(Key::ArrowLeft) - pressed(Key::ArrowRight), pressed(Key::ArrowUp) - pressed(Key::ArrowDown))
    });
    if handle.is_some_and(Response::has_focus) {
        looking.divider = (looking.divider - by.x * 0.05).clamp(0.0, 1.0);
    } else if by != Vec2::ZERO {
        looking.now = looking.now.moved(by * 0.15);
    }
}

/// One step of the buttons and keys.
const STEP: f32 = 1.5;

/// What takes hold of the line between the two.
fn divider_handle(ui: &Ui, scene: &Scene<'_>, picture: Rect, looking: &Looking) -> Response {
    let x = picture.min.x + picture.width() * looking.divider;
    let place = Rect::from_center_size(pos2(x, picture.center().y), vec2(GRIP * 1.5, picture.height() * 0.6));
    let response = ui.interact(place, Id::unique("look divider"), Sense::drag() | Sense::FOCUSABLE);
    let name = scene.tongue.say("look-divider");
    response.widget_info(|| WidgetInfo::slider(true, f64::from(looking.divider * 100.0), &name));
    // Left and right move the line, not the focus.
    if response.has_focus() {
        let filter = eframe::egui::EventFilter { horizontal_arrows: true, ..Default::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    response.on_hover_cursor(CursorIcon::ResizeHorizontal)
}

/// The line, with something round to take hold of.
fn divider_ui(ui: &Ui, scene: &Scene<'_>, picture: Rect, x: f32) {
    let palette = &scene.theme.palette;
    let round = pos2(x, picture.center().y);
    ui.painter().vline(x, picture.y_range(), Stroke::new(5.0, Palette::shade(0.18)));
    ui.painter().vline(x, picture.y_range(), Stroke::new(3.0, palette.card));
    ui.painter().circle(round, GRIP * 0.75, palette.card, Stroke::new(1.5, palette.line));
    if ui.memory(|memory| memory.has_focus(Id::unique("look divider"))) {
        ui.painter().circle_stroke(round, GRIP * 0.75 + 4.0, Stroke::new(scene.theme.strokes.focus, palette.focus));
    }
    for (icon, side) in [(Icon::CaretLeft, -1.0), (Icon::CaretRight, 1.0)] {
        let place = Rect::from_center_size(round + vec2(side * 12.0, 0.0), vec2(20.0, 20.0));
        paint_icon(ui, place, icon, 20.0, palette.ink);
    }
}

/// Which is which.
fn labels_ui(ui: &mut Ui, scene: &Scene<'_>, picture: Rect, (first, over): (&str, &str)) {
    let measures = &scene.theme.measures;
    let place = picture.shrink2(vec2(measures.edge, 0.0));
    let width = place.width() * 0.45;
    let own = format!("{}: {first}", scene.tongue.say("upgrade-chosen"));
    pill(ui, scene.theme, place.with_max_x(place.min.x + width), &own);
    let font = Style::Chip.font(measures);
    let wide = ui.painter().layout_no_wrap(over.to_owned(), font, scene.theme.palette.ink).size().x;
    let wide = (wide + measures.chip * 0.75).min(width);
    pill(ui, scene.theme, place.with_min_x(place.max.x - wide), over);
}

/// What is looked at, and the way out; returns whether it was taken.
fn head_ui(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, title: &str) -> bool {
    let measures = &scene.theme.measures;
    let inner = rect.shrink2(vec2(measures.edge, 0.0));
    let size = measures.chip;
    let place = Rect::from_center_size(pos2(inner.max.x - size / 2.0, inner.center().y), vec2(size, size));
    let words = inner.with_max_x(place.min.x - measures.gap);
    Line::new(title, Style::Title, scene.theme.palette.ink).show(ui, measures, words);
    icon_button(ui, scene.theme, place, Icon::X, &scene.tongue.say("notice-close")).clicked()
}

/// What others found of it, with all that it stands on.
fn proofs_ui(ui: &mut Ui, scene: &Scene<'_>, picture: Rect, product: &Product) {
    let measures = &scene.theme.measures;
    let told = proofs(scene, product).join("\n");
    if told.is_empty() {
        return;
    }
    let paragraph = Paragraph::new(&told, Style::Note, scene.theme.palette.ink, usize::MAX);
    let width = (picture.width() * 0.5).max(320.0).min(picture.width() - 2.0 * measures.edge);
    let high = text_height(ui, measures, &paragraph, width - 2.0 * measures.pad) + 2.0 * Space::SNUG;
    let left = picture.min.x + measures.edge;
    let place = Rect::from_min_size(pos2(left, picture.max.y - high), vec2(width, high));
    card(ui, scene.theme, place);
    paragraph.show(ui, measures, place.shrink2(vec2(measures.pad, Space::SNUG)));
}

/// How one looks closer, in words and as buttons.
fn foot_ui(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, looking: &mut Looking) {
    let measures = &scene.theme.measures;
    let inner = rect.shrink2(vec2(measures.edge, 0.0));
    let size = measures.chip;
    let middle = inner.center().y;
    let spot = |right: f32| Rect::from_center_size(pos2(right - size / 2.0, middle), vec2(size, size));
    let (closer, further) = (spot(inner.max.x), spot(inner.max.x - size - 12.0));
    let (words, _) = split_left(inner, further.min.x - measures.gap - inner.min.x, 0.0);
    let hint = if measures.form == Form::Laptop { "look-hint-mouse" } else { "look-hint" };
    Line::new(&scene.tongue.say(hint), Style::Note, scene.theme.palette.soft)
        .align(Align2::LEFT_CENTER)
        .show(ui, measures, words);
    let centre = pos2(0.5, 0.5);
    if icon_button(ui, scene.theme, further, Icon::Minus, &scene.tongue.say("look-out")).clicked() {
        looking.now = looking.now.zoomed(1.0 / STEP, centre);
        ui.ctx().request_repaint();
    }
    if icon_button(ui, scene.theme, closer, Icon::Plus, &scene.tongue.say("look-in")).clicked() {
        looking.now = looking.now.zoomed(STEP, centre);
        ui.ctx().request_repaint();
    }
}
