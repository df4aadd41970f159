//! Owns where this machine keeps what the program remembers.

use std::path::PathBuf;

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
