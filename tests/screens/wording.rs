//! What the screens say, in every language.

use diderot::catalog::{Lang, OfferKind};
use diderot::cli::journey::StepName;
use diderot::flow::Step;
use diderot::ui::theme::Form;

use crate::booth::Booth;
use crate::hands::{Finger, Hands as _, Mouse};
use crate::{FORMS, at_every_screen, booth_after};

/// The heading of the screen that the buyer is on.
fn heading(booth: &Booth) -> String {
    let session = booth.session();
    let name = match booth.step() {
        StepName::Needs => {
            let Step::Needs(question) = session.state().step else { panic!("not a question") };
            return session.catalog().plan.questions[question].ask.get(session.state().lang).to_owned();
        }
        StepName::Multiplier => {
            let offer = session.catalog().offer(&session.suggestions()[0].offer).unwrap();
            let OfferKind::Multiplier { times, surcharge, .. } = offer.kind else { panic!("not a golden offer") };
            let tongue = booth.tongue();
            let times = tongue.times(i64::from(times) * 100);
            let share = tongue.exact(surcharge);
            return tongue.say_with("multiplier-title", &[("times", times.into()), ("share", share.into())]);
        }
        other => format!("{}-title", other.as_str()),
    };
    booth.say(&name)
}

#[test]
fn every_screen_shows_its_heading() {
    for lang in Lang::ALL {
        at_every_screen(Form::Laptop, lang, |booth, name| {
            let heading = heading(booth);
            assert!(booth.says(&heading), "{name} in {lang:?} does not say '{heading}'");
        });
    }
}

#[test]
fn switching_the_language_on_any_screen_changes_its_heading_and_keeps_the_order() {
    at_every_screen(Form::Landscape, Lang::Nl, |booth, name| {
        // There a touch on a language begins in it.
        if name == "attract" {
            return;
        }
        let order = booth.session().state().order.clone();
        let total = booth.session().quote().map(|quote| quote.total);
        let step = booth.step();
        for pair in [Lang::Nl, Lang::Fy, Lang::En, Lang::De, Lang::Nl].windows(2) {
            let before = heading(booth);
            Mouse.press(booth, pair[0].own_name());
            Mouse.press(booth, pair[1].own_name());
            assert_eq!(booth.session().state().lang, pair[1], "{name}");
            let now = heading(booth);
            assert!(booth.says(&now), "{name} in {:?} does not say '{now}'", pair[1]);
            assert!(now == before || !booth.says(&before), "{name} still says '{before}'");
        }
        assert_eq!(booth.session().state().order, order, "{name}");
        assert_eq!(booth.session().quote().map(|quote| quote.total), total, "{name}");
        assert_eq!(booth.step(), step, "{name}");
    });
}

#[test]
fn a_language_touched_on_the_attract_screen_is_the_one_that_one_begins_in() {
    for form in FORMS {
        for lang in Lang::ALL {
            let mut booth = booth_after(form, Lang::Nl, "");
            booth.harness.run();
            Finger.press(&mut booth, lang.own_name());
            assert_eq!(booth.step(), StepName::Hook, "{form:?}, {lang:?}");
            assert_eq!(booth.session().state().lang, lang, "{form:?}");
            assert!(booth.says(&heading(&booth)), "{form:?}, {lang:?}");
        }
    }
}

/// The words of the law: not what the catalog says, nor the app's own files.
const ORDER_BUTTON: [(Lang, &str); 4] = [
    (Lang::Nl, "Bestelling met betalingsverplichting"),
    (Lang::Fy, "Bestelling mei betellingsferplichting"),
    (Lang::En, "Order with obligation to pay"),
    (Lang::De, "Zahlungspflichtig bestellen"),
];

#[test]
fn the_order_button_says_that_one_pays_beside_what_and_how_much() {
    for (lang, words) in ORDER_BUTTON {
        at_every_screen(Form::Laptop, lang, |booth, name| {
            assert_eq!(booth.has_control(words), name == "details", "{name}, {lang:?}");
            if name != "details" {
                return;
            }
            let tongue = booth.tongue();
            let session = booth.session();
            let quote = session.quote().unwrap();
            let look = booth.look();
            for line in &quote.lines {
                let product = session.catalog().product(&line.product).unwrap().name.get(lang);
                let summed_up =
                    look.seen.iter().any(|node| node.name.ends_with(product) && node.in_sight.is_positive());
                assert!(summed_up, "{product} is not on the screen with the order button, {lang:?}");
                assert!(booth.says(&tongue.money(line.total)), "{product}, {lang:?}");
            }
            assert!(booth.says(&tongue.say("review-total")), "{lang:?}");
            let total = tongue.money(quote.total);
            assert!(look.seen.iter().filter(|node| node.name == total).count() >= 2, "{total}: bar and summary");
        });
    }
}

#[test]
fn the_anchor_is_what_one_came_for_and_never_a_price_struck_out() {
    let words = [
        (Lang::Nl, "Hiervoor kwam u"),
        (Lang::Fy, "Hjirfoar kamen jo"),
        (Lang::En, "You came for this"),
        (Lang::De, "Dafür kamen Sie"),
    ];
    for (lang, words) in words {
        let booth = booth_after(
            Form::Landscape,
            lang,
            r#"touch, hook("cards-matt"), go_on, go_on, commit, skip_needs, accept("upgrade/cards-matt/cards-soft")"#,
        );
        assert!(booth.says(words), "{lang:?}");
        assert!(!booth.strikes_out(), "{lang:?}");
    }
}

#[test]
fn after_two_declines_the_app_says_that_it_stops_and_offers_nothing() {
    for lang in Lang::ALL {
        let mut booth = booth_after(
            Form::Laptop,
            lang,
            r#"touch, hook("cards-matt"), go_on, go_on, commit, skip_needs, keep_mine, decline("accessory/cards-matt/card-box")"#,
        );
        assert_eq!(booth.step(), StepName::Review);
        let stopped = booth.say("stopped");
        assert!(booth.says(&stopped), "{lang:?}");
        let close = booth.say("notice-close");
        Mouse.press(&mut booth, &close);
        assert!(!booth.says(&stopped), "{lang:?}");
    }
}
