//! A kiosk in a test's hands: the real shell on the catalog that is part of the program, with no window, clock or disk but its own.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, LazyLock};
use std::thread::sleep;
use std::time::Duration;

use diderot::app::{Effect, Front, KioskEffect, KioskShell, WallTime};
use diderot::artwork::{Media, MediaError, Studio};
use diderot::catalog::{Catalog, Lang};
use diderot::flow::{Action, Step};
use diderot::kiosk::{
    Attract, ClockTime, Idle, Keyboard, Kiosk, PinHash, Printer, PrinterTarget, RollWidth, Screen, Speech, Weekday,
};
use diderot::storage::load_builtin;
use diderot::ui::theme::{Form, install_fonts};
use eframe::egui::{
    Event, Key, Modifiers, PointerButton, Pos2, RawInput, TouchDeviceId, TouchId, TouchPhase, Ui, Vec2,
};
use eframe::{App, Frame};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;

use crate::cpu_renderer::CpuRenderer;

/// The PIN of the kiosks in these tests.
pub(crate) const PIN: &str = "2580";

/// How long a frame of the harness is, in seconds.
pub(crate) const FRAME: f32 = 0.25;

/// A folder of a test's own that is gone with it.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Folder {
    pub(crate) fn new(name: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("diderot-kiosk-{name}-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap_or_default();
    }
}

/// A catalog's pictures, none of which is there.
struct NoMedia;

impl Media for NoMedia {
    fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, MediaError> {
        Err(MediaError::Missing { path: path.to_owned() })
    }
}

/// Settings with everything that a kiosk can have.
pub(crate) fn settings(import: &[&Path]) -> Kiosk {
    static HASH: LazyLock<PinHash> = LazyLock::new(|| PinHash::of(PIN).unwrap());
    let printer = Printer { target: PrinterTarget::Folder("/nowhere".into()), roll: RollWidth::Mm80 };
    Kiosk {
        screen: Screen::default(),
        idle: Idle { ask_after: 30, answer_within: 20, placed_after: 20 },
        languages: vec![Lang::Nl, Lang::En],
        pin: HASH.clone(),
        hours: None,
        attract: Attract::default(),
        printer: Some(printer),
        import: import.iter().map(|path| (*path).to_owned()).collect(),
        catalogs: vec!["/another/shop".into()],
        volume: 0,
        keyboard: Keyboard::default(),
        speech: Speech::default(),
        reach: false,
    }
}

/// Half past ten on a Wednesday, for ever.
pub(crate) fn wednesday() -> WallTime {
    WallTime {
        since_epoch: Duration::from_secs(1_700_000_000),
        day: Weekday::Wed,
        time: ClockTime::parse("10:30").unwrap(),
    }
}

/// The front and the shell over it, with what they asked of the machine.
pub(crate) struct Stand {
    pub(crate) front: Front,
    pub(crate) shell: KioskShell,
    pub(crate) effects: Vec<KioskEffect>,
}

impl App for Stand {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut Frame) {
        // The first frame with another zoom is measured by the one before, of which there was none.
        if ui.max_rect().width() > 4200.0 {
            return;
        }
        let now = ui.input(|input| Duration::from_secs_f64(input.time));
        self.shell.hold(ui.ctx(), now);
        let asked = self.shell.show(ui, &mut self.front);
        self.effects.extend(asked);
    }
}

/// A kiosk in a test's hands.
pub(crate) struct Booth {
    pub(crate) harness: Harness<'static, Stand>,
}

impl Booth {
    pub(crate) fn open(kiosk: Kiosk, data: Option<&Path>, clock: fn() -> WallTime) -> Self {
        static CATALOG: LazyLock<Arc<Catalog>> = LazyLock::new(|| Arc::new(load_builtin().unwrap().catalog));
        let studio = Arc::new(Studio::new(Arc::new(NoMedia), 1, Arc::new(|| {})));
        let mut front = Front::new(&CATALOG, studio);
        let shell = KioskShell::new(Arc::new(kiosk), data, clock);
        shell.furnish(&mut front);
        let harness = Harness::builder()
            .with_size(Form::Portrait.reference())
            .with_step_dt(FRAME)
            .with_render_cursor(false)
            .with_max_steps(12)
            .with_context_setup(|ctx| {
                install_fonts(ctx);
                ctx.options_mut(|options| {
                    options.zoom_with_keyboard = false;
                    options.quit_shortcuts.clear();
                });
            })
            .renderer(CpuRenderer::default())
            .build_eframe(|_creation| Stand { front, shell, effects: Vec::new() });
        let mut booth = Self { harness };
        booth.wait(1.0);
        booth
    }

    pub(crate) fn plain() -> Self {
        Self::open(settings(&[]), None, wednesday)
    }

    /// One frame in which this comes in, through the kiosk's guard as in a window.
    pub(crate) fn frame(&mut self, events: Vec<Event>) {
        self.frame_with(|raw| raw.events.extend(events));
    }

