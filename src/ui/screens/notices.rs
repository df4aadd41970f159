//! Owns what the app has to say, calmly, over the lower edge of the screen.

use eframe::egui::{Align2, Area, CornerRadius, Order, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

use super::incentive::not_given;
use super::{Hitch, Notice, NoticeKind, Scene, ViewState, artwork};
use crate::ui::theme::{Space, Style};
use crate::ui::widgets::{Paragraph, card, link, split_right, text_height};

/// How wide the way to close it is.
const CLOSE: f32 = 130.0;

/// A notice over the lower edge of the content, closed by a tap.
pub(super) fn show_notice(ui: &mut Ui, scene: &Scene<'_>, body: Rect, notice: &Notice, view: &mut ViewState) {
    let (palette, measures) = (&scene.theme.palette, &scene.theme.measures);
    let text = notice_text(scene, &notice.kind);
    let width = (body.width() - 2.0 * measures.edge).min(980.0);
    let inside = width - 2.0 * measures.pad - CLOSE - Space::USUAL;
    let paragraph = Paragraph::new(&text, Style::Body, palette.ink, 4);
    let shown = text_height(ui, measures, &paragraph, inside);
    let height = measures.button.max(shown) + Space::WIDE;
    let place =
        Rect::from_min_size(pos2(body.center().x - width / 2.0, body.max.y - height - 20.0), vec2(width, height));
    let area = Area::new(ui.scope_id().with("notice")).order(Order::Foreground).fixed_pos(place.min).constrain(false);
    let closed = area.show(ui.ctx(), |ui| {
        ui.allocate_rect(place, Sense::hover());
        card(ui, scene.theme, place);
        let radius = CornerRadius::same(measures.card_radius);
        ui.painter().rect_stroke(
            place,
            radius,
            Stroke::new(scene.theme.strokes.button, palette.amber),
            StrokeKind::Inside,
        );
        let inner = place.shrink2(vec2(measures.pad, Space::SNUG));
        let close = scene.tongue.say("notice-close");
        let (words, spot) = split_right(inner, CLOSE, Space::USUAL);
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
        NoticeKind::NoCode => tongue.say("incentive-no-code"),
        NoticeKind::NotGiven(why) => not_given(tongue, *why),
        NoticeKind::NotLookedUp(hitch) => {
            tongue.say_with("incentive-not-looked-up", &[("reason", hitch_text(scene, hitch).into())])
        }
        NoticeKind::GivenNoMore(why) => {
            tongue.say_with("incentive-no-more", &[("reason", not_given(tongue, *why).into())])
        }
        NoticeKind::SetAside(path) => tongue.say_with("journal-set-aside", &[("path", path.clone().into())]),
        NoticeKind::Quantity(smaller, larger) => {
            let number = |quantity: &Option<u32>| quantity.map_or_else(|| "–".to_owned(), |known| tongue.number(known));
            let values = [("smaller", number(smaller).into()), ("larger", number(larger).into())];
            tongue.say_with("refused-quantity", &values)
        }
        NoticeKind::TooLarge => tongue.say("refused-too-large"),
        NoticeKind::Refused => tongue.say("refused"),
        NoticeKind::TicketPrinting => tongue.say("kiosk-ticket-printing"),
        NoticeKind::TicketFailed(code) => tongue.say_with("kiosk-ticket-failed", &[("code", code.to_string().into())]),
    }
}

/// What keeps the disk from keeping something.
pub(super) fn hitch_text(scene: &Scene<'_>, hitch: &Hitch) -> String {
    match hitch {
        Hitch::Full => scene.tongue.say("hitch-full"),
        Hitch::ReadOnly => scene.tongue.say("hitch-read-only"),
        Hitch::Busy => scene.tongue.say("hitch-busy"),
        Hitch::Damaged => scene.tongue.say("hitch-damaged"),
        Hitch::Gone => scene.tongue.say("hitch-gone"),
        Hitch::NotGiven(why) => not_given(scene.tongue, *why),
        Hitch::Other(reason) => reason.clone(),
    }
}
