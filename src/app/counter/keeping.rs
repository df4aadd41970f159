//! Owns what is kept of the quote at hand, and the quotes that are taken in hand.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::archivist::{Brought, Errand, Report, ToKeep, day_of};
use super::{ArchiveError, CounterDesk, OwnLogo, tongue_of};
use crate::app::Front;
use crate::artwork::Logo;
use crate::catalog::{Catalog, OfferId};
use crate::flow::design::{LogoChoice, LogoId};
use crate::flow::dossier::{QuoteDraft, QuoteVersion};
use crate::flow::{Action, OrderCode, Response, Session};
use crate::insight::experiment::Deal;
use crate::storage::StoredLogo;
use crate::ui::screens::counter::{CounterNotice, OpenQuote, Page, VersionShown};

impl CounterDesk {
    /// Takes another walk in hand, with what is known of its quote.
    pub(super) fn take_in_hand(
        &mut self,
        front: &mut Front,
        session: Session,
        (quote, versions): (OpenQuote, Vec<QuoteVersion>),
    ) {
        self.number += 1;
        self.has_turned = true;
        front.set_session(session);
        self.tongue = tongue_of(front.session());
        self.kept = if quote.code.is_some() { front.session().kept().to_vec() } else { Vec::new() };
        self.quote = quote;
        self.logos.clear();
        self.asked = None;
        self.undone.clear();
        self.set_versions(front, versions);
        self.view.go(Page::Quote);
    }

    /// Knows the logos of the quote that was just taken in hand: they are read anew in this frame.
    pub(super) fn bring_logos(&mut self, logos: impl IntoIterator<Item = OwnLogo>) {
        self.logos = logos.into_iter().collect();
    }

    /// Takes a walk in hand that broke off before it was saved, with the logos that were brought for it. False where another one is
    /// in hand, or it was ordered already.
    pub fn take_up(&mut self, front: &mut Front, broken_off: Session, logos: Vec<StoredLogo>) -> bool {
        let is_free = front.session().quote().is_none() && self.quote.code.is_none();
        let is_open = is_free && broken_off.state().placed.is_none();
        if is_open {
            self.take_in_hand(front, broken_off, (OpenQuote::default(), Vec::new()));
            self.bring_logos(logos.into_iter().map(|logo| (Logo::id_of(&logo.bytes), logo)));
        }
        is_open
    }

    /// Prices the versions of the quote at hand as things are now.
    pub(super) fn set_versions(&mut self, front: &Front, versions: Vec<QuoteVersion>) {
        let catalog = front.session().catalog();
        let shown = versions.iter().map(|version| {
            let (session, _) = Session::replayed(catalog, &version.actions);
            VersionShown {
                number: version.number,
                saved_on: day_of(version.saved_at, self.today),
                total: version.total,
                quote: session.quote().cloned(),
            }
        });
        self.shown = shown.collect();
        self.versions = versions;
    }

    /// Has the quote at hand kept as its next version.
    pub(super) fn save(&mut self, front: &Front, placed: Option<OrderCode>) {
        let session = front.session();
        let Some(priced) = session.quote() else { return };
        let names = session.state().order.lines.iter().filter_map(|line| session.catalog().product(&line.product));
        let draft = QuoteDraft {
            code: self.quote.code.clone(),
            customer: self.quote.customer.clone(),
            follow_up: self.quote.follow_up,
            catalog: self.edition.clone(),
            actions: session.kept().to_vec(),
            total: priced.total,
            products: names.map(|product| product.name.get(session.state().lang).to_owned()).collect(),
        };
        self.kept.clone_from(&draft.actions);
        let logo = match session.state().design.logo {
            LogoChoice::Imported(id) => self.logos.get(&id).map(|logo| (id, logo.clone())),
            _ => None,
        };
        self.archivist.ask(Errand::Save(self.number, Box::new(ToKeep { draft, logo, placed })));
    }

    /// Knows a logo that was brought for the quote at hand: it is kept with it.
    pub fn logo_read(&mut self, id: LogoId, logo: StoredLogo) {
        self.logos.insert(id, logo);
    }

