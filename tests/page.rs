//! The page on prices in `catalogs/README.md`: its orders are priced, and every number in it is looked up.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of tests that can not go on ends the test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use diderot::catalog::{Catalog, Choices, Lang, OfferKind};
use diderot::money::{Money, Percent};
use diderot::pricing::{LineId, Order, OrderLine, Quote, View, explain, figures, price};
use diderot::storage::load_folder;
use diderot::ui::text::{Teller, Tongue};

const SHOP: &str = r#"Shop(name: { en: "Shop" }, currency: "EUR", languages: [en], "#;

/// What the shop of a section has, where the section doesn't say otherwise.
const SHOP_FIELDS: [(&str, &str); 3] = [
    ("prices_include_tax", "true"),
    ("taxes", r#"{ "standard": percent(21), "reduced": percent(9) }"#),
    ("shipping", r#"Shipping(price: 0, tax: "standard")"#),
];

#[test]
fn every_example_on_the_page_comes_to_what_it_says() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogs/README.md")).unwrap();
    let mut orders = 0;
    let mut wrong = Vec::new();
    for section in page.split("\n## ").skip(1) {
        let section = Section::read(section);
        orders += section.rows.len();
        wrong.extend(section.problems());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(orders >= 30, "only {orders} orders are on the page");
}

/// A section: what stands in its code, its table of orders, and all it says.
struct Section<'a> {
    title: &'a str,
    code: String,
    /// The order as written, and what is to pay.
    rows: Vec<(&'a str, &'a str)>,
    words: Vec<&'a str>,
}

impl<'a> Section<'a> {
    fn read(text: &'a str) -> Self {
        let mut lines = text.lines();
        let mut section =
            Self { title: lines.next().unwrap(), code: String::new(), rows: Vec::new(), words: Vec::new() };
        let mut in_code = false;
        for line in lines {
            if line.starts_with("```") {
                in_code = line == "```ron";
            } else if in_code {
                section.code.push_str(line);
                section.code.push('\n');
            } else {
                section.words.push(line);
                let cells: Vec<&str> = line.split('|').map(str::trim).collect();
                if let ["", order, total, _, ""] = cells.as_slice()
                    && let Some(order) = order.strip_prefix('`')
                {
                    section.rows.push((order.trim_end_matches('`'), total));
                }
            }
        }
        section
    }

    /// Orders that come to something else, and numbers that stand nowhere.
    fn problems(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        if self.code.is_empty() {
            return wrong;
        }
        let catalog = self.catalog();
        let mut known: BTreeSet<String> = numbers(&self.code).collect();
        for (written, total) in &self.rows {
            let order = order(&catalog, written);
            let priced = price(&catalog, &order);
            if *total == "not sold" {
                assert!(priced.is_err(), "{}: {written} is sold", self.title);
                known.extend(numbers(written));
                continue;
            }
            let quote = priced.unwrap_or_else(|error| panic!("{}: {written}: {error}", self.title));
            let is = quote.total.plain(quote.currency);
            if is != *total {
                wrong.push(format!("{}: {written} comes to {is}, not {total}", self.title));
            }
            known.extend(numbers(written));
            known.extend(numbers(&told(&catalog, &order, &quote)));
        }
        for line in &self.words {
            let unknown = numbers(line).filter(|number| !known.contains(number));
            wrong.extend(unknown.map(|number| format!("{}: where does {number} come from? {line}", self.title)));
        }
        wrong
    }

    /// The catalog that the code of the section writes, in a folder of its own.
    fn catalog(&self) -> Catalog {
        let part = |name: &str| {
            let parts = self.code.split("// ").skip(1);
            parts.filter_map(|part| part.strip_prefix(name)).map(str::to_owned).collect::<String>()
        };
        let own = part("shop\n");
        let missing = SHOP_FIELDS.iter().filter(|(field, _)| !own.contains(&format!("{field}:")));
        let fields = missing.map(|(field, value)| format!("{field}: {value}, ")).collect::<Vec<_>>().concat();
        let name: String = self.title.chars().filter(char::is_ascii_alphanumeric).collect();
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("page").join(name);
        write(&folder.join("shop.ron"), &format!("{SHOP}{fields}{own})"));
        write(&folder.join("attributes.ron"), "[]");
        write(&folder.join("products/page.ron"), &format!("[{}]", with_texts(&part("products\n"))));
        write(&folder.join("offers/page.ron"), &format!("[{}]", with_texts(&part("offers\n"))));
        write(&folder.join("rules/page.ron"), &format!("[{}]", part("rules\n")));
        let goods = self.code.split("Product(id: ").skip(1).filter(|product| !product.contains("kind: service"));
        let ids: Vec<&str> = goods.filter_map(|product| product.split(',').next()).collect();
        // What is in a set is also sold apart.
        let most = if self.code.contains("Bundle(") { ids.len() } else { 1 };
        let hooks: Vec<&str> = ids.into_iter().take(most).collect();
        write(&folder.join("flow.ron"), &format!("Flow(hooks: [{}])", hooks.join(", ")));
        fs::create_dir_all(folder.join("media/none")).unwrap();
        image::GrayImage::new(1, 1).save(folder.join("media/none/base.png")).unwrap();
        let loaded = load_folder(&folder).unwrap_or_else(|failure| {
            let shown: Vec<String> =
                failure.problems.iter().map(|problem| format!("{}: {}", problem.place, problem.message)).collect();
            panic!("{}: {}", self.title, shown.join("\n"))
        });
        loaded.catalog
    }
}

fn write(path: &PathBuf, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

/// Adds the names and texts that the page leaves out. Whatever has a name is called as its id.
fn with_texts(code: &str) -> String {
    let mut written = code.replace("Accessory(", "Accessory(because: { en: \"So.\" }, ");
    for (kind, more) in [
        ("Product", "summary: { en: \"So.\" }, picture: \"none\", "),
        ("Bundle", "because: { en: \"So.\" }, "),
        ("Option", ""),
        ("Choice", ""),
    ] {
        let parts: Vec<&str> = written.split(&format!("{kind}(id: \"")).collect();
        let named = parts.iter().enumerate().map(|(number, part)| match (number, part.split_once('"')) {
            (0, _) | (_, None) => (*part).to_owned(),
            (_, Some((id, rest))) => format!("{kind}({more}name: {{ en: \"{id}\" }}, id: \"{id}\"{rest}"),
        });
        written = named.collect();
    }
    written.replace("Multiplier(", "Multiplier(because: { en: \"So.\" }, ")
}

/// An order as the page writes it: `250 cards (gold) + 1 stamp, staff 10 %`.
fn order(catalog: &Catalog, written: &str) -> Order {
    let (lines, more) = written.split_once(", ").unwrap_or((written, ""));
    let lines = lines.split(" + ").enumerate().map(|(number, line)| {
        let (quantity, what) = line.split_once(' ').unwrap();
        let (product, choice) = what.split_once(" (").unwrap_or((what, ""));
        let product = catalog.product(&product.into()).unwrap_or_else(|| panic!("{written}: no {product}"));
        let choice = choice.trim_end_matches(')');
        let option = product.options.iter().find(|option| option.choice(&choice.into()).is_some());
        assert_eq!(option.is_some(), !choice.is_empty(), "{written}");
        OrderLine {
            id: LineId(u32::try_from(number).unwrap()),
            product: product.id.clone(),
            quantity: quantity.parse().unwrap(),
            choices: option.map(|option| (option.id.clone(), choice.into())).into_iter().collect::<Choices>(),
        }
    });
    let mut order = Order { lines: lines.collect(), ..Order::default() };
    let golden = |offer: &&diderot::catalog::Offer| matches!(offer.kind, OfferKind::Multiplier { .. });
    match more.split_once(' ') {
        None => assert!(more.is_empty(), "{written}"),
        Some(("staff", percent)) => order.staff_discount = Percent::parse(percent.trim_end_matches(" %")).unwrap(),
        Some(("times", _)) => order.multiplier = catalog.offers.iter().find(golden).map(|offer| offer.id.clone()),
        Some(("without", "tax")) => order.view = View::Business,
        Some(_) => panic!("{written}: what is '{more}'?"),
    }
    order
}

/// All that the program says about a quote: each figure, and why it is what it is.
fn told(catalog: &Catalog, order: &Order, quote: &Quote) -> String {
    let tongue = Tongue::new(Lang::En, quote.currency);
    let teller = Teller { tongue: &tongue, catalog, quote };
    let mut said = String::new();
    let mut say = |amount: Money| {
        said.push_str(&amount.plain(quote.currency));
        said.push(' ');
    };
    for line in &quote.lines {
        say(line.list);
        say(line.total);
    }
    let goods_after_discount = quote.goods - quote.discount;
    for amount in [quote.goods, quote.discount, goods_after_discount, quote.shipping.price, quote.total] {
        say(amount);
    }
    for figure in figures(quote) {
        let explanation = explain(catalog, order, quote, &figure).unwrap();
        for told in teller.tell(&explanation) {
            told.amount.iter().for_each(|amount| say(*amount));
        }
    }
    for figure in figures(quote) {
        let explanation = explain(catalog, order, quote, &figure).unwrap();
        for told in teller.tell(&explanation) {
            said.push_str(&told.text);
            said.push(' ');
        }
    }
    said
}

/// The numbers in a text, each as it is written.
fn numbers(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(|letter: char| !letter.is_ascii_digit() && letter != '.');
    parts.map(|part| part.trim_matches('.').to_owned()).filter(|part| !part.is_empty())
}
