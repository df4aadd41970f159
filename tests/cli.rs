//! The program as a user meets it at the command line: exit codes, answers and messages.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a helper of tests that can not go on ends the test"
)]

#[path = "common/baskets.rs"]
#[expect(dead_code, reason = "other tests use more baskets")]
mod baskets;
#[path = "common/lots.rs"]
mod lots;
#[path = "common/parts.rs"]
mod parts;
#[path = "common/written.rs"]
mod written;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

const ORDER: &str = r#"Order(lines: [(product: "cards-matt", quantity: 250, options: {"colour": "navy"}), (product: "stamp", quantity: 1)])"#;

const BROKEN_SHOP: &str = r#"Shop(
    name: { nl: "Winkel" },
    currency: "euro",
    languages: [nl],
    prices_include_tax: true,
    taxes: { "standard": percent(21) },
    shipping: Shipping(price: 3.95, tax: "standard"),
)
"#;

/// What a run came to.
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Run {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}\n{}\n{}", self.out, self.err))
    }

    /// The answer is not there, and this is why.
    fn refuses(&self, code: i32, why: &str) {
        assert_eq!(self.code, Some(code), "{}{}", self.out, self.err);
        assert!(self.err.contains(why), "'{why}' is not in: {}", self.err);
        assert!(!self.err.contains("panicked"), "{}", self.err);
    }
}

/// Runs the program with this on its standard input.
fn diderot(args: &[&str], input: &str) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_diderot"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Whoever refuses early does not read everything.
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap_or_default();
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

fn print_shop() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogs/print-shop").display().to_string()
}

/// A folder of this test's own.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn the_catalogs_that_come_with_it_are_in_order() {
    for catalog in [":builtin:", &print_shop()] {
        let run = diderot(&["check", catalog], "");
        assert_eq!((run.code, run.out.as_str()), (Some(0), "The catalog is in order.\n"), "{}", run.err);
        let run = diderot(&["check", catalog, "--format", "json"], "");
        assert_eq!((run.code, run.json()), (Some(0), Value::Array(Vec::new())));
    }
}

#[test]
fn a_broken_catalog_is_shown_with_place_and_mend() {
    let folder = scratch("broken-catalog");
    fs::write(folder.join("shop.ron"), BROKEN_SHOP).unwrap();
    let shown = folder.display().to_string();
    let run = diderot(&["check", &shown], "");
    assert_eq!(run.code, Some(1));
    assert!(run.out.contains("shop.ron:3:"), "{}", run.out);
    assert!(run.out.contains("The catalog can't be used"), "{}", run.out);
    let run = diderot(&["check", &shown, "--format", "json"], "");
    assert_eq!(run.code, Some(1));
    let problems = run.json();
    let currency = problems.as_array().unwrap().iter().find(|problem| problem["line"] == 3).unwrap();
    assert_eq!((&currency["severity"], &currency["file"]), (&Value::from("error"), &Value::from("shop.ron")));
    assert!(currency["span"]["start"].as_u64() < currency["span"]["end"].as_u64());
    let numbers = ["line", "column", "end_line", "end_column"].map(|field| currency[field].as_u64().unwrap());
    assert_eq!((numbers, &currency["kind"]), ([3, 15, 3, 21], &Value::from("error")));
    for field in ["code", "column", "message", "also", "mend"] {
        assert!(currency.get(field).is_some(), "{field}");
    }
    diderot(&["price", &shown, "-"], ORDER).refuses(2, "the catalog can't be used");
    diderot(&["walk", &shown, "-"], "Journey(steps: [])").refuses(2, "shop.ron:3:");
}

/// The print shop with something else in one place of one file.
fn changed_shop(name: &str, file: &str, (from, to): (&str, &str)) -> String {
    fn copy(from: &Path, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let path = entry.unwrap().path();
            let target = to.join(path.file_name().unwrap());
            if path.is_dir() {
                copy(&path, &target);
            } else {
                fs::copy(&path, &target).map(drop).unwrap();
            }
        }
    }
    let folder = scratch(name);
    copy(Path::new(&print_shop()), &folder);
    let text = fs::read_to_string(folder.join(file)).unwrap();
    assert!(text.contains(from), "{from} is not in {file}");
    fs::write(folder.join(file), text.replacen(from, to, 1)).unwrap();
    folder.display().to_string()
}

