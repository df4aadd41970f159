//! Owns what a shop switches off: style warnings that it means to live with.

use super::Check;
use super::leaf::Named;
use crate::storage::catalog_files::raw::{Id, Raw};
use crate::storage::catalog_files::report::Finding;
use crate::storage::catalog_files::wording::unknown;
use crate::storage::codes;

/// Switches off what the shop names, and hands it back with where it stands.
pub(super) fn quieten<'a>(check: &Check<'a>, raws: &[Raw<'a, Id>]) -> Vec<(&'static str, &'a str)> {
    let mut quiet: Vec<(&'static str, &'a str)> = Vec::new();
    for raw in raws {
        let Some(named) = check.id(*raw) else { continue };
        let Some(code) = style(check, &named) else { continue };
        match quiet.iter().find(|(known, _)| *known == code) {
            Some((_, first)) => check.twice(named.at, first),
            None => quiet.push((code, named.at)),
        }
    }
    for (code, _) in &quiet {
        check.report.quieten(code);
    }
    quiet
}

/// The style warning with this code; reported where there is none.
fn style(check: &Check<'_>, named: &Named<'_>) -> Option<&'static str> {
    let found = codes::style().find(|code| *code == named.id);
    if found.is_some() {
        return found;
    }
    let finding = if codes::explanation(&named.id).is_some() {
        Finding::error("not-quietable", format!("'{}' can't be switched off", named.id))
            .mend("mend what it is about; only matters of style can be switched off")
    } else {
        let all: Vec<&str> = codes::style().collect();
        unknown("unknown-id", &format!("there is no style warning '{}'", named.id), &named.id, &all)
    };
    check.add(named.at, finding);
    None
}

/// Looks whether everything that is switched off would have been said. Everything else has been looked at.
pub(super) fn needed(check: &Check<'_>, quiet: &[(&'static str, &str)]) {
    // Whether this very warning is needed is known last.
    let (own, others): (Vec<_>, Vec<_>) = quiet.iter().partition(|(code, _)| *code == "idle-quiet");
    for (code, at) in others.into_iter().chain(own).filter(|(code, _)| check.report.is_idle(code)) {
        let finding = Finding::style("idle-quiet", format!("nothing in the catalog would be '{code}'"));
        check.add(at, finding.mend("take it out of quiet"));
    }
}
