//! What an order must cost, found by trying everything. Written from the rules alone and without any of the engine's
//! shortcuts; for a handful of units.

use diderot::catalog::{Catalog, Component, Off, Price, ProductId, Reduction};
use diderot::money::Money;
use diderot::pricing::{Order, OrderLine};

/// The least that an order can cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Least {
    /// What is to be paid, in cents.
    pub(crate) total: i64,
    /// The fewest applications of reductions with which that is reached.
    pub(crate) applications: u32,
}

/// Equal units: of one product, in packs of one size or loose, at one price.
#[derive(Clone, Debug)]
struct Group {
    product: ProductId,
    pack: Option<u32>,
    price: i64,
    count: u32,
    /// The place of its tax rate.
    rate: usize,
}

/// One way in which a reduction can apply once: what it takes of each group, and what it saves at each rate.
struct Way {
    takes: Vec<u32>,
    saves: Vec<i64>,
    /// The products that it takes, and their parents.
    touches: Vec<ProductId>,
}

/// A reduction, all its ways, and how often it may apply.
struct Ways {
    ways: Vec<Way>,
    limit: u32,
}

/// The least that an order can cost, whichever reductions are used, and whichever packs: dearer ones than need be only of
/// products that a reduction takes, or has for parents.
pub(crate) fn least(catalog: &Catalog, order: &Order) -> Least {
    let mut all = vec![Vec::new()];
    for line in &order.lines {
        let more = fillings(catalog, line);
        all = all.iter().flat_map(|groups| more.iter().map(move |more| [groups.as_slice(), more].concat())).collect();
    }
    let cheapest: Vec<i64> = order
        .lines
        .iter()
        .map(|line| fillings(catalog, line).iter().map(|groups| cost(groups)).min().unwrap())
        .collect();
    let dearer = |groups: &[Group]| -> Vec<ProductId> {
        let products: Vec<ProductId> = order.lines.iter().map(|line| line.product.clone()).collect();
        let of = |product: &ProductId| -> (i64, i64) {
            let groups: Vec<Group> = groups.iter().filter(|group| group.product == *product).cloned().collect();
            let least =
                products.iter().zip(&cheapest).filter(|(known, _)| *known == product).map(|(_, cost)| cost).sum();
            (cost(&groups), least)
        };
        products
            .iter()
            .filter(|product| {
                let (cost, least) = of(product);
                cost > least
            })
            .cloned()
            .collect()
    };
    // Dearer packs never make up the minimum of what an earlier order gave.
    let is_enough = |from: Option<Money>| from.is_none_or(|from| cheapest.iter().sum::<i64>() >= from.minor());
    let incentive = order.incentive.filter(|terms| is_enough(terms.from));
    let order = &Order { incentive, ..order.clone() };
    all.into_iter().map(|groups| least_of(catalog, order, (&merged(groups.clone()), &dearer(&groups)))).min().unwrap()
}

fn cost(groups: &[Group]) -> i64 {
    groups.iter().map(|group| group.price * i64::from(group.count)).sum()
}

/// All divisions of a line into the units that its product is sold in.
fn fillings(catalog: &Catalog, line: &OrderLine) -> Vec<Vec<Group>> {
    let product = catalog.product(&line.product).unwrap();
    let rate = catalog.shop.taxes.iter().position(|tax| tax.id == product.tax).unwrap();
    let group = |price: i64, count, pack| Group { product: product.id.clone(), pack, price, count, rate };
    match &product.price {
        Price::Share { .. } => unreachable!("no offer lowers a share: these shops have none"),
        Price::Each(each) => vec![vec![group(each.minor(), line.quantity, None)]],
        Price::Tiers(tiers) => {
            let tier = tiers.iter().rfind(|tier| tier.from <= line.quantity).unwrap();
            vec![vec![group(tier.each.minor(), line.quantity, None)]]
        }
        Price::Packs(packs) => {
            let mut partly = vec![(Vec::new(), 0)];
            for pack in packs {
                partly = partly
                    .into_iter()
                    .flat_map(|(groups, filled): (Vec<Group>, u32)| {
                        (0..=(line.quantity - filled) / pack.size).map(move |count| {
                            let more = group(pack.price.minor(), count, Some(pack.size));
                            ([groups.as_slice(), &[more]].concat(), filled + count * pack.size)
                        })
                    })
                    .collect();
            }
            partly.into_iter().filter(|(_, filled)| *filled == line.quantity).map(|(groups, _)| groups).collect()
        }
    }
}

