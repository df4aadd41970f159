//! Owns the artwork screen: the buyer's logo, or one made from their name, the words on it, and the layout of the card.

use eframe::egui::{Align2, CornerRadius, Rect, Stroke, StrokeKind, Ui, vec2};

use super::options::{Cursor, in_scroll, picture_height};
use super::shell::heading;
use super::{Scene, ViewState, Wish};
use crate::artwork::{Framing, ImportError, PictureRequest, Rgb, Side, Subject};
use crate::flow::Action;
use crate::flow::design::{Design, InitialsStyle, LogoChoice, SampleBrand, Template, Words};
use crate::ui::text::Tongue;
use crate::ui::theme::{Form, Icon, Style};
use crate::ui::widgets::{Line, card, columns, field, paint_icon, split_left, split_top, tile};

pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, view: &mut ViewState) -> Option<Wish> {
    let line = scene.session.state().hook_line()?.clone();
    let product = scene.session.catalog().product(&line.product)?;
    let (measures, tongue) = (&scene.theme.measures, scene.tongue);
    let place = heading(ui, scene, rect, &tongue.say("artwork-title"), &tongue.say("artwork-lead"));
    let (picture, controls) = match measures.form {
        Form::Portrait if measures.flows() => split_top(place, picture_height(ui, measures, place, 0.5), measures.gap),
        Form::Portrait => split_top(place, place.height() - 1020.0, measures.gap),
        Form::Landscape | Form::Laptop => split_left(place, place.width() * 0.5, measures.gap * 1.6),
    };
    card(ui, scene.theme, picture);
    scene.product_picture(ui, picture.shrink(measures.inset), product, &line.choices);
    if view.artwork.dropping || view.artwork.loading {
        let text = tongue.say(if view.artwork.loading { "artwork-loading" } else { "artwork-drop-now" });
        over_picture(ui, scene, picture.shrink(measures.inset), &text);
    }
    let has_card = product.picture.as_str().starts_with("cards");
    in_scroll(ui, controls, |ui, rect| {
        let mut cursor = Cursor { rect, y: rect.min.y };
        let mut wish = logo_tiles(ui, scene, &mut cursor, view);
        wish = words_fields(ui, scene, &mut cursor, (view, has_card)).or(wish);
        if has_card {
            wish = template_tiles(ui, scene, &mut cursor).or(wish);
        }
        (wish, cursor.y)
    })
}

/// A sentence over the picture, while a file hangs over the window or is being read.
fn over_picture(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, text: &str) {
    let palette = &scene.theme.palette;
    let radius = CornerRadius::same(scene.theme.measures.radius);
    ui.painter().rect_filled(rect, radius, palette.card.gamma_multiply(0.85));
    ui.painter().rect_stroke(rect, radius, Stroke::new(3.0, palette.accent), StrokeKind::Inside);
    Line::new(text, Style::Title, palette.accent).align(Align2::CENTER_CENTER).show(ui, &scene.theme.measures, rect);
}

fn label(ui: &mut Ui, scene: &Scene<'_>, cursor: &mut Cursor, name: &str) {
    let row = cursor.take(26.0, 8.0);
    Line::new(&scene.tongue.say(name), Style::Strong, scene.theme.palette.ink).show(ui, &scene.theme.measures, row);
}

/// How high a row of thumbnails is.
fn thumb_height(scene: &Scene<'_>) -> f32 {
    match scene.theme.measures.form {
        Form::Landscape => 118.0,
        Form::Laptop => 92.0,
        Form::Portrait => 156.0,
    }
}

