//! Owns the window: what is in it, and its frames.

mod kiosk;
mod opening;
mod selling;

use std::cell::Cell;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

use eframe::egui::{self, Context, RawInput, Theme as EguiTheme, ViewportCommand};
use eframe::{App, Frame};

use super::counter_files::CounterFiles;
use super::cpu_window::Room;
use super::desk::{CatalogDesk, CatalogPapers, DeskEffect};
use super::editor::Editors;
use super::errands::{Done, Errands};
use super::heartbeat::Heartbeat;
use super::journal_archive::JournalArchive;
use super::logbook::{Logbook, PATIENCE_SECS};
use super::manager::ManagerPage;
use super::media::media_of;
use super::reload::Reload;
use super::soak::Soak;
use super::{CounterDesk, Dispatcher, Effect, Front, Resumable};
use crate::artwork::Studio;
use crate::catalog::Catalog;
use crate::cli::{CatalogSource, DeskAccess, Exit, today};
use crate::flow::{Action, Step};
use crate::storage::journal::{Channel, ClerkEvent, JournalError};
use crate::storage::{CatalogChange, DayNote, FolderWatch, Pictures, SourceFiles};
use crate::ui::theme::install_fonts;
use kiosk::KioskRoom;
pub use opening::run;
use opening::{Opening, say_unwatched, title};

/// The window's own.
struct DiderotApp {
    front: Front,
    errands: Errands,
    logbook: Logbook,
    source: CatalogSource,
    /// Follows the catalog's folder, where there is one and it can be.
    reload: Option<Reload>,
    /// The desk over the walk; nothing where it is forbidden.
    desk: Option<CatalogDesk>,
    editors: Editors,
    /// The salesperson's desk in place of the walk, and the files that it reads and writes.
    counter: Option<(CounterDesk, CounterFiles)>,
    /// Where walks and orders are kept.
    data: PathBuf,
    /// The manager's page over the salesperson's desk, where it is open.
    figures: Option<ManagerPage>,
    /// Whose hands it is in, where that is nobody's.
    soak: Option<Soak>,
    /// Its signs of life, where somebody watches over it.
    heart: Option<Heartbeat>,
    /// What makes it a kiosk, where it is one.
    kiosk: Option<KioskRoom>,
}

impl DiderotApp {
    fn new(ctx: &Context, opening: Opening, exit: Rc<Cell<Exit>>) -> Self {
        let Opening { source, catalog, papers, lang, desk, counter, preferences, hands, watched, .. } = opening;
        let (data, kiosk, soak) = (opening.data, opening.kiosk, opening.soak.map(Soak::new));
        let kiosk = kiosk.map(|(kiosk, out_of_order)| KioskRoom::new(kiosk, out_of_order, (&data, exit)));
        let catalog = kiosk.as_ref().map_or_else(|| Arc::clone(&catalog), |kiosk| kiosk.spoken(&catalog));
        let (ctx, files) = (ctx.clone(), papers.files());
        prepare(&ctx);
        let wake = ctx.clone();
        let media = media_of(&source);
        // One worker leaves the other cores of a small machine to the window.
        let studio = Arc::new(Studio::new(media, workers(), Arc::new(move || wake.request_repaint())));
        let front = Front::new(&catalog, Arc::clone(&studio)).looking_ahead();
        // Staff see every offer as it is.
        let mut front = if counter { front } else { front.trying_out() };
        front.set_usual(preferences);
        front.set_surface(hands.screen_mm);
        front.set_hands(hands.hands());
        if hands.speak {
            let wake = ctx.clone();
            front.set_speech(Some(Box::new(Dispatcher::new(move || wake.request_repaint()))));
        }
        if let Some(lang) = lang {
            front.apply(Action::LangChosen(lang));
        }
        let follow = |(watch, files): (FolderWatch, Arc<SourceFiles>)| {
            Reload::follow(watch, &files, ctx.clone()).map_err(say_unwatched).ok()
        };
        let reload = watched.and_then(follow);
        if let Some(kiosk) = &kiosk {
            kiosk.furnish(&ctx, &mut front);
        }
        let channel = match (&kiosk, counter) {
            (Some(_), _) => Channel::Kiosk,
            (None, true) => Channel::Desk,
            (None, false) => Channel::Window,
        };
        let patience = kiosk.as_ref().map_or(PATIENCE_SECS, KioskRoom::patience_secs);
        let mut logbook = Logbook::open(ctx.clone(), (data.clone(), channel), (catalog.shop.retention, patience));
        logbook.know(&catalog, &files);
        let counter = counter.then(|| {
            let edition = (today(), papers.edition());
            let archive = JournalArchive::new(data.clone(), logbook.present());
            let desk = CounterDesk::new(&front, Box::new(archive), edition, &ctx);
            (desk, CounterFiles::new(ctx.clone(), Arc::clone(&studio)))
        });
        let mut room = (desk != DeskAccess::Forbidden).then(|| CatalogDesk::new(source.clone(), papers));
        if let Some(room) = room.as_mut().filter(|_| desk == DeskAccess::Open) {
            room.open(&front);
        }
        let (editors, heart) = (Editors::new(ctx.clone()), Heartbeat::start(&ctx));
        if kiosk.is_some() && heart.is_none() {
            kiosk::pulse(ctx.clone());
        }
        let errands = Errands::new(ctx, studio);
        let figures = None;
        Self {
            front,
            errands,
            logbook,
            source,
            reload,
            desk: room,
            editors,
            counter,
            data,
            figures,
            soak,
            heart,
            kiosk,
        }
    }

