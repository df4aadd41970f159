//! Owns how orders and journeys are read from text: RON as people write it, or JSON, within limits.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

/// The largest order or journey, in bytes.
const LARGEST: u64 = 1024 * 1024;

/// A text can't be parsed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {message}")]
pub struct SyntaxError {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
}

/// Why a file gives no text.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// The system says no.
    #[error("{path} can't be read: {source}", path = .path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Larger than any order or journey.
    #[error("{path} is larger than {} KiB", LARGEST / 1024, path = .0.display())]
    TooLarge(PathBuf),
    /// Not UTF-8.
    #[error("{path} is not UTF-8 text (from byte {from} on)", path = .path.display())]
    NotText {
        /// The file.
        path: PathBuf,
        /// The first byte that is not.
        from: usize,
    },
}

/// Parses RON as people write it: optional fields are simply there or not. The limit on nesting stays on.
///
/// # Errors
/// When it is not RON, or not what is asked for.
pub(super) fn parse<T: DeserializeOwned>(text: &str) -> Result<T, SyntaxError> {
    let options = ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .with_default_extension(Extensions::UNWRAP_VARIANT_NEWTYPES);
    options.from_str(text).map_err(|error| SyntaxError {
        line: error.span.start.line,
        column: error.span.start.col,
        message: error.code.to_string(),
    })
}

/// Parses JSON where the text starts like it, and RON otherwise.
///
/// # Errors
/// When it is neither, or not what is asked for.
pub(super) fn parse_either<T: DeserializeOwned>(text: &str) -> Result<T, SyntaxError> {
    if !text.trim_start().starts_with('{') {
        return parse(text);
    }
    serde_json::from_str(text).map_err(|error| {
        let shown = error.to_string();
        let message = shown.rsplit_once(" at line ").map_or(shown.as_str(), |(message, _)| message);
        SyntaxError { line: error.line(), column: error.column(), message: message.to_owned() }
    })
}

/// Reads a file, or the standard input for `-`.
///
/// # Errors
/// When it can't be read, is too large, or is no text.
pub(super) fn read(path: &Path, standard: &mut dyn Read) -> Result<String, InputError> {
    let unreadable = |source| InputError::Unreadable { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    // One byte more than is allowed shows that there is more.
    if path == Path::new("-") {
        standard.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    } else {
        File::open(path).and_then(|file| file.take(LARGEST + 1).read_to_end(&mut bytes)).map_err(unreadable)?;
    }
    if bytes.len() as u64 > LARGEST {
        return Err(InputError::TooLarge(path.to_owned()));
    }
    String::from_utf8(bytes)
        .map(|text| text.trim_start_matches('\u{feff}').to_owned())
        .map_err(|error| InputError::NotText { path: path.to_owned(), from: error.utf8_error().valid_up_to() })
}
