//! Owns what comes before and after an order at the salesperson's desk: what an earlier one gave, and the note to the customer.

use super::CounterDesk;
use crate::app::Front;
use crate::flow::{Action, NotGiven, OrderCode, Promise};
use crate::ui::screens::Hitch;
use crate::ui::screens::counter::CounterNotice;
use crate::wording::{About, follow_up_note};

impl CounterDesk {
    /// A code of an earlier order was looked up, or could not be.
    pub fn looked_up(&mut self, front: &mut Front, code: &OrderCode, found: Result<Result<Promise, NotGiven>, Hitch>) {
        if self.asked.take().as_ref() != Some(code) {
            return;
        }
        match found {
            Ok(Ok(promise)) => drop(self.act(front, Action::IncentiveRedeemed(promise))),
            Ok(Err(why)) => self.view.notice = Some(CounterNotice::NotGiven(why)),
            Err(hitch) => self.view.notice = Some(CounterNotice::NotLookedUp(hitch)),
        }
    }

    /// Copies what there is to write to the customer about the quote at hand.
    pub(super) fn copy_note(&mut self, front: &Front) {
        let state = front.session().state();
        let about = About {
            code: state.placed.as_ref().or(self.quote.code.as_ref()),
            is_ordered: state.placed.is_some(),
            promise: state.promise.as_ref(),
            day: self.today,
        };
        self.to_copy = follow_up_note(&self.tongue, front.session(), about);
        self.view.notice = Some(if self.to_copy.is_some() { CounterNotice::NoteCopied } else { CounterNotice::Empty });
    }
}
