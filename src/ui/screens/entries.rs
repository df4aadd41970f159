//! Owns how an order is listed: each thing at its own price, and what the whole saves or adds as rows of their own, so that
//! the list adds up and what the buyer came for keeps its price.

use eframe::egui::{Id, Ui};

use super::Scene;
use super::offers::offer_name;
use super::tax::in_view;
use crate::catalog::{OfferId, OfferKind, Product, Reduction};
use crate::flow::{Action, Origin, Response};
use crate::money::Money;
use crate::pricing::{Figure, QuoteLine};

/// One row of the list.
pub(super) struct Entry<'a> {
    /// What it is.
    pub(super) title: String,
    /// Why it is there.
    pub(super) note: String,
    /// What it costs less than apart, where it does.
    pub(super) saving: Option<Money>,
    /// What it adds to the goods; less than nothing for a set.
    pub(super) amount: Money,
    /// Which figure of the quote that is.
    pub(super) figure: Figure,
    /// The thing itself; nothing for a row about the whole.
    pub(super) line: Option<(&'a QuoteLine, &'a Product)>,
    /// The way out: what is done, what the button says and what it is called.
    pub(super) way_out: Option<(Action, String, String)>,
}

/// The rows: the lines, then what sets save, then the golden offer. Their amounts add up to the goods.
pub(super) fn entries<'a>(scene: &'a Scene<'_>) -> Vec<Entry<'a>> {
    let (Some(single), Some(quote)) = (scene.session.single_quote(), scene.session.quote()) else { return Vec::new() };
    let catalog = scene.session.catalog();
    // A placed order is as it is.
    let open = scene.session.state().placed.is_none();
    let is_together = |offer: &OfferId| {
        let reduction = catalog.offer(offer).and_then(|offer| offer.reduction());
        matches!(reduction, Some(Reduction::Together { .. }))
    };
    let lines = single.lines.iter().filter_map(|line| {
        let product = catalog.product(&line.product)?;
        let together = single.reductions.iter().filter(|applied| is_together(&applied.offer));
        let saving: Money = together
            .flat_map(|applied| &applied.by_line)
            .filter(|(id, _)| *id == line.id)
            .map(|(_, amount)| *amount)
            .sum();
        // The golden offer is a row of its own, but what arrives is what is counted.
        let arrives = quote.line(line.id).map_or(line.quantity, |line| line.quantity);
        let mut note = why(scene, line, product);
        if arrives != line.quantity {
            let before = [("quantity", scene.tongue.number(line.quantity).into())];
            note = format!("{} · {note}", scene.tongue.say_with("review-before", &before));
        }
        Some(Entry {
            title: scene.counted_goods(arrives, product),
            note,
            saving: (saving > Money::ZERO).then_some(saving),
            amount: line.list - saving,
            figure: Figure::Own(line.id),
            line: Some((line, product)),
            way_out: way_out(scene, line),
        })
    });
    let sets = single.reductions.iter().filter(|applied| !is_together(&applied.offer)).filter_map(|applied| {
        let offer = catalog.offer(&applied.offer)?;
        let accepted = scene.session.state().response(&applied.offer) == Some(Response::Accepted);
        let title = offer_name(scene, offer);
        Some(Entry {
            note: scene.tongue.say("review-set"),
            saving: None,
            amount: -applied.amount,
            figure: Figure::Reduction(applied.offer.clone()),
            line: None,
            way_out: (accepted && open).then(|| remove(scene, Action::OfferTakenBack(applied.offer.clone()), &title)),
            title,
        })
    });
    let golden = scene.session.state().order.multiplier.as_ref().and_then(|id| {
        let OfferKind::Multiplier { times, .. } = catalog.offer(id)?.kind else { return None };
        let spelled = scene.tongue.times(i64::from(times) * 100);
        let title = scene.tongue.say_with("review-doubled", &[("times", spelled.into())]);
        Some(Entry {
            note: scene.tongue.say("review-added"),
            saving: None,
            amount: quote.goods - single.goods,
            figure: Figure::Golden,
            line: None,
            way_out: open.then(|| remove(scene, Action::OfferTakenBack(id.clone()), &title)),
            title,
        })
    });
    lines.chain(sets).chain(golden).collect()
}

