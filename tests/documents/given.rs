//! What an earlier order gave, and what this one gives, on paper: how much, by which code, until which day.

use std::sync::Arc;

use diderot::catalog::{Catalog, Incentive, IncentiveTerms, Lang, Off};
use diderot::cli::journey::{Journey, Player};
use diderot::export::{Kind, Papers, Roll, quote, ticket};
use diderot::flow::Session;
use diderot::money::{Money, Percent};
use diderot::ui::text::Tongue;

use crate::readers::{self, Read};
use crate::{day, shops::shops};

/// The print shop with something for the next order.
fn giving() -> Arc<Catalog> {
    let shop = shops().iter().find(|shop| shop.name == "print-shop").unwrap();
    let mut catalog = Catalog::clone(&shop.catalog);
    let off = Off::Share(Percent::from_basis_points(750));
    catalog.shop.incentive = Some(Incentive { terms: IncentiveTerms { off, from: None }, days: 90 });
    Arc::new(catalog)
}

fn session(catalog: &Arc<Catalog>, lang: Lang) -> Session {
    let written = format!(
        r#"Journey(lang: {}, steps: [
            touch, hook("cards-matt"), quantity(500), go_on, go_on, commit, skip_needs, review, go_on,
            redeem(code: "K7QM3RW", share: 500, from: 2500, until: "2026-12-31"),
            details(name: "Anna de Vries", address: "Dorpsstraat 1, Leeuwarden", mail: "anna@voorbeeld.nl"),
            place, given(code: "BHFAAAS", amount: 750, from: 4000, until: "2027-02-26"),
        ])"#,
        lang.code()
    );
    let journey = Journey::read(&written, catalog.shop.currency).unwrap();
    let mut player = Player::new(Arc::clone(catalog), &journey);
    while let Some(played) = player.step() {
        assert!(!played.outcome.is_failure(), "{played}");
    }
    player.session().clone()
}

#[test]
fn what_was_given_and_what_is_given_stand_on_the_ticket_and_the_confirmation() {
    let read = Read::new("given");
    let catalog = giving();
    for lang in Lang::ALL {
        let papers = Papers::of(&session(&catalog, lang), day()).unwrap();
        let tongue = Tongue::new(lang, papers.quote.currency);
        let (confirmation, _) = quote(&papers, Kind::Confirmation).unwrap();
        let (slip, _) = ticket(&papers, Roll::Wide).unwrap();
        let taken = papers.quote.incentive.unwrap().amount;
        assert_eq!(taken, Percent::from_basis_points(500).of(papers.quote.goods));
        for (name, bytes) in [("confirmation", confirmation), ("ticket", slip)] {
            let file = read.file(&format!("{name}-{}", lang.code()), &bytes);
            read.is_sound(&file);
            let text = readers::even(&read.text(&file)).split_whitespace().collect::<Vec<_>>().join(" ");
            let day = tongue.day(papers.promise.as_ref().unwrap().until);
            let shown = [
                tongue.say("review-incentive"),
                "K7QM-3RW".to_owned(),
                tongue.money(-taken),
                tongue.say("promise-title"),
                "BHFA-AAS".to_owned(),
                tongue.money(Money::from_minor(750)),
                tongue.money(Money::from_minor(4000)),
                day,
            ];
            for words in shown {
                let words = readers::even(&words);
                assert!(text.contains(&words), "{lang:?}, {name}: '{words}' is not in\n{text}");
            }
        }
        // A quote gives nothing: nothing is ordered yet.
        let (open, _) = quote(&papers, Kind::Quote).unwrap();
        let text = read.text(&read.file("open", &open));
        assert!(!text.contains("BHFA-AAS"), "{text}");
    }
}
