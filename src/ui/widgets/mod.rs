//! Owns the pieces that screens are made of. Each is placed in a rectangle, tells assistive technology what it is, and
//! returns what was done with it.

mod anchor_bar;
mod answer;
mod button;
mod card;
mod compact_bar;
mod counting;
mod display;
mod face;
mod field;
mod figure;
mod header;
pub mod keyboard;
mod place;
mod progress;
mod quantity;
mod scale;
mod text;

pub use anchor_bar::{BarFigure, BarWish, anchor_bar, bar_height, figures_of};
pub use answer::{Answer, answer};
pub(super) use button::ring;
pub use button::{
    ButtonKind, TileState, button, chip, choice_row, choice_tile, icon_button, keyed_button, link, named_button,
    paint_icon, twin_button,
};
pub use card::{card, card_shape, pill, selected_ring, tile, tile_over};
pub use compact_bar::{CompactBar, compact_bar};
pub use counting::counting;
pub use face::face;
pub use field::{asking_field, field};
pub use figure::{figure, figure_mark};
pub use header::{HeaderOpen, HeaderWish, header};
pub use place::{columns, rows, split_bottom, split_left, split_right, split_top};
pub(super) use progress::progress_words;
pub use quantity::{QuantityWish, stepper};
pub use text::{Line, Paragraph, SMALLEST, line_height, text_height, text_width};

use eframe::egui::{Response, Role, Sense, Ui, WidgetInfo};

/// Something that can be pressed at a rectangle, with its name for assistive technology and a ring when it has the focus.
pub(super) fn pressable(ui: &mut Ui, rect: eframe::egui::Rect, name: &str, enabled: bool) -> Response {
    pressable_as(ui, rect, (name, name), enabled)
}

/// The same, known by a key that stays when its name changes: the keyboard stays on it then.
pub(super) fn pressable_as(
    ui: &mut Ui,
    rect: eframe::egui::Rect,
    (key, name): (&str, &str),
    enabled: bool,
) -> Response {
    let id = ui.scope_id().with(("pressable", key));
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, name));
    // What the keyboard comes to is brought into sight.
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    response
}
