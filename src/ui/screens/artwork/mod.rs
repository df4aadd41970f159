//! Owns the card designer: the print large and flat in the middle, what can be chosen beside it, and what a printer says of it.

mod choices;
mod elsewhere;
mod examples;
mod findings;
mod logos;
mod moving;
mod print;
mod stage;
mod tools;
mod words;

use eframe::egui::{Align2, CornerRadius, Rect, Stroke, StrokeKind, Ui, vec2};

use super::heading::heading;
use super::options::{Cursor, in_scroll, picture_height};
use super::{Scene, ViewState, Wish};
use crate::artwork::ImportError;
use crate::catalog::Product;
use crate::pricing::OrderLine;
use crate::ui::text::Tongue;
use crate::ui::theme::{Form, Measures, Space, Style};
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
    /// On a screen that flows everything stands below each other, what is chosen from last: it may be of any height.
    fn flowing(ui: &Ui, measures: &Measures, place: Rect, found: usize) -> Self {
        let gap = measures.gap * 0.6;
        let print = picture_height(ui, measures, place, 0.5) + measures.chip + HINT;
        let (stage, rest) = split_top(place, print, gap);
        let told = if measures.is_narrow() { 120.0 * found.clamp(1, 3) as f32 } else { 232.0 };
        let (findings, product, rest) = if measures.is_narrow() {
            let (findings, rest) = split_top(rest, told, gap);
            let (product, rest) = split_top(rest, place.width() * 0.5, gap);
            (findings, product, rest)
        } else {
            let (row, rest) = split_top(rest, told, gap);
            let (product, findings) = split_left(row, told * 1.2, measures.gap);
            (findings, product, rest)
        };
        let (drawers, drawer) = split_top(rest, measures.chip, gap);
        Self { stage, drawers, drawer, product, findings }
    }

    fn of(measures: &Measures, place: Rect) -> Self {
        let (stage, beside) = match measures.form {
            Form::Portrait => split_top(place, place.height() - 720.0, measures.gap),
            Form::Landscape => split_left(place, place.width() * 0.59, measures.gap * 1.4),
            Form::Laptop => split_left(place, place.width() * 0.55, measures.gap * 1.4),
        };
        let (drawers, below) = split_top(beside, measures.chip, measures.gap * 0.6);
        let foot = match measures.form {
            Form::Portrait => 232.0,
            Form::Landscape => 216.0,
            Form::Laptop => 146.0,
        };
        let (drawer, foot) = split_bottom(below, foot, measures.gap * 0.6);
        let wide = if measures.form == Form::Laptop { 1.06 } else { 1.2 };
        let (product, findings) = split_left(foot, foot.height() * wide, measures.gap);
        Self { stage, drawers, drawer, product, findings }
    }
}

pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, view: &mut ViewState) -> Option<Wish> {
    let line = scene.session.state().hook_line()?.clone();
    let product = scene.session.catalog().product(&line.product)?;
    let (measures, tongue) = (&scene.theme.measures, scene.tongue);
    let place = heading(ui, scene, rect, &tongue.say("artwork-title"), &tongue.say("artwork-lead"));
    let found = view.artwork.noted.as_ref().map_or(0, |noted| noted.findings.len());
    let rooms = if measures.flows() { Rooms::flowing(ui, measures, place, found) } else { Rooms::of(measures, place) };
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
    let (above, rest) = split_top(inner, measures.chip, Space::SMALL);
    let rest = if print.has_back || print.is_card() {
        tools::above(ui, scene, above, (view, print));
        rest
    } else {
        inner
    };
    let (middle, below) = split_bottom(rest, if measures.flows() { HINT } else { measures.chip }, Space::SMALL);
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
    for ((drawer, name), place) in offered.iter().zip(columns(rect, offered.len(), Space::SMALL)) {
        if chip(ui, scene.theme, place, &scene.tongue.say(name), view.artwork.drawer == *drawer).clicked() {
            view.artwork.drawer = *drawer;
        }
    }
}

fn drawer(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, (view, print): (&mut ViewState, Option<&Print>)) -> Option<Wish> {
    let has_card = print.is_some_and(Print::is_card);
    in_scroll(ui, rect, |ui, rect| {
        let mut cursor = Cursor { rect, y: rect.min.y };
        let wish = match (view.artwork.drawer, print) {
            (Drawer::Layouts, Some(print)) => choices::layouts(ui, scene, &mut cursor, (view, print)),
            (Drawer::Looks, Some(print)) => choices::looks(ui, scene, &mut cursor, print),
            _ => {
                let wish = logos::tiles(ui, scene, &mut cursor, view);
                words::fields(ui, scene, &mut cursor, (view, has_card || print.is_none_or(Print::says_who))).or(wish)
            }
        };
        (wish, cursor.y)
    })
}

/// The product as it will be, and what a printer says of it.
fn foot(
    ui: &mut Ui,
    scene: &Scene<'_>,
    rooms: &Rooms,
    view: &mut ViewState,
    (product, line): (&Product, &OrderLine),
) -> Option<Wish> {
    card(ui, scene.theme, rooms.product);
    let closely =
        scene.pictured_closely(ui, rooms.product.shrink(scene.theme.measures.inset * 0.6), product, &line.choices);
    findings::show(ui, scene, (rooms.findings, rooms.findings.union(rooms.product)), view).or(closely)
}

/// A sentence over the picture, while a file hangs over the window or is being read.
fn over_picture(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, text: &str) {
    let palette = &scene.theme.palette;
    let radius = CornerRadius::same(scene.theme.measures.radius);
    ui.painter().rect_filled(rect, radius, palette.card.gamma_multiply(0.85));
    ui.painter().rect_stroke(rect, radius, Stroke::new(3.0, palette.accent), StrokeKind::Inside);
    Line::new(text, Style::Title, palette.accent).align(Align2::CENTER_CENTER).show(ui, &scene.theme.measures, rect);
}

/// How high the hint under the print is where it is set large.
const HINT: f32 = 84.0;

/// The places of so many things, as many beside each other as usual; few where there is little width.
fn places(
    cursor: &mut Cursor,
    measures: &Measures,
    (count, across): (usize, usize),
    (tall, gap): (f32, f32),
) -> Vec<Rect> {
    let across = if measures.is_narrow() { across.min(3) } else { across };
    let rows = count.div_ceil(across.max(1));
    (0..rows).flat_map(|_row| columns(cursor.take(tall, gap), across, gap).collect::<Vec<_>>()).collect()
}

/// A name over what follows it.
fn label(ui: &mut Ui, scene: &Scene<'_>, cursor: &mut Cursor, name: &str) {
    let row = cursor.take(24.0, Space::TINY);
    Line::new(&scene.tongue.say(name), Style::Strong, scene.theme.palette.ink).show(ui, &scene.theme.measures, row);
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
