//! Owns a window as a kiosk: what lies over the walk between two buyers and for the staff, what comes in at all, and that nothing of
//! anybody stays. It asks the machine for what it needs, and is told what came of it.

mod chime;
mod clock;
mod guard;
mod lock_file;
mod picker;
mod printer;
mod staff;
mod today;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{Context, CursorIcon, Event, Pos2, RawInput, Ui};

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
use crate::kiosk::{Corner, Gesture, Kiosk, Mood, Patience, Presence, Turn};
use crate::ui::screens::Premises;
use crate::ui::screens::kiosk::{Opening, Question, broken, closed, question};
use lock_file::LockFile;
use picker::{Picked, Picker};
use staff::{Moments, Staff};

/// The side of the corners in which the staff's gesture begins, as a share of the screen's shorter side, and in points.
const CORNER: (f32, f32, f32) = (0.09, 72.0, 140.0);

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

/// What lies over the walk.
#[derive(Clone, Copy, PartialEq)]
enum Cover {
    OutOfOrder,
    Staff,
    Question(Question),
    Picker,
    Closed(Option<Opening>),
}

impl KioskShell {
    /// A kiosk with these settings. What is written down of wrong PINs lies in the data folder.
    #[must_use]
    pub fn new(kiosk: Arc<Kiosk>, data: Option<&Path>, clock: fn() -> WallTime) -> Self {
        let staff = Staff::new(Arc::clone(&kiosk), LockFile::in_folder(data), clock().since_epoch);
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

    /// Follows whether somebody is there, and the staff's gesture.
    fn keep_watch(&mut self, ctx: &Context, front: &mut Front, now: Duration) -> Vec<KioskEffect> {
        if is_touched(ctx) {
            self.patience.touched(now);
            self.staff.touched(now);
        }
        let (corner, is_pressed) = held(ctx);
        if self.gesture.follow(now, corner, is_pressed) && self.out_of_order.is_none() {
            self.staff.ask(now);
        }
        let looks = [self.gesture.next_look(now), self.staff.look(now)];
        let is_held = self.is_speaking || front.is_busy() || self.staff.is_here();
        let presence = if self.picker.is_some() { Presence::Buyer } else { front.presence() };
        let turn = self.patience.look(now, presence, is_held);
        let next = match self.patience.mood() {
            // The seconds are counted where they can be seen.
            Mood::Asking(left) => Some(left.min(Duration::from_millis(100))),
            Mood::Waiting(left) => left,
        };
        // The hours are looked at once in a while too.
        let soonest = looks.into_iter().chain([next, Some(Duration::from_secs(20))]).flatten().min();
        ctx.request_repaint_after(soonest.unwrap_or_default().max(Duration::from_millis(10)));
        match turn {
            Some(Turn::Asked) => vec![KioskEffect::Chime],
            Some(Turn::Wiped) => self.wipe(front),
            None => Vec::new(),
        }
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

    /// What lies over the walk, the weightiest first.
    fn cover(&self, front: &Front, wall: WallTime) -> Option<Cover> {
        if self.out_of_order.is_some() {
            return Some(Cover::OutOfOrder);
        }
        if self.staff.is_here() {
            return Some(Cover::Staff);
        }
        if let Mood::Asking(left) = self.patience.mood() {
            let of = self.kiosk.idle.answer_within as f32;
            let is_placed = front.presence() == Presence::Placed;
            return Some(Cover::Question(Question { left: left.as_secs_f32(), of, is_placed }));
        }
        if self.picker.is_some() {
            return Some(Cover::Picker);
        }
        // Whoever is under way is not sent home.
        let hours = self.kiosk.hours.as_ref().filter(|_| front.presence() == Presence::Nobody)?;
        (!hours.is_open(wall.day, wall.time)).then(|| {
            let next = hours.next(wall.day, wall.time);
            Cover::Closed(next.map(|(days, day, time)| Opening { days, day, time }))
        })
    }

    fn show_cover(&mut self, ui: &mut Ui, front: &mut Front, (cover, moments): (Cover, Moments)) -> Vec<KioskEffect> {
        let scene = front.own_scene();
        match cover {
            Cover::OutOfOrder => broken(ui, &scene, self.out_of_order.as_deref().unwrap_or_default()),
            Cover::Closed(opening) => closed(ui, &scene, opening),
            Cover::Question(asked) => {
                if question(ui, &scene, asked) {
                    self.patience.touched(moments.now);
                }
            }
            Cover::Picker => {
                let picked = self.picker.as_mut().map_or(Picked::Nothing, |picker| picker.show(ui, &scene));
                match picked {
                    Picked::Nothing => {}
                    Picked::Closed => self.picker = None,
                    Picked::Logo(logo) => {
                        self.picker = None;
                        front.logo_is_coming();
                        return vec![KioskEffect::ReadLogo(logo)];
                    }
                }
            }
            Cover::Staff => {
                let Some(wanted) = self.staff.show(ui, &scene, moments) else { return Vec::new() };
                // Whoever was under way does not find themselves in another shop, nor behind after a restart.
                let ends = matches!(wanted, StaffEffect::Leave | StaffEffect::Restart | StaffEffect::SwitchCatalog(_));
                let mut effects = if ends { self.wipe(front) } else { Vec::new() };
                effects.push(KioskEffect::Staff(wanted));
                return effects;
            }
        }
        Vec::new()
    }

    /// Nothing of what is on the screen leaves it: no text to a clipboard, no link to a browser; and no pointer stays where a finger was.
    fn leave_no_trace(&self, ctx: &Context) {
        ctx.output_mut(|output| output.commands.clear());
        if self.by_finger {
            ctx.set_cursor_icon(CursorIcon::None);
        }
    }
}

/// How long the screens are there.
fn since_start(ctx: &Context) -> Duration {
    Duration::try_from_secs_f64(ctx.input(|input| input.time).max(0.0)).unwrap_or_default()
}

/// Whether anybody did anything in this frame.
fn is_touched(ctx: &Context) -> bool {
    ctx.input(|input| {
        input.pointer.any_down()
            || input.events.iter().any(|event| {
                matches!(
                    event,
                    Event::PointerButton { .. }
                        | Event::Touch { .. }
                        | Event::Key { pressed: true, .. }
                        | Event::Text(_)
                        | Event::Ime(_)
                        | Event::MouseWheel { .. }
                        | Event::AccessKitActionRequest(_)
                )
            })
    })
}

/// The corner that is held, and whether anything is.
fn held(ctx: &Context) -> (Option<Corner>, bool) {
    let full = ctx.content_rect();
    let (share, least, most) = CORNER;
    let side = (full.size().min_elem() * share).clamp(least, most);
    ctx.input(|input| {
        let at: Option<Pos2> = input.pointer.interact_pos().filter(|_| input.pointer.primary_down());
        let corner = at.and_then(|at| {
            let from_first = at - full.left_top();
            let from_second = full.right_bottom() - at;
            match () {
                () if from_first.max_elem() <= side => Some(Corner::First),
                () if from_second.max_elem() <= side => Some(Corner::Second),
                () => None,
            }
        });
        (corner, at.is_some())
    })
}
