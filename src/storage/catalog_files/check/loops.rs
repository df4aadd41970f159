//! Owns the search for offers that go round in circles: upgrades of each other, accessories that lower each other.

use std::collections::BTreeSet;

use super::Check;
use super::graph::{Graph, Stands, loops};
use super::offer::OfferPlace;
use crate::catalog::{Catalog, OfferKind, StepKind};
use crate::storage::catalog_files::report::Finding;

/// So many other offers of a circle are named.
const MOST_NAMED: usize = 3;

/// What makes a circle of offers a mistake.
struct Circle {
    step: StepKind,
    code: &'static str,
    /// Whether an offer can be part of one.
    counts: fn(&OfferKind) -> bool,
    /// What is wrong, behind the products' names.
    what: &'static str,
    mend: &'static str,
}

const CIRCLES: [Circle; 3] = [
    Circle {
        step: StepKind::Upgrade,
        code: "upgrade-loop",
        counts: |_| true,
        what: "are upgrades of each other: none of them can be better than all the others",
        mend: "take out the upgrade that leads back",
    },
    Circle {
        step: StepKind::Accessories,
        code: "accessory-loop",
        counts: |kind| matches!(kind, OfferKind::Accessory { reduction: Some(_), .. }),
        what: "are cheaper with each other, whichever the buyer came for",
        mend: "leave together out one way round, or make a bundle of them",
    },
    Circle {
        step: StepKind::Accessories,
        code: "accessory-loop",
        counts: |kind| matches!(kind, OfferKind::Accessory { step: Some(_), .. }),
        what: "keep in step with each other, so that none of them sets the pace",
        mend: "leave in_step out one way round",
    },
];

/// Looks for circles.
pub(super) fn circles(check: &Check<'_>, catalog: &Catalog, (graph, stands): (&Graph, &Stands<'_, '_>)) {
    for circle in &CIRCLES {
        let edges = || {
            let edges = graph.edges.iter().zip(&catalog.offers).zip(stands.offers);
            edges.filter(|((edge, offer), _)| edge.step == circle.step && (circle.counts)(&offer.kind))
        };
        let mut leads = vec![Vec::new(); catalog.products.len()];
        for ((edge, _), _) in edges() {
            for parent in &edge.parents {
                if let Some(leads) = leads.get_mut(*parent) {
                    leads.extend(edge.brings.iter().copied());
                }
            }
        }
        for group in loops(&leads) {
            let group: BTreeSet<usize> = group.into_iter().collect();
            let within = |all: &[usize]| all.iter().any(|product| group.contains(product));
            let mut offers: Vec<OfferPlace<'_>> = edges()
                .filter(|((edge, _), _)| within(&edge.parents) && within(&edge.brings))
                .map(|(_, at)| *at)
                .collect();
            let Some(last) = offers.pop() else { continue };
            let names: Vec<String> = group
                .iter()
                .filter_map(|product| catalog.products.get(*product))
                .map(|product| format!("'{}'", product.id))
                .take(MOST_NAMED + 1)
                .collect();
            let finding = Finding::warning(circle.code, format!("{} {}", names.join(" and "), circle.what));
            let finding = offers
                .iter()
                .take(MOST_NAMED)
                .fold(finding, |finding, offer| finding.also(check.report.place(offer.head), "this leads round to it"));
            check.add(last.head, finding.mend(circle.mend));
        }
    }
}
