//! Owns the review: every line, why it is there, what it saves, each one tap from leaving.

use eframe::egui::{Align2, Rect, Stroke, Ui, pos2, vec2};

use super::entries::{Entry, entries, note_of};
use super::heading::heading;
use super::offers::set_so_far;
use super::options::{Cursor, in_scroll};
use super::tax::{in_view, own};
use super::unfolding::{Fold, price};
use super::{Scene, ViewState, Wish};
use crate::catalog::ProductKind;
use crate::flow::Action;
use crate::money::Money;
use crate::pricing::{Figure, View};
use crate::ui::theme::{Form, Space, Style};
use crate::ui::widgets::{
    ButtonKind, Line, Paragraph, card, figure_mark, link, named_button, split_bottom, split_left, split_right,
    split_top, text_height,
};

pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, view: &mut ViewState) -> Option<Wish> {
    let measures = &scene.theme.measures;
    let place = heading(ui, scene, rect, &scene.tongue.say("review-title"), &scene.tongue.say("review-lead"));
    let fold = Fold::of(scene, view);
    let (lines, sums) = match measures.form {
        Form::Portrait => split_bottom(place, super::sums::height_standing(ui, scene, place, &fold), measures.gap),
        Form::Landscape => split_right(place, 670.0, measures.gap * 1.5),
        Form::Laptop => split_right(place, 430.0, measures.gap),
    };
    // Cards keep their height while a sum unfolds below them.
    let room = match measures.form {
        Form::Portrait => place.height() - super::sums::height_closed(scene) - measures.gap,
        Form::Landscape | Form::Laptop => place.height(),
    };
    let (mut wish, pressed) = lines_of(ui, scene, (lines, room), &fold);
    let in_sums = ui.push_id("sums", |ui| super::sums::show(ui, scene, sums, &fold)).inner;
    wish = in_sums.0.or(wish);
    if measures.form != Form::Portrait && has_set(scene) {
        let top = sums.min.y + super::sums::height_laid(scene) + measures.gap;
        let below = sums.with_min_y(top.min(sums.max.y));
        if below.height() > LEAST_PICTURE && !super::sums::is_unfolded(ui, scene, &fold) {
            set_so_far(ui, scene, below);
        }
    }
    if let Some(figure) = in_sums.1.or(pressed) {
        fold.toggle(scene, view, &figure);
    }
    wish
}

/// Whether there are several things to be seen together.
fn has_set(scene: &Scene<'_>) -> bool {
    let parts = scene.parts_of(&scene.session.state().order);
    parts.iter().filter(|thing| thing.product.kind == ProductKind::Goods).count() > 1
}

/// The lowest picture of the whole set that is worth its place, in points.
const LEAST_PICTURE: f32 = 150.0;

/// The rows as cards, one below the other, and below them what else there is to see.
fn lines_of(ui: &mut Ui, scene: &Scene<'_>, (place, room): (Rect, f32), fold: &Fold) -> (Option<Wish>, Option<Figure>) {
    let measures = &scene.theme.measures;
    let rows = entries(scene);
    let (least, most, slim) = match measures.form {
        Form::Landscape => (132.0, 300.0, 84.0),
        Form::Laptop => (96.0, 200.0, 66.0),
        Form::Portrait => (150.0, 380.0, 104.0),
    };
    let gap = measures.gap * 0.75;
    let things = rows.iter().filter(|row| row.line.is_some()).count();
    // One thing alone stands large.
    let most = if things == 1 { most * 1.25 } else { most };
    let slim_rows = (rows.len() - things) as f32;
    let room = room - slim_rows * (slim + gap) - measures.chip;
    let height = (room / things.max(1) as f32 - gap).clamp(least, most);
    in_scroll(ui, place, |ui, rect| {
        let mut cursor = Cursor { rect, y: rect.min.y };
        let (mut wish, mut pressed) = (None, None);
        for row in &rows {
            let height = if row.line.is_some() { height } else { slim };
            let head = Rect::from_min_size(pos2(rect.min.x, cursor.y), vec2(rect.width(), height));
            let places = Places::of(scene, head, row.line.is_some());
            let reasons = fold.height(ui, scene, &row.figure, places.reasons(scene).width());
            card(ui, scene.theme, cursor.take(height + reasons, gap));
            let (asked, unfolded) = row_parts(ui, scene, (head, &places), (row, fold));
            let below = places.reasons(scene).with_min_y(head.max.y).with_max_y(head.max.y + reasons);
            ui.push_id(&row.figure, |ui| fold.show(ui, scene, &row.figure, below));
            wish = asked.or(wish);
            pressed = unfolded.or(pressed);
        }
        if scene.session.has_more() {
            let more = scene.tongue.say("more-show");
            let row = cursor.take(measures.chip, 0.0);
            let place = row.with_max_x(row.max.x - measures.pad);
            if link(ui, scene.theme, place, &more, Align2::LEFT_CENTER).clicked() {
                wish = Some(Wish::Act(Action::MoreAsked));
            }
        }
        ((wish, pressed), cursor.y)
    })
}

