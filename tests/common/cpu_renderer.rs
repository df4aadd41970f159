//! Pictures for `egui_kittest` without GPU or display: the painter that Diderot itself falls back to.

use diderot::ui::painter::{Canvas, CpuPainter};
use eframe::egui;
use egui_kittest::TestRenderer;

/// Renders a harness with [`CpuPainter`], on a transparent background.
#[derive(Default)]
pub(crate) struct CpuRenderer(CpuPainter);

impl TestRenderer for CpuRenderer {
    fn handle_delta(&mut self, delta: &mut egui::TexturesDelta) {
        self.0.apply(delta);
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a float cast saturates")]
    fn render(&mut self, ctx: &egui::Context, output: &egui::FullOutput) -> Result<image::RgbaImage, String> {
        let pixels_per_point = ctx.pixels_per_point();
        let size = ctx.content_rect().size() * pixels_per_point;
        let (width, height) = (size.x.round() as u32, size.y.round() as u32);
        let mut canvas = Canvas::new([width as usize, height as usize], [0; 4]);
        let primitives = ctx.tessellate(output.shapes.clone(), pixels_per_point);
        self.0.paint(&mut canvas, pixels_per_point, &primitives);
        image::RgbaImage::from_raw(width, height, canvas.into_rgba())
            .ok_or_else(|| format!("{width} × {height} pixels do not fit a picture"))
    }
}
