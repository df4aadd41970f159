//! Owns `diderot learn --evaluate`.

use std::path::Path;

use serde::Serialize;

use crate::cli::{Answer, Exit, Format, Terminal};
use crate::insight::learned::{Baskets, Evaluation, LAMBDA, evaluate};
use crate::storage::read_receipts;

/// How well things can be foretold, for programs.
#[derive(Serialize)]
struct EvaluationOut {
    baskets: usize,
    learned_from: usize,
    items: usize,
    tested_on: u32,
    lambda: f64,
    methods: Vec<MethodOut>,
}

#[derive(Serialize)]
struct MethodOut {
    method: &'static str,
    hits: u32,
    hit_at_5: f64,
    mrr_at_100: f64,
}

/// Says how well each method guesses. The answer is no where there is nothing to guess.
pub(super) fn run(file: &Path, format: Format, terminal: &mut Terminal<'_>) -> Answer {
    let mut baskets = Baskets::default();
    if let Err(error) = read_receipts(file, &mut baskets) {
        return terminal.cannot_run(error);
    }
    let evaluation = evaluate(&baskets);
    if evaluation.learned_from == 0 || evaluation.tested_on == 0 {
        return terminal.no("four fifths of the baskets are learned from, and of the others none has two items: there is nothing to guess");
    }
    let out = out(&baskets, &evaluation);
    if format == Format::Json {
        terminal.json(&out)?;
        return Ok(Exit::Fine);
    }
    writeln!(
        terminal.out,
        "learned from {} baskets of {} items, guessed one item each of {}; λ = {}\n",
        out.learned_from, out.items, out.tested_on, out.lambda
    )?;
    writeln!(terminal.out, "{:<24} {:>7} {:>9}", "method", "hit@5", "MRR@100")?;
    for MethodOut { method, hit_at_5, mrr_at_100, .. } in &out.methods {
        writeln!(terminal.out, "{method:<24} {hit_at_5:>7.4} {mrr_at_100:>9.4}")?;
    }
    Ok(Exit::Fine)
}

fn out(baskets: &Baskets, evaluation: &Evaluation) -> EvaluationOut {
    let tested = f64::from(evaluation.tested_on);
    let methods = evaluation.methods.iter().map(|(method, figures)| MethodOut {
        method: method.name(),
        hits: figures.hits_at_5,
        hit_at_5: f64::from(figures.hits_at_5) / tested,
        mrr_at_100: figures.mrr_at_100,
    });
    EvaluationOut {
        baskets: baskets.len(),
        learned_from: evaluation.learned_from,
        items: evaluation.items,
        tested_on: evaluation.tested_on,
        lambda: LAMBDA,
        methods: methods.collect(),
    }
}
