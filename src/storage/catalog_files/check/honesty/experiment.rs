//! Owns the checks of `experiments.ron`: arms differ in one thing, and never in a price.
//!
//! Source: HONESTY H13 and H15; CRD 2011/83/EU, article 6(1)(ea).

use super::{Setting, offer_setting};
use crate::catalog::{Arm, ArmChange, Experiment, Offer, OfferKind, Period};
use crate::storage::catalog_files::check::flow::offers_per_step;
use crate::storage::catalog_files::check::known::Known;
use crate::storage::catalog_files::check::offer::OfferPlace;
use crate::storage::catalog_files::check::product::Shelf;
use crate::storage::catalog_files::check::{Check, leaf::optional};
use crate::storage::catalog_files::file::{ArmFile, ExperimentFile};
use crate::storage::catalog_files::raw::Raw;
use crate::storage::catalog_files::report::Finding;

/// Reads the file, where there is one.
pub(in crate::storage::catalog_files::check) fn experiments<'a>(
    check: &Check<'a>,
    shelf: &Shelf<'a>,
    (known_offers, offers): (&Known<'a>, &[(Offer, OfferPlace<'a>)]),
) -> Vec<Experiment> {
    if !check.gathered.has_experiments {
        return Vec::new();
    }
    let mut known = Known::new("experiment");
    let mut tried: Vec<(String, Period, &'a str)> = Vec::new();
    let items = check.items("experiments.ron").unwrap_or_default();
    let read = items.into_iter().filter_map(|item| {
        let file = check.twin::<ExperimentFile<'a>>(item)?;
        let declared = known.declare_raw(check, file.id);
        let offer = known_offers.find(check, file.offer);
        let from = optional(file.from, |day| check.day(day));
        let until = optional(file.until, |day| check.day(day));
        let about = offer.as_ref().and_then(|named| offers.iter().find(|(offer, _)| offer.id.as_str() == named.id));
        let setting = about.map_or(Setting::ANY, |(offer, _)| offer_setting(shelf, &offer.kind));
        let arms = arms(check, &file, (setting, about.map(|(offer, _)| &offer.kind)));
        if let Some((from, until)) = from.flatten().zip(until.flatten()).filter(|(from, until)| from > until) {
            let finding =
                Finding::error("deadline-order", format!("it would end on {until}, before it begins on {from}"));
            check.add(file.until.map_or(file.id.text, |raw| raw.text), finding.mend("write the earlier day as from"));
        }
        let offer = offer.filter(|_| about.is_some())?;
        let period = Period { from: from?, until: until? };
        let experiment = (offer.id.clone(), period, offer.at);
        let other = tried.iter().find(|(id, other, _)| *id == offer.id && overlap(*other, period));
        if let Some((_, _, at)) = other {
            let message = "this offer is in another experiment at the same time, so nobody could tell which one worked";
            let finding = Finding::error("experiment-two-things", message).also(check.report.place(at), "here");
            check.add(offer.at, finding.mend("let one begin when the other has ended"));
        }
        tried.push(experiment);
        let (id, offer) = (declared?.0.id, offer.id.as_str().into());
        Some(Experiment { id, offer, from: period.from, until: period.until, arms: arms? })
    });
    read.collect()
}

/// Whether two periods have a day in common.
fn overlap(one: Period, other: Period) -> bool {
    let ends_before = |one: Period, other: Period| one.until.zip(other.from).is_some_and(|(until, from)| until < from);
    !ends_before(one, other) && !ends_before(other, one)
}

/// The arms: the first changes nothing, the others one thing each, and all of them the same thing.
fn arms<'a>(
    check: &Check<'a>,
    file: &ExperimentFile<'a>,
    (setting, kind): (Setting, Option<&OfferKind>),
) -> Option<Vec<Arm>> {
    let entries = check.named(file.arms)?;
    if entries.len() < 2 {
        let finding = Finding::error("experiment-arms", "an experiment holds at least two arms against each other");
        check.add(file.arms.text, finding.mend("write the offer as it is first: \"now\": Arm()"));
    }
    let mut arms: Vec<Option<Arm>> = Vec::new();
    let mut varied: Option<&'static str> = None;
    for (position, (named, raw)) in entries.into_iter().enumerate() {
        let change = check.part(raw).and_then(|arm| {
            refuse_idle(check, &arm, kind);
            change(check, raw, &arm, setting)
        });
        let what = change.as_ref().and_then(|(what, _)| *what);
        let is_first = position == 0;
        match (is_first, what, &change) {
            (true, Some(_), _) => {
                let finding = Finding::error("experiment-arms", "the first arm shows the offer as it is");
                check.add(raw.text, finding.mend("put an empty arm first: \"now\": Arm()"));
            }
            (false, None, Some((_, None))) => {
                let finding =
                    Finding::error("experiment-arms", "this arm changes nothing, so there is nothing to find out");
                check.add(raw.text, finding.mend("say in it what is different, like because: { … }"));
            }
            (false, Some(what), _) if varied.is_some_and(|varied| varied != what) => {
                let message = format!("this arm changes {what}, another one {}", varied.unwrap_or_default());
                let finding = Finding::error("experiment-two-things", message);
                check.add(
                    raw.text,
                    finding.mend("change one thing in all arms, and make another experiment of the other"),
                );
            }
            _ => varied = varied.or(what),
        }
        let id = named.map(|named| named.id);
        arms.push(id.zip(change).map(|(id, (_, change))| Arm { id, change }));
    }
    arms.into_iter().collect()
}

