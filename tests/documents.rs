//! Documents, read by programs that did not write them: poppler's `pdftotext`, `pdfinfo`, `pdffonts` and `pdfimages`, and `qpdf`.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a helper of tests that can not go on ends the test"
)]

#[path = "documents/artwork.rs"]
mod artwork;
#[path = "documents/commands.rs"]
mod commands;
#[path = "documents/given.rs"]
mod given;
#[path = "documents/long.rs"]
mod long;
#[path = "documents/readers.rs"]
mod readers;
#[path = "common/shops.rs"]
mod shops;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use diderot::catalog::{Catalog, Day, Lang, Reduction};
use diderot::cli::journey::{Journey, Player};
use diderot::export::{Kind, Level, Papers, Roll, quote, ticket};
use diderot::flow::Session;
use diderot::money::Money;
use diderot::pricing::{Order, View, price};
use diderot::ui::text::Tongue;
use readers::Read;
use shops::{Shop, root, shops};

/// The edges that text keeps from, in points: 18 mm at the sides, 12 mm above and below.
const MARGINS: [f32; 4] = [51.0, 34.0, 595.3 - 51.0, 841.9 - 34.0];

pub(crate) fn day() -> Day {
    Day::parse("2026-11-28").unwrap()
}

/// The session of a journey's last order.
pub(crate) fn played(catalog: &Arc<Catalog>, path: &Path) -> Session {
    let text = fs::read_to_string(path).unwrap();
    let journey = Journey::read(&text, catalog.shop.currency).unwrap();
    let mut player = Player::new(Arc::clone(catalog), &journey);
    let mut last = None;
    while let Some(played) = player.step() {
        assert!(!played.outcome.is_failure(), "{}: {played}", path.display());
        let session = player.session();
        if session.quote().is_some() && (session.state().placed.is_some() || last.is_none()) {
            last = Some(session.clone());
        }
    }
    last.unwrap()
}

/// The papers of some orders of a shop: as they are, and with the other view of tax.
fn papers(shop: &Shop) -> Vec<Papers> {
    let folder = root().join("tests/journeys");
    let folder = if shop.name == "print-shop" { folder } else { folder.join(&shop.name) };
    let names = ["takes-all.ron", "tour.ron", "golden-offer.ron", "bundle-completed.ron"];
    let paths = names.iter().map(|name| folder.join(name)).filter(|path| path.exists());
    paths
        .flat_map(|path| {
            let own = Papers::of(&played(&shop.catalog, &path), day()).unwrap();
            [turned(&own), own]
        })
        .collect()
}

/// The papers of an order that was placed.
pub(crate) fn placed(shop: &Shop) -> Papers {
    papers(shop).into_iter().rev().find(|papers| papers.code.is_some()).unwrap()
}

/// The same order for somebody who wants to see the amounts the other way.
fn turned(papers: &Papers) -> Papers {
    let view = if papers.order.view == View::Consumer { View::Business } else { View::Consumer };
    let order = Order { view, ..papers.order.clone() };
    let once = Order { multiplier: None, ..order.clone() };
    let (quote, single) = (price(&papers.catalog, &order).unwrap(), price(&papers.catalog, &once).unwrap());
    Papers { order, quote, single, ..papers.clone() }
}

/// Every amount that a quote has for whoever reads it.
fn amounts(papers: &Papers) -> Vec<Money> {
    let Papers { quote, single, .. } = papers;
    let taxes = quote.tax.iter().flat_map(|tax| [tax.net, tax.tax, tax.gross]);
    let sums = [quote.goods, quote.total, quote.shipping.price, quote.saved()];
    let shown = sums.into_iter().chain(taxes).chain(papers.anchor);
    let is_together = |offer| {
        let reduction = papers.catalog.offer(offer).and_then(|offer| offer.reduction());
        matches!(reduction, Some(Reduction::Together { .. }))
    };
    let (together, sets): (Vec<_>, Vec<_>) = single.reductions.iter().partition(|applied| is_together(&applied.offer));
    // What is cheaper beside something else is so in its own line; a set is a line of its own.
    let lines = single.lines.iter().map(|line| {
        let parts = together.iter().flat_map(|applied| &applied.by_line).filter(|(id, _)| *id == line.id);
        line.list - parts.map(|(_, part)| *part).sum()
    });
    let lines: Vec<Money> = lines.chain(sets.iter().map(|applied| applied.amount)).collect();
    let golden = quote.multiplier.as_ref().map(|_| quote.goods - single.goods);
    let sends = papers.catalog.shop.sends;
    shown.chain(lines).chain(golden).filter(|amount| !amount.is_zero() || sends).collect()
}

#[test]
fn every_amount_and_name_of_an_order_can_be_found_in_every_language_and_nothing_leaves_the_margins() {
    let read = Read::new("amounts");
    for shop in shops() {
        for papers in papers(shop) {
            for lang in Lang::ALL {
                let papers = Papers { lang, ..papers.clone() };
                let kind = if papers.code.is_some() { Kind::Confirmation } else { Kind::Quote };
                let (bytes, level) = quote(&papers, kind).unwrap();
                assert_eq!(level, Level::Archive);
                let file = read.file(&format!("{}-{}", shop.name, lang.code()), &bytes);
                let (text, tongue) = (read.text(&file), Tongue::new(lang, papers.quote.currency));
                let missing: Vec<String> = amounts(&papers)
                    .into_iter()
                    .map(|amount| readers::even(&tongue.money(amount)))
                    .filter(|amount| !text.contains(amount.trim_start_matches('−')))
                    .collect();
                assert!(missing.is_empty(), "{} {lang:?}: {missing:?} are not in:\n{text}", shop.name);
                for line in &papers.quote.lines {
                    let name = shop.catalog.product(&line.product).unwrap().name.get(lang);
                    let all = |word: &str| text.contains(word);
                    assert!(name.split(' ').all(all), "{} {lang:?}: {name} is not in:\n{text}", shop.name);
                }
                read.stays_within(&file, MARGINS);
            }
        }
    }
}

