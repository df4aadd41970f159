//! Owns the proof that each kind of mistake in offers is found where it is.

use super::sample::{Sample, each_is_found};

#[test]
fn mistakes_in_single_offers_are_found() {
    each_is_found(
        "offers",
        &[
            ("unknown-kind", "Upgrade(", "^Upgrad("),
            ("unknown-id", "from: \"cards\"", "from: ^\"card\""),
            ("self-upgrade", "to: \"soft\"", "to: ^\"cards\""),
            ("other-kind", "to: \"soft\"", "to: ^\"check\""),
            ("missing-text", "because: { nl: \"Zachter.\", en: \"Softer.\" }", "because: ^{ nl: \"Zachter.\" }"),
            (
                "missing-field",
                "Upgrade(from: \"cards\", to: \"soft\", because: { nl: \"Zachter.\", en: \"Softer.\" }",
                "^Upgrade(from: \"cards\", to: \"soft\"",
            ),
            ("unknown-id", "\"use\": [\"fair\"]", "^\"user\": [\"fair\"]"),
            ("unknown-id", "\"use\": [\"fair\"]", "\"use\": [^\"far\"]"),
            ("empty-list", "\"use\": [\"fair\"]", "\"use\": ^[]"),
            ("self-accessory", "Accessory(with: [\"cards\"]", "Accessory(with: [\"cards\", ^\"box\"]"),
            ("duplicate-entry", "Accessory(with: [\"cards\"]", "Accessory(with: [\"cards\", ^\"cards\"]"),
            ("empty-list", "with: [\"cards\"], product: \"box\"", "with: ^[], product: \"box\""),
            ("syntax", "with: [\"cards\"], product: \"box\"", "with: ^\"cards\", product: \"box\""),
            (
                "not-goods",
                "product: \"box\", quantity: 2, together: 7.95",
                "product: ^\"check\", quantity: 2, together: 7.95",
            ),
            ("too-small", "quantity: 2", "quantity: ^0"),
            ("no-saving", "together: 7.95", "together: ^9.90"),
            ("impossible-quantity", "product: \"box\", quantity: 2, together: 7.95", "product: \"soft\", quantity: ^2"),
            (
                "mixed-packs",
                "product: \"box\", quantity: 2, together: 7.95",
                "product: \"soft\", quantity: ^350, together: 9",
            ),
            ("not-a-service", "product: \"check\"", "product: ^\"box\""),
            (
                "nothing-to-share",
                "with: [\"soft\"], product: \"rush\"",
                "with: [\"soft\", ^\"box\"], product: \"rush\"",
            ),
            ("nothing-to-share", "with: [\"soft\"], product: \"rush\"", "product: ^\"rush\""),
            ("too-small", "times: 2", "times: ^1"),
            ("no-saving", "surcharge: percent(25)", "surcharge: ^percent(100)"),
            (
                "second-multiplier",
                "    Multiplier(",
                "    Multiplier(times: 2, surcharge: percent(9), because: { nl: \"a\", en: \"a\" }),\n    ^Multiplier(",
            ),
            (
                "duplicate-id",
                "    Upgrade(",
                "    Upgrade(from: \"cards\", to: \"soft\", because: { nl: \"a\", en: \"a\" }),\n    ^Upgrade(",
            ),
        ],
    );
}

#[test]
fn mistakes_in_rules_are_found() {
    each_is_found(
        "rules",
        &[
            ("unknown-kind", "Excludes(", "^Exclude("),
            ("unknown-id", "when: \"box\"", "when: ^\"bax\""),
            ("unknown-id", "(\"cards\", \"foil\", \"gold\")", "(^\"card\", \"foil\", \"gold\")"),
            ("unknown-id", "(\"cards\", \"foil\", \"gold\")", "(\"cards\", ^\"fool\", \"gold\")"),
            ("unknown-id", "(\"cards\", \"foil\", \"gold\")", "(\"cards\", \"foil\", ^\"cold\")"),
            ("syntax", "(\"cards\", \"foil\", \"gold\")", "^(\"cards\", \"foil\")"),
            ("own-rule", "when: \"box\", any_of: [", "when: (\"cards\", \"paper\", \"kraft\"), any_of: [^"),
            (
                "empty-rule",
                "Excludes(when: \"box\", any_of: [(\"cards\", \"foil\", \"gold\")]",
                "^Excludes(when: \"box\", any_of: []",
            ),
            (
                "missing-text",
                "because: { nl: \"Goud krast.\", en: \"Gold scratches.\" }",
                "because: ^{ nl: \"Goud krast.\" }",
            ),
            (
                "hook-not-alone",
                "Requires(when: \"check\", any_of: [\"cards\", \"soft\"]",
                "^Requires(when: \"cards\", any_of: [\"check\"]",
            ),
            (
                "never-together",
                "Requires(when: \"check\"",
                "Excludes(when: \"check\", any_of: [\"cards\", \"soft\"], because: { nl: \"a\", en: \"a\" }),\n    ^Requires(when: \"check\"",
            ),
        ],
    );
}

