//! Owns what the buyer wants printed: whose logo, which words, which look; knows nothing of pixels.

mod look;

use std::fmt;

pub use look::{Colours, LetterSize, Lettering, LogoPlace, LogoPlaces, Spot, Template};

/// The buyer's design: the same one goes on every product.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Design {
    /// Whose mark is printed.
    pub logo: LogoChoice,
    /// The layout of the card.
    pub template: Template,
    /// What stands on it.
    pub words: Words,
    /// The typeface of the words.
    pub lettering: Lettering,
    /// How large the words are.
    pub letters: LetterSize,
    /// Which of the logo's colours stand on which.
    pub colours: Colours,
    /// Where the logo stands and how large, where the buyer moved it.
    pub places: LogoPlaces,
    /// Whether the white box around an imported logo is taken away.
    pub unboxed: bool,
}

/// Where the logo comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum LogoChoice {
    /// Nothing chosen yet: products are shown blank.
    #[default]
    Blank,
    /// Made from [`Words::company`], or the person's name where that is empty: initials and a typeface.
    Initials(InitialsStyle),
    /// One of the built-in sample brands.
    Sample(SampleBrand),
    /// The buyer's own picture, by the hash of its content.
    Imported(LogoId),
}

/// The look of a logo that is made from a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum InitialsStyle {
    /// Initials in a filled circle beside the name, in the serif.
    #[default]
    Seal,
    /// The name in wide capitals above a fine line, without a mark.
    Wordmark,
    /// Initials in a filled square, the name in the sans.
    Block,
}

/// The brands that are built in, so that nobody is stuck without a logo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SampleBrand {
    /// Nordwerk, studio & print: navy and orange.
    Nordwerk,
    /// Bakkerij Zilt, a bakery by the sea: deep green and sand.
    Zilt,
    /// Atelier Maas, an architect: black, fine lines.
    Maas,
}

impl SampleBrand {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Nordwerk, Self::Zilt, Self::Maas];

    /// Its name as people write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nordwerk => "Nordwerk",
            Self::Zilt => "Bakkerij Zilt",
            Self::Maas => "Atelier Maas",
        }
    }
}

impl InitialsStyle {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Seal, Self::Wordmark, Self::Block];
}

/// An imported logo, by the hash of its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LogoId(pub u64);

impl fmt::Display for LogoId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// The words on a card, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Words {
    /// The person's name.
    pub name: String,
    /// What they do.
    pub role: String,
    /// The company's name.
    pub company: String,
    /// A telephone number, printed as typed.
    pub phone: String,
    /// A mail address, printed as typed.
    pub mail: String,
}

/// One line of the words on a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// [`Words::company`].
    Company,
    /// [`Words::name`].
    Name,
    /// [`Words::role`].
    Role,
    /// [`Words::phone`].
    Phone,
    /// [`Words::mail`].
    Mail,
}

impl Field {
    /// All of them, in the order in which they are asked for.
    pub const ALL: [Self; 5] = [Self::Company, Self::Name, Self::Role, Self::Phone, Self::Mail];
}

impl Words {
    /// The longest that any of them may be, in characters.
    pub const LONGEST: usize = 60;

    /// What stands in a line.
    #[must_use]
    pub const fn get(&self, field: Field) -> &String {
        match field {
            Field::Company => &self.company,
            Field::Name => &self.name,
            Field::Role => &self.role,
            Field::Phone => &self.phone,
            Field::Mail => &self.mail,
        }
    }

    /// A line, to be changed.
    pub const fn get_mut(&mut self, field: Field) -> &mut String {
        match field {
            Field::Company => &mut self.company,
            Field::Name => &mut self.name,
            Field::Role => &mut self.role,
            Field::Phone => &mut self.phone,
            Field::Mail => &mut self.mail,
        }
    }

    /// The one line in which these words differ from others; nothing where they differ in none or several.
    #[must_use]
    pub fn changed_field(&self, other: &Self) -> Option<Field> {
        let mut changed = Field::ALL.into_iter().filter(|field| self.get(*field) != other.get(*field));
        changed.next().filter(|_| changed.next().is_none())
    }

    /// Whether nothing was typed at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        Field::ALL.iter().all(|field| self.get(*field).trim().is_empty())
    }
}
