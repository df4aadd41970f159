//! Owns the catalog desk over a walk: what is known of the catalog's files, and what the desk asks of the machine.

use std::sync::Arc;

use eframe::egui::{Context, Key, Modifiers, Ui};

use super::front::Shown;
use super::stills::Stills;
use super::{Effect, Front};
use crate::catalog::{Catalog, Day, Place, Problem, Severity, Thing};
use crate::cli::CatalogSource;
use crate::flow::{Step, rehearse};
use crate::storage::{LoadFailure, Loaded, Places, SourceFiles};
use crate::ui::screens::desk::{self, Desk, DeskNotice, DeskView, DeskWish, Papers, Tab};
use crate::ui::text::Tongue;

/// The catalog desk over a walk.
pub struct CatalogDesk {
    is_open: bool,
    view: DeskView,
    tongue: Option<Tongue>,
    papers: CatalogPapers,
    stills: Stills,
}

/// What the desk asks of the machine.
#[derive(Debug)]
pub enum DeskEffect {
    /// Open a file of the catalog at a place, in the person's editor.
    Open(Place),
    /// Do what the walk below asks for.
    Walk(Box<Effect>),
}

/// What is known of the files that a catalog was read from.
#[derive(Clone, Debug, Default)]
pub struct CatalogPapers {
    /// The catalog that is sold from, and where its parts stand.
    sound: Option<Sound>,
    /// What is wrong with the files as they are now.
    problems: Vec<Problem>,
    /// The texts that the problems are in.
    files: Arc<SourceFiles>,
    is_on_disk: bool,
}

/// A catalog and where its parts stand.
#[derive(Clone, Debug)]
struct Sound {
    catalog: Arc<Catalog>,
    files: Arc<SourceFiles>,
    places: Places,
}

impl CatalogPapers {
    /// The files of a catalog that can be used, and the catalog itself as it is on a day.
    #[must_use]
    pub fn of(source: &CatalogSource, loaded: Loaded, today: Option<Day>) -> (Arc<Catalog>, Self) {
        let problems = today.map_or_else(|| loaded.warnings.clone(), |today| loaded.warnings_on(today));
        let (catalog, files) = (Arc::new(loaded.catalog.on(today)), Arc::new(loaded.files));
        let sound = Sound { catalog: Arc::clone(&catalog), files: Arc::clone(&files), places: loaded.places };
        let is_on_disk = matches!(source, CatalogSource::Folder(_));
        (catalog, Self { sound: Some(sound), problems, files, is_on_disk })
    }

    /// The texts of the files as they were last read.
    #[must_use]
    pub fn files(&self) -> Arc<SourceFiles> {
        Arc::clone(&self.files)
    }

    /// Which catalog it is: a short sum of its files, that another one has not by chance.
    #[must_use]
    pub fn edition(&self) -> String {
        // Source: FNV-1a, 64 bits.
        let (start, prime) = (0xcbf2_9ce4_8422_2325_u64, 0x0100_0000_01b3_u64);
        let texts = self.files.iter().flat_map(|(name, text)| name.bytes().chain([0]).chain(text.bytes()).chain([0]));
        let sum = texts.fold(start, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(prime));
        format!("{sum:016x}")
    }

    /// The files of a catalog that can't be used.
    #[must_use]
    pub fn broken(failure: LoadFailure) -> Self {
        Self::default().with_failure(failure)
    }

    /// The same after a change that left errors: the catalog from before goes on.
    #[must_use]
    pub fn with_failure(self, failure: LoadFailure) -> Self {
        // Whatever is broken lies on the disk: what is part of the program is whole.
        Self { problems: failure.problems, files: Arc::new(failure.files), is_on_disk: true, ..self }
    }
}

impl Papers for CatalogPapers {
    fn place(&self, thing: &Thing) -> Option<Place> {
        let sound = self.sound.as_ref()?;
        sound.places.find((&sound.catalog, &sound.files), thing)
    }

    fn problems(&self) -> &[Problem] {
        &self.problems
    }

    fn text(&self, file: &str) -> Option<&str> {
        self.files.text(file)
    }

    fn is_usable(&self) -> bool {
        self.sound.is_some()
    }

    fn is_on_disk(&self) -> bool {
        self.is_on_disk
    }
}

impl CatalogDesk {
    /// A desk that is not open yet, on the files of this source.
    #[must_use]
    pub fn new(source: CatalogSource, papers: CatalogPapers) -> Self {
        let view = DeskView::default();
        Self { is_open: false, view, tongue: None, papers, stills: Stills::new(source) }
    }