    /// Takes over what became of the catalog's folder.
    fn take_changes(&mut self, ctx: &Context) {
        for change in self.reload.as_ref().map(Reload::poll).unwrap_or_default() {
            match change {
                CatalogChange::Good(loaded, pictures) => {
                    let (catalog, papers) = CatalogPapers::of(&self.source, *loaded, Some(today()));
                    let catalog = self.spoken_here(&catalog);
                    let title = title(&catalog, self.front.session().state().lang);
                    ctx.send_viewport_cmd(ViewportCommand::Title(title));
                    self.logbook.know(&catalog, &papers.files());
                    let media = (pictures == Pictures::Changed).then(|| media_of(&self.source));
                    self.front.take_catalog(catalog, media);
                    if let Some((counter, _)) = &mut self.counter {
                        counter.catalog_changed(&self.front, papers.edition());
                    }
                    if let Some(desk) = &mut self.desk {
                        desk.replace_papers(papers);
                    }
                }
                // What is wrong with its catalog is nothing for a kiosk's buyers: the last good one goes on.
                CatalogChange::Broken(_) if self.kiosk.is_some() => {}
                CatalogChange::Broken(failure) => {
                    self.front.take_problems(failure.problems.clone());
                    if let Some(desk) = &mut self.desk {
                        desk.take_failure(failure);
                    }
                }
                CatalogChange::Unwatched(error) => say_unwatched(error),
            }
        }
    }

    /// Shows the desk where it is open. Whether it is.
    fn show_desk(&mut self, ui: &mut egui::Ui) -> bool {
        let Some(desk) = &mut self.desk else { return false };
        for refused in self.editors.poll() {
            desk.no_editor(refused.place, refused.reason);
        }
        desk.heed_key(ui.ctx(), &self.front);
        if !desk.is_open() {
            return false;
        }
        let mut walked = Vec::new();
        for effect in desk.show(ui, &mut self.front) {
            match (effect, &self.source) {
                (DeskEffect::Open(place), CatalogSource::Folder(folder)) => self.editors.open(folder, place),
                // What is part of the program has no file: the desk says so.
                (DeskEffect::Open(_), CatalogSource::Builtin) => {}
                (DeskEffect::Walk(effect), _) => walked.push(*effect),
            }
        }
        for effect in walked {
            self.run(effect);
        }
        true
    }

    /// Does what a frame asked for.
    fn run(&mut self, effect: Effect) {
        match effect {
            Effect::PickLogo => self.errands.pick_logo(),
            Effect::ReadLogo(file) => self.errands.read_dropped(&file),
            Effect::StoreOrder(details) => {
                let logo = self.errands.logo(self.front.session());
                self.logbook.follow(self.front.session(), self.front.deal());
                if !self.logbook.place(self.front.session(), *details, logo) {
                    self.take_word(ClerkEvent::Placed(Err(JournalError::Closed), None));
                }
            }
            Effect::LookUp(code) => {
                if !self.logbook.look_up(self.front.session(), code.clone()) {
                    self.take_word(ClerkEvent::Promise(code, Err(JournalError::Closed)));
                }
            }
            Effect::Resume(resumed) => {
                if resumed.is_told {
                    self.logbook.resume(resumed.number, self.front.session(), self.front.deal());
                } else {
                    self.logbook.discard(resumed.number);
                }
                self.errands.restore_logos(resumed.logos);
            }
            Effect::Discard(number) => self.logbook.discard(number),
            Effect::Forget => {
                self.logbook.end();
                self.errands.forget();
            }
        }
    }

