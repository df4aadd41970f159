//! Owns how a figure of the review unfolds into its reasons, in place and one at a time.

use eframe::egui::style::ScrollAnimation;
use eframe::egui::{Align2, Id, Rect, Ui, UiBuilder};

use super::{Scene, ViewState};
use crate::pricing::{Explanation, Figure, Quote, explain};
use crate::ui::text::{Teller, Told};
use crate::ui::theme::{Form, Measures, Motion, Style, ease_in_out};
use crate::ui::widgets::{Line, Paragraph, figure, split_right, split_top, text_height};

/// A figure that is unfolded, with its reasons. They are found once, and again when the quote has changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Unfolded {
    explanation: Explanation,
    quote: Quote,
}

impl Unfolded {
    fn new(scene: &Scene<'_>, figure: &Figure) -> Option<Self> {
        let quote = scene.session.quote()?;
        let explanation = explain(scene.session.catalog(), &scene.session.state().order, quote, figure)?;
        Some(Self { explanation, quote: quote.clone() })
    }
}

/// What is unfolded on the screen that is drawn now.
pub(super) struct Fold {
    open: Option<(Figure, Vec<Told>)>,
}

impl Fold {
    /// Reads what is unfolded, as the quote is now.
    pub(super) fn of(scene: &Scene<'_>, view: &mut ViewState) -> Self {
        let quote = scene.session.quote();
        if view.unfolded.as_ref().is_some_and(|unfolded| Some(&unfolded.quote) != quote) {
            view.unfolded = view.unfolded.take().and_then(|old| Unfolded::new(scene, &old.explanation.figure));
        }
        let open = view.unfolded.as_ref().map(|unfolded| {
            let catalog = scene.session.catalog();
            let teller = Teller { tongue: scene.tongue, catalog, quote: &unfolded.quote };
            let mut told = teller.tell(&unfolded.explanation);
            // What lowers the price stands with a minus, as its figure does.
            if matches!(unfolded.explanation.figure, Figure::Reduction(_) | Figure::Discount | Figure::Incentive) {
                for told in &mut told {
                    told.amount = told.amount.map(|amount| -amount);
                }
            }
            (unfolded.explanation.figure.clone(), told)
        });
        Self { open }
    }

    /// Unfolds a figure and closes what was open, or closes it.
    pub(super) fn toggle(&self, scene: &Scene<'_>, view: &mut ViewState, figure: &Figure) {
        view.unfolded = if self.is_open(figure) { None } else { Unfolded::new(scene, figure) };
    }

    pub(super) fn is_open(&self, figure: &Figure) -> bool {
        self.open.as_ref().is_some_and(|(open, _)| open == figure)
    }

    /// How high a figure's reasons are in a width, now that they are unfolding; nothing where they are closed.
    pub(super) fn height(&self, ui: &Ui, scene: &Scene<'_>, figure: &Figure, width: f32) -> f32 {
        let share = self.share(ui, scene.theme.motion, figure);
        let Some((_, told)) = self.open.as_ref().filter(|(open, _)| open == figure) else { return 0.0 };
        let several = has_several(told);
        let rows = told.iter().map(|told| row_height(ui, scene, told, text_width(told, several, width)));
        (rows.sum::<f32>() + 2.0 * edge(&scene.theme.measures)) * share
    }

    /// How far a figure is unfolded, from 0 to 1.
    fn share(&self, ui: &Ui, motion: Motion, figure: &Figure) -> f32 {
        let id = Id::unique(("unfolding", figure));
        let time = ui.ctx().animate_bool_with_time(id, self.is_open(figure), motion.change());
        ease_in_out(time)
    }

