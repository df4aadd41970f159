//! Owns `kiosk.ron` as it stands on disk, to the letter; knows nothing of whether it makes sense.

use serde::Deserialize;

use crate::storage::catalog_files::raw::{Choose, Entries, Id, Language, List, Phrase, Raw, Texts, Whole};

/// The whole file.
#[derive(Debug, Deserialize)]
#[serde(rename = "Kiosk", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct KioskFile<'a> {
    pub(crate) pin: Raw<'a, Phrase>,
    pub(crate) screen: Option<Raw<'a, ScreenFile<'a>>>,
    pub(crate) idle: Option<Raw<'a, IdleFile<'a>>>,
    pub(crate) languages: Option<List<'a, Language>>,
    pub(crate) hours: Option<Raw<'a, Entries<'a, Choose, Phrase>>>,
    pub(crate) attract: Option<Raw<'a, AttractFile<'a>>>,
    pub(crate) printer: Option<Raw<'a, PrinterFile<'a>>>,
    #[serde(default)]
    pub(crate) import: Vec<Raw<'a, Phrase>>,
    #[serde(default)]
    pub(crate) catalogs: Vec<Raw<'a, Phrase>>,
    pub(crate) volume: Option<Raw<'a, Whole>>,
    pub(crate) keyboard: Option<Raw<'a, Choose>>,
    pub(crate) speech: Option<Raw<'a, Choose>>,
    pub(crate) reach: Option<Raw<'a, bool>>,
}

/// The screen.
#[derive(Debug, Deserialize)]
#[serde(rename = "Screen", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct ScreenFile<'a> {
    pub(crate) orientation: Option<Raw<'a, Choose>>,
    pub(crate) width_mm: Option<Raw<'a, Whole>>,
    pub(crate) height_mm: Option<Raw<'a, Whole>>,
    pub(crate) distance_mm: Option<Raw<'a, Whole>>,
}

/// When it asks whether somebody is still there.
#[derive(Debug, Deserialize)]
#[serde(rename = "Idle", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
#[expect(clippy::struct_field_names, reason = "units stand in names, for whoever writes the file")]
pub(crate) struct IdleFile<'a> {
    pub(crate) ask_after_secs: Option<Raw<'a, Whole>>,
    pub(crate) answer_within_secs: Option<Raw<'a, Whole>>,
    pub(crate) placed_after_secs: Option<Raw<'a, Whole>>,
}

/// What it shows while nobody is there.
#[derive(Debug, Deserialize)]
#[serde(rename = "Attract", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct AttractFile<'a> {
    pub(crate) title: Option<Raw<'a, Texts>>,
    pub(crate) lead: Option<Raw<'a, Texts>>,
    #[serde(default)]
    pub(crate) products: Vec<Raw<'a, Id>>,
}

/// Its ticket printer.
#[derive(Debug, Deserialize)]
#[serde(rename = "Printer", deny_unknown_fields, bound(deserialize = "'de: 'a"))]
pub(crate) struct PrinterFile<'a> {
    pub(crate) queue: Option<Raw<'a, Phrase>>,
    pub(crate) folder: Option<Raw<'a, Phrase>>,
    pub(crate) roll_mm: Option<Raw<'a, Whole>>,
}
