//! Owns the scale of the bars: how far the total is from the start, with the cap as a calm mark.

use eframe::egui::{Align2, CornerRadius, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{Line, text_width};
use crate::flow::Uplift;
use crate::money::Money;
use crate::ui::screens::Scene;
use crate::ui::theme::{Space, Style};

/// The scale: the filled length is the total, the firm tick the start, the dotted mark the cap.
pub(super) fn scale(ui: &mut Ui, scene: &Scene<'_>, rect: Rect, uplift: &Uplift) {
    let palette = &scene.theme.palette;
    let has_marks = rect.height() >= MARKS;
    let lift = if has_marks { 6.0 } else { 0.0 };
    let groove = Rect::from_center_size(rect.center() - vec2(0.0, lift), vec2(rect.width(), 12.0));
    let most = scale_end(uplift);
    let at = |amount: Money| groove.min.x + groove.width() * (amount.minor() as f32 / most as f32).clamp(0.0, 1.0);
    let id = ui.scope_id().with("scale");
    let shown = ui.ctx().animate_value_with_time(id, at(uplift.total), scene.theme.motion.change());
    let round = CornerRadius::same(6);
    let start = at(uplift.anchor);
    let outline = Stroke::new(scene.theme.strokes.groove, palette.outline);
    ui.painter().rect(groove, round, palette.groove, outline, StrokeKind::Outside);
    ui.painter().rect_filled(groove.with_max_x(shown), round, palette.added);
    ui.painter().rect_filled(groove.with_max_x(shown.min(start)), round, palette.accent);
    let cap = at(uplift.anchor + uplift.cap);
    let (top, bottom) = (groove.min.y - 9.0, groove.max.y + 9.0);
    let dot = scene.theme.strokes.dot;
    let dots = Shape::dotted_line(&[pos2(cap, top), pos2(cap, bottom)], palette.amber, dot * 3.0, dot);
    ui.painter().extend(dots);
    let tick = Rect::from_min_max(pos2(start - 2.0, top - 1.0), pos2(start + 2.0, bottom + 1.0));
    ui.painter().rect_filled(tick, CornerRadius::same(2), palette.ink);
    if has_marks {
        marks(ui, scene, groove, (start, cap));
    }
    let values = [
        ("anchor", scene.tongue.money(uplift.anchor).into()),
        ("total", scene.tongue.money(uplift.total).into()),
        ("cap", scene.tongue.money(uplift.cap).into()),
    ];
    let told = scene.tongue.say_with("bar-scale", &values);
    let response = ui.interact(groove, id.with("told"), Sense::empty());
    response.widget_info(|| WidgetInfo::labeled(Role::Meter, true, &told));
}

/// Scales as high as this have words under their marks.
const MARKS: f32 = 60.0;

/// What the start and the cap are, under them: in the middle, or away from each other where they stand close.
fn marks(ui: &Ui, scene: &Scene<'_>, groove: Rect, (start, cap): (f32, f32)) {
    let (palette, measures) = (&scene.theme.palette, &scene.theme.measures);
    let begin = scene.tongue.say("bar-begin");
    let share = scene.tongue.percent(i64::from(scene.session.catalog().plan.cap.basis_points()));
    let [first, second] = [&begin, &share].map(|text| text_width(ui, measures, (text, Style::Mark)));
    let apart = f32::midpoint(first, second) + Space::SNUG;
    let push = ((apart - (cap - start)) / 2.0).max(0.0);
    let least = groove.min.x + first / 2.0;
    let row = groove.max.y + 21.0;
    for (text, x) in [(begin, (start - push).max(least)), (share, cap + push)] {
        let place = Rect::from_center_size(pos2(x, row), vec2(120.0, 18.0));
        Line::new(&text, Style::Mark, palette.soft).align(Align2::CENTER_CENTER).paint(ui, measures, place);
    }
}

/// The amount at the scale's end: the cap a good way before it, and the total always on it.
fn scale_end(uplift: &Uplift) -> i64 {
    let by_cap = (uplift.anchor + uplift.cap).minor().saturating_mul(5) / 4;
    let by_total = uplift.total.minor().saturating_mul(21) / 20;
    by_cap.max(by_total).max(1)
}
