//! Owns which colours stand on which: pairs made of a logo's own colours, all of which read; knows no layouts.

use crate::artwork::brand::Identity;
use crate::artwork::{LogoShelf, Rgb};
use crate::flow::design::{Colours, Design};

/// The contrast that words need. Source: WCAG 2.2, 1.4.3.
pub(crate) const TEXT: f32 = 4.5;
/// Ink that is as dark as print should be.
pub(crate) const BLACK: Rgb = Rgb([0x1a, 0x1a, 0x1c]);

/// Colours that go together on a card: words in `ink` and `accent` read on `ground`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Which of the choices it is.
    pub colours: Colours,
    /// What everything stands on.
    pub ground: Rgb,
    /// The words.
    pub ink: Rgb,
    /// What stands out among them.
    pub accent: Rgb,
    /// The other ground: bands, slopes and the other side.
    pub panel: Rgb,
}

/// The pairs that a design can have on this paper, each told from the others; the layout's own first.
#[must_use]
pub fn pairs(design: &Design, logos: &LogoShelf, paper: Rgb) -> Vec<Pair> {
    let identity = Identity::of(design, logos).unwrap_or_else(Identity::nobody);
    let mut offered: Vec<Pair> = Vec::new();
    for colours in Colours::ALL {
        let pair = pair(&identity, colours, paper);
        let alike = |other: &Pair| {
            other.colours != Colours::FromLogo
                && other.ground.distance(pair.ground) < 0.05
                && other.ink.distance(pair.ink) < 0.08
                && other.accent.distance(pair.accent) < 0.08
        };
        if !offered.iter().any(alike) {
            offered.push(pair);
        }
    }
    offered
}

/// What one choice comes to for a brand on a paper.
pub(super) fn pair(identity: &Identity, colours: Colours, paper: Rgb) -> Pair {
    let (dark, clear) = (identity.ink, identity.accent);
    let of = |ground: Rgb, ink: Rgb, accent: Rgb, panel: Rgb| {
        let ink = legible(ink, ground);
        let accent = if accent.contrast(ground) >= TEXT { accent } else { legible(accent, ground) };
        Pair { colours, ground, ink, accent, panel: told_from(panel, ground) }
    };
    match colours {
        Colours::FromLogo | Colours::DarkOnPaper => of(paper, dark, clear, dark),
        Colours::AccentOnPaper => of(paper, clear, dark, clear),
        Colours::LightOnDark => {
            let ground = deep(dark);
            of(ground, Rgb::WHITE, clear, clear)
        }
        Colours::AccentOnDark => {
            let ground = deep(dark);
            of(ground, clear, Rgb::WHITE, clear)
        }
        Colours::OnAccent => of(clear, on(clear, dark), on(clear, dark), dark),
        Colours::DarkOnTint => {
            let ground = clear.mix(Rgb::WHITE, 0.8);
            of(ground, dark, clear, dark)
        }
        Colours::BlackOnPaper => of(paper, BLACK, BLACK, BLACK),
    }
}

/// Which ink reads on a ground: white, the brand's dark colour, or black.
pub(super) fn on(ground: Rgb, dark: Rgb) -> Rgb {
    [Rgb::WHITE, dark].into_iter().find(|ink| ink.contrast(ground) >= TEXT).unwrap_or_else(|| legible(dark, ground))
}

/// A dark colour that white reads on.
fn deep(colour: Rgb) -> Rgb {
    let mut deep = colour;
    for _ in 0..24 {
        if Rgb::WHITE.contrast(deep) >= TEXT * 1.3 {
            break;
        }
        deep = deep.mix(Rgb([0; 3]), 0.15);
    }
    deep
}

/// The colour, made darker or lighter until it reads on a ground; whichever of the two goes furthest there.
pub(super) fn legible(colour: Rgb, ground: Rgb) -> Rgb {
    let towards = if Rgb::WHITE.contrast(ground) > Rgb([0; 3]).contrast(ground) { Rgb::WHITE } else { Rgb([0; 3]) };
    let mut ink = colour;
    for _ in 0..48 {
        if ink.contrast(ground) >= TEXT {
            return ink;
        }
        ink = ink.mix(towards, 0.12);
    }
    towards
}

/// The colour, or one a little off where it could not be told from another.
fn told_from(colour: Rgb, other: Rgb) -> Rgb {
    if colour.distance(other) > 0.12 {
        return colour;
    }
    colour.mix(if other.luminance() > 0.3 { Rgb([0; 3]) } else { Rgb::WHITE }, 0.2)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::design::{InitialsStyle, LogoChoice, SampleBrand, Words};

    #[test]
    fn every_pair_reads_whatever_the_brand_and_the_paper() {
        let steps = [0x00, 0x30, 0x66, 0x99, 0xcc, 0xff];
        let all = || {
            let two = move || steps.into_iter().flat_map(move |r| steps.map(|g| (r, g)));
            two().flat_map(move |(r, g)| steps.map(|b| Rgb([r, g, b])))
        };
        for paper in [Rgb::PAPER, Rgb::WHITE, Rgb([0x1c; 3]), Rgb([0xb9, 0x96, 0x6b])] {
            for accent in all() {
                for ink in all().step_by(7) {
                    let identity = Identity { ink, accent, ..Identity::nobody() };
                    for colours in Colours::ALL {
                        let pair = pair(&identity, colours, paper);
                        assert!(pair.ink.contrast(pair.ground) >= TEXT - 0.01, "{pair:?}");
                        assert!(pair.accent.contrast(pair.ground) >= TEXT - 0.01, "{pair:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_brand_is_offered_several_pairs_no_two_alike() {
        let words = Words { name: "Anna".to_owned(), ..Words::default() };
        let logos = [LogoChoice::Blank, LogoChoice::Initials(InitialsStyle::Seal)];
        for logo in logos.into_iter().chain(SampleBrand::ALL.map(LogoChoice::Sample)) {
            let design = Design { logo, words: words.clone(), ..Design::default() };
            let offered = pairs(&design, &LogoShelf::default(), Rgb::WHITE);
            assert!(offered.len() >= 4, "{offered:?}");
            assert_eq!(offered.first().map(|pair| pair.colours), Some(Colours::FromLogo));
        }
    }
}
