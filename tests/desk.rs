//! The catalog desk as its keeper meets it: by role and name, with mouse and keys, and pictures of its tabs.
//!
//! After a change that is meant: `UPDATE_SNAPSHOTS=1 cargo test --test desk`, and look at what changed before it is kept.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of tests that can not go on ends the test")]

#[path = "common/cpu_renderer.rs"]
mod cpu_renderer;

#[path = "desk/counter.rs"]
mod counter;

use std::collections::BTreeSet;
use std::sync::Arc;

use counter::{Counter, print_shop};
use diderot::app::DeskEffect;
use diderot::catalog::{Catalog, Lang, OfferKind, Product, StepKind, Thing};
use diderot::cli::CatalogSource;
use diderot::flow::{Step, rehearse};
use diderot::ui::screens::desk::{DeskNotice, Papers as _, Tab};
use diderot::ui::theme::Form;
use eframe::egui::{Key, Modifiers};
use egui_kittest::SnapshotResults;

/// A walk to the accessories, with a question answered and the upgrades declined.
const WALK: &str = r#"touch, hook("cards-matt"), quantity(500), go_on, go_on, commit, answer("use", "fair"),
    answer("taste", "quiet"), keep_mine"#;

#[test]
fn f12_opens_the_desk_over_the_walk_and_leaves_the_walk_as_it_was() {
    let mut counter = Counter::open(Form::Laptop, Lang::Nl, 1.0);
    counter.play(WALK);
    let order = counter.session().state().clone();
    assert!(counter.says("Aanbiedingen"));
    counter.key(Key::F12);
    assert!(!counter.says("Aanbiedingen") && counter.says("Past dit bij u?"));
    counter.key(Key::F12);
    assert!(counter.says("Aanbiedingen") && !counter.says("Past dit bij u?"));
    assert_eq!(*counter.session().state(), order);
}

#[test]
fn every_tab_opens_by_mouse_and_by_key_in_every_language() {
    let keys = [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5];
    let names = [
        (Lang::Nl, ["Producten", "Verbanden", "Aanbiedingen", "Voorbeeld", "Problemen"]),
        (Lang::Fy, ["Produkten", "Ferbannen", "Oanbiedingen", "Foarbyld", "Problemen"]),
        (Lang::En, ["Products", "Connections", "Offers", "Preview", "Problems"]),
        (Lang::De, ["Produkte", "Verbindungen", "Angebote", "Vorschau", "Probleme"]),
    ];
    let mut counter = Counter::open(Form::Laptop, Lang::Nl, 0.5);
    for (lang, names) in names {
        counter.press(lang.code());
        for ((name, tab), key) in names.into_iter().zip(Tab::ALL).zip(keys) {
            counter.press(name);
            assert_eq!(counter.desk().tab, tab, "{lang:?}");
            counter.desk().tab = Tab::Products;
            counter.harness.key_press_modifiers(Modifiers::COMMAND, key);
            counter.frames();
            assert_eq!(counter.desk().tab, tab, "{lang:?}");
            assert!(counter.unnamed().is_empty(), "{name}: {:?}", counter.unnamed());
        }
    }
    // The desk is read in a language of its own.
    assert_eq!(counter.session().state().lang, Lang::Nl);
}

#[test]
fn a_place_that_is_pressed_is_to_be_opened_there() {
    let mut counter = Counter::open(Form::Laptop, Lang::En, 0.5);
    counter.desk().product = Some("cards-matt".into());
    counter.frames();
    let papers = counter.harness.state().desk.papers().clone();
    let place = papers.place(&Thing::Product("cards-matt".into())).unwrap();
    counter.press(&format!("{}:{}", place.file, place.line));
    let asked = counter.harness.state().effects.first();
    assert!(matches!(asked, Some(DeskEffect::Open(asked)) if *asked == place), "{asked:?}");
    // Where no editor starts, the place can be copied.
    counter.harness.state_mut().desk.no_editor(place.clone(), "vim: no terminal".to_owned());
    counter.frames();
    assert!(counter.says("vim: no terminal"));
    counter.press("Copy the place");
    assert_eq!(counter.desk().notice, Some(DeskNotice::Copied(place.to_string())));
    counter.press("Close");
    assert_eq!(counter.desk().notice, None);
}

