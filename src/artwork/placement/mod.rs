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
use super::{LogoShelf, Media, Picture, PictureError, PictureRequest, PrintArea, Rgb, Subject};
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

/// A print area of a product's picture, and what it is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Surface {
    /// Where is printed.
    pub area: PrintArea,
    /// The colour of its material by itself.
    own: Rgb,
    /// How much of it takes the colour that a product comes in.
    tinted: f32,
    is_metal: bool,
}

impl Surface {
    /// The colour that a print lies on, where the product comes in this colour.
    #[must_use]
    pub fn ground(&self, tint: Option<Rgb>) -> Rgb {
        if self.is_metal {
            return METAL;
        }
        tint.map_or(self.own, |tint| self.own.mix(tint, self.tinted))
    }
}

/// Bare metal, whose picture is mostly reflections: prints on it are judged against this.
const METAL: Rgb = Rgb([0xc4, 0xc7, 0xcb]);

impl From<&passes::Region> for Surface {
    fn from(region: &passes::Region) -> Self {
        // Ink hides the gloss of metal: only metal is described so.
        let is_metal = region.gloss < 0.3;
        Self { area: region.area.clone(), own: region.own, tinted: region.tinted, is_metal }
    }
}

impl PassStore {
    /// The print areas of a picture, where its passes were read already.
    pub(crate) fn surfaces(&self, picture: &str) -> Vec<Surface> {
        let levels = self.kept.lock().unwrap_or_else(PoisonError::into_inner).get(picture);
        let full = levels.as_ref().and_then(|levels| levels.first());
        full.map(|passes| passes.regions.iter().map(Surface::from).collect()).unwrap_or_default()
    }

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
        Subject::Face { picture, region } => {
            let levels = store.levels(picture, media)?;
            let found =
                levels.first().and_then(|passes| passes.regions.iter().find(|known| known.area.region == *region));
            let missing =
                || PictureError::Description { path: picture.clone(), cause: format!("no region '{region}'") };
            let surface = Surface::from(found.ok_or_else(missing)?);
            flat::face(request, &surface, shelf, [w, h]).ok_or(PictureError::Size { width, height })
        }
    }
}
