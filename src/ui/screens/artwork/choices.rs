//! Owns the choice of layout, colours and letters, each shown on the buyer's own print.

use eframe::egui::{Align2, CornerRadius, Rect, Role, Stroke, StrokeKind, Ui, WidgetInfo};

use super::logos::caption;
use super::print::Print;
use super::stage::{self, swatch};
use super::words::face_of;
use super::{label, places, thumb_parts};
use crate::artwork::{Pair, PictureRequest, pairs};
use crate::flow::Action;
use crate::flow::design::{Colours, Design, LetterSize, Lettering, LogoPlaces, Template};
use crate::ui::screens::options::Cursor;
use crate::ui::screens::{Scene, ViewState, Wish};
use crate::ui::theme::{Form, Space, Style};
use crate::ui::widgets::{Line, chip, columns, pressable, ring, tile};

/// What a layout is called.
const fn layout_name(template: Template) -> &'static str {
    match template {
        Template::Classic => "template-classic",
        Template::Centred => "template-centred",
        Template::Band => "template-band",
        Template::Quiet => "template-quiet",
        Template::Full => "template-full",
        Template::Monogram => "template-monogram",
        Template::Slope => "template-slope",
        Template::Headline => "template-headline",
        Template::Grid => "template-grid",
        Template::Upright => "template-upright",
    }
}

/// The layouts of the card, each with the buyer's own design.
pub(super) fn layouts(
    ui: &mut Ui,
    scene: &Scene<'_>,
    cursor: &mut Cursor,
    (view, print): (&ViewState, &Print),
) -> Option<Wish> {
    let design = &scene.session.state().design;
    let gap = if scene.theme.measures.form == Form::Laptop { 8.0 } else { 12.0 };
    let room = cursor.rect.height() - gap - 6.0;
    let wide = (cursor.rect.width() - 4.0 * gap) / 5.0;
    // A card that stands has room too; more than that would be empty.
    let tall = (room / 2.0).min(wide * 0.82 + 32.0).max(84.0);
    let rows = places(cursor, &scene.theme.measures, (Template::ALL.len(), 5), (tall, gap));
    let mut wish = None;
    for (template, place) in Template::ALL.into_iter().zip(rows) {
        let name = scene.tongue.say(layout_name(template));
        if tile(ui, scene.theme, place, &name, design.template == template) {
            wish = Some(Wish::Act(Action::TemplateChosen(template)));
        }
        let (above, below) = thumb_parts(place);
        let lies = LogoPlaces { thing: design.places.thing, ..LogoPlaces::default() };
        let shown = Design { template, places: lies, ..design.clone() };
        let whole = stage::request(ui, scene, above, (&shown, print));
        // The layout may stand where the present one lies: its print is its own.
        let own = Print::of(scene.pictures, &product_request(scene, ui, &shown, above)?, view.artwork.back);
        let request = own.map_or(whole, |own| stage::request(ui, scene, above, (&shown, &own)));
        scene.pictures.show(ui, scene.theme, above, (&request, &name));
        caption(ui, scene, below, &name);
    }
    wish
}

/// The request for the product itself, with this design.
fn product_request(scene: &Scene<'_>, ui: &Ui, design: &Design, rect: Rect) -> Option<PictureRequest> {
    let line = scene.session.state().hook_line()?;
    let product = scene.session.catalog().product(&line.product)?;
    Some(PictureRequest { design: design.clone(), ..scene.request(ui, rect, product, &line.choices) })
}

/// Colours, typefaces and how large the letters are.
pub(super) fn looks(ui: &mut Ui, scene: &Scene<'_>, cursor: &mut Cursor, print: &Print) -> Option<Wish> {
    let wish = colours(ui, scene, cursor, print);
    if !print.is_card() && !print.says_who() {
        return wish;
    }
    let wish = letterings(ui, scene, cursor).or(wish);
    sizes(ui, scene, cursor).or(wish)
}

const fn colours_name(colours: Colours) -> &'static str {
    match colours {
        Colours::FromLogo => "colours-from-logo",
        Colours::DarkOnPaper => "colours-dark-on-paper",
        Colours::AccentOnPaper => "colours-accent-on-paper",
        Colours::LightOnDark => "colours-light-on-dark",
        Colours::AccentOnDark => "colours-accent-on-dark",
        Colours::OnAccent => "colours-on-accent",
        Colours::DarkOnTint => "colours-dark-on-tint",
        Colours::BlackOnPaper => "colours-black-on-paper",
    }
}

/// How high a row of samples is.
const fn sample_height(scene: &Scene<'_>) -> f32 {
    match scene.theme.measures.form {
        Form::Landscape => 62.0,
        Form::Laptop => 48.0,
        Form::Portrait => 68.0,
    }
}

