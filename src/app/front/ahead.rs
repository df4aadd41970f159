//! Owns looking ahead: lays out the screens that may come next, on a thread of its own, so that their pictures are made before
//! anybody gets there. Where those stand is never said twice: the real screens ask for them.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use eframe::egui::{Context, Pos2, RawInput, Rect, Vec2, ViewportId};

use super::{Front, Hands};
use crate::artwork::Studio;
use crate::catalog::Catalog;
use crate::flow::{Action, Session, State, Step};
use crate::ui::pictures::Pictures;
use crate::ui::theme::{self, Preferences, install_fonts};

/// The thread that looks ahead, and what it looked ahead from last.
pub(super) struct Scout {
    sender: Sender<Job>,
    last: Option<(State, Arc<Catalog>, Surface)>,
}

/// How large the surface is, and how it is seen.
#[derive(Clone, Copy, PartialEq)]
struct Surface {
    /// In points, as the system counts them.
    size: Vec2,
    pixels_per_point: f32,
    max_texture_side: usize,
    preferences: Preferences,
    /// What it measures in millimetres, and how hands come at it.
    kiosk: (Option<theme::Surface>, Hands),
}

/// Where the walk is, and what may be done next.
struct Job {
    session: Session,
    next: Vec<Action>,
    surface: Surface,
}

impl Scout {
    /// Forgets where it looked from last: that was somebody's.
    pub(super) fn forget(&mut self) {
        self.last = None;
    }
}

impl Front {
    /// The same, for a surface where somebody goes from screen to screen: the pictures of the next one are made ahead.
    #[must_use]
    pub fn looking_ahead(self) -> Self {
        let (sender, jobs) = channel();
        let studio = Arc::clone(&self.studio);
        // Where the system has no thread to give, pictures are made when they are shown.
        drop(thread::Builder::new().name("ahead".to_owned()).spawn(move || look_ahead(&jobs, &studio)));
        Self { scout: Some(Scout { sender, last: None }), ..self }
    }

    /// Has the pictures of what may come next made, once those of this screen are there; once for each change.
    pub(super) fn prepare_next(&mut self, ctx: &Context) {
        let Some(scout) = self.scout.as_mut().filter(|_| !self.pictures.is_waiting()) else { return };
        let surface = Surface {
            size: ctx.content_rect().size() * ctx.zoom_factor(),
            pixels_per_point: ctx.native_pixels_per_point().unwrap_or(1.0),
            max_texture_side: ctx.input(|input| input.max_texture_side),
            preferences: self.view.preferences,
            // Nobody types ahead.
            kiosk: (self.surface, Hands { keyboard: false, ..self.hands }),
        };
        let (state, catalog) = (self.session.state(), self.session.catalog());
        let is_same = scout
            .last
            .as_ref()
            .is_some_and(|(last, of, on)| last == state && Arc::ptr_eq(of, catalog) && *on == surface);
        if is_same {
            return;
        }
        scout.last = Some((state.clone(), Arc::clone(catalog), surface));
        let next = next(&self.session);
        if next.is_empty() {
            return;
        }
        // What was to be made for where they were is not needed any more.
        self.studio.forget_later();
        let job = Job { session: self.session.clone(), next, surface };
        if scout.sender.send(job).is_err() {
            self.scout = None;
        }
    }
}

/// What the main way on from here is.
fn next(session: &Session) -> Vec<Action> {
    match session.state().step {
        Step::Hook => session.catalog().hooks().map(|hook| Action::HookChosen(hook.id.clone())).collect(),
        Step::Commit => vec![Action::Committed],
        Step::Needs(_) => vec![Action::NeedsSkipped],
        Step::Offers(_) => vec![Action::UpgradesDeclined, Action::Continued],
        Step::Options | Step::Artwork | Step::More | Step::Review => vec![Action::Continued],
        // The attract screen asks for the next one itself; at the end comes nobody's screen.
        Step::Attract | Step::Details | Step::Placed | Step::Feedback => Vec::new(),
    }
}

/// The thread's life.
fn look_ahead(jobs: &Receiver<Job>, studio: &Arc<Studio>) {
    let ctx = Context::default();
    install_fonts(&ctx);
    while let Ok(job) = jobs.recv() {
        // Only where they are now counts.
        let job = jobs.try_iter().last().unwrap_or(job);
        for action in &job.next {
            let mut session = job.session.clone();
            if session.apply(action.clone()).is_ok() && session.state().step != job.session.state().step {
                lay_out(&ctx, studio, session, job.surface);
                if !matches!(action, Action::HookChosen(_)) {
                    break;
                }
            }
        }
        // Nothing of what the buyer typed stays behind among the texts that were laid out.
        ctx.run_ui(RawInput::default(), |_| {}).textures_delta.clear();
    }
}

/// Lays out a screen, which asks for its pictures.
fn lay_out(ctx: &Context, studio: &Arc<Studio>, session: Session, surface: Surface) {
    let mut front = Front::new(session.catalog(), Arc::clone(studio));
    front.pictures = Pictures::ahead(Arc::clone(studio));
    let (millimetres, hands) = surface.kiosk;
    front.set_surface(millimetres);
    front.set_hands(hands);
    front.set_usual(surface.preferences);
    let lang = session.state().lang;
    front.set_session(session);
    front.apply(Action::LangChosen(lang));
    let zoom = front.zoom(surface.size);
    ctx.set_zoom_factor(zoom);
    // What a first frame measures, the second one stands by.
    for _ in 0..2 {
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, surface.size / zoom)),
            max_texture_side: Some(surface.max_texture_side),
            ..RawInput::default()
        };
        input.viewports.entry(ViewportId::ROOT).or_default().native_pixels_per_point = Some(surface.pixels_per_point);
        let mut output = ctx.run_ui(input, |ui| drop(front.show(ui)));
        output.textures_delta.clear();
    }
}
