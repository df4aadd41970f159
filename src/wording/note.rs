//! Owns the note that a salesperson writes to a customer afterwards: what was bought, what was declined, and what wears out when. It
//! says what is known, and urges nobody.

use super::{Tongue, promised};
use crate::catalog::{Catalog, Day, Offer, OfferKind, ProductId};
use crate::flow::{OrderCode, Promise, Session};

/// What a note is about, beside its walk.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    /// The code of the order or quote, where it has one.
    pub code: Option<&'a OrderCode>,
    /// Whether it was ordered.
    pub is_ordered: bool,
    /// What the order gave for the next one.
    pub promise: Option<&'a Promise>,
    /// The day of the order, or of the quote.
    pub day: Day,
}

/// The note as plain text, in the customer's language; nothing where there is nothing in the order.
#[must_use]
pub fn follow_up_note(tongue: &Tongue, session: &Session, about: About<'_>) -> Option<String> {
    let quote = session.quote()?;
    let catalog = session.catalog();
    let lang = tongue.lang();
    let name = |id: &ProductId| {
        catalog.product(id).map_or_else(|| id.to_string(), |product| product.name.get(lang).to_owned())
    };
    let code = about.code.map(ToString::to_string).unwrap_or_default();
    let head = if about.is_ordered { "note-order" } else { "note-quote" };
    let head = tongue.say_with(head, &[("code", code.into()), ("day", tongue.day(about.day).into())]);
    let head = head.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut parts = vec![format!("{}\n{head}", catalog.shop.name.get(lang))];
    let bought = quote.lines.iter().map(|line| format!("{} × {}", tongue.number(line.quantity), name(&line.product)));
    let title = tongue.say(if about.is_ordered { "note-bought" } else { "note-quoted" });
    let total = tongue.say_with("note-total", &[("total", tongue.money(quote.total).into())]);
    parts.push(format!("{}\n{total}", list(&title, bought)));
    let declined: Vec<String> = session.declined().iter().filter_map(|offer| offered(tongue, catalog, offer)).collect();
    if !declined.is_empty() {
        parts.push(format!(
            "{}\n{}",
            list(&tongue.say("note-declined"), declined.into_iter()),
            tongue.say("note-not-again")
        ));
    }
    let wears: Vec<String> =
        quote.lines.iter().filter_map(|line| wears_out(tongue, catalog, &line.product, about.day)).collect();
    if about.is_ordered && !wears.is_empty() {
        parts.push(list(&tongue.say("note-wears"), wears.into_iter()));
    }
    if let Some(promise) = about.promise {
        let told = promised(tongue, promise, catalog.shop.prices_include_tax);
        parts.push(format!("{}\n{}", told.title, told.lines.join("\n")));
    }
    // Plain text goes anywhere: spaces that hold words together are strange there.
    Some(format!("{}\n", parts.join("\n\n")).replace(['\u{a0}', '\u{202f}'], " "))
}

/// A title, and below it one thing a line.
fn list(title: &str, things: impl Iterator<Item = String>) -> String {
    let things = things.map(|thing| format!("\n- {thing}"));
    std::iter::once(title.to_owned()).chain(things).collect()
}

/// What an offer is called.
fn offered(tongue: &Tongue, catalog: &Catalog, id: &crate::catalog::OfferId) -> Option<String> {
    let Offer { kind, .. } = catalog.offer(id)?;
    match kind {
        OfferKind::Upgrade { to: product, .. }
        | OfferKind::Accessory { product, .. }
        | OfferKind::Service { product, .. } => {
            catalog.product(product).map(|product| product.name.get(tongue.lang()).to_owned())
        }
        OfferKind::Bundle { name, .. } => Some(name.get(tongue.lang()).to_owned()),
        OfferKind::Multiplier { times, .. } => {
            let times = tongue.times(i64::from(*times) * 100);
            Some(tongue.say_with("note-golden", &[("times", times.into())]))
        }
    }
}

/// When something wears out or is used up, where the shop says for how long it lasts.
fn wears_out(tongue: &Tongue, catalog: &Catalog, id: &ProductId, day: Day) -> Option<String> {
    let product = catalog.product(id)?;
    let months = product.lasts_months?;
    let until = day.months_later(i32::try_from(months).unwrap_or(i32::MAX));
    let values = [
        ("name", product.name.get(tongue.lang()).to_owned().into()),
        ("months", tongue.number(months).into()),
        ("day", tongue.day(until).into()),
    ];
    Some(tongue.say_with(if months == 1 { "note-lasts-one" } else { "note-lasts" }, &values))
}
