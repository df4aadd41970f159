//! Owns how shares are typed and written.

/// Reads a share: 0.3 or 30%.
pub(super) fn share(written: &str) -> Result<f64, String> {
    let (number, whole) = written.strip_suffix('%').map_or((written, 1.0), |percent| (percent.trim_end(), 100.0));
    let read = number.parse::<f64>().ok().map(|number| number / whole).filter(|share| share.is_finite());
    read.filter(|share| share.abs() <= 1.0).ok_or_else(|| "write it like 0.3 or 30%".to_owned())
}

/// A share as percent.
pub(super) fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

/// A part of a whole, as a share; 0 of nothing.
#[expect(clippy::cast_precision_loss, reason = "counts are far below 2⁵³")]
pub(super) fn part(of: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { of as f64 / whole as f64 }
}
