//! Owns the checks of pictures: whether they are there, and are what they say they are; their pixels are never decoded.

use std::cell::RefCell;
use std::collections::BTreeMap;

use image::{ImageFormat, ImageReader};

use super::Check;
use super::leaf::Named;
use crate::catalog::{PictureId, Place};
use crate::storage::catalog_files::description::DescriptionFile;
use crate::storage::catalog_files::nearest::nearest;
use crate::storage::catalog_files::raw::{Id, Raw};
use crate::storage::catalog_files::report::Finding;
use crate::storage::media::{LARGEST_BYTES, MediaReadError, Opened};

/// The most pixels of a picture, and the most on a side: what is larger can't be shown.
const MOST_PIXELS: u64 = 20_000_000;
const LONGEST_SIDE: u32 = 4096;

/// The most pixels on a side that a screen makes use of.
const USEFUL_SIDE: u32 = 2048;

/// The largest description.
const LARGEST_DESCRIPTION: u64 = 1 << 20;

/// The folders of pictures that were looked at, each with whether it is there. Each is looked at once.
#[derive(Debug, Default)]
pub(super) struct Pictures(RefCell<BTreeMap<String, bool>>);

/// What is wrong with a picture, and a size that it has.
type Looked = Result<(u32, u32), Finding>;

impl<'a> Check<'a> {
    /// Reads the name of a picture: a folder of `media`.
    pub(super) fn picture(&self, raw: Raw<'a, Id>) -> Option<PictureId> {
        let named = self.id(raw)?;
        let known = self.pictures.0.borrow().get(&named.id).copied();
        let is_there = known.unwrap_or_else(|| {
            let is_there = self.is_there(&named);
            self.pictures.0.borrow_mut().insert(named.id.clone(), is_there);
            if is_there {
                self.look(&named);
            }
            is_there
        });
        if !is_there {
            self.missing(&named);
            return None;
        }
        Some(named.id.as_str().into())
    }

    /// Whether there is a folder with a picture in it.
    fn is_there(&self, named: &Named<'_>) -> bool {
        let there =
            |file| !matches!(self.media.open(&format!("{}/{file}", named.id)), Err(MediaReadError::Missing { .. }));
        ["product.json", "base.png"].into_iter().any(there)
    }

    /// Reports a picture that is not there.
    fn missing(&self, named: &Named<'_>) {
        let finding = Finding::error("missing-picture", format!("there is no picture '{}'", named.id));
        let folders = self.media.folders();
        let mend = match nearest(&named.id, folders.iter().map(String::as_str)) {
            Some(near) => format!("did you mean '{near}'?"),
            None => format!("put product.json or base.png into media/{}", named.id),
        };
        self.add(named.at, finding.mend(mend));
    }

    /// Looks at the files of a picture, and reports what is wrong with the first of them that is not as it should be.
    fn look(&self, named: &Named<'_>) {
        let looked = self.description(&named.id).and_then(|file| {
            let base = self.pass(&named.id, &file.files.base)?;
            for pass in file.passes() {
                let size = self.pass(&named.id, pass)?;
                if size != base {
                    let message = format!("{} pixels, and {}, {}", shown(size), file.files.base, shown(base));
                    let message = format!("media/{}/{pass} has {message}", named.id);
                    return Err(
                        Finding::error("bad-picture", message).mend("give all files of a picture the same size")
                    );
                }
            }
            Ok((file.files.base, base))
        });
        match looked {
            Ok((name, size)) if size.0.max(size.1) > USEFUL_SIDE => {
                let message =
                    format!("media/{}/{name} has {} pixels, more than any screen shows", named.id, shown(size));
                let finding = Finding::warning("large-picture", message);
                self.add(named.at, finding.mend(format!("make it smaller: at most {USEFUL_SIDE} on a side")));
            }
            Ok(_) => {}
            Err(finding) => self.add(named.at, finding),
        }
    }

