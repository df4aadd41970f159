//! Each figure of the review unfolds into its reasons, in every form and language.

use diderot::catalog::Lang;
use diderot::ui::theme::Form;
use eframe::egui::accesskit::Role;

use crate::booth::Booth;
use crate::hands::{Finger, Hands, Keyboard, Mouse};
use crate::sight::Look;
use crate::{FORMS, booth_after};

const REVIEW: &str = r#"touch, hook("cards-matt"), quantity(500), go_on, go_on, commit, skip_needs,
    keep_mine, accept("accessory/cards-matt/pen-metal"), more, accept("launch-set"), back, review"#;
const GOLDEN: &str = r#"touch, hook("cards-matt"), go_on, go_on, commit, skip_needs, keep_mine,
    accept("accessory/cards-matt/pen-metal"), go_on, go_on, accept("multiplier/2"), review"#;
const DEAR: &str = r#"touch, hook("mug"), go_on, go_on, commit, review"#;

/// The names of what unfolds.
fn figures(look: &Look) -> Vec<String> {
    let end = look.say("explain-what");
    let end = end.rsplit(':').next().unwrap_or_default();
    look.controls().filter(|node| node.name.ends_with(&format!(":{end}"))).map(|node| node.name.clone()).collect()
}

fn labels(booth: &Booth) -> Vec<String> {
    let labels = booth.look().seen.into_iter().filter(|node| node.role == Role::Label);
    labels.map(|node| node.name).collect()
}

/// The sentences that came when a figure was pressed.
fn unfold(booth: &mut Booth, hands: &dyn Hands, name: &str) -> Vec<String> {
    let mut before = labels(booth);
    hands.press(booth, name);
    booth.settle();
    let mut came = labels(booth);
    came.retain(|label| match before.iter().position(|old| old == label) {
        Some(place) => {
            before.remove(place);
            false
        }
        None => true,
    });
    came
}

#[test]
fn every_figure_unfolds_and_the_total_stays_in_sight() {
    let mut unfolded = 0;
    let mut wrong = Vec::new();
    for form in FORMS {
        for lang in Lang::ALL {
            for steps in [REVIEW, GOLDEN, DEAR] {
                let mut booth = booth_after(form, lang, steps);
                let closed = labels(&booth);
                for name in figures(&booth.look()) {
                    if !booth.control(&name).in_sight.is_positive() {
                        continue;
                    }
                    let what = format!("{name}, {form:?}");
                    let came = unfold(&mut booth, &Mouse, &name);
                    assert!(!came.is_empty(), "{what}: nothing unfolded");
                    wrong.extend(out_of_order(&booth.look(), &what));
                    unfold(&mut booth, &Mouse, &name);
                    assert_eq!(labels(&booth), closed, "{what}: something else after it was closed");
                    unfolded += 1;
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(unfolded >= 12 * 3 * 5, "only {unfolded} figures unfolded");
}

/// What is wrong with a review on which something is unfolded.
fn out_of_order(look: &Look, what: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let go_on = look.say("to-details");
    if !look.controls().any(|node| node.name == go_on && node.in_sight == node.rect) {
        wrong.push(format!("{what}: '{go_on}' is out of sight"));
    }
    let total = look.say("review-total");
    let total = look.seen.iter().find(|node| node.role == Role::Label && node.name == total);
    if !total.is_some_and(|node| look.window.contains_rect(node.rect)) {
        wrong.push(format!("{what}: the total is out of sight"));
    }
    for text in look.drawn.iter().filter(|text| text.is_cut || text.rect.max.x > text.clip.max.x + 1.0) {
        wrong.push(format!("{what}: '{}' is cut", text.text));
    }
    for node in look.controls().filter(|node| node.can_press && node.role == Role::Button) {
        if node.rect.width() < 43.5 || node.rect.height() < 43.5 {
            wrong.push(format!("{what}: '{}' is {:?}", node.name, node.rect.size()));
        }
    }
    wrong
}

#[test]
fn one_figure_is_open_at_a_time() {
    let mut booth = booth_after(Form::Landscape, Lang::Nl, REVIEW);
    let all = figures(&booth.look());
    let [total, shipping] =
        ["Totaal, ", "Verzending, "].map(|of| all.iter().find(|name| name.starts_with(of)).unwrap());
    let of_total = unfold(&mut booth, &Mouse, total);
    let of_shipping = unfold(&mut booth, &Mouse, shipping);
    assert!(of_shipping.iter().any(|text| text.starts_with("Gratis, want uw artikelen komen op")), "{of_shipping:?}");
    let left: Vec<_> = of_total.iter().filter(|text| text.contains("combinaties") && booth.says(text)).collect();
    assert!(left.is_empty(), "still open: {left:?}");
}

#[test]
fn a_finger_and_the_keyboard_unfold_too() {
    for hands in [&Finger as &dyn Hands, &Keyboard::default()] {
        let mut booth = booth_after(Form::Portrait, Lang::Nl, REVIEW);
        let name = figures(&booth.look()).into_iter().find(|name| name.starts_with("Totaal, ")).unwrap();
        let came = unfold(&mut booth, hands, &name);
        assert!(came.contains(&booth.say("explain-proven")), "{came:?}");
        booth.harness.key_press(eframe::egui::Key::Escape);
        booth.harness.run();
        assert!(!booth.says(&booth.say("explain-proven")), "escape closes it");
    }
}

#[test]
fn reasons_follow_the_order_and_the_language() {
    let mut booth = booth_after(Form::Laptop, Lang::Nl, REVIEW);
    let of_pen = |booth: &Booth| figures(&booth.look()).into_iter().find(|name| name.contains("Metalen pen")).unwrap();
    let pen = of_pen(&booth);
    let came = unfold(&mut booth, &Mouse, &pen).join("|").replace('\u{a0}', " ");
    let told = [
        "Eén voor € 3,95|€ 3,95",
        "Samen met Visitekaartjes, mat: € 3,45 in plaats van € 3,95|− € 0,50",
        "Vanaf 10 stuks kost elk € 3,25.",
    ];
    assert_eq!(came, told.join("|"));
    booth.act(diderot::flow::Action::LangChosen(Lang::De));
    let german = labels(&booth).join("|").replace('\u{a0}', " ");
    assert!(german.contains("Zusammen mit Visitenkarten, matt: 3,45 € statt 3,95 €"), "{german}");
    booth.play(r#"remove("pen-metal")"#);
    let left = labels(&booth).join("|");
    assert!(!left.contains("Zusammen mit Visitenkarten"), "{left}");
}

#[test]
fn what_unfolds_below_the_last_line_comes_into_sight() {
    let mut booth = booth_after(Form::Laptop, Lang::Nl, REVIEW);
    let name = figures(&booth.look()).into_iter().find(|name| name.contains("Stempel")).unwrap();
    let came = unfold(&mut booth, &Keyboard::default(), &name);
    let look = booth.look();
    for text in &came {
        let label = look.seen.iter().find(|node| node.name == *text).unwrap();
        assert_eq!(label.in_sight, label.rect, "'{text}' is not in sight");
    }
}
