//! Owns what a printer says of a design, in words, each with the one tap that mends it.

use eframe::egui::{Align2, Area, Order, Rect, Sense, Ui, pos2, vec2};

use super::elsewhere::{self, Found, Place};
use crate::artwork::{Finding, Mend, PieceKind, Problem};
use crate::flow::design::LogoChoice;
use crate::ui::screens::magnifier::look_at;
use crate::ui::screens::options::{Cursor, in_scroll};
use crate::ui::screens::shell::tapped_outside;
use crate::ui::screens::{Scene, ViewState, Wish};
use crate::ui::theme::{Form, Icon, Space, Style};
use crate::ui::widgets::{
    ButtonKind, Line, Paragraph, card, link, paint_icon, rows, split_left, split_right, split_top, text_height,
    twin_button,
};

/// Shows what is found on the prints, calmly; it keeps nobody from going on. What has no room is counted, and listed on request.
///
/// The list lies over `whole`, the column that the card is part of.
pub(super) fn show(ui: &mut Ui, scene: &Scene<'_>, (rect, whole): (Rect, Rect), view: &mut ViewState) -> Option<Wish> {
    let measures = &scene.theme.measures;
    card(ui, scene.theme, rect);
    let inner = rect.shrink2(vec2(measures.pad * 0.8, measures.pad * 0.5));
    let found = elsewhere::all(ui, scene, (view, rect));
    if found.is_empty() {
        view.artwork.findings_open = false;
        all_well(ui, scene, inner);
        return None;
    }
    let most = match measures.form {
        Form::Laptop => 2,
        Form::Landscape | Form::Portrait => 3,
    };
    let shown = if found.len() > most { most - 1 } else { found.len() };
    let lines = shown + usize::from(found.len() > shown);
    let mut places = rows(inner, lines, Space::TINY);
    let longest = longest(scene, found.iter().take(shown));
    let mut wish = None;
    for (number, (found, place)) in found.iter().zip(places.by_ref().take(shown)).enumerate() {
        wish = ui.push_id(number, |ui| line(ui, scene, place, (found, &longest, view))).inner.or(wish);
    }
    if let Some(place) = places.next().filter(|_| found.len() > shown) {
        let more = [("count", (found.len() - shown).into())];
        let text = scene.tongue.say_with("preflight-more", &more);
        if link(ui, scene.theme, place, &text, Align2::LEFT_CENTER).clicked() {
            view.artwork.findings_open = true;
        }
    }
    if view.artwork.findings_open {
        wish = list(ui, scene, (whole, &found), view).or(wish);
    }
    wish
}

/// Says that nothing is in the way of printing; nothing is approved of where nothing is printed.
fn all_well(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) {
    let (palette, measures) = (&scene.theme.palette, &scene.theme.measures);
    let design = &scene.session.state().design;
    let is_blank = design.logo == LogoChoice::Blank && design.words.is_empty();
    let said = scene.tongue.say(if is_blank { "preflight-nothing" } else { "preflight-fine" });
    let checked = if is_blank { String::new() } else { scene.tongue.say("preflight-checked") };
    let side = measures.chip * 0.85;
    let (mark, words) = if is_blank { (rect, rect) } else { split_left(rect, side, Space::SNUG) };
    let said = Paragraph::new(&said, Style::Body, if is_blank { palette.soft } else { palette.ink }, 3);
    let checked = Paragraph::new(&checked, Style::Note, palette.soft, 3);
    let heights = [&said, &checked].map(|paragraph| text_height(ui, measures, paragraph, words.width()));
    let height = if is_blank { heights[0] } else { heights[0] + Space::TINY + heights[1] };
    let top = (words.center().y - height / 2.0).max(words.min.y);
    if !is_blank {
        paint_icon(ui, mark, Icon::SealCheck, side, palette.accent);
    }
    said.show(ui, measures, words.with_min_y(top));
    if !is_blank {
        checked.show(ui, measures, words.with_min_y(top + heights[0] + Space::TINY));
    }
}

/// The least width of the list, in points.
const LEAST_LIST: f32 = 520.0;

