//! Owns `diderot experiment`: what an experiment takes before it starts, and the proof that its results can be peeked at.

mod peek;
mod power;
mod results;
mod running;
mod share;
mod trial;

use clap::Subcommand;

use super::{Answer, Terminal};

/// What is asked of experiments.
#[derive(Clone, Debug, clap::Args)]
pub struct ExperimentArgs {
    #[command(subcommand)]
    command: ExperimentCommand,
}

/// What is asked.
#[derive(Clone, Debug, Subcommand)]
enum ExperimentCommand {
    /// Say how many walks an experiment takes, before it starts.
    Power(power::PowerArgs),
    /// Simulate experiments that are looked at after every walk, and count what is said of them: of arms that are the same, of a
    /// planted better one, of a planted harmful one. The answer is no where more than 5 % raise a false alarm.
    Peek(peek::PeekArgs),
    /// Say how what is tried out stands, by the walks that were made here; an experiment of which an arm harms is stopped.
    Results(results::ResultsArgs),
    /// List the experiments of a catalog: their offers, their arms, and which of them run.
    List(running::ListArgs),
}

/// Answers.
pub(super) fn run(args: &ExperimentArgs, terminal: &mut Terminal<'_>) -> Answer {
    match &args.command {
        ExperimentCommand::Power(args) => power::run(args, terminal),
        ExperimentCommand::Peek(args) => peek::run(args, terminal),
        ExperimentCommand::Results(args) => results::run(args, terminal),
        ExperimentCommand::List(args) => running::run(args, terminal),
    }
}
