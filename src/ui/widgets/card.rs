//! Owns the white card that things lie on, and the pill on a picture.

use eframe::egui::epaint::RectShape;
use eframe::egui::{Align2, CornerRadius, Rect, Role, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::Line;
use crate::ui::theme::{Space, Style, Theme};

/// A card: a white one lies on its two soft shadows.
pub fn card(ui: &Ui, theme: &Theme, rect: Rect) {
    ui.painter().add(card_shape(theme, rect));
}

/// A card to draw under what was put on it already.
pub fn card_shape(theme: &Theme, rect: Rect) -> Shape {
    let radius = CornerRadius::same(theme.measures.card_radius);
    let shadows = theme.elevation.card().map(|shadow| shadow.as_shape(rect, radius).into());
    let ground = RectShape::new(rect, radius, theme.palette.card, theme.elevation.edge(), StrokeKind::Inside);
    Shape::Vec(shadows.into_iter().chain([ground.into()]).collect())
}

/// The ring of the card that is the buyer's choice.
pub fn selected_ring(ui: &Ui, theme: &Theme, rect: Rect) {
    let radius = CornerRadius::same(theme.measures.card_radius);
    ui.painter().rect_stroke(
        rect,
        radius,
        Stroke::new(theme.strokes.chosen, theme.palette.accent),
        StrokeKind::Outside,
    );
}

/// A white pill with a word on it, its upper left corner at a place. Returns where it stands.
pub fn pill(ui: &mut Ui, theme: &Theme, rect: Rect, text: &str) -> Rect {
    let measures = &theme.measures;
    let font = Style::Chip.font(measures);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, theme.palette.ink);
    let height = (measures.chip * 0.75).round();
    let width = (galley.size().x + height * 0.9).min(rect.width());
    let place = Rect::from_min_size(pos2(rect.min.x, rect.min.y), vec2(width, height));
    let radius = CornerRadius::same((height / 2.0) as u8);
    ui.painter().rect(place, radius, theme.palette.card, theme.elevation.edge(), StrokeKind::Inside);
    Line::new(text, Style::Chip, theme.palette.ink).align(Align2::CENTER_CENTER).show(
        ui,
        measures,
        place.shrink2(vec2(Space::SMALL, 0.0)),
    );
    place
}

/// A card that is pressed as a whole; `name` is what assistive technology calls it. Draw what lies on it afterwards.
pub fn tile(ui: &mut Ui, theme: &Theme, rect: Rect, name: &str, chosen: bool) -> bool {
    card(ui, theme, rect);
    tile_over(ui, theme, rect, name, chosen)
}

/// The same, where the card and what lies on it are drawn already.
pub fn tile_over(ui: &mut Ui, theme: &Theme, rect: Rect, name: &str, chosen: bool) -> bool {
    let response = super::pressable(ui, rect, name, ui.is_enabled());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, name));
    let radius = CornerRadius::same(theme.measures.card_radius);
    if chosen {
        selected_ring(ui, theme, rect);
    } else if response.hovered() || response.is_pointer_button_down_on() {
        ui.painter().rect_stroke(
            rect,
            radius,
            Stroke::new(theme.strokes.button, theme.palette.accent),
            StrokeKind::Outside,
        );
    }
    super::button::focus_ring(ui, theme, &response, radius);
    response.on_hover_cursor(eframe::egui::CursorIcon::PointingHand).clicked()
}