#[test]
fn a_second_place_is_shown_where_it_helps() {
    let shop = changed_shop("twice", "products/office.ron", ("id: \"notepad-hard\"", "id: \"notepad\""));
    let run = diderot(&["check", &shop], "");
    assert_eq!(run.code, Some(1));
    assert!(run.out.contains("error[duplicate-id]") && run.out.contains("first defined here"), "{}", run.out);
    assert!(!run.out.contains('\u{1b}'), "no colours where nobody sees them: {}", run.out);
    let problems = diderot(&["check", &shop, "--format", "json"], "").json();
    let twice = problems.as_array().unwrap().iter().find(|problem| problem["code"] == "duplicate-id").unwrap();
    let first = &twice["also"][0];
    assert_eq!(
        (&first["file"], &first["label"]),
        (&Value::from("products/office.ron"), &Value::from("first defined here"))
    );
    assert!(first["line"].as_u64() < twice["line"].as_u64());
}

#[test]
fn warnings_can_be_denied() {
    // The largest pack for what the one before it costs.
    let dearer = ("2500: 99.99", "2500: 54.99");
    let shop = changed_shop("warning", "products/cards.ron", dearer);
    let run = diderot(&["check", &shop], "");
    assert_eq!(run.code, Some(0), "{}", run.out);
    assert!(run.out.contains("warning[packs-not-dearer]") && run.out.contains("with 1 warning"), "{}", run.out);
    assert_eq!(diderot(&["check", &shop, "--deny", "warnings"], "").code, Some(1));
    assert_eq!(diderot(&["check", &print_shop(), "--deny", "warnings"], "").code, Some(0));
}

#[test]
fn a_catalog_is_checked_for_a_day() {
    let ending = ("off: percent(9),", "off: percent(9), valid: Valid(until: \"2026-11-30\"),");
    let shop = changed_shop("ending", "offers/bundles.ron", ending);
    let run = diderot(&["check", &shop, "--today", "2026-12-01"], "");
    assert!(run.code == Some(0) && run.out.contains("warning[expired]"), "{}", run.out);
    let run = diderot(&["check", &shop, "--today", "2026-11-30", "--deny", "warnings"], "");
    assert_eq!(run.code, Some(0), "{}", run.out);
}

#[test]
fn matters_of_style_can_be_switched_off() {
    let shop = changed_shop("style", "offers/cards.ron", ("fits: {", "fits: {"));
    let put = |name: &str, text: String| fs::write(Path::new(&shop).join(name), text).unwrap();
    fs::create_dir_all(Path::new(&shop).join("media/spare")).unwrap();
    fs::copy(Path::new(&shop).join("media/pen/base.png"), Path::new(&shop).join("media/spare/base.png")).unwrap();
    let run = diderot(&["check", &shop, "--deny", "warnings"], "");
    assert_eq!(run.code, Some(1), "{}", run.out);
    assert!(run.out.contains("warning[unused-picture]") && run.out.contains("media/spare"), "{}", run.out);
    let text = fs::read_to_string(Path::new(&shop).join("shop.ron")).unwrap();
    put("shop.ron", text.replacen("    currency:", "    quiet: [\"unused-picture\"],\n    currency:", 1));
    assert_eq!(diderot(&["check", &shop, "--deny", "warnings"], "").code, Some(0));
}

#[test]
fn a_code_is_explained() {
    let run = diderot(&["check", "--explain", "no-saving"], "");
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.out.starts_with("no-saving: ") && run.out.contains("cheaper"), "{}", run.out);
    assert!(run.out.contains("rule H05"), "{}", run.out);
    let run = diderot(&["check", "--explain", "long-text"], "");
    assert!(run.out.contains("quiet: [\"long-text\"]"), "{}", run.out);
    let help = diderot(&["check", "--help"], "").out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(help.contains("Lines and columns count from 1") && help.contains("bytes count from 0"), "{help}");
    diderot(&["check", "--explain", "no-savin"], "").refuses(1, "did you mean 'no-saving'?");
    diderot(&["check"], "").refuses(2, "required");
}

#[test]
fn what_is_no_catalog_folder_can_not_be_checked() {
    let run = diderot(&["check", "no/such/folder"], "");
    assert_eq!(run.code, Some(2));
    assert!(run.out.contains("there is no folder 'no/such/folder'"), "{}", run.out);
}

