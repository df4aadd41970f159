//! Owns the shop: its name, money, taxes, shipping, look, and what its documents say.

use std::fmt;
use std::sync::Arc;

use super::{Incentive, Lang, Rgb, ShippingId, TaxId, Text};
use crate::money::{Currency, Money, Percent};

/// The shop behind a catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shop {
    /// Its name.
    pub name: Text,
    /// The one currency of all its prices.
    pub currency: Currency,
    /// The languages it speaks, the first one by default; never empty.
    pub languages: Vec<Lang>,
    /// Whether the prices in the files include tax.
    pub prices_include_tax: bool,
    /// Its tax rates; never empty.
    pub taxes: Vec<TaxRate>,
    /// Whether goods are sent; where they are not, the buyer collects them at the counter.
    pub sends: bool,
    /// What it costs to have an order sent; nothing where none is.
    pub shipping: Shipping,
    /// The largest staff discount.
    pub staff_discount: Percent,
    /// What staff can say a discount is for, beside what they write themselves.
    pub discount_reasons: Vec<Text>,
    /// What a placed order gives for the next one, where it gives something.
    pub incentive: Option<Incentive>,
    /// How long it keeps what it knows of buyers.
    pub retention: Retention,
    /// What it looks like.
    pub look: Look,
    /// What its documents say beside the order.
    pub documents: Documents,
}

/// How long a shop keeps what it knows of buyers.
/// Source: GDPR, article 5(1)(e): no longer than is necessary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    /// In days: walks that came to no order, which name nobody.
    pub walks_days: u32,
    /// In days: who placed an order, and what they had printed. What it came to stays in the books.
    pub buyers_days: u32,
    /// In days: what is counted of walks, which leads back to nobody.
    pub measures_days: u32,
}

impl Default for Retention {
    /// A quarter for walks, as long as the legal guarantee on goods for buyers, and two years and a month for what is counted, so
    /// that a year stands beside the one before.
    /// Source: Directive (EU) 2019/771, article 10(1): two years.
    fn default() -> Self {
        Self { walks_days: 90, buyers_days: 730, measures_days: 761 }
    }
}

/// A tax rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaxRate {
    /// Its name in the files.
    pub id: TaxId,
    /// How much is taken.
    pub rate: Percent,
}

/// What it costs to have an order sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shipping {
    /// For an order with goods below the threshold.
    pub price: Money,
    /// From this much in goods on it costs nothing.
    pub free_from: Option<Money>,
    /// The tax rate on it.
    pub tax: TaxId,
    /// What products that are sent in another way cost. An order is sent in one go, in the dearest way that is in it.
    pub classes: Vec<ShippingClass>,
}

/// Another way of sending, for products that name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShippingClass {
    /// Its name in the files.
    pub id: ShippingId,
    /// For an order with goods below its threshold.
    pub price: Money,
    /// From this much in goods on it costs nothing; where there is none, it always costs its price.
    pub free_from: Option<Money>,
}

/// What the shop's documents say beside the order: quotes, confirmations and tickets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Documents {
    /// Who the shop is and where, line by line, as on a letter.
    pub address: Vec<String>,
    /// On which terms it sells.
    pub terms: Option<Text>,
    /// How many days a quote is valid; at least 1.
    pub valid_days: u32,
    /// What stands at the foot of every page.
    pub footer: Option<Text>,
}

impl Documents {
    /// How many days a quote is valid where the shop says nothing.
    pub const VALID_DAYS: u32 = 30;
}

impl Default for Documents {
    fn default() -> Self {
        Self { address: Vec::new(), terms: None, valid_days: Self::VALID_DAYS, footer: None }
    }
}

/// What the shop looks like.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    /// The one accent colour: it marks 'continue' and the order button.
    pub accent: Rgb,
    /// The ground that everything lies on: light enough for ink.
    pub paper: Rgb,
    /// The shop's own typeface for headings and names of products, where it has one.
    pub headings: Option<Typeface>,
    /// The shop's own typeface for all other text, where it has one.
    pub text: Option<Typeface>,
    /// The shop's logo, which stands in the header in place of its name, where it has one.
    pub logo: Option<ShopLogo>,
}

/// A shop's logo, known to be a picture of a kind that can be drawn.
#[derive(Clone, PartialEq, Eq)]
pub struct ShopLogo {
    /// The file that it came from, relative to the catalog's folder `media`: `logo.svg`.
    pub file: String,
    /// What is in that file.
    pub bytes: Arc<[u8]>,
}

/// A typeface of the shop's own, known to be one that can be drawn.
#[derive(Clone, PartialEq, Eq)]
pub struct Typeface {
    /// The file that it came from, relative to the catalog's folder: `fonts/Lora.ttf`.
    pub file: String,
    /// What is in that file.
    pub bytes: Arc<[u8]>,
    /// Whether all its figures are equally wide, so that amounts stand right below each other.
    pub has_even_figures: bool,
}

impl Look {
    /// The accent of a shop that names none.
    pub const ACCENT: Rgb = Rgb([0x1D, 0x5B, 0x4A]);
    /// The paper of a shop that names none.
    pub const PAPER: Rgb = Rgb([0xF3, 0xF2, 0xF0]);
}

impl Default for Look {
    fn default() -> Self {
        Self { accent: Self::ACCENT, paper: Self::PAPER, headings: None, text: None, logo: None }
    }
}

impl fmt::Debug for ShopLogo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ShopLogo({}, {} bytes)", self.file, self.bytes.len())
    }
}

impl fmt::Debug for Typeface {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Typeface({}, {} bytes)", self.file, self.bytes.len())
    }
}

impl Shop {
    /// The rate with this id; none of it where the id is unknown, which a validated catalog rules out.
    #[must_use]
    pub fn rate(&self, id: &TaxId) -> Percent {
        self.taxes.iter().find(|tax| tax.id == *id).map_or(Percent::ZERO, |tax| tax.rate)
    }
}
