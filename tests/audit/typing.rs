//! The keyboard on the screen, where there is little room for it: the field that is typed in stays in sight.

use diderot::app::Hands;
use diderot::catalog::Lang;
use diderot::ui::theme::{LEAST_MM, Motion, Preferences, TextSize};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Rect, pos2};

use crate::sight::Seen;
use crate::{LOW, SCREENS, SIZES, assert_none, open};

#[test]
fn the_field_stays_above_the_keys_on_every_screen_and_keys_are_as_large_as_a_finger() {
    let mut wrong = Vec::new();
    for screen in SCREENS.into_iter().chain([LOW]) {
        for text_size in SIZES {
            let preferences = Preferences { text_size, motion: Motion::Reduced, ..Preferences::default() };
            let mut booth = open((screen, Lang::Nl, preferences));
            booth.harness.state_mut().front.set_hands(Hands { keyboard: true, reach: screen.reach });
            booth.play(r#"touch, hook("cards-matt"), go_on, go_on, commit, skip_needs, review, go_on"#);
            for field in ["details-name", "details-address", "details-mail", "details-phone"] {
                let name = booth.say(field);
                for _ in 0..60 {
                    if booth.focused().is_some_and(|node| node.name == name) {
                        break;
                    }
                    booth.harness.key_press(Key::Tab);
                    (0..2).for_each(|_| booth.harness.step());
                }
                (0..14).for_each(|_| booth.harness.step());
                let (look, which) = (booth.look(), format!("{}, {}: '{name}'", screen.name, text_size.percent()));
                let per_mm = screen.surface.per_mm(screen.form.reference());
                let is_key = |node: &&Seen| node.can_press && !node.can_focus && node.role != Role::ScrollBar;
                let keys: Vec<_> = look.seen.iter().filter(is_key).collect();
                let Some(top) = keys.iter().map(|key| key.rect.min.y).min_by(f32::total_cmp) else {
                    wrong.push(format!("{which} has no keyboard"));
                    continue;
                };
                let seen = Rect::from_min_max(look.window.min, pos2(look.window.max.x, top)).expand(0.5);
                let node = booth.control(&name);
                if !seen.contains_rect(node.rect) || !node.in_sight.expand(0.5).contains_rect(node.rect) {
                    wrong.push(format!(
                        "{which} at {:?}, seen {:?}, keys from {top} of {}",
                        node.rect, node.in_sight, look.window.max.y
                    ));
                }
                for key in keys {
                    let side = key.rect.width().min(key.rect.height());
                    let millimetres = side * look.zoom / per_mm;
                    // Where there is room, they are as large as on a kiosk.
                    let least =
                        if screen.name.starts_with("32") && text_size == TextSize::Normal { 19.5 } else { LEAST_MM };
                    if side < 43.5 || millimetres < least {
                        wrong.push(format!("{which}: the key '{}' is {side} points, {millimetres:.1} mm", key.name));
                    }
                }
            }
        }
    }
    assert_none(wrong);
}