/// The buyer's own logo first, then the samples, then one made of their name. On a laptop all in one row.
fn logo_tiles(ui: &mut Ui, scene: &Scene<'_>, cursor: &mut Cursor, view: &ViewState) -> Option<Wish> {
    let now = &scene.session.state().design.logo;
    let words = &scene.session.state().design.words;
    let has_name = !words.company.trim().is_empty() || !words.name.trim().is_empty();
    let one_row = scene.theme.measures.form == Form::Laptop;
    label(ui, scene, cursor, "artwork-logo");
    let row = cursor.take(thumb_height(scene), 12.0);
    let mut places = columns(row, if one_row { 7 } else { 4 }, if one_row { 8.0 } else { 12.0 });
    let mut wish = own_tile(ui, scene, places.next()?, view);
    for (brand, place) in SampleBrand::ALL.into_iter().zip(places.by_ref()) {
        let choice = LogoChoice::Sample(brand);
        if thumb(ui, scene, place, (&choice, brand.name()), *now == choice) {
            wish = Some(Wish::Act(Action::LogoChosen(choice)));
        }
    }
    if has_name {
        let made: Vec<Rect> = if one_row {
            places.collect()
        } else {
            label(ui, scene, cursor, "artwork-make");
            columns(cursor.take(thumb_height(scene), 12.0), 4, 12.0).collect()
        };
        let names = ["initials-seal", "initials-wordmark", "initials-block"];
        for ((style, name), place) in InitialsStyle::ALL.into_iter().zip(names).zip(made) {
            let choice = LogoChoice::Initials(style);
            if thumb(ui, scene, place, (&choice, &scene.tongue.say(name)), *now == choice) {
                wish = Some(Wish::Act(Action::LogoChosen(choice)));
            }
        }
    }
    cursor.y += scene.theme.measures.gap * 0.3;
    wish
}

/// The tile that takes the buyer's own logo.
fn own_tile(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, view: &ViewState) -> Option<Wish> {
    let chosen = matches!(scene.session.state().design.logo, LogoChoice::Imported(_));
    let pick = scene.tongue.say("artwork-pick");
    let pressed = tile(ui, scene.theme, rect, &pick, chosen);
    let inner = rect.shrink(8.0);
    let (above, below) = split_top(inner, inner.height() - 30.0, 2.0);
    if let (true, Some(id)) = (chosen, view.artwork.own_logo) {
        logo_thumb(ui, scene, above, &LogoChoice::Imported(id), &scene.tongue.say("artwork-own"));
    } else {
        paint_icon(ui, above, Icon::UploadSimple, (above.height() * 0.6).min(44.0), scene.theme.palette.accent);
    }
    Line::new(&pick, Style::Mark, scene.theme.palette.ink).align(Align2::CENTER_CENTER).paint(
        ui,
        &scene.theme.measures,
        below,
    );
    pressed.then_some(Wish::PickLogo)
}

/// A logo on a small card, with its name under it.
fn thumb(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, (logo, name): (&LogoChoice, &str), chosen: bool) -> bool {
    let pressed = tile(ui, scene.theme, rect, name, chosen);
    let inner = rect.shrink(8.0);
    let (above, below) = split_top(inner, inner.height() - 30.0, 2.0);
    logo_thumb(ui, scene, above, logo, name);
    Line::new(name, Style::Mark, scene.theme.palette.ink).align(Align2::CENTER_CENTER).paint(
        ui,
        &scene.theme.measures,
        below,
    );
    pressed
}

fn logo_thumb(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, logo: &LogoChoice, name: &str) {
    let words = Words { company: scene.session.state().design.words.company.clone(), ..Words::default() };
    let words = if words.company.trim().is_empty() {
        Words { name: scene.session.state().design.words.name.clone(), ..words }
    } else {
        words
    };
    let design = Design { logo: logo.clone(), template: Template::Quiet, words, ..Design::default() };
    flat(ui, scene, rect, (design, Side::Front), name);
}

/// The flat artwork of a card.
fn flat(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, (design, side): (Design, Side), name: &str) {
    let card_height = rect.height().min(rect.width() * 55.0 / 85.0);
    let rect = Rect::from_center_size(rect.center(), vec2(card_height * 85.0 / 55.0, card_height));
    let request = PictureRequest {
        subject: Subject::Flat { width_mm: 85, height_mm: 55, side, paper: Rgb([255, 255, 255]) },
        tint: None,
        film: None,
        design,
        size_px: super::scene::pixels(ui, rect),
        stage: scene.theme.palette.stage,
        framing: Framing::Fit,
    };
    scene.pictures.show(ui, scene.theme, rect, (&request, name));
}

