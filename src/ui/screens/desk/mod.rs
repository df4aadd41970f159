//! Owns the catalog desk: the catalog as the person sees it who keeps it; it shows and asks, and opens no file itself.

mod connections;
mod graph;
mod head;
mod ladder;
mod offers;
pub(super) mod pieces;
mod preview;
mod problems;
mod product;
mod products;
mod still;
mod tried;
mod verdict;
mod view;
mod words;

pub use still::{Still, Subject, Wanted};
pub use view::{DeskNotice, DeskView, Tab};

use eframe::egui::{CornerRadius, Key, Modifiers, Rect, Ui, UiBuilder, vec2};

use super::Scene;
use crate::catalog::{Lang, Place, Problem, ProductId, Thing};
use crate::ui::theme::Form;
use crate::ui::widgets::split_top;

/// What is known of the files that a catalog was read from.
pub trait Papers {
    /// Where a part of the catalog stands.
    fn place(&self, thing: &Thing) -> Option<Place>;

    /// What is wrong with the files as they are now, by file and position.
    fn problems(&self) -> &[Problem];

    /// The text of a file that a problem is in.
    fn text(&self, file: &str) -> Option<&str>;

    /// Whether there is a catalog that can be used, be it one from before the last change.
    fn is_usable(&self) -> bool;

    /// Whether the files lie on this machine, where an editor can open them.
    fn is_on_disk(&self) -> bool;
}

/// What every tab of the desk reads.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// The walk at hand, with the catalog, in the desk's own language.
    pub scene: Scene<'a>,
    /// The files of the catalog.
    pub papers: &'a dyn Papers,
    /// The screen that is previewed.
    pub still: &'a Still,
}

/// What is wanted at the desk.
#[derive(Clone, Debug, PartialEq)]
pub enum DeskWish {
    /// Leave it.
    Close,
    /// Read the catalog in another language.
    Speak(Lang),
    /// Open a file at a place.
    Open(Place),
    /// Put a text on the clipboard.
    Copy(String),
    /// Walk to the first step after commitment with this product.
    Rehearse(ProductId),
    /// Have a screen drawn.
    Preview(Wanted),
}

/// Shows the desk, and returns what is wanted there.
pub fn show(ui: &mut Ui, desk: &Desk<'_>, view: &mut DeskView) -> Vec<DeskWish> {
    let full = ui.max_rect();
    let measures = &desk.scene.theme.measures;
    ui.painter().rect_filled(full, CornerRadius::ZERO, desk.scene.theme.palette.paper);
    if !desk.papers.is_usable() {
        view.tab = Tab::Problems;
    }
    let mut wishes = Vec::new();
    wishes.extend(keys(ui, desk, view));
    let inner = full.shrink2(vec2(measures.edge * EDGE, 0.0));
    let (top, below) = split_top(inner, head::height(measures), measures.gap * 0.75);
    let body = below.with_max_y(below.max.y - measures.gap);
    wishes.extend(in_place(ui, "head", top, |ui| head::show(ui, desk, top, view)));
    let tab = view.tab;
    wishes.extend(in_place(ui, tab.name(), body, |ui| match tab {
        Tab::Products => products::show(ui, desk, body, view),
        Tab::Connections => connections::show(ui, desk, body, view),
        Tab::Offers => offers::show(ui, desk, body, view),
        Tab::Preview => preview::show(ui, desk, body, view),
        Tab::Problems => problems::show(ui, desk, body, view),
    }));
    wishes.extend(in_place(ui, "notice", body, |ui| head::notice(ui, desk, body, view)));
    wishes
}

/// How much of a buyer's edge the desk leaves free: it is denser.
const EDGE: f32 = 0.75;

/// A part of the desk with names of its own.
fn in_place<R>(ui: &mut Ui, name: &str, rect: Rect, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope_builder(UiBuilder::new().id_salt(name).max_rect(rect), add).inner
}

/// Whether the desk stands on a screen that is higher than wide.
fn stands(desk: &Desk<'_>) -> bool {
    desk.scene.theme.measures.form == Form::Portrait
}

/// What the keyboard does anywhere at the desk: numbers choose a tab, escape lets go of what is chosen.
fn keys(ui: &Ui, desk: &Desk<'_>, view: &mut DeskView) -> Option<DeskWish> {
    const NUMBERS: [Key; 5] = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];
    for (key, tab) in NUMBERS.into_iter().zip(Tab::ALL) {
        if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, key))
            && (desk.papers.is_usable() || tab == Tab::Problems)
        {
            view.tab = tab;
        }
    }
    let typing = ui.ctx().text_edit_focused();
    if !typing && ui.input(|input| input.key_pressed(Key::Escape)) {
        view.let_go();
    }
    None
}
