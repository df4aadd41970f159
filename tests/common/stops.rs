//! Where a buyer comes by: two walks that between them see every screen.

use std::sync::Arc;

use diderot::artwork::Studio;
use diderot::catalog::Lang;
use diderot::ui::theme::{Form, Preferences};

use crate::booth::{Booth, catalog};

/// A screen on a walk: what it is called, and what the buyer does to get there from the one before.
struct Stop(&'static str, &'static str);

/// From the attract screen to the last question, with business cards.
const CARDS: [Stop; 16] = [
    Stop("attract", ""),
    Stop("hook", "touch"),
    Stop("options", r#"hook("cards-matt"), quantity(500)"#),
    Stop(
        "artwork",
        r#"go_on, logo(sample(nordwerk)),
        words(name: "Anna de Vries", role: "Vormgever", company: "Nordwerk", phone: "058 123 45 67", mail: "anna@nordwerk.nl")"#,
    ),
    Stop("commit", "go_on"),
    Stop("needs-use", "commit"),
    Stop("needs-taste", r#"answer("use", "fair")"#),
    Stop("upgrade", r#"answer("taste", "quiet")"#),
    Stop("accessories", r#"keep_mine, accept("accessory/cards-matt/pen-metal")"#),
    Stop("bundle", "go_on"),
    Stop("services", "go_on"),
    Stop("more", r#"accept("service/design-check"), more"#),
    Stop("review", r#"accept("accessory/cards-matt/card-box"), back, review"#),
    Stop("details", "go_on"),
    Stop(
        "placed",
        r#"details(name: "Anna de Vries", address: "Dorpsstraat 1, 8911 AA Leeuwarden", mail: "anna@nordwerk.nl"), place"#,
    ),
    Stop("feedback", "go_on"),
];

/// The way to the golden offer, and what it makes of the order.
const GOLDEN: [Stop; 2] = [
    Stop(
        "multiplier",
        r#"touch, hook("cards-matt"), go_on, logo(sample(zilt)), go_on, commit, answer("use", "fair"), answer("taste", "quiet"),
        keep_mine, accept("accessory/cards-matt/pen-metal"), go_on, go_on"#,
    ),
    Stop("review-multiplied", r#"accept("multiplier/2"), review"#),
];

/// Walks by every screen, and stops at each.
pub(crate) fn stop_at_every_screen(
    (form, lang): (Form, Lang),
    studio: &Arc<Studio>,
    pixels_per_point: f32,
    at: impl FnMut(&mut Booth, &str),
) {
    stop_at_every_screen_seen(Preferences::default(), (form, lang), studio, (pixels_per_point, at));
}

/// The same for somebody who wants to see the screens in another way.
pub(crate) fn stop_at_every_screen_seen(
    preferences: Preferences,
    (form, lang): (Form, Lang),
    studio: &Arc<Studio>,
    (pixels_per_point, mut at): (f32, impl FnMut(&mut Booth, &str)),
) {
    let open = || Booth::open_seen((&catalog(), preferences), (form, lang), studio, pixels_per_point);
    stop_at_every_screen_of(open, &mut at);
}

/// The same in booths that are opened for it.
pub(crate) fn stop_at_every_screen_of(open: impl Fn() -> Booth, mut at: impl FnMut(&mut Booth, &str)) {
    for walk in [CARDS.as_slice(), GOLDEN.as_slice()] {
        let mut booth = open();
        for Stop(name, steps) in walk {
            booth.play(steps);
            at(&mut booth, name);
        }
    }
}
