//! Owns a small sound catalog, in which tests make mistakes.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Cursor;
use std::path::Path;

use super::super::gather::CatalogSource;
use super::super::report::Finding;
use super::super::{LoadFailure, Loaded, load};
use crate::catalog::{Place, Problem};
use crate::storage::media::{Media, MediaReadError};

const SHOP: &str = r##"Shop(
    name: { nl: "De Drukkerij", en: "The Print Shop" },
    currency: "EUR",
    languages: [nl, en],
    prices_include_tax: true,
    taxes: { "standard": percent(21), "reduced": percent(9) },
    shipping: Shipping(price: 3.95, free_from: 25, tax: "standard"),
    personalised: true,
    staff_discount: percent(10),
    look: Look(accent: "#1D5B4A"),
)
"##;

const ATTRIBUTES: &str = r#"[
    Number(id: "weight", name: { nl: "Gewicht", en: "Weight" }, says: { nl: "{n} g", en: "{n} g" }, better: more, bar: true),
    Words(id: "feel", name: { nl: "Gevoel", en: "Feel" }, words: {
        "smooth": { nl: "glad", en: "smooth" },
        "velvet": { nl: "fluweel", en: "velvet" },
    }),
]
"#;

const PRODUCTS: &str = r##"// What is sold.
[
    Product(
        id: "cards",
        name: { nl: "Kaartjes", en: "Cards" },
        summary: { nl: "Mooi.", en: "Fine." },
        price: packs({ 100: 19.99, 250: 29.99 }),
        usual_quantity: 250,
        compare: { "weight": 300, "feel": "smooth" },
        options: [
            Option(id: "paper", name: { nl: "Papier", en: "Paper" }, choices: [
                Choice(id: "white", name: { nl: "wit", en: "white" }),
                Choice(id: "kraft", name: { nl: "kraft", en: "kraft" }, per_unit: 0.02, per_line: 9.00, tint: "#1c2a4a"),
            ]),
            Option(id: "foil", name: { nl: "Folie", en: "Foil" }, choices: [
                Choice(id: "none", name: { nl: "geen", en: "none" }),
                Choice(id: "gold", name: { nl: "goud", en: "gold" }, per_line: 5, finish: gold),
            ]),
        ],
        rules: [
            Excludes(when: ("foil", "gold"), any_of: [("paper", "kraft")]),
        ],
        picture: "cards",
        style: ["white", "paper"],
    ),
    Product(
        id: "soft", name: { nl: "Zacht", en: "Soft" }, summary: { nl: "Zacht.", en: "Soft." },
        price: packs({ 100: 24.99, 250: 36.99 }), tax: "reduced", picture: "cards", compare: { "weight": 350, "feel": "velvet" },
    ),
    Product(
        id: "box", name: { nl: "Doos", en: "Box" }, summary: { nl: "Een doos.", en: "A box." },
        price: tiers({ 1: 4.95, 10: 3.95 }), picture: "box",
    ),
    Product(
        id: "check", name: { nl: "Controle", en: "Check" }, summary: { nl: "Nagekeken.", en: "Checked." },
        kind: service, price: each(9.95), picture: "box",
    ),
    Product(
        id: "rush", name: { nl: "Spoed", en: "Rush" }, summary: { nl: "Eerder.", en: "Sooner." },
        kind: service, price: share(of: ["cards", "soft"], percent: percent(15)), picture: "box",
    ),
]
"##;

const OFFERS: &str = r#"[
    Upgrade(from: "cards", to: "soft", because: { nl: "Zachter.", en: "Softer." }, fits: { "use": ["fair"] }),
    Accessory(with: ["cards"], product: "box", quantity: 2, together: 7.95, because: { nl: "Past.", en: "Fits." }),
    Bundle(id: "set", name: { nl: "Set", en: "Set" }, of: { "cards": 1, "box": 1 }, off: percent(12), because: { nl: "Samen.", en: "Together." }),
    Bundle(name: { nl: "Vast", en: "Fixed" }, of: { "soft": 1, "box": 2 }, pack: { "soft": 100 }, price: 30, because: { nl: "Samen.", en: "Together." }),
    Service(with: ["cards"], product: "check", because: { nl: "Zeker.", en: "Sure." }),
    Service(with: ["soft"], product: "rush", because: { nl: "Haast.", en: "Haste." }),
    Multiplier(times: 2, surcharge: percent(25), because: { nl: "Twee.", en: "Two." }),
]
"#;

