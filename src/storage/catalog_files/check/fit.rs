//! Owns whether the shop's words fit their card where text is largest, measured in the letters that they are set in.

use std::sync::OnceLock;

use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};

use super::Check;
use crate::catalog::Text;
use crate::storage::catalog_files::raw::{Entries, Language, Raw, Texts};
use crate::storage::catalog_files::report::Finding;

const SERIF: &[u8] = include_bytes!("../../../../assets/fonts/Fraunces-SemiBold.ttf");
const SANS: &[u8] = include_bytes!("../../../../assets/fonts/Inter-Regular.ttf");

/// What an offer's card has room for at the largest text size, 200 %, on a screen of one form: alone on its screen, its picture
/// above its words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CardRoom {
    /// What the form is called, in a sentence.
    pub screen: &'static str,
    /// How large a name is set, in points.
    pub name_size: f32,
    /// How wide a name can be, in points: as a reason, less an amount of seven figures.
    pub name_width: f32,
    /// How large a reason is set, in points.
    pub reason_size: f32,
    /// How wide a reason can be, in points.
    pub reason_width: f32,
}

/// The forms of screens, the one with the least room first.
pub const CARD_ROOMS: [CardRoom; 3] = [
    CardRoom { screen: "a laptop", name_size: 34.0, name_width: 477.0, reason_size: 28.0, reason_width: 642.0 },
    CardRoom {
        screen: "a screen that stands",
        name_size: 51.0,
        name_width: 735.0,
        reason_size: 34.0,
        reason_width: 936.0,
    },
    CardRoom {
        screen: "a screen that lies",
        name_size: 48.0,
        name_width: 777.0,
        reason_size: 32.0,
        reason_width: 969.0,
    },
];

/// How many rows a name can have, and a reason.
const NAME_ROWS: usize = 2;
const REASON_ROWS: usize = 4;

/// Up to this letter widths are looked up in a table: all that the four languages are written with.
const COMMON: usize = 0x250;

/// What a text is on its card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// What a thing or a set is called.
    Name,
    /// Why it is offered.
    Reason,
}

/// How wide letters are, as shares of the size in which they are set.
struct Widths {
    common: Vec<f32>,
    /// For letters that are rare, and for those that the typeface lacks.
    other: f32,
}

impl Widths {
    fn new(font: &[u8]) -> Self {
        let read = |font: &FontRef<'_>| {
            let units = f32::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em).max(1.0);
            let (letters, widths) = (font.charmap(), font.glyph_metrics(Size::unscaled(), LocationRef::default()));
            let width =
                |letter: u32| letters.map(letter).and_then(|glyph| widths.advance_width(glyph)).unwrap_or(units * 0.6);
            (0..COMMON).map(|letter| u32::try_from(letter).map_or(0.6, &width) / units).collect()
        };
        let common = FontRef::new(font).map_or_else(|_broken| vec![0.6; COMMON], |font| read(&font));
        Self { common, other: 0.8 }
    }

    fn of(&self, letter: char) -> f32 {
        usize::try_from(u32::from(letter)).ok().and_then(|place| self.common.get(place)).copied().unwrap_or(self.other)
    }

    /// How many letters of a text stand beyond the last of so many rows, when it is set in words. Widths are shares of the size.
    fn beyond(&self, text: &str, (width, rows): (f32, usize)) -> usize {
        let (mut row, mut x) = (1, 0.0_f32);
        let mut beyond = 0;
        for word in text.split_whitespace() {
            let wide: f32 = word.chars().map(|letter| self.of(letter)).sum();
            let space = if x > 0.0 { self.of(' ') } else { 0.0 };
            if x + space + wide <= width {
                x += space + wide;
            } else if x > 0.0 {
                (row, x) = (row + 1, wide);
            } else {
                x = wide;
            }
            // A word that is wider than a row goes on in the next one.
            while x > width {
                (row, x) = (row + 1, x - width);
            }
            if row > rows {
                beyond += word.chars().count();
            }
        }
        beyond
    }
}

/// The letters of names, and of reasons.
fn widths(role: Role) -> &'static Widths {
    static NAMES: OnceLock<Widths> = OnceLock::new();
    static REASONS: OnceLock<Widths> = OnceLock::new();
    match role {
        Role::Name => NAMES.get_or_init(|| Widths::new(SERIF)),
        Role::Reason => REASONS.get_or_init(|| Widths::new(SANS)),
    }
}

/// How many letters of a text are too many on a card.
fn too_many(role: Role, text: &str, room: &CardRoom) -> usize {
    let place = match role {
        Role::Name => (room.name_width / room.name_size, NAME_ROWS),
        Role::Reason => (room.reason_width / room.reason_size, REASON_ROWS),
    };
    widths(role).beyond(text, place)
}

/// Looks whether a text fits its card in every language.
pub(super) fn fit<'a>(check: &Check<'a>, role: Role, raw: Raw<'a, Texts>, text: Option<&Text>) {
    for (lang, words) in text.into_iter().flat_map(Text::iter) {
        // Where it fits with the least room, it fits everywhere.
        let Some(most) = CARD_ROOMS.first().map(|room| too_many(role, words, room)).filter(|most| *most > 0) else {
            continue;
        };
        let screens = CARD_ROOMS.iter().filter(|room| too_many(role, words, room) > 0).map(|room| room.screen);
        let screens: Vec<&str> = screens.collect();
        let letters = if most == 1 { "1 letter too many".to_owned() } else { format!("{most} letters too many") };
        let what = match role {
            Role::Name => "name",
            Role::Reason => "reason",
        };
        let message = format!(
            "at the largest text size, 200 %, this {what} does not fit its card on {}: {letters}",
            screens.join(" and on ")
        );
        // What is written in this language; with escapes or twice, the text as a whole.
        let written: Option<Entries<'a, Language, Texts>> = check.part(Raw::new(raw.text));
        let at = written.and_then(|Entries(entries)| {
            entries.into_iter().find(|(key, _)| key.text == lang.code()).map(|(_, written)| written.text)
        });
        check.add(at.unwrap_or(raw.text), Finding::style("long-text", message).mend("say it in fewer words"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_as_wide_as_in_their_typeface() {
        let names = widths(Role::Name);
        assert!(names.of('W') > names.of('i') * 2.0 && names.of('i') > 0.1 && names.of('W') < 1.3);
        assert!((widths(Role::Reason).of('é') - widths(Role::Reason).of('e')).abs() < 0.01);
    }

    #[test]
    fn words_go_on_in_the_next_row() {
        let widths = Widths { common: vec![1.0; COMMON], other: 1.0 };
        assert_eq!(widths.beyond("four four", (9.0, 1)), 0);
        assert_eq!(widths.beyond("four four", (8.0, 1)), 4);
        assert_eq!(widths.beyond("four four four", (9.0, 2)), 0);
        assert_eq!(widths.beyond("fourteenletters", (5.0, 3)), 0);
        assert_eq!(widths.beyond("fourteenletters", (5.0, 2)), 15);
        assert_eq!(widths.beyond("", (5.0, 2)), 0);
    }
}
