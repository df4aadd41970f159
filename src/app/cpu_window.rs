//! Owns the window where OpenGL is missing or broken: it is drawn on the processor, by the painter that the pictures of screens are
//! made with. Nothing of the machine's graphics is loaded for it.

use std::num::NonZeroU32;
use std::rc::Rc;
use std::time::{Duration, Instant};

use eframe::egui::{
    Context, FullOutput, RawInput, Ui, ViewportBuilder, ViewportCommand, ViewportEvent, ViewportId, ViewportInfo,
};
use egui_winit::winit::application::ApplicationHandler;
use egui_winit::winit::event::{StartCause, WindowEvent};
use egui_winit::winit::event_loop::{ActiveEventLoop, ControlFlow, EventLoop, EventLoopProxy, OwnedDisplayHandle};
use egui_winit::winit::window::{Window, WindowId};
use egui_winit::{State, accesskit_winit};
use softbuffer::{Context as Pixels, Surface};

use crate::ui::painter::{Canvas, CpuPainter};

/// The widest texture that is made: as wide as small graphics chips have it, so that nothing looks other than it does there.
const WIDEST_TEXTURE: usize = 8192;

/// A delay that is as good as never.
const NEVER: Duration = Duration::from_hours(1);

/// What is shown in a window, whoever draws it.
pub(super) trait Room {
    /// What comes in, before anything heeds it.
    fn raw_input(&mut self, ctx: &Context, input: &mut RawInput);
    /// What is done before a frame.
    fn logic(&mut self, ctx: &Context);
    /// One frame.
    fn ui(&mut self, ui: &mut Ui);
}

/// Why there is no such window.
#[derive(Debug, thiserror::Error)]
pub(super) enum CpuWindowError {
    /// There is no display, or it can't be reached.
    #[error("the display can't be reached: {0}")]
    Display(String),
    /// It can't be drawn on.
    #[error("the display can't be drawn on: {0}")]
    Surface(#[from] softbuffer::SoftBufferError),
}

/// What wakes the loop.
#[derive(Debug)]
enum Wake {
    /// Something is to be drawn, after this long.
    Repaint(Duration),
    /// An assistive technology wants something.
    Accessibility(accesskit_winit::Event),
}

impl From<accesskit_winit::Event> for Wake {
    fn from(event: accesskit_winit::Event) -> Self {
        Self::Accessibility(event)
    }
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// When the display can't be reached or drawn on.
pub(super) fn run<R: Room>(builder: ViewportBuilder, make: impl FnOnce(&Context) -> R) -> Result<(), CpuWindowError> {
    let display = |error: egui_winit::winit::error::EventLoopError| CpuWindowError::Display(error.to_string());
    let events = EventLoop::<Wake>::with_user_event().build().map_err(display)?;
    let ctx = Context::default();
    let proxy = events.create_proxy();
    let wake = events.create_proxy();
    ctx.set_request_repaint_callback(move |info| {
        // A loop that ended draws nothing any more.
        wake.send_event(Wake::Repaint(info.delay)).unwrap_or_default();
    });
    let mut keeper = Keeper { ctx, builder, proxy, make: Some(make), open: None, next: None, failed: None };
    events.run_app(&mut keeper).map_err(display)?;
    keeper.failed.map_or(Ok(()), Err)
}

/// Keeps the window.
struct Keeper<R, M> {
    ctx: Context,
    builder: ViewportBuilder,
    proxy: EventLoopProxy<Wake>,
    /// Makes what is shown, once there is a window.
    make: Option<M>,
    open: Option<Open<R>>,
    /// When the next frame is due.
    next: Option<Instant>,
    failed: Option<CpuWindowError>,
}

/// The window, once it is open.
struct Open<R> {
    window: Rc<Window>,
    surface: Surface<OwnedDisplayHandle, Rc<Window>>,
    state: State,
    info: ViewportInfo,
    painter: CpuPainter,
    room: R,
}

/// What is to be done after a frame.
enum After {
    /// Draw again, after this long.
    Draw(Duration),
    /// Close the window.
    Close,
}

impl<R: Room, M: FnOnce(&Context) -> R> Keeper<R, M> {
    fn open(&mut self, events: &ActiveEventLoop) -> Result<(), CpuWindowError> {
        let Some(make) = self.make.take() else { return Ok(()) };
        let window = egui_winit::create_window(&self.ctx, events, &self.builder);
        let window = Rc::new(window.map_err(|error| CpuWindowError::Display(error.to_string()))?);
        let surface = Surface::new(&Pixels::new(events.owned_display_handle())?, Rc::clone(&window))?;
        let scale = egui_winit::pixels_per_point(&self.ctx, &window);
        let mut state =
            State::new(self.ctx.clone(), ViewportId::ROOT, &*window, Some(scale), None, Some(WIDEST_TEXTURE));
        state.init_accesskit(events, &window, self.proxy.clone());
        let mut info = ViewportInfo::default();
        egui_winit::update_viewport_info(&mut info, &self.ctx, &window, true);
        let room = make(&self.ctx);
        window.set_visible(true);
        window.request_redraw();
        self.open = Some(Open { window, surface, state, info, painter: CpuPainter::default(), room });
        Ok(())
    }

    /// Ends, for this reason.
    fn fail(&mut self, events: &ActiveEventLoop, reason: CpuWindowError) {
        self.failed = Some(reason);
        events.exit();
    }

