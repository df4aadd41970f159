//! Owns amounts that count to their new value rather than jump to it.

use eframe::egui::{Id, Ui};

use crate::money::Money;
use crate::ui::theme::{Motion, ease_out};

/// An amount on its way.
#[derive(Clone, Copy)]
struct Counting {
    from: Money,
    to: Money,
    since: f64,
}

/// The amount to show now at a place, on its way to what it is: exactly that as soon as it is there, and at once the first time
/// and where nothing moves.
#[must_use]
pub fn counting(ui: &Ui, id: Id, amount: Money, motion: Motion) -> Money {
    let now = ui.input(|input| input.time);
    let known = ui.data(|data| data.get_temp::<Counting>(id));
    let mut counting = known.unwrap_or(Counting { from: amount, to: amount, since: now });
    let shown = at(counting, now, motion);
    if counting.to != amount {
        counting = Counting { from: shown, to: amount, since: now };
    }
    ui.data_mut(|data| data.insert_temp(id, counting));
    let shown = at(counting, now, motion);
    if shown != amount {
        ui.ctx().request_repaint();
    }
    shown
}

fn at(counting: Counting, now: f64, motion: Motion) -> Money {
    let time = (now - counting.since) / f64::from(motion.change()).max(1e-6);
    if !motion.moves() || time >= 1.0 {
        return counting.to;
    }
    let share = f64::from(ease_out(time as f32));
    let way = (counting.to - counting.from).minor() as f64;
    // Between two amounts of the order: far below what a float holds exactly.
    counting.from + Money::from_minor((way * share).round() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_counts_from_what_it_was_to_exactly_what_it_is() {
        let (from, to) = (Money::from_minor(2999), Money::from_minor(5501));
        let counting = Counting { from, to, since: 10.0 };
        let shown: Vec<Money> =
            (0..=30).map(|step| at(counting, 10.0 + f64::from(step) * 0.01, Motion::Full)).collect();
        assert_eq!(shown.first(), Some(&from));
        assert!(shown.is_sorted(), "{shown:?}");
        assert_eq!(shown.last(), Some(&to));
        assert_eq!(at(counting, 10.0, Motion::Reduced), to, "at once where nothing moves");
    }
}