#[test]
fn an_order_is_priced_for_programs() {
    let run = diderot(&["price", &print_shop(), "-", "--format", "json"], ORDER);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let quote = run.json();
    assert_eq!((&quote["currency"], &quote["anchor"]), (&Value::from("EUR"), &Value::from(3299)));
    let number = |field: &str| quote[field].as_i64().unwrap();
    assert_eq!(number("goods") + number("shipping") - number("discount"), number("total"));
    let sum = |list: &str, field: &str| -> i64 {
        quote[list].as_array().unwrap().iter().map(|item| item[field].as_i64().unwrap()).sum()
    };
    assert_eq!(sum("lines", "total"), number("goods"));
    assert_eq!(sum("lines", "list") - sum("lines", "total"), sum("reductions", "amount"));
    assert_eq!((sum("tax", "gross"), sum("tax", "net") + sum("tax", "tax")), (number("total"), number("total")));
    assert_eq!(quote["tax"][0]["rate"], 2100);
    assert_eq!(quote["lines"][0]["product"], "cards-matt");
    assert_eq!(quote["lines"][0]["quantity"], 250);
    assert_eq!(quote["reductions"][0]["times"], 1);
    assert_eq!((&quote["proven_optimal"], &quote["multiplier"]), (&Value::from(true), &Value::Null));
    assert_eq!(number("saved"), sum("reductions", "amount"));
}

#[test]
fn the_same_order_as_json_and_from_a_file_costs_the_same() {
    let json = r#"{"lines": [{"product": "cards-matt", "quantity": 250, "options": {"colour": "navy"}}, {"product": "stamp", "quantity": 1}]}"#;
    let file = scratch("orders").join("order.ron");
    fs::write(&file, format!("\u{feff}// An order.\n{ORDER}")).unwrap();
    let from_ron = diderot(&["price", ":builtin:", "-", "--format", "json"], ORDER);
    let from_json = diderot(&["price", ":builtin:", "-", "--format", "json"], json);
    let from_file = diderot(&["price", ":builtin:", &file.display().to_string(), "--format", "json"], "");
    assert_eq!(from_ron.code, Some(0));
    assert_eq!(from_ron.out, from_json.out);
    assert_eq!(from_ron.out, from_file.out);
}

#[test]
fn an_order_is_priced_for_people_in_their_language() {
    let dutch = diderot(&["price", ":builtin:", "-"], ORDER);
    assert_eq!(dutch.code, Some(0), "{}", dutch.err);
    assert!(dutch.out.contains("Visitekaartjes") && dutch.out.contains("Nachtblauw"), "{}", dutch.out);
    assert!(dutch.out.contains("Total"), "{}", dutch.out);
    let german = diderot(&["price", ":builtin:", "-", "--lang", "de"], ORDER);
    assert!(german.out.contains("Visitenkarten"), "{}", german.out);
    diderot(&["price", ":builtin:", "-", "--lang", "xx"], ORDER).refuses(2, "nl, fy, en and de");
}

#[test]
fn a_quote_says_why_in_the_language_asked_for() {
    let plain = |run: Run| run.out.replace('\u{a0}', " ");
    let dutch = plain(diderot(&["price", ":builtin:", "-", "--explain"], ORDER));
    for sentence in [
        "Eén pak van 250 voor € 29,99",
        "Papierkleur, Nachtblauw: één keer",
        "10 % van € 49,94 af: dat kost dit los",
        "Gratis, want uw artikelen komen op € 47,95; vanaf € 25,00 verzenden we gratis.",
        "‘Stempel met uw logo’ tegen de voordeelprijs in plaats van ‘Startset’. Dan kost alles € 50,94: € 2,99 meer.",
        "21 % btw, al begrepen in € 47,95",
    ] {
        assert!(dutch.contains(sentence), "'{sentence}' is not in: {dutch}");
    }
    let english = plain(diderot(&["price", ":builtin:", "-", "--explain", "--lang", "en"], ORDER));
    assert!(english.contains("instead of ‘Launch set’. Then it would all cost €50.94: €2.99 more."), "{english}");
    let without = plain(diderot(&["price", ":builtin:", "-"], ORDER));
    assert!(!without.contains("Eén pak van 250"), "{without}");
}

