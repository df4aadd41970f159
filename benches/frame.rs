//! What one frame of each screen costs, and how much memory its pictures take.
//!
//! `cargo bench --bench frame` walks through the built-in catalog without a window, on one thread, with the real pictures. For
//! each screen at 1920×1080 it prints the median and the slowest of 200 frames (layout and tessellation), in milliseconds, and
//! the textures that are held by then. The last lines name the heaviest screen, and say whether the limits hold.
#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a benchmark prints what it measured, and one that can't run says so and stops"
)]

use std::sync::Arc;
use std::time::{Duration, Instant};

use diderot::app::{Front, media_of};
use diderot::artwork::Studio;
use diderot::cli::CatalogSource;
use diderot::cli::journey::{Journey, JourneyStep};
use diderot::storage::load_builtin;
use diderot::ui::theme::install_fonts;
use eframe::egui::{Context, Pos2, RawInput, Rect, vec2};

const FRAMES: usize = 200;
/// What a frame may take. Source: a quarter of a frame at 60 a second.
const MOST: Duration = Duration::from_millis(4);
/// What all textures may take, in MiB.
const MOST_MIB: usize = 256;

fn main() {
    let catalog = Arc::new(load_builtin().expect("the built-in catalog is valid").catalog);
    let studio = Arc::new(Studio::new(media_of(&CatalogSource::Builtin), 1, Arc::new(|| {})));
    let mut surface = Surface { ctx: Context::default(), front: Front::new(&catalog, studio), time: 0.0 };
    install_fonts(&surface.ctx);
    let tour = include_str!("../tests/journeys/tour.ron");
    let journey = Journey::read(tour, catalog.shop.currency).expect("the tour can be read");
    println!("{:<16} {:>10} {:>10} {:>12}", "screen", "median ms", "slowest ms", "textures MiB");
    let (mut heaviest, mut most) = (("", Duration::ZERO), 0);
    for step in &journey.steps {
        match step {
            JourneyStep::Do(act) => {
                let action = act.action(surface.front.session()).expect("the tour is a walk that exists");
                surface.front.apply(action);
            }
            JourneyStep::Shot(name) => {
                surface.settle();
                let times = surface.measure();
                let (median, slowest) = (times.get(times.len() / 2), times.last());
                let (median, slowest) = (median.copied().unwrap_or_default(), slowest.copied().unwrap_or_default());
                let mib = surface.texture_bytes() >> 20;
                println!("{name:<16} {:>10.2} {:>10.2} {mib:>12}", millis(median), millis(slowest));
                most = most.max(mib);
                if median > heaviest.1 {
                    heaviest = (name, median);
                }
            }
            _ => {}
        }
    }
    let holds = |holds: bool| if holds { "holds" } else { "DOES NOT HOLD" };
    let (name, median) = heaviest;
    println!("heaviest: {name}, {:.2} ms; at most 4 ms {}", millis(median), holds(median <= MOST));
    println!("textures: {most} MiB; at most {MOST_MIB} MiB {}", holds(most <= MOST_MIB));
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

struct Surface {
    ctx: Context,
    front: Front,
    time: f64,
}

impl Surface {
    /// Shows frames until every picture is there and nothing moves.
    fn settle(&mut self) {
        let mut still = 0;
        while still < 4 {
            self.frame(0.5);
            still = if self.front.is_waiting_for_pictures() { 0 } else { still + 1 };
            if still == 0 {
                std::thread::sleep(Duration::from_millis(5));
            }
        }
    }

    /// How long frames of the screen take, sorted.
    fn measure(&mut self) -> Vec<Duration> {
        let mut times: Vec<Duration> = (0..FRAMES).map(|_| self.frame(0.0)).collect();
        times.sort_unstable();
        times
    }

    /// One frame, this long after the one before; returns what it took.
    fn frame(&mut self, after: f64) -> Duration {
        self.time += after;
        let screen = Rect::from_min_size(Pos2::ZERO, vec2(1920.0, 1080.0));
        let input = RawInput { screen_rect: Some(screen), time: Some(self.time), ..RawInput::default() };
        let front = &mut self.front;
        let start = Instant::now();
        let mut output = self.ctx.run_ui(input, |ui| drop(front.show(ui)));
        output.textures_delta.clear();
        let triangles = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let took = start.elapsed();
        assert!(!triangles.is_empty(), "a frame shows something");
        took
    }

    /// What all textures take, letters included.
    fn texture_bytes(&self) -> usize {
        let textures = self.ctx.tex_manager();
        let textures = textures.read();
        textures.allocated().map(|(_, texture)| texture.bytes_used()).sum()
    }
}
