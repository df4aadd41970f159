//! Owns the command line: what can be asked for, and how the answer is written; knows nothing of drawing.
//!
//! Exit codes: 0 fine, 1 the answer is no, 2 it can't run, 75 a kiosk wants to be started again. Answers go to the standard output, everything else to the
//! standard error. A reader that stops reading (`| head`) is no error.

mod arms;
mod catalog_source;
mod check;
mod data_folder;
mod desk;
mod experiment;
mod hands;
pub mod journey;
mod kiosk;
mod kiosk_run;
mod learn;
mod manual;
mod nearest;
mod new;
mod orders;
mod preferences;
mod price;
mod print;
mod report;
mod ron_text;
mod shot;
mod simulate;
mod today;
mod walk;

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use crate::catalog::Lang;
use crate::money::{Currency, Money};
use crate::storage::Colours;

pub use arms::ArmArgs;
pub use catalog_source::CatalogSource;
pub use data_folder::{DataArgs, KnownArgs, data_folder};
pub use desk::DeskArgs;
pub use hands::HandsArgs;
pub(crate) use kiosk::unknown as unknown_to;
pub use preferences::PreferenceArgs;
pub use ron_text::{InputError, SyntaxError};
pub use shot::{CoverShot, ShotArgs, Size};
pub use today::{TodayArgs, today};

/// A guided-selling configurator that keeps the buyer's own choice in sight.
///
/// Without a command it opens the window on the catalog that is part of the program.
#[derive(Debug, Parser)]
#[command(name = "diderot", version, subcommand_negates_reqs = true, args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// What to do instead of opening the window.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// How the window opens.
    #[command(flatten)]
    pub window: WindowOptions,
}

/// How the window opens.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct WindowOptions {
    /// The folder of the catalog that is sold from; without it the one that is part of the program, `:builtin:`.
    #[arg(long, value_name = "DIR")]
    pub catalog: Option<CatalogSource>,
    /// The language to start in: nl, fy, en or de.
    #[arg(long, value_parser = lang)]
    pub lang: Option<Lang>,
    /// Do not watch the catalog's folder: what changes in it is shown after the next start.
    #[arg(long)]
    pub no_watch: bool,
    /// Open the salesperson's desk instead of the buyer's walk: quotes, on a laptop and by the keyboard.
    #[arg(long)]
    pub counter: bool,
    /// Open as a kiosk with the settings in this file: over the whole screen, left by the staff's PIN alone.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["counter", "lang"])]
    pub kiosk: Option<PathBuf>,
    /// Show nothing but that the kiosk is out of order, with a code to read to the shop.
    #[arg(long, hide = true, value_name = "CODE", requires = "kiosk")]
    pub out_of_order: Option<String>,
    /// Have it tapped on at random, from this seed on: for measuring whether it holds. Its data folder fills with orders of nobody.
    #[arg(long, hide = true, value_name = "SEED", requires = "data")]
    pub soak: Option<u64>,
    /// The folder that walks and orders are kept in, instead of the platform's own for such things.
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// How the screens are seen when somebody new begins.
    #[command(flatten)]
    pub preferences: PreferenceArgs,
    /// How hands come at the screen, and what it measures.
    #[command(flatten)]
    pub hands: HandsArgs,
    /// How far the catalog desk can be come at.
    #[arg(skip)]
    pub desk: DeskAccess,
}

/// How far the catalog desk can be come at in a window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DeskAccess {
    /// F12 opens it over the walk.
    #[default]
    ByKey,
    /// It is open when the window opens.
    Open,
    /// Not at all: the window stands where buyers are alone with it.
    Forbidden,
}

/// Everything but the window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say everything that is wrong with a catalog, and what to do about it.
    Check(check::CheckArgs),
    /// Write a small, complete shop to start from: its files say what they are.
    New(new::NewArgs),
    /// Open the catalog desk: the catalog as a person sees it, with its problems and why each offer is shown or not.
    Desk(DeskArgs),
    /// Price an order: what it costs, and why.
    Price(price::PriceArgs),
    /// Replay a journey without a window: what is offered, what is said, what it comes to.
    Walk(walk::WalkArgs),
    /// Replay a journey and draw its pictures, without a display or a GPU.
    Shot(ShotArgs),
    /// Replay a journey and write the documents of its order: quote, confirmation, ticket, print-ready artwork.
    Print(print::PrintArgs),
    /// List, show, export and take in the orders that were placed here.
    Orders(orders::OrdersArgs),
    /// Let synthetic buyers walk through a catalog: for load, for trying out experiments, and to see what a change could do.
    Simulate(simulate::SimulateArgs),
    /// Forget who placed an order, and what they had printed.
    Forget(orders::ForgetArgs),
    /// Say which suggestions help and which annoy: the funnel, every offer, how far orders moved from their anchor.
    Report(report::ReportArgs),
    /// Say what an experiment takes, and prove that its results can be peeked at.
    Experiment(experiment::ExperimentArgs),
    /// Learn what is bought together, from placed orders and past receipts, so that suggestions are ranked by it.
    Learn(learn::LearnArgs),
    /// Set a kiosk up: hash its PIN, check its settings.
    Kiosk(kiosk::KioskArgs),
    /// Write the manual pages and the completions of shells: for whoever makes a package.
    #[command(hide = true)]
    Manual(manual::ManualArgs),
}