#[test]
fn explanations_for_programs_add_up() {
    let quote = diderot(&["price", ":builtin:", "-", "--format", "json", "--explain", "--lang", "de"], ORDER).json();
    assert_eq!(quote["explanation"]["lang"], "de");
    let figures = quote["explanation"]["figures"].as_array().unwrap();
    for figure in figures {
        let facts = figure["facts"].as_array().unwrap();
        let sum: i64 = facts.iter().filter_map(|fact| fact["amount"].as_i64()).sum();
        assert_eq!(Some(sum), figure["amount"].as_i64(), "{figure}");
        assert!(facts.iter().all(|fact| !fact["sentence"].as_str().unwrap().is_empty()), "{figure}");
    }
    let of = |name: &str| figures.iter().find(|figure| figure["figure"] == name).unwrap();
    assert_eq!((&of("total")["amount"], &of("shipping")["amount"]), (&quote["total"], &Value::from(0)));
    let rule = &of("reduction")["facts"][0];
    assert_eq!((&rule["rule"], &rule["terms"]["percent"]), (&Value::from("off"), &Value::from(1000)));
    let plain = diderot(&["price", ":builtin:", "-", "--format", "json"], ORDER).json();
    assert!(plain.get("explanation").is_none());
}

#[test]
fn business_and_multiplied_orders_are_priced_as_asked() {
    let business = ORDER.replace("])", "], business: true)");
    let quote = diderot(&["price", ":builtin:", "-", "--format", "json"], &business).json();
    let consumer = diderot(&["price", ":builtin:", "-", "--format", "json"], ORDER).json();
    assert_eq!((&quote["view"], &quote["total"]), (&Value::from("business"), &consumer["total"]));
    assert!(quote["goods"].as_i64() < consumer["goods"].as_i64());
    let multiplied = ORDER.replace("])", "], multiply: true)");
    let quote = diderot(&["price", ":builtin:", "-", "--format", "json"], &multiplied).json();
    assert_eq!((&quote["multiplier"]["times"], &quote["lines"][0]["quantity"]), (&Value::from(2), &Value::from(500)));
    assert!(quote["multiplier"]["saves"].as_i64() > Some(0));
}