    pub(crate) fn frame_with(&mut self, add: impl FnOnce(&mut RawInput)) {
        let ctx = self.harness.ctx.clone();
        add(self.harness.input_mut());
        let mut raw = std::mem::take(self.harness.input_mut());
        self.harness.state_mut().shell.before_frame(&ctx, &mut raw);
        *self.harness.input_mut() = raw;
        self.harness.step();
        self.harness.input_mut().dropped_files.clear();
        self.harness.input_mut().hovered_files.clear();
    }

    /// So many seconds in which nobody does anything.
    pub(crate) fn wait(&mut self, seconds: f32) {
        let mut left = seconds;
        while left > 0.0 {
            self.frame(Vec::new());
            left -= FRAME;
        }
    }

    pub(crate) fn say(&self, name: &str) -> String {
        let state = self.harness.state();
        let lang = state.front.session().state().lang;
        diderot::ui::text::Tongue::new(lang, state.front.session().catalog().shop.currency).say(name)
    }

    pub(crate) fn step(&self) -> Step {
        self.harness.state().front.session().state().step
    }

    pub(crate) fn act(&mut self, action: Action) {
        self.harness.state_mut().front.apply(action);
        self.wait(2.0 * FRAME);
    }

    /// Whether something with this name can be seen or pressed.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.harness.query_all_by_label(name).next().is_some()
    }

    pub(crate) fn place_of(&self, name: &str) -> Pos2 {
        let found = self.harness.query_all_by_label(name).last();
        found.unwrap_or_else(|| panic!("there is no '{name}' at {:?}", self.step())).rect().center()
    }

    pub(crate) fn press(&mut self, name: &str) {
        // What was brought about before is seen first.
        self.wait(2.0 * FRAME);
        let spot = self.place_of(name);
        self.tap(spot);
    }

    pub(crate) fn tap(&mut self, spot: Pos2) {
        self.frame(vec![Event::PointerMoved(spot)]);
        self.frame(vec![button(spot, true)]);
        self.frame(vec![button(spot, false)]);
        self.frame(Vec::new());
    }

    /// Holds a place for so many seconds.
    pub(crate) fn hold(&mut self, spot: Pos2, seconds: f32) {
        self.frame(vec![Event::PointerMoved(spot), button(spot, true)]);
        self.wait(seconds);
        self.frame(vec![button(spot, false)]);
        self.frame(Vec::new());
    }

    pub(crate) fn size(&self) -> Vec2 {
        self.harness.ctx.content_rect().size()
    }

    /// Waits for a thread of the kiosk's, which takes real time.
    pub(crate) fn until(&mut self, what: &str, is_so: impl Fn(&Self) -> bool) {
        for _ in 0..2000 {
            if is_so(self) {
                return;
            }
            sleep(Duration::from_millis(5));
            // Somebody stands before it meanwhile.
            self.frame(vec![Event::PointerMoved(Pos2::new(5.0, 500.0)), key(Key::Home, Modifiers::NONE)]);
        }
        panic!("it did not come to this: {what}");
    }

    /// Opens the pad by the staff's gesture.
    pub(crate) fn gesture(&mut self) {
        let size = self.size();
        self.hold(Pos2::new(20.0, 20.0), 2.5);
        self.hold(Pos2::new(size.x - 20.0, size.y - 20.0), 2.5);
    }

    /// Types a PIN on the pad, and waits for what comes of it.
    pub(crate) fn enter(&mut self, pin: &str) {
        for digit in pin.chars() {
            self.press(&digit.to_string());
        }
        let enter = self.say("kiosk-pin-ok");
        self.press(&enter);
        let checking = self.say("kiosk-pin-checking");
        self.until("the PIN is compared", |booth| !booth.has(&checking));
    }

    /// What was asked of the machine since the last time.
    pub(crate) fn effects(&mut self) -> Vec<KioskEffect> {
        std::mem::take(&mut self.harness.state_mut().effects)
    }

    /// What was asked of it that is more than forgetting somebody.
    pub(crate) fn demands(&mut self) -> Vec<KioskEffect> {
        let is_demand = |effect: &KioskEffect| {
            !matches!(effect, KioskEffect::Walk(Effect::Forget) | KioskEffect::Chime | KioskEffect::Wiped)
        };
        self.effects().into_iter().filter(is_demand).collect()
    }

    pub(crate) fn shell(&self) -> &KioskShell {
        &self.harness.state().shell
    }
}

impl std::ops::Deref for Booth {
    type Target = Harness<'static, Stand>;

    fn deref(&self) -> &Self::Target {
        &self.harness
    }
}

pub(crate) const fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

pub(crate) const fn key(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

pub(crate) const fn touch(pos: Pos2, phase: TouchPhase) -> Event {
    Event::Touch { device_id: TouchDeviceId(1), id: TouchId(7), phase, pos, force: None }
}
