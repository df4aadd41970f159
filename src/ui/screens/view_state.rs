//! Owns what the screens hold beside the session: what is open, what is being typed, what was just said.

use super::artwork::{Drawer, Editing, Held, Noted};
use super::looking::{Looked, Looking};
use super::moving::Entering;
use super::unfolding::Unfolded;
use crate::artwork::{ImportError, Piece};
use crate::catalog::Lang;
use crate::flow::design::{Field, LogoId, LogoPlace, Words};
use crate::flow::{Action, Clash, Details, Misfit, Missing, NotGiven, OrderCode};
use crate::ui::theme::Preferences;

/// What the screens hold beside the session. Nothing in it decides what is ordered.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "things that are open or not, each on its own")]
pub struct ViewState {
    /// How the buyer wants to see the screens.
    pub preferences: Preferences,
    /// Whether the sheet for that is open.
    pub preferences_open: bool,
    /// Whether the list of languages is open.
    pub languages_open: bool,
    /// Whether the list of lines over the bar is open.
    pub lines_open: bool,
    /// Whether the comparison shows what is equal too.
    pub equal_open: bool,
    /// The figure of the review that is unfolded into its reasons, one at a time.
    pub unfolded: Option<Unfolded>,
    /// The artwork screen's own.
    pub artwork: ArtworkView,
    /// The details screen's own.
    pub details: DetailsView,
    /// What was asked for and does not go with the rest of the order, until it is answered.
    pub clash: Option<Clash>,
    /// The screen that is on its way in.
    pub entering: Option<Entering>,
    /// The close look at a product, while it lies over the screen.
    pub looking: Option<Looking>,
    /// What the app has to say.
    pub notice: Option<Notice>,
    /// The walk that broke off before, until its buyer says whether they are still there.
    pub broken_off: Option<BrokenOff>,
    /// What is not as it was since the shop changed its catalog, until it is closed.
    pub changes: Vec<Misfit>,
    /// Whether something lies over the whole screen that is none of the walk's: all of it waits.
    pub covered: bool,
}

impl ViewState {
    /// What the screens hold when somebody new begins, who sees them as they are usually seen here.
    #[must_use]
    pub fn new(preferences: Preferences) -> Self {
        Self { preferences, ..Self::default() }
    }
}

/// The artwork screen's own.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each says something that the others don't")]
pub struct ArtworkView {
    /// The words as they are being typed; they become the session's as soon as they differ.
    pub words: Words,
    /// The buyer's own logo, once it was read.
    pub own_logo: Option<LogoId>,
    /// Whether a logo is being read.
    pub loading: bool,
    /// Whether a file is held over the window.
    pub dropping: bool,
    /// Which side of the card is shown.
    pub back: bool,
    /// What stands beside the print.
    pub drawer: Drawer,
    /// Whether the lines of help are shown.
    pub guides: bool,
    /// Whether the logo is chosen.
    pub selected: bool,
    /// The logo, while it is under the finger.
    pub held: Option<Held>,
    /// Where the logo stands in the last picture that was asked for while it is held.
    pub shown: Option<LogoPlace>,
    /// What two fingers or the wheel did that is less than a percent.
    pub rest: f32,
    /// The line that is typed right on the print.
    pub editing: Option<Editing>,
    /// Where that line stood when something was in it last.
    pub edited: Option<Piece>,
    /// What is known of the design on its print.
    pub noted: Option<Noted>,
    /// What is known of it on the other side, and on the other products of the order.
    pub elsewhere: Vec<Option<Noted>>,
    /// Whether all that a printer would say is listed.
    pub findings_open: bool,
}

impl ArtworkView {
    /// Opens a line of the print, to be typed into.
    pub(super) fn open(&mut self, field: Field) {
        self.editing = Some(Editing::new(field));
    }

    /// Lets the logo and the line be that were chosen.
    pub fn put_down(&mut self) {
        self.selected = false;
        self.editing = None;
    }
}

/// The details screen's own.
#[derive(Debug, Default)]
pub struct DetailsView {
    /// What is being typed.
    pub details: Details,
    /// What was missing when the order was to be placed.
    pub missing: Option<Missing>,
    /// Whether the keyboard is to go to what is missing.
    pub seeks: bool,
    /// Whether the order is being stored.
    pub saving: bool,
    /// The code of an earlier order's gift as it is typed.
    pub code: String,
    /// The code that is being looked up.
    pub asked: Option<OrderCode>,
}

/// A walk that broke off, as far as anybody may know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenOff {
    /// What its buyer came for.
    pub product: String,
    /// When they last did something, as a clock on the wall says it.
    pub time: String,
    /// The code of its order, where that was placed.
    pub placed: Option<OrderCode>,
}

/// What the app has to say, calmly, until it is closed or the buyer goes on.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What it is about.
    pub kind: NoticeKind,
}

/// What a notice is about.
#[derive(Clone, Debug, PartialEq)]
pub enum NoticeKind {
    /// The app stopped suggesting.
    Stopped,
    /// The golden offer saves nothing any more, and was taken back.
    Lapsed,
    /// What goes with something that left the order left too.
    LeftToo,
    /// A logo could not be used.
    Logo(ImportError),
    /// A file could not be opened.
    LogoUnreadable(String),
    /// There is no dialog to choose a file with.
    NoFileDialog,
    /// The order could not be stored.
    OrderNotStored(Hitch),
    /// What is done here is not kept.
    NotKept(Hitch),
    /// What was typed is no code.
    NoCode,
    /// A code gives nothing now.
    NotGiven(NotGiven),
    /// A code could not be looked up.
    NotLookedUp(Hitch),
    /// What an earlier order gave could not be used any more when the order was to be placed. Nothing was.
    GivenNoMore(NotGiven),
    /// The journal was damaged, and lies here now.
    SetAside(String),
    /// A quantity is not sold; the nearest ones are.
    Quantity(Option<u32>, Option<u32>),
    /// What was asked can't be made.
    TooLarge,
    /// Something can't be done now.
    Refused,
    /// The ticket of an order is being printed.
    TicketPrinting,
    /// The ticket could not be printed: the buyer writes down this code.
    TicketFailed(OrderCode),
}

/// What keeps the disk from keeping something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hitch {
    /// It is full.
    Full,
    /// It may not be written.
    ReadOnly,
    /// Another program does not let go of it.
    Busy,
    /// What was on it is damaged.
    Damaged,
    /// The drive or the folder is not there any more.
    Gone,
    /// What an earlier order gave can't be used any more.
    NotGiven(NotGiven),
    /// Something else, in the system's own words.
    Other(String),
}

/// What the buyer wants of the app.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// Do this.
    Act(Action),
    /// Begin, in this language.
    BeginIn(Lang),
    /// Look at a product from close by.
    LookAt(Looked),
    /// Go on with the walk that broke off.
    GoOnFromBefore,
    /// Begin anew instead.
    LeaveBefore,
    /// Choose a logo from the disk.
    PickLogo,
    /// Use what an earlier order gave under the code that was typed.
    Redeem(String),
    /// Place the order with these details.
    Place(Details),
    /// Leave the finished order to the next buyer.
    Finish,
}
