//! Owns how a surface offers to go on with a walk that broke off, and what the journal has to say to whoever stands before it.

use super::{Effect, Front};
use crate::app::Resumable;
use crate::flow::{Misfit, Session, Step};
use crate::storage::journal::{JournalError, SessionNumber};
use crate::ui::screens::{BrokenOff, Entering, Hitch, Notice, NoticeKind, ViewState, Way};
use crate::ui::text::Tongue;

impl Resumable {
    /// What it is about, in the language in which it was made.
    fn told(&self) -> BrokenOff {
        let state = self.session.state();
        let hook = state.hook_line().and_then(|line| self.session.catalog().product(&line.product));
        BrokenOff {
            product: hook.map(|product| product.name.get(state.lang).to_owned()).unwrap_or_default(),
            time: self.time.clone(),
            placed: state.placed.clone(),
        }
    }
}

impl From<JournalError> for Hitch {
    fn from(error: JournalError) -> Self {
        match error {
            JournalError::Full { .. } => Self::Full,
            JournalError::ReadOnly { .. } => Self::ReadOnly,
            JournalError::Busy { .. } => Self::Busy,
            JournalError::Corrupt { .. } => Self::Damaged,
            JournalError::Gone { .. } => Self::Gone,
            JournalError::NotGiven(why) => Self::NotGiven(why),
            other => Self::Other(format!("{other}.")),
        }
    }
}

impl Front {
    /// Asks whether the buyer of a walk that broke off is still there. Where somebody has begun already, nobody is asked: what is
    /// to be discarded then is handed back.
    pub fn offer_to_go_on(&mut self, resumable: Box<Resumable>) -> Option<SessionNumber> {
        if self.session.state().step != Step::Attract {
            return Some(resumable.number);
        }
        self.tongue = Tongue::new(resumable.session.state().lang, self.session.catalog().shop.currency);
        self.view.broken_off = Some(resumable.told());
        self.broken_off = Some(resumable);
        None
    }

    /// The journal can't be written.
    pub fn not_kept(&mut self, hitch: Hitch) {
        self.view.notice = Some(Notice { kind: NoticeKind::NotKept(hitch) });
    }

    /// The journal was damaged, and was set aside.
    pub fn journal_set_aside(&mut self, path: String) {
        self.view.notice = Some(Notice { kind: NoticeKind::SetAside(path) });
    }

    /// The journal can be written again.
    pub fn kept_again(&mut self) {
        if matches!(&self.view.notice, Some(Notice { kind: NoticeKind::NotKept(_) })) {
            self.view.notice = None;
        }
    }

    pub(super) fn go_on_from_before(&mut self) -> Option<Effect> {
        let mut resumable = self.broken_off.take()?;
        self.session = std::mem::replace(&mut resumable.session, Session::new(self.session.catalog().clone()));
        if let Some(dealer) = &mut self.dealer {
            dealer.take_over(resumable.deal.take());
        }
        self.inform();
        self.tongue = Tongue::new(self.session.state().lang, self.session.catalog().shop.currency);
        self.view = ViewState::new(self.usual);
        self.view.artwork.words = self.session.state().design.words.clone();
        self.view.changes = std::mem::take(&mut resumable.misfits);
        self.view.entering = Some(Entering::new(Way::On));
        if self.view.changes.iter().any(Misfit::is_anew) {
            return Some(Effect::Discard(resumable.number));
        }
        Some(Effect::Resume(resumable))
    }

    pub(super) fn leave_before(&mut self) -> Option<Effect> {
        self.view.broken_off = None;
        self.tongue = Tongue::new(self.session.state().lang, self.session.catalog().shop.currency);
        self.broken_off.take().map(|resumable| Effect::Discard(resumable.number))
    }
}
