//! Owns the header: whose shop it is, how far one is, and how the screens are seen, the language, undo and start over on
//! every screen.

use eframe::egui::{Image, Rect, Role, Sense, TextureHandle, Ui, WidgetInfo, pos2, vec2};

use super::display::{Hanging, sheet};
use super::{Line, chip, icon_button, text_width};
use crate::catalog::Lang;
use crate::flow::Step;
use crate::ui::screens::Scene;
use crate::ui::theme::{Form, Icon, Preferences, Style};

/// What was asked of the header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderWish {
    /// One step back.
    Back,
    /// Undo the last thing.
    Undo,
    /// Begin anew.
    StartOver,
    /// Open or close the list of languages.
    ToggleLanguages,
    /// This language from now on.
    Language(Lang),
    /// Open or close the sheet about how the screens are seen.
    ToggleDisplay,
    /// See the screens like this from now on.
    Prefer(Preferences),
    /// Close what hangs from the header.
    Close,
}

/// What hangs from the header.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HeaderOpen {
    /// The list of languages.
    pub languages: bool,
    /// The sheet about how the screens are seen.
    pub display: bool,
    /// How they are seen now.
    pub preferences: Preferences,
}

/// The header of a screen, and what hangs from it.
pub fn header(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, open: HeaderOpen) -> Option<HeaderWish> {
    let chips = chip_places(ui, scene, rect);
    let mut x = rect.min.x;
    let size = scene.theme.measures.chip;
    let mut back = None;
    if scene.session.can_go_back() {
        let place = Rect::from_min_size(pos2(x, rect.center().y - size / 2.0), vec2(size, size));
        if icon_button(ui, scene.theme, place, Icon::ArrowLeft, &scene.tongue.say("back")).clicked() {
            back = Some(HeaderWish::Back);
        }
        x += size + if scene.theme.measures.is_narrow() { 8.0 } else { 16.0 };
    }
    let place = Rect::from_min_max(pos2(x, rect.min.y), pos2(chips.start, rect.max.y));
    let drawn = shop_ui(ui, scene, place);
    let rest = Rect::from_min_max(pos2(drawn.max.x + 40.0, rect.min.y), pos2(chips.start - 16.0, rect.max.y));
    // Where it stands follows from how wide the logo is: they come together.
    if !scene.pictures.awaits_shop_logo() {
        progress(ui, scene, rest);
    }
    right_chips(ui, scene, &chips, open).or(back)
}

/// Whose shop it is. Returns where that stands.
fn shop_ui(ui: &mut Ui, scene: &Scene<'_>, place: Rect) -> Rect {
    let name = scene.session.catalog().shop.name.get(scene.tongue.lang());
    if let Some(logo) = scene.pictures.shop_logo(scene.theme.scheme) {
        return logo_ui(ui, scene, place, (&logo, name));
    }
    if scene.pictures.awaits_shop_logo() {
        return place.with_max_x(place.min.x);
    }
    Line::new(name, Style::Shop, scene.theme.palette.accent).show(ui, &scene.theme.measures, place)
}

/// The shop's logo, as high as the chips beside it; its name for whoever can't see it.
fn logo_ui(ui: &mut Ui, scene: &Scene<'_>, place: Rect, (logo, name): (&TextureHandle, &str)) -> Rect {
    let size = logo.size_vec2();
    let scale = (scene.theme.measures.chip / size.y.max(1.0)).min(place.width().max(1.0) / size.x.max(1.0));
    let spot = Rect::from_min_size(pos2(place.min.x, place.center().y - size.y * scale / 2.0), size * scale);
    Image::new(logo).paint_at(ui, spot);
    let response = ui.interact(spot, ui.scope_id().with("shop"), Sense::empty());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    spot
}

/// Where the chips at the right stand. They are placed from the right and drawn from the left, as one reads and tabs.
struct ChipPlaces {
    start: f32,
    /// Whether words make way for icons.
    has_icons: bool,
    display: Rect,
    language: Option<Rect>,
    undo: Option<Rect>,
    start_over: Option<Rect>,
}

