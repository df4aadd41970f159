//! Owns what can be done at the salesperson's desk by a key: one list for the keyboard, the buttons and the palette.

use eframe::egui::{InputState, Key, Modifiers};

use crate::ui::text::Tongue;

/// Something that can be done at the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is said by its own words on the screen: see `name`")]
pub enum Command {
    Palette,
    NewQuote,
    Start,
    Find,
    Customers,
    OpenFile,
    OpenCatalog,
    Commit,
    Options,
    Remove,
    Undo,
    Redo,
    Discount,
    Incentive,
    TaxView,
    Customer,
    FollowUp,
    Note,
    Save,
    Versions,
    Duplicate,
    SaveFile,
    ExportPdf,
    ExportLines,
    Place,
    Margin,
    Display,
    Logo,
    TalkNext,
    TalkBefore,
    /// Gives one of the answers of what is brought up, counted from 1.
    Answer(u8),
    Language,
    Dark,
    Contrast,
    Report,
}

/// Where something can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Where {
    /// Anywhere at the desk.
    Anywhere,
    /// On the start page.
    Start,
    /// In a quote.
    Quote,
}

/// The keys that do something: always with Ctrl (on a Mac: Cmd), and on every laptop's keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    /// With the shift key too.
    pub shift: bool,
    /// The key.
    pub key: Key,
}

/// The keys of the answers.
const DIGITS: [Key; 9] =
    [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];

impl Command {
    /// All of them but the answers, in the order in which the palette shows them.
    pub const ALL: [Self; 34] = [
        Self::NewQuote,
        Self::Save,
        Self::Commit,
        Self::Discount,
        Self::Incentive,
        Self::Options,
        Self::Remove,
        Self::Undo,
        Self::Redo,
        Self::Customer,
        Self::FollowUp,
        Self::Note,
        Self::TaxView,
        Self::ExportPdf,
        Self::Place,
        Self::Versions,
        Self::Duplicate,
        Self::Display,
        Self::Margin,
        Self::Logo,
        Self::TalkNext,
        Self::TalkBefore,
        Self::SaveFile,
        Self::OpenFile,
        Self::ExportLines,
        Self::OpenCatalog,
        Self::Start,
        Self::Find,
        Self::Customers,
        Self::Language,
        Self::Dark,
        Self::Contrast,
        Self::Report,
        Self::Palette,
    ];

    /// The answers.
    pub fn answers() -> impl Iterator<Item = Self> {
        (1..=9).map(Self::Answer)
    }

    /// The name of its wording.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Palette => "counter-do-palette",
            Self::NewQuote => "counter-do-new",
            Self::Start => "counter-do-start",
            Self::Find => "counter-do-find",
            Self::Customers => "counter-do-customers",
            Self::OpenFile => "counter-do-open-file",
            Self::OpenCatalog => "counter-do-open-catalog",
            Self::Commit => "counter-do-commit",
            Self::Options => "counter-do-options",
            Self::Remove => "counter-do-remove",
            Self::Undo => "counter-do-undo",
            Self::Redo => "counter-do-redo",
            Self::Discount => "counter-do-discount",
            Self::Incentive => "counter-do-incentive",
            Self::Note => "counter-do-note",
            Self::TaxView => "counter-do-tax-view",
            Self::Customer => "counter-do-customer",
            Self::FollowUp => "counter-do-follow-up",
            Self::Save => "counter-do-save",
            Self::Versions => "counter-do-versions",
            Self::Duplicate => "counter-do-duplicate",
            Self::SaveFile => "counter-do-save-file",
            Self::ExportPdf => "counter-do-pdf",
            Self::ExportLines => "counter-do-lines",
            Self::Place => "counter-do-place",
            Self::Margin => "counter-do-margin",
            Self::Display => "counter-do-display",
            Self::Logo => "counter-do-logo",
            Self::TalkNext => "counter-do-talk-next",
            Self::TalkBefore => "counter-do-talk-before",
            Self::Answer(_) => "counter-do-answer",
            Self::Language => "counter-do-language",
            Self::Dark => "counter-do-dark",
            Self::Contrast => "counter-do-contrast",
            Self::Report => "counter-do-report",
        }
    }

    /// Where it can be done.
    pub(super) const fn place(self) -> Where {
        match self {
            Self::Palette
            | Self::NewQuote
            | Self::OpenFile
            | Self::OpenCatalog
            | Self::Language
            | Self::Dark
            | Self::Contrast
            | Self::Report => Where::Anywhere,
            Self::Find | Self::Customers => Where::Start,
            _ => Where::Quote,
        }
    }

    /// The keys that do it.
    #[must_use]
    pub fn shortcut(self) -> Shortcut {
        let (shift, key) = match self {
            Self::Palette => (false, Key::K),
            Self::NewQuote => (false, Key::N),
            Self::Start => (false, Key::B),
            Self::Find => (false, Key::F),
            Self::Customers => (true, Key::I),
            Self::OpenFile => (false, Key::O),
            Self::OpenCatalog => (true, Key::O),
            Self::Commit => (false, Key::Enter),
            Self::Options => (false, Key::E),
            Self::Remove => (false, Key::Backspace),
            Self::Undo => (false, Key::Z),
            Self::Redo => (false, Key::Y),
            Self::Discount => (false, Key::D),
            Self::Incentive => (false, Key::U),
            Self::Note => (true, Key::N),
            Self::TaxView => (true, Key::T),
            Self::Customer => (false, Key::I),
            Self::FollowUp => (false, Key::T),
            Self::Save => (false, Key::S),
            Self::Versions => (false, Key::H),
            Self::Duplicate => (true, Key::D),
            Self::SaveFile => (true, Key::S),
            Self::ExportPdf => (false, Key::P),
            Self::ExportLines => (true, Key::P),
            Self::Place => (true, Key::Enter),
            Self::Margin => (false, Key::M),
            Self::Display => (false, Key::L),
            Self::Logo => (false, Key::G),
            Self::TalkNext => (false, Key::ArrowDown),
            Self::TalkBefore => (false, Key::ArrowUp),
            Self::Answer(number) => {
                (false, DIGITS.get(usize::from(number.saturating_sub(1))).copied().unwrap_or(Key::Num9))
            }
            Self::Language => (true, Key::L),
            Self::Dark => (true, Key::B),
            Self::Contrast => (true, Key::G),
            Self::Report => (false, Key::R),
        };
        Shortcut { shift, key }
    }

    /// Whether its keys mean something else while somebody has typed something.
    pub(super) const fn is_typing(self) -> bool {
        matches!(self, Self::Remove | Self::Undo | Self::Redo)
    }
}