/// Refuses what can't be seen in an arm: a bundle and a golden offer are shown one at a time, by what is in the order with them.
fn refuse_idle<'a>(check: &Check<'a>, arm: &ArmFile<'a>, kind: Option<&OfferKind>) {
    let what = match kind {
        Some(OfferKind::Bundle { .. }) => "a bundle",
        Some(OfferKind::Multiplier { .. }) => "a golden offer",
        _ => return,
    };
    let picture =
        arm.picture.map(|raw| (raw.text, format!("{what} shows what is in it, and has no picture of its own")));
    let number = arm.offers_per_step.map(|raw| (raw.text, format!("{what} stands alone on its step")));
    for (place, why) in picture.into_iter().chain(number) {
        let finding = Finding::error("experiment-arms", format!("{why}, so this arm would change nothing"));
        check.add(place, finding.mend("try other words instead: because: { … }"));
    }
}

/// What an arm changes, with its name, which is left out where it was reported; nothing at all where it can't be read.
fn change<'a>(
    check: &Check<'a>,
    raw: Raw<'a, ArmFile<'a>>,
    arm: &ArmFile<'a>,
    setting: Setting,
) -> Option<(Option<&'static str>, Option<ArmChange>)> {
    let prices = [
        arm.price.map(|raw| raw.text),
        arm.together.map(|raw| raw.text),
        arm.off.map(|raw| raw.text),
        arm.surcharge.map(|raw| raw.text),
    ];
    let mut is_sound = true;
    for price in prices.into_iter().flatten() {
        let finding = Finding::error("experiment-price", "an experiment never varies a price: everybody pays the same");
        check.add(price, finding.mend("leave it out, and change the offer itself for everybody"));
        is_sound = false;
    }
    let mut changes = Vec::new();
    if let Some(because) = arm.because {
        changes.push(check.text_in(because, setting).map(|text| ("the wording", ArmChange::Wording(text))));
    }
    if let Some(picture) = arm.picture {
        changes.push(check.picture(picture).map(|picture| ("the picture", ArmChange::Picture(picture))));
    }
    if let Some(place) = arm.place {
        changes.push(check.at_least(1, place).map(|place| ("the order", ArmChange::Place(place))));
    }
    if let Some(number) = arm.offers_per_step {
        changes
            .push(offers_per_step(check, number).map(|number| ("the number shown", ArmChange::OffersPerStep(number))));
    }
    if changes.len() > 1 {
        let finding = Finding::error(
            "experiment-two-things",
            "this arm changes more than one thing, so nobody could tell which one worked",
        );
        check.add(raw.text, finding.mend("change one thing, and make another experiment of the other"));
        is_sound = false;
    }
    match changes.pop() {
        // A price is no change that an arm could make.
        None if !is_sound => Some((None, Some(ArmChange::Place(1)))),
        None => Some((None, None)),
        Some(change) => change.map(|(what, change)| (is_sound.then_some(what), Some(change))),
    }
}
