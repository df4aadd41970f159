//! Owns how the window is opened, and what is said where it can't be.

use std::cell::Cell;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::rc::Rc;
use std::sync::Arc;

use eframe::egui::ViewportBuilder;
use eframe::{App, CreationContext, NativeOptions};

use super::{DiderotApp, kiosk};
use crate::app::cpu_window;
use crate::app::desk::CatalogPapers;
use crate::app::libraries;
use crate::app::renderer::{self, Renderer};
use crate::catalog::{Catalog, Lang};
use crate::cli::{CatalogSource, DeskAccess, Exit, HandsArgs, WindowOptions, data_folder, today};
use crate::kiosk::Kiosk;
use crate::storage::{Colours, FolderWatch, LoadFailure, Loaded, SourceFiles, render};
use crate::ui::theme::Preferences;

/// What the window opens with.
pub(super) struct Opening {
    pub(super) source: CatalogSource,
    pub(super) catalog: Arc<Catalog>,
    pub(super) papers: CatalogPapers,
    pub(super) lang: Option<Lang>,
    pub(super) desk: DeskAccess,
    /// Whether the salesperson's desk is opened in place of the walk.
    pub(super) counter: bool,
    pub(super) preferences: Preferences,
    pub(super) hands: HandsArgs,
    /// The catalog's folder, where it is watched, and what was read from it.
    pub(super) watched: Option<(FolderWatch, Arc<SourceFiles>)>,
    /// The data folder.
    pub(super) data: PathBuf,
    /// A kiosk's settings, and the code under which it is out of order.
    pub(super) kiosk: Option<(Arc<Kiosk>, Option<String>)>,
    /// Where random taps begin, where there are any.
    pub(super) soak: Option<u64>,
}

/// Opens the window and stays until it is closed.
#[must_use]
pub fn run(options: &WindowOptions) -> ExitCode {
    match open(options) {
        Ok(exit) => exit.into(),
        Err(reason) => {
            // Where even this can't be written, the exit code has to do.
            writeln!(std::io::stderr(), "{reason}").unwrap_or_default();
            Exit::CannotRun.into()
        }
    }
}

fn open(options: &WindowOptions) -> Result<Exit, String> {
    let is_out = options.out_of_order.is_some();
    let kiosk = options.kiosk.as_deref().map(|path| kiosk::settings(path, is_out)).transpose()?;
    // Nobody stands beside a kiosk who could mend its catalog there.
    let desk = if kiosk.is_some() { DeskAccess::Forbidden } else { options.desk };
    // Whoever is out of order sells nothing: not even a broken catalog keeps it from saying so.
    let source = options.catalog.clone().filter(|_| !is_out).unwrap_or(CatalogSource::Builtin);
    // Watched before it is read: what is saved in between is not missed.
    let watch = watch(options, &source);
    let (catalog, papers) = papers(&source, desk)?;
    if std::env::var_os("DISPLAY").is_none() && std::env::var_os("WAYLAND_DISPLAY").is_none() {
        return Err(
            "diderot: there is no display here. Start it from a desktop session, or see 'diderot shot --help' \
                    for pictures without one."
                .to_owned(),
        );
    }
    let missing = libraries::missing_packages();
    if !missing.is_empty() {
        let install = format!("apt-get install {}", missing.join(" "));
        return Err(format!(
            "diderot: a window needs system libraries that are not installed. On Debian:\n    {install}"
        ));
    }
    let watched = watch.map(|watch| (watch, papers.files()));
    let preferences = options.preferences.preferences();
    let data = options.data.clone().unwrap_or_else(data_folder);
    let (lang, counter, hands) = (options.lang, options.counter, options.hands);
    let kiosk = kiosk.map(|kiosk| (kiosk, options.out_of_order.clone()));
    let soak = options.soak;
    show(Opening { source, catalog, papers, lang, desk, counter, preferences, hands, watched, data, kiosk, soak })
}

