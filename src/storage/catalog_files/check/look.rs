//! Owns the checks of a shop's look: its colours and its typefaces.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Check;
use super::leaf::optional;
use super::picture::{size as pixels, unreadable};
use crate::catalog::{Lang, Look, Rgb, ShopLogo, Typeface};
use crate::storage::catalog_files::file::LookFile;
use crate::storage::catalog_files::font::Font;
use crate::storage::catalog_files::lexer::{Lexer, TokenKind};
use crate::storage::catalog_files::raw::{Colour, Id, Raw};
use crate::storage::catalog_files::report::Finding;

/// So many missing letters are named.
const MOST_NAMED: usize = 8;

/// The look as it is written, with what the shop leaves open filled in.
pub(super) fn look<'a>(check: &Check<'a>, file: &LookFile<'a>) -> Option<Look> {
    let accent = check.colour(file.accent);
    let paper = optional(file.paper, |raw| paper(check, raw));
    let headings = optional(file.headings, |raw| typeface(check, raw));
    let text = optional(file.text, |raw| typeface(check, raw));
    let logo = optional(file.logo, |raw| logo(check, raw));
    let paper = paper?.unwrap_or(Look::PAPER);
    Some(Look { accent: accent?, paper, headings: headings?, text: text?, logo: logo? })
}

/// The paper, which ink has to read on.
fn paper<'a>(check: &Check<'a>, raw: Raw<'a, Colour>) -> Option<Rgb> {
    let paper = check.colour(raw)?;
    if !paper.is_light() {
        let finding = Finding::error("dark-paper", format!("{paper} is too dark to read on"));
        check.add(raw.text, finding.mend(format!("a lighter one of the same hue is \"{}\"", paper.lightened())));
        return None;
    }
    Some(paper)
}

/// A typeface out of the catalog's own folder `fonts`.
fn typeface<'a>(check: &Check<'a>, raw: Raw<'a, Id>) -> Option<Typeface> {
    let file = check.string(raw)?;
    if !stays_in_fonts(&file) {
        let message = format!("'{file}' is not in the catalog's own folder 'fonts'");
        check.add(raw.text, Finding::error("font-outside", message).mend("put it there: \"fonts/Name.ttf\""));
        return None;
    }
    let bytes = match check.source.read(&file) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            let finding = Finding::error("missing-font", format!("there is no typeface '{file}'"));
            check.add(raw.text, finding.mend("put the .ttf or .otf file there, or take this line out"));
            return None;
        }
        Err(finding) => {
            check.add(raw.text, finding);
            return None;
        }
    };
    let font = Font::open(&bytes).map_err(|fault| {
        let finding = Finding::error("bad-font", format!("this typeface {fault}"));
        check.add(raw.text, finding.mend("use a .ttf or .otf file of one typeface, of at most 2 MiB"));
    });
    let font = font.ok()?;
    letters(check, raw, &font);
    let has_even_figures = font.has_even_figures();
    Some(Typeface { file, bytes: Arc::from(bytes), has_even_figures })
}

/// The most bytes of a logo: it stands small on every screen.
const LARGEST_LOGO: u64 = 1 << 20;

/// The shop's logo: an SVG or PNG in the catalog's own folder `media`.
fn logo<'a>(check: &Check<'a>, raw: Raw<'a, Id>) -> Option<ShopLogo> {
    let file = check.string(raw)?;
    let stays = !file.starts_with('/') && !file.contains('\\') && file.split('/').all(|part| part != "..");
    if !stays {
        let message = format!("'media/{file}' is not in the catalog's own folder 'media'");
        check.add(raw.text, Finding::error("outside-folder", message).mend("put the logo there: \"logo.svg\""));
        return None;
    }
    match logo_bytes(check, &file) {
        Ok(bytes) => Some(ShopLogo { file, bytes: Arc::from(bytes) }),
        Err(finding) => {
            check.add(raw.text, finding);
            None
        }
    }
}

/// What is in a logo's file, where it is a picture of a kind that can be drawn.
fn logo_bytes(check: &Check<'_>, file: &str) -> Result<Vec<u8>, Finding> {
    let opened = check.media.open(file).map_err(|error| unreadable(&error))?;
    if opened.length > LARGEST_LOGO {
        let message = format!("'media/{file}' is larger than 1 MiB");
        return Err(Finding::error("picture-too-large", message).mend("a logo is small: save it as SVG"));
    }
    let bytes = check.media.read(file).map_err(|error| unreadable(&error))?.into_owned();
    let ending = file.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let is_drawing = || {
        let text = std::str::from_utf8(&bytes).unwrap_or_default();
        text.trim_start_matches('\u{feff}').trim_start().starts_with('<') && text.contains("<svg")
    };
    let is_kind = match ending.as_str() {
        "svg" => is_drawing(),
        "png" => pixels(file, opened).map(|(width, height)| width.max(height) <= 2048)?,
        _ => false,
    };
    if !is_kind {
        let message = format!("'media/{file}' is no SVG, and no PNG of at most 2048 pixels on a side");
        return Err(Finding::error("bad-picture", message).mend("save the logo as SVG or PNG, with that ending"));
    }
    Ok(bytes)
}

/// Whether a path is made of plain names below `fonts`.
fn stays_in_fonts(path: &str) -> bool {
    let is_plain = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':', '\0']);
    path.strip_prefix("fonts/").is_some_and(|below| below.split('/').all(is_plain))
}

/// Says which letters of the shop's languages and of its own texts the typeface lacks.
fn letters<'a>(check: &Check<'a>, raw: Raw<'a, Id>, font: &Font<'_>) {
    let mut needed: BTreeSet<char> = check.languages.iter().flat_map(|lang: &Lang| lang.letters().chars()).collect();
    for (_, text) in check.gathered.files.iter() {
        let texts = Lexer::new(text).flatten().filter(|token| token.kind == TokenKind::Quoted);
        needed.extend(texts.flat_map(|token| token.text.chars()).filter(|letter| letter.is_alphabetic()));
    }
    let missing = font.missing(needed.into_iter());
    if missing.is_empty() {
        return;
    }
    let named: Vec<String> = missing.iter().take(MOST_NAMED).map(|letter| format!("'{letter}'")).collect();
    let more = match missing.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message = format!("this typeface lacks {}{more}: Inter stands in for them", named.join(", "));
    check.add(raw.text, Finding::style("font-letters", message).mend("choose one that has all letters you write"));
}
