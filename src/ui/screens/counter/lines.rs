//! Owns the lines of a quote as a table: what, how many, for how much, and for staff what is left of it.

use eframe::egui::{Align2, Rect, Stroke, Ui, pos2, vec2};

use super::pieces::row_height;
use super::start::{halves, keep_in_sight};
use super::{Counter, CounterView, CounterWish};
use crate::flow::Origin;
use crate::pricing::{Margin, QuoteLine};
use crate::ui::screens::commit::chosen_words;
use crate::ui::screens::desk::pieces::{row, scrolled};
use crate::ui::screens::tax::in_view;
use crate::ui::theme::Style;
use crate::ui::widgets::{Line, Paragraph, split_bottom, split_left, split_top};

/// Where the columns stand in a row.
struct Columns {
    picture: Rect,
    name: Rect,
    quantity: Rect,
    total: Rect,
    margin: Rect,
    share: Rect,
}

impl Columns {
    fn of(row: Rect, has_margin: bool) -> Self {
        let inner = row.shrink2(vec2(10.0, 0.0));
        let width = inner.width();
        let mut right = inner.max.x;
        let mut take = |share: f32| {
            let wide = width * share;
            let place = Rect::from_min_max(pos2(right - wide, inner.min.y), pos2(right, inner.max.y));
            right -= wide + 8.0;
            place
        };
        let (share, margin) = if has_margin { (take(0.09), take(0.14)) } else { (Rect::ZERO, Rect::ZERO) };
        let total = take(0.17);
        let quantity = take(0.1);
        let side = inner.height() - 8.0;
        let left = inner.with_max_x(right);
        let (picture, name) = split_left(left, side, 10.0);
        Self { picture: picture.shrink2(vec2(0.0, 4.0)), name, quantity, total, margin, share }
    }
}

/// Shows the table; pressing a line chooses it.
pub(super) fn show(ui: &mut Ui, counter: &Counter<'_>, rect: Rect, view: &mut CounterView) -> Option<CounterWish> {
    let theme = counter.scene.theme;
    let (measures, palette) = (&theme.measures, &theme.palette);
    let margins = counter.margins.filter(|_| view.shows_margin);
    let Some(quote) = counter.scene.session.single_quote() else {
        return nothing(ui, counter, rect);
    };
    let (head, mut body) = split_top(rect, measures.chip * 0.7, 0.0);
    let columns = Columns::of(head, margins.is_some());
    let mut say = |place: Rect, name: &str, align: Align2| {
        let text = counter.say(name);
        Line::new(&text, Style::Mark, palette.soft).align(align).show(ui, measures, place);
    };
    say(columns.name.with_min_x(columns.picture.min.x), "counter-column-what", Align2::LEFT_CENTER);
    say(columns.quantity, "counter-column-count", Align2::RIGHT_CENTER);
    say(columns.total, "counter-column-total", Align2::RIGHT_CENTER);
    if margins.is_some() {
        say(columns.margin, "counter-column-margin", Align2::RIGHT_CENTER);
        say(columns.share, "counter-column-share", Align2::RIGHT_CENTER);
    }
    ui.painter().hline(head.x_range(), head.max.y, Stroke::new(1.0, palette.line));
    if let Some(margins) = margins {
        let (above, below) = split_bottom(body, measures.chip * 0.8, 0.0);
        body = above;
        margin_sum(ui, counter, below, (margins.known, margins.is_partial));
    }
    let high = row_height(theme);
    scrolled(ui, "lines", body, |ui, inner| {
        let mut y = inner.min.y;
        for line in &quote.lines {
            let spot = Rect::from_min_size(pos2(inner.min.x, y), vec2(inner.width(), high));
            y += high;
            let is_chosen = view.line == Some(line.id);
            let margin = margins.and_then(|all| all.lines.iter().find(|(id, _)| *id == line.id));
            if line_row(ui, counter, spot, (line, margin.map(|(_, margin)| *margin), margins.is_some()), is_chosen) {
                view.line = Some(line.id);
                view.wants_field = true;
            }
            keep_in_sight(ui, spot, is_chosen);
        }
        ((), y)
    });
    None
}