    /// Shows a figure's reasons in a place as high as [`Fold::height`] said, or less.
    pub(super) fn show(&self, ui: &mut Ui, scene: &Scene<'_>, figure: &Figure, place: Rect) {
        let Some((_, told)) = self.open.as_ref().filter(|(open, _)| open == figure) else { return };
        let several = has_several(told);
        self.bring_into_sight(ui, scene.theme.motion, figure, place);
        ui.scope_builder(UiBuilder::new().id_salt("reasons").max_rect(place), |ui| {
            ui.set_clip_rect(ui.clip_rect().intersect(place.expand2(eframe::egui::vec2(8.0, 0.0))));
            let mut rest = place.with_min_y(place.min.y + edge(&scene.theme.measures)).with_max_y(f32::INFINITY);
            for told in told {
                rest = reason(ui, scene, told, several, rest);
            }
        });
    }
}

impl Fold {
    /// Scrolls to reasons while they unfold, and not after that: then the buyer scrolls.
    fn bring_into_sight(&self, ui: &Ui, motion: Motion, figure: &Figure, place: Rect) {
        let id = Id::unique("unfolded");
        let share = self.share(ui, motion, figure);
        let is_known = ui.ctx().data(|data| data.get_temp::<Figure>(id)).as_ref() == Some(figure);
        if is_known && share >= 1.0 {
            return;
        }
        ui.scroll_to_rect_animation(place, None, ScrollAnimation::none());
        if share >= 1.0 {
            ui.ctx().data_mut(|data| data.insert_temp(id, figure.clone()));
        } else {
            ui.ctx().data_mut(|data| data.remove::<Figure>(id));
        }
    }
}

/// Whether several facts add up to the figure: then each shows what it adds.
fn has_several(told: &[Told]) -> bool {
    told.iter().filter(|told| told.amount.is_some()).count() > 1
}

/// Above and below the reasons.
const fn edge(measures: &Measures) -> f32 {
    if matches!(measures.form, Form::Laptop) { 6.0 } else { 8.0 }
}

/// The column of amounts.
const AMOUNTS: f32 = 104.0;

fn text_width(told: &Told, several: bool, width: f32) -> f32 {
    if several && told.amount.is_some() { width - AMOUNTS } else { width }
}

fn words<'a>(scene: &Scene<'_>, told: &'a Told) -> Paragraph<'a> {
    Paragraph::new(&told.text, Style::Note, scene.theme.palette.soft, 6)
}

fn row_height(ui: &Ui, scene: &Scene<'_>, told: &Told, width: f32) -> f32 {
    text_height(ui, &scene.theme.measures, &words(scene, told), width) + edge(&scene.theme.measures) * 0.75
}

/// One fact: its sentence, and what it adds. Returns what is left below.
fn reason(ui: &mut Ui, scene: &Scene<'_>, told: &Told, several: bool, rest: Rect) -> Rect {
    let measures = &scene.theme.measures;
    let height = row_height(ui, scene, told, text_width(told, several, rest.width()));
    let (row, below) = split_top(rest, height, 0.0);
    words(scene, told).show(ui, measures, row.with_max_x(row.min.x + text_width(told, several, row.width())));
    if let Some(amount) = told.amount.filter(|_| several) {
        let text = if amount.is_negative() { scene.tongue.difference(amount) } else { scene.tongue.money(amount) };
        let (_, place) = split_right(row, AMOUNTS - 8.0, 0.0);
        let first = Style::Note.font(measures).size * Style::Note.line_height();
        Line::new(&text, Style::Note, scene.theme.palette.ink).align(Align2::RIGHT_CENTER).show(
            ui,
            measures,
            place.with_max_y(place.min.y + first),
        );
    }
    below
}

/// An amount that unfolds. Returns its figure when it was pressed.
pub(super) fn price(
    ui: &mut Ui,
    scene: &Scene<'_>,
    place: Rect,
    (title, amount, style): (&str, &str, Style),
    (fold, of): (&Fold, &Figure),
) -> Option<Figure> {
    let values = [("name", title.to_owned().into()), ("price", amount.to_owned().into())];
    let name = scene.tongue.say_with("explain-what", &values);
    figure(ui, scene.theme, place, (amount, &name, style), fold.is_open(of)).clicked().then(|| of.clone())
}
