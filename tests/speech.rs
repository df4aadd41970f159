//! What somebody hears who does not see the screens: a walk by the arrow keys, line by line, and the service that speaks.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of tests that can not go on ends the test")]

#[expect(dead_code, reason = "other tests use more of it")]
#[path = "common/booth.rs"]
mod booth;
#[path = "common/cpu_renderer.rs"]
mod cpu_renderer;
#[path = "speech/service.rs"]
mod service;

use std::borrow::Cow;
use std::sync::{Arc, Mutex};

use booth::{Booth, catalog};
use diderot::app::Speaker;
use diderot::artwork::{Media, MediaError, Studio};
use diderot::catalog::Lang;
use diderot::cli::journey::StepName;
use diderot::ui::spoken::Availability;
use diderot::ui::text::Tongue;
use diderot::ui::theme::{Form, Preferences, Voice};
use eframe::egui::{Event, Key};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// A speaker that writes down what it says.
#[derive(Clone, Default)]
struct Notebook {
    said: Arc<Mutex<Vec<(Lang, String)>>>,
    is_mute: bool,
}

impl Speaker for Notebook {
    fn say(&mut self, lang: Lang, text: &str) {
        self.said.lock().unwrap().push((lang, text.to_owned()));
    }

    fn stop(&mut self) {
        self.said.lock().unwrap().push((Lang::En, "(silence)".to_owned()));
    }

    fn is_speaking(&self) -> bool {
        self.said.lock().unwrap().last().is_some_and(|(_, text)| text != "(silence)")
    }

    fn availability(&self) -> Availability {
        if self.is_mute { Availability::Missing } else { Availability::Possible }
    }
}

impl Notebook {
    /// What was said since the last time.
    fn heard(&self) -> Vec<String> {
        std::mem::take(&mut *self.said.lock().unwrap()).into_iter().map(|(_, text)| text).collect()
    }
}

struct NoMedia;

impl Media for NoMedia {
    fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, MediaError> {
        Err(MediaError::Missing { path: path.to_owned() })
    }
}

/// A booth that can speak, for somebody who wants to hear it or not.
fn booth(lang: Lang, voice: Voice, notebook: &Notebook) -> Booth {
    let preferences = Preferences { voice, ..Preferences::default() };
    let studio = Arc::new(Studio::new(Arc::new(NoMedia), 1, Arc::new(|| {})));
    let mut booth = Booth::open_seen((&catalog(), preferences), (Form::Laptop, lang), &studio, 1.0);
    booth.harness.state_mut().front.set_speech(Some(Box::new(notebook.clone())));
    booth.harness.run();
    booth
}

fn key(booth: &mut Booth, key: Key) {
    booth.harness.key_press(key);
    (0..4).for_each(|_| booth.harness.step());
}

/// Goes on with the arrow key until this is heard, and presses it.
fn press(booth: &mut Booth, notebook: &Notebook, wanted: &str) {
    for _ in 0..120 {
        key(booth, Key::ArrowDown);
        if notebook.heard().iter().any(|said| said.starts_with(wanted)) {
            key(booth, Key::Enter);
            return;
        }
    }
    panic!("the arrow key does not come to '{wanted}' at {:?}", booth.step());
}

fn tongue(lang: Lang) -> Tongue {
    Tongue::new(lang, catalog().shop.currency)
}

