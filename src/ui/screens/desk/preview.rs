//! Owns the tab of the preview: any screen, for any product, in any language and size, as the buyer would see it.

use eframe::egui::{
    Align2, CornerRadius, Image, Rect, Role, Sense, Shadow, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::pieces::{is_near, row, row_height, scrolled, section, segment};
use super::product::thumb;
use super::{Desk, DeskView, DeskWish, Still, Subject, Wanted, stands};
use crate::catalog::StepKind;
use crate::flow::Step;
use crate::ui::theme::{Palette, Style};
use crate::ui::widgets::{Line, Paragraph, card, columns, split_bottom, split_left, split_top};

/// The sizes that every screen is drawn for.
const SIZES: [[u32; 2]; 3] = [[1920, 1080], [1280, 800], [1080, 1920]];

/// The name of a step.
pub(super) const fn step_key(step: Step) -> &'static str {
    match step {
        Step::Attract => "desk-screen-attract",
        Step::Hook => "phase-hook",
        Step::Options => "phase-options",
        Step::Artwork => "phase-artwork",
        Step::Commit => "phase-commit",
        Step::Needs(_) => "phase-needs",
        Step::Offers(StepKind::Upgrade) => "phase-upgrade",
        Step::Offers(StepKind::Accessories) => "phase-accessories",
        Step::Offers(StepKind::Bundle) => "phase-bundle",
        Step::Offers(StepKind::Services) => "phase-services",
        Step::Offers(StepKind::Multiplier) => "phase-multiplier",
        Step::More => "phase-more",
        Step::Review => "phase-review",
        Step::Details => "phase-details",
        Step::Placed => "phase-placed",
        Step::Feedback => "phase-feedback",
    }
}

/// The screens of the shop's walk, in their order.
fn steps(desk: &Desk<'_>) -> Vec<Step> {
    let plan = &desk.scene.session.catalog().plan;
    [Step::Attract, Step::Hook, Step::Options, Step::Artwork, Step::Commit]
        .into_iter()
        .chain((0..plan.questions.len()).map(Step::Needs))
        .chain(plan.steps.iter().copied().map(Step::Offers))
        .chain([Step::More, Step::Review, Step::Details, Step::Placed, Step::Feedback])
        .collect()
}

pub(super) fn show(ui: &mut Ui, desk: &Desk<'_>, rect: Rect, view: &mut DeskView) -> Vec<DeskWish> {
    let measures = &desk.scene.theme.measures;
    let (left, right) = if stands(desk) {
        split_top(rect, rect.height() * 0.36, measures.gap)
    } else {
        split_left(rect, (rect.width() * 0.25).max(300.0), measures.gap)
    };
    if view.preview.subject.is_none() {
        let first = desk.scene.session.catalog().plan.hooks.first().cloned();
        view.preview.subject = first.map(Subject::Product);
    }
    card(ui, desk.scene.theme, left);
    chosen(ui, desk, left, view);
    let (bar, below) = split_top(right, measures.chip * 0.72, measures.gap * 0.75);
    languages_and_sizes(ui, desk, bar, view);
    framed(ui, desk, below, view);
    wanted(desk, view).map(DeskWish::Preview).into_iter().collect()
}

/// What is to be drawn.
fn wanted(desk: &Desk<'_>, view: &DeskView) -> Option<Wanted> {
    let preview = &view.preview;
    let subject = preview.subject.clone()?;
    let step = if subject == Subject::AtHand { desk.scene.session.state().step } else { preview.step };
    let lang = preview.lang.unwrap_or_else(|| desk.scene.tongue.lang());
    Some(Wanted { subject, step, lang, size: preview.size })
}

