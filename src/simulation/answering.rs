//! Owns what a buyer says to offers.

use super::Purpose;
use super::leaning::Leaning;
use super::walker::Walker;
use crate::catalog::{OfferId, StepKind};
use crate::flow::{Action, Response, Suggestion};

impl Walker<'_> {
    /// Meets a step of offers: makes up their mind about one thing after the other, and goes on.
    pub(super) fn meet(&mut self, kind: StepKind) {
        self.look();
        if self.first(name(kind)) {
            if self.has_enough(kind) {
                return self.act(Action::WentToReview);
            }
            if self.session.can_go_back() && self.happens(0.015, Purpose::Whim, "back") {
                return self.act(Action::WentBack);
            }
            if self.happens(0.05, Purpose::Whim, "more") && self.session.has_more() {
                return self.act(Action::MoreAsked);
            }
        }
        match kind {
            StepKind::Upgrade => self.compare(),
            StepKind::Bundle | StepKind::Multiplier => self.answer_one(kind),
            StepKind::Accessories | StepKind::Services => self.answer_each(kind),
        }
    }

    /// Compares better versions with what they came for: takes the first one that they want, or keeps theirs.
    fn compare(&mut self) {
        let new = self.new_offers();
        let wanted = new.iter().find(|suggestion| self.wants(suggestion, StepKind::Upgrade));
        let action = match wanted {
            Some(wanted) => Action::OfferAccepted(wanted.offer.clone()),
            None if new.is_empty() || self.happens(0.2, Purpose::No, "upgrades") => Action::Continued,
            None => Action::UpgradesDeclined,
        };
        self.considered.extend(new.iter().map(|suggestion| suggestion.offer.clone()));
        self.answer(action);
    }

    /// Answers the one question of a step.
    fn answer_one(&mut self, kind: StepKind) {
        let Some(suggestion) = self.new_offers().into_iter().next() else { return self.go_on() };
        let offer = suggestion.offer.clone();
        let action = if self.wants(&suggestion, kind) {
            Action::OfferAccepted(offer.clone())
        } else if self.happens(0.15, Purpose::No, offer.as_str()) {
            Action::Continued
        } else {
            Action::OfferDeclined(offer.clone())
        };
        self.considered.insert(offer);
        self.answer(action);
    }

    /// Makes up their mind about the next of several things; most don't say no aloud to each.
    fn answer_each(&mut self, kind: StepKind) {
        for suggestion in self.new_offers() {
            let offer = suggestion.offer.clone();
            self.considered.insert(offer.clone());
            if self.wants(&suggestion, kind) {
                return self.answer(Action::OfferAccepted(offer));
            }
            if self.happens(0.3, Purpose::No, offer.as_str()) {
                return self.answer(Action::OfferDeclined(offer));
            }
        }
        self.go_on();
    }

    /// Looks through everything that matches, which they asked for.
    pub(super) fn browse(&mut self) {
        // What they asked for annoys nobody.
        let shown: Vec<OfferId> = self.session.suggestions().iter().map(|one| one.offer.clone()).collect();
        self.seen.extend(shown);
        for suggestion in self.new_offers() {
            self.considered.insert(suggestion.offer.clone());
            let kind = self.session.catalog().offer(&suggestion.offer).map(crate::flow::step_of);
            if kind.is_some_and(|kind| self.wants(&suggestion, kind)) {
                return self.answer(Action::OfferAccepted(suggestion.offer));
            }
        }
        self.go_on();
    }

    /// Answers; a 'no' takes a little patience, and a 'yes' is now and then undone at once.
    fn answer(&mut self, action: Action) {
        const NO: f64 = 0.05;
        let is_no = matches!(action, Action::OfferDeclined(_) | Action::UpgradesDeclined);
        let is_yes = matches!(action, Action::OfferAccepted(_));
        self.act(action);
        if is_no {
            self.annoyance += NO / self.buyer.patience;
        }
        if is_yes && self.session.can_undo() && self.happens(0.015, Purpose::Whim, "undo") {
            self.act(Action::Undone);
        }
    }

    /// What is on the screen and was not made up one's mind about.
    fn new_offers(&self) -> Vec<Suggestion> {
        let is_new = |suggestion: &&Suggestion| {
            suggestion.response != Some(Response::Accepted) && !self.considered.contains(&suggestion.offer)
        };
        self.session.suggestions().iter().filter(is_new).cloned().collect()
    }

    fn wants(&self, suggestion: &Suggestion, kind: StepKind) -> bool {
        let catalog = self.session.catalog();
        let (Some(offer), Some(stands)) = (catalog.offer(&suggestion.offer), self.session.uplift()) else {
            return false;
        };
        let leaning = Leaning::of(&self.buyer, (catalog, offer), (suggestion, stands), kind);
        let planted = self.swayed.yes(&offer.id);
        self.buyer.takes(offer, &Leaning { annoyance: self.annoyance, planted, ..leaning })
    }
}

/// What a step of offers is called among the things that are done once.
const fn name(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Upgrade => "upgrade",
        StepKind::Accessories => "accessories",
        StepKind::Bundle => "bundle",
        StepKind::Services => "services",
        StepKind::Multiplier => "multiplier",
    }
}
