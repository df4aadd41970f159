//! Pictures of every screen in Dutch, in the three sizes, at half a pixel per point, painted on the CPU with the pictures
//! that the real studio makes.
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
use diderot::ui::theme::Form;
use eframe::egui::{Key, Memory};
use egui_kittest::SnapshotResults;
use egui_kittest::kittest::Queryable as _;

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
    booth.harness.state_mut().front.stored(Err("No space left on device.".to_owned()));
    picture(booth, &format!("{folder}/notice"), results);
    booth.harness.state_mut().front.view_mut().notice = None;
}
