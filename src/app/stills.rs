//! Owns the pictures of previewed screens: walks played and screens painted on a thread, never in the window's time.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;

use eframe::egui::{ColorImage, Context, TextureOptions};

use super::{Camera, media_of};
use crate::artwork::Studio;
use crate::catalog::Catalog;
use crate::cli::{CatalogSource, Size};
use crate::flow::{Action, Session, State, rehearse};
use crate::ui::screens::desk::{Still, Subject, Wanted};

/// The pictures of previewed screens.
pub(super) struct Stills {
    source: CatalogSource,
    asked: Option<Asked>,
    /// The thread that draws, once something was asked.
    thread: Option<Drawer>,
    number: u64,
    still: Still,
}

/// The ends of a thread that draws: what goes to it, and what comes of it, by its number.
type Drawer = (Sender<Job>, Receiver<(u64, Outcome)>);

/// What was asked for last: while that is the same, so is its picture.
#[derive(Clone)]
struct Asked {
    wanted: Wanted,
    catalog: Arc<Catalog>,
    /// The walk at hand, where the screen is its own.
    state: Option<State>,
}

/// A screen to draw.
struct Job {
    number: u64,
    wanted: Wanted,
    catalog: Arc<Catalog>,
    at_hand: Option<Session>,
}

/// What came of it.
enum Outcome {
    /// The screen's pixels, and whether the product can be seen on it.
    Drawn(Vec<u8>, bool),
    /// No walk gets there.
    OutOfReach,
    /// It can't be drawn.
    Failed(String),
}

impl Stills {
    /// None yet; pictures of products come from this catalog's folder.
    pub(super) const fn new(source: CatalogSource) -> Self {
        Self { source, asked: None, thread: None, number: 0, still: Still::None }
    }

    /// How far the picture is that was asked for.
    pub(super) const fn still(&self) -> &Still {
        &self.still
    }

    /// Whether a picture is being drawn.
    pub(super) const fn is_drawing(&self) -> bool {
        matches!(self.still, Still::Drawing(_))
    }

    /// Asks for the picture of a screen, where it is not the one that is there or being drawn.
    pub(super) fn ask(&mut self, ctx: &Context, (wanted, session): (Wanted, &Session)) {
        let at_hand = (wanted.subject == Subject::AtHand).then_some(session);
        let is_same = self.asked.as_ref().is_some_and(|asked| {
            asked.wanted == wanted
                && Arc::ptr_eq(&asked.catalog, session.catalog())
                && asked.state.as_ref() == at_hand.map(Session::state)
        });
        if is_same {
            return;
        }
        let catalog = Arc::clone(session.catalog());
        let state = at_hand.map(|session| session.state().clone());
        self.asked = Some(Asked { wanted: wanted.clone(), catalog: Arc::clone(&catalog), state });
        self.number += 1;
        let job = Job { number: self.number, wanted, catalog, at_hand: at_hand.cloned() };
        let before = match std::mem::take(&mut self.still) {
            Still::Drawn(texture, _) => Some(texture),
            Still::Drawing(before) => before,
            _ => None,
        };
        let source = self.source.clone();
        let (sender, _) = self.thread.get_or_insert_with(|| start(ctx.clone(), source));
        self.still = match sender.send(job) {
            Ok(()) => Still::Drawing(before),
            Err(_) => Still::Failed("it was interrupted".to_owned()),
        };
    }