fn chip_places(ui: &Ui, scene: &Scene<'_>, rect: Rect) -> ChipPlaces {
    let height = scene.theme.measures.chip;
    let has_icons = scene.theme.measures.is_narrow();
    let mut x = rect.max.x;
    let mut place = |width: f32| {
        x -= width;
        let place = Rect::from_min_size(pos2(x, rect.center().y - height / 2.0), vec2(width, height));
        x -= if has_icons { 8.0 } else { 12.0 };
        place
    };
    let wide = |text: &str| if has_icons { height } else { chip_width(ui, scene, text) };
    let is_somebody_there = scene.session.state().step != Step::Attract;
    let start_over = is_somebody_there.then(|| place(wide(&scene.tongue.say("start-over"))));
    let undo = (is_somebody_there && scene.session.can_undo()).then(|| place(height));
    // On the attract screen the languages stand on the screen itself.
    let is_in_header = is_somebody_there || scene.theme.measures.flows();
    let has_choice = is_in_header && scene.session.catalog().shop.languages.len() > 1;
    let language = has_choice.then(|| place(wide(scene.tongue.lang().own_name())));
    let display = place(height);
    ChipPlaces { start: x, has_icons, display, language, undo, start_over }
}

/// How the screens are seen, language, undo and start over.
fn right_chips(ui: &mut Ui, scene: &Scene<'_>, places: &ChipPlaces, open: HeaderOpen) -> Option<HeaderWish> {
    let mut wish = display_ui(ui, scene, places.display, open);
    let word = |ui: &mut Ui, place, icon, text: &str, is_open| {
        if places.has_icons {
            icon_button(ui, scene.theme, place, icon, text).clicked()
        } else {
            chip(ui, scene.theme, place, text, is_open).clicked()
        }
    };
    if let Some(place) = places.language {
        if word(ui, place, Icon::Globe, scene.tongue.lang().own_name(), open.languages) {
            wish = Some(HeaderWish::ToggleLanguages);
        }
        if open.languages {
            wish = language_list(ui, scene, place).or(wish);
        }
    }
    if let Some(place) = places.undo
        && icon_button(ui, scene.theme, place, Icon::ArrowUUpLeft, &scene.tongue.say("undo")).clicked()
    {
        wish = Some(HeaderWish::Undo);
    }
    if let Some(place) = places.start_over
        && word(ui, place, Icon::ArrowCounterClockwise, &scene.tongue.say("start-over"), false)
    {
        wish = Some(HeaderWish::StartOver);
    }
    wish
}

/// The button of the sheet about how the screens are seen, and the sheet where it is open. A tap beside it closes it.
fn display_ui(ui: &mut Ui, scene: &Scene<'_>, place: Rect, open: HeaderOpen) -> Option<HeaderWish> {
    let name = scene.tongue.say("display");
    let button = icon_button(ui, scene.theme, place, Icon::TextAa, &name);
    ui.ctx().accesskit_node_builder(button.id, |node| node.set_expanded(open.display));
    if button.clicked() {
        return Some(HeaderWish::ToggleDisplay);
    }
    if !open.display {
        return None;
    }
    let hanging = Hanging { from: place, within: ui.ctx().content_rect() };
    let (wanted, sheet) = sheet(ui, scene, hanging, open.preferences);
    let tapped = ui.input(|input| input.pointer.primary_clicked().then(|| input.pointer.interact_pos()).flatten());
    let is_beside = tapped.is_some_and(|at| !sheet.contains(at));
    wanted.map(HeaderWish::Prefer).or_else(|| is_beside.then_some(HeaderWish::Close))
}

