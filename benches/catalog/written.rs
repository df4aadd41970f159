//! A catalog of any size as files: pretty RON as a shop would keep it, with everything in it that a catalog can have.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

use crate::lots::Lots;

/// How many products or offers stand in one file.
const PER_FILE: usize = 1_000;

/// How many products go together: one that walks start with, one better than it, a service, and what goes with them.
const BLOCK: usize = 20;

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
    write_in(folder, "offers/golden.ron", &list(std::iter::once(golden())))?;
    for picture in 0..PICTURES {
        let media = folder.join(format!("media/picture-{picture}"));
        fs::create_dir_all(&media)?;
        image::GrayImage::new(8, 8).save(media.join("base.png")).map_err(io::Error::other)?;
    }
    let numbers: Vec<usize> = (0..products).collect();
    for (file, numbers) in numbers.chunks(PER_FILE).enumerate() {
        let items = numbers.iter().map(|number| product(*number, &mut lots));
        write_in(folder, &format!("products/{file:03}.ron"), &list(items))?;
        let items = numbers.iter().map(|number| offer(*number));
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
    match number % BLOCK {
        19 => format!("service-{number:06}"),
        _ => format!("product-{number:06}"),
    }
}

fn product(number: usize, lots: &mut Lots) -> String {
    let id = id(number);
    let place = number % BLOCK;
    // What walks start with costs so much more that everything else fits beside it.
    let cents = match place {
        0 => 90_000,
        17 => 95_000,
        _ => lots.between(200, 4_000),
    };
    let amount = |cents: u32| format!("{}.{:02}", cents / 100, cents % 100);
    let price = match number % 4 {
        0 | 3 => format!("each({})", amount(cents)),
        _ if place == 17 => format!("each({})", amount(cents)),
        1 => format!("tiers({{ 1: {}, 10: {}, 50: {} }})", amount(cents), amount(cents - 20), amount(cents - 50)),
        _ => format!("packs({{ 100: {}, 250: {}, 500: {} }})", amount(cents), amount(cents * 2), amount(cents * 3)),
    };
    let more = match place {
        19 => "        kind: service,\n".to_owned(),
        _ if number.is_multiple_of(3) => format!(
            "        options: [\n{}        ],\n        rules: [\n            Excludes(when: (\"finish\", \"gold\"), any_of: [(\"colour\", \"rust\"), (\"colour\", \"navy\")]),\n        ],\n",
            options()
        ),
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
        summary =
            texts(8, &format!("zin die zegt waar nummer {number} goed voor is, zoals mensen hem zouden schrijven.")),
        weight = if place == 17 { 950 } else { lots.between(80, 900) },
        recycled = if place == 17 { 100 } else { lots.between(0, 100) },
        feel = lots.pick(&["smooth", "velvet", "fibre"]),
        picture = number % PICTURES,
        style = lots.pick(&COLOURS),
    )
}

fn options() -> String {
    let choice = |id: &str, more: &str| {
        let name = texts(24, id);
        format!(
            "                    Choice(\n                        id: \"{id}\",\n                        name: {name},\n{more}                    ),\n"
        )
    };
    let option = |id: &str, choices: String| {
        let name = texts(16, id);
        format!(
            "            Option(\n                id: \"{id}\",\n                name: {name},\n                choices: [\n{choices}                ],\n            ),\n"
        )
    };
    let colours = COLOURS.iter().enumerate().map(|(place, colour)| {
        let extra = if place > 2 { "                        per_line: 3.00,\n" } else { "" };
        choice(colour, &format!("{extra}                        tint: \"#1c2a4a\",\n"))
    });
    let finishes =
        [("none", ""), ("gold", "                        per_unit: 0.02,\n                        finish: gold,\n")];
    let finishes = finishes.iter().map(|(finish, more)| choice(finish, more));
    option("colour", colours.collect()) + &option("finish", finishes.collect())
}

/// An offer about a product and those that stand with it: what walks start with is the first of each twenty.
fn offer(number: usize) -> String {
    let place = number % BLOCK;
    let hook = number - place;
    let because = texts(8, &format!("reden voor {number}."));
    let with = |first: usize, second: usize| {
        format!("[\n            \"{}\",\n            \"{}\",\n        ]", id(first), id(second))
    };
    let of = |first: usize, second: usize| {
        format!("{{\n            \"{}\": 1,\n            \"{}\": 2,\n        }}", id(first), id(second))
    };
    let bundle = |first: usize, second: usize, cheaper: &str| {
        let name = texts(8, &format!("set {number}"));
        format!(
            "    Bundle(\n        name: {name},\n        of: {},\n        {cheaper},\n        because: {because},\n    ),\n",
            of(first, second)
        )
    };
    let product = id(number);
    match place {
        0 => bundle(hook, hook + 4, "off: percent(12)") + &bundle(hook + 1, hook + 8, "price: 2.50"),
        17 => format!(
            "    Upgrade(\n        from: \"{}\",\n        to: \"{product}\",\n        because: {because},\n        fits: {{\n            \"use\": [\"fair\"],\n        }},\n    ),\n",
            id(hook)
        ),
        19 => format!(
            "    Service(\n        with: {},\n        product: \"{product}\",\n        because: {because},\n    ),\n",
            with(hook, hook + 1)
        ),
        _ => {
            let together = if place.is_multiple_of(4) { "        together: 1.90,\n" } else { "" };
            format!(
                "    Accessory(\n        with: {},\n        product: \"{product}\",\n{together}        because: {because},\n    ),\n",
                with(hook, hook + 17)
            )
        }
    }
}

fn golden() -> String {
    let because = texts(8, "reden voor alles.");
    format!(
        "    Multiplier(\n        times: 2,\n        surcharge: percent(25),\n        because: {because},\n    ),\n"
    )
}

fn flow(products: usize) -> String {
    let hooks: Vec<String> = (0..products).step_by(BLOCK).map(|number| format!("\"{}\"", id(number))).collect();
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
