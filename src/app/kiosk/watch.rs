//! Owns what a kiosk notices of whoever stands before it: whether they do anything, and whether it is the staff's gesture.

use std::time::Duration;

use eframe::egui::{Context, Event, Pos2};

use super::{KioskEffect, KioskShell};
use crate::app::Front;
use crate::kiosk::{Corner, Mood, Presence, Turn};

/// The side of the corners in which the staff's gesture begins, as a share of the screen's shorter side, and in points.
const CORNER: (f32, f32, f32) = (0.09, 72.0, 140.0);

impl KioskShell {
    /// Follows whether somebody is there, and the staff's gesture.
    pub(super) fn keep_watch(&mut self, ctx: &Context, front: &mut Front, now: Duration) -> Vec<KioskEffect> {
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
}

/// How long the screens are there.
pub(super) fn since_start(ctx: &Context) -> Duration {
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
