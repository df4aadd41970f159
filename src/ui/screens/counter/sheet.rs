//! Owns the sheets over a page: one at a time, closed by escape, and nothing below can be come at while one is open.

use eframe::egui::{Align2, Area, CornerRadius, Order, Rect, Sense, Ui, vec2};

use super::{
    Counter, CounterView, CounterWish, Sheet, compare, customer, discount, follow_up, incentive, options, palette, path,
};
use crate::ui::theme::{Palette, Style};
use crate::ui::widgets::{Line, card, split_top};

/// Has nothing here answer while a sheet lies over it. It looks the same.
pub(super) fn covered(ui: &mut Ui, is_covered: bool) {
    if is_covered {
        let opacity = ui.opacity();
        ui.disable();
        ui.set_opacity(opacity);
    }
}

/// Shows the sheet that is open, if one is.
pub(super) fn show(ui: &Ui, counter: &Counter<'_>, full: Rect, view: &mut CounterView) -> Option<CounterWish> {
    let mut sheet = view.sheet.take()?;
    let area = Area::new(ui.scope_id().with("sheet")).order(Order::Foreground).fixed_pos(full.min).constrain(false);
    let shown = area.show(ui.ctx(), |ui| {
        let ground = ui.allocate_rect(full, Sense::click());
        ui.painter().rect_filled(full, CornerRadius::ZERO, Palette::shade(0.35));
        if ground.clicked() {
            return (None, true);
        }
        match &mut sheet {
            Sheet::Palette { typed, at } => palette::show(ui, counter, full, (typed, at, view)),
            Sheet::Discount { .. } => discount::show(ui, counter, full, &mut sheet),
            Sheet::Customer { customer, missing } => customer::show(ui, counter, full, (customer, *missing)),
            Sheet::Incentive { typed, is_wrong } => incentive::show(ui, counter, full, (typed, is_wrong)),
            Sheet::FollowUp(typed) => follow_up::show(ui, counter, full, typed),
            Sheet::Options(at) => options::show(ui, counter, full, (at, view.line)),
            Sheet::Versions { before, after } => compare::show(ui, counter, full, (before, after)),
            Sheet::Path { purpose, path } => path::show(ui, counter, full, (*purpose, path)),
        }
    });
    let (wish, is_done) = shown.inner;
    match (is_done, view.sheet.is_some()) {
        (true, is_followed) => view.wants_field = !is_followed,
        (false, true) => {}
        (false, false) => view.sheet = Some(sheet),
    }
    wish
}

/// What comes of a frame of a sheet: what is wanted, and whether it closes.
pub(super) type Shown = (Option<CounterWish>, bool);

/// A sheet's card in the upper middle of the screen, with its title. Returns the room in it.
pub(super) fn frame(ui: &mut Ui, counter: &Counter<'_>, full: Rect, (title, size): (&str, eframe::egui::Vec2)) -> Rect {
    let theme = counter.scene.theme;
    let measures = &theme.measures;
    let size = size.min(full.size() - vec2(measures.edge, measures.edge) * 2.0);
    let top = ((full.height() - size.y) * 0.36).max(measures.edge);
    let place = Align2::CENTER_TOP.align_size_within_rect(size, full.with_min_y(full.min.y + top));
    ui.interact(place, ui.scope_id().with("sheet card"), Sense::click());
    card(ui, theme, place);
    let inner = place.shrink(measures.pad);
    let (head, below) = split_top(inner, title_height(counter), 8.0);
    Line::new(title, Style::Title, theme.palette.ink).show(ui, measures, head);
    below
}

/// How high a sheet's title is.
pub(super) fn title_height(counter: &Counter<'_>) -> f32 {
    (counter.scene.theme.measures.chip * 0.8).round()
}

/// How high everything around a sheet's room is.
pub(super) fn around(counter: &Counter<'_>) -> f32 {
    title_height(counter) + 8.0 + counter.scene.theme.measures.pad * 2.0
}
