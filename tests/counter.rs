//! The salesperson's desk as a salesperson meets it: by keys alone, by role and name.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of tests that can not go on ends the test")]

#[path = "common/cpu_renderer.rs"]
mod cpu_renderer;

#[path = "counter/after.rs"]
mod after;
#[path = "counter/seller.rs"]
mod seller;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use diderot::app::{CounterEffect, MemoryArchive};
use diderot::artwork::Logo;
use diderot::catalog::{Day, Lang};
use diderot::flow::design::LogoChoice;
use diderot::flow::{Action, Origin, Response};
use diderot::storage::StoredLogo;
use diderot::ui::screens::counter::{Command, CounterNotice, Page, Sheet};
use eframe::egui::{Key, Vec2};
use seller::{Seller, archive, today};

/// A new quote with five lines, of which the customer came for the first.
fn five_lines(seller: &mut Seller) {
    seller.ctrl(Key::N);
    seller.enter("visitek mat");
    seller.enter("500");
    seller.ctrl(Key::Enter);
    seller.enter("25 pen");
    seller.enter("briefp");
    seller.enter("2x mok");
    seller.enter("stickers");
    assert_eq!(seller.lines().len(), 5, "{:?}", seller.lines());
}

#[test]
fn a_quote_with_five_lines_a_discount_and_its_pdf_by_keys_only() {
    let mut seller = Seller::open();
    five_lines(&mut seller);
    assert_eq!(seller.lines()[0], ("cards-matt".to_owned(), 500));
    assert_eq!(seller.lines()[1].1, 25);
    assert_eq!(seller.lines()[3].1, 2);
    // Every paid line came by an act of its own.
    let state = seller.session().state();
    assert!(matches!(state.origins[&state.order.lines[0].id], Origin::Hook { .. }));
    assert!(state.order.lines[1..].iter().all(|line| state.origins[&line.id] == Origin::Asked));
    let before = seller.total();
    seller.ctrl(Key::D);
    seller.types("5");
    seller.key(Key::Tab);
    seller.enter("Vaste klant");
    assert!(seller.total() < before);
    assert_eq!(seller.session().state().discount_reason.as_deref(), Some("Vaste klant"));
    assert!(seller.says("Korting: Vaste klant") || seller.says("Vaste klant"));
    seller.ctrl(Key::P);
    let Some(CounterEffect::ExportPdf(wanted, None)) = seller.harness.state().effects.last() else {
        panic!("no PDF was asked for")
    };
    assert_eq!(wanted.session.quote(), seller.session().quote());
}

#[test]
fn a_discount_stays_within_the_shops_limit_and_says_what_for() {
    let mut seller = Seller::open();
    five_lines(&mut seller);
    let before = seller.total();
    seller.ctrl(Key::D);
    seller.enter("11");
    assert!(seller.says("Meer dan 10 % mag hier niet."), "{}", seller.all_said());
    seller.key(Key::Escape);
    seller.ctrl(Key::D);
    seller.enter("5");
    assert!(seller.says("Schrijf op waarvoor de korting is."));
    seller.key(Key::Escape);
    assert_eq!(seller.total(), before);
}

#[test]
fn what_is_typed_wrong_is_said_and_can_be_put_right() {
    let mut seller = Seller::open();
    seller.ctrl(Key::N);
    seller.enter("zzzzz");
    assert!(seller.lines().is_empty() && seller.says("Geen product heet zo."));
    seller.key(Key::Escape);
    seller.enter("visitek mat");
    seller.enter("333");
    assert!(matches!(seller.view().notice, Some(CounterNotice::Refused(_))));
    assert_eq!(seller.view().typed, "333");
    assert_eq!(seller.lines()[0].1, 250);
    // Escape lets go of the notice, then of what is typed, and never leaves the quote.
    seller.key(Key::Escape);
    seller.key(Key::Escape);
    seller.key(Key::Escape);
    let view = seller.view();
    assert_eq!((view.typed.as_str(), view.page), ("", Page::Quote));
}

#[test]
fn undo_and_redo_go_all_the_way_back_and_forth() {
    let mut seller = Seller::open();
    five_lines(&mut seller);
    let (lines, total) = (seller.lines(), seller.total());
    for _ in 0..20 {
        seller.ctrl(Key::Z);
    }
    assert!(seller.lines().is_empty());
    seller.ctrl(Key::Z);
    assert!(seller.lines().is_empty());
    for _ in 0..20 {
        seller.ctrl(Key::Y);
    }
    assert_eq!((seller.lines(), seller.total()), (lines, total));
    // After something new there is nothing to do again.
    seller.ctrl(Key::Z);
    seller.enter("poster");
    let now = seller.lines();
    seller.ctrl(Key::Y);
    assert_eq!(seller.lines(), now);
    // While something is typed, the keys are the field's own.
    seller.types("abc");
    seller.ctrl(Key::Z);
    assert_eq!(seller.lines(), now);
}

