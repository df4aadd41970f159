//! The catalog desk over a walk, without window, GPU, clock or display.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;

use diderot::app::{CatalogDesk, CatalogPapers, DeskEffect, Front, media_of};
use diderot::artwork::Studio;
use diderot::catalog::Lang;
use diderot::cli::CatalogSource;
use diderot::cli::journey::{Journey, JourneyStep};
use diderot::flow::{Action, Session};
use diderot::ui::screens::desk::{DeskView, Tab};
use diderot::ui::theme::{Form, install_fonts};
use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Theme, Ui};
use eframe::{App, Frame};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::cpu_renderer::CpuRenderer;

/// How many frames pictures may take; between two of them five milliseconds pass.
const MOST_FRAMES: u32 = 12_000;

/// The walk, the desk over it, and what was asked of the machine.
pub(crate) struct Both {
    pub(crate) front: Front,
    pub(crate) desk: CatalogDesk,
    pub(crate) effects: Vec<DeskEffect>,
}

impl App for Both {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        self.desk.heed_key(ui.ctx(), &self.front);
        if self.desk.is_open() {
            let asked = self.desk.show(ui, &mut self.front);
            self.effects.extend(asked);
        } else {
            drop(self.front.show(ui));
        }
    }
}

/// The desk in a test's hands.
pub(crate) struct Counter {
    pub(crate) harness: Harness<'static, Both>,
}

/// The folder of the catalog that comes with the program: places in it can be opened.
pub(crate) fn print_shop() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogs/print-shop")
}

impl Counter {
    /// The desk, open over a walk that nobody has begun.
    pub(crate) fn open(form: Form, lang: Lang, pixels_per_point: f32) -> Self {
        let source = CatalogSource::Folder(print_shop());
        let loaded = source.load().unwrap_or_else(|failure| panic!("{failure}"));
        let (catalog, papers) = CatalogPapers::of(&source, loaded, None);
        let studio = Arc::new(Studio::new(media_of(&source), 1, Arc::new(|| {})));
        let mut front = Front::new(&catalog, studio);
        front.apply(Action::LangChosen(lang));
        let mut desk = CatalogDesk::new(source, papers);
        desk.open(&front);
        Self::with((front, desk), form, pixels_per_point)
    }

    /// The desk on a catalog with errors in it.
    pub(crate) fn broken(form: Form) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("desk-broken-{form:?}"));
        for (name, text) in [
            ("shop.ron", fs::read_to_string(print_shop().join("shop.ron")).unwrap().replace("\"EUR\"", "\"EURO\"")),
            ("flow.ron", "Flow(hooks: [\"cards\", \"cardz\"])".to_owned()),
            ("products/cards.ron", "[\n    Product(id: \"card\", nam: {}),\n    Product(id: \"card\", name: {}, summary: {}, price: each(2,5), picture: \"cards-matt\"),\n]\n".to_owned()),
            ("offers/cards.ron", "[\n    Upgrade(from: \"card\", to: \"cards-soft\", because: { nl: \"Zachter.\" }),\n    Bundle(of: { \"card\": 1 }, off: percent(0), because: {}, name: {}),\n]\n".to_owned()),
        ] {
            let path = folder.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let source = CatalogSource::Folder(folder);
        let papers = CatalogPapers::broken(source.load().unwrap_err());
        let stand_in = Arc::new(CatalogSource::Builtin.load().unwrap_or_else(|failure| panic!("{failure}")).catalog);
        let studio = Arc::new(Studio::new(media_of(&source), 1, Arc::new(|| {})));
        let front = Front::new(&stand_in, studio);
        Self::with((front, CatalogDesk::new(source, papers)), form, 1.0)
    }

    fn with((front, desk): (Front, CatalogDesk), form: Form, pixels_per_point: f32) -> Self {
        let harness = Harness::builder()
            .with_size(form.reference())
            .with_pixels_per_point(pixels_per_point)
            .with_theme(Theme::Light)
            .with_render_cursor(false)
            .with_max_steps(12)
            .with_context_setup(|ctx| {
                install_fonts(ctx);
                ctx.options_mut(|options| options.zoom_with_keyboard = false);
            })
            .renderer(CpuRenderer::default())
            .build_eframe(|_creation| Both { front, desk, effects: Vec::new() });
        Self { harness }
    }

    /// What is open, chosen and typed at the desk.
    pub(crate) fn desk(&mut self) -> &mut DeskView {
        self.harness.state_mut().desk.view_mut()
    }

    /// Opens a tab.
    pub(crate) fn tab(&mut self, tab: Tab) {
        self.desk().tab = tab;
        self.frames();
    }

    /// Lets a few frames pass.
    pub(crate) fn frames(&mut self) {
        for _ in 0..4 {
            self.harness.step();
        }
    }

    /// Plays steps of a journey, written as in a journey's file.
    #[track_caller]
    pub(crate) fn play(&mut self, steps: &str) {
        let written = format!("Journey(steps: [{steps}])");
        let front = &mut self.harness.state_mut().front;
        let journey = Journey::read(&written, front.session().catalog().shop.currency);
        for step in journey.unwrap_or_else(|error| panic!("{error}: {steps}")).steps {
            let JourneyStep::Do(act) = &step else { panic!("{step} is not something that a buyer does") };
            let action = act.action(front.session()).unwrap_or_else(|refusal| panic!("{step}: {refusal}"));
            front.apply(action);
        }
        self.frames();
    }

    /// Presses the first thing with this name, with the mouse.
    #[track_caller]
    pub(crate) fn press(&mut self, name: &str) {
        let pressed = |role| matches!(role, Role::Button | Role::Tab | Role::Link);
        let found =
            self.harness.query_all_by(|node| pressed(node.role()) && node.label().as_deref() == Some(name)).next();
        found.unwrap_or_else(|| panic!("there is no '{name}'")).click();
        self.frames();
        self.harness.remove_cursor();
        self.frames();
    }

    /// Presses a key.
    pub(crate) fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.frames();
    }

    /// The walk at hand.
    pub(crate) fn session(&self) -> &Session {
        self.harness.state().front.session()
    }

    /// What can be pressed and has no name.
    pub(crate) fn unnamed(&self) -> Vec<String> {
        let pressed = |role| matches!(role, Role::Button | Role::Tab | Role::Link | Role::TextInput);
        let nodes = self.harness.query_all_by(|node| pressed(node.role()));
        let nameless = nodes.filter(|node| node.accesskit_node().label().is_none_or(|label| label.trim().is_empty()));
        nameless.map(|node| format!("{:?} at {:?}", node.accesskit_node().role(), node.rect())).collect()
    }

    /// Whether the desk says this, as a label or on something that can be pressed.
    pub(crate) fn says(&self, text: &str) -> bool {
        // A label says its value.
        let says = |said: Option<String>| said.is_some_and(|said| said.contains(text));
        self.harness.query_all_by(|node| says(node.label()) || says(node.value())).next().is_some()
    }

    /// Waits until every picture is there and nothing moves any more.
    #[track_caller]
    pub(crate) fn settle(&mut self) {
        const STILL_FRAMES: u32 = 4;
        let mut still = 0;
        for _ in 0..MOST_FRAMES {
            self.harness.step();
            let both = self.harness.state();
            if both.desk.is_waiting(&both.front) {
                still = 0;
                sleep(Duration::from_millis(5));
            } else {
                still += 1;
            }
            if still == STILL_FRAMES {
                return;
            }
        }
        panic!("the pictures did not come");
    }
}
