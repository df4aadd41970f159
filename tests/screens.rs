//! What a buyer notices on the screens: by name and role, in every language and form, with mouse, finger and keys.
//!
//! The pictures are left out here, as they don't decide where anything stands; `tests/snapshots.rs` looks at them.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a helper of tests that can not go on ends the test"
)]

#[path = "common/booth.rs"]
mod booth;
#[path = "screens/clash.rs"]
mod clash;
#[path = "common/cpu_renderer.rs"]
mod cpu_renderer;
#[path = "screens/designer.rs"]
mod designer;
#[path = "screens/details.rs"]
mod details;
#[path = "screens/display.rs"]
mod display;
#[path = "screens/elsewhere.rs"]
mod elsewhere;
#[path = "screens/hands.rs"]
mod hands;
#[path = "screens/journeys.rs"]
mod journeys;
#[path = "screens/keeping.rs"]
mod keeping;
#[path = "screens/keyboard.rs"]
mod keyboard;
#[path = "screens/larger.rs"]
mod larger;
#[path = "screens/layout.rs"]
mod layout;
#[path = "screens/logo.rs"]
mod logo;
#[path = "screens/looking.rs"]
mod looking;
#[path = "screens/names.rs"]
mod names;
#[path = "screens/order.rs"]
mod order;
#[path = "screens/promises.rs"]
mod promises;
#[path = "screens/reasons.rs"]
mod reasons;
#[path = "screens/reloading.rs"]
mod reloading;
#[path = "screens/returning.rs"]
mod returning;
#[path = "screens/shops.rs"]
mod shops;
#[path = "common/shops.rs"]
mod shops_of_all_trades;
#[path = "screens/sight.rs"]
mod sight;
#[path = "common/stops.rs"]
mod stops;
#[path = "screens/tax.rs"]
mod tax;
#[path = "screens/wording.rs"]
mod wording;

use std::borrow::Cow;
use std::sync::{Arc, LazyLock};
use std::thread;

use booth::Booth;
use diderot::artwork::{Media, MediaError, Studio};
use diderot::catalog::Lang;
use diderot::ui::theme::Form;
use sight::Look;

/// The three sizes that every screen is drawn for.
const FORMS: [Form; 3] = [Form::Landscape, Form::Laptop, Form::Portrait];

/// A catalog's pictures, none of which is there.
struct NoMedia;

impl Media for NoMedia {
    fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, MediaError> {
        Err(MediaError::Missing { path: path.to_owned() })
    }
}

/// A studio that makes logos and flat artwork, but no pictures of products.
fn bare_studio() -> Arc<Studio> {
    Arc::new(Studio::new(Arc::new(NoMedia), 1, Arc::new(|| {})))
}

/// A booth in which the buyer did this already.
fn booth_after(form: Form, lang: Lang, steps: &str) -> Booth {
    let mut booth = Booth::open(form, lang, &bare_studio(), 1.0);
    booth.play(steps);
    booth
}

/// Stops at every screen in this form and language.
fn at_every_screen(form: Form, lang: Lang, at: impl FnMut(&mut Booth, &str)) {
    stops::stop_at_every_screen((form, lang), &bare_studio(), 1.0, at);
}

/// Every screen in every form and language, each with what it is. They are looked at once for all tests.
fn everywhere() -> impl Iterator<Item = (&'static str, &'static Look)> {
    static LOOKS: LazyLock<Vec<(String, Look)>> = LazyLock::new(|| {
        let of_form = |form: Form| {
            let mut looks = Vec::new();
            for lang in Lang::ALL {
                at_every_screen(form, lang, |booth, name| {
                    looks.push((format!("{name}, {form:?}, {lang:?}"), booth.look()));
                });
            }
            looks
        };
        thread::scope(|scope| {
            let forms = FORMS.map(|form| scope.spawn(move || of_form(form)));
            forms.into_iter().flat_map(|looks| looks.join().unwrap()).collect()
        })
    });
    LOOKS.iter().map(|(name, look)| (name.as_str(), look))
}
