//! Owns the strip over the screens that says what is wrong with the catalog's files, while the last good one is shown.
//!
//! It is for whoever is writing the catalog: a buyer at a kiosk never sees it.

use eframe::egui::{Align2, Area, CornerRadius, Order, Rect, Sense, Stroke, Ui, pos2, vec2};

use super::Scene;
use super::options::{Cursor, in_scroll};
use super::shell::tapped_outside;
use crate::catalog::{Problem, Severity};
use crate::ui::theme::{Form, Icon, Space, Style};
use crate::ui::widgets::{Line, Paragraph, card, icon_button, paint_icon, split_left, split_right, text_height};

/// What is wrong with the catalog's files, and what of it is shown.
#[derive(Clone, Debug, Default)]
pub struct Trouble {
    /// Everything, what makes it unusable first.
    problems: Vec<Problem>,
    /// Which one stands in the strip.
    at: usize,
    /// Whether all of them are listed.
    is_open: bool,
}

impl Trouble {
    /// Takes over what is wrong now; nothing where all is well again.
    pub fn set(&mut self, mut problems: Vec<Problem>) {
        problems.sort_by_key(|problem| std::cmp::Reverse(problem.severity));
        let is_same = |problem: &Problem| self.problems.get(self.at).is_some_and(|shown| shown.place == problem.place);
        self.at = problems.iter().position(is_same).unwrap_or(0);
        self.is_open &= !problems.is_empty();
        self.problems = problems;
    }

    /// How high the strip is on a screen of this form: nothing where there is none.
    #[must_use]
    pub const fn height(&self, form: Form) -> f32 {
        match (self.problems.is_empty(), form) {
            (true, _) => 0.0,
            (false, Form::Laptop) => 60.0,
            (false, _) => 68.0,
        }
    }

    fn step(&mut self, by: usize) {
        let count = self.problems.len().max(1);
        self.at = (self.at + by) % count;
    }
}

/// Shows the strip in its place, and under it the whole list where that is open.
pub fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, trouble: &mut Trouble) {
    let Some(problem) = trouble.problems.get(trouble.at).cloned() else { return };
    let (palette, measures, tongue) = (&scene.theme.palette, &scene.theme.measures, scene.tongue);
    ui.painter().rect_filled(rect, CornerRadius::ZERO, palette.card);
    ui.painter().hline(rect.x_range(), rect.max.y - 1.0, Stroke::new(scene.theme.strokes.button, palette.amber));
    let inner = rect.shrink2(vec2(measures.edge, 0.0));
    let rest = buttons(ui, scene, inner, trouble);
    let (icon, words) = split_left(rest, 28.0, Space::SNUG);
    paint_icon(ui, icon, Icon::Warning, 26.0, palette.amber);
    let middle = words.center().y;
    // Larger text has room for the place; what is wrong there stands in the list.
    let flows = measures.flows();
    let said = if flows { problem.place.to_string() } else { format!("{}  {}", problem.place, problem.message) };
    Line::new(&said, Style::Chip, palette.ink).align(Align2::LEFT_BOTTOM).show(
        ui,
        measures,
        words.with_max_y(middle + 1.0),
    );
    let values = [("at", (trouble.at + 1).into()), ("count", trouble.problems.len().into())];
    let note = tongue.say_with(if flows { "trouble-note-short" } else { "trouble-note" }, &values);
    let lower = words.with_min_y(middle + 4.0);
    Line::new(&note, Style::Mark, palette.amber_text).align(Align2::LEFT_TOP).show(ui, measures, lower);
    if trouble.is_open {
        list(ui, scene, rect, trouble);
    }
}

