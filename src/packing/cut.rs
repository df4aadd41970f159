//! Owns cuts: rows that every whole solution keeps and the present solution in parts does not.

use super::relaxation::Relaxation;

/// A row: how much of it which columns take, and how much there is.
pub(super) type Cut = (Vec<(usize, i64)>, i64);

/// Multipliers are counted in this many parts: every denominator up to ten is met exactly.
const PARTS: i64 = 2520;
/// A cut has to be broken by at least this much to be worth its row.
const WORTHWHILE: f64 = 0.02;
/// How near to a whole number a value may be before its row makes no good cut.
const NEAR_WHOLE: f64 = 0.01;

/// Chvátal-Gomory cuts from the rows of the basis, the deepest first.
///
/// Any rows added up with multipliers of at least zero make a valid row; where everything in it is rounded down, it still is one
/// for whole solutions. Source: Gomory 1958; Chvátal 1973. Computed in whole numbers, so that no cut is wrong.
pub(super) fn cuts(relaxation: &Relaxation, most: usize) -> Vec<Cut> {
    let columns = relaxation.matrix.columns();
    let values: Vec<f64> = (0..columns).map(|column| relaxation.value(column)).collect();
    let mut found: Vec<(f64, Cut)> = Vec::new();
    for row in 0..relaxation.matrix.rows() {
        let value = relaxation.basic_value(row);
        let part = value - value.floor();
        if !(NEAR_WHOLE..=1.0 - NEAR_WHOLE).contains(&part) {
            continue;
        }
        for sign in [1.0, -1.0] {
            found.extend(cut(relaxation, &values, &multipliers(relaxation, row, sign)));
        }
    }
    found.sort_by(|one, other| other.0.total_cmp(&one.0));
    let mut chosen: Vec<Cut> = Vec::new();
    for (_, cut) in found {
        if chosen.len() >= most {
            break;
        }
        if !chosen.contains(&cut) {
            chosen.push(cut);
        }
    }
    chosen
}

/// The fractions of a row of the inverse, in parts.
#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "fractions in parts are below 2520")]
fn multipliers(relaxation: &Relaxation, row: usize, sign: f64) -> Vec<i64> {
    let part = |factor: f64| ((factor * sign - (factor * sign).floor()) * PARTS as f64).round() as i64 % PARTS;
    relaxation.inverse_row(row).map(part).collect()
}

/// The cut of these multipliers with how deep it goes, where the present solution breaks it.
#[expect(clippy::cast_precision_loss, reason = "how deep a cut goes only orders them")]
fn cut(relaxation: &Relaxation, values: &[f64], multipliers: &[i64]) -> Option<(f64, Cut)> {
    let mut supply: i64 = 0;
    for (multiplier, has) in multipliers.iter().zip(&relaxation.matrix.supply) {
        supply = supply.checked_add(multiplier.checked_mul(*has)?)?;
    }
    let (mut sum_taken, mut square) = (0.0, 0.0);
    let mut takes = Vec::new();
    for (column, (value, (_, most))) in values.iter().zip(&relaxation.bounds).enumerate() {
        let mut sum: i64 = 0;
        for entry in relaxation.matrix.column(column) {
            sum = sum.checked_add(multipliers.get(entry.row)?.checked_mul(entry.whole)?)?;
        }
        let (mut whole, part) = (sum.div_euclid(PARTS), sum.rem_euclid(PARTS));
        // A column near the most that it can be is better rounded up, with the row 'at most so many times' in the sum.
        let missing = (PARTS - part).checked_mul(*most)?;
        if part > 0 && value * PARTS as f64 > missing as f64 + 1e-6 {
            whole += 1;
            supply = supply.checked_add(missing)?;
        }
        if whole != 0 {
            sum_taken += whole as f64 * value;
            if *value > 1e-9 {
                square += (whole * whole) as f64;
            }
            takes.push((column, whole));
        }
    }
    let supply = supply.div_euclid(PARTS);
    let broken_by = sum_taken - supply as f64;
    (broken_by > WORTHWHILE && square > 0.0).then(|| (broken_by / square.sqrt(), (takes, supply)))
}
