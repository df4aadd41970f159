//! Owns the proof that what is wrong with a catalog as a whole is found: what no walk comes to, what goes round in circles, what
//! saves nothing, what nothing uses, and what a shop switches off.

use super::sample::Sample;

/// The sound catalog with one offer more.
fn offering(offer: &str) -> Sample {
    Sample::new().with("offers", "]\n", &format!("    {offer}\n]\n"))
}

const SO: &str = "because: { nl: \"Zo.\", en: \"So.\" }";

#[test]
fn a_choice_that_no_rule_allows_is_found_with_the_rules_to_blame() {
    let rule = "Excludes(when: (\"foil\", \"gold\"), any_of: [(\"paper\", \"kraft\")])";
    let both = "Excludes(when: (\"foil\", \"gold\"), any_of: [(\"paper\", \"kraft\"), (\"paper\", \"white\")])";
    let dead = Sample::new().with("products", rule, both);
    assert_eq!(dead.pieces(), [format!("dead-choice \"gold\" | {both}")]);
    // Two rules together, and a third that has no part in it.
    let first = "Excludes(when: (\"foil\", \"gold\"), any_of: [(\"paper\", \"white\")])";
    let idle = "Requires(when: (\"paper\", \"kraft\"), any_of: [(\"foil\", \"none\"), (\"foil\", \"gold\")])";
    let dead = Sample::new().with("products", rule, &format!("{rule}, {idle}, {first}"));
    assert_eq!(dead.pieces(), [format!("dead-choice \"gold\" | {rule} | {first}")]);
}

#[test]
fn what_leaves_no_combination_is_named() {
    let rule = "Excludes(when: (\"foil\", \"gold\"), any_of: [(\"paper\", \"kraft\")])";
    let (one, other) = (
        "Requires(when: (\"foil\", \"none\"), any_of: [(\"foil\", \"gold\")])",
        "Excludes(when: (\"foil\", \"gold\"), any_of: [(\"paper\", \"kraft\"), (\"paper\", \"white\")])",
    );
    let wrong = Sample::new().with("products", rule, &format!("{one}, {other}"));
    assert_eq!(wrong.pieces(), [format!("no-combination {one} | {other}")]);
    let first =
        Sample::new().with("products", rule, "Excludes(when: (\"foil\", \"none\"), any_of: [(\"paper\", \"white\")])");
    assert_eq!(first.problems()[0].also[0].1, "it starts with this");
}

#[test]
fn an_offer_that_no_walk_comes_to_is_found() {
    let back = offering(&format!("Upgrade(from: \"soft\", to: \"cards\", {SO}),"));
    assert_eq!(back.pieces(), ["never-shown Upgrade", "upgrade-loop Upgrade | Upgrade"]);
    let barred = Sample::new().with("rules", "[(\"cards\", \"foil\", \"gold\")]", "[\"cards\"]");
    assert_eq!(barred.pieces(), ["empty-step accessories", "never-shown Accessory", "never-shown Bundle"]);
}

#[test]
fn an_offer_for_a_step_that_the_flow_lacks_is_found() {
    let less = Sample::new().with("flow.ron", "bundle, services,", "bundle,");
    assert_eq!(less.pieces(), ["never-suggested Service | upgrade"]);
    let message = less.problems().remove(0).message;
    assert_eq!(
        message,
        "the flow has no step 'services': this and one more will only be found by who asks for everything"
    );
    let less = Sample::new().with("flow.ron", "[upgrade, ", "[");
    // What only the upgrade brings can't be reached without it; the set brings it too.
    assert_eq!(less.pieces(), ["never-shown Upgrade | accessories"]);
}

#[test]
fn a_step_without_offers_is_found() {
    let none = Sample::new().with(
        "offers",
        "    Multiplier(times: 2, surcharge: percent(25), because: { nl: \"Twee.\", en: \"Two.\" }),\n",
        "",
    );
    assert_eq!(none.pieces(), ["empty-step multiplier"]);
}

