//! Owns what the staff see of a kiosk: the PIN, then the menu and what can be done from it. It closes by itself.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;
use std::time::Duration;

use eframe::egui::{Context, Ui};

use super::OrderRow;
use super::lock_file::LockFile;
use crate::app::manager::ManagerPage;
use crate::kiosk::{Kiosk, Lockout, Standing};
use crate::money::Money;
use crate::ui::screens::Scene;
use crate::ui::screens::kiosk::{
    List, ListRow, ListWish, MenuView, MenuWish, PinKey, PinNote, PinPad, ScreenTest, list, menu, pin_pad, screen_test,
};
use crate::ui::screens::manager::ManagerTab;

/// How long nobody touches it before the pad closes.
const PAD_STAYS: Duration = Duration::from_secs(30);
/// The same of the menu and what lies behind it.
const MENU_STAYS: Duration = Duration::from_secs(90);

/// More digits than these are no PIN.
const MOST_DIGITS: usize = 12;

/// What the staff want of the machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StaffEffect {
    /// Close the program, for good.
    Leave,
    /// Close the program, so that it is started again.
    Restart,
    /// Sell from this catalog.
    SwitchCatalog(PathBuf),
    /// Print a ticket with no order behind it.
    PrintTest,
    /// Read today's orders.
    Orders,
    /// Read what happened today.
    Logs,
    /// The screen is being tested: nothing else is to light up.
    ScreenTest,
}

/// How far the staff have come.
#[derive(Debug)]
enum Stage {
    Away,
    Pin { typed: String, checking: Option<Receiver<bool>>, was_wrong: bool },
    Menu,
    List(Listed, List),
    Test(ScreenTest),
    Figures(Box<ManagerPage>),
}

/// What is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Listed {
    Orders,
    Logs,
    Catalogs,
}

/// What the staff see.
#[derive(Debug)]
pub(super) struct Staff {
    kiosk: Arc<Kiosk>,
    /// Where the figures are counted; nothing in a picture.
    data: Option<PathBuf>,
    lock_file: LockFile,
    lockout: Lockout,
    /// How many wrong PINs were typed that nobody was told of yet.
    wrong_pins: u32,
    stage: Stage,
    /// What came of the last thing that was asked for in the menu.
    note: Option<String>,
    /// When somebody last did something here.
    since: Duration,
}

/// The moments of a frame: since the start, and since 1970.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moments {
    pub(super) now: Duration,
    pub(super) wall: Duration,
}

impl Staff {
    pub(super) fn new(kiosk: Arc<Kiosk>, data: Option<&Path>, wall: Duration) -> Self {
        let lock_file = LockFile::in_folder(data);
        let lockout = lock_file.read(wall);
        let (stage, since) = (Stage::Away, Duration::ZERO);
        Self { kiosk, data: data.map(Path::to_owned), lock_file, lockout, wrong_pins: 0, stage, note: None, since }
    }

    /// Whether anything of theirs is on the screen.
    pub(super) const fn is_here(&self) -> bool {
        !matches!(self.stage, Stage::Away)
    }

    /// Whether they proved who they are.
    pub(super) const fn is_in(&self) -> bool {
        !matches!(self.stage, Stage::Away | Stage::Pin { .. })
    }

    /// Asks for the PIN.
    pub(super) fn ask(&mut self, now: Duration) {
        if !self.is_here() {
            self.stage = Stage::Pin { typed: String::new(), checking: None, was_wrong: false };
            self.since = now;
        }
    }

    /// Somebody did something.
    pub(super) const fn touched(&mut self, now: Duration) {
        self.since = now;
    }

    /// Closes by itself when nobody is here any more. When it has to be looked at again.
    pub(super) fn look(&mut self, now: Duration) -> Option<Duration> {
        let stays = match self.stage {
            Stage::Away => return None,
            Stage::Pin { .. } => PAD_STAYS,
            _ => MENU_STAYS,
        };
        let left = (self.since + stays).saturating_sub(now);
        if left.is_zero() {
            self.close();
            return None;
        }
        // What it counts down is shown by the second.
        Some(left.min(Duration::from_secs(1)))
    }

    /// Away again, and nothing of what was typed stays.
    pub(super) fn close(&mut self) {
        self.stage = Stage::Away;
        self.note = None;
    }

    /// Shows where they are. What they want of the machine.
    pub(super) fn show(&mut self, ui: &Ui, scene: &Scene<'_>, moments: Moments) -> Option<StaffEffect> {
        match &mut self.stage {
            Stage::Away => None,
            Stage::Pin { .. } => {
                self.show_pad(ui, scene, moments);
                None
            }
            Stage::Menu => self.show_menu(ui, scene),
            Stage::List(..) => self.show_list(ui, scene),
            Stage::Test(test) => {
                if screen_test(ui, scene, test) {
                    self.stage = Stage::Menu;
                }
                None
            }
            Stage::Figures(page) => {
                if !page.show(ui, scene) {
                    self.stage = Stage::Menu;
                }
                None
            }
        }
    }

