//! Owns why each figure of a quote is what it is, as facts; knows no words, and stores nothing: a quote explains itself from
//! its catalog and its order.

mod basis;
mod fact;
mod line;
mod offer;
mod whole;

pub use fact::{Explanation, Fact, Reason, Terms, UnitForm};

use self::basis::Basis;
use super::{LineId, Order, Quote};
use crate::catalog::{Catalog, OfferId};
use crate::money::Percent;

/// A figure of a quote that can be explained.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Figure {
    /// What a line costs without any reduction: [`super::QuoteLine::list`].
    List(LineId),
    /// What a line costs by itself, bought once: its list price less what is cheaper together with its parent. Sets and the
    /// golden offer are about the whole.
    Own(LineId),
    /// What a line costs in this order: [`super::QuoteLine::total`].
    Line(LineId),
    /// By how much an offer lowers the price.
    Reduction(OfferId),
    /// What the golden offer adds to the goods bought once.
    Golden,
    /// The sum of the lines.
    Goods,
    /// The staff discount.
    Discount,
    /// What an earlier order gave.
    Incentive,
    /// What sending it costs.
    Shipping,
    /// The tax at a rate.
    Tax(Percent),
    /// What is saved against buying each thing by itself.
    Saved,
    /// What is to be paid.
    Total,
}

/// Every figure of a quote, in the order in which a quote is read.
#[must_use]
pub fn figures(quote: &Quote) -> Vec<Figure> {
    let lines =
        quote.lines.iter().flat_map(|line| [Figure::List(line.id), Figure::Own(line.id), Figure::Line(line.id)]);
    let reductions = quote.reductions.iter().map(|applied| Figure::Reduction(applied.offer.clone()));
    let golden = quote.multiplier.is_some().then_some(Figure::Golden);
    let discount = (!quote.discount.is_zero()).then_some(Figure::Discount);
    let incentive = quote.incentive.is_some().then_some(Figure::Incentive);
    let taxes = quote.tax.iter().map(|tax| Figure::Tax(tax.rate));
    let whole = lines.chain(reductions).chain(golden).chain([Figure::Goods]).chain(discount).chain(incentive);
    whole.chain([Figure::Shipping]).chain(taxes).chain([Figure::Saved, Figure::Total]).collect()
}

/// Why a figure of a quote is what it is: the facts with an amount add up to it, to the cent. Nothing where the quote has no
/// such figure, or is not the quote of this order.
#[must_use]
pub fn explain(catalog: &Catalog, order: &Order, quote: &Quote, figure: &Figure) -> Option<Explanation> {
    let basis = Basis::new(catalog, order, quote)?;
    let (amount, facts) = match figure {
        Figure::List(line) => line::list(&basis, *line),
        Figure::Own(line) => line::own(&basis, *line),
        Figure::Line(line) => line::total(&basis, *line),
        Figure::Reduction(offer) => offer::reduction(&basis, offer),
        Figure::Golden => offer::golden(&basis),
        Figure::Goods => Some(whole::goods(quote)),
        Figure::Discount => Some(whole::discount(&basis)),
        Figure::Incentive => whole::incentive(&basis),
        Figure::Shipping => Some(whole::shipping(&basis)),
        Figure::Tax(rate) => whole::tax(&basis, *rate),
        Figure::Saved => Some(whole::saved(quote)),
        Figure::Total => Some(whole::total(&basis)),
    }?;
    Some(Explanation { figure: figure.clone(), amount, facts })
}
