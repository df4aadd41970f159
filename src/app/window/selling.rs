//! Owns the window as a salesperson's: the desk in place of the walk, with the files that it reads and writes.

use eframe::egui::{Context, Ui, ViewportCommand};

use super::DiderotApp;
use super::opening::{say_unwatched, title};
use crate::app::counter_files::FileReport;
use crate::app::desk::CatalogPapers;
use crate::app::manager::ManagerPage;
use crate::app::media::media_of;
use crate::app::reload::Reload;
use crate::app::{CounterEffect, FileDone};
use crate::artwork::Logo;
use crate::cli::{CatalogSource, today};
use crate::storage::{FolderWatch, Loaded};

impl DiderotApp {
    /// Shows the salesperson's desk where that is what the window is for. Whether it is.
    pub(super) fn show_counter(&mut self, ui: &mut Ui) -> bool {
        let Some((counter, _)) = &mut self.counter else { return false };
        if let Some(figures) = &mut self.figures {
            if !figures.show(ui, &self.front.own_scene()) {
                self.figures = None;
            }
            return true;
        }
        for effect in counter.show(ui, &mut self.front) {
            match (effect, &self.counter) {
                (CounterEffect::Walk(effect), _) => self.run(*effect),
                (CounterEffect::ShowFigures, _) => {
                    self.figures = Some(ManagerPage::open(self.data.clone(), ui.ctx(), true));
                }
                (CounterEffect::RestoreLogos(logos), _) => {
                    // They belong to the walk that begins here: where it breaks off, they come back with it.
                    self.logbook.follow(self.front.session(), None);
                    for logo in &logos {
                        self.logbook.keep_logo(Logo::id_of(&logo.bytes), logo.clone());
                    }
                    self.errands.restore_logos(logos);
                }
                (other, Some((_, files))) => files.run(other),
                (_, None) => {}
            }
        }
        self.errands.prove(self.front.session());
        true
    }

    /// Takes over what became of the files of the salesperson's desk.
    pub(super) fn take_files(&mut self, ctx: &Context) {
        let Some((counter, files)) = &mut self.counter else { return };
        let mut wanted = None;
        for report in files.poll() {
            match report {
                FileReport::Done(done) => counter.file_done(&mut self.front, done),
                FileReport::Catalog(path) => wanted = Some(path),
            }
        }
        if let Some(path) = wanted {
            self.open_catalog(ctx, &CatalogSource::Folder(path));
        }
    }

    /// Sells from another catalog from now on, where it can be used.
    fn open_catalog(&mut self, ctx: &Context, source: &CatalogSource) {
        let watch = match source {
            CatalogSource::Folder(dir) => FolderWatch::open(dir).map_err(say_unwatched).ok(),
            CatalogSource::Builtin => None,
        };
        let Some((counter, _)) = &mut self.counter else { return };
        let loaded = match source.load() {
            Ok(loaded) => loaded,
            Err(failure) => {
                let first = failure.problems.first().map(|problem| format!("{} {}", problem.place, problem.message));
                let reason = first.unwrap_or_else(|| failure.to_string());
                counter.file_done(&mut self.front, FileDone::Failed(reason));
                return;
            }
        };
        let papers = self.sell_from(ctx, source, (loaded, watch));
        if let Some((counter, _)) = &mut self.counter {
            counter.catalog_changed(&self.front, papers.edition());
        }
        if let Some(desk) = &mut self.desk {
            desk.replace_papers(papers);
        }
    }

    /// Sells from a catalog that was read, and follows its folder where that is watched.
    pub(super) fn sell_from(
        &mut self,
        ctx: &Context,
        source: &CatalogSource,
        (loaded, watch): (Loaded, Option<FolderWatch>),
    ) -> CatalogPapers {
        let (catalog, papers) = CatalogPapers::of(source, loaded, Some(today()));
        let catalog = self.spoken_here(&catalog);
        let title = title(&catalog, self.front.session().state().lang);
        ctx.send_viewport_cmd(ViewportCommand::Title(title));
        self.logbook.know(&catalog, &papers.files());
        self.front.take_catalog(catalog, Some(media_of(source)));
        self.reload =
            watch.and_then(|watch| Reload::follow(watch, &papers.files(), ctx.clone()).map_err(say_unwatched).ok());
        self.source = source.clone();
        papers
    }
}
