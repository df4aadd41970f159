//! Owns the charts: few bars, large letters, one colour that counts; they can be read from two metres.

use eframe::egui::{Color32, CornerRadius, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};
use egui_plot::{AxisHints, Bar, BarChart, GridMark, Plot, PlotPoint, Text, VLine};

use crate::insight::measure::{Report, Segment, Share};
use crate::ui::screens::Scene;
use crate::ui::screens::desk::pieces::width_of;
use crate::ui::theme::{Space, Style};
use crate::ui::widgets::{Line, split_top};
use crate::wording::report::{ReportNames, step_name};

/// A part of every bar: what it is, and its colour.
struct Part {
    name: String,
    colour: Color32,
}

/// Bars that lie below each other, each made of the same parts.
struct Bars {
    title: String,
    parts: Vec<Part>,
    /// The name of each bar, and how long its parts are.
    rows: Vec<(String, Vec<f64>)>,
    /// Whether lengths are shares from 0 to 1, or numbers.
    is_share: bool,
}

/// How much room a bar has at most.
const BAR: f32 = 64.0;

/// How many bars can be read at once.
const MOST: usize = 16;

/// How many walks came to each step.
pub(super) fn steps(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, report: &Report) {
    let (tongue, palette) = (scene.tongue, &scene.theme.palette);
    let row = |stage: &crate::insight::measure::Stage| {
        (tongue.say(step_name(stage.place)), vec![stage.entered.shown().map_or(0.0, number)])
    };
    let parts = vec![Part { name: tongue.say("report-came"), colour: palette.accent }];
    let rows = report.now.stages.iter().map(row).collect();
    across(ui, scene, rect, &Bars { title: tongue.say("report-steps"), parts, rows, is_share: false });
}

/// What came of each offer.
pub(super) fn offers(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, report: &Report) {
    let (tongue, palette) = (scene.tongue, &scene.theme.palette);
    let names = ReportNames { tongue, catalog: Some(scene.session.catalog()) };
    let part = |share: Share| share.shown().map_or(0.0, |(share, _)| share);
    let shown = report.now.offers.iter().filter(|offer| offer.kept.whole.0 >= crate::insight::measure::FEWEST);
    let rows = shown.map(|offer| {
        let back = offer.accepted.of.0.saturating_sub(offer.kept.of.0);
        let back = part(Share::new(back, offer.shown.0));
        (names.offer(&offer.offer), vec![part(offer.kept), back, part(offer.declined), part(offer.passed)])
    });
    let parts = [
        ("report-held", palette.accent),
        ("report-back", palette.red),
        ("report-no", palette.outline),
        ("report-silent", palette.line),
    ];
    let parts = parts.map(|(name, colour)| Part { name: tongue.say(name), colour }).into();
    let rows = rows.take(MOST).collect();
    across(ui, scene, rect, &Bars { title: tongue.say("report-offers"), parts, rows, is_share: true });
}

/// How many walks of each group came to an order.
pub(super) fn groups(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, segment: Option<&Segment>) {
    let Some(segment) = segment else { return };
    let tongue = scene.tongue;
    let names = ReportNames { tongue, catalog: Some(scene.session.catalog()) };
    let rows = segment.rows.iter().take(24).map(|row| {
        let name =
            row.value.as_ref().map_or_else(|| tongue.say("report-rest"), |value| names.value(&segment.kind, value));
        let share = Share { of: row.sums.placed, whole: row.sums.walks };
        (name, vec![share.shown().map_or(0.0, |(share, _)| share)])
    });
    let parts = vec![Part { name: tongue.say("report-placed"), colour: scene.theme.palette.accent }];
    let rows = rows.collect();
    across(ui, scene, rect, &Bars { title: names.kind(&segment.kind), parts, rows, is_share: true });
}

/// How many kept the offer in each arm of each experiment, of those who came to see it.
pub(super) fn experiments(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, report: &Report) {
    let (tongue, palette) = (scene.tongue, &scene.theme.palette);
    let arms = report.experiments.iter().flat_map(|tried| tried.tallies.iter().map(move |tally| (tried, tally)));
    let rows = arms.take(MOST).map(|(tried, tally)| {
        let part = |part: u64| Share::new(part, tally.exposed).shown().map_or(0.0, |(share, _)| share);
        (format!("{} · {}", tried.experiment, tally.arm), vec![part(tally.kept), part(tally.taken_back)])
    });
    let parts = [("report-held", palette.accent), ("report-back", palette.red)];
    let parts = parts.map(|(name, colour)| Part { name: tongue.say(name), colour }).into();
    let rows = rows.collect();
    across(ui, scene, rect, &Bars { title: tongue.say("report-experiments"), parts, rows, is_share: true });
}

/// How it was.
pub(super) fn faces(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, report: &Report) {
    let (tongue, palette) = (scene.tongue, &scene.theme.palette);
    let faces = (1_u8..=5).zip(report.now.faces.counts).rev();
    let rows = faces.map(|(face, count)| (face.to_string(), vec![count.shown().map_or(0.0, number)])).collect();
    let parts = vec![Part { name: tongue.say("report-people"), colour: palette.accent }];
    across(ui, scene, rect, &Bars { title: tongue.say("report-feedback"), parts, rows, is_share: false });
}

