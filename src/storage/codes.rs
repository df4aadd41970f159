//! Owns what each kind of problem means, for who meets its code for the first time.

use super::honest_codes::HONEST_CODES;

/// Every other code, by its name, and what it means.
const CODES: &[(&str, &str)] = &[
    (
        "absent-folder",
        "A folder that a kiosk takes pictures from, or puts tickets into, is not there now. Where it appears later, as a USB stick does, that is in order.",
    ),
    (
        "accessory-loop",
        "Things are accessories of each other, so that each is cheaper with the other, or each keeps in step with the other. Say which of them the buyer comes for; what is cheaper together either way is a bundle.",
    ),
    ("bad-colour", "A colour is written as six digits of hexadecimal behind a hash sign: \"#1D5B4A\"."),
    (
        "bad-currency",
        "A currency is a code of ISO 4217 in capitals, like \"EUR\", \"JPY\" or \"KWD\". Its number of decimals follows from it.",
    ),
    ("bad-day", "A day is written as year, month and day: \"2026-12-31\"."),
    (
        "bad-description",
        "The product.json of a picture says which of its files is what. It is JSON, and names files beside it.",
    ),
    (
        "bad-font",
        "A typeface is a TrueType or OpenType file (.ttf or .otf) of at most 2 MiB that can really be drawn. Web fonts (WOFF) and collections (TTC) are not read.",
    ),
    (
        "bad-hours",
        "Opening hours are written as \"09:00-18:00\", from when until when. A day that is closed is left out.",
    ),
    (
        "bad-id",
        "An id is how files name things to each other: at least one character, and no spaces. Names for people stand in texts.",
    ),
    (
        "bad-money",
        "An amount is written as people write it, like 19.99, with no more decimals than the currency has. It is read exactly, never rounded.",
    ),
    ("bad-number", "Here a whole number is expected, without decimals, signs or quotes."),
    (
        "bad-percent",
        "A share is written as percent(12.5), from 0 to 100 where it is taken off something, with at most two decimals.",
    ),
    (
        "bad-picture",
        "A picture is a PNG, JPEG or WebP file, and is what its name says. The files of one picture all have the same size in pixels.",
    ),
    (
        "bad-pin",
        "A kiosk knows its staff's PIN by an Argon2 hash only: what 'diderot kiosk pin' prints. The PIN itself never stands in a file.",
    ),
    ("bad-queue", "A print queue is called by letters, digits, '-', '_' and '.', as 'lpstat -e' lists them."),
    ("bad-roll", "Tickets are made for rolls of 80 and of 58 mm."),
    ("bad-steps", "Packs and tiers list quantities with their prices, at least one and at most a hundred of them."),
    (
        "bundle-price",
        "A bundle costs a fixed price, or a percentage less than its parts: one of the two, price or off.",
    ),
    (
        "dark-paper",
        "The paper is the ground of every screen, and text on it is dark: it has to be light enough to read on.",
    ),
    (
        "dead-choice",
        "The rules of a product never let this be chosen, whatever else is chosen: buyers would see it and could not have it.",
    ),
    (
        "dearer",
        "A tier is what one costs from a quantity on. It is never more than for fewer: nobody is to pay more for taking more.",
    ),
    (
        "duplicate-entry",
        "The same thing stands in a list twice. Once is enough; the second would change nothing, or change it silently.",
    ),
    ("duplicate-field", "A field is written twice, and it would not be clear which one counts."),
    (
        "duplicate-id",
        "Two things have the same id, so that whatever names it could mean either. Give one of them another.",
    ),
    ("duplicate-key", "The same key stands in a map twice, and it would not be clear which value counts."),
    ("empty-file", "There is nothing in this file but comments. Take it away, or put an empty list in it: []."),
    ("empty-list", "This list has to name at least one thing."),
    ("empty-period", "A period names its first day, its last day, or both."),
    ("empty-rule", "A rule says what something requires or excludes: it has to name at least one thing in any_of."),
    ("empty-step", "The flow has this step, and no walk comes to an offer for it, so it is always skipped."),
    ("empty-text", "A text is there, and says nothing in this language."),
    (
        "example-pin",
        "This is the PIN of the example, which everybody knows. Make one of your own with 'diderot kiosk pin'.",
    ),
    ("expired", "The last day of this offer has passed, so that nobody will see it any more."),
    ("few-answers", "A question needs at least two answers, else there is nothing to choose."),
    ("first-choices", "What a product starts with has to be buyable. Its first choices break one of its own rules."),
    (
        "font-letters",
        "The typeface has no glyph for some letters of the shop's languages or texts. Inter stands in for them, which looks odd within a word.",
    ),
    (
        "font-outside",
        "A typeface is named with its place in the catalog's own folder fonts, like \"fonts/Lora.ttf\". What is elsewhere is never read.",
    ),
    ("half-a-size", "A screen has a width and a height. With one of them alone nothing can be sized in millimetres."),
    (
        "hook-not-alone",
        "A walk starts with one product alone, before anything is offered. A rule says that this one is not sold alone.",
    ),
    ("idle-incentive", "What a placed order gives for the next one takes nothing off. Say how much, or leave it out."),
    ("idle-quiet", "A style warning is switched off in shop.ron that would not have been given anyway."),
    ("idle-tier", "A tier has the same price as the one before it, so that it changes nothing."),
    ("impossible-quantity", "This quantity can't be made of the packs that the product is sold in."),
    (
        "incentive-off",
        "What a placed order gives for the next one is a share of its goods or an amount: one of the two, off or amount.",
    ),
    (
        "large-picture",
        "A picture has more than 2048 pixels on a side. No screen shows so many; it only takes longer to load.",
    ),
    (
        "long-address",
        "The address stands beside the logo on quotes, confirmations and tickets: it has at most 8 lines of at most 60 characters.",
    ),
    (
        "long-incentive",
        "What a placed order gives for the next one ends on a day that stands on its ticket: at most two years later, for as long as orders are kept.",
    ),
    (
        "long-life",
        "Nobody can say of goods that they last for more than ten years. Say after how many months they are usually used up, or nothing.",
    ),
    (
        "long-text",
        "A text has to fit its card at the largest text size, 200 %, on a laptop, and on large screens that lie or stand. What does not fit is cut off for whoever needs large letters.",
    ),
    (
        "long-validity",
        "A quote names the day until which its prices stand. Nobody can stand by a price for more than a year.",
    ),
    (
        "misplaced-file",
        "A file or folder of the catalog is not read because it is not where, or not called as, it should be.",
    ),
    ("missing-blank", "The text of a number has a blank, {n}, where the number is put."),
    ("missing-field", "A field that this thing can't do without is not there."),
    ("missing-file", "A catalog has a shop.ron and a flow.ron; everything else is optional."),
    ("missing-folder", "There is no folder of this name. Name the one that shop.ron is in."),
    (
        "missing-font",
        "The typeface that the look names is not in the catalog's folder fonts. Small and capital letters count.",
    ),
    (
        "missing-pack",
        "A fixed price for a bundle with something sold in packs needs to know which pack: pack: { \"cards\": 250 }.",
    ),
    (
        "missing-picture",
        "The picture is not in the catalog's media folder. A picture is a folder there, with product.json or base.png in it.",
    ),
    (
        "missing-text",
        "Every text is there in every language of the shop, so that nobody meets half a screen in another one.",
    ),
    ("mixed-packs", "A together-price is for a number of packs of one size."),
    ("negative-extra", "A choice can cost extra, never less: a lower price is the price of a product of its own."),
    ("negative-price", "A price is never less than 0."),
    (
        "never-saves",
        "The same things never cost more without this set, by what else the catalog makes cheaper. The app withholds what saves nothing, so nobody will see it.",
    ),
    (
        "never-shown",
        "No walk comes to this offer: what it goes with can never be in an order, or it is an upgrade of something that nobody starts with.",
    ),
    (
        "never-suggested",
        "This offer is only found by buyers who ask for everything that matches: the flow has no step for it, or it always adds more than the cap allows to whatever walks start with.",
    ),
    (
        "never-together",
        "By the rules together this can never be in an order: what it requires is excluded, or requires something that is.",
    ),
    ("no-catalog", "The staff can turn to other catalogs: each is a folder with a shop.ron in it."),
    ("no-choices", "An option has at least one choice; the first is what the product starts with."),
    ("no-combination", "The rules of this product leave no combination of choices at all: it could not be bought."),
    (
        "no-cost",
        "cost is what a product costs the shop, and cost_of how many that is for. Without the first, the second means nothing.",
    ),
    ("no-hooks", "A walk needs at least one product to start with: hooks, in flow.ron."),
    ("no-languages", "A shop speaks at least one of nl, fy, en and de."),
    ("no-taxes", "A shop has at least one tax rate, even if that is 0."),
    ("no-words", "An attribute of words lists the words that it can be."),
    ("not-a-folder", "A catalog is a folder with files in it; this is a file."),
    ("not-a-hook", "A question is asked for hooks only; this product is none."),
    ("not-a-service", "Here a service is meant: a product of kind service."),
    ("not-goods", "Here goods are meant, and this is a product of kind service."),
    ("not-in-bundle", "A pack is chosen for something that is not in the bundle."),
    ("not-in-packs", "A pack is chosen for something that is not sold in packs."),
    (
        "not-quietable",
        "Only matters of style can be switched off. Errors and warnings stand for something that buyers would notice.",
    ),
    ("not-utf8", "Catalog files are UTF-8 text. Editors call that an encoding; save the file again with it."),
    ("nothing-to-share", "A service that costs a share of some goods is only offered with those goods."),
    ("other-kind", "An upgrade stands in place of the same kind of thing: goods for goods, a service for a service."),
    ("outside-folder", "This is a link out of the catalog's folder. What is outside is never read."),
    (
        "own-rule",
        "A rule between choices of one product is written with that product; files in rules/ are about different things in one order.",
    ),
    (
        "packs-not-dearer",
        "A larger pack costs no more than a smaller one, so that nobody would take the smaller. It may be meant.",
    ),
    (
        "picture-too-large",
        "A picture file has at most 64 MiB, 20 million pixels, and 4096 pixels on a side. That is looked at before anything is decoded.",
    ),
    ("printer-target", "A kiosk's tickets go to a print queue, or as files into a folder: one of the two."),
    ("second-multiplier", "A walk ends with one golden offer. Keep one of them."),
    ("self-accessory", "A product can't go with itself."),
    ("self-upgrade", "A product can't be an upgrade of itself."),
    ("service-hook", "People come for goods: a walk starts with those."),
    ("share-of-goods", "Only a service can cost a share of other things. Goods have a price of their own."),
    ("single-bundle", "A bundle has at least two different things in it, or two of one."),
    ("syntax", "The file is not RON at this place. The message says what was expected and what is there instead."),
    ("tiers-start", "Tiers begin with the price of one, 1: …, so that every quantity has a price."),
    ("too-deep", "Brackets are nested deeper than any catalog needs. Nothing below is read."),
    ("too-large", "A file is larger than 16 MiB. Split it: every .ron file in products, offers and rules is read."),
    ("too-many-files", "A catalog has at most 10 000 files in a folder."),
    (
        "too-many-items",
        "A catalog has more products, offers and rules than any shop has, or one thing in it has more parts. Nothing beyond is read.",
    ),
    (
        "too-many-problems",
        "More than a thousand problems were found; the others are not shown. Mend some, and check again.",
    ),
    ("too-much", "This number has a greatest value, which the message names."),
    ("too-small", "This number has a least value, which the message names."),
    (
        "turned-screen",
        "A screen that is higher than wide stands, and one that is wider than high lies. Its millimetres say the other of the two.",
    ),
    ("unclosed", "A bracket is opened here and never closed, or closed by another kind of bracket."),
    (
        "unknown-blank",
        "A text has a blank between braces that nothing is put into, or braces that are not closed. Buyers would see the braces.",
    ),
    (
        "unknown-field",
        "This thing has no field of that name. Often it is a slip of the pen; the nearest name is suggested.",
    ),
    (
        "unknown-id",
        "Something is named that does not exist. Often it is a slip of the pen; the nearest name is suggested.",
    ),
    ("unknown-kind", "This file holds other kinds of things, or the name before the bracket is misspelt."),
    ("unknown-language", "The languages are nl, fy, en and de."),
    ("unknown-pack", "The product is sold in packs, and none has this size."),
    ("unknown-word", "Here one of a few words is expected, without quotes; the message lists them."),
    ("unopened", "A bracket is closed here that was never opened."),
    ("unordered", "Quantities are listed from small to large, so that people see at once what more costs."),
    ("unreached-product", "No walk starts with this product, and no offer brings it: nobody can buy it in the window."),
    (
        "unread-file",
        "A file or folder of the catalog that nothing reads. Read are shop.ron, flow.ron, attributes.ron and experiments.ron, and what lies directly in products, offers and rules.",
    ),
    ("unreadable", "The system does not let this be read. Its own reason stands in the message."),
    ("unused-attribute", "No product says anything about this attribute, so that it is never shown."),
    ("unused-picture", "A folder in media that no product and no choice shows."),
    ("unused-question", "No offer fits any of the answers to this question, so that asking it changes nothing."),
    ("unused-shipping", "No product is sent in this way."),
    ("unused-tax", "No product has this tax rate, nor has shipping."),
    (
        "upgrade-loop",
        "Each of these is an upgrade of the other, directly or by way of others. A thing can't be better than what is better than itself.",
    ),
    ("useless-pack", "Several smaller packs hold as much for less, so that nobody ever gets this one."),
    (
        "whole-disk",
        "Buyers see what lies in the folders that logos are taken from. The root of the disk is none of them.",
    ),
    ("zero-size", "A quantity is at least 1."),
];