/// The same units with equal ones together.
fn merged(groups: Vec<Group>) -> Vec<Group> {
    let mut merged: Vec<Group> = Vec::new();
    for group in groups.into_iter().filter(|group| group.count > 0) {
        let key = |group: &Group| (group.product.clone(), group.pack, group.price);
        match merged.iter_mut().find(|known| key(known) == key(&group)) {
            Some(known) => known.count += group.count,
            None => merged.push(group),
        }
    }
    merged
}

/// The least for units that are divided already.
fn least_of(catalog: &Catalog, order: &Order, (groups, dearer): (&[Group], &[ProductId])) -> Least {
    let rates = catalog.shop.taxes.len();
    let mut goods = vec![0; rates];
    for group in groups {
        goods[group.rate] += group.price * i64::from(group.count);
    }
    let reductions: Vec<Ways> = catalog.reductions().map(|(_, reduction)| ways(reduction, groups, rates)).collect();
    let left = groups.iter().map(|group| group.count).collect();
    let mut least = Least { total: i64::MAX, applications: 0 };
    let payable = |goods: &[i64]| payable(catalog, order, goods);
    let mut trial =
        Trial { payable: &payable, left, goods, applications: 0, touched: Vec::new(), dearer, least: &mut least };
    if let Some(first) = reductions.first() {
        trial.go_on(&reductions, first.limit, 0);
    } else {
        trial.compare();
    }
    least
}

/// A combination of reductions that is being put together.
struct Trial<'a> {
    payable: &'a dyn Fn(&[i64]) -> i64,
    left: Vec<u32>,
    /// What the goods cost at each rate.
    goods: Vec<i64>,
    applications: u32,
    /// The products of what applies.
    touched: Vec<ProductId>,
    /// The products that have to be among them.
    dearer: &'a [ProductId],
    least: &'a mut Least,
}

impl Trial<'_> {
    /// Goes on with the first of the reductions that are left, which may apply so many times more, in this of its ways or
    /// a later one.
    fn go_on(&mut self, reductions: &[Ways], times: u32, from: usize) {
        let Some((reduction, others)) = reductions.split_first() else { return self.compare() };
        self.go_on(others, others.first().map_or(0, |next| next.limit), 0);
        if times == 0 {
            return;
        }
        for (place, way) in reduction.ways.iter().enumerate().skip(from) {
            if way.takes.iter().zip(&self.left).all(|(takes, left)| takes <= left) {
                self.change(way, 1);
                self.go_on(reductions, times - 1, place);
                self.change(way, -1);
            }
        }
    }

    /// Applies a way once, or takes it back.
    fn change(&mut self, way: &Way, by: i32) {
        for (left, takes) in self.left.iter_mut().zip(&way.takes) {
            *left = if by > 0 { *left - takes } else { *left + takes };
        }
        for (goods, saves) in self.goods.iter_mut().zip(&way.saves) {
            *goods -= saves * i64::from(by);
        }
        self.applications = self.applications.strict_add_signed(by);
        if by > 0 {
            self.touched.extend(way.touches.iter().cloned());
        } else {
            self.touched.truncate(self.touched.len() - way.touches.len());
        }
    }

    fn compare(&mut self) {
        if !self.dearer.iter().all(|product| self.touched.contains(product)) {
            return;
        }
        let found = Least { total: (self.payable)(&self.goods), applications: self.applications };
        *self.least = found.min(*self.least);
    }
}

/// All ways in which a reduction can apply once, and save something.
fn ways(reduction: &Reduction, groups: &[Group], rates: usize) -> Ways {
    let mut takes = vec![vec![0; groups.len()]];
    for component in reduction.components() {
        takes = takes.into_iter().flat_map(|before| with_component(component, groups, &before)).collect();
    }
    let ways = takes.into_iter().filter_map(|takes| {
        let mut apart = vec![0; rates];
        for (group, count) in groups.iter().zip(&takes) {
            apart[group.rate] += group.price * i64::from(*count);
        }
        let saving = saving(reduction, apart.iter().sum());
        (saving > 0).then(|| Way { takes, saves: spread(saving, &apart), touches: touches(reduction) })
    });
    Ways { ways: ways.collect(), limit: limit(reduction, groups) }
}

