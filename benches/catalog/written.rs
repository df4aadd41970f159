//! A catalog of any size as files: pretty RON as a shop would keep it, with everything in it that a catalog can have.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

use crate::lots::Lots;

/// How many products or offers stand in one file.
const PER_FILE: usize = 1_000;

/// How many pictures the products share.
const PICTURES: usize = 40;

/// The languages of the texts, with what they begin with.
const LANGUAGES: [(&str, &str); 4] = [("nl", "Nederlandse"), ("fy", "Fryske"), ("en", "English"), ("de", "Deutsche")];

const COLOURS: [&str; 6] = ["white", "ivory", "sage", "rust", "navy", "black"];

/// Writes a catalog of so many products into a folder.
pub(crate) fn write(folder: &Path, products: usize) -> io::Result<()> {
    let mut lots = Lots::new(products as u64);
    write_in(folder, "shop.ron", SHOP)?;
    write_in(folder, "attributes.ron", ATTRIBUTES)?;
    write_in(folder, "flow.ron", &flow(products))?;
    for picture in 0..PICTURES {
        write_in(folder, &format!("media/picture-{picture}/product.json"), "{}")?;
    }
    let numbers: Vec<usize> = (0..products).collect();
    for (file, numbers) in numbers.chunks(PER_FILE).enumerate() {
        let items = numbers.iter().map(|number| product(*number, &mut lots));
        write_in(folder, &format!("products/{file:03}.ron"), &list(items))?;
        let items = numbers.iter().filter_map(|number| offer(*number, products));
        write_in(folder, &format!("offers/{file:03}.ron"), &list(items))?;
    }
    Ok(())
}

/// Writes a file, and the folders that it is in.
fn write_in(folder: &Path, name: &str, text: &str) -> io::Result<()> {
    let path = folder.join(name);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, text)
}

/// Items as a file.
fn list(items: impl Iterator<Item = String>) -> String {
    format!("// One of many files.\n[\n{}]\n", items.collect::<String>())
}

/// A text in every language, over several lines.
fn texts(indent: usize, what: &str) -> String {
    let mut written = "{\n".to_owned();
    for (code, language) in LANGUAGES {
        // Writing to a string can't fail.
        writeln!(written, "{:1$}{code}: \"{language} {what}\",", "", indent + 4).unwrap_or_default();
    }
    write!(written, "{:1$}}}", "", indent).unwrap_or_default();
    written
}

/// The name that a product has in the files.
fn id(number: usize) -> String {
    match number % 20 {
        19 => format!("service-{number:06}"),
        _ => format!("product-{number:06}"),
    }
}

fn product(number: usize, lots: &mut Lots) -> String {
    let id = id(number);
    let cents = lots.between(200, 90_000);
    let amount = |cents: u32| format!("{}.{:02}", cents / 100, cents % 100);
    let price = match number % 4 {
        0 | 3 => format!("each({})", amount(cents)),
        1 => format!("tiers({{ 1: {}, 10: {}, 50: {} }})", amount(cents), amount(cents - 20), amount(cents - 50)),
        _ => format!("packs({{ 100: {}, 250: {}, 500: {} }})", amount(cents), amount(cents * 2), amount(cents * 3)),
    };
    let more = match number % 20 {
        19 => "        kind: service,\n".to_owned(),
        _ if number.is_multiple_of(3) => format!("        options: [\n{}        ],\n        rules: [\n            Excludes(when: (\"finish\", \"gold\"), any_of: [(\"colour\", \"rust\"), (\"colour\", \"navy\")]),\n        ],\n", options()),
        _ => String::new(),
    };
    format!(
        "    Product(
        id: \"{id}\",
        name: {name},
        summary: {summary},
        price: {price},
        compare: {{
            \"weight\": {weight},
            \"recycled\": {recycled},
            \"feel\": \"{feel}\",
        }},
{more}        picture: \"picture-{picture}\",
        style: [
            \"{style}\",
            \"paper\",
        ],
    ),
",
        name = texts(8, &format!("naam {number}")),
        summary = texts(8, &format!("zin die zegt waar nummer {number} goed voor is, zoals mensen hem zouden schrijven.")),
        weight = lots.between(80, 900),
        recycled = lots.between(0, 100),
        feel = lots.pick(&["smooth", "velvet", "fibre"]),
        picture = number % PICTURES,
        style = lots.pick(&COLOURS),
    )
}

