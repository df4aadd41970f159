//! Owns the twins of a design, a language and a buyer's details.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::catalog;
use crate::flow;
use crate::flow::design::{self, InitialsStyle, LogoChoice, LogoId, SampleBrand};

/// [`catalog::Lang`].
#[derive(Serialize, Deserialize)]
#[serde(remote = "catalog::Lang", rename_all = "snake_case")]
pub(crate) enum LangTwin {
    /// Dutch.
    Nl,
    /// Frisian.
    Fy,
    /// English.
    En,
    /// German.
    De,
}

/// [`flow::FeedbackReason`].
#[derive(Serialize, Deserialize)]
#[serde(remote = "flow::FeedbackReason", rename_all = "snake_case")]
pub(crate) enum FeedbackReasonTwin {
    TooManySuggestions,
    PriceUnclear,
    NotFound,
    TookLong,
    SuggestionHelped,
    PriceClear,
    FoundIt,
    Quick,
    Other,
}

/// [`LogoChoice`].
#[derive(Serialize, Deserialize)]
#[serde(remote = "LogoChoice", rename_all = "snake_case")]
pub(crate) enum LogoTwin {
    /// None.
    Blank,
    /// Drawn from the name.
    Initials(#[serde(with = "Initials")] InitialsStyle),
    /// One of the samples.
    Sample(#[serde(with = "Sample")] SampleBrand),
    /// The buyer's own, by the hexadecimal digest of its file.
    Imported(#[serde(with = "Hexadecimal")] LogoId),
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "InitialsStyle", rename_all = "snake_case")]
enum Initials {
    Seal,
    Wordmark,
    Block,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "SampleBrand", rename_all = "snake_case")]
enum Sample {
    Nordwerk,
    Zilt,
    Maas,
}

/// [`design::Template`].
#[derive(Serialize, Deserialize)]
#[serde(remote = "design::Template", rename_all = "snake_case")]
pub(crate) enum TemplateTwin {
    Classic,
    Centred,
    Band,
    Quiet,
    Full,
    Monogram,
    Slope,
    Headline,
    Grid,
    Upright,
}

/// [`design::Lettering`].
#[derive(Serialize, Deserialize)]
#[serde(remote = "design::Lettering", rename_all = "snake_case")]
pub(crate) enum LetteringTwin {
    Inter,
    Fraunces,
    Garamond,
    Jost,
    Mono,
}

/// [`design::LetterSize`].
#[derive(Serialize, Deserialize)]
#[serde(remote = "design::LetterSize", rename_all = "snake_case")]
pub(crate) enum LetterSizeTwin {
    Small,
    Usual,
    Large,
}

/// [`design::Colours`].
#[derive(Serialize, Deserialize)]
#[serde(remote = "design::Colours", rename_all = "snake_case")]
pub(crate) enum ColoursTwin {
    FromLogo,
    DarkOnPaper,
    AccentOnPaper,
    LightOnDark,
    AccentOnDark,
    OnAccent,
    DarkOnTint,
    BlackOnPaper,
}

/// [`design::Spot`].
#[derive(Serialize, Deserialize)]
#[serde(remote = "design::Spot", rename_all = "snake_case")]
pub(crate) enum SpotTwin {
    Front,
    Back,
    Thing,
}

/// [`design::LogoPlace`].
#[derive(Serialize, Deserialize)]
#[serde(remote = "design::LogoPlace", deny_unknown_fields)]
pub(crate) struct LogoPlaceTwin {
    #[serde(default)]
    across: i16,
    #[serde(default)]
    down: i16,
    #[serde(default = "full_size")]
    percent: u16,
}

/// A logo of which no size is said.
const fn full_size() -> u16 {
    100
}

/// [`design::Words`].
#[derive(Serialize, Deserialize)]
#[serde(remote = "design::Words", deny_unknown_fields)]
pub(crate) struct WordsTwin {
    #[serde(default)]
    name: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    company: String,
    #[serde(default)]
    phone: String,
    #[serde(default)]
    mail: String,
}

/// [`flow::Details`].
#[derive(Serialize, Deserialize)]
#[serde(remote = "flow::Details", deny_unknown_fields)]
pub(crate) struct DetailsTwin {
    #[serde(default)]
    name: String,
    #[serde(default)]
    address: String,
    #[serde(default)]
    mail: String,
    #[serde(default)]
    phone: String,
}

/// [`design::Design`].
#[derive(Serialize, Deserialize)]
#[serde(remote = "design::Design", deny_unknown_fields)]
pub(crate) struct DesignTwin {
    #[serde(with = "LogoTwin")]
    logo: LogoChoice,
    #[serde(with = "TemplateTwin")]
    template: design::Template,
    #[serde(with = "WordsTwin")]
    words: design::Words,
    #[serde(with = "LetteringTwin")]
    lettering: design::Lettering,
    #[serde(with = "LetterSizeTwin")]
    letters: design::LetterSize,
    #[serde(with = "ColoursTwin")]
    colours: design::Colours,
    #[serde(with = "LogoPlacesTwin")]
    places: design::LogoPlaces,
    unboxed: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "design::LogoPlaces", deny_unknown_fields)]
struct LogoPlacesTwin {
    #[serde(with = "LogoPlaceTwin")]
    front: design::LogoPlace,
    #[serde(with = "LogoPlaceTwin")]
    back: design::LogoPlace,
    #[serde(with = "LogoPlaceTwin")]
    thing: design::LogoPlace,
}

/// A logo's digest as it is written: JSON numbers don't hold it whole everywhere.
struct Hexadecimal;

impl Hexadecimal {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde calls")]
    fn serialize<S: Serializer>(id: &LogoId, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(id)
    }

    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<LogoId, D::Error> {
        let written = String::deserialize(deserializer)?;
        u64::from_str_radix(&written, 16).map(LogoId).map_err(serde::de::Error::custom)
    }
}