/// Why a row is there; of a set what it saves, measured as it was when it was offered: against the same order without it.
pub(super) fn note_of(ui: &Ui, scene: &Scene<'_>, entry: &Entry<'_>) -> String {
    let Figure::Reduction(offer) = &entry.figure else { return entry.note.clone() };
    let Some(saves) = set_saving(ui, scene, offer) else { return entry.note.clone() };
    let saves = in_view(scene, scene.tongue.money(saves));
    scene.tongue.say_with("review-set-saves", &[("price", saves.into())])
}

/// What a set in the order saves; found once for an order.
fn set_saving(ui: &Ui, scene: &Scene<'_>, offer: &OfferId) -> Option<Money> {
    let session = scene.session;
    let total = session.quote()?.total;
    let id = Id::unique(("saving of a set", offer.as_str(), session.log().len(), total.minor()));
    if let Some(known) = ui.data(|data| data.get_temp::<Option<Money>>(id)) {
        return known;
    }
    let suggestion = session.explain(offer).and_then(|verdict| verdict.suggestion);
    let saves = suggestion.and_then(|found| found.otherwise.map(|otherwise| otherwise - found.difference));
    ui.data_mut(|data| data.insert_temp(id, saves));
    saves
}

fn remove(scene: &Scene<'_>, action: Action, name: &str) -> (Action, String, String) {
    let what = scene.tongue.say_with("review-remove-what", &[("name", name.to_owned().into())]);
    (action, scene.tongue.say("review-remove"), what)
}

/// The way out of a line: it leaves, or what the buyer came for comes back. What they came for itself stays, and can be changed.
fn way_out(scene: &Scene<'_>, line: &QuoteLine) -> Option<(Action, String, String)> {
    if scene.session.state().placed.is_some() {
        return None;
    }
    let action = Action::LineRemoved(line.id);
    match scene.session.state().origins.get(&line.id)? {
        Origin::Hook { upgrade: None, .. } => {
            let what = scene.tongue.say_with("review-change-what", &[("name", scene.name(&line.product).into())]);
            Some((Action::OptionsAsked, scene.tongue.say("review-change"), what))
        }
        Origin::Hook { came_for, .. } => {
            let before = scene.name(came_for);
            let what = scene.tongue.say_with("review-revert-what", &[("name", before.into())]);
            Some((action, scene.tongue.say("review-revert"), what))
        }
        Origin::Accepted(_) | Origin::Asked => Some(remove(scene, action, &scene.name(&line.product))),
    }
}

/// Why a line is in the order, and what was chosen for it.
fn why(scene: &Scene<'_>, line: &QuoteLine, product: &Product) -> String {
    let tongue = scene.tongue;
    let reason = match scene.session.state().origins.get(&line.id) {
        Some(Origin::Hook { upgrade: Some(_), came_for }) => {
            tongue.say_with("review-upgraded", &[("name", scene.name(came_for).into())])
        }
        Some(Origin::Hook { .. }) => tongue.say("review-hook"),
        Some(Origin::Accepted(offer)) => match scene.session.catalog().offer(offer) {
            Some(offer) if matches!(offer.kind, OfferKind::Bundle { .. }) => {
                tongue.say_with("review-bundle", &[("name", offer_name(scene, offer).into())])
            }
            _ => tongue.say("review-added"),
        },
        Some(Origin::Asked) => tongue.say("review-asked"),
        None => String::new(),
    };
    let chosen = super::commit::chosen_words(scene, product, &line.choices);
    if chosen.is_empty() { reason } else { format!("{reason} · {chosen}") }
}
