//! The house's arrows: which folder may not name what. See `HOUSE.md` and `src/lib.rs`.

#![expect(clippy::unwrap_used, reason = "a helper of tests that can not go on ends the test")]

use std::fs;
use std::path::{Path, PathBuf};

/// Folders of `src` (or a file of it), and what their code may not name.
const RULES: &[(&[&str], &[&str])] = &[
    // money ← catalog ← pricing ← compatibility ← flow ← insight
    (&["money"], &["crate::catalog", "crate::pricing", "crate::compatibility", "crate::flow", "crate::insight"]),
    (&["catalog"], &["crate::pricing", "crate::compatibility", "crate::flow", "crate::insight"]),
    (&["pricing"], &["crate::compatibility", "crate::flow", "crate::insight"]),
    (&["compatibility"], &["crate::flow", "crate::insight"]),
    // Packing knows numbers, and nothing else of the house.
    (&["packing"], &["crate::money", "crate::catalog", "crate::pricing", "crate::compatibility", "crate::flow"]),
    (&["flow"], &["crate::insight"]),
    // The core draws nothing, reads nothing, and knows neither time nor chance.
    (CORE, &["crate::storage", "crate::export", "crate::artwork", "crate::ui", "crate::app", "crate::cli"]),
    (CORE, &["egui", "eframe", "image::", "resvg", "rand::", "ron", "clap", "rusqlite"]),
    (CORE, &["std::fs", "std::io", "std::net", "std::process", "std::env", "std::time", "SystemTime", "Instant"]),
    // Money is counted in whole units.
    (&["money", "catalog", "pricing", "compatibility", "flow"], &["f32", "f64"]),
    // Synthetic buyers stand on the core alone, and nobody but the command line knows of them.
    (&["simulation"], &["crate::storage", "crate::export", "crate::artwork", "crate::ui", "crate::app", "crate::cli"]),
    (&["simulation"], &["egui", "eframe", "std::fs", "std::io", "std::net", "std::process", "std::env", "rand::"]),
    (&["simulation"], &["SystemTime", "Instant", "Zoned::now", "Timestamp::now", "RandomState"]),
    (CORE, &["crate::simulation"]),
    (&["storage", "export", "artwork", "ui", "app"], &["crate::simulation"]),
    // A kiosk's rules draw nothing, read nothing, and are told what time it is.
    (&["kiosk"], &["crate::storage", "crate::export", "crate::artwork", "crate::ui", "crate::app", "crate::cli"]),
    (&["kiosk"], &["egui", "eframe", "std::fs", "std::io", "std::net", "std::process", "std::env", "std::thread"]),
    (&["kiosk"], &["SystemTime", "Instant", "jiff"]),
    // Those that stand on the core never import each other, bar ui showing what artwork made.
    (&["storage"], &["crate::export", "crate::artwork", "crate::ui"]),
    (&["export"], &["crate::storage", "crate::artwork", "crate::ui"]),
    // A document is the same whenever it is made.
    (&["export"], &["egui", "eframe", "std::fs", "std::env", "std::time", "SystemTime", "Instant", "rand::"]),
    // What is said alike knows neither screens nor pages.
    (&["wording"], &["crate::storage", "crate::export", "crate::artwork", "crate::ui", "crate::app", "crate::cli"]),
    (&["wording"], &["egui", "eframe", "krilla", "std::fs", "std::time", "SystemTime"]),
    (&["artwork"], &["crate::storage", "crate::export", "crate::ui"]),
    (&["ui"], &["crate::storage", "crate::export"]),
    // ui never touches files or the network.
    (&["ui"], &["std::fs", "std::net", "std::process", "File::open", "File::create"]),
    // Nobody but app and cli names app and cli.
    (&["artwork", "export", "storage", "ui"], &["crate::app", "crate::cli"]),
    // Only the command line writes to the terminal, and only main exits.
    (&["app", "artwork", "cli", "export", "storage", "ui"], &["process::exit"]),
];

/// The folders of the core.
const CORE: &[&str] = &["money", "catalog", "packing", "pricing", "compatibility", "flow", "insight"];

/// Ways to make a colour out of raw numbers: only the theme may.
const RAW_COLOURS: &[&str] = &[
    "Color32::from_rgb",
    "Color32::from_rgba",
    "Color32::from_gray",
    "Color32::from_black_alpha",
    "Color32::from_white_alpha",
    "Color32::from_hex",
    "hex_color!",
    "Color32::WHITE",
    "Color32::BLACK",
    "Color32::RED",
    "Color32::GREEN",
    "Color32::BLUE",
    "Color32::YELLOW",
    "Color32::GRAY",
    "Color32::DARK_",
    "Color32::LIGHT_",
];

