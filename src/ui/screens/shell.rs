//! Owns what surrounds every screen: header, heading, anchor bar, the list of lines and notices.

use eframe::egui::{Align2, CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, UiBuilder, vec2};

use super::moving::{entered, show_flight};
use super::tax::{in_view, own, payable, say_payable};
use super::{Hitch, Notice, NoticeKind, Scene, ViewState, Wish};
use super::{
    artwork, attract, broken_off, bundle, changes, clash, commit, comparison, details, feedback, flowing, hook,
    looking, multiplier, needs, offers, options,
};
use super::{order_panel, placed, review};
use crate::catalog::StepKind;
use crate::flow::{Action, Step};
use crate::pricing::View;
use crate::ui::theme::{Form, Measures, Style};
use crate::ui::widgets::{
    BarWish, ButtonKind, CompactBar, HeaderOpen, HeaderWish, Line, Paragraph, anchor_bar, button, compact_bar,
    counting, figures_of, header, line_height, link, split_bottom, split_right, split_top,
};

/// Shows the whole screen, and returns what the buyer wants.
pub fn show(ui: &mut Ui, scene: &Scene<'_>, view: &mut ViewState) -> Vec<Wish> {
    let full = ui.max_rect();
    ui.painter().rect_filled(full, CornerRadius::ZERO, scene.theme.palette.paper);
    let measures = &scene.theme.measures;
    let mut wishes = Vec::new();
    let (body, bar) = split_bottom(full, bar_height(ui, scene), 0.0);
    let inner = body.shrink2(vec2(measures.edge, 0.0));
    let (top, below) = split_top(inner, measures.header, 0.0);
    let content = below.with_max_y(below.max.y - measures.gap);
    // Reading order: what the screen is about, then the way on, then the surroundings.
    let is_open = view.clash.is_none() && view.looking.is_none() && view.broken_off.is_none();
    wishes.extend(in_place(ui, ("header", is_open), |ui| header_wish(ui, scene, top, view)));
    let (content, seen) = entered(ui, scene, &mut view.entering, content);
    wishes.extend(in_place(ui, ("content", is_open), |ui| {
        ui.multiply_opacity(seen);
        if measures.flows() { flowing::show(ui, scene, content, view) } else { content_wish(ui, scene, content, view) }
    }));
    if has_bar(scene) {
        wishes.extend(in_place(ui, ("bar", is_open), |ui| bar_wish(ui, scene, bar, view)));
    }
    if view.lines_open {
        let (wish, place) = order_panel::show(ui, scene, body, view);
        wishes.extend(wish);
        // A tap beside it closes it; the bar below has its own say.
        if tapped_outside(ui, &[place, bar]) {
            view.lines_open = false;
        }
    }
    if let Some(notice) = view.notice.clone() {
        show_notice(ui, scene, body, &notice, view);
    } else if !view.changes.is_empty() {
        changes::show(ui, scene, body, view);
    }
    show_flight(ui, scene);
    looking::show(ui, scene, full, view);
    wishes.extend(clash::show(ui, scene, full, view));
    wishes.extend(broken_off::show(ui, scene, full, view));
    wishes
}

/// Whether somebody tapped, and on none of these places.
pub(super) fn tapped_outside(ui: &Ui, places: &[Rect]) -> bool {
    let tapped = ui.input(|input| input.pointer.primary_clicked().then(|| input.pointer.interact_pos()).flatten());
    tapped.is_some_and(|at| !places.iter().any(|place| place.contains(at)))
}

/// A part of the screen with names of its own. While a question lies over it, it waits.
fn in_place<R>(ui: &mut Ui, (name, is_open): (&str, bool), add: impl FnOnce(&mut Ui) -> R) -> R {
    let place = ui.max_rect();
    let add = |ui: &mut Ui| {
        if !is_open {
            // The veil over it says so: nothing is faded twice.
            ui.visuals_mut().disabled_alpha = 1.0;
            ui.disable();
        }
        add(ui)
    };
    ui.scope_builder(UiBuilder::new().id_salt(name).max_rect(place), add).inner
}