impl Shortcut {
    /// Whether the keys were pressed; they are taken then, so that nothing else heeds them.
    pub(super) fn take(self, input: &mut InputState) -> bool {
        let modifiers = if self.shift { Modifiers::COMMAND | Modifiers::SHIFT } else { Modifiers::COMMAND };
        input.consume_key(modifiers, self.key)
    }

    /// How it is written: 'Ctrl+Shift+S'.
    #[must_use]
    pub fn written(self, tongue: &Tongue) -> String {
        let key = match self.key {
            Key::Enter => tongue.say("key-enter"),
            Key::Backspace => tongue.say("key-backspace"),
            Key::ArrowDown => "↓".to_owned(),
            Key::ArrowUp => "↑".to_owned(),
            other => other.name().to_owned(),
        };
        let shift = if self.shift { format!("{}+", tongue.say("key-shift")) } else { String::new() };
        format!("{}+{shift}{key}", tongue.say("key-ctrl"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_their_keys_and_none_takes_those_of_typing() {
        let all: Vec<Command> = Command::ALL.into_iter().chain(Command::answers()).collect();
        for (place, command) in all.iter().enumerate() {
            let keys = command.shortcut();
            let others = all.iter().skip(place + 1);
            let clash: Vec<_> = others.filter(|other| other.shortcut() == keys).collect();
            assert!(clash.is_empty(), "{command:?} and {clash:?}");
            // Selecting, copying, cutting, pasting and quitting are what they are everywhere.
            assert!(![Key::A, Key::C, Key::X, Key::V, Key::Q].contains(&keys.key), "{command:?}");
        }
    }

    #[test]
    fn the_keys_are_on_every_laptop() {
        for command in Command::ALL.into_iter().chain(Command::answers()) {
            let key = command.shortcut().key;
            let is_letter = key.name().len() == 1 && key.name().bytes().all(|byte| byte.is_ascii_alphanumeric());
            let is_common = matches!(key, Key::Enter | Key::Backspace | Key::ArrowDown | Key::ArrowUp);
            assert!(is_letter || is_common, "{command:?}: {key:?}");
        }
    }

    #[test]
    fn the_keys_are_written_in_every_language() {
        use crate::catalog::Lang;
        use crate::money::Currency;
        let written = |lang, command: Command| command.shortcut().written(&Tongue::new(lang, Currency::EUR));
        assert_eq!(written(Lang::Nl, Command::SaveFile), "Ctrl+Shift+S");
        assert_eq!(written(Lang::De, Command::SaveFile), "Strg+Umschalt+S");
        assert_eq!(written(Lang::En, Command::Commit), "Ctrl+Enter");
    }
}
