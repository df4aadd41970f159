//! Owns what the salesperson's desk does with files: dialogs, reading and writing, each on a thread of its own.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use eframe::egui::Context;

use super::{CounterEffect, FileDone, PdfWanted, with_pictures};
use crate::artwork::Studio;
use crate::cli::today;
use crate::export::{Kind, Papers, quote};
use crate::ui::screens::counter::FilePurpose;

/// An answer that comes sooner than this was given by no person.
const NO_DIALOG: Duration = Duration::from_millis(300);

/// The largest quote that is read.
const LARGEST: u64 = 16 * 1024 * 1024;

/// What came of a file.
pub(super) enum FileReport {
    /// Something for the desk to say or take over.
    Done(FileDone),
    /// This catalog is wanted.
    Catalog(PathBuf),
}

/// Files that are under way.
pub(super) struct CounterFiles {
    ctx: Context,
    /// What draws the pictures of documents.
    studio: Arc<Studio>,
    sender: Sender<FileReport>,
    receiver: Receiver<FileReport>,
}

impl CounterFiles {
    /// Nothing under way.
    pub(super) fn new(ctx: Context, studio: Arc<Studio>) -> Self {
        let (sender, receiver) = channel();
        Self { ctx, studio, sender, receiver }
    }

    /// What was done since the last time.
    pub(super) fn poll(&self) -> Vec<FileReport> {
        self.receiver.try_iter().collect()
    }

    /// Does what the desk asks for; what the walk asks for is not its business.
    pub(super) fn run(&self, effect: CounterEffect) {
        match effect {
            CounterEffect::Walk(_) | CounterEffect::RestoreLogos(_) | CounterEffect::ShowFigures => {}
            CounterEffect::Open(purpose, path) => self.spawn(move || opened(purpose, path)),
            CounterEffect::Write { purpose, name, text, path } => {
                self.spawn(move || written((purpose, &name), path, || Ok(text.into_bytes())));
            }
            CounterEffect::ExportPdf(wanted, path) => {
                let studio = Arc::clone(&self.studio);
                self.spawn(move || {
                    let code = wanted.code.as_ref().map_or_else(|| "offerte".to_owned(), ToString::to_string);
                    written((FilePurpose::Pdf, &format!("{code}.pdf")), path, || pdf(&wanted, &studio))
                });
            }
        }
    }

    /// Starts a thread. Where the system has none to give, the errand is dropped.
    fn spawn(&self, errand: impl FnOnce() -> Option<FileReport> + Send + 'static) {
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        let work = move || {
            let report = errand();
            // A window that is gone needs no report.
            if report.is_some_and(|report| sender.send(report).is_ok()) {
                ctx.request_repaint();
            }
        };
        if let Err(error) = thread::Builder::new().name("files".to_owned()).spawn(work) {
            drop(error);
        }
    }
}

/// The quote as a PDF, with pictures of what is in it.
fn pdf(wanted: &PdfWanted, studio: &Studio) -> Result<Vec<u8>, String> {
    let session = &wanted.session;
    let Some(papers) = Papers::of(session, today()) else { return Ok(Vec::new()) };
    let details = (!wanted.customer.is_nobody()).then(|| wanted.customer.details());
    let papers = Papers {
        code: wanted.code.clone(),
        details: details.or(papers.details),
        discount_reason: session.state().discount_reason.clone().unwrap_or_default(),
        ..papers
    };
    let papers = with_pictures(papers, &session.state().design, studio);
    let kind = if session.state().placed.is_some() { Kind::Confirmation } else { Kind::Quote };
    quote(&papers, kind).map(|(bytes, _level)| bytes).map_err(|error| error.to_string())
}

/// Opens what was chosen. Nothing where somebody thought better of it.
fn opened(purpose: FilePurpose, path: Option<PathBuf>) -> Option<FileReport> {
    let dialog = || match purpose {
        FilePurpose::Catalog => rfd::FileDialog::new().pick_folder(),
        _ => rfd::FileDialog::new().add_filter("RON", &["ron"]).pick_file(),
    };
    let path = match chosen(path, dialog) {
        Chosen::Path(path) => path,
        Chosen::Nothing => return None,
        Chosen::NoDialog => return Some(FileReport::Done(FileDone::NoDialog(purpose))),
    };
    if purpose == FilePurpose::Catalog {
        return Some(FileReport::Catalog(path));
    }
    let done = read(&path).map_or_else(FileDone::Failed, FileDone::Read);
    Some(FileReport::Done(done))
}

/// Writes what is made, where it was chosen to go.
fn written(
    (purpose, name): (FilePurpose, &str),
    path: Option<PathBuf>,
    make: impl FnOnce() -> Result<Vec<u8>, String>,
) -> Option<FileReport> {
    let dialog = || rfd::FileDialog::new().set_file_name(name).save_file();
    let path = match chosen(path, dialog) {
        Chosen::Path(path) => path,
        Chosen::Nothing => return None,
        Chosen::NoDialog => return Some(FileReport::Done(FileDone::NoDialog(purpose))),
    };
    let done = make().and_then(|bytes| write(&path, &bytes));
    Some(FileReport::Done(done.map_or_else(FileDone::Failed, |()| FileDone::Written(path))))
}

/// What somebody chose.
enum Chosen {
    Path(PathBuf),
    Nothing,
    NoDialog,
}

fn chosen(path: Option<PathBuf>, dialog: impl FnOnce() -> Option<PathBuf>) -> Chosen {
    if let Some(path) = path {
        return Chosen::Path(path);
    }
    let asked = Instant::now();
    match dialog() {
        Some(path) => Chosen::Path(path),
        // Without a portal and without zenity the answer is 'none' at once: nobody cancels that fast.
        None if asked.elapsed() < NO_DIALOG => Chosen::NoDialog,
        None => Chosen::Nothing,
    }
}

fn read(path: &Path) -> Result<String, String> {
    let told = |error: std::io::Error| format!("{}: {error}", path.display());
    if std::fs::metadata(path).map_err(told)?.len() > LARGEST {
        return Err(format!("{}: > {LARGEST}", path.display()));
    }
    std::fs::read_to_string(path).map_err(told)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), String> {
    std::fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}
