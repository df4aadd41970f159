//! Owns the proof that an offer always adds more than the cap allows. Amounts are minor units; wherever something is not known
//! for certain, what an offer adds is taken too low, and what a walk has room for too high.

use std::collections::BTreeSet;

use super::quantity::{effort, normal_price};
use super::satisfy::Effort;
use crate::catalog::{Catalog, Component, Extra, Offer, OfferKind, Price, Product, ProductId, Reduction};
use crate::money::{Money, Percent};

/// So many times what people usually want is thought to be as much as anybody takes, where no larger pack or tier is listed.
const MOST_TIMES: u32 = 4;

/// A whole, in basis points.
const WHOLE: i128 = 10_000;

/// How much suggestions may add at most to a walk that starts with this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Room {
    /// The number of the hook.
    pub(super) hook: usize,
    pub(super) most: i128,
}

/// What the proofs need of a catalog.
pub(super) struct Caps<'c> {
    catalog: &'c Catalog,
    /// Products that make others cheaper by being there: what they add can't be told.
    helpers: BTreeSet<&'c ProductId>,
    /// The most that an order saves where it comes to be sent for free.
    sending: i128,
    /// The lowest and the highest tax rate: a view with or without tax scales amounts by them.
    taxes: (i128, i128),
    /// The staff's largest discount.
    discount: i128,
    effort: &'c Effort,
}

impl<'c> Caps<'c> {
    pub(super) fn new(catalog: &'c Catalog, effort: &'c Effort) -> Self {
        let shop = &catalog.shop;
        let helpers = catalog.reductions().filter_map(|(_, reduction)| match reduction {
            Reduction::Together { with, .. } => Some(with),
            Reduction::Fixed { .. } | Reduction::Off { .. } => None,
        });
        let prices = shop.shipping.classes.iter().map(|class| class.price).chain([shop.shipping.price]);
        let rates = || shop.taxes.iter().map(|tax| share(tax.rate));
        Self {
            catalog,
            helpers: helpers.flatten().collect(),
            sending: prices.max().map_or(0, |price| i128::from(price.minor())),
            taxes: (rates().min().unwrap_or(0), rates().max().unwrap_or(0)),
            discount: share(shop.staff_discount),
            effort,
        }
    }

    /// How much suggestions may add to a walk that starts with this product, if somebody takes as much of it as anybody does.
    pub(super) fn room(&self, hook: usize) -> Room {
        let most = self.catalog.products.get(hook).and_then(|product| self.most_for(product)).unwrap_or(i128::MAX);
        Room { hook, most }
    }

    fn most_for(&self, product: &Product) -> Option<i128> {
        let goods = dearest(product)?;
        let anchor = goods + once(product) + self.sending;
        let free = i128::from(self.catalog.plan.cap_for_free_hook.minor());
        Some(self.allowed(anchor)?.max(free))
    }

    /// What the cap allows on an anchor, whatever the staff give off afterwards, and whichever way tax is shown.
    fn allowed(&self, anchor: i128) -> Option<i128> {
        let (lowest, highest) = self.taxes;
        let cap = share(self.catalog.plan.cap);
        let left = WHOLE - self.discount;
        let allowed = anchor.checked_mul(cap + self.discount)?.checked_mul(WHOLE + highest)?;
        // Rounding is never more than a unit or two.
        (left > 0).then(|| allowed / (left * (WHOLE + lowest)) + 2)
    }

    /// What an offer adds at least, where that is more than there is room for.
    pub(super) fn over(&self, offer: &Offer, room: Room) -> Option<i128> {
        let least = match &offer.kind {
            OfferKind::Upgrade { from, to } => return self.upgrade_over(from, to),
            OfferKind::Accessory { product, quantity, .. } => self.least(product, *quantity)?,
            OfferKind::Service { product, .. } => self.least(product, 1)?,
            OfferKind::Bundle { reduction, .. } => {
                // At least one part is missing where a set is offered.
                let parts = reduction.components().iter().map(|part| self.least(&part.product, self.quantity(part)?));
                parts.collect::<Option<Vec<i128>>>()?.into_iter().min()?
            }
            OfferKind::Multiplier { surcharge, .. } => return self.multiplier_over(share(*surcharge), room),
        };
        (least > room.most).then_some(least)
    }

