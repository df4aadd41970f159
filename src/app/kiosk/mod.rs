//! Owns a window as a kiosk: what lies over the walk between two buyers and for the staff, what comes in at all, and that nothing of
//! anybody stays. It asks the machine for what it needs, and is told what came of it.

mod chime;
mod clock;
mod cover;
mod guard;
mod hold;
mod lock_file;
mod picker;
mod posing;
mod printer;
mod staff;
mod today;
mod watch;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{Context, CursorIcon, Event, RawInput, Ui};

pub(super) use chime::chime;
pub use clock::{WallTime, wall_time};
pub use picker::PickedLogo;
pub(super) use printer::print;
pub use staff::StaffEffect;
pub use today::OrderRow;
pub(super) use today::orders_of_today;

use super::front::forget_screens;
use super::{Effect, Front};
use crate::catalog::Lang;
use crate::kiosk::{Gesture, Kiosk, Mood, Patience};
use crate::ui::screens::Premises;
use cover::Cover;
use hold::Hold;
use picker::Picker;
use staff::{Moments, Staff};
use watch::since_start;

/// A window as a kiosk.
pub struct KioskShell {
    kiosk: Arc<Kiosk>,
    clock: fn() -> WallTime,
    patience: Patience,
    gesture: Gesture,
    staff: Staff,
    picker: Option<Picker>,
    /// Counts the picker's threads that have not ended.
    hanging: Arc<()>,
    /// The code under which this kiosk is out of order, where it is.
    out_of_order: Option<String>,
    /// Whether somebody is being spoken to: they are not hurried.
    is_speaking: bool,
    /// Whether the screens' own memory is to be wiped before the next frame.
    forgets: bool,
    /// Whether it was touched by a finger last: there is no pointer to show then.
    by_finger: bool,
    /// The language in which it is met.
    usual: Lang,
    /// Holds the window.
    hold: Hold,
    /// What is shown whatever happens: for pictures.
    posed: Option<Cover>,
}

/// What a kiosk asks of the machine.
#[derive(Debug)]
pub enum KioskEffect {
    /// What the walk asks.
    Walk(Effect),
    /// Read the logo that was chosen.
    ReadLogo(PickedLogo),
    /// Sound the chime.
    Chime,
    /// Somebody's walk was wiped.
    Wiped,
    /// What the staff ask.
    Staff(StaffEffect),
}

impl KioskShell {
    /// A kiosk with these settings. What is written down of wrong PINs lies in the data folder.
    #[must_use]
    pub fn new(kiosk: Arc<Kiosk>, data: Option<&Path>, clock: fn() -> WallTime) -> Self {
        let staff = Staff::new(Arc::clone(&kiosk), data, clock().since_epoch);
        Self {
            patience: Patience::new(kiosk.idle),
            usual: kiosk.languages.first().copied().unwrap_or_default(),
            kiosk,
            clock,
            gesture: Gesture::default(),
            staff,
            picker: None,
            hanging: Arc::new(()),
            out_of_order: None,
            is_speaking: false,
            forgets: false,
            by_finger: false,
            hold: Hold::default(),
            posed: None,
        }
    }

    /// The same, out of order under a code that is read to the shop.
    #[must_use]
    pub fn out_of_order(self, code: Option<String>) -> Self {
        Self { out_of_order: code, ..self }
    }

    /// Makes a surface a kiosk's.
    pub fn furnish(&self, front: &mut Front) {
        let own_logos = !self.kiosk.import.is_empty();
        front.set_premises(Premises { own_logos, attract: self.kiosk.attract.clone() });
        front.apply(crate::flow::Action::LangChosen(self.usual));
    }

    /// Its settings.
    #[must_use]
    pub const fn settings(&self) -> &Arc<Kiosk> {
        &self.kiosk
    }

    /// Whether the staff proved who they are.
    #[must_use]
    pub const fn is_staff_in(&self) -> bool {
        self.staff.is_in()
    }

    /// Whether anything of the staff's is on the screen.
    #[must_use]
    pub const fn is_staff_here(&self) -> bool {
        self.staff.is_here()
    }

    /// Whether a logo is being chosen.
    #[must_use]
    pub const fn is_picking(&self) -> bool {
        self.picker.is_some()
    }

