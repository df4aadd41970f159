//! Owns what takes time on the machine: file dialogs, reading logos, storing orders. Each on a thread of its own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use eframe::egui::{Context, DroppedFileHandle};

use super::Effect;
use super::order_code::fresh_code;
use crate::artwork::{Logo, Studio};
use crate::catalog::Catalog;
use crate::flow::design::{LogoChoice, LogoId};
use crate::flow::{Details, OrderCode, Session};
use crate::pricing::{Order, Quote};
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
    /// The files of this buyer's logos as they were read, to be stored with their order.
    logos: Arc<Mutex<KeptLogos>>,
    /// The order that is being proven to cost the least.
    proving: Mutex<Option<(Arc<Catalog>, Order)>>,
    sender: Sender<Done>,
    receiver: Receiver<Done>,
}

/// The logo files of one buyer.
#[derive(Default)]
struct KeptLogos {
    /// Which buyer it is: what was read for an earlier one is not kept.
    buyer: u64,
    by_id: BTreeMap<LogoId, StoredLogo>,
}

/// An errand that is done.
pub(super) enum Done {
    /// There is no dialog to choose a file with.
    NoDialog,
    /// A logo was chosen, and is being read.
    LogoChosen,
    /// An order was proven to cost the least on a catalog, by this quote.
    Proven(Box<(Arc<Catalog>, Order, Quote)>),
    /// The order was stored, or not.
    Stored(Result<OrderCode, String>),
}

impl Errands {
    /// Nothing under way; orders go into this folder.
    pub(super) fn new(ctx: Context, studio: Arc<Studio>, orders: PathBuf) -> Self {
        let (sender, receiver) = channel();
        Self { ctx, studio, orders, logos: Arc::default(), proving: Mutex::default(), sender, receiver }
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
            Effect::Forget => self.forget(),
        }
    }

    /// Looks for the proof that a quote lacks, where it does: a screen has no time for one that takes long.
    pub(super) fn prove(&self, session: &Session) {
        let Some((order, pricer)) = session.unproven() else { return };
        let catalog = Arc::clone(session.catalog());
        let mut proving = self.proving.lock().unwrap_or_else(PoisonError::into_inner);
        if proving.as_ref().is_some_and(|(of, known)| Arc::ptr_eq(of, &catalog) && *known == order) {
            return;
        }
        *proving = Some((Arc::clone(&catalog), order.clone()));
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        Self::spawn("proof", move || {
            if let Ok(quote) = pricer.price(&catalog, &order) {
                tell(&sender, &ctx, Done::Proven(Box::new((catalog, order, quote))));
            }
        });
    }

    fn pick_logo(&self) {
        let (studio, sender, ctx, logos) =
            (Arc::clone(&self.studio), self.sender.clone(), self.ctx.clone(), Arc::clone(&self.logos));
        let buyer = kept(&logos).buyer;
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
            // A dialog may outlast the buyer who opened it.
            if kept(&logos).buyer == buyer {
                tell(&sender, &ctx, Done::LogoChosen);
                studio.import_with(Box::new(move || read_logo(&path, &logos, buyer)));
            }
        });
    }

    fn read_dropped(&self, file: &DroppedFileHandle) {
        tell(&self.sender, &self.ctx, Done::LogoChosen);
        let (path, logos) = (file.path().to_owned(), Arc::clone(&self.logos));
        let buyer = kept(&logos).buyer;
        self.studio.import_with(Box::new(move || read_logo(&path, &logos, buyer)));
    }

    fn store(&self, details: Details, session: &Session) {
        let answer = StoreAnswer { sender: self.sender.clone(), ctx: self.ctx.clone(), result: None };
        let (orders, session) = (self.orders.clone(), session.clone());
        let logo = match session.state().design.logo {
            LogoChoice::Imported(id) => kept(&self.logos).by_id.get(&id).cloned(),
            _ => None,
        };
        Self::spawn("order", move || {
            let mut answer = answer;
            let stored = OrderFolder::new(orders).store(&session, &details, logo.as_ref(), &mut fresh_code);
            answer.result = Some(stored.map_err(|error| error.to_string()));
        });
    }

    /// Nothing of this buyer is kept, and nothing that is still being read for them will be.
    fn forget(&self) {
        let mut logos = kept(&self.logos);
        *logos = KeptLogos { buyer: logos.buyer + 1, ..KeptLogos::default() };
    }

    /// Starts a thread. Where the system has none to give, the errand is dropped, and what it would have answered with says so.
    fn spawn(name: &str, errand: impl FnOnce() + Send + 'static) {
        if let Err(error) = thread::Builder::new().name(name.to_owned()).spawn(errand) {
            drop(error);
        }
    }
}

/// Says how storing an order went, whatever happens to the thread that does it.
struct StoreAnswer {
    sender: Sender<Done>,
    ctx: Context,
    result: Option<Result<OrderCode, String>>,
}

impl Drop for StoreAnswer {
    fn drop(&mut self) {
        let result = self.result.take().unwrap_or_else(|| Err("it was interrupted.".to_owned()));
        tell(&self.sender, &self.ctx, Done::Stored(result));
    }
}

fn kept(logos: &Mutex<KeptLogos>) -> MutexGuard<'_, KeptLogos> {
    logos.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Reads a logo file within its limit, and keeps its bytes for the order of the buyer who wanted it.
fn read_logo(path: &Path, logos: &Mutex<KeptLogos>, buyer: u64) -> Result<Vec<u8>, String> {
    let size = std::fs::metadata(path).map_err(|error| error.to_string())?.len();
    // The studio says how large it was allowed to be; reading stops before memory does.
    if size > LARGEST_LOGO {
        let most = usize::try_from(LARGEST_LOGO).unwrap_or(usize::MAX);
        return Ok(vec![0; most + 1]);
    }
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut logos = kept(logos);
    if logos.buyer == buyer {
        logos.by_id.insert(Logo::id_of(&bytes), StoredLogo { name, bytes: bytes.clone().into() });
    }
    Ok(bytes)
}

/// Hands a result to the window and wakes it. A window that is gone needs no results.
fn tell(sender: &Sender<Done>, ctx: &Context, done: Done) {
    if sender.send(done).is_ok() {
        ctx.request_repaint();
    }
}