#[test]
fn a_line_is_chosen_by_arrows_and_taken_out() {
    let mut seller = Seller::open();
    five_lines(&mut seller);
    seller.key(Key::ArrowUp);
    seller.key(Key::ArrowUp);
    let third = seller.lines()[2].clone();
    seller.ctrl(Key::Backspace);
    assert!(!seller.lines().contains(&third));
    assert_eq!(seller.lines().len(), 4);
    // What the customer came for is the next thing they asked for, once the first leaves; the anchor stays.
    let anchor = seller.session().uplift().unwrap().anchor;
    for _ in 0..4 {
        seller.key(Key::ArrowUp);
    }
    seller.ctrl(Key::Backspace);
    assert_eq!(seller.lines().len(), 3);
    assert_eq!(seller.session().uplift().unwrap().anchor, anchor);
    assert!(seller.session().state().hook_line().is_some());
}

#[test]
fn nothing_is_suggested_before_the_customer_committed_and_all_of_it_by_a_key_after() {
    let mut seller = Seller::open();
    seller.ctrl(Key::N);
    seller.enter("visitek mat");
    assert!(seller.says("Eerst de verkoop") && seller.session().talk().offers.is_empty());
    seller.ctrl(Key::Enter);
    assert!(!seller.says("Eerst de verkoop"));
    // The questions come first; each is answered by a number, and the next one is at hand.
    let questions = seller.session().talk().questions.len();
    assert!(questions > 0);
    for _ in 0..questions {
        seller.ctrl(Key::Num1);
    }
    assert_eq!(seller.session().state().answers.len(), questions);
    let talk = seller.session().talk();
    let because = seller.session().catalog().offer(&talk.offers[0].1.offer).unwrap().because.get(Lang::Nl).to_owned();
    assert!(seller.says(&because), "{because}");
    seller.ctrl(Key::Num2);
    assert_eq!(seller.session().state().response(&talk.offers[0].1.offer), Some(Response::Declined));
    let before = seller.lines().len();
    let total = seller.total();
    seller.ctrl(Key::Num1);
    let accepted = seller.session().state().responses.values().filter(|said| **said == Response::Accepted).count();
    assert_eq!(accepted, 1, "{:?}", seller.view().notice);
    assert!(seller.lines().len() > before || seller.total() != total);
    seller.ctrl(Key::Z);
    assert_eq!((seller.lines().len(), seller.total()), (before, total));
}

#[test]
fn follow_ups_are_typed_in_a_hurry_and_said_in_words() {
    for (typed, day, words) in [
        ("3d", "2026-12-01", "dinsdag"),
        ("vr", "2026-12-04", "vrijdag"),
        ("12-12", "2026-12-12", "zaterdag 12 december"),
        ("morgen", "2026-11-29", "morgen"),
    ] {
        let mut seller = Seller::open();
        seller.ctrl(Key::N);
        seller.ctrl(Key::T);
        seller.types(typed);
        assert!(seller.says(words), "{typed}: {}", seller.all_said());
        seller.key(Key::Enter);
        assert_eq!(seller.harness.state().desk.quote().follow_up, Day::parse(day).ok(), "{typed}");
        assert!(seller.view().sheet.is_none() && seller.says(words));
    }
    let mut seller = Seller::open();
    seller.ctrl(Key::N);
    seller.ctrl(Key::T);
    seller.enter("gisteren");
    assert!(seller.says("Dat is geen dag die nog komt.") && seller.view().sheet.is_some());
}

#[test]
fn versions_stand_beside_each_other() {
    let mut seller = Seller::open();
    five_lines(&mut seller);
    seller.ctrl(Key::S);
    assert!(seller.says("Bewaard als versie 1."));
    let first = seller.total();
    seller.enter("5");
    seller.enter("50");
    seller.ctrl(Key::Backspace);
    seller.enter("poster");
    seller.ctrl(Key::S);
    assert_eq!(seller.harness.state().desk.quote().version, 2);
    let second = seller.total();
    seller.ctrl(Key::H);
    assert!(seller.says("erbij") && seller.says("eruit"), "{}", seller.all_said());
    assert!(matches!(seller.view().sheet, Some(Sheet::Versions { before: 0, after: 1 })));
    assert_ne!(first, second);
    // Going on with the older one brings it back, as the next version once it is kept.
    seller.key(Key::Enter);
    assert_eq!(seller.total(), first);
    seller.ctrl(Key::S);
    assert_eq!(seller.harness.state().desk.quote().version, 3);
}

