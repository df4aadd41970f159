//! Owns the facts that an explanation is made of.

use super::Figure;
use crate::catalog::{ChoiceId, IncentiveTerms, OfferId, OptionId, ProductId};
use crate::money::{Money, Percent};
use crate::pricing::{Applied, CheaperMore, LineId, UnitsTaken, Unused};

/// Why a figure is what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What is explained.
    pub figure: Figure,
    /// How much it is, in the quote's view.
    pub amount: Money,
    /// The facts in the order in which they are told. Those with an amount add up to the figure.
    pub facts: Vec<Fact>,
}

/// One fact behind a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it adds to the figure, less than nothing where it lowers it; nothing for a fact that is only told.
    pub amount: Option<Money>,
    /// What it is. Amounts in it are in the catalog's own terms.
    pub reason: Reason,
}

/// What a fact is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Units at a price.
    Units {
        /// How many: packs, or single ones.
        count: u32,
        /// What one costs.
        each: Money,
        /// What one is.
        form: UnitForm,
    },
    /// A choice that costs extra.
    Choice {
        /// Of which product.
        product: ProductId,
        /// For which option.
        option: OptionId,
        /// What was chosen.
        choice: ChoiceId,
        /// For each of so many units, and how much; nothing where it is once for the line.
        per_unit: Option<(u32, Money)>,
    },
    /// From a larger quantity on each unit costs something else.
    NextTier {
        /// The quantity.
        from: u32,
        /// What each then costs.
        each: Money,
    },
    /// A larger quantity costs less.
    CheaperMore(CheaperMore),
    /// A reduction, as far as it is about this figure.
    Reduced {
        /// The offer.
        offer: OfferId,
        /// How many times it applied in all.
        times: u32,
        /// What the units that it took cost apart.
        apart: Money,
        /// What they cost with it.
        now: Money,
        /// The rule.
        terms: Terms,
    },
    /// Packs that are not the cheapest were chosen, because a reduction asks for them and saves more than that.
    OtherPacks {
        /// By how much they cost more.
        dearer: Money,
    },
    /// A share of what other lines cost before reductions, without what is charged for making them ready.
    PartOf {
        /// The share.
        percent: Percent,
        /// Of how much.
        of: Money,
        /// The lines.
        lines: Vec<LineId>,
    },
    /// What making it ready costs, once for the order.
    SetUp,
    /// The tax is one minor unit off the rate: prices include it, and no net makes up this gross exactly.
    TaxOff,
    /// What of a reduction falls on a line.
    Share {
        /// The line.
        line: LineId,
        /// The units that it took there.
        units: Vec<UnitsTaken>,
    },
    /// The golden offer's surcharge.
    Surcharge {
        /// The offer.
        offer: OfferId,
        /// How many times everything.
        times: u32,
        /// The share that is added.
        percent: Percent,
        /// Of what.
        of: Money,
    },
    /// What the golden offer is measured against: the same quantities in the normal way, all included.
    Normal {
        /// What would be to pay then.
        normal: Money,
        /// What is to be paid now.
        total: Money,
    },
    /// The golden offer was asked for, and would save nothing: the quantities are at their normal price.
    Withheld {
        /// The offer.
        offer: OfferId,
    },
    /// Another figure of the quote, which explains itself.
    Other(Figure),
    /// The staff discount.
    Staff {
        /// The share that is taken off.
        percent: Percent,
        /// Of what.
        of: Money,
    },
    /// What an earlier order gave.
    Given {
        /// What was agreed then.
        terms: IncentiveTerms,
        /// Of what it is taken off.
        of: Money,
    },
    /// What an earlier order gave is not used, and stays for another order.
    NotUsed {
        /// What was agreed then.
        terms: IncentiveTerms,
        /// Why.
        why: Unused,
    },
    /// The price of sending it.
    Sending,
    /// Sending is free: the goods come to the threshold.
    FreeFrom {
        /// What the goods come to, after discount.
        goods: Money,
        /// From what on it is free.
        threshold: Money,
    },
    /// Sending would be free for more goods.
    MissingForFree {
        /// How much more.
        missing: Money,
        /// From what on it is free.
        threshold: Money,
    },
    /// Sending costs nothing, whatever the order.
    AlwaysFree,
    /// There is nothing to send.
    NothingToSend,
    /// Tax at a rate.
    Tax {
        /// The rate.
        rate: Percent,
        /// What it is taken of.
        of: Money,
        /// Whether it is contained in that; else it comes on top.
        contained: bool,
        /// The lines at this rate.
        lines: Vec<LineId>,
        /// Whether sending is at this rate.
        sending: bool,
    },
    /// The catalog's prices include tax, and this quote leaves it out here.
    TaxLeftOut {
        /// The rate, where there is only one.
        rate: Option<Percent>,
    },
    /// The catalog's prices leave tax out, and this quote includes it.
    TaxAdded {
        /// The rate, where there is only one.
        rate: Option<Percent>,
    },
    /// The amounts told are in the catalog's own prices, which the quote shows otherwise.
    OwnPrices {
        /// Whether those include tax.
        include_tax: bool,
    },
    /// What is paid instead with the best combination of offers that was not used.
    Alternative {
        /// What would be to pay.
        total: Money,
        /// How much more that is; never less than nothing.
        more: Money,
        /// By how much more sending would cost.
        shipping: Money,
        /// What would apply.
        reductions: Vec<Applied>,
    },
    /// No reduction applies.
    NoReduction,
    /// Whether it is proven that no combination of offers costs less.
    Proven(bool),
}

/// What one of the units of a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitForm {
    /// A single one, at the one price there is.
    Each,
    /// A pack of so many.
    Pack(u32),
    /// A single one, at the price that holds from so many on.
    Tier(u32),
}

/// The rule by which a reduction lowers the price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Terms {
    /// A set for a fixed price.
    Fixed {
        /// For one set.
        price: Money,
    },
    /// A share off a set.
    Off {
        /// The share.
        percent: Percent,
    },
    /// Cheaper beside a parent.
    Together {
        /// So many units.
        units: u32,
        /// Cost this much.
        price: Money,
        /// The parents that are in the order.
        with: Vec<ProductId>,
        /// How often for each unit of a parent.
        per_parent: u32,
    },
}

impl Fact {
    pub(super) const fn adds(amount: Money, reason: Reason) -> Self {
        Self { amount: Some(amount), reason }
    }

    pub(super) const fn told(reason: Reason) -> Self {
        Self { amount: None, reason }
    }
}
