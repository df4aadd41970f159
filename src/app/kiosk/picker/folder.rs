//! Owns looking into the folders that a shop opened to its buyers, and into nothing else: no link is followed, nothing that is not a
//! plain file is opened, and everything has its limit.

use std::ffi::{OsStr, OsString};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use cap_std::ambient_authority;
use cap_std::fs::{Dir, OpenOptions};

use crate::artwork::import::MOST_BYTES;

/// How deep folders are gone into.
pub(super) const DEEPEST: usize = 8;

/// How many entries of a folder are looked at.
const MOST_LOOKED_AT: usize = 4_000;

/// How many entries of a folder are shown.
const MOST_SHOWN: usize = 240;

/// The names that a logo's file ends in.
const KINDS: [&str; 5] = ["png", "jpg", "jpeg", "webp", "svg"];

/// A place under one of the open folders: which of them, and the folders below it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// Which of the open folders; nothing is the list of them.
    pub(super) root: Option<usize>,
    /// The folders below it, from the outermost on.
    pub(super) below: Vec<OsString>,
}

/// What lies in a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Listing {
    /// The place: further down than was asked for, where there was only one way to go.
    pub(super) place: Place,
    /// Its folders, by name.
    pub(super) folders: Vec<OsString>,
    /// Its pictures, by name.
    pub(super) pictures: Vec<OsString>,
    /// Whether there is more.
    pub(super) is_cut: bool,
}

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum FileError {
    /// It is larger than any logo.
    #[error("the file is larger than 20 MiB")]
    TooLarge,
    /// It is not there any more, or can't be read.
    #[error("the file can't be read")]
    Unreadable,
}

/// The folders that are open to buyers.
#[derive(Clone, Debug)]
pub(super) struct Folders(pub(super) Vec<PathBuf>);

impl Folders {
    /// What lies in a place. Where that is nothing but one folder, what lies in that: a stick appears under a user's name.
    pub(super) fn list(&self, place: &Place) -> Listing {
        let mut place = place.clone();
        if place.root.is_none() && self.0.len() == 1 {
            place.root = Some(0);
        }
        loop {
            let listing = self.list_only(&place);
            match (listing.folders.as_slice(), listing.pictures.is_empty()) {
                ([only], true) if !listing.is_cut && place.root.is_some() && place.below.len() < DEEPEST => {
                    place.below.push(only.clone());
                }
                _ => return listing,
            }
        }
    }

    fn list_only(&self, place: &Place) -> Listing {
        let mut listing = Listing { place: place.clone(), ..Listing::default() };
        let Some(_) = place.root else {
            listing.folders = self.0.iter().map(|root| name_of(root)).collect();
            return listing;
        };
        let Ok(entries) = self.open(place).and_then(|dir| dir.entries()) else { return listing };
        for (count, entry) in entries.enumerate() {
            if count >= MOST_LOOKED_AT || listing.folders.len() + listing.pictures.len() >= MOST_SHOWN {
                listing.is_cut = true;
                break;
            }
            let Ok(entry) = entry else { break };
            let name = entry.file_name();
            let Ok(kind) = entry.file_type() else { continue };
            if is_hidden(&name) {
                continue;
            }
            // A link is neither: wherever it leads, it is not followed.
            if kind.is_dir() && place.below.len() < DEEPEST {
                listing.folders.push(name);
            } else if kind.is_file() && is_picture(&name) {
                listing.pictures.push(name);
            }
        }
        listing.folders.sort();
        listing.pictures.sort();
        listing
    }

    /// Opens a place, folder by folder, each of which is one itself and no link.
    fn open(&self, place: &Place) -> io::Result<Dir> {
        let none = || io::Error::from(io::ErrorKind::NotFound);
        let root = place.root.and_then(|root| self.0.get(root)).ok_or_else(none)?;
        let mut dir = Dir::open_ambient_dir(root, ambient_authority())?;
        if place.below.len() > DEEPEST {
            return Err(none());
        }
        for name in &place.below {
            if !dir.symlink_metadata(name)?.is_dir() {
                return Err(none());
            }
            dir = dir.open_dir(name)?;
        }
        Ok(dir)
    }

