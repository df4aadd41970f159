//! Owns how the screens are seen, as it is asked for on the command line.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::ui::theme::{Contrast, Motion, Preferences, Reach, Scheme, TextSize, Voice};

/// How the screens are seen: for everybody who begins, until they choose otherwise.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub struct PreferenceArgs {
    /// How large text is, in percent.
    #[arg(long, value_name = "PERCENT", default_value = "100", value_parser = text_sizes())]
    pub text_size: TextSize,
    /// Light or dark.
    #[arg(long, default_value = "light", value_parser = schemes())]
    pub scheme: Scheme,
    /// How far text and outlines stand out.
    #[arg(long, default_value = "normal", value_parser = contrasts())]
    pub contrast: Contrast,
    /// Show everything at its place at once: nothing moves.
    #[arg(long)]
    pub reduce_motion: bool,
}

impl PreferenceArgs {
    /// What that comes to.
    #[must_use]
    pub const fn preferences(self) -> Preferences {
        let motion = if self.reduce_motion { Motion::Reduced } else { Motion::Full };
        let (text_size, scheme, contrast) = (self.text_size, self.scheme, self.contrast);
        Preferences { text_size, scheme, contrast, motion, reach: Reach::Whole, voice: Voice::Silent }
    }
}

fn text_sizes() -> impl TypedValueParser<Value = TextSize> {
    PossibleValuesParser::new(["100", "150", "200"]).map(|written| match written.as_str() {
        "150" => TextSize::Large,
        "200" => TextSize::Largest,
        _ => TextSize::Normal,
    })
}

fn schemes() -> impl TypedValueParser<Value = Scheme> {
    PossibleValuesParser::new(["light", "dark"])
        .map(|written| if written == "dark" { Scheme::Dark } else { Scheme::Light })
}

fn contrasts() -> impl TypedValueParser<Value = Contrast> {
    PossibleValuesParser::new(["normal", "high"])
        .map(|written| if written == "high" { Contrast::High } else { Contrast::Normal })
}