    /// Comes in without a PIN: for pictures, which nobody can press anything on.
    pub(super) fn pose(&mut self, typed: Option<&str>) {
        self.stage =
            typed.map_or(Stage::Menu, |typed| Stage::Pin { typed: typed.to_owned(), checking: None, was_wrong: false });
    }

    /// The same at the manager's page, with the figures of nobody.
    pub(super) fn pose_figures(&mut self, scene: &Scene<'_>, tab: ManagerTab) {
        self.stage = Stage::Figures(Box::new(ManagerPage::posed(scene.session.catalog(), tab)));
    }

    /// The same at the list of orders, or the test of the screen.
    pub(super) fn pose_at(&mut self, scene: &Scene<'_>, orders: Option<Vec<OrderRow>>) {
        self.stage = Stage::Test(ScreenTest::default());
        if let Some(orders) = orders {
            let title = scene.tongue.say("kiosk-orders-title");
            self.stage = Stage::List(Listed::Orders, List { title, ..List::default() });
            self.take_orders(scene, Ok(orders));
        }
    }

    /// Takes over what came of something: a sentence for the menu.
    pub(super) fn take_note(&mut self, note: String) {
        self.note = Some(note);
    }

    /// Takes over today's orders.
    pub(super) fn take_orders(&mut self, scene: &Scene<'_>, orders: Result<Vec<OrderRow>, String>) {
        let Stage::List(Listed::Orders, shown) = &mut self.stage else { return };
        let tongue = scene.tongue;
        match orders {
            Ok(orders) => {
                let sum = orders.iter().fold(Money::ZERO, |sum, order| sum.saturating_plus(order.total));
                let count = u32::try_from(orders.len()).unwrap_or(u32::MAX);
                let values = [("count", count.into()), ("total", tongue.money(sum).into())];
                shown.lead = match count {
                    0 => tongue.say("kiosk-orders-none"),
                    _ => tongue.say_with("kiosk-orders-count", &values),
                };
                let own = scene.session.catalog().shop.currency;
                let row = |order: OrderRow| {
                    // What was ordered from another catalog may have been in another currency.
                    let end = match order.currency {
                        Some(currency) if currency == own => tongue.money(order.total),
                        Some(currency) => format!("{} {}", currency.code(), order.total.plain(currency)),
                        None => String::new(),
                    };
                    ListRow { name: order.code, note: order.time, end }
                };
                shown.rows = orders.into_iter().map(row).collect();
            }
            Err(reason) => shown.lead = tongue.say_with("kiosk-orders-failed", &[("reason", reason.into())]),
        }
    }

    /// Takes over what happened today, the latest first.
    /// How many wrong PINs were typed since the last time.
    pub(super) const fn take_wrong_pins(&mut self) -> u32 {
        std::mem::replace(&mut self.wrong_pins, 0)
    }

    pub(super) fn take_log(&mut self, lines: Vec<String>) {
        if let Stage::List(Listed::Logs, shown) = &mut self.stage {
            if !lines.is_empty() {
                shown.lead = String::new();
            }
            shown.rows = lines.into_iter().map(|name| ListRow { name, ..ListRow::default() }).collect();
        }
    }

    fn show_pad(&mut self, ui: &Ui, scene: &Scene<'_>, moments: Moments) {
        self.take_verdict(moments);
        let standing = self.lockout.standing(moments.wall);
        let Stage::Pin { typed, checking, was_wrong } = &mut self.stage else { return };
        let note = match standing {
            _ if checking.is_some() => PinNote::Checking,
            Standing::Waits(left) => PinNote::Waits(whole(left, 1)),
            Standing::Locked(left) => PinNote::Locked(whole(left, 60)),
            Standing::Open if *was_wrong => PinNote::Wrong,
            Standing::Open => PinNote::Type,
        };
        let can_type = matches!(note, PinNote::Type | PinNote::Wrong);
        let mut is_done = false;
        for key in pin_pad(ui, scene, PinPad { typed: typed.len(), note }) {
            match key {
                PinKey::Cancel => is_done = true,
                _ if !can_type || checking.is_some() => {}
                PinKey::Digit(digit) if typed.len() < MOST_DIGITS => {
                    typed.push(digit);
                    *was_wrong = false;
                }
                PinKey::Digit(_) => {}
                PinKey::Erase => drop(typed.pop()),
                PinKey::Enter if typed.is_empty() => {}
                PinKey::Enter => *checking = Some(compare(&self.kiosk, std::mem::take(typed), ui.ctx())),
            }
        }
        if is_done {
            self.close();
        }
    }

