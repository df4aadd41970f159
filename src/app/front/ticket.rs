//! Owns what a surface says of the ticket of an order, while its buyer stands before it.

use super::Front;
use crate::flow::OrderCode;
use crate::ui::screens::{Notice, NoticeKind};

impl Front {
    /// The ticket of the order is being printed.
    pub fn ticket_is_coming(&mut self) {
        self.view.notice = Some(Notice { kind: NoticeKind::TicketPrinting });
    }

    /// The ticket of an order was printed, or it was not: then its buyer, where they are still here, writes the code down.
    pub fn ticket_done(&mut self, code: &OrderCode, is_printed: bool) {
        if self.session.state().placed.as_ref() != Some(code) {
            return;
        }
        let said = self.view.notice.as_ref().is_none_or(|notice| notice.kind == NoticeKind::TicketPrinting);
        match is_printed {
            false => self.view.notice = Some(Notice { kind: NoticeKind::TicketFailed(code.clone()) }),
            true if said => self.view.notice = None,
            true => {}
        }
    }
}
