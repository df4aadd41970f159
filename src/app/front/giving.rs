//! Owns what an earlier order gave for this one, as a surface looks it up: nothing is taken off before the journal said that it
//! stands.

use super::{Effect, Front};
use crate::flow::{Action, NotGiven, OrderCode, Promise};
use crate::ui::screens::{Hitch, Notice, NoticeKind};

impl Front {
    /// Has a code looked up that was typed.
    pub(super) fn look_up(&mut self, typed: &str) -> Option<Effect> {
        let Ok(code) = OrderCode::parse(typed) else {
            self.view.notice = Some(Notice { kind: NoticeKind::NoCode });
            return None;
        };
        self.view.notice = None;
        self.view.details.asked = Some(code.clone());
        Some(Effect::LookUp(code))
    }

    /// A code was looked up, or could not be. An answer for a buyer who has left, or typed another, is nobody's.
    pub fn looked_up(&mut self, code: &OrderCode, found: Result<Result<Promise, NotGiven>, Hitch>) {
        if self.view.details.asked.as_ref() != Some(code) {
            return;
        }
        self.view.details.asked = None;
        match found {
            Ok(Ok(promise)) => {
                self.view.details.code.clear();
                self.apply(Action::IncentiveRedeemed(promise));
            }
            Ok(Err(why)) => self.view.notice = Some(Notice { kind: NoticeKind::NotGiven(why) }),
            Err(hitch) => self.view.notice = Some(Notice { kind: NoticeKind::NotLookedUp(hitch) }),
        }
    }

    /// The placed order gives this for the next one.
    pub fn promised(&mut self, promise: Option<Promise>) {
        if let Some(promise) = promise.filter(|_| self.session.state().placed.is_some()) {
            self.apply(Action::IncentiveGiven(promise));
        }
    }

    /// What an earlier order gave was used elsewhere, or ended, before this order was placed: the buyer sees the total without it,
    /// and orders then or not.
    pub(super) fn given_no_more(&mut self, why: NotGiven) {
        self.apply(Action::IncentiveTakenBack);
        self.view.notice = Some(Notice { kind: NoticeKind::GivenNoMore(why) });
    }
}
