//! Owns the screen of a kiosk that gave up: calm, with a code to read to the shop, and nothing to press.

use eframe::egui::{Align2, Rect, Ui, vec2};

use super::{Ground, card_width, over};
use crate::ui::screens::Scene;
use crate::ui::theme::Style;
use crate::ui::widgets::{Line, Paragraph, card, split_bottom, split_top, text_height};

/// Says that this kiosk is out of order, and under which code.
pub fn broken(ui: &Ui, scene: &Scene<'_>, code: &str) {
    over(ui, scene, ("broken", Ground::Paper), |ui, full| {
        let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
        let width = card_width(scene, full);
        let pad = measures.pad * 2.0;
        let (title, text) = (scene.tongue.say("kiosk-broken-title"), scene.tongue.say("kiosk-broken-text"));
        let title = Paragraph::new(&title, Style::Display, palette.ink, 3).centred();
        let text = Paragraph::new(&text, Style::Lead, palette.soft, 6).centred();
        let heights = [&title, &text].map(|words| text_height(ui, measures, words, width - 2.0 * pad));
        let letters = measures.pad * 4.0;
        let sum = heights[0] + heights[1] + measures.gap * 2.5 + letters;
        let place = Rect::from_center_size(full.center(), vec2(width, sum + 2.0 * pad));
        card(ui, scene.theme, place);
        let (rest, below) = split_bottom(place.shrink(pad), letters, 0.0);
        let (above, rest) = split_top(rest, heights[0], measures.gap);
        title.show(ui, measures, above);
        text.show(ui, measures, rest);
        Line::new(code, Style::Poster, palette.accent).align(Align2::CENTER_CENTER).show(ui, measures, below);
    });
}