    /// The bytes of a picture in a place.
    ///
    /// # Errors
    /// When it is no plain file, is gone, or too large.
    pub(super) fn read(&self, place: &Place, name: &OsStr) -> Result<Vec<u8>, FileError> {
        let unreadable = |_error: io::Error| FileError::Unreadable;
        let dir = self.open(place).map_err(unreadable)?;
        let is_plain = |metadata: io::Result<cap_std::fs::Metadata>| metadata.is_ok_and(|metadata| metadata.is_file());
        if Path::new(name).components().count() != 1 || !is_plain(dir.symlink_metadata(name)) {
            return Err(FileError::Unreadable);
        }
        let file = dir.open_with(name, &reading()).map_err(unreadable)?;
        let metadata = file.metadata().map_err(unreadable)?;
        // What it was when it was listed may be something else by now.
        if !metadata.is_file() {
            return Err(FileError::Unreadable);
        }
        let most = u64::try_from(MOST_BYTES).unwrap_or(u64::MAX);
        if metadata.len() > most {
            return Err(FileError::TooLarge);
        }
        let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
        file.take(most + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        if bytes.len() > MOST_BYTES { Err(FileError::TooLarge) } else { Ok(bytes) }
    }
}

/// Reading, never waiting for what a pipe may bring.
fn reading() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(target_os = "linux")]
    {
        use cap_std::fs::OpenOptionsExt as _;
        /// Source: fcntl.h, `O_NONBLOCK`.
        const NEVER_WAITS: i32 = 0o4000;
        options.custom_flags(NEVER_WAITS);
    }
    options
}

fn name_of(path: &Path) -> OsString {
    path.file_name().unwrap_or(path.as_os_str()).to_owned()
}

/// What systems lay beside one's own files.
fn is_hidden(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    name.starts_with('.') || name.starts_with('$') || name == "System Volume Information" || name == "lost+found"
}

fn is_picture(name: &OsStr) -> bool {
    let ending = Path::new(name).extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    ending.is_some_and(|ending| KINDS.contains(&ending.as_str()))
}

