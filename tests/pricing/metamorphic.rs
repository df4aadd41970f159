//! What a change to an order or a catalog does to its quote, whatever the quote is.

use diderot::catalog::{Catalog, Offer, OfferKind, PackPrice, Price, Product, Reduction, TierPrice};
use diderot::flow::{Action, Session, Step};
use diderot::money::{Currency, Money};
use diderot::pricing::{LineId, Order, OrderLine, Quote, View, price};

use super::check_sums;
use super::lots::Lots;
use super::shop::print_shop;
use super::small::{Kind, ONE_RATE, basket, show};

const ALL: Kind =
    Kind { packs: true, tiers: true, duplicates: true, threshold: true, staff: true, rates: &[2100, 900], ..ONE_RATE };
const ON_TOP: Kind = Kind { on_top: true, even: true, ..ALL };

#[test]
fn the_order_of_the_lines_changes_nothing_else() {
    for_each(1_500, &[ALL, ON_TOP, ONE_RATE], |lots, catalog, order| {
        let order = Order { view: lots.pick(&[View::Consumer, View::Business]), ..order };
        let turned = Order { lines: shuffled(lots, &order.lines), ..order.clone() };
        assert_eq!(sorted(priced(&catalog, &order)), sorted(priced(&catalog, &turned)), "{}", show(&catalog, &order));
    });
}

#[test]
fn the_order_of_the_offers_changes_no_amount() {
    // Where neither rounding nor shipping makes different goods cost the same, all amounts are those of before.
    for_each(2_000, &[Kind { tiers: true, chains: true, ..ONE_RATE }], |lots, catalog, order| {
        let turned = with_offers(&catalog, shuffled(lots, &catalog.offers));
        let (quote, turned) = (priced(&catalog, &order), priced(&turned, &order));
        let amounts = |quote: &Quote| (quote.total, quote.goods, quote.tax.clone());
        assert_eq!(amounts(&quote), amounts(&turned), "{}", show(&catalog, &order));
    });
    for_each(1_500, &[ALL, ON_TOP], |lots, catalog, order| {
        let turned = with_offers(&catalog, shuffled(lots, &catalog.offers));
        assert_eq!(priced(&catalog, &order).total, priced(&turned, &order).total, "{}", show(&catalog, &order));
    });
}

#[test]
fn one_more_reduction_never_raises_the_total() {
    for_each(1_500, &[ALL, ON_TOP, Kind { chains: true, ..ALL }], |lots, catalog, order| {
        let mut offers = catalog.offers.clone();
        let mut total = priced(&catalog, &order).total;
        while !offers.is_empty() {
            offers = {
                let fewer = u32::try_from(offers.len() - 1).unwrap();
                lots.some(&offers, fewer)
            };
            let without = priced(&with_offers(&catalog, offers.clone()), &order).total;
            assert!(total <= without, "{total} with, {without} without\n{}", show(&catalog, &order));
            total = without;
        }
    });
}

#[test]
fn a_line_that_leaves_and_returns_leaves_no_trace() {
    for_each(1_500, &[ALL, ON_TOP], |_, catalog, order| {
        let before = priced(&catalog, &order);
        for place in 0..order.lines.len() {
            let mut changed = order.clone();
            let line = changed.lines.remove(place);
            if !changed.lines.is_empty() {
                priced(&catalog, &changed);
            }
            changed.lines.insert(place, line.clone());
            assert_eq!(before, priced(&catalog, &changed));
            let moved = changed.lines.remove(place);
            changed.lines.push(moved);
            assert_eq!(sorted(before.clone()), sorted(priced(&catalog, &changed)), "{}", show(&catalog, &order));
        }
    });
}

