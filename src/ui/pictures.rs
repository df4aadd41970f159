//! Owns the textures of pictures that the studio makes: asked for when first shown, a small one or the last one shown meanwhile.

mod glint;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{
    ColorImage, Context, CornerRadius, Id, Image, Rect, Role, Sense, TextureHandle, TextureOptions, Ui, WidgetInfo,
};
use glint::Glints;

use super::emblem::Emblem;
use crate::artwork::{LogoShelf, Part, Picture, PictureRequest, Studio, StudioEvent, Surface};
use crate::catalog::Look;
use crate::ui::theme::{Icon, Palette, Scheme, Theme};

/// How many pixels pictures and the light on them may hold in all before the ones not shown for longest are let go: 192 MiB.
///
/// What else there is stays far below the 64 MiB that are left of 256: the letters (4 MiB, 16 with every size and language seen),
/// the buyer's logo as it was imported and the code of a placed order.
const MOST_PIXELS: usize = 48 * 1024 * 1024;
/// A picture of more pixels than this is first made small, so that something is there at once.
const QUICK_BEYOND: u32 = 240 * 240;
/// How much smaller that one is.
const QUICK_PART: u32 = 4;
/// How long a picture fades in over its stand-in, in seconds.
const FADE: f32 = 0.15;

/// The textures of one window.
pub struct Pictures {
    studio: Arc<Studio>,
    textures: RefCell<Textures>,
    emblem: RefCell<Emblem>,
}

#[derive(Default)]
struct Textures {
    by_request: Vec<Shown>,
    /// Requests that could not be made; they are not asked for again.
    failed: Vec<PictureRequest>,
    /// What was last shown at a place, to stand there while a new picture is made.
    last_at: BTreeMap<u64, TextureHandle>,
    /// Where a picture fades in over another: the picture, what it covers, and since when.
    fading: BTreeMap<u64, Fading>,
    glints: Glints,
    frame: u64,
}

struct Fading {
    over: TextureHandle,
    since: f64,
}

struct Shown {
    request: PictureRequest,
    texture: TextureHandle,
    /// The light on its film.
    light: Option<TextureHandle>,
    /// Where the parts of a set were drawn.
    parts: Vec<Part>,
    last_frame: u64,
    /// Whether its files changed since: it only stands in while a new one is made.
    is_old: bool,
}

impl Pictures {
    /// No textures yet; pictures come from this studio.
    #[must_use]
    pub fn new(studio: Arc<Studio>) -> Self {
        Self { studio, textures: RefCell::default(), emblem: RefCell::default() }
    }

    /// Has the shop's logo drawn, where that is not done yet. To be called once at the start of a frame.
    pub fn keep_up(&self, look: &Look) {
        self.emblem.borrow_mut().keep_up(&self.studio, look.logo.as_ref());
    }

    /// Whether the shop has a logo that is still being drawn.
    #[must_use]
    pub fn awaits_shop_logo(&self) -> bool {
        self.emblem.borrow().is_awaited()
    }

    /// The shop's logo for a room, where it has one.
    #[must_use]
    pub fn shop_logo(&self, scheme: Scheme) -> Option<TextureHandle> {
        self.emblem.borrow().shown(scheme)
    }

    /// Takes over what the studio made; returns the other events. To be called once at the start of a frame.
    pub fn poll(&self, ctx: &Context) -> Vec<StudioEvent> {
        let mut textures = self.textures.borrow_mut();
        textures.frame += 1;
        let mut others = Vec::new();
        for event in self.studio.poll() {
            match event {
                StudioEvent::Ready { request, picture: Ok(picture) } => textures.keep(ctx, request, &picture),
                StudioEvent::Ready { request, picture: Err(_) } => textures.failed.push(request),
                StudioEvent::ShopLogoReady { bytes, drawn } => {
                    self.emblem.borrow_mut().take(ctx, &bytes, drawn.as_deref());
                }
                other @ StudioEvent::LogoReady { .. } => others.push(other),
            }
        }
        textures.let_go();
        others
    }

    /// Forgets every picture, so that the next buyer finds nothing of this one.
    pub fn forget(&self) {
        let mut textures = self.textures.borrow_mut();
        textures.glints.clear();
        *textures = Textures::default();
    }

    /// Has every picture made anew, because its files changed; the last ones are shown meanwhile.
    pub fn renew(&self) {
        let mut textures = self.textures.borrow_mut();
        textures.by_request.iter_mut().for_each(|shown| shown.is_old = true);
        textures.failed.clear();
    }

