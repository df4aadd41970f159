//! Owns the proof that what a catalog claims holds on its day and on no other: offers, stock, earlier prices, evidence.

use std::sync::{Arc, LazyLock};

use proptest::prelude::{ProptestConfig, prop, proptest};

use super::super::Loaded;
use super::sample::Sample;
use crate::catalog::{Catalog, Day, Price, Product, Was};
use crate::flow::{Action, Session};
use crate::money::Money;
use crate::pricing::earlier_price;

fn day(written: &str) -> Option<Day> {
    let day = Day::parse(written).ok();
    assert!(day.is_some(), "{written}");
    day
}

fn catalog(sample: &Sample) -> Catalog {
    sample.load().map(|Loaded { catalog, .. }| catalog).unwrap()
}

fn offers(catalog: &Catalog) -> Vec<&str> {
    catalog.offers.iter().map(|offer| offer.id.as_str()).collect()
}

/// Three of the offers are made for a while only.
fn dated() -> Catalog {
    // What is in sets is there every day without them.
    let apart = "    Accessory(id: \"apart\", with: [\"cards\"], product: \"box\", because: { nl: \"Zo.\", en: \"So.\" }),\n]\n";
    let sample = Sample::new()
        .with("offers", "]\n", apart)
        .with("offers", "together: 7.95,", "together: 7.95, valid: Valid(until: \"2026-11-30\"),")
        .with(
            "offers",
            "off: percent(12),",
            "off: percent(12), valid: Valid(from: \"2026-12-01\", until: \"2026-12-31\"),",
        )
        .with("offers", "surcharge: percent(25),", "surcharge: percent(25), valid: Valid(from: \"2026-11-15\"),");
    catalog(&sample)
}

#[test]
fn offers_come_and_go_and_keep_their_places() {
    let all = [
        "upgrade/cards/soft",
        "accessory/cards/box",
        "set",
        "bundle/soft+box",
        "service/check",
        "service/rush",
        "multiplier/2",
        "apart",
    ];
    let without = |gone: &[&str]| all.into_iter().filter(|id| !gone.contains(id)).collect::<Vec<_>>();
    let (box_, set, golden) = ("accessory/cards/box", "set", "multiplier/2");
    let mut catalog = dated();
    // Forwards, backwards, and to a day that nobody knows: each day has its own offers, whichever was before it.
    for (today, gone) in [
        (None, vec![box_, set, golden]),
        (day("2026-11-14"), vec![set, golden]),
        (day("2026-11-15"), vec![set]),
        (day("2026-11-30"), vec![set]),
        (day("2026-12-01"), vec![box_]),
        (day("2026-12-31"), vec![box_]),
        (day("2027-01-01"), vec![box_, set]),
        (day("2026-11-20"), vec![set]),
        (None, vec![box_, set, golden]),
        (day("2026-12-24"), vec![box_]),
    ] {
        catalog = catalog.on(today);
        assert_eq!(offers(&catalog), without(&gone), "{today:?}");
        assert_eq!(catalog.today(), today);
        assert_eq!(catalog.dormant().map(|offer| offer.id.as_str()).collect::<Vec<_>>(), gone, "{today:?}");
        for (position, id) in without(&gone).into_iter().enumerate() {
            assert_eq!(catalog.offer_position(&id.into()), Some(position), "{id} on {today:?}");
        }
        for id in gone {
            assert!(catalog.offer(&id.into()).is_none(), "{id} on {today:?}");
        }
    }
}

