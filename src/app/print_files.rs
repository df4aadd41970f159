//! Stub
use crate::artwork::Studio;
use crate::export::{ExportError, Level, Papers};
use crate::flow::design::Design;
/// Stub
pub fn print_files(_papers: &Papers, _d: (&Design, Option<&[u8]>), _studio: &Studio) -> Result<Vec<(String, Vec<u8>, Level)>, ExportError> { Ok(Vec::new()) }