    /// Whether it covers the walk. Where there is no catalog to walk through, it always does.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.is_open || !self.papers.is_usable()
    }

    /// Opens it over a walk, in the walk's language; at the problems where they keep the catalog from being used.
    pub fn open(&mut self, front: &Front) {
        self.is_open = true;
        self.tongue = Some(tongue_of(front));
        if self.papers.problems().iter().any(|problem| problem.severity == Severity::Error) {
            self.view.tab = Tab::Problems;
        }
    }

    /// Opens or closes it where the key for that was pressed.
    pub fn heed_key(&mut self, ctx: &Context, front: &Front) {
        if !ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F12)) {
            return;
        }
        if self.is_open() {
            self.is_open = false;
        } else {
            self.open(front);
        }
        ctx.request_repaint();
    }

    /// What is open, chosen and typed at it.
    pub const fn view_mut(&mut self) -> &mut DeskView {
        &mut self.view
    }

    /// The files as they are now, after a change on the disk.
    pub fn replace_papers(&mut self, papers: CatalogPapers) {
        if let (Some(tongue), Some(sound)) = (&self.tongue, &papers.sound) {
            self.tongue = Some(Tongue::new(tongue.lang(), sound.catalog.shop.currency));
        }
        self.papers = papers;
    }

    /// A change on the disk left errors: they are shown, and the catalog from before goes on.
    pub fn take_failure(&mut self, failure: LoadFailure) {
        self.papers = std::mem::take(&mut self.papers).with_failure(failure);
    }

    /// The files as they were last read.
    #[must_use]
    pub const fn papers(&self) -> &CatalogPapers {
        &self.papers
    }

    /// No editor could be started for a place.
    pub fn no_editor(&mut self, place: Place, reason: String) {
        self.view.notice = Some(DeskNotice::NoEditor(place, reason));
    }

    /// Whether something on it is still being made.
    #[must_use]
    pub fn is_waiting(&self, front: &Front) -> bool {
        front.is_waiting_for_pictures() || self.stills.is_drawing()
    }

    /// Shows one frame of it, and says what it asks of the machine.
    pub fn show(&mut self, ui: &mut Ui, front: &mut Front) -> Vec<DeskEffect> {
        let ctx = ui.ctx().clone();
        let walk = front.tend(&ctx, Shown::Desk);
        self.stills.poll(&ctx);
        let tongue = self.tongue.get_or_insert_with(|| tongue_of(front));
        let scene = front.scene(tongue);
        let desk = Desk { scene, papers: &self.papers, still: self.stills.still() };
        let wishes = desk::show(ui, &desk, &mut self.view);
        let walk = walk.map(|effect| DeskEffect::Walk(Box::new(effect)));
        walk.into_iter().chain(wishes.into_iter().filter_map(|wish| self.grant(&ctx, front, wish))).collect()
    }

    fn grant(&mut self, ctx: &Context, front: &mut Front, wish: DeskWish) -> Option<DeskEffect> {
        if !matches!(wish, DeskWish::Preview(_)) {
            ctx.request_repaint();
        }
        match wish {
            DeskWish::Close => self.is_open = false,
            DeskWish::Speak(lang) => {
                self.tongue = Some(Tongue::new(lang, front.session().catalog().shop.currency));
            }
            DeskWish::Open(place) if self.papers.is_on_disk => return Some(DeskEffect::Open(place)),
            DeskWish::Open(place) => self.view.notice = Some(DeskNotice::NoFile(place)),
            DeskWish::Copy(text) => {
                ctx.copy_text(text.clone());
                self.view.notice = Some(DeskNotice::Copied(text));
            }
            DeskWish::Rehearse(product) => {
                let catalog = front.session().catalog();
                let lang = front.session().state().lang;
                let first = if catalog.plan.questions.is_empty() { Step::Review } else { Step::Needs(0) };
                if let Some(played) = rehearse(catalog, &product, (first, lang)) {
                    front.set_session(played.session.hurried());
                    front.inform();
                }
            }
            DeskWish::Preview(wanted) => self.stills.ask(ctx, (wanted, front.session())),
        }
        None
    }
}

/// The wording in the language of a walk.
fn tongue_of(front: &Front) -> Tongue {
    let session = front.session();
    Tongue::new(session.state().lang, session.catalog().shop.currency)
}