/// Ways to make a font out of a raw size: only the theme may.
const RAW_FONTS: &[&str] = &["FontId::new", "FontId::proportional", "FontId::monospace"];

/// Where raw colours and sizes are at home: the theme, and the painter, for which a colour is data.
const HOMES_OF_RAW: &[&str] = &["ui/theme/", "ui/painter/"];

#[test]
fn every_folder_keeps_to_its_arrows() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut looked_at = 0;
    let mut breaches = Vec::new();
    for path in rust_files(&source) {
        let name = path.strip_prefix(&source).unwrap().display().to_string().replace('\\', "/");
        breaches.extend(breaches_of(&name, &fs::read_to_string(&path).unwrap()));
        looked_at += 1;
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
    assert!(looked_at >= 40, "only {looked_at} files were looked at");
}

/// The only places that read what products cost the shop: pricing's margins, and the check that reads the files.
const READS_COSTS: &[&str] = &["catalog/", "pricing/margin.rs", "storage/catalog_files/"];

/// The only places that show what the shop earns: the salesperson's desk, and of that not the customer's display.
const SHOWS_MARGINS: &[&str] = &["pricing/", "app/counter/", "ui/screens/counter/"];

#[test]
fn no_buyer_can_see_what_the_shop_earns() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut breaches = Vec::new();
    for path in rust_files(&source) {
        let name = path.strip_prefix(&source).unwrap().display().to_string().replace('\\', "/");
        let code = without_comments_and_strings(&fs::read_to_string(&path).unwrap());
        let is_in = |homes: &[&str]| homes.iter().any(|home| name.starts_with(home));
        let reads = code.contains(".cost(&") || code.contains("catalog::Cost") || code.contains("with_costs");
        let shows = ["Margin", "margins"].iter().any(|word| code.lines().any(|line| names(line, word)));
        let layout = code.contains("egui::") && !code.contains("pricing::");
        if reads && !is_in(READS_COSTS) {
            breaches.push(format!("src/{name} reads costs"));
        }
        if shows && !layout && (!is_in(SHOWS_MARGINS) || name.ends_with("counter/display.rs")) {
            breaches.push(format!("src/{name} shows margins"));
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn a_planted_breach_is_found() {
    let planted = [
        ("money/amount.rs", "use crate::catalog::Shop;"),
        ("pricing/goods.rs", "use crate::{catalog::Shop, flow::State};"),
        ("catalog/shop.rs", "use super::super::pricing::Quote;"),
        ("flow/session/mod.rs", "fn f() { std::fs::remove_file(\"x\"); }"),
        ("flow/step.rs", "use std::{fmt, time::Duration};"),
        ("pricing/unit.rs", "let price: f64 = 0.0;"),
        ("packing/search.rs", "use crate::pricing::Quote;"),
        ("compatibility/mod.rs", "use crate::flow::State;"),
        ("ui/screens/hook.rs", "use crate::storage::load_builtin;"),
        ("ui/screens/hook.rs", "let c = egui::Color32::from_rgb(1, 2, 3);"),
        ("ui/widgets/card.rs", "let font = FontId::new(18.0, face);"),
        ("ui/widgets/card.rs", "let c = Color32::DARK_GREEN;"),
        ("artwork/logo.rs", "use crate::ui::theme;"),
        ("storage/media.rs", "crate::app::run();"),
        ("export/quote.rs", "use crate::artwork::Studio;"),
        ("export/pdf.rs", "std::fs::write(path, bytes);"),
        ("wording/mod.rs", "use crate::ui::theme;"),
        ("simulation/crowd.rs", "use crate::storage::journal::Journal;"),
        ("simulation/lots.rs", "let now = std::time::SystemTime::now();"),
        ("flow/session/mod.rs", "use crate::simulation::Crowd;"),
        ("kiosk/lockout.rs", "let now = std::time::Instant::now();"),
    ];
    for (name, line) in planted {
        let source = format!("//! Owns.\n\n{line}\n");
        let found = breaches_of(name, &source);
        assert_eq!(found.len(), 1, "{name}: {line}: {found:?}");
        assert!(found[0].starts_with(&format!("src/{name}:3: ")), "{found:?}");
    }
}

#[test]
fn what_is_no_code_is_no_breach() {
    let innocent = "
        //! Unlike `crate::flow`, it knows no `std::fs`.
        /* crate::ui /* nested */ crate::app */
        use crate::money::Money; // not crate::flow
        const TEXT: &str = \"crate::flow \\\" crate::ui\";
        const RAW: &str = r#\"crate::flow \" crate::ui\"#;
        const LETTER: char = '\"'; const NEXT: &str = \"crate::flow\";
        fn imaged<'a>(text: &'a str) -> &'a str { text }
        let random = operand + errand;
    ";
    assert_eq!(breaches_of("pricing/unit.rs", innocent), Vec::<String>::new());
    assert_eq!(breaches_of("ui/theme/palette.rs", "Color32::from_rgb(1, 2, 3)"), Vec::<String>::new());
    assert_eq!(breaches_of("ui/screens/card.rs", "use crate::artwork::Logo;"), Vec::<String>::new());
}

/// What a file names though its folder may not, each with its line.
fn breaches_of(name: &str, source: &str) -> Vec<String> {
    let folder = name.split('/').next().unwrap_or_default();
    let code = spelled_out(&without_comments_and_strings(source));
    let banned = RULES.iter().filter(|(folders, _)| folders.contains(&folder)).flat_map(|(_, banned)| banned.iter());
    let raw = RAW_COLOURS.iter().chain(RAW_FONTS).filter(|_| !HOMES_OF_RAW.iter().any(|home| name.starts_with(home)));
    let banned: Vec<&&str> = banned.chain(raw).collect();
    let mut breaches = Vec::new();
    for (number, line) in (1..).zip(code.lines()) {
        for word in banned.iter().filter(|word| names(line, word)) {
            breaches.push(format!("src/{name}:{number}: '{word}' has no place in {folder}"));
        }
    }
    breaches
}

/// Whether a line of code names something, as whole words.
fn names(line: &str, word: &str) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    line.match_indices(word).any(|(start, _)| {
        let before = line[..start].chars().next_back();
        let after = line[start + word.len()..].chars().next();
        // `Color32::from_rgb` means `from_rgb_additive` too.
        let open_ended = word.starts_with("Color32::");
        !before.is_some_and(is_part) && (open_ended || !after.is_some_and(is_part))
    })
}

