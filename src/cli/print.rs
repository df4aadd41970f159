//! Owns `diderot print`: the documents of a journey's order, written without a window.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use clap::ValueEnum;

use super::journey::{self, Journey, Player};
use super::{Answer, CatalogSource, Exit, Terminal, TodayArgs, lang};
use crate::app::{import_now, media_of, print_files, with_pictures};
use crate::artwork::Studio;
use crate::catalog::{Day, Lang};
use crate::export::{ExportError, Kind, Level, Papers, Roll, quote, ticket};
use crate::flow::design::{Design, LogoChoice};
use crate::flow::{OrderCode, Session};
use crate::storage::journal::StoredOrder;

/// What is printed.
#[derive(Clone, Debug, clap::Args)]
pub struct PrintArgs {
    /// The catalog's folder, or `:builtin:` for the one that is part of the program.
    #[arg(value_name = "DIR")]
    catalog: CatalogSource,
    /// The day that it is: the date on the documents.
    #[command(flatten)]
    today: TodayArgs,
    /// The journey whose order is printed: a RON file, or `-` for the standard input. It is the last order that it places; where it
    /// places none, what is in the order at its end.
    #[arg(value_name = "JOURNEY")]
    journey: PathBuf,
    /// Which documents, and where to.
    #[command(flatten)]
    wanted: WantedArgs,
    /// The language, instead of the journey's own: nl, fy, en or de.
    #[arg(long, value_parser = lang)]
    lang: Option<Lang>,
    /// The order's code, instead of the journey's own: like K7QM-3RW. Without either, the documents have none.
    #[arg(long, value_parser = code)]
    code: Option<OrderCode>,
    /// A logo (PNG, JPEG, WebP or SVG) in place of the journey's own.
    #[arg(long, value_name = "FILE")]
    logo: Option<PathBuf>,
    /// Why staff gave a discount, as it stands below it.
    #[arg(long, default_value = "", value_name = "TEXT")]
    reason: String,
}

/// Which documents are written, and where to.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct WantedArgs {
    /// The folder that the documents go into; it is made where it is missing. A file of the same name is replaced.
    #[arg(long, default_value = ".", value_name = "DIR")]
    out: PathBuf,
    /// Which documents are written.
    #[arg(long, value_enum, default_value_t)]
    what: What,
    /// How wide the ticket's roll is, in millimetres: 80 or 58.
    #[arg(long, default_value = "80", value_name = "MM")]
    roll: Roll,
}

/// Which documents are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum What {
    /// The quote.
    Quote,
    /// The order confirmation.
    Confirmation,
    /// The ticket.
    Ticket,
    /// A print-ready file for each thing with the buyer's design on it.
    Artwork,
    /// All of them.
    #[default]
    All,
}

impl FromStr for Roll {
    type Err = String;

    fn from_str(written: &str) -> Result<Self, String> {
        match written {
            "80" => Ok(Self::Wide),
            "58" => Ok(Self::Narrow),
            _ => Err("rolls are 80 or 58 mm wide".to_owned()),
        }
    }
}

/// Why there are no documents.
#[derive(Debug, thiserror::Error)]
enum PrintError {
    #[error(transparent)]
    Export(#[from] ExportError),
    #[error("{path} can't be written: {source}")]
    Unwritable { path: PathBuf, source: io::Error },
    #[error("{path} is no logo: {cause}")]
    Logo { path: PathBuf, cause: String },
}

/// Replays the journey and writes the documents of its order.
pub(super) fn run(args: &PrintArgs, terminal: &mut Terminal<'_>) -> Answer {
    let Some(catalog) = args.catalog.open(args.today, terminal)? else { return Ok(Exit::CannotRun) };
    let Some(journey) = journey::open(&args.journey, &catalog, terminal)? else { return Ok(Exit::CannotRun) };
    let journey = Journey { lang: args.lang.or(journey.lang), ..journey };
    let mut player = Player::new(catalog, &journey);
    let session = match ordered(&mut player) {
        Ok(Some(session)) => session,
        Ok(None) => return terminal.no("there is nothing in this journey's order"),
        Err(failure) => return terminal.no(failure),
    };
    let Some(papers) = Papers::of(&session, args.today.day()) else {
        return terminal.no("there is nothing in this journey's order");
    };
    let files = of_journey(args, papers, session.state().design.clone());
    tell(files.and_then(|files| written(&args.wanted.out, files)), terminal)
}

/// Says where the documents are, or why there are none.
fn tell(written: Result<Vec<(PathBuf, Level)>, PrintError>, terminal: &mut Terminal<'_>) -> Answer {
    match written {
        Ok(paths) => {
            for (path, level) in paths {
                let level = if level == Level::Archive { "" } else { " (not PDF/A)" };
                writeln!(terminal.out, "{}{level}", path.display())?;
            }
            Ok(Exit::Fine)
        }
        Err(error) => terminal.cannot_run(error),
    }
}

/// The session with the last order that was placed; where none was, the last one with something in its order.
fn ordered(player: &mut Player) -> Result<Option<Session>, Box<journey::Played>> {
    let (mut placed, mut open) = (None, None);
    while let Some(played) = player.step() {
        if played.outcome.is_failure() {
            return Err(Box::new(played));
        }
        let session = player.session();
        if session.quote().is_some() {
            let kept = if session.state().placed.is_some() { &mut placed } else { &mut open };
            *kept = Some(session.clone());
        }
    }
    Ok(placed.or(open))
}

/// A document: its file's name, its bytes, and the promise that they keep.
type Document = (String, Vec<u8>, Level);

/// What a document is made from, beside its papers.
struct Printed<'a> {
    design: &'a Design,
    logo: Option<&'a [u8]>,
    studio: &'a Studio,
}

