//! Owns putting artwork on product pictures: passes, composition, framing; knows nothing of threads or layouts.

mod art;
mod blank;
mod describe;
mod flat;
mod halve;
mod ink;
mod passes;
mod product;
mod room;
mod set;
mod shade;
mod slots;
mod spots;
mod store;
mod view;

use super::{LogoShelf, Media, Picture, PictureError, PictureRequest, Subject};
use product::{Press, Shown};

pub(crate) use store::PassStore;

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
