//! Owns what is written down of wrong PINs, so that switching a kiosk off and on gives nobody new attempts.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::kiosk::Lockout;

/// The file in the data folder.
const NAME: &str = "kiosk-lock";

/// Where it is written down; nowhere where there is no folder for it.
#[derive(Clone, Debug, Default)]
pub(super) struct LockFile(Option<PathBuf>);

impl LockFile {
    /// In a data folder.
    pub(super) fn in_folder(data: Option<&Path>) -> Self {
        Self(data.map(|data| data.join(NAME)))
    }

    /// What was written down last; a fresh one where nothing that can be read was.
    pub(super) fn read(&self, now: Duration) -> Lockout {
        let text = self.0.as_deref().and_then(|path| fs::read_to_string(path).ok()).unwrap_or_default();
        let mut numbers = text.split_whitespace().map(str::parse::<u64>);
        match (numbers.next(), numbers.next()) {
            (Some(Ok(wrong)), Some(Ok(until))) => {
                Lockout::remembered(u32::try_from(wrong).unwrap_or(u32::MAX), Duration::from_secs(until), now)
            }
            _ => Lockout::default(),
        }
    }

    /// Writes it down, whole or not at all. Where it can't be, it is known until the program ends.
    pub(super) fn write(&self, lockout: Lockout) {
        let Some(path) = &self.0 else { return };
        let (wrong, until) = lockout.to_remember();
        let beside = path.with_extension("part");
        let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| {
            fs::write(&beside, format!("{wrong} {}\n", until.as_secs()))?;
            fs::rename(&beside, path)
        });
        written.unwrap_or_default();
    }
}
