//! Owns where the cents of a spread fall when lines have several tax rates: so that each rate's tax is what an invoice says.
//!
//! Where prices include tax, a rate's gross is taken apart into net and tax. Not every gross has a net of which the tax,
//! rounded, makes up the rest (at 21 % about one in six has none). A set, a discount or a surcharge that spans several rates
//! may fall a cent more here and a cent less there, which is enough to give every rate such a gross.
//! Source: EN 16931-1:2017, BR-CO-17: VAT category tax amount = VAT category taxable amount × (VAT category rate / 100),
//! rounded to two decimals.

use super::listing::Listed;
use super::reduced::Reduced;
use super::tax::{self, Rated};
use super::{Applied, Order};
use crate::catalog::Catalog;
use crate::money::{Money, Percent};

/// A spread moves at most so many minor units from one rate to another.
const FARTHEST: i64 = 2;
/// So many pairs of rates are looked at; no shop has more rates than make these.
const MOST_PAIRS: usize = 6;

/// A way in which minor units may move between two rates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Pair {
    from: Percent,
    to: Percent,
}

/// What is added to each rate's gross by the way in which the staff discount is spread.
pub(super) type Shifts = Vec<Rated>;

/// Moves as few minor units as need be between rates, so that as many rates as can be have a tax that is exact. What moves
/// within a reduction or a surcharge moves on its lines; what moves within the staff discount is returned.
pub(super) fn settle(
    (catalog, order): (&Catalog, &Order),
    lines: &[Listed<'_>],
    reduced: &mut Reduced,
    (discount, shipping): (Money, Money),
) -> Shifts {
    let shop = &catalog.shop;
    let rates: Vec<Percent> = lines.iter().map(|line| shop.rate(&line.product.tax)).collect();
    let mut distinct = tax::distinct(rates.iter().copied());
    if !shop.prices_include_tax || distinct.len() < 2 {
        return Vec::new();
    }
    let sending = (shipping, shop.rate(&shop.shipping.tax));
    let totals: Vec<Rated> = reduced.totals.iter().copied().zip(rates.iter().copied()).collect();
    let amounts = tax::discounted(&totals, discount, sending);
    if distinct.iter().all(|rate| is_exact(*rate, gross(&amounts, *rate))) {
        return Vec::new();
    }
    let spans =
        Spans { rates: &rates, lines, has_discount: !discount.is_zero(), has_surcharge: order.multiplier.is_some() };
    let pairs = spans.pairs(&distinct, &reduced.applied);
    distinct.extend((!distinct.contains(&sending.1)).then_some(sending.1));
    let Some(moves) = best_moves(&pairs, &distinct, &amounts) else { return Vec::new() };
    let mut shifts = Shifts::new();
    for (pair, count) in pairs.into_iter().zip(moves) {
        let pair = if count < 0 { Pair { from: pair.to, to: pair.from } } else { pair };
        for _ in 0..count.abs() {
            spans.carry_out(pair, reduced, &mut shifts);
        }
    }
    shifts
}

/// Whether a gross has a net of which the tax makes up the rest.
pub(super) fn is_exact(rate: Percent, gross: Money) -> bool {
    exact_net(rate, gross).is_some()
}

/// The net of a gross whose tax, rounded, is exactly the rest; nothing where there is none.
pub(super) fn exact_net(rate: Percent, gross: Money) -> Option<Money> {
    let near = gross - rate.contained_in(gross);
    [0, -1, 1].into_iter().map(|step| near + Money::from_minor(step)).find(|net| *net + rate.of(*net) == gross)
}

fn gross(amounts: &[Rated], rate: Percent) -> Money {
    amounts.iter().filter(|(_, other)| *other == rate).map(|(amount, _)| *amount).sum()
}

/// The moves that make most rates exact, the fewest units among those; nothing where no move does better than none.
fn best_moves(pairs: &[Pair], rates: &[Percent], amounts: &[Rated]) -> Option<Vec<i64>> {
    let mut best: Option<((usize, i64), Vec<i64>)> = None;
    let mut moves = vec![-FARTHEST; pairs.len()];
    if pairs.is_empty() || pairs.len() > MOST_PAIRS {
        return None;
    }
    loop {
        let distance: i64 = moves.iter().map(|count| count.abs()).sum();
        let is_wrong = |rate: &&Percent| {
            let shift: i64 = pairs
                .iter()
                .zip(&moves)
                .map(|(pair, count)| {
                    if pair.to == **rate {
                        *count
                    } else if pair.from == **rate {
                        -count
                    } else {
                        0
                    }
                })
                .sum();
            let gross = gross(amounts, **rate) + Money::from_minor(shift);
            gross.is_negative() || !is_exact(**rate, gross)
        };
        let wrong = rates.iter().filter(is_wrong).count();
        if best.as_ref().is_none_or(|(least, _)| (wrong, distance) < *least) {
            best = Some(((wrong, distance), moves.clone()));
        }
        let Some(place) = moves.iter().position(|count| *count < FARTHEST) else { break };
        for (index, count) in moves.iter_mut().enumerate() {
            if index < place {
                *count = -FARTHEST;
            } else if index == place {
                *count += 1;
            }
        }
    }
    best.map(|(_, moves)| moves).filter(|moves| moves.iter().any(|count| *count != 0))
}

/// What spans several rates.
struct Spans<'a> {
    rates: &'a [Percent],
    lines: &'a [Listed<'a>],
    has_discount: bool,
    has_surcharge: bool,
}

