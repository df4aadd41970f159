//! The audit of accessibility: every screen of the walk, in four languages, on three screens of known millimetres, with text at
//! 100 and 200 %, in the lower part of a standing one too. What it finds is told all at once.
//!
//! What each test means:
//! - *names*: whatever takes the focus has a role, and a name that nothing else on the screen has, in the screen's language;
//! - *order*: from one stop of the Tab key to the next one goes on as one reads: to the right in a row, down to the next row, or up
//!   to the top of a column that begins further to the right;
//! - *path*: Tab comes to everything that can be pressed or typed into, and back to where it began;
//! - *sizes*: in points and in millimetres;
//! - *contrast*: of every text that is drawn with what it is drawn on, light and dark, normal and high.
//!
//! That Enter and Space press what has the focus is gone through in `tests/screens/journeys.rs`; that nothing overlaps or is cut in
//! `tests/screens/layout.rs`.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of tests that can not go on ends the test")]

#[expect(dead_code, reason = "other tests use more of it")]
#[path = "common/booth.rs"]
mod booth;
#[path = "audit/contrast.rs"]
mod contrast;
#[path = "common/cpu_renderer.rs"]
mod cpu_renderer;
#[path = "audit/keys.rs"]
mod keys;
#[path = "audit/names.rs"]
mod names;
#[expect(dead_code, reason = "the screens' own tests use more of it")]
#[path = "screens/sight.rs"]
mod sight;
#[path = "audit/sizes.rs"]
mod sizes;
#[expect(dead_code, reason = "the screens' own tests use more of it")]
#[path = "common/stops.rs"]
mod stops;
#[path = "audit/typing.rs"]
mod typing;

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};
use std::thread;

use booth::{Booth, catalog};
use diderot::app::{Front, Hands};
use diderot::artwork::{Media, MediaError, Studio};
use diderot::catalog::Lang;
use diderot::flow::Action;
use diderot::ui::theme::{Form, Preferences, Reach, Surface, TextSize};
use sight::Look;

/// A screen in a shop.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Screen {
    name: &'static str,
    surface: Surface,
    form: Form,
    reach: Option<Reach>,
}

const fn surface(width_mm: f32, height_mm: f32) -> Surface {
    Surface { width_mm, height_mm, distance_mm: 600.0 }
}

/// The screens that are audited, each of 1920 by 1080 pixels.
const SCREENS: [Screen; 3] = [
    Screen { name: "32 inch, stands", surface: surface(398.0, 708.0), form: Form::Portrait, reach: Some(Reach::Whole) },
    Screen { name: "24 inch, lies", surface: surface(531.0, 299.0), form: Form::Landscape, reach: None },
    Screen { name: "15 inch, on a counter", surface: surface(344.0, 194.0), form: Form::Landscape, reach: None },
];

/// The first of them for whoever reaches only its lower part.
const LOW: Screen = Screen { name: "32 inch, low", reach: Some(Reach::Low), ..SCREENS[0] };

const SIZES: [TextSize; 2] = [TextSize::Normal, TextSize::Largest];

struct NoMedia;

impl Media for NoMedia {
    fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, MediaError> {
        Err(MediaError::Missing { path: path.to_owned() })
    }
}

/// How a screen is seen.
type Seen = (Screen, Lang, Preferences);

/// A booth with this screen.
fn open((screen, lang, preferences): Seen) -> Booth {
    let studio = Arc::new(Studio::new(Arc::new(NoMedia), 1, Arc::new(|| {})));
    let mut front = Front::new(&catalog(), studio);
    front.set_usual(preferences);
    front.set_surface(Some(screen.surface));
    // Who has a Tab key has a keyboard.
    front.set_hands(Hands { keyboard: false, reach: screen.reach });
    front.apply(Action::LangChosen(lang));
    Booth::open_front(front, screen.form.reference(), 1.0)
}

/// Stops at every screen of the walk.
fn at_every_screen(seen: Seen, mut at: impl FnMut(&mut Booth, &str)) {
    let (screen, lang, preferences) = seen;
    stops::stop_at_every_screen_of(
        || open(seen),
        |booth, name| {
            booth.harness.run();
            let text = preferences.text_size.percent();
            at(booth, &format!("{name}, {}, {}, {text} %", screen.name, lang.code()));
        },
    );
}

/// What was seen, and of what.
type Audited = (String, Seen, Look);

/// Every screen in every language, on each of the screens, with both sizes. They are looked at once for all tests.
fn everywhere() -> &'static [Audited] {
    static LOOKS: LazyLock<Vec<Audited>> = LazyLock::new(|| {
        let of_screen = |screen: Screen| {
            let mut looks = Vec::new();
            for text_size in SIZES {
                for lang in Lang::ALL {
                    // Where things stand low does not depend on the words any more than elsewhere.
                    if screen == LOW && lang != Lang::Nl && lang != Lang::De {
                        continue;
                    }
                    let seen = (screen, lang, Preferences { text_size, ..Preferences::default() });
                    at_every_screen(seen, |booth, name| looks.push((name.to_owned(), seen, booth.look())));
                }
            }
            looks
        };
        thread::scope(|scope| {
            let all = SCREENS.into_iter().chain([LOW]);
            let screens: Vec<_> = all.map(|screen| scope.spawn(move || of_screen(screen))).collect();
            screens.into_iter().flat_map(|looks| looks.join().unwrap()).collect()
        })
    });
    &LOOKS
}

/// Everything wrong is told at once.
fn assert_none(mut wrong: Vec<String>) {
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{} breaches:\n{}", wrong.len(), wrong.join("\n"));
}