const RULES: &str = r#"[
    Excludes(when: "box", any_of: [("cards", "foil", "gold")], because: { nl: "Goud krast.", en: "Gold scratches." }),
    Requires(when: "check", any_of: ["cards", "soft"], because: { nl: "Iets te controleren.", en: "Something to check." }),
]
"#;

const FLOW: &str = r#"Flow(
    hooks: ["cards"],
    questions: [
        Question(id: "use", ask: { nl: "Waarvoor?", en: "What for?" }, hooks: ["cards"], answers: [
            Answer(id: "fair", name: { nl: "Beurs", en: "Fair" }, hint: { nl: "Veel.", en: "Many." }),
            Answer(id: "daily", name: { nl: "Dagelijks", en: "Daily" }),
        ]),
    ],
    steps: [upgrade, accessories, bundle, services, multiplier],
    offers_per_step: 3, stop_after_declines: 2, cap: percent(25), cap_for_free_hook: 10.00,
)
"#;

/// A catalog in memory.
#[derive(Clone, Debug)]
pub(super) struct Sample {
    pub(super) files: BTreeMap<String, Vec<u8>>,
    pictures: Pictures,
}

/// The files of the pictures.
#[derive(Clone, Debug)]
enum Pictures {
    /// These.
    These(BTreeMap<String, Vec<u8>>),
    /// One for every name that is asked for.
    All,
}

impl Media for Pictures {
    fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, MediaReadError> {
        let bytes = match self {
            Self::These(files) => files.get(path).cloned(),
            Self::All => is_base(path).then(|| png(4, 4)),
        };
        bytes.map(Cow::from).ok_or_else(|| MediaReadError::Missing { path: path.to_owned() })
    }

    fn exists(&self, path: &str) -> bool {
        match self {
            Self::These(files) => files.contains_key(path),
            Self::All => is_base(path),
        }
    }

    fn folders(&self) -> Vec<String> {
        let Self::These(files) = self else { return Vec::new() };
        let folders = files.keys().filter_map(|path| path.split_once('/'));
        folders.map(|(folder, _)| folder.to_owned()).collect::<BTreeSet<_>>().into_iter().collect()
    }
}

/// Whether a file is all that a plain picture has.
fn is_base(path: &str) -> bool {
    path.rsplit('/').next() == Some("base.png")
}

/// A picture of so many pixels.
pub(super) fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image::GrayImage::new(width, height).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

impl CatalogSource for Sample {
    fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Finding> {
        Ok(self.files.get(name).cloned())
    }

    fn list(&self, folder: &str) -> Result<Vec<String>, Finding> {
        Ok(self.files.keys().filter(|name| name.starts_with(&format!("{folder}/"))).cloned().collect())
    }

    fn entries(&self, folder: &str) -> Vec<String> {
        let within = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let inner = self.files.keys().filter_map(|name| name.strip_prefix(&within));
        let entries =
            inner.map(|name| name.split_once('/').map_or(name.to_owned(), |(folder, _)| format!("{folder}/")));
        entries.collect::<BTreeSet<_>>().into_iter().collect()
    }

    fn media(&self) -> &dyn Media {
        &self.pictures
    }
}

