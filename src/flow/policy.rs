//! Owns when to stop: the cap on what suggestions may add, and the declines in a row.

use crate::catalog::FlowPlan;
use crate::money::Money;

/// Whether a total is within the cap, as whole numbers: `uplift × 10000 ≤ anchor × cap` in basis points.
///
/// Source: DESIGN rule 4, HONESTY H18. A zero anchor has its cap as money.
#[must_use]
pub fn within_cap(plan: &FlowPlan, anchor: Money, total: Money) -> bool {
    let uplift = total - anchor;
    if anchor.is_zero() {
        return uplift <= plan.cap_for_free_hook;
    }
    i128::from(uplift.minor()) * 10_000 <= i128::from(anchor.minor()) * i128::from(plan.cap.basis_points())
}

/// The largest uplift that is still within the cap.
#[must_use]
pub(super) fn cap(plan: &FlowPlan, anchor: Money) -> Money {
    if anchor.is_zero() {
        return plan.cap_for_free_hook;
    }
    let product = i128::from(anchor.minor()) * i128::from(plan.cap.basis_points());
    // A share of at most ten times an i64 that was held below a thousandth of its range.
    Money::from_minor(i64::try_from(product.div_euclid(10_000)).unwrap_or(i64::MAX))
}

/// Whether so many declines in a row are enough.
pub(super) const fn should_stop(plan: &FlowPlan, declines_in_a_row: u32) -> bool {
    declines_in_a_row >= plan.stop_after_declines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Percent;

    fn plan(cap: u32) -> FlowPlan {
        FlowPlan {
            hooks: Vec::new(),
            questions: Vec::new(),
            steps: Vec::new(),
            offers_per_step: 3,
            stop_after_declines: 2,
            cap: Percent::from_basis_points(cap),
            cap_for_free_hook: Money::from_minor(1000),
        }
    }

    #[test]
    fn the_cap_is_exact_at_its_boundary_for_every_anchor() {
        let plan = plan(2500);
        for anchor in (1..20_000).map(Money::from_minor) {
            let cap = cap(&plan, anchor);
            assert!(within_cap(&plan, anchor, anchor + cap), "{anchor}");
            assert!(!within_cap(&plan, anchor, anchor + cap + Money::from_minor(1)), "{anchor}");
            assert_eq!(within_cap(&plan, anchor, anchor + cap), cap.minor() * 4 <= anchor.minor());
        }
    }

    #[test]
    fn a_free_hook_has_its_cap_as_money() {
        let plan = plan(2500);
        assert!(within_cap(&plan, Money::ZERO, Money::from_minor(1000)));
        assert!(!within_cap(&plan, Money::ZERO, Money::from_minor(1001)));
    }

    #[test]
    fn the_app_stops_at_the_catalogs_number() {
        assert!(!should_stop(&plan(2500), 1));
        assert!(should_stop(&plan(2500), 2));
    }
}
