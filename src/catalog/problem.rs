//! Owns what can be wrong with a catalog, as facts: where, how bad, what, and what to do.

use std::fmt;
use std::ops::Range;

/// Something that is wrong with a catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// A stable code, like `unknown-id`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// What is wrong, in one sentence.
    pub message: String,
    /// Other places that it has to do with, each with what they are: 'first defined here'.
    pub also: Vec<(Place, String)>,
    /// What to do, where that can be said.
    pub mend: Option<String>,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The catalog works, but something in it deserves a look.
    Warning,
    /// The catalog can't be used.
    Error,
}

/// Where something stands in a catalog.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The file, relative to the catalog's folder.
    pub file: String,
    /// The line, from 1; 0 where it is the file as a whole.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// The line and column just behind what it is about, counted in the same way.
    pub end: (usize, usize),
    /// The bytes of the file that it is about.
    pub span: Range<usize>,
}

impl Place {
    /// A file as a whole.
    #[must_use]
    pub fn file(file: &str) -> Self {
        Self { file: file.to_owned(), ..Self::default() }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => f.write_str(&self.file),
            line => write!(f, "{}:{line}:{}", self.file, self.column),
        }
    }
}
