//! Owns what lies over the walk on a kiosk, and what comes of it.

use std::time::Duration;

use eframe::egui::Ui;

use super::picker::Picked;
use super::staff::Moments;
use super::{KioskEffect, KioskShell, StaffEffect, WallTime};
use crate::app::Front;
use crate::kiosk::{Mood, Presence};
use crate::ui::screens::kiosk::{Opening, Question, broken, closed, question};

/// What lies over the walk.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Cover {
    OutOfOrder,
    Staff,
    Question(Question),
    Picker,
    Closed(Option<Opening>),
}

impl KioskShell {
    /// What lies over the walk, the weightiest first.
    pub(super) fn cover(&self, front: &Front, wall: WallTime) -> Option<Cover> {
        if self.posed.is_some() {
            return self.posed;
        }
        if self.out_of_order.is_some() {
            return Some(Cover::OutOfOrder);
        }
        if self.staff.is_here() {
            return Some(Cover::Staff);
        }
        if let Mood::Asking(left) = self.patience.mood() {
            let of = Duration::from_secs(self.kiosk.idle.answer_within.into()).as_secs_f32();
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

    pub(super) fn show_cover(
        &mut self,
        ui: &mut Ui,
        front: &mut Front,
        (cover, moments): (Cover, Moments),
    ) -> Vec<KioskEffect> {
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
                if matches!(wanted, StaffEffect::Leave | StaffEffect::Restart) {
                    self.hold.let_go();
                }
                let mut effects = if ends { self.wipe(front) } else { Vec::new() };
                effects.push(KioskEffect::Staff(wanted));
                return effects;
            }
        }
        Vec::new()
    }
}
