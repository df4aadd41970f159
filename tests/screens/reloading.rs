//! What is seen when the catalog changes while it is shown: the new price, what no longer fits, and what is wrong with it.

use std::sync::Arc;

use diderot::catalog::{Catalog, Lang, Place, Price, Problem, Severity};
use diderot::cli::journey::StepName;
use diderot::flow::Misfit;
use diderot::money::Money;
use diderot::ui::screens::Hitch;
use diderot::ui::theme::Form;
use eframe::egui::accesskit::Role;
use eframe::egui::{Rect, vec2};

use crate::booth::{Booth, catalog};
use crate::hands::{Finger, Hands as _, Mouse};
use crate::layout::too_small;
use crate::{FORMS, at_every_screen, booth_after};

const TO_REVIEW: &str = r#"touch, hook("cards-matt"), go_on, go_on, commit, skip_needs, keep_mine,
    accept("accessory/cards-matt/pen-metal"), review"#;

fn problem(line: usize, message: &str) -> Problem {
    Problem {
        code: "unknown-id",
        severity: Severity::Error,
        place: Place { file: "products/cards.ron".into(), line, column: 9, end: (line, 13), span: 0..4 },
        message: message.to_owned(),
        also: vec![(Place::file("shop.ron"), "first defined here".to_owned())],
        mend: Some("did you mean 'cards-matt'?".to_owned()),
    }
}

fn three_problems() -> Vec<Problem> {
    let long = "no product is called 'cards-mat', which is the hook of a bundle that needs it together with the pen";
    let warning = Problem { severity: Severity::Warning, ..problem(2, "this is only for your attention") };
    vec![warning, problem(12, long), problem(40, "the price is missing")]
}

fn break_it(booth: &mut Booth, problems: Vec<Problem>) {
    booth.harness.state_mut().front.take_problems(problems);
    booth.harness.run();
}

/// The shop with cards that cost so much more.
fn dearer(by: i64) -> Arc<Catalog> {
    let mut dearer = Catalog::clone(&catalog());
    for product in &mut dearer.products {
        if let (Price::Packs(packs), "cards-matt") = (&mut product.price, product.id.as_str()) {
            for pack in packs {
                pack.price += Money::from_minor(by);
            }
        }
    }
    Arc::new(dearer)
}

fn turn_to(booth: &mut Booth, catalog: Arc<Catalog>) {
    booth.harness.state_mut().front.take_catalog(catalog, None);
    booth.harness.run();
}

/// Whether any text on the screen has this in it.
fn shows(booth: &Booth, part: &str) -> bool {
    booth.look().seen.iter().any(|node| node.role == Role::Label && node.name.contains(part))
}

#[test]
fn the_strip_comes_with_a_mistake_and_goes_with_the_mend_which_is_on_the_screen() {
    for lang in Lang::ALL {
        let mut booth = booth_after(Form::Laptop, lang, TO_REVIEW);
        let (place, next) = ("products/cards.ron:12:9", booth.say("trouble-next"));
        assert!(!shows(&booth, place) && !booth.has_control(&next));
        break_it(&mut booth, three_problems());
        assert!(shows(&booth, place), "the first error, before the warning above it");
        assert_eq!(booth.step(), StepName::Review, "the last good catalog stays");
        Mouse.press(&mut booth, &next);
        assert!(shows(&booth, "products/cards.ron:40:9") && !shows(&booth, place));
        let before = booth.session().uplift().unwrap();
        turn_to(&mut booth, dearer(200));
        assert!(!booth.has_control(&next) && !shows(&booth, "products/cards.ron"), "{lang:?}");
        let tongue = booth.tongue();
        let (was, now) = (tongue.money(before.total), tongue.money(before.total + Money::from_minor(200)));
        assert!(booth.says(&now), "{lang:?}: {now}");
        assert!(booth.says(&tongue.say_with("changes-total", &[("was", was.into()), ("now", now.into())])), "{lang:?}");
        let anchor = tongue.money(before.anchor + Money::from_minor(200));
        let told = [("now", anchor.into()), ("was", tongue.money(before.anchor).into())];
        assert!(booth.says(&tongue.say_with("changes-anchor", &told)), "{lang:?}");
    }
}

