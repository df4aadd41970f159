//! Owns where a command takes its catalog from, and what is said where it can't be used.

use std::fmt::Write as _;
use std::io;
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::Arc;

use super::{Terminal, TodayArgs};
use crate::catalog::{Catalog, Problem, Severity};
use crate::storage::{Colours, LoadFailure, Loaded, SourceFiles, load_builtin, load_folder, render};

/// Where a catalog comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CatalogSource {
    /// The one that is part of the program.
    Builtin,
    /// A folder.
    Folder(PathBuf),
}

impl CatalogSource {
    /// How the catalog that is part of the program is named on the command line. No folder is called so by accident.
    pub const BUILTIN: &'static str = ":builtin:";

    /// Reads the catalog.
    ///
    /// # Errors
    /// All problems, when one of them is an error.
    pub fn load(&self) -> Result<Loaded, LoadFailure> {
        match self {
            Self::Builtin => load_builtin(),
            Self::Folder(dir) => load_folder(dir),
        }
    }

    /// Reads the catalog of a day for a command that needs a whole one; where there is none, says why.
    pub(super) fn open(&self, today: TodayArgs, terminal: &mut Terminal<'_>) -> io::Result<Option<Arc<Catalog>>> {
        Ok(self.read(terminal)?.map(|loaded| Arc::new(loaded.catalog.on(Some(today.day())))))
    }

    /// Reads the catalog of no day in particular, with its files; where there is none, says why.
    pub(super) fn read(&self, terminal: &mut Terminal<'_>) -> io::Result<Option<Loaded>> {
        match self.load() {
            Ok(loaded) => Ok(Some(loaded)),
            Err(failure) => {
                let errors: Vec<Problem> =
                    failure.problems.iter().filter(|problem| problem.severity == Severity::Error).cloned().collect();
                write!(terminal.err, "{}", shown(&errors, &failure.files, Colours::Without))?;
                terminal.cannot_run(format_args!("{failure}"))?;
                Ok(None)
            }
        }
    }
}

impl FromStr for CatalogSource {
    type Err = std::convert::Infallible;

    fn from_str(written: &str) -> Result<Self, Self::Err> {
        Ok(if written == Self::BUILTIN { Self::Builtin } else { Self::Folder(written.into()) })
    }
}

/// Problems as a terminal shows them, each with its line and what to do.
pub(super) fn shown(problems: &[Problem], files: &SourceFiles, colours: Colours) -> String {
    problems.iter().fold(String::new(), |mut text, problem| {
        // Writing to a `String` never fails.
        writeln!(text, "{}", render(problem, &|file| files.text(file), colours)).unwrap_or_default();
        text
    })
}