    /// Whether somebody is being asked whether they are still there.
    #[must_use]
    pub fn is_asking(&self) -> bool {
        matches!(self.patience.mood(), Mood::Asking(_))
    }

    /// Says whether somebody is being spoken to: time-outs wait for that.
    pub const fn set_speaking(&mut self, is_speaking: bool) {
        self.is_speaking = is_speaking;
    }

    /// Takes over today's orders.
    pub fn take_orders(&mut self, front: &Front, orders: Result<Vec<OrderRow>, String>) {
        self.staff.take_orders(&front.own_scene(), orders);
    }

    /// The window may close from now on: whoever watches over it starts it anew.
    pub const fn let_go(&mut self) {
        self.hold.let_go();
    }

    /// How many wrong PINs were typed since the last time.
    pub const fn take_wrong_pins(&mut self) -> u32 {
        self.staff.take_wrong_pins()
    }

    /// Takes over what happened today, the latest first.
    pub fn take_log(&mut self, lines: Vec<String>) {
        self.staff.take_log(lines);
    }

    /// Takes over what came of something that the staff asked for.
    pub fn take_note(&mut self, note: String) {
        self.staff.take_note(note);
    }

    /// What comes in before each frame: only what a buyer may do goes on. Between two frames is also when the screens' own memory of
    /// whoever left is wiped.
    pub fn before_frame(&mut self, ctx: &Context, raw: &mut RawInput) {
        if std::mem::take(&mut self.forgets) {
            forget_screens(ctx);
        }
        for event in &raw.events {
            match event {
                Event::Touch { .. } => self.by_finger = true,
                Event::MouseMoved(_) => self.by_finger = false,
                _ => {}
            }
        }
        if guard::guard(raw) && self.out_of_order.is_none() {
            self.staff.ask(since_start(ctx));
        }
    }

    /// Holds the window where it is: before each frame, and while it is hidden too. `now` goes on while it is.
    pub fn hold(&mut self, ctx: &Context, now: Duration) {
        self.hold.keep(ctx, now);
    }

    /// Shows one frame. What the machine has to do.
    pub fn show(&mut self, ui: &mut Ui, front: &mut Front) -> Vec<KioskEffect> {
        let ctx = ui.ctx().clone();
        let wall = (self.clock)();
        let moments = Moments { now: since_start(&ctx), wall: wall.since_epoch };
        let mut effects = self.keep_watch(&ctx, front, moments.now);
        let cover = self.cover(front, wall);
        front.view_mut().covered = cover.is_some();
        for effect in front.show(ui) {
            effects.extend(self.heed(&ctx, effect));
        }
        // What was wiped in this frame is covered by nothing any more.
        if let Some(cover) = cover {
            effects.extend(self.show_cover(ui, front, (cover, moments)));
        }
        self.leave_no_trace(&ctx);
        effects
    }

    /// Wipes everything of whoever was here.
    pub fn wipe(&mut self, front: &mut Front) -> Vec<KioskEffect> {
        self.picker = None;
        self.forgets = true;
        let effects = front.leave_to_next(self.usual).into_iter().map(KioskEffect::Walk);
        effects.chain([KioskEffect::Wiped]).collect()
    }

    /// What becomes of what the walk asks of the machine.
    fn heed(&mut self, ctx: &Context, effect: Effect) -> Option<KioskEffect> {
        match effect {
            Effect::PickLogo => {
                if !self.kiosk.import.is_empty() && self.picker.is_none() {
                    self.picker = Some(Picker::open(self.kiosk.import.clone(), ctx, &self.hanging));
                }
                None
            }
            // Nothing is dropped on a kiosk.
            Effect::ReadLogo(_) => None,
            Effect::Forget => {
                self.picker = None;
                self.forgets = true;
                Some(KioskEffect::Walk(Effect::Forget))
            }
            other => Some(KioskEffect::Walk(other)),
        }
    }

    /// Nothing of what is on the screen leaves it: no text to a clipboard, no link to a browser; and no pointer stays where a finger was.
    fn leave_no_trace(&self, ctx: &Context) {
        ctx.output_mut(|output| output.commands.clear());
        if self.by_finger {
            ctx.set_cursor_icon(CursorIcon::None);
        }
    }
}
