//! Owns how foil and gloss catch the light: a soft band of it that follows the pointer; knows nothing of how pictures are made.

use std::collections::BTreeMap;

use eframe::egui::{Mesh, Pos2, Rect, TextureId, Ui, pos2};

use crate::ui::theme::{Motion, Palette, ease_in_out};

/// The band is drawn as a grid of so many fields across and down: fine enough for a soft edge.
const FIELDS: [u16; 2] = [24, 16];
/// How wide the band is, as a share of the picture's diagonal.
const WIDTH: f32 = 0.17;
/// How steep the band stands: how much a step down counts beside one to the right.
const SLANT: f32 = 0.55;
/// How long the light wanders over a picture that appears, in seconds.
const SWEEP: f64 = 5.0;
/// How fast the light comes to the pointer and leaves with it, in seconds.
const COMES: f32 = 0.3;
/// Frames further apart than this, in seconds, are pictures of a screen, not a screen that somebody looks at.
const MOVING: f32 = 0.2;

/// The light on the pictures of one window.
#[derive(Default)]
pub(super) struct Glints {
    by_place: BTreeMap<u64, Glint>,
}

struct Glint {
    /// When the picture appeared.
    since: f64,
    /// Where the pointer was over it last.
    pointer: Option<Pos2>,
}

impl Glints {
    /// Paints the light of a picture at a place, if any falls on it now. Composes nothing: the same layer in other colours.
    pub(super) fn paint(&mut self, ui: &Ui, motion: Motion, (place, rect): (u64, Rect), layer: TextureId) {
        let (time, gap, pointer) = ui.input(|input| (input.time, input.unstable_dt, input.pointer.latest_pos()));
        let is_new = !self.by_place.contains_key(&place);
        let glint = self.by_place.entry(place).or_insert(Glint { since: time, pointer: None });
        if !motion.moves() {
            return;
        }
        let over = pointer.filter(|at| rect.contains(*at) && ui.clip_rect().contains(*at));
        glint.pointer = over.or(glint.pointer);
        if gap > MOVING {
            // Whoever looks at it sees the next frame at once; then it moves.
            if is_new {
                ui.ctx().request_repaint();
            }
            return;
        }
        let id = ui.scope_id().with(("glint", place));
        let near = ui.ctx().animate_bool_with_time(id, over.is_some(), COMES);
        let age = time - glint.since;
        let sweeps = age < SWEEP && near < 1.0;
        if sweeps {
            ui.ctx().request_repaint();
        }
        let by_pointer = glint.pointer.filter(|_| near > 0.0).map(|at| (along(rect, at), near));
        let by_itself = sweeps.then(|| {
            let share = (age / SWEEP) as f32;
            let strength = (1.0 - near) * (share.min(1.0 - share) * 8.0).min(1.0);
            (-WIDTH + (1.0 + 2.0 * WIDTH) * ease_in_out(share), strength)
        });
        let bands: Vec<(f32, f32)> = by_pointer.into_iter().chain(by_itself).filter(|band| band.1 > 0.0).collect();
        if !bands.is_empty() {
            ui.painter().add(mesh(rect, layer, &bands));
        }
    }

    /// Forgets where there was light.
    pub(super) fn clear(&mut self) {
        self.by_place.clear();
    }
}

/// How far a place lies across the bands, 0 in the upper left corner and 1 in the lower right one.
fn along(rect: Rect, at: Pos2) -> f32 {
    let share = (at - rect.min) / rect.size();
    (share.x + share.y * SLANT) / (1.0 + SLANT)
}

/// The layer, as bright as the bands are at each corner of the grid.
fn mesh(rect: Rect, layer: TextureId, bands: &[(f32, f32)]) -> Mesh {
    let mut mesh = Mesh::with_texture(layer);
    let [across, down] = FIELDS;
    for row in 0..=down {
        for column in 0..=across {
            let uv = pos2(f32::from(column) / f32::from(across), f32::from(row) / f32::from(down));
            let at = rect.min + rect.size() * uv.to_vec2();
            let light: f32 = bands.iter().map(|(middle, strength)| strength * bell(along(rect, at) - middle)).sum();
            mesh.vertices.push(eframe::egui::epaint::Vertex { pos: at, uv, color: Palette::seen(light.min(1.0)) });
        }
    }
    let line = u32::from(across) + 1;
    for row in 0..u32::from(down) {
        for column in 0..u32::from(across) {
            let first = row * line + column;
            mesh.add_triangle(first, first + 1, first + line);
            mesh.add_triangle(first + 1, first + line + 1, first + line);
        }
    }
    mesh
}

/// A soft hump, 1 in its middle.
fn bell(distance: f32) -> f32 {
    (-(distance / WIDTH).powi(2) * 2.0).exp()
}

#[cfg(test)]
mod tests {
    use super::*;
    use eframe::egui::vec2;

    #[test]
    fn the_light_is_brightest_where_the_pointer_is_and_nothing_far_from_it() {
        let rect = Rect::from_min_size(pos2(10.0, 20.0), vec2(480.0, 320.0));
        let pointer = pos2(250.0, 180.0);
        let mesh = mesh(rect, TextureId::default(), &[(along(rect, pointer), 1.0)]);
        let light = |at: Pos2| {
            let near = mesh.vertices.iter().min_by(|a, b| a.pos.distance(at).total_cmp(&b.pos.distance(at)));
            near.map(|vertex| vertex.color.r())
        };
        assert!(light(pointer) > Some(250) && light(rect.min) < Some(3) && light(rect.max) < Some(3));
        assert_eq!(mesh.indices.len(), 24 * 16 * 6);
    }
}
