//! Owns the checks of `flow.ron`.

use super::Check;
use super::product::Shelf;
use super::question::{Questions, questions};
use crate::catalog::{FlowPlan, StepKind};
use crate::money::{Currency, Money, Percent};
use crate::storage::catalog_files::file::FlowFile;
use crate::storage::catalog_files::raw::{Amount, Choose, Raw, Share, Whole};
use crate::storage::catalog_files::report::Finding;

/// The words for steps, in the order in which they are taken by default.
const STEPS: [(&str, StepKind); 5] = [
    ("upgrade", StepKind::Upgrade),
    ("accessories", StepKind::Accessories),
    ("bundle", StepKind::Bundle),
    ("services", StepKind::Services),
    ("multiplier", StepKind::Multiplier),
];

/// After so many declines in a row the app stops at the latest.
const MOST_DECLINES: u32 = 3;

/// So many units of the currency may be added to a free hook at most.
const MOST_FREE: i64 = 100;

/// The cap of a flow that names none.
const CAP: Percent = Percent::from_basis_points(2500);

/// The steps that a flow names, each with where it stands; none where it has all of them.
pub(super) type StepPlaces<'a> = Vec<(StepKind, &'a str)>;

/// Reads the file.
pub(super) fn flow<'a>(check: &Check<'a>, shelf: &Shelf<'a>) -> (Option<FlowPlan>, Questions<'a>, StepPlaces<'a>) {
    let file: Option<FlowFile<'a>> = check.body("flow.ron").and_then(|body| check.twin(body));
    let Some(file) = file else {
        let mut names = Questions::new();
        names.known.mark_incomplete();
        return (None, names, Vec::new());
    };
    let hooks = hooks(check, shelf, &file);
    let (questions, names) = questions(check, shelf, hooks.as_deref(), &file.questions);
    let plan = plan(check, &file, hooks).zip(questions).map(|(plan, questions)| FlowPlan { questions, ..plan });
    let steps = plan.as_ref().map_or(&[][..], |plan| &plan.steps);
    let places = steps.iter().copied().zip(file.steps.iter().flatten().map(|raw| raw.text)).collect();
    (plan, names, places)
}

/// The names of the products that a walk can start with.
fn hooks<'a>(check: &Check<'a>, shelf: &Shelf<'a>, file: &FlowFile<'a>) -> Option<Vec<String>> {
    let raws = check.part(file.hooks)?;
    if raws.is_empty() {
        let finding = Finding::error("no-hooks", "a walk needs something to start with");
        check.add(file.hooks.text, finding.mend("name at least one product"));
    }
    let found = shelf.known.find_all(check, &raws)?;
    for named in &found {
        if shelf.product(named).is_some_and(|product| product.kind == crate::catalog::ProductKind::Service) {
            check.error(named.at, "service-hook", format!("'{}' is a service; a walk starts with goods", named.id));
        }
    }
    Some(found.into_iter().map(|named| named.id).collect())
}

/// The plan, still without its questions.
fn plan<'a>(check: &Check<'a>, file: &FlowFile<'a>, hooks: Option<Vec<String>>) -> Option<FlowPlan> {
    let steps =
        file.steps.as_deref().map_or_else(|| Some(STEPS.map(|(_, step)| step).to_vec()), |raws| steps(check, raws));
    let offers_per_step = file.offers_per_step.map_or(Some(3), |raw| offers_per_step(check, raw));
    let stop_after_declines = file.stop_after_declines.map_or(Some(2), |raw| stop_after_declines(check, raw));
    let cap = file.cap.map_or(Some(CAP), |raw| cap(check, raw));
    let cap_for_free_hook = match file.cap_for_free_hook {
        Some(raw) => cap_for_free_hook(check, raw),
        None => check.currency.as_ref().map(Currency::minor_per_unit).map(|unit| Money::from_minor(10 * unit)),
    };
    Some(FlowPlan {
        hooks: hooks?.iter().map(|id| id.as_str().into()).collect(),
        questions: Vec::new(),
        steps: steps?,
        offers_per_step: offers_per_step?,
        stop_after_declines: stop_after_declines?,
        cap: cap?,
        cap_for_free_hook: cap_for_free_hook?,
    })
}

/// The steps, each at most once.
fn steps<'a>(check: &Check<'a>, raws: &[Raw<'a, Choose>]) -> Option<Vec<StepKind>> {
    let mut steps: Vec<(Option<StepKind>, &str)> = Vec::new();
    for raw in raws {
        let step = check.choose(*raw, &STEPS);
        if let Some((_, first)) = steps.iter().find(|(known, _)| step.is_some() && *known == step) {
            check.twice(raw.text, first);
        }
        steps.push((step, raw.text));
    }
    steps.into_iter().map(|(step, _)| step).collect()
}

/// After how many declines in a row the app stops. Source: HONESTY H18.
fn stop_after_declines<'a>(check: &Check<'a>, raw: Raw<'a, Whole>) -> Option<u32> {
    let number = check.at_least(1, raw)?;
    if number > MOST_DECLINES {
        let message = format!("after {number} declines in a row people have long said what they want");
        check.add(raw.text, Finding::error("never-stops", message).mend(format!("write 1 to {MOST_DECLINES}")));
    }
    Some(number)
}

/// What suggestions may add at most. Source: HONESTY H18.
fn cap<'a>(check: &Check<'a>, raw: Raw<'a, Share>) -> Option<Percent> {
    let cap = check.percent(raw)?;
    if cap > Percent::WHOLE {
        let message = format!("suggestions that add {cap} % would more than double what the buyer came for");
        check.add(
            raw.text,
            Finding::error("cap-too-high", message).mend("write at most percent(100); percent(25) is usual"),
        );
    }
    Some(cap)
}

/// What suggestions may add at most to what costs nothing. Source: HONESTY H18.
fn cap_for_free_hook<'a>(check: &Check<'a>, raw: Raw<'a, Amount>) -> Option<Money> {
    let cap = check.price(raw)?;
    let currency = check.currency?;
    let unit = currency.minor_per_unit();
    // Where there are no cents, a unit is worth little.
    let most = Money::from_minor(if unit < 100 { MOST_FREE * 100 * unit } else { MOST_FREE * unit });
    if cap > most {
        let message = format!("who came for something free is not to be led to {} more", cap.plain(currency));
        let finding = Finding::error("cap-too-high", message);
        check.add(raw.text, finding.mend(format!("write at most {}", most.plain(currency))));
    }
    Some(cap)
}

/// How many offers a step shows at most.
pub(super) fn offers_per_step<'a>(check: &Check<'a>, raw: Raw<'a, Whole>) -> Option<u32> {
    let number = check.whole(raw)?;
    if !(1..=6).contains(&number) {
        check.error(raw.text, "bad-number", format!("a step shows 1 to 6 offers, not {number}"));
        return None;
    }
    Some(number)
}
