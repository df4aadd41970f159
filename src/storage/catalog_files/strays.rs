//! Owns the search for files of a catalog that nothing reads, mostly because their name or their folder's is misspelt.

use std::path::Path;

use super::gather::{CatalogSource, Gathered};
use super::nearest::nearest;
use super::report::Finding;
use crate::catalog::Place;

/// The files that a catalog can have in its own folder.
const FILES: [&str; 4] = ["shop.ron", "flow.ron", "attributes.ron", "experiments.ron"];

/// The folders that it can have, those with lists first.
const FOLDERS: [&str; 5] = ["products", "offers", "rules", "media", "fonts"];

/// How many of the folders have lists in them.
const LISTS: usize = 3;

/// What a name was meant to be.
enum Meant {
    /// This, which is not there otherwise: what should be read is not.
    Lost(&'static str),
    /// Perhaps this.
    Perhaps(&'static str),
    Unknown,
}

/// Reports what nothing reads. What is missing because of it is not reported too.
pub(super) fn report(source: &dyn CatalogSource, gathered: &mut Gathered) {
    let root = source.entries("");
    for name in &root {
        match name.strip_suffix('/') {
            Some(folder) => stray_folder(source, gathered, (folder, &root)),
            None => stray_file(gathered, (name, &root)),
        }
    }
    for folder in FOLDERS.iter().take(LISTS).filter(|folder| root.contains(&format!("{folder}/"))) {
        for name in source.entries(folder) {
            stray_in_list(source, gathered, (folder, &name));
        }
    }
}

/// A folder of the catalog.
fn stray_folder(source: &dyn CatalogSource, gathered: &mut Gathered, (folder, root): (&str, &[String])) {
    if folder.starts_with('.') || FOLDERS.contains(&folder) {
        return;
    }
    let there = |known: &str| root.contains(&format!("{known}/"));
    let meant = meant(folder, &FOLDERS, there);
    if !matches!(meant, Meant::Lost(_)) && !source.entries(folder).iter().any(|name| is_ron(name)) {
        return;
    }
    gathered.mark_incomplete(&meant);
    let mend = match meant {
        Meant::Lost(known) | Meant::Perhaps(known) => format!("did you mean '{known}'?"),
        Meant::Unknown => "put them into products, offers or rules".to_owned(),
    };
    let finding = stray(&meant, "nothing reads the files in this folder".to_owned());
    gathered.problems.push(finding.mend(mend).at(Place::file(folder)));
}

/// A file in the catalog's own folder.
fn stray_file(gathered: &mut Gathered, (name, root): (&str, &[String])) {
    if name.starts_with('.') || !is_ron(name) || FILES.contains(&name) {
        return;
    }
    let stem = name.strip_suffix(".ron").unwrap_or(name);
    let there = |known: &str| root.iter().any(|name| name == known || name.strip_suffix('/') == Some(known));
    let file = meant(name, &FILES, there);
    let folder = meant(stem, FOLDERS.get(..LISTS).unwrap_or_default(), there);
    let (meant, mend) = match (file, folder) {
        (Meant::Lost(known), _) => (Meant::Lost(known), format!("did you mean '{known}'?")),
        (_, meant @ (Meant::Lost(known) | Meant::Perhaps(known))) => {
            (meant, format!("put it into {known}: {known}/{stem}.ron"))
        }
        (Meant::Perhaps(known), _) => (Meant::Perhaps(known), format!("did you mean '{known}'?")),
        (Meant::Unknown, Meant::Unknown) => (Meant::Unknown, "put it into products, offers or rules".to_owned()),
    };
    gathered.mark_incomplete(&meant);
    let finding = stray(&meant, "nothing reads this file".to_owned());
    gathered.problems.push(finding.mend(mend).at(Place::file(name)));
}

/// Something in a folder with lists.
fn stray_in_list(source: &dyn CatalogSource, gathered: &mut Gathered, (folder, name): (&str, &str)) {
    let path = format!("{folder}/{}", name.trim_end_matches('/'));
    let (message, mend) = if name.ends_with('/') {
        if name.starts_with('.') || !source.entries(&path).iter().any(|inner| is_ron(inner)) {
            return;
        }
        ("nothing reads the files in a folder within a folder", format!("put them into {folder} itself"))
    } else {
        let ending = Path::new(name).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if name.starts_with('.') || ending == "ron" || nearest(ending, ["ron"]).is_none() {
            return;
        }
        ("nothing reads this file: its name does not end in .ron", "give it a name that ends in .ron".to_owned())
    };
    gathered.problems.push(Finding::warning("unread-file", message).mend(mend).at(Place::file(&path)));
}

/// What is wrong with something that nothing reads.
fn stray(meant: &Meant, message: String) -> Finding {
    match meant {
        Meant::Lost(_) => Finding::error("misplaced-file", message),
        Meant::Perhaps(_) | Meant::Unknown => Finding::warning("unread-file", message),
    }
}

/// What a name was meant to be.
fn meant(name: &str, known: &[&'static str], there: impl Fn(&str) -> bool) -> Meant {
    match known.iter().find(|known| nearest(name, [**known]).is_some()) {
        Some(known) if there(known) => Meant::Perhaps(known),
        Some(known) => Meant::Lost(known),
        None => Meant::Unknown,
    }
}

fn is_ron(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("ron"))
}

impl Gathered {
    /// Remembers that what should be in a folder or file was not read, so that nothing in it is called missing: a name that
    /// no file has can't be read.
    fn mark_incomplete(&mut self, meant: &Meant) {
        let Meant::Lost(known) = meant else { return };
        match *known {
            "products" => self.products.push("products".to_owned()),
            "offers" => self.offers.push("offers".to_owned()),
            "rules" => self.rules.push("rules".to_owned()),
            "attributes.ron" => self.has_attributes = true,
            "experiments.ron" => self.has_experiments = true,
            // That it is missing is what was just reported.
            file => self.problems.retain(|problem| problem.place.file != file),
        }
    }
}