    /// Whether pictures are still being made.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.studio.pending() > 0 || self.awaits_shop_logo()
    }

    /// Whether a picture is there, made and ready to be shown.
    #[must_use]
    pub fn is_made(&self, request: &PictureRequest) -> bool {
        self.textures.borrow().find(request).is_some()
    }

    /// Where the parts of a set were drawn, once it is made: left, top, width and height of each, as shares of the picture.
    #[must_use]
    pub fn parts(&self, request: &PictureRequest) -> Option<Vec<[f32; 4]>> {
        let textures = self.textures.borrow();
        let parts = &textures.find(request)?.parts;
        let shares =
            |part: &Part| [part.left, part.top, part.width, part.height].map(|side| f32::from(side) / Part::FULL);
        Some(parts.iter().map(shares).collect())
    }

    /// The print areas of a product's picture, once one of it was made; none before.
    #[must_use]
    pub fn surfaces(&self, picture: &str) -> Vec<Surface> {
        self.studio.surfaces(picture)
    }

    /// The buyer's logos.
    #[must_use]
    pub fn shelf(&self) -> LogoShelf {
        self.studio.shelf()
    }

    /// Asks for a picture that will be wanted soon: it is made when nothing else is to do.
    pub fn prepare(&self, request: &PictureRequest) {
        let textures = self.textures.borrow();
        if textures.find(request).is_none() && !textures.failed.contains(request) {
            self.studio.request_later(request.clone());
        }
    }

    /// Shows a picture in a rectangle with rounded corners; `name` is what it shows, for assistive technology.
    pub fn show(&self, ui: &Ui, theme: &Theme, rect: Rect, (request, name): (&PictureRequest, &str)) {
        self.paint(ui, theme, rect, (request, name));
        let id = place_of(ui, name, rect);
        let response = ui.interact(rect, id, Sense::empty());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    }

    /// The same, without a word for assistive technology: for what says itself what it shows. `name` tells places apart.
    pub fn paint(&self, ui: &Ui, theme: &Theme, rect: Rect, (request, name): (&PictureRequest, &str)) {
        let radius = CornerRadius::same(theme.measures.radius);
        ui.painter().rect_filled(rect, radius, Palette::swatch(crate::catalog::Rgb(request.stage.0)));
        let place = place_of(ui, name, rect).value();
        let mut textures = self.textures.borrow_mut();
        let fade = if theme.motion.moves() { FADE } else { 0.0 };
        match textures.made(request) {
            Some((texture, light)) => {
                let share = textures.share_of(ui, place, (&texture, fade));
                if let Some(Fading { over, .. }) = textures.fading.get(&place).filter(|_| share < 1.0) {
                    Image::new(over).corner_radius(radius).paint_at(ui, rect);
                }
                let tint = Palette::seen(share);
                Image::new(&texture).tint(tint).corner_radius(radius).paint_at(ui, rect);
                textures.last_at.insert(place, texture);
                if let Some(light) = light {
                    textures.glints.paint(ui, theme.motion, (place, rect), light.id());
                }
            }
            None if textures.failed.contains(request) => {
                // A picture that can't be made leaves the sign of one, not a hole.
                let size = (rect.height() * 0.3).min(48.0);
                crate::ui::widgets::paint_icon(ui, rect, Icon::Image, size, theme.palette.soft);
            }
            None => {
                let standing_in = textures.stand_in(request);
                self.ask(request, standing_in.is_some());
                // The same in another size, or whatever was here before.
                if let Some(texture) = standing_in.or_else(|| textures.last_at.get(&place).cloned()) {
                    Image::new(&texture).corner_radius(radius).paint_at(ui, rect);
                    textures.last_at.insert(place, texture);
                }
            }
        }
    }

    /// Asks for a picture; where nothing like it is there, for a small one first.
    fn ask(&self, request: &PictureRequest, is_there: bool) {
        self.studio.request(request.clone());
        let [width, height] = request.size_px;
        if !is_there && width.saturating_mul(height) > QUICK_BEYOND {
            let size_px = request.size_px.map(|side| side.div_ceil(QUICK_PART));
            self.studio.request(PictureRequest { size_px, ..request.clone() });
        }
    }
}

/// What a picture at a place is known by.
fn place_of(ui: &Ui, name: &str, rect: Rect) -> Id {
    ui.scope_id().with(("picture", name, rect.min.x as i64, rect.min.y as i64))
}

impl Shown {
    /// Whether it is what is asked for, from the files as they are.
    fn is(&self, request: &PictureRequest) -> bool {
        !self.is_old && self.request == *request
    }

