//! Owns the sheet on which somebody says how they want to see the screens: text size, contrast, light or dark, and motion.

use eframe::egui::{Align2, Area, CornerRadius, CursorIcon, Order, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::button::{chip_ground, focus_ring};
use super::{Line, Paragraph, chip, columns, line_height, pressable, text_height};
use crate::ui::screens::{Scene, scrolled};
use crate::ui::spoken::{self, Availability};
use crate::ui::theme::{Contrast, Motion, Preferences, Scheme, Space, Style, TextSize, Voice};

/// Where the sheet hangs and how far it may reach.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hanging {
    /// The button that it hangs from.
    pub(super) from: Rect,
    /// The screen.
    pub(super) within: Rect,
}

/// Shows the sheet. Returns what is wanted from now on, where that changed, and where the sheet stands.
pub(super) fn sheet(ui: &Ui, scene: &Scene<'_>, hanging: Hanging, now: Preferences) -> (Option<Preferences>, Rect) {
    let measures = &scene.theme.measures;
    let screen = hanging.within.shrink(Space::SNUG);
    let width = screen.width().min(400.0);
    let groups = groups(ui, scene, now);
    let inside = width - 2.0 * measures.pad;
    let heights: Vec<f32> =
        groups.iter().map(|group| words_height(ui, scene, group, inside) + choice_height(scene)).collect();
    let whole = heights.iter().map(|height| height + GAP).sum::<f32>() - GAP + 2.0 * measures.pad;
    let top = hanging.from.max.y + 8.0;
    let left = (hanging.from.max.x - width).clamp(screen.min.x, (screen.max.x - width).max(screen.min.x));
    let place = Rect::from_min_size(pos2(left, top), vec2(width, whole.min(screen.max.y - top)));
    let area = Area::new(ui.scope_id().with("display")).order(Order::Foreground).fixed_pos(place.min).constrain(false);
    let wish = area.show(ui.ctx(), |ui| {
        ui.allocate_rect(place, Sense::hover());
        super::card(ui, scene.theme, place);
        scrolled(ui, place.shrink(measures.pad), |ui, rect| {
            let mut wish = None;
            let mut top = rect.min.y;
            for (group, height) in groups.iter().zip(&heights) {
                let row = Rect::from_min_size(pos2(rect.min.x, top), vec2(rect.width(), *height));
                wish = group_ui(ui, scene, row, group).or(wish);
                top += height + GAP;
            }
            (wish, top - GAP)
        })
    });
    (wish.inner.filter(|wanted| *wanted != now), place)
}

/// Between two groups.
const GAP: f32 = Space::USUAL;

/// One thing to choose, with its name and its choices.
struct Group {
    name: String,
    /// What to know before choosing.
    note: Option<String>,
    choices: Vec<Choice>,
}

/// A choice: what is wanted with it, what it says, and whether it is so now.
struct Choice {
    wanted: Preferences,
    text: String,
    is_now: bool,
    /// The size that it is an example of.
    sample: Option<TextSize>,
}

fn groups(ui: &Ui, scene: &Scene<'_>, now: Preferences) -> Vec<Group> {
    let tongue = scene.tongue;
    let choice = |wanted: Preferences, name: &str| Choice {
        wanted,
        text: tongue.say(name),
        is_now: wanted == now,
        sample: None,
    };
    let sizes = TextSize::ALL.map(|text_size| Choice {
        wanted: Preferences { text_size, ..now },
        text: tongue.say_with("display-text-size", &[("percent", text_size.percent().into())]),
        is_now: text_size == now.text_size,
        sample: Some(text_size),
    });
    let contrast = |contrast, name| choice(Preferences { contrast, ..now }, name);
    let scheme = |scheme, name| choice(Preferences { scheme, ..now }, name);
    let motion = |motion, name| choice(Preferences { motion, ..now }, name);
    let plain = |name: &str, choices: Vec<Choice>| Group { name: tongue.say(name), note: None, choices };
    let mut groups = vec![
        plain("display-text", sizes.into()),
        plain(
            "display-contrast",
            vec![
                contrast(Contrast::Normal, "display-contrast-normal"),
                contrast(Contrast::High, "display-contrast-high"),
            ],
        ),
        plain("display-scheme", vec![scheme(Scheme::Light, "display-light"), scheme(Scheme::Dark, "display-dark")]),
        plain(
            "display-motion",
            vec![motion(Motion::Full, "display-motion-full"), motion(Motion::Reduced, "display-motion-less")],
        ),
    ];
    let voice = |voice, name| choice(Preferences { voice, ..now }, name);
    groups.extend(spoken::availability(ui.ctx()).map(|availability| Group {
        name: tongue.say("display-voice"),
        // Before anybody hears it: what one orders is nobody else's business.
        note: Some(tongue.say(match availability {
            Availability::Possible => "display-voice-headphones",
            Availability::Missing => "display-voice-missing",
        })),
        choices: vec![voice(Voice::Silent, "display-voice-off"), voice(Voice::Spoken, "display-voice-on")],
    }));
    groups
}

fn choice_height(scene: &Scene<'_>) -> f32 {
    scene.theme.measures.chip.max(52.0)
}

fn name_height(ui: &Ui, scene: &Scene<'_>, group: &Group, width: f32) -> f32 {
    line_height(ui, &scene.theme.measures, (&group.name, Style::Strong), width) + 8.0
}

/// The note of a group, as it is set.
fn note<'a>(scene: &Scene<'_>, text: &'a str) -> Paragraph<'a> {
    Paragraph::new(text, Style::Note, scene.theme.palette.soft, 4)
}

/// How high the words over the choices are.
fn words_height(ui: &Ui, scene: &Scene<'_>, group: &Group, width: f32) -> f32 {
    let told = group.note.as_deref();
    let told = told.map_or(0.0, |text| text_height(ui, &scene.theme.measures, &note(scene, text), width) + Space::TINY);
    name_height(ui, scene, group, width) + told
}

/// A group: its name, and its choices beside each other.
fn group_ui(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, group: &Group) -> Option<Preferences> {
    let (above, below) = super::split_bottom(rect, choice_height(scene), Space::SMALL);
    let (title, told) =
        super::split_top(above, name_height(ui, scene, group, above.width()) - Space::SMALL, Space::TINY);
    Line::new(&group.name, Style::Strong, scene.theme.palette.ink).show(ui, &scene.theme.measures, title);
    if let Some(text) = &group.note {
        note(scene, text).show(ui, &scene.theme.measures, told);
    }
    let mut wish = None;
    ui.push_id(&group.name, |ui| {
        for (choice, place) in group.choices.iter().zip(columns(below, group.choices.len(), Space::SMALL)) {
            let pressed = match choice.sample {
                Some(size) => sample(ui, scene, place, (size, &choice.text), choice.is_now),
                None => chip(ui, scene.theme, place, &choice.text, choice.is_now).clicked(),
            };
            if pressed {
                wish = Some(choice.wanted);
            }
        }
    });
    wish
}

/// Two letters in the size that they stand for.
fn sample(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, (size, name): (TextSize, &str), is_now: bool) -> bool {
    let response = pressable(ui, rect, name, ui.is_enabled());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_now, name));
    let ink = chip_ground(ui, scene.theme, &response, is_now);
    focus_ring(ui, scene.theme, &response, CornerRadius::same((rect.height() / 2.0) as u8));
    let share = size.factor() / scene.theme.measures.text.factor();
    let font = Style::Chip.font_at(&scene.theme.measures, share);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, "Aa", font, ink);
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
