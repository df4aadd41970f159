//! Owns the bar with larger text: the amounts, and the way on, in as little height as they need.

use eframe::egui::{Align2, CornerRadius, Rect, Stroke, Ui, pos2, vec2};

use super::anchor_bar::{BarFigure, opener};
use super::scale::scale;
use super::{BarWish, ButtonKind, Line, button, line_height, link, split_right, split_top, text_width};
use crate::flow::Uplift;
use crate::ui::screens::Scene;
use crate::ui::theme::{Measures, Space, Style};

/// What stands in the bar.
#[derive(Clone, Debug)]
pub struct CompactBar<'a> {
    /// The amounts.
    pub figures: Vec<BarFigure>,
    /// What they are on the scale, after commitment.
    pub uplift: Option<&'a Uplift>,
    /// Whether 'straight to my order' is there.
    pub straight: bool,
    /// What the continue button says, if there is one.
    pub go_on: Option<&'a str>,
}

/// Between the parts.
const GAP: f32 = Space::SNUG;
/// Between two amounts.
const BETWEEN: f32 = Space::WIDE;
/// Screens as high as this have room for words under the scale.
const HIGH: f32 = 860.0;
/// The scale with words under it, and without.
const SCALES: (f32, f32) = (76.0, 36.0);
/// The shortest scale that says anything.
const LEAST_SCALE: f32 = 170.0;

/// How wide and high the parts are.
struct Parts {
    /// The width of all amounts together.
    figures: f32,
    /// How wide each amount is with its name.
    each: Vec<f32>,
    names: f32,
    amounts: f32,
    scale: f32,
    button: f32,
    link: f32,
    /// Whether the way on stands beside the amounts; else below them.
    is_beside: bool,
    /// Whether the amounts stand below each other, each on the row of its name.
    in_rows: bool,
    /// Where the scale stands between the link and the button, how wide it is: on low screens, to leave them the height.
    scale_between: Option<f32>,
}

impl Parts {
    fn figures_height(&self) -> f32 {
        self.names + self.amounts + self.scale
    }
}

impl CompactBar<'_> {
    /// How high the bar is.
    #[must_use]
    pub fn height(&self, ui: &Ui, scene: &Scene<'_>) -> f32 {
        let parts = self.parts(ui, scene);
        let amounts = parts.figures_height();
        let way = if parts.button + parts.link > 0.0 { scene.theme.measures.button_dense } else { 0.0 };
        let inner = if parts.is_beside { amounts.max(way) } else { amounts + if way > 0.0 { GAP + way } else { 0.0 } };
        inner + 2.0 * GAP
    }

    fn parts(&self, ui: &Ui, scene: &Scene<'_>) -> Parts {
        let measures = &scene.theme.measures;
        let width = ui.ctx().content_rect().width() - 2.0 * measures.edge;
        let button = self.go_on.map_or(0.0, |text| text_width(ui, measures, (text, Style::Button)) + 56.0);
        let straight = scene.tongue.say("straight");
        let link = if self.straight { text_width(ui, measures, (&straight, Style::Chip)) } else { 0.0 };
        let gaps = [button, link].iter().filter(|width| **width > 0.0).count() as f32 * 2.0 * GAP;
        let widest = |texts: &mut dyn Iterator<Item = f32>| texts.fold(0.0, f32::max);
        let amount = widest(&mut self.figures.iter().map(|figure| text_width(ui, measures, (&figure.1, Style::Money))));
        // A name may go on below; an amount may not, and nor may a word.
        let least: f32 = self.figures.iter().map(|figure| least_width(ui, measures, figure) + BETWEEN).sum();
        let is_beside = width - button - link - gaps >= least;
        let figures = if is_beside { width - button - link - gaps } else { width };
        let in_rows = least > figures + BETWEEN;
        let each = widths(ui, measures, &self.figures, figures);
        let names = self.figures.iter().zip(&each);
        let high = |(figure, width): (&BarFigure, &f32)| {
            line_height(ui, measures, (&beside_name(figure), Style::Note), *width)
        };
        let is_high = ui.ctx().content_rect().height() >= HIGH;
        let mut parts = Parts {
            figures,
            names: widest(&mut names.map(high)),
            each,
            amounts: Style::Money.font(measures).size * 1.3,
            scale: if self.uplift.is_none() {
                0.0
            } else if is_high {
                SCALES.0
            } else {
                SCALES.1
            },
            button,
            link,
            is_beside,
            in_rows,
            scale_between: None,
        };
        let between = width - button - link - 2.0 * gaps.max(GAP);
        if self.uplift.is_some() && !is_high && !is_beside && between >= LEAST_SCALE {
            (parts.scale, parts.scale_between) = (0.0, Some(between));
        }
        if in_rows {
            let row = |figure: &BarFigure| {
                let name = line_height(ui, measures, (&beside_name(figure), Style::Note), figures - amount - GAP);
                name.max(parts.amounts)
            };
            let rows = self.figures.iter().map(row).sum();
            (parts.names, parts.amounts) = (0.0, rows);
        }
        parts
    }
}

/// The name of an amount with what else is said of it, where they stand in one row.
fn beside_name((name, _, _, beside): &BarFigure) -> String {
    beside.as_ref().map_or_else(|| name.clone(), |beside| format!("{name} · {beside}"))
}

