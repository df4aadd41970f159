//! Owns the textures of pictures that the studio makes: asked for when first shown, the last ones shown meanwhile.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{
    ColorImage, Context, CornerRadius, Image, Rect, Role, Sense, TextureHandle, TextureOptions, Ui, WidgetInfo,
};

use crate::artwork::{Picture, PictureRequest, Studio, StudioEvent};
use crate::ui::theme::{Icon, Palette, Theme};

/// How many pixels textures may hold in all before the ones not shown for longest are let go: 192 MiB.
const MOST_PIXELS: usize = 48 * 1024 * 1024;

/// The textures of one window.
pub struct Pictures {
    studio: Arc<Studio>,
    textures: RefCell<Textures>,
}

#[derive(Default)]
struct Textures {
    by_request: Vec<Shown>,
    /// Requests that could not be made; they are not asked for again.
    failed: Vec<PictureRequest>,
    /// What was last shown at a place, to stand there while a new picture is made.
    last_at: BTreeMap<u64, TextureHandle>,
    frame: u64,
}

struct Shown {
    request: PictureRequest,
    texture: TextureHandle,
    last_frame: u64,
    /// Whether its files changed since: it only stands in while a new one is made.
    is_old: bool,
}

impl Pictures {
    /// No textures yet; pictures come from this studio.
    #[must_use]
    pub fn new(studio: Arc<Studio>) -> Self {
        Self { studio, textures: RefCell::default() }
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
                other @ StudioEvent::LogoReady { .. } => others.push(other),
            }
        }
        textures.let_go();
        others
    }

    /// Forgets every picture, so that the next buyer finds nothing of this one.
    pub fn forget(&self) {
        *self.textures.borrow_mut() = Textures::default();
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
        self.studio.pending() > 0
    }

    /// Whether a picture is there, made and ready to be shown.
    #[must_use]
    pub fn is_made(&self, request: &PictureRequest) -> bool {
        self.textures.borrow().find(request).is_some()
    }

    /// Asks for a picture that will be wanted soon.
    pub fn prepare(&self, request: &PictureRequest) {
        let textures = self.textures.borrow();
        if textures.find(request).is_none() && !textures.failed.contains(request) {
            self.studio.request(request.clone());
        }
    }

    /// Shows a picture in a rectangle with rounded corners; `name` is what it shows, for assistive technology.
    pub fn show(&self, ui: &Ui, theme: &Theme, rect: Rect, (request, name): (&PictureRequest, &str)) {
        let radius = CornerRadius::same(theme.measures.radius);
        ui.painter().rect_filled(rect, radius, Palette::swatch(crate::catalog::Rgb(request.stage.0)));
        let id = ui.scope_id().with(("picture", name, rect.min.x as i64, rect.min.y as i64));
        let mut textures = self.textures.borrow_mut();
        let frame = textures.frame;
        let found = textures.by_request.iter_mut().find(|shown| shown.is(request));
        let texture = if let Some(shown) = found {
            shown.last_frame = frame;
            let texture = shown.texture.clone();
            textures.last_at.insert(id.value(), texture.clone());
            Some(texture)
        } else if textures.failed.contains(request) {
            None
        } else {
            self.studio.request(request.clone());
            // The same in another size, or as it was.
            let alike = textures.by_request.iter().rev().find(|shown| shown.request.is_like(request));
            alike.map(|shown| shown.texture.clone()).or_else(|| textures.last_at.get(&id.value()).cloned())
        };
        if let Some(texture) = texture {
            Image::new(&texture).corner_radius(radius).paint_at(ui, rect);
        } else if textures.failed.contains(request) {
            // A picture that can't be made leaves the sign of one, not a hole.
            let size = (rect.height() * 0.3).min(48.0);
            crate::ui::widgets::paint_icon(ui, rect, Icon::Image, size, theme.palette.soft);
        }
        drop(textures);
        let response = ui.interact(rect, id, Sense::empty());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, name));
    }
}

impl Shown {
    /// Whether it is what is asked for, from the files as they are.
    fn is(&self, request: &PictureRequest) -> bool {
        !self.is_old && self.request == *request
    }
}

impl Textures {
    fn find(&self, request: &PictureRequest) -> Option<&Shown> {
        self.by_request.iter().find(|shown| shown.is(request))
    }

    fn keep(&mut self, ctx: &Context, request: PictureRequest, picture: &Picture) {
        if self.find(&request).is_some() {
            return;
        }
        let image = ColorImage::from_rgba_unmultiplied(picture.size, &picture.rgba);
        let texture = ctx.load_texture("picture", image, TextureOptions::LINEAR);
        self.by_request.retain(|shown| !shown.is_old || shown.request != request);
        self.by_request.push(Shown { request, texture, last_frame: self.frame, is_old: false });
    }

    /// Lets the textures go that were not shown for longest, while there are too many.
    fn let_go(&mut self) {
        let pixels = |shown: &Shown| shown.texture.size().iter().product::<usize>();
        let mut sum: usize = self.by_request.iter().map(pixels).sum();
        if sum <= MOST_PIXELS {
            return;
        }
        self.by_request.sort_by_key(|shown| std::cmp::Reverse(shown.last_frame));
        while sum > MOST_PIXELS {
            let Some(shown) = self.by_request.pop() else { break };
            sum -= pixels(&shown);
            self.last_at.retain(|_, texture| texture.id() != shown.texture.id());
        }
    }
}