/// Every code with what it means.
fn every() -> impl Iterator<Item = (&'static str, &'static str)> + Clone {
    let honest = HONEST_CODES.iter().map(|(code, _, meaning)| (*code, *meaning));
    CODES.iter().copied().chain(honest)
}

/// The honesty rule that a code belongs to, like `H07`; nothing for codes that are about something else.
#[must_use]
pub fn honesty_rule(code: &str) -> Option<&'static str> {
    HONEST_CODES.iter().find(|(known, ..)| *known == code).map(|(_, rule, _)| *rule)
}

/// The codes of what deserves a look and lets the catalog work.
const WARNINGS: &[&str] = &[
    "absent-folder",
    "accessory-loop",
    "dead-choice",
    "empty-step",
    "example-pin",
    "expired",
    "font-letters",
    "large-picture",
    "never-saves",
    "never-shown",
    "never-suggested",
    "not-a-hook",
    "packs-not-dearer",
    "turned-screen",
    "unread-file",
    "upgrade-loop",
    "useless-pack",
];

/// The codes of what is a matter of style: a shop can switch them off with `quiet`, in `shop.ron`.
const STYLE: &[&str] = &[
    "font-letters",
    "idle-quiet",
    "idle-tier",
    "long-text",
    "unreached-product",
    "unused-attribute",
    "unused-picture",
    "unused-question",
    "unused-shipping",
    "unused-tax",
];

