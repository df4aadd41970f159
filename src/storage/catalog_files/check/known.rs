//! Owns which names exist, so that a reference to any other is found.

use std::collections::BTreeMap;

use super::Check;
use super::leaf::Named;
use crate::storage::catalog_files::nearest::nearest;
use crate::storage::catalog_files::outline::written_id;
use crate::storage::catalog_files::raw::{Id, Raw};
use crate::storage::catalog_files::report::Finding;
use crate::storage::catalog_files::wording::parse;

/// The names of one kind of thing.
#[derive(Debug)]
pub(super) struct Known<'a> {
    /// What they are the names of: `product`.
    noun: &'static str,
    /// Each name, and where it stands first.
    first: BTreeMap<String, &'a str>,
    /// Whether these are all of them. Where a file can't be read, nobody knows.
    complete: bool,
}

impl<'a> Known<'a> {
    /// No names yet.
    pub(super) const fn new(noun: &'static str) -> Self {
        Self { noun, first: BTreeMap::new(), complete: true }
    }

    /// Remembers a name; false, and reported, where it exists already.
    pub(super) fn declare(&mut self, check: &Check<'a>, named: &Named<'a>) -> bool {
        if let Some(first) = self.first.get(&named.id) {
            let message = format!("there is a {} '{}' already", self.noun, named.id);
            let finding = check.first(Finding::error("duplicate-id", message), first);
            check.add(named.at, finding.mend("give one of them another id"));
            return false;
        }
        self.first.insert(named.id.clone(), named.at);
        true
    }

    /// Remembers a name as it is written; where it can't be read, the names are incomplete.
    pub(super) fn declare_raw(&mut self, check: &Check<'a>, raw: Raw<'a, Id>) -> Option<(Named<'a>, bool)> {
        let Some(named) = check.id(raw) else {
            self.complete = false;
            return None;
        };
        let is_first = self.declare(check, &named);
        Some((named, is_first))
    }

    /// Remembers the name of an item that can't be read, so that references to it are not reported too.
    pub(super) fn declare_broken(&mut self, item: &'a str) {
        match written_id(item).and_then(|text| parse::<String>(text).ok()) {
            Some(id) => drop(self.first.entry(id).or_insert(item)),
            None => self.complete = false,
        }
    }

    /// Whether these are all names that there are.
    pub(super) const fn is_complete(&self) -> bool {
        self.complete
    }

    /// Where a name stands first.
    pub(super) fn place(&self, id: &str) -> Option<&'a str> {
        self.first.get(id).copied()
    }

    /// Remembers that there may be more names than are known.
    pub(super) const fn mark_incomplete(&mut self) {
        self.complete = false;
    }

    /// The name that a reference means; reported where there is none.
    pub(super) fn find(&self, check: &Check<'a>, raw: Raw<'a, Id>) -> Option<Named<'a>> {
        let named = check.id(raw)?;
        if self.first.contains_key(&named.id) {
            return Some(named);
        }
        if self.complete {
            let finding = Finding::error("unknown-id", format!("there is no {} '{}'", self.noun, named.id));
            let others: Vec<_> = self.first.keys().map(String::as_str).collect();
            let finding = match (nearest(&named.id, others.iter().copied()), others.len()) {
                (Some(name), _) => finding.mend(format!("did you mean '{name}'?")),
                (None, 1..=12) => finding.mend(format!("there is {}", others.join(", "))),
                (None, _) => finding,
            };
            check.add(named.at, finding);
        }
        None
    }

    /// The names that a list of references means, each at most once.
    pub(super) fn find_all(&self, check: &Check<'a>, raws: &[Raw<'a, Id>]) -> Option<Vec<Named<'a>>> {
        let found: Vec<_> = raws.iter().map(|raw| self.find(check, *raw)).collect();
        let mut seen: BTreeMap<&str, &str> = BTreeMap::new();
        for named in found.iter().flatten() {
            if let Some(first) = seen.insert(&named.id, named.at) {
                check.twice(named.at, first);
            }
        }
        found.into_iter().collect()
    }
}
