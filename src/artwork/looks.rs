//! Owns what a product of the catalog looks like with the choices made; draws nothing.

use super::{Film, Rgb};
use crate::catalog::{Choices, Finish, Product};

/// Which picture a product has with these choices, in which colour and with which film.
#[must_use]
pub fn looks(product: &Product, choices: &Choices) -> (String, Option<Rgb>, Option<Film>) {
    let chosen = || product.chosen(choices).map(|(_, choice)| choice);
    let picture = chosen().filter_map(|choice| choice.picture.clone()).last();
    let tint = chosen().filter_map(|choice| choice.tint).last().or(product.tint);
    let finish = chosen().filter_map(|choice| choice.finish).last();
    let picture = picture.unwrap_or_else(|| product.picture.clone()).as_str().to_owned();
    (picture, tint.map(|tint| Rgb(tint.0)), finish.map(film))
}

/// How many pieces of something a picture shows, where there are so many: all of them where that is told at a glance, else one.
#[must_use]
pub fn pieces_seen(quantity: u32) -> u8 {
    u8::try_from(quantity).ok().filter(|quantity| (2..=4).contains(quantity)).unwrap_or(1)
}

const fn film(finish: Finish) -> Film {
    match finish {
        Finish::Varnish => Film::Varnish,
        Finish::Gold => Film::Gold,
        Finish::Silver => Film::Silver,
        Finish::Copper => Film::Copper,
    }
}