fn options() -> String {
    let choice = |id: &str, more: &str| {
        let name = texts(24, id);
        format!("                    Choice(\n                        id: \"{id}\",\n                        name: {name},\n{more}                    ),\n")
    };
    let option = |id: &str, choices: String| {
        let name = texts(16, id);
        format!("            Option(\n                id: \"{id}\",\n                name: {name},\n                choices: [\n{choices}                ],\n            ),\n")
    };
    let colours = COLOURS.iter().enumerate().map(|(place, colour)| {
        let extra = if place > 2 { "                        per_line: 3.00,\n" } else { "" };
        choice(colour, &format!("{extra}                        tint: \"#1c2a4a\",\n"))
    });
    let finishes = [("none", ""), ("gold", "                        per_unit: 0.02,\n                        finish: gold,\n")];
    let finishes = finishes.iter().map(|(finish, more)| choice(finish, more));
    option("colour", colours.collect()) + &option("finish", finishes.collect())
}

/// An offer about a product and its neighbours; none for every third.
fn offer(number: usize, products: usize) -> Option<String> {
    // Only products whose number has one of these remainders have a price for each; services are none of those.
    let single = |number: usize| id(number / 20 * 20 + number % 4 * 4);
    let next = number.is_multiple_of(20).then(|| id((number + 4).min(products - 1)));
    let because = texts(8, &format!("reden om {number} ook te nemen."));
    let what = match number % 6 {
        _ if number == 0 => format!("Multiplier(\n        times: 2,\n        surcharge: percent(25),\n        because: {because},\n"),
        0 => format!("Upgrade(\n        id: \"upgrade-{number}\",\n        from: \"{}\",\n        to: \"{}\",\n        because: {because},\n        fits: {{\n            \"use\": [\"fair\"],\n        }},\n", single(number), next.unwrap_or_else(|| id(number / 20 * 20 + 17))),
        1 => format!("Accessory(\n        id: \"accessory-{number}\",\n        with: [\n            \"{}\",\n            \"{}\",\n        ],\n        product: \"{}\",\n        together: 1.50,\n        because: {because},\n", id(number / 20 * 20 + 1), id(number / 20 * 20 + 2), single(number)),
        2 => format!("Bundle(\n        id: \"bundle-{number}\",\n        name: {},\n        of: {{\n            \"{}\": 1,\n            \"{}\": 2,\n        }},\n        off: percent(12),\n        because: {because},\n", texts(8, &format!("set {number}")), id(number / 20 * 20 + 5), single(number)),
        3 => format!("Bundle(\n        id: \"fixed-{number}\",\n        name: {},\n        of: {{\n            \"{}\": 1,\n            \"{}\": 2,\n        }},\n        price: 2.50,\n        because: {because},\n", texts(8, &format!("set {number}")), id(number / 20 * 20 + 1), single(number)),
        4 => format!("Service(\n        id: \"doing-{number}\",\n        with: [\n            \"{}\",\n        ],\n        product: \"{}\",\n        because: {because},\n", single(number), id(number / 20 * 20 + 19)),
        _ => return None,
    };
    Some(format!("    {what}    ),\n"))
}

fn flow(products: usize) -> String {
    let hooks: Vec<String> = (0..products).step_by((products / 50).max(1) / 20 * 20).map(|number| format!("\"{}\"", id(number))).collect();
    let named = |indent| texts(indent, "vraag of antwoord");
    format!(
        "Flow(
    hooks: [{}],
    questions: [
        Question(
            id: \"use\",
            ask: {},
            answers: [
                Answer(id: \"fair\", name: {}),
                Answer(id: \"daily\", name: {}),
            ],
        ),
    ],
)
",
        hooks.join(", "),
        named(12),
        named(16),
        named(16)
    )
}

const SHOP: &str = r##"Shop(
    name: { nl: "Groothandel", fy: "Gruthannel", en: "Wholesale", de: "Großhandel" },
    currency: "EUR",
    languages: [nl, fy, en, de],
    prices_include_tax: true,
    taxes: { "standard": percent(21) },
    shipping: Shipping(price: 3.95, free_from: 25.00, tax: "standard"),
    look: Look(accent: "#1D5B4A"),
)
"##;

const ATTRIBUTES: &str = r#"[
    Number(
        id: "weight",
        name: { nl: "Gewicht", fy: "Gewicht", en: "Weight", de: "Gewicht" },
        says: { nl: "{n} g", fy: "{n} g", en: "{n} g", de: "{n} g" },
        better: more,
    ),
    Number(
        id: "recycled",
        name: { nl: "Hergebruikt", fy: "Werbrûkt", en: "Recycled", de: "Recycelt" },
        says: { nl: "{n} %", fy: "{n} %", en: "{n} %", de: "{n} %" },
        better: more,
    ),
    Words(
        id: "feel",
        name: { nl: "Gevoel", fy: "Gefoel", en: "Feel", de: "Haptik" },
        words: {
            "smooth": { nl: "glad", fy: "glêd", en: "smooth", de: "glatt" },
            "velvet": { nl: "fluweel", fy: "fluwiel", en: "velvet", de: "Samt" },
            "fibre": { nl: "vezel", fy: "fezel", en: "fibre", de: "Faser" },
        },
    ),
]
"#;
