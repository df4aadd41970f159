//! Owns the playing of a journey, one step at a time.

use std::collections::VecDeque;
use std::sync::Arc;

use super::{Act, Journey, JourneyStep};
use crate::catalog::Catalog;
use crate::flow::{Action, Event, Refusal, Session};

/// Plays a journey, one step at a time.
///
/// ```text
/// let mut player = Player::new(catalog, &journey);
/// while let Some(played) = player.step() { … player.session() … }
/// ```
#[derive(Clone, Debug)]
pub struct Player {
    session: Session,
    left: VecDeque<JourneyStep>,
    number: usize,
    refused: Option<Action>,
}

/// A step that was played.
#[derive(Clone, Debug)]
pub struct Played {
    /// Its number, from 1.
    pub number: usize,
    /// What the journey says.
    pub step: JourneyStep,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was done.
    Done(Action, Vec<Event>),
    /// It was refused, as the journey says.
    RefusedAsSaid(Refusal),
    /// Everything expected holds.
    Held,
    /// A picture is to be taken now.
    Shot(String),
    /// It was refused, and the journey does not say so.
    Refused(Refusal),
    /// It was done, and the journey says that it would be refused.
    NotRefused,
    /// This does not hold.
    Broken(Vec<String>),
}

impl Player {
    /// A journey that is about to begin.
    #[must_use]
    pub fn new(catalog: Arc<Catalog>, journey: &Journey) -> Self {
        Self::with_session(Session::new(catalog), journey)
    }

    /// The same in a session that is there already.
    #[must_use]
    pub fn with_session(session: Session, journey: &Journey) -> Self {
        let lang = journey.lang.map(|lang| Act::Lang(lang).into());
        Self {
            session,
            left: lang.into_iter().chain(journey.steps.iter().cloned()).collect(),
            number: usize::from(journey.lang.is_none()),
            refused: None,
        }
    }

    /// The session as it is now.
    #[must_use]
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// What was refused last, where nothing has been done since: screens say something about it.
    #[must_use]
    pub const fn refused(&self) -> Option<&Action> {
        self.refused.as_ref()
    }

    /// The session as it is now, for what a journey can't say.
    #[must_use]
    pub const fn session_mut(&mut self) -> &mut Session {
        &mut self.session
    }

    /// Plays the next step; nothing at the end.
    pub fn step(&mut self) -> Option<Played> {
        let step = self.left.pop_front()?;
        let number = self.number;
        self.number += 1;
        let outcome = self.play(&step);
        Some(Played { number, step, outcome })
    }

    /// Plays what is left, up to the first step that fails.
    ///
    /// # Errors
    /// That step.
    pub fn play_to_end(&mut self) -> Result<(), Box<Played>> {
        while let Some(played) = self.step() {
            if played.outcome.is_failure() {
                return Err(Box::new(played));
            }
        }
        Ok(())
    }

    fn play(&mut self, step: &JourneyStep) -> Outcome {
        match step {
            JourneyStep::Shot(name) => Outcome::Shot(name.clone()),
            JourneyStep::Expect(expectation) => match expectation.broken(&self.session) {
                broken if broken.is_empty() => Outcome::Held,
                broken => Outcome::Broken(broken),
            },
            JourneyStep::Do(act) => match self.act(act) {
                Ok((action, events)) => Outcome::Done(action, events),
                Err(refusal) => Outcome::Refused(refusal),
            },
            JourneyStep::Refused(act) => match self.act(act) {
                Ok(_) => Outcome::NotRefused,
                Err(refusal) => Outcome::RefusedAsSaid(refusal),
            },
        }
    }

    fn act(&mut self, act: &Act) -> Result<(Action, Vec<Event>), Refusal> {
        let action = act.action(&self.session)?;
        self.refused = Some(action.clone());
        let events = self.session.apply(action.clone())?;
        self.refused = None;
        Ok((action, events))
    }
}

impl Outcome {
    /// Whether the journey went another way than it says.
    #[must_use]
    pub const fn is_failure(&self) -> bool {
        matches!(self, Self::Refused(_) | Self::NotRefused | Self::Broken(_))
    }
}

impl std::fmt::Display for Played {
    /// What went wrong at which step, in words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { number, step, outcome } = self;
        match outcome {
            Outcome::Refused(refusal) => write!(f, "step {number}, {step}: refused, as {refusal}"),
            Outcome::NotRefused => write!(f, "step {number}, {step}: done, although the journey expects a refusal"),
            Outcome::Broken(broken) => write!(f, "step {number}: {}", broken.join("; ")),
            _ => write!(f, "step {number}, {step}"),
        }
    }
}
