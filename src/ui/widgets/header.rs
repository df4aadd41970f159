//! Owns the header: whose shop it is, how far one is, and how the screens are seen, the language, undo and start over on
//! every screen.

use eframe::egui::{Image, Rect, Role, Sense, TextureHandle, Ui, WidgetInfo, pos2, vec2};

use super::display::{Hanging, sheet};
use super::progress::progress;
use super::{Line, chip, icon_button, text_width};
use crate::catalog::Lang;
use crate::flow::Step;
use crate::ui::screens::Scene;
use crate::ui::theme::{Icon, Preferences, Space, Style};

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
    let (back, x) = ways_back(ui, scene, rect);
    let place = Rect::from_min_max(pos2(x, rect.min.y), pos2(chips.start, rect.max.y));
    let drawn = shop_ui(ui, scene, place);
    let left = drawn.max.x + Space::APART;
    let rest = Rect::from_min_max(pos2(left, rect.min.y), pos2(chips.start - Space::USUAL, rect.max.y));
    // Where it stands follows from how wide the logo is: they come together.
    if !scene.pictures.awaits_shop_logo() {
        progress(ui, scene, rest);
    }
    right_chips(ui, scene, &chips, open).or(back)
}

/// Back and undo, at the left: far from what begins anew. Returns where what follows them begins.
fn ways_back(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) -> (Option<HeaderWish>, f32) {
    let size = scene.theme.measures.chip;
    let is_somebody_there = scene.session.state().step != Step::Attract;
    let ways = [
        (scene.session.can_go_back(), Icon::ArrowLeft, "back", HeaderWish::Back),
        (is_somebody_there && scene.session.can_undo(), Icon::ArrowUUpLeft, "undo", HeaderWish::Undo),
    ];
    let (mut wish, mut x) = (None, rect.min.x);
    for (_, icon, name, wanted) in ways.into_iter().filter(|(is_there, ..)| *is_there) {
        let place = Rect::from_min_size(pos2(x, rect.center().y - size / 2.0), vec2(size, size));
        if icon_button(ui, scene.theme, place, icon, &scene.tongue.say(name)).clicked() {
            wish = Some(wanted);
        }
        x += size + Space::SMALL;
    }
    let after = if scene.theme.measures.is_narrow() || x <= rect.min.x { 0.0 } else { Space::SMALL };
    (wish, x + after)
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
    start_over: Option<Rect>,
}

fn chip_places(ui: &Ui, scene: &Scene<'_>, rect: Rect) -> ChipPlaces {
    let height = scene.theme.measures.chip;
    let has_icons = scene.theme.measures.is_narrow();
    let mut x = rect.max.x;
    let mut place = |width: f32| {
        x -= width;
        let place = Rect::from_min_size(pos2(x, rect.center().y - height / 2.0), vec2(width, height));
        x -= if has_icons { Space::SMALL } else { Space::SNUG };
        place
    };
    let wide = |text: &str| if has_icons { height } else { chip_width(ui, scene, text) };
    let is_somebody_there = scene.session.state().step != Step::Attract;
    let start_over = is_somebody_there.then(|| place(wide(&scene.tongue.say("start-over"))));
    // On the attract screen the languages stand on the screen itself.
    let is_in_header = is_somebody_there || scene.theme.measures.flows();
    let has_choice = is_in_header && scene.session.catalog().shop.languages.len() > 1;
    let language = has_choice.then(|| place(wide(scene.tongue.lang().own_name())));
    let display = place(height);
    ChipPlaces { start: x, has_icons, display, language, start_over }
}

/// How the screens are seen, language and start over.
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
