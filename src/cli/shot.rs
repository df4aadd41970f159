//! Owns `diderot shot`: the pictures of a journey, drawn without a display or a GPU.

use std::fs;
use std::path::PathBuf;
use std::str::FromStr;

use super::catalog_source::shown;
use super::journey::{self, Journey, JourneyStep, Outcome, Player, StepName};
use super::{Answer, ArmArgs, CatalogSource, Exit, HandsArgs, KnownArgs, PreferenceArgs, Terminal, TodayArgs, lang};
use crate::app::Camera;
use crate::catalog::Lang;
use crate::flow::Session;
use crate::storage::load_kiosk;

/// What is drawn.
#[derive(Clone, Debug, clap::Args)]
pub struct ShotArgs {
    /// The catalog's folder, or `:builtin:` for the one that is part of the program.
    #[arg(value_name = "DIR")]
    pub catalog: CatalogSource,
    /// The day that it is.
    #[command(flatten)]
    pub today: TodayArgs,
    /// What is known of orders.
    #[command(flatten)]
    pub known: KnownArgs,
    /// The journey that is replayed: a RON file, or `-` for the standard input. Where it has no `shot(...)`, a picture is taken
    /// after everything that is done in it.
    #[arg(value_name = "JOURNEY")]
    pub journey: PathBuf,
    /// The size of the pictures in pixels.
    #[arg(long, default_value = "1920x1080", value_name = "WIDTHxHEIGHT")]
    pub size: Size,
    /// The folder that the pictures go into; it is made where it is missing.
    #[arg(long, default_value = ".", value_name = "DIR")]
    pub out: PathBuf,
    /// What the walk sees of experiments.
    #[command(flatten)]
    pub arms: ArmArgs,
    /// The language, instead of the journey's own: nl, fy, en or de.
    #[arg(long, value_parser = lang)]
    pub lang: Option<Lang>,
    /// How the screens are seen.
    #[command(flatten)]
    pub preferences: PreferenceArgs,
    /// How hands come at the screen, and what it measures.
    #[command(flatten)]
    pub hands: HandsArgs,
    /// Draw the screens of a kiosk with the settings in this file.
    #[arg(long, value_name = "FILE")]
    pub kiosk: Option<PathBuf>,
    /// What lies over the walk on the kiosk.
    #[arg(long, value_name = "WHAT", requires = "kiosk")]
    pub cover: Option<CoverShot>,
}

/// What lies over the walk on a picture of a kiosk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum CoverShot {
    /// The question whether somebody is still there.
    Question,
    /// The pad for the staff's PIN.
    Pin,
    /// The staff's menu.
    Menu,
    /// The list of today's orders, with orders that nobody placed.
    Orders,
    /// The manager's page, with the figures of nobody: where walks come and end.
    Report,
    /// The same at what came of each suggestion.
    ReportOffers,
    /// The same at how far orders moved from their anchor.
    ReportUplift,
    /// The same with walks told apart.
    ReportGroups,
    /// The same at how it was.
    ReportFeedback,
    /// The test of the screen.
    ScreenTest,
    /// The picker of logos.
    Picker,
    /// That it is closed.
    Closed,
    /// That it is out of order.
    OutOfOrder,
}

/// The size of a picture in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// The text is not a size of a picture.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("write it like 1080x1920; each side from {} to {} pixels", Size::SMALLEST, Size::LARGEST)]
pub struct SizeError;

impl Size {
    /// The smallest side.
    pub const SMALLEST: u32 = 320;
    /// The largest side.
    pub const LARGEST: u32 = 8192;
}

impl FromStr for Size {
    type Err = SizeError;

    fn from_str(written: &str) -> Result<Self, SizeError> {
        let side = |side: &str| {
            let pixels = side.parse::<u32>().ok()?;
            (Self::SMALLEST..=Self::LARGEST).contains(&pixels).then_some(pixels)
        };
        let sides = written.split_once('x').and_then(|(width, height)| Some((side(width)?, side(height)?)));
        sides.map(|(width, height)| Self { width, height }).ok_or(SizeError)
    }
}

/// Replays the journey and writes its pictures.
pub(super) fn run(args: &ShotArgs, terminal: &mut Terminal<'_>) -> Answer {
    let Some(catalog) = args.catalog.open(args.today, terminal)? else { return Ok(Exit::CannotRun) };
    let Some(together) = args.known.open(terminal)? else { return Ok(Exit::CannotRun) };
    let Some(journey) = journey::open(&args.journey, &catalog, terminal)? else { return Ok(Exit::CannotRun) };
    let Some(arms) = args.arms.on(&catalog, terminal)? else { return Ok(Exit::CannotRun) };
    let journey = Journey { lang: args.lang.or(journey.lang), ..journey };
    if let Err(error) = fs::create_dir_all(&args.out) {
        return terminal.cannot_run(format_args!("{} can't be made: {error}", args.out.display()));
    }
    let mut camera = match Camera::open(&args.catalog, args.size) {
        Ok(camera) => {
            camera.for_preferences(args.preferences.preferences()).on_surface(args.hands.screen_mm, args.hands.hands())
        }
        Err(error) => return terminal.cannot_run(error),
    };
    if let Some(file) = &args.kiosk {
        match load_kiosk(file) {
            Ok(loaded) => camera = camera.of_kiosk(&loaded.kiosk, args.cover),
            Err(failure) => {
                write!(terminal.err, "{}", shown(&failure.problems, &failure.files, terminal.colours))?;
                return terminal.cannot_run(failure);
            }
        }
    }
    // A journey that asks for no pictures has one taken after everything that is done in it.
    let asks = journey.steps.iter().any(|step| matches!(step, JourneyStep::Shot(_)));
    let session = Session::with_orders(catalog, together).with_arms(arms);
    let mut player = Player::with_session(session, &journey);
    while let Some(played) = player.step() {
        if played.outcome.is_failure() {
            return terminal.no(played);
        }
        let name = match played.outcome {
            Outcome::Shot(name) => name,
            Outcome::Done(..) if !asks => {
                format!("{:02}-{}", played.number, StepName::from(player.session().state().step).as_str())
            }
            _ => continue,
        };
        let path = args.out.join(format!("{name}.png"));
        let taken = camera.picture(player.session(), player.refused()).map_err(|error| error.to_string());
        let written = taken.and_then(|png| fs::write(&path, png).map_err(|error| error.to_string()));
        match written {
            Ok(()) => writeln!(terminal.out, "{}", path.display())?,
            Err(error) => return terminal.cannot_run(format_args!("{} can't be drawn: {error}", path.display())),
        }
    }
    Ok(Exit::Fine)
}
