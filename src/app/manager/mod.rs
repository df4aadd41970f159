//! Owns the manager's page for a window: its figures are counted and its files written on threads of their own.

mod sample;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use eframe::egui::{Context, Key, Modifiers, Ui};

use crate::catalog::{Catalog, Lang};
use crate::cli::today;
use crate::export::{ReportPapers, report_csv, report_json, report_pdf};
use crate::insight::measure::{Query, Report, Span};
use crate::storage::journal::{Journal, JournalError, Measurer};
use crate::storage::load_kept;
use crate::ui::screens::Scene;
use crate::ui::screens::manager::{ManagerExport, ManagerFigures, ManagerTab, ManagerView, ManagerWish, manager};

/// The manager's page, open.
#[derive(Debug)]
pub(super) struct ManagerPage {
    /// The data folder; nothing in a picture.
    data: Option<PathBuf>,
    view: ManagerView,
    figures: Option<Result<Arc<Report>, String>>,
    counting: Option<Receiver<Result<Report, String>>>,
    keeping: Option<Receiver<Result<PathBuf, String>>>,
}

impl ManagerPage {
    /// Opens the page, and has its figures counted.
    pub(super) fn open(data: PathBuf, ctx: &Context, can_export: bool) -> Self {
        let view = ManagerView { can_export, ..ManagerView::default() };
        let mut page = Self { data: Some(data), view, figures: None, counting: None, keeping: None };
        page.count(ctx);
        page
    }

    /// The page with the figures of nobody: for pictures.
    pub(super) fn posed(catalog: &Catalog, tab: ManagerTab) -> Self {
        let figures = Some(Ok(Arc::new(sample::report(catalog))));
        let view = ManagerView { tab, ..ManagerView::default() };
        Self { data: None, view, figures, counting: None, keeping: None }
    }

    /// Shows the page. Whether it stays open.
    pub(super) fn show(&mut self, ui: &Ui, scene: &Scene<'_>) -> bool {
        self.take(scene);
        let figures = match &self.figures {
            None => ManagerFigures::Counting,
            Some(Ok(report)) => ManagerFigures::Ready(report),
            Some(Err(reason)) => ManagerFigures::Failed(reason),
        };
        let wish = manager(ui, scene, figures, &mut self.view);
        match wish {
            Some(ManagerWish::Back) => return false,
            Some(ManagerWish::Period(_)) => self.count(ui.ctx()),
            Some(ManagerWish::Export(export)) => self.keep(ui.ctx(), scene, export),
            None => {}
        }
        !ui.ctx().input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
    }

    fn count(&mut self, ctx: &Context) {
        let Some(data) = self.data.clone() else { return };
        let (sender, receiver) = channel();
        let (ctx, days) = (ctx.clone(), self.view.days);
        let work = move || {
            let tell = |report: Result<Report, String>| {
                // A page that was closed needs no figures.
                if sender.send(report).is_ok() {
                    ctx.request_repaint();
                }
            };
            if let Err(reason) = counted(&data, days, &tell) {
                tell(Err(reason));
            }
        };
        self.figures = None;
        self.view.note = None;
        self.counting = Some(receiver);
        drop(thread::Builder::new().name("figures".to_owned()).spawn(work));
    }

    fn keep(&mut self, ctx: &Context, scene: &Scene<'_>, export: ManagerExport) {
        let (Some(data), Some(Ok(report))) = (self.data.clone(), &self.figures) else { return };
        let (sender, receiver) = channel();
        let (report, ctx) = (Arc::clone(report), ctx.clone());
        let (catalog, lang) = (Arc::clone(scene.session.catalog()), scene.tongue.lang());
        let work = move || {
            if sender.send(kept((&data, &report), (&catalog, lang), export)).is_ok() {
                ctx.request_repaint();
            }
        };
        self.keeping = Some(receiver);
        drop(thread::Builder::new().name("report".to_owned()).spawn(work));
    }

    /// Takes over what the threads have done.
    fn take(&mut self, scene: &Scene<'_>) {
        while let Some(counted) = self.counting.as_ref().map(Receiver::try_recv) {
            match counted {
                Ok(counted) => self.figures = Some(counted.map(Arc::new)),
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => {
                    self.counting = None;
                    self.figures.get_or_insert_with(|| Err("no thread".to_owned()));
                }
            }
        }
        if let Some(kept) = answer(&mut self.keeping) {
            let tongue = scene.tongue;
            self.view.note = Some(match kept {
                Ok(file) => tongue.say_with("manager-kept", &[("file", file.display().to_string().into())]),
                Err(reason) => tongue.say_with("manager-not-kept", &[("reason", reason.into())]),
            });
        }
    }
}

/// What a thread has to say, once; a thread that is gone without a word failed.
fn answer<T>(asked: &mut Option<Receiver<Result<T, String>>>) -> Option<Result<T, String>> {
    let said = match asked.as_ref()?.try_recv() {
        Err(TryRecvError::Empty) => return None,
        Err(TryRecvError::Disconnected) => Err("no thread".to_owned()),
        Ok(said) => said,
    };
    *asked = None;
    Some(said)
}

/// Tells the figures of the last days, and once more with what came of experiments: nobody waits for those.
fn counted(data: &Path, days: u16, tell: &dyn Fn(Result<Report, String>)) -> Result<(), String> {
    let query = Query { span: Span::last_days(i32::from(days), today()), only: None };
    let count = || -> Result<(), JournalError> {
        let (mut journal, _) = Journal::open(data)?;
        let mut measurer = Measurer::default();
        while journal.measure(&mut measurer, Journal::AT_ONCE)? == Journal::AT_ONCE {}
        let report = journal.report(query)?;
        tell(Ok(report.clone()));
        // A catalog that this version can't read any more still has its figures.
        let catalog = load_kept(journal.last_catalog()?).map(|loaded| loaded.catalog);
        let experiments = catalog.map_or_else(|_| Ok(Vec::new()), |catalog| journal.tried(&catalog))?;
        if !experiments.is_empty() {
            tell(Ok(Report { experiments, ..report }));
        }
        Ok(())
    };
    count().map_err(|error| error.to_string())
}

/// Keeps the figures as a file in the data folder. Which one.
fn kept(
    (data, report): (&Path, &Report),
    (catalog, lang): (&Catalog, Lang),
    export: ManagerExport,
) -> Result<PathBuf, String> {
    let day = today();
    let bytes = match export {
        ManagerExport::Csv => report_csv(report).map_err(|error| error.to_string())?,
        ManagerExport::Json => report_json(report).map_err(|error| error.to_string())?.into_bytes(),
        ManagerExport::Pdf => {
            let papers = ReportPapers { report, catalog, lang, day };
            report_pdf(papers).map_err(|error| error.to_string())?.0
        }
    };
    let folder = data.join("reports");
    let span = report.query.span;
    let file = folder.join(format!("{}-{}.{}", span.from, span.until, export.ending()));
    fs::create_dir_all(&folder).and_then(|()| fs::write(&file, bytes)).map_err(|error| error.to_string())?;
    Ok(file)
}