/// The products, and the screens of the walk.
fn chosen(ui: &mut Ui, desk: &Desk<'_>, rect: Rect, view: &mut DeskView) {
    let theme = desk.scene.theme;
    let (measures, palette) = (&theme.measures, &theme.palette);
    let steps = steps(desk);
    let across = if stands(desk) { 4 } else { 2 };
    let high = (row_height(theme) * 0.82).round();
    let needed = row_height(theme) + high * steps.len().div_ceil(across) as f32;
    let inner = rect.shrink(measures.pad * 0.7);
    let (upper, lower) = split_bottom(inner, needed, 10.0);
    let (title, list) = split_top(upper, row_height(theme) * 0.9, 2.0);
    section(ui, theme, title, &desk.say("desk-preview-for"));
    subjects(ui, desk, list, view);
    let (title, grid) = split_top(lower, row_height(theme) * 0.9, 2.0);
    section(ui, theme, title, &desk.say("desk-preview-screen"));
    let at_hand = view.preview.subject == Some(Subject::AtHand);
    let now = if at_hand { desk.scene.session.state().step } else { view.preview.step };
    let places = (0..steps.len().div_ceil(across)).flat_map(|line| {
        let row = Rect::from_min_size(pos2(grid.min.x, grid.min.y + high * line as f32), vec2(grid.width(), high));
        columns(row, across, 6.0).collect::<Vec<_>>()
    });
    for (step, place) in steps.iter().zip(places) {
        let name = step_name(desk, *step);
        let pressed = row(ui, theme, place, (&format!("{step:?}"), &name), now == *step).clicked();
        let ink = if now == *step { palette.accent } else { palette.ink };
        Line::new(&name, Style::Note, ink).paint(ui, measures, place.shrink2(vec2(8.0, 0.0)));
        if pressed {
            view.preview.step = *step;
            if at_hand {
                let first = desk.scene.session.catalog().plan.hooks.first().cloned();
                view.preview.subject = first.map(Subject::Product);
            }
        }
    }
}

/// A step's name; questions are counted.
fn step_name(desk: &Desk<'_>, step: Step) -> String {
    let name = desk.say(step_key(step));
    match step {
        Step::Needs(question) if desk.scene.session.catalog().plan.questions.len() > 1 => {
            format!("{name} {}", question + 1)
        }
        _ => name,
    }
}

/// The walk at hand, and every product.
fn subjects(ui: &mut Ui, desk: &Desk<'_>, rect: Rect, view: &mut DeskView) {
    let scene = &desk.scene;
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let catalog = scene.session.catalog();
    let hooks = catalog.hooks();
    let others = catalog.products.iter().filter(|product| !catalog.plan.hooks.contains(&product.id));
    let products: Vec<_> = hooks.chain(others).collect();
    let high = row_height(scene.theme);
    scrolled(ui, "subjects", rect, |ui, inner| {
        let at_hand = Rect::from_min_size(inner.min, vec2(inner.width(), high));
        let is_chosen = view.preview.subject == Some(Subject::AtHand);
        let name = desk.say("desk-at-hand");
        if row(ui, scene.theme, at_hand, ("at hand", &name), is_chosen).clicked() {
            view.preview.subject = Some(Subject::AtHand);
        }
        Line::new(&name, Style::Note, palette.accent).paint(ui, measures, at_hand.shrink2(vec2(8.0, 0.0)));
        for (number, product) in products.iter().enumerate() {
            let place = at_hand.translate(vec2(0.0, high * (number + 1) as f32));
            if !is_near(ui, place) {
                continue;
            }
            let subject = Subject::Product(product.id.clone());
            let is_chosen = view.preview.subject.as_ref() == Some(&subject);
            let name = scene.text(&product.name);
            if row(ui, scene.theme, place, (product.id.as_str(), name), is_chosen).clicked() {
                view.preview.subject = Some(subject);
            }
            let inside = place.shrink2(vec2(6.0, 4.0));
            let (picture, words) = split_left(inside, inside.height() * 1.4, 10.0);
            thumb(ui, desk, picture, Some(product));
            Line::new(name, Style::Note, palette.ink).paint(ui, measures, words);
        }
        ((), at_hand.max.y + high * products.len() as f32)
    });
}