#[test]
fn a_saving_is_told_with_what_it_is_measured_against() {
    let read = Read::new("savings");
    let shop = shops().iter().find(|shop| shop.name == "burger-bar").unwrap();
    let session = played(&shop.catalog, &root().join("tests/journeys/burger-bar/takes-all.ron"));
    let papers = Papers { lang: Lang::Nl, ..Papers::of(&session, day()).unwrap() };
    let text = read.text(&read.file("quote", &quote(&papers, Kind::Quote).unwrap().0));
    assert!(text.contains("in plaats van") && text.contains("dat kost dit los"), "{text}");
    assert!(text.contains("Geldig tot en met") && text.contains("29 november 2026"), "{text}");
}

#[test]
fn a_document_is_a_sound_archive_with_its_typefaces_in_it() {
    let read = Read::new("sound");
    for shop in shops() {
        let papers = placed(shop);
        for (name, made) in [
            ("quote", quote(&papers, Kind::Quote)),
            ("confirmation", quote(&papers, Kind::Confirmation)),
            ("ticket", ticket(&papers, Roll::Wide)),
        ] {
            let (bytes, level) = made.unwrap();
            assert_eq!(level, Level::Archive, "{} {name}", shop.name);
            let file = read.file(&format!("{}-{name}", shop.name), &bytes);
            read.is_sound(&file);
            read.has_its_typefaces(&file);
            let info = read.info(&file);
            assert!(name == "ticket" || info.contains("(A4)"), "{info}");
            // The promise stands in the file itself, where validators look for it.
            let part = bytes.windows(20).any(|part| part == b"<pdfaid:part>2</pdfa");
            assert!(part, "{} {name} does not say that it is PDF/A-2", shop.name);
        }
    }
}

#[test]
fn the_same_order_is_the_same_bytes() {
    let shop = shops().first().unwrap();
    let papers = placed(shop);
    let here = quote(&papers, Kind::Quote).unwrap();
    // A document is made wherever there is time for it.
    let elsewhere = papers.clone();
    let there = std::thread::spawn(move || quote(&elsewhere, Kind::Quote).unwrap());
    assert!(here == there.join().unwrap());
    assert!(ticket(&papers, Roll::Wide).unwrap() == ticket(&papers, Roll::Wide).unwrap());
}

#[test]
fn a_discount_is_told_with_its_reason_and_a_name_in_any_letters_is_printed() {
    let read = Read::new("reason");
    let shop = shops().iter().find(|shop| shop.name == "print-shop").unwrap();
    let own = placed(shop);
    let order = Order { staff_discount: shop.catalog.shop.staff_discount, ..own.order.clone() };
    let once = Order { multiplier: None, ..order.clone() };
    let mut details = own.details.clone().unwrap();
    "Łukasz Ωmega 漢 🙂 van der Meulen-Şahin".clone_into(&mut details.name);
    let papers = Papers {
        quote: price(&shop.catalog, &order).unwrap(),
        single: price(&shop.catalog, &once).unwrap(),
        order,
        lang: Lang::En,
        details: Some(details),
        discount_reason: "Regular customer".to_owned(),
        ..own
    };
    assert!(!papers.quote.discount.is_zero());
    let (bytes, level) = quote(&papers, Kind::Confirmation).unwrap();
    assert_eq!(level, Level::Archive, "letters that no typeface has are no reason to break the promise");
    let text = read.text(&read.file("reason", &bytes));
    assert!(text.contains("Reason: Regular customer") && text.contains("van der Meulen"), "{text}");
    let discount = Tongue::new(Lang::En, papers.quote.currency).money(papers.quote.discount);
    assert!(text.contains(&readers::even(&discount)), "{discount} is not in {text}");
}

#[test]
fn a_ticket_fits_its_roll_and_says_what_happens_next() {
    let read = Read::new("ticket");
    for shop in shops() {
        let papers = placed(shop);
        for (roll, width) in [(Roll::Wide, 226.8_f32), (Roll::Narrow, 164.4)] {
            for lang in Lang::ALL {
                let papers = Papers { lang, ..papers.clone() };
                let file = read.file(&format!("{}-{}", shop.name, lang.code()), &ticket(&papers, roll).unwrap().0);
                let [wide, tall] = read.page_size(&file);
                assert!((wide - width).abs() < 0.2, "{wide}");
                let edge = (wide - if roll == Roll::Wide { 204.1 } else { 136.1 }) / 2.0 - 0.5;
                read.stays_within(&file, [edge, 0.0, wide - edge, tall]);
                let (text, tongue) = (read.text(&file), Tongue::new(lang, papers.quote.currency));
                let code = papers.code.as_ref().unwrap().to_string();
                assert!(text.contains(&code), "{text}");
                assert!(text.contains(&readers::even(&tongue.money(papers.quote.total))), "{text}");
                let next = tongue.say("placed-next");
                assert!(text.contains(&next), "'{next}' is not in {text}");
            }
        }
    }
}
