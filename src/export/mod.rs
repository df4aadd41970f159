//! Owns documents: quotes and order confirmations on A4, tickets on a roll, print-ready files. Bytes come out; what is drawn
//! comes in as pixels and SVG.
//!
//! Everything is laid out here and written by `krilla`. Typst as a library was weighed and not taken: it writes its PDF with `krilla`
//! itself (typst-pdf 0.14 depends on it), so that what it would add is a second layout language with its compiler and its standard
//! library, for pages that are few and known; and a document would be assembled as source text out of a buyer's words. That its pages
//! have no bleed was true up to 0.14; it was added since (typst/typst#6357) and is no reason any more. `krilla` takes glyphs, paths and
//! pictures, sets every box of a page, has inks of their own for foil, embeds subsets of typefaces and checks PDF/A while it writes;
//! it shares `usvg` and `resvg` with the pictures of products.
//!
//! *The same order gives the same bytes, on any day: dates are handed in, nothing is asked of a clock.*
#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "points on a page and pixels of a picture: far below what a f32 holds exactly, and never negative where it matters"
)]

mod block;
mod content;
mod faces;
mod flow;
mod page;
mod papers;
mod pdf;
mod print_sheet;
mod qr;
mod quote;
mod report;
mod shape;
mod text;
mod ticket;

pub use papers::{Papers, Picture};
pub use pdf::{ExportError, Level};
pub use print_sheet::{Film, PrintFile, PrintSheet, print_file};

pub use quote::{Kind, quote};
pub use report::{ReportPapers, report_csv, report_json, report_pdf};
pub use ticket::{Roll, ticket};
