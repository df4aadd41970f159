//! Owns what takes time on the machine: file dialogs, reading logos, proofs, walks that are done again. Each on a thread of its own.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use eframe::egui::{Context, DroppedFileHandle};

use super::{PickedLogo, Resumable};
use crate::artwork::{Logo, Studio};
use crate::catalog::Catalog;
use crate::flow::Session;
use crate::flow::design::{LogoChoice, LogoId};
use crate::pricing::{Order, Quote};
use crate::storage::StoredLogo;
use crate::storage::journal::{SessionNumber, Unfinished};

/// The largest logo file that is read.
const LARGEST_LOGO: u64 = 20 * 1024 * 1024;

/// An answer that comes sooner than this was given by no person.
const NO_DIALOG: Duration = Duration::from_millis(300);

/// Errands that are under way.
pub(super) struct Errands {
    ctx: Context,
    studio: Arc<Studio>,
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
    /// A walk that broke off can be gone on with.
    Revived(Box<Resumable>),
    /// A walk that broke off can't be gone on with.
    Lost(SessionNumber),
    /// A logo of the present buyer was read.
    LogoRead(LogoId, StoredLogo),
}

impl Errands {
    /// Nothing under way.
    pub(super) fn new(ctx: Context, studio: Arc<Studio>) -> Self {
        let (sender, receiver) = channel();
        Self { ctx, studio, logos: Arc::default(), proving: Mutex::default(), sender, receiver }
    }

    /// What wakes the window.
    pub(super) fn context(&self) -> Context {
        self.ctx.clone()
    }

    /// What was done since the last time.
    pub(super) fn poll(&self) -> Vec<Done> {
        self.receiver.try_iter().collect()
    }

    /// The present buyer's own logo as the file was, where the session prints one.
    pub(super) fn logo(&self, session: &Session) -> Option<StoredLogo> {
        match session.state().design.logo {
            LogoChoice::Imported(id) => kept(&self.logos).by_id.get(&id).cloned(),
            _ => None,
        }
    }

    /// Does again what was done in a walk that broke off, for a window that sells from this catalog, whose files are these.
    pub(super) fn revive(&self, unfinished: Unfinished, catalog: (Arc<Catalog>, Vec<(String, Vec<u8>)>)) {
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        Self::spawn("resume", move || {
            let number = unfinished.session;
            let done = match Resumable::revive(unfinished, (&catalog.0, &catalog.1)) {
                Some(resumable) => Done::Revived(Box::new(resumable)),
                None => Done::Lost(number),
            };
            tell(&sender, &ctx, done);
        });
    }

    /// Takes over the logos of a walk that is gone on with.
    pub(super) fn restore_logos(&self, restored: Vec<StoredLogo>) {
        for logo in restored {
            kept(&self.logos).by_id.insert(Logo::id_of(&logo.bytes), logo.clone());
            self.studio.import_with(Box::new(move || Ok(logo.bytes.to_vec())));
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

    /// Lets the buyer choose a logo from the disk.
    pub(super) fn pick_logo(&self) {
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
                studio.import_with(Box::new(move || read_logo(&path, (&logos, buyer), (&sender, &ctx))));
            }
        });
    }

    /// Reads a logo that was dropped on the window.
    pub(super) fn read_dropped(&self, file: &DroppedFileHandle) {
        tell(&self.sender, &self.ctx, Done::LogoChosen);
        let (path, logos) = (file.path().to_owned(), Arc::clone(&self.logos));
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        let buyer = kept(&logos).buyer;
        self.studio.import_with(Box::new(move || read_logo(&path, (&logos, buyer), (&sender, &ctx))));
    }

    /// Reads a logo that was chosen among the files that are open to buyers.
    pub(super) fn read_picked(&self, picked: PickedLogo) {
        let (logos, sender, ctx) = (Arc::clone(&self.logos), self.sender.clone(), self.ctx.clone());
        let buyer = kept(&logos).buyer;
        self.studio.import_with(Box::new(move || {
            let bytes = (picked.read)()?;
            keep(picked.name, &bytes, (&logos, buyer), (&sender, &ctx));
            Ok(bytes)
        }));
    }

    /// Nothing of this buyer is kept, and nothing that is still being read for them will be.
    pub(super) fn forget(&self) {
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

fn kept(logos: &Mutex<KeptLogos>) -> MutexGuard<'_, KeptLogos> {
    logos.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Reads a logo file within its limit, and keeps its bytes for the order of the buyer who wanted it.
fn read_logo(
    path: &Path,
    (logos, buyer): (&Mutex<KeptLogos>, u64),
    (sender, ctx): (&Sender<Done>, &Context),
) -> Result<Vec<u8>, String> {
    let size = std::fs::metadata(path).map_err(|error| error.to_string())?.len();
    // The studio says how large it was allowed to be; reading stops before memory does.
    if size > LARGEST_LOGO {
        let most = usize::try_from(LARGEST_LOGO).unwrap_or(usize::MAX);
        return Ok(vec![0; most + 1]);
    }
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    keep(name, &bytes, (logos, buyer), (sender, ctx));
    Ok(bytes)
}

/// Keeps the bytes of a logo for the order of the buyer who wanted it, where they are still here.
fn keep(
    name: String,
    bytes: &[u8],
    (logos, buyer): (&Mutex<KeptLogos>, u64),
    (sender, ctx): (&Sender<Done>, &Context),
) {
    let mut logos = kept(logos);
    if logos.buyer == buyer {
        let (id, logo) = (Logo::id_of(bytes), StoredLogo { name, bytes: bytes.into() });
        logos.by_id.insert(id, logo.clone());
        tell(sender, ctx, Done::LogoRead(id, logo));
    }
}

/// Hands a result to the window and wakes it. A window that is gone needs no results.
fn tell(sender: &Sender<Done>, ctx: &Context, done: Done) {
    if sender.send(done).is_ok() {
        ctx.request_repaint();
    }
}