#[test]
fn an_offer_that_is_always_above_the_cap_is_found() {
    let dear = Sample::new().with("products", "price: each(9.95)", "price: each(500)");
    assert_eq!(dear.pieces(), ["never-suggested Service | \"cards\""]);
    assert_eq!(Sample::new().with("products", "price: each(9.95)", "price: each(39.95)").pieces(), [""; 0]);
    let dear = Sample::new().with("products", "100: 24.99, 250: 36.99", "100: 99.99, 250: 199.99");
    assert_eq!(dear.pieces(), ["never-suggested Upgrade | \"cards\""]);
    // For one pack it may be worth it.
    let dear = Sample::new().with("products", "100: 24.99, 250: 36.99", "100: 99.99, 250: 36.99");
    assert_eq!(dear.pieces(), ["packs-not-dearer 36.99 | 99.99"]);
}

#[test]
fn circles_of_offers_are_found() {
    let back = offering(&format!("Upgrade(from: \"soft\", to: \"cards\", {SO}),"));
    let back = back.with("flow.ron", "hooks: [\"cards\"],\n    q", "hooks: [\"cards\", \"soft\"],\n    q");
    assert_eq!(back.pieces(), ["upgrade-loop Upgrade | Upgrade"]);
    let back = offering(&format!("Accessory(with: [\"box\"], product: \"cards\", quantity: 100, together: 15, {SO}),"));
    assert_eq!(back.pieces(), ["accessory-loop Accessory | Accessory"]);
    // What merely goes with each other is no mistake.
    let back = offering(&format!("Accessory(with: [\"box\"], product: \"cards\", quantity: 100, {SO}),"));
    assert_eq!(back.pieces(), [""; 0]);
}

#[test]
fn a_set_that_never_saves_is_found() {
    let set = |off: u32| {
        offering(&format!(
            "Bundle(name: {{ nl: \"Nog een\", en: \"Another\" }}, of: {{ \"box\": 1, \"cards\": 1 }}, off: percent({off}), {SO}),"
        ))
    };
    assert_eq!(set(10).problems()[0].place.line, 9);
    assert_eq!(set(10).pieces(), ["never-saves Bundle | Bundle"]);
    assert_eq!(set(20).problems()[0].place.line, 4);
    let together = Sample::new().with("products", "tiers({ 1: 4.95, 10: 3.95 })", "each(4.95)").with(
        "offers",
        "quantity: 2, together: 7.95",
        "quantity: 1, together: 0.10",
    );
    assert_eq!(together.pieces(), ["never-saves Bundle | Accessory"]);
    assert_eq!(together.with("offers", "together: 0.10", "together: 1.00").pieces(), [""; 0]);
}

#[test]
fn what_nothing_uses_is_a_matter_of_style() {
    let cases = [
        (
            "attributes.ron",
            "    Words(",
            "    Number(id: \"spare\", name: { nl: \"a\", en: \"a\" }, says: { nl: \"{n}\", en: \"{n}\" }),\n    Words(",
            "unused-attribute \"spare\"",
        ),
        ("offers", ", fits: { \"use\": [\"fair\"] }", "", "unused-question \"use\""),
        ("products", " tax: \"reduced\",", "", "unused-tax \"reduced\""),
        (
            "shop.ron",
            "tax: \"standard\")",
            "tax: \"standard\", classes: { \"large\": Class(price: 3) })",
            "unused-shipping \"large\"",
        ),
        (
            "products",
            "    Product(\n        id: \"soft\"",
            "    Product(id: \"lone\", name: { nl: \"a\", en: \"a\" }, summary: { nl: \"a\", en: \"a\" }, price: each(1), picture: \"box\"),\n    Product(\n        id: \"soft\"",
            "unreached-product \"lone\"",
        ),
    ];
    for (file, from, to, expected) in cases {
        let idle = Sample::new().with(file, from, to);
        assert_eq!(idle.pieces(), [expected]);
        let code = expected.split(' ').next().unwrap();
        assert_eq!(quiet(idle, &format!("\"{code}\"")).pieces(), [""; 0], "{code} can be switched off");
    }
}

