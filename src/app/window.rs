//! Owns the window: opening it, its frames, and what is said where it can't be opened.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use eframe::egui::{self, Context, Theme as EguiTheme, ViewportBuilder};
use eframe::{App, CreationContext, Frame, NativeOptions};

use super::errands::{Done, Errands};
use super::media::media_of;
use super::{Front, libraries};
use crate::artwork::Studio;
use crate::catalog::{Catalog, Lang};
use crate::cli::{CatalogSource, Exit, WindowOptions, today};
use crate::flow::Action;
use crate::storage::{Colours, render};
use crate::ui::theme::install_fonts;

/// The window's own.
struct DiderotApp {
    front: Front,
    errands: Errands,
}

/// Opens the window and stays until it is closed.
#[must_use]
pub fn run(options: &WindowOptions) -> ExitCode {
    match open(options) {
        Ok(()) => Exit::Fine.into(),
        Err(reason) => {
            // Where even this can't be written, the exit code has to do.
            writeln!(std::io::stderr(), "{reason}").unwrap_or_default();
            Exit::CannotRun.into()
        }
    }
}

fn open(options: &WindowOptions) -> Result<(), String> {
    let source = options.catalog.clone().map_or(CatalogSource::Builtin, CatalogSource::Folder);
    let loaded = source.load().map_err(|failure| {
        let problems = failure.problems.iter();
        let shown: Vec<String> =
            problems.map(|problem| render(problem, &|file| failure.files.text(file), Colours::Without)).collect();
        format!("{}\ndiderot: {failure}", shown.join("\n"))
    })?;
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
    show(Arc::new(loaded.catalog.on(Some(today()))), &source, options.lang)
}

fn show(catalog: Arc<Catalog>, source: &CatalogSource, lang: Option<Lang>) -> Result<(), String> {
    let title = format!("{} – Diderot", catalog.shop.name.get(lang.unwrap_or_default()));
    let native = NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title(title)
            .with_app_id("diderot")
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([640.0, 480.0])
            .with_drag_and_drop(true),
        system_font_fallback: false,
        ..NativeOptions::default()
    };
    let media = media_of(source);
    let made = eframe::run_native(
        "diderot",
        native,
        Box::new(move |creation| Ok(Box::new(DiderotApp::new(creation, &catalog, media, lang)))),
    );
    made.map_err(|error| why_no_window(&error))
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
        _ => format!(
            "diderot: the window could not be opened, because OpenGL does not work here: {error}\nOn Debian it comes \
             with:\n    apt-get install libgl1-mesa-dri libegl1"
        ),
    }
}

impl DiderotApp {
    fn new(
        creation: &CreationContext<'_>,
        catalog: &Arc<Catalog>,
        media: Arc<dyn crate::artwork::Media>,
        lang: Option<Lang>,
    ) -> Self {
        let ctx = creation.egui_ctx.clone();
        prepare(&ctx);
        let wake = ctx.clone();
        // One worker leaves the other cores of a small machine to the window.
        let studio = Arc::new(Studio::new(media, workers(), Arc::new(move || wake.request_repaint())));
        let mut front = Front::new(catalog, Arc::clone(&studio));
        if let Some(lang) = lang {
            front.apply(Action::LangChosen(lang));
        }
        Self { front, errands: Errands::new(ctx, studio, orders_folder()) }
    }
}

/// How many threads compose pictures: all cores but the window's, at least one.
fn workers() -> usize {
    std::thread::available_parallelism().map_or(1, |cores| cores.get().saturating_sub(1).clamp(1, 4))
}

/// What egui needs once: typefaces, and no zooming by keys behind the layout's back.
fn prepare(ctx: &Context) {
    install_fonts(ctx);
    ctx.set_theme(EguiTheme::Light);
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
}

/// The platform's folder for what a program keeps.
fn orders_folder() -> PathBuf {
    let from = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    from("XDG_DATA_HOME")
        .or_else(|| from("LOCALAPPDATA"))
        .or_else(|| from("HOME").map(|home| home.join(".local").join("share")))
        .unwrap_or_else(|| PathBuf::from("."))
        .join("diderot")
        .join("orders")
}

impl App for DiderotApp {
    fn logic(&mut self, _ctx: &Context, _frame: &mut Frame) {
        for done in self.errands.poll() {
            match done {
                Done::NoDialog => self.front.no_file_dialog(),
                Done::LogoChosen => self.front.logo_is_coming(),
                Done::Stored(result) => self.front.stored(result),
                Done::Proven(proven) => self.front.proven(proven.0, proven.1),
            }
        }
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut Frame) {
        for effect in self.front.show(ui) {
            self.errands.run(effect, self.front.session());
        }
        self.errands.prove(self.front.session());
    }
}
