//! Owns the five faces, drawn in one hand: from a deep frown to an open smile.

use eframe::egui::epaint::{CubicBezierShape, PathShape};
use eframe::egui::{Color32, Pos2, Rect, Shape, Stroke, Ui, vec2};

/// A face of a mood from 1, bad, to 5, very good, in the middle of a rectangle.
pub fn face(ui: &Ui, rect: Rect, mood: u8, color: Color32) {
    let centre = rect.center();
    let radius = rect.width().min(rect.height()) / 2.0;
    let stroke = Stroke::new((radius * 0.09).max(2.0), color);
    let at = |x: f32, y: f32| centre + vec2(x, y) * radius;
    ui.painter().circle_stroke(centre, radius - stroke.width / 2.0, stroke);
    let curve = |points: [Pos2; 4]| {
        Shape::CubicBezier(CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, stroke))
    };
    for side in [-1.0, 1.0] {
        let eye = 0.36 * side;
        match mood {
            // Narrowed with pleasure.
            5 => {
                let high = -0.42;
                let points = [at(eye - 0.15, -0.18), at(eye - 0.12, high), at(eye + 0.12, high), at(eye + 0.15, -0.18)];
                ui.painter().add(curve(points));
            }
            _ => {
                ui.painter().circle_filled(at(eye, -0.2), radius * 0.1, color);
            }
        }
        if mood <= 1 {
            // Brows that come together.
            ui.painter().line_segment([at(0.55 * side, -0.52), at(0.2 * side, -0.38)], stroke);
        }
    }
    match mood {
        5 => ui.painter().add(open_mouth(&at, color)),
        mood => {
            // The corners hang or rise as far as the middle goes the other way.
            let bend = match mood {
                0 | 1 => -0.34,
                2 => -0.2,
                3 => 0.0,
                _ => 0.3,
            };
            let (corner, middle) = (0.36 - bend * 0.3, 0.36 + bend);
            ui.painter().add(curve([at(-0.46, corner), at(-0.24, middle), at(0.24, middle), at(0.46, corner)]))
        }
    };
}

/// A mouth that laughs: straight above, round below.
fn open_mouth(at: &impl Fn(f32, f32) -> Pos2, color: Color32) -> Shape {
    const STEPS: u8 = 16;
    let below = (0..=STEPS).map(|step| {
        let turn = std::f32::consts::PI * f32::from(step) / f32::from(STEPS);
        at(0.52 * turn.cos(), 0.14 + 0.48 * turn.sin())
    });
    Shape::Path(PathShape::convex_polygon(below.collect(), color, Stroke::NONE))
}
