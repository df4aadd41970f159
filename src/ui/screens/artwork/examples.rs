//! Owns the sample words that stand in for lines that are still empty, while a sample's logo is tried: shown quietly on the
//! screen where one types, and nowhere else. What is printed never has them.

use eframe::egui::{CornerRadius, Ui};

use super::print::Lie;
use super::stage::swatch;
use crate::artwork::{Piece, PieceKind, example_words};
use crate::flow::design::{Design, Field, LogoChoice};

/// The design with examples in its empty lines, and which lines those are. Where nothing is typed at all, the sample speaks for
/// itself; with a logo of one's own there are none.
pub(super) fn with_examples(design: &Design) -> (Design, Vec<Field>) {
    let LogoChoice::Sample(brand) = design.logo else { return (design.clone(), Vec::new()) };
    if design.words.is_empty() {
        return (design.clone(), Vec::new());
    }
    let examples = example_words(brand);
    let mut filled = design.clone();
    let mut which = Vec::new();
    for field in Field::ALL {
        // The company's name stands in the sample's logo already.
        if field != Field::Company && filled.words.get(field).trim().is_empty() {
            filled.words.get_mut(field).clone_from(examples.get(field));
            which.push(field);
        }
    }
    (filled, which)
}

/// Makes the examples quiet: their ground is laid over them, thinly.
pub(super) fn quieten(ui: &Ui, lie: Lie, (pieces, which): (&[Piece], &[Field])) {
    const VEIL: f32 = 0.62;
    for piece in pieces {
        if matches!(piece.kind, PieceKind::Words(field) if which.contains(&field)) {
            let place = lie.rect(piece.rect).expand(2.0).intersect(lie.frame);
            ui.painter().rect_filled(place, CornerRadius::ZERO, swatch(piece.ground).gamma_multiply(VEIL));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::design::{SampleBrand, Words};

    fn design(logo: LogoChoice, name: &str) -> Design {
        Design { logo, words: Words { name: name.to_owned(), ..Words::default() }, ..Design::default() }
    }

    #[test]
    fn lines_that_are_empty_keep_their_examples_while_one_types() {
        let typed = design(LogoChoice::Sample(SampleBrand::Zilt), "A");
        let (filled, which) = with_examples(&typed);
        assert_eq!(which, [Field::Role, Field::Phone, Field::Mail]);
        assert_eq!(filled.words.name, "A");
        assert_eq!(filled.words.role, "Bakker");
        assert!(typed.words.role.is_empty(), "what is printed stays as it was typed");
    }

    #[test]
    fn a_logo_of_ones_own_has_no_examples() {
        let (filled, which) = with_examples(&design(LogoChoice::Blank, "A"));
        assert!(which.is_empty());
        assert_eq!(filled, design(LogoChoice::Blank, "A"));
    }
}
