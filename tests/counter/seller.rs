//! The salesperson's desk in a test's hands: without window, GPU or display; quotes live in memory.

use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;

use diderot::app::{CounterDesk, CounterEffect, Front, MemoryArchive, media_of};
use diderot::artwork::Studio;
use diderot::catalog::{Day, Lang};
use diderot::cli::CatalogSource;
use diderot::flow::dossier::{Customer, QuoteStatus, SavedQuote};
use diderot::flow::{Action, OrderCode, Session};
use diderot::money::Money;
use diderot::storage::StoredLogo;
use diderot::ui::screens::counter::CounterView;
use diderot::ui::theme::install_fonts;
use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, OutputCommand, Theme, Ui, Vec2};
use eframe::{App, Frame};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::cpu_renderer::CpuRenderer;

/// The walk, the desk, and what was asked of the machine.
pub(crate) struct Both {
    pub(crate) front: Front,
    pub(crate) desk: CounterDesk,
    pub(crate) effects: Vec<CounterEffect>,
    /// What was copied.
    pub(crate) copied: Vec<String>,
}

impl App for Both {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        let asked = self.desk.show(ui, &mut self.front);
        self.effects.extend(asked);
        let commands = ui.ctx().output(|output| output.commands.clone());
        self.copied.extend(commands.into_iter().filter_map(|command| match command {
            OutputCommand::CopyText(text) => Some(text),
            _ => None,
        }));
    }
}

/// A salesperson at the desk.
pub(crate) struct Seller {
    pub(crate) harness: Harness<'static, Both>,
}

/// The day that it is in these tests: a Saturday.
pub(crate) fn today() -> Day {
    Day::parse("2026-11-28").unwrap()
}

/// Quotes as a shop has them.
pub(crate) fn archive() -> MemoryArchive {
    let mut archive = MemoryArchive::default();
    let known = [
        ("Bakkerij Hoekstra", "Jitske Hoekstra", "2026-11-24", 28_450, "Visitekaartjes, mat", 1_795_000_000),
        ("Sneon & Snein", "Klaas de Vries", "2026-11-28", 112_900, "Spandoek", 1_795_100_000),
        ("", "Anna Postma", "2026-12-04", 4_995, "Stickers", 1_795_200_000),
        ("Skûtsje Charter", "Wytze Visser", "", 65_875, "Polo", 1_795_300_000),
    ];
    for (number, (company, name, day, total, product, at)) in (0..).zip(known) {
        let customer = Customer {
            name: name.into(),
            company: company.into(),
            mail: format!("{}@voorbeeld.nl", name.split(' ').next().unwrap_or_default().to_lowercase()),
            ..Customer::default()
        };
        let quote = SavedQuote {
            code: OrderCode::from_number(1_000_003 * (number + 7)),
            version: 1,
            customer,
            follow_up: Day::parse(day).ok(),
            status: QuoteStatus::Open,
            total: Money::from_minor(total),
            products: vec![product.into(), "Briefpapier".into()],
            changed_at: at,
        };
        archive.put(quote, Vec::new());
    }
    archive
}

impl Seller {
    /// A desk of a laptop, on the print shop, in Dutch.
    pub(crate) fn open() -> Self {
        Self::with(Vec2::new(1280.0, 800.0), Lang::Nl, archive())
    }

    pub(crate) fn with(size: Vec2, lang: Lang, archive: MemoryArchive) -> Self {
        let source = CatalogSource::Builtin;
        let loaded = source.load().unwrap_or_else(|failure| panic!("{failure}"));
        let catalog = Arc::new(loaded.catalog);
        let studio = Arc::new(Studio::new(media_of(&source), 1, Arc::new(|| {})));
        let mut front = Front::new(&catalog, studio);
        front.apply(Action::LangChosen(lang));
        let harness = Harness::builder()
            .with_size(size)
            .with_pixels_per_point(1.0)
            .with_theme(Theme::Light)
            .with_render_cursor(false)
            .with_max_steps(12)
            .with_context_setup(|ctx| {
                install_fonts(ctx);
                ctx.options_mut(|options| options.zoom_with_keyboard = false);
            })
            .renderer(CpuRenderer::default())
            .build_eframe(|creation| {
                let edition = (today(), "test".to_owned());
                let desk = CounterDesk::new(&front, Box::new(archive), edition, &creation.egui_ctx);
                Both { front, desk, effects: Vec::new(), copied: Vec::new() }
            });
        let mut seller = Self { harness };
        seller.settle();
        seller
    }

