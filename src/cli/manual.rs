//! Owns `diderot manual`: the manual pages and what shells complete, from the command line's own description.

use std::io;
use std::path::{Path, PathBuf};

use clap::CommandFactory as _;
use clap_complete::Shell;

use super::{Answer, Cli, Exit, Terminal};

/// Write the manual pages and the completions of shells: for whoever makes a package.
#[derive(Debug, clap::Args)]
pub struct ManualArgs {
    /// The folder to write them to.
    #[arg(value_name = "DIR")]
    dir: PathBuf,
}

pub(super) fn run(args: &ManualArgs, terminal: &mut Terminal<'_>) -> Answer {
    match write(&args.dir) {
        Ok(()) => Ok(Exit::Fine),
        Err(error) => terminal.cannot_run(format!("{} can't be written: {error}", args.dir.display())),
    }
}

fn write(dir: &Path) -> io::Result<()> {
    std::fs::create_dir_all(dir)?;
    clap_mangen::generate_to(Cli::command(), dir)?;
    for shell in [Shell::Bash, Shell::Zsh, Shell::Fish] {
        clap_complete::generate_to(shell, &mut Cli::command(), "diderot", dir)?;
    }
    Ok(())
}
