//! Owns `diderot kiosk run`: a kiosk's window, watched over.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use super::{Answer, DataArgs, Exit, Terminal};
use crate::storage::DayLog;
use crate::supervisor::{Limits, SAFE_FOR, Watch};

/// Keep a kiosk's window up: started again within seconds after a crash, where it hangs, or where it takes too much memory.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct KioskRunArgs {
    /// The kiosk's settings.
    #[arg(value_name = "FILE")]
    kiosk: PathBuf,
    /// The folder of the catalog that is sold from; without it the one that is part of the program, `:builtin:`.
    #[arg(long, value_name = "DIR")]
    catalog: Option<PathBuf>,
    /// How much memory the window may take, in MiB. From three quarters of it on it starts anew between two buyers.
    #[arg(long, value_name = "MIB", default_value_t = 1536, value_parser = clap::value_parser!(u64).range(256..))]
    memory: u64,
    /// How long the window may give no sign of life, in seconds, before it is taken to hang.
    #[arg(long, value_name = "SECONDS", default_value_t = 3, value_parser = clap::value_parser!(u64).range(2..=60))]
    hang_after: u64,
    #[command(flatten)]
    data: DataArgs,
}

pub(super) fn run(args: &KioskRunArgs, terminal: &mut Terminal<'_>) -> Answer {
    let program = match std::env::current_exe() {
        Ok(program) => program,
        Err(error) => return terminal.cannot_run(format!("the program can't find itself: {error}")),
    };
    let data = args.data.folder();
    let mut window: Vec<OsString> =
        vec!["--kiosk".into(), args.kiosk.clone().into(), "--data".into(), data.clone().into()];
    if let Some(catalog) = &args.catalog {
        window.extend(["--catalog".into(), catalog.clone().into()]);
    }
    let limits = Limits {
        silence: Duration::from_secs(args.hang_after),
        memory: args.memory * 1024 * 1024,
        ..Limits::default()
    };
    let watch = Watch {
        program,
        safe_args: window.iter().cloned().chain(["--out-of-order".into()]).collect(),
        args: window,
        limits,
        safe_for: SAFE_FOR,
        log: DayLog::new(&data),
    };
    match watch.keep() {
        Ok(()) => Ok(Exit::Fine),
        Err(error) => terminal.cannot_run(format!("the window can't be started: {error}")),
    }
}