/// How much a code weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The catalog can't be used.
    Error,
    /// It works, and something in it deserves a look.
    Warning,
    /// It works, and something in it could be better. A shop can switch such warnings off.
    Style,
}

impl Kind {
    /// Its name for programs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Style => "style",
        }
    }
}

/// How much a code weighs.
#[must_use]
pub fn kind(code: &str) -> Kind {
    if STYLE.contains(&code) {
        Kind::Style
    } else if WARNINGS.contains(&code) {
        Kind::Warning
    } else {
        Kind::Error
    }
}

/// The codes of what is a matter of style, by the alphabet.
pub fn style() -> impl Iterator<Item = &'static str> + Clone {
    STYLE.iter().copied()
}

/// What a code means; nothing for what is no code.
#[must_use]
pub fn explanation(code: &str) -> Option<&'static str> {
    every().find(|(known, _)| *known == code).map(|(_, meaning)| meaning)
}

/// All codes, by the alphabet.
pub fn all() -> impl Iterator<Item = &'static str> + Clone {
    every().map(|(code, _)| code)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;

    /// The sources of the checks.
    fn sources() -> Vec<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/storage/catalog_files");
        let entries =
            [folder.clone(), folder.join("check"), folder.join("check/honesty"), folder.join("../kiosk_file")]
                .into_iter()
                .flat_map(|folder| fs::read_dir(folder).unwrap());
        let files = entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file());
        files.map(|path| fs::read_to_string(path).unwrap()).collect()
    }

    /// The codes that they give to what they find.
    fn codes_in_use() -> BTreeSet<String> {
        sources().iter().flat_map(|source| codes_of(source)).collect()
    }

    /// The first text in quotes after each call that takes a code.
    fn codes_of(source: &str) -> Vec<String> {
        let source = source.split("#[cfg(test)]").next().unwrap();
        let calls =
            ["Finding::error(", "Finding::warning(", "Finding::style(", "unknown(", ".error(", "=> (", "unlike("];
        let after =
            calls.iter().flat_map(|call| source.match_indices(call).map(|(at, call)| &source[at + call.len()..]));
        let quoted = after.filter_map(|rest| {
            // The code is the first or second argument.
            let rest: String = rest.chars().take(70).collect();
            let code = rest.split('"').nth(1)?.to_owned();
            let is_code = code.contains('-') || code == "syntax" || code == "dearer";
            (is_code && code.chars().all(|letter| letter.is_ascii_lowercase() || "-0123456789".contains(letter)))
                .then_some(code)
        });
        quoted.collect()
    }

    #[test]
    fn every_code_is_explained_and_every_explanation_has_its_code() {
        let (used, explained) = (codes_in_use(), all().map(str::to_owned).collect::<BTreeSet<String>>());
        assert!(CODES.is_sorted() && explained.len() == CODES.len() + HONEST_CODES.len());
        let missing: Vec<_> = used.difference(&explained).collect();
        assert!(missing.is_empty(), "not explained: {missing:?}");
        let sources = sources();
        let is_used = |code: &&&str| sources.iter().any(|source| source.contains(&format!("\"{code}\"")));
        let idle: Vec<&str> = explained.iter().map(String::as_str).filter(|code| !is_used(&code)).collect();
        assert!(idle.is_empty(), "no problem has these codes: {idle:?}");
    }

    #[test]
    fn every_code_weighs_what_its_findings_do() {
        assert!(STYLE.is_sorted() && WARNINGS.is_sorted());
        let known = |code: &&str| explanation(code).is_some();
        assert!(STYLE.iter().chain(WARNINGS).all(known));
        for source in sources() {
            let source = source.split("#[cfg(test)]").next().unwrap();
            for (call, wanted) in [("error", Kind::Error), ("warning", Kind::Warning), ("style", Kind::Style)] {
                let call = format!("Finding::{call}(\"");
                for (at, _) in source.match_indices(&call) {
                    let code = source[at + call.len()..].split('"').next().unwrap();
                    assert_eq!(kind(code), wanted, "{code}");
                }
            }
        }
    }
}
