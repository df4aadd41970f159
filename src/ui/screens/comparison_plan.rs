//! Owns where the parts of the columns stand: at the same heights in all of them, each as high as the longest words there, and
//! nothing set smaller for its own column.

use eframe::egui::{Rect, Ui, pos2, vec2};

use super::Scene;
use super::claims::{Telling, claims};
use super::comparison::Column;
use super::comparison_rows::{CompareRow, ShownValue};
use super::offer_notes::{Notes, notes_height};
use crate::ui::theme::{Form, Measures, Space, Style};
use crate::ui::widgets::{Paragraph, split_bottom, split_left, split_top, text_height, text_width};

/// How a card is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// The picture above everything.
    Above,
    /// The picture beside everything.
    Beside,
    /// The picture above, and below it the name with the button beside the rows: with two columns, so that it is large.
    Wide,
}

/// What all columns share.
pub(super) struct Plan {
    way: Way,
    /// How much of a card its picture takes where it stands beside the words.
    share: f32,
    /// The width of the words, and how much of it the names of the rows take.
    width: f32,
    pub(super) names: f32,
    title: f32,
    reasons: f32,
    /// How high each row is.
    pub(super) rows: Vec<f32>,
    /// Whether each row has its bars: all columns have them, or none.
    pub(super) bars: Vec<bool>,
    button: f32,
    /// What stands under the rows, and how high that is.
    pub(super) notes: Vec<String>,
    notes_height: f32,
    least_picture: f32,
}

/// Where the parts of one card stand.
pub(super) struct Places {
    pub(super) picture: Rect,
    pub(super) title: Rect,
    pub(super) reason: Rect,
    pub(super) rows: Rect,
    pub(super) notes: Rect,
    pub(super) button: Rect,
}

/// Above and below the words of a row.
const AIR: f32 = Space::TINY;
/// How much higher a row can become than it needs to be, as a share of its height.
const MOST_SPREAD: f32 = 0.6;
/// How wide a bar is, at most.
const BAR: f32 = 96.0;

/// Why a column is there: the reason that the catalog gives; for what one came for what it is.
pub(super) fn reason<'a>(scene: &'a Scene<'_>, column: &'a Column<'_>) -> &'a str {
    column.offer.map_or_else(|| scene.text(&column.product.summary), |offer| scene.because(offer))
}

pub(super) fn reason_paragraph<'a>(scene: &'a Scene<'_>, column: &'a Column<'_>) -> Paragraph<'a> {
    Paragraph::new(reason(scene, column), Style::Note, scene.theme.palette.soft, usize::MAX)
}

pub(super) fn name_paragraph<'a>(scene: &'a Scene<'_>, column: &'a Column<'_>, width: f32) -> Paragraph<'a> {
    let style = if width < 420.0 { Style::Heading } else { Style::Title };
    Paragraph::new(scene.text(&column.product.name), style, scene.theme.palette.ink, usize::MAX)
}

/// A value: what it means for the buyer first, and then the figure.
pub(super) fn value_paragraph<'a>(scene: &Scene<'_>, value: &'a ShownValue) -> Paragraph<'a> {
    let palette = &scene.theme.palette;
    let color = if value.is_worse() { palette.amber_text } else { palette.ink };
    if value.meaning.is_empty() {
        Paragraph::new(&value.text, Style::Note, color, usize::MAX)
    } else {
        let meaning = Paragraph::new(&value.meaning, Style::Chip, color, usize::MAX);
        meaning.tail(&value.text, Style::Note, palette.soft)
    }
}

/// How wide the difference in price is, with the gap before it.
pub(super) fn amount_width(ui: &Ui, scene: &Scene<'_>, column: &Column<'_>) -> f32 {
    let amount = scene.tongue.difference(column.difference);
    text_width(ui, &scene.theme.measures, (&amount, Style::Amount)) + Space::SNUG
}

/// Where a value begins beside its mark.
pub(super) fn mark_width(measures: &Measures) -> f32 {
    Style::Note.font(measures).size + Space::SMALL
}

/// How much of a row its bar takes.
pub(super) fn bar_width(values: f32) -> f32 {
    (values * 0.24).min(BAR)
}

