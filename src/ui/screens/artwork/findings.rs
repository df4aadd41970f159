//! Owns what a printer says of a design, in words, each with the one tap that mends it.

use eframe::egui::{Rect, Ui, vec2};

use crate::artwork::{Finding, Mend, PieceKind, Problem};
use crate::ui::screens::{Scene, ViewState, Wish};
use crate::ui::theme::{Form, Icon, Style};
use crate::ui::widgets::{ButtonKind, Paragraph, button, card, paint_icon, rows, split_left, split_right, text_height};

/// Shows what is found on the print, calmly; it keeps nobody from going on.
pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, view: &ViewState) -> Option<Wish> {
    let (palette, measures) = (&scene.theme.palette, &scene.theme.measures);
    card(ui, scene.theme, rect);
    let inner = rect.shrink2(vec2(measures.pad * 0.8, measures.pad * 0.5));
    let found = view.artwork.noted.as_ref().map(|noted| noted.findings.as_slice()).unwrap_or_default();
    if found.is_empty() {
        let (mark, words) = split_left(inner, 32.0, 12.0);
        paint_icon(ui, mark, Icon::SealCheck, 30.0, palette.accent);
        let text = scene.tongue.say("preflight-fine");
        let paragraph = Paragraph::new(&text, Style::Body, palette.ink, 3);
        let height = text_height(ui, measures, &paragraph, words.width());
        paragraph.show(ui, measures, words.with_min_y(words.center().y - height / 2.0));
        return None;
    }
    let most = match measures.form {
        Form::Laptop => 2,
        Form::Landscape | Form::Portrait => 3,
    };
    let shown = found.len().min(most);
    let places: Vec<Rect> = rows(inner, shown, 6.0).collect();
    let mut wish = None;
    for (finding, place) in found.iter().take(most).zip(places) {
        wish = line(ui, scene, place, finding).or(wish);
    }
    wish
}

/// One thing that a printer would say, and what mends it.
fn line(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, finding: &Finding) -> Option<Wish> {
    let (palette, measures) = (&scene.theme.palette, &scene.theme.measures);
    let (mark, rest) = split_left(rect, 26.0, 10.0);
    paint_icon(ui, mark, Icon::WarningCircle, 24.0, palette.amber);
    let wide = if measures.form == Form::Laptop { 132.0 } else { 190.0 };
    let (words, place) = if finding.mend.is_some() { split_right(rest, wide, 12.0) } else { (rest, rest) };
    let text = said(scene, finding);
    let paragraph = Paragraph::new(&text, Style::Note, palette.ink, 3);
    let height = text_height(ui, measures, &paragraph, words.width());
    paragraph.show(ui, measures, words.with_min_y((words.center().y - height / 2.0).max(words.min.y)));
    let mend = finding.mend?;
    let place = Rect::from_center_size(place.center(), vec2(place.width(), measures.button_dense.min(rect.height())));
    let pressed = button(ui, scene.theme, place, &scene.tongue.say(mend_name(mend)), ButtonKind::Plain).clicked();
    pressed.then(|| Wish::Act(mend.action()))
}

const fn mend_name(mend: Mend) -> &'static str {
    match mend {
        Mend::Smaller(..) => "mend-smaller",
        Mend::Larger(..) => "mend-larger",
        Mend::FurtherIn(..) => "mend-in",
        Mend::LargerLetters(_) => "mend-letters-larger",
        Mend::SmallerLetters(_) => "mend-letters-smaller",
        Mend::Layout(_) => "mend-layout",
        Mend::Colours(_) => "mend-colours",
        Mend::Unbox => "mend-unbox",
    }
}

/// What is wrong, in words.
fn said(scene: &Scene<'_>, finding: &Finding) -> String {
    let tongue = scene.tongue;
    let line = |kind: PieceKind| match kind {
        PieceKind::Words(field) => tongue.say(super::words::name_of(field)),
        PieceKind::Logo(_) => String::new(),
    };
    match finding.problem {
        Problem::FewDots { dpi, wanted } => {
            tongue.say_with("preflight-dots", &[("dpi", dpi.into()), ("wanted", wanted.into())])
        }
        Problem::NearEdge(PieceKind::Logo(_)) => tongue.say("preflight-edge-logo"),
        Problem::NearEdge(kind) => tongue.say_with("preflight-edge-words", &[("line", line(kind).into())]),
        Problem::SmallLetters { piece, tenths } => {
            let points = tongue.tenths(u32::from(tenths));
            tongue.say_with("preflight-small", &[("line", line(piece).into()), ("points", points.into())])
        }
        Problem::Hairline => tongue.say("preflight-hairline"),
        Problem::LowContrast(PieceKind::Logo(_)) => tongue.say("preflight-contrast-logo"),
        Problem::LowContrast(kind) => tongue.say_with("preflight-contrast-words", &[("line", line(kind).into())]),
        Problem::WhiteBox => tongue.say("preflight-box"),
    }
}
