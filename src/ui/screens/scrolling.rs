//! Owns what may be higher than its place: laid out from the top down, and scrolled where it has to be.

use eframe::egui::{Rect, ScrollArea, Sense, Stroke, Ui, UiBuilder, UiStackInfo, pos2, vec2};

use crate::ui::theme::Theme;

/// Where the next thing goes, from the top down.
pub(super) struct Cursor {
    pub(super) rect: Rect,
    pub(super) y: f32,
}

impl Cursor {
    /// A row of this height, and then a gap.
    pub(super) fn take(&mut self, height: f32, gap: f32) -> Rect {
        let row = Rect::from_min_size(pos2(self.rect.min.x, self.y), vec2(self.rect.width(), height));
        self.y += height + gap;
        row
    }
}

/// Higher than any screen.
const ENDLESS: f32 = 40_000.0;

/// The name of the part of a screen that scrolls as a whole.
const FLOW: &str = "flow";

/// Whether this is part of a screen that scrolls as a whole.
fn is_flowing(ui: &Ui) -> bool {
    ui.stack().iter().any(|part| part.tags().contains(FLOW))
}

/// Shows a screen that scrolls as a whole: it is laid out from the top of an endless place, and returns how far down it came.
pub(super) fn in_flow<R>(ui: &mut Ui, place: Rect, add: impl FnOnce(&mut Ui, Rect) -> (R, f32)) -> R {
    in_scroll(ui, place, |ui, rect| {
        let endless = rect.with_max_y(rect.min.y + ENDLESS);
        let info = UiStackInfo::default().with_tag(FLOW);
        let builder = UiBuilder::new().ui_stack_info(info).max_rect(endless);
        let shown = ui.scope_builder(builder, |ui| {
            let (result, bottom) = add(ui, endless);
            // What is last has room for its ring, and is never at the very edge.
            (result, bottom.max(ui.min_rect().max.y) + RING)
        });
        shown.inner
    })
}

/// How far a ring lies outside of what it is around.
const RING: f32 = 8.0;

/// Shows contents that may be higher than their place; they return how far down they came.
pub(in crate::ui) fn in_scroll<R>(ui: &mut Ui, place: Rect, add: impl FnOnce(&mut Ui, Rect) -> (R, f32)) -> R {
    if is_flowing(ui) {
        // The whole screen scrolls already: what is in it goes on below.
        let (result, bottom) = add(ui, place);
        ui.allocate_rect(place.with_max_y(bottom.max(place.min.y)), Sense::empty());
        return result;
    }
    // Rings of chosen tiles and focus lie outside their rectangles: the scrolled part is that much larger.
    let outer = place.expand(RING);
    let builder = UiBuilder::new().id_salt("scroll").max_rect(outer.with_max_x(outer.max.x + HANDLE));
    ui.scope_builder(builder, |ui| {
        let shown = ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            let inner = Rect::from_min_size(ui.max_rect().min + vec2(RING, RING), place.size());
            let (result, bottom) = add(ui, inner);
            ui.allocate_rect(Rect::from_min_max(inner.min, pos2(inner.max.x, bottom.max(inner.min.y))), Sense::empty());
            result
        });
        let left = shown.content_size.y - shown.state.clamped_offset().y - shown.inner_rect.height();
        if left > MORE {
            more_below(ui, shown.inner_rect);
        }
        shown.inner
    })
    .inner
}

/// The handle of a scroll bar stands beside what is scrolled, not over it.
const HANDLE: f32 = 4.0;

/// Less than this out of sight is only air.
const MORE: f32 = 24.0;

/// Says that there is more below: an arrow in a round, at the lower edge. Nothing of it can be pressed.
fn more_below(ui: &Ui, place: Rect) {
    const RADIUS: f32 = 15.0;
    let Some(palette) = Theme::known(ui.ctx()).map(|theme| theme.palette) else { return };
    // At the edge, so that it covers little of what is read, and is whole.
    let centre = pos2(place.center().x, place.max.y - RADIUS - 2.0);
    let painter = ui.painter();
    painter.circle(centre, RADIUS, palette.card, Stroke::new(2.0, palette.ink));
    let at = |x: f32, y: f32| centre + vec2(x, y);
    let stroke = Stroke::new(2.5, palette.ink);
    painter.line_segment([at(-7.0, -3.0), at(0.0, 4.5)], stroke);
    painter.line_segment([at(0.0, 4.5), at(7.0, -3.0)], stroke);
}