#[test]
fn an_order_that_can_not_be_is_answered_with_no_and_a_reason() {
    let price = |order: &str| diderot(&["price", ":builtin:", "-"], order);
    price(r#"Order(lines: [(product: "cards-mat", quantity: 250)])"#).refuses(1, "did you mean 'cards-matt'?");
    price(r#"Order(lines: [(product: "cards-matt", quantity: 240)])"#).refuses(1, "200 or 250");
    price(r#"Order(lines: [(product: "cards-matt", quantity: 0)])"#).refuses(1, "not sold in a quantity of 0");
    price(r#"Order(lines: [(product: "cards-matt", quantity: 4000000000)])"#).refuses(1, "too large");
    price(r#"Order(lines: [(product: "cards-matt", quantity: 250, options: {"colour": "nvy"})])"#)
        .refuses(1, "did you mean 'navy'?");
    price(r#"Order(lines: [(product: "cards-matt", quantity: 250, options: {"paper": "matt"})])"#)
        .refuses(1, "its options are colour, corners");
    price(r#"Order(lines: [(product: "cards-soft", quantity: 250, options: {"finish": "silver"})])"#)
        .refuses(1, "does not go with");
    price("Order(lines: [])").refuses(1, "no lines");
    price(r#"Order(lines: [(product: "mug", quantity: 6)], multiply: true)"#).refuses(1, "no golden offer");
}

#[test]
fn an_order_that_is_none_is_shown_with_its_place() {
    let price = |order: &str| diderot(&["price", ":builtin:", "-"], order);
    price("Order(\n  lines: [(product: 5)])").refuses(2, "line 2, column");
    price("{\"lines\": [\n}").refuses(2, "line 2, column");
    price(r#"Order(lines: [(product: "pen", quantity: -1)])"#).refuses(2, "line 1, column");
    price(r#"Order(lines: [(product: "pen", quantity: 1, price: 0)])"#).refuses(2, "price");
    price("").refuses(2, "line 1");
    price(&format!("Order(lines: {}", "[".repeat(10_000))).refuses(2, "line 1");
    price(&format!("Order(lines: [(product: {}", "Some(".repeat(10_000))).refuses(2, "line 1");
    price(&format!("{{\"lines\": {}", "[".repeat(10_000))).refuses(2, "line 1");
    price(&" ".repeat(1024 * 1024 + 1)).refuses(2, "larger than 1024 KiB");
    diderot(&["price", ":builtin:", "no/such/order.ron"], "").refuses(2, "no/such/order.ron can't be read");
    let binary = scratch("orders").join("binary.ron");
    fs::write(&binary, [b'O', 0xff, 0xfe]).unwrap();
    diderot(&["price", ":builtin:", &binary.display().to_string()], "").refuses(2, "not UTF-8 text (from byte 1 on)");
}

#[test]
fn a_journey_is_replayed_with_offers_and_totals() {
    let journey = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journeys/takes-all.ron").display().to_string();
    let run = diderot(&["walk", &print_shop(), &journey], "");
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert!(run.out.contains("50.70 → 63.15 (+12.45)"), "{}", run.out);
    let walk = diderot(&["walk", ":builtin:", &journey, "--format", "json"], "").json();
    assert_eq!(walk["fine"], true);
    let steps = walk["steps"].as_array().unwrap();
    let accepted = steps.iter().find(|step| step["does"] == "accept(upgrade/mug/mug-fired)").unwrap();
    assert_eq!(
        (&accepted["anchor"], &accepted["total"], &accepted["uplift"]),
        (&5070.into(), &5970.into(), &900.into())
    );
    assert_eq!(accepted["offers"][0]["response"], "accepted");
    assert_eq!(accepted["offers"][0]["difference"], 900);
}

#[test]
fn a_journey_that_goes_another_way_is_answered_with_no() {
    let walk = |steps: &str| diderot(&["walk", ":builtin:", "-"], &format!("Journey(steps: [{steps}])"));
    assert_eq!(walk("touch, refused(commit)").code, Some(0));
    walk("touch, hook(\"mug\"), expect(total: 1)").refuses(1, "step 3: expected total: 1.00, but it is 50.70");
    walk("commit").refuses(1, "step 1, commit: refused");
    walk("touch, refused(hook(\"mug\"))").refuses(1, "step 2");
    walk("touch, fly").refuses(2, "line 1, column");
    walk("expect(total: 1.999)").refuses(2, "more decimals than EUR");
    walk(&"refused(".repeat(10_000)).refuses(2, "line 1");
    let json = diderot(&["walk", ":builtin:", "-", "--format", "json"], "Journey(steps: [touch, commit, touch])");
    assert_eq!((json.code, json.json()["fine"].as_bool()), (Some(1), Some(false)));
    assert_eq!(json.json()["steps"].as_array().unwrap().len(), 2);
}

#[test]
fn help_and_version_are_answers_and_a_wrong_command_is_not() {
    for args in [
        &["--help"][..],
        &["check", "--help"],
        &["desk", "--help"],
        &["price", "--help"],
        &["walk", "--help"],
        &["shot", "--help"],
        &["--version"],
    ] {
        let run = diderot(args, "");
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{args:?}");
        assert!(run.out.contains("diderot"), "{args:?}: {}", run.out);
    }
    diderot(&["chekc"], "").refuses(2, "chekc");
    diderot(&["price", ":builtin:"], "").refuses(2, "ORDER");
    diderot(&["shot", ":builtin:", "-", "--size", "1x1"], "").refuses(2, "1080x1920");
    diderot(&["desk"], "").refuses(2, "DIR");
    diderot(&["desk", "/no/such/folder"], "").refuses(2, "there is no folder '/no/such/folder'");
}

#[test]
fn a_reader_that_stops_reading_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_diderot"))
        .args(["walk", ":builtin:", "-", "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let touches = "lang(nl), lang(de), ".repeat(500);
    child.stdin.take().unwrap().write_all(format!("Journey(steps: [{touches}])").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn sixty_lines_against_three_hundred_sets_are_proven() {
    for seed in 0..3 {
        let basket = baskets::basket(baskets::Size::Hard, seed);
        let folder = scratch(&format!("hard-{seed}"));
        written::write(&folder, &basket).unwrap();
        let (catalog, order) = (folder.join("catalog"), folder.join("order.ron"));
        let run =
            diderot(&["price", &catalog.display().to_string(), &order.display().to_string(), "--format", "json"], "");
        let quote = run.json();
        assert_eq!(quote["proven_optimal"], true, "{}", run.err);
        assert_eq!(quote["bound"], quote["total"]);
        assert_eq!(quote["lines"].as_array().map(Vec::len), Some(60));
        assert_eq!(quote["total"], diderot::pricing::price(&basket.catalog, &basket.order).unwrap().total.minor());
    }
}
