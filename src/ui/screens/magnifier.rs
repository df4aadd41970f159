//! Owns the way into a close look: the button on a picture, two taps on it, or two fingers that part.

use eframe::egui::{PointerButton, Pos2, Rect, Ui, vec2};

use super::{Exhibit, Looked, Scene, Wish};
use crate::catalog::{Choices, Product};
use crate::ui::theme::{Icon, Space};
use crate::ui::widgets::icon_button;

/// The button on a picture that opens a close look. Two taps on the picture, or two fingers that part, do the same. Returns
/// whether it was asked for; `what` is the sentence that says what will be seen.
pub(super) fn magnifier(ui: &mut Ui, scene: &Scene<'_>, picture: Rect, (product, what): (&Product, &str)) -> bool {
    let size = scene.theme.measures.chip;
    let corner = picture.max - vec2(size + Space::SNUG, size + Space::SNUG);
    let place = Rect::from_min_size(corner, vec2(size, size));
    let name = scene.tongue.say_with(what, &[("name", scene.text(&product.name).into())]);
    let pressed = icon_button(ui, scene.theme, place, Icon::MagnifyingGlassPlus, &name).clicked();
    pressed || (ui.is_enabled() && is_opened_by_hand(ui, picture.intersect(ui.clip_rect()), place))
}

/// Whether somebody tapped a picture twice, or parted two fingers on it.
fn is_opened_by_hand(ui: &Ui, picture: Rect, button: Rect) -> bool {
    ui.input(|input| {
        let on_it = |at: Pos2| picture.contains(at) && !button.contains(at);
        let twice = input.pointer.button_double_clicked(PointerButton::Primary);
        let tapped = twice && input.pointer.interact_pos().is_some_and(on_it);
        let parted = input.zoom_delta() > 1.02;
        let fingers = input.multi_touch().map(|touch| touch.center_pos).or_else(|| input.pointer.hover_pos());
        tapped || (parted && fingers.is_some_and(on_it))
    })
}

/// A close look at one product.
pub(super) fn look_at(product: &Product, choices: &Choices) -> Wish {
    let first = Exhibit { product: product.id.clone(), choices: choices.clone() };
    Wish::LookAt(Looked { first, over: None })
}
