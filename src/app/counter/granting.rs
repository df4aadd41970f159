//! Owns what becomes of what is wanted at the salesperson's desk.

use std::path::PathBuf;

use super::archivist::Errand;
use super::{CounterDesk, CounterEffect, FileDone, PdfWanted, papers};
use crate::app::{Effect, Front};
use crate::flow::dossier::{Customer, next_quote};
use crate::flow::{Action, Step};
use crate::pricing::View;
use crate::storage::QuotePaper;
use crate::ui::screens::counter::{Command, CounterNotice, CounterWish, FilePurpose, OpenQuote, Page, Sheet};

impl CounterDesk {
    /// Does what is wanted, and says what the machine must do for it.
    pub(super) fn grant(&mut self, front: &mut Front, wish: CounterWish) -> Option<CounterEffect> {
        match wish {
            CounterWish::Do(command) => return self.obey(front, command),
            CounterWish::Act(action) => self.act_typed(front, action),
            CounterWish::AnswerAt(step, action) => {
                let answered = front.session_mut().answer_at(step, action);
                match answered {
                    Ok(_) => self.undone.clear(),
                    Err(refusal) => self.view.notice = Some(CounterNotice::Refused(refusal)),
                }
            }
            CounterWish::Search(typed) => self.archivist.ask(Errand::Search(typed)),
            CounterWish::Open(code) => {
                self.put_away(front);
                self.is_opening = true;
                self.archivist.ask(Errand::Open(self.number, code));
            }
            CounterWish::NewFor(customer) => self.begin(front, customer),
            CounterWish::Discount(percent, reason) => {
                self.view.notice = None;
                // A refusal is said by `act`.
                drop(self.act(front, Action::DiscountGiven(percent, reason)));
            }
            CounterWish::Redeem(code) => {
                self.asked = Some(code.clone());
                return Some(CounterEffect::walk(Effect::LookUp(code)));
            }
            CounterWish::SetCustomer(customer) => self.set_customer(front, customer),
            CounterWish::SetFollowUp(day) => {
                self.quote.follow_up = day;
                if let Some(code) = self.quote.code.clone() {
                    self.archivist.ask(Errand::FollowUp(code, day));
                }
            }
            CounterWish::OpenVersion(place) => self.open_version(front, place),
            CounterWish::Path(purpose, path) => return self.file(front, purpose, Some(PathBuf::from(path))),
        }
        None
    }

    fn obey(&mut self, front: &mut Front, command: Command) -> Option<CounterEffect> {
        match command {
            Command::NewQuote => self.begin(front, Customer::default()),
            Command::Start => {
                self.put_away(front);
                self.view.go(Page::Start);
            }
            Command::Save => {
                if front.session().quote().is_none() {
                    self.view.notice = Some(CounterNotice::Empty);
                } else if self.quote.code.is_some() && front.session().kept() == self.kept {
                    // Nothing has changed: there is nothing to make another version of.
                    self.view.notice = Some(CounterNotice::Saved(self.quote.version));
                } else if front.session().state().placed.is_none() {
                    self.save(front, None);
                }
            }
            Command::Commit => self.commit(front),
            Command::Undo => drop(self.act(front, Action::Undone)),
            Command::Redo => self.redo(front),
            Command::TaxView => {
                let view = match front.session().state().order.view {
                    View::Consumer => View::Business,
                    View::Business => View::Consumer,
                };
                drop(self.act(front, Action::ViewChosen(view)));
            }
            Command::Duplicate => self.duplicate(front),
            Command::Note => self.copy_note(front),
            Command::Display => self.view.shows_display = !self.view.shows_display,
            Command::Logo => return Some(CounterEffect::walk(Effect::PickLogo)),
            Command::Language => self.speak_next(front),
            Command::Place => return self.place(front),
            Command::Report => return Some(CounterEffect::ShowFigures),
            Command::OpenCatalog => return self.file(front, FilePurpose::Catalog, None),
            Command::OpenFile => return self.file(front, FilePurpose::OpenQuote, None),
            Command::SaveFile => return self.file(front, FilePurpose::SaveQuote, None),
            Command::ExportLines => return self.file(front, FilePurpose::Lines, None),
            Command::ExportPdf => return self.file(front, FilePurpose::Pdf, None),
            // What only concerns the screen was done there.
            _ => {}
        }
        None
    }

