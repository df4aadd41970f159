//! What does not go together is said and mended on the screen, in every form and language and by every hand.

use diderot::catalog::Lang;
use diderot::flow::Clash;
use diderot::ui::theme::Form;
use eframe::egui::Key;

use crate::booth::Booth;
use crate::hands::{Finger, Hands, Keyboard, Mouse};
use crate::layout::too_small;
use crate::sight::Seen;
use crate::{FORMS, booth_after};

/// At the options of soft cards in white, with a service that foil does not go with.
const OPTIONS: &str = r#"touch, hook("cards-matt"), go_on, go_on, commit, skip_needs, accept("upgrade/cards-matt/cards-soft"),
    review, more, accept("service/express"), go_on, back, back, back, back, back, back"#;

/// The name of the tile of silver foil, and what pressing it asks.
fn open(hands: &dyn Hands, form: Form, lang: Lang) -> (Booth, Clash) {
    let mut booth = booth_after(form, lang, OPTIONS);
    let catalog = booth.session().catalog().clone();
    let finish = &catalog.product(&"cards-soft".into()).unwrap().option(&"finish".into()).unwrap().choices;
    let silver = finish.iter().find(|choice| choice.id.as_str() == "silver").unwrap().name.get(lang).to_owned();
    let name = booth.look().controls().find(|node| node.name.starts_with(&silver)).unwrap().name.clone();
    let before = booth.session().state().clone();
    hands.press(&mut booth, &name);
    assert_eq!(*booth.session().state(), before, "nothing is changed by asking");
    let clash = booth.harness.state_mut().front.view_mut().clash.clone().unwrap();
    (booth, clash)
}

/// The answers of the panel, from above: what can be pressed now.
fn answers(booth: &Booth) -> Vec<Seen> {
    let look = booth.look();
    let mut answers: Vec<Seen> = look.controls().filter(|node| !node.is_disabled).cloned().collect();
    answers.sort_by(|one, other| one.rect.min.y.total_cmp(&other.rect.min.y));
    answers
}

#[test]
fn the_question_is_whole_and_leaving_it_as_it_is_comes_first_and_is_as_large_as_any_answer() {
    for form in FORMS {
        for lang in Lang::ALL {
            let (booth, clash) = open(&Mouse, form, lang);
            let what = format!("{form:?}, {lang:?}");
            let look = booth.look();
            let answers = answers(&booth);
            assert_eq!(answers.len(), clash.repairs.len() + 1, "{what}");
            assert!(answers.first().unwrap().name.starts_with(&booth.say("clash-keep")), "{what}");
            assert!(answers.iter().all(|answer| answer.rect.size() == answers[0].rect.size()), "{what}");
            assert!(answers.iter().all(|answer| look.window.contains_rect(answer.rect)), "{what}");
            assert_eq!(too_small(&look, &what), Vec::<String>::new());
            let cut: Vec<_> = look.drawn.iter().filter(|text| text.is_cut).map(|text| &text.text).collect();
            assert!(cut.is_empty(), "{what}: {cut:?}");
            for rule in &clash.rules {
                let because = booth.session().catalog().rules[*rule].because.get(lang);
                assert!(look.seen.iter().any(|node| node.name == because), "{what}: the shop's reason is not told");
            }
        }
    }
}

#[test]
fn a_way_out_costs_what_it_says_by_every_hand() {
    for hands in [&Mouse as &dyn Hands, &Finger, &Keyboard::default()] {
        let (mut booth, clash) = open(hands, Form::Landscape, Lang::Nl);
        let total = |booth: &Booth| booth.session().quote().unwrap().total;
        let before = total(&booth);
        let first = answers(&booth)[1].name.clone();
        hands.press(&mut booth, &first);
        assert_eq!(total(&booth), before + clash.repairs[0].difference);
        assert_eq!(booth.session().state().order.lines.len(), 1, "the service left");
        assert!(booth.harness.state_mut().front.view_mut().clash.is_none());
    }
}

#[test]
fn leaving_it_as_it_is_changes_nothing() {
    let keep = |booth: &mut Booth| {
        let keep = answers(booth)[0].name.clone();
        Mouse.press(booth, &keep);
    };
    let escape = |booth: &mut Booth| {
        booth.harness.key_press(Key::Escape);
        booth.harness.run();
    };
    for leave in [&keep as &dyn Fn(&mut Booth), &escape] {
        let (mut booth, _) = open(&Mouse, Form::Portrait, Lang::De);
        let before = booth.session().state().clone();
        leave(&mut booth);
        assert_eq!(*booth.session().state(), before);
        assert!(booth.harness.state_mut().front.view_mut().clash.is_none());
        // What lies under the question can be pressed again.
        assert!(answers(&booth).len() > 6);
    }
}
