//! Owns the window as a kiosk: opened so that it can't be left, and the machine's side of what its shell asks for.

use std::cell::Cell;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;
use std::time::{Duration, Instant};

use eframe::NativeOptions;
use eframe::egui::{Context, RawInput, Ui, ViewportCommand};

use super::DiderotApp;
use super::opening::{say_unwatched, told};
use crate::app::heartbeat::Heartbeat;
use crate::app::kiosk::{chime, orders_of_today, print};
use crate::app::{Dispatcher, Front, Hands, KioskEffect, KioskShell, OrderRow, StaffEffect, wall_time};
use crate::catalog::Catalog;
use crate::cli::{CatalogSource, Exit, today, unknown_to};
use crate::export::Papers;
use crate::flow::{Action, OrderCode, Session, Step};
use crate::kiosk::{Keyboard, Kiosk, Speech};
use crate::storage::{Colours, DayLog, DayNote, FolderWatch, KioskFailure, LoadedKiosk, load_kiosk, render};
use crate::ui::theme::{Preferences, Reach, Surface, Voice};

/// How often the window is woken.
const BEAT: Duration = Duration::from_secs(2);

/// What a thread will say: what it found, or why it did not.
type Answer<T> = Receiver<Result<T, String>>;

/// What makes a window a kiosk.
pub(super) struct KioskRoom {
    shell: KioskShell,
    data: PathBuf,
    /// The ticket that is being printed, and of which order; of none where the staff try the printer.
    ticket: Option<(Answer<()>, Option<OrderCode>)>,
    orders: Option<Answer<Vec<OrderRow>>>,
    /// How the program ends, once the staff let it.
    exit: Rc<Cell<Exit>>,
    started: Instant,
    is_leaving: bool,
    /// Writes down what happens, on a thread of its own.
    log: Option<Sender<DayNote>>,
    /// The log, while it is read for the staff.
    read: Option<Receiver<Vec<String>>>,
    /// Whether somebody was walking, and whether the staff were in, when it was looked at last.
    seen: (bool, bool),
}

/// Reads a kiosk's settings, for a window.
///
/// # Errors
/// All that is wrong with them, as it is told in a terminal. A kiosk that is out of order makes do with none.
pub(super) fn settings(path: &Path, is_out: bool) -> Result<Arc<Kiosk>, String> {
    let shown = |problems: &[crate::catalog::Problem], files: &crate::storage::SourceFiles| {
        let all = problems.iter().map(|problem| render(problem, &|file| files.text(file), Colours::Without));
        all.collect::<Vec<_>>().join("\n")
    };
    match load_kiosk(path) {
        Ok(LoadedKiosk { kiosk, warnings, files }) => {
            if !warnings.is_empty() {
                // Where even this can't be written, there is nobody to read it.
                write!(std::io::stderr(), "{}", shown(&warnings, &files)).unwrap_or_default();
            }
            Ok(Arc::new(kiosk))
        }
        Err(_) if is_out => Ok(Arc::new(Kiosk::of_nobody())),
        Err(failure) => {
            let KioskFailure { problems, files } = &failure;
            Err(format!("{}\ndiderot: {failure}", shown(problems, files)))
        }
    }
}

/// Opens a window over the whole screen and above everything else, which nothing but its staff closes.
pub(super) fn lock(native: &mut NativeOptions) {
    native.viewport = std::mem::take(&mut native.viewport)
        .with_decorations(false)
        .with_fullscreen(true)
        .with_always_on_top()
        .with_close_button(false)
        .with_minimize_button(false)
        .with_maximize_button(false)
        .with_drag_and_drop(false);
}

/// Wakes the window once in a while, where nobody watches over it who would: one that was hidden gets no frames, and would not come
/// back by itself.
pub(super) fn pulse(ctx: Context) {
    let beat = move || {
        loop {
            thread::sleep(BEAT);
            ctx.request_repaint();
        }
    };
    // Without a thread it comes back with the next thing that is done on it.
    drop(thread::Builder::new().name("pulse".to_owned()).spawn(beat));
}

