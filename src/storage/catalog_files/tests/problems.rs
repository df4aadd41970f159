//! Owns the proof that each kind of mistake in shop, attributes, products and flow is found where it is.

use super::sample::{Sample, each_is_found};

#[test]
fn the_sound_catalog_has_no_problems() {
    assert_eq!(Sample::new().places(), [""; 0]);
}

#[test]
fn mistakes_in_the_shop_are_found() {
    each_is_found(
        "shop.ron",
        &[
            ("bad-currency", "\"EUR\"", "^\"euro\""),
            ("unknown-language", "[nl, en]", "[nl, en, ^nn]"),
            ("duplicate-entry", "[nl, en]", "[nl, en, ^nl]"),
            ("bad-percent", "percent(21)", "^21"),
            ("bad-percent", "percent(21)", "^percent(121)"),
            ("bad-percent", "percent(21)", "percent(^2.123)"),
            ("duplicate-key", "\"reduced\"", "^\"standard\""),
            ("unknown-id", "tax: \"standard\"", "tax: ^\"standrad\""),
            ("bad-money", "3.95", "^3.955"),
            ("bad-money", "3.95", "^\"3.95\""),
            ("negative-price", "3.95", "^-3.95"),
            ("bad-colour", "\"#1D5B4A\"", "^\"green\""),
            ("unknown-field", "free_from", "^free_form"),
            ("missing-field", "shipping: Shipping(price: 3.95,", "shipping: ^Shipping("),
            ("unknown-kind", "Shipping(", "^Shiping("),
            ("syntax", "true", "^yes"),
            ("syntax", "languages: [nl, en]", "languages: ^nl"),
            ("missing-text", "{ nl: \"De Drukkerij\", en: \"The Print Shop\" }", "^{ nl: \"De Drukkerij\" }"),
            ("empty-text", "\"De Drukkerij\"", "^\" \""),
            ("duplicate-key", "en: \"The Print Shop\"", "en: \"The Print Shop\", ^en: \"again\""),
        ],
    );
}

#[test]
fn a_shop_needs_languages_and_taxes() {
    let mute = Sample::new().with("shop.ron", "languages: [nl, en]", "languages: []");
    assert_eq!(mute.places(), ["no-languages shop.ron:4:16"]);
    let untaxed = Sample::new().with("shop.ron", "{ \"standard\": percent(21), \"reduced\": percent(9) }", "{}");
    assert_eq!(untaxed.places(), ["no-taxes shop.ron:6:12"]);
}

#[test]
fn mistakes_in_attributes_are_found() {
    each_is_found(
        "attributes.ron",
        &[
            (
                "duplicate-id",
                "    Words(",
                "    Words(id: ^\"weight\", name: { nl: \"a\", en: \"a\" }, words: { \"a\": { nl: \"a\", en: \"a\" } }),\n    Words(",
            ),
            ("unknown-kind", "Words(", "^Word("),
            ("unknown-word", "better: more", "better: ^mroe"),
            ("unknown-word", "better: more", "better: ^3"),
            ("syntax", "better: more", "better: ^\"more\""),
            ("syntax", "bar: true", "bar: ^1"),
            ("missing-blank", "nl: \"{n} g\"", "nl: ^\"g\""),
            ("unknown-blank", "nl: \"{n} g\"", "nl: \"^{m} g\""),
            ("unknown-blank", "nl: \"{n} g\"", "nl: \"{n} ^{g\""),
            ("unknown-blank", "nl: \"Gewicht\"", "nl: \"Gewicht ^{n}\""),
            ("bad-id", "\"weight\"", "^\"the weight\""),
            ("duplicate-key", "\"velvet\":", "^\"smooth\":"),
        ],
    );
}

