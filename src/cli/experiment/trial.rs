//! Owns simulated experiments that are looked at after every walk.

use std::thread;

use crate::insight::experiment::{ArmTally, Guardrail, Rules, Verdict};

/// What the walks of simulated experiments are like.
#[derive(Clone, Copy, Debug)]
pub(super) struct World {
    /// How many walks an experiment has at most.
    pub(super) visitors: u32,
    /// The share of walks that keep the offer.
    pub(super) baseline: f64,
    /// By how much more keep it in the other arm.
    pub(super) effect: f64,
    /// What the other arm does to buyers, and to how large a share of them.
    pub(super) harm: Option<(Guardrail, f64)>,
}

/// What came of one experiment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Outcome {
    /// The first thing that was said of it that would change what buyers see; nothing where nothing was.
    pub(super) verdict: Option<Verdict>,
    /// After how many walks.
    pub(super) after: u32,
}

/// Lots that come out the same from the same seed. Source: Steele, Lea and Flood 2014, 'Fast splittable pseudorandom number
/// generators', `SplitMix64`.
struct Lots(u64);

/// The share of walks that take the offer back, that end without an order, and of orders above the cap, where nothing is planted.
const TAKEN_BACK: f64 = 0.05;
const ABANDONED: f64 = 0.35;
const ABOVE_CAP: f64 = 0.04;
/// The share of buyers that give a face, and how often each face up to it or a lower one is given.
const GIVE_FACE: f64 = 0.3;
const FACES: [f64; 5] = [0.03, 0.08, 0.2, 0.55, 1.0];

/// Runs so many experiments, on all cores. The same seed gives the same ones, whatever the number of cores.
pub(super) fn run(world: World, experiments: u32, seed: u64) -> Vec<Outcome> {
    let cores = thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let numbers: Vec<u32> = (0..experiments).collect();
    let size = numbers.len().div_ceil(cores).max(1);
    let one = |number: &u32| experiment(world, Lots::of(seed, *number));
    thread::scope(|scope| {
        let parts: Vec<_> =
            numbers.chunks(size).map(|part| scope.spawn(move || part.iter().map(one).collect::<Vec<_>>())).collect();
        parts.into_iter().flat_map(|part| part.join().unwrap_or_default()).collect()
    })
}

/// One experiment, looked at after every walk, until something is said that would change what buyers see.
fn experiment(world: World, mut lots: Lots) -> Outcome {
    let rules = Rules::default();
    let mut tallies = ["now", "other"].map(|arm| ArmTally { arm: arm.to_owned(), ..ArmTally::default() });
    for number in 1..=world.visitors {
        let is_other = lots.next() >> 63 == 1;
        let [now, other] = &mut tallies;
        world.walk(if is_other { other } else { now }, is_other, &mut lots);
        let verdict = Verdict::of(&tallies, &rules);
        if verdict.is_alarm() {
            return Outcome { verdict: Some(verdict), after: number };
        }
    }
    Outcome { verdict: None, after: world.visitors }
}

impl World {
    /// One walk, counted in its arm.
    fn walk(&self, tally: &mut ArmTally, is_other: bool, lots: &mut Lots) {
        let harm = |rail: Guardrail| match self.harm {
            Some((planted, share)) if is_other && planted == rail => share,
            _ => 0.0,
        };
        tally.walks += 1;
        tally.exposed += 1;
        let (kept, said) = (self.baseline + if is_other { self.effect } else { 0.0 }, lots.share());
        tally.kept += u64::from(said < kept);
        tally.taken_back += u64::from((kept..kept + TAKEN_BACK + harm(Guardrail::TakenBack)).contains(&said));
        if lots.share() < ABANDONED + harm(Guardrail::Abandoned) {
            tally.abandoned += 1;
            return;
        }
        tally.above_cap += u64::from(lots.share() < ABOVE_CAP + harm(Guardrail::AboveCap));
        if lots.share() < GIVE_FACE {
            let given = lots.share();
            let face = FACES.iter().position(|up_to| given < *up_to).unwrap_or(4);
            // Some of those who would have been content are not at all.
            let face = if lots.share() < harm(Guardrail::Feedback) { 0 } else { face };
            if let Some(count) = tally.faces.get_mut(face) {
                *count += 1;
            }
        }
    }
}

impl Lots {
    /// Those of one experiment.
    fn of(seed: u64, number: u32) -> Self {
        let mut lots = Self(seed ^ u64::from(number).wrapping_mul(0xd134_2543_de82_ef95));
        lots.next();
        lots
    }

    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to 1, not 1 itself.
    #[expect(clippy::cast_precision_loss, reason = "53 bits are what a float counts exactly")]
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}
