//! Owns the confined picker: a thread looks into the open folders, and makes the small pictures of the page that is shown; the
//! screen waits for nothing. Sticks that come and go are seen by themselves.

mod folder;

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use eframe::egui::{ColorImage, Context, TextureHandle, TextureOptions, Ui};

use crate::artwork::{ImportError, Raster, import_logo};
use crate::ui::screens::Scene;
use crate::ui::screens::kiosk::{Entry, EntryKind, PickerView, PickerWish, Thumb, per_page, picker, thumb_side};
use folder::{FileError, Folders, Listing, Place, shown};

/// How often it is looked whether a stick came or went.
const ROUND: Duration = Duration::from_millis(1200);

/// So many threads may hang in a drive that does not answer before no further one is started.
const MOST_HANGING: usize = 4;

/// The picker while it is open.
pub(super) struct Picker {
    jobs: Sender<Job>,
    news: Receiver<News>,
    folders: Folders,
    /// The places that were gone through, the present one last.
    way: Vec<Place>,
    listing: Option<Listing>,
    page: usize,
    thumbs: BTreeMap<OsString, Thumb>,
    /// Whether the thread is told which pictures are shown.
    asked: Vec<OsString>,
}

/// A picture that was chosen: its name, and what reads it.
pub struct PickedLogo {
    /// Its name as it can be shown.
    pub name: String,
    /// Reads it: not on the thread that draws.
    pub read: Box<dyn FnOnce() -> Result<Vec<u8>, String> + Send>,
}

impl std::fmt::Debug for PickedLogo {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PickedLogo({})", self.name)
    }
}

/// What came of the picker in a frame.
pub(super) enum Picked {
    /// Nothing yet.
    Nothing,
    /// This picture.
    Logo(PickedLogo),
    /// A logo made of the buyer's name instead, or nothing at all: it closes.
    Closed,
}

/// What the thread is to do.
enum Job {
    /// Look into this place from now on.
    Look(Place),
    /// Make these pictures small.
    Small(Place, Vec<OsString>),
}

/// What the thread has to say.
enum News {
    Listed(Place, Listing),
    Small(Place, OsString, Result<Raster, Thumb>),
}

impl Picker {
    /// Opens it. `hanging` counts the threads that were started and have not ended.
    pub(super) fn open(folders: Vec<PathBuf>, ctx: &Context, hanging: &Arc<()>) -> Self {
        let ((jobs, todo), (tell, news)) = (channel(), channel());
        let folders = Folders(folders);
        let (own, wake, alive) = (folders.clone(), ctx.clone(), Arc::clone(hanging));
        if Arc::strong_count(hanging) <= MOST_HANGING + 1 {
            let work = move || {
                look_after(&own, &todo, &tell, &wake);
                drop(alive);
            };
            // Without a thread nothing is found, and the other ways to a logo stay.
            drop(thread::Builder::new().name("picker".to_owned()).spawn(work));
        }
        let picker = Self {
            jobs,
            news,
            folders,
            way: vec![Place::default()],
            listing: None,
            page: 0,
            thumbs: BTreeMap::new(),
            asked: Vec::new(),
        };
        picker.tell(Job::Look(Place::default()));
        picker
    }

    /// Shows it.
    pub(super) fn show(&mut self, ui: &Ui, scene: &Scene<'_>) -> Picked {
        self.take_news(ui.ctx());
        let size = per_page(scene.theme.measures.form);
        let (view, names) = self.view(size);
        self.ask_for(&names);
        match picker(ui, scene, &view) {
            Some(PickerWish::Cancel | PickerWish::FromName) => return Picked::Closed,
            Some(PickerWish::Up) => self.up(),
            Some(PickerWish::Page(page)) => self.page = page,
            Some(PickerWish::Open(number)) => return self.opened(self.page_start(size) + number),
            None => {}
        }
        Picked::Nothing
    }

    /// Whether it is being looked, or pictures of the page are still being made.
    pub(super) fn is_waiting(&self) -> bool {
        self.listing.is_none() || self.asked.iter().any(|name| !self.thumbs.contains_key(name))
    }

    fn tell(&self, job: Job) {
        // A thread that is gone has nothing to say any more: what was found stays.
        self.jobs.send(job).unwrap_or_default();
    }

    fn take_news(&mut self, ctx: &Context) {
        for news in self.news.try_iter().collect::<Vec<_>>() {
            match news {
                News::Listed(asked, listing) if self.way.last() == Some(&asked) => {
                    let is_same = self.listing.as_ref().is_some_and(|known| known.place == listing.place);
                    if !is_same {
                        self.thumbs.clear();
                    }
                    self.asked.clear();
                    self.listing = Some(listing);
                }
                News::Small(place, name, made) if self.is_at(&place) => {
                    let thumb = made.map_or_else(|thumb| thumb, |raster| Thumb::Ready(texture(ctx, &raster)));
                    self.thumbs.insert(name, thumb);
                }
                News::Listed(..) | News::Small(..) => {}
            }
        }
    }

    fn is_at(&self, place: &Place) -> bool {
        self.listing.as_ref().is_some_and(|listing| listing.place == *place)
    }

    fn page_start(&self, size: usize) -> usize {
        self.page_of(size).0 * size
    }

    /// The page that is shown, and how many there are.
    fn page_of(&self, size: usize) -> (usize, usize) {
        let count = self.listing.as_ref().map_or(0, |listing| listing.folders.len() + listing.pictures.len());
        let pages = count.div_ceil(size).max(1);
        (self.page.min(pages - 1), pages)
    }