#[test]
fn mistakes_in_products_are_found() {
    each_is_found(
        "products",
        &[
            (
                "duplicate-id",
                "    Product(\n        id: \"soft\"",
                "    Product(id: ^\"cards\", name: { nl: \"a\", en: \"a\" }, summary: { nl: \"a\", en: \"a\" }, price: each(1), picture: \"box\"),\n    Product(\n        id: \"soft\"",
            ),
            ("missing-picture", "picture: \"cards\"", "picture: ^\"crads\""),
            ("missing-picture", "picture: \"cards\"", "picture: ^\"../cards\""),
            ("unknown-word", "kind: service", "kind: ^servcie"),
            ("unknown-id", "\"reduced\"", "^\"reducd\""),
            ("unknown-id", "\"weight\": 300", "^\"wieght\": 300"),
            ("unknown-id", "\"feel\": \"smooth\"", "\"feel\": ^\"smoth\""),
            ("syntax", "\"weight\": 300", "\"weight\": ^\"300\""),
            ("syntax", "\"feel\": \"smooth\"", "\"feel\": ^smooth"),
            ("duplicate-entry", "[\"white\", \"paper\"]", "[\"white\", ^\"white\"]"),
            ("unknown-field", "usual_quantity", "^usual_quantty"),
            ("duplicate-field", "usual_quantity: 250,", "usual_quantity: 250, ^usual_quantity: 100,"),
            ("syntax", "name: { nl: \"Kaartjes\", en: \"Cards\" }", "name: ^\"Kaartjes\""),
            (
                "long-text",
                "{ nl: \"Zacht\",",
                "{ nl: ^\"Zacht en ook nog een heel erg bijzonder lange naam, die op geen enkele kaart past\",",
            ),
            ("useless-pack", "250: 36.99", "200: ^60"),
            ("idle-tier", "10: 3.95", "10: ^4.95"),
        ],
    );
}

#[test]
fn goods_have_a_price_of_their_own() {
    let found = Sample::new().with("products", "kind: service, price: share(", "price: share(").places();
    assert_eq!(found, ["not-a-service offers/all.ron:7:38", "share-of-goods products/all.ron:40:16"]);
}

#[test]
fn mistakes_in_prices_are_found() {
    each_is_found(
        "products",
        &[
            ("impossible-quantity", "usual_quantity: 250", "usual_quantity: ^120"),
            ("unknown-id", "of: [\"cards\", \"soft\"]", "of: [^\"card\", \"soft\"]"),
            ("empty-list", "of: [\"cards\", \"soft\"]", "of: ^[]"),
            ("not-goods", "of: [\"cards\", \"soft\"]", "of: [\"soft\", ^\"check\"]"),
            ("bad-percent", "percent: percent(15)", "percent: ^15"),
            ("too-small", "usual_quantity: 250", "usual_quantity: ^0"),
            ("syntax", "usual_quantity: 250", "usual_quantity: ^2.5"),
            ("unordered", "100: 24.99, 250: 36.99", "250: 36.99, ^100: 24.99"),
            ("duplicate-key", "100: 24.99, 250: 36.99", "250: 24.99, ^250: 36.99"),
            ("zero-size", "100: 19.99", "^0: 19.99"),
            ("packs-not-dearer", "250: 29.99", "250: ^19.99"),
            ("bad-steps", "packs({ 100: 19.99, 250: 29.99 })", "packs(^{})"),
            ("bad-money", "19.99", "^19.995"),
            ("negative-price", "each(9.95)", "each(^-9.95)"),
            ("tiers-start", "{ 1: 4.95", "^{ 2: 4.95"),
            ("dearer", "10: 3.95", "10: ^5.95"),
            ("unknown-kind", "each(9.95)", "^eech(9.95)"),
            ("syntax", "each(9.95)", "^9.95"),
        ],
    );
}

