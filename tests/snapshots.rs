//! Pictures of every screen in Dutch, in the three sizes, as it was drawn and in high contrast, at half a pixel per point,
//! painted on the CPU with the pictures that the real studio makes; and of some screens in the dark and with larger text.
//!
//! After a change that is meant: `UPDATE_SNAPSHOTS=1 cargo test --test snapshots`, and look at what changed before it is
//! kept. Where a picture differs, the new one and the difference lie beside it as `*.new.png` and `*.diff.png`.
#![expect(clippy::panic, reason = "a helper of tests that can not go on ends the test")]

#[path = "common/booth.rs"]
mod booth;
#[path = "common/cpu_renderer.rs"]
mod cpu_renderer;
#[path = "common/stops.rs"]
mod stops;

use std::sync::Arc;

use booth::Booth;
use diderot::app::media_of;
use diderot::artwork::Studio;
use diderot::catalog::Lang;
use diderot::cli::CatalogSource;
use diderot::ui::screens::Hitch;
use diderot::ui::theme::{Contrast, Form, Motion, Preferences, Reach, Scheme, TextSize, Voice};
use eframe::egui::{Key, Memory};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{SnapshotOptions, SnapshotResults, try_image_snapshot_options};
use image::RgbaImage;

/// Half: what is misplaced by two points is seen, and the folder stays small.
const PIXELS_PER_POINT: f32 = 0.5;

#[test]
fn landscape() {
    picture_every_screen(Form::Landscape, "landscape");
}

#[test]
fn laptop() {
    picture_every_screen(Form::Laptop, "laptop");
}

#[test]
fn portrait() {
    picture_every_screen(Form::Portrait, "portrait");
}

fn picture_every_screen(form: Form, folder: &str) {
    let studio = Arc::new(Studio::new(media_of(&CatalogSource::Builtin), 1, Arc::new(|| {})));
    let mut results = SnapshotResults::new();
    stops::stop_at_every_screen((form, Lang::Nl), &studio, PIXELS_PER_POINT, |booth, name| {
        picture(booth, &format!("{folder}/{name}"), &mut results);
        if name == "accessories" {
            with_lists_open(booth, folder, &mut results);
        }
        if name == "review" {
            with_reasons(booth, folder, &mut results);
            with_notice(booth, folder, &mut results);
        }
    });
    with_clash((form, folder), &studio, &mut results);
}

/// Screens that between them have every piece: cards, figures, fields, the scale.
const SOME: [&str; 4] = ["hook", "upgrade", "review", "details"];

/// The screens as somebody sees them who asked for something else than they were drawn in.
fn picture_screens_seen(
    form: Form,
    folder: &str,
    (preferences, only): (Preferences, &[&str]),
    results: &mut SnapshotResults,
) {
    let studio = Arc::new(Studio::new(media_of(&CatalogSource::Builtin), 1, Arc::new(|| {})));
    let at = |booth: &mut Booth, name: &str| {
        if only.is_empty() || only.contains(&name) {
            picture(booth, &format!("{folder}/{name}"), results);
        }
    };
    stops::stop_at_every_screen_seen(preferences, (form, Lang::Nl), &studio, (PIXELS_PER_POINT, at));
}

const HIGH_CONTRAST: Preferences = Preferences {
    text_size: TextSize::Normal,
    scheme: Scheme::Light,
    contrast: Contrast::High,
    motion: Motion::Full,
    reach: Reach::Whole,
    voice: Voice::Silent,
};

#[test]
fn landscape_in_high_contrast() {
    picture_screens_seen(Form::Landscape, "landscape/high-contrast", (HIGH_CONTRAST, &[]), &mut SnapshotResults::new());
}

#[test]
fn laptop_in_high_contrast() {
    picture_screens_seen(Form::Laptop, "laptop/high-contrast", (HIGH_CONTRAST, &[]), &mut SnapshotResults::new());
}

#[test]
fn portrait_in_high_contrast() {
    picture_screens_seen(Form::Portrait, "portrait/high-contrast", (HIGH_CONTRAST, &[]), &mut SnapshotResults::new());
}

#[test]
fn in_the_dark() {
    let mut results = SnapshotResults::new();
    let dark = Preferences { scheme: Scheme::Dark, ..Preferences::default() };
    picture_screens_seen(Form::Landscape, "landscape/dark", (dark, &SOME), &mut results);
    let both = Preferences { contrast: Contrast::High, ..dark };
    picture_screens_seen(Form::Portrait, "portrait/dark-high-contrast", (both, &SOME), &mut results);
}

#[test]
fn with_text_at_200_percent() {
    let mut results = SnapshotResults::new();
    let largest = Preferences { text_size: TextSize::Largest, ..Preferences::default() };
    for (form, folder) in [
        (Form::Landscape, "landscape/text-200"),
        (Form::Laptop, "laptop/text-200"),
        (Form::Portrait, "portrait/text-200"),
    ] {
        picture_screens_seen(form, folder, (largest, &SOME), &mut results);
    }
}