    /// Takes over what the journal has to say.
    fn take_word(&mut self, event: ClerkEvent) {
        match event {
            // Where the disk of a kiosk has what is its staff's business.
            ClerkEvent::SetAside(_) if self.kiosk.is_some() => {}
            ClerkEvent::SetAside(path) => self.front.journal_set_aside(path.display().to_string()),
            ClerkEvent::Stopped(stopped) => self.front.know_stopped(stopped),
            // A buyer's walk is not gone on with at the salesperson's desk.
            ClerkEvent::Unfinished(unfinished) => {
                let catalog = Arc::clone(self.front.session().catalog());
                match self.logbook.files(&catalog) {
                    Some(files) => self.errands.revive(*unfinished, (catalog, files.to_vec())),
                    None => self.logbook.discard(unfinished.session),
                }
            }
            ClerkEvent::Failing(error) => {
                self.note(DayNote::JournalFails);
                self.front.not_kept(error.into());
            }
            ClerkEvent::Recovered => {
                self.note(DayNote::JournalWorks);
                self.front.kept_again();
            }
            ClerkEvent::Learned(together) => self.front.learned(together),
            ClerkEvent::Placed(result, promise) => {
                if let Some((counter, _)) = &mut self.counter {
                    counter.stored(&mut self.front, result.map_err(Into::into), promise);
                } else {
                    self.note(result.as_ref().map_or(DayNote::NotPlaced, |code| DayNote::Placed(code.to_string())));
                    self.front.stored(result.map_err(Into::into));
                    self.front.promised(promise);
                    self.print_ticket();
                }
            }
            ClerkEvent::Promise(code, found) => {
                let found = found.map_err(Into::into);
                match &mut self.counter {
                    Some((counter, _)) => counter.looked_up(&mut self.front, &code, found),
                    None => self.front.looked_up(&code, found),
                }
            }
        }
    }

    /// Writes down something that happened, where this is a kiosk.
    fn note(&self, note: DayNote) {
        if let Some(kiosk) = &self.kiosk {
            kiosk.note(note);
        }
    }

    /// Goes on at the salesperson's desk with the walk that broke off, unless another one is in hand already.
    fn take_up(&mut self, broken_off: Resumable) {
        if let Some((counter, _)) = &mut self.counter {
            counter.take_up(&mut self.front, broken_off.session, broken_off.logos);
        }
        // What is gone on with is written down anew, as a walk of its own.
        self.logbook.discard(broken_off.number);
    }

    /// Turns to a new day between two buyers: what is offered and what has ended follows from it.
    fn keep_the_day(&mut self) {
        let session = self.front.session();
        let (catalog, today) = (session.catalog(), today());
        if session.state().step != Step::Attract || catalog.today().is_none_or(|day| day == today) {
            return;
        }
        let before = Arc::clone(catalog);
        let catalog = Arc::new(Catalog::clone(&before).on(Some(today)));
        self.logbook.know_day(&catalog, &before);
        self.front.take_catalog(catalog, None);
    }
}

/// How many threads compose pictures: all cores but the window's, at least one.
fn workers() -> usize {
    std::thread::available_parallelism().map_or(1, |cores| cores.get().saturating_sub(1).clamp(1, 4))
}

/// What egui needs once: typefaces, and no zooming by keys behind the layout's back.
fn prepare(ctx: &Context) {
    install_fonts(ctx);
    ctx.set_theme(EguiTheme::Light);
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
}

impl App for DiderotApp {
    fn logic(&mut self, ctx: &Context, _frame: &mut Frame) {
        Room::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut Frame) {
        Room::ui(self, ui);
    }

    fn raw_input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        Room::raw_input(self, ctx, input);
    }
}

impl Room for DiderotApp {
    fn raw_input(&mut self, ctx: &Context, input: &mut RawInput) {
        if let Some(soak) = &mut self.soak {
            let leads_off = ["start-over", "back", "undo"].map(|name| self.front.say(name, ""));
            soak.drive(ctx, input, self.front.session().state().step, &leads_off);
        }
        if let Some(kiosk) = &mut self.kiosk {
            kiosk.before_frame(ctx, input);
        }
    }

    fn logic(&mut self, ctx: &Context) {
        if let Some(heart) = &self.heart {
            heart.beat();
            if let Some(kiosk) = &mut self.kiosk {
                kiosk.heed_watch(ctx, heart, &self.front);
            }
        }
        self.take_changes(ctx);
        self.take_files(ctx);
        self.keep_the_day();
        self.keep_the_kiosk(ctx);
        for event in self.logbook.poll() {
            self.take_word(event);
        }
        for done in self.errands.poll() {
            match done {
                Done::NoDialog => self.front.no_file_dialog(),
                Done::LogoChosen => self.front.logo_is_coming(),
                Done::Revived(resumable) if self.counter.is_some() => self.take_up(*resumable),
                Done::Revived(resumable) => {
                    if let Some(number) = self.front.offer_to_go_on(resumable) {
                        self.logbook.discard(number);
                    }
                }
                Done::Lost(number) => self.logbook.discard(number),
                Done::LogoRead(id, logo) => {
                    if let Some((counter, _)) = &mut self.counter {
                        counter.logo_read(id, logo.clone());
                    }
                    self.logbook.keep_logo(id, logo);
                }
                Done::Proven(proven) => self.front.proven(&proven.0, proven.1, proven.2),
            }
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui) {
        if !self.show_kiosk(ui) && !self.show_desk(ui) && !self.show_counter(ui) {
            for effect in self.front.show(ui) {
                self.run(effect);
            }
            self.errands.prove(self.front.session());
        }
        self.logbook.follow(self.front.session(), self.front.deal());
    }
}
