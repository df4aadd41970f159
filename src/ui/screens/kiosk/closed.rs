//! Owns the screen of a kiosk that is closed: what the shop makes, and when one is welcome again.

use eframe::egui::Ui;

use super::{Ground, over};
use crate::kiosk::{ClockTime, Weekday};
use crate::ui::screens::Scene;
use crate::ui::screens::attract::show_loop;
use crate::ui::theme::{Form, Style};
use crate::ui::widgets::{Paragraph, card, split_left, split_top, text_height};

/// When it opens again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// In how many days.
    pub days: usize,
    /// On which day of the week.
    pub day: Weekday,
    /// And when.
    pub time: ClockTime,
}

/// Says that it is closed, and when it opens, where that is known.
pub fn closed(ui: &Ui, scene: &Scene<'_>, opening: Option<Opening>) {
    over(ui, scene, ("closed", Ground::Paper), |ui, full| {
        let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
        let inner = full.shrink(measures.edge);
        let (picture, words) = match measures.form {
            Form::Portrait => split_top(inner, inner.height() * 0.6, measures.gap * 2.0),
            Form::Landscape | Form::Laptop => {
                let (left, right) = split_left(inner, inner.width() * 0.42, measures.gap * 2.5);
                (right, left)
            }
        };
        card(ui, scene.theme, picture);
        show_loop(ui, scene, picture.shrink(measures.inset));
        let (title, lead) = (scene.tongue.say("kiosk-closed-title"), when(scene, opening));
        let title = Paragraph::new(&title, Style::Poster, palette.ink, 3);
        let lead = Paragraph::new(&lead, Style::Title, palette.soft, 4);
        let heights = [&title, &lead].map(|text| text_height(ui, measures, text, words.width()));
        let sum = heights[0] + measures.gap + heights[1];
        let start = words.center().y - (sum / 2.0).min(words.height() / 2.0);
        let (place, rest) = split_top(words.with_min_y(start), heights[0], measures.gap);
        title.show(ui, measures, place);
        lead.show(ui, measures, rest);
    });
}

/// When one is welcome again, in words.
fn when(scene: &Scene<'_>, opening: Option<Opening>) -> String {
    let tongue = scene.tongue;
    let Some(Opening { days, day, time }) = opening else { return tongue.say("kiosk-closed-always") };
    let name = match days {
        0 => "kiosk-closed-today",
        1 => "kiosk-closed-tomorrow",
        _ => "kiosk-closed-day",
    };
    let day = tongue.say(&format!("kiosk-day-{}", day.name()));
    tongue.say_with(name, &[("day", day.into()), ("time", time.to_string().into())])
}
