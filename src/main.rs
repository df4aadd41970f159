//! The program: a command line, or the window. The only place that exits.

use std::io;
use std::process::ExitCode;

use diderot::cli::{self, Terminal};

fn main() -> ExitCode {
    let (mut out, mut err, mut input) = (io::stdout(), io::stderr(), io::stdin());
    let mut terminal = Terminal { out: &mut out, err: &mut err, input: &mut input };
    cli::run(std::env::args_os(), &mut terminal, diderot::app::run)
}