#[test]
fn an_undo_brings_the_quote_back_bit_for_bit() {
    let catalog = print_shop();
    let mut removed = 0;
    for hook in &catalog.plan.hooks {
        let mut session = Session::new(catalog.clone());
        for action in [Action::Touched, Action::HookChosen(hook.clone())] {
            session.apply(action).unwrap();
        }
        while session.state().step != Step::Review {
            let action = next(&session);
            session.apply(action).unwrap();
        }
        let before = session.quote().cloned();
        let lines: Vec<LineId> = session.state().order.lines.iter().map(|line| line.id).collect();
        for line in lines {
            if session.apply(Action::LineRemoved(line)).is_ok() {
                assert_ne!(session.quote(), before.as_ref(), "{hook}: {line:?} was removed and the quote is the same");
                session.apply(Action::Undone).unwrap();
                assert_eq!(session.quote(), before.as_ref(), "{hook}: {line:?} was removed, and that was undone");
                removed += 1;
            }
        }
    }
    assert!(removed >= 12, "only {removed} lines were removed");
}

/// A walk to the review that takes all that is offered on its way, but for upgrades: one takes the place of another.
fn next(session: &Session) -> Action {
    let state = session.state();
    let is_upgrade = |offer| matches!(session.catalog().offer(offer).unwrap().kind, OfferKind::Upgrade { .. });
    match state.step {
        Step::Commit => Action::Committed,
        Step::Needs(_) => Action::NeedsSkipped,
        Step::Offers(_) => {
            let open = session.suggestions().iter().find(|one| one.response.is_none() && !is_upgrade(&one.offer));
            open.map_or(Action::Continued, |open| Action::OfferAccepted(open.offer.clone()))
        }
        _ => Action::Continued,
    }
}

#[test]
fn two_halves_cost_what_the_whole_line_costs() {
    let kinds = [
        Kind { threshold: true, chains: true, ..ONE_RATE },
        Kind { on_top: true, even: true, staff: true, rates: &[2100, 900, 0], ..ONE_RATE },
    ];
    for_each(2_500, &kinds, |_, catalog, mut order| {
        // In the catalog's own terms: in the others each line's part of a reduction is rounded by itself.
        order.view = if catalog.shop.prices_include_tax { View::Consumer } else { View::Business };
        let mut halves = order.clone();
        halves.lines = order.lines.iter().flat_map(halved).collect();
        let (whole, halves) = (priced(&catalog, &order), priced(&catalog, &halves));
        assert_eq!(amounts(&whole), amounts(&halves), "{}", show(&catalog, &order));
        let list = |quote: &Quote| quote.lines.iter().map(|line| line.list).sum::<Money>();
        assert_eq!(list(&whole), list(&halves));
    });
}

#[test]
fn lines_of_one_product_cost_what_one_line_of_them_costs() {
    for_each(4_000, &[Kind { duplicates: true, threshold: true, ..ONE_RATE }], |_, catalog, order| {
        let mut merged: Vec<OrderLine> = Vec::new();
        for line in &order.lines {
            match merged.iter_mut().find(|known| known.product == line.product) {
                Some(known) => known.quantity += line.quantity,
                None => merged.push(line.clone()),
            }
        }
        let merged = Order { lines: merged, ..order.clone() };
        let (apart, merged) = (priced(&catalog, &order), priced(&catalog, &merged));
        assert_eq!(amounts(&apart), amounts(&merged), "{}", show(&catalog, &order));
    });
}

#[test]
fn yen_and_dinars_are_counted_like_cents() {
    for_each(1_500, &[ALL, ON_TOP], |_, catalog, order| {
        let in_euros = priced(&catalog, &order);
        for code in ["JPY", "KWD"] {
            let currency = Currency::from_code(code).unwrap();
            let mut there = catalog.clone();
            there.shop.currency = currency;
            let quote = priced(&there, &order);
            check_sums(&quote, code);
            assert_eq!(quote, Quote { currency, ..in_euros.clone() });
        }
    });
}