/// A name as it can be shown: a stick brings whatever it likes.
pub(super) fn shown(name: &OsStr) -> String {
    /// Longer names are cut where they are shown.
    const MOST: usize = 80;
    let is_plain = |letter: &char| {
        !letter.is_control()
            && !matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    let name: String = name.to_string_lossy().chars().filter(is_plain).take(MOST).collect();
    if name.trim().is_empty() { "?".to_owned() } else { name }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;
    use std::process::Command;

    use super::*;

    /// A folder that is gone when the test is.
    struct Stick(PathBuf);

    impl Stick {
        fn new(name: &str) -> Self {
            let path = std::env::temp_dir().join(format!("diderot-picker-{name}-{}", std::process::id()));
            fs::remove_dir_all(&path).unwrap_or_default();
            fs::create_dir_all(path.join("media")).unwrap();
            Self(path)
        }

        fn media(&self) -> PathBuf {
            self.0.join("media")
        }

        fn folders(&self) -> Folders {
            Folders(vec![self.media()])
        }
    }

    impl Drop for Stick {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).unwrap_or_default();
        }
    }

    fn names(names: &[OsString]) -> Vec<String> {
        names.iter().map(|name| shown(name)).collect()
    }

    fn here(root: usize) -> Place {
        Place { root: Some(root), below: Vec::new() }
    }

    #[test]
    fn pictures_and_folders_are_listed_and_nothing_else() {
        let stick = Stick::new("lists");
        for name in ["b.PNG", "a.svg", "c.webp", "d.jpeg", "e.txt", "f.png.exe", ".hidden.png", "noend"] {
            fs::write(stick.media().join(name), "x").unwrap();
        }
        fs::create_dir(stick.media().join("holiday")).unwrap();
        fs::create_dir(stick.media().join("System Volume Information")).unwrap();
        let listing = stick.folders().list(&Place::default());
        assert_eq!(names(&listing.pictures), ["a.svg", "b.PNG", "c.webp", "d.jpeg"]);
        assert_eq!(names(&listing.folders), ["holiday"]);
        assert!(!listing.is_cut);
    }

    #[test]
    fn the_only_way_down_is_gone_by_itself() {
        let stick = Stick::new("down");
        let deep = stick.media().join("buyer").join("STICK");
        fs::create_dir_all(&deep).unwrap();
        fs::write(deep.join("logo.png"), "x").unwrap();
        let listing = stick.folders().list(&Place::default());
        assert_eq!(names(&listing.place.below), ["buyer", "STICK"]);
        assert_eq!(names(&listing.pictures), ["logo.png"]);
    }

    #[test]
    fn no_link_leads_out_or_anywhere() {
        let stick = Stick::new("links");
        fs::write(stick.0.join("secret.png"), "secret").unwrap();
        fs::write(stick.media().join("own.png"), "own").unwrap();
        let links = [("etc", "/etc"), ("up", ".."), ("loop", "."), ("root", "/"), ("missing", "nowhere")];
        for (name, to) in links {
            symlink(to, stick.media().join(name)).unwrap();
        }
        let files = [
            ("passwd.png", "/etc/passwd"),
            ("out.png", "../secret.png"),
            ("in.png", "own.png"),
            ("zero.png", "/dev/zero"),
        ];
        for (name, to) in files {
            symlink(to, stick.media().join(name)).unwrap();
        }
        let folders = stick.folders();
        let listing = folders.list(&Place::default());
        assert_eq!((names(&listing.pictures), listing.folders.len()), (vec!["own.png".to_owned()], 0));
        for (name, _) in links {
            let place = Place { root: Some(0), below: vec![name.into()] };
            assert_eq!(folders.list(&place).pictures.len() + folders.list(&place).folders.len(), 0, "{name}");
            assert_eq!(folders.read(&place, OsStr::new("passwd")), Err(FileError::Unreadable), "{name}");
        }
        for name in files.map(|(name, _)| name).into_iter().chain(["../secret.png", "/etc/passwd", "..", ".", ""]) {
            assert_eq!(folders.read(&here(0), OsStr::new(name)), Err(FileError::Unreadable), "{name}");
        }
        assert_eq!(folders.read(&here(0), OsStr::new("own.png")).unwrap(), b"own");
        let out = Place { root: Some(0), below: vec!["..".into()] };
        assert_eq!(folders.read(&out, OsStr::new("secret.png")), Err(FileError::Unreadable));
        assert_eq!(folders.list(&here(7)).pictures.len(), 0);
    }

    #[test]
    fn a_pipe_is_never_waited_for() {
        let stick = Stick::new("pipe");
        let pipe = stick.media().join("pipe.png");
        if !Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success()) {
            return;
        }
        assert_eq!(stick.folders().list(&Place::default()).pictures.len(), 0);
        assert_eq!(stick.folders().read(&here(0), OsStr::new("pipe.png")), Err(FileError::Unreadable));
    }

    #[test]
    fn too_much_is_cut_and_too_large_is_not_read() {
        let stick = Stick::new("much");
        for number in 0..20_000 {
            fs::File::create(stick.media().join(format!("{number}.txt"))).unwrap();
        }
        fs::File::create(stick.media().join("large.png")).unwrap().set_len(21 << 20).unwrap();
        let listing = stick.folders().list(&Place::default());
        assert!(listing.is_cut && listing.pictures.len() <= 1);
        assert_eq!(stick.folders().read(&here(0), OsStr::new("large.png")), Err(FileError::TooLarge));
    }

    #[test]
    fn names_are_shown_without_what_they_could_do() {
        for (name, wanted) in [
            ("logo.png", "logo.png"),
            ("lo\ngo\u{1b}[2J.png", "logo[2J.png"),
            ("gnp.\u{202e}evil.png", "gnp.evil.png"),
            ("\u{7}\u{200b}", "?"),
        ] {
            assert_eq!(shown(OsStr::new(name)), wanted);
        }
        assert_eq!(shown(OsStr::new(&"x".repeat(300))).chars().count(), 80);
    }

    #[test]
    fn folders_are_gone_into_only_so_deep() {
        let stick = Stick::new("deep");
        let mut deep = stick.media();
        for _ in 0..40 {
            deep = deep.join("d");
        }
        fs::create_dir_all(&deep).unwrap();
        let listing = stick.folders().list(&Place::default());
        assert_eq!((listing.place.below.len(), listing.folders.len()), (DEEPEST, 0));
    }
}
