//! Owns what copy may not say: the topics, their codes, why each is refused, and where it is looked for.

/// What copy may not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::storage::catalog_files::check) enum Topic {
    /// Costs that come on top.
    HiddenCosts,
    /// A price in words, which the next change of prices makes wrong.
    TypedPrice,
    /// A price that was lower or higher before.
    TypedWas,
    /// So much saved.
    TypedSaving,
    /// A price of somebody else, or of nobody.
    ReferencePrice,
    /// Hurry, and only so many left.
    Urgency,
    /// What costs nothing.
    Free,
    /// What everybody buys and loves.
    Popular,
    /// The legal guarantee as if it were a gift of the shop.
    LegalGuarantee,
    /// A service that is a warranty, without saying what it adds.
    Warranty,
    /// A service that is an insurance, without saying whose.
    Insurance,
    /// A warranty that is sold with goods or in an offer, where no service covers it.
    SoldWarranty,
    /// An insurance that is sold with goods or in an offer, where no service covers it.
    SoldInsurance,
    /// Sending back what can't be sent back.
    Returns,
    /// A question for personal data.
    Personal,
    /// Shame on who declines.
    Shaming,
    /// Cheaper or better than everybody.
    Superlative,
    /// Good for the planet, just so.
    Green,
    /// Neutral for the climate, because of what is done elsewhere.
    Neutral,
    /// A measure in the name of goods without what one unit costs.
    UnitPrice,
    /// A measure in the name of a choice of such goods.
    ChosenMeasure,
    /// The measure of what is in a package, in the summary of such goods.
    PackedMeasure,
}

/// Which topics are looked for in a text: a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::storage::catalog_files::check) struct Setting(u32);

impl Topic {
    /// The code of a problem with it.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::HiddenCosts => "hidden-costs",
            Self::TypedPrice => "typed-price",
            Self::TypedWas => "typed-was",
            Self::TypedSaving => "typed-saving",
            Self::ReferencePrice => "reference-price",
            Self::Urgency => "urgency-words",
            Self::Free => "free-words",
            Self::Popular => "popular-words",
            Self::LegalGuarantee => "legal-guarantee",
            Self::Warranty | Self::SoldWarranty => "uncovered-warranty",
            Self::Insurance | Self::SoldInsurance => "uncovered-insurance",
            Self::Returns => "false-returns",
            Self::Personal => "personal-question",
            Self::Shaming => "shaming-words",
            Self::Superlative => "superlative",
            Self::Green | Self::Neutral => "green-words",
            Self::UnitPrice | Self::ChosenMeasure | Self::PackedMeasure => "unit-price",
        }
    }

    /// Why it is refused, as the end of a sentence.
    pub(super) const fn why(self) -> &'static str {
        match self {
            Self::HiddenCosts => "every cost that can't be avoided is in the price from the first screen",
            Self::TypedPrice => "prices stand in the price fields, where they are always those of today",
            Self::TypedWas => "an earlier price is shown by the app, and only when the product's history proves it",
            Self::TypedSaving => {
                "what is saved is reckoned by the app, against what the buyer would pay otherwise today"
            }
            Self::ReferencePrice => "a price that nobody pays here is nothing to compare with",
            Self::Urgency => "hurry and scarcity are only said where a real day or a real count stands behind them",
            Self::Free => "what is free costs nothing at all, and here it does",
            Self::Popular => "what others do or think needs a source, a count and a period",
            Self::LegalGuarantee => "what the law gives to everybody is nothing that the shop adds",
            Self::Warranty | Self::SoldWarranty => "a warranty that is paid for says what it adds to the law",
            Self::Insurance | Self::SoldInsurance => "an insurance says who insures",
            Self::Returns => "what is made for the buyer can't be sent back like other goods",
            Self::Personal => "the walk asks for needs, never for personal data",
            Self::Shaming => "whoever says no is never made to feel bad about it",
            Self::Superlative => "a comparison with everybody else can't be proven here",
            Self::Green => "without a certificate that says so, this is a claim about everything and nothing",
            Self::Neutral => "nothing is neutral for the climate because of what is paid for elsewhere",
            Self::UnitPrice | Self::ChosenMeasure | Self::PackedMeasure => {
                "where a measure is sold, the price of one litre or kilogram stands beside it"
            }
        }
    }

    /// What to do.
    pub(super) const fn mend(self) -> &'static str {
        match self {
            Self::HiddenCosts => "put the cost into the price, or into shipping, and leave the words out",
            Self::TypedPrice => "leave the amount out: the card shows it",
            Self::TypedWas => "leave the words out, and give the product its history: [Was(from: …, price: …), …]",
            Self::TypedSaving => "leave the words out: where something is saved, the card shows how much",
            Self::ReferencePrice => "leave it out",
            Self::Urgency => {
                "leave the words out; say valid: Valid(until: …) for an offer, or stock: Stock(…) for a product"
            }
            Self::Free => "leave the word out, or make it true: together: 0 in an accessory's offer",
            Self::Popular => "leave the words out, and write proof: [Rating(…)] or [Claim(…)] with its source",
            Self::LegalGuarantee => "say only what goes beyond the law, as cover: warranty({ … })",
            Self::SoldWarranty => "make it a service of its own with cover: warranty({ … }), or leave it out",
            Self::SoldInsurance => "make it a service of its own with cover: insurance(\"…\"), or leave it out",
            Self::Warranty => "add cover: warranty({ nl: \"…\" }) with what it adds, or leave the word out",
            Self::Insurance => "add cover: insurance(\"name of the insurer\"), or leave the word out",
            Self::Returns => "leave the promise out, or say personalised: false where it is not made for the buyer",
            Self::Personal => "ask for what the buyer needs; name and address are asked with the order",
            Self::Shaming => "say what the offer is good for",
            Self::Superlative => "say what is good about it, with a figure that can be checked",
            Self::Green => "say what is true of it, like 'of recycled paper', or add certificates: [Certificate(…)]",
            Self::Neutral => "say what is true of it, like 'printed with power from our own roof'",
            Self::UnitPrice | Self::ChosenMeasure | Self::PackedMeasure => {
                "add contains: litre(0.5) or kilogram(…); or contains: each, where the measure is only a property"
            }
        }
    }

    const fn bit(self) -> u32 {
        1 << self as u32
    }
}