fn touches(reduction: &Reduction) -> Vec<ProductId> {
    let with = match reduction {
        Reduction::Together { with, .. } => with.as_slice(),
        _ => &[],
    };
    reduction.components().iter().map(|component| &component.product).chain(with).cloned().collect()
}

/// By how much one application lowers what its units cost.
fn saving(reduction: &Reduction, apart: i64) -> i64 {
    match reduction {
        Reduction::Fixed { price, .. } | Reduction::Together { price, .. } => apart - price.minor(),
        Reduction::Off { percent, .. } => rounded(apart * i64::from(percent.basis_points()), 10_000),
    }
}

/// All ways to take what one component needs, on top of what is taken already.
fn with_component(component: &Component, groups: &[Group], before: &[u32]) -> Vec<Vec<u32>> {
    let mut partly = vec![(before.to_vec(), component.units)];
    for (place, group) in groups.iter().enumerate() {
        let fits = group.product == component.product && (component.pack.is_none() || component.pack == group.pack);
        if !fits {
            continue;
        }
        partly = partly
            .into_iter()
            .flat_map(|(takes, missing)| {
                let free = group.count - takes[place];
                (0..=missing.min(free)).map(move |count| {
                    let mut takes = takes.clone();
                    takes[place] += count;
                    (takes, missing - count)
                })
            })
            .collect();
    }
    partly.into_iter().filter(|(_, missing)| *missing == 0).map(|(takes, _)| takes).collect()
}

/// How often a reduction may apply: a together-price so many times for each unit of a parent.
fn limit(reduction: &Reduction, groups: &[Group]) -> u32 {
    let Reduction::Together { with, per_parent, .. } = reduction else { return u32::MAX };
    let parents = groups.iter().filter(|group| with.contains(&group.product));
    parents.map(|group| group.count * per_parent).sum()
}

/// What is to be paid for goods of so much at each rate: staff discount, what an earlier order gave, shipping and tax in it.
fn payable(catalog: &Catalog, order: &Order, goods: &[i64]) -> i64 {
    let sum: i64 = goods.iter().sum();
    let discount = rounded(sum * i64::from(order.staff_discount.basis_points()), 10_000);
    let given = order.incentive.filter(|terms| terms.from.is_none_or(|from| sum >= from.minor()));
    let given = given.map(|terms| match terms.off {
        Off::Share(percent) => rounded((sum - discount) * i64::from(percent.basis_points()), 10_000),
        Off::Amount(amount) => amount.minor().min(sum - discount),
    });
    let without = payable_less(catalog, order, (goods, discount));
    given.map_or(without, |given| without.min(payable_less(catalog, order, (goods, discount + given))))
}

/// The same with so much taken off all goods together.
fn payable_less(catalog: &Catalog, order: &Order, (goods, discount): (&[i64], i64)) -> i64 {
    let shop = &catalog.shop;
    let sum: i64 = goods.iter().sum();
    let is_free = shop.shipping.free_from.is_some_and(|from| sum - discount >= from.minor());
    let shipping = if is_free || order.lines.is_empty() { 0 } else { shop.shipping.price.minor() };
    if shop.prices_include_tax {
        return sum - discount + shipping;
    }
    let parts = spread(discount, goods);
    let taxed = shop.taxes.iter().zip(goods).zip(parts).map(|((tax, goods), discount)| {
        let sending = if tax.id == shop.shipping.tax { shipping } else { 0 };
        let net = goods - discount + sending;
        net + rounded(net * i64::from(tax.rate.basis_points()), 10_000)
    });
    taxed.sum()
}

/// Divides an amount by largest remainder, the first among equals first.
fn spread(amount: i64, weights: &[i64]) -> Vec<i64> {
    let sum: i64 = weights.iter().sum();
    if sum == 0 {
        return vec![0; weights.len()];
    }
    let mut parts: Vec<i64> = weights.iter().map(|weight| amount * weight / sum).collect();
    let mut by_remainder: Vec<usize> = (0..weights.len()).collect();
    by_remainder.sort_by_key(|place| std::cmp::Reverse(amount * weights[*place] % sum));
    let missing = amount - parts.iter().sum::<i64>();
    for place in by_remainder.into_iter().take(usize::try_from(missing).unwrap()) {
        parts[place] += 1;
    }
    parts
}

/// A quotient of what is not negative, with halves rounded up.
fn rounded(dividend: i64, divisor: i64) -> i64 {
    (dividend * 2 + divisor) / (divisor * 2)
}