/// The comparison itself: a screen of which a row of pixels moved is another one, and the last bit of a colour is not.
#[test]
fn a_row_of_pixels_that_moved_is_seen_and_noise_is_not() {
    // While pictures are renewed every one of them is right.
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        return;
    }
    let studio = Arc::new(Studio::new(media_of(&CatalogSource::Builtin), 1, Arc::new(|| {})));
    let mut booth = Booth::open(Form::Laptop, Lang::Nl, &studio, PIXELS_PER_POINT);
    booth.play("touch");
    booth.settle();
    let kept = booth.harness.render().unwrap();
    let folder = std::env::temp_dir().join(format!("diderot-snapshot-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    kept.save(folder.join("screen.png")).unwrap();
    let options = SnapshotOptions::default().output_path(&folder);
    let is_same = |image: &RgbaImage| try_image_snapshot_options(image, "screen", &options).is_ok();
    assert!(is_same(&kept), "the screen is itself");
    let mut noisy = kept.clone();
    for (number, pixel) in noisy.pixels_mut().enumerate() {
        let by = if number % 3 == 0 { -1 } else { 1 };
        for channel in pixel.0.iter_mut().take(3) {
            *channel = channel.saturating_add_signed(by);
        }
    }
    assert!(is_same(&noisy), "the last bit of a colour is no change");
    let (width, height) = kept.dimensions();
    let lower = |x: u32, y: u32| *kept.get_pixel(x, y.saturating_sub(1));
    let moved = RgbaImage::from_fn(width, height, lower);
    assert!(!is_same(&moved), "everything is a row lower");
    // One line of text: the heading, and the lead under it.
    for rows in [36..62, 62..76] {
        let moved =
            RgbaImage::from_fn(
                width,
                height,
                |x, y| {
                    if rows.contains(&y) { lower(x, y) } else { *kept.get_pixel(x, y) }
                },
            );
        assert!(!is_same(&moved), "the rows {rows:?} are one lower");
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

fn picture(booth: &mut Booth, name: &str, results: &mut SnapshotResults) {
    booth.settle();
    booth.harness.snapshot(name);
    results.extend_harness(&mut booth.harness);
}

/// The lines over the bar, the languages, and the keyboard on a button.
fn with_lists_open(booth: &mut Booth, folder: &str, results: &mut SnapshotResults) {
    booth.harness.state_mut().front.view_mut().lines_open = true;
    picture(booth, &format!("{folder}/lines"), results);
    booth.harness.state_mut().front.view_mut().lines_open = false;
    booth.harness.state_mut().front.view_mut().languages_open = true;
    booth.harness.key_press(Key::Tab);
    picture(booth, &format!("{folder}/languages"), results);
    booth.harness.state_mut().front.view_mut().languages_open = false;
    let focused = booth.harness.ctx.memory(Memory::focused);
    booth.harness.ctx.memory_mut(|memory| focused.map(|id| memory.surrender_focus(id)));
}

/// The total unfolded into its reasons, and then a line.
fn with_reasons(booth: &mut Booth, folder: &str, results: &mut SnapshotResults) {
    for (of, name) in [("Totaal, ", "review-total"), ("1 × Doosje", "review-line")] {
        booth
            .harness
            .get_by(|node| node.label().is_some_and(|label| label.starts_with(of) && label.ends_with('?')))
            .click();
        booth.harness.remove_cursor();
        picture(booth, &format!("{folder}/{name}"), results);
    }
    booth.harness.key_press(Key::Escape);
    booth.settle();
}

/// Choices that do not go with the rest of the order, and the question that wanting one of them raises.
fn with_clash((form, folder): (Form, &str), studio: &Arc<Studio>, results: &mut SnapshotResults) {
    let mut booth = Booth::open(form, Lang::Nl, studio, PIXELS_PER_POINT);
    booth.play(
        r#"touch, hook("cards-matt"), go_on, logo(sample(nordwerk)), go_on, commit, skip_needs,
        accept("upgrade/cards-matt/cards-soft"), review, more, accept("service/express"), go_on, back, back, back, back, back, back"#,
    );
    picture(&mut booth, &format!("{folder}/options-blocked"), results);
    booth.play(r#"refused(option("finish", "silver"))"#);
    picture(&mut booth, &format!("{folder}/clash"), results);
}

/// An order that could not be stored.
fn with_notice(booth: &mut Booth, folder: &str, results: &mut SnapshotResults) {
    booth.harness.state_mut().front.stored(Err(Hitch::Full));
    picture(booth, &format!("{folder}/notice"), results);
    booth.harness.state_mut().front.view_mut().notice = None;
}
