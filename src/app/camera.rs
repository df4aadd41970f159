//! Owns pictures of screens without a display: the real screens, painted on the CPU.

use std::io::Cursor;
use std::sync::Arc;
use std::time::Duration;

use eframe::egui::{Context, FullOutput, Pos2, RawInput, Rect, Theme as EguiTheme, Vec2};
use image::{ImageFormat, RgbaImage};

use super::media::media_of;
use super::{Front, Hands, KioskShell, wall_time};
use crate::artwork::Studio;
use crate::cli::{CatalogSource, CoverShot, Size};
use crate::flow::{Action, Session};
use crate::kiosk::Kiosk;
use crate::ui::painter::{Canvas, CpuPainter};
use crate::ui::theme::{Form, Preferences, Surface, install_fonts};
use crate::ui::widgets::keyboard;

/// Takes pictures of screens.
pub struct Camera {
    ctx: Context,
    painter: CpuPainter,
    studio: Arc<Studio>,
    front: Option<Front>,
    size: Size,
    preferences: Preferences,
    hands: Hands,
    surface: Option<Surface>,
    time: f64,
    /// What makes it a picture of a kiosk, and what lies over the walk there.
    kiosk: Option<(KioskShell, Option<CoverShot>)>,
}

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum CameraError {
    /// The product pictures did not come.
    #[error("the product pictures were not ready after a minute")]
    PicturesMissing,
    /// The picture could not be encoded.
    #[error("the picture could not be encoded: {0}")]
    Encoding(#[from] image::ImageError),
}

impl Camera {
    /// A camera for pictures of this size, on the pictures of this catalog.
    ///
    /// # Errors
    /// Never so far; a camera that needs a device would.
    pub fn open(source: &CatalogSource, size: Size) -> Result<Self, CameraError> {
        Ok(Self::with_studio(Arc::new(Studio::new(media_of(source), 2, Arc::new(|| {}))), size))
    }

    /// A camera for pictures of this size, with the product pictures of a studio.
    #[must_use]
    pub fn with_studio(studio: Arc<Studio>, size: Size) -> Self {
        let ctx = Context::default();
        install_fonts(&ctx);
        ctx.set_theme(EguiTheme::Light);
        Self {
            ctx,
            painter: CpuPainter::default(),
            studio,
            front: None,
            size,
            preferences: Preferences::default(),
            hands: Hands::default(),
            surface: None,
            time: 0.0,
            kiosk: None,
        }
    }

    /// The same of a kiosk with these settings, with something over the walk or not.
    #[must_use]
    pub fn of_kiosk(self, kiosk: &Kiosk, cover: Option<CoverShot>) -> Self {
        // A picture is the same at any time of the day.
        let kiosk = Kiosk { hours: None, ..kiosk.clone() };
        let shell = KioskShell::new(Arc::new(kiosk), None, wall_time);
        Self { kiosk: Some((shell, cover)), ..self }
    }

    /// The same, for somebody who wants to see the screens like this.
    #[must_use]
    pub fn for_preferences(self, preferences: Preferences) -> Self {
        Self { preferences, ..self }
    }

    /// The same on a screen of known millimetres that hands come at like this.
    #[must_use]
    pub fn on_surface(self, surface: Option<Surface>, hands: Hands) -> Self {
        Self { hands, surface, ..self }
    }

    /// A PNG of the screen that a session is on, with what it says of an action that was just refused.
    ///
    /// # Errors
    /// When product pictures don't come, or the PNG can't be encoded.
    pub fn picture(&mut self, session: &Session, refused: Option<&Action>) -> Result<Vec<u8>, CameraError> {
        let pixels = self.pixels(session, refused)?;
        let (width, height) = (self.size.width, self.size.height);
        let mut png = Cursor::new(Vec::new());
        let image = RgbaImage::from_raw(width, height, pixels).unwrap_or_else(|| RgbaImage::new(width, height));
        image.write_to(&mut png, ImageFormat::Png)?;
        Ok(png.into_inner())
    }

    /// The same as pixels, four bytes each: red, green, blue and alpha.
    ///
    /// # Errors
    /// When product pictures don't come.
    pub fn pixels(&mut self, session: &Session, refused: Option<&Action>) -> Result<Vec<u8>, CameraError> {
        let studio = Arc::clone(&self.studio);
        let front = self.front.get_or_insert_with(|| Front::new(session.catalog(), studio));
        front.set_usual(self.preferences);
        front.set_surface(self.surface);
        front.set_hands(self.hands);
        front.set_session(session.clone());
        if let Some((shell, cover)) = &mut self.kiosk {
            shell.furnish(front);
            if let Some(cover) = *cover {
                shell.pose(&self.ctx, front, cover);
            }
        }
        front.apply(Action::LangChosen(session.state().lang));
        if let Some(action) = refused {
            front.apply(action.clone());
        }
        self.settled()
    }

    /// The pixels once all pictures are there and nothing moves any more.
    fn settled(&mut self) -> Result<Vec<u8>, CameraError> {
        const STILL_FRAMES: u32 = 3;
        const MOST_WAITS: u32 = 6000;
        let (mut still, mut waits) = (0, 0);
        loop {
            let output = self.frame();
            let waiting = self.is_waiting();
            still = if waiting { 0 } else { still + 1 };
            if still > STILL_FRAMES {
                return Ok(self.developed(output));
            }
            self.skip(output);
            if waiting {
                waits += 1;
                if waits > MOST_WAITS {
                    return Err(CameraError::PicturesMissing);
                }
                std::thread::sleep(Duration::from_millis(10));
            }
        }
    }

    fn is_waiting(&self) -> bool {
        let is_finding = self.kiosk.as_ref().is_some_and(|(shell, _)| shell.is_waiting_for_pictures());
        is_finding || self.front.as_ref().is_some_and(Front::is_waiting_for_pictures)
    }

    /// One frame, half a second after the one before, so that movements come to their end.
    fn frame(&mut self) -> FullOutput {
        // While pictures are awaited nothing else goes on: the same screen is the same picture on a slow machine.
        let waiting = self.is_waiting();
        self.time += if waiting { 0.0 } else { 0.5 };
        let pixels = pixels(self.size);
        let usual = || Form::zoom(pixels, self.preferences.text_size);
        let zoom = self.front.as_ref().map_or_else(usual, |front| front.zoom(pixels));
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, pixels / zoom)),
            time: Some(self.time),
            ..RawInput::default()
        };
        if (self.ctx.zoom_factor() - zoom).abs() > 0.001 {
            // The first frame with another zoom is measured by the one before, and there was none: nothing is laid out in it.
            self.ctx.set_zoom_factor(zoom);
            let empty = self.ctx.run_ui(input.clone(), |_| {});
            self.skip(empty);
        }
        // A picture with the keyboard is one of somebody who types.
        if let Some(field) = keyboard::first_field(&self.ctx).filter(|_| self.hands.keyboard) {
            self.ctx.memory_mut(|memory| memory.request_focus(field));
        }
        let (front, kiosk) = (&mut self.front, &mut self.kiosk);
        // What a picture of a screen asks of the machine is not done.
        self.ctx.run_ui(input, |ui| match (front.as_mut(), kiosk.as_mut()) {
            (Some(front), Some((shell, _))) => drop(shell.show(ui, front)),
            (Some(front), None) => drop(front.show(ui)),
            (None, _) => {}
        })
    }

    fn skip(&mut self, mut output: FullOutput) {
        self.painter.apply(&mut output.textures_delta);
    }

    fn developed(&mut self, mut output: FullOutput) -> Vec<u8> {
        self.painter.apply(&mut output.textures_delta);
        let scale = output.pixels_per_point;
        let primitives = self.ctx.tessellate(output.shapes, scale);
        let size = [self.size.width as usize, self.size.height as usize];
        let mut canvas = Canvas::new(size, [255; 4]);
        self.painter.paint(&mut canvas, scale, &primitives);
        canvas.into_rgba()
    }
}

/// A picture's size as egui counts.
fn pixels(size: Size) -> Vec2 {
    // A side has at most `Size::LARGEST` pixels, which fits.
    let points = |length: u32| f32::from(u16::try_from(length).unwrap_or(u16::MAX));
    Vec2::new(points(size.width), points(size.height))
}