    /// What is open, chosen and typed at the desk.
    pub(crate) fn view(&mut self) -> &mut CounterView {
        self.harness.state_mut().desk.view_mut()
    }

    /// The quote at hand as a walk.
    pub(crate) fn session(&self) -> &Session {
        self.harness.state().front.session()
    }

    /// What is to be paid.
    pub(crate) fn total(&self) -> Money {
        self.session().quote().map_or(Money::ZERO, |quote| quote.total)
    }

    /// The products of the quote at hand, with how many.
    pub(crate) fn lines(&self) -> Vec<(String, u32)> {
        let lines = &self.session().state().order.lines;
        lines.iter().map(|line| (line.product.to_string(), line.quantity)).collect()
    }

    /// Lets a few frames pass.
    pub(crate) fn frames(&mut self) {
        for _ in 0..4 {
            self.harness.step();
        }
    }

    /// Types letters, wherever the keyboard is.
    pub(crate) fn types(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.frames();
    }

    /// Presses a key.
    pub(crate) fn key(&mut self, key: Key) {
        self.harness.key_press(key);
        self.frames();
    }

    /// Presses a key with Ctrl.
    pub(crate) fn ctrl(&mut self, key: Key) {
        self.harness.key_press_modifiers(Modifiers::COMMAND, key);
        self.frames();
        self.settle();
    }

    /// Presses a key with Ctrl and Shift.
    pub(crate) fn ctrl_shift(&mut self, key: Key) {
        self.harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, key);
        self.frames();
        self.settle();
    }

    /// Types something and presses enter.
    pub(crate) fn enter(&mut self, text: &str) {
        self.types(text);
        self.key(Key::Enter);
    }

    /// Whether the desk says this, as a label or on something that can be pressed.
    pub(crate) fn says(&self, text: &str) -> bool {
        let says = |said: Option<String>| said.is_some_and(|said| said.replace('\u{a0}', " ").contains(text));
        self.harness.query_all_by(|node| says(node.label()) || says(node.value())).next().is_some()
    }

    /// Everything that is said.
    pub(crate) fn all_said(&self) -> String {
        let nodes = self.harness.query_all_by(|_| true);
        let said = nodes.flat_map(|node| [node.accesskit_node().label(), node.accesskit_node().value()]).flatten();
        said.map(|said| said.replace('\u{a0}', " ")).collect::<Vec<_>>().join("\n")
    }

    /// What can be pressed or typed in and has no name.
    pub(crate) fn unnamed(&self) -> Vec<String> {
        let pressed = |role| matches!(role, Role::Button | Role::Tab | Role::Link | Role::TextInput);
        let nodes = self.harness.query_all_by(|node| pressed(node.role()));
        let nameless = nodes.filter(|node| node.accesskit_node().label().is_none_or(|label| label.trim().is_empty()));
        nameless.map(|node| format!("{:?} at {:?}", node.accesskit_node().role(), node.rect())).collect()
    }

    /// The logos that were last asked to be read anew, asked once.
    pub(crate) fn restored(&mut self) -> Vec<StoredLogo> {
        let asked = std::mem::take(&mut self.harness.state_mut().effects);
        let restored = asked.into_iter().filter_map(|effect| match effect {
            CounterEffect::RestoreLogos(logos) => Some(logos),
            _ => None,
        });
        restored.last().unwrap_or_default()
    }

    /// Waits until everything is found, kept and drawn.
    #[track_caller]
    pub(crate) fn settle(&mut self) {
        let mut still = 0;
        for _ in 0..12_000 {
            self.harness.step();
            let both = self.harness.state();
            if both.desk.is_waiting(&both.front) {
                still = 0;
                sleep(Duration::from_millis(2));
            } else {
                still += 1;
            }
            if still == 4 {
                return;
            }
        }
        panic!("the desk is still busy");
    }
}
