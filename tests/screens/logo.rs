//! Bringing one's own logo: the file is asked for, and a bad one costs nothing.

use diderot::app::Effect;
use diderot::catalog::Lang;
use diderot::flow::design::LogoChoice;
use diderot::ui::theme::Form;

use crate::bare_studio;
use crate::booth::Booth;
use crate::hands::{Hands as _, Mouse};

const A_LOGO: &str =
    r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><path fill="#1d5b4a" d="M0 0h60v40H0z"/></svg>"##;

#[test]
fn a_logo_that_can_not_be_used_is_explained_and_the_old_design_stays() {
    let broken_png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x20\0\0\0\x20\x08\x06\0\0\0".to_vec();
    let outside = br#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="/etc/passwd" width="9" height="9"/></svg>"#;
    let cases: [(Vec<u8>, &str); 3] =
        [(broken_png, "logo-broken"), (b"hello".to_vec(), "logo-not-a-picture"), (outside.to_vec(), "logo-outside")];
    for lang in Lang::ALL {
        for (bytes, told) in &cases {
            let studio = bare_studio();
            let mut booth = Booth::open(Form::Laptop, lang, &studio, 1.0);
            booth.play(r#"touch, hook("cards-matt"), go_on, logo(sample(zilt)), words(name: "Anna")"#);
            let before = booth.session().state().design.clone();
            studio.import(bytes.clone());
            booth.harness.state_mut().front.logo_is_coming();
            booth.settle();
            let told = booth.say(told);
            assert!(booth.says(&told), "{lang:?}: '{told}' is not said");
            assert_eq!(booth.session().state().design, before, "{lang:?}");
            assert!(!booth.says(&booth.say("artwork-loading")), "{lang:?}: no longer being read");
            let close = booth.say("notice-close");
            Mouse.press(&mut booth, &close);
            assert!(!booth.says(&told), "{lang:?}");
        }
    }
}

#[test]
fn a_file_that_can_not_be_opened_is_explained() {
    let mut booth = crate::booth_after(Form::Laptop, Lang::Nl, r#"touch, hook("cards-matt"), go_on"#);
    booth.harness.state_mut().front.logo_unreadable("Permission denied".to_owned());
    booth.harness.run();
    assert!(booth.says("Dit bestand kan niet worden geopend: Permission denied"));
}

#[test]
fn ones_own_logo_is_asked_for_and_then_stands_on_everything() {
    let studio = bare_studio();
    let mut booth = Booth::open(Form::Landscape, Lang::Nl, &studio, 1.0);
    booth.play(r#"touch, hook("cards-matt"), go_on"#);
    Mouse.press(&mut booth, "Uw eigen logo");
    assert!(matches!(booth.harness.state().effects.as_slice(), [Effect::PickLogo]));
    booth.harness.state_mut().front.logo_is_coming();
    booth.harness.run();
    assert!(booth.says("Uw logo wordt gelezen…"));
    studio.import(A_LOGO.as_bytes().to_vec());
    booth.settle();
    assert!(matches!(booth.session().state().design.logo, LogoChoice::Imported(_)));
    assert!(!booth.says("Uw logo wordt gelezen…"));
}