/// How data is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// All is well.
    Fine,
    /// It ran, and the answer is no.
    No,
    /// It can't run.
    CannotRun,
    /// It ended so that it is started again: 75, which says to whoever started it that trying again helps. Source: sysexits.h.
    Again,
}

/// Where answers, messages and input go.
pub struct Terminal<'a> {
    /// The standard output: the answer.
    pub out: &'a mut dyn Write,
    /// The standard error: what went wrong.
    pub err: &'a mut dyn Write,
    /// The standard input.
    pub input: &'a mut dyn Read,
    /// Whether the standard output is a terminal that shows colours.
    pub colours: Colours,
}

/// What a command comes to; it fails only where its answer can't be written.
pub type Answer = io::Result<Exit>;

/// Does what the command line asks for. `open` opens the window.
pub fn run(
    args: impl IntoIterator<Item = OsString>,
    terminal: &mut Terminal<'_>,
    open: impl FnOnce(&WindowOptions) -> ExitCode,
) -> ExitCode {
    let answer = match Cli::try_parse_from(args) {
        Ok(Cli { command: None, window }) => return open(&window),
        Ok(Cli { command: Some(Command::Desk(args)), .. }) => return open(&args.window()),
        Ok(Cli { command: Some(command), .. }) => command.run(terminal),
        Err(usage) => show_usage(&usage, terminal),
    };
    match answer.and_then(|exit| terminal.out.flush().map(|()| exit)) {
        Ok(exit) => exit.into(),
        // Whoever stopped reading has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Fine.into(),
        Err(error) => {
            // Where even this can't be written, the exit code has to do.
            writeln!(terminal.err, "diderot: the answer can't be written: {error}").unwrap_or_default();
            Exit::CannotRun.into()
        }
    }
}

impl Command {
    /// Runs the command.
    ///
    /// # Errors
    /// When the answer can't be written.
    pub fn run(&self, terminal: &mut Terminal<'_>) -> Answer {
        match self {
            Self::Check(args) => check::run(args, terminal),
            Self::New(args) => new::run(args, terminal),
            // A window is opened by whoever has one: see [`run`].
            Self::Desk(_) => terminal.cannot_run("the desk is a window"),
            Self::Price(args) => price::run(args, terminal),
            Self::Walk(args) => walk::run(args, terminal),
            Self::Shot(args) => shot::run(args, terminal),
            Self::Print(args) => print::run(args, terminal),
            Self::Orders(args) => orders::run(args, terminal),
            Self::Simulate(args) => simulate::run(args, terminal),
            Self::Forget(args) => orders::forget(args, terminal),
            Self::Report(args) => report::run(args, terminal),
            Self::Experiment(args) => experiment::run(args, terminal),
            Self::Learn(args) => learn::run(args, terminal),
            Self::Kiosk(args) => kiosk::run(args, terminal),
            Self::Manual(args) => manual::run(args, terminal),
        }
    }
}

impl Terminal<'_> {
    /// Says why it can't run.
    ///
    /// # Errors
    /// When that can't be written.
    pub fn cannot_run(&mut self, why: impl std::fmt::Display) -> Answer {
        writeln!(self.err, "diderot: {why}")?;
        Ok(Exit::CannotRun)
    }

    /// Says why the answer is no.
    ///
    /// # Errors
    /// When that can't be written.
    pub fn no(&mut self, why: impl std::fmt::Display) -> Answer {
        writeln!(self.err, "diderot: {why}")?;
        Ok(Exit::No)
    }

    /// Writes an answer as JSON.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn json(&mut self, answer: &impl serde::Serialize) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut *self.out, answer)?;
        writeln!(self.out)
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Fine => Self::SUCCESS,
            Exit::No => Self::from(1),
            Exit::CannotRun => Self::from(2),
            Exit::Again => Self::from(75),
        }
    }
}

/// Help and version are answers; everything else is a wrong command line.
fn show_usage(usage: &clap::Error, terminal: &mut Terminal<'_>) -> Answer {
    if usage.use_stderr() {
        write!(terminal.err, "{usage}")?;
        return Ok(Exit::CannotRun);
    }
    write!(terminal.out, "{usage}")?;
    Ok(Exit::Fine)
}

/// Reads a language.
fn lang(written: &str) -> Result<Lang, String> {
    let known = Lang::ALL.into_iter().find(|lang| lang.code() == written);
    known.ok_or_else(|| "the languages are nl, fy, en and de".to_owned())
}

/// An amount as terminals show it: with the currency's code, and a sign where it is a difference.
fn amount(amount: Money, currency: Currency) -> String {
    format!("{} {}", currency.code(), amount.plain(currency))
}

/// A difference as terminals show it, always with its sign.
fn difference(amount: Money, currency: Currency) -> String {
    let sign = if amount.is_negative() { "" } else { "+" };
    format!("{sign}{}", amount.plain(currency))
}