impl Plan {
    /// The plan of cards in places like this one.
    pub(super) fn of(
        ui: &Ui,
        scene: &Scene<'_>,
        (columns, shown): (&[Column<'_>], &[&CompareRow]),
        place: Rect,
    ) -> Self {
        let measures = &scene.theme.measures;
        let inner = place.shrink(measures.inset);
        let way = match measures.form {
            Form::Portrait if inner.height() <= inner.width() * 0.75 => Way::Beside,
            Form::Landscape | Form::Laptop if columns.len() == 2 => Way::Wide,
            Form::Portrait | Form::Landscape | Form::Laptop => Way::Above,
        };
        let side = measures.pad - measures.inset;
        let share = beside_share(inner, columns.len());
        let width = match way {
            Way::Above => inner.width() - 2.0 * side,
            Way::Beside => inner.width() * (1.0 - share) - measures.pad - side,
            Way::Wide => (inner.width() - 2.0 * side - measures.pad) / 2.0,
        };
        let highest = |height: &dyn Fn(&Column<'_>) -> f32| columns.iter().map(height).fold(0.0, f32::max);
        let title_width = columns.iter().map(|column| amount_width(ui, scene, column)).fold(0.0, f32::max);
        let title =
            highest(&|column| text_height(ui, measures, &name_paragraph(scene, column, width), width - title_width));
        let reasons = highest(&|column| text_height(ui, measures, &reason_paragraph(scene, column), width));
        let names = names_width(ui, measures, (shown, width));
        let mut plan = Self {
            way,
            share,
            width,
            names,
            title,
            reasons,
            rows: Vec::new(),
            bars: Vec::new(),
            // Low cards keep their rows readable with a lower button, still as large as on other cards.
            button: if place.height() < 340.0 { measures.button_dense } else { measures.button },
            notes: Vec::new(),
            notes_height: 0.0,
            least_picture: if way == Way::Beside { 0.0 } else { (inner.width() * 0.42).min(inner.height() * 0.3) },
        };
        for row in shown {
            let has_bars = plan.has_bars(ui, scene, row);
            plan.bars.push(has_bars);
            plan.rows.push(plan.row_height(ui, scene, row));
        }
        plan.note(ui, scene, columns, inner.height());
        plan.spread(inner.height());
        plan
    }

    /// Gives the rows what room is left beside or above the button, so that they end where it does.
    fn spread(&mut self, height: f32) {
        let left = match self.way {
            Way::Above => 0.0,
            Way::Beside => height - self.words() - self.button * 0.5,
            Way::Wide => self.words() - 2.0 * Space::SNUG - self.rows.iter().sum::<f32>() - self.notes_height,
        };
        let each = left.max(0.0) / self.rows.len().max(1) as f32;
        for row in &mut self.rows {
            *row += each.min(*row * MOST_SPREAD);
        }
    }

    /// Where values begin.
    fn values(&self, measures: &Measures) -> f32 {
        self.width - self.names - Space::SMALL - mark_width(measures)
    }

    fn has_bars(&self, ui: &Ui, scene: &Scene<'_>, row: &CompareRow) -> bool {
        let measures = &scene.theme.measures;
        let width = self.values(measures);
        let words = |value: &ShownValue| {
            let figure = text_width(ui, measures, (&value.text, Style::Note));
            let meaning = text_width(ui, measures, (&value.meaning, Style::Chip));
            if value.meaning.is_empty() { figure } else { meaning + Space::SNUG + figure }
        };
        let room = width - bar_width(width) - Space::SMALL;
        // What it means is worth more than a bar, where there is no room for both.
        width > 200.0
            && row.values.iter().all(|value| words(value) <= room)
            && row.values.iter().any(|value| value.bar.is_some())
    }

    fn row_height(&self, ui: &Ui, scene: &Scene<'_>, row: &CompareRow) -> f32 {
        let measures = &scene.theme.measures;
        let name = Paragraph::new(&row.name, Style::Note, scene.theme.palette.soft, usize::MAX);
        let name = text_height(ui, measures, &name, self.names);
        let width = self.values(measures);
        let values = row.values.iter().map(|value| text_height(ui, measures, &value_paragraph(scene, value), width));
        let least = match measures.form {
            Form::Landscape => 38.0,
            Form::Laptop => 29.0,
            Form::Portrait => 46.0,
        };
        (values.fold(name, f32::max) + 2.0 * AIR).max(least)
    }

    /// What each product claims, as much of it as leaves the picture large.
    fn note(&mut self, ui: &Ui, scene: &Scene<'_>, columns: &[Column<'_>], height: f32) {
        const LEAST_PICTURE: f32 = 0.36;
        let picture = if self.way == Way::Beside { 0.0 } else { height * LEAST_PICTURE };
        let room = height - picture - self.words();
        let note = |column: &Column<'_>| {
            let notes = Notes::about(claims(scene, column.product, column.quantity, Telling::Short));
            notes.fitting(ui, scene, (self.width, room - Space::SMALL), Style::Mark)
        };
        self.notes = columns.iter().map(note).collect();
        let high =
            self.notes.iter().map(|text| notes_height(ui, scene, text, (self.width, Style::Mark))).fold(0.0, f32::max);
        self.notes_height = if high > 0.0 { high + Space::SMALL } else { 0.0 };
    }

    /// How high the words are.
    fn words(&self) -> f32 {
        let rows: f32 = self.rows.iter().sum::<f32>() + self.notes_height;
        let head = Space::SNUG + self.title + Space::TINY + self.reasons;
        let foot = Space::SNUG + self.button + Space::SNUG;
        match self.way {
            Way::Above | Way::Beside => head + Space::SMALL + rows + foot,
            Way::Wide => (head + foot).max(Space::SNUG + rows + Space::SNUG),
        }
    }

    /// How high a card has to be at least.
    pub(super) fn least_height(&self, measures: &Measures) -> f32 {
        self.words() + self.least_picture + 2.0 * measures.inset
    }

    /// Where the parts of a card stand.
    pub(super) fn places(&self, measures: &Measures, card: Rect) -> Places {
        let inner = card.shrink(measures.inset);
        let side = measures.pad - measures.inset;
        let (picture, words) = if self.way == Way::Beside {
            let (picture, words) = split_left(inner, inner.width() * self.share, measures.pad);
            (picture, words.with_max_x(words.max.x - side))
        } else {
            let (picture, words) = split_bottom(inner, self.words(), 0.0);
            (picture, words.shrink2(vec2(side, 0.0)))
        };
        let (text, table) =
            if self.way == Way::Wide { split_left(words, self.width, measures.pad) } else { (words, words) };
        let (title, rest) = split_top(text.with_min_y(text.min.y + Space::SNUG), self.title, Space::TINY);
        let (reason, rest) = split_top(rest, self.reasons, Space::SMALL);
        let (rest, button) = split_bottom(rest.with_max_y(rest.max.y - Space::SNUG), self.button, Space::SNUG);
        let top = if self.way == Way::Wide { table.min.y + Space::SNUG } else { rest.min.y };
        let rows = Rect::from_min_size(pos2(table.min.x, top), vec2(self.width, self.rows.iter().sum()));
        let notes =
            Rect::from_min_size(pos2(table.min.x, rows.max.y + Space::SMALL), vec2(self.width, self.notes_height));
        Places { picture, title, reason, rows, notes, button }
    }
}

/// How much of a card its picture takes where it stands beside the words: more with two columns.
fn beside_share(inner: Rect, columns: usize) -> f32 {
    let most = if columns <= 2 { 0.54 } else { 0.46 };
    (inner.height() / inner.width() * 0.8).clamp(0.38, most)
}

/// How wide the names of the rows are: whole where there is room, else as wide as their longest word, within what leaves the
/// values theirs.
fn names_width(ui: &Ui, measures: &Measures, (rows, width): (&[&CompareRow], f32)) -> f32 {
    let words = rows.iter().flat_map(|row| row.name.split_whitespace());
    let longest = words.map(|word| text_width(ui, measures, (word, Style::Note))).fold(0.0, f32::max);
    let lines = rows.iter().map(|row| text_width(ui, measures, (&row.name, Style::Note)));
    let whole = lines.fold(0.0, f32::max).min(width * 0.36);
    (longest.max(whole) + 2.0).clamp(width * 0.27, width * 0.46)
}
