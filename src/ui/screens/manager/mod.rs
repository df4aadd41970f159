//! Owns the manager's page: which suggestions help and which annoy, at one look. Staff only; it names nobody.

mod charts;
mod overview;
mod table;

use eframe::egui::{Rect, Ui, vec2};

use super::Scene;
use super::desk::pieces::segment;
use super::kiosk::{Ground, head, over};
use crate::insight::measure::{FEWEST, Report};
use crate::ui::theme::{Form, Space, Style};
use crate::ui::widgets::{Line, Paragraph, split_left, split_right, split_top};

/// What of the page is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManagerView {
    /// What is looked at.
    pub tab: ManagerTab,
    /// How many days the period has.
    pub days: u16,
    /// Which of the ways to tell walks apart is open.
    pub segment: usize,
    /// Whether what is shown can be kept as a file: not at a kiosk.
    pub can_export: bool,
    /// What came of the last thing that was asked for.
    pub note: Option<String>,
}

/// What is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ManagerTab {
    /// Where walks come and end.
    #[default]
    Steps,
    /// What came of each offer.
    Offers,
    /// How far orders moved from their anchor.
    Uplift,
    /// Walks told apart.
    Groups,
    /// What is tried out.
    Experiments,
    /// How it was.
    Feedback,
}

/// What is known of the figures.
#[derive(Clone, Copy, Debug)]
pub enum ManagerFigures<'a> {
    /// They are being counted.
    Counting,
    /// They are there.
    Ready(&'a Report),
    /// They can't be had; why.
    Failed(&'a str),
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ManagerWish {
    /// Back to where one came from.
    Back,
    /// So many days.
    Period(u16),
    /// The figures as a file.
    Export(ManagerExport),
}

/// As what the figures are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ManagerExport {
    /// For spreadsheets.
    Csv,
    /// For programs.
    Json,
    /// On paper.
    Pdf,
}

/// The periods that can be chosen, in days, with their names.
const PERIODS: [(u16, &str); 4] =
    [(7, "manager-week"), (28, "manager-month"), (91, "manager-quarter"), (365, "manager-year")];

impl Default for ManagerView {
    fn default() -> Self {
        Self { tab: ManagerTab::default(), days: 28, segment: 0, can_export: false, note: None }
    }
}

impl ManagerTab {
    const ALL: [(Self, &'static str); 6] = [
        (Self::Steps, "manager-steps"),
        (Self::Offers, "manager-offers"),
        (Self::Uplift, "manager-uplift"),
        (Self::Groups, "manager-groups"),
        (Self::Experiments, "manager-experiments"),
        (Self::Feedback, "manager-feedback"),
    ];
}

impl ManagerExport {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Json, Self::Pdf];

    /// How its files end.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Pdf => "pdf",
        }
    }
}

/// Shows the page over everything else. What is asked for.
#[must_use]
pub fn manager(ui: &Ui, scene: &Scene<'_>, figures: ManagerFigures<'_>, view: &mut ManagerView) -> Option<ManagerWish> {
    over(ui, scene, ("manager", Ground::Paper), |ui, full| {
        let measures = &scene.theme.measures;
        let place = full.shrink2(vec2(measures.edge, measures.edge * 0.6));
        let (title, back) = (scene.tongue.say("report-title"), scene.tongue.say("manager-back"));
        let (rest, is_back) = head(ui, scene, place, (&title, &back));
        let (row, rest) = split_top(rest, measures.chip, measures.gap);
        let wish = choices(ui, scene, row, view);
        let wish = is_back.then_some(ManagerWish::Back).or(wish);
        match figures {
            ManagerFigures::Ready(report) if report.now.sums.walks.0 > 0 => show(ui, scene, rest, (report, view)),
            ManagerFigures::Ready(_) => say(ui, scene, rest, &scene.tongue.say("report-nothing")),
            ManagerFigures::Counting => say(ui, scene, rest, &scene.tongue.say("manager-counting")),
            ManagerFigures::Failed(why) => {
                say(ui, scene, rest, &scene.tongue.say_with("manager-failed", &[("reason", why.to_owned().into())]));
            }
        }
        wish
    })
}

