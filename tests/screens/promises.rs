//! What the house promises, as far as it can be seen.

use std::collections::BTreeMap;

use diderot::catalog::Lang;
use diderot::cli::journey::StepName;
use diderot::money::Money;
use diderot::ui::theme::Form;

use crate::FORMS;
use crate::hands::{Hands as _, Mouse};
use crate::sight::{Look, Seen};
use crate::{at_every_screen, booth_after, everywhere};

/// Whether the bar stands here: from commitment until the order is placed.
fn has_anchor(step: StepName) -> bool {
    use StepName::{Accessories, Bundle, Details, More, Multiplier, Needs, Review, Services, Upgrade};
    matches!(step, Needs | Upgrade | Accessories | Bundle | Services | Multiplier | More | Review | Details)
}

#[test]
fn anchor_total_and_uplift_are_on_every_screen_from_commitment_to_the_order() {
    for form in FORMS {
        for lang in Lang::ALL {
            let mut committed: Option<Money> = None;
            at_every_screen(form, lang, |booth, name| {
                if !has_anchor(booth.step()) {
                    return;
                }
                let uplift = booth.session().uplift().unwrap();
                // The second walk is about another order.
                if name == "multiplier" {
                    committed = None;
                }
                assert_eq!(*committed.get_or_insert(uplift.anchor), uplift.anchor, "{name}: the anchor moved");
                let tongue = booth.tongue();
                let look = booth.look();
                let shown = |wanted: &str| {
                    let in_bar = |node: &&Seen| node.rect.min.y > look.window.max.y - 300.0;
                    look.seen.iter().filter(in_bar).any(|node| node.name.contains(wanted))
                };
                for wanted in [
                    tongue.say("bar-anchor"),
                    tongue.money(uplift.anchor),
                    tongue.say("bar-added"),
                    tongue.difference(uplift.amount()),
                    tongue.say("bar-total"),
                    tongue.money(uplift.total),
                ] {
                    assert!(shown(&wanted), "{name}, {form:?}, {lang:?}: '{wanted}' is not in the bar");
                }
            });
        }
    }
}

#[test]
fn what_goes_off_is_called_so() {
    let booth = booth_after(
        Form::Landscape,
        Lang::Nl,
        r#"touch, hook("cards-matt"), quantity(500), go_on, go_on, commit, skip_needs, review, line_quantity("cards-matt", 250)"#,
    );
    assert!(booth.session().uplift().unwrap().amount().is_negative());
    assert!(booth.says("Er ging af"));
    assert!(!booth.says("Er kwam bij"));
}

/// A no and a yes about the same thing.
fn twins(look: &Look) -> Vec<(&Seen, &Seen)> {
    let pairs = [("no", "yes"), ("multiplier-no", "multiplier-yes"), ("no", "taken"), ("declined", "yes")];
    let by_name: BTreeMap<&str, &Seen> = look.controls().map(|node| (node.name.as_str(), node)).collect();
    let mut twins = Vec::new();
    for (no, yes) in pairs {
        let (no, yes) = (format!("{}: ", look.say(no)), format!("{}: ", look.say(yes)));
        for (name, node) in &by_name {
            let other = name.strip_prefix(&no).and_then(|about| by_name.get(format!("{yes}{about}").as_str()));
            twins.extend(other.map(|other| (*node, *other)));
        }
    }
    twins
}

/// How the words on a button are set: face, size and colour.
fn words_on(look: &Look, button: &Seen) -> String {
    let on_it = look.drawn.iter().filter(|text| button.rect.contains_rect(text.rect.shrink(1.0)));
    on_it.map(|text| text.look.clone()).collect::<Vec<_>>().join(", ")
}

#[test]
fn no_is_as_good_as_yes_on_every_offer() {
    let mut found = 0;
    for (name, look) in everywhere() {
        for (no, yes) in twins(look) {
            found += 1;
            let apart = (no.rect.size() - yes.rect.size()).abs().max((no.in_sight.size() - yes.in_sight.size()).abs());
            assert!(apart.max_elem() < 0.01, "{name}: '{}' and '{}' are {apart:?} apart", no.name, yes.name);
            assert_eq!(no.rect.y_range(), yes.rect.y_range(), "{name}: '{}' stands elsewhere", no.name);
            // What was chosen already is drawn as chosen.
            let chosen = ["taken", "declined"].map(|word| format!("{}: ", look.say(word)));
            let is_open = |node: &Seen| !chosen.iter().any(|words| node.name.starts_with(words));
            if is_open(no) && is_open(yes) && no.in_sight == no.rect {
                assert!(look.ground(no.rect).is_some(), "{name}: '{}' is not drawn where it is", no.name);
                assert_eq!(look.ground(no.rect), look.ground(yes.rect), "{name}: '{}' looks otherwise", no.name);
                assert_eq!(words_on(look, no), words_on(look, yes), "{name}: '{}' is set otherwise", no.name);
            }
        }
    }
    assert!(found >= 12 * 8, "only {found} pairs");
}

