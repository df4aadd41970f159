//! How long it takes to make the picture of a product that carries the buyer's design.
//!
//! `cargo bench --bench placement` makes pictures of every product of the print shop that is printed on, on one thread, and
//! prints what is usual in milliseconds: the mean of the middle half of all runs, as systems may count in coarse steps; and the
//! slowest of all runs. The time is that of the thread on its core, as Linux counts
//! it, so that whatever else the machine does is left out; elsewhere it is that of the clock.
//!
//! - first: near 1024 × 1024, the first picture of a product in this size; only its files are read already.
//! - plain, tinted, film: 1024 × 1024, a new design in a colour and on a stage that were not seen yet. Film is gold foil, where
//!   the product can have it. Kraft takes multiplying ink by itself.
//! - typing: the same with the product, its tint and its stage known, and only the words of the design new.
//! - again: the same once more with nothing new. What typing takes beyond it is the drawing of the artwork.
//! - small: 500 × 400, all new, as on an offer's card; quick: what is shown until the large one is there, all new.
//!
//! `-- --export DIR` writes the pictures as PNG files, `-- --compare DIR` says how far they are from those in a folder.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a benchmark prints what it measured, and one that can't run says so and stops"
)]

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use clap::Parser;
use diderot::artwork::{Film, Framing, Media, MediaError, Picture, PictureRequest, Rgb, Studio, Subject};
use diderot::flow::design::{Design, LogoChoice, SampleBrand, Words};

/// What a placement at 1024 × 1024 may take, in milliseconds.
const BUDGET: f64 = 15.0;
const LARGE: [u32; 2] = [1024, 1024];
const SMALL: [u32; 2] = [500, 400];
const QUICK: [u32; 2] = [256, 256];

/// How long it takes to make a picture of a product.
#[derive(Parser)]
struct Flags {
    /// How many runs of each.
    #[arg(long, default_value_t = 21)]
    runs: u32,
    /// Only products whose name contains this.
    #[arg(long)]
    only: Option<String>,
    /// Writes the pictures here instead.
    #[arg(long)]
    export: Option<PathBuf>,
    /// Compares them with the ones here instead.
    #[arg(long)]
    compare: Option<PathBuf>,
    /// What cargo adds; changes nothing.
    #[arg(long, hide = true)]
    bench: bool,
}

struct Folder(PathBuf);

impl Media for Folder {
    fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, MediaError> {
        let missing = |_| MediaError::Missing { path: path.to_owned() };
        std::fs::read(self.0.join(path)).map(Cow::Owned).map_err(missing)
    }
}

fn main() {
    let flags = Flags::parse();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogs/print-shop/media");
    let studio = Studio::new(Arc::new(Folder(root.clone())), 1, Arc::new(|| {}));
    let mut products: Vec<(String, bool)> = std::fs::read_dir(&root)
        .expect("the print shop has pictures")
        .flatten()
        .filter_map(|entry| {
            let description = std::fs::read_to_string(entry.path().join("product.json")).ok()?;
            let printed = description.contains("\"uv\"");
            printed.then(|| (entry.file_name().to_string_lossy().into_owned(), description.contains("\"spot\"")))
        })
        .filter(|(name, _)| flags.only.as_ref().is_none_or(|only| name.contains(only)))
        .collect();
    products.sort();
    if let Some(folder) = flags.export.as_deref().or(flags.compare.as_deref()) {
        std::fs::create_dir_all(folder).expect("the folder can be made");
        for (name, has_film) in &products {
            look(&studio, (name, *has_film), folder, flags.compare.is_some());
        }
        return;
    }
    measure_all(&studio, &products, flags.runs);
}

fn measure_all(studio: &Studio, products: &[(String, bool)], runs: u32) {
    println!(
        "{:>14}  {:>6}  {:>6}  {:>6}  {:>6}  {:>6}  {:>6}  {:>6}  {:>6}  {:>7}",
        "ms", "first", "plain", "tinted", "film", "typing", "again", "small", "quick", "slowest"
    );
    let (mut worst, mut over) = ((0.0_f64, String::new()), Vec::new());
    for (name, has_film) in products {
        let base = request(name);
        let tinted = PictureRequest { tint: Rgb::parse("#a4492a"), ..base.clone() };
        let film = PictureRequest { film: Some(Film::Gold), ..base.clone() };
        let of_size = |size_px| PictureRequest { size_px, ..base.clone() };
        let mut slowest = 0.0;
        let mut usual_of = |request: &PictureRequest, news: News| {
            let times = measure(studio, request, news, runs);
            let middle = times.get(times.len() / 4..times.len() - times.len() / 4).unwrap_or_default();
            let usual = middle.iter().sum::<f64>() / middle.iter().map(|_| 1.0).sum::<f64>().max(1.0);
            if request.size_px == LARGE {
                slowest = times.iter().copied().fold(slowest, f64::max);
            }
            usual
        };
        let large = [
            Some(usual_of(&base, News::All)),
            Some(usual_of(&tinted, News::All)),
            has_film.then(|| usual_of(&film, News::All)),
            Some(usual_of(&base, News::Words)),
            Some(usual_of(&base, News::Nothing)),
        ];
        let small = [Some(usual_of(&of_size(SMALL), News::All)), Some(usual_of(&of_size(QUICK), News::All))];
        let most = large.iter().flatten().copied().fold(0.0, f64::max);
        if most > worst.0 {
            worst = (most, name.clone());
        }
        if most > BUDGET {
            over.push(name.as_str());
        }
        let first = column(Some(usual_of(&base, News::Size)));
        let columns: String = large.iter().chain(&small).map(|ms| column(*ms)).collect();
        println!("{name:>14}{first}{columns}  {slowest:>7.1}");
    }
    println!("the slowest at 1024 x 1024: {:.1} ms, {}", worst.0, worst.1);
    if over.is_empty() {
        println!("every placement at 1024 x 1024 is made within {BUDGET} ms on one core");
    } else {
        println!("NOT within {BUDGET} ms: {}", over.join(", "));
    }
}