impl KioskRoom {
    pub(super) fn new(kiosk: Arc<Kiosk>, out_of_order: Option<String>, (data, exit): (&Path, Rc<Cell<Exit>>)) -> Self {
        let shell = KioskShell::new(kiosk, Some(data), wall_time).out_of_order(out_of_order);
        let log = DayLog::new(data).keep();
        let (data, ticket, orders, read) = (data.to_owned(), None, None, None);
        let (started, is_leaving, seen) = (Instant::now(), false, (false, false));
        Self { shell, data, ticket, orders, exit, started, is_leaving, log, read, seen }
    }

    /// Writes down something that happened.
    pub(super) fn note(&self, note: DayNote) {
        // A log that can't be written was complained of where it is.
        self.log.as_ref().map_or(Ok(()), |log| log.send(note)).unwrap_or_default();
    }

    /// Makes the walk a kiosk's.
    pub(super) fn furnish(&self, ctx: &Context, front: &mut Front) {
        ctx.options_mut(|options| options.quit_shortcuts.clear());
        self.shell.furnish(front);
        let kiosk = self.shell.settings();
        let reach = Some(if kiosk.reach { Reach::Low } else { Reach::Whole });
        front.set_hands(Hands { keyboard: kiosk.keyboard == Keyboard::OnScreen, reach });
        front.set_surface(kiosk.screen.size_mm.map(|[width, height]| {
            let [width_mm, height_mm, distance_mm] = [width, height, kiosk.screen.distance_mm].map(millimetres);
            Surface { width_mm, height_mm, distance_mm }
        }));
        if kiosk.speech != Speech::Off {
            let wake = ctx.clone();
            front.set_speech(Some(Box::new(Dispatcher::new(move || wake.request_repaint()))));
        }
        if kiosk.speech == Speech::On {
            front.set_usual(Preferences { voice: Voice::Spoken, ..front.usual() });
        }
    }

    /// Follows the signs of life that whoever watches over the window asks for, and its wish that it starts anew.
    pub(super) fn heed_watch(&mut self, ctx: &Context, heart: &Heartbeat, front: &Front) {
        let is_free = front.session().state().step == Step::Attract && !self.shell.is_staff_here();
        if self.is_leaving {
            return;
        }
        if heart.is_orphaned() || heart.wants_rest() && is_free {
            self.shell.let_go();
            self.leave(ctx, Exit::Again);
        }
    }

    /// How many seconds a walk that broke off can be gone on with: as long as anybody would be waited for.
    pub(super) fn patience_secs(&self) -> i64 {
        let idle = self.shell.settings().idle;
        i64::from(idle.ask_after) + i64::from(idle.answer_within)
    }

    /// What comes in before each frame.
    pub(super) fn before_frame(&mut self, ctx: &Context, raw: &mut RawInput) {
        self.shell.before_frame(ctx, raw);
    }

    /// The catalog in the languages that the kiosk speaks, in its own order.
    pub(super) fn spoken(&self, catalog: &Arc<Catalog>) -> Arc<Catalog> {
        let kiosk = self.shell.settings();
        for missing in unknown_to(kiosk, catalog) {
            // Where even this can't be written, there is nobody to read it.
            writeln!(std::io::stderr(), "diderot: {missing}").unwrap_or_default();
        }
        let is_known = |lang: &crate::catalog::Lang| catalog.shop.languages.contains(lang);
        let languages: Vec<_> = kiosk.languages.iter().copied().filter(is_known).collect();
        if languages.is_empty() {
            return Arc::clone(catalog);
        }
        let mut spoken = Catalog::clone(catalog);
        spoken.shop.languages = languages;
        Arc::new(spoken)
    }

