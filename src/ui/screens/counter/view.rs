//! Owns what the salesperson's desk holds between frames: the page, what is typed and chosen, and the sheet that is open.

use std::sync::Arc;

use crate::catalog::{Catalog, Lang, ProductId};
use crate::flow::dossier::Customer;
use crate::flow::{Missing, NotGiven, Refusal};
use crate::pricing::LineId;
use crate::ui::screens::Hitch;
use crate::ui::theme::Preferences;

/// What the desk holds between frames.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own, seen as such on the screen")]
pub struct CounterView {
    /// The page that is open.
    pub page: Page,
    /// What is searched for on the start page.
    pub search: String,
    /// Whether customers are listed there, instead of quotes.
    pub lists_customers: bool,
    /// The row that is chosen there.
    pub row: usize,
    /// What is typed in a quote: a product, a number, or both.
    pub typed: String,
    /// Which of the products that are found is chosen.
    pub hit: usize,
    /// The line that is chosen.
    pub line: Option<LineId>,
    /// Which of the things to bring up is at hand.
    pub talk_at: usize,
    /// The sheet that is open over the page.
    pub sheet: Option<Sheet>,
    /// Whether the margins are shown. Never where the customer looks.
    pub shows_margin: bool,
    /// Whether the customer has a display of their own.
    pub shows_display: bool,
    /// What there is to say.
    pub notice: Option<CounterNotice>,
    /// How the desk is seen.
    pub preferences: Preferences,
    /// Whether the page's field is to be typed in next.
    pub(super) wants_field: bool,
    /// The products that were found last, and for what.
    pub(super) found: Option<Found>,
}

/// Products that were found.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) catalog: Arc<Catalog>,
    pub(super) lang: Lang,
    pub(super) words: String,
    pub(super) products: Vec<ProductId>,
}

/// A page of the desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// The quotes, customers and orders.
    #[default]
    Start,
    /// One quote.
    Quote,
}

/// A sheet over a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// Everything that can be done.
    Palette {
        /// What is typed.
        typed: String,
        /// Which of what is found is chosen.
        at: usize,
    },
    /// A discount and what it is for.
    Discount {
        /// The percentage as typed.
        percent: String,
        /// The reason as typed.
        reason: String,
        /// Why it can't be given.
        refused: Option<Refusal>,
    },
    /// Who the quote is for.
    Customer {
        /// As typed.
        customer: Customer,
        /// What is missing to place an order, where that was tried.
        missing: Option<Missing>,
    },
    /// The code of an earlier order, as typed, and whether that is none.
    Incentive {
        /// As typed.
        typed: String,
        /// Whether it is no code.
        is_wrong: bool,
    },
    /// When to come back to it, as typed.
    FollowUp(String),
    /// The options of the chosen line, and which of them is at hand.
    Options(usize),
    /// Two versions beside each other, by their places in the list of versions.
    Versions {
        /// The older one.
        before: usize,
        /// The newer one.
        after: usize,
    },
    /// The path of a file, where there is no dialog to choose it with.
    Path {
        /// What is done with it.
        purpose: FilePurpose,
        /// As typed.
        path: String,
    },
}

/// What a file is wanted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilePurpose {
    /// A catalog's folder is opened.
    Catalog,
    /// A quote is opened.
    OpenQuote,
    /// The quote is written.
    SaveQuote,
    /// Its lines are written.
    Lines,
    /// It is written as a PDF.
    Pdf,
}

/// What there is to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CounterNotice {
    /// Something was refused.
    Refused(Refusal),
    /// The quote was saved, as this version.
    Saved(u32),
    /// It could not be, and why.
    NotSaved(String),
    /// Something was written to this file.
    Written(String),
    /// A file could not be read or written, and why.
    FileFailed(String),
    /// So many things of the quote are not for sale any more.
    Outdated(usize),
    /// Nobody committed to anything yet.
    CommitFirst,
    /// There is nothing in the quote.
    Empty,
    /// The order was placed, under this code.
    Placed(String),
    /// The order could not be stored, and why.
    NotPlaced(Hitch),
    /// A code of an earlier order gives nothing now.
    NotGiven(NotGiven),
    /// It could not be looked up, and why.
    NotLookedUp(Hitch),
    /// What an earlier order gave could not be used any more when the order was to be placed. Nothing was.
    GivenNoMore(NotGiven),
    /// A note about the order was copied.
    NoteCopied,
    /// A logo is on it now.
    LogoIsOn,
}

impl CounterView {
    /// Opens a page, with nothing typed and nothing open over it.
    pub fn go(&mut self, page: Page) {
        let kept = Self { page, sheet: None, wants_field: true, ..std::mem::take(self) };
        *self = Self { typed: String::new(), hit: 0, line: None, talk_at: 0, shows_margin: false, ..kept };
    }

    /// Opens a sheet.
    pub fn open(&mut self, sheet: Sheet) {
        self.sheet = Some(sheet);
        self.notice = None;
    }

    /// Closes the sheet, and goes back to typing.
    pub fn close(&mut self) {
        self.sheet = None;
        self.wants_field = true;
    }
}
