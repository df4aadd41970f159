//! Owns a text field with its name above it.

use eframe::egui::{
    Align2, CornerRadius, Frame, Margin, Rect, Response, Role, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo,
};

use super::keyboard::{self, Note, Typing};
use super::{Line, split_top};
use crate::ui::theme::{Style, Theme};

/// A field for one line of text; `longest` is in characters. Takes its name's height from the top of the rectangle.
pub fn field(ui: &mut Ui, theme: &Theme, rect: Rect, name: &str, text: (&mut String, usize)) -> Response {
    asking_field(ui, theme, rect, (name, false, Typing::Words), text)
}

/// The same for what is typed into it, marked where it is what something waits for.
pub fn asking_field(
    ui: &mut Ui,
    theme: &Theme,
    rect: Rect,
    (name, is_missing, typing): (&str, bool, Typing),
    (text, longest): (&mut String, usize),
) -> Response {
    let measures = &theme.measures;
    let (above, box_place) = split_top(rect, rect.height() - measures.field, 0.0);
    Line::new(name, Style::Note, theme.palette.soft).align(Align2::LEFT_CENTER).paint(
        ui,
        measures,
        above.with_min_x(above.min.x + 2.0),
    );
    let font = Style::Body.font(measures);
    let line = ui.painter().layout_no_wrap("X".to_owned(), font.clone(), theme.palette.ink).size().y;
    // The whole box takes the press, not only the line of text in it.
    let margin = Margin::symmetric(16, ((measures.field - line) / 2.0) as i8);
    let radius = CornerRadius::same(measures.radius);
    ui.painter().rect_filled(box_place, radius, theme.palette.card);
    let id = ui.scope_id().with(("field", name));
    let edit = TextEdit::singleline(text)
        .id(id)
        .font(font)
        .text_color(theme.palette.ink)
        .frame(Frame::NONE.inner_margin(margin))
        .align(Align2::LEFT_CENTER)
        .char_limit(longest)
        .desired_width(box_place.width())
        .min_size(box_place.size());
    let response = ui.put(box_place, edit);
    keyboard::note(&response, Note { typing, text, rect, tabs: false });
    let outline = if is_missing {
        Stroke::new(theme.strokes.chosen, theme.palette.red)
    } else if response.has_focus() {
        Stroke::new(theme.strokes.chosen, theme.palette.accent)
    } else {
        Stroke::new(theme.strokes.button, theme.palette.outline)
    };
    ui.painter().rect_stroke(box_place, radius, outline, StrokeKind::Inside);
    let value = text.clone();
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::TextInput, true, name);
        info.current_text_value = Some(value.clone());
        info
    });
    response
}
