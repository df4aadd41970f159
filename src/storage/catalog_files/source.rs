//! Owns the texts of a catalog's files and where a piece of them stands.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::catalog::Place;

/// The texts of a catalog's files, so that a problem can be shown with its line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceFiles {
    files: Vec<SourceFile>,
    /// Where each name is in the list.
    positions: BTreeMap<String, usize>,
}

/// One file: its name relative to the catalog's folder, and its text.
#[derive(Clone, Debug)]
struct SourceFile {
    name: String,
    text: String,
    /// The byte at which each line starts, once somebody asked.
    lines: OnceLock<Vec<usize>>,
    /// Whether it was text at all; if not, it is only there to be shown.
    is_text: bool,
}

impl SourceFiles {
    /// The text of the file with this name, relative to the catalog's folder.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        self.file(name).map(|file| file.text.as_str())
    }

    /// The file with this name.
    fn file(&self, name: &str) -> Option<&SourceFile> {
        self.positions.get(name).and_then(|position| self.files.get(*position))
    }

    /// Every file's name and text, in the order in which they are read.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|file| (file.name.as_str(), file.text.as_str()))
    }

    /// Adds a file.
    pub(in crate::storage) fn add(&mut self, name: &str, text: String) {
        self.positions.entry(name.to_owned()).or_insert(self.files.len());
        self.files.push(SourceFile { name: name.to_owned(), text, lines: OnceLock::new(), is_text: true });
    }

    /// Adds a file that is not UTF-8, with replacement characters, and says where it goes wrong.
    pub(in crate::storage) fn add_broken(&mut self, name: &str, shown: String, wrong_from: usize) -> Place {
        self.add(name, shown);
        self.files.last_mut().map_or_else(Place::default, |file| {
            file.is_text = false;
            file.place(wrong_from..wrong_from + 1)
        })
    }

    /// A file's text as it is parsed: without a byte order mark; nothing where it is no text.
    pub(in crate::storage) fn body(&self, name: &str) -> Option<&str> {
        let file = self.file(name).filter(|file| file.is_text)?;
        Some(file.text.strip_prefix('\u{feff}').unwrap_or(&file.text))
    }

    /// Where a piece of one of these texts stands. Pieces are known by their address, so that every string that was
    /// borrowed from a file can be placed at any time.
    pub(in crate::storage) fn place(&self, piece: &str) -> Place {
        let starts = || self.files.iter().filter_map(|file| file.offset(piece).map(|offset| (file, offset)));
        // The end of one text can be the start of another.
        let found = starts().find(|(file, offset)| *offset < file.text.len()).or_else(|| starts().next());
        found.map_or_else(Place::default, |(file, offset)| file.place(offset..offset + piece.len()))
    }

    /// Where a piece of one of these texts stands, as numbers only. Pieces that follow one another are mostly in one file: `last`
    /// is the file to look in first.
    pub(in crate::storage) fn spot(&self, piece: &str, last: &mut usize) -> Option<Spot> {
        let is_in = |file: &SourceFile| file.offset(piece).filter(|offset| *offset < file.text.len());
        let same = self.files.get(*last).and_then(is_in).map(|offset| (*last, offset));
        let (file, start) = same.or_else(|| {
            self.files.iter().enumerate().find_map(|(number, file)| is_in(file).map(|offset| (number, offset)))
        })?;
        *last = file;
        let number = |number: usize| u32::try_from(number).ok();
        Some(Spot { file: number(file)?, start: number(start)?, end: number(start + piece.len())? })
    }

    /// The piece of a text at a spot.
    pub(in crate::storage) fn piece(&self, spot: Spot) -> Option<&str> {
        let (start, end) = (usize::try_from(spot.start).ok()?, usize::try_from(spot.end).ok()?);
        Some(self.files.get(usize::try_from(spot.file).ok()?)?.piece(start..end))
    }
}

/// Where a piece of a text stands: the number of the file, and the bytes of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::storage) struct Spot {
    file: u32,
    start: u32,
    end: u32,
}

/// What somebody asked of a file makes no difference.
impl PartialEq for SourceFile {
    fn eq(&self, other: &Self) -> bool {
        (&self.name, &self.text, self.is_text) == (&other.name, &other.text, other.is_text)
    }
}

impl Eq for SourceFile {}

impl SourceFile {
    /// The byte of the file at which a piece of its text starts.
    fn offset(&self, piece: &str) -> Option<usize> {
        let offset = piece.as_ptr().addr().checked_sub(self.text.as_ptr().addr())?;
        (offset + piece.len() <= self.text.len()).then_some(offset)
    }

    /// The text of some bytes.
    fn piece(&self, span: std::ops::Range<usize>) -> &str {
        self.text.get(span).unwrap_or_default()
    }

    /// Where some bytes stand.
    fn place(&self, span: std::ops::Range<usize>) -> Place {
        let (line, column) = self.position(span.start);
        Place { file: self.name.clone(), line, column, end: self.position(span.end), span }
    }

    /// The line and column of a byte, both from 1.
    fn position(&self, byte: usize) -> (usize, usize) {
        let newlines = || self.text.match_indices('\n').map(|(newline, _)| newline + 1);
        let lines = self.lines.get_or_init(|| std::iter::once(0).chain(newlines()).collect());
        let line = lines.partition_point(|start| *start <= byte);
        let line_start = line.checked_sub(1).and_then(|index| lines.get(index)).copied().unwrap_or_default();
        let before = self.text.get(line_start..byte).unwrap_or_default();
        (line, before.chars().filter(|character| *character != '\u{feff}').count() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> SourceFiles {
        let mut files = SourceFiles::default();
        files.add("a.ron", "één\ntwee".to_owned());
        files.add("b.ron", "\u{feff}drie\r\nvier".to_owned());
        files
    }

    #[test]
    fn a_piece_is_found_in_its_file() {
        let files = files();
        let piece = |name, wanted: &str| {
            let text = files.text(name).unwrap();
            let start = text.find(wanted).unwrap();
            files.place(&text[start..start + wanted.len()])
        };
        assert_eq!(piece("a.ron", "n").to_string(), "a.ron:1:3");
        assert_eq!(piece("a.ron", "ee").to_string(), "a.ron:2:3");
        assert_eq!(piece("b.ron", "rie").to_string(), "b.ron:1:2");
        assert_eq!(piece("b.ron", "vier").to_string(), "b.ron:2:1");
        assert_eq!(piece("b.ron", "vier").span, 9..13);
        assert_eq!((piece("b.ron", "vier").end, piece("a.ron", "n\ntw").end), ((2, 5), (2, 3)));
    }

    #[test]
    fn what_is_in_no_file_has_no_place() {
        assert_eq!(files().place("elsewhere"), Place::default());
    }
}