/// Where the parts of a row stand.
struct Places {
    picture: Option<Rect>,
    words: Rect,
    amount: Rect,
    out: Rect,
}

impl Places {
    fn of(scene: &Scene<'_>, rect: Rect, has_picture: bool) -> Self {
        let measures = &scene.theme.measures;
        let inner = rect.shrink(measures.inset);
        let side = measures.pad - measures.inset;
        let (picture, rest) = if has_picture {
            let (picture, rest) = split_left(inner, (inner.height() * 1.35).min(inner.width() * 0.34), measures.pad);
            (Some(picture), rest)
        } else {
            (None, inner.with_min_x(inner.min.x + side))
        };
        let (wide, narrow) = if measures.form == Form::Laptop { (104.0, 104.0) } else { (140.0, 136.0) };
        let (rest, out) = split_right(rest.with_max_x(rest.max.x - side), wide, measures.gap);
        let (words, amount) = split_right(rest, narrow, Space::SNUG);
        Self { picture, words, amount, out }
    }

    /// From where to where the reasons go: below the words, up to the end of the amount.
    fn reasons(&self, scene: &Scene<'_>) -> Rect {
        self.words.with_max_x(self.amount.max.x - figure_mark(scene.theme, Style::Amount))
    }
}

/// One row: its picture, what it is, why it is there, what it costs, and the way out.
fn row_parts(
    ui: &mut Ui,
    scene: &Scene<'_>,
    (rect, places): (Rect, &Places),
    (row, fold): (&Entry<'_>, &Fold),
) -> (Option<Wish>, Option<Figure>) {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    if let (Some(picture), Some((line, product))) = (places.picture, row.line) {
        scene.product_picture(ui, picture, product, &line.choices);
    }
    words_ui(ui, scene, places.words, row);
    let (amount_place, out) = (places.amount, places.out);
    let amount = if row.line.is_some() { scene.tongue.money(row.amount) } else { scene.tongue.difference(row.amount) };
    let target = Rect::from_center_size(amount_place.center(), vec2(amount_place.width(), measures.button_dense));
    let pressed = price(ui, scene, target, (&row.title, &amount, Style::Amount), (fold, &row.figure));
    let terms = in_view(scene, String::new());
    let below = target.with_min_y(target.center().y + Style::Amount.font(measures).size * 0.6);
    Line::new(terms.trim(), Style::Mark, palette.soft).align(Align2::RIGHT_TOP).show(ui, measures, below);
    let spot = Rect::from_center_size(out.center(), vec2(out.width(), measures.button_dense.min(rect.height() - 16.0)));
    (way_out(ui, scene, spot, row), pressed)
}

/// What a row is, why it is there, and what it saves: on the middle of its height, and no smaller than is read well where there is
/// room for more lines.
fn words_ui(ui: &mut Ui, scene: &Scene<'_>, place: Rect, row: &Entry<'_>) {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let high = |style: Style| (style.font(measures).size * style.line_height()).round();
    let style = if row.line.is_some() { Style::Title } else { Style::Strong };
    let has_room = place.height() > 6.0 * high(Style::Note);
    let title = Paragraph::new(&row.title, style, palette.ink, 3);
    let title_height = if has_room { text_height(ui, measures, &title, place.width()) } else { high(style) };
    let saving = row.saving.map(|saving| {
        let saving = in_view(scene, scene.tongue.money(saving));
        scene.tongue.say_with("review-saves", &[("price", saving.into())])
    });
    let saving_height = if saving.is_some() { high(Style::Note) } else { 0.0 };
    let note = note_of(ui, scene, row);
    let rows = ((place.height() - title_height - saving_height) / high(Style::Note)).floor().clamp(1.0, 3.0) as usize;
    let told = Paragraph::new(&note, Style::Note, palette.soft, rows);
    let note_height = if note.is_empty() { 0.0 } else { text_height(ui, measures, &told, place.width()) };
    let sum = title_height + 2.0 + note_height + saving_height;
    let (upper, lower) = split_top(place.with_min_y(place.center().y - sum / 2.0), title_height, 2.0);
    if has_room {
        title.show(ui, measures, upper);
    } else {
        Line::new(&row.title, style, palette.ink).show(ui, measures, upper);
    }
    let (middle, bottom) = split_top(lower, note_height, 0.0);
    if rows > 1 {
        told.show(ui, measures, middle);
    } else {
        Line::new(&note, Style::Note, palette.soft).align(Align2::LEFT_TOP).show(ui, measures, middle);
    }
    if let Some(saving) = saving {
        Line::new(&saving, Style::Note, palette.calm).align(Align2::LEFT_TOP).show(ui, measures, bottom);
    }
}

/// The button that takes a row out, or changes what the buyer came for, which stays.
pub(super) fn way_out(ui: &mut Ui, scene: &Scene<'_>, place: Rect, row: &Entry<'_>) -> Option<Wish> {
    let (action, word, what) = row.way_out.as_ref()?;
    let pressed = named_button(ui, scene.theme, place, (word, what), ButtonKind::Plain).clicked();
    pressed.then(|| Wish::Act(action.clone()))
}

/// How high a row of the sums is.
fn sum_row(scene: &Scene<'_>) -> f32 {
    if scene.theme.measures.form == Form::Laptop { 34.0 } else { 44.0 }
}

/// How high all rows of the sums are.
pub(super) fn sum_height(scene: &Scene<'_>) -> f32 {
    sum_row(scene) * sums(scene).len() as f32
}

/// A row of the sums.
pub(super) struct Sum {
    pub(super) name: String,
    /// What is said beside the name.
    pub(super) beside: String,
    pub(super) amount: String,
    pub(super) figure: Figure,
    /// Whether it is in the others already and adds nothing to the total.
    pub(super) is_within: bool,
}

impl Sum {
    /// How its amount is set: what adds nothing reads quieter.
    pub(super) const fn style(&self) -> Style {
        if self.is_within { Style::Note } else { Style::Strong }
    }
}

/// Goods, shipping, discount, tax and saving.
pub(super) fn sums(scene: &Scene<'_>) -> Vec<Sum> {
    let (tongue, Some(quote)) = (scene.tongue, scene.session.quote()) else { return Vec::new() };
    let sum = |name: String, amount: Money, figure: Figure| Sum {
        name: if matches!(figure, Figure::Tax(_)) { name } else { in_view(scene, name) },
        beside: String::new(),
        amount: tongue.money(amount),
        is_within: match figure {
            Figure::Saved => true,
            Figure::Tax(_) => quote.view == View::Consumer,
            _ => false,
        },
        figure,
    };
    let free = quote.shipping.free_from;
    let free = free.map(|free| {
        // The row's name says it for both, as long as both are in the same terms.
        let price = if quote.view == View::Business { tongue.money(free) } else { own(scene, tongue.money(free)) };
        tongue.say_with("review-shipping-free", &[("price", price.into())])
    });
    let shipping = sum(tongue.say("review-shipping"), quote.shipping.price, Figure::Shipping);
    let mut sums = vec![sum(tongue.say("review-goods"), quote.goods, Figure::Goods)];
    if scene.session.catalog().shop.sends {
        sums.push(Sum { beside: free.unwrap_or_default(), ..shipping });
    }
    if !quote.discount.is_zero() {
        sums.push(sum(tongue.say("review-discount"), -quote.discount, Figure::Discount));
    }
    if let Some(effect) = quote.incentive {
        sums.push(sum(tongue.say("review-incentive"), -effect.amount, Figure::Incentive));
    }
    for tax in &quote.tax {
        let name = if quote.view == View::Business { "review-tax-added" } else { "review-tax" };
        let name = tongue.say_with(name, &[("rate", tax.rate.to_string().into())]);
        sums.push(sum(name, tax.tax, Figure::Tax(tax.rate)));
    }
    if quote.saved() > Money::ZERO {
        sums.push(sum(tongue.say("review-saved"), quote.saved(), Figure::Saved));
    }
    sums
}

/// The sums, one row each. Returns what is left below.
pub(super) fn sum_rows(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> Rect {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let height = sum_row(scene);
    let mut rest = rect;
    for sum in sums(scene) {
        let style = sum.style();
        let Sum { name, beside, amount, is_within, .. } = sum;
        let ink = if is_within { palette.soft } else { palette.ink };
        let (row, below) = split_top(rest, height, 0.0);
        ui.painter().hline(row.x_range(), row.max.y, Stroke::new(1.0, palette.row));
        let drawn = Line::new(&name, Style::Note, ink).show(ui, measures, row.with_max_x(row.max.x - 120.0));
        if !beside.is_empty() {
            let place = row.with_min_x(drawn.max.x + Space::SMALL).with_max_x(row.max.x - 110.0);
            Line::new(&beside, Style::Mark, palette.soft).show(ui, measures, place);
        }
        Line::new(&amount, style, ink).align(Align2::RIGHT_CENTER).show(ui, measures, row);
        rest = below;
    }
    rest
}
