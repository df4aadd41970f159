//! Owns the shop's logo as it stands in the header: drawn once by the studio, as it is for light rooms, and in a version for dark ones.

use std::sync::Arc;

use eframe::egui::{ColorImage, Context, TextureHandle, TextureOptions};

use crate::artwork::{Raster, ShopLogo as DrawnLogo, Studio};
use crate::catalog::ShopLogo;
use crate::ui::theme::Scheme;

/// The shop's logo, where it has one that can be drawn.
#[derive(Default)]
pub(super) struct Emblem {
    of: Option<Arc<[u8]>>,
    state: State,
}

#[derive(Default)]
enum State {
    /// There is none, or none that can be drawn: the shop's name stands in its place.
    #[default]
    None,
    /// The studio draws it.
    Awaited,
    Drawn {
        light: TextureHandle,
        dark: TextureHandle,
    },
}

/// So many pixels high it is drawn: enough for the header of any screen.
const HEIGHT: usize = 160;

impl Emblem {
    /// Has the logo of a look drawn, where it is not drawn yet: cheap enough for every frame.
    pub(super) fn keep_up(&mut self, studio: &Studio, logo: Option<&ShopLogo>) {
        let is_same = match (&self.of, logo) {
            (None, None) => true,
            (Some(now), Some(logo)) => Arc::ptr_eq(now, &logo.bytes) || **now == *logo.bytes,
            _ => false,
        };
        if is_same {
            return;
        }
        self.of = logo.map(|logo| Arc::clone(&logo.bytes));
        self.state = State::None;
        if let Some(logo) = logo {
            self.state = State::Awaited;
            studio.draw_shop_logo(Arc::clone(&logo.bytes), HEIGHT);
        }
    }

    /// Takes over what the studio drew, unless another one is wanted since.
    pub(super) fn take(&mut self, ctx: &Context, bytes: &Arc<[u8]>, drawn: Option<&DrawnLogo>) {
        if self.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, bytes)) {
            self.state = drawn.map_or(State::None, |drawn| State::Drawn {
                light: texture(ctx, &drawn.light),
                dark: texture(ctx, &drawn.dark),
            });
        }
    }

    /// Whether it is still being drawn.
    pub(super) const fn is_awaited(&self) -> bool {
        matches!(self.state, State::Awaited)
    }

    /// The logo for a room.
    pub(super) fn shown(&self, scheme: Scheme) -> Option<TextureHandle> {
        match (&self.state, scheme) {
            (State::Drawn { light, .. }, Scheme::Light) => Some(light.clone()),
            (State::Drawn { dark, .. }, Scheme::Dark) => Some(dark.clone()),
            _ => None,
        }
    }
}

fn texture(ctx: &Context, art: &Raster) -> TextureHandle {
    let image = ColorImage::from_rgba_unmultiplied([art.width, art.height], &art.rgba);
    ctx.load_texture("shop", image, TextureOptions::LINEAR)
}
