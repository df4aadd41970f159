//! Owns a page: things below each other, each as high as it needs, and cards that grow around what lies on them.

use eframe::egui::{Align2, Color32, Rect, Shape, Stroke, Ui, pos2, vec2};

use crate::catalog::{Choices, Product};
use crate::ui::screens::Scene;
use crate::ui::screens::magnifier::magnifier;
use crate::ui::theme::{Measures, Space, Style};
use crate::ui::widgets::{
    ButtonKind, Line, Paragraph, button, card_shape, line_height, link, progress_words, text_height, text_width,
};

/// Screens below this width have no room for the progress in their header.
const NO_PROGRESS: f32 = 640.0;

/// Things below each other in a width.
pub(super) struct Page<'s, 'a> {
    pub(super) scene: &'s Scene<'a>,
    left: f32,
    pub(super) width: f32,
    /// Where the next thing goes.
    pub(super) y: f32,
}

/// A text with how it is set.
pub(super) type Words<'t> = (&'t str, Style, Color32);

impl<'s, 'a> Page<'s, 'a> {
    pub(super) const fn new(scene: &'s Scene<'a>, rect: Rect) -> Self {
        Self { scene, left: rect.min.x, width: rect.max.x - rect.min.x, y: rect.min.y }
    }

    pub(super) const fn measures(&self) -> &'s Measures {
        &self.scene.theme.measures
    }

    /// A row of this height, and then a gap.
    pub(super) fn take(&mut self, height: f32, gap: f32) -> Rect {
        let row = Rect::from_min_size(pos2(self.left, self.y), vec2(self.width, height));
        self.y += height + gap;
        row
    }

    /// A text of as many rows as it needs.
    pub(super) fn say(&mut self, ui: &mut Ui, (text, style, color): Words<'_>, gap: f32) {
        if text.is_empty() {
            return;
        }
        let paragraph = Paragraph::new(text, style, color, usize::MAX);
        let height = text_height(ui, self.measures(), &paragraph, self.width);
        let place = self.take(height, gap);
        paragraph.show(ui, self.measures(), place);
    }

    /// The same on the middle axis.
    pub(super) fn centred(&mut self, ui: &mut Ui, (text, style, color): Words<'_>) {
        let paragraph = Paragraph::new(text, style, color, usize::MAX).centred();
        let height = text_height(ui, self.measures(), &paragraph, self.width);
        let place = self.take(height, 0.0);
        paragraph.show(ui, self.measures(), place);
    }

    /// The heading of a screen and the line under it.
    pub(super) fn heading(&mut self, ui: &mut Ui, title: &str, lead: &str) {
        let palette = &self.scene.theme.palette;
        // The header has no room for it where there is little width.
        if let Some(words) = progress_words(self.scene).filter(|_| self.measures().width < NO_PROGRESS) {
            self.say(ui, (&words, Style::Note, palette.soft), Space::TINY);
        }
        self.say(ui, (title, Style::Display, palette.ink), Space::SMALL);
        self.say(ui, (lead, Style::Lead, palette.soft), self.measures().gap);
    }

    /// A name and an amount: beside each other where there is room, else below each other.
    pub(super) fn pair(&mut self, ui: &mut Ui, name: Words<'_>, amount: Words<'_>, gap: f32) {
        let measures = self.measures();
        let wide = text_width(ui, measures, (amount.0, amount.1));
        let left = self.width - wide - 16.0;
        let line = Line::new(amount.0, amount.1, amount.2);
        if left < self.width * 0.4 {
            self.say(ui, name, 2.0);
            let height = line_height(ui, measures, (amount.0, amount.1), self.width);
            line.align(Align2::RIGHT_CENTER).show(ui, measures, self.take(height, gap));
            return;
        }
        let paragraph = Paragraph::new(name.0, name.1, name.2, usize::MAX);
        let height = text_height(ui, measures, &paragraph, left);
        let row = self.take(height.max(amount.1.font(measures).size * 1.3), gap);
        paragraph.show(ui, measures, row.with_max_x(row.min.x + left));
        line.align(Align2::RIGHT_TOP).show(ui, measures, row);
    }

    /// A hairline.
    pub(super) fn rule(&mut self, ui: &Ui) {
        let row = self.take(0.0, Space::SMALL);
        ui.painter().hline(row.x_range(), row.min.y, Stroke::new(1.0, self.scene.theme.palette.row));
    }

    /// The place of a picture, never higher than what is seen of the page at once.
    pub(super) fn picture_place(&mut self, ui: &Ui, gap: f32) -> Rect {
        let most = (ui.clip_rect().height() * self.measures().most_picture()).max(180.0);
        self.take((self.width * 0.6).min(most), gap)
    }

    /// The picture of a product with the buyer's design, where it is in sight: others would be made for nobody.
    pub(super) fn product(&mut self, ui: &mut Ui, product: &Product, choices: &Choices, gap: f32) {
        let place = self.picture_place(ui, gap);
        if ui.is_rect_visible(place) {
            self.scene.product_picture(ui, place, product, choices);
        }
    }

    /// The same, with the button that opens a close look at it; `what` names that button. Returns whether it was asked for.
    pub(super) fn closely(&mut self, ui: &mut Ui, (product, choices): (&Product, &Choices), what: &str) -> bool {
        let place = self.picture_place(ui, Space::SNUG);
        if ui.is_rect_visible(place) {
            self.scene.product_picture(ui, place, product, choices);
        }
        magnifier(ui, self.scene, place, (product, what))
    }

    /// A button of the whole width, as high as its words need. Returns whether it was pressed.
    pub(super) fn button(&mut self, ui: &mut Ui, text: &str, kind: ButtonKind, gap: f32) -> bool {
        let place = self.button_place(ui, &[text], self.width, gap);
        button(ui, self.scene.theme, place, text, kind).clicked()
    }

    /// The place of buttons with these words, each of them in this width.
    pub(super) fn button_place(&mut self, ui: &Ui, words: &[&str], width: f32, gap: f32) -> Rect {
        let measures = self.measures();
        let high = |text: &&str| line_height(ui, measures, (text, Style::Button), width - 24.0) + 20.0;
        let height = words.iter().map(high).fold(measures.button_dense, f32::max);
        self.take(height, gap)
    }

    /// Words that are pressed. Returns whether they were.
    pub(super) fn link(&mut self, ui: &mut Ui, text: &str, align: Align2, gap: f32) -> bool {
        let measures = self.measures();
        let height = line_height(ui, measures, (text, Style::Chip), self.width).max(44.0);
        link(ui, self.scene.theme, self.take(height, gap), text, align).clicked()
    }

    /// A card around what `add` puts on it. Returns what that returned, and where the card stands.
    pub(super) fn card<R>(&mut self, ui: &mut Ui, gap: f32, add: impl FnOnce(&mut Ui, &mut Self) -> R) -> (R, Rect) {
        let pad = self.measures().pad;
        let under = ui.painter().add(Shape::Noop);
        let (top, width) = (self.y, self.width);
        let mut inner = Self { scene: self.scene, left: self.left + pad, width: width - 2.0 * pad, y: top + pad };
        let result = add(ui, &mut inner);
        let place = self.take(inner.y + pad - top, gap);
        ui.painter().set(under, card_shape(self.scene.theme, place));
        (result, place)
    }

    /// How many things of this width stand beside each other.
    pub(super) fn across(&self, least: f32, most: usize) -> usize {
        let gap = self.measures().gap;
        (((self.width + gap) / (least + gap)).floor() as usize).clamp(1, most)
    }

    /// So many things beside each other, row by row, as many across as have this width. `add` puts one on its own page.
    pub(super) fn grid<R>(
        &mut self,
        ui: &mut Ui,
        (count, least, most): (usize, f32, usize),
        mut add: impl FnMut(&mut Ui, &mut Self, usize) -> Option<R>,
    ) -> Option<R> {
        let gap = self.measures().gap;
        let across = self.across(least, most);
        let width = (self.width - gap * (across as f32 - 1.0)) / across as f32;
        let mut found = None;
        for first in (0..count).step_by(across) {
            let mut bottom = self.y;
            for number in first..(first + across).min(count) {
                let left = self.left + (width + gap) * (number - first) as f32;
                let mut page = Self { scene: self.scene, left: left.round(), width: width.floor(), y: self.y };
                found = add(ui, &mut page, number).or(found);
                bottom = bottom.max(page.y);
            }
            self.y = bottom + gap;
        }
        found
    }
}
