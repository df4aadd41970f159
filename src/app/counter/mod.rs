//! Owns the salesperson's desk over a walk: the quote at hand, what is kept of it, and what the desk asks of the machine.

mod archive;
mod archivist;
mod effect;
mod giving;
mod granting;
mod index;
mod keeping;
mod papers;

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{Context, Ui};

pub use archive::{Archive, ArchiveError, MemoryArchive, OwnLogo, WalkedOrder};
use archivist::Archivist;
pub use effect::{CounterEffect, FileDone, PdfWanted};
pub use index::QuoteIndex;

use super::Front;
use super::front::Shown;
use crate::catalog::{Catalog, Day};
use crate::flow::design::LogoId;
use crate::flow::dossier::QuoteVersion;
use crate::flow::{Action, Event, OrderCode, Promise, Refusal, Session, Talk};
use crate::pricing::{Margins, Pricer, margins};
use crate::storage::StoredLogo;
use crate::ui::screens::counter::{
    self, Counter, CounterNotice, CounterView, OpenQuote, Page, Shelf, VersionShown, display,
};
use crate::ui::screens::{Hitch, NoticeKind, Scene};
use crate::ui::text::Tongue;

/// The salesperson's desk.
pub struct CounterDesk {
    view: CounterView,
    tongue: Tongue,
    today: Day,
    /// Which catalog it is: what a saved quote names.
    edition: String,
    archivist: Archivist,
    shelf: Shelf,
    quote: OpenQuote,
    /// What was kept of the quote at hand.
    kept: Vec<Action>,
    versions: Vec<QuoteVersion>,
    /// The logos that were brought for it, as the files were.
    logos: BTreeMap<LogoId, StoredLogo>,
    shown: Vec<VersionShown>,
    /// What was undone, the last first to be done again.
    undone: Vec<Action>,
    /// What was weighed for the walk as it is.
    weighed: Weighed,
    /// Which quote it is: answers for an earlier one are not heeded.
    number: u64,
    /// Whether a quote is on its way from the archive.
    is_opening: bool,
    /// The code of an earlier order that is being looked up.
    asked: Option<OrderCode>,
    /// A text that is to be copied.
    to_copy: Option<String>,
    /// Whether another quote was taken in hand in this frame: what is written down of the walk before ends there.
    has_turned: bool,
}

/// What takes longer than a frame may: weighed once after each action.
#[derive(Default)]
struct Weighed {
    of: Option<(Arc<Catalog>, usize, u64)>,
    talk: Talk,
    margins: Option<Margins>,
}

impl CounterDesk {
    /// The desk over this walk, with the quotes of an archive.
    #[must_use]
    pub fn new(front: &Front, archive: Box<dyn Archive>, (today, edition): (Day, String), ctx: &Context) -> Self {
        let wake = ctx.clone();
        let archivist = Archivist::start(archive, today, Arc::new(move || wake.request_repaint()));
        let mut view = CounterView::default();
        view.preferences = front.usual();
        Self {
            view,
            tongue: tongue_of(front.session()),
            today,
            edition,
            archivist,
            shelf: Shelf::default(),
            quote: OpenQuote::default(),
            kept: Vec::new(),
            versions: Vec::new(),
            logos: BTreeMap::new(),
            shown: Vec::new(),
            undone: Vec::new(),
            weighed: Weighed::default(),
            number: 0,
            is_opening: false,
            asked: None,
            to_copy: None,
            has_turned: false,
        }
    }

    /// What is open, chosen and typed at it.
    pub const fn view_mut(&mut self) -> &mut CounterView {
        &mut self.view
    }

    /// What the quote at hand is, beside its order.
    #[must_use]
    pub const fn quote(&self) -> &OpenQuote {
        &self.quote
    }

    /// What was found among all that is kept.
    #[must_use]
    pub const fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// Whether something on it is still being made or fetched.
    #[must_use]
    pub fn is_waiting(&self, front: &Front) -> bool {
        self.archivist.is_busy() || self.is_opening || front.is_waiting_for_pictures()
    }

    /// Shows one frame of it, and says what it asks of the machine.
    pub fn show(&mut self, ui: &mut Ui, front: &mut Front) -> Vec<CounterEffect> {
        let ctx = ui.ctx().clone();
        front.set_usual(self.view.preferences);
        let walk = front.tend(&ctx, Shown::Desk);
        for report in self.archivist.poll() {
            self.take(report, front);
        }
        self.take_notice(front);
        let mut effects: Vec<CounterEffect> = walk.map(CounterEffect::walk).into_iter().collect();
        effects.extend(self.take_files(&ctx, front));
        self.weigh(front);
        let counter = Counter {
            scene: front.scene(&self.tongue),
            today: self.today,
            shelf: &self.shelf,
            quote: &self.quote,
            talk: &self.weighed.talk,
            margins: self.weighed.margins.as_ref(),
            versions: &self.shown,
            can_redo: !self.undone.is_empty(),
        };
        let wishes = counter::show(ui, &counter, &mut self.view);
        for wish in wishes {
            effects.extend(self.grant(front, wish));
            ctx.request_repaint();
        }
        if std::mem::take(&mut self.has_turned) {
            // What was read for the walk before is forgotten: what belongs to this one is read anew.
            let restored = self.logos.values().cloned().collect();
            effects.splice(0..0, [CounterEffect::walk(super::Effect::Forget), CounterEffect::RestoreLogos(restored)]);
        }
        if let Some(text) = self.to_copy.take() {
            ctx.copy_text(text);
        }
        if self.view.shows_display {
            self.show_display(&ctx, front);
        }
        effects
    }

