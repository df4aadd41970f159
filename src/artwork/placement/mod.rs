//! Owns putting artwork on product pictures: passes, composition, framing; knows nothing of threads or layouts.

mod art;
mod blank;
mod describe;
mod edges;
mod flat;
mod ground;
mod halve;
mod ink;
mod outline;
mod passes;
mod product;
mod room;
mod set;
mod shade;
mod slots;
mod spots;
mod staging;
mod store;
mod table;
mod tiles;
mod unit;
mod view;

use super::{LogoShelf, Media, Picture, PictureError, PictureRequest, PrintArea, Rgb, Subject};
use product::{Press, Shown};

pub(crate) use store::PassStore;

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
            let shown = Shown { name: picture, tint: request.tint, film: request.film, design: &request.design };
            Ok(product::picture(request, &shown, &levels, &Press { store, shelf }))
        }
        Subject::Set(parts) => {
            let parts = parts.iter().take(slots::MOST);
            let parts = parts.map(|part| Ok((part, store.levels(&part.picture, media)?)));
            let parts = parts.collect::<Result<Vec<_>, PictureError>>()?;
            Ok(set::picture(request, parts, &Press { store, shelf }))
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

/// Where the parts of a set may stand in a picture of this shape, as shares of it: left, top, width, height of each.
#[must_use]
pub fn set_places(count: usize, aspect: f32) -> Vec<[f32; 4]> {
    let places = slots::slots(count, aspect);
    places
        .into_iter()
        .map(|slot| [slot.x - slot.width / 2.0, slot.foot - slot.height, slot.width, slot.height])
        .collect()
}
