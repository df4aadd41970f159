//! Owns the collecting of problems while a catalog is read.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::source::SourceFiles;
use crate::catalog::{Place, Problem, Severity};

/// So many problems are kept; who has more, has another kind of trouble.
const MOST: usize = 1000;

/// What is wrong, before it has a place.
#[derive(Debug)]
pub(in crate::storage) struct Finding {
    code: &'static str,
    severity: Severity,
    message: String,
    also: Vec<(Place, String)>,
    mend: Option<String>,
}

impl Finding {
    /// Something that makes the catalog useless.
    pub(in crate::storage) fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, severity: Severity::Error, message: message.into(), also: Vec::new(), mend: None }
    }

    /// Something that deserves a look.
    pub(in crate::storage) fn warning(code: &'static str, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(code, message) }
    }

    /// Something that could be better. A shop can switch such findings off.
    pub(in crate::storage) fn style(code: &'static str, message: impl Into<String>) -> Self {
        Self::warning(code, message)
    }

    /// Whether it has this code.
    pub(in crate::storage) fn is(&self, code: &str) -> bool {
        self.code == code
    }

    /// Says what to do.
    pub(in crate::storage) fn mend(mut self, mend: impl Into<String>) -> Self {
        self.mend = Some(mend.into());
        self
    }

    /// Names another place that it has to do with, and what that is.
    pub(in crate::storage) fn also(mut self, place: Place, what: impl Into<String>) -> Self {
        self.also.push((place, what.into()));
        self
    }

    /// Gives it its place.
    pub(in crate::storage) fn at(self, place: Place) -> Problem {
        let Self { code, severity, message, also, mend } = self;
        Problem { code, severity, place, message, also, mend }
    }
}

/// The problems found so far.
#[derive(Debug)]
pub(in crate::storage) struct Report<'a> {
    files: &'a SourceFiles,
    problems: RefCell<Vec<Problem>>,
    /// The codes that are switched off, each with whether that kept something quiet.
    quiet: RefCell<BTreeMap<&'static str, bool>>,
    /// The honesty rule that is switched off. There is no such switch in the program.
    #[cfg(test)]
    without: Option<&'static str>,
}

impl<'a> Report<'a> {
    /// Nothing found yet in these files.
    pub(in crate::storage) fn new(files: &'a SourceFiles, problems: Vec<Problem>) -> Self {
        Self {
            files,
            problems: RefCell::new(problems),
            quiet: RefCell::default(),
            #[cfg(test)]
            without: None,
        }
    }

    /// The same where what breaks one honesty rule is passed over.
    #[cfg(test)]
    pub(in crate::storage) fn without(rule: &'static str, files: &'a SourceFiles, problems: Vec<Problem>) -> Self {
        Self { without: Some(rule), ..Self::new(files, problems) }
    }

    /// Switches a code off: what has it is not reported from now on.
    pub(in crate::storage) fn quieten(&self, code: &'static str) {
        self.quiet.borrow_mut().insert(code, false);
    }

    /// Whether nothing had a code that is switched off.
    pub(in crate::storage) fn is_idle(&self, code: &str) -> bool {
        self.quiet.borrow().get(code) == Some(&false)
    }

    /// Adds what is wrong with a piece of a file.
    pub(in crate::storage) fn add(&self, piece: &str, finding: Finding) {
        self.push(|| self.files.place(piece), finding);
    }

    /// Adds what is wrong with a file as a whole.
    pub(in crate::storage) fn add_to_file(&self, name: &str, finding: Finding) {
        self.push(|| Place::file(name), finding);
    }

    /// Where a piece of a file stands.
    pub(in crate::storage) fn place(&self, piece: &str) -> Place {
        self.files.place(piece)
    }

    /// Whether nothing was found so far that makes the catalog useless.
    pub(in crate::storage) fn is_sound(&self) -> bool {
        self.problems.borrow().iter().all(|problem| problem.severity == Severity::Warning)
    }

    /// All problems, each once, by file and position.
    pub(in crate::storage) fn finish(self) -> Vec<Problem> {
        sorted(self.problems.into_inner())
    }

    /// Adds a problem. Its place is only looked up while there is room for it, because that reads the file again.
    fn push(&self, place: impl FnOnce() -> Place, finding: Finding) {
        #[cfg(test)]
        if self.without.is_some() && self.without == crate::storage::codes::honesty_rule(finding.code) {
            return;
        }
        if let Some(kept) = self.quiet.borrow_mut().get_mut(finding.code) {
            *kept = true;
            return;
        }
        let mut problems = self.problems.borrow_mut();
        match problems.len() {
            0..MOST => problems.push(finding.at(place())),
            MOST => {
                let message = format!("there are more than {MOST} problems; the others are not shown");
                problems.push(Finding::error("too-many-problems", message).at(Place::file(&place().file)));
            }
            _ => {}
        }
    }
}

/// The problems by file and position, each once.
pub(in crate::storage) fn sorted(mut problems: Vec<Problem>) -> Vec<Problem> {
    problems.sort_by(|one, other| {
        let key = |problem: &Problem| (problem.place.span.start, problem.place.span.end);
        (&one.place.file, one.place.line, key(one))
            .cmp(&(&other.place.file, other.place.line, key(other)))
            .then_with(|| (one.code, &one.message).cmp(&(other.code, &other.message)))
    });
    problems.dedup();
    problems
}
