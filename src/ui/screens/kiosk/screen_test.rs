//! Owns the test of the screen itself: its edges, where it is touched, and whole colours on which a spot shows.

use eframe::egui::{CornerRadius, Event, Pos2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{Ground, over};
use crate::ui::screens::Scene;
use crate::ui::theme::{Palette, Space, Style};
use crate::ui::widgets::{ButtonKind, Paragraph, button, card, text_height};

/// How far the test is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScreenTest {
    /// The page: the first is for touching, the others are plain colours.
    pub page: usize,
    /// Where it was touched.
    pub touches: Vec<Pos2>,
}

/// How many marks are kept.
const MOST: usize = 400;

/// Shows the test. Whether it is over.
pub fn screen_test(ui: &Ui, scene: &Scene<'_>, test: &mut ScreenTest) -> bool {
    over(ui, scene, ("screen test", Ground::Paper), |ui, full| {
        if test.page == 0 {
            if touch_page(ui, scene, full, test) {
                test.page = 1;
            }
            return false;
        }
        let Some(colour) = Palette::tests().get(test.page - 1) else { return true };
        ui.painter().rect_filled(full, CornerRadius::ZERO, *colour);
        let name = scene.tongue.say("kiosk-test-plain");
        let plain = ui.interact(full, ui.scope_id().with("plain"), Sense::click());
        plain.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if plain.clicked() || ui.input(|input| input.key_pressed(eframe::egui::Key::Enter)) {
            test.page += 1;
        }
        test.page > Palette::tests().len()
    })
}

/// The page for touching: a line around the very edge, a grid, a mark wherever a finger was. Whether one goes on.
fn touch_page(ui: &mut Ui, scene: &Scene<'_>, full: Rect, test: &mut ScreenTest) -> bool {
    let (palette, measures) = (&scene.theme.palette, &scene.theme.measures);
    ui.painter().rect_filled(full, CornerRadius::ZERO, palette.card);
    let fine = Stroke::new(1.0, palette.line);
    for step in 1_u8..12 {
        let share = f32::from(step) / 12.0;
        ui.painter().vline(full.min.x + full.width() * share, full.y_range(), fine);
        ui.painter().hline(full.x_range(), full.min.y + full.height() * share, fine);
    }
    ui.painter().rect_stroke(full, CornerRadius::ZERO, Stroke::new(4.0, palette.accent), StrokeKind::Inside);
    for corner in [full.left_top(), full.right_top(), full.left_bottom(), full.right_bottom()] {
        ui.painter().circle_filled(corner, 24.0, palette.accent);
    }
    let touched = ui.input(|input| {
        let place = |event: &Event| match event {
            Event::Touch { pos, .. } | Event::PointerButton { pos, pressed: true, .. } => Some(*pos),
            Event::PointerMoved(pos) if input.pointer.primary_down() => Some(*pos),
            _ => None,
        };
        input.events.iter().filter_map(place).collect::<Vec<_>>()
    });
    test.touches.extend(touched);
    let over = test.touches.len().saturating_sub(MOST);
    test.touches.drain(..over);
    for at in &test.touches {
        ui.painter().circle_filled(*at, 10.0, palette.calm);
    }
    let text = scene.tongue.say("kiosk-test-touch");
    let words = Paragraph::new(&text, Style::Body, palette.ink, 4).centred();
    let width = 560.0_f32.min(full.width() - 2.0 * measures.edge);
    let inside = width - 2.0 * measures.pad;
    let height = text_height(ui, measures, &words, inside);
    let sum = height + measures.gap + measures.button + 2.0 * measures.pad;
    let place = Rect::from_center_size(full.center(), vec2(width, sum));
    card(ui, scene.theme, place);
    let inner = place.shrink(measures.pad);
    words.show(ui, measures, inner);
    let spot = Rect::from_min_max(pos2(inner.min.x, inner.max.y - measures.button), inner.max);
    let next = scene.tongue.say("kiosk-test-next");
    button(ui, scene.theme, spot.shrink2(vec2(Space::TINY, 0.0)), &next, ButtonKind::Continue).clicked()
}