fn line_row(
    ui: &mut Ui,
    counter: &Counter<'_>,
    rect: Rect,
    (line, margin, has_margin): (&QuoteLine, Option<Margin>, bool),
    is_chosen: bool,
) -> bool {
    let scene = &counter.scene;
    let (theme, measures, palette) = (scene.theme, &scene.theme.measures, &scene.theme.palette);
    let Some(product) = scene.session.catalog().product(&line.product) else { return false };
    let name = scene.text(&product.name);
    let (count, total) = (scene.tongue.number(line.quantity), in_view(scene, scene.tongue.money(line.total)));
    let chosen = chosen_words(scene, product, &line.choices);
    let told = [count.as_str(), "×", name].join(" ");
    let told = [told.as_str(), chosen.as_str(), total.as_str()].into_iter().filter(|part| !part.is_empty());
    let told = told.collect::<Vec<_>>().join(", ");
    let pressed = row(ui, theme, rect, (&format!("line {}", line.id.0), &told), is_chosen).clicked();
    let columns = Columns::of(rect, has_margin);
    let request = scene.request(ui, columns.picture, product, &line.choices);
    scene.pictures.paint(ui, theme, columns.picture, (&request, &format!("line {}", line.id.0)));
    let beside = [why(counter, line), chosen].into_iter().filter(|part| !part.is_empty());
    let beside = beside.collect::<Vec<_>>().join(" · ");
    if beside.is_empty() {
        Line::new(name, Style::Strong, palette.ink).paint(ui, measures, columns.name);
    } else {
        let (upper, lower) = halves(columns.name);
        Line::new(name, Style::Strong, palette.ink).paint(ui, measures, upper);
        Line::new(&beside, Style::Mark, palette.soft).paint(ui, measures, lower);
    }
    Line::new(&count, Style::Strong, palette.ink).align(Align2::RIGHT_CENTER).paint(ui, measures, columns.quantity);
    let amount = scene.tongue.money(line.total);
    if line.list > line.total {
        let (upper, lower) = halves(columns.total);
        Line::new(&amount, Style::Strong, palette.ink).align(Align2::RIGHT_CENTER).paint(ui, measures, upper);
        let less = scene.tongue.difference(line.total - line.list);
        Line::new(&less, Style::Mark, palette.accent).align(Align2::RIGHT_CENTER).paint(ui, measures, lower);
    } else {
        Line::new(&amount, Style::Strong, palette.ink).align(Align2::RIGHT_CENTER).paint(ui, measures, columns.total);
    }
    if has_margin {
        margin_cells(ui, counter, (columns.margin, columns.share), margin);
    }
    pressed
}

/// How a line came into the order, where that is worth a word: a salesperson put in most of them.
fn why(counter: &Counter<'_>, line: &QuoteLine) -> String {
    match counter.scene.session.state().origins.get(&line.id) {
        Some(Origin::Hook { upgrade: Some(_), .. }) => counter.say("counter-upgraded"),
        Some(Origin::Accepted(_)) => counter.say("counter-suggested"),
        _ => String::new(),
    }
}

/// What is earned, as an amount and as a share; in amber where it is less than nothing.
fn margin_cells(ui: &mut Ui, counter: &Counter<'_>, (amount, share): (Rect, Rect), margin: Option<Margin>) {
    let (measures, palette) = (&counter.scene.theme.measures, &counter.scene.theme.palette);
    let tongue = counter.scene.tongue;
    let Some(earned) = margin.and_then(Margin::amount) else {
        let unknown = counter.say("counter-cost-unknown");
        Line::new(&unknown, Style::Note, palette.soft).align(Align2::RIGHT_CENTER).show(ui, measures, amount);
        return;
    };
    let ink = if earned.is_negative() { palette.amber_text } else { palette.ink };
    Line::new(&tongue.money(earned), Style::Note, ink).align(Align2::RIGHT_CENTER).show(ui, measures, amount);
    if let Some(points) = margin.and_then(Margin::basis_points) {
        let points = tongue.percent(points).trim_start_matches('+').to_owned();
        Line::new(&points, Style::Note, ink).align(Align2::RIGHT_CENTER).show(ui, measures, share);
    }
}

/// What is earned on everything whose cost is known.
fn margin_sum(ui: &mut Ui, counter: &Counter<'_>, rect: Rect, (known, is_partial): (Option<Margin>, bool)) {
    let (measures, palette) = (&counter.scene.theme.measures, &counter.scene.theme.palette);
    ui.painter().hline(rect.x_range(), rect.min.y, Stroke::new(1.0, palette.line));
    let columns = Columns::of(rect, true);
    let name = if is_partial { "counter-margin-partial" } else { "counter-margin-all" };
    let words = columns.name.with_min_x(columns.picture.min.x).with_max_x(columns.total.max.x);
    Line::new(&counter.say(name), Style::Note, palette.soft).show(ui, measures, words);
    margin_cells(ui, counter, (columns.margin, columns.share), known);
}

/// What to do while there is nothing in the quote.
fn nothing(ui: &mut Ui, counter: &Counter<'_>, rect: Rect) -> Option<CounterWish> {
    let (measures, palette) = (&counter.scene.theme.measures, &counter.scene.theme.palette);
    let place = Rect::from_center_size(rect.center(), vec2(rect.width().min(520.0), measures.pad * 8.0));
    let (above, below) = split_top(place, measures.pad * 2.2, 6.0);
    let title = counter.say("counter-begin");
    Line::new(&title, Style::Title, palette.ink).align(Align2::CENTER_CENTER).show(ui, measures, above);
    Paragraph::new(&counter.say("counter-begin-lead"), Style::Body, palette.soft, 4)
        .centred()
        .show(ui, measures, below);
    None
}