#[test]
fn what_changed_is_told_until_it_is_closed() {
    let mut booth = booth_after(Form::Laptop, Lang::En, &format!("{TO_REVIEW}, go_on"));
    turn_to(&mut booth, dearer(200));
    let title = booth.say("changes-title");
    assert_eq!(booth.step(), StepName::Review, "whoever was about to pay looks at the order first");
    assert!(booth.says(&title));
    booth.play("back");
    assert!(booth.says(&title), "going on is not reading");
    turn_to(&mut booth, dearer(0));
    assert!(!booth.says(&title), "it is as it was");
    turn_to(&mut booth, dearer(300));
    let close = booth.say("notice-close");
    Mouse.press(&mut booth, &close);
    assert!(!booth.says(&title));
}

#[test]
fn without_what_one_came_for_one_begins_anew_and_is_told() {
    let mut booth = booth_after(Form::Laptop, Lang::De, TO_REVIEW);
    let mut without = Catalog::clone(&catalog());
    let name = without.product(&"cards-matt".into()).unwrap().name.get(Lang::De).to_owned();
    without.plan.hooks.retain(|hook| hook.as_str() != "cards-matt");
    turn_to(&mut booth, Arc::new(without));
    assert_eq!(booth.step(), StepName::Attract);
    let told = booth.tongue().say_with("changes-hook-gone", &[("name", name.into())]);
    assert!(booth.says(&told), "{told}");
    let effects = format!("{:?}", booth.harness.state().effects);
    assert_eq!(effects, "[Forget]");
}

