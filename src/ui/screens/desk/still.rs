//! Owns what a previewed screen is of, and how far its picture is.

use eframe::egui::TextureHandle;

use crate::catalog::{Lang, ProductId};
use crate::flow::Step;

/// A screen that is wanted as a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// What is walked with.
    pub subject: Subject,
    /// Which screen.
    pub step: Step,
    /// In which language.
    pub lang: Lang,
    /// Its width and height in pixels.
    pub size: [u32; 2],
}

/// What a previewed screen is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The walk at hand, at the step that it is on.
    AtHand,
    /// A walk that is played for a product.
    Product(ProductId),
}

/// How far the picture of a screen is.
#[derive(Clone, Default)]
pub enum Still {
    /// None is wanted.
    #[default]
    None,
    /// It is being drawn; the one before it, where there is one.
    Drawing(Option<TextureHandle>),
    /// It is there, and the product can be seen on it or not.
    Drawn(TextureHandle, bool),
    /// No walk gets to that screen.
    OutOfReach,
    /// It can't be drawn, and why.
    Failed(String),
}
