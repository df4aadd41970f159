//! Owns the screen on which a logo is chosen: a calm grid of large pictures from the folders that the shop opened, and nothing else
//! of the machine. It is told what lies there, and never looks itself.

use eframe::egui::{Align2, CornerRadius, Image, Rect, TextureHandle, Ui, vec2};

use super::{Ground, over, pager};
use crate::ui::screens::Scene;
use crate::ui::theme::{Form, Icon, Space, Style};
use crate::ui::widgets::{
    ButtonKind, Line, Paragraph, button, columns, icon_button, paint_icon, rows, split_bottom, split_left, split_right,
    split_top, tile,
};

/// What the picker shows.
#[derive(Clone, Default)]
pub struct PickerView {
    /// The folder that is open, in words; nothing for where one begins.
    pub place: String,
    /// Whether there is a folder above it.
    pub has_above: bool,
    /// What lies in it on this page.
    pub entries: Vec<Entry>,
    /// Which page is shown, from 0, and how many there are.
    pub page: (usize, usize),
    /// Whether it is still being looked into.
    pub is_looking: bool,
    /// Whether more lies in it than is shown.
    pub is_cut: bool,
}

/// Something that lies in a folder.
#[derive(Clone)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: EntryKind,
}

/// What lies in a folder.
#[derive(Clone)]
pub enum EntryKind {
    /// A folder.
    Folder,
    /// A picture.
    Picture(Thumb),
}

/// A picture, small.
#[derive(Clone)]
pub enum Thumb {
    /// It is on its way.
    Coming,
    /// It is there.
    Ready(TextureHandle),
    /// It is too large to be a logo.
    TooLarge,
    /// It is no picture that can be read.
    Damaged,
}

/// What is asked of the picker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PickerWish {
    /// The entry with this number on the page.
    Open(usize),
    /// One folder up.
    Up,
    /// This page.
    Page(usize),
    /// A logo made of the buyer's name instead.
    FromName,
    /// Not now.
    Cancel,
}

/// How many pictures stand beside and below each other.
const fn grid(form: Form) -> (usize, usize) {
    match form {
        Form::Landscape => (5, 2),
        Form::Laptop => (4, 2),
        Form::Portrait => (3, 4),
    }
}

/// How many entries a page has.
#[must_use]
pub const fn per_page(form: Form) -> usize {
    let (across, down) = grid(form);
    across * down
}

/// How many pixels a small picture has at most on its longer side.
#[must_use]
pub const fn thumb_side() -> u32 {
    360
}

/// Shows the picker. What is asked of it.
#[must_use]
pub fn picker(ui: &Ui, scene: &Scene<'_>, view: &PickerView) -> Option<PickerWish> {
    over(ui, scene, ("picker", Ground::Paper), |ui, full| {
        let measures = &scene.theme.measures;
        let inner = full.shrink2(vec2(measures.edge, measures.edge * 0.75));
        let (top, rest) = split_top(inner, head_height(scene), measures.gap);
        let (grid_place, bottom) = split_bottom(rest, measures.button, measures.gap);
        let wish = head(ui, scene, top, view);
        let wish = wish.or(grid_ui(ui, scene, grid_place, view));
        wish.or(foot(ui, scene, bottom, view))
    })
}

const fn head_height(scene: &Scene<'_>) -> f32 {
    match scene.theme.measures.form {
        Form::Laptop => 84.0,
        Form::Landscape | Form::Portrait => 112.0,
    }
}

/// What is to be done, or where one is; one folder up; not now.
fn head(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, view: &PickerView) -> Option<PickerWish> {
    let (measures, palette, tongue) = (&scene.theme.measures, &scene.theme.palette, scene.tongue);
    let mut wish = None;
    let mut words = rect;
    if view.has_above {
        let side = measures.button;
        let (spot, rest) = split_left(rect, side, Space::WIDE);
        let spot = Rect::from_center_size(spot.center(), vec2(side, side));
        if icon_button(ui, scene.theme, spot, Icon::ArrowLeft, &tongue.say("kiosk-picker-up")).clicked() {
            wish = Some(PickerWish::Up);
        }
        words = rest;
    }
    let (words, cancel) = split_right(words, (rect.width() * 0.26).min(240.0), Space::WIDE);
    let cancel = Rect::from_center_size(cancel.center(), vec2(cancel.width(), measures.button));
    let (title, lead) = split_top(words, words.height() * 0.6, Space::TINY);
    Line::new(&tongue.say("kiosk-picker-title"), Style::Display, palette.ink).show(ui, measures, title);
    let text = if view.place.is_empty() {
        tongue.say("kiosk-picker-lead")
    } else {
        tongue.say_with("kiosk-picker-place", &[("place", view.place.clone().into())])
    };
    let text = if view.is_cut { tongue.say("kiosk-picker-more") } else { text };
    Paragraph::new(&text, Style::Lead, palette.soft, 2).show(ui, measures, lead);
    if button(ui, scene.theme, cancel, &tongue.say("kiosk-picker-cancel"), ButtonKind::Plain).clicked() {
        wish = Some(PickerWish::Cancel);
    }
    wish
}

