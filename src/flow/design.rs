//! Owns what the buyer wants printed: whose logo, which words, which layout; knows nothing of pixels.

use std::fmt;

/// The buyer's design: the same one goes on every product.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Design {
    /// Whose mark is printed.
    pub logo: LogoChoice,
    /// The layout of the card.
    pub template: Template,
    /// What stands on it.
    pub words: Words,
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

/// The layout of a business card, front and back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Template {
    /// Logo upper left, words lower left; the logo large on a coloured back.
    #[default]
    Classic,
    /// Everything on the middle axis.
    Centred,
    /// A band of the brand's colour along the left edge.
    Band,
    /// The logo alone on the front, the words on the back.
    Quiet,
}

impl Template {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Classic, Self::Centred, Self::Band, Self::Quiet];
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

impl Words {
    /// The longest that any of them may be, in characters.
    pub const LONGEST: usize = 60;

    /// The place of the one field in which these words differ from others; nothing where they differ in none or several.
    #[must_use]
    pub fn changed_field(&self, other: &Self) -> Option<usize> {
        let fields =
            |words: &Self| [&words.name, &words.role, &words.company, &words.phone, &words.mail].map(String::clone);
        let (own, others) = (fields(self), fields(other));
        let mut changed = own.iter().zip(&others).enumerate().filter(|(_, (own, other))| own != other);
        changed.next().map(|(place, _)| place).filter(|_| changed.next().is_none())
    }

    /// Whether nothing was typed at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        [&self.name, &self.role, &self.company, &self.phone, &self.mail].iter().all(|word| word.trim().is_empty())
    }
}
