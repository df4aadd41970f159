//! Owns the proof that no catalog, however spoilt, makes the program panic: it is refused with reasons, or can be walked
//! through and priced.

use std::sync::{Arc, LazyLock};

use proptest::prelude::{ProptestConfig, any, prop, proptest};

use super::mutations::{Lots, mutate};
use super::sample::{Sample, shipped};
use crate::catalog::{Catalog, Lang};
use crate::flow::{Action, Session, Step};
use crate::money::Percent;
use crate::pricing::{LineId, Order, OrderLine, Pricer, View};
use crate::storage::{Colours, render};

/// So many actions a walk has.
const TAPS: usize = 16;

/// The catalogs that are spoilt, the small one first: it takes the least time.
static SOUND: LazyLock<Vec<Sample>> = LazyLock::new(|| {
    let shops = ["print-shop", "living-room", "camera-shop", "burger-bar", "tool-wholesale"];
    std::iter::once(Sample::new()).chain(shops.map(shipped)).collect()
});

/// Loads a spoilt catalog and does with it what the program would do; whether it could be used.
fn try_out(sample: &Sample, lots: &mut Lots) -> bool {
    match sample.load() {
        Ok(loaded) => {
            let catalog = Arc::new(loaded.catalog);
            walk(&catalog, lots);
            order(&catalog, lots);
            true
        }
        Err(failure) => {
            assert!(!failure.problems.is_empty());
            for problem in failure.problems.iter().take(5) {
                let shown = render(problem, &|file| failure.files.text(file), Colours::Without);
                assert!(!problem.place.file.is_empty(), "{shown}");
            }
            false
        }
    }
}

/// Takes a short walk.
fn walk(catalog: &Arc<Catalog>, lots: &mut Lots) {
    let mut session = Session::new(Arc::clone(catalog)).hurried();
    for _ in 0..TAPS {
        let Some(action) = action(&session, lots) else { return };
        // What can't be done is refused, and that is fine.
        if session.apply(action).is_ok() {
            assert!(session.uplift().is_none() || session.quote().is_some());
        }
    }
}

/// Something that a buyer could do here.
fn action(session: &Session, lots: &mut Lots) -> Option<Action> {
    let (catalog, state) = (session.catalog(), session.state());
    let line = lots.pick(&state.order.lines).map(|line| line.id);
    let product = lots.pick(&state.order.lines).and_then(|line| catalog.product(&line.product));
    let offer = lots.pick(session.suggestions()).map(|suggestion| suggestion.offer.clone());
    Some(match (state.step, lots.below(8)) {
        (Step::Attract, _) => Action::Touched,
        (Step::Hook, _) => Action::HookChosen(lots.pick(&catalog.plan.hooks)?.clone()),
        (Step::Options, 0 | 1) => Action::QuantityChosen(line?, [0, 1, 100, 250, 4_000_000_000][lots.below(5)]),
        (Step::Options, 2 | 3) => {
            let option = lots.pick(&product?.options);
            let Some(option) = option else { return Some(Action::Continued) };
            Action::OptionChosen(line?, option.id.clone(), lots.pick(&option.choices)?.id.clone())
        }
        (Step::Commit, _) => Action::Committed,
        (Step::Needs(place), 0..4) => {
            let question = catalog.plan.questions.get(place)?;
            Action::NeedAnswered(question.id.clone(), lots.pick(&question.answers)?.id.clone())
        }
        (Step::Offers(_) | Step::More, 0..4) if offer.is_some() => Action::OfferAccepted(offer?),
        (Step::Offers(_) | Step::More, 4) if offer.is_some() => Action::OfferDeclined(offer?),
        (Step::Review, 0) => Action::LineRemoved(line?),
        (Step::Review, 1) => Action::EverythingTakenBack,
        (Step::Review, 2) => Action::MoreAsked,
        (Step::Review, 3) => Action::ViewChosen(View::Business),
        (Step::Review, 4) => Action::DiscountGiven(Percent::from_basis_points(10_000), "x".to_owned()),
        (_, 7) if lots.below(4) == 0 => {
            [Action::WentBack, Action::Undone, Action::LangChosen(Lang::De)][lots.below(3)].clone()
        }
        _ => Action::Continued,
    })
}

/// Prices an order of anything.
fn order(catalog: &Catalog, lots: &mut Lots) {
    let line = |number: u32| {
        let product = lots.pick(&catalog.products)?;
        let quantity = [product.usual_quantity, 1, 2, 10, 100, u32::MAX][lots.below(6)];
        Some(OrderLine { id: LineId(number), product: product.id.clone(), quantity, choices: product.first_choices() })
    };
    let lines = (0..4).map_while(line).collect();
    let order = Order { lines, multiplier: None, staff_discount: Percent::ZERO, incentive: None, view: View::Consumer };
    if let Ok(quote) = Pricer::new().hurried().price(catalog, &order) {
        assert!(!quote.total.is_absurd());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_spoilt_catalog_makes_the_program_panic(
        seeds in prop::collection::vec(any::<u64>(), 1..5), walk in any::<u64>(), rarely in 0..250_usize,
    ) {
        // The large catalogs take longer, so they have their turn only now and then.
        let mut sample = SOUND[if rarely < 5 { rarely + 1 } else { 0 }].clone();
        for seed in seeds {
            mutate(&mut sample.files, &mut Lots(seed));
        }
        try_out(&sample, &mut Lots(walk));
    }
}

#[test]
fn many_spoilt_catalogs_still_work_and_are_walked_through() {
    let works = |seed: &u64| {
        let mut sample = SOUND[0].clone();
        mutate(&mut sample.files, &mut Lots(*seed));
        try_out(&sample, &mut Lots(*seed))
    };
    // What is refused proves nothing about walks and prices.
    let sound = (0..300).filter(works).count();
    assert!((20..280).contains(&sound), "{sound} of 300 can be used");
}
