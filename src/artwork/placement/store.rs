//! Owns what is kept between pictures: decoded passes, blanks on their stage, drawn artwork; knows nothing of putting them together.

use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use super::Surface;
use super::art::Art;
use super::ground::Ground;
use super::passes::{self, Passes};
use super::spots::Spots;
use crate::artwork::cache::Cache;
use crate::artwork::{Framing, Media, PictureError, Rgb};
use crate::flow::design::Design;

/// Decoded passes are kept up to this many bytes: 256 MiB.
const PASSES: usize = 256 << 20;
/// Passes at the sizes that are shown: 64 MiB.
const GROUNDS: usize = 64 << 20;
/// Blanks: 32 MiB.
const PLATES: usize = 32 << 20;
/// What it takes to know that one was wanted.
const WANTED: usize = 256;
/// Where print areas lie: 64 MiB.
const AREAS: usize = 64 << 20;
/// Drawn artwork: 32 MiB.
const ARTWORK: usize = 32 << 20;

/// A picture's passes at full, half and quarter size.
pub(super) type Levels = Arc<Vec<Passes>>;

/// A blank on its stage.
pub(super) type Plate = Vec<[u8; 4]>;

/// Where the print areas of a picture lie, in their order there.
pub(super) type Areas = Vec<Option<Spots>>;

/// What makes a blank what it is.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct PlateKey {
    pub(super) tint: Option<Rgb>,
    pub(super) stage: Rgb,
    pub(super) seen: Seen,
}

/// What is seen of a picture.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Seen {
    pub(super) picture: String,
    pub(super) framing: Framing,
    pub(super) size: [usize; 2],
}

/// What makes artwork what it is. It is drawn in steps of resolution, each shared by the sizes that it is fine enough for: the
/// same request gives the same picture, whatever was asked before.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct ArtKey {
    pub(super) picture: String,
    pub(super) region: String,
    pub(super) design: Design,
    /// `None` for the mask of a film.
    pub(super) ground: Option<Rgb>,
    /// The part that is drawn and how finely, in the bits of mm and of pixels per mm.
    pub(super) drawn: [u32; 5],
}

impl ArtKey {
    /// A part in mm at a resolution as it stands in a key.
    pub(super) fn drawn([x, y, width, height]: [f32; 4], px_per_mm: f32) -> [u32; 5] {
        [x, y, width, height, px_per_mm].map(f32::to_bits)
    }
}

/// What was used last.
pub(crate) struct PassStore {
    passes: Mutex<Cache<String, Levels>>,
    grounds: Mutex<Cache<Seen, Arc<Ground>>>,
    /// Nothing for those that were wanted once.
    plates: Mutex<Cache<PlateKey, Option<Arc<Plate>>>>,
    areas: Mutex<Cache<Seen, Arc<Areas>>>,
    artwork: Mutex<Cache<ArtKey, Arc<Art>>>,
}

impl Default for PassStore {
    fn default() -> Self {
        Self {
            passes: Mutex::new(Cache::new(PASSES)),
            grounds: Mutex::new(Cache::new(GROUNDS)),
            plates: Mutex::new(Cache::new(PLATES)),
            areas: Mutex::new(Cache::new(AREAS)),
            artwork: Mutex::new(Cache::new(ARTWORK)),
        }
    }
}

fn get<K: Eq + Hash + Clone, V: Clone>(cache: &Mutex<Cache<K, V>>, key: &K) -> Option<V> {
    cache.lock().unwrap_or_else(PoisonError::into_inner).get(key)
}

fn put<K: Eq + Hash + Clone, V: Clone>(cache: &Mutex<Cache<K, V>>, key: K, value: &V, bytes: usize) {
    cache.lock().unwrap_or_else(PoisonError::into_inner).put(key, value.clone(), bytes);
}

impl PassStore {
    /// Forgets every design that was drawn.
    pub(crate) fn forget_designs(&self) {
        self.artwork.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The print areas of a picture, where its passes were read already.
    pub(crate) fn surfaces(&self, picture: &str) -> Vec<Surface> {
        let levels = get(&self.passes, &picture.to_owned());
        let full = levels.as_ref().and_then(|levels| levels.first());
        full.map(|passes| passes.regions.iter().map(Surface::from).collect()).unwrap_or_default()
    }

    pub(super) fn levels(&self, picture: &str, media: &dyn Media) -> Result<Levels, PictureError> {
        let key = picture.to_owned();
        if let Some(levels) = get(&self.passes, &key) {
            return Ok(levels);
        }
        let full = passes::read(picture, media)?;
        let half = full.half();
        let quarter = half.half();
        let levels = Arc::new(vec![full, half, quarter]);
        let bytes = levels.iter().map(Passes::bytes).sum();
        put(&self.passes, key, &levels, bytes);
        Ok(levels)
    }

    /// What a view shows of a picture's passes; made where it is not there yet.
    pub(super) fn ground(&self, key: Seen, make: impl FnOnce() -> Option<Ground>) -> Option<Arc<Ground>> {
        if let Some(ground) = get(&self.grounds, &key) {
            return Some(ground);
        }
        let ground = Arc::new(make()?);
        put(&self.grounds, key, &ground, ground.bytes());
        Some(ground)
    }

    /// A blank on its stage, to be printed on; made where it is not there yet. It is kept from the second time on that it is
    /// wanted: most are wanted once, and a copy of them takes as long as making them.
    pub(super) fn plate(&self, key: PlateKey, make: impl FnOnce() -> Plate) -> Plate {
        match get(&self.plates, &key) {
            Some(Some(plate)) => plate.to_vec(),
            Some(None) => {
                let plate = Arc::new(make());
                put(&self.plates, key, &Some(Arc::clone(&plate)), plate.len() * 4);
                plate.to_vec()
            }
            None => {
                put(&self.plates, key, &None, WANTED);
                make()
            }
        }
    }

    pub(super) fn areas(&self, key: Seen, make: impl FnOnce() -> Areas) -> Arc<Areas> {
        if let Some(areas) = get(&self.areas, &key) {
            return areas;
        }
        let areas = Arc::new(make());
        put(&self.areas, key, &areas, areas.iter().flatten().map(Spots::bytes).sum());
        areas
    }

    /// Drawn artwork; made where it is not there yet.
    pub(super) fn artwork(&self, key: ArtKey, make: impl FnOnce() -> Option<Art>) -> Option<Arc<Art>> {
        if let Some(art) = get(&self.artwork, &key) {
            return Some(art);
        }
        let art = Arc::new(make()?);
        put(&self.artwork, key, &art, art.bytes());
        Some(art)
    }
}