/// How high the bar at the bottom is. Before commitment it has no scale yet, and a standing screen needs no room for one.
fn bar_height(ui: &mut Ui, scene: &Scene<'_>) -> f32 {
    let measures = &scene.theme.measures;
    if measures.flows() && has_bar(scene) {
        return flowing_bar(ui, scene, go_on_text(scene).as_deref(), |ui, bar| bar.height(ui, scene));
    }
    match (has_bar(scene), scene.session.state().anchor.is_some(), measures.form) {
        (false, ..) => 0.0,
        (true, false, Form::Portrait) => measures.button + 2.0 * measures.edge,
        _ => measures.bar,
    }
}

/// Whether a screen has the bar at the bottom.
fn has_bar(scene: &Scene<'_>) -> bool {
    match scene.session.state().step {
        Step::Attract | Step::Hook => false,
        // The price and the one button stand large on the screen itself.
        Step::Commit => scene.session.state().anchor.is_some(),
        _ => true,
    }
}

fn header_wish(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, view: &mut ViewState) -> Option<Wish> {
    let open =
        HeaderOpen { languages: view.languages_open, display: view.preferences_open, preferences: view.preferences };
    let wish = header(ui, scene, rect, open);
    if wish.is_none() && view.languages_open && tapped_outside(ui, &[]) {
        view.languages_open = false;
    }
    let wish = wish?;
    let languages_open = std::mem::take(&mut view.languages_open);
    let display_open = std::mem::take(&mut view.preferences_open);
    Some(Wish::Act(match wish {
        HeaderWish::Back => Action::WentBack,
        HeaderWish::Undo => Action::Undone,
        HeaderWish::StartOver => Action::StartedOver,
        HeaderWish::Language(lang) => Action::LangChosen(lang),
        HeaderWish::ToggleLanguages => {
            view.languages_open = !languages_open;
            return None;
        }
        HeaderWish::ToggleDisplay => {
            view.preferences_open = !display_open;
            return None;
        }
        HeaderWish::Prefer(preferences) => {
            // It stays open: how it looks is seen at once, and can be taken back.
            view.preferences = preferences;
            view.preferences_open = true;
            return None;
        }
        HeaderWish::Close => return None,
    }))
}

fn content_wish(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, view: &mut ViewState) -> Option<Wish> {
    match scene.session.state().step {
        Step::Attract => attract::show(ui, scene, rect),
        Step::Hook => hook::show(ui, scene, rect),
        Step::Options => options::show(ui, scene, rect),
        Step::Artwork => artwork::show(ui, scene, rect, view),
        Step::Commit => commit::show(ui, scene, rect),
        Step::Needs(question) => needs::show(ui, scene, rect, question),
        Step::Offers(StepKind::Upgrade) => comparison::show(ui, scene, rect, view),
        Step::Offers(StepKind::Accessories) => offers::show_accessories(ui, scene, rect),
        Step::Offers(StepKind::Services) => offers::show_services(ui, scene, rect),
        Step::Offers(StepKind::Bundle) => bundle::show(ui, scene, rect),
        Step::Offers(StepKind::Multiplier) => multiplier::show(ui, scene, rect),
        Step::More => offers::show_more(ui, scene, rect),
        Step::Review => review::show(ui, scene, rect, view),
        Step::Details => details::show(ui, scene, rect, view),
        Step::Placed => placed::show(ui, scene, rect),
        Step::Feedback => feedback::show(ui, scene, rect),
    }
}

/// Where a column of words of this height begins beside a picture: on its middle; below a picture, at the top.
pub(super) fn start_of(measures: &Measures, words: Rect, height: f32) -> f32 {
    match measures.form {
        Form::Portrait => words.min.y,
        Form::Landscape | Form::Laptop => (words.center().y - height / 2.0).max(words.min.y),
    }
}