/// The period, and the ways to keep what is shown.
fn choices(ui: &mut Ui, scene: &Scene<'_>, row: Rect, view: &mut ManagerView) -> Option<ManagerWish> {
    let mut wish = None;
    let mut left = row;
    for (days, name) in PERIODS {
        let (pressed, end) = segment(ui, scene.theme, left, (name, &scene.tongue.say(name)), view.days == days);
        if pressed {
            view.days = days;
            wish = Some(ManagerWish::Period(days));
        }
        left.min.x = end + Space::SNUG;
    }
    if view.can_export {
        let width = row.height() * 1.9;
        let mut right = row;
        for export in ManagerExport::ALL.into_iter().rev() {
            let (rest, spot) = split_right(right, width, Space::SNUG);
            right = rest;
            let (key, text) = (export.ending(), export.ending().to_uppercase());
            if segment(ui, scene.theme, spot, (key, &text), false).0 {
                wish = Some(ManagerWish::Export(export));
            }
        }
        left.max.x = right.max.x;
    }
    if let Some(note) = &view.note {
        let palette = &scene.theme.palette;
        Line::new(note, Style::Note, palette.accent).show(ui, &scene.theme.measures, left);
    }
    wish
}

/// One sentence where figures would be.
fn say(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, text: &str) {
    let (place, _) = split_top(rect, rect.height().min(160.0), 0.0);
    Paragraph::new(text, Style::Lead, scene.theme.palette.soft, 4).show(ui, &scene.theme.measures, place);
}

fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, (report, view): (&Report, &mut ManagerView)) {
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let rest = overview::show(ui, scene, rect, report);
    let (row, rest) = split_top(rest, measures.chip, Space::SMALL);
    let mut left = row;
    // Where nothing is tried out there is nothing to look at.
    let tabs = ManagerTab::ALL.into_iter();
    for (tab, name) in tabs.filter(|(tab, _)| *tab != ManagerTab::Experiments || !report.experiments.is_empty()) {
        let (pressed, end) = segment(ui, scene.theme, left, (name, &scene.tongue.say(name)), view.tab == tab);
        if pressed {
            view.tab = tab;
        }
        left.min.x = end + Space::SNUG;
    }
    let few = scene.tongue.say_with("report-few", &[("fewest", FEWEST.to_string().into())]);
    let (rest, foot) = crate::ui::widgets::split_bottom(rest, 26.0, Space::SNUG);
    Line::new(&few, Style::Note, palette.soft).show(ui, measures, foot);
    content(ui, scene, rest, (report, view));
}

/// A chart, and the table behind it.
fn content(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, (report, view): (&Report, &mut ManagerView)) {
    let measures = &scene.theme.measures;
    let (rect, segment) = match view.tab {
        ManagerTab::Groups => table::pick_segment(ui, scene, rect, (report, &mut view.segment)),
        _ => (rect, None),
    };
    let (chart, rows) = match measures.form {
        Form::Portrait => split_top(rect, rect.height() * 0.46, measures.gap),
        Form::Landscape | Form::Laptop => split_left(rect, rect.width() * 0.44, measures.gap * 1.5),
    };
    crate::ui::widgets::card(ui, scene.theme, chart);
    crate::ui::widgets::card(ui, scene.theme, rows);
    let (chart, rows) = (chart.shrink(measures.pad * 0.7), rows.shrink(measures.pad * 0.7));
    match view.tab {
        ManagerTab::Steps => charts::steps(ui, scene, chart, report),
        ManagerTab::Offers => charts::offers(ui, scene, chart, report),
        ManagerTab::Uplift => charts::uplift(ui, scene, chart, report),
        ManagerTab::Groups => charts::groups(ui, scene, chart, segment),
        ManagerTab::Experiments => charts::experiments(ui, scene, chart, report),
        ManagerTab::Feedback => charts::faces(ui, scene, chart, report),
    }
    table::show(ui, scene, rows, &table::of(scene, report, (view.tab, segment)));
}