    /// Ends the program in this way.
    fn leave(&mut self, ctx: &Context, exit: Exit) {
        self.is_leaving = true;
        self.exit.set(exit);
        ctx.send_viewport_cmd(ViewportCommand::Close);
    }

    /// Reads what happened today, the latest first, on a thread of its own.
    fn read_log(&mut self, ctx: Context) {
        let (sender, receiver) = channel();
        let log = DayLog::new(&self.data);
        let work = move || {
            let mut lines = log.last_day().unwrap_or_else(|error| vec![error.to_string()]);
            lines.reverse();
            if sender.send(lines).is_ok() {
                ctx.request_repaint();
            }
        };
        drop(thread::Builder::new().name("log".to_owned()).spawn(work));
        self.read = Some(receiver);
    }

    /// Writes down who came and went since the last time.
    fn note_comings(&mut self, front: &Front) {
        let is_walking = front.session().state().step != Step::Attract;
        let is_staff = self.shell.is_staff_in();
        let (was_walking, was_staff) = std::mem::replace(&mut self.seen, (is_walking, is_staff));
        if is_walking && !was_walking {
            self.note(DayNote::Began);
        }
        match (was_staff, is_staff) {
            (false, true) => self.note(DayNote::StaffCame),
            (true, false) => self.note(DayNote::StaffWent),
            _ => {}
        }
        for _ in 0..self.shell.take_wrong_pins() {
            self.note(DayNote::WrongPin);
        }
    }
}

/// A length as it is reckoned with on the screen.
#[expect(clippy::cast_precision_loss, reason = "no screen is wider than what a float counts exactly")]
const fn millimetres(length: u32) -> f32 {
    length as f32
}

impl DiderotApp {
    /// A catalog in the languages that are spoken here.
    pub(super) fn spoken_here(&self, catalog: &Arc<Catalog>) -> Arc<Catalog> {
        self.kiosk.as_ref().map_or_else(|| Arc::clone(catalog), |kiosk| kiosk.spoken(catalog))
    }

    /// Shows the kiosk where the window is one. Whether it is.
    pub(super) fn show_kiosk(&mut self, ui: &mut Ui) -> bool {
        let Some(kiosk) = &mut self.kiosk else { return false };
        let effects = kiosk.shell.show(ui, &mut self.front);
        for effect in effects {
            self.run_kiosk(ui.ctx(), effect);
        }
        self.errands.prove(self.front.session());
        true
    }

    fn run_kiosk(&mut self, ctx: &Context, effect: KioskEffect) {
        let Some(kiosk) = &mut self.kiosk else { return };
        match effect {
            KioskEffect::Walk(effect) => self.run(effect),
            KioskEffect::ReadLogo(logo) => self.errands.read_picked(logo),
            KioskEffect::Chime => chime(&kiosk.data, kiosk.shell.settings().volume),
            KioskEffect::Wiped => kiosk.note(DayNote::Wiped),
            KioskEffect::Staff(StaffEffect::Leave) => kiosk.leave(ctx, Exit::Fine),
            KioskEffect::Staff(StaffEffect::Restart) => kiosk.leave(ctx, Exit::Again),
            KioskEffect::Staff(StaffEffect::Orders) => {
                kiosk.orders = Some(orders_of_today(kiosk.data.clone(), ctx.clone()));
            }
            KioskEffect::Staff(StaffEffect::Logs) => kiosk.read_log(ctx.clone()),
            // A screen under test asks for nothing more.
            KioskEffect::Staff(StaffEffect::ScreenTest) => {}
            KioskEffect::Staff(StaffEffect::PrintTest) => self.print_test(ctx),
            KioskEffect::Staff(StaffEffect::SwitchCatalog(folder)) => self.switch_catalog(ctx, &folder),
        }
    }

