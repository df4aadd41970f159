//! The programs that read documents, each with what to do where it is missing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder of documents, and what they are read with.
pub(crate) struct Read {
    folder: PathBuf,
}

impl Read {
    pub(crate) fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("documents").join(name);
        fs::remove_dir_all(&folder).unwrap_or_default();
        fs::create_dir_all(&folder).unwrap();
        Self { folder }
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes a document.
    pub(crate) fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.join(format!("{name}.pdf"));
        fs::write(&path, bytes).unwrap();
        path
    }

    /// Its text as somebody selects it, with plain spaces.
    #[expect(clippy::unused_self, reason = "it reads like the others")]
    pub(crate) fn text(&self, file: &Path) -> String {
        even(&run("pdftotext", &["-layout", &shown(file), "-"]))
    }

    #[expect(clippy::unused_self, reason = "it reads like the others")]
    pub(crate) fn info(&self, file: &Path) -> String {
        run("pdfinfo", &["-box", &shown(file)])
    }

    pub(crate) fn page_size(&self, file: &Path) -> [f32; 2] {
        let [_, _, width, height] = self.page_box(file, "MediaBox");
        [width, height]
    }

    /// A box of the first page: left, bottom, right, top.
    pub(crate) fn page_box(&self, file: &Path, name: &str) -> [f32; 4] {
        let info = self.info(file);
        let line = info.lines().find(|line| line.starts_with(name)).unwrap_or_else(|| panic!("no {name} in {info}"));
        let numbers: Vec<f32> = line.split_whitespace().skip(1).map(|number| number.parse().unwrap()).collect();
        [numbers[0], numbers[1], numbers[2], numbers[3]]
    }

    pub(crate) fn pages(&self, file: &Path) -> usize {
        let info = self.info(file);
        let line = info.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap();
        line.trim().parse().unwrap()
    }

    #[expect(clippy::unused_self, reason = "it reads like the others")]
    pub(crate) fn is_sound(&self, file: &Path) {
        run("qpdf", &["--check", &shown(file)]);
    }

    /// Every typeface is embedded, as a subset, with what its glyphs mean.
    #[expect(clippy::unused_self, reason = "it reads like the others")]
    pub(crate) fn has_its_typefaces(&self, file: &Path) {
        let fonts = run("pdffonts", &[&shown(file)]);
        let rows: Vec<&str> = fonts.lines().skip(2).collect();
        assert!(!rows.is_empty(), "there is no text in {}", file.display());
        for row in rows {
            assert!(row.contains(" yes yes yes "), "{row}");
        }
    }

    /// Every word stands between these edges: left, top, right, bottom, in points.
    #[expect(clippy::unused_self, reason = "it reads like the others")]
    pub(crate) fn stays_within(&self, file: &Path, [left, top, right, bottom]: [f32; 4]) {
        let boxes = run("pdftotext", &["-bbox", &shown(file), "-"]);
        let words: Vec<&str> = boxes.lines().filter(|line| line.contains("<word ")).collect();
        assert!(words.len() > 10, "hardly a word in {}", file.display());
        for word in words {
            let side = |name: &str| -> f32 {
                let rest = word.split_once(&format!("{name}=\"")).unwrap().1;
                rest.split('"').next().unwrap().parse().unwrap()
            };
            let stays = side("xMin") >= left - 0.6
                && side("xMax") <= right + 0.6
                && side("yMin") >= top - 0.6
                && side("yMax") <= bottom + 0.6;
            assert!(stays, "{}: {word} leaves {left} {top} {right} {bottom}", file.display());
        }
    }

    /// The pixels of each picture in it: width and height.
    #[expect(clippy::unused_self, reason = "it reads like the others")]
    pub(crate) fn pictures(&self, file: &Path) -> Vec<[u32; 2]> {
        let list = run("pdfimages", &["-list", &shown(file)]);
        let rows = list.lines().skip(2).filter(|row| row.contains(" image "));
        rows.map(|row| {
            let columns: Vec<&str> = row.split_whitespace().collect();
            [columns[3].parse().unwrap(), columns[4].parse().unwrap()]
        })
        .collect()
    }
}

/// Text with one kind of space.
pub(crate) fn even(text: &str) -> String {
    text.chars().map(|letter| if letter == '\u{a0}' || letter == '\u{202f}' { ' ' } else { letter }).collect()
}

fn shown(file: &Path) -> String {
    file.display().to_string()
}

/// Runs a reader. A missing one is no reason to pass.
pub(crate) fn run(program: &str, args: &[&str]) -> String {
    let output = Command::new(program).args(args).output().unwrap_or_else(|error| {
        panic!("{program} can't be run ({error}): install it with 'apt-get install poppler-utils qpdf'")
    });
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {args:?}: {said}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}
