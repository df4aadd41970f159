//! Owns how a surface turns to another catalog in the midst of a session, and what it says while there is no good one.

use std::sync::Arc;

use eframe::egui::Context;

use super::{Effect, Front, forget_typing};
use crate::artwork::Media;
use crate::catalog::{Catalog, Problem};
use crate::flow::Misfit;
use crate::ui::screens::ViewState;
use crate::ui::text::Tongue;

/// A catalog that waits, with its pictures where those changed.
pub(super) struct Waiting {
    catalog: Arc<Catalog>,
    media: Option<Arc<dyn Media>>,
}

impl Front {
    /// Goes on with another catalog, from the next frame on; with its pictures where those are not what they were. While an
    /// order is being stored, and once it is placed, it waits for the next buyer.
    pub fn take_catalog(&mut self, catalog: Arc<Catalog>, media: Option<Arc<dyn Media>>) {
        self.trouble.set(Vec::new());
        let media = media.or_else(|| self.waiting.take().and_then(|waiting| waiting.media));
        self.waiting = Some(Waiting { catalog, media });
    }

    /// Says what is wrong with the catalog's files; the last good catalog stays.
    pub fn take_problems(&mut self, problems: Vec<Problem>) {
        self.trouble.set(problems);
    }

    /// Takes over a catalog that waits, unless an order is under way.
    pub(super) fn turn_to_catalog(&mut self, ctx: &Context) -> Option<Effect> {
        if self.view.details.saving || self.session.state().placed.is_some() {
            return None;
        }
        let Waiting { catalog, media } = self.waiting.take()?;
        if let Some(media) = media {
            self.studio.set_media(media);
            self.pictures.renew();
        }
        let arms = self.arms_on(&catalog);
        let (session, mut changes) = self.session.on_catalog_with(catalog, arms);
        self.session = session;
        self.tongue = Tongue::new(self.session.state().lang, self.session.catalog().shop.currency);
        self.view.clash = None;
        for earlier in std::mem::take(&mut self.view.changes).into_iter().rev() {
            if let Some(still) = earlier.before(&mut changes) {
                changes.insert(0, still);
            }
        }
        let is_anew = changes.iter().any(Misfit::is_anew);
        if is_anew {
            self.view = ViewState::new(self.usual);
        }
        self.view.changes = changes;
        is_anew.then(|| {
            forget_typing(ctx);
            self.forget()
        })
    }
}
