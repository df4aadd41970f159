//! Paints egui's meshes on the CPU into plain pixels; knows neither windows nor files, nor what the meshes show.
//!
//! Screenshots, image tests and machines without OpenGL all use it, so that they show the same thing.
//! It blends in gamma space with premultiplied alpha and samples as `egui_glow` does, to within one step in 255 a
//! layer, with three differences: paint callbacks are left out, there is no dithering and there are no mip maps.
//! Same input, same pixels: positions are snapped to 1/256 pixel and coverage is decided in integers.

mod blend;
mod canvas;
mod paint;
mod plane;
mod texture;
mod triangle;

use std::collections::HashMap;

use eframe::egui::epaint::{ClippedPrimitive, ImageData, ImageDelta, Primitive};
use eframe::egui::{Mesh, TextureId, TexturesDelta};

pub use canvas::Canvas;
use canvas::PixelRect;
use paint::Paint;
use texture::Texture;
use triangle::Triangle;

/// Holds egui's textures and paints egui's meshes with them.
#[derive(Default)]
pub struct CpuPainter {
    textures: HashMap<TextureId, Texture>,
    /// Freed by the last delta, but still seen in the frame that came with it.
    freed: Vec<TextureId>,
}

impl CpuPainter {
    /// Takes over the texture changes of one frame and leaves `delta` empty.
    ///
    /// To be called once a frame, before [`Self::paint`]. What `delta` frees may still be shown in this frame, and is
    /// dropped at the next call. A change that does not fit its texture is ignored.
    pub fn apply(&mut self, delta: &mut TexturesDelta) {
        for id in self.freed.drain(..) {
            self.textures.remove(&id);
        }
        #[expect(clippy::iter_over_hash_type, reason = "each texture is independent of the others")]
        for (id, images) in delta.set.drain() {
            for image in images {
                self.set(id, &image);
            }
        }
        self.freed.extend(delta.free.drain());
    }

    /// Paints `primitives`, in points, over what `canvas` shows already.
    ///
    /// Paint callbacks, meshes with an unknown texture, and triangles with vertices that are not numbers are left out.
    pub fn paint(&self, canvas: &mut Canvas, pixels_per_point: f32, primitives: &[ClippedPrimitive]) {
        for ClippedPrimitive { clip_rect, primitive } in primitives {
            if let Primitive::Mesh(mesh) = primitive
                && let Some(texture) = self.textures.get(&mesh.texture_id)
                && let Some(clip) = PixelRect::of_clip(*clip_rect, pixels_per_point, canvas.size())
            {
                paint_mesh(canvas, pixels_per_point, clip, texture, mesh);
            }
        }
    }

    fn set(&mut self, id: TextureId, delta: &ImageDelta) {
        let ImageData::Color(image) = &delta.image;
        if let Some(position) = delta.pos {
            if let Some(texture) = self.textures.get_mut(&id) {
                texture.update(position, image, delta.options);
            }
        } else if let Some(texture) = Texture::new(image, delta.options) {
            self.textures.insert(id, texture);
        }
    }
}

fn paint_mesh(canvas: &mut Canvas, pixels_per_point: f32, clip: PixelRect, texture: &Texture, mesh: &Mesh) {
    let (triples, _) = mesh.indices.as_chunks::<3>();
    for indices in triples {
        let [Some(a), Some(b), Some(c)] = indices.map(|index| mesh.vertices.get(index as usize)) else { continue };
        if let Some(triangle) = Triangle::new([a, b, c], pixels_per_point)
            && let Some(spans) = triangle.spans(clip)
        {
            let paint = Paint::of(&triangle, texture);
            for span in spans {
                paint.fill(canvas.row_mut(span.y, span.x_start, span.x_end), span.x_start, span.y);
            }
        }
    }
}

#[cfg(test)]
mod tests;