/// The code with grouped and relative paths written out on their own line: `use crate::{catalog::Shop, flow::State};`
/// becomes `crate::catalog::Shop crate::flow::State`.
fn spelled_out(code: &str) -> String {
    let spelled = code.lines().map(|line| {
        // From a file in a folder's own module, one `super` is the folder, and the next one the crate.
        let line = line.replace("super::super::", "crate::");
        let Some((before, group)) = line.split_once("::{") else { return line };
        let root = before.rsplit([' ', '(']).next().unwrap_or_default();
        let names = group.split([',', '}', ';']).map(str::trim).filter(|name| !name.is_empty());
        let spelled: Vec<String> = names.map(|name| format!("{root}::{name}")).collect();
        format!("{} {}", before, spelled.join(" "))
    });
    spelled.collect::<Vec<_>>().join("\n")
}

/// The code of a file: comments, strings and letters are blank, lines stay where they are.
fn without_comments_and_strings(source: &str) -> String {
    let mut code = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(letter) = rest.chars().next() {
        let length = skipped(rest, code.chars().next_back());
        let (piece, after) = rest.split_at(length.unwrap_or(letter.len_utf8()));
        if length.is_some() {
            code.push(' ');
            code.extend(piece.chars().filter(|letter| *letter == '\n'));
        } else {
            code.push_str(piece);
        }
        rest = after;
    }
    code
}

/// How many bytes of a comment, string or letter start here; nothing where code does.
fn skipped(rest: &str, before: Option<char>) -> Option<usize> {
    if rest.starts_with("//") {
        return Some(rest.find('\n').unwrap_or(rest.len()));
    }
    if rest.starts_with("/*") {
        return Some(end_of_block(rest));
    }
    if rest.starts_with('"') {
        return Some(end_of_string(rest));
    }
    let in_word = before.is_some_and(|letter| letter.is_alphanumeric() || letter == '_');
    if let Some(hashes) =
        rest.strip_prefix('r').filter(|_| !in_word).and_then(|raw| raw.split_once('"')).map(|(hashes, _)| hashes)
        && hashes.chars().all(|letter| letter == '#')
    {
        let end = format!("\"{hashes}");
        let start = hashes.len() + 2;
        return Some(rest[start..].find(&end).map_or(rest.len(), |found| start + found + end.len()));
    }
    // A letter such as '"' or '\'', but not a lifetime.
    let letter = rest.strip_prefix('\'')?;
    let meant = letter.strip_prefix('\\').unwrap_or(letter);
    let length = letter.len() - meant.len() + meant.chars().next()?.len_utf8();
    letter.get(length..)?.starts_with('\'').then_some(length + 2)
}

fn end_of_block(rest: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while let Some(here) = rest.get(at..).filter(|here| !here.is_empty()) {
        if here.starts_with("/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if here.starts_with("*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += here.chars().next().map_or(1, char::len_utf8);
        }
    }
    rest.len()
}

fn end_of_string(rest: &str) -> usize {
    let mut escaped = false;
    for (place, letter) in rest.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return place + 1,
            _ => {}
        }
    }
    rest.len()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}
