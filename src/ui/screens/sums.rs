//! Owns the card with what is to be paid on the review: each sum unfolds into its reasons, and the total stays in sight.

use eframe::egui::{Align2, Rect, Stroke, Ui};

use super::options::in_scroll;
use super::review::{Sum, sums};
use super::tax::payable;
use super::unfolding::{Fold, price};
use super::{Scene, Wish};
use crate::flow::Action;
use crate::pricing::Figure;
use crate::ui::theme::{Form, Space, Style};
use crate::ui::widgets::{Line, card, figure_mark, link, split_bottom, split_top};

/// The heights of the card's parts.
struct Heights {
    title: f32,
    /// One sum.
    row: f32,
    total: f32,
    link: f32,
    gap: f32,
}

impl Heights {
    fn of(scene: &Scene<'_>) -> Self {
        let measures = &scene.theme.measures;
        let row = if measures.form == Form::Portrait { 48.0 } else { 44.0 };
        // Where there is nothing to go back from, no room is kept for it.
        let (link, gap) = if way_back_words(scene).is_some() { (measures.chip, 12.0) } else { (0.0, 0.0) };
        Self { title: measures.pad * 1.6, row, total: (measures.pad * 2.6).max(44.0), link, gap }
    }

    /// Everything but the sums and the reasons.
    fn fixed(&self, scene: &Scene<'_>) -> f32 {
        scene.theme.measures.pad * 2.0 + self.title + self.total + self.gap + self.link
    }
}

/// How high the card is where it stands below the lines, with nothing unfolded.
pub(super) fn height_closed(scene: &Scene<'_>) -> f32 {
    height_laid(scene).max(480.0)
}

/// How high the card is where nothing is unfolded.
pub(super) fn height_laid(scene: &Scene<'_>) -> f32 {
    let heights = Heights::of(scene);
    heights.fixed(scene) + heights.row * sums(scene).len() as f32
}

/// Whether something on the card is unfolded, or about to be.
pub(super) fn is_unfolded(ui: &Ui, scene: &Scene<'_>, fold: &Fold) -> bool {
    let figures = sums(scene).into_iter().map(|sum| sum.figure).chain(std::iter::once(Figure::Total));
    figures.into_iter().any(|figure| fold.is_open(&figure) || fold.height(ui, scene, &figure, 400.0) > 0.0)
}

/// The same with the reasons in it, but never so that the lines leave.
pub(super) fn height_standing(ui: &Ui, scene: &Scene<'_>, place: Rect, fold: &Fold) -> f32 {
    let width = place.width() - 2.0 * scene.theme.measures.pad;
    let (rows, below) = wanted(ui, scene, fold, width);
    let needed = Heights::of(scene).fixed(scene) + rows + below;
    needed.clamp(height_closed(scene), (place.height() * 0.6).max(height_closed(scene)))
}

/// How high the sums with their reasons are, and the reasons of the total.
fn wanted(ui: &Ui, scene: &Scene<'_>, fold: &Fold, width: f32) -> (f32, f32) {
    let row = Heights::of(scene).row;
    let width = width - figure_mark(scene.theme, Style::Strong);
    let rows = sums(scene).iter().map(|sum| row + fold.height(ui, scene, &sum.figure, width)).sum();
    (rows, fold.height(ui, scene, &Figure::Total, width))
}

