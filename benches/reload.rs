//! From a save to the new catalog on the screen: what whoever writes a catalog waits for.
//!
//! `cargo bench --bench reload` copies `catalogs/print-shop` to a temporary folder, follows it as the window does, and saves
//! one of its files in the four ways of editors. For each it prints the median and the worst of 40 saves in milliseconds: from
//! the first step of the save until the catalog was read and checked, the buyer's walk done again on it, and the next frame
//! laid out at 1920×1080. Waiting until a save has settled is in it.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a benchmark prints what it measured, and one that can't run says so and stops"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use diderot::app::Front;
use diderot::artwork::{Media, MediaError, Studio};
use diderot::cli::journey::{Journey, JourneyStep};
use diderot::storage::{CatalogChange, FolderWatch, load_folder};
use diderot::ui::theme::install_fonts;
use eframe::egui::{Context, Pos2, RawInput, Rect, vec2};

const RUNS: usize = 40;

/// To the review with four things in the order: a walk that is worth keeping.
const WALK: &str = r#"Journey(steps: [touch, hook("cards-matt"), quantity(500), option("colour", "ivory"), go_on,
    logo(sample(nordwerk)), go_on, commit, answer("use", "fair"), answer("taste", "quiet"), keep_mine,
    accept("accessory/cards-matt/pen-metal"), accept("accessory/cards-matt/card-box"), review])"#;

/// A way to save a file.
type Save = fn(&Path, &str);

const WAYS: [(&str, Save); 4] = [
    ("written over", |path, text| fs::write(path, text).expect("the file can be written")),
    ("renamed over (sed -i)", |path, text| {
        fs::write(path.with_extension("tmp"), text).expect("a file can be written");
        fs::rename(path.with_extension("tmp"), path).expect("a file can be renamed");
    }),
    ("moved away, written anew (vim)", |path, text| {
        fs::rename(path, path.with_extension("ron~")).expect("a file can be renamed");
        fs::write(path, text).expect("a file can be written");
        fs::remove_file(path.with_extension("ron~")).expect("a file can be removed");
    }),
    ("emptied, then written twice", |path, text| {
        for step in ["", text, text] {
            fs::write(path, step).expect("the file can be written");
        }
    }),
];

/// A media folder without pictures: they are composed on other threads and not waited for.
struct NoPictures;

impl Media for NoPictures {
    fn read(&self, path: &str) -> Result<std::borrow::Cow<'static, [u8]>, MediaError> {
        Err(MediaError::Missing { path: path.to_owned() })
    }
}

/// A screen in the midst of a walk.
struct Screen {
    ctx: Context,
    front: Front,
}

impl Screen {
    fn frame(&mut self) {
        let size = vec2(1920.0, 1080.0);
        let input = RawInput { screen_rect: Some(Rect::from_min_size(Pos2::ZERO, size)), ..RawInput::default() };
        let front = &mut self.front;
        let mut output = self.ctx.run_ui(input, |ui| drop(front.show(ui)));
        output.textures_delta.clear();
        drop(self.ctx.tessellate(output.shapes, output.pixels_per_point));
    }
}

fn main() {
    let dir = std::env::temp_dir().join(format!("diderot-reload-{}", std::process::id()));
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogs/print-shop"), &dir);
    let watch = FolderWatch::open(&dir).expect("the folder can be watched");
    let loaded = load_folder(&dir).expect("the shipped catalog is valid");
    let (sender, changes) = channel();
    let followed = watch
        .follow(&loaded.files, move |change| sender.send(change).unwrap_or_default())
        .expect("the folder can be followed");
    let mut screen = opened(&Arc::new(loaded.catalog));
    let file = dir.join("products/cards.ron");
    let text = fs::read_to_string(&file).expect("the shop sells cards");
    println!("{:<32} {:>10} {:>10}", "save", "median ms", "worst ms");
    for (name, save) in WAYS {
        let mut times: Vec<Duration> =
            (0..RUNS).map(|run| measure(&mut screen, &changes, (&file, &text, save), run)).collect();
        times.sort();
        let millis = |time: Option<&Duration>| time.map_or(0.0, Duration::as_secs_f64) * 1000.0;
        println!("{name:<32} {:>10.1} {:>10.1}", millis(times.get(times.len() / 2)), millis(times.last()));
    }
    drop(followed);
    fs::remove_dir_all(&dir).unwrap_or_default();
}

/// A window's contents after the walk, on this catalog.
fn opened(catalog: &Arc<diderot::catalog::Catalog>) -> Screen {
    let ctx = Context::default();
    install_fonts(&ctx);
    let mut front = Front::new(catalog, Arc::new(Studio::new(Arc::new(NoPictures), 1, Arc::new(|| {}))));
    let journey = Journey::read(WALK, catalog.shop.currency).expect("the walk can be read");
    for step in journey.steps {
        if let JourneyStep::Do(act) = step {
            let action = act.action(front.session()).expect("the walk can be taken");
            front.apply(action);
        }
    }
    let mut screen = Screen { ctx, front };
    screen.frame();
    screen
}

/// One save, with another price each time, until its price is on the next frame.
fn measure(
    screen: &mut Screen,
    changes: &Receiver<CatalogChange>,
    (file, text, save): (&PathBuf, &str, Save),
    run: usize,
) -> Duration {
    let before = screen.front.session().quote().map(|quote| quote.total);
    let new = text.replacen("500: 39.99", &format!("500: 39.{:02}", 10 + (run % 2) * 50), 1);
    let start = Instant::now();
    save(file, &new);
    loop {
        match changes.recv_timeout(Duration::from_secs(30)) {
            Ok(CatalogChange::Good(loaded, _)) => screen.front.take_catalog(Arc::new(loaded.catalog), None),
            other => panic!("the save was not seen as a good one: {other:?}"),
        }
        screen.frame();
        if screen.front.session().quote().map(|quote| quote.total) != before {
            return start.elapsed();
        }
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder can be read").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file can be copied");
        }
    }
}