fn languages_and_sizes(ui: &mut Ui, desk: &Desk<'_>, rect: Rect, view: &mut DeskView) {
    let theme = desk.scene.theme;
    let now = view.preview.lang.unwrap_or_else(|| desk.scene.tongue.lang());
    let mut x = rect.min.x;
    let at = |x: f32| Rect::from_min_size(pos2(x, rect.min.y), vec2(0.0, rect.height()));
    for lang in &desk.scene.session.catalog().shop.languages {
        let (pressed, end) = segment(ui, theme, at(x), (lang.code(), lang.own_name()), *lang == now);
        if pressed {
            view.preview.lang = Some(*lang);
        }
        x = end + 6.0;
    }
    x += 18.0;
    for size in SIZES {
        let [width, height] = size;
        let text = format!("{width} × {height}");
        let (pressed, end) = segment(ui, theme, at(x), (&text, &text), size == view.preview.size);
        if pressed {
            view.preview.size = size;
        }
        x = end + 6.0;
    }
}

/// How wide the frame around a screen is.
const BEZEL: f32 = 9.0;

/// The screen in its frame, as large as there is room for.
fn framed(ui: &mut Ui, desk: &Desk<'_>, rect: Rect, view: &DeskView) {
    let scene = &desk.scene;
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let note = (Style::Note.font(measures).size * 1.6).round();
    let (place, below) = split_bottom(rect, note, measures.gap * 0.5);
    let [width, height] = view.preview.size;
    let size = vec2(width as f32, height as f32);
    let scale = ((place.width() - 2.0 * BEZEL) / size.x).min((place.height() - 2.0 * BEZEL) / size.y);
    let frame = Align2::CENTER_TOP.align_size_within_rect(size * scale, place.shrink(BEZEL));
    let frame = Rect::from_min_size(frame.min.round(), frame.size().round());
    let (edge, radius) = (frame.expand(BEZEL), CornerRadius::same(14));
    for (offset, blur, share) in [(14, 44, 0.10), (2, 4, 0.08)] {
        let shadow = Shadow { offset: [0, offset], blur, spread: 0, color: Palette::shade(share) };
        ui.painter().add(shadow.as_shape(edge, radius));
    }
    ui.painter().rect(edge, radius, palette.card, Stroke::new(1.0, palette.line), StrokeKind::Inside);
    ui.painter().rect_filled(frame, CornerRadius::same(4), palette.paper);
    let (texture, said) = match desk.still {
        Still::None => (None, String::new()),
        Still::Drawing(before) => (before.as_ref(), desk.say("desk-drawing")),
        Still::Drawn(texture, true) => (Some(texture), String::new()),
        Still::Drawn(texture, false) => (Some(texture), desk.say("desk-not-on-it")),
        Still::OutOfReach => (None, desk.say("desk-out-of-reach")),
        Still::Failed(reason) => (None, scene.tongue.say_with("desk-not-drawn", &[("reason", reason.clone().into())])),
    };
    if let Some(texture) = texture {
        let shown = texture.size_vec2();
        // One that was drawn for another size is not squeezed into this one.
        if (shown.x / shown.y - size.x / size.y).abs() < 0.01 {
            Image::new(texture).corner_radius(CornerRadius::same(3)).paint_at(ui, frame);
        }
    } else {
        let paragraph = Paragraph::new(&said, Style::Body, palette.soft, 4).centred();
        let width = (frame.width() * 0.8).min(560.0);
        let height = crate::ui::widgets::text_height(ui, measures, &paragraph, width);
        paragraph.paint(ui, measures, Rect::from_center_size(frame.center(), vec2(width, height)));
    }
    let below = Rect::from_min_size(pos2(below.min.x, edge.max.y + measures.gap * 0.75), below.size());
    Line::new(&said, Style::Note, palette.soft).align(Align2::CENTER_CENTER).show(ui, measures, below);
    let response = ui.interact(frame, ui.scope_id().with("frame"), Sense::empty());
    let name = desk.say("desk-preview");
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
}
