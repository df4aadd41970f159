//! Owns `diderot desk`: the window, opened at the catalog desk.

use super::{CatalogSource, DeskAccess, PreferenceArgs, WindowOptions, lang};
use crate::catalog::Lang;

/// What is looked at.
#[derive(Clone, Debug, clap::Args)]
pub struct DeskArgs {
    /// The catalog's folder, or `:builtin:` for the one that is part of the program. It opens with errors in it too: they are
    /// what it shows then.
    #[arg(value_name = "DIR")]
    catalog: CatalogSource,
    /// The language to start in: nl, fy, en or de.
    #[arg(long, value_parser = lang)]
    lang: Option<Lang>,
    /// How the screens are seen.
    #[command(flatten)]
    preferences: PreferenceArgs,
}

impl DeskArgs {
    /// The window that is asked for.
    #[must_use]
    pub fn window(&self) -> WindowOptions {
        WindowOptions {
            catalog: Some(self.catalog.clone()),
            lang: self.lang,
            no_watch: false,
            counter: false,
            data: None,
            kiosk: None,
            out_of_order: None,
            soak: None,
            preferences: self.preferences,
            hands: super::HandsArgs::default(),
            desk: DeskAccess::Open,
        }
    }
}