#[test]
fn every_offer_is_listed_with_its_verdict() {
    let mut counter = Counter::open(Form::Laptop, Lang::En, 0.5);
    counter.tab(Tab::Offers);
    assert!(counter.says("Nobody has said yet what they came for"));
    counter.press("Business cards, matt");
    assert_eq!(counter.session().state().step, Step::Needs(0));
    counter.play(r#"answer("use", "fair"), answer("taste", "quiet"), keep_mine"#);
    let shown = counter.session().suggestions().to_vec();
    assert!(!shown.is_empty());
    for (place, suggestion) in (1..).zip(&shown) {
        counter.desk().offer = Some(suggestion.offer.clone());
        counter.frames();
        assert!(counter.says(&format!("Is on the screen, as number {place} of the")), "{}", suggestion.offer);
    }
    counter.desk().offer = Some("upgrade/tshirt/tshirt-organic".into());
    counter.frames();
    assert!(counter.says("Only for who came for ‘T-shirt’."));
    counter.desk().offer = Some("upgrade/cards-matt/cards-premium".into());
    counter.frames();
    assert!(counter.says("over the cap of 25%"));
}

#[test]
fn the_graph_is_walked_by_pressing_and_left_by_escape() {
    let mut counter = Counter::open(Form::Landscape, Lang::En, 0.5);
    counter.tab(Tab::Connections);
    assert!(counter.says("The whole catalog") && counter.says("Start"));
    counter.press("T-shirt");
    assert!(counter.says("instead of ‘T-shirt’"));
    counter.key(Key::Escape);
    assert!(!counter.says("instead of ‘T-shirt’"));
    // What an offer is called in the panel leads to why it is shown or not.
    counter.press("T-shirt");
    counter.press("See the product");
    assert_eq!((counter.desk().tab, counter.desk().product.clone()), (Tab::Products, Some("tshirt".into())));
}

#[test]
fn a_broken_catalog_shows_its_problems_and_nothing_else() {
    let mut counter = Counter::broken(Form::Laptop);
    assert!(counter.says("there is no product 'cardz'") && counter.says("did you mean 'card'?"));
    assert!(counter.says("Zo is de catalogus niet te gebruiken"));
    // There is nothing to go back to, and nothing else to look at.
    counter.key(Key::F12);
    assert!(counter.says("there is no product 'cardz'"));
    counter.desk().tab = Tab::Products;
    counter.frames();
    assert_eq!(counter.desk().tab, Tab::Problems);
    counter.press("flow.ron:1");
    let Some(DeskEffect::Open(place)) = counter.harness.state().effects.first() else { panic!("nothing to open") };
    assert_eq!((place.file.as_str(), place.line), ("flow.ron", 1));
    counter.press("offers/cards.ron");
    assert!(!counter.says("there is no product 'cardz'"));
}

#[test]
fn what_is_in_order_is_said_calmly() {
    let mut counter = Counter::open(Form::Laptop, Lang::En, 0.5);
    counter.tab(Tab::Problems);
    assert!(counter.says("The catalog is in order"));
}

/// The catalog that comes with the program.
fn catalog() -> Arc<Catalog> {
    let loaded = CatalogSource::Folder(print_shop()).load().unwrap_or_else(|failure| panic!("{failure}"));
    Arc::new(loaded.catalog)
}

#[test]
fn every_screen_can_be_previewed_for_every_hook() {
    let catalog = catalog();
    let steps = [Step::Attract, Step::Hook, Step::Options, Step::Artwork, Step::Commit, Step::Needs(0), Step::Needs(1)];
    let late = [Step::More, Step::Review, Step::Details, Step::Placed, Step::Feedback];
    for hook in &catalog.plan.hooks {
        for step in steps.into_iter().chain(late) {
            let played = rehearse(&catalog, hook, (step, Lang::De)).unwrap_or_else(|| panic!("{hook}: {step:?}"));
            assert_eq!(played.session.state().step, step, "{hook}");
            assert_eq!(played.session.state().lang, Lang::De);
            assert!(played.shows, "{hook}: {step:?}");
        }
    }
    // Steps of offers are there where there is something to offer.
    let reached: BTreeSet<StepKind> = catalog
        .plan
        .steps
        .iter()
        .copied()
        .filter(|kind| rehearse(&catalog, &"cards-matt".into(), (Step::Offers(*kind), Lang::Nl)).is_some())
        .collect();
    assert_eq!(reached.len(), catalog.plan.steps.len());
}

#[test]
fn every_product_that_is_offered_to_somebody_can_be_seen_on_some_screen() {
    let catalog = catalog();
    let is_offered = |product: &Product| {
        catalog.plan.hooks.contains(&product.id)
            || catalog.offers.iter().any(|offer| match &offer.kind {
                OfferKind::Upgrade { from, to } => *to == product.id && catalog.plan.hooks.contains(from),
                OfferKind::Accessory { with, product: brought, .. } | OfferKind::Service { with, product: brought } => {
                    *brought == product.id && with.iter().any(|parent| catalog.plan.hooks.contains(parent))
                }
                OfferKind::Bundle { .. } | OfferKind::Multiplier { .. } => false,
            })
    };
    for product in catalog.products.iter().filter(|product| is_offered(product)) {
        let is_seen = [Step::Review, Step::More]
            .into_iter()
            .any(|step| rehearse(&catalog, &product.id, (step, Lang::Nl)).is_some_and(|played| played.shows));
        assert!(is_seen, "{}", product.id);
    }
}

#[test]
fn the_preview_is_drawn_by_another_thread() {
    let mut counter = Counter::open(Form::Laptop, Lang::En, 0.5);
    counter.tab(Tab::Preview);
    assert!(counter.says("Being drawn"));
    counter.settle();
    assert!(!counter.says("Being drawn"));
    counter.press("The walk at hand");
    counter.settle();
    assert!(!counter.says("could not be drawn"));
}

#[test]
fn laptop() {
    picture_every_tab(Form::Laptop, "desk/laptop");
}

#[test]
fn landscape() {
    picture_every_tab(Form::Landscape, "desk/landscape");
}

fn picture_every_tab(form: Form, folder: &str) {
    let mut results = SnapshotResults::new();
    let mut picture = |counter: &mut Counter, name: &str| {
        counter.settle();
        counter.harness.snapshot(format!("{folder}/{name}"));
        results.extend_harness(&mut counter.harness);
    };
    let mut counter = Counter::open(form, Lang::Nl, 0.5);
    picture(&mut counter, "products");
    counter.tab(Tab::Connections);
    picture(&mut counter, "connections");
    counter.press("Visitekaartjes, mat");
    picture(&mut counter, "connections-of");
    counter.play(WALK);
    counter.tab(Tab::Offers);
    picture(&mut counter, "offers");
    counter.tab(Tab::Preview);
    picture(&mut counter, "preview");
    counter.tab(Tab::Problems);
    picture(&mut counter, "in-order");
}
