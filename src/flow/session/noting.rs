//! Owns what is noted of what was shown, where something learned had a say in it: so that a walk that is done again shows the same,
//! whatever was learned since.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Session;
use crate::catalog::{OfferId, StepKind};
use crate::flow::{Action, BoughtTogether, State, Step};

/// Offers by the step that they belong to.
type Shown = BTreeMap<StepKind, Vec<OfferId>>;

impl Session {
    /// What is known of orders before this one.
    #[must_use]
    pub const fn together(&self) -> &Arc<BoughtTogether> {
        &self.together
    }

    /// The same with what was learned since, for the steps that are still to come. Where something was shown that nothing is noted of,
    /// it goes on as it is: an undo would show something else.
    #[must_use]
    pub fn informed(mut self, together: Arc<BoughtTogether>) -> Self {
        let is_noted = |kind: &StepKind| {
            let names = |action: &Action| matches!(action, Action::OffersShown(lists) if lists.iter().any(|(noted, _)| noted == kind));
            self.done.iter().any(names)
        };
        if self.state.shown.keys().chain(self.state.more.keys()).all(is_noted) {
            self.together = together;
        }
        self
    }

    /// Does something with nothing known of orders, and knows them again afterwards.
    pub(super) fn uninformed(mut self, act: impl FnOnce(Self) -> Self) -> Self {
        let together = std::mem::take(&mut self.together);
        act(self).informed(together)
    }

    /// What is shown in a state and was not in the one before, as it is noted: nothing where nothing is known of orders, as then the
    /// catalog alone decides.
    pub(super) fn note(&self, before: (&Shown, &Shown), after: &State) -> Option<Action> {
        if self.together.is_empty() {
            return None;
        }
        let (was, is) = match after.step {
            Step::Offers(kind) => {
                let list = after.shown.get(&kind)?;
                if before.0.get(&kind) == Some(list) {
                    return None;
                }
                return Some(Action::OffersShown(vec![(kind, list.clone())]));
            }
            Step::More => (before.1, &after.more),
            _ => return None,
        };
        (was != is).then(|| Action::OffersShown(is.clone().into_iter().collect()))
    }

    /// Shows what is noted, as far as it may be shown by itself or is shown already.
    pub(super) fn show_as_noted(&self, state: &mut State, lists: &[(StepKind, Vec<OfferId>)]) {
        match state.step {
            Step::Offers(kind) => {
                let [(of, noted)] = lists else { return };
                if *of != kind {
                    return;
                }
                let ranked = self.suggested(state, kind);
                let open = ranked.iter().filter(|known| known.within_cap && known.response.is_none());
                let open: Vec<&OfferId> = open.map(|known| &known.offer).collect();
                let shown = state.shown.entry(kind).or_default();
                let may = |offer: &&OfferId| open.contains(offer) || shown.contains(offer);
                let kept: Vec<OfferId> = noted.iter().filter(may).cloned().collect();
                if !kept.is_empty() {
                    *shown = kept;
                }
            }
            Step::More => {
                for (kind, noted) in lists {
                    let Some(list) = state.more.get_mut(kind) else { continue };
                    list.sort_by_key(|offer| noted.iter().position(|known| known == offer).unwrap_or(usize::MAX));
                }
            }
            _ => {}
        }
    }
}