    /// How many of a product a part of a set brings.
    fn quantity(&self, part: &Component) -> Option<u32> {
        let product = self.catalog.product(&part.product)?;
        match product.price {
            Price::Packs(_) => part.pack.unwrap_or(product.usual_quantity).checked_mul(part.units),
            _ => Some(part.units),
        }
    }

    /// What a quantity costs before reductions; nothing where it is not sold, or where it would take too long to say.
    fn normal(&self, price: &Price, quantity: u32) -> Option<i128> {
        let normal = || normal_price(price, quantity).map(|price| i128::from(price.minor()));
        self.effort.take(effort(price, quantity)).then(normal)?
    }

    /// What so many of a product add at least to any order; nothing where that can't be told.
    fn least(&self, id: &ProductId, quantity: u32) -> Option<i128> {
        let product = self.catalog.product(id)?;
        if self.helpers.contains(id) || matches!(product.price, Price::Share { .. }) {
            return None;
        }
        let (smallest, largest) = match &product.price {
            Price::Packs(packs) => (packs.first()?.size.max(1), packs.last()?.size.max(1)),
            _ => (1, 1),
        };
        let mut least = self.normal(&product.price, quantity)?;
        let mut saved = 0;
        for place in self.catalog.reductions_of(id) {
            let reduction = self.catalog.offers.get(*place).and_then(Offer::reduction)?;
            match reduction {
                Reduction::Together { component, price, .. } => {
                    let together = i128::from(price.minor()) * i128::from(quantity / largest);
                    least = least.min(together / i128::from(component.units.max(1)));
                }
                Reduction::Fixed { components, .. } | Reduction::Off { components, .. } => {
                    let units = components.iter().filter(|part| part.product == *id).map(|part| part.units).min()?;
                    let times = (quantity / smallest).div_ceil(units.max(1));
                    saved += self.saved_by(reduction)? * i128::from(times);
                }
            }
        }
        Some(least + i128::from(product.set_up.minor()) - saved - self.sending)
    }

    /// What one application of a set saves at most.
    fn saved_by(&self, reduction: &Reduction) -> Option<i128> {
        let apart = reduction.components().iter().map(|part| self.dearest_part(part)).sum::<Option<i128>>()?;
        Some(match reduction {
            Reduction::Fixed { price, .. } => (apart - i128::from(price.minor())).max(0),
            Reduction::Off { percent, .. } => apart * share(*percent) / WHOLE + 1,
            Reduction::Together { .. } => return None,
        })
    }

    /// What a part of a set costs apart at most.
    pub(super) fn dearest_part(&self, part: &Component) -> Option<i128> {
        let each = match &self.catalog.product(&part.product)?.price {
            Price::Each(each) => each.minor(),
            Price::Tiers(tiers) => tiers.iter().rfind(|tier| tier.from <= part.units)?.each.minor(),
            Price::Packs(packs) => {
                let meant = packs.iter().filter(|pack| part.pack.is_none_or(|size| pack.size == size));
                meant.map(|pack| pack.price.minor()).max()?
            }
            Price::Share { .. } => return None,
        };
        Some(i128::from(each) * i128::from(part.units))
    }

    /// Whether the golden offer's surcharge alone is always too much: what it adds at least on the smallest order.
    fn multiplier_over(&self, surcharge: i128, room: Room) -> Option<i128> {
        let hooks = self.catalog.hooks().map(|hook| Some((self.least_goods(hook)?, once(hook))));
        let hooks = hooks.collect::<Option<Vec<(i128, i128)>>>()?;
        let always = hooks.iter().all(|(goods, extra)| {
            // On larger orders what is paid once weighs less.
            self.allowed(goods + extra + self.sending).is_some_and(|allowed| goods * surcharge / WHOLE > allowed)
        });
        let hook = self.catalog.products.get(room.hook)?;
        always.then(|| self.least_goods(hook).map(|goods| goods * surcharge / WHOLE))?
    }