#[test]
fn nothing_is_said_before_somebody_asks_for_it() {
    let notebook = Notebook::default();
    let mut booth = booth(Lang::Nl, Voice::Silent, &notebook);
    booth.play(r#"touch, hook("cards-matt")"#);
    assert!(notebook.heard().is_empty());
    assert!(!booth.harness.state().front.is_speaking());
}

#[test]
fn a_walk_is_heard_and_gone_by_the_arrow_keys_alone() {
    for (lang, touch, hook, go_on) in [
        (Lang::Nl, "Tik om te beginnen, knop", "Visitekaartjes, mat", "Verder, knop"),
        (Lang::En, "Tap to begin, button", "Business cards, matt", "Continue, button"),
    ] {
        let (notebook, tongue) = (Notebook::default(), tongue(lang));
        let mut booth = booth(lang, Voice::Spoken, &notebook);
        let first = notebook.heard().join(" ");
        assert!(first.starts_with(&tongue.say("attract-title")), "{lang:?}: {first}");
        press(&mut booth, &notebook, touch);
        let screen = notebook.heard().join(" ");
        assert!(screen.starts_with(&tongue.say("hook-title")), "{lang:?}: {screen}");
        press(&mut booth, &notebook, hook);
        let screen = notebook.heard().join(" ");
        assert!(screen.contains(&tongue.say("options-title")), "{lang:?}: {screen}");
        // A dearer pack: what it costs now is said when it is chosen.
        press(&mut booth, &notebook, "500");
        let told = notebook.heard().join(" ");
        let total = booth.session().quote().unwrap().total;
        let words = tongue.say_with("spoken-total", &[("price", tongue.money(total).into())]);
        assert!(told.contains(&words), "{lang:?}: {told}");
        press(&mut booth, &notebook, go_on);
        let screen = notebook.heard().join(" ");
        assert!(screen.starts_with(&tongue.say("artwork-title")), "{lang:?}: {screen}");
        assert_eq!(booth.step(), StepName::Artwork);
    }
}

#[test]
fn texts_are_stopped_at_and_fields_say_what_is_in_them() {
    let notebook = Notebook::default();
    let mut booth = booth(Lang::En, Voice::Spoken, &notebook);
    booth.play(r#"touch, hook("cards-matt"), go_on, go_on, commit, skip_needs, review, go_on"#);
    notebook.heard();
    let mut heard = Vec::new();
    for _ in 0..60 {
        key(&mut booth, Key::Tab);
        heard.extend(notebook.heard());
    }
    let has = |text: &str| heard.iter().any(|said| said.contains(text));
    assert!(has("We keep this with this order only") || has(&tongue(Lang::En).say("details-privacy")), "{heard:?}");
    assert!(has("Your name, text field, empty"), "{heard:?}");
    for _ in 0..60 {
        key(&mut booth, Key::Tab);
        if notebook.heard().iter().any(|said| said.starts_with("Your name")) {
            break;
        }
    }
    for letter in ["J", "o"] {
        booth.harness.event(Event::Text(letter.to_owned()));
        booth.harness.step();
        booth.harness.step();
        assert_eq!(notebook.heard(), [format!("{letter}.")]);
    }
    booth.harness.key_press(Key::Backspace);
    booth.harness.step();
    booth.harness.step();
    assert_eq!(notebook.heard(), ["deleted."]);
}

#[test]
fn another_language_is_heard_in_its_own_words() {
    let notebook = Notebook::default();
    let mut booth = booth(Lang::Nl, Voice::Spoken, &notebook);
    booth.play("touch");
    notebook.heard();
    booth.act(diderot::flow::Action::LangChosen(Lang::De));
    let said = notebook.said.lock().unwrap().last().cloned().unwrap();
    assert!(booth.harness.state().front.is_speaking(), "what waits for the buyer can wait for it");
    assert!(said.0 == Lang::De && said.1.starts_with(&tongue(Lang::De).say("hook-title")), "{said:?}");
}

#[test]
fn the_sheet_says_headphones_first_and_the_next_buyer_is_not_read_to() {
    let notebook = Notebook::default();
    let mut booth = booth(Lang::Nl, Voice::Silent, &notebook);
    booth.play(r#"touch, hook("cards-matt")"#);
    booth.harness.get_by_label("Weergave").click();
    booth.harness.run();
    let tongue = tongue(Lang::Nl);
    assert!(says(&booth, &tongue.say("display-voice-headphones")));
    assert!(notebook.heard().is_empty(), "not before it is chosen");
    booth.harness.get_by_label("Hardop").click();
    booth.harness.run();
    let heard = notebook.heard().join(" ");
    assert!(heard.starts_with(&tongue.say("options-title")), "{heard}");
    booth.harness.get_by_label("Opnieuw").click();
    booth.harness.run();
    assert_eq!(notebook.heard().last().unwrap(), "(silence)");
    booth.play("touch");
    assert!(notebook.heard().is_empty());
}

#[test]
fn where_there_is_no_voice_the_sheet_says_so_and_nothing_is_on() {
    let notebook = Notebook { is_mute: true, ..Notebook::default() };
    let mut booth = booth(Lang::En, Voice::Spoken, &notebook);
    booth.play(r#"touch, hook("cards-matt")"#);
    booth.harness.get_by_label("Display").click();
    booth.harness.run();
    assert!(says(&booth, &tongue(Lang::En).say("display-voice-missing")));
    assert!(notebook.heard().is_empty());
}

fn says(booth: &Booth, text: &str) -> bool {
    booth.harness.query_all_by_value(text).chain(booth.harness.query_all_by_label(text)).any(|node| {
        node.accesskit_node().value().as_deref() == Some(text) || node.accesskit_node().label().as_deref() == Some(text)
    })
}