#[test]
fn mistakes_in_bundles_are_found() {
    each_is_found(
        "offers",
        &[
            ("unknown-id", "{ \"cards\": 1, \"box\": 1 }", "{ ^\"card\": 1, \"box\": 1 }"),
            ("single-bundle", "{ \"cards\": 1, \"box\": 1 }", "^{ \"cards\": 1 }"),
            ("too-small", "{ \"cards\": 1, \"box\": 1 }", "{ \"cards\": ^0, \"box\": 1 }"),
            ("duplicate-key", "{ \"cards\": 1, \"box\": 1 }", "{ \"cards\": 1, \"box\": 1, ^\"box\": 1 }"),
            ("no-saving", "percent(12)", "^percent(0)"),
            ("bad-percent", "percent(12)", "^percent(101)"),
            ("bundle-price", "{ \"cards\": 1, \"box\": 1 }, off: percent(12)", "^{ \"cards\": 1, \"box\": 1 }"),
            ("bundle-price", "{ \"soft\": 1, \"box\": 2 }", "^{ \"soft\": 1, \"box\": 2 }, off: percent(9)"),
            (
                "missing-pack",
                "of: { \"soft\": 1, \"box\": 2 }, pack: { \"soft\": 100 }",
                "of: { ^\"soft\": 1, \"box\": 2 }",
            ),
            ("unknown-pack", "pack: { \"soft\": 100 }", "pack: { \"soft\": ^150 }"),
            ("not-in-bundle", "pack: { \"soft\": 100 }", "pack: { \"soft\": 100, ^\"cards\": 100 }"),
            ("not-in-packs", "pack: { \"soft\": 100 }", "pack: { \"soft\": 100, ^\"box\": 1 }"),
            ("no-saving", "price: 30", "price: ^34.89"),
            ("bad-money", "price: 30", "price: ^abc"),
        ],
    );
}

#[test]
fn what_saves_a_cent_is_fine() {
    assert_eq!(Sample::new().with("offers", "price: 30", "price: 34.88").places(), [""; 0]);
    assert_eq!(Sample::new().with("offers", "together: 7.95", "together: 9.89").places(), [""; 0]);
}

#[test]
fn offers_have_names_by_default() {
    let loaded = Sample::new().load().unwrap();
    let names: Vec<_> = loaded.catalog.offers.iter().map(|offer| offer.id.to_string()).collect();
    let expected = [
        "upgrade/cards/soft",
        "accessory/cards/box",
        "set",
        "bundle/soft+box",
        "service/check",
        "service/rush",
        "multiplier/2",
    ];
    assert_eq!(names, expected);
}

#[test]
fn what_follows_from_a_problem_is_not_reported_again() {
    // The product can't be read, but what refers to it is right.
    let broken = Sample::new().with("products", "price: packs({ 100: 24.99", "prise: packs({ 100: 24.99");
    assert_eq!(broken.places(), ["unknown-field products/all.ron:28:9"]);
    let worse = Sample::new().with("products", "price: packs({ 100: 24.99", "price: packs({ 100 24.99");
    assert_eq!(worse.problems().len(), 1);
    let unclosed =
        Sample::new().with("products", "picture: \"cards\",\n        style", "picture: \"cards\"],\n        style");
    assert_eq!(unclosed.places(), ["unclosed products/all.ron:23:25"]);
    let shopless = Sample::new().with("shop.ron", "Shop(", "Shop((");
    assert_eq!(shopless.problems().len(), 1);
    let flowless = Sample::new().with("flow.ron", "Flow(", "Flow(hook: 1, ");
    assert_eq!(flowless.places(), ["unknown-field flow.ron:1:6"]);
}