impl Spans<'_> {
    /// The pairs of rates between which something can move.
    fn pairs(&self, rates: &[Percent], applied: &[Applied]) -> Vec<Pair> {
        let mut pairs = Vec::new();
        for (place, from) in rates.iter().enumerate() {
            for to in rates.iter().skip(place + 1) {
                let pair = Pair { from: *from, to: *to };
                let in_reduction = applied.iter().any(|applied| self.ends(pair, applied).is_some());
                let in_surcharge = self.has_surcharge && self.surcharged(pair).is_some();
                if self.has_discount || in_surcharge || in_reduction {
                    pairs.push(pair);
                }
            }
        }
        pairs
    }

    /// The places of the lines in a reduction between which it can move: those that it lowers most at either rate.
    fn ends(&self, pair: Pair, applied: &Applied) -> Option<(usize, usize)> {
        let most = |rate: Percent| {
            let parts = applied.by_line.iter().filter_map(|(id, part)| {
                let place = self.lines.iter().position(|line| line.id == *id)?;
                (self.rates.get(place) == Some(&rate)).then_some((*part, place))
            });
            parts
                .filter(|(part, _)| part.minor() > FARTHEST)
                .max_by_key(|(part, place)| (*part, std::cmp::Reverse(*place)))
        };
        Some((most(pair.from)?.1, most(pair.to)?.1))
    }

    /// The places of the goods on which a surcharge can move.
    fn surcharged(&self, pair: Pair) -> Option<(usize, usize)> {
        let first = |rate: Percent| {
            let mut lines = self.lines.iter().zip(self.rates).enumerate();
            let goods = crate::catalog::ProductKind::Goods;
            lines.find(|(_, (line, other))| **other == rate && line.product.kind == goods).map(|(place, _)| place)
        };
        Some((first(pair.from)?, first(pair.to)?))
    }

    /// Moves one minor unit of gross from one rate to another: within the discount where there is one, else within a
    /// reduction, else within the surcharge.
    fn carry_out(&self, pair: Pair, reduced: &mut Reduced, shifts: &mut Shifts) {
        let one = Money::from_minor(1);
        if self.has_discount {
            shifts.extend([(-one, pair.from), (one, pair.to)]);
            return;
        }
        let found = reduced.applied.iter_mut().find_map(|applied| self.ends(pair, applied).map(|ends| (applied, ends)));
        let ends = match found {
            Some((applied, ends)) => {
                // What is reduced by more costs less.
                let id = |place: usize| self.lines.get(place).map(|line| line.id);
                for (line, part) in &mut applied.by_line {
                    if Some(*line) == id(ends.0) {
                        *part += one;
                    } else if Some(*line) == id(ends.1) {
                        *part -= one;
                    }
                }
                Some(ends)
            }
            None => self.surcharged(pair),
        };
        let Some((from, to)) = ends else { return };
        if let Some(total) = reduced.totals.get_mut(from) {
            *total -= one;
        }
        if let Some(total) = reduced.totals.get_mut(to) {
            *total += one;
        }
    }
}
