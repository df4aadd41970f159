//! Owns moving and sizing the logo: by a finger, two fingers, the wheel and keys, with what it snaps to; draws nothing.

use eframe::egui::{EventFilter, Key, Pos2, Rect, Response, Ui, Vec2, vec2};

use super::print::{Lie, Print};
use crate::artwork::preflight::SAFE;
use crate::flow::design::{LogoPlace, Spot};

/// How near to a line the logo snaps to it, in points.
const SNAP: f32 = 9.0;
/// How far an arrow key moves it, in thousandths.
const NUDGE: i16 = 5;
/// By how much a press of the plus or the minus changes its size, in percent.
pub(super) const STEP: u16 = 6;

/// A logo under the finger.
#[derive(Clone, Copy, Debug)]
pub struct Held {
    /// Where the finger took hold.
    grab: Pos2,
    /// Where the logo stood then, and its box on the screen.
    from: (LogoPlace, Rect),
    /// Where it is now.
    pub(super) place: LogoPlace,
    /// Its box on the screen now.
    pub(super) rect: Rect,
    /// Whether it stands on the middle, across and down.
    pub(super) centred: [bool; 2],
}

impl Held {
    pub(super) const fn new(grab: Pos2, place: LogoPlace, rect: Rect) -> Self {
        Self { grab, from: (place, rect), place, rect, centred: [false; 2] }
    }

    /// Follows the finger, and snaps to the middle and to the safe area.
    pub(super) fn follow(&mut self, finger: Pos2, print: &Print, lie: Lie) {
        let (place, rect) = self.from;
        let mut to = rect.translate(finger - self.grab);
        let safe = if print.is_card() { lie.frame.shrink(SAFE * lie.per_mm) } else { lie.frame };
        // It does not leave the print, however far the finger goes.
        to = to.translate(inwards(to, lie.frame));
        let (across, on_x) = snapped([to.min.x, to.center().x, to.max.x], [safe.min.x, safe.center().x, safe.max.x]);
        let (down, on_y) = snapped([to.min.y, to.center().y, to.max.y], [safe.min.y, safe.center().y, safe.max.y]);
        self.rect = to.translate(vec2(across, down));
        self.centred = [on_x, on_y];
        let moved = self.rect.center() - rect.center();
        let [w, h] = print.area.mm;
        let share = |points: f32, mm: f32| (points / (mm * lie.per_mm).max(1.0) * 1000.0).round() as i16;
        let (across, down) = (share(moved.x, w), share(moved.y, h));
        self.place =
            LogoPlace { across: place.across.saturating_add(across), down: place.down.saturating_add(down), ..place }
                .tamed();
    }

    /// Whether the finger moved it at all.
    pub(super) fn has_moved(&self) -> bool {
        self.place != self.from.0
    }
}

/// How far a box must go to lie within another.
fn inwards(rect: Rect, within: Rect) -> Vec2 {
    let one = |min: f32, max: f32, from: f32, to: f32| {
        if max - min > to - from { (from + to - min - max) / 2.0 } else { (from - min).max(0.0) + (to - max).min(0.0) }
    };
    vec2(
        one(rect.min.x, rect.max.x, within.min.x, within.max.x),
        one(rect.min.y, rect.max.y, within.min.y, within.max.y),
    )
}

/// How far to the nearest line in reach: start to start, middle to middle, end to end; and whether it is the middle.
fn snapped(own: [f32; 3], lines: [f32; 3]) -> (f32, bool) {
    let ways = own.into_iter().zip(lines).map(|(own, line)| line - own).enumerate();
    let near = ways.filter(|(_, way)| way.abs() <= SNAP).min_by(|(_, a), (_, b)| a.abs().total_cmp(&b.abs()));
    near.map_or((0.0, false), |(which, way)| (way, which == 1))
}

/// The place with the logo this much larger or smaller.
pub(super) fn sized(place: LogoPlace, by: i32) -> LogoPlace {
    let percent = i32::from(place.percent) + by;
    LogoPlace { percent: u16::try_from(percent.max(0)).unwrap_or(u16::MAX), ..place }.tamed()
}

/// What two fingers or the wheel do to the logo's size while they are over the print; what is less than a percent is kept.
pub(super) fn pinched(ui: &Ui, response: &Response, place: LogoPlace, rest: &mut f32) -> Option<LogoPlace> {
    let over = response.contains_pointer() || ui.input(|input| input.multi_touch().is_some());
    if !over {
        *rest = 0.0;
        return None;
    }
    let (wheel, fingers) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
    *rest += wheel * 0.12 + f32::from(place.percent) * (fingers - 1.0);
    let whole = rest.trunc();
    if whole == 0.0 {
        return None;
    }
    *rest -= whole;
    let changed = sized(place, whole as i32);
    (changed != place).then_some(changed)
}

/// What the keys do to a logo that is chosen: arrows move it, plus and minus change its size.
pub(super) fn keyed(ui: &Ui, response: &Response, place: LogoPlace) -> Option<LogoPlace> {
    if !response.has_focus() {
        return None;
    }
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, escape: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let pressed = |key: Key| i16::from(ui.input(|input| input.key_pressed(key)));
    let across = NUDGE * (pressed(Key::ArrowRight) - pressed(Key::ArrowLeft));
    let down = NUDGE * (pressed(Key::ArrowDown) - pressed(Key::ArrowUp));
    let larger = pressed(Key::Plus).max(pressed(Key::Equals)) - pressed(Key::Minus);
    let moved = LogoPlace { across: place.across + across, down: place.down + down, ..place }.tamed();
    let changed = sized(moved, i32::from(larger) * i32::from(STEP));
    (changed != place).then_some(changed)
}

/// The place with the logo in the middle of the print, at its size; `natural` is where the layout puts it.
pub(super) fn centred(place: LogoPlace, natural: [f32; 4], print: &Print) -> LogoPlace {
    let [x, y, w, h] = natural;
    let [left, top, wide, tall] = print.area.visible();
    let [all_w, all_h] = print.area.mm;
    let share = |to: f32, from: f32, all: f32| ((to - from) / all * 1000.0).round() as i16;
    LogoPlace {
        across: share(left + wide / 2.0, x + w / 2.0, all_w),
        down: share(top + tall / 2.0, y + h / 2.0, all_h),
        ..place
    }
    .tamed()
}

/// Where the layout itself has the logo.
pub(super) fn at_home(spot: Spot, design: &crate::flow::design::Design) -> crate::flow::design::Design {
    let places = design.places.with(spot, LogoPlace::default());
    crate::flow::design::Design { places, ..design.clone() }
}
