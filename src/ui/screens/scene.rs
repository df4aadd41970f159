//! Owns what every screen reads: the session, the wording, the look and the pictures.

use std::borrow::Cow;

use eframe::egui::{Rect, Ui};

use super::magnifier::{look_at, magnifier};
use super::{Premises, Wish};
use crate::artwork::{Framing, PictureRequest, Subject, looks};
use crate::catalog::{Choices, Offer, PictureId, Product, ProductKind};
use crate::flow::design::{Design, LogoChoice, SampleBrand};
use crate::flow::{Session, Step};
use crate::money::Money;
use crate::ui::pictures::Pictures;
use crate::ui::text::Tongue;
use crate::ui::theme::Theme;

/// What every screen reads.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The buyer's walk.
    pub session: &'a Session,
    /// The app's wording.
    pub tongue: &'a Tongue,
    /// The shop's look on this screen.
    pub theme: &'a Theme,
    /// The pictures.
    pub pictures: &'a Pictures,
    /// What is so where the screens stand.
    pub premises: &'a Premises,
}

impl Scene<'_> {
    /// A text of the catalog in the language that is shown.
    #[must_use]
    pub fn text<'t>(&self, text: &'t crate::catalog::Text) -> &'t str {
        text.get(self.tongue.lang())
    }

    /// Why an offer is made, in the language that is shown and the words of this walk's arm.
    #[must_use]
    pub fn because<'t>(&'t self, offer: &'t Offer) -> &'t str {
        self.text(self.session.arms().because(offer))
    }

    /// A product as an offer shows it: with the picture of this walk's arm, where it has one of its own.
    #[must_use]
    pub fn as_offered<'t>(&self, offer: &Offer, product: &'t Product) -> Cow<'t, Product> {
        let picture = self.session.arms().picture(&offer.id);
        picture.map_or(Cow::Borrowed(product), |picture| {
            Cow::Owned(Product { picture: picture.clone(), ..product.clone() })
        })
    }

    /// The name of a product.
    #[must_use]
    pub fn name(&self, product: &crate::catalog::ProductId) -> String {
        self.session.catalog().product(product).map_or_else(String::new, |known| self.text(&known.name).to_owned())
    }

    /// A quantity of a product: '1 × Metal pen'. Services are not counted.
    #[must_use]
    pub fn counted_goods(&self, quantity: u32, product: &Product) -> String {
        let name = self.text(&product.name);
        match (product.kind, quantity) {
            (ProductKind::Service, 1) => name.to_owned(),
            _ => format!("{} × {name}", self.tongue.number(quantity)),
        }
    }

    /// What the order costs now.
    #[must_use]
    pub fn total(&self) -> Money {
        self.session.quote().map_or(Money::ZERO, |quote| quote.total)
    }

    /// Shows a product with the buyer's design and these choices in a rectangle.
    pub fn product_picture(&self, ui: &mut Ui, rect: Rect, product: &Product, choices: &Choices) {
        let name = self.picture_name(product);
        let request = self.request(ui, rect, product, choices);
        self.pictures.show(ui, self.theme, rect, (&request, &name));
    }

    /// The same, with the button that opens a close look at it; returns whether it was asked for.
    pub(super) fn pictured_closely(
        &self,
        ui: &mut Ui,
        rect: Rect,
        product: &Product,
        choices: &Choices,
    ) -> Option<Wish> {
        self.product_picture(ui, rect, product, choices);
        self.tell_example(ui, rect, product);
        magnifier(ui, self, rect, (product, "look-at")).then(|| look_at(product, choices))
    }

    /// Shows a picture of the catalog's by its own name; with the buyer's design where it is of something that is made with it.
    pub fn picture(&self, ui: &mut Ui, rect: Rect, (picture, name): (&PictureId, &str)) {
        let is_made =
            self.session.catalog().products.iter().any(|known| known.personalised && known.picture == *picture);
        let design = if is_made { self.shown_design() } else { Design::default() };
        let request = PictureRequest {
            subject: Subject::Product(picture.as_str().to_owned()),
            tint: None,
            film: None,
            design,
            size_px: pixels(ui, rect),
            stage: self.theme.palette.stage,
            framing: Framing::Fit,
        };
        self.pictures.show(ui, self.theme, rect, (&request, name));
    }

    /// A sentence of the app's; where nothing is made with the buyer's own design, the one that does not speak of it.
    #[must_use]
    pub fn say_of_design(&self, name: &str) -> String {
        let state = self.session.state();
        // Whoever made no design of their own is told of none.
        let is_blank = state.step != Step::Attract && state.design == Design::default();
        if self.session.catalog().has_personalised() && !is_blank {
            return self.tongue.say(name);
        }
        self.tongue.say(&format!("{name}-plain"))
    }

    /// A sentence of the app's about amounts that are to be paid; where others leave tax out, the one that says that it is in these.
    #[must_use]
    pub fn say_payable(&self, name: &str) -> String {
        super::tax::say_payable(self, name)
    }

    /// The same, filling the rectangle as far as that does not cut the product.
    pub fn filling_picture(&self, ui: &mut Ui, rect: Rect, product: &Product, choices: &Choices) {
        let name = self.picture_name(product);
        let framing = Framing::Cover { zoom_percent: 88 };
        let request = PictureRequest { framing, ..self.request(ui, rect, product, choices) };
        self.pictures.show(ui, self.theme, rect, (&request, &name));
    }

    /// Shows a product with a sample brand on it: before there is a design of the buyer's own.
    pub fn sample_picture(&self, ui: &mut Ui, rect: Rect, product: &Product, brand: SampleBrand) {
        let request = self.sample_request(ui, rect, product, brand);
        self.pictures.show(ui, self.theme, rect, (&request, self.text(&product.name)));
    }

    /// The same, small: as much of the product as fills the rectangle.
    pub(super) fn sample_thumb(&self, ui: &mut Ui, rect: Rect, product: &Product, brand: SampleBrand) {
        let framing = Framing::Cover { zoom_percent: 82 };
        let request = PictureRequest { framing, ..self.sample_request(ui, rect, product, brand) };
        self.pictures.show(ui, self.theme, rect, (&request, self.text(&product.name)));
    }

    /// Has such a picture made before it is shown.
    pub fn prepare_sample(&self, ui: &Ui, rect: Rect, product: &Product, brand: SampleBrand) {
        self.pictures.prepare(&self.sample_request(ui, rect, product, brand));
    }

    pub(super) fn sample_request(&self, ui: &Ui, rect: Rect, product: &Product, brand: SampleBrand) -> PictureRequest {
        let own = self.session.state().design.clone();
        let sample = Design { logo: LogoChoice::Sample(brand), ..Design::default() };
        let design = if own == Design::default() { sample } else { own };
        let design = if product.personalised { design } else { Design::default() };
        PictureRequest { design, ..self.request(ui, rect, product, &product.first_choices()) }
    }

    /// The request for a product's picture at a rectangle.
    #[must_use]
    pub fn request(&self, ui: &Ui, rect: Rect, product: &Product, choices: &Choices) -> PictureRequest {
        let (picture, tint, film) = looks(product, choices);
        let design = self.design_on(product);
        PictureRequest {
            subject: Subject::Product(picture),
            tint,
            film,
            design,
            size_px: pixels(ui, rect),
            stage: self.theme.palette.stage,
            framing: Framing::Fit,
        }
    }
}

/// How many pixels a rectangle has on this screen.
#[must_use]
pub(super) fn pixels(ui: &Ui, rect: Rect) -> [u32; 2] {
    let size = rect.size() * ui.ctx().pixels_per_point();
    // What the graphics card takes at once; larger than that is shown enlarged.
    let most = ui.input(|input| input.max_texture_side).min(4096) as f32;
    let size = size * (most / size.max_elem()).min(1.0);
    // A rectangle of a screen: a few thousand pixels at most, never negative.
    [size.x.round().clamp(1.0, most) as u32, size.y.round().clamp(1.0, most) as u32]
}