    /// What `product.json` says; a picture without one is nothing but `base.png`.
    fn description(&self, picture: &str) -> Result<DescriptionFile, Finding> {
        let path = format!("{picture}/product.json");
        let opened = match self.media.open(&path) {
            Ok(opened) => opened,
            Err(MediaReadError::Missing { .. }) => return Ok(DescriptionFile::plain()),
            Err(error) => return Err(unreadable(&error)),
        };
        let shown = format!("media/{path}");
        if opened.length > LARGEST_DESCRIPTION {
            let finding = Finding::error("bad-description", format!("'{shown}' has more than 1 MiB"));
            return Err(finding.also(Place::file(&shown), "this file"));
        }
        serde_json::from_reader(opened.reader).map_err(|error| {
            let (line, column) = (error.line(), error.column().max(1));
            let place = Place { line, column, end: (line, column), ..Place::file(&shown) };
            Finding::error("bad-description", format!("'{shown}' can't be read: {error}")).also(place, "here")
        })
    }

    /// The size of one file of a picture in pixels, as its first bytes say.
    fn pass(&self, picture: &str, name: &str) -> Looked {
        let path = format!("{picture}/{name}");
        if name.contains(['/', '\\', ':']) || name.starts_with('.') {
            let finding = Finding::error("outside-folder", format!("'media/{picture}/product.json' names '{name}'"));
            return Err(finding.mend("put the file beside product.json"));
        }
        let opened = self.media.open(&path).map_err(|error| unreadable(&error))?;
        if opened.length > LARGEST_BYTES {
            return Err(Finding::error("picture-too-large", format!("'media/{path}' is larger than 64 MiB")));
        }
        let (width, height) = size(&path, opened)?;
        if u64::from(width) * u64::from(height) > MOST_PIXELS || width.max(height) > LONGEST_SIDE {
            let message = format!("'media/{path}' has {} pixels", shown((width, height)));
            let mend = format!("make it smaller: at most {USEFUL_SIDE} on a side");
            return Err(Finding::error("picture-too-large", message).mend(mend));
        }
        Ok((width, height))
    }
}

/// The size of a picture in pixels, if it is of the kind that its name says.
pub(super) fn size(path: &str, opened: Opened) -> Looked {
    let wrong = |what: String| Finding::error("bad-picture", format!("'media/{path}' {what}"));
    let reader = ImageReader::new(opened.reader)
        .with_guessed_format()
        .map_err(|error| wrong(format!("can't be read: {error}")))?;
    let kinds = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP];
    let Some(kind) = reader.format().filter(|kind| kinds.contains(kind)) else {
        return Err(wrong("is no picture of a kind that is known".to_owned()).mend("save it as PNG, JPEG or WebP"));
    };
    let ending = path.rsplit('.').next().unwrap_or_default();
    if !kind.extensions_str().contains(&ending.to_ascii_lowercase().as_str()) {
        let name = kind.extensions_str().first().copied().unwrap_or_default().to_ascii_uppercase();
        return Err(
            wrong(format!("is {name} inside")).mend("let its name end in what it is, or save it as what its name says")
        );
    }
    reader.into_dimensions().map_err(|error| wrong(format!("can't be read: {error}")))
}

/// Looks for pictures that nothing shows.
pub(super) fn unused(check: &Check<'_>) {
    let shown = check.pictures.0.borrow();
    for folder in
        check.media.folders().into_iter().filter(|folder| !folder.starts_with('.') && !shown.contains_key(folder))
    {
        let finding = Finding::style("unused-picture", "no product and no choice shows this picture");
        check.report.add_to_file(&format!("media/{folder}"), finding.mend("take it out, or name it where it belongs"));
    }
}

/// Why a file of a picture can't be read.
pub(super) fn unreadable(error: &MediaReadError) -> Finding {
    let code = match error {
        MediaReadError::Outside { .. } => "outside-folder",
        MediaReadError::Missing { .. } => "missing-picture",
        MediaReadError::TooLarge { .. } => "picture-too-large",
        MediaReadError::Unreadable { .. } => "unreadable",
    };
    let finding = Finding::error(code, error.to_string());
    match error {
        MediaReadError::Outside { .. } => finding.mend("put the file itself into the catalog's folder media"),
        _ => finding,
    }
}

fn shown((width, height): (u32, u32)) -> String {
    format!("{width} × {height}")
}
