//! Owns where this machine keeps what the program remembers.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use super::Terminal;
use crate::flow::BoughtTogether;

/// Where the journal lies.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct DataArgs {
    /// The folder that walks and orders are kept in, instead of the platform's own for such things.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
}

impl DataArgs {
    /// The folder.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        self.data.clone().unwrap_or_else(data_folder)
    }
}

/// What is known of orders where a journey is replayed.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct KnownArgs {
    /// Rank suggestions by what was learned in this data folder, see `diderot learn`. Without it nothing is known of orders: a journey
    /// goes the same way on every machine.
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
}

impl KnownArgs {
    /// What was learned there; says so where that can't be read.
    pub(super) fn open(&self, terminal: &mut Terminal<'_>) -> io::Result<Option<Arc<BoughtTogether>>> {
        match &self.data {
            Some(folder) => super::learn::known_in(folder, terminal),
            None => Ok(Some(Arc::default())),
        }
    }
}

/// The platform's folder for what a program keeps.
#[must_use]
pub fn data_folder() -> PathBuf {
    let from = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    from("XDG_DATA_HOME")
        .or_else(|| from("LOCALAPPDATA"))
        .or_else(|| from("HOME").map(|home| home.join(".local").join("share")))
        .unwrap_or_else(|| PathBuf::from("."))
        .join("diderot")
}
