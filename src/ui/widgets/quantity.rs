//! Owns the stepper: fewer, how many, more.

use eframe::egui::{Align2, CornerRadius, Rect, Stroke, StrokeKind, Ui};

use super::{Line, icon_button, split_left, split_right};
use crate::ui::text::Tongue;
use crate::ui::theme::{Icon, Style, Theme};

/// What was asked of a stepper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuantityWish {
    /// One less, or the next smaller quantity that is sold.
    Fewer,
    /// One more, or the next larger quantity that is sold.
    More,
}

/// Fewer, the quantity, more. `can_fewer` is false at the smallest quantity.
pub fn stepper(
    ui: &mut Ui,
    (theme, tongue): (&Theme, &Tongue),
    rect: Rect,
    quantity: u32,
    can_fewer: bool,
) -> Option<QuantityWish> {
    let side = rect.height();
    let radius = CornerRadius::same((side / 2.0) as u8);
    ui.painter().rect(
        rect,
        radius,
        theme.palette.card,
        Stroke::new(theme.strokes.outline, theme.palette.outline),
        StrokeKind::Inside,
    );
    let (minus, rest) = split_left(rect, side, 0.0);
    let (middle, plus) = split_right(rest, side, 0.0);
    let number = tongue.number(quantity);
    Line::new(&number, Style::Amount, theme.palette.ink).align(Align2::CENTER_CENTER).show(ui, &theme.measures, middle);
    let fewer = ui
        .scope(|ui| {
            if !can_fewer {
                ui.disable();
            }
            icon_button(ui, theme, minus, Icon::Minus, &tongue.say("minus")).clicked()
        })
        .inner;
    let more = icon_button(ui, theme, plus, Icon::Plus, &tongue.say("plus")).clicked();
    match (fewer, more) {
        (true, _) => Some(QuantityWish::Fewer),
        (_, true) => Some(QuantityWish::More),
        _ => None,
    }
}
