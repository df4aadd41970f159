//! Owns the threads on which pictures are made and logos imported; knows nothing of windows or of what is on sale.
//!
//! Requests are answered newest first, so that what is on screen now is drawn before what was scrolled past, and small
//! pictures before large ones, so that something is there at once.

mod work;

use std::sync::Arc;
use std::thread::JoinHandle;

use super::cache::Cache;
use work::{Job, Shared};

use super::{ImportError, Logo, LogoShelf, Media, Picture, PictureError, PictureRequest, Raster, Surface};
use crate::flow::design::LogoId;

/// Finished pictures are kept up to this many bytes: 96 MiB.
const KEPT_BYTES: usize = 96 << 20;

/// Something that got ready since the last poll.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "a handful of events a frame, moved once")]
pub enum StudioEvent {
    /// A picture, or why there is none.
    Ready {
        /// What was asked.
        request: PictureRequest,
        /// What came of it.
        picture: Result<Arc<Picture>, PictureError>,
    },
    /// An imported logo; it is on the shelf already.
    LogoReady {
        /// What came of it.
        result: Result<Arc<Logo>, ImportError>,
    },
    /// A shop's logo, or nothing where it can't be drawn.
    ShopLogoReady {
        /// What it was drawn from.
        bytes: Arc<[u8]>,
        /// What came of it.
        drawn: Option<Arc<ShopLogo>>,
    },
}

/// A shop's logo as it is shown on screens.
#[derive(Clone, Debug)]
pub struct ShopLogo {
    /// For light rooms.
    pub light: Raster,
    /// For dark ones.
    pub dark: Raster,
}

/// Makes pictures on worker threads; ask, then poll at the start of each frame.
pub struct Studio {
    shared: Arc<Shared>,
    workers: Vec<JoinHandle<()>>,
}

impl std::fmt::Debug for Studio {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Studio({} workers, {} pending)", self.workers.len(), self.pending())
    }
}

impl Studio {
    /// Starts `workers` threads (at least one); `wake` is called from them whenever an event is ready.
    #[must_use]
    pub fn new(media: Arc<dyn Media>, workers: usize, wake: Arc<dyn Fn() + Send + Sync>) -> Self {
        let shared = Arc::new(Shared::new(media, wake, Cache::new(KEPT_BYTES)));
        let spawn = |number: usize| {
            let shared = Arc::clone(&shared);
            std::thread::Builder::new().name(format!("artwork-{number}")).spawn(move || work::run(&shared)).ok()
        };
        let workers = (0..workers.max(1)).filter_map(spawn).collect();
        Self { shared, workers }
    }

    /// Asks for a picture. The same one is made once while it is pending; a known one is ready at the next poll.
    pub fn request(&self, request: PictureRequest) {
        self.shared.ask(request);
    }

    /// Asks for a picture that may be wanted soon: it is made when nothing else is to do, and nobody has to wait for it.
    pub fn request_later(&self, request: PictureRequest) {
        self.shared.ask_later(request);
    }

    /// The finished picture, if it is kept.
    #[must_use]
    pub fn ready(&self, request: &PictureRequest) -> Option<Arc<Picture>> {
        self.shared.kept(request)
    }

    /// Imports a logo on a worker; [`StudioEvent::LogoReady`] follows.
    pub fn import(&self, bytes: Vec<u8>) {
        self.import_with(Box::new(move || Ok(bytes)));
    }

    /// Loads the bytes on a worker too (a file on a slow stick, a dialog's answer), then imports them.
    pub fn import_with(&self, load: Box<dyn FnOnce() -> Result<Vec<u8>, String> + Send>) {
        self.shared.push(Job::Import(load));
    }

    /// Draws a shop's logo on a worker, about so many pixels high; [`StudioEvent::ShopLogoReady`] follows, whoever buys meanwhile.
    pub fn draw_shop_logo(&self, bytes: Arc<[u8]>, height: usize) {
        self.shared.push(Job::ShopLogo(bytes, height));
    }

    /// Takes what got ready since the last poll; never waits.
    #[must_use]
    pub fn poll(&self) -> Vec<StudioEvent> {
        self.shared.take_events()
    }

    /// How many jobs are waiting or being worked on, without those that are made ahead of time.
    #[must_use]
    pub fn pending(&self) -> usize {
        self.shared.pending()
    }

    /// An imported logo.
    #[must_use]
    pub fn logo(&self, id: LogoId) -> Option<Arc<Logo>> {
        self.shared.shelf().get(id)
    }

    /// A copy of the shelf, for exports; the logos themselves are shared.
    #[must_use]
    pub fn shelf(&self) -> LogoShelf {
        self.shared.shelf()
    }

    /// The print areas of a product's picture, once one of it was made; none before.
    #[must_use]
    pub fn surfaces(&self, picture: &str) -> Vec<Surface> {
        self.shared.surfaces(picture)
    }

    /// Wipes the buyer's logos, every picture that was made and all that is pending: for the next buyer.
    pub fn forget_logos(&self) {
        self.shared.forget();
    }

    /// Reads product pictures from elsewhere from now on, or anew from the same place: every picture that was made is forgotten.
    pub fn set_media(&self, media: Arc<dyn Media>) {
        self.shared.set_media(media);
    }

    /// Makes a picture at once, on the calling thread: for screenshots and tests.
    ///
    /// # Errors
    /// When the picture's files are missing or unusable, or its size is out of range.
    pub fn compose_now(&self, request: &PictureRequest) -> Result<Picture, PictureError> {
        self.shared.compose(request)
    }
}

impl Drop for Studio {
    fn drop(&mut self) {
        self.shared.stop();
        for worker in self.workers.drain(..) {
            // A worker catches its panics; if one died all the same there is nothing left to do about it here.
            drop(worker.join());
        }
    }
}