#[test]
fn an_order_that_is_being_stored_is_not_touched_until_the_next_buyer() {
    let mut booth = booth_after(Form::Laptop, Lang::Nl, &format!("{TO_REVIEW}, go_on"));
    let before = booth.session().quote().unwrap().clone();
    booth.harness.state_mut().front.view_mut().details.saving = true;
    turn_to(&mut booth, dearer(200));
    assert_eq!(booth.session().quote(), Some(&before));
    booth.play(r#"details(name: "Anna", address: "Dorpsstraat 1, Leeuwarden", mail: "anna@nordwerk.nl")"#);
    let code = diderot::flow::OrderCode::from_number(7);
    booth.harness.state_mut().front.stored(Ok(code));
    booth.harness.run();
    assert_eq!((booth.step(), booth.session().quote()), (StepName::Placed, Some(&before)));
    booth.play("start_over");
    booth.play(TO_REVIEW);
    let anchor = booth.session().uplift().unwrap().anchor;
    let packs = &dearer(200);
    let Price::Packs(packs) = &packs.product(&"cards-matt".into()).unwrap().price else { panic!("cards are in packs") };
    assert!(packs.iter().any(|pack| pack.price == anchor), "the next buyer has the new price");
}

#[test]
fn an_order_that_could_not_be_stored_meets_the_new_price_first() {
    let mut booth = booth_after(Form::Laptop, Lang::Nl, &format!("{TO_REVIEW}, go_on"));
    booth.harness.state_mut().front.view_mut().details.saving = true;
    turn_to(&mut booth, dearer(200));
    assert_eq!(booth.step(), StepName::Details);
    booth.harness.state_mut().front.stored(Err(Hitch::Full));
    booth.harness.run();
    assert_eq!(booth.step(), StepName::Review);
    let close = booth.say("notice-close");
    Mouse.press(&mut booth, &close);
    assert!(booth.says(&booth.say("changes-title")));
}

#[test]
fn with_the_strip_every_screen_is_as_whole_as_without() {
    let mut wrong = Vec::new();
    for form in FORMS {
        at_every_screen(form, Lang::De, |booth, name| {
            break_it(booth, three_problems());
            let name = format!("{name}, {form:?}");
            wrong.extend(flaws(booth, &name));
        });
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_strip_its_list_and_the_note_are_whole_in_every_language() {
    let mut wrong = Vec::new();
    for form in FORMS {
        for lang in Lang::ALL {
            let mut booth = booth_after(form, lang, TO_REVIEW);
            break_it(&mut booth, three_problems());
            let list = booth.say("trouble-list");
            Finger.press(&mut booth, &list);
            assert!(booth.says("did you mean 'cards-matt'?"), "{form:?}, {lang:?}");
            let name = format!("list, {form:?}, {lang:?}");
            let cut = booth.look().drawn.into_iter().filter(|text| text.is_cut && text.text.starts_with("products"));
            wrong.extend(cut.map(|text| format!("{name}: '{}' is cut", text.text)));
            wrong.extend(too_small(&booth.look(), &name));
            let hide = booth.say("trouble-hide");
            Finger.press(&mut booth, &hide);
            assert!(!booth.says("did you mean 'cards-matt'?"), "{form:?}, {lang:?}");
            turn_to(&mut booth, catalog());
            let product = catalog().products[0].name.clone();
            let amount = |was, now| (Money::from_minor(was), Money::from_minor(now));
            let ((was, now), (was_all, now_all)) = (amount(2999, 3199), amount(3344, 123_456));
            let gone = Misfit::Choice { name: product.clone(), was: product.clone(), now: Some(product.clone()) };
            booth.harness.state_mut().front.view_mut().changes = vec![
                Misfit::Left(product.clone()),
                gone,
                Misfit::Quantity { name: product.clone(), was: 250, now: 2500 },
                Misfit::GoldenLeft,
                Misfit::Anchor { was, now },
                Misfit::Total { was: was_all, now: now_all },
            ];
            booth.harness.run();
            let look = booth.look();
            let name = format!("note, {form:?}, {lang:?}");
            wrong.extend(too_small(&look, &name));
            wrong.extend(outside(&booth, &name));
            let cut = look.drawn.iter().filter(|text| text.is_cut);
            wrong.extend(cut.map(|text| format!("{name}: '{}' is cut", text.text)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with a screen that has the strip.
fn flaws(booth: &Booth, name: &str) -> Vec<String> {
    let look = booth.look();
    let mut wrong = too_small(&look, name);
    wrong.extend(outside(booth, name));
    let cut = look.drawn.iter().filter(|text| text.is_cut && !text.text.starts_with("products/"));
    wrong.extend(cut.map(|text| format!("{name}: '{}' is cut", text.text)));
    let pressed: Vec<_> = look.controls().filter(|node| node.can_press && node.in_sight.is_positive()).collect();
    for (place, one) in pressed.iter().enumerate() {
        for other in &pressed[place + 1..] {
            let shared = one.in_sight.intersect(other.in_sight);
            if shared.is_positive() && shared.width() > 0.5 && shared.height() > 0.5 {
                wrong.push(format!("{name}: '{}' and '{}' share {shared:?}", one.name, other.name));
            }
        }
    }
    for (place, one) in look.drawn.iter().enumerate() {
        for other in &look.drawn[place + 1..] {
            let letters = |rect: Rect, clip: Rect| rect.shrink2(vec2(0.5, rect.height() * 0.2)).intersect(clip);
            if letters(one.rect, one.clip).intersect(letters(other.rect, other.clip)).is_positive() {
                wrong.push(format!("{name}: '{}' and '{}'", one.text, other.text));
            }
        }
    }
    wrong
}

fn outside(booth: &Booth, name: &str) -> Vec<String> {
    let look = booth.look();
    let window = look.window.expand(0.5);
    let is_out = |rect: &Rect| rect.min.x < window.min.x || rect.max.x > window.max.x || rect.min.y < window.min.y;
    look.seen
        .iter()
        .filter(|node| is_out(&node.rect))
        .map(|node| format!("{name}: '{}' is outside", node.name))
        .collect()
}

#[test]
fn the_strip_stands_still() {
    let mut booth = booth_after(Form::Laptop, Lang::Nl, TO_REVIEW);
    break_it(&mut booth, three_problems());
    booth.settle();
    booth.harness.step();
    let delay = booth.harness.output().viewport_output.values().map(|viewport| viewport.repaint_delay).min();
    assert_eq!(delay, Some(std::time::Duration::MAX), "it asks to be drawn again");
}

#[test]
fn what_is_being_typed_stays_when_the_strip_comes_and_goes() {
    let mut booth = booth_after(Form::Laptop, Lang::Nl, r#"touch, hook("cards-matt"), go_on"#);
    let field = booth.say("words-name");
    Mouse.type_into(&mut booth, &field, "Anna");
    break_it(&mut booth, three_problems());
    assert!(booth.control(&field).is_focused);
    turn_to(&mut booth, dearer(100));
    let control = booth.control(&field);
    assert_eq!((control.is_focused, control.value.as_str()), (true, "Anna"));
}