    /// What a kiosk does with every frame before anything is shown.
    pub(super) fn keep_the_kiosk(&mut self, ctx: &Context) {
        let Some(kiosk) = &mut self.kiosk else { return };
        kiosk.shell.hold(ctx, kiosk.started.elapsed());
        kiosk.shell.set_speaking(self.front.is_speaking());
        kiosk.note_comings(&self.front);
        if let Some(lines) = kiosk.read.as_ref().and_then(|read| read.try_recv().ok()) {
            kiosk.read = None;
            kiosk.shell.take_log(lines);
        }
        match kiosk.orders.as_ref().map(Receiver::try_recv) {
            None | Some(Err(TryRecvError::Empty)) => {}
            Some(answer) => {
                kiosk.orders = None;
                let orders = answer.unwrap_or_else(|gone| Err(gone.to_string()));
                kiosk.shell.take_orders(&self.front, orders);
            }
        }
        let Some((printed, _)) = &kiosk.ticket else { return };
        let printed = match printed.try_recv() {
            Err(TryRecvError::Empty) => return,
            answer => answer.unwrap_or_else(|gone| Err(gone.to_string())),
        };
        kiosk.note(if printed.is_ok() { DayNote::Printed } else { DayNote::NotPrinted });
        match (kiosk.ticket.take().and_then(|(_, code)| code), printed) {
            (Some(code), printed) => self.front.ticket_done(&code, printed.is_ok()),
            (None, Ok(())) => kiosk.shell.take_note(self.front.say("kiosk-menu-printed", "")),
            (None, Err(reason)) => kiosk.shell.take_note(self.front.say("kiosk-menu-not-printed", &reason)),
        }
    }

    /// Prints the ticket of the order that was just placed, where there is a printer.
    pub(super) fn print_ticket(&mut self) {
        let Some(kiosk) = &mut self.kiosk else { return };
        let session = self.front.session();
        let Some(code) = session.state().placed.clone() else { return };
        let (Some(printer), Some(papers)) = (kiosk.shell.settings().printer.clone(), Papers::of(session, today()))
        else {
            return;
        };
        kiosk.ticket = Some((print(printer, papers, self.errands.context()), Some(code)));
        self.front.ticket_is_coming();
    }

    /// Prints a ticket with no order behind it.
    fn print_test(&mut self, ctx: &Context) {
        let Some(kiosk) = &mut self.kiosk else { return };
        let mut session = Session::new(Arc::clone(self.front.session().catalog()));
        let hook = session.catalog().hooks().next().map(|hook| hook.id.clone());
        for action in [Action::LangChosen(self.front.session().state().lang), Action::Touched]
            .into_iter()
            .chain(hook.map(Action::HookChosen))
        {
            // What is refused leaves nothing to print, which is said below.
            session.apply(action).map(drop).unwrap_or_default();
        }
        match (kiosk.shell.settings().printer.clone(), Papers::of(&session, today())) {
            (Some(printer), Some(papers)) => kiosk.ticket = Some((print(printer, papers, ctx.clone()), None)),
            _ => kiosk.shell.take_note(self.front.say("kiosk-menu-no-printer", "")),
        }
    }

    /// Sells from another catalog from now on, where it can be used.
    fn switch_catalog(&mut self, ctx: &Context, folder: &Path) {
        let source = CatalogSource::Folder(folder.to_owned());
        let watch = FolderWatch::open(folder).map_err(say_unwatched).ok();
        let note = match source.load() {
            Ok(loaded) => {
                self.sell_from(ctx, &source, (loaded, watch));
                self.front.say("kiosk-menu-catalog-done", "")
            }
            Err(failure) => {
                // All of it for whoever reads what the program writes, the sum of it for the staff.
                writeln!(std::io::stderr(), "{}", told(&failure)).unwrap_or_default();
                self.front.say("kiosk-menu-catalog-bad", &failure.to_string())
            }
        };
        if let Some(kiosk) = &mut self.kiosk {
            kiosk.shell.take_note(note);
        }
    }
}