    /// Does what was typed. Where it is refused, what was typed stays, to be put right.
    fn act_typed(&mut self, front: &mut Front, action: Action) {
        let is_typed = matches!(action, Action::ProductAdded(..) | Action::QuantityChosen(..));
        self.view.notice = None;
        let is_new_line = matches!(action, Action::ProductAdded(..));
        if self.act(front, action).is_ok() && is_typed {
            self.view.typed.clear();
            self.view.hit = 0;
            if is_new_line {
                self.view.line = front.session().state().order.lines.last().map(|line| line.id);
            }
        }
    }

    fn commit(&mut self, front: &mut Front) {
        if front.session().quote().is_none() {
            self.view.notice = Some(CounterNotice::Empty);
        } else if front.session().state().anchor.is_none() {
            drop(self.act(front, Action::Committed));
            self.view.talk_at = 0;
        }
    }

    /// Does again what was undone last.
    fn redo(&mut self, front: &mut Front) {
        let Some(action) = self.undone.pop() else { return };
        let rest = std::mem::take(&mut self.undone);
        // Where it can't be done again, neither can what came after it.
        if self.act(front, action).is_ok() {
            self.undone = rest;
        }
    }

    /// Keeps what was not kept yet, before another quote is taken in hand.
    fn put_away(&mut self, front: &Front) {
        if self.is_unsaved(front) {
            self.save(front, None);
        }
    }

    /// Begins a quote.
    fn begin(&mut self, front: &mut Front, customer: Customer) {
        self.put_away(front);
        let lang = front.session().state().lang;
        let mut session = front.fresh();
        let view = if customer.is_nobody() { session.state().order.view } else { customer.kind };
        // Neither is ever refused: both are the shop's own.
        drop(session.apply(Action::LangChosen(lang)));
        if view != session.state().order.view {
            drop(session.apply(Action::ViewChosen(view)));
        }
        let kind = session.state().order.view;
        let customer = Customer { kind, ..customer };
        let quote = OpenQuote { customer: customer.clone(), ..OpenQuote::default() };
        self.take_in_hand(front, session, (quote, Vec::new()));
        self.kept = front.session().kept().to_vec();
        if !customer.is_nobody() {
            self.archivist.ask(Errand::Before(self.number, Box::new(customer)));
        }
    }

    /// Begins a copy of the quote at hand, for the same customer.
    fn duplicate(&mut self, front: &mut Front) {
        self.put_away(front);
        let actions = next_quote(front.session());
        let (session, refused) = front.replayed(&actions);
        let quote = OpenQuote { customer: self.quote.customer.clone(), ..OpenQuote::default() };
        let logos = std::mem::take(&mut self.logos);
        self.take_in_hand(front, session, (quote, Vec::new()));
        self.bring_logos(logos);
        if refused > 0 {
            self.view.notice = Some(CounterNotice::Outdated(refused));
        }
    }

    /// Goes on with an older version: it becomes the next one once it is kept.
    fn open_version(&mut self, front: &mut Front, place: usize) {
        let Some(version) = self.versions.get(place) else { return };
        let (session, refused) = front.replayed(&version.actions);
        front.set_session(session);
        self.undone.clear();
        self.weighed.of = None;
        if refused > 0 {
            self.view.notice = Some(CounterNotice::Outdated(refused));
        }
    }

    fn set_customer(&mut self, front: &mut Front, customer: Customer) {
        if customer.kind != front.session().state().order.view && front.session().state().placed.is_none() {
            drop(self.act(front, Action::ViewChosen(customer.kind)));
        }
        let is_other = self.quote.customer != customer;
        self.quote.customer = customer;
        // Who it is for is kept with the next version, and at once where there is one already.
        if is_other && self.quote.code.is_some() && front.session().state().placed.is_none() {
            self.save(front, None);
        }
    }

    fn speak_next(&mut self, front: &mut Front) {
        let languages = &front.session().catalog().shop.languages;
        let now = languages.iter().position(|lang| *lang == front.session().state().lang).unwrap_or_default();
        let next = languages.get((now + 1) % languages.len().max(1)).copied();
        if let Some(next) = next {
            drop(self.act(front, Action::LangChosen(next)));
        }
    }

