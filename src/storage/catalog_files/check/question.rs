//! Owns the checks of the questions in `flow.ron`, and of the answers that offers fit.

use super::Check;
use super::honesty::{Setting, Topic};
use super::known::Known;
use super::leaf::optional;
use super::product::Shelf;
use crate::catalog::{Answer, AnswerRef, Question, Text};
use crate::storage::catalog_files::file::{FitsFile, QuestionFile};
use crate::storage::catalog_files::raw::Raw;
use crate::storage::catalog_files::report::Finding;

/// The names of the questions, and of the answers to each.
pub(super) struct Questions<'a> {
    /// The questions.
    pub(super) known: Known<'a>,
    /// The answers by question.
    answers: Vec<(String, Known<'a>)>,
}

impl Questions<'_> {
    /// No questions yet.
    pub(super) const fn new() -> Self {
        Self { known: Known::new("question"), answers: Vec::new() }
    }
}

/// Reads the questions; nothing where one of them is wrong.
pub(super) fn questions<'a>(
    check: &Check<'a>,
    shelf: &Shelf<'a>,
    hooks: Option<&[String]>,
    raws: &[Raw<'a, QuestionFile<'a>>],
) -> (Option<Vec<Question>>, Questions<'a>) {
    let mut all = Questions::new();
    let questions: Vec<_> = raws
        .iter()
        .map(|raw| {
            let Some(file) = check.part(*raw) else {
                all.known.declare_broken(raw.text);
                return None;
            };
            let declared = all.known.declare_raw(check, file.id);
            let ask = check.text_in(file.ask, Setting::ANY.with(Topic::Personal, true));
            let asked_for = asked_for(check, shelf, hooks, &file);
            let (answers, known) = answers(check, &file, ask.as_ref());
            let (named, _) = declared?;
            all.answers.push((named.id.clone(), known));
            Some(Question { id: named.id.as_str().into(), ask: ask?, hooks: asked_for?, answers: answers? })
        })
        .collect();
    (questions.into_iter().collect(), all)
}

/// The hooks for which a question is asked.
fn asked_for<'a>(
    check: &Check<'a>,
    shelf: &Shelf<'a>,
    hooks: Option<&[String]>,
    file: &QuestionFile<'a>,
) -> Option<Vec<crate::catalog::ProductId>> {
    let found = shelf.known.find_all(check, &file.hooks)?;
    for named in found.iter().filter(|named| hooks.is_some_and(|hooks| !hooks.contains(&named.id))) {
        let message = format!("no walk starts with '{}', so this is never asked for it", named.id);
        check.add(named.at, Finding::warning("not-a-hook", message).mend("add it to the hooks of the flow"));
    }
    Some(found.iter().map(|named| named.id.as_str().into()).collect())
}

/// The answers to a question.
fn answers<'a>(check: &Check<'a>, file: &QuestionFile<'a>, ask: Option<&Text>) -> (Option<Vec<Answer>>, Known<'a>) {
    let mut known = Known::new("answer");
    if file.answers.len() < 2 {
        let message = format!("a question needs at least 2 answers, and this has {}", file.answers.len());
        check.error(file.id.text, "few-answers", message);
    }
    let answers: Vec<_> = file
        .answers
        .iter()
        .map(|raw| {
            let Some(file) = check.part(*raw) else {
                known.declare_broken(raw.text);
                return None;
            };
            let declared = known.declare_raw(check, file.id);
            let name = check.text_in(file.name, Setting::ANY.with(Topic::Personal, true));
            let hint = optional(file.hint, |raw| check.text_in(raw, Setting::ANY.with(Topic::Personal, true)));
            let picture = optional(file.picture, |raw| check.picture(raw));
            if let (Some(name), Some(Some(hint)), Some(raw)) = (&name, &hint, file.hint) {
                check.honest_together(name, (hint, raw.text), Setting::ANY);
            }
            if let Some((ask, name)) = ask.zip(name.as_ref()) {
                check.honest_together(ask, (name, file.name.text), Setting::ANY.with(Topic::Personal, true));
            }
            let (named, _) = declared?;
            let id = named.id.as_str().into();
            Some(Answer { id, name: name?, hint: hint?.unwrap_or_default(), picture: picture? })
        })
        .collect();
    (answers.into_iter().collect(), known)
}

/// Reads which answers an offer fits.
pub(super) fn fits<'a>(
    check: &Check<'a>,
    questions: &Questions<'a>,
    raw: Option<Raw<'a, FitsFile<'a>>>,
) -> Option<Vec<AnswerRef>> {
    let Some(raw) = raw else { return Some(Vec::new()) };
    let mut fits = Vec::new();
    for (key, answers_raw) in check.entries(raw, |key| questions.known.find(check, key))? {
        let Some(answers) = check.part(answers_raw) else { continue };
        let Some(question) = key else { continue };
        let Some((_, known)) = questions.answers.iter().find(|(id, _)| *id == question.id) else { continue };
        if answers.is_empty() {
            check.error(answers_raw.text, "empty-list", "this list names no answers");
        }
        let found = known.find_all(check, &answers).unwrap_or_default();
        fits.extend(
            found
                .iter()
                .map(|answer| AnswerRef { question: question.id.as_str().into(), answer: answer.id.as_str().into() }),
        );
    }
    Some(fits)
}