/// The heights of a heading, of the line under it, and of the gap below.
const fn heading_parts(measures: &Measures) -> (f32, f32, f32) {
    match measures.form {
        Form::Landscape => (52.0, 30.0, 22.0),
        Form::Laptop => (40.0, 24.0, 14.0),
        Form::Portrait => (56.0, 34.0, 24.0),
    }
}

/// How much of a screen its heading takes.
pub(super) const fn heading_height(measures: &Measures) -> f32 {
    let (title, lead, gap) = heading_parts(measures);
    title + HEADING_GAP + lead + gap
}

/// Between a heading and the line under it.
const HEADING_GAP: f32 = 2.0;

/// The same as [`heading_parts`], with the lines that wrap on a screen that flows.
fn heading_heights(ui: &Ui, measures: &Measures, width: f32, (title, lead): (&str, &str)) -> (f32, f32, f32) {
    let (title_height, lead_height, gap) = heading_parts(measures);
    if !measures.flows() {
        return (title_height, lead_height, gap);
    }
    let high = |text, style| line_height(ui, measures, (text, style), width) + 4.0;
    (high(title, Style::Display), high(lead, Style::Lead), gap)
}

/// The heading of a screen and the line under it. Returns what is left below.
pub(super) fn heading(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, title: &str, lead: &str) -> Rect {
    let measures = &scene.theme.measures;
    let (title_height, lead_height, gap) = heading_heights(ui, measures, rect.width(), (title, lead));
    let (place, rest) = split_top(rect, title_height, HEADING_GAP);
    Line::new(title, Style::Display, scene.theme.palette.ink).show(ui, measures, place);
    let (place, rest) = split_top(rest, lead_height, gap);
    Line::new(lead, Style::Lead, scene.theme.palette.soft).show(ui, measures, place);
    rest
}

/// What the continue button of a step says; nothing where the step has its own.
fn go_on_text(scene: &Scene<'_>) -> Option<String> {
    let is_open = |suggestion: &crate::flow::Suggestion| suggestion.response.is_none();
    let name = match scene.session.state().step {
        // One question: no and yes are the way on, until it is answered.
        Step::Offers(StepKind::Bundle | StepKind::Multiplier) if scene.session.suggestions().iter().any(is_open) => {
            return None;
        }
        Step::Offers(StepKind::Multiplier) => "to-review",
        // The one button before commitment stands on the screen itself.
        Step::Commit if scene.session.state().anchor.is_none() => return None,
        Step::Options | Step::Artwork | Step::Commit | Step::Offers(_) => "continue",
        Step::More => "more-done",
        Step::Review => "to-details",
        _ => return None,
    };
    Some(scene.tongue.say(name))
}

fn bar_wish(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, view: &mut ViewState) -> Option<Wish> {
    let go_on = go_on_text(scene);
    if scene.theme.measures.flows() {
        let wish = flowing_bar(ui, scene, go_on.as_deref(), |ui, bar| compact_bar(ui, scene, rect, bar))?;
        return bar_act(wish, view);
    }
    let Some(uplift) = scene.session.uplift() else {
        return price_bar(ui, scene, rect, go_on.as_deref());
    };
    let straight = scene.session.state().step.has_offers();
    let wish = anchor_bar(ui, scene, rect, &uplift, (straight, go_on.as_deref()))?;
    bar_act(wish, view)
}