#[test]
fn a_quote_is_found_opened_duplicated_and_kept() {
    let mut seller = Seller::open();
    five_lines(&mut seller);
    let (lines, total) = (seller.lines(), seller.total());
    // The customer brought their own logo: it is kept with the quote, and with its copies.
    let logo = StoredLogo { name: "knip.png".into(), bytes: Arc::from(*b"png") };
    let id = Logo::id_of(&logo.bytes);
    let both = seller.harness.state_mut();
    both.desk.logo_read(id, logo.clone());
    both.front.apply(Action::LogoChosen(LogoChoice::Imported(id)));
    seller.settle();
    seller.ctrl(Key::I);
    seller.enter("Kapsalon Knip");
    seller.ctrl(Key::B);
    seller.settle();
    assert_eq!(seller.view().page, Page::Start);
    // Late ones come first.
    assert_eq!(seller.harness.state().desk.shelf().quotes[0].customer.company, "Bakkerij Hoekstra");
    seller.types("kapsal");
    seller.settle();
    assert_eq!(seller.harness.state().desk.shelf().quotes.len(), 1);
    seller.harness.state_mut().effects.clear();
    seller.key(Key::Enter);
    seller.settle();
    assert_eq!((seller.view().page, seller.lines(), seller.total()), (Page::Quote, lines.clone(), total));
    assert_eq!(seller.restored(), std::slice::from_ref(&logo));
    assert_eq!(seller.session().state().design.logo, LogoChoice::Imported(id));
    let code = seller.harness.state().desk.quote().code.clone();
    seller.ctrl_shift(Key::D);
    assert_eq!(seller.restored(), [logo]);
    assert_eq!(seller.lines(), lines);
    assert_eq!(seller.harness.state().desk.quote().code, None);
    assert_eq!(seller.harness.state().desk.quote().customer.company, "Kapsalon Knip");
    seller.ctrl(Key::S);
    let copy = seller.harness.state().desk.quote().code.clone();
    assert!(copy.is_some() && copy != code);
}

#[test]
fn the_palette_does_what_is_picked_and_shows_every_key() {
    let mut seller = Seller::open();
    seller.ctrl(Key::K);
    seller.enter("nieuwe off");
    assert_eq!((seller.view().page, seller.view().sheet.clone()), (Page::Quote, None));
    seller.enter("visitek mat");
    seller.ctrl(Key::K);
    seller.types("marg");
    assert!(seller.says("Ctrl+M"));
    seller.key(Key::Enter);
    assert!(seller.view().shows_margin);
    // What opens a sheet of its own opens it in place of the palette.
    seller.ctrl(Key::K);
    seller.enter("korting");
    assert!(matches!(seller.view().sheet, Some(Sheet::Discount { .. })));
    seller.key(Key::Escape);
    seller.ctrl(Key::K);
    seller.key(Key::Escape);
    assert_eq!(seller.view().sheet, None);
    assert!(Command::ALL.len() > 20);
}

#[test]
fn the_margin_is_off_by_default_and_never_on_the_customers_display() {
    let mut seller = Seller::open();
    five_lines(&mut seller);
    assert!(!seller.says("Marge op"));
    seller.ctrl(Key::M);
    assert!(seller.says("Marge op"), "{}", seller.all_said());
    let with_margin = seller.all_said();
    // The display is shown within the desk where there are no other windows.
    seller.ctrl(Key::L);
    let display = seller.all_said();
    assert!(display.contains("Uw bestelling"));
    let added: Vec<&str> = display.lines().filter(|line| !with_margin.lines().any(|known| known == *line)).collect();
    assert!(!added.is_empty());
    assert!(!added.iter().any(|line| line.contains("arge") || line.contains("ost")), "{added:?}");
    // Another quote begins without it.
    seller.ctrl(Key::N);
    assert!(!seller.view().shows_margin);
}

#[test]
fn an_order_needs_commitment_and_somebody_to_hand_it_to() {
    let mut seller = Seller::open();
    seller.ctrl(Key::N);
    seller.ctrl_shift(Key::Enter);
    assert!(seller.says("Er staat nog niets in de offerte."));
    seller.enter("visitek mat");
    seller.ctrl_shift(Key::Enter);
    assert!(seller.says("Leg eerst vast waar de klant voor kwam: Ctrl+Enter."));
    seller.ctrl(Key::Enter);
    seller.ctrl_shift(Key::Enter);
    assert!(matches!(seller.view().sheet, Some(Sheet::Customer { missing: Some(_), .. })));
    seller.types("Kapsalon Knip");
    for text in ["Anna Postma", "anna@voorbeeld.nl", "058 123 45 67", "Dorpsstraat 1, 9001 AB Grou"] {
        seller.key(Key::Tab);
        seller.types(text);
    }
    seller.key(Key::Enter);
    seller.ctrl_shift(Key::Enter);
    let asked = seller.harness.state().effects.last();
    assert!(matches!(asked, Some(CounterEffect::Walk(_))), "{asked:?}");
    let code = diderot::flow::OrderCode::from_number(77);
    let both = seller.harness.state_mut();
    both.desk.stored(&mut both.front, Ok(code.clone()), None);
    seller.settle();
    assert!(seller.says(&format!("Besteld onder {code}.")));
    assert_eq!(seller.harness.state().desk.shelf().orders.len(), 1);
    // Nothing changes any more.
    let lines = seller.lines();
    seller.ctrl(Key::Backspace);
    seller.ctrl(Key::Z);
    assert_eq!(seller.lines(), lines);
}