/// Makes the documents of a journey's order.
fn of_journey(args: &PrintArgs, papers: Papers, design: Design) -> Result<Vec<Document>, PrintError> {
    let studio = Studio::new(media_of(&args.catalog), 1, Arc::new(|| {}));
    let (design, logo) = match &args.logo {
        Some(path) => {
            let (design, bytes) = with_logo(path, design, &studio)?;
            (design, Some(bytes))
        }
        None => (design, None),
    };
    let code = args.code.clone().or(papers.code.clone());
    let papers = Papers { code, discount_reason: args.reason.clone(), ..papers };
    documents(&args.wanted, papers, &Printed { design: &design, logo: logo.as_deref(), studio: &studio })
}

/// Makes all documents that are wanted before any of them is written.
fn documents(wanted: &WantedArgs, papers: Papers, printed: &Printed<'_>) -> Result<Vec<Document>, PrintError> {
    let papers = with_pictures(papers, printed.design, printed.studio);
    let wants = |what: What| wanted.what == what || wanted.what == What::All;
    let mut documents = Vec::new();
    if wants(What::Quote) {
        let (bytes, level) = quote(&papers, Kind::Quote)?;
        documents.push(("quote.pdf".to_owned(), bytes, level));
    }
    if wants(What::Confirmation) {
        let (bytes, level) = quote(&papers, Kind::Confirmation)?;
        documents.push(("confirmation.pdf".to_owned(), bytes, level));
    }
    if wants(What::Ticket) {
        let (bytes, level) = ticket(&papers, wanted.roll)?;
        documents.push(("ticket.pdf".to_owned(), bytes, level));
    }
    if wants(What::Artwork) {
        documents.extend(print_files(&papers, (printed.design, printed.logo), printed.studio)?);
    }
    Ok(documents)
}

/// Writes the documents of an order that was opened again, as they were on its day.
pub(super) fn print_stored(
    wanted: &WantedArgs,
    (session, order): (&Session, &StoredOrder),
    (pictures, day): (&CatalogSource, Day),
    terminal: &mut Terminal<'_>,
) -> Answer {
    let Some(papers) = Papers::of(session, day) else { return terminal.no("there is nothing in this order") };
    let studio = Studio::new(media_of(pictures), 1, Arc::new(|| {}));
    let design = &session.state().design;
    let mut own = None;
    for (id, logo) in &order.logos {
        // A logo that can't be drawn any more is left out, as it is on the screens.
        let is_there = import_now(&studio, logo.bytes.to_vec()).is_ok();
        if is_there && design.logo == LogoChoice::Imported(*id) {
            own = Some(&*logo.bytes);
        }
    }
    // By these the other order is found: they are forgotten with the buyer.
    let redeemed = papers.redeemed.clone().filter(|_| order.details.is_some());
    let papers = Papers {
        code: Some(order.code.clone()),
        details: order.details.clone(),
        redeemed,
        promise: order.promise().cloned(),
        ..papers
    };
    let files = documents(wanted, papers, &Printed { design, logo: own, studio: &studio });
    tell(files.and_then(|files| written(&wanted.out, files)), terminal)
}

/// The design with the logo of a file on it.
fn with_logo(path: &Path, design: Design, studio: &Studio) -> Result<(Design, Vec<u8>), PrintError> {
    let wrong = |cause: String| PrintError::Logo { path: path.to_owned(), cause };
    let bytes = fs::read(path).map_err(|error| wrong(error.to_string()))?;
    let logo = import_now(studio, bytes.clone()).map_err(|error| wrong(error.to_string()))?;
    Ok((Design { logo: LogoChoice::Imported(logo), ..design }, bytes))
}

/// Writes all documents, each whole or not at all; says where they are.
fn written(dir: &Path, documents: Vec<Document>) -> Result<Vec<(PathBuf, Level)>, PrintError> {
    let unwritable = |path: &Path, source| PrintError::Unwritable { path: path.to_owned(), source };
    fs::create_dir_all(dir).map_err(|source| unwritable(dir, source))?;
    let write = |(name, bytes, level): (String, Vec<u8>, Level)| {
        let (path, beside) = (dir.join(&name), dir.join(format!(".{name}.part")));
        let done = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, &path));
        done.map_err(|source| {
            // What was begun is no document; that it can't be removed changes nothing about that.
            fs::remove_file(&beside).unwrap_or_default();
            unwritable(&path, source)
        })?;
        Ok((path, level))
    };
    documents.into_iter().map(write).collect()
}

/// Reads an order's code.
fn code(written: &str) -> Result<OrderCode, String> {
    OrderCode::parse(written).map_err(|error| error.to_string())
}
