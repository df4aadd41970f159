//! The confined picker in a buyer's hands: what a stick brings is seen by itself, chosen with a tap, and nothing else is.

use std::fs;
use std::os::unix::fs::symlink;

use diderot::app::KioskEffect;
use diderot::flow::{Action, Step};

use crate::stand::{Booth, Folder, settings, wednesday};

const LOGO: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'><path fill='#b0413e' d='M0 0h40v20H0Z'/>\
                    <path fill='#fff' d='M5 5h10v10H5Z'/></svg>";

/// A kiosk with its picker open.
fn picking(folder: &Folder) -> Booth {
    let mut booth = Booth::open(settings(&[&folder.0]), None, wednesday);
    for action in [Action::Touched, Action::HookChosen("cards-matt".into()), Action::Continued] {
        booth.act(action);
    }
    assert_eq!(booth.step(), Step::Artwork);
    let pick = booth.say("artwork-pick");
    booth.press(&pick);
    assert!(booth.shell().is_picking());
    booth
}

#[test]
fn a_picture_on_a_stick_is_found_and_taken() {
    let folder = Folder::new("stick");
    let stick = folder.0.join("STICK");
    fs::create_dir(&stick).unwrap();
    fs::write(stick.join("logo.svg"), LOGO).unwrap();
    let mut booth = picking(&folder);
    booth.until("the picture is listed", |booth| booth.has("logo.svg"));
    booth.effects();
    booth.press("logo.svg");
    assert!(!booth.shell().is_picking());
    let mut effects = booth.effects();
    let Some(KioskEffect::ReadLogo(logo)) = effects.pop() else { panic!("{effects:?}") };
    assert_eq!((logo.name.as_str(), (logo.read)().unwrap().as_slice()), ("logo.svg", LOGO.as_bytes()));
}

#[test]
fn a_stick_that_comes_later_is_seen_by_itself() {
    let folder = Folder::new("later");
    let mut booth = picking(&folder);
    let empty = booth.say("kiosk-picker-empty");
    booth.until("it says that there is nothing yet", |booth| booth.has(&empty));
    fs::write(folder.0.join("late.svg"), LOGO).unwrap();
    booth.until("the picture is listed", |booth| booth.has("late.svg"));
    fs::remove_file(folder.0.join("late.svg")).unwrap();
    booth.until("the stick is gone", |booth| !booth.has("late.svg"));
}

#[test]
fn folders_open_and_there_is_a_way_up() {
    let folder = Folder::new("folders");
    fs::create_dir(folder.0.join("one")).unwrap();
    fs::create_dir(folder.0.join("two")).unwrap();
    fs::write(folder.0.join("two/logo.svg"), LOGO).unwrap();
    let mut booth = picking(&folder);
    booth.until("the folders are listed", |booth| booth.has("Map two"));
    booth.press("Map two");
    booth.until("the picture is listed", |booth| booth.has("logo.svg"));
    let up = booth.say("kiosk-picker-up");
    booth.press(&up);
    booth.until("the folders are listed again", |booth| booth.has("Map one"));
    assert!(!booth.has(&up));
}

#[test]
fn what_can_be_no_logo_is_said_to_be_none_and_is_not_taken() {
    let folder = Folder::new("hostile");
    // A header that says a hundred thousand pixels a side, and nothing behind it.
    let mut huge =
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR\x00\x01\x86\xa0\x00\x01\x86\xa0\x08\x06\x00\x00\x00".to_vec();
    huge.extend([0; 64]);
    fs::write(folder.0.join("huge.png"), huge).unwrap();
    fs::write(folder.0.join("text.png"), "no picture").unwrap();
    symlink("/etc/passwd", folder.0.join("passwd.png")).unwrap();
    symlink("/etc", folder.0.join("etc")).unwrap();
    let mut booth = picking(&folder);
    booth.until("what is wrong is said", |booth| {
        booth.has("huge.png: niet bruikbaar") && booth.has("text.png: niet bruikbaar")
    });
    assert!(!booth.has("passwd.png") && !booth.has("Map etc"));
    booth.effects();
    booth.press("huge.png: niet bruikbaar");
    booth.press("text.png: niet bruikbaar");
    assert!(booth.shell().is_picking());
    assert!(booth.demands().is_empty());
}

#[test]
fn it_closes_to_the_designer_and_when_nobody_is_there() {
    let folder = Folder::new("closes");
    for name in ["kiosk-picker-cancel", "kiosk-picker-name"] {
        let mut booth = picking(&folder);
        let word = booth.say(name);
        booth.press(&word);
        assert!(!booth.shell().is_picking());
        assert_eq!(booth.step(), Step::Artwork);
    }
    let mut booth = picking(&folder);
    booth.wait(60.0);
    assert!(!booth.shell().is_picking());
    assert_eq!(booth.step(), Step::Attract);
}
