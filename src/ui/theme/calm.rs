//! Owns the tone of what came on top and of what is saved: the shop's own colour where that is calm, else a quiet one of its depth.
#![expect(clippy::disallowed_methods, reason = "it makes a colour out of the shop's own")]

use eframe::egui::Color32;

/// Hues that read as alarm, in degrees from red: up to orange and amber, and back to pink.
const ALARM: (f32, f32) = (65.0, 315.0);
/// The hue that stands in for those: slate.
const QUIET_HUE: f32 = 212.0;
/// How much colour it has.
const QUIET_STRENGTH: f32 = 0.34;
/// Colours with less than this are greys, and alarm nobody.
const GREY: f32 = 0.18;

/// The colour itself where it is calm; where it reads as alarm or warning, slate that is as deep.
pub(super) fn calm(accent: Color32) -> Color32 {
    let [red, green, blue] = [accent.r(), accent.g(), accent.b()].map(|channel| f32::from(channel) / 255.0);
    let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
    let range = most - least;
    let depth = f32::midpoint(most, least);
    let strength = range / (1.0 - (2.0 * depth - 1.0).abs()).max(1e-3);
    if range < 1e-3 || strength < GREY {
        return accent;
    }
    let hue = 60.0
        * if most <= red {
            ((green - blue) / range).rem_euclid(6.0)
        } else if most <= green {
            (blue - red) / range + 2.0
        } else {
            (red - green) / range + 4.0
        };
    if (ALARM.0..ALARM.1).contains(&hue) { accent } else { of_hue(QUIET_HUE, QUIET_STRENGTH, depth) }
}

/// A colour by hue in degrees, and strength and depth from 0 to 1.
fn of_hue(hue: f32, strength: f32, depth: f32) -> Color32 {
    let range = (1.0 - (2.0 * depth - 1.0).abs()) * strength;
    let channel = |turn: f32| {
        let step = (turn + hue / 30.0) % 12.0;
        let value = depth - range / 2.0 * (step - 3.0).min(9.0 - step).clamp(-1.0, 1.0);
        (value.clamp(0.0, 1.0) * 255.0).round() as u8
    };
    Color32::from_rgb(channel(0.0), channel(8.0), channel(4.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calm_colours_stay_and_alarming_ones_become_slate() {
        for calm_one in [(0x1D, 0x5B, 0x4A), (0x1B, 0x3F, 0x8B), (0x5B, 0x3A, 0x8E), (0x80, 0x80, 0x80)] {
            let color = Color32::from_rgb(calm_one.0, calm_one.1, calm_one.2);
            assert_eq!(calm(color), color);
        }
        for alarming in [(0xB7, 0x1C, 0x1C), (0xD2, 0x4B, 0x2A), (0xC8, 0x7A, 0x10), (0xC2, 0x18, 0x5B)] {
            let color = calm(Color32::from_rgb(alarming.0, alarming.1, alarming.2));
            assert!(color.b() > color.r() && color.b() >= color.g(), "{alarming:?}: {color:?}");
        }
    }
}