#[test]
fn mistakes_in_options_and_rules_are_found() {
    each_is_found(
        "products",
        &[
            ("preselected-extra", "wit\", en: \"white\" }", "wit\", en: \"white\" }, per_unit: ^0.01"),
            ("negative-extra", "per_unit: 0.02", "per_unit: ^-0.02"),
            (
                "duplicate-id",
                "Choice(id: \"kraft\"",
                "Choice(id: ^\"white\", name: { nl: \"a\", en: \"a\" }), Choice(id: \"kraft\"",
            ),
            (
                "duplicate-id",
                "            Option(id: \"foil\"",
                "            Option(id: ^\"paper\", name: { nl: \"a\", en: \"a\" }, choices: [Choice(id: \"a\", name: { nl: \"a\", en: \"a\" })]),\n            Option(id: \"foil\"",
            ),
            ("unknown-word", "finish: gold", "finish: ^glod"),
            ("bad-colour", "\"#1c2a4a\"", "^\"#1c2a4\""),
            ("unknown-id", "when: (\"foil\"", "when: (^\"fiol\""),
            ("unknown-id", "when: (\"foil\", \"gold\")", "when: (\"foil\", ^\"glod\")"),
            ("unknown-id", "[(\"paper\", \"kraft\")]", "[(\"paper\", ^\"krat\")]"),
            (
                "empty-rule",
                "Excludes(when: (\"foil\", \"gold\"), any_of: [(\"paper\", \"kraft\")])",
                "^Excludes(when: (\"foil\", \"gold\"), any_of: [])",
            ),
            ("unknown-kind", "Excludes(", "^Exclude("),
            (
                "first-choices",
                "Excludes(when: (\"foil\", \"gold\"), any_of: [(\"paper\", \"kraft\")])",
                "^Excludes(when: (\"foil\", \"none\"), any_of: [(\"paper\", \"white\")])",
            ),
            (
                "no-combination",
                "Excludes(when: (\"foil\", \"gold\"), any_of: [(\"paper\", \"kraft\")])",
                "^Requires(when: (\"foil\", \"none\"), any_of: [(\"foil\", \"gold\")]), Requires(when: (\"foil\", \"gold\"), any_of: [(\"foil\", \"none\")])",
            ),
        ],
    );
}

#[test]
fn an_option_without_choices_is_found() {
    let choices = "choices: [
                Choice(id: \"none\", name: { nl: \"geen\", en: \"none\" }),
                Choice(id: \"gold\", name: { nl: \"goud\", en: \"gold\" }, per_line: 5, finish: gold),
            ]";
    let rule = "Excludes(when: (\"foil\", \"gold\"), any_of: [(\"paper\", \"kraft\")]),";
    let found = Sample::new().with("products", choices, "choices: []").with("products", rule, "").places();
    assert_eq!(found, ["no-choices products/all.ron:15:24"]);
}

#[test]
fn mistakes_in_the_flow_are_found() {
    each_is_found(
        "flow.ron",
        &[
            ("unknown-id", "hooks: [\"cards\"],\n    q", "hooks: [\"cards\", ^\"card\"],\n    q"),
            ("duplicate-entry", "hooks: [\"cards\"],\n    q", "hooks: [\"cards\", ^\"cards\"],\n    q"),
            ("service-hook", "hooks: [\"cards\"],\n    q", "hooks: [\"cards\", ^\"check\"],\n    q"),
            ("not-a-hook", "hooks: [\"cards\"], answers", "hooks: [^\"soft\"], answers"),
            ("duplicate-id", "\"daily\"", "^\"fair\""),
            ("unknown-word", "accessories", "^accesories"),
            ("duplicate-entry", "accessories", "^upgrade"),
            ("bad-number", "offers_per_step: 3", "offers_per_step: ^7"),
            ("bad-number", "offers_per_step: 3", "offers_per_step: ^0"),
            ("too-small", "stop_after_declines: 2", "stop_after_declines: ^0"),
            ("cap-too-high", "percent(25)", "^percent(101)"),
            ("bad-money", "10.00", "^10.001"),
        ],
    );
    let answer = "            Answer(id: \"daily\", name: { nl: \"Dagelijks\", en: \"Daily\" }),\n";
    assert_eq!(Sample::new().with("flow.ron", answer, "").places(), ["few-answers flow.ron:4:22"]);
    let hookless = Sample::new().with("flow.ron", "hooks: [\"cards\"],\n", "hooks: [],\n");
    assert_eq!(
        hookless.with("flow.ron", "hooks: [\"cards\"], answers", "answers").places(),
        ["no-hooks flow.ron:2:12"]
    );
}
