//! Owns the checks of what a shop's documents say: its address, its terms, how long a quote is valid.

use super::Check;
use super::honesty::Setting;
use super::leaf::optional;
use crate::catalog::Documents;
use crate::storage::catalog_files::file::DocumentsFile;
use crate::storage::catalog_files::raw::{List, Phrase, Raw, Whole};
use crate::storage::catalog_files::report::Finding;

/// So many lines an address has at most, and so many characters a line: it stands beside the logo.
const ADDRESS: (usize, usize) = (8, 60);
/// Longer than this no quote is valid: prices change.
const LONGEST_DAYS: u32 = 365;

/// What documents say, with what the shop leaves open filled in.
pub(super) fn documents<'a>(check: &Check<'a>, file: &DocumentsFile<'a>) -> Option<Documents> {
    let address = optional(file.address, |raw| address(check, raw));
    let terms = optional(file.terms, |raw| check.text(raw));
    let valid_days = optional(file.valid_days, |raw| days(check, raw));
    let footer = optional(file.footer, |raw| check.text(raw));
    Some(Documents {
        address: address?.unwrap_or_default(),
        terms: terms?,
        valid_days: valid_days?.unwrap_or(Documents::VALID_DAYS),
        footer: footer?,
    })
}

/// The lines of an address.
fn address<'a>(check: &Check<'a>, raw: List<'a, Phrase>) -> Option<Vec<String>> {
    let (most, longest) = ADDRESS;
    let raws = check.part(raw)?;
    if raws.len() > most {
        let message = format!("this address has {} lines, and there is room for {most}", raws.len());
        check.add(raw.text, Finding::error("long-address", message).mend("put two of them on one line, with a comma"));
        return None;
    }
    // Every line is read, so that all that is wrong is told at once.
    let lines: Vec<Option<String>> = raws.into_iter().map(|raw| line(check, raw, longest)).collect();
    lines.into_iter().collect()
}

fn line<'a>(check: &Check<'a>, raw: Raw<'a, Phrase>, longest: usize) -> Option<String> {
    let line = check.string(raw)?;
    let length = line.chars().count();
    if length > longest {
        let message = format!("this line has {length} characters, and there is room for {longest}");
        check.add(raw.text, Finding::error("long-address", message).mend("make two lines of it"));
        return None;
    }
    if line.trim().is_empty() {
        check.error(raw.text, "empty-text", "this line says nothing");
        return None;
    }
    check.honest_phrase(raw.text, &line, Setting::ANY);
    Some(line)
}

/// How many days a quote is valid.
fn days<'a>(check: &Check<'a>, raw: Raw<'a, Whole>) -> Option<u32> {
    let days = check.at_least(1, raw)?;
    if days > LONGEST_DAYS {
        let message = format!("a quote is valid for at most {LONGEST_DAYS} days, and this says {days}");
        check.add(raw.text, Finding::error("long-validity", message).mend("write how many days you stand by a price"));
        return None;
    }
    Some(days)
}
