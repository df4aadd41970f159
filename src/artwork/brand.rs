//! Owns who the artwork is for: the mark, its colours and words, the built-in sample brands; knows no sheets.
//!
//! The words of a sample brand ("Jelle de Vries", "Eigenaar") are invented sample words: they stand in as long as the
//! buyer typed nothing, so that a preview is not empty.

use std::sync::LazyLock;

use super::mark::{Drawn, Mark};
use super::{LogoShelf, Rgb, initials};
use crate::flow::design::{Design, LogoChoice, SampleBrand, Words};

/// Everything that layouts need to know.
#[derive(Clone, Debug)]
pub(crate) struct Identity {
    pub(crate) mark: Option<Mark>,
    /// The dark colour for grounds and names.
    pub(crate) ink: Rgb,
    /// The colour that stands out.
    pub(crate) accent: Rgb,
    pub(crate) words: Words,
    /// A line for posters; may be empty.
    pub(crate) headline: String,
    /// Lines for a letterhead; may be empty.
    pub(crate) address: Vec<String>,
    /// Whether the company's name is in the mark already.
    pub(crate) named: bool,
    /// The name of a sample brand; empty for the buyer's own.
    pub(crate) brand: &'static str,
}

impl Identity {
    /// Nobody yet: the house's own dark and clear colours, and no words.
    pub(crate) const fn nobody() -> Self {
        Self {
            mark: None,
            ink: Rgb([0x22, 0x26, 0x2e]),
            accent: Rgb([0xa9, 0x5f, 0x32]),
            words: Words {
                name: String::new(),
                role: String::new(),
                company: String::new(),
                phone: String::new(),
                mail: String::new(),
            },
            headline: String::new(),
            address: Vec::new(),
            named: false,
            brand: "",
        }
    }

    /// Whether the mark says whose it is.
    pub(crate) const fn has_name(&self) -> bool {
        self.named || !self.brand.is_empty()
    }

    /// Who a design is for; `None` when it has nothing to print.
    pub(crate) fn of(design: &Design, shelf: &LogoShelf) -> Option<Self> {
        let words = design.words.clone();
        if let LogoChoice::Sample(brand) = design.logo {
            return sample(brand, words);
        }
        let name = if words.company.trim().is_empty() { &words.name } else { &words.company };
        let mark = match design.logo {
            LogoChoice::Initials(style) => initials::draw(style, name).map(Mark::Drawn),
            LogoChoice::Imported(id) => shelf.get(id).map(|logo| Mark::Imported(logo.shown(design.unboxed))),
            LogoChoice::Blank | LogoChoice::Sample(_) => None,
        };
        if mark.is_none() && words.is_empty() {
            return None;
        }
        let (ink, accent) = match &mark {
            Some(Mark::Drawn(drawn)) => (drawn.ink, drawn.accent),
            Some(Mark::Imported(logo)) => colours(&logo.colours),
            None => (Self::nobody().ink, Self::nobody().accent),
        };
        let named = matches!(design.logo, LogoChoice::Initials(_)) && mark.is_some();
        let headline = words.company.clone();
        Some(Self { mark, ink, accent, words, headline, address: Vec::new(), named, brand: "" })
    }
}

/// A dark ground and an accent from a logo's colours.
fn colours(found: &[Rgb]) -> (Rgb, Rgb) {
    let accent = found.first().copied().unwrap_or(Rgb([0x22, 0x26, 0x2e]));
    if accent.luminance() > 0.8 {
        // A white logo says nothing of colours: it is printed on the house's own.
        return (Identity::nobody().ink, Identity::nobody().ink);
    }
    let darkest = found.iter().copied().min_by(|a, b| a.luminance().total_cmp(&b.luminance())).unwrap_or(accent);
    let ink = if darkest.luminance() < 0.1 { darkest } else { darkest.mix(Rgb([0x14, 0x16, 0x1a]), 0.85) };
    (ink, accent)
}

static NORDWERK: LazyLock<Option<Drawn>> = LazyLock::new(|| {
    let wide = include_str!("../../assets/brands/nordwerk.svg");
    let stacked = include_str!("../../assets/brands/nordwerk-stacked.svg");
    Drawn::new(wide.to_owned(), stacked.to_owned(), Rgb([0x16, 0x28, 0x4a]), Rgb([0xe8, 0x53, 0x30]))
});

static ZILT: LazyLock<Option<Drawn>> = LazyLock::new(|| {
    let wide = include_str!("../../assets/brands/zilt.svg");
    let stacked = include_str!("../../assets/brands/zilt-stacked.svg");
    Drawn::new(wide.to_owned(), stacked.to_owned(), Rgb([0x1f, 0x4d, 0x43]), Rgb([0xd9, 0xb9, 0x8a]))
});

static MAAS: LazyLock<Option<Drawn>> = LazyLock::new(|| {
    let wide = include_str!("../../assets/brands/maas.svg");
    let stacked = include_str!("../../assets/brands/maas-stacked.svg");
    Drawn::new(wide.to_owned(), stacked.to_owned(), Rgb([0x16, 0x16, 0x16]), Rgb([0x8c, 0x8a, 0x84]))
});

/// The invented words of a sample brand, all of them.
#[must_use]
pub fn example_words(brand: SampleBrand) -> Words {
    let words = sample(brand, Words::default()).map(|known| known.words).unwrap_or_default();
    Words { company: brand.name().to_owned(), ..words }
}

/// A sample brand with its sample words where nothing was typed.
fn sample(brand: SampleBrand, typed: Words) -> Option<Identity> {
    let known_as = brand.name();
    let (drawn, [name, role, phone, mail, headline], address) = match brand {
        SampleBrand::Nordwerk => (
            &*NORDWERK,
            ["Jelle de Vries", "Eigenaar", "+31 20 555 01 42", "jelle@nordwerk.example", "Print that sticks"],
            ["Nordwerk", "Havenstraat 12", "1013 AB Amsterdam"],
        ),
        SampleBrand::Zilt => (
            &*ZILT,
            ["Noor Visser", "Bakker", "+31 223 55 01 88", "noor@zilt.example", "Vers, elke ochtend"],
            ["Bakkerij Zilt", "Duinweg 3", "1783 CA Den Helder"],
        ),
        SampleBrand::Maas => (
            &*MAAS,
            ["Ilse Maas", "Architect", "+31 10 555 01 73", "ilse@maas.example", "Ruimte om te blijven"],
            ["Atelier Maas", "Kade 40", "3011 GA Rotterdam"],
        ),
    };
    let drawn = drawn.clone()?;
    let words = if typed.is_empty() {
        let [name, role, phone, mail] = [name, role, phone, mail].map(str::to_owned);
        Words { name, role, company: String::new(), phone, mail }
    } else {
        typed
    };
    let (ink, accent) = (drawn.ink, drawn.accent);
    let address = address.map(str::to_owned).to_vec();
    Some(Identity {
        mark: Some(Mark::Drawn(drawn)),
        ink,
        accent,
        words,
        headline: headline.to_owned(),
        address,
        named: false,
        brand: known_as.rsplit(' ').next().unwrap_or(known_as),
    })
}
