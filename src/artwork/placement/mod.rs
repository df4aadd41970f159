//! Owns putting artwork on product pictures: passes, composition, framing; knows nothing of threads or layouts.

mod describe;
mod film;
mod flat;
mod frame;
mod halve;
mod light;
mod mips;
mod passes;
mod resample;
mod tint;

use std::sync::{Arc, Mutex, PoisonError};

use super::cache::Cache;
use super::{LogoShelf, Media, Picture, PictureError, PictureRequest, Subject};
use passes::Passes;

/// Decoded passes are kept up to this many bytes: 256 MiB.
const KEPT_BYTES: usize = 256 << 20;

/// A picture's passes at full, half and quarter size.
type Levels = Arc<Vec<Passes>>;

/// The decoded passes that were used last.
pub(crate) struct PassStore {
    kept: Mutex<Cache<String, Levels>>,
}

impl Default for PassStore {
    fn default() -> Self {
        Self { kept: Mutex::new(Cache::new(KEPT_BYTES)) }
    }
}

impl PassStore {
    fn levels(&self, picture: &str, media: &dyn Media) -> Result<Levels, PictureError> {
        let lock = || self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(levels) = lock().get(picture) {
            return Ok(levels);
        }
        let full = passes::read(picture, media)?;
        let half = full.half();
        let quarter = half.half();
        let levels = Arc::new(vec![full, half, quarter]);
        let bytes = levels.iter().map(Passes::bytes).sum();
        lock().put(picture.to_owned(), Arc::clone(&levels), bytes);
        Ok(levels)
    }
}

/// Makes one picture.
///
/// # Errors
/// When files are missing or unusable, or the size is out of range.
pub(crate) fn compose(
    request: &PictureRequest,
    media: &dyn Media,
    store: &PassStore,
    shelf: &LogoShelf,
) -> Result<Picture, PictureError> {
    let [width, height] = request.size_px;
    let side = |side: u32| usize::try_from(side).ok().filter(|side| (1..=4096).contains(side));
    let (Some(w), Some(h)) = (side(width), side(height)) else {
        return Err(PictureError::Size { width, height });
    };
    match &request.subject {
        Subject::Product(picture) => {
            let levels = store.levels(picture, media)?;
            Ok(frame::picture(request, &levels, shelf, [w, h]))
        }
        Subject::Flat { .. } => flat::picture(request, shelf, [w, h]).ok_or(PictureError::Size { width, height }),
    }
}
