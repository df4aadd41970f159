//! Owns how sure a share is.

/// From one share to another, both from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end.
    pub high: f64,
}

/// The Wilson score interval of a share at 95 %: `(p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)`, z = 1.959964.
/// Everything from 0 to 1 while there is nothing to judge by.
///
/// Source: Wilson 1927, 'Probable inference, the law of succession, and statistical inference', JASA 22, 209–212.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "counts of walks are far below 2⁵³")]
pub fn wilson(successes: u64, trials: u64) -> Interval {
    const Z: f64 = 1.959_963_984_540_054;
    if trials == 0 {
        return Interval { low: 0.0, high: 1.0 };
    }
    let n = trials as f64;
    let p = successes.min(trials) as f64 / n;
    let middle = p + Z * Z / (2.0 * n);
    let half = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    let whole = 1.0 + Z * Z / n;
    Interval { low: ((middle - half) / whole).max(0.0), high: ((middle + half) / whole).min(1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_interval((successes, trials): (u64, u64), low: f64, high: f64) {
        let found = wilson(successes, trials);
        assert!((found.low - low).abs() < 5e-5 && (found.high - high).abs() < 5e-5, "{found:?}");
    }

    #[test]
    fn it_agrees_with_published_figures() {
        // Newcombe 1998, 'Two-sided confidence intervals for the single proportion', Statistics in Medicine 17, table I, method 3.
        assert_interval((81, 263), 0.2553, 0.3662);
        assert_interval((15, 148), 0.0624, 0.1605);
        assert_interval((0, 20), 0.0, 0.1611);
        assert_interval((1, 29), 0.0061, 0.1718);
    }

    #[test]
    fn nothing_says_nothing() {
        assert_eq!(wilson(0, 0), Interval { low: 0.0, high: 1.0 });
    }
}