#[test]
fn nothing_is_lowered_by_an_offer_of_another_day() {
    let lowered = |today| {
        let catalog = dated().on(today);
        let places = catalog.reductions_of(&"box".into());
        places.iter().map(|place| catalog.offers[*place].id.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(lowered(day("2026-11-30")), ["accessory/cards/box", "bundle/soft+box"]);
    assert_eq!(lowered(day("2026-12-01")), ["set", "bundle/soft+box"]);
    assert_eq!(lowered(None), ["bundle/soft+box"]);
}

/// What is suggested after the commitment to cards.
fn suggested(catalog: Catalog) -> Vec<String> {
    let mut session = Session::new(Arc::new(catalog));
    session.apply(Action::Touched).unwrap();
    session.apply(Action::HookChosen("cards".into())).unwrap();
    // Past options and artwork.
    while session.apply(Action::Committed).is_err() {
        session.apply(Action::Continued).unwrap();
    }
    session.apply(Action::NeedsSkipped).unwrap();
    let mut suggested = Vec::new();
    // A step more than there are.
    for _ in 0..8 {
        suggested.extend(session.suggestions().iter().map(|suggestion| suggestion.offer.to_string()));
        if session.apply(Action::Continued).is_err() {
            break;
        }
    }
    suggested
}

#[test]
fn what_is_sold_out_is_not_offered_while_that_is_known() {
    let sample = |left| {
        let stock = format!("picture: \"box\", stock: Stock(left: {left}, counted: \"2026-11-24\"),");
        let tiers = "{ 1: 4.95, 10: 3.95 })";
        let sample = Sample::new().with("flow.ron", "cap: percent(25)", "cap: percent(100)");
        catalog(&sample.with("products", &format!("{tiers}, picture: \"box\","), &format!("{tiers}, {stock}")))
    };
    let has_box = |left, today| suggested(sample(left).on(today)).contains(&"accessory/cards/box".to_owned());
    assert!(has_box(3, day("2026-11-24")) && !has_box(0, day("2026-11-24")) && !has_box(0, day("2026-11-26")));
    // A count that is old, or of the future, says nothing.
    assert!(has_box(0, day("2026-11-27")) && has_box(0, day("2026-11-23")) && has_box(0, None));
    // What walks start with is sold out as well as anything.
    let hooks = |today| {
        let sold_out = Sample::new().with(
            "products",
            "usual_quantity: 250,",
            "usual_quantity: 250, stock: Stock(left: 0, counted: \"2026-11-24\"),",
        );
        catalog(&sold_out).on(today).hooks().count()
    };
    assert_eq!((hooks(day("2026-11-25")), hooks(day("2026-12-25"))), (0, 1));
}

/// What may be struck out, found day by day as a clerk would: the lowest price of the 30 days before the last change, where
/// there was one on each of them, while the change is not 30 days old and was down.
fn day_by_day(history: &[(i32, i64)], today: i32) -> Option<i64> {
    let (changed, now) = *history.last()?;
    let cost_on = |day: i32| history.iter().rev().find(|(from, _)| *from <= day).map(|(_, price)| *price);
    if today < changed || today >= changed + 30 {
        return None;
    }
    let before: Vec<Option<i64>> = (changed - 30..changed).map(cost_on).collect();
    let lowest = before.into_iter().collect::<Option<Vec<i64>>>()?.into_iter().min()?;
    (lowest > now).then_some(lowest)
}

/// The sample, read once.
static SOUND: LazyLock<Catalog> = LazyLock::new(|| catalog(&Sample::new()));

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_earlier_price_is_what_a_clerk_would_find(
        steps in prop::collection::vec((1_i32..40, 100_i64..110), 1..8),
        today in -5_i32..45,
        quantity in 1_u32..4,
    ) {
        let start = Day::parse("2026-03-01").unwrap();
        let later = |days: i32| Day::new(start.date().saturating_add(jiff::Span::new().days(days)));
        let mut history: Vec<(i32, i64)> = Vec::new();
        for (gap, price) in steps {
            let from = history.last().map_or(0, |(from, _)| from + gap);
            history.push((from, price));
        }
        let changed = history.last().map_or(0, |(from, _)| *from);
        let catalog = SOUND.clone().on(Some(later(changed + today)));
        let each = |price: i64| Price::Each(Money::from_minor(price));
        let mut product: Product = catalog.product(&"check".into()).unwrap().clone();
        product.price = each(history.last().unwrap().1);
        product.claims.history =
            history.iter().map(|(from, price)| Was { from: later(*from), price: each(*price) }).collect();
        let expected = day_by_day(&history, changed + today).map(|price| price * i64::from(quantity));
        assert_eq!(earlier_price(&catalog, &product, quantity).map(Money::minor), expected, "{history:?} on {today}");
        assert_eq!(earlier_price(&catalog.on(None), &product, quantity), None);
    }
}

#[test]
fn a_raise_before_a_cut_claims_nothing() {
    let catalog = catalog(&Sample::new()).on(day("2026-11-27"));
    let claim = |history: &[(&str, i64)]| {
        let mut product = catalog.product(&"check".into()).unwrap().clone();
        let price = |minor: i64| Price::Each(Money::from_minor(minor));
        product.price = price(history.last().unwrap().1);
        let was = |(from, minor): &(&str, i64)| Was { from: Day::parse(from).unwrap(), price: price(*minor) };
        product.claims.history = history.iter().map(was).collect();
        earlier_price(&catalog, &product, 1).map(Money::minor)
    };
    // Raised for a week, then 'lowered' to what it was.
    assert_eq!(claim(&[("2026-08-01", 1995), ("2026-11-15", 2995), ("2026-11-22", 1995)]), None);
    // Raised for a week, then really lowered: against what it was before the raise.
    assert_eq!(claim(&[("2026-08-01", 1995), ("2026-11-15", 2995), ("2026-11-22", 1495)]), Some(1995));
    // Sold for three weeks only: there are not 30 days to speak of.
    assert_eq!(claim(&[("2026-11-01", 1995), ("2026-11-22", 1495)]), None);
    assert_eq!(claim(&[("2026-08-01", 1995), ("2026-11-22", 1495)]), Some(1995));
}

/// The sample with something more in its box.
fn box_with(fields: &str) -> Vec<String> {
    let marked =
        Sample::new().with("products", "{ 1: 4.95, 10: 3.95 }),", &format!("{{ 1: 4.95, 10: 3.95 }}), {fields},"));
    marked.problems().iter().map(|problem| problem.code.to_owned()).collect()
}

#[test]
fn claims_are_read_with_all_that_they_stand_on() {
    let rating = "stars: 4.6, count: 318, source: \"Trustpilot\", from: \"2025-11-01\", until: \"2026-10-31\", \
                  verified: { nl: \"Na levering gevraagd.\", en: \"Asked after delivery.\" }, expires: \"2027-05-01\"";
    assert_eq!(box_with(&format!("proof: [Rating({rating})]")), [""; 0]);
    // Without any one of its parts it is nothing.
    for field in [
        "stars: 4.6, ",
        "count: 318, ",
        "source: \"Trustpilot\", ",
        "from: \"2025-11-01\", ",
        "until: \"2026-10-31\", ",
    ] {
        assert!(rating.contains(field));
        assert_eq!(box_with(&format!("proof: [Rating({})]", rating.replace(field, ""))), ["missing-field"], "{field}");
    }
    let unverified = rating.split("verified").next().unwrap();
    assert_eq!(box_with(&format!("proof: [Rating({unverified} expires: \"2027-05-01\")]")), ["missing-field"]);
    let endless = rating.split(", expires").next().unwrap();
    assert_eq!(box_with(&format!("proof: [Rating({endless})]")), ["missing-field"]);
    for (wrong, code) in [
        ("contains: litre(0)", "too-small"),
        ("contains: litre(0.0001)", "bad-number"),
        ("contains: barrel(1)", "unknown-kind"),
        ("stock: Stock(left: 3, counted: \"24-11-2026\")", "bad-day"),
        ("stock: Stock(left: 3)", "missing-field"),
        ("history: [Was(from: \"2026-08-01\", price: each(3.95))]", "history-form"),
        ("history: [Was(from: \"2026-08-01\", price: tiers({ 1: 4.95, 10: 4.00 }))]", "history-not-today"),
        ("certificates: [Certificate(name: \"FSC Mix\", number: \"none\", until: \"2027-12-31\")]", "bad-certificate"),
        ("cover: insurance(\"Achmea\")", "cover-of-goods"),
        ("cover: warranty({ nl: \"Dekt vallen.\" })", "missing-text"),
    ] {
        assert!(box_with(wrong).contains(&code.to_owned()), "{wrong}: {:?}", box_with(wrong));
    }
    for right in
        ["contains: each", "contains: pieces(250)", "contains: square_metre(0.125)", "history: []", "proof: []"]
    {
        assert_eq!(box_with(right), [""; 0], "{right}");
    }
}