/// How far orders moved from their anchor, with the anchor and the cap drawn in.
pub(super) fn uplift(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, report: &Report) {
    let (tongue, palette) = (scene.tongue, &scene.theme.palette);
    let bins: Vec<_> = report.now.uplift.bins().map(|bin| (bin, bin.orders.shown().map_or(0.0, number))).collect();
    let most = bins.iter().map(|(_, orders)| *orders).fold(1.0, f64::max);
    let cap = report.now.cap;
    let bars = bins.iter().map(|(bin, orders)| {
        let is_beyond = cap.is_some_and(|cap| bin.from >= cap);
        let colour = if is_beyond { palette.added } else { palette.accent };
        Bar::new(middle(bin.from, bin.to), *orders).width(4.4).fill(colour).stroke((0.0, colour))
    });
    let chart = BarChart::new("orders", bars.collect()).allow_hover(false);
    let (head, body) = split_top(rect, title_height(scene), Space::TINY);
    title(ui, scene, head, &tongue.say("report-histogram"));
    let told = bins.iter().filter(|(_, orders)| *orders > 0.0);
    let told: Vec<String> = told.map(|(bin, orders)| format!("{}: {orders}", tongue.percent(bin.from))).collect();
    tell(ui, body, &tongue.say("report-histogram"), &told.join(", "));
    let first = tongue.say("report-first-choice");
    let share = |cap: i64| tongue.share(u32::try_from(cap).unwrap_or_default());
    let lines = std::iter::once((0, first))
        .chain(cap.map(|cap| (cap, tongue.say_with("report-cap", &[("share", share(cap).into())]))));
    let lines: Vec<(i64, String)> = lines.collect();
    let format = move |mark: GridMark, _: &_| format!("{:.0} %", mark.value);
    let axis = AxisHints::new_x().formatter(format);
    let plot = plot(scene, "uplift", body).custom_x_axes(vec![axis_look(scene, axis)]).show_axes([true, false]);
    let plot = plot.include_y(0.0).include_y(most * 1.22).include_x(-25.0).include_x(100.0);
    inside(ui, body, |ui| {
        plot.show(ui, |plot| {
            plot.bar_chart(chart);
            for (place, (at, name)) in lines.into_iter().enumerate() {
                let x = percent(at);
                plot.vline(VLine::new(name.clone(), x).color(palette.ink).width(2.0).allow_hover(false));
                let font = Style::Strong.font(&scene.theme.measures);
                let text = eframe::egui::RichText::new(name).font(font).color(palette.ink);
                let height = most * (1.18 - 0.1 * f64::from(u8::try_from(place).unwrap_or_default()));
                let anchor = eframe::egui::Align2::LEFT_CENTER;
                plot.text(Text::new("mark", PlotPoint::new(x + 1.0, height), text).anchor(anchor));
            }
        });
    });
}

/// Draws bars that lie below each other, with their names at the left and their parts named above.
fn across(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, bars: &Bars) {
    let measures = &scene.theme.measures;
    let (head, body) = split_top(rect, title_height(scene), Space::TINY);
    title(ui, scene, head, &bars.title);
    let (legend, body) = split_top(body, Style::Note.font(measures).size * 1.7, Space::TINY);
    if bars.parts.len() > 1 {
        legend_of(ui, scene, legend, &bars.parts);
    }
    let told = bars.rows.iter().map(|(name, parts)| {
        let parts = parts.iter().zip(&bars.parts).map(|(length, part)| format!("{} {}", part.name, bars.told(*length)));
        format!("{name}: {}", parts.collect::<Vec<_>>().join(", "))
    });
    tell(ui, body, &bars.title, &told.collect::<Vec<_>>().join("; "));
    // A few bars are not made fat to fill the card.
    let (body, _) = split_top(body, body.height().min(bars.rows.len() as f32 * BAR), 0.0);
    let names: Vec<String> = bars.rows.iter().map(|(name, _)| name.clone()).collect();
    let count = names.len();
    let widest = names.iter().map(|name| width_of(ui, scene.theme, (name, Style::Note))).fold(0.0, f32::max);
    let room = (widest + Space::SNUG).min(body.width() * 0.42);
    names_of(ui, scene, body, (&names, room));
    let area = body.with_min_x(body.min.x + room + Space::SNUG);
    let longest = bars.rows.iter().map(|(_, parts)| parts.iter().sum::<f64>()).fold(0.0, f64::max);
    let end = if bars.is_share { longest.max(0.02).min(1.0) } else { longest.max(1.0) };
    let charts = bars.charts();
    let plot = plot(scene, &bars.title, area).show_axes(false).show_grid(false);
    let plot = plot.include_x(0.0).include_x(end * 1.16).include_y(-0.5).include_y(number(count as u64) - 0.5);
    let ends: Vec<(f64, String)> = bars
        .rows
        .iter()
        .map(|(_, parts)| (parts.iter().sum(), bars.told(parts.first().copied().unwrap_or_default())))
        .collect();
    let font = Style::Note.font(measures);
    let ink = scene.theme.palette.ink;
    let line = scene.theme.palette.line;
    inside(ui, area, |ui| {
        plot.show(ui, |plot| {
            plot.vline(VLine::new("start", 0.0).color(line).allow_hover(false));
            for chart in charts {
                plot.bar_chart(chart);
            }
            for (place, (length, text)) in ends.into_iter().enumerate() {
                let y = number((count - 1 - place) as u64);
                let text = eframe::egui::RichText::new(text).font(font.clone()).color(ink);
                let anchor = eframe::egui::Align2::LEFT_CENTER;
                plot.text(Text::new("end", PlotPoint::new(length + end * 0.015, y), text).anchor(anchor));
            }
        });
    });
}