    /// Whether something in the quote at hand was not kept yet.
    pub(super) fn is_unsaved(&self, front: &Front) -> bool {
        let session = front.session();
        session.quote().is_some() && session.kept() != self.kept && session.state().placed.is_none()
    }

    /// Heeds what the archivist reports.
    pub(super) fn take(&mut self, report: Report, front: &mut Front) {
        match report {
            Report::Found(list) => self.shelf = list,
            Report::Saved(number, Ok((saved, versions))) if number == self.number => {
                self.quote.code = Some(saved.code);
                self.quote.version = saved.version;
                self.set_versions(front, versions);
                self.weighed.of = None;
                if !matches!(self.view.notice, Some(CounterNotice::Placed(_))) {
                    self.view.notice = Some(CounterNotice::Saved(saved.version));
                }
            }
            Report::Saved(_, Ok(_)) => {}
            Report::Saved(number, Err(error)) => {
                if number == self.number {
                    self.kept.clear();
                    self.weighed.of = None;
                }
                self.view.notice = Some(CounterNotice::NotSaved(error.0));
            }
            Report::Opened(number, opened) => {
                self.is_opening = false;
                if number == self.number {
                    self.open(front, opened);
                }
            }
            Report::Before(number, walks) => {
                if number == self.number {
                    self.know_declined(front, &walks);
                }
            }
            Report::Failed(error) => self.view.notice = Some(CounterNotice::FileFailed(error.0)),
        }
    }

    /// Knows what the customer declined in their quotes before, the newest first: it is not brought up again by itself.
    fn know_declined(&mut self, front: &mut Front, walks: &[Vec<Action>]) {
        let mut last: BTreeMap<OfferId, Response> = BTreeMap::new();
        for actions in walks {
            let (session, _) = Session::replayed(front.session().catalog(), actions);
            for (offer, response) in &session.state().responses {
                last.entry(offer.clone()).or_insert(*response);
            }
        }
        last.retain(|_, response| *response != Response::Accepted);
        let is_unchanged = front.session().kept() == self.kept;
        if !last.is_empty() {
            drop(self.act(front, Action::DeclinedBefore(last.into_keys().collect())));
        }
        if is_unchanged {
            self.kept = front.session().kept().to_vec();
        }
    }

    /// Opens a quote that was brought.
    fn open(&mut self, front: &mut Front, opened: Result<Brought, ArchiveError>) {
        let Brought { quote: saved, versions, deal, logos } = match opened {
            Ok(opened) => opened,
            Err(error) => {
                self.view.notice = Some(CounterNotice::FileFailed(error.0));
                return;
            }
        };
        let actions = versions.last().map(|version| version.actions.clone()).unwrap_or_default();
        let (session, refused) = redone(front.session().catalog(), deal.as_ref(), &actions);
        let session = front.told(session);
        // An order that was handed over begins a quote of its own: what was ordered stays as it is.
        let is_order = saved.version == 0;
        let versions = if is_order { Vec::new() } else { versions };
        let quote = OpenQuote {
            code: (!is_order).then_some(saved.code),
            version: saved.version,
            customer: saved.customer,
            follow_up: saved.follow_up,
            is_changed: false,
        };
        self.take_in_hand(front, session, (quote, versions));
        self.bring_logos(logos);
        if refused > 0 {
            self.view.notice = Some(CounterNotice::Outdated(refused));
        }
    }
}

/// A walk done again on a catalog, and how much of it can't be. What a buyer did under the arms of experiments is done as staff see the
/// offers: as they are.
fn redone(catalog: &Arc<Catalog>, deal: Option<&Deal>, actions: &[Action]) -> (Session, usize) {
    let Some(deal) = deal else { return Session::replayed(catalog, actions) };
    let (walk, refused) = Session::replayed_with(catalog, &deal.arms(catalog), actions);
    (walk.on_catalog(Arc::clone(catalog)).0.hurried(), refused)
}
