//! The program: a command line, or the window. The only place that exits.

use std::alloc::System;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

use diderot::cli::{self, Terminal};
use diderot::storage::Colours;
use zeroizing_alloc::ZeroAlloc;

/// Memory is wiped when it is given back: what a buyer typed or brought is not found in it later.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

fn main() -> ExitCode {
    let (mut out, mut err, mut input) = (io::stdout(), io::stderr(), io::stdin());
    // Source: https://no-color.org
    let is_coloured = io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|no| no.is_empty());
    let colours = if is_coloured { Colours::With } else { Colours::Without };
    let mut terminal = Terminal { out: &mut out, err: &mut err, input: &mut input, colours };
    cli::run(std::env::args_os(), &mut terminal, diderot::app::run)
}
