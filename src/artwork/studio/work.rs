//! Owns the queue between the studio and its workers; knows nothing of how a picture is made.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::{ShopLogo, StudioEvent};
use crate::artwork::cache::Cache;
use crate::artwork::import::import_from;
use crate::artwork::placement::{PassStore, compose};
use crate::artwork::{
    ImportError, LogoShelf, Media, Picture, PictureError, PictureRequest, Raster, Surface, import_logo,
};
use crate::artwork::{initials, mark, outline};

/// The longest queue; beyond it the oldest request is dropped (whoever still wants it asks again).
const LONGEST_QUEUE: usize = 256;

/// The longest list of pictures that may be wanted soon.
const LONGEST_LATER: usize = 24;

/// Pictures of at most so many pixels are made before larger ones: a few milliseconds each.
const QUICK: u32 = 160 * 160;

/// Brings the bytes of a logo.
type Load = Box<dyn FnOnce() -> Result<Vec<u8>, String> + Send>;

/// Something to do.
pub(super) enum Job {
    /// Make a picture.
    Picture(PictureRequest),
    /// Make a picture that nobody asked to see yet.
    Ahead(PictureRequest),
    /// Import a logo.
    Import(Load),
    /// Draw a shop's logo, about so many pixels high.
    ShopLogo(Arc<[u8]>, usize),
}

struct State {
    jobs: Vec<Job>,
    /// What may be wanted soon, made when there is nothing else.
    later: Vec<PictureRequest>,
    /// The one of those that is worked on, and whether it was asked for since.
    ahead: Option<(PictureRequest, bool)>,
    asked: HashSet<PictureRequest>,
    busy: usize,
    events: Vec<StudioEvent>,
    pictures: Cache<PictureRequest, Arc<Picture>>,
    shelf: LogoShelf,
    media: Arc<dyn Media>,
    passes: Arc<PassStore>,
    /// Counts up when everything is forgotten, so that work begun before is thrown away.
    buyer: u64,
    stopping: bool,
}

impl State {
    /// The next job: the newest quick one, or the newest.
    fn pop(&mut self) -> Option<Job> {
        let is_quick = |job: &Job| match job {
            Job::Picture(request) => request.size_px[0].saturating_mul(request.size_px[1]) <= QUICK,
            Job::Ahead(_) | Job::Import(_) => false,
            // It stands on every screen.
            Job::ShopLogo(..) => true,
        };
        let quick = self.jobs.iter().rposition(is_quick);
        match quick {
            Some(at) => Some(self.jobs.remove(at)),
            None => self.jobs.pop(),
        }
    }
}

/// What the studio and its workers share.
pub(super) struct Shared {
    state: Mutex<State>,
    more: Condvar,
    wake: Arc<dyn Fn() + Send + Sync>,
}

impl Shared {
    pub(super) fn new(
        media: Arc<dyn Media>,
        wake: Arc<dyn Fn() + Send + Sync>,
        pictures: Cache<PictureRequest, Arc<Picture>>,
    ) -> Self {
        let state = State {
            jobs: Vec::new(),
            later: Vec::new(),
            ahead: None,
            asked: HashSet::new(),
            busy: 0,
            events: Vec::new(),
            pictures,
            shelf: LogoShelf::default(),
            media,
            passes: Arc::new(PassStore::default()),
            buyer: 0,
            stopping: false,
        };
        Self { state: Mutex::new(state), more: Condvar::new(), wake }
    }