    /// Takes over what was drawn since the last time.
    pub(super) fn poll(&mut self, ctx: &Context) {
        let Some((_, receiver)) = &self.thread else { return };
        let mut last = None;
        let is_gone = loop {
            match receiver.try_recv() {
                Ok((number, outcome)) if number == self.number => last = Some(outcome),
                Ok(_) => {}
                Err(error) => break error == TryRecvError::Disconnected,
            }
        };
        if let (Some(outcome), Some(asked)) = (last, &self.asked) {
            let [width, height] = asked.wanted.size.map(|side| side as usize);
            self.still = match outcome {
                Outcome::Drawn(pixels, shows) if pixels.len() == width * height * 4 => {
                    let image = ColorImage::from_rgba_premultiplied([width, height], &pixels);
                    // It is shown smaller than it is: without smaller copies of itself its letters would flicker.
                    let options = TextureOptions::LINEAR.with_mipmap_mode(Some(eframe::egui::TextureFilter::Linear));
                    Still::Drawn(ctx.load_texture("still", image, options), shows)
                }
                Outcome::Drawn(..) => Still::Failed("it has another size than was asked for".to_owned()),
                Outcome::OutOfReach => Still::OutOfReach,
                Outcome::Failed(reason) => Still::Failed(reason),
            };
        } else if is_gone && self.is_drawing() {
            self.still = Still::Failed("it was interrupted".to_owned());
            self.thread = None;
        }
    }
}

/// Starts the thread that draws. Where the system has none to give, its channels are closed, which is told at the next asking.
fn start(ctx: Context, source: CatalogSource) -> Drawer {
    let (sender, jobs) = channel::<Job>();
    let (results, receiver) = channel();
    let work = move || {
        let mut room = Darkroom { source, studio: None, camera: None };
        while let Ok(job) = jobs.recv() {
            // Only the last one that was asked for is still wanted.
            let job = jobs.try_iter().last().unwrap_or(job);
            let outcome = room.draw(&job);
            if results.send((job.number, outcome)).is_err() {
                return;
            }
            ctx.request_repaint();
        }
    };
    drop(thread::Builder::new().name("stills".to_owned()).spawn(work));
    (sender, receiver)
}

/// What drawing takes, kept from one picture to the next.
struct Darkroom {
    source: CatalogSource,
    /// The pictures of products, as long as the catalog is the same.
    studio: Option<(Arc<Catalog>, Arc<Studio>)>,
    camera: Option<([u32; 2], Camera)>,
}

impl Darkroom {
    fn draw(&mut self, job: &Job) -> Outcome {
        let rehearsed = match (&job.at_hand, &job.wanted.subject) {
            (Some(session), _) => {
                let mut session = session.clone();
                // A language that the shop does not speak leaves the walk in its own.
                session
                    .apply(Action::LangChosen(job.wanted.lang))
                    .map_or(Some((session.clone(), true)), |_| Some((session, true)))
            }
            (None, Subject::Product(product)) => {
                let played = rehearse(&job.catalog, product, (job.wanted.step, job.wanted.lang));
                played.map(|played| (played.session, played.shows))
            }
            (None, Subject::AtHand) => None,
        };
        let Some((session, shows)) = rehearsed else { return Outcome::OutOfReach };
        match self.camera(job).pixels(&session, None) {
            Ok(pixels) => Outcome::Drawn(pixels, shows),
            Err(error) => Outcome::Failed(error.to_string()),
        }
    }

    /// The camera for a picture: the last one where size and catalog are the same.
    fn camera(&mut self, job: &Job) -> &mut Camera {
        if self.studio.as_ref().is_none_or(|(catalog, _)| !Arc::ptr_eq(catalog, &job.catalog)) {
            let studio = Studio::new(media_of(&self.source), 1, Arc::new(|| {}));
            self.studio = Some((Arc::clone(&job.catalog), Arc::new(studio)));
            self.camera = None;
        }
        if self.camera.as_ref().is_some_and(|(size, _)| *size != job.wanted.size) {
            self.camera = None;
        }
        let [width, height] = job.wanted.size;
        let studio = self.studio.as_ref().map(|(_, studio)| Arc::clone(studio));
        let source = &self.source;
        let (_, camera) = self.camera.get_or_insert_with(|| {
            let studio = studio.unwrap_or_else(|| Arc::new(Studio::new(media_of(source), 1, Arc::new(|| {}))));
            (job.wanted.size, Camera::with_studio(studio, Size { width, height }))
        });
        camera
    }
}