fn column(ms: Option<f64>) -> String {
    ms.map_or_else(|| format!("  {:>6}", "-"), |ms| format!("  {ms:>6.1}"))
}

/// What was never seen before in a run.
#[derive(Clone, Copy)]
enum News {
    Size,
    All,
    Words,
    Nothing,
}

/// Sorted times in milliseconds.
fn measure(studio: &Studio, request: &PictureRequest, news: News, runs: u32) -> Vec<f64> {
    make(studio, request);
    let mut times: Vec<f64> = (1..=runs)
        .map(|run| {
            let mut request = request.clone();
            if !matches!(news, News::Nothing) {
                request.design.words.name = format!("Anna de Vries {run} {:?}", request.film);
                request.design.words.role = format!("number {} {:?}", run, request.tint);
            }
            if matches!(news, News::All) {
                let [red, green, blue] = request.stage.0;
                let [high, low] = [run / 8, run % 8].map(|step| u8::try_from(step % 8).unwrap_or_default());
                request.stage = Rgb([red, green - high, blue - low]);
            }
            if matches!(news, News::Size) {
                request.size_px[1] -= run;
            }
            let (clock, start) = (Instant::now(), on_core());
            make(studio, &request);
            let took = start.zip(on_core()).map(|(start, end)| end - start);
            took.unwrap_or_else(|| clock.elapsed().as_secs_f64() * 1000.0)
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times
}

/// How long this thread was on a core so far, in milliseconds, where the system tells.
fn on_core() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split_whitespace().next()?.parse::<f64>().ok().map(|nanos| nanos / 1e6)
}

fn make(studio: &Studio, request: &PictureRequest) -> Picture {
    studio.compose_now(request).unwrap_or_else(|error| panic!("{error}"))
}

fn request(name: &str) -> PictureRequest {
    let words = Words {
        name: "Anna de Vries".to_owned(),
        role: "Founder".to_owned(),
        company: "Nordwerk".to_owned(),
        phone: "+31 58 123 45 67".to_owned(),
        mail: "anna@nordwerk.nl".to_owned(),
    };
    PictureRequest {
        subject: Subject::Product(name.to_owned()),
        tint: None,
        film: None,
        design: Design { logo: LogoChoice::Sample(SampleBrand::Nordwerk), words, ..Design::default() },
        size_px: LARGE,
        stage: Rgb([0xeb, 0xe8, 0xe3]),
        framing: Framing::Fit,
    }
}

/// Writes the pictures of a product, or says how far they are from those that were written before.
fn look(studio: &Studio, (name, has_film): (&str, bool), folder: &Path, compares: bool) {
    let base = request(name);
    let mut kinds = vec![
        ("plain", base.clone()),
        ("tinted", PictureRequest { tint: Rgb::parse("#a4492a"), ..base.clone() }),
        ("small", PictureRequest { size_px: SMALL, ..base.clone() }),
        ("cover", PictureRequest { framing: Framing::Cover { zoom_percent: 88 }, size_px: [900, 640], ..base.clone() }),
    ];
    if has_film {
        kinds.push(("film", PictureRequest { film: Some(Film::Gold), ..base.clone() }));
        kinds.push(("varnish", PictureRequest { film: Some(Film::Varnish), ..base }));
    }
    for (kind, request) in kinds {
        let made = make(studio, &request);
        let file = folder.join(format!("{name}-{kind}.png"));
        let [width, height] = request.size_px;
        if compares {
            let before = image::open(&file).expect("there is one to compare with").into_rgba8();
            let apart = || before.as_raw().iter().zip(&made.rgba).map(|(a, b)| a.abs_diff(*b));
            let mean = apart().map(f64::from).sum::<f64>() / (f64::from(width) * f64::from(height) * 3.0);
            let many = apart().filter(|apart| *apart > 16).count();
            let most = apart().max().unwrap_or_default();
            println!("{name:>14} {kind:>8}  mean {mean:.3}  most {most}  channels beyond 16: {many}");
        } else {
            image::save_buffer(&file, &made.rgba, width, height, image::ColorType::Rgba8).expect("it can be written");
        }
    }
}