/// The languages, below their chip, above everything else.
fn language_list(ui: &Ui, scene: &Scene<'_>, anchor: Rect) -> Option<HeaderWish> {
    let measures = &scene.theme.measures;
    let languages = scene.session.catalog().shop.languages.clone();
    let row = measures.button_dense.max(50.0);
    let size = vec2(240.0, row * languages.len() as f32 + 16.0);
    let left = (anchor.max.x - size.x).max(12.0);
    let place = Rect::from_min_size(pos2(left, anchor.max.y + 8.0), size);
    let area = eframe::egui::Area::new(ui.scope_id().with("languages"))
        .order(eframe::egui::Order::Foreground)
        .fixed_pos(place.min)
        .constrain(false);
    area.show(ui.ctx(), |ui| {
        ui.allocate_rect(place, Sense::hover());
        super::card(ui, scene.theme, place);
        let mut wish = None;
        for (number, lang) in languages.into_iter().enumerate() {
            let top = place.min.y + 8.0 + row * number as f32;
            let spot =
                Rect::from_min_size(pos2(place.min.x + 8.0, top), vec2(size.x - 16.0, row)).shrink2(vec2(0.0, 3.0));
            if chip(ui, scene.theme, spot, lang.own_name(), lang == scene.tongue.lang()).clicked() {
                wish = Some(HeaderWish::Language(lang));
            }
        }
        wish
    })
    .inner
}

fn chip_width(ui: &Ui, scene: &Scene<'_>, text: &str) -> f32 {
    let measures = &scene.theme.measures;
    (text_width(ui, measures, (text, Style::Chip)) + measures.chip * 0.85).round()
}

/// The phases of a walk, as dots, and the name of the one that one is in.
fn progress(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) {
    const PHASES: usize = 7;
    let Some((phase, name)) = phase(scene.session.state().step) else { return };
    let palette = &scene.theme.palette;
    let name = scene.tongue.say(name);
    let spacing = if scene.theme.measures.form == Form::Laptop { 16.0 } else { 20.0 };
    let dots = spacing * PHASES as f32;
    if rect.width() < dots {
        return;
    }
    for dot in 0..PHASES {
        let centre = pos2(rect.min.x + 5.0 + spacing * dot as f32, rect.center().y);
        let color = if dot < phase { palette.accent } else { palette.line };
        ui.painter().circle_filled(centre, spacing / 4.0, color);
    }
    let place = rect.with_min_x(rect.min.x + dots + 8.0);
    let galley = ui.painter().layout_no_wrap(name.clone(), Style::Chip.font(&scene.theme.measures), palette.ink);
    // The dots and the screen's heading say it too: half a name helps nobody.
    if place.width() > galley.size().x * 0.75 {
        Line::new(&name, Style::Chip, palette.ink).paint(ui, &scene.theme.measures, place);
    }
    let values = [("step", phase.into()), ("steps", PHASES.into()), ("name", name.clone().into())];
    let told = scene.tongue.say_with("progress", &values);
    let id = ui.scope_id().with("progress");
    let response = ui.interact(rect, id, Sense::empty());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &told));
}

/// Which phase a step belongs to, from 1, and what it is called; nothing where nobody is there yet.
const fn phase(step: Step) -> Option<(usize, &'static str)> {
    use crate::catalog::StepKind;
    Some(match step {
        Step::Attract => return None,
        Step::Hook => (1, "phase-hook"),
        Step::Options => (2, "phase-options"),
        Step::Artwork => (2, "phase-artwork"),
        Step::Commit => (3, "phase-commit"),
        Step::Needs(_) => (3, "phase-needs"),
        Step::Offers(StepKind::Upgrade) => (4, "phase-upgrade"),
        Step::Offers(StepKind::Accessories) => (5, "phase-accessories"),
        Step::Offers(StepKind::Bundle) => (5, "phase-bundle"),
        Step::Offers(StepKind::Services) => (5, "phase-services"),
        Step::Offers(StepKind::Multiplier) => (6, "phase-multiplier"),
        Step::More => (6, "phase-more"),
        Step::Review => (6, "phase-review"),
        Step::Details => (7, "phase-details"),
        Step::Placed => (7, "phase-placed"),
        Step::Feedback => (7, "phase-feedback"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phases_never_go_back_along_the_walk() {
        use crate::catalog::StepKind;
        let walk = [
            Step::Hook,
            Step::Options,
            Step::Artwork,
            Step::Commit,
            Step::Needs(0),
            Step::Offers(StepKind::Upgrade),
            Step::Offers(StepKind::Accessories),
            Step::Offers(StepKind::Multiplier),
            Step::Review,
            Step::Details,
            Step::Placed,
        ];
        let phases: Vec<usize> = walk.into_iter().filter_map(phase).map(|(number, _)| number).collect();
        assert!(phases.is_sorted(), "{phases:?}");
    }
}