impl Bars {
    /// A length in words.
    fn told(&self, length: f64) -> String {
        if self.is_share { format!("{:.0} %", length * 100.0) } else { format!("{length:.0}") }
    }

    /// The parts, each stacked on those before it.
    fn charts(&self) -> Vec<BarChart> {
        let count = self.rows.len();
        let chart = |(place, part): (usize, &Part)| {
            let bars = self.rows.iter().enumerate().map(|(row, (_, parts))| {
                let before: f64 = parts.iter().take(place).sum();
                let length = parts.get(place).copied().unwrap_or_default();
                let y = number((count - 1 - row) as u64);
                Bar::new(y, length).base_offset(before).width(0.66).fill(part.colour).stroke((0.0, part.colour))
            });
            BarChart::new(part.name.clone(), bars.collect()).horizontal().allow_hover(false)
        };
        self.parts.iter().enumerate().map(chart).collect()
    }
}

/// The names of bars, each beside its own.
fn names_of(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, (names, room): (&[String], f32)) {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let each = rect.height() / names.len().max(1) as f32;
    for (place, name) in names.iter().enumerate() {
        let spot = Rect::from_min_size(pos2(rect.min.x, rect.min.y + place as f32 * each), vec2(room, each));
        Line::new(name, Style::Note, palette.ink).paint(ui, measures, spot);
    }
}

fn title_height(scene: &Scene<'_>) -> f32 {
    Style::Heading.font(&scene.theme.measures).size * 1.5
}

fn title(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, text: &str) {
    Line::new(text, Style::Heading, scene.theme.palette.ink).show(ui, &scene.theme.measures, rect);
}

/// What each colour means.
fn legend_of(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, parts: &[Part]) {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let side = rect.height() * 0.5;
    let mut x = rect.min.x;
    for part in parts {
        let square = Rect::from_min_size(pos2(x, rect.center().y - side / 2.0), vec2(side, side));
        ui.painter().rect_filled(square, CornerRadius::same(3), part.colour);
        let width = width_of(ui, scene.theme, (&part.name, Style::Note));
        let words = Rect::from_min_size(pos2(square.max.x + Space::TINY, rect.min.y), vec2(width + 2.0, rect.height()));
        Line::new(&part.name, Style::Note, palette.soft).paint(ui, measures, words);
        x = words.max.x + Space::WIDE;
    }
}

/// Says to assistive technology what a chart shows.
fn tell(ui: &Ui, rect: Rect, title: &str, told: &str) {
    let response = ui.interact(rect, ui.scope_id().with(("chart", title)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, format!("{title}. {told}")));
}

fn plot<'a>(scene: &Scene<'_>, name: &str, rect: Rect) -> Plot<'a> {
    Plot::new(name.to_owned())
        .width(rect.width())
        .height(rect.height())
        .allow_zoom(false)
        .allow_drag(false)
        .allow_scroll(false)
        .allow_boxed_zoom(false)
        .allow_axis_zoom_drag(false)
        .allow_double_click_reset(false)
        .show_background(false)
        .show_x(false)
        .show_y(false)
        .show_grid([false, true])
        .grid_color(scene.theme.palette.row)
        .set_margin_fraction(vec2(0.0, 0.0))
        .sense(Sense::hover())
}

fn axis_look<'a>(scene: &Scene<'_>, axis: AxisHints<'a>) -> AxisHints<'a> {
    let font = Style::Note.font(&scene.theme.measures);
    axis.label_spacing(10.0..=20.0).tick_label_font(font).tick_label_color(scene.theme.palette.soft)
}

fn inside(ui: &mut Ui, rect: Rect, add: impl FnOnce(&mut Ui)) {
    ui.scope_builder(UiBuilder::new().max_rect(rect), add);
}

/// A count as a length.
#[expect(clippy::cast_precision_loss, reason = "counts of walks are far below 2⁵³")]
fn number(count: u64) -> f64 {
    count as f64
}

/// Basis points as percent.
#[expect(clippy::cast_precision_loss, reason = "basis points of an order are far below 2⁵³")]
fn percent(basis_points: i64) -> f64 {
    basis_points as f64 / 100.0
}

fn middle(from: i64, to: i64) -> f64 {
    percent(from + to) / 2.0
}
