//! Owns the way of a ticket to paper: handed to the system's printing, or laid into a folder, on a thread that nobody waits for.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use eframe::egui::Context;

use crate::export::{Papers, Roll, ticket};
use crate::kiosk::{Printer, PrinterTarget, RollWidth};

/// How long the system's printing may take to accept a ticket.
const LONGEST: Duration = Duration::from_secs(20);

/// Prints a ticket. What comes of it is received once: a reason where it was not printed.
pub(in crate::app) fn print(printer: Printer, papers: Papers, ctx: Context) -> Receiver<Result<(), String>> {
    let (sender, receiver) = channel();
    let work = move || {
        let done = printed(&printer, papers);
        // A kiosk that is gone asks no more.
        if sender.send(done).is_ok() {
            ctx.request_repaint();
        }
    };
    // Without a thread the receiver learns that nobody will answer.
    drop(thread::Builder::new().name("ticket".to_owned()).spawn(work));
    receiver
}

/// Prints a ticket, and waits for it.
///
/// # Errors
/// Why it was not printed, in words for the staff.
fn printed(printer: &Printer, papers: Papers) -> Result<(), String> {
    let roll = match printer.roll {
        RollWidth::Mm80 => Roll::Wide,
        RollWidth::Mm58 => Roll::Narrow,
    };
    // A ticket is left lying about: it says what and how much, not who.
    let papers = Papers { details: None, ..papers };
    let (bytes, _) = ticket(&papers, roll).map_err(|error| error.to_string())?;
    match &printer.target {
        PrinterTarget::Folder(folder) => lay_into(folder, &name(&papers), &bytes),
        PrinterTarget::Queue(queue) => hand_over(queue, &bytes),
    }
}

/// What a ticket's file is called.
fn name(papers: &Papers) -> String {
    papers.code.as_ref().map_or_else(|| "ticket-test.pdf".to_owned(), |code| format!("ticket-{code}.pdf"))
}

/// Lays a ticket into a folder, whole or not at all.
fn lay_into(folder: &Path, name: &str, bytes: &[u8]) -> Result<(), String> {
    let beside = folder.join(format!(".{name}.part"));
    let laid = fs::create_dir_all(folder)
        .and_then(|()| fs::write(&beside, bytes))
        .and_then(|()| fs::rename(&beside, folder.join(name)));
    laid.map_err(|error| {
        // What was begun is no ticket.
        fs::remove_file(&beside).unwrap_or_default();
        format!("{}: {error}", folder.display())
    })
}

/// Hands a ticket to a queue of the system's printing.
fn hand_over(queue: &str, bytes: &[u8]) -> Result<(), String> {
    let mut command = Command::new("lp");
    command.args(["-d", queue, "-t", "ticket", "-"]);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|error| format!("lp: {error}"))?;
    if let Some(mut input) = child.stdin.take() {
        // Where it stopped reading, how it ended says more.
        input.write_all(bytes).unwrap_or_default();
    }
    waited_for(&mut child)
}

fn waited_for(child: &mut Child) -> Result<(), String> {
    let begun = Instant::now();
    while begun.elapsed() < LONGEST {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(format!("lp: {status}")),
            Ok(None) => thread::sleep(Duration::from_millis(50)),
            Err(error) => return Err(format!("lp: {error}")),
        }
    }
    child.kill().and_then(|()| child.wait()).map(drop).unwrap_or_default();
    Err(format!("lp: no answer within {} seconds", LONGEST.as_secs()))
}
