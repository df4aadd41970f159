//! Owns what moves between one state of the screens and the next: a screen that comes from the side one goes to, and a thing
//! that flies into the set or back out of it. Motion explains, is over in a moment, and is nowhere in the way.

use eframe::egui::{Area, Context, Id, Order, Rect, Ui, Vec2, lerp, vec2};

use super::Scene;
use crate::artwork::PictureRequest;
use crate::ui::theme::{Motion, ease_in_out, ease_out};

/// Which way one goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// On: the next screen comes from the right.
    On,
    /// Back: it comes from the left.
    Back,
}

/// A screen that comes in.
#[derive(Clone, Copy, Debug)]
pub struct Entering {
    way: Way,
    since: Option<f64>,
}

/// From how far a screen comes, in points.
const DISTANCE: f32 = 64.0;

impl Entering {
    /// One that begins to come in with the next frame.
    #[must_use]
    pub const fn new(way: Way) -> Self {
        Self { way, since: None }
    }

    /// How far it is from its place now, and how much of it is seen; nothing once it is there.
    fn now(&mut self, ui: &Ui, motion: Motion) -> Option<(Vec2, f32)> {
        let time = ui.input(|input| input.time);
        let since = *self.since.get_or_insert(time);
        if !motion.moves() {
            return None;
        }
        let share = (time - since) as f32 / motion.screen();
        if share >= 1.0 {
            return None;
        }
        ui.ctx().request_repaint();
        let come = ease_out(share);
        let side = if self.way == Way::On { 1.0 } else { -1.0 };
        Some((vec2(side * DISTANCE * (1.0 - come), 0.0), come))
    }
}

/// Where a screen stands that may be on its way in, and how much of it is seen.
pub(super) fn entered(ui: &Ui, scene: &Scene<'_>, entering: &mut Option<Entering>, rect: Rect) -> (Rect, f32) {
    let now = entering.as_mut().and_then(|entering| entering.now(ui, scene.theme.motion));
    let Some((away, seen)) = now else {
        *entering = None;
        return (rect, 1.0);
    };
    (rect.translate(away), seen)
}

/// A picture on its way into the set, or out of it.
#[derive(Clone)]
struct Flight {
    request: PictureRequest,
    name: String,
    card: Rect,
    into_set: bool,
    since: f64,
}

fn flight_id() -> Id {
    Id::unique("flight into the set")
}

fn set_id() -> Id {
    Id::unique("place of the set")
}

/// Says where the set stands on this screen: what is accepted flies there.
pub(super) fn note_set(ctx: &Context, rect: Rect) {
    ctx.data_mut(|data| data.insert_temp(set_id(), rect));
}

/// Lets a picture fly from its card into the set, or from there back to its card.
pub(super) fn fly(ui: &Ui, scene: &Scene<'_>, (request, name): (PictureRequest, &str), (card, into_set): (Rect, bool)) {
    if scene.theme.motion.moves() {
        let since = ui.input(|input| input.time);
        let flight = Flight { request, name: name.to_owned(), card, into_set, since };
        ui.data_mut(|data| data.insert_temp(flight_id(), flight));
    }
}

/// Shows what is in the air. It is only painted: nothing waits for it, and nothing of it can be pressed.
pub(super) fn show_flight(ui: &Ui, scene: &Scene<'_>) {
    let Some(flight) = ui.data(|data| data.get_temp::<Flight>(flight_id())) else { return };
    let Some(set) = ui.data(|data| data.get_temp::<Rect>(set_id())) else { return };
    let time = ui.input(|input| input.time);
    let share = (time - flight.since) as f32 / scene.theme.motion.change().max(1e-6) / 1.4;
    if share >= 1.0 || !scene.theme.motion.moves() {
        ui.data_mut(|data| data.remove::<Flight>(flight_id()));
        return;
    }
    ui.ctx().request_repaint();
    let goal = Rect::from_center_size(set.center(), flight.card.size() * 0.4);
    let (from, to) = if flight.into_set { (flight.card, goal) } else { (goal, flight.card) };
    let way = ease_in_out(share);
    let place = Rect::from_min_max(from.min.lerp(to.min, way), from.max.lerp(to.max, way));
    let area = Area::new(ui.scope_id().with("flight")).order(Order::Foreground).interactable(false);
    area.fixed_pos(place.min).constrain(false).show(ui.ctx(), |ui| {
        ui.set_clip_rect(ui.ctx().content_rect());
        ui.multiply_opacity(lerp(1.0..=0.0, ((share - 0.6) / 0.4).clamp(0.0, 1.0)));
        scene.pictures.show(ui, scene.theme, place, (&flight.request, &flight.name));
    });
}
