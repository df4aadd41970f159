//! Owns what takes time on the machine: file dialogs, reading logos, storing orders. Each on a thread of its own.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use eframe::egui::{Context, DroppedFileHandle};

use super::Effect;
use super::order_code::fresh_code;
use crate::artwork::Studio;
use crate::flow::{Details, OrderCode, Session};
use crate::storage::{OrderFolder, StoredLogo};

/// The largest logo file that is read.
const LARGEST_LOGO: u64 = 20 * 1024 * 1024;

/// An answer that comes sooner than this was given by no person.
const NO_DIALOG: Duration = Duration::from_millis(300);

/// Errands that are under way.
pub(super) struct Errands {
    ctx: Context,
    studio: Arc<Studio>,
    orders: PathBuf,
    /// The file of the buyer's own logo as it was read, to be stored with their order.
    logo: Arc<Mutex<Option<StoredLogo>>>,
    sender: Sender<Done>,
    receiver: Receiver<Done>,
}

/// An errand that is done.
pub(super) enum Done {
    /// There is no dialog to choose a file with.
    NoDialog,
    /// A logo was chosen, and is being read.
    LogoChosen,
    /// The order was stored, or not.
    Stored(Result<OrderCode, String>),
}

impl Errands {
    /// Nothing under way; orders go into this folder.
    pub(super) fn new(ctx: Context, studio: Arc<Studio>, orders: PathBuf) -> Self {
        let (sender, receiver) = channel();
        Self { ctx, studio, orders, logo: Arc::default(), sender, receiver }
    }

    /// What was done since the last time.
    pub(super) fn poll(&self) -> Vec<Done> {
        self.receiver.try_iter().collect()
    }

    /// Does what a frame asked for.
    pub(super) fn run(&self, effect: Effect, session: &Session) {
        match effect {
            Effect::PickLogo => self.pick_logo(),
            Effect::ReadLogo(file) => self.read_dropped(&file),
            Effect::StoreOrder(details) => self.store(*details, session),
            Effect::Forget => self.keep_logo(None),
        }
    }

    fn pick_logo(&self) {
        let (studio, sender, ctx, logo) =
            (Arc::clone(&self.studio), self.sender.clone(), self.ctx.clone(), Arc::clone(&self.logo));
        Self::spawn("logo dialog", move || {
            let kinds = ["png", "jpg", "jpeg", "webp", "svg"];
            let asked = Instant::now();
            let Some(path) = rfd::FileDialog::new().add_filter("logo", &kinds).pick_file() else {
                // Without a portal and without zenity the answer is 'none' at once: nobody cancels that fast.
                if asked.elapsed() < NO_DIALOG {
                    tell(&sender, &ctx, Done::NoDialog);
                }
                return;
            };
            tell(&sender, &ctx, Done::LogoChosen);
            studio.import_with(Box::new(move || read_logo(&path, &logo)));
        });
    }

    fn read_dropped(&self, file: &DroppedFileHandle) {
        tell(&self.sender, &self.ctx, Done::LogoChosen);
        let (path, logo) = (file.path().to_owned(), Arc::clone(&self.logo));
        self.studio.import_with(Box::new(move || read_logo(&path, &logo)));
    }

    fn store(&self, details: Details, session: &Session) {
        let (sender, ctx, orders) = (self.sender.clone(), self.ctx.clone(), self.orders.clone());
        let session = session.clone();
        let logo = self.logo.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let done = Self::spawn("order", move || {
            let stored = OrderFolder::new(orders).store(&session, &details, logo.as_ref(), &mut fresh_code);
            tell(&sender, &ctx, Done::Stored(stored.map_err(|error| error.to_string())));
        });
        if let Some(reason) = done {
            tell(&self.sender, &self.ctx, Done::Stored(Err(reason)));
        }
    }

    /// Starts a thread; says why where the system has none to give.
    fn spawn(name: &str, errand: impl FnOnce() + Send + 'static) -> Option<String> {
        thread::Builder::new().name(name.to_owned()).spawn(errand).err().map(|error| error.to_string())
    }

    fn keep_logo(&self, logo: Option<StoredLogo>) {
        *self.logo.lock().unwrap_or_else(PoisonError::into_inner) = logo;
    }
}

/// Reads a logo file within its limit, and keeps its bytes for the order.
fn read_logo(path: &std::path::Path, kept: &Mutex<Option<StoredLogo>>) -> Result<Vec<u8>, String> {
    let size = std::fs::metadata(path).map_err(|error| error.to_string())?.len();
    // The studio says how large it was allowed to be; reading stops before memory does.
    if size > LARGEST_LOGO {
        let most = usize::try_from(LARGEST_LOGO).unwrap_or(usize::MAX);
        return Ok(vec![0; most + 1]);
    }
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    *kept.lock().unwrap_or_else(PoisonError::into_inner) = Some(StoredLogo { name, bytes: bytes.clone().into() });
    Ok(bytes)
}

/// Hands a result to the window and wakes it. A window that is gone needs no results.
fn tell(sender: &Sender<Done>, ctx: &Context, done: Done) {
    if sender.send(done).is_ok() {
        ctx.request_repaint();
    }
}
