//! A booth: the real front on the catalog that is part of the program, without window, GPU, clock or display.

use std::sync::{Arc, LazyLock};
use std::thread::sleep;
use std::time::Duration;

use diderot::app::{Effect, Front};
use diderot::artwork::Studio;
use diderot::catalog::{Catalog, Lang};
use diderot::cli::journey::{Journey, JourneyStep, StepName};
use diderot::flow::{Action, Session};
use diderot::storage::load_builtin;
use diderot::ui::theme::{Form, Preferences, install_fonts};
use eframe::egui::{Theme, Ui, Vec2};
use eframe::{App, Frame};
use egui_kittest::Harness;

use crate::cpu_renderer::CpuRenderer;

/// How many frames pictures may take; between two of them five milliseconds pass.
const MOST_FRAMES: u32 = 12_000;

/// The front, and what it asked of the machine.
pub(crate) struct Stand {
    pub(crate) front: Front,
    pub(crate) effects: Vec<Effect>,
}

// As an app, and not as a mere function of a `Ui`: the harness puts a margin around that.
impl App for Stand {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        // The first frame with another zoom is measured by the one before, of which there was none.
        if ui.max_rect().width() > 4200.0 {
            return;
        }
        let asked = self.front.show(ui);
        self.effects.extend(asked);
    }
}

/// The front in a test's hands.
pub(crate) struct Booth {
    pub(crate) harness: Harness<'static, Stand>,
}

/// The catalog that is part of the program.
pub(crate) fn catalog() -> Arc<Catalog> {
    static CATALOG: LazyLock<Arc<Catalog>> =
        LazyLock::new(|| Arc::new(load_builtin().unwrap_or_else(|failure| panic!("{failure}")).catalog));
    Arc::clone(&CATALOG)
}

impl Booth {
    /// Opens a booth of a form's size. One studio serves one booth at a time: whoever polls takes its pictures.
    pub(crate) fn open(form: Form, lang: Lang, studio: &Arc<Studio>, pixels_per_point: f32) -> Self {
        Self::open_shop(&catalog(), (form, lang), studio, pixels_per_point)
    }

    /// The same in another shop.
    pub(crate) fn open_shop(
        catalog: &Arc<Catalog>,
        (form, lang): (Form, Lang),
        studio: &Arc<Studio>,
        pixels_per_point: f32,
    ) -> Self {
        Self::open_seen((catalog, Preferences::default()), (form, lang), studio, pixels_per_point)
    }

    /// The same for somebody who wants to see the screens in another way.
    pub(crate) fn open_seen(
        (catalog, preferences): (&Arc<Catalog>, Preferences),
        (form, lang): (Form, Lang),
        studio: &Arc<Studio>,
        pixels_per_point: f32,
    ) -> Self {
        let mut front = Front::new(catalog, Arc::clone(studio));
        front.set_usual(preferences);
        front.apply(Action::LangChosen(lang));
        Self::open_front(front, form.reference(), pixels_per_point)
    }

    /// The same with a front that is ready, in a window of this size in unscaled points.
    pub(crate) fn open_front(front: Front, window: Vec2, pixels_per_point: f32) -> Self {
        let zoom = front.zoom(window);
        let harness = Harness::builder()
            .with_size(window / zoom)
            .with_pixels_per_point(pixels_per_point)
            .with_theme(Theme::Light)
            .with_render_cursor(false)
            .with_max_steps(12)
            .with_context_setup(move |ctx| {
                install_fonts(ctx);
                if (zoom - 1.0).abs() > 0.001 {
                    ctx.set_zoom_factor(zoom);
                }
                ctx.options_mut(|options| options.zoom_with_keyboard = false);
            })
            .renderer(CpuRenderer::default())
            .build_eframe(|_creation| Stand { front, effects: Vec::new() });
        Self { harness }
    }

    /// The buyer's walk.
    pub(crate) fn session(&self) -> &Session {
        self.harness.state().front.session()
    }

    /// Where the buyer is.
    pub(crate) fn step(&self) -> StepName {
        self.session().state().step.into()
    }

    /// Does what a buyer would, without their hands.
    pub(crate) fn act(&mut self, action: Action) {
        self.harness.state_mut().front.apply(action);
        self.harness.run();
    }

    /// Plays steps of a journey, written as in a journey's file.
    #[track_caller]
    pub(crate) fn play(&mut self, steps: &str) {
        let written = format!("Journey(steps: [{steps}])");
        let journey = Journey::read(&written, self.session().catalog().shop.currency);
        for step in journey.unwrap_or_else(|error| panic!("{error}: {steps}")).steps {
            let (act, is_refused) = match &step {
                JourneyStep::Do(act) => (act, false),
                JourneyStep::Refused(act) => (act, true),
                _ => panic!("{step} is not something that a buyer does"),
            };
            let action = act.action(self.session()).unwrap_or_else(|refusal| panic!("{step}: {refusal}"));
            let before = self.session().log().len();
            self.act(action);
            assert_eq!(self.session().log().len() == before, is_refused, "{step} at {:?}", self.step());
        }
    }

    /// Waits until every picture is there and nothing moves any more.
    #[track_caller]
    pub(crate) fn settle(&mut self) {
        const STILL_FRAMES: u32 = 4;
        let mut still = 0;
        for _ in 0..MOST_FRAMES {
            self.harness.step();
            if self.harness.state().front.is_waiting_for_pictures() {
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
