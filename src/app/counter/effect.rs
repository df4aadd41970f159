//! Owns what the salesperson's desk asks of the machine.

use std::path::PathBuf;

use crate::app::Effect;
use crate::flow::dossier::Customer;
use crate::flow::{OrderCode, Session};
use crate::storage::StoredLogo;
use crate::ui::screens::counter::FilePurpose;

/// What the salesperson's desk asks of the machine.
#[derive(Debug)]
pub enum CounterEffect {
    /// Do what the walk asks for: store the order, pick or read a logo.
    Walk(Box<Effect>),
    /// Read these logos anew: those of the quote that was taken in hand.
    RestoreLogos(Vec<StoredLogo>),
    /// Write the quote as a PDF; where to, is asked where it is not said.
    ExportPdf(Box<PdfWanted>, Option<PathBuf>),
    /// Write a text; where to, is asked where it is not said. The name is what is proposed.
    Write {
        /// What it is.
        purpose: FilePurpose,
        /// The name that is proposed.
        name: String,
        /// What is written.
        text: String,
        /// Where to, where that was typed.
        path: Option<PathBuf>,
    },
    /// Show which suggestions help and which annoy.
    ShowFigures,
    /// Open a file or a folder; which one, is asked where it is not said.
    Open(FilePurpose, Option<PathBuf>),
}

/// A quote that is to be written as a PDF.
#[derive(Clone, Debug)]
pub struct PdfWanted {
    /// What it is known by; nothing where it was not saved.
    pub code: Option<OrderCode>,
    /// The number of its version.
    pub version: u32,
    /// Who it is for.
    pub customer: Customer,
    /// Its order, the design on it, and the catalog.
    pub session: Session,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileDone {
    /// There is no dialog to choose one with: its path can be typed.
    NoDialog(FilePurpose),
    /// It was written there.
    Written(PathBuf),
    /// A quote was read.
    Read(String),
    /// It could not be, and why.
    Failed(String),
}

impl CounterEffect {
    pub(super) fn walk(effect: Effect) -> Self {
        Self::Walk(Box::new(effect))
    }
}