impl Setting {
    /// What no text of the shop may say.
    pub(in crate::storage::catalog_files::check) const ANY: Self = Self(
        Topic::HiddenCosts.bit()
            | Topic::TypedPrice.bit()
            | Topic::TypedWas.bit()
            | Topic::TypedSaving.bit()
            | Topic::ReferencePrice.bit()
            | Topic::Urgency.bit()
            | Topic::Free.bit()
            | Topic::Popular.bit()
            | Topic::LegalGuarantee.bit()
            | Topic::Shaming.bit()
            | Topic::Superlative.bit()
            | Topic::Green.bit()
            | Topic::Neutral.bit(),
    );

    /// Nothing yet.
    pub(in crate::storage::catalog_files::check) const NONE: Self = Self(0);

    /// Whether a topic is looked for.
    pub(in crate::storage::catalog_files::check) const fn has(self, topic: Topic) -> bool {
        self.0 & topic.bit() != 0
    }

    /// The same and a topic more, where that is so.
    pub(in crate::storage::catalog_files::check) const fn with(self, topic: Topic, is_so: bool) -> Self {
        if is_so { Self(self.0 | topic.bit()) } else { self }
    }

    /// The same without a topic, where that is so.
    pub(in crate::storage::catalog_files::check) const fn without(self, topic: Topic, is_so: bool) -> Self {
        if is_so { Self(self.0 & !topic.bit()) } else { self }
    }

    /// What it has that another one has not.
    pub(in crate::storage::catalog_files::check) const fn beyond(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Only one of its topics; nothing where it has not got that.
    pub(in crate::storage::catalog_files::check) const fn only(self, topic: Topic) -> Self {
        Self(self.0 & topic.bit())
    }

    /// What may be said where the evidence stands beside it.
    pub(in crate::storage::catalog_files::check) const fn with_proof(self) -> Self {
        self.without(Topic::Popular, true)
    }
}
