//! Owns the panel that says what does not go together, and the ways out: leaving it as it was is one of them, as large as any.

use eframe::egui::{Area, CornerRadius, Order, Rect, Sense, Ui, vec2};

use super::options::{Cursor, in_scroll};
use super::shell::tapped_outside;
use super::{Scene, ViewState, Wish};
use crate::catalog::{Product, Selection};
use crate::compatibility::{Cause, Change};
use crate::flow::{Action, Clash, Repair};
use crate::pricing::LineId;
use crate::ui::spoken;
use crate::ui::theme::{Form, Palette, Space, Style};
use crate::ui::widgets::{Line, Paragraph, card, choice_row, split_top, text_height};

/// How many ways out are seen at once; the others are a scroll away.
const SEEN: usize = 6;

/// Shows the panel over the whole screen.
pub(super) fn show(ui: &Ui, scene: &Scene<'_>, full: Rect, view: &mut ViewState) -> Option<Wish> {
    let clash = view.clash.clone()?;
    let measures = &scene.theme.measures;
    let area = Area::new(ui.scope_id().with("clash")).order(Order::Foreground).fixed_pos(full.min).constrain(false);
    let answer = area.show(ui.ctx(), |ui| {
        // A tap beside the panel leaves everything as it is, as its first answer does.
        ui.allocate_rect(full, Sense::hover());
        ui.painter().rect_filled(full, CornerRadius::ZERO, Palette::shade(0.35));
        let width =
            (full.width() - 2.0 * measures.edge).min(if measures.form == Form::Portrait { 900.0 } else { 760.0 });
        let inside = width - 2.0 * measures.pad;
        let words = words(scene, &clash);
        let heights: Vec<f32> =
            words.iter().map(|(text, style)| text_height(ui, measures, &told(scene, text, *style), inside)).collect();
        let said: f32 = heights.iter().map(|height| height + GAP).sum();
        let row = measures.button;
        let count = clash.repairs.len() + 1;
        let rows = count.min(SEEN) as f32 * (row + GAP);
        let height = (measures.pad * 2.0 + TITLE + GAP + said + GAP + rows).min(full.height() - 2.0 * measures.edge);
        let place = Rect::from_center_size(full.center(), vec2(width, height));
        card(ui, scene.theme, place);
        let inner = place.shrink(measures.pad);
        let (title, mut rest) = split_top(inner, TITLE, GAP);
        let ink = scene.theme.palette.ink;
        let asked = scene.tongue.say("clash-title");
        spoken::heading(ui.ctx(), &asked);
        for (text, _) in &words {
            spoken::heading(ui.ctx(), text);
        }
        Line::new(&asked, Style::Title, ink).show(ui, measures, title);
        for ((text, style), height) in words.iter().zip(heights) {
            let (place, below) = split_top(rest, height, GAP);
            told(scene, text, *style).show(ui, measures, place);
            rest = below;
        }
        let (_, rest) = split_top(rest, 0.0, GAP);
        let answer = in_scroll(ui, rest, |ui, rect| {
            let mut cursor = Cursor { rect, y: rect.min.y };
            let nothing = scene.tongue.difference(crate::money::Money::ZERO);
            let keep = scene.tongue.say("clash-keep");
            let mut answer = choice_row(ui, scene.theme, cursor.take(row, GAP), (&keep, &nothing)).then_some(None);
            for repair in &clash.repairs {
                let (text, difference) = (
                    changed(scene, &clash, repair),
                    super::tax::payable(scene, scene.tongue.difference(repair.difference)),
                );
                if choice_row(ui, scene.theme, cursor.take(row, GAP), (&text, &difference)) {
                    answer = Some(Some(repair.clone()));
                }
            }
            (answer, cursor.y)
        });
        answer.or_else(|| tapped_outside(ui, &[place]).then_some(None))
    });
    let answer = answer.inner?;
    view.clash = None;
    answer.map(|repair| Wish::Act(Action::DoneWith(Box::new(clash.action), repair.changes)))
}