#[test]
fn ten_times_the_prices_are_ten_times_the_total() {
    let kind = Kind { packs: true, tiers: true, threshold: true, even: true, ..ONE_RATE };
    for_each(3_000, &[kind], |_, catalog, order| {
        let (one, ten) = (priced(&catalog, &order), priced(&dearer(&catalog), &order));
        assert_eq!((one.total.times(10), one.goods.times(10)), (ten.total, ten.goods), "{}", show(&catalog, &order));
        let applied =
            |quote: &Quote| quote.reductions.iter().map(|one| (one.offer.clone(), one.times)).collect::<Vec<_>>();
        assert_eq!(applied(&one), applied(&ten), "{}", show(&catalog, &order));
    });
}

/// Tries so many baskets of each of these kinds.
fn for_each(baskets: u64, kinds: &[Kind], try_one: impl Fn(&mut Lots, Catalog, Order)) {
    for kind in kinds {
        for seed in 0..baskets {
            let mut lots = Lots::new(seed);
            let (catalog, order) = basket(&mut lots, kind);
            try_one(&mut lots, catalog, order);
        }
    }
}

fn priced(catalog: &Catalog, order: &Order) -> Quote {
    price(catalog, order).unwrap_or_else(|error| panic!("{error}\n{}", show(catalog, order)))
}

fn shuffled<T: Clone>(lots: &mut Lots, items: &[T]) -> Vec<T> {
    lots.some(items, u32::try_from(items.len()).unwrap())
}

fn with_offers(catalog: &Catalog, offers: Vec<Offer>) -> Catalog {
    let Catalog { shop, products, attributes, plan, .. } = catalog.clone();
    Catalog::new(shop, products, offers, attributes, plan)
}

/// The same quote with its lines, and what is told of them, in the order of their numbers.
fn sorted(mut quote: Quote) -> Quote {
    quote.lines.sort_by_key(|line| line.id);
    for applied in &mut quote.reductions {
        applied.by_line.sort();
        applied.units.sort_by_key(|units| (units.line, units.pack));
    }
    quote
}

/// All amounts that do not belong to a line, and what was applied.
fn amounts(quote: &Quote) -> impl PartialEq + std::fmt::Debug {
    let applied: Vec<_> = quote.reductions.iter().map(|one| (one.offer.clone(), one.times, one.amount)).collect();
    (quote.total, quote.goods, quote.discount, quote.shipping.clone(), quote.tax.clone(), applied)
}

/// The line in two equal ones, where it can be halved.
fn halved(line: &OrderLine) -> Vec<OrderLine> {
    if !line.quantity.is_multiple_of(2) {
        return vec![line.clone()];
    }
    let half = OrderLine { quantity: line.quantity / 2, ..line.clone() };
    vec![half.clone(), OrderLine { id: LineId(line.id.0 + 100), ..half }]
}

/// The catalog with ten times its prices.
fn dearer(catalog: &Catalog) -> Catalog {
    let mut shop = catalog.shop.clone();
    shop.shipping.price = shop.shipping.price.times(10);
    shop.shipping.free_from = shop.shipping.free_from.map(|from| from.times(10));
    let product = |product: &Product| Product { price: dearer_price(&product.price), ..product.clone() };
    let products = catalog.products.iter().map(product).collect();
    let mut offers = catalog.offers.clone();
    for offer in &mut offers {
        let (OfferKind::Bundle { reduction, .. } | OfferKind::Accessory { reduction: Some(reduction), .. }) =
            &mut offer.kind
        else {
            continue;
        };
        if let Reduction::Fixed { price, .. } | Reduction::Together { price, .. } = reduction {
            *price = price.times(10);
        }
    }
    Catalog::new(shop, products, offers, catalog.attributes.clone(), catalog.plan.clone())
}

fn dearer_price(price: &Price) -> Price {
    let ten = |price: Money| price.times(10);
    match price {
        Price::Share { .. } => price.clone(),
        Price::Each(each) => Price::Each(ten(*each)),
        Price::Packs(packs) => {
            Price::Packs(packs.iter().map(|pack| PackPrice { price: ten(pack.price), ..*pack }).collect())
        }
        Price::Tiers(tiers) => {
            Price::Tiers(tiers.iter().map(|tier| TierPrice { each: ten(tier.each), ..*tier }).collect())
        }
    }
}