/// A catalog with something switched off.
fn quiet(sample: Sample, codes: &str) -> Sample {
    sample.with("shop.ron", "    look:", &format!("    quiet: [{codes}],\n    look:"))
}

#[test]
fn only_what_is_said_and_a_matter_of_style_can_be_switched_off() {
    let said = |codes: &str| quiet(Sample::new(), codes).pieces();
    assert_eq!(said("\"unused-tax\""), ["idle-quiet \"unused-tax\""]);
    assert_eq!(said("\"unused-tax\", \"idle-quiet\""), [""; 0]);
    assert_eq!(said("\"no-saving\""), ["not-quietable \"no-saving\""]);
    assert_eq!(said("\"never-shown\""), ["not-quietable \"never-shown\""]);
    assert_eq!(said("\"unused-taxes\""), ["unknown-id \"unused-taxes\""]);
    let mend = quiet(Sample::new(), "\"unused-taxes\"").problems().remove(0).mend;
    assert_eq!(mend.as_deref(), Some("did you mean 'unused-tax'?"));
    let twice = said("\"unused-tax\", \"unused-tax\"");
    assert_eq!(twice, ["duplicate-entry \"unused-tax\" | \"unused-tax\""]);
}

#[test]
fn all_that_is_there_twice_shows_the_first() {
    let cases = [
        ("shop.ron", "[nl, en]", "[nl, en, nl]", "duplicate-entry nl | nl"),
        ("shop.ron", "\"reduced\"", "\"standard\"", "duplicate-key \"standard\" | \"standard\""),
        ("shop.ron", "staff_discount: percent(10)", "currency: \"EUR\"", "duplicate-field currency | currency"),
        ("flow.ron", "accessories", "upgrade", "duplicate-entry upgrade | upgrade"),
        ("products", "[\"white\", \"paper\"]", "[\"white\", \"white\"]", "duplicate-entry \"white\" | \"white\""),
        ("products", "100: 24.99, 250: 36.99", "100: 24.99, 100: 36.99", "duplicate-key 100 | 100"),
        ("offers", "with: [\"cards\"]", "with: [\"cards\", \"cards\"]", "duplicate-entry \"cards\" | \"cards\""),
    ];
    for (file, from, to, expected) in cases {
        let found = Sample::new().with(file, from, to).pieces();
        assert!(found.contains(&expected.to_owned()), "{expected}: {found:?}");
    }
}

#[test]
fn a_text_that_is_missing_is_one_problem() {
    let mute = Sample::new().with("shop.ron", "{ nl: \"De Drukkerij\", en: \"The Print Shop\" }", "{}");
    let problems = mute.problems();
    assert_eq!((problems.len(), problems[0].message.as_str()), (1, "there is no text in nl and en"));
    assert_eq!(problems[0].mend.as_deref(), Some("add nl: \"…\", en: \"…\", or take them out of the shop's languages"));
}

#[test]
fn a_long_reason_says_by_how_much() {
    let long = "Dit is een reden die veel te lang is, omdat iemand alles in een zin wilde zeggen, en daar nog een zin aan vastplakte, en nog een, tot er op geen enkele kaart meer plaats voor was.";
    let wrong = Sample::new().with("offers", "nl: \"Zachter.\"", &format!("nl: \"{long} {long}\""));
    let problems = wrong.problems();
    assert_eq!((problems.len(), problems[0].code), (1, "long-text"));
    assert!(problems[0].message.contains("on a laptop") && problems[0].message.contains("letters too many"));
}

#[test]
fn an_offer_whose_days_are_over_is_told_from_then_on() {
    let ended =
        Sample::new().with("offers", "off: percent(12)", "off: percent(12), valid: Valid(until: \"2026-11-30\")");
    let loaded = ended.load().unwrap();
    let on = |day: &str| -> Vec<String> {
        let warnings = loaded.warnings_on(crate::catalog::Day::parse(day).unwrap());
        warnings.iter().map(|problem| format!("{} {}", problem.code, problem.place)).collect()
    };
    assert_eq!(on("2026-11-30"), [""; 0]);
    assert_eq!(on("2026-12-01"), ["expired offers/all.ron:4:5"]);
}
