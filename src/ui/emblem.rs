//! Owns the shop's logo as it stands in the header: drawn once, as it is for light rooms, and in a version for dark ones.

use std::sync::Arc;

use eframe::egui::{ColorImage, Context, TextureHandle, TextureOptions};

use crate::artwork::{Raster, import_logo};
use crate::catalog::ShopLogo;
use crate::ui::theme::Scheme;

/// The shop's logo, where it has one that can be drawn.
#[derive(Default)]
pub(super) struct Emblem {
    of: Option<Arc<[u8]>>,
    drawn: Option<Drawn>,
}

struct Drawn {
    light: TextureHandle,
    dark: TextureHandle,
}

/// So many pixels high it is drawn: enough for the header of any screen.
const HEIGHT: usize = 160;

impl Emblem {
    /// Draws the logo of a look, where it is not drawn yet: cheap enough for every frame.
    pub(super) fn keep_up(&mut self, ctx: &Context, logo: Option<&ShopLogo>) {
        let is_same = match (&self.of, logo) {
            (None, None) => true,
            (Some(now), Some(logo)) => Arc::ptr_eq(now, &logo.bytes),
            _ => false,
        };
        if is_same {
            return;
        }
        self.of = logo.map(|logo| Arc::clone(&logo.bytes));
        // One that can't be drawn after all leaves the shop's name in its place.
        self.drawn = logo
            .and_then(|logo| import_logo(&logo.bytes).ok())
            .map(|logo| Drawn { light: texture(ctx, &logo.art), dark: texture(ctx, &logo.light) });
    }

    /// The logo for a room.
    pub(super) fn shown(&self, scheme: Scheme) -> Option<TextureHandle> {
        let drawn = self.drawn.as_ref()?;
        Some(match scheme {
            Scheme::Light => drawn.light.clone(),
            Scheme::Dark => drawn.dark.clone(),
        })
    }
}

fn texture(ctx: &Context, art: &Raster) -> TextureHandle {
    let art = art.shrink((art.height / HEIGHT).max(1));
    let image = ColorImage::from_rgba_unmultiplied([art.width, art.height], &art.rgba);
    ctx.load_texture("shop", image, TextureOptions::LINEAR)
}