/// Everything that is found, on a card over the screen. A tap beside it closes it.
fn list(ui: &Ui, scene: &Scene<'_>, (from, found): (Rect, &[Found]), view: &mut ViewState) -> Option<Wish> {
    let measures = &scene.theme.measures;
    let screen = ui.ctx().content_rect().shrink(measures.gap);
    let row = measures.button_dense + Space::WIDE;
    let width = from.width().max(LEAST_LIST).min(screen.width());
    let height = (row * found.len() as f32 + measures.button + 2.0 * measures.pad).min(screen.height() * 0.8);
    let left = (from.max.x - width).max(screen.min.x);
    let place = Rect::from_min_size(pos2(left, (from.max.y - height).max(screen.min.y)), vec2(width, height));
    let area = Area::new(ui.scope_id().with("findings")).order(Order::Foreground).fixed_pos(place.min).constrain(false);
    let wish = area.show(ui.ctx(), |ui| {
        ui.allocate_rect(place, Sense::hover());
        card(ui, scene.theme, place);
        let (title, rest) = split_top(place.shrink(measures.pad), measures.button, 0.0);
        let heading = scene.tongue.say("preflight-all");
        Line::new(&heading, Style::Title, scene.theme.palette.ink).show(ui, measures, title);
        let (_, close) = split_right(title, 120.0, 0.0);
        if link(ui, scene.theme, close, &scene.tongue.say("bar-close"), Align2::RIGHT_CENTER).clicked() {
            view.artwork.findings_open = false;
        }
        in_scroll(ui, rest, |ui, rect| {
            let mut cursor = Cursor { rect, y: rect.min.y };
            let longest = longest(scene, found.iter());
            let mut wish = None;
            for (number, found) in found.iter().enumerate() {
                let place = cursor.take(row, 0.0);
                wish = ui.push_id(number, |ui| line(ui, scene, place, (found, &longest, view))).inner.or(wish);
            }
            (wish, cursor.y)
        })
    });
    if wish.inner.is_some() || tapped_outside(ui, &[place]) {
        view.artwork.findings_open = false;
    }
    wish.inner
}

/// What the button beside a finding says: what mends it, or the way to where it can be mended.
fn mends(scene: &Scene<'_>, found: &Found) -> Option<String> {
    match found.place {
        Place::Here => found.finding.mend.map(|mend| scene.tongue.say(mend_name(mend))),
        Place::OtherSide | Place::Product(..) => Some(scene.tongue.say("preflight-go")),
    }
}

/// The longest of the words on these buttons: none is set larger than it.
fn longest<'a>(scene: &Scene<'_>, found: impl Iterator<Item = &'a Found>) -> String {
    found.filter_map(|found| mends(scene, found)).max_by_key(|text| text.chars().count()).unwrap_or_default()
}

/// One thing that a printer would say, and what mends it; where it is not on the screen, the way there.
fn line(
    ui: &mut Ui,
    scene: &Scene<'_>,
    rect: Rect,
    (found, longest, view): (&Found, &str, &mut ViewState),
) -> Option<Wish> {
    let (palette, measures) = (&scene.theme.palette, &scene.theme.measures);
    let (mark, rest) = split_left(rect, 26.0, Space::SMALL);
    paint_icon(ui, mark, Icon::WarningCircle, 24.0, palette.amber);
    let wide = if measures.form == Form::Laptop && rect.width() < 420.0 { 132.0 } else { 190.0 };
    let Found { finding, place } = found;
    let where_ = match place {
        Place::Here => None,
        Place::OtherSide => Some(scene.tongue.say(if view.artwork.back { "side-front" } else { "side-back" })),
        Place::Product(product, _) => Some(scene.name(product)),
    };
    let button_text = mends(scene, found);
    let (words, spot) = if button_text.is_some() { split_right(rest, wide, Space::SNUG) } else { (rest, rest) };
    let told = said(scene, finding);
    let text = where_.map_or_else(|| told.clone(), |name| format!("{name}: {told}"));
    let paragraph = Paragraph::new(&text, Style::Note, palette.ink, 3);
    let height = text_height(ui, measures, &paragraph, words.width());
    paragraph.show(ui, measures, words.with_min_y((words.center().y - height / 2.0).max(words.min.y)));
    let spot = Rect::from_center_size(spot.center(), vec2(spot.width(), measures.button_dense.min(rect.height())));
    let name = button_text?;
    // Several can say the same: each is called after what it is about.
    let called = if *place == Place::Here { name.clone() } else { format!("{name}: {text}") };
    let words = (called.as_str(), name.as_str(), called.as_str(), longest);
    if !twin_button(ui, scene.theme, spot, words, ButtonKind::Plain).clicked() {
        return None;
    }
    match place {
        Place::Here => finding.mend.map(|mend| Wish::Act(mend.action())),
        Place::OtherSide => {
            view.artwork.back = !view.artwork.back;
            view.artwork.put_down();
            view.artwork.findings_open = false;
            None
        }
        Place::Product(product, choices) => {
            scene.session.catalog().product(product).map(|product| look_at(product, choices))
        }
    }
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