    /// Shows the customer's own display in a window of its own. It is given the walk, and nothing of the desk.
    fn show_display(&mut self, ctx: &Context, front: &Front) {
        use eframe::egui::{ViewportBuilder, ViewportId};
        let title = front.session().catalog().shop.name.get(self.tongue.lang()).to_owned();
        let builder = ViewportBuilder::default().with_title(title).with_inner_size([1280.0, 800.0]);
        let id = ViewportId::from_hash_of("customer display");
        let is_closed = ctx.show_viewport_immediate(id, builder, |ui, _class| {
            let theme = front.theme_for(ui.max_rect().size());
            display::show(ui, &Scene { theme: &theme, ..front.scene(&self.tongue) });
            ui.ctx().input(|input| input.viewport().close_requested())
        });
        if is_closed {
            self.view.shows_display = false;
        }
    }

    /// Weighs what can be brought up and what is earned, where the walk is not what it was.
    fn weigh(&mut self, front: &Front) {
        let session = front.session();
        let catalog = session.catalog();
        let length = session.log().len();
        let is_same =
            self.weighed.of.as_ref().is_some_and(|(known, at, number)| {
                Arc::ptr_eq(known, catalog) && *at == length && *number == self.number
            });
        if is_same {
            return;
        }
        if self.tongue.lang() != session.state().lang {
            self.tongue = tongue_of(session);
        }
        let order = &session.state().order;
        let margins = (!order.lines.is_empty()).then(|| margins(catalog, &Pricer::new().hurried(), order).ok());
        self.weighed = Weighed {
            of: Some((Arc::clone(catalog), length, self.number)),
            talk: session.talk(),
            margins: margins.flatten(),
        };
        self.quote.is_changed = session.kept() != self.kept;
    }

    /// Does something to the order. What was undone can't be done again then.
    fn act(&mut self, front: &mut Front, action: Action) -> Result<Vec<Event>, Refusal> {
        let undone = (action == Action::Undone).then(|| last_of(front.session())).flatten();
        let done = front.session_mut().apply(action);
        match (&done, undone) {
            (Ok(_), Some(undone)) => self.undone.push(undone),
            (Ok(_), None) => self.undone.clear(),
            (Err(refusal), _) => self.view.notice = Some(CounterNotice::Refused(refusal.clone())),
        }
        done
    }

    /// The order was stored under a code, with what it gives for the next one; or it was not.
    pub fn stored(&mut self, front: &mut Front, result: Result<OrderCode, Hitch>, promise: Option<Promise>) {
        match result {
            Ok(code) => {
                if self.act(front, Action::Placed(code.clone())).is_ok() {
                    if let Some(promise) = promise {
                        drop(self.act(front, Action::IncentiveGiven(promise)));
                    }
                    self.view.notice = Some(CounterNotice::Placed(code.to_string()));
                    self.save(front, Some(code));
                }
            }
            Err(Hitch::NotGiven(why)) => {
                drop(self.act(front, Action::IncentiveTakenBack));
                self.view.notice = Some(CounterNotice::GivenNoMore(why));
            }
            Err(hitch) => self.view.notice = Some(CounterNotice::NotPlaced(hitch)),
        }
    }

    /// Says what the walk has to say of a logo.
    fn take_notice(&mut self, front: &mut Front) {
        let Some(notice) = front.view_mut().notice.take() else { return };
        match notice.kind {
            NoticeKind::Logo(_) | NoticeKind::LogoUnreadable(_) | NoticeKind::NoFileDialog => {
                let reason = crate::ui::screens::notice_text(&front.scene(&self.tongue), &notice.kind);
                self.view.notice = Some(CounterNotice::FileFailed(reason));
            }
            _ => {}
        }
    }

    /// Takes a logo that was dropped onto the quote.
    fn take_files(&self, ctx: &Context, front: &Front) -> Option<CounterEffect> {
        let welcome = self.view.page == Page::Quote && front.session().quote().is_some();
        let dropped = ctx.input(|input| input.raw.dropped_files.first().cloned());
        dropped.filter(|_| welcome).map(|file| CounterEffect::walk(super::Effect::ReadLogo(file)))
    }

    /// The catalog is another one now: the walk was taken over to it.
    pub fn catalog_changed(&mut self, front: &Front, edition: String) {
        self.edition = edition;
        self.tongue = tongue_of(front.session());
        let versions = std::mem::take(&mut self.versions);
        self.set_versions(front, versions);
        self.weighed.of = None;
    }
}

/// The wording in the language of a walk.
fn tongue_of(session: &Session) -> Tongue {
    Tongue::new(session.state().lang, session.catalog().shop.currency)
}

/// What an undo would take out.
fn last_of(session: &Session) -> Option<Action> {
    session.last_undoable().cloned()
}
