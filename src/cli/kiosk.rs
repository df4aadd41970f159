//! Owns `diderot kiosk`: what whoever sets a kiosk up needs before it is switched on.

use std::io::{IsTerminal as _, Read as _};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::catalog_source::shown;
use super::kiosk_run::KioskRunArgs;
use super::{Answer, CatalogSource, Exit, Terminal};
use crate::catalog::{Catalog, Severity};
use crate::kiosk::{Kiosk, PinHash};
use crate::storage::load_kiosk;

/// What is done about a kiosk.
#[derive(Clone, Debug, clap::Args)]
pub struct KioskArgs {
    #[command(subcommand)]
    command: KioskCommand,
}

/// What is done about a kiosk.
#[derive(Clone, Debug, clap::Subcommand)]
pub(super) enum KioskCommand {
    /// Keep the kiosk's window up: what starts with the machine.
    Run(KioskRunArgs),
    /// Hash the PIN of the staff: type it twice, or pipe it in. What is printed goes into kiosk.ron.
    Pin,
    /// Say everything that is wrong with a kiosk's settings, and what to do about it.
    Check(CheckArgs),
}

/// Which settings are checked.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct CheckArgs {
    /// The file: kiosk.ron.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The catalog that the kiosk sells from: looks whether it has the products that the settings name.
    #[arg(long, value_name = "DIR", default_value = CatalogSource::BUILTIN)]
    catalog: CatalogSource,
}

/// Does it.
pub(super) fn run(args: &KioskArgs, terminal: &mut Terminal<'_>) -> Answer {
    match &args.command {
        KioskCommand::Run(args) => super::kiosk_run::run(args, terminal),
        KioskCommand::Pin => pin(terminal),
        KioskCommand::Check(args) => check(args, terminal),
    }
}

/// Hashes a PIN.
fn pin(terminal: &mut Terminal<'_>) -> Answer {
    /// Nobody types more than that.
    const MOST_BYTES: u64 = 4096;
    let is_typed = std::io::stdin().is_terminal();
    let silence = is_typed.then(Silence::begin);
    write!(terminal.err, "The PIN, 4 to 12 digits: ")?;
    if is_typed {
        write!(terminal.err, "\nOnce more, then Ctrl+D: ")?;
    }
    terminal.err.flush()?;
    let mut typed = String::new();
    if let Err(error) = terminal.input.take(MOST_BYTES).read_to_string(&mut typed) {
        return terminal.cannot_run(format_args!("the PIN can't be read: {error}"));
    }
    drop(silence);
    writeln!(terminal.err)?;
    let mut lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
    let Some(first) = lines.next() else { return terminal.no("no PIN was typed") };
    if lines.next().map_or(is_typed, |again| again != first) {
        return terminal.no("the two are not the same");
    }
    match PinHash::of(first) {
        Ok(hash) => {
            writeln!(terminal.out, "{}", hash.as_str())?;
            Ok(Exit::Fine)
        }
        Err(error) => terminal.no(error),
    }
}

/// While it lives, the terminal shows nothing of what is typed.
struct Silence;

impl Silence {
    fn begin() -> Self {
        Self::echo("-echo");
        Self
    }

    /// Where there is no `stty`, what is typed can be seen.
    fn echo(how: &str) {
        Command::new("stty").arg(how).stdin(Stdio::inherit()).status().map(drop).unwrap_or_default();
    }
}

impl Drop for Silence {
    fn drop(&mut self) {
        Self::echo("echo");
    }
}

/// Checks a kiosk's settings.
fn check(args: &CheckArgs, terminal: &mut Terminal<'_>) -> Answer {
    let loaded = match load_kiosk(&args.file) {
        Ok(loaded) => loaded,
        Err(failure) => {
            write!(terminal.out, "{}", shown(&failure.problems, &failure.files, terminal.colours))?;
            writeln!(terminal.out, "The kiosk can't be started with this.")?;
            let errors = failure.problems.iter().filter(|problem| problem.severity == Severity::Error);
            let is_no_file = errors.clone().all(|problem| problem.code == "unreadable");
            return Ok(if is_no_file { Exit::CannotRun } else { Exit::No });
        }
    };
    write!(terminal.out, "{}", shown(&loaded.warnings, &loaded.files, terminal.colours))?;
    let unknown = match args.catalog.load() {
        Ok(catalog) => unknown(&loaded.kiosk, &catalog.catalog),
        Err(failure) => return terminal.cannot_run(format_args!("{failure}: see 'diderot check'")),
    };
    for what in &unknown {
        writeln!(terminal.out, "{what}")?;
    }
    if !unknown.is_empty() {
        writeln!(terminal.out, "The kiosk would start, and leave that out.")?;
        return Ok(Exit::No);
    }
    writeln!(terminal.out, "The kiosk's settings are in order.")?;
    Ok(Exit::Fine)
}

/// What a kiosk's settings name that its catalog has not.
pub(crate) fn unknown(kiosk: &Kiosk, catalog: &Catalog) -> Vec<String> {
    let hooks: Vec<&str> = catalog.hooks().map(|hook| hook.id.as_str()).collect();
    let missing = kiosk.attract.products.iter().filter(|product| !hooks.contains(&product.as_str()));
    let languages = kiosk.languages.iter().filter(|lang| !catalog.shop.languages.contains(lang));
    missing
        .map(|product| format!("the catalog has no '{product}' that one can come for"))
        .chain(languages.map(|lang| format!("the catalog is not written in {}", lang.code())))
        .collect()
}
