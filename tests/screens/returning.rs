//! A walk that broke off, and the buyer who may still be there.

use diderot::app::{Effect, Resumable};
use diderot::catalog::Lang;
use diderot::cli::journey::StepName;
use diderot::flow::{Action, Session};
use diderot::storage::journal::{Channel, Journal, Moment, NewWalk};
use diderot::storage::{kept_files, load_builtin};
use diderot::ui::theme::Form;

use crate::booth::{Booth, catalog};
use crate::hands::{Hands as _, Mouse};
use crate::{bare_studio, booth_after};

const NOW: Moment = Moment(1_800_000_000);

/// A walk in German that broke off, as the next start finds it.
fn broken_off(name: &str) -> Box<Resumable> {
    let dir = std::env::temp_dir().join(format!("diderot-returning-{name}-{}", std::process::id()));
    std::fs::remove_dir_all(&dir).unwrap_or_default();
    let files = kept_files(&load_builtin().unwrap().files, &catalog().shop.look);
    let mut journal = Journal::open(&dir).unwrap().0;
    let kept = journal.keep_catalog(&files).unwrap();
    let walk = NewWalk { id: name, catalog: kept, day: None, channel: Channel::Window, continues: None, stopped: None };
    let number = journal.begin(&walk, NOW).unwrap();
    let mut session = Session::new(catalog());
    let hook = catalog().plan.hooks[0].clone();
    for action in [Action::LangChosen(Lang::De), Action::Touched, Action::HookChosen(hook), Action::Continued] {
        session.apply(action).unwrap();
    }
    journal.append(number, 0, session.log(), NOW).unwrap();
    drop(journal);
    let found = Journal::open(&dir).unwrap().0.take_unfinished(Channel::Window, Moment(0), NOW).unwrap().unwrap();
    std::fs::remove_dir_all(&dir).unwrap();
    Box::new(Resumable::revive(found, (&catalog(), &files)).unwrap())
}

fn asked(name: &str) -> Booth {
    let mut booth = Booth::open(Form::Laptop, Lang::Nl, &bare_studio(), 1.0);
    booth.harness.run();
    assert!(booth.harness.state_mut().front.offer_to_go_on(broken_off(name)).is_none());
    booth.harness.run();
    booth
}

fn press(booth: &mut Booth, lang: Lang, answer: &str) {
    let tongue = diderot::ui::text::Tongue::new(lang, catalog().shop.currency);
    let product = catalog().product(&catalog().plan.hooks[0]).unwrap().name.get(lang).to_owned();
    Mouse.press(booth, &format!("{}: {product}", tongue.say(answer)));
}

#[test]
fn the_buyer_goes_on_where_they_were() {
    let mut booth = asked("on");
    press(&mut booth, Lang::De, "broken-off-yes");
    assert_eq!((booth.step(), booth.session().state().lang), (StepName::Artwork, Lang::De));
    assert!(matches!(booth.harness.state().effects[..], [Effect::Resume(_)]));
    // What they did before can be undone as if nothing had been.
    booth.act(Action::Undone);
    assert_eq!(booth.step(), StepName::Options);
}

#[test]
fn somebody_else_begins_anew_and_finds_nothing_of_it() {
    let mut booth = asked("anew");
    press(&mut booth, Lang::De, "broken-off-no");
    assert_eq!((booth.step(), booth.session().state().lang), (StepName::Attract, Lang::Nl));
    assert!(matches!(booth.harness.state().effects[..], [Effect::Discard(_)]));
    assert!(booth.session().quote().is_none());
}

#[test]
fn nothing_behind_the_question_is_pressed_before_it_is_answered() {
    let booth = asked("behind");
    let look = booth.look();
    let names: Vec<&str> = look.controls().map(|control| control.name.as_str()).collect();
    assert_eq!(names.len(), 2, "only no and yes: {names:?}");
}

#[test]
fn whoever_has_begun_is_not_asked() {
    let mut booth = booth_after(Form::Laptop, Lang::Nl, "touch");
    assert!(booth.harness.state_mut().front.offer_to_go_on(broken_off("begun")).is_some());
    booth.harness.run();
    assert_eq!(booth.step(), StepName::Hook);
}
