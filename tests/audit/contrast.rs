//! The contrast of every text with what it is drawn on, as it is drawn.

use diderot::catalog::Lang;
use diderot::ui::theme::{Contrast, Preferences, Scheme, contrast};
use eframe::egui::epaint::{ClippedShape, Shape, TextShape};
use eframe::egui::{Color32, Rect};

use crate::booth::Booth;
use crate::{SCREENS, assert_none, at_every_screen};

/// What lies under a text.
enum Ground {
    Plain(Rect, Color32),
    /// A picture: what is on it is the buyer's or the shop's.
    Picture(Rect),
}

impl Ground {
    const fn rect(&self) -> Rect {
        match self {
            Self::Plain(rect, _) | Self::Picture(rect) => *rect,
        }
    }
}

/// What is wrong with the texts of a screen.
fn faint(booth: &Booth, name: &str, wanted: Contrast) -> (usize, Vec<String>) {
    let (mut grounds, mut wrong, mut read) = (Vec::new(), Vec::new(), 0);
    let zoom = booth.harness.ctx.zoom_factor();
    let mut queue: Vec<(&Shape, Rect)> = Vec::new();
    for ClippedShape { shape, clip_rect, .. } in &booth.harness.output().shapes {
        queue.push((shape, *clip_rect));
        while let Some((shape, clip)) = queue.pop() {
            match shape {
                Shape::Vec(shapes) => queue.extend(shapes.iter().rev().map(|shape| (shape, clip))),
                Shape::Rect(drawn) if drawn.fill.a() == 255 => {
                    grounds.push(Ground::Plain(drawn.rect.intersect(clip), drawn.fill));
                }
                Shape::Circle(drawn) if drawn.fill.a() == 255 => {
                    let side = eframe::egui::Vec2::splat(drawn.radius * std::f32::consts::SQRT_2);
                    grounds.push(Ground::Plain(Rect::from_center_size(drawn.center, side), drawn.fill));
                }
                Shape::Mesh(mesh) => grounds.push(Ground::Picture(mesh.calc_bounds())),
                Shape::Text(text) => {
                    read += 1;
                    wrong.extend(too_faint(text, clip, &grounds, (zoom, wanted)).map(|why| format!("{name}: {why}")));
                }
                _ => {}
            }
        }
    }
    (read, wrong)
}

fn too_faint(text: &TextShape, clip: Rect, grounds: &[Ground], (zoom, wanted): (f32, Contrast)) -> Option<String> {
    let words = text.galley.text();
    let section = text.galley.job.sections.first()?;
    let color = text.override_text_color.unwrap_or(section.format.color);
    let place = text.galley.rect.translate(text.pos.to_vec2());
    let is_read = words.contains(char::is_alphanumeric) && clip.contains(place.center()) && color.a() == 255;
    let ground = grounds.iter().rev().find(|ground| ground.rect().contains(place.center()))?;
    let Ground::Plain(_, fill) = ground else { return None };
    // Source: WCAG 2.2, 1.4.3 and 1.4.6: large is 24 pixels, or 18.66 where it is bold.
    let is_large = section.format.font_id.size * zoom >= 24.0;
    let least = match (wanted, is_large) {
        (Contrast::Normal, true) => 3.0,
        (Contrast::High, true) | (Contrast::Normal, false) => 4.5,
        (Contrast::High, false) => 7.0,
    };
    let ratio = contrast(color, *fill);
    (is_read && ratio < least).then(|| format!("'{words}' has {ratio:.2} of {least}, {color:?} on {fill:?}"))
}

#[test]
fn every_text_stands_out_from_what_it_is_drawn_on() {
    let (mut wrong, mut read) = (Vec::new(), 0);
    for (scheme, contrast) in [
        (Scheme::Light, Contrast::Normal),
        (Scheme::Light, Contrast::High),
        (Scheme::Dark, Contrast::Normal),
        (Scheme::Dark, Contrast::High),
    ] {
        for screen in [SCREENS[0], SCREENS[1]] {
            let preferences = Preferences { scheme, contrast, ..Preferences::default() };
            at_every_screen((screen, Lang::Nl, preferences), |booth, name| {
                // Nothing is on its way in any more.
                (0..4).for_each(|_| booth.harness.step());
                let (texts, faint) = faint(booth, &format!("{name}, {scheme:?}, {contrast:?}"), contrast);
                read += texts;
                wrong.extend(faint);
            });
        }
    }
    assert_none(wrong);
    assert!(read > 2000, "only {read} texts were looked at");
}
