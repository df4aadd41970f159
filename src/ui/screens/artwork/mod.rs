//! Owns the card designer: the print large and flat in the middle, what can be chosen beside it, and what a printer says of it.

mod choices;
mod findings;
mod logos;
mod moving;
mod print;
mod stage;
mod tools;
mod words;

use eframe::egui::{Align2, CornerRadius, Id, Rect, Stroke, StrokeKind, Ui, vec2};

use super::options::{Cursor, in_scroll};
use super::shell::{heading, heading_heights};
use super::{Scene, ViewState, Wish};
use crate::artwork::ImportError;
use crate::catalog::Product;
use crate::pricing::OrderLine;
use crate::ui::text::Tongue;
use crate::ui::theme::{Form, Measures, Style};
use crate::ui::widgets::{Line, card, chip, columns, split_bottom, split_left, split_top};
use print::Print;

pub use moving::Held;
pub use print::Noted;
pub use words::Editing;

/// What stands beside the print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drawer {
    /// The logo and the words.
    #[default]
    Words,
    /// The layouts.
    Layouts,
    /// Colours and letters.
    Looks,
}

/// Where things stand.
struct Rooms {
    stage: Rect,
    drawers: Rect,
    drawer: Rect,
    product: Rect,
    findings: Rect,
}

impl Rooms {
    fn of(measures: &Measures, place: Rect) -> Self {
        let (stage, beside) = match measures.form {
            Form::Portrait if measures.flows() => {
                split_top(place, flowing_stage(measures, place.width()), measures.gap)
            }
            Form::Portrait => split_top(place, place.height() - 720.0, measures.gap),
            Form::Landscape => split_left(place, place.width() * 0.59, measures.gap * 1.4),
            Form::Laptop => split_left(place, place.width() * 0.55, measures.gap * 1.4),
        };
        let (drawers, below) = split_top(beside, measures.chip, measures.gap * 0.6);
        let foot = match measures.form {
            Form::Portrait => 232.0,
            Form::Landscape => 216.0,
            Form::Laptop => 132.0,
        };
        let (drawer, foot) = split_bottom(below, foot, measures.gap * 0.6);
        let (product, findings) = split_left(foot, foot.height() * 1.2, measures.gap);
        Self { stage, drawers, drawer, product, findings }
    }
}

pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, view: &mut ViewState) -> Option<Wish> {
    let line = scene.session.state().hook_line()?.clone();
    let product = scene.session.catalog().product(&line.product)?;
    let (measures, tongue) = (&scene.theme.measures, scene.tongue);
    let place = heading(ui, scene, rect, &tongue.say("artwork-title"), &tongue.say("artwork-lead"));
    let rooms = Rooms::of(measures, place);
    let request = scene.request(ui, rooms.product, product, &line.choices);
    let print = Print::of(scene.pictures, &request, view.artwork.back).filter(|_| product.personalised);
    words::keep_up(ui, scene, view);
    card(ui, scene.theme, rooms.stage);
    let mut wish = if let Some(print) = &print {
        on_stage(ui, scene, rooms.stage, (view, print))
    } else {
        scene.product_picture(ui, rooms.stage.shrink(measures.inset), product, &line.choices);
        None
    };
    if view.artwork.dropping || view.artwork.loading {
        let text = tongue.say(if view.artwork.loading { "artwork-loading" } else { "artwork-drop-now" });
        over_picture(ui, scene, rooms.stage.shrink(measures.inset), &text);
    }
    let has_card = print.as_ref().is_some_and(Print::is_card);
    drawers(ui, scene, rooms.drawers, (view, has_card));
    wish = drawer(ui, scene, rooms.drawer, (view, print.as_ref())).or(wish);
    if print.is_some() {
        wish = foot(ui, scene, &rooms, view, (product, &line)).or(wish);
    }
    wish
}

/// The print with its tools above and below.
fn on_stage(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, (view, print): (&mut ViewState, &Print)) -> Option<Wish> {
    let measures = &scene.theme.measures;
    let inner = rect.shrink(measures.inset + 4.0);
    let (above, rest) = split_top(inner, measures.chip, 8.0);
    let rest = if print.has_back || print.is_card() {
        tools::above(ui, scene, above, (view, print));
        rest
    } else {
        inner
    };
    let (middle, below) = split_bottom(rest, measures.chip, 8.0);
    let wish = stage::show(ui, scene, middle, (view, print));
    tools::below(ui, scene, below, (view, print)).or(wish)
}

/// What can stand beside the print; one of it does.
fn drawers(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, (view, has_card): (&mut ViewState, bool)) {
    let all = [(Drawer::Words, "drawer-words"), (Drawer::Layouts, "drawer-layouts"), (Drawer::Looks, "drawer-looks")];
    let offered: Vec<_> = all.into_iter().filter(|(drawer, _)| has_card || *drawer != Drawer::Layouts).collect();
    if !has_card && view.artwork.drawer == Drawer::Layouts {
        view.artwork.drawer = Drawer::Words;
    }
    for ((drawer, name), place) in offered.iter().zip(columns(rect, offered.len(), 10.0)) {
        if chip(ui, scene.theme, place, &scene.tongue.say(name), view.artwork.drawer == *drawer).clicked() {
            view.artwork.drawer = *drawer;
        }
    }
}

