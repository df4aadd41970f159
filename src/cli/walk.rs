//! Owns `diderot walk`: a journey replayed without a window.

use std::io::{self, Write};
use std::path::PathBuf;

use serde::Serialize;

use super::journey::{self, Outcome, Played, Player, StepName};
use super::{Answer, ArmArgs, CatalogSource, Exit, Format, KnownArgs, Terminal, TodayArgs, difference};
use crate::flow::{Response, Session, Suggestion};
use crate::money::{Currency, Money};

/// What is replayed.
#[derive(Clone, Debug, clap::Args)]
pub struct WalkArgs {
    /// The catalog's folder, or `:builtin:` for the one that is part of the program.
    #[arg(value_name = "DIR")]
    catalog: CatalogSource,
    /// The day that it is.
    #[command(flatten)]
    today: TodayArgs,
    /// What is known of orders.
    #[command(flatten)]
    known: KnownArgs,
    /// The journey: a RON file, or `-` for the standard input.
    #[arg(value_name = "JOURNEY")]
    journey: PathBuf,
    /// What it sees of experiments.
    #[command(flatten)]
    arms: ArmArgs,
    /// How the walk is written.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// A walk for programs: amounts in minor units.
#[derive(Serialize)]
struct WalkOut<'a> {
    about: &'a str,
    currency: &'a str,
    fine: bool,
    steps: Vec<StepOut>,
}

/// What one step of the journey came to.
#[derive(Serialize)]
struct StepOut {
    number: usize,
    does: String,
    outcome: &'static str,
    /// Why it was refused, or what does not hold.
    why: Vec<String>,
    step: &'static str,
    offers: Vec<OfferOut>,
    anchor: Option<i64>,
    total: Option<i64>,
    uplift: Option<i64>,
    uplift_basis_points: Option<i64>,
}

/// An offer as it stood after a step.
#[derive(Serialize)]
struct OfferOut {
    offer: String,
    difference: i64,
    otherwise: Option<i64>,
    within_cap: bool,
    response: Option<&'static str>,
}

/// Replays a journey. The answer is no where it goes another way than it says.
pub(super) fn run(args: &WalkArgs, terminal: &mut Terminal<'_>) -> Answer {
    let Some(catalog) = args.catalog.open(args.today, terminal)? else { return Ok(Exit::CannotRun) };
    let Some(together) = args.known.open(terminal)? else { return Ok(Exit::CannotRun) };
    let Some(journey) = journey::open(&args.journey, &catalog, terminal)? else { return Ok(Exit::CannotRun) };
    let currency = catalog.shop.currency;
    let Some(arms) = args.arms.on(&catalog, terminal)? else { return Ok(Exit::CannotRun) };
    let session = Session::with_orders(catalog, together).with_arms(arms);
    let mut player = Player::with_session(session, &journey);
    let mut walk = Vec::new();
    let mut failed = None;
    while failed.is_none()
        && let Some(played) = player.step()
    {
        let step = StepOut::new(&played, player.session());
        if args.format == Format::Text {
            write_step(terminal.out, &step, player.session().suggestions(), currency)?;
        }
        walk.push(step);
        failed = played.outcome.is_failure().then_some(played);
    }
    if args.format == Format::Json {
        let (about, fine) = (journey.about.as_str(), failed.is_none());
        terminal.json(&WalkOut { about, currency: currency.code(), fine, steps: walk })?;
    }
    match failed {
        Some(failure) => terminal.no(failure),
        None => Ok(Exit::Fine),
    }
}

impl StepOut {
    fn new(played: &Played, session: &Session) -> Self {
        let uplift = session.uplift();
        Self {
            number: played.number,
            does: played.step.to_string(),
            outcome: outcome_name(&played.outcome),
            why: why(&played.outcome),
            step: StepName::from(session.state().step).as_str(),
            offers: session.suggestions().iter().map(OfferOut::from).collect(),
            anchor: uplift.map(|uplift| uplift.anchor.minor()),
            total: session.quote().map(|quote| quote.total.minor()),
            uplift: uplift.map(|uplift| uplift.amount().minor()),
            uplift_basis_points: uplift.and_then(|uplift| uplift.basis_points()),
        }
    }
}

impl From<&Suggestion> for OfferOut {
    fn from(suggestion: &Suggestion) -> Self {
        Self {
            offer: suggestion.offer.to_string(),
            difference: suggestion.difference.minor(),
            otherwise: suggestion.otherwise.map(Money::minor),
            within_cap: suggestion.within_cap,
            response: suggestion.response.map(response_name),
        }
    }
}

const fn outcome_name(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Done(..) => "done",
        Outcome::RefusedAsSaid(_) => "refused as said",
        Outcome::Held => "held",
        Outcome::Shot(_) => "shot",
        Outcome::Refused(_) => "refused",
        Outcome::NotRefused => "not refused",
        Outcome::Broken(_) => "broken",
    }
}

fn why(outcome: &Outcome) -> Vec<String> {
    match outcome {
        Outcome::Refused(refusal) | Outcome::RefusedAsSaid(refusal) => vec![refusal.to_string()],
        Outcome::Broken(broken) => broken.clone(),
        Outcome::Done(..) | Outcome::Held | Outcome::Shot(_) | Outcome::NotRefused => Vec::new(),
    }
}

const fn response_name(response: Response) -> &'static str {
    match response {
        Response::Accepted => "accepted",
        Response::Declined => "declined",
        Response::Passed => "passed",
    }
}

/// Writes a step for people: what was done, where that leads, what is offered there, and what it comes to.
fn write_step(out: &mut dyn Write, step: &StepOut, offers: &[Suggestion], currency: Currency) -> io::Result<()> {
    let plain = |minor: i64| Money::from_minor(minor).plain(currency);
    write!(out, "{:>3}  {:<44} {:<12}", step.number, step.does, step.step)?;
    match (step.anchor, step.total, step.uplift) {
        (Some(anchor), Some(total), Some(uplift)) => {
            let uplift = difference(Money::from_minor(uplift), currency);
            writeln!(out, " {} → {} ({uplift})", plain(anchor), plain(total))?;
        }
        (_, Some(total), _) => writeln!(out, " {}", plain(total))?,
        _ => writeln!(out)?,
    }
    for why in &step.why {
        writeln!(out, "       {}: {why}", step.outcome)?;
    }
    for offer in offers {
        let cap = if offer.within_cap { "" } else { ", over the cap" };
        let response = offer.response.map(|response| format!(", {}", response_name(response))).unwrap_or_default();
        writeln!(out, "       · {:<52} {:>9}{cap}{response}", offer.offer, difference(offer.difference, currency))?;
    }
    Ok(())
}