#[test]
fn keeping_ones_own_is_as_good_as_taking_the_better() {
    for form in FORMS {
        let booth = booth_after(
            form,
            Lang::Nl,
            r#"touch, hook("cards-matt"), quantity(500), go_on, go_on, commit, skip_needs"#,
        );
        let look = booth.look();
        let starts = |name: &str| {
            let words = look.say(name);
            look.controls().filter(move |node| node.name.starts_with(&words)).collect::<Vec<_>>()
        };
        let (keep, take) = (starts("upgrade-keep"), starts("upgrade-take"));
        assert_eq!((keep.len(), take.len()), (1, 2), "{form:?}");
        for other in &take {
            // Columns of a width that does not divide evenly differ by a point.
            assert!((keep[0].rect.size() - other.rect.size()).abs().max_elem() <= 1.0, "{form:?}");
            assert_eq!(look.ground(keep[0].rect), look.ground(other.rect), "{form:?}");
            assert_eq!(words_on(&look, keep[0]), words_on(&look, other), "{form:?}");
        }
    }
}

#[test]
fn straight_to_the_order_is_one_tap_from_every_offer() {
    for lang in Lang::ALL {
        at_every_screen(Form::Laptop, lang, |booth, name| {
            let straight = booth.say("straight");
            assert_eq!(booth.has_control(&straight), booth.session().state().step.has_offers(), "{name}, {lang:?}");
            if booth.has_control(&straight) {
                let order = booth.session().state().order.clone();
                Mouse.press(booth, &straight);
                assert_eq!(booth.step(), StepName::Review, "{name}, {lang:?}");
                assert_eq!(booth.session().state().order, order, "{name}, {lang:?}");
                booth.play("undo");
            }
        });
    }
}

#[test]
fn starting_over_is_on_every_screen_but_the_first() {
    for (name, look) in everywhere() {
        assert_eq!(look.has_control(&look.say("start-over")), look.step != StepName::Attract, "{name}");
    }
}

#[test]
fn starting_over_leaves_nothing_of_the_buyer() {
    for steps in ["touch", r#"touch, hook("mug"), go_on, logo(sample(maas)), words(name: "Anna"), go_on, commit"#] {
        let mut booth = booth_after(Form::Laptop, Lang::Fy, steps);
        let start_over = booth.say("start-over");
        Mouse.press(&mut booth, &start_over);
        assert_eq!(booth.step(), StepName::Attract);
        assert_eq!(booth.session().state().lang, Lang::Fy, "the language stays");
        assert!(booth.session().state().order.lines.is_empty());
        assert!(booth.session().state().design.words.is_empty());
    }
}

#[test]
fn the_bar_opens_into_lines_that_leave_by_one_tap() {
    for form in FORMS {
        for lang in Lang::ALL {
            let mut booth = booth_after(
                form,
                lang,
                r#"touch, hook("cards-matt"), go_on, go_on, commit, skip_needs, keep_mine, accept("accessory/cards-matt/pen-metal")"#,
            );
            let open = booth.say("bar-open");
            Mouse.press(&mut booth, &open);
            assert!(booth.says(&booth.say("bar-lines")), "{form:?}, {lang:?}");
            let pen = booth.session().catalog().product(&"pen-metal".into()).unwrap().name.get(lang).to_owned();
            let remove = booth.tongue().say_with("review-remove-what", &[("name", pen.into())]);
            Mouse.press(&mut booth, &remove);
            assert!(!booth.session().state().has(&"pen-metal".into()), "{form:?}, {lang:?}");
            let uplift = booth.session().uplift().unwrap();
            assert_eq!(uplift.total, uplift.anchor);
            let close = booth.say("bar-close");
            Mouse.press(&mut booth, &close);
            assert!(!booth.says(&booth.say("bar-lines")), "{form:?}, {lang:?}");
        }
    }
}