fn drawer(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, (view, print): (&mut ViewState, Option<&Print>)) -> Option<Wish> {
    in_scroll(ui, rect, |ui, rect| {
        let mut cursor = Cursor { rect, y: rect.min.y };
        let wish = drawn(ui, scene, &mut cursor, (view, print));
        ui.data_mut(|data| data.insert_temp(drawer_id(), cursor.y - rect.min.y));
        (wish, cursor.y)
    })
}

/// How high the open drawer was when it was last shown.
fn drawer_id() -> Id {
    Id::unique("height of the drawer")
}

/// How high the print stands on a screen of this width that flows, tools above and below it included.
fn flowing_stage(measures: &Measures, width: f32) -> f32 {
    (width * 0.7).min(640.0) + 2.0 * measures.chip + 40.0
}

/// What the open drawer holds.
fn drawn(
    ui: &mut Ui,
    scene: &Scene<'_>,
    cursor: &mut Cursor,
    (view, print): (&mut ViewState, Option<&Print>),
) -> Option<Wish> {
    let has_card = print.is_some_and(Print::is_card);
    match (view.artwork.drawer, print) {
        (Drawer::Layouts, Some(print)) => choices::layouts(ui, scene, cursor, (view, print)),
        (Drawer::Looks, Some(print)) => choices::looks(ui, scene, cursor, print),
        _ => {
            let wish = logos::tiles(ui, scene, cursor, view);
            words::fields(ui, scene, cursor, (view, has_card || print.is_none_or(Print::says_who))).or(wish)
        }
    }
}

/// The designer with larger text: the same, one below the other. Returns how far down it came.
pub(super) fn show_flowing(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, view: &mut ViewState) -> (Option<Wish>, f32) {
    let measures = &scene.theme.measures;
    let drawer = ui.data(|data| data.get_temp::<f32>(drawer_id())).unwrap_or(600.0);
    let words = (scene.tongue.say("artwork-title"), scene.tongue.say("artwork-lead"));
    let (title, lead, gap) = heading_heights(ui, measures, rect.width(), (&words.0, &words.1));
    let above = title + lead + gap + 2.0;
    let stage = flowing_stage(measures, rect.width()) + measures.gap + measures.chip + measures.gap * 0.6;
    let foot = measures.gap * 0.6 + 232.0 + measures.gap;
    let place = rect.with_max_y(rect.min.y + above + stage + drawer + foot);
    let wish = show(ui, scene, place, view);
    let now = ui.data(|data| data.get_temp::<f32>(drawer_id())).unwrap_or(drawer);
    if (now - drawer).abs() > 0.5 {
        ui.ctx().request_repaint();
    }
    (wish, place.max.y)
}

/// The product as it will be, and what a printer says of it.
fn foot(
    ui: &mut Ui,
    scene: &Scene<'_>,
    rooms: &Rooms,
    view: &ViewState,
    (product, line): (&Product, &OrderLine),
) -> Option<Wish> {
    card(ui, scene.theme, rooms.product);
    let closely =
        scene.pictured_closely(ui, rooms.product.shrink(scene.theme.measures.inset * 0.6), product, &line.choices);
    findings::show(ui, scene, rooms.findings, view).or(closely)
}

/// A sentence over the picture, while a file hangs over the window or is being read.
fn over_picture(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, text: &str) {
    let palette = &scene.theme.palette;
    let radius = CornerRadius::same(scene.theme.measures.radius);
    ui.painter().rect_filled(rect, radius, palette.card.gamma_multiply(0.85));
    ui.painter().rect_stroke(rect, radius, Stroke::new(3.0, palette.accent), StrokeKind::Inside);
    Line::new(text, Style::Title, palette.accent).align(Align2::CENTER_CENTER).show(ui, &scene.theme.measures, rect);
}

/// A name over what follows it.
fn label(ui: &mut Ui, scene: &Scene<'_>, cursor: &mut Cursor, name: &str) {
    let row = cursor.take(24.0, 6.0);
    Line::new(&scene.tongue.say(name), Style::Strong, scene.theme.palette.ink).show(ui, &scene.theme.measures, row);
}

/// How high a row of thumbnails is.
const fn thumb_height(scene: &Scene<'_>) -> f32 {
    match scene.theme.measures.form {
        Form::Landscape => 92.0,
        Form::Laptop => 80.0,
        Form::Portrait => 108.0,
    }
}

/// A thumbnail's picture, and the word below it.
fn thumb_parts(rect: Rect) -> (Rect, Rect) {
    let inner = rect.shrink2(vec2(5.0, 6.0));
    split_top(inner, inner.height() - 22.0, 2.0)
}

/// Why a logo can't be used, and what to do, in words.
pub(super) fn import_text(tongue: &Tongue, error: &ImportError) -> String {
    match error {
        ImportError::TooManyBytes { bytes, .. } => {
            tongue.say_with("logo-too-large", &[("size", (bytes / 1_000_000).into())])
        }
        ImportError::TooManyPixels { width, height, .. } => tongue.say_with(
            "logo-too-many-pixels",
            &[("width", width.to_string().into()), ("height", height.to_string().into())],
        ),
        ImportError::UnknownFormat => tongue.say("logo-not-a-picture"),
        ImportError::Damaged { .. } | ImportError::TooComplicated { .. } => tongue.say("logo-broken"),
        ImportError::ExternalReference { .. } => tongue.say("logo-outside"),
        ImportError::Empty => tongue.say("logo-empty"),
        ImportError::Unreadable { cause } => tongue.say_with("logo-unreadable", &[("reason", cause.clone().into())]),
    }
}
