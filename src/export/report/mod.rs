//! Owns the report as files: tables for spreadsheets, JSON for programs, a PDF for people. None of them has a figure that the
//! manager's page would not show.

mod csv;
mod json;
mod pdf;

pub use csv::report_csv;
pub use json::report_json;
pub use pdf::{ReportPapers, report_pdf};
