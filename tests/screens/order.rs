//! What a critical eye asks of the screens: one size along a row, room for long words, and nothing that is wiped by accident.

use diderot::catalog::Lang;
use diderot::cli::journey::StepName;
use diderot::flow::Action;
use diderot::flow::design::Field;
use diderot::ui::theme::Form;
use eframe::egui::{Event, Modifiers, PointerButton};

use crate::FORMS;
use crate::booth::Booth;
use crate::booth_after;
use crate::hands::{Hands as _, Mouse};
use crate::layout::assert_none;

const COMPARED: &str = r#"touch, hook("cards-matt"), quantity(500), go_on, go_on, commit, skip_needs, more"#;
const AT_THE_DETAILS: &str = r#"touch, hook("cards-matt"), go_on, go_on, commit, skip_needs, review, go_on"#;

/// The smallest letters of a comparison, in points.
const SMALLEST: f32 = 14.0;

#[test]
fn a_comparison_has_one_size_along_a_row_and_nothing_below_fourteen() {
    let mut wrong = Vec::new();
    for form in FORMS {
        for lang in Lang::ALL {
            let booth = booth_after(form, lang, COMPARED);
            let look = booth.look();
            let names: Vec<&str> =
                booth.session().catalog().products.iter().map(|product| product.name.get(lang)).collect();
            let titles = look.drawn.iter().filter(|text| names.contains(&text.text.as_str()));
            let sizes: Vec<f32> = titles.map(|text| text.size).collect();
            assert!(sizes.len() >= 3, "{form:?}, {lang:?}: {sizes:?}");
            if sizes.windows(2).any(|pair| (pair[0] - pair[1]).abs() > 0.01) {
                wrong.push(format!("{form:?}, {lang:?}: names of {sizes:?}"));
            }
            let bar = look.window.max.y - 300.0;
            for text in look.drawn.iter().filter(|text| text.rect.max.y < bar && text.size < SMALLEST - 0.01) {
                wrong.push(format!("{form:?}, {lang:?}: '{}' is {}", text.text, text.size));
            }
        }
    }
    assert_none(wrong);
}

