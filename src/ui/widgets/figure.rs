//! Owns the amount that unfolds into its reasons.

use eframe::egui::{Align2, CornerRadius, CursorIcon, Rect, Response, Ui, pos2, vec2};

use super::{Line, paint_icon, pressable};
use crate::ui::theme::{Icon, Style, Theme};

/// How wide the mark beside an amount is, its gap in it.
#[must_use]
pub fn figure_mark(theme: &Theme, style: Style) -> f32 {
    (mark_size(theme, style) * 1.35).round()
}

/// The mark's own size: it does not grow with the largest amounts.
fn mark_size(theme: &Theme, style: Style) -> f32 {
    (style.font(&theme.measures).size.min(20.0) * 0.8).round()
}

/// An amount at the right of its rectangle, with a quiet mark that says whether it is open. The whole rectangle takes the
/// press; `name` is what assistive technology calls it.
pub fn figure(
    ui: &mut Ui,
    theme: &Theme,
    rect: Rect,
    (amount, name, style): (&str, &str, Style),
    is_open: bool,
) -> Response {
    let (palette, measures) = (&theme.palette, &theme.measures);
    let response = pressable(ui, rect, name, ui.is_enabled());
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
    let (words, mark) = super::split_right(rect, figure_mark(theme, style), 0.0);
    let ink = if response.hovered() { palette.accent } else { palette.ink };
    let drawn = Line::new(amount, style, ink).align(Align2::RIGHT_CENTER).paint(ui, measures, words);
    let icon = if is_open { Icon::CaretUp } else { Icon::CaretDown };
    let side = mark_size(theme, style);
    let spot = Rect::from_center_size(pos2(mark.max.x - side / 2.0, rect.center().y + 1.0), vec2(side, side));
    paint_icon(ui, spot, icon, side, if response.hovered() { palette.accent } else { palette.soft });
    if response.has_focus() {
        let ring = drawn.union(spot).expand2(vec2(6.0, 4.0));
        super::button::ring(ui, theme, ring, CornerRadius::same(8));
    }
    response.on_hover_cursor(CursorIcon::PointingHand)
}