/// The words on it, as typed.
fn words_fields(
    ui: &mut Ui,
    scene: &Scene<'_>,
    cursor: &mut Cursor,
    (view, has_card): (&mut ViewState, bool),
) -> Option<Wish> {
    let (measures, tongue) = (&scene.theme.measures, scene.tongue);
    label(ui, scene, cursor, "artwork-words");
    let height = measures.field + 26.0;
    let across = if measures.form == Form::Portrait { 2 } else { 3 };
    let known = &scene.session.state().design.words;
    let typing = ui.memory(|memory| memory.focused().is_some());
    if !typing {
        view.artwork.words = known.clone();
    }
    let Words { name, role, company, phone, mail } = &mut view.artwork.words;
    let fields = [
        ("words-company", company),
        ("words-name", name),
        ("words-role", role),
        ("words-phone", phone),
        ("words-mail", mail),
    ];
    // Only a card says who one is; on everything else the company's name is enough.
    let asked = if has_card { fields.len() } else { 1 };
    let mut places = Vec::new();
    for _row in 0..asked.div_ceil(across) {
        let row = cursor.take(height, 10.0);
        places.extend(columns(row, across, 12.0));
    }
    for ((label, text), place) in fields.into_iter().take(asked).zip(places) {
        field(ui, scene.theme, place, &tongue.say(label), (text, Words::LONGEST));
    }
    cursor.y += measures.gap * 0.4;
    (view.artwork.words != *known).then(|| Wish::Act(Action::WordsTyped(view.artwork.words.clone())))
}

/// The layouts of the card, each with the buyer's own design.
fn template_tiles(ui: &mut Ui, scene: &Scene<'_>, cursor: &mut Cursor) -> Option<Wish> {
    let tongue = scene.tongue;
    let design = &scene.session.state().design;
    label(ui, scene, cursor, "artwork-template");
    let row = cursor.take(thumb_height(scene), 12.0);
    let names = ["template-classic", "template-centred", "template-band", "template-quiet"];
    let mut wish = None;
    for ((template, name), place) in Template::ALL.into_iter().zip(names).zip(columns(row, 4, 12.0)) {
        let name = tongue.say(name);
        if tile(ui, scene.theme, place, &name, design.template == template) {
            wish = Some(Wish::Act(Action::TemplateChosen(template)));
        }
        let inner = place.shrink(8.0);
        let (above, below) = split_top(inner, inner.height() - 30.0, 2.0);
        flat(ui, scene, above, (Design { template, ..design.clone() }, Side::Front), &name);
        Line::new(&name, Style::Mark, scene.theme.palette.ink).align(Align2::CENTER_CENTER).paint(
            ui,
            &scene.theme.measures,
            below,
        );
    }
    wish
}

/// Why a logo can't be used, and what to do, in words.
pub(super) fn import_text(tongue: &Tongue, error: &ImportError) -> String {
    match error {
        ImportError::TooManyBytes { bytes, .. } => {
            tongue.say_with("logo-too-large", &[("size", (bytes / 1_000_000).into())])
        }
        ImportError::TooManyPixels { width, height, .. } => tongue.say_with(
            "logo-too-many-pixels",
            &[("width", width.to_string().into()), ("height", height.to_string().into())],
        ),
        ImportError::UnknownFormat => tongue.say("logo-not-a-picture"),
        ImportError::Damaged { .. } | ImportError::TooComplicated { .. } => tongue.say("logo-broken"),
        ImportError::ExternalReference { .. } => tongue.say("logo-outside"),
        ImportError::Empty => tongue.say("logo-empty"),
        ImportError::Unreadable { cause } => tongue.say_with("logo-unreadable", &[("reason", cause.clone().into())]),
    }
}
