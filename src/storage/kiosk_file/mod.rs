//! Owns `kiosk.ron`: the settings of one kiosk as a file, and everything that is wrong with them, each with its place.

mod check;
mod file;

#[cfg(test)]
mod tests;

use std::path::Path;

use super::catalog_files::SourceFiles;
use super::catalog_files::outline::{is_in_order, trimmed};
use super::catalog_files::report::{Finding, Report};
use super::media::read_at_most;
use crate::catalog::{Place, Problem, Severity};
use crate::kiosk::Kiosk;
use check::Check;

/// The largest file of settings in bytes.
const LARGEST: u64 = 1024 * 1024;

/// A kiosk's settings that can be used.
#[derive(Clone, Debug)]
pub struct LoadedKiosk {
    /// The settings.
    pub kiosk: Kiosk,
    /// What deserves a look, by position.
    pub warnings: Vec<Problem>,
    /// The text of the file.
    pub files: SourceFiles,
}

/// Why a kiosk's settings can't be used.
#[derive(Clone, Debug, thiserror::Error)]
#[error("the kiosk's settings can't be used; errors in them: {}", .problems.iter().filter(|problem| problem.severity == Severity::Error).count())]
pub struct KioskFailure {
    /// Everything that is wrong, warnings too, by position. There is at least one error.
    pub problems: Vec<Problem>,
    /// The text of the file, as far as it could be read.
    pub files: SourceFiles,
}

/// Reads a kiosk's settings. Paths in them that say only where something is from there start at the file's folder.
///
/// # Errors
/// All problems, when one of them is an error.
pub fn load_kiosk(path: &Path) -> Result<LoadedKiosk, KioskFailure> {
    let name = path.display().to_string();
    let mut files = SourceFiles::default();
    let problems = gather(path, &name, &mut files);
    let folder = path.parent().unwrap_or(Path::new(""));
    let report = Report::new(&files, problems);
    let kiosk = body(&report, &files, &name).and_then(|body| {
        let file = report.twin(body)?;
        check::kiosk(&Check { report: &report, folder }, &file)
    });
    let problems = report.finish();
    let is_sound = problems.iter().all(|problem| problem.severity == Severity::Warning);
    match kiosk.filter(|_| is_sound) {
        Some(kiosk) => Ok(LoadedKiosk { kiosk, warnings: problems, files }),
        None => Err(KioskFailure { problems, files }),
    }
}

/// Reads the file's text. What is wrong so far.
fn gather(path: &Path, name: &str, files: &mut SourceFiles) -> Vec<Problem> {
    let whole = |finding: Finding| vec![finding.at(Place::file(name))];
    // A pipe or a device would wait for ever.
    if path.exists() && !path.is_file() {
        return whole(Finding::error("unreadable", "this is not a file"));
    }
    let bytes = match read_at_most(path, LARGEST) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return whole(Finding::error("too-large", "a kiosk's settings are no larger than 1 MiB")),
        Err(error) => return whole(Finding::error("unreadable", format!("this can't be read: {error}"))),
    };
    match String::from_utf8(bytes) {
        Ok(text) => {
            files.add(name, text);
            Vec::new()
        }
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let shown = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let place = files.add_broken(name, shown, valid);
            let finding = Finding::error("not-utf8", "this is not UTF-8 text").mend("save the file as UTF-8");
            vec![finding.at(place)]
        }
    }
}

/// The text without what surrounds it, where its brackets are in order.
fn body<'a>(report: &Report<'a>, files: &'a SourceFiles, name: &str) -> Option<&'a str> {
    let body = files.body(name).filter(|body| is_in_order(report, body))?;
    let whole = trimmed(body);
    if whole.is_empty() {
        report.add_to_file(name, Finding::error("empty-file", "there is nothing in this file"));
        return None;
    }
    Some(whole)
}
