//! Owns the salesperson's desk: quotes, customers and orders, by the keyboard; it shows and asks, and keeps nothing itself.

mod adding;
mod command;
mod compare;
mod customer;
mod discount;
pub mod display;
mod editor;
mod follow_up;
mod head;
mod incentive;
mod keys;
mod lines;
mod options;
mod palette;
mod path;
mod pieces;
mod sheet;
mod start;
mod talk;
mod totals;
mod view;
mod words;

pub use command::{Command, Shortcut};
pub use view::{CounterNotice, CounterView, FilePurpose, Page, Sheet};

use eframe::egui::{CornerRadius, Ui, vec2};

use super::Scene;
use crate::catalog::Day;
use crate::flow::dossier::{Customer, PlacedOrder, SavedQuote};
use crate::flow::{Action, OrderCode, Step, Talk};
use crate::money::{Money, Percent};
use crate::pricing::{Margins, Quote};
use crate::ui::widgets::{split_bottom, split_top};

/// What the desk reads.
#[derive(Clone, Copy)]
pub struct Counter<'a> {
    /// The quote at hand as a walk.
    pub scene: Scene<'a>,
    /// The day that it is.
    pub today: Day,
    /// What was found among all that is kept.
    pub shelf: &'a Shelf,
    /// What the quote at hand is, beside its order.
    pub quote: &'a OpenQuote,
    /// What can be brought up.
    pub talk: &'a Talk,
    /// What the shop earns on it, where that is to be shown.
    pub margins: Option<&'a Margins>,
    /// The versions of the quote at hand, the oldest first.
    pub versions: &'a [VersionShown],
    /// Whether something that was undone can be done again.
    pub can_redo: bool,
}

/// What was found among all that is kept.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// What was searched for.
    pub search: String,
    /// The quotes, those to come back to first.
    pub quotes: Vec<SavedQuote>,
    /// How many there are of them, shown or not.
    pub quote_count: usize,
    /// The customers, each with how many quotes they have.
    pub customers: Vec<(Customer, usize)>,
    /// The orders that were placed today.
    pub orders: Vec<PlacedOrder>,
    /// Whether nobody asked for it: it follows something that was kept.
    pub is_extra: bool,
}

/// What a quote is, beside its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenQuote {
    /// What it is known by; nothing before it was saved.
    pub code: Option<OrderCode>,
    /// The number of its last version.
    pub version: u32,
    /// Who it is for.
    pub customer: Customer,
    /// When to come back to it.
    pub follow_up: Option<Day>,
    /// Whether it differs from what was saved.
    pub is_changed: bool,
}

/// A version of the quote at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionShown {
    /// Its number.
    pub number: u32,
    /// The day on which it was saved.
    pub saved_on: Day,
    /// What was to be paid then.
    pub total: Money,
    /// Its order, priced as things are now; nothing where that can't be.
    pub quote: Option<Quote>,
}

/// What is wanted at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CounterWish {
    /// Do this.
    Do(Command),
    /// Do this to the order.
    Act(Action),
    /// Answer something that was brought up, at its step.
    AnswerAt(Step, Action),
    /// Search among all that is kept.
    Search(String),
    /// Open a quote.
    Open(OrderCode),
    /// Begin a quote for a customer.
    NewFor(Customer),
    /// Give a discount for a reason.
    Discount(Percent, String),
    /// Use what an earlier order gave under this code.
    Redeem(OrderCode),
    /// The quote is for them.
    SetCustomer(Customer),
    /// Come back to it then.
    SetFollowUp(Option<Day>),
    /// Go on with the version at this place.
    OpenVersion(usize),
    /// A file's path, typed because there is no dialog.
    Path(FilePurpose, String),
}

impl Counter<'_> {
    /// A sentence of the desk.
    fn say(&self, name: &str) -> String {
        self.scene.tongue.say(name)
    }

    /// Whether anything can still be done to the order.
    fn is_open(&self) -> bool {
        self.scene.session.state().placed.is_none()
    }
}

/// How much of a buyer's edge the desk leaves free: it is denser.
const EDGE: f32 = 0.75;

/// Shows the desk, and returns what is wanted there.
pub fn show(ui: &mut Ui, counter: &Counter<'_>, view: &mut CounterView) -> Vec<CounterWish> {
    let full = ui.max_rect();
    let measures = &counter.scene.theme.measures;
    ui.painter().rect_filled(full, CornerRadius::ZERO, counter.scene.theme.palette.paper);
    let mut wishes = keys::heed(ui, counter, view);
    let inner = full.shrink2(vec2(measures.edge * EDGE, 0.0));
    let (top, below) = split_top(inner, head::height(measures), measures.gap * 0.75);
    let (body, foot) = split_bottom(below, head::foot_height(measures), measures.gap * 0.6);
    // What lies under a sheet waits: nothing there can be pressed or come at with the keyboard.
    let is_covered = view.sheet.is_some();
    wishes.extend(pieces::in_place(ui, "head", top, |ui| {
        sheet::covered(ui, is_covered);
        head::show(ui, counter, top, view)
    }));
    let page = view.page;
    wishes.extend(pieces::in_place(ui, page.name(), body, |ui| {
        sheet::covered(ui, is_covered);
        match page {
            Page::Start => start::show(ui, counter, body, view),
            Page::Quote => editor::show(ui, counter, body, view),
        }
    }));
    wishes.extend(pieces::in_place(ui, "foot", foot, |ui| {
        sheet::covered(ui, is_covered);
        head::foot(ui, counter, foot, view)
    }));
    head::notice(ui, counter, foot, view);
    wishes.extend(sheet::show(ui, counter, full, view));
    wishes
}

impl Page {
    /// The name of its part of the screen.
    const fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Quote => "quote",
        }
    }
}