/// The bar on a screen that flows.
fn flowing_bar<R>(
    ui: &mut Ui,
    scene: &Scene<'_>,
    go_on: Option<&str>,
    with: impl FnOnce(&mut Ui, &CompactBar<'_>) -> R,
) -> R {
    let uplift = scene.session.uplift();
    let Some(uplift) = &uplift else {
        let total = (say_payable(scene, "options-total"), scene.tongue.money(scene.total()));
        let ink = scene.theme.palette.ink;
        let figures = vec![(total.0, total.1, ink, Some(shipping_note(scene)))];
        return with(ui, &CompactBar { figures, uplift: None, straight: false, go_on });
    };
    let straight = scene.session.state().step.has_offers();
    let figures = figures_of(scene, uplift).into();
    with(ui, &CompactBar { figures, uplift: Some(uplift), straight, go_on })
}

/// What a wish of the bar does.
fn bar_act(wish: BarWish, view: &mut ViewState) -> Option<Wish> {
    match wish {
        BarWish::Continue => Some(Wish::Act(Action::Continued)),
        BarWish::Straight => Some(Wish::Act(Action::WentToReview)),
        BarWish::ToggleLines => {
            view.lines_open = !view.lines_open;
            None
        }
    }
}

/// Before commitment there is no anchor yet: the bar says what the choice costs, everything in it.
fn price_bar(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, go_on: Option<&str>) -> Option<Wish> {
    let (palette, measures) = (&scene.theme.palette, &scene.theme.measures);
    ui.painter().rect_filled(rect, CornerRadius::ZERO, palette.card);
    ui.painter().hline(rect.x_range(), rect.min.y, Stroke::new(1.0, palette.line));
    let inner = rect.shrink2(vec2(measures.edge, 0.0));
    let mut wish = None;
    let mut rest = inner;
    if let Some(text) = go_on {
        let width = if measures.form == Form::Portrait { 380.0 } else { measures.button * 3.4 };
        let (left, place) = split_right(inner, width, measures.gap);
        let place = Rect::from_center_size(place.center(), vec2(place.width(), measures.button));
        if button(ui, scene.theme, place, text, ButtonKind::Continue).clicked() {
            wish = Some(Wish::Act(Action::Continued));
        }
        rest = left;
    }
    let middle = rest.center().y;
    Line::new(&say_payable(scene, "options-total"), Style::Note, palette.soft).align(Align2::LEFT_BOTTOM).show(
        ui,
        measures,
        rest.with_max_y(middle - 2.0),
    );
    let total = counting(ui, ui.scope_id().with("total"), scene.total(), scene.theme.motion);
    let amount = scene.tongue.money(total);
    let lower = rest.with_min_y(middle - 2.0);
    let drawn = Line::new(&amount, Style::Money, palette.ink).align(Align2::LEFT_TOP).show(ui, measures, lower);
    let beside = Rect::from_min_max(
        eframe::egui::pos2(drawn.max.x + 14.0, drawn.min.y),
        eframe::egui::pos2(rest.max.x, drawn.max.y),
    );
    Line::new(&shipping_note(scene), Style::Note, palette.soft).show(ui, measures, beside);
    wish
}

/// What the total says about sending.
pub(super) fn shipping_note(scene: &Scene<'_>) -> String {
    let Some(quote) = scene.session.quote() else { return String::new() };
    if !scene.session.catalog().shop.sends {
        return scene.tongue.say("options-collect");
    }
    if quote.shipping.price.is_zero() {
        return scene.tongue.say("options-shipping-free");
    }
    let price = scene.tongue.money(quote.shipping.price);
    let free = quote.shipping.free_from.map(|free| scene.tongue.money(free));
    let name = if free.is_some() { "options-shipping-in" } else { "options-shipping-paid" };
    if quote.view == View::Consumer {
        let free = free.map(|free| own(scene, free)).unwrap_or_default();
        return scene.tongue.say_with(name, &[("price", price.into()), ("free", free.into())]);
    }
    // Without its tax it is no part of the total, and is not called one.
    let net = format!("{name}-net");
    if View::of(&scene.session.catalog().shop) == View::Business {
        let free = free.unwrap_or_default();
        return in_view(scene, scene.tongue.say_with(&net, &[("price", price.into()), ("free", free.into())]));
    }
    let free = free.map(|free| payable(scene, free)).unwrap_or_default();
    scene.tongue.say_with(&net, &[("price", in_view(scene, price).into()), ("free", free.into())])
}

/// A notice over the lower edge of the content, closed by a tap.
fn show_notice(ui: &mut Ui, scene: &Scene<'_>, body: Rect, notice: &Notice, view: &mut ViewState) {
    let (palette, measures) = (&scene.theme.palette, &scene.theme.measures);
    let text = notice_text(scene, &notice.kind);
    let width = (body.width() - 2.0 * measures.edge).min(980.0);
    let height = measures.button + 24.0;
    let place = Rect::from_min_size(
        eframe::egui::pos2(body.center().x - width / 2.0, body.max.y - height - 20.0),
        vec2(width, height),
    );
    let area = eframe::egui::Area::new(ui.scope_id().with("notice"))
        .order(eframe::egui::Order::Foreground)
        .fixed_pos(place.min)
        .constrain(false);
    let closed = area.show(ui.ctx(), |ui| {
        ui.allocate_rect(place, Sense::hover());
        crate::ui::widgets::card(ui, scene.theme, place);
        let radius = CornerRadius::same(measures.card_radius);
        ui.painter().rect_stroke(place, radius, Stroke::new(2.0, palette.amber), StrokeKind::Inside);
        let inner = place.shrink2(vec2(measures.pad, 12.0));
        let close = scene.tongue.say("notice-close");
        let (words, spot) = split_right(inner, 130.0, 16.0);
        let paragraph = Paragraph::new(&text, Style::Body, palette.ink, 2);
        let shown = crate::ui::widgets::text_height(ui, measures, &paragraph, words.width());
        let lower = words.with_min_y(words.center().y - shown / 2.0);
        paragraph.show(ui, measures, lower);
        link(ui, scene.theme, spot, &close, Align2::RIGHT_CENTER).clicked()
    });
    if closed.inner {
        view.notice = None;
    }
}

/// What a notice says.
#[must_use]
pub fn notice_text(scene: &Scene<'_>, kind: &NoticeKind) -> String {
    let tongue = scene.tongue;
    match kind {
        NoticeKind::Stopped => tongue.say("stopped"),
        NoticeKind::Lapsed => tongue.say("lapsed"),
        NoticeKind::LeftToo => tongue.say("left-too"),
        NoticeKind::Logo(error) => artwork::import_text(tongue, error),
        NoticeKind::LogoUnreadable(reason) => tongue.say_with("logo-unreadable", &[("reason", reason.clone().into())]),
        NoticeKind::NoFileDialog => tongue.say("logo-no-dialog"),
        NoticeKind::OrderNotStored(hitch) => {
            tongue.say_with("order-failed", &[("reason", hitch_text(scene, hitch).into())])
        }
        NoticeKind::NotKept(hitch) => {
            tongue.say_with("journal-failing", &[("reason", hitch_text(scene, hitch).into())])
        }
        NoticeKind::SetAside(path) => tongue.say_with("journal-set-aside", &[("path", path.clone().into())]),
        NoticeKind::Quantity(smaller, larger) => {
            let number = |quantity: &Option<u32>| quantity.map_or_else(|| "–".to_owned(), |known| tongue.number(known));
            let values = [("smaller", number(smaller).into()), ("larger", number(larger).into())];
            tongue.say_with("refused-quantity", &values)
        }
        NoticeKind::TooLarge => tongue.say("refused-too-large"),
        NoticeKind::Refused => tongue.say("refused"),
    }
}

/// What keeps the disk from keeping something.
fn hitch_text(scene: &Scene<'_>, hitch: &Hitch) -> String {
    match hitch {
        Hitch::Full => scene.tongue.say("hitch-full"),
        Hitch::ReadOnly => scene.tongue.say("hitch-read-only"),
        Hitch::Busy => scene.tongue.say("hitch-busy"),
        Hitch::Damaged => scene.tongue.say("hitch-damaged"),
        Hitch::Gone => scene.tongue.say("hitch-gone"),
        Hitch::Other(reason) => reason.clone(),
    }
}