/// The catalog and its files. Where it can't be used, the desk is opened on what is wrong with it all the same: the catalog that
/// is part of the program then lends the window its look, and is not walked through.
fn papers(source: &CatalogSource, desk: DeskAccess) -> Result<(Arc<Catalog>, CatalogPapers), String> {
    let failure = match source.load() {
        Ok(loaded) => return Ok(CatalogPapers::of(source, loaded, Some(today()))),
        Err(failure) => failure,
    };
    let has_files = failure.files.iter().next().is_some();
    if desk == DeskAccess::Open && has_files {
        let stand_in: Loaded = CatalogSource::Builtin.load().map_err(|failure| told(&failure))?;
        return Ok((Arc::new(stand_in.catalog), CatalogPapers::broken(failure)));
    }
    Err(told(&failure))
}

/// Everything that is wrong with a catalog, as it is told in a terminal.
pub(super) fn told(failure: &LoadFailure) -> String {
    let problems = failure.problems.iter();
    let shown: Vec<String> =
        problems.map(|problem| render(problem, &|file| failure.files.text(file), Colours::Without)).collect();
    format!("{}\ndiderot: {failure}", shown.join("\n"))
}

/// Watches the catalog's folder, where that is wanted. Where it can't be, the window opens all the same.
fn watch(options: &WindowOptions, source: &CatalogSource) -> Option<FolderWatch> {
    match source {
        CatalogSource::Folder(dir) if !options.no_watch => FolderWatch::open(dir).map_err(say_unwatched).ok(),
        _ => None,
    }
}

/// Says that changes will not be seen, where somebody who edits a catalog looks.
pub(super) fn say_unwatched(error: impl std::fmt::Display) {
    let what = "the catalog's folder can't be watched: what changes in it is shown after the next start";
    // Where even this can't be written, there is nobody to read it.
    writeln!(std::io::stderr(), "diderot: {what}; {error}").unwrap_or_default();
}

/// What stands on the window's frame.
pub(super) fn title(catalog: &Catalog, lang: Lang) -> String {
    format!("{} – Diderot", catalog.shop.name.get(lang))
}

fn show(opening: Opening) -> Result<Exit, String> {
    let title = title(&opening.catalog, opening.lang.unwrap_or_default());
    let viewport = ViewportBuilder::default().with_title(title).with_app_id("diderot").with_inner_size([1280.0, 800.0]);
    let mut native = NativeOptions { viewport, system_font_fallback: false, ..NativeOptions::default() };
    if opening.kiosk.is_some() {
        kiosk::lock(&mut native);
    } else {
        native.viewport = native.viewport.with_min_inner_size([640.0, 480.0]).with_drag_and_drop(true);
    }
    let exit = Rc::new(Cell::new(Exit::Fine));
    let own = Rc::clone(&exit);
    if Renderer::wanted() == Renderer::Cpu {
        let shown = cpu_window::run(native.viewport, |ctx| DiderotApp::new(ctx, opening, own));
        return shown
            .map(|()| exit.get())
            .map_err(|error| format!("diderot: {error}. Start it from a desktop session."));
    }
    let opened = move |creation: &CreationContext<'_>| -> Box<dyn App> {
        Box::new(DiderotApp::new(&creation.egui_ctx, opening, own))
    };
    let made = eframe::run_native("diderot", native, Box::new(move |creation| Ok(opened(creation))));
    made.map(|()| exit.get()).map_err(|error| {
        // Only where the processor draws nothing either, there is something to say.
        if is_about_opengl(&error) { renderer::start_on_cpu() } else { why_no_window(&error) }
    })
}

/// Whether it is OpenGL that does not work, and not the display.
const fn is_about_opengl(error: &eframe::Error) -> bool {
    !matches!(error, eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) | eframe::Error::AppCreation(_))
}

/// Why there is no window, and what to do.
fn why_no_window(error: &eframe::Error) -> String {
    match error {
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => {
            let display =
                std::env::var("WAYLAND_DISPLAY").or_else(|_unset| std::env::var("DISPLAY")).unwrap_or_default();
            format!("diderot: the display '{display}' can't be reached. Start it from a desktop session.")
        }
        eframe::Error::AppCreation(reason) => format!("diderot: {reason}"),
        _ => format!("diderot: the window could not be opened: {error}"),
    }
}
