//! Owns catalogs made for tests, and what is proved with them.

mod days;
mod hostile;
mod look;
mod mutated;
mod mutations;
mod offer_problems;
mod pictures;
mod problems;
mod quick;
mod reading;
mod reference;
mod sample;
mod strays;
pub(in crate::storage) mod twins;
mod whole;

pub(in crate::storage) use reading::folder as sound_catalog;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// A folder that is gone when the test is.
pub(in crate::storage) struct TempFolder(PathBuf);

impl TempFolder {
    pub(in crate::storage) fn new(name: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("diderot-{name}-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(in crate::storage) fn path(&self) -> &Path {
        &self.0
    }

    pub(in crate::storage) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
}

impl Drop for TempFolder {
    fn drop(&mut self) {
        // What the system's temporary folder keeps, it clears itself.
        fs::remove_dir_all(&self.0).unwrap_or_default();
    }
}
