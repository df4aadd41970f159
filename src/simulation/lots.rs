//! Owns chance: lots that are drawn under a name, so that the same name draws the same lot in every run.

/// What a lot is drawn for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u64)]
pub enum Purpose {
    /// The name of a walk.
    Name = 1,
    /// When somebody comes.
    Coming,
    /// Where they stand.
    Channel,
    /// The language that they speak.
    Lang,
    /// What they came for.
    Hook,
    /// How many of it.
    Quantity,
    /// What they choose for an option.
    Choice,
    /// What they need.
    Need,
    /// How they are: patient, thrifty, fast.
    Temper,
    /// How they like a product.
    Taste,
    /// Whether they say yes.
    Yes,
    /// Whether they say no aloud.
    No,
    /// Whether they take something back.
    Regret,
    /// Whether they leave.
    Leaving,
    /// Whether they go back, undo, or ask for more.
    Whim,
    /// How it was.
    Feedback,
    /// How long something takes them.
    Time,
}

/// The lots of one buyer.
///
/// Source: the mixing function of `SplitMix64`: Steele, Lea and Flood 2014, 'Fast splittable pseudorandom number generators',
/// OOPSLA, with the constants of Stafford's variant 13; names are folded in by FNV-1a (Fowler, Noll, Vo).
#[derive(Clone, Copy, Debug)]
pub struct Lots {
    key: u64,
}

impl Lots {
    /// The lots of the buyer with a number.
    #[must_use]
    pub const fn of(seed: u64, number: u64) -> Self {
        Self { key: mix(mix(seed.wrapping_add(GOLDEN)).wrapping_add(number.wrapping_mul(GOLDEN))) }
    }

    /// 64 bits: always the same for the same purpose, subject and time.
    #[must_use]
    pub fn bits(&self, purpose: Purpose, subject: &str, time: u32) -> u64 {
        const PRIME: u64 = 0x0000_0100_0000_01B3;
        const BASIS: u64 = 0xCBF2_9CE4_8422_2325;
        let name = subject.bytes().fold(BASIS, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
        let turn = (purpose as u64).wrapping_mul(GOLDEN).wrapping_add(u64::from(time).wrapping_mul(STEP));
        mix(self.key ^ mix(name.wrapping_add(turn)))
    }

    /// A number from 0 to 1, neither of them included.
    #[must_use]
    pub fn share(&self, purpose: Purpose, subject: &str, time: u32) -> f64 {
        // The upper 52 bits, in the middle of their interval.
        #[expect(clippy::cast_precision_loss, reason = "52 bits fit into the 53 of an f64")]
        let upper = (self.bits(purpose, subject, time) >> 12) as f64;
        (upper + 0.5) / 4_503_599_627_370_496.0
    }

    /// Whether something with this chance happens.
    #[must_use]
    pub fn happens(&self, chance: f64, (purpose, subject, time): (Purpose, &str, u32)) -> bool {
        self.share(purpose, subject, time) < chance
    }

    /// A number of the normal distribution with mean 0 and deviation 1. Source: Box and Muller 1958.
    #[must_use]
    pub fn normal(&self, purpose: Purpose, subject: &str, time: u32) -> f64 {
        let radius = (-2.0 * self.share(purpose, subject, time).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.share(purpose, subject, time ^ 0x8000_0000)).cos()
    }

    /// One of several things with weights, nothing where there is none. Each draws under its own name, and the fastest wins (a
    /// race of exponential clocks): what else there is to choose from changes no other's lot.
    pub fn race<'a, T>(&self, purpose: Purpose, racers: impl Iterator<Item = (T, &'a str, f64)>) -> Option<T> {
        let timed = racers.filter(|(.., weight)| *weight > 0.0);
        let timed = timed.map(|(racer, name, weight)| (racer, -self.share(purpose, name, 0).ln() / weight));
        timed.min_by(|one, other| one.1.total_cmp(&other.1)).map(|(racer, _)| racer)
    }
}

/// 2⁶⁴ over the golden ratio, odd.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;
/// Another odd number, so that times and purposes don't meet.
const STEP: u64 = 0xD1B5_4A32_D192_ED03;

/// Mixes every bit into every other.
const fn mix(bits: u64) -> u64 {
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_spread_evenly_over_buyers_subjects_and_times() {
        let in_tenths = |share: &dyn Fn(u32) -> f64| {
            let mut tenths = [0_u32; 10];
            for turn in 0..20_000 {
                let tenth = (1..10).filter(|end| share(turn) >= f64::from(*end) / 10.0).count();
                tenths[tenth] += 1;
            }
            tenths
        };
        let by_time = in_tenths(&|time| Lots::of(7, 3).share(Purpose::Yes, "mug", time));
        let by_buyer = in_tenths(&|number| Lots::of(7, u64::from(number)).share(Purpose::Yes, "mug", 0));
        let by_subject = in_tenths(&|number| Lots::of(7, 3).share(Purpose::Yes, &number.to_string(), 0));
        for tenths in [by_time, by_buyer, by_subject] {
            // Five deviations of a tenth of 20 000.
            assert!(tenths.iter().all(|count| count.abs_diff(2000) < 215), "{tenths:?}");
        }
    }

    #[test]
    fn a_race_is_won_by_weight_and_not_by_who_else_runs() {
        let winner = |number: u64, names: &[(&'static str, f64)]| {
            let racers = names.iter().map(|(name, weight)| (*name, *name, *weight));
            Lots::of(1, number).race(Purpose::Hook, racers).unwrap()
        };
        let three = [("a", 1.0), ("b", 2.0), ("c", 1.0)];
        let wins = (0..10_000).filter(|number| winner(*number, &three) == "b").count();
        assert!(wins.abs_diff(5000) < 250, "{wins}");
        for number in 0..500 {
            let before = winner(number, &three);
            if before != "c" {
                assert_eq!(winner(number, &three[..2]), before);
            }
        }
    }

    #[test]
    fn normal_numbers_have_their_mean_and_deviation() {
        let drawn: Vec<f64> = (0..20_000).map(|time| Lots::of(5, 9).normal(Purpose::Taste, "mug", time)).collect();
        let mean = drawn.iter().sum::<f64>() / 20_000.0;
        let deviation = (drawn.iter().map(|one| (one - mean).powi(2)).sum::<f64>() / 20_000.0).sqrt();
        assert!(mean.abs() < 0.04 && (deviation - 1.0).abs() < 0.04, "{mean} {deviation}");
    }
}