    /// Orders the quote, once somebody committed to it and it is known for whom it is.
    fn place(&mut self, front: &mut Front) -> Option<CounterEffect> {
        let session = front.session();
        if session.state().placed.is_some() {
            return None;
        }
        if session.quote().is_none() {
            self.view.notice = Some(CounterNotice::Empty);
            return None;
        }
        if session.state().anchor.is_none() {
            self.view.notice = Some(CounterNotice::CommitFirst);
            return None;
        }
        let details = self.quote.customer.details();
        let missing = details.missing(session.handover());
        if missing.is_some() {
            self.view.open(Sheet::Customer { customer: self.quote.customer.clone(), missing });
            return None;
        }
        let given = front.session_mut().answer_at(Step::Details, Action::DetailsGiven(details.clone()));
        match given {
            Ok(_) => Some(CounterEffect::walk(Effect::StoreOrder(Box::new(details)))),
            Err(refusal) => {
                self.view.notice = Some(CounterNotice::Refused(refusal));
                None
            }
        }
    }

    /// What has to be done with a file. Where its path is not known, it is asked for.
    fn file(&mut self, front: &Front, purpose: FilePurpose, path: Option<PathBuf>) -> Option<CounterEffect> {
        let is_reading = matches!(purpose, FilePurpose::Catalog | FilePurpose::OpenQuote);
        if is_reading {
            return Some(CounterEffect::Open(purpose, path));
        }
        if front.session().quote().is_none() {
            self.view.notice = Some(CounterNotice::Empty);
            return None;
        }
        let stem = self.quote.code.as_ref().map_or_else(|| self.tongue.say("counter-new-quote"), ToString::to_string);
        match purpose {
            FilePurpose::Pdf => {
                let wanted = PdfWanted {
                    code: self.quote.code.clone(),
                    version: self.quote.version,
                    customer: self.quote.customer.clone(),
                    session: front.session().clone(),
                };
                Some(CounterEffect::ExportPdf(Box::new(wanted), path))
            }
            FilePurpose::Lines => {
                let text = papers::lines(front.session(), &self.tongue);
                self.write(purpose, (format!("{stem}.csv"), text), path)
            }
            _ => {
                let paper = QuotePaper {
                    catalog: self.edition.clone(),
                    customer: self.quote.customer.clone(),
                    follow_up: self.quote.follow_up,
                    actions: next_quote(front.session()),
                };
                let text = paper.text().map_err(|error| error.to_string());
                self.write(purpose, (format!("{stem}.ron"), text), path)
            }
        }
    }

    fn write(
        &mut self,
        purpose: FilePurpose,
        (name, text): (String, Result<String, String>),
        path: Option<PathBuf>,
    ) -> Option<CounterEffect> {
        match text {
            Ok(text) => Some(CounterEffect::Write { purpose, name, text, path }),
            Err(reason) => {
                self.view.notice = Some(CounterNotice::FileFailed(reason));
                None
            }
        }
    }

    /// Something became of a file.
    pub fn file_done(&mut self, front: &mut Front, done: FileDone) {
        match done {
            FileDone::NoDialog(purpose) => self.view.open(Sheet::Path { purpose, path: String::new() }),
            FileDone::Written(path) => self.view.notice = Some(CounterNotice::Written(path.display().to_string())),
            FileDone::Failed(reason) => self.view.notice = Some(CounterNotice::FileFailed(reason)),
            FileDone::Read(text) => match QuotePaper::read(&text) {
                Ok(paper) => {
                    self.put_away(front);
                    let (session, refused) = front.replayed(&paper.actions);
                    let quote =
                        OpenQuote { customer: paper.customer, follow_up: paper.follow_up, ..OpenQuote::default() };
                    self.take_in_hand(front, session, (quote, Vec::new()));
                    if refused > 0 {
                        self.view.notice = Some(CounterNotice::Outdated(refused));
                    }
                }
                Err(error) => self.view.notice = Some(CounterNotice::FileFailed(error.to_string())),
            },
        }
    }
}