    /// What is shown, and the pictures among it.
    fn view(&self, size: usize) -> (PickerView, Vec<OsString>) {
        let Some(listing) = &self.listing else {
            let view =
                PickerView { is_looking: true, page: (0, 1), has_above: self.way.len() > 1, ..PickerView::default() };
            return (view, Vec::new());
        };
        let start = self.page_start(size);
        let folder = |name: &OsString| Entry { name: shown(name), kind: EntryKind::Folder };
        let picture = |name: &OsString| {
            let thumb = self.thumbs.get(name).cloned().unwrap_or(Thumb::Coming);
            Entry { name: shown(name), kind: EntryKind::Picture(thumb) }
        };
        let all = listing.folders.iter().map(folder).chain(listing.pictures.iter().map(picture));
        let skipped = start.saturating_sub(listing.folders.len());
        let on_page = (start + size).saturating_sub(listing.folders.len()) - skipped;
        let names = listing.pictures.iter().skip(skipped).take(on_page).cloned().collect();
        let view = PickerView {
            place: listing.place.below.last().map(|name| shown(name)).unwrap_or_default(),
            has_above: self.way.len() > 1,
            entries: all.skip(start).take(size).collect(),
            page: self.page_of(size),
            is_looking: false,
            is_cut: listing.is_cut,
        };
        (view, names)
    }

    /// Has the pictures of the page made small that are not yet.
    fn ask_for(&mut self, names: &[OsString]) {
        let missing: Vec<OsString> = names.iter().filter(|name| !self.thumbs.contains_key(*name)).cloned().collect();
        let Some(listing) = self.listing.as_ref().filter(|_| missing != self.asked) else { return };
        if !missing.is_empty() {
            self.tell(Job::Small(listing.place.clone(), missing.clone()));
        }
        self.asked = missing;
    }

    fn go_to(&mut self, place: Place) {
        self.tell(Job::Look(place));
        self.listing = None;
        self.page = 0;
        self.thumbs.clear();
        self.asked.clear();
    }

    fn up(&mut self) {
        if self.way.len() > 1 {
            self.way.pop();
        }
        if let Some(place) = self.way.last().cloned() {
            self.go_to(place);
        }
    }

    /// Something was pressed: a folder opens, a picture is taken.
    fn opened(&mut self, number: usize) -> Picked {
        let Some(listing) = &self.listing else { return Picked::Nothing };
        if let Some(name) = listing.folders.get(number) {
            let mut place = listing.place.clone();
            match place.root {
                None => place.root = Some(number),
                Some(_) => place.below.push(name.clone()),
            }
            self.way.push(place.clone());
            self.go_to(place);
            return Picked::Nothing;
        }
        let Some(name) = listing.pictures.get(number - listing.folders.len()) else { return Picked::Nothing };
        if matches!(self.thumbs.get(name), Some(Thumb::TooLarge | Thumb::Damaged)) {
            return Picked::Nothing;
        }
        let (folders, place, file) = (self.folders.clone(), listing.place.clone(), name.clone());
        let read = Box::new(move || folders.read(&place, &file).map_err(|error| error.to_string()));
        Picked::Logo(PickedLogo { name: shown(name), read })
    }
}

/// The thread's life: it looks into the place that was named last, again and again, and makes pictures small in between.
fn look_after(folders: &Folders, jobs: &Receiver<Job>, tell: &Sender<News>, ctx: &Context) {
    let mut place = Place::default();
    let mut known: Option<Listing> = None;
    let mut small: Vec<(Place, OsString)> = Vec::new();
    let say = |news: News| {
        let is_heard = tell.send(news).is_ok();
        ctx.request_repaint();
        is_heard
    };
    loop {
        // While there are pictures to make, nobody waits.
        let wait = if small.is_empty() { ROUND } else { Duration::ZERO };
        match jobs.recv_timeout(wait) {
            Ok(Job::Look(next)) => {
                (place, known) = (next, None);
                small.clear();
            }
            Ok(Job::Small(at, names)) => {
                small = names.into_iter().rev().map(|name| (at.clone(), name)).collect();
                continue;
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        if let Some((at, name)) = small.pop() {
            let made = made_small(folders, &at, &name);
            if !say(News::Small(at, name, made)) {
                return;
            }
            continue;
        }
        let listing = folders.list(&place);
        if known.as_ref() != Some(&listing) {
            if !say(News::Listed(place.clone(), listing.clone())) {
                return;
            }
            known = Some(listing);
        }
    }
}

/// A picture as the logo that it would be, small. What can't be one is said here already.
fn made_small(folders: &Folders, place: &Place, name: &OsString) -> Result<Raster, Thumb> {
    let bytes = folders.read(place, name).map_err(|error| match error {
        FileError::TooLarge => Thumb::TooLarge,
        FileError::Unreadable => Thumb::Damaged,
    })?;
    // A decoder that breaks on what a stick brings takes nothing else along.
    let made = std::panic::catch_unwind(|| import_logo(&bytes)).map_err(|_broken| Thumb::Damaged)?;
    let logo = made.map_err(|error| match error {
        ImportError::TooManyBytes { .. } | ImportError::TooManyPixels { .. } => Thumb::TooLarge,
        _ => Thumb::Damaged,
    })?;
    let longest = usize::try_from(thumb_side()).unwrap_or(1);
    Ok(logo.art.shrink(logo.art.width.max(logo.art.height).div_ceil(longest).max(1)))
}

fn texture(ctx: &Context, raster: &Raster) -> TextureHandle {
    let image = ColorImage::from_rgba_unmultiplied([raster.width, raster.height], &raster.rgba);
    ctx.load_texture("picker", image, TextureOptions::LINEAR)
}