/// Shows the card: as high as what stands in it. Returns what was asked for, and the figure that was pressed.
pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, fold: &Fold) -> (Option<Wish>, Option<Figure>) {
    let (measures, palette, tongue) = (&scene.theme.measures, &scene.theme.palette, scene.tongue);
    let Some(quote) = scene.session.quote() else { return (None, None) };
    let heights = Heights::of(scene);
    let (rows, below) = wanted(ui, scene, fold, rect.width() - 2.0 * measures.pad);
    let height = heights.fixed(scene) + rows + below;
    let rect = rect.with_max_y((rect.min.y + height).min(rect.max.y));
    card(ui, scene.theme, rect);
    let inner = rect.shrink(measures.pad);
    let (title, rest) = split_top(inner, heights.title, 0.0);
    Line::new(&tongue.say("review-pay"), Style::Title, palette.ink).show(ui, measures, title);
    let (rest, foot) = split_bottom(rest, heights.link, heights.gap);
    // Where there is not enough room for everything, the reasons are scrolled and the total stays.
    let room = rest.height() - heights.total;
    let for_total = below.min((room - heights.row * 2.0).max(0.0));
    let (place, rest) = split_top(rest, rows.min(room - for_total), 0.0);
    let mut pressed = scrolled(ui, "rows", place, rows, |ui, place| rows_of(ui, scene, place, fold));
    let (total, reasons) = split_top(rest, heights.total, 0.0);
    let name = payable(scene, tongue.say("review-total"));
    Line::new(&name, Style::Title, palette.ink).show(ui, measures, total);
    let amount = tongue.money(quote.total);
    let half = total.with_min_x(total.center().x);
    pressed = price(ui, scene, half, (&name, &amount, Style::Money), (fold, &Figure::Total)).or(pressed);
    scrolled(ui, "total", reasons, below, |ui, place| {
        let place = place.with_max_x(place.max.x - figure_mark(scene.theme, Style::Strong));
        fold.show(ui, scene, &Figure::Total, place.with_max_y(place.min.y + below));
    });
    (way_back(ui, scene, foot), pressed)
}

/// Contents of a height in a place: scrolled where that is not enough.
fn scrolled<R>(ui: &mut Ui, name: &str, place: Rect, height: f32, add: impl FnOnce(&mut Ui, Rect) -> R) -> R {
    if height <= place.height() + 0.5 {
        return add(ui, place);
    }
    ui.push_id(name, |ui| in_scroll(ui, place, |ui, rect| (add(ui, rect), rect.min.y + height))).inner
}

/// The sums, each with its reasons below it where it is unfolded.
fn rows_of(ui: &mut Ui, scene: &Scene<'_>, place: Rect, fold: &Fold) -> Option<Figure> {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let mut rest = place.with_max_y(f32::INFINITY);
    let mut pressed = None;
    for sum in sums(scene) {
        let style = sum.style();
        let Sum { name, beside, amount, figure, is_within } = sum;
        let ink = if is_within { palette.soft } else { palette.ink };
        let (row, below) = split_top(rest, Heights::of(scene).row, 0.0);
        let drawn = Line::new(&name, Style::Note, ink).show(ui, measures, row.with_max_x(row.max.x - 140.0));
        if !beside.is_empty() {
            let place = row.with_min_x(drawn.max.x + Space::SMALL).with_max_x(row.max.x - 130.0);
            Line::new(&beside, Style::Mark, palette.soft).show(ui, measures, place);
        }
        let spot = row.with_min_x(row.max.x - 124.0);
        pressed = price(ui, scene, spot, (&name, &amount, style), (fold, &figure)).or(pressed);
        let words = row.with_max_x(row.max.x - figure_mark(scene.theme, Style::Strong));
        let (reasons, after) = split_top(below, fold.height(ui, scene, &figure, words.width()), 0.0);
        fold.show(ui, scene, &figure, reasons.with_max_x(words.max.x));
        ui.painter().hline(row.x_range(), after.min.y, Stroke::new(1.0, palette.row));
        rest = after;
    }
    pressed
}

/// The way back to just what the buyer came for.
fn way_back(ui: &mut Ui, scene: &Scene<'_>, place: Rect) -> Option<Wish> {
    let only = way_back_words(scene)?;
    let back = link(ui, scene.theme, place, &only, Align2::CENTER_CENTER).clicked();
    back.then_some(Wish::Act(Action::EverythingTakenBack))
}

/// What the way back says, where there is something to go back from.
pub(super) fn way_back_words(scene: &Scene<'_>) -> Option<String> {
    let quote = scene.session.quote()?;
    let anchor = scene.session.uplift()?.anchor;
    let moved = anchor != quote.without_incentive() || quote.lines.len() > 1;
    let price = payable(scene, scene.tongue.money(anchor));
    moved.then(|| scene.tongue.say_with("review-only", &[("price", price.into())]))
}
