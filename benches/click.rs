//! From a click to the next frame ready: what an action of the walk costs until there are triangles to draw.
//!
//! `cargo bench --bench click` walks through the built-in catalog without a window, on one thread. For each action it
//! prints the median and the slowest of 60 runs, at 1920×1080, in milliseconds: applying it (prices and suggestions
//! included), laying the screen out and tessellating it. Pictures are composed on other threads and not waited for.
#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark prints what it measured, and one that can't run says so and stops"
)]

use std::sync::Arc;
use std::time::{Duration, Instant};

use diderot::app::Front;
use diderot::artwork::{Media, MediaError, Studio};
use diderot::catalog::{Catalog, OfferKind};
use diderot::flow::design::{LogoChoice, SampleBrand};
use diderot::flow::{Action, Session, Step};
use diderot::storage::load_builtin;
use diderot::ui::theme::install_fonts;
use eframe::egui::{Context, Pos2, RawInput, Rect, vec2};

const RUNS: usize = 60;

/// A media folder without pictures: nothing is composed, so that only the frame is measured.
struct NoPictures;

impl Media for NoPictures {
    fn read(&self, path: &str) -> Result<std::borrow::Cow<'static, [u8]>, MediaError> {
        Err(MediaError::Missing { path: path.to_owned() })
    }
}

fn main() {
    let catalog = Arc::new(load_builtin().expect("the built-in catalog is valid").catalog);
    let mut session = Session::new(Arc::clone(&catalog));
    println!("{:<28} {:>10} {:>10}", "action", "median ms", "slowest ms");
    let mut slowest = Duration::ZERO;
    while let Some((name, action)) = next(&catalog, &session) {
        let times = measure(&catalog, &session, &action);
        let last = times.last().copied().unwrap_or_default();
        slowest = slowest.max(last);
        let millis = |time: Duration| time.as_secs_f64() * 1000.0;
        let median = times.get(times.len() / 2).copied().unwrap_or_default();
        println!("{name:<28} {:>10.2} {:>10.2}", millis(median), millis(last));
        session.apply(action).expect("the bench takes a walk that exists");
    }
    println!("slowest of all: {:.2} ms", slowest.as_secs_f64() * 1000.0);
}

/// The next action of a walk that sees every screen.
fn next(catalog: &Catalog, session: &Session) -> Option<(String, Action)> {
    let state = session.state();
    let action = match state.step {
        Step::Attract => Action::Touched,
        Step::Hook => Action::HookChosen(catalog.plan.hooks.first()?.clone()),
        Step::Options if state.order.lines.first()?.quantity == 250 => {
            Action::QuantityChosen(state.order.lines.first()?.id, 500)
        }
        Step::Artwork if state.design.logo == LogoChoice::Blank => {
            Action::LogoChosen(LogoChoice::Sample(SampleBrand::Nordwerk))
        }
        Step::Commit => Action::Committed,
        Step::Needs(_) => Action::NeedsSkipped,
        Step::Offers(_) => {
            let open = session.suggestions().iter().find(|suggestion| {
                let kind = catalog.offer(&suggestion.offer).map(|offer| &offer.kind);
                suggestion.response.is_none() && !matches!(kind, Some(OfferKind::Upgrade { .. }))
            });
            open.map_or(Action::Continued, |suggestion| Action::OfferAccepted(suggestion.offer.clone()))
        }
        Step::Review if state.more.is_empty() => Action::MoreAsked,
        Step::Details => return None,
        _ => Action::Continued,
    };
    let name: String = format!("{action:?}").chars().take_while(|c| c.is_alphanumeric()).collect();
    Some((format!("{:?}: {name}", state.step), action))
}

/// How long an action takes until its frame is ready, sorted.
fn measure(catalog: &Arc<Catalog>, session: &Session, action: &Action) -> Vec<Duration> {
    let studio = Arc::new(Studio::new(Arc::new(NoPictures), 1, Arc::new(|| {})));
    let ctx = Context::default();
    install_fonts(&ctx);
    let mut front = Front::new(catalog, studio);
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            front.set_session(session.clone());
            frame(&ctx, &mut front);
            let start = Instant::now();
            front.apply(action.clone());
            frame(&ctx, &mut front);
            start.elapsed()
        })
        // The first run rasterises letters for the first time; a person sees that once.
        .collect();
    times.sort_unstable();
    times
}

fn frame(ctx: &Context, front: &mut Front) {
    let screen = Rect::from_min_size(Pos2::ZERO, vec2(1920.0, 1080.0));
    let input = RawInput { screen_rect: Some(screen), ..RawInput::default() };
    let mut output = ctx.run_ui(input, |ui| drop(front.show(ui)));
    output.textures_delta.clear();
    let triangles = ctx.tessellate(output.shapes, output.pixels_per_point);
    assert!(!triangles.is_empty(), "a frame shows something");
}