/// How high the title is.
const TITLE: f32 = 40.0;
/// Between things.
const GAP: f32 = Space::SNUG;

fn told<'t>(scene: &Scene<'_>, text: &'t str, style: Style) -> Paragraph<'t> {
    let color = if style == Style::Body { scene.theme.palette.ink } else { scene.theme.palette.soft };
    Paragraph::new(text, style, color, 4)
}

/// What does not go together, and why the shop says so.
fn words(scene: &Scene<'_>, clash: &Clash) -> Vec<(String, Style)> {
    let because = clash.rules.iter().filter_map(|rule| scene.session.catalog().rules.get(*rule));
    let because = because.map(|rule| (scene.text(&rule.because).to_owned(), Style::Note));
    clash.causes.iter().map(|causes| (sentence(scene, clash, causes), Style::Body)).chain(because).collect()
}

fn sentence(scene: &Scene<'_>, clash: &Clash, causes: &[Cause]) -> String {
    let missing: Vec<String> = causes
        .iter()
        .filter_map(|cause| match cause {
            Cause::Missing(product) => Some(quoted(scene, &scene.name(product))),
            _ => None,
        })
        .collect();
    let there = causes.iter().filter_map(|cause| match cause {
        Cause::Choice(line, selection) => Some(chosen(scene, clash, *line, selection)),
        Cause::Line(line) => product(scene, clash, *line).map(|product| quoted(scene, scene.text(&product.name))),
        Cause::Missing(_) => None,
    });
    let mut there: Vec<String> = there.collect();
    if there.is_empty() {
        return String::new();
    }
    let first = there.remove(0);
    let (name, others) = match (missing.is_empty(), there.is_empty()) {
        (false, _) => ("clash-needs", listed(scene, &missing)),
        (true, false) => ("clash-with", listed(scene, &there)),
        (true, true) => ("clash-alone", String::new()),
    };
    scene.tongue.say_with(name, &[("first", first.into()), ("others", others.into())])
}

/// A name of several words, set apart from the sentence that it stands in.
fn quoted(scene: &Scene<'_>, name: &str) -> String {
    scene.tongue.say_with("explain-name", &[("name", name.into())])
}

/// 'Colour: white, Paper: matt and ‘Ready a day earlier’'.
fn listed(scene: &Scene<'_>, names: &[String]) -> String {
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, first)) => {
            let values = [("first", first.join(", ").into()), ("last", last.clone().into())];
            scene.tongue.say_with("clash-and", &values)
        }
        None => String::new(),
    }
}

fn product<'a>(scene: &'a Scene<'_>, clash: &Clash, line: LineId) -> Option<&'a Product> {
    let line = clash.order.lines.iter().find(|known| known.id == line)?;
    scene.session.catalog().product(&line.product)
}

/// A choice: 'Finish: gold foil', and of something beside what the buyer came for 'Tote bag, colour: navy'.
fn chosen(scene: &Scene<'_>, clash: &Clash, line: LineId, selection: &Selection) -> String {
    let Some(product) = product(scene, clash, line) else { return String::new() };
    let Some(option) = product.option(&selection.option) else { return String::new() };
    let choice = option.choice(&selection.choice).map_or("", |choice| scene.text(&choice.name));
    let words = format!("{}: {choice}", scene.text(&option.name));
    let is_hook = scene.session.state().hook_line().is_some_and(|hook| hook.id == line);
    if is_hook { words } else { format!("{}, {words}", scene.text(&product.name)) }
}

/// What a way out changes, in words.
fn changed(scene: &Scene<'_>, clash: &Clash, repair: &Repair) -> String {
    let words = repair.changes.iter().map(|change| match change {
        Change::Choose(line, selection) => chosen(scene, clash, *line, selection),
        Change::Remove(line) => {
            let name = product(scene, clash, *line).map_or("", |product| scene.text(&product.name));
            scene.tongue.say_with("clash-without", &[("name", name.into())])
        }
        Change::Add(product, _) => scene.tongue.say_with("clash-along", &[("name", scene.name(product).into())]),
    });
    words.collect::<Vec<_>>().join(" · ")
}