    /// How many pixels it holds, with its light.
    fn pixels(&self) -> usize {
        let pixels = |texture: &TextureHandle| texture.size().iter().product::<usize>();
        pixels(&self.texture) + self.light.as_ref().map_or(0, pixels)
    }
}

impl Textures {
    fn find(&self, request: &PictureRequest) -> Option<&Shown> {
        self.by_request.iter().find(|shown| shown.is(request))
    }

    /// A picture that is there, and the light on it; it counts as shown.
    fn made(&mut self, request: &PictureRequest) -> Option<(TextureHandle, Option<TextureHandle>)> {
        let frame = self.frame;
        let shown = self.by_request.iter_mut().find(|shown| shown.is(request))?;
        shown.last_frame = frame;
        Some((shown.texture.clone(), shown.light.clone()))
    }

    /// The largest picture that shows the same.
    fn stand_in(&self, request: &PictureRequest) -> Option<TextureHandle> {
        let alike = self.by_request.iter().filter(|shown| shown.request.is_like(request));
        alike.max_by_key(|shown| shown.texture.size().iter().product::<usize>()).map(|shown| shown.texture.clone())
    }

    /// How much of a picture shows at its place: less than 1 while it fades in over what stood there.
    fn share_of(&mut self, ui: &Ui, place: u64, (texture, fade): (&TextureHandle, f32)) -> f32 {
        let time = ui.input(|input| input.time);
        if let Some(before) = self.last_at.get(&place).filter(|before| before.id() != texture.id()) {
            self.fading.insert(place, Fading { over: before.clone(), since: time });
        }
        let Some(fading) = self.fading.get(&place) else { return 1.0 };
        let age = (time - fading.since) as f32;
        if age >= fade {
            self.fading.remove(&place);
            return 1.0;
        }
        ui.ctx().request_repaint();
        age / fade
    }

    fn keep(&mut self, ctx: &Context, request: PictureRequest, picture: &Picture) {
        if self.find(&request).is_some() {
            return;
        }
        let image = ColorImage::from_rgba_unmultiplied(picture.size, &picture.rgba);
        let texture = ctx.load_texture("picture", image, TextureOptions::LINEAR);
        self.by_request.retain(|shown| !shown.is_old || shown.request != request);
        let light = picture.light.as_ref().map(|light| {
            // Alpha is 0 everywhere: it is added to what is below.
            let image = ColorImage::from_rgba_premultiplied(picture.size, light);
            ctx.load_texture("light", image, TextureOptions::LINEAR)
        });
        self.by_request.push(Shown {
            request,
            texture,
            light,
            parts: picture.parts.clone(),
            last_frame: self.frame,
            is_old: false,
        });
    }

    /// How many pixels all of them hold.
    fn pixels(&self) -> usize {
        self.by_request.iter().map(Shown::pixels).sum()
    }

    /// Lets the textures go that were not shown for longest, while there are too many.
    fn let_go(&mut self) {
        let mut sum = self.pixels();
        if sum <= MOST_PIXELS {
            return;
        }
        self.by_request.sort_by_key(|shown| std::cmp::Reverse(shown.last_frame));
        while sum > MOST_PIXELS {
            let Some(shown) = self.by_request.pop() else { break };
            sum -= shown.pixels();
            self.last_at.retain(|_, texture| texture.id() != shown.texture.id());
            self.fading.retain(|_, fading| fading.over.id() != shown.texture.id());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artwork::{Framing, Rgb, Subject};
    use crate::flow::design::Design;

    fn request(number: u32) -> PictureRequest {
        PictureRequest {
            subject: Subject::Product(format!("product-{number}")),
            tint: None,
            film: None,
            design: Design::default(),
            size_px: [2048, 1024],
            stage: Rgb::PAPER,
            framing: Framing::Fit,
        }
    }

    #[test]
    fn however_many_pictures_were_shown_their_textures_stay_within_192_mebibytes() {
        let ctx = Context::default();
        let mut textures = Textures::default();
        for number in 0..60 {
            textures.frame += 1;
            let bytes = vec![0; 2048 * 1024 * 4];
            let light = (number % 2 == 0).then(|| bytes.clone());
            textures.keep(
                &ctx,
                request(number),
                &Picture { size: [2048, 1024], rgba: bytes, light, parts: Vec::new() },
            );
            textures.let_go();
            let held = ctx.tex_manager().read().allocated().map(|(_, meta)| meta.bytes_used()).sum::<usize>();
            assert!(textures.pixels() * 4 <= 192 << 20 && held <= 208 << 20, "{held}");
        }
        assert!(textures.find(&request(59)).is_some() && textures.find(&request(0)).is_none());
    }
}