    /// The state; a panic elsewhere cannot have left it half changed, as none of the changes below panics midway.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn ask(&self, request: PictureRequest) {
        let mut state = self.lock();
        if let Some(picture) = state.pictures.get(&request) {
            state.events.push(StudioEvent::Ready { request, picture: Ok(picture) });
            drop(state);
            (self.wake)();
            return;
        }
        state.later.retain(|later| *later != request);
        if let Some((_, wanted)) = state.ahead.as_mut().filter(|(ahead, _)| *ahead == request) {
            *wanted = true;
        }
        if !state.asked.insert(request.clone()) {
            // Asked again: it is wanted now, so it moves to the top.
            if let Some(at) = state.jobs.iter().position(|job| matches!(job, Job::Picture(r) if *r == request)) {
                let job = state.jobs.remove(at);
                state.jobs.push(job);
            }
            return;
        }
        drop(state);
        self.push(Job::Picture(request));
    }

    pub(super) fn ask_later(&self, request: PictureRequest) {
        let mut state = self.lock();
        let known = state.asked.contains(&request) || state.later.contains(&request);
        if known || state.pictures.get(&request).is_some() {
            return;
        }
        if state.later.len() >= LONGEST_LATER {
            state.later.remove(0);
        }
        state.later.push(request);
        drop(state);
        self.more.notify_one();
    }

    pub(super) fn forget_later(&self) {
        self.lock().later.clear();
    }

    pub(super) fn push(&self, job: Job) {
        let mut state = self.lock();
        if state.jobs.len() >= LONGEST_QUEUE
            && let Some(at) = state.jobs.iter().position(|job| matches!(job, Job::Picture(_)))
            && let Job::Picture(request) = state.jobs.remove(at)
        {
            state.asked.remove(&request);
        }
        state.jobs.push(job);
        drop(state);
        self.more.notify_one();
    }

    pub(super) fn kept(&self, request: &PictureRequest) -> Option<Arc<Picture>> {
        self.lock().pictures.get(request)
    }

    pub(super) fn take_events(&self) -> Vec<StudioEvent> {
        std::mem::take(&mut self.lock().events)
    }

    pub(super) fn surfaces(&self, picture: &str) -> Vec<Surface> {
        let passes = Arc::clone(&self.lock().passes);
        passes.surfaces(picture)
    }

    pub(super) fn pending(&self) -> usize {
        let state = self.lock();
        let wanted = state.ahead.as_ref().is_some_and(|(_, wanted)| *wanted);
        state.jobs.len() + state.busy + usize::from(wanted)
    }

    pub(super) fn shelf(&self) -> LogoShelf {
        self.lock().shelf.clone()
    }

    pub(super) fn forget(&self) {
        let mut state = self.lock();
        state.buyer += 1;
        // The shop stays the same.
        state.jobs.retain(|job| matches!(job, Job::ShopLogo(..)));
        state.later.clear();
        state.asked.clear();
        state.events.retain(|event| matches!(event, StudioEvent::ShopLogoReady { .. }));
        state.pictures.clear();
        state.shelf.clear();
        state.passes.forget_designs();
        forget_words();
    }

    pub(super) fn set_media(&self, media: Arc<dyn Media>) {
        let mut state = self.lock();
        state.media = media;
        state.passes = Arc::new(PassStore::default());
        state.pictures.clear();
        // What was made from the old files and not taken yet would be shown as if it were new.
        state.events.retain(|event| !matches!(event, StudioEvent::Ready { .. }));
    }

    pub(super) fn stop(&self) {
        self.lock().stopping = true;
        self.more.notify_all();
    }

    pub(super) fn compose(&self, request: &PictureRequest) -> Result<Picture, PictureError> {
        let state = self.lock();
        let (media, passes, logos) = (Arc::clone(&state.media), Arc::clone(&state.passes), state.shelf.clone());
        drop(state);
        let made = catch_unwind(AssertUnwindSafe(|| compose(request, media.as_ref(), &passes, &logos)));
        made.unwrap_or_else(|panic| Err(PictureError::Failed { cause: said(panic.as_ref()) }))
    }

    /// The next job and the buyer it is for; waits for one, `None` when the studio closes.
    fn next(&self) -> Option<(Job, u64)> {
        let mut state = self.lock();
        loop {
            if state.stopping {
                return None;
            }
            if let Some(job) = state.pop() {
                state.busy += 1;
                return Some((job, state.buyer));
            }
            // One worker is enough for what nobody waits for.
            if state.ahead.is_none()
                && let Some(request) = state.later.pop()
            {
                state.ahead = Some((request.clone(), false));
                state.asked.insert(request.clone());
                return Some((Job::Ahead(request), state.buyer));
            }
            state = self.more.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn finish(&self, event: StudioEvent, (buyer, is_ahead): (u64, bool), media_then: &Arc<dyn Media>) {
        let mut state = self.lock();
        if is_ahead {
            state.ahead = None;
        } else {
            state.busy -= 1;
        }
        if state.buyer == buyer || matches!(event, StudioEvent::ShopLogoReady { .. }) {
            match &event {
                StudioEvent::Ready { request, .. } if !Arc::ptr_eq(media_then, &state.media) => {
                    // The files changed meanwhile: whoever asked still waits for it, made from the new ones.
                    state.jobs.push(Job::Picture(request.clone()));
                    drop(state);
                    return self.more.notify_one();
                }
                StudioEvent::Ready { request, picture } => {
                    state.asked.remove(request);
                    if let Ok(picture) = picture {
                        let bytes = picture.rgba.len() + picture.light.as_ref().map_or(0, Vec::len);
                        state.pictures.put(request.clone(), Arc::clone(picture), bytes);
                    }
                }
                StudioEvent::LogoReady { result: Ok(logo) } => state.shelf.insert(Arc::clone(logo)),
                StudioEvent::LogoReady { result: Err(_) } | StudioEvent::ShopLogoReady { .. } => {}
            }
            state.events.push(event);
        } else {
            // What was worked on for somebody who left was kept once more on the way.
            state.passes.forget_designs();
            forget_words();
        }
        drop(state);
        (self.wake)();
    }
}

/// Forgets what is kept of words that were drawn, wherever it is kept.
fn forget_words() {
    mark::forget();
    outline::forget();
    initials::forget();
}

/// A worker's life.
pub(super) fn run(shared: &Shared) {
    while let Some((job, buyer)) = shared.next() {
        let media = Arc::clone(&shared.lock().media);
        let is_ahead = matches!(job, Job::Ahead(_));
        let event = match job {
            Job::Picture(request) | Job::Ahead(request) => {
                let picture = shared.compose(&request).map(Arc::new);
                StudioEvent::Ready { request, picture }
            }
            Job::Import(load) => {
                let made = catch_unwind(AssertUnwindSafe(|| import_from(load)));
                let failed =
                    |panic: Box<dyn std::any::Any + Send>| Err(ImportError::Unreadable { cause: said(panic.as_ref()) });
                StudioEvent::LogoReady { result: made.unwrap_or_else(failed) }
            }
            Job::ShopLogo(bytes, height) => {
                let drawn = catch_unwind(AssertUnwindSafe(|| shop_logo(&bytes, height))).ok().flatten();
                StudioEvent::ShopLogoReady { bytes, drawn: drawn.map(Arc::new) }
            }
        };
        shared.finish(event, (buyer, is_ahead), &media);
    }
}

/// Draws a shop's logo, about so many pixels high.
fn shop_logo(bytes: &[u8], height: usize) -> Option<ShopLogo> {
    let logo = import_logo(bytes).ok()?;
    let small = |art: &Raster| art.shrink((art.height / height.max(1)).max(1));
    Some(ShopLogo { light: small(&logo.art), dark: small(&logo.light) })
}

/// The words of a panic.
fn said(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(ToString::to_string);
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "unknown".to_owned())
}
