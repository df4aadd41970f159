//! Owns the bar with larger text: the amounts, and the way on, in as little height as they need.

use eframe::egui::{Align2, CornerRadius, Rect, Stroke, Ui, pos2, vec2};

use super::anchor_bar::{BarFigure, opener, scale};
use super::{BarWish, ButtonKind, Line, button, line_height, link, split_right, split_top, text_width};
use crate::flow::Uplift;
use crate::ui::screens::Scene;
use crate::ui::theme::Style;

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
const GAP: f32 = 12.0;
/// Screens as high as this have room for the scale.
const HIGH: f32 = 860.0;

/// How wide and high the parts are.
struct Parts {
    /// The width of all amounts together.
    figures: f32,
    names: f32,
    amounts: f32,
    besides: f32,
    scale: f32,
    button: f32,
    link: f32,
    /// Whether the way on stands beside the amounts; else below them.
    is_beside: bool,
}

impl CompactBar<'_> {
    /// How high the bar is.
    #[must_use]
    pub fn height(&self, ui: &Ui, scene: &Scene<'_>) -> f32 {
        let parts = self.parts(ui, scene);
        let amounts = parts.names + parts.amounts + parts.besides + parts.scale;
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
        let least = self.figures.len() as f32 * 168.0;
        let is_beside = width - button - link - gaps >= least.max(width * 0.42);
        let figures = if is_beside { width - button - link - gaps } else { width };
        let each = figures / self.figures.len().max(1) as f32 - GAP;
        let high = |text: &str, style: Style| line_height(ui, measures, (text, style), each);
        let most = |heights: &mut dyn Iterator<Item = f32>| heights.fold(0.0, f32::max);
        Parts {
            figures,
            names: most(&mut self.figures.iter().map(|figure| high(&figure.0, Style::Note))),
            amounts: most(&mut self.figures.iter().map(|figure| high(&figure.1, Style::Amount))),
            besides: most(
                &mut self.figures.iter().filter_map(|figure| figure.3.as_deref()).map(|text| high(text, Style::Mark)),
            ),
            scale: if self.uplift.is_some() && ui.ctx().content_rect().height() >= HIGH { 76.0 } else { 0.0 },
            button,
            link,
            is_beside,
        }
    }
}

/// Shows the bar in its place, which is as high as [`CompactBar::height`] says.
pub fn compact_bar(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, bar: &CompactBar<'_>) -> Option<BarWish> {
    let (palette, measures) = (&scene.theme.palette, &scene.theme.measures);
    ui.painter().rect_filled(rect, CornerRadius::ZERO, palette.card);
    ui.painter().hline(rect.x_range(), rect.min.y, Stroke::new(1.0, palette.line));
    let inner = rect.shrink2(vec2(measures.edge, GAP));
    let parts = bar.parts(ui, scene);
    let height = parts.names + parts.amounts + parts.besides + parts.scale;
    let figures = Rect::from_min_size(inner.min, vec2(parts.figures, height));
    let mut wish = None;
    if bar.uplift.is_some() && opener(ui, scene, figures) {
        wish = Some(BarWish::ToggleLines);
    }
    let each = parts.figures / bar.figures.len().max(1) as f32;
    for (number, (name, amount, color, beside)) in bar.figures.iter().enumerate() {
        let column = Rect::from_min_size(
            pos2(figures.min.x + each * number as f32, figures.min.y),
            vec2(each - GAP, figures.height()),
        );
        let (above, rest) = split_top(column, parts.names, 0.0);
        Line::new(name, Style::Note, palette.soft).align(Align2::LEFT_BOTTOM).show(ui, measures, above);
        let (place, rest) = split_top(rest, parts.amounts, 0.0);
        Line::new(amount, Style::Amount, *color).show(ui, measures, place);
        if let Some(text) = beside {
            Line::new(text, Style::Mark, palette.soft).align(Align2::LEFT_TOP).show(ui, measures, rest);
        }
    }
    if let Some(uplift) = bar.uplift.filter(|_| parts.scale > 0.0) {
        scale(ui, scene, figures.with_min_y(figures.max.y - parts.scale), uplift);
    }
    way_on(ui, scene, inner, (bar, &parts)).or(wish)
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
