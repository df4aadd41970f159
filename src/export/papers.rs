//! Owns what a document is made from: an order with its quote, and all that stands beside it. Plain values, so that a stored order
//! can be printed again years later.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalog::{Catalog, Day, Lang};
use crate::flow::{Details, Handover, OrderCode, Promise, Session};
use crate::money::Money;
use crate::pricing::{LineId, Order, Quote};

/// What a document is made from.
#[derive(Clone, Debug)]
pub struct Papers {
    /// What was sold, as it was then.
    pub catalog: Arc<Catalog>,
    /// What was asked for.
    pub order: Order,
    /// What it costs.
    pub quote: Quote,
    /// The same bought once, where there is a golden offer; else the quote itself.
    pub single: Quote,
    /// What the buyer came for, where they committed to something.
    pub anchor: Option<Money>,
    /// How the order is handed over.
    pub handover: Handover,
    /// Who it is for, where that is known.
    pub details: Option<Details>,
    /// The language that it is written in.
    pub lang: Lang,
    /// Its code, where it has one.
    pub code: Option<OrderCode>,
    /// The day on it.
    pub day: Day,
    /// The last day on which a quote's prices stand.
    pub valid_until: Option<Day>,
    /// What an earlier order gave for this one.
    pub redeemed: Option<Promise>,
    /// What it gives for the next one.
    pub promise: Option<Promise>,
    /// Why staff gave a discount; empty where nobody says.
    pub discount_reason: String,
    /// What each line looks like, with the buyer's design on it; lines without a picture stand without one.
    pub pictures: BTreeMap<LineId, Picture>,
    /// All of it together, where there is such a picture.
    pub scene: Option<Picture>,
}

/// A picture: opaque sRGB, four bytes a pixel, first row at the top.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// Width and height in pixels.
    pub size: [u32; 2],
    /// Red, green, blue and 255 for each pixel.
    pub rgba: Arc<[u8]>,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({} x {})", self.size[0], self.size[1])
    }
}

impl Papers {
    /// The papers of a session, as it stands on a day; nothing while there is nothing in its order. Pictures are still to be put
    /// to them, and the reason of a discount.
    #[must_use]
    pub fn of(session: &Session, day: Day) -> Option<Self> {
        let (state, catalog) = (session.state(), session.catalog());
        let days = i32::try_from(catalog.shop.documents.valid_days).unwrap_or_default();
        Some(Self {
            catalog: Arc::clone(catalog),
            order: state.order.clone(),
            quote: session.quote()?.clone(),
            single: session.single_quote()?.clone(),
            anchor: state.anchor.as_ref().map(crate::flow::Anchor::total),
            handover: session.handover(),
            details: state.details.clone(),
            lang: state.lang,
            code: state.placed.clone(),
            day,
            valid_until: Some(day.days_later(days)),
            redeemed: state.redeemed.clone(),
            promise: state.promise.clone(),
            discount_reason: String::new(),
            pictures: BTreeMap::new(),
            scene: None,
        })
    }
}