/// The pictures and folders of the page.
fn grid_ui(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, view: &PickerView) -> Option<PickerWish> {
    let measures = &scene.theme.measures;
    if view.entries.is_empty() {
        empty(ui, scene, rect, view);
        return None;
    }
    let (across, down) = grid(measures.form);
    let places = rows(rect, down, measures.gap).flat_map(|row| columns(row, across, measures.gap).collect::<Vec<_>>());
    let mut wish = None;
    for (number, (entry, place)) in view.entries.iter().zip(places.collect::<Vec<_>>()).enumerate() {
        if entry_ui(ui, scene, place, entry) {
            wish = Some(PickerWish::Open(number));
        }
    }
    wish
}

/// Nothing lies here: what to do about it, large and calm.
fn empty(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, view: &PickerView) {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let name = match (view.is_looking, view.place.is_empty()) {
        (true, _) => "kiosk-picker-looking",
        (false, true) => "kiosk-picker-empty",
        (false, false) => "kiosk-picker-empty-folder",
    };
    let side = 132.0;
    let spot = Rect::from_center_size(rect.center() - vec2(0.0, 96.0), vec2(side, side));
    ui.painter().circle_filled(spot.center(), side / 2.0, palette.tint);
    paint_icon(ui, spot, Icon::Image, side * 0.5, palette.accent);
    let width = rect.width().min(720.0);
    let words = Rect::from_min_size(rect.center() + vec2(-width / 2.0, 0.0), vec2(width, rect.height() / 2.0));
    let text = scene.tongue.say(name);
    Paragraph::new(&text, Style::Title, palette.ink, 4).centred().show(ui, measures, words);
}

/// A picture or a folder as a tile with its name. Whether it was pressed.
fn entry_ui(ui: &mut Ui, scene: &Scene<'_>, place: Rect, entry: &Entry) -> bool {
    let (measures, palette, tongue) = (&scene.theme.measures, &scene.theme.palette, scene.tongue);
    let named = |key: &str| tongue.say_with(key, &[("name", entry.name.clone().into())]);
    let name = match &entry.kind {
        EntryKind::Folder => named("kiosk-picker-folder"),
        EntryKind::Picture(Thumb::TooLarge | Thumb::Damaged) => named("kiosk-picker-unusable"),
        EntryKind::Picture(_) => entry.name.clone(),
    };
    let pressed = tile(ui, scene.theme, place, &name, false);
    let inner = place.shrink(measures.inset + Space::TINY);
    let (above, caption) = split_bottom(inner, 40.0, Space::TINY);
    Line::new(&entry.name, Style::Note, palette.ink).align(Align2::CENTER_CENTER).paint(ui, measures, caption);
    let icon = |ui: &Ui, icon: Icon| paint_icon(ui, above, icon, above.height().min(88.0), palette.accent);
    let refused = |ui: &Ui, key: &str| {
        let text = tongue.say(key);
        let line = Line::new(&text, Style::Note, palette.amber_text).align(Align2::CENTER_CENTER);
        line.paint(ui, measures, above);
    };
    match &entry.kind {
        EntryKind::Folder => icon(ui, Icon::FolderOpen),
        EntryKind::Picture(Thumb::Coming) => {
            ui.painter().rect_filled(above, CornerRadius::same(measures.radius), palette.groove);
        }
        EntryKind::Picture(Thumb::TooLarge) => refused(ui, "kiosk-picker-too-large"),
        EntryKind::Picture(Thumb::Damaged) => refused(ui, "kiosk-picker-damaged"),
        EntryKind::Picture(Thumb::Ready(texture)) => {
            ui.painter().rect_filled(above, CornerRadius::same(measures.radius), palette.paper);
            let size = texture.size_vec2();
            let room = above.shrink(Space::SMALL);
            let share = (room.width() / size.x.max(1.0)).min(room.height() / size.y.max(1.0));
            Image::new(texture).paint_at(ui, Rect::from_center_size(above.center(), size * share));
        }
    }
    pressed
}

/// The other way to a logo, and the pages.
fn foot(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, view: &PickerView) -> Option<PickerWish> {
    let (other, pages) = split_left(rect, rect.width() * 0.56, Space::WIDE);
    let words = scene.tongue.say("kiosk-picker-name");
    let from_name = button(ui, scene.theme, other, &words, ButtonKind::Plain).clicked();
    let page = pager(ui, scene, pages, view.page).map(PickerWish::Page);
    if from_name { Some(PickerWish::FromName) } else { page }
}