    /// The least that a product can be bought for.
    fn least_goods(&self, product: &Product) -> Option<i128> {
        self.normal(&product.price, product.price.smallest_quantity())
    }

    /// Whether an upgrade always costs too much more, in any quantity: what it adds to the smallest one.
    ///
    /// A quantity in packs costs no more than the sum of its packs, and what is paid once is paid once: so what is too much for
    /// each pack alone is too much for all of them together.
    fn upgrade_over(&self, from: &ProductId, to: &ProductId) -> Option<i128> {
        let (from, to) = self.catalog.product(from).zip(self.catalog.product(to))?;
        let extra = once(from) + self.sending;
        let mut quantities = from.price.usual_quantities();
        quantities.extend(to.price.usual_quantities());
        quantities.sort_unstable();
        quantities.dedup();
        if matches!(from.price, Price::Packs(_)) && !matches!(to.price, Price::Packs(_)) {
            quantities.retain(|quantity| from.price.usual_quantities().contains(quantity));
        }
        let mut added = None;
        for quantity in quantities {
            let now = self.normal(&from.price, quantity)?;
            let then = match (&from.price, &to.price) {
                (_, Price::Packs(packs)) => {
                    packs.iter().find(|pack| pack.size == quantity).map(|pack| pack.price.minor())
                }
                (Price::Packs(_), Price::Tiers(tiers)) => tiers.last().map(|tier| tier.each.times(quantity).minor()),
                _ => normal_price(&to.price, quantity).map(Money::minor),
            };
            // Between the sizes of its packs a product is not sold.
            let Some(then) = then.map(i128::from) else { continue };
            let anchor = now + per_unit(from) * i128::from(quantity) + extra;
            if then - anchor <= self.allowed(anchor)? {
                return None;
            }
            added = added.or(Some(then - now));
        }
        added
    }
}

/// A share in basis points.
fn share(percent: Percent) -> i128 {
    i128::from(percent.basis_points())
}

/// What as much of a product costs as anybody takes, with the dearest choices; nothing for what has no price of its own.
fn dearest(product: &Product) -> Option<i128> {
    let usual = product.usual_quantity;
    let plenty = usual.saturating_mul(MOST_TIMES);
    let at_plenty = || normal_price(&product.price, plenty).map(|price| i128::from(price.minor()));
    let (cost, quantity) = match &product.price {
        Price::Each(_) => (at_plenty()?, plenty),
        Price::Tiers(tiers) => {
            let listed = tiers.iter().map(|tier| i128::from(tier.each.minor()) * i128::from(tier.from)).max()?;
            (listed.max(at_plenty()?), plenty.max(tiers.last()?.from))
        }
        Price::Packs(packs) => {
            let largest = packs.iter().map(|pack| i128::from(pack.price.minor())).max()?;
            // Of packs that nothing is usually taken of, the next larger one.
            let pack = packs.iter().find(|pack| pack.size >= usual).or(packs.last())?;
            let cost = i128::from(pack.price.minor()) * i128::from(MOST_TIMES);
            (largest.max(cost), plenty.max(packs.last()?.size))
        }
        Price::Share { .. } => return None,
    };
    Some(cost + per_unit(product) * i128::from(quantity))
}

/// What the dearest choices add to each unit.
fn per_unit(product: &Product) -> i128 {
    dearest_choices(product, |extra| i128::from(extra.per_unit.minor()))
}

/// What is paid once for a product at most, however many of it there are.
fn once(product: &Product) -> i128 {
    let choices = |extra: &Extra| i128::from(extra.per_line.minor()) + i128::from(extra.set_up.minor());
    i128::from(product.set_up.minor()) + dearest_choices(product, choices)
}

fn dearest_choices(product: &Product, amount: impl Fn(&Extra) -> i128) -> i128 {
    let dearest =
        |option: &crate::catalog::ProductOption| option.choices.iter().map(|choice| amount(&choice.extra)).max();
    product.options.iter().filter_map(dearest).sum()
}
