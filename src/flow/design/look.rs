//! Owns how a design looks beyond its logo and words: layout, typeface, colours, where the logo stands; knows no measures.
//!
//! Everything is a choice among few, or a whole number: so that equal looks are equal, and fold from actions.

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
    /// The brand's colour all over, light words on it.
    Full,
    /// One large letter of the name that runs off the edge.
    Monogram,
    /// Two tones that meet on a slope.
    Slope,
    /// The name as large as it goes.
    Headline,
    /// A fine line, and words on a grid of two columns.
    Grid,
    /// The card stands: logo above, words below.
    Upright,
}

impl Template {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 10] = [
        Self::Classic,
        Self::Centred,
        Self::Band,
        Self::Quiet,
        Self::Full,
        Self::Monogram,
        Self::Slope,
        Self::Headline,
        Self::Grid,
        Self::Upright,
    ];

    /// Whether the card stands.
    #[must_use]
    pub const fn stands(self) -> bool {
        matches!(self, Self::Upright)
    }
}

/// The typeface of the words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lettering {
    /// Inter: clear and of today.
    #[default]
    Inter,
    /// Fraunces, with Inter for what is small: warm.
    Fraunces,
    /// EB Garamond: a book of good paper.
    Garamond,
    /// Jost: drawn with compasses.
    Jost,
    /// DM Mono: typed.
    Mono,
}

impl Lettering {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Inter, Self::Fraunces, Self::Garamond, Self::Jost, Self::Mono];

    /// Its name as people know it; the same in every language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Inter => "Inter",
            Self::Fraunces => "Fraunces",
            Self::Garamond => "Garamond",
            Self::Jost => "Jost",
            Self::Mono => "DM Mono",
        }
    }
}

/// How large the words are beside what the layout gives them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LetterSize {
    /// A little smaller.
    Small,
    /// As the layout has them.
    #[default]
    Usual,
    /// A little larger.
    Large,
}

impl LetterSize {
    /// All of them, the smallest first.
    pub const ALL: [Self; 3] = [Self::Small, Self::Usual, Self::Large];

    /// The next larger one.
    #[must_use]
    pub const fn larger(self) -> Option<Self> {
        match self {
            Self::Small => Some(Self::Usual),
            Self::Usual => Some(Self::Large),
            Self::Large => None,
        }
    }

    /// In percent of what the layout gives them.
    #[must_use]
    pub const fn percent(self) -> u8 {
        match self {
            Self::Small => 88,
            Self::Usual => 100,
            Self::Large => 116,
        }
    }
}

/// Which of the logo's colours stand on which. They are named by what they are to the logo, so that another logo brings its
/// own; what they come to is computed, and reads.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Colours {
    /// As the layout has them.
    #[default]
    FromLogo,
    /// The logo's dark colour on the paper.
    DarkOnPaper,
    /// The logo's clear colour on the paper.
    AccentOnPaper,
    /// Light on the logo's dark colour.
    LightOnDark,
    /// The clear colour on the dark one.
    AccentOnDark,
    /// Light or dark, whatever reads, on the clear colour.
    OnAccent,
    /// The dark colour on a breath of the clear one.
    DarkOnTint,
    /// Black on the paper.
    BlackOnPaper,
}

impl Colours {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 8] = [
        Self::FromLogo,
        Self::DarkOnPaper,
        Self::AccentOnPaper,
        Self::DarkOnTint,
        Self::OnAccent,
        Self::LightOnDark,
        Self::AccentOnDark,
        Self::BlackOnPaper,
    ];
}

/// A face of something that a logo stands on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Spot {
    /// A card's front.
    #[default]
    Front,
    /// A card's back.
    Back,
    /// Whatever is no card: a mug, a shirt, a sticker.
    Thing,
}

/// Where a logo stands beside where its layout puts it, and how large.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LogoPlace {
    /// To the right, in thousandths of the print's width.
    pub across: i16,
    /// Down, in thousandths of its height.
    pub down: i16,
    /// Its size in percent of the layout's.
    pub percent: u16,
}

impl Default for LogoPlace {
    fn default() -> Self {
        Self { across: 0, down: 0, percent: 100 }
    }
}

impl LogoPlace {
    /// The smallest that a logo can be made, in percent.
    pub const SMALLEST: u16 = 30;
    /// The largest, in percent.
    pub const LARGEST: u16 = 300;

    /// The same within what can be meant. That it stays on the card is seen to where its measures are known.
    #[must_use]
    pub fn tamed(self) -> Self {
        Self {
            across: self.across.clamp(-1000, 1000),
            down: self.down.clamp(-1000, 1000),
            percent: self.percent.clamp(Self::SMALLEST, Self::LARGEST),
        }
    }

    /// Whether two changes, one after the other, are one in the eyes of who made them: both only made it larger or smaller, or
    /// both were a nudge.
    pub(in crate::flow) fn is_one_change([before, last, next]: [Self; 3]) -> bool {
        let first = last.change_from(before);
        first != Changed::Moved && first == next.change_from(last)
    }

    fn change_from(self, before: Self) -> Changed {
        const NUDGE: u16 = 12;
        let moved = self.across.abs_diff(before.across).max(self.down.abs_diff(before.down));
        match moved {
            0 => Changed::Sized,
            _ if moved <= NUDGE && self.percent == before.percent => Changed::Nudged,
            _ => Changed::Moved,
        }
    }
}

/// How a logo's place differs from another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Changed {
    Sized,
    Nudged,
    Moved,
}

/// Where the logo stands on each face.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct LogoPlaces {
    /// On a card's front.
    pub front: LogoPlace,
    /// On its back.
    pub back: LogoPlace,
    /// On whatever is no card.
    pub thing: LogoPlace,
}

impl LogoPlaces {
    /// Where it stands on a face.
    #[must_use]
    pub const fn on(&self, spot: Spot) -> LogoPlace {
        match spot {
            Spot::Front => self.front,
            Spot::Back => self.back,
            Spot::Thing => self.thing,
        }
    }

    /// The same with the logo elsewhere on one face.
    #[must_use]
    pub fn with(mut self, spot: Spot, place: LogoPlace) -> Self {
        *match spot {
            Spot::Front => &mut self.front,
            Spot::Back => &mut self.back,
            Spot::Thing => &mut self.thing,
        } = place.tamed();
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn place(across: i16, down: i16, percent: u16) -> LogoPlace {
        LogoPlace { across, down, percent }
    }

    #[test]
    fn sizing_in_one_go_is_one_change_and_two_drags_are_two() {
        let home = LogoPlace::default();
        assert!(LogoPlace::is_one_change([home, place(0, 0, 106), place(0, 0, 112)]), "pressed twice");
        assert!(LogoPlace::is_one_change([home, place(5, 0, 100), place(10, 0, 100)]), "nudged twice");
        assert!(!LogoPlace::is_one_change([home, place(200, 90, 100), place(90, 10, 100)]), "dragged twice");
        assert!(!LogoPlace::is_one_change([home, place(200, 90, 100), place(200, 90, 106)]), "dragged, then sized");
        assert!(!LogoPlace::is_one_change([home, place(0, 0, 106), place(5, 0, 106)]), "sized, then nudged");
    }

    #[test]
    fn a_place_is_kept_within_what_can_be_meant() {
        let places = LogoPlaces::default().with(Spot::Back, place(i16::MAX, i16::MIN, 0));
        assert_eq!(places.on(Spot::Back), place(1000, -1000, LogoPlace::SMALLEST));
        assert_eq!(places.on(Spot::Front), LogoPlace::default());
    }
}