    fn draw(&mut self, events: &ActiveEventLoop) {
        let Some(open) = &mut self.open else { return };
        match open.frame(&self.ctx) {
            Ok(After::Close) => events.exit(),
            Ok(After::Draw(delay)) => self.plan(delay),
            Err(reason) => self.fail(events, reason),
        }
    }

    /// Has a frame drawn after a delay, unless one comes sooner.
    fn plan(&mut self, delay: Duration) {
        if delay >= NEVER {
            return;
        }
        match &self.open {
            Some(open) if delay.is_zero() => open.window.request_redraw(),
            _ => {
                let due = Instant::now() + delay;
                self.next = Some(self.next.map_or(due, |next| next.min(due)));
            }
        }
    }
}

impl<R: Room, M: FnOnce(&Context) -> R> ApplicationHandler<Wake> for Keeper<R, M> {
    fn resumed(&mut self, events: &ActiveEventLoop) {
        if let Err(reason) = self.open(events) {
            self.fail(events, reason);
        }
    }

    fn new_events(&mut self, _events: &ActiveEventLoop, cause: StartCause) {
        if matches!(cause, StartCause::ResumeTimeReached { .. }) {
            self.next = None;
            self.plan(Duration::ZERO);
        }
    }

    fn user_event(&mut self, _events: &ActiveEventLoop, wake: Wake) {
        let event = match wake {
            Wake::Repaint(delay) => return self.plan(delay),
            Wake::Accessibility(event) => event.window_event,
        };
        let Some(open) = &mut self.open else { return };
        match event {
            accesskit_winit::WindowEvent::InitialTreeRequested => self.ctx.enable_accesskit(),
            accesskit_winit::WindowEvent::ActionRequested(request) => open.state.on_accesskit_action_request(request),
            accesskit_winit::WindowEvent::AccessibilityDeactivated => self.ctx.disable_accesskit(),
        }
        open.window.request_redraw();
    }

    fn window_event(&mut self, events: &ActiveEventLoop, _window: WindowId, event: WindowEvent) {
        if matches!(event, WindowEvent::RedrawRequested) {
            return self.draw(events);
        }
        let Some(open) = &mut self.open else { return };
        if matches!(event, WindowEvent::CloseRequested) {
            open.info.events.push(ViewportEvent::Close);
            open.window.request_redraw();
        }
        if open.state.on_window_event(&open.window, &event).repaint {
            open.window.request_redraw();
        }
    }

    fn about_to_wait(&mut self, events: &ActiveEventLoop) {
        events.set_control_flow(self.next.map_or(ControlFlow::Wait, ControlFlow::WaitUntil));
    }
}

impl<R: Room> Open<R> {
    /// Runs one frame and shows it.
    fn frame(&mut self, ctx: &Context) -> Result<After, CpuWindowError> {
        egui_winit::update_viewport_info(&mut self.info, ctx, &self.window, false);
        let mut input = self.state.take_egui_input(&self.window);
        input.viewports.insert(ViewportId::ROOT, self.info.clone());
        self.room.raw_input(ctx, &mut input);
        let room = &mut self.room;
        let mut output = ctx.run_ui(input, |ui| {
            room.logic(ui.ctx());
            room.ui(ui);
        });
        self.state.handle_platform_output(&self.window, std::mem::take(&mut output.platform_output));
        let after = self.heed(ctx, &mut output);
        self.painter.apply(&mut output.textures_delta);
        self.show(ctx, output)?;
        Ok(after)
    }

    /// Does to the window what a frame asked for, and says what comes next.
    fn heed(&mut self, ctx: &Context, output: &mut FullOutput) -> After {
        let was_to_close = self.info.close_requested();
        self.info.events.clear();
        let Some(viewport) = output.viewport_output.get_mut(&ViewportId::ROOT) else { return After::Draw(NEVER) };
        let commands = std::mem::take(&mut viewport.commands);
        let is_kept = commands.iter().any(|command| matches!(command, ViewportCommand::CancelClose));
        if was_to_close && !is_kept {
            return After::Close;
        }
        let mut asked = Vec::new();
        egui_winit::process_viewport_commands(ctx, &mut self.info, commands, &self.window, &mut asked);
        // Whoever asked for the window to be closed is asked in a frame whether it may be.
        let delay = if self.info.close_requested() { Duration::ZERO } else { viewport.repaint_delay };
        After::Draw(delay)
    }

    fn show(&mut self, ctx: &Context, output: FullOutput) -> Result<(), CpuWindowError> {
        let size = self.window.inner_size();
        let (Some(width), Some(height)) = (NonZeroU32::new(size.width), NonZeroU32::new(size.height)) else {
            return Ok(());
        };
        let primitives = ctx.tessellate(output.shapes, output.pixels_per_point);
        let (wide, high) = (usize::try_from(size.width), usize::try_from(size.height));
        let mut canvas = Canvas::new([wide.unwrap_or_default(), high.unwrap_or_default()], [0, 0, 0, 255]);
        self.painter.paint(&mut canvas, output.pixels_per_point, &primitives);
        self.surface.resize(width, height)?;
        let mut shown = self.surface.buffer_mut()?;
        for (shown, [red, green, blue, _]) in shown.iter_mut().zip(canvas.pixels()) {
            *shown = u32::from_be_bytes([0, *red, *green, *blue]);
        }
        self.window.pre_present_notify();
        Ok(shown.present()?)
    }
}
