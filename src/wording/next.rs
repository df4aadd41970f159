//! Owns what is said to happen after an order was placed.

use super::Tongue;
use crate::catalog::Catalog;
use crate::flow::Handover;
use crate::money::Money;
use crate::pricing::Order;

/// What happens next with an order, in its order.
#[must_use]
pub fn next_steps(tongue: &Tongue, catalog: &Catalog, (order, total): (&Order, Money), to: Handover) -> Vec<String> {
    let products = order.lines.iter().filter_map(|line| catalog.product(&line.product));
    let is_personal = products.into_iter().any(|product| product.personalised);
    let pays = tongue.say_with("placed-next-2", &[("total", tongue.money(total).into())]);
    let handed_over = match (to, is_personal) {
        (Handover::Collected, _) => Some("placed-next-collect"),
        (Handover::Sent, false) => Some("placed-next-deliver"),
        (Handover::Sent, true) => Some("placed-next-3"),
        (Handover::Arranged, _) => None,
    };
    let checked = is_personal.then(|| tongue.say("placed-next-1"));
    let handed_over = handed_over.map(|name| tongue.say(name));
    checked.into_iter().chain([pays]).chain(handed_over).collect()
}
