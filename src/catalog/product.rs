//! Owns a product, its options and what it looks like.

use std::collections::BTreeMap;

use super::{
    AttributeId, ChoiceId, Claims, CompareValue, OptionId, PictureId, Price, ProductId, Rgb, Rule, ShippingId, TaxId,
    Text,
};
use crate::money::Money;

/// Something that can be in an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// Its name in the files.
    pub id: ProductId,
    /// Its name for people, like 'Business cards, matt'.
    pub name: Text,
    /// One sentence that says what it is good for.
    pub summary: Text,
    /// Goods or a service.
    pub kind: ProductKind,
    /// What a quantity of it costs.
    pub price: Price,
    /// How many a buyer usually wants; what a walk starts with. A quantity that the price allows.
    pub usual_quantity: u32,
    /// What making it ready costs, once for an order, however many of it are in it. Neither lowered by offers nor multiplied.
    pub set_up: Money,
    /// The tax rate of the shop that applies.
    pub tax: TaxId,
    /// How it is sent, where that is not the shop's usual way.
    pub shipping: Option<ShippingId>,
    /// What it can be compared by.
    pub compare: BTreeMap<AttributeId, CompareValue>,
    /// What can be chosen, in the order in which it is shown.
    pub options: Vec<ProductOption>,
    /// Which choices go together.
    pub rules: Vec<Rule>,
    /// Its picture: a folder of `media`.
    pub picture: PictureId,
    /// The colour in which the picture is shown while no option says otherwise.
    pub tint: Option<Rgb>,
    /// Whether the buyer's own design goes on it: it is then made for them, and can't be sent back.
    pub personalised: bool,
    /// Words for its style, like `kraft` or `navy`: what shares them matches.
    pub style: Vec<String>,
    /// What it claims, and what that stands on.
    pub claims: Claims,
    /// For how many months it usually lasts, where it wears out or is used up.
    pub lasts_months: Option<u32>,
}

/// Goods or a service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProductKind {
    /// Something that is handed over or sent.
    #[default]
    Goods,
    /// Something that is done.
    Service,
}

/// Something that the buyer chooses within a product, like its paper or its colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductOption {
    /// Its name in the files.
    pub id: OptionId,
    /// Its name for people.
    pub name: Text,
    /// What can be chosen; never empty. The first is what a product starts with, and it never costs extra.
    pub choices: Vec<Choice>,
}

/// One choice of an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its name in the files.
    pub id: ChoiceId,
    /// Its name for people.
    pub name: Text,
    /// What it costs on top of the product.
    pub extra: Extra,
    /// The colour that it gives the picture.
    pub tint: Option<Rgb>,
    /// The picture that it gives the product instead of its own.
    pub picture: Option<PictureId>,
    /// The film that it lays over the print.
    pub finish: Option<Finish>,
}

/// What a choice costs on top of the product.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extra {
    /// For every unit.
    pub per_unit: Money,
    /// Once for the line, whatever its quantity.
    pub per_line: Money,
    /// Once for the order, however many lines have the choice. Not multiplied.
    pub set_up: Money,
}

/// A film over the print, which catches the light.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Finish {
    /// Clear raised gloss.
    Varnish,
    /// Gold foil.
    Gold,
    /// Silver foil.
    Silver,
    /// Copper foil.
    Copper,
}

/// Which choice was made for each option of a product.
pub type Choices = BTreeMap<OptionId, ChoiceId>;

impl Product {
    /// The most months for which something can be said to last.
    pub const MOST_MONTHS: u32 = 120;

    /// Whether it costs nothing at all.
    #[must_use]
    pub fn is_free(&self) -> bool {
        matches!(&self.price, Price::Each(each) if each.is_zero()) && self.set_up.is_zero()
    }

    /// The option with this id.
    #[must_use]
    pub fn option(&self, id: &OptionId) -> Option<&ProductOption> {
        self.options.iter().find(|option| option.id == *id)
    }

    /// Whether some choice costs more than the one that the product starts with.
    #[must_use]
    pub fn has_dearer_choices(&self) -> bool {
        self.options.iter().flat_map(|option| &option.choices).any(|choice| choice.extra != Extra::default())
    }

    /// The choices that the product starts with: the first of each option.
    #[must_use]
    pub fn first_choices(&self) -> Choices {
        self.options
            .iter()
            .filter_map(|option| option.choices.first().map(|choice| (option.id.clone(), choice.id.clone())))
            .collect()
    }

    /// The choices made, completed with the first choice of every other option.
    #[must_use]
    pub fn complete(&self, made: &Choices) -> Choices {
        let mut choices = self.first_choices();
        choices.extend(made.clone());
        choices
    }

    /// The choices made, as the catalog knows them, in the order of the options.
    pub fn chosen<'a>(&'a self, choices: &'a Choices) -> impl Iterator<Item = (&'a ProductOption, &'a Choice)> {
        self.options.iter().filter_map(|option| {
            let id = choices.get(&option.id)?;
            option.choice(id).map(|choice| (option, choice))
        })
    }
}

impl ProductOption {
    /// The choice with this id.
    #[must_use]
    pub fn choice(&self, id: &ChoiceId) -> Option<&Choice> {
        self.choices.iter().find(|choice| choice.id == *id)
    }
}