impl Sample {
    /// The sound catalog.
    pub(super) fn new() -> Self {
        let texts = [
            ("shop.ron", SHOP),
            ("attributes.ron", ATTRIBUTES),
            ("products/all.ron", PRODUCTS),
            ("offers/all.ron", OFFERS),
            ("rules/all.ron", RULES),
            ("flow.ron", FLOW),
        ];
        let files = texts.into_iter().map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())).collect();
        let description = br#"{ "files": { "base": "base.png", "shade": "shade.png" } }"#.to_vec();
        let pictures = [
            ("cards/product.json", description),
            ("cards/base.png", png(8, 8)),
            ("cards/shade.png", png(8, 8)),
            ("box/base.png", png(4, 4)),
        ];
        let pictures = pictures.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect();
        Self { files, pictures: Pictures::These(pictures) }
    }

    /// The same with something else in one place of one file. Names like `products` mean `products/all.ron`.
    pub(super) fn with(mut self, file: &str, from: &str, to: &str) -> Self {
        let name = if file.contains(['/', '.']) { file.to_owned() } else { format!("{file}/all.ron") };
        let bytes = self.files.get_mut(&name).unwrap_or_else(|| panic!("there is no {name}"));
        let text = std::str::from_utf8(bytes).unwrap();
        assert!(text.contains(from), "{from} is not in {name}");
        *bytes = text.replacen(from, to, 1).into_bytes();
        self
    }

    /// The same with a file called something else.
    pub(super) fn renamed(mut self, from: &str, to: &str) -> Self {
        let bytes = self.files.remove(from).unwrap();
        self.files.insert(to.to_owned(), bytes);
        self
    }

    /// The same with one file more.
    pub(super) fn and(mut self, name: &str, text: &str) -> Self {
        self.files.insert(name.to_owned(), text.as_bytes().to_vec());
        self
    }

    /// The same with something else as a file of a picture, or without it.
    pub(super) fn picture(mut self, name: &str, bytes: Option<Vec<u8>>) -> Self {
        match (&mut self.pictures, bytes) {
            (Pictures::These(files), Some(bytes)) => drop(files.insert(name.to_owned(), bytes)),
            (Pictures::These(files), None) => drop(files.remove(name)),
            (Pictures::All, _) => {}
        }
        self
    }

    /// The files of its pictures.
    pub(super) fn pictures(&self) -> BTreeMap<String, Vec<u8>> {
        match &self.pictures {
            Pictures::These(files) => files.clone(),
            Pictures::All => BTreeMap::new(),
        }
    }

    /// What is wrong with it, as codes with the pieces that they are about, and other pieces behind a line.
    pub(super) fn pieces(&self) -> Vec<String> {
        let piece = |place: &Place| {
            let text =
                self.files.get(&place.file).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default();
            text.get(place.span.clone()).filter(|piece| !piece.is_empty()).unwrap_or(&place.file).to_owned()
        };
        let told = |problem: &Problem| {
            let places = std::iter::once(&problem.place).chain(problem.also.iter().map(|(place, _)| place));
            format!("{} {}", problem.code, places.map(piece).collect::<Vec<_>>().join(" | "))
        };
        self.problems().iter().map(told).collect()
    }

    /// Reads it.
    pub(super) fn load(&self) -> Result<Loaded, LoadFailure> {
        load(self)
    }

    /// What is wrong with it.
    pub(super) fn problems(&self) -> Vec<Problem> {
        match self.load() {
            Ok(loaded) => loaded.warnings,
            Err(failure) => failure.problems,
        }
    }

    /// What is wrong with it, as codes and places.
    pub(super) fn places(&self) -> Vec<String> {
        self.problems().iter().map(|problem| format!("{} {}", problem.code, problem.place)).collect()
    }
}

/// The texts of a shipped catalog, with a picture for everything.
pub(super) fn shipped(name: &str) -> Sample {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogs").join(name);
    let mut files = BTreeMap::new();
    for folder in ["", "products", "offers", "rules"] {
        for entry in fs::read_dir(root.join(folder)).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "ron") {
                let name = Path::new(folder).join(path.file_name().unwrap());
                files.insert(name.to_str().unwrap().to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    assert!(!files.is_empty(), "there is no catalog {name}");
    Sample { files, pictures: Pictures::All }
}

/// Makes one mistake after another in the sound catalog, and expects just one problem, of a kind and where the mark `^` is.
pub(super) fn each_is_found(file: &str, mistakes: &[(&str, &str, &str)]) {
    for (code, from, to) in mistakes {
        let marked = Sample::new().with(file, from, to);
        let name = if file.contains('.') { file.to_owned() } else { format!("{file}/all.ron") };
        let text = String::from_utf8(marked.files[&name].clone()).unwrap();
        let mark = text.find('^').unwrap_or_else(|| panic!("no mark in {to}"));
        let line = text[..mark].matches('\n').count() + 1;
        let column = text[..mark].chars().rev().take_while(|letter| *letter != '\n').count() + 1;
        let found = Sample::new().with(file, from, &to.replace('^', "")).places();
        assert_eq!(found, [format!("{code} {name}:{line}:{column}")], "{to}");
    }
}