    /// What came of comparing a PIN.
    fn take_verdict(&mut self, moments: Moments) {
        let Stage::Pin { checking, was_wrong, .. } = &mut self.stage else { return };
        let verdict = match checking.as_ref().map(Receiver::try_recv) {
            None | Some(Err(TryRecvError::Empty)) => return,
            Some(Ok(is_right)) => is_right,
            // Where it could not be compared, nobody comes in.
            Some(Err(TryRecvError::Disconnected)) => false,
        };
        *checking = None;
        if verdict {
            self.lockout.right();
            self.stage = Stage::Menu;
            self.since = moments.now;
        } else {
            *was_wrong = true;
            self.wrong_pins += 1;
            self.lockout.wrong(moments.wall);
        }
        self.lock_file.write(self.lockout);
    }

    fn show_menu(&mut self, ui: &Ui, scene: &Scene<'_>) -> Option<StaffEffect> {
        let (has_printer, has_catalogs) = (self.kiosk.printer.is_some(), !self.kiosk.catalogs.is_empty());
        let view = MenuView { has_printer, has_catalogs, note: self.note.clone() };
        let say = |name: &str| scene.tongue.say(name);
        let listed = |title: &str, lead: &str| List { title: say(title), lead: say(lead), ..List::default() };
        match menu(ui, scene, &view)? {
            MenuWish::Back => self.close(),
            MenuWish::Orders => {
                self.stage = Stage::List(Listed::Orders, listed("kiosk-orders-title", "kiosk-picker-looking"));
                return Some(StaffEffect::Orders);
            }
            MenuWish::Figures => {
                if let Some(data) = self.data.clone() {
                    self.stage = Stage::Figures(Box::new(ManagerPage::open(data, ui.ctx(), false)));
                }
            }
            MenuWish::Logs => {
                self.stage = Stage::List(Listed::Logs, listed("kiosk-logs-title", "kiosk-logs-none"));
                return Some(StaffEffect::Logs);
            }
            MenuWish::Catalogs if has_catalogs => {
                let row = |path: &PathBuf| ListRow {
                    name: path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
                    end: path.display().to_string(),
                    ..ListRow::default()
                };
                let rows = self.kiosk.catalogs.iter().map(row).collect();
                let shown = List { title: say("kiosk-catalogs-title"), is_choice: true, rows, ..List::default() };
                self.stage = Stage::List(Listed::Catalogs, shown);
            }
            MenuWish::PrintTest if has_printer => {
                self.note = Some(say("kiosk-menu-printing"));
                return Some(StaffEffect::PrintTest);
            }
            MenuWish::Catalogs | MenuWish::PrintTest => {}
            MenuWish::ScreenTest => {
                self.stage = Stage::Test(ScreenTest::default());
                return Some(StaffEffect::ScreenTest);
            }
            MenuWish::Restart => return Some(StaffEffect::Restart),
            MenuWish::Leave => return Some(StaffEffect::Leave),
        }
        None
    }

    fn show_list(&mut self, ui: &Ui, scene: &Scene<'_>) -> Option<StaffEffect> {
        let Stage::List(listed, shown) = &mut self.stage else { return None };
        match list(ui, scene, shown)? {
            ListWish::Back => self.stage = Stage::Menu,
            ListWish::Page(page) => shown.page = page,
            ListWish::Row(number) if *listed == Listed::Catalogs => {
                self.stage = Stage::Menu;
                return self.kiosk.catalogs.get(number).cloned().map(StaffEffect::SwitchCatalog);
            }
            ListWish::Row(_) => {}
        }
        None
    }
}

/// Compares a PIN on a thread of its own: it takes its time.
fn compare(kiosk: &Arc<Kiosk>, typed: String, ctx: &Context) -> Receiver<bool> {
    let (sender, receiver) = channel();
    let (kiosk, ctx) = (Arc::clone(kiosk), ctx.clone());
    let work = move || {
        let is_right = kiosk.pin.fits(&typed);
        if sender.send(is_right).is_ok() {
            ctx.request_repaint();
        }
    };
    drop(thread::Builder::new().name("pin".to_owned()).spawn(work));
    receiver
}

/// How many whole ones of so many seconds a time fills, the last one begun counted.
fn whole(left: Duration, secs: u64) -> u32 {
    let left = left.as_secs() + u64::from(left.subsec_nanos() > 0);
    u32::try_from(left.div_ceil(secs)).unwrap_or(u32::MAX)
}