/// Previous, next, and the whole list. Returns what is left of them.
fn buttons(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, trouble: &mut Trouble) -> Rect {
    const SIZE: f32 = 44.0;
    const GAP: f32 = Space::SMALL;
    // Where there is little width, the list is the way to the others.
    let count = if scene.theme.measures.is_narrow() { 1 } else { trouble.problems.len() };
    let (fold, fold_name) =
        if trouble.is_open { (Icon::CaretUp, "trouble-hide") } else { (Icon::CaretDown, "trouble-list") };
    let all = [
        (Icon::CaretLeft, "trouble-previous", count > 1),
        (Icon::CaretRight, "trouble-next", count > 1),
        (fold, fold_name, true),
    ];
    let wanted = all.into_iter().filter(|(_, _, is_wanted)| *is_wanted);
    let (rest, place) = split_right(rect, wanted.clone().count() as f32 * (SIZE + GAP), Space::USUAL);
    for (number, (icon, name, _)) in wanted.enumerate() {
        let left = place.min.x + GAP + number as f32 * (SIZE + GAP);
        let spot = Rect::from_min_size(pos2(left, place.center().y - SIZE / 2.0), vec2(SIZE, SIZE));
        if icon_button(ui, scene.theme, spot, icon, &scene.tongue.say(name)).clicked() {
            match name {
                "trouble-previous" => trouble.step(count - 1),
                "trouble-next" => trouble.step(1),
                _ => trouble.is_open = !trouble.is_open,
            }
        }
    }
    rest
}

/// Every problem with what to do about it, on a card under the strip.
fn list(ui: &Ui, scene: &Scene<'_>, strip: Rect, trouble: &mut Trouble) {
    const GAP: f32 = Space::TINY;
    let measures = &scene.theme.measures;
    let width = (strip.width() - 2.0 * measures.edge).min(1000.0);
    let inside = width - 2.0 * measures.pad;
    let said: Vec<Vec<(String, Style)>> = trouble.problems.iter().map(|problem| words(scene, problem)).collect();
    let height_of =
        |(text, style): &(String, Style)| text_height(ui, measures, &paragraph(scene, text, *style), inside) + GAP;
    let whole: f32 = said.iter().map(|words| words.iter().map(height_of).sum::<f32>() + measures.pad).sum();
    let most = ui.ctx().content_rect().height() * 0.6;
    let size = vec2(width, (whole + measures.pad).min(most));
    let place = Rect::from_min_size(pos2(strip.max.x - measures.edge - width, strip.max.y + Space::SMALL), size);
    let area = Area::new(ui.scope_id().with("trouble")).order(Order::Foreground).fixed_pos(place.min).constrain(false);
    area.show(ui.ctx(), |ui| {
        ui.allocate_rect(place, Sense::hover());
        card(ui, scene.theme, place);
        in_scroll(ui, place.shrink(measures.pad), |ui, rect| {
            let mut cursor = Cursor { rect, y: rect.min.y };
            for words in &said {
                for part in words {
                    let spot = cursor.take(height_of(part), 0.0);
                    paragraph(scene, &part.0, part.1).show(ui, measures, spot);
                }
                cursor.y += measures.pad;
            }
            ((), cursor.y - measures.pad)
        });
    });
    if tapped_outside(ui, &[place, strip]) {
        trouble.is_open = false;
    }
}

/// What the list says of a problem: where it is, what is wrong, where else to look, and what to do.
fn words(scene: &Scene<'_>, problem: &Problem) -> Vec<(String, Style)> {
    let place = match problem.severity {
        Severity::Error => problem.place.to_string(),
        Severity::Warning => scene.tongue.say_with("trouble-warning", &[("place", problem.place.to_string().into())]),
    };
    let also = problem.also.iter().map(|(place, what)| (format!("{place}  {what}"), Style::Note));
    let mend = problem.mend.iter().map(|mend| (mend.clone(), Style::Note));
    [(place, Style::Strong), (problem.message.clone(), Style::Body)].into_iter().chain(also).chain(mend).collect()
}

fn paragraph<'t>(scene: &Scene<'_>, text: &'t str, style: Style) -> Paragraph<'t> {
    let color = if style == Style::Note { scene.theme.palette.soft } else { scene.theme.palette.ink };
    Paragraph::new(text, style, color, 6)
}
