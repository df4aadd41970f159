//! Owns how a kiosk is put into a state for a picture of it: no clock and no PIN brings a camera there.

use std::sync::Arc;
use std::time::Duration;

use eframe::egui::Context;

use super::{Cover, KioskShell, OrderRow, Picker};
use crate::app::Front;
use crate::cli::CoverShot;
use crate::kiosk::{ClockTime, Presence, Weekday};
use crate::money::Money;
use crate::ui::screens::Scene;
use crate::ui::screens::kiosk::{Opening, Question};
use crate::ui::screens::manager::ManagerTab;

impl KioskShell {
    /// Shows something over the walk, whatever happens. Only for pictures: nothing of it is asked of a machine.
    pub(in crate::app) fn pose(&mut self, ctx: &Context, front: &Front, cover: CoverShot) {
        let scene = front.own_scene();
        self.posed = Some(match cover {
            CoverShot::Question => {
                let of = Duration::from_secs(self.kiosk.idle.answer_within.into()).as_secs_f32();
                Cover::Question(Question { left: of * 0.7, of, is_placed: front.presence() == Presence::Placed })
            }
            CoverShot::Pin => {
                self.staff.pose(Some("258"));
                Cover::Staff
            }
            CoverShot::Menu => {
                self.staff.pose(None);
                Cover::Staff
            }
            CoverShot::Orders => {
                let currency = Some(scene.session.catalog().shop.currency);
                let rows = (0..23_u32).map(|number| OrderRow {
                    code: crate::flow::OrderCode::from_number(u64::from(number) * 7_919_311).to_string(),
                    time: ClockTime::from_minutes(1060 - 17 * u16::try_from(number).unwrap_or_default()).to_string(),
                    total: Money::from_minor(2999 + i64::from(number) * 431),
                    currency,
                });
                let rows = rows.collect();
                self.staff.pose_at(&scene, Some(rows));
                Cover::Staff
            }
            CoverShot::Report => self.pose_figures(&scene, ManagerTab::Steps),
            CoverShot::ReportOffers => self.pose_figures(&scene, ManagerTab::Offers),
            CoverShot::ReportUplift => self.pose_figures(&scene, ManagerTab::Uplift),
            CoverShot::ReportGroups => self.pose_figures(&scene, ManagerTab::Groups),
            CoverShot::ReportFeedback => self.pose_figures(&scene, ManagerTab::Feedback),
            CoverShot::ScreenTest => {
                self.staff.pose_at(&scene, None);
                Cover::Staff
            }
            CoverShot::Picker => {
                if self.picker.is_none() {
                    self.picker = Some(Picker::open(self.kiosk.import.clone(), ctx, &Arc::clone(&self.hanging)));
                }
                Cover::Picker
            }
            CoverShot::Closed => {
                let (day, time) = (Weekday::Mon, ClockTime::from_minutes(13 * 60));
                Cover::Closed(Some(Opening { days: 2, day, time }))
            }
            CoverShot::OutOfOrder => {
                self.out_of_order = Some("K-3417".to_owned());
                Cover::OutOfOrder
            }
        });
    }

    fn pose_figures(&mut self, scene: &Scene<'_>, tab: ManagerTab) -> Cover {
        self.staff.pose_figures(scene, tab);
        Cover::Staff
    }

    /// Whether the picker is still looking for pictures.
    pub(in crate::app) fn is_waiting_for_pictures(&self) -> bool {
        self.picker.as_ref().is_some_and(Picker::is_waiting)
    }
}