#[test]
fn going_away_in_the_midst_of_something_loses_nothing() {
    let mut seller = Seller::open();
    five_lines(&mut seller);
    let lines = seller.lines();
    // What is not saved yet is, when another quote is begun, with a sheet just closed and something typed.
    seller.ctrl(Key::E);
    seller.key(Key::Escape);
    seller.types("po");
    seller.ctrl(Key::N);
    assert!(seller.lines().is_empty() && seller.view().typed.is_empty());
    seller.ctrl(Key::B);
    seller.settle();
    seller.types("mok");
    seller.settle();
    seller.key(Key::Enter);
    seller.settle();
    assert_eq!(seller.lines(), lines);
    // Undo in a quote that was opened goes on where it was.
    seller.ctrl(Key::Z);
    assert_eq!(seller.lines().len(), 4);
}

#[test]
fn everything_has_a_name_in_every_language() {
    for lang in Lang::ALL {
        let mut seller = Seller::with(Vec2::new(1280.0, 800.0), lang, archive());
        assert!(seller.unnamed().is_empty(), "{:?}", seller.unnamed());
        seller.ctrl(Key::N);
        let cards = match lang {
            Lang::Nl => "visitek mat",
            Lang::Fy => "fisitek mat",
            Lang::En => "cards matt",
            Lang::De => "visitenk matt",
        };
        seller.enter(cards);
        assert_eq!(seller.lines().len(), 1, "{lang:?}");
        seller.ctrl(Key::Enter);
        for key in [Key::K, Key::D, Key::I, Key::T, Key::E, Key::H] {
            seller.ctrl(key);
            assert!(seller.view().sheet.is_some(), "{lang:?}: {key:?}");
            assert!(seller.unnamed().is_empty(), "{:?}", seller.unnamed());
            seller.key(Key::Escape);
        }
        // A sentence that is missing would stand there by its name.
        assert!(!seller.all_said().contains("counter-"), "{}", seller.all_said());
    }
}

/// Pictures of the desk, to be looked at: in the target folder, under `tmp/counter`.
#[test]
fn pictures() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("counter");
    fs::create_dir_all(&folder).unwrap();
    for (width, height) in [(1280, 800), (1440, 900), (1920, 1080)] {
        let size = Vec2::new(f32::from(u16::try_from(width).unwrap()), f32::from(u16::try_from(height).unwrap()));
        let mut seller = Seller::with(size, Lang::Nl, archive());
        let picture = |seller: &mut Seller, name: &str| {
            seller.settle();
            let image = seller.harness.render().unwrap();
            assert!(image.width() > 0);
            image.save(folder.join(format!("{name}-{width}.png"))).unwrap();
        };
        picture(&mut seller, "1-start");
        seller.ctrl(Key::N);
        picture(&mut seller, "2-empty");
        seller.types("visi");
        picture(&mut seller, "3-found");
        seller.key(Key::Escape);
        five_lines(&mut seller);
        seller.ctrl(Key::Num1);
        seller.ctrl(Key::M);
        picture(&mut seller, "4-quote");
        for (name, key) in [
            ("5-palette", Key::K),
            ("6-discount", Key::D),
            ("7-customer", Key::I),
            ("8-follow-up", Key::T),
            ("9-options", Key::E),
        ] {
            seller.ctrl(key);
            picture(&mut seller, name);
            seller.key(Key::Escape);
        }
        seller.ctrl(Key::S);
        seller.enter("5");
        seller.enter("poster");
        seller.ctrl(Key::S);
        seller.ctrl(Key::H);
        picture(&mut seller, "10-versions");
        seller.key(Key::Escape);
        seller.ctrl_shift(Key::B);
        picture(&mut seller, "11-dark");
        seller.ctrl_shift(Key::G);
        picture(&mut seller, "12-dark-contrast");
        seller.ctrl(Key::L);
        picture(&mut seller, "13-display");
    }
    assert_eq!(today(), Day::parse("2026-11-28").unwrap());
    drop(MemoryArchive::default());
}