/// The colours as large samples of what they come to.
fn colours(ui: &mut Ui, scene: &Scene<'_>, cursor: &mut Cursor, print: &Print) -> Option<Wish> {
    let design = &scene.session.state().design;
    label(ui, scene, cursor, "design-colours");
    let mut offered = pairs(design, &scene.pictures.shelf(), print.ground);
    if !print.is_card() && !print.is_filled() {
        // Where only the logo is printed, it is in its own colours, in its clear one, or in black.
        offered
            .retain(|pair| matches!(pair.colours, Colours::FromLogo | Colours::AccentOnPaper | Colours::BlackOnPaper));
    }
    let mut wish = None;
    for row in offered.chunks(4) {
        let place = cursor.take(sample_height(scene), Space::SMALL);
        for (pair, place) in row.iter().zip(columns(place, 4, Space::SMALL)) {
            if sample(ui, scene, place, (pair, design.colours == pair.colours)) {
                wish = Some(Wish::Act(Action::ColoursChosen(pair.colours)));
            }
        }
    }
    cursor.y += Space::TINY;
    wish
}

/// One sample: letters on their ground, with what stands out among them and the other ground.
fn sample(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, (pair, chosen): (&Pair, bool)) -> bool {
    let (palette, measures) = (&scene.theme.palette, &scene.theme.measures);
    let name = scene.tongue.say(colours_name(pair.colours));
    let response = pressable(ui, rect, &name, ui.is_enabled());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
    let radius = CornerRadius::same(measures.radius.min(14));
    ui.painter().rect_filled(rect, radius, swatch(pair.ground));
    let bar = Rect::from_min_max(eframe::egui::pos2(rect.max.x - rect.width() * 0.2, rect.min.y), rect.max);
    let right = CornerRadius { nw: 0, sw: 0, ..radius };
    ui.painter().rect_filled(bar, right, swatch(pair.panel));
    let edge = if chosen {
        Stroke::new(scene.theme.strokes.chosen, palette.accent)
    } else {
        Stroke::new(scene.theme.strokes.outline, palette.line)
    };
    let (at, kind) = if chosen { (rect.expand(3.0), StrokeKind::Inside) } else { (rect, StrokeKind::Inside) };
    ui.painter().rect_stroke(at, radius, edge, kind);
    if response.has_focus() {
        ring(ui, scene.theme, rect, radius);
    }
    let letters = Rect::from_min_max(rect.min, eframe::egui::pos2(bar.min.x, rect.max.y));
    let lettering = scene.session.state().design.lettering;
    let font = face_of(lettering, true).sized((rect.height() * 0.44).round());
    let third = letters.width() / 3.0;
    let (main, dot) = (letters.with_max_x(letters.max.x - third), letters.with_min_x(letters.max.x - third));
    ui.painter().text(main.center(), Align2::CENTER_CENTER, "Aa", font, swatch(pair.ink));
    ui.painter().circle_filled(dot.center(), rect.height() * 0.13, swatch(pair.accent));
    response.on_hover_text(name.as_str()).clicked()
}

/// The typefaces, each in itself.
fn letterings(ui: &mut Ui, scene: &Scene<'_>, cursor: &mut Cursor) -> Option<Wish> {
    let palette = &scene.theme.palette;
    let now = scene.session.state().design.lettering;
    label(ui, scene, cursor, "design-lettering");
    let tall = sample_height(scene).max(56.0) + 10.0;
    let places =
        places(cursor, &scene.theme.measures, (Lettering::ALL.len(), Lettering::ALL.len()), (tall, Space::SMALL));
    let mut wish = None;
    for (lettering, place) in Lettering::ALL.into_iter().zip(places) {
        if tile(ui, scene.theme, place, lettering.name(), now == lettering) {
            wish = Some(Wish::Act(Action::FaceChosen(lettering)));
        }
        let (above, below) = thumb_parts(place);
        let font = face_of(lettering, true).sized((above.height() * 0.9).round());
        ui.painter().text(above.center(), Align2::CENTER_CENTER, "Aa", font, palette.ink);
        caption(ui, scene, below, lettering.name());
    }
    wish
}

/// How large the letters are.
fn sizes(ui: &mut Ui, scene: &Scene<'_>, cursor: &mut Cursor) -> Option<Wish> {
    let measures = &scene.theme.measures;
    let now = scene.session.state().design.letters;
    let mut places =
        places(cursor, measures, (4, if measures.is_narrow() { 2 } else { 4 }), (measures.chip, Space::SMALL))
            .into_iter();
    let name = scene.tongue.say("design-letters");
    Line::new(&name, Style::Chip, scene.theme.palette.soft).show(ui, measures, places.next()?);
    let mut wish = None;
    let all = [
        (LetterSize::Small, "letters-small"),
        (LetterSize::Usual, "letters-usual"),
        (LetterSize::Large, "letters-large"),
    ];
    for ((size, name), place) in all.into_iter().zip(places) {
        if chip(ui, scene.theme, place, &scene.tongue.say(name), now == size).clicked() && now != size {
            wish = Some(Wish::Act(Action::LettersSized(size)));
        }
    }
    wish
}
