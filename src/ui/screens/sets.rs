//! Owns the pictures of several things together: what is in an order, how often it is there, and samples of it.

use eframe::egui::{CornerRadius, Rect, Role, Sense, Ui, WidgetInfo, vec2};

use super::Scene;
use super::scene::pixels;
use crate::artwork::{Framing, PictureRequest, SetPart, Subject, looks, pieces_seen};
use crate::catalog::{Choices, OfferKind, Product, ProductKind};
use crate::flow::design::{Design, LogoChoice, SampleBrand};
use crate::ui::theme::Palette;

/// How many things the picture of a sample set shows at most.
const SAMPLES: usize = 4;
/// How many times over a set is shown at most.
const MOST_TIMES: u32 = 4;

/// Something that there is in an order.
pub(super) struct Thing<'a> {
    pub(super) product: &'a Product,
    pub(super) choices: Choices,
    pub(super) quantity: u32,
}

/// What has a place in a picture, and no more than one shows.
fn goods<'t, 'a>(things: &'t [Thing<'a>]) -> Vec<&'t Thing<'a>> {
    things.iter().filter(|thing| thing.product.kind == ProductKind::Goods).take(8).collect()
}

/// Whether two things are of one kind, two cards of other sizes say: they are compared by the same, or look the same.
fn are_alike(a: &Product, b: &Product) -> bool {
    a.picture == b.picture || (!a.compare.is_empty() && a.compare.keys().eq(b.compare.keys()))
}

/// So many places of one size: beside each other in what is clearly wider than high, else one above the other. More than are
/// counted at a glance are one.
fn beside_each_other(rect: Rect, times: u32) -> Vec<Rect> {
    let count = if (2..=MOST_TIMES).contains(&times) { times } else { 1 };
    let share = 1.0 / count as f32;
    let is_wide = rect.aspect_ratio() > 1.5;
    let size = (rect.size() * if is_wide { vec2(share, 1.0) } else { vec2(1.0, share) }).floor();
    let step = if is_wide { vec2(size.x, 0.0) } else { vec2(0.0, size.y) };
    (0..count).map(|number| Rect::from_min_size(rect.min + step * number as f32, size)).collect()
}

impl Scene<'_> {
    /// Shows several things in one picture, the first the largest; each has its name for assistive technology. What is no
    /// thing, a service, has no place in it.
    pub(super) fn set_picture(&self, ui: &mut Ui, rect: Rect, things: &[Thing<'_>]) {
        let things = goods(things);
        if let [Thing { product, choices, quantity }] = things[..]
            && pieces_seen(*quantity) == 1
        {
            return self.product_picture(ui, rect, product, choices);
        }
        let request = self.set_request(ui, rect, &things);
        // One place for the picture, whatever is in it: what is added fades in.
        self.pictures.paint(ui, self.theme, rect, (&request, "set"));
        self.name_parts(ui, rect, (&request, &things));
    }

    /// Shows several things so many times over, each time the same, below a head of this height that is kept free for words.
    pub(super) fn set_times(&self, ui: &mut Ui, rect: Rect, (things, times, head): (&[Thing<'_>], u32, f32)) {
        let things = goods(things);
        let stage = Palette::swatch(crate::catalog::Rgb(self.theme.palette.stage.0));
        ui.painter().rect_filled(rect, CornerRadius::same(self.theme.measures.radius), stage);
        for (number, place) in beside_each_other(rect.with_min_y(rect.min.y + head), times).into_iter().enumerate() {
            let request = match things[..] {
                [Thing { product, choices, quantity }] if pieces_seen(*quantity) == 1 => {
                    self.request(ui, place, product, choices)
                }
                _ => self.set_request(ui, place, &things),
            };
            self.pictures.paint(ui, self.theme, place, (&request, "set"));
            // They are alike: one says what it is.
            if number == 0 {
                self.name_parts(ui, place, (&request, &things));
            }
        }
    }

    /// Says what each part of a set is, where it was drawn.
    fn name_parts(&self, ui: &mut Ui, rect: Rect, (request, things): (&PictureRequest, &[&Thing<'_>])) {
        let drawn = self.pictures.parts(request).filter(|places| places.len() == things.len());
        let places = drawn.unwrap_or_else(|| crate::artwork::set_places(things.len(), rect.aspect_ratio()));
        for ((number, thing), [x, y, width, height]) in things.iter().enumerate().zip(places) {
            let min = rect.min + rect.size() * vec2(x, y);
            let place = Rect::from_min_size(min, rect.size() * vec2(width, height));
            let response = ui.interact(place, ui.scope_id().with(("set part", number)), Sense::empty());
            response.widget_info(|| WidgetInfo::labeled(Role::Image, true, self.picture_name(thing.product)));
        }
    }

    /// The request for the picture of a set at a rectangle.
    fn set_request(&self, ui: &Ui, rect: Rect, things: &[&Thing<'_>]) -> PictureRequest {
        let part = |thing: &&Thing<'_>| SetPart {
            pieces: pieces_seen(thing.quantity),
            ..self.set_part(thing.product, &thing.choices)
        };
        PictureRequest {
            subject: Subject::Set(things.iter().map(part).collect()),
            tint: None,
            film: None,
            design: Design::default(),
            size_px: pixels(ui, rect),
            stage: self.theme.palette.stage,
            framing: Framing::Fit,
        }
    }

    /// A product with these choices as a part of a set.
    fn set_part(&self, product: &Product, choices: &Choices) -> SetPart {
        let (picture, tint, film) = looks(product, choices);
        let design = self.design_on(product);
        SetPart { picture, tint, film, design, pieces: 1 }
    }

    /// The lines of an order with what they are of, what one came for first.
    pub(super) fn parts_of(&self, order: &crate::pricing::Order) -> Vec<Thing<'_>> {
        let catalog = self.session.catalog();
        let thing = |line: &crate::pricing::OrderLine| {
            let product = catalog.product(&line.product)?;
            Some(Thing { product, choices: line.choices.clone(), quantity: line.quantity })
        };
        order.lines.iter().filter_map(thing).collect()
    }

    /// What one can come for with the first things that go with it, in one picture with a sample brand on all of it.
    pub(super) fn sample_set(&self, ui: &Ui, rect: Rect, hook: &Product, brand: SampleBrand) -> PictureRequest {
        let catalog = self.session.catalog();
        let goes_with = catalog.offers.iter().filter_map(|offer| match &offer.kind {
            OfferKind::Accessory { with, product, .. } if with.contains(&hook.id) => catalog.product(product),
            _ => None,
        });
        let mut things: Vec<&Product> = vec![hook];
        for product in goes_with.filter(|product| product.kind == ProductKind::Goods) {
            if things.len() < SAMPLES && !things.iter().any(|known| are_alike(known, product)) {
                things.push(product);
            }
        }
        let plain = self.sample_request(ui, rect, hook, brand);
        if things.len() == 1 {
            return plain;
        }
        let design = Design { logo: LogoChoice::Sample(brand), ..Design::default() };
        let part = |product: &&Product| {
            let design = if product.personalised { design.clone() } else { Design::default() };
            SetPart { design, ..self.set_part(product, &product.first_choices()) }
        };
        let subject = Subject::Set(things.iter().map(part).collect());
        PictureRequest { subject, tint: None, film: None, design: Design::default(), ..plain }
    }
}