/// Shows the bar in its place, which is as high as [`CompactBar::height`] says.
pub fn compact_bar(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, bar: &CompactBar<'_>) -> Option<BarWish> {
    let (palette, measures) = (&scene.theme.palette, &scene.theme.measures);
    ui.painter().rect_filled(rect, CornerRadius::ZERO, palette.card);
    ui.painter().hline(rect.x_range(), rect.min.y, Stroke::new(scene.theme.strokes.hair, palette.line));
    let inner = rect.shrink2(vec2(measures.edge, GAP));
    let parts = bar.parts(ui, scene);
    let figures = Rect::from_min_size(inner.min, vec2(parts.figures, parts.figures_height()));
    let mut wish = None;
    if bar.uplift.is_some() && opener(ui, scene, figures) {
        wish = Some(BarWish::ToggleLines);
    }
    if parts.in_rows {
        figures_in_rows(ui, scene, figures, &bar.figures);
    } else {
        figures_in_columns(ui, scene, figures, (&bar.figures, &parts));
    }
    if let Some(uplift) = bar.uplift.filter(|_| parts.scale > 0.0) {
        scale(ui, scene, figures.with_min_y(figures.max.y - parts.scale), uplift);
    }
    if let Some((uplift, width)) = bar.uplift.zip(parts.scale_between) {
        let row = inner.with_min_y(inner.max.y - measures.button_dense);
        let left = row.min.x + if parts.link > 0.0 { parts.link + 2.0 * GAP } else { 0.0 };
        let place = Rect::from_min_size(pos2(left, row.min.y), vec2(width, row.height()));
        scale(
            ui,
            scene,
            place.with_max_y(place.min.y + SCALES.1.min(place.height())).translate(vec2(0.0, 10.0)),
            uplift,
        );
    }
    way_on(ui, scene, inner, (bar, &parts)).or(wish)
}

/// How little width an amount can do with: itself, and the longest word of its name.
fn least_width(ui: &Ui, measures: &Measures, figure: &BarFigure) -> f32 {
    let name = beside_name(figure);
    let words = name.split_whitespace().map(|word| text_width(ui, measures, (word, Style::Note)));
    words.fold(text_width(ui, measures, (&figure.1, Style::Money)), f32::max) + 1.0
}

/// How wide each amount is: as wide as what it says, and where that is too much, what is left is shared.
fn widths(ui: &Ui, measures: &Measures, figures: &[BarFigure], width: f32) -> Vec<f32> {
    let room = width - BETWEEN * figures.len() as f32;
    let least: Vec<f32> = figures.iter().map(|figure| least_width(ui, measures, figure)).collect();
    let wanted = figures
        .iter()
        .zip(&least)
        .map(|(figure, least)| text_width(ui, measures, (&beside_name(figure), Style::Note)).max(*least) + 1.0);
    let wanted: Vec<f32> = wanted.collect();
    let (all, kept): (f32, f32) = (wanted.iter().sum(), least.iter().sum());
    let share = ((room - kept) / (all - kept).max(1.0)).clamp(0.0, 1.0);
    least.iter().zip(wanted).map(|(least, wanted)| least + (wanted - least) * share).collect()
}

/// The amounts beside each other, each below its name.
fn figures_in_columns(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, (figures, parts): (&[BarFigure], &Parts)) {
    let (palette, measures) = (&scene.theme.palette, &scene.theme.measures);
    let mut left = rect.min.x;
    for (figure, width) in figures.iter().zip(&parts.each) {
        let column = Rect::from_min_size(pos2(left, rect.min.y), vec2(*width, rect.height()));
        left += width + BETWEEN;
        let (above, rest) = split_top(column, parts.names, 0.0);
        let name = beside_name(figure);
        Line::new(&name, Style::Note, palette.soft).align(Align2::LEFT_BOTTOM).show(ui, measures, above);
        let (place, _) = split_top(rest, parts.amounts, 0.0);
        Line::new(&figure.1, Style::Money, figure.2).show(ui, measures, place);
    }
}

/// The amounts below each other, each at the right of its name.
fn figures_in_rows(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, figures: &[BarFigure]) {
    let (palette, measures) = (&scene.theme.palette, &scene.theme.measures);
    let widths = figures.iter().map(|figure| text_width(ui, measures, (&figure.1, Style::Money)));
    let amount_width = widths.fold(0.0, f32::max);
    let mut rest = rect;
    for figure in figures {
        let name = beside_name(figure);
        let wide = rect.width() - amount_width - GAP;
        let least = Style::Money.font(measures).size * 1.3;
        let height = line_height(ui, measures, (&name, Style::Note), wide).max(least);
        let (row, below) = split_top(rest, height, 0.0);
        Line::new(&name, Style::Note, palette.soft).show(ui, measures, row.with_max_x(row.min.x + wide));
        Line::new(&figure.1, Style::Money, figure.2).align(Align2::RIGHT_CENTER).show(ui, measures, row);
        rest = below;
    }
}

/// The link straight to the order, and the continue button.
fn way_on(ui: &mut Ui, scene: &Scene<'_>, inner: Rect, (bar, parts): (&CompactBar<'_>, &Parts)) -> Option<BarWish> {
    let measures = &scene.theme.measures;
    let high = measures.button_dense;
    let row = if parts.is_beside {
        Rect::from_center_size(inner.center(), vec2(inner.width(), high))
    } else {
        inner.with_min_y(inner.max.y - high)
    };
    let (rest, place) = split_right(row, parts.button, if parts.button > 0.0 { 2.0 * GAP } else { 0.0 });
    let mut wish = None;
    if bar.straight {
        let text = scene.tongue.say("straight");
        let (spot, align) = if parts.is_beside {
            (split_right(rest, parts.link, 0.0).1, Align2::CENTER_CENTER)
        } else {
            (rest.with_max_x(rest.min.x + parts.link.min(rest.width())), Align2::LEFT_CENTER)
        };
        if link(ui, scene.theme, spot, &text, align).clicked() {
            wish = Some(BarWish::Straight);
        }
    }
    if let Some(text) = bar.go_on
        && button(ui, scene.theme, place, text, ButtonKind::Continue).clicked()
    {
        wish = Some(BarWish::Continue);
    }
    wish
}
