//! The icons by name; the glyphs stand in `assets/icons`, and which face draws them is settled in `fonts`.
//!
//! Inter has letters of its own at many of the same private code points: the icon face comes first in its family.

/// Declares the icons with their code points in the Phosphor faces.
macro_rules! icons {
    ($($(#[$doc:meta])* $name:ident = $glyph:literal,)*) => {
        /// An icon of the subset Phosphor face; its code point is the same in every weight.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Icon {
            $($(#[$doc])* $name,)*
        }

        impl Icon {
            /// All icons, in the order of their declaration.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The character that draws the icon.
            #[must_use]
            pub const fn glyph(self) -> char {
                match self {
                    $(Self::$name => $glyph,)*
                }
            }
        }
    };
}

icons! {
    /// One step back.
    ArrowLeft = '\u{e058}',
    /// One step on.
    ArrowRight = '\u{e06c}',
    /// Start over.
    ArrowCounterClockwise = '\u{e038}',
    /// Undo.
    ArrowUUpLeft = '\u{e08a}',
    /// Chosen, included.
    Check = '\u{e182}',
    /// Done; also filled.
    CheckCircle = '\u{e184}',
    /// Close, no.
    X = '\u{e4f6}',
    /// Failed, refused.
    XCircle = '\u{e4f8}',
    /// One more.
    Plus = '\u{e3d4}',
    /// One less.
    Minus = '\u{e32a}',
    /// Opens below.
    CaretDown = '\u{e136}',
    /// Closes upwards.
    CaretUp = '\u{e13c}',
    /// Next, opens at the side.
    CaretRight = '\u{e13a}',
    /// Previous.
    CaretLeft = '\u{e138}',
    /// Skip ahead.
    CaretDoubleRight = '\u{e12a}',
    /// Remove.
    Trash = '\u{e4a6}',
    /// Language or country.
    Globe = '\u{e288}',
    /// Translation.
    Translate = '\u{e4a2}',
    /// To the start.
    House = '\u{e2c2}',
    /// Picture, logo.
    Image = '\u{e2ca}',
    /// Hand in a file.
    UploadSimple = '\u{e4c0}',
    /// Choose a file.
    FolderOpen = '\u{e256}',
    /// Text.
    TextT = '\u{e48a}',
    /// Typeface, letter size.
    TextAa = '\u{e6ee}',
    /// Colours.
    Palette = '\u{e6c8}',
    /// Change.
    PencilSimple = '\u{e3b4}',
    /// Look at it.
    Eye = '\u{e220}',
    /// Enlarge.
    MagnifyingGlassPlus = '\u{e310}',
    /// The order.
    ShoppingBag = '\u{e416}',
    /// Parcel.
    Package = '\u{e390}',
    /// Delivery.
    Truck = '\u{e4b4}',
    /// Quality seal.
    SealCheck = '\u{e606}',
    /// Guarantee.
    ShieldCheck = '\u{e40c}',
    /// Time left, delivery time.
    Clock = '\u{e19a}',
    /// Express.
    Lightning = '\u{e2de}',
    /// Free of charge.
    Gift = '\u{e276}',
    /// Agreement.
    Handshake = '\u{e582}',
    /// The shop, collect in person.
    Storefront = '\u{e470}',
    /// Staff, audience.
    UsersThree = '\u{e68e}',
    /// Mail.
    EnvelopeSimple = '\u{e218}',
    /// Telephone.
    Phone = '\u{e3b8}',
    /// Business card.
    IdentificationCard = '\u{e2c8}',
    /// QR code.
    QrCode = '\u{e3e6}',
    /// Content; also filled.
    Smiley = '\u{e436}',
    /// Sad; also filled.
    SmileySad = '\u{e43e}',
    /// Neither; also filled.
    SmileyMeh = '\u{e43a}',
    /// Angry; also filled.
    SmileyAngry = '\u{ec62}',
    /// Winking; also filled.
    SmileyWink = '\u{e666}',
    /// Nervous; also filled.
    SmileyNervous = '\u{e43c}',
    /// Rating, recommendation; also filled.
    Star = '\u{e46a}',
    /// More about it.
    Info = '\u{e2ce}',
    /// Take care.
    Warning = '\u{e4e0}',
    /// Needs attention.
    WarningCircle = '\u{e4e2}',
    /// Menu, list.
    List = '\u{e2f0}',
    /// Settings.
    SlidersHorizontal = '\u{e434}',
    /// Touch to begin.
    HandTap = '\u{ec90}',
    /// Date.
    CalendarBlank = '\u{e10a}',
    /// Celebration.
    Confetti = '\u{e81a}',
    /// T-shirt.
    TShirt = '\u{e670}',
    /// Mug.
    Coffee = '\u{e1c2}',
    /// Pen.
    Pen = '\u{e3aa}',
    /// Sticker.
    Sticker = '\u{e5ac}',
    /// Send.
    PaperPlaneTilt = '\u{e398}',
    /// On-screen keyboard.
    Keyboard = '\u{e2d8}',
    /// Delete the last letter.
    Backspace = '\u{e0ae}',
    /// Note.
    Note = '\u{e348}',
    /// Business.
    Briefcase = '\u{e0ee}',
    /// Favourite; also filled.
    Heart = '\u{e2a8}',
}

impl Icon {
    /// Whether the filled face has the icon too.
    #[must_use]
    pub const fn has_fill(self) -> bool {
        matches!(
            self,
            Self::CheckCircle
                | Self::Smiley
                | Self::SmileySad
                | Self::SmileyMeh
                | Self::SmileyAngry
                | Self::SmileyWink
                | Self::SmileyNervous
                | Self::Star
                | Self::Heart
        )
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use eframe::egui::epaint::text::{Fonts, TextOptions};
    use eframe::egui::{FontData, FontDefinitions, FontFamily, FontId};

    use super::Icon;

    /// The icons that a face has a glyph for.
    fn drawn_by(face: &'static [u8]) -> Vec<Icon> {
        let mut definitions = FontDefinitions::empty();
        definitions.font_data.insert("icons".to_owned(), Arc::new(FontData::from_static(face)));
        definitions.families.insert(FontFamily::Proportional, vec!["icons".to_owned()]);
        definitions.families.insert(FontFamily::Monospace, vec!["icons".to_owned()]);
        let mut fonts = Fonts::new(TextOptions::default(), definitions);
        let mut fonts = fonts.with_pixels_per_point(1.0);
        let font = FontId::proportional(16.0);
        assert!(!fonts.has_glyph(&font, 'a'), "an icon face has no letters");
        Icon::ALL.iter().copied().filter(|icon| fonts.has_glyph(&font, icon.glyph())).collect()
    }

    #[test]
    fn every_icon_is_in_the_regular_face() {
        assert_eq!(drawn_by(include_bytes!("../../../assets/icons/Phosphor-Subset.ttf")), Icon::ALL);
    }

    #[test]
    fn the_filled_face_has_what_it_should() {
        let expected: Vec<Icon> = Icon::ALL.iter().copied().filter(|icon| icon.has_fill()).collect();
        assert_eq!(drawn_by(include_bytes!("../../../assets/icons/Phosphor-Fill-Subset.ttf")), expected);
    }

    #[test]
    fn no_two_icons_share_a_glyph() {
        let glyphs: BTreeSet<char> = Icon::ALL.iter().map(|icon| icon.glyph()).collect();
        assert_eq!(glyphs.len(), Icon::ALL.len());
    }
}