#[test]
fn with_two_columns_the_product_is_larger_than_with_three() {
    for form in [Form::Landscape, Form::Laptop] {
        let steps = |more: &str| format!(r#"touch, hook("cards-matt"), go_on, go_on, commit, skip_needs{more}"#);
        let picture = |steps: &str| {
            let booth = booth_after(form, Lang::Nl, steps);
            let look = booth.look();
            let pictures = look.seen.iter().filter(|node| node.role == eframe::egui::accesskit::Role::Image);
            pictures.map(|node| node.rect.area()).fold(0.0, f32::max)
        };
        assert!(picture(&steps("")) >= picture(&steps(", more")), "{form:?}");
    }
}

#[test]
fn undo_stands_far_from_what_begins_anew() {
    for form in FORMS {
        for lang in Lang::ALL {
            let booth = booth_after(form, lang, COMPARED);
            let (undo, anew) = (booth.control(&booth.say("undo")), booth.control(&booth.say("start-over")));
            let apart = anew.rect.min.x - undo.rect.max.x;
            assert!(apart > booth.look().window.width() * 0.4, "{form:?}, {lang:?}: {apart}");
        }
    }
}

#[test]
fn where_one_is_in_the_walk_is_said_in_every_form() {
    for form in FORMS {
        for lang in Lang::ALL {
            let booth = booth_after(form, lang, COMPARED);
            let phase = booth.say("phase-upgrade");
            let is_drawn = booth.look().drawn.iter().any(|text| text.text == phase && !text.is_cut);
            assert!(is_drawn, "{form:?}, {lang:?}: '{phase}'");
        }
    }
}

#[test]
fn what_an_order_still_needs_is_said_and_a_press_leads_to_it() {
    for form in FORMS {
        let mut booth = booth_after(form, Lang::Nl, AT_THE_DETAILS);
        assert!(booth.says("Nog nodig: uw naam, het bezorgadres, e-mail of telefoon."), "{form:?}");
        let order = booth.say("order-button");
        assert!(!booth.control(&order).is_disabled, "{form:?}: it says what is missing, so it can be pressed");
        let waiting = booth.look().ground(booth.control(&order).rect).map(str::to_owned);
        Mouse.press(&mut booth, &order);
        booth.harness.run();
        assert!(booth.control("Uw naam").is_focused, "{form:?}: the keyboard is at what is missing");
        for (name, text) in [
            ("details-name", "Anna"),
            ("details-address", "Dorpsstraat 1, 8911 AA Leeuwarden"),
            ("details-mail", "anna@voorbeeld.nl"),
        ] {
            let words = booth.say(name);
            Mouse.type_into(&mut booth, &words, text);
        }
        assert!(!booth.look().seen.iter().any(|node| node.name.starts_with("Nog nodig")), "{form:?}");
        let ready = booth.look().ground(booth.control(&order).rect).map(str::to_owned);
        assert_ne!(waiting, ready, "{form:?}: it looks ready now");
    }
}

#[test]
fn passing_the_question_over_is_as_large_as_a_face() {
    for form in FORMS {
        for lang in Lang::ALL {
            let mut booth = at_the_feedback(form, lang);
            booth.harness.run();
            let names = ["feedback-1", "feedback-2", "feedback-3", "feedback-4", "feedback-5", "feedback-skip"];
            let sizes = names.map(|name| booth.control(&booth.say(name)).rect.size());
            for size in sizes {
                assert!((size - sizes[0]).abs().max_elem() <= 1.0, "{form:?}, {lang:?}: {sizes:?}");
            }
        }
    }
}

#[test]
fn after_a_face_come_its_reasons_and_passing_them_over_is_as_large_as_one() {
    let good = ["found-it", "suggestion-helped", "price-clear", "quick", "other", "skip"];
    let bad = ["too-many", "price-unclear", "not-found", "took-long", "other", "skip"];
    for form in FORMS {
        for lang in Lang::ALL {
            for (mood, reasons, title) in [(5, good, "feedback-why-good"), (2, bad, "feedback-why-bad")] {
                let mut booth = at_the_feedback(form, lang);
                booth.act(Action::FeedbackGiven(mood));
                booth.harness.run();
                assert!(booth.says(&booth.say(title)), "{form:?}, {lang:?}");
                let sizes = reasons.map(|reason| booth.control(&booth.say(&format!("feedback-{reason}"))).rect.size());
                for size in sizes {
                    assert!((size - sizes[0]).abs().max_elem() <= 1.0, "{form:?}, {lang:?}: {sizes:?}");
                }
            }
        }
    }
}

#[test]
fn a_reason_ends_it_and_so_does_passing_it_over() {
    for last in ["feedback-not-found", "feedback-skip"] {
        let mut booth = at_the_feedback(Form::Landscape, Lang::Nl);
        booth.act(Action::FeedbackGiven(1));
        booth.harness.run();
        let name = booth.say(last);
        Mouse.press(&mut booth, &name);
        assert_eq!(booth.step(), StepName::Attract, "after '{name}'");
        assert_eq!(booth.session().state().feedback, None, "the next buyer finds nothing of it");
    }
}

#[test]
fn the_second_tap_of_a_double_one_on_a_face_says_nothing_about_the_reasons() {
    let mut booth = at_the_feedback(Form::Landscape, Lang::Nl);
    let name = booth.say("feedback-3");
    let place = booth.control(&name).rect.center();
    booth.harness.event(Event::PointerMoved(place));
    for _ in 0..2 {
        for pressed in [true, false] {
            let modifiers = Modifiers::NONE;
            booth.harness.event(Event::PointerButton {
                pos: place,
                button: PointerButton::Primary,
                pressed,
                modifiers,
            });
        }
        booth.harness.step();
    }
    assert_eq!(booth.step(), StepName::Feedback);
    assert_eq!(booth.session().state().feedback, Some(3));
    assert_eq!(booth.session().state().feedback_reason, None);
}

fn at_the_feedback(form: Form, lang: Lang) -> Booth {
    let steps = r#"touch, hook("cards-matt"), go_on, go_on, commit, skip_needs, review, go_on,
        details(name: "Anna", address: "Dorpsstraat 1, 8911 AA", mail: "anna@voorbeeld.nl"), place, go_on"#;
    booth_after(form, lang, steps)
}

#[test]
fn examples_stay_beside_what_is_typed_and_are_never_in_the_design() {
    let mut booth = booth_after(Form::Laptop, Lang::Nl, r#"touch, hook("cards-matt"), go_on, logo(sample(nordwerk))"#);
    Mouse.type_into(&mut booth, "Naam", "A");
    assert!(booth.says(&booth.say("design-hint-example")));
    let words = &booth.session().state().design.words;
    assert_eq!(words.name, "A");
    assert!(words.get(Field::Role).is_empty() && words.get(Field::Phone).is_empty());
    booth.act(Action::LogoChosen(diderot::flow::design::LogoChoice::Blank));
    assert!(!booth.says(&booth.say("design-hint-example")), "there are none without a sample");
}
