//! Owns the search for offers that nobody will ever see, steps that are always skipped, and products that nobody can buy.

use super::Check;
use super::cap::{Caps, Room};
use super::graph::{Graph, Stands};
use crate::catalog::{Catalog, StepKind};
use crate::money::Money;
use crate::storage::catalog_files::report::Finding;

/// What walks come to.
struct Reach {
    /// For each offer the most room that a walk has that comes to it.
    offers: Vec<Option<Room>>,
    /// For each product whether it can come into an order.
    products: Vec<bool>,
}

/// Looks whether each offer can be made on some walk, and each product be bought.
pub(super) fn reach(check: &Check<'_>, catalog: &Catalog, (graph, stands): (&Graph, &Stands<'_, '_>)) {
    let caps = Caps::new(catalog, &check.effort);
    let reach = Reach::new(catalog, graph, &caps);
    unplanned(check, catalog, (graph, stands));
    for (offer, at) in stands.offers.iter().enumerate() {
        if let Some(room) = reach.offers.get(offer).copied().flatten() {
            over_the_cap(check, (catalog, &caps), stands, (offer, room));
        } else if is_planned(catalog, graph, offer) {
            let finding = Finding::warning(
                "never-shown",
                format!("nobody will see this: {}", why(catalog, (graph, &reach), offer)),
            );
            check.add(at.head, finding.mend("take it out, or let a walk come to it"));
        }
    }
    for (step, at) in stands.steps {
        let mut offers = graph.edges.iter().zip(&reach.offers);
        if !offers.any(|(edge, reached)| edge.step == *step && reached.is_some()) {
            let finding = Finding::warning("empty-step", format!("no walk comes to an offer for the step {at}"));
            check.add(at, finding.mend("take the step out, or add offers for it"));
        }
    }
    out_of_reach(check, catalog, (graph, stands));
}

impl Reach {
    /// Follows every walk, those with the most room first, so that what one of them comes to needs no second look.
    fn new(catalog: &Catalog, graph: &Graph, caps: &Caps<'_>) -> Self {
        let mut rooms: Vec<Room> = graph.hooks.iter().map(|hook| caps.room(*hook)).collect();
        rooms.sort_by_key(|room| std::cmp::Reverse(room.most));
        let has_upgrades = catalog.plan.steps.contains(&StepKind::Upgrade);
        let mut reach = Self { offers: vec![None; graph.edges.len()], products: vec![false; catalog.products.len()] };
        let mut for_all = graph.made_for_all.clone();
        for room in rooms {
            let mut open = vec![room.hook];
            let upgrades: Vec<usize> = graph.upgrades(room.hook).filter(|_| has_upgrades).collect();
            for offer in upgrades {
                open.extend(reach.come_to(graph, offer, room));
            }
            // The golden offer is meant for what stands in the hook's place.
            for product in &open {
                let offers = graph.made_for.get(*product).into_iter().flatten();
                for offer in offers.filter(|offer| graph.is_on(**offer, StepKind::Multiplier)) {
                    reach.come_to(graph, *offer, room);
                }
            }
            for_all.retain(|offer| {
                let brings = graph.edges.get(*offer).map_or(&[][..], |edge| edge.brings.as_slice());
                let waits = brings.iter().any(|product| graph.are_barred(*product, room.hook));
                if !waits {
                    open.extend(reach.come_to(graph, *offer, room));
                }
                waits
            });
            reach.follow(graph, room, open);
        }
        reach
    }

    /// Goes on from products that are in the order.
    fn follow(&mut self, graph: &Graph, room: Room, mut open: Vec<usize>) {
        while let Some(product) = open.pop() {
            let Some(seen) = self.products.get_mut(product).filter(|seen| !**seen) else { continue };
            *seen = true;
            for offer in graph.made_for.get(product).into_iter().flatten() {
                let Some(edge) = graph.edges.get(*offer) else { continue };
                let applies = match edge.step {
                    StepKind::Upgrade | StepKind::Multiplier => false,
                    StepKind::Bundle => !is_barred_within(graph, &edge.brings),
                    StepKind::Accessories | StepKind::Services => {
                        !edge.brings.iter().any(|brought| graph.are_barred(*brought, product))
                    }
                };
                if applies {
                    open.extend(self.come_to(graph, *offer, room));
                }
            }
        }
    }

    /// Remembers that a walk comes to an offer, and hands back what it brings; nothing where another walk did before.
    fn come_to<'g>(&mut self, graph: &'g Graph, offer: usize, room: Room) -> &'g [usize] {
        let Some(reached) = self.offers.get_mut(offer).filter(|reached| reached.is_none()) else { return &[] };
        *reached = Some(room);
        graph.edges.get(offer).map_or(&[], |edge| &edge.brings)
    }

    fn has(&self, product: usize) -> bool {
        self.products.get(product) == Some(&true)
    }
}

/// Whether the rules of the shop bar some of these from each other. Large sets are not looked into.
fn is_barred_within(graph: &Graph, products: &[usize]) -> bool {
    const MOST: usize = 20;
    let few = products.get(..products.len().min(MOST)).unwrap_or_default();
    few.iter().any(|one| few.iter().any(|other| graph.are_barred(*one, *other)))
}

/// Whether the flow has the step of an offer, or buyers find it without.
fn is_planned(catalog: &Catalog, graph: &Graph, offer: usize) -> bool {
    graph.edges.get(offer).is_some_and(|edge| catalog.plan.steps.contains(&edge.step) || edge.step != StepKind::Upgrade)
}

/// Reports offers for whose step the flow has no place, each kind once.
fn unplanned(check: &Check<'_>, catalog: &Catalog, (graph, stands): (&Graph, &Stands<'_, '_>)) {
    let kinds = [
        (StepKind::Upgrade, "upgrade"),
        (StepKind::Accessories, "accessories"),
        (StepKind::Bundle, "bundle"),
        (StepKind::Services, "services"),
        (StepKind::Multiplier, "multiplier"),
    ];
    for (step, name) in kinds.into_iter().filter(|(step, _)| !catalog.plan.steps.contains(step)) {
        let mut offers = graph.edges.iter().zip(stands.offers).filter(|(edge, _)| edge.step == step);
        let Some((_, first)) = offers.next() else { continue };
        let more = match offers.count() {
            0 => "this".to_owned(),
            1 => "this and one more".to_owned(),
            count => format!("this and {count} more"),
        };
        let finding = if step == StepKind::Upgrade {
            let message = format!("nobody will see {more}: the flow has no step '{name}'");
            Finding::warning("never-shown", message)
        } else {
            let message =
                format!("the flow has no step '{name}': {more} will only be found by who asks for everything");
            Finding::warning("never-suggested", message)
        };
        let finding = match stands.steps.first() {
            Some((_, at)) => finding.also(check.report.place(at), "the steps are named here"),
            None => finding,
        };
        check.add(first.head, finding.mend(format!("add {name} to the steps in flow.ron, or take the offers out")));
    }
}

/// Why no walk comes to an offer.
fn why(catalog: &Catalog, (graph, reach): (&Graph, &Reach), offer: usize) -> String {
    let Some(edge) = graph.edges.get(offer) else { return String::new() };
    let can_come = edge.parents.iter().any(|parent| reach.has(*parent));
    match edge.step {
        StepKind::Upgrade => {
            let from = edge.parents.first().and_then(|from| catalog.products.get(*from));
            let from = from.map_or("", |from| from.id.as_str());
            format!("an upgrade is of what a walk starts with, and none starts with '{from}'")
        }
        StepKind::Accessories | StepKind::Services if can_come || edge.parents.is_empty() => {
            "by the shop's rules it never goes with what it is offered for".to_owned()
        }
        StepKind::Accessories | StepKind::Services => {
            "none of the products that it goes with can come into an order".to_owned()
        }
        StepKind::Bundle if can_come => "by the shop's rules what is in it never goes together".to_owned(),
        StepKind::Bundle => "none of what is in it can come into an order".to_owned(),
        StepKind::Multiplier => "no walk starts with, or is upgraded to, what it is meant for".to_owned(),
    }
}

/// Reports an offer that adds more than the cap allows on every walk that comes to it.
fn over_the_cap(
    check: &Check<'_>,
    (catalog, caps): (&Catalog, &Caps<'_>),
    stands: &Stands<'_, '_>,
    (number, room): (usize, Room),
) {
    let Some((offer, at)) = catalog.offers.get(number).zip(stands.offers.get(number)) else { return };
    let Some(least) = caps.over(offer, room) else { return };
    let shown = |minor: i128| {
        let amount = Money::from_minor(i64::try_from(minor).unwrap_or(i64::MAX));
        check.currency.map(|currency| amount.plain(currency)).unwrap_or_default()
    };
    let message =
        format!("the app will never suggest this: it adds at least {}, more than the cap allows", shown(least));
    let finding = Finding::warning("never-suggested", message);
    let hook = catalog.products.get(room.hook).and_then(|hook| stands.products.place(hook.id.as_str()));
    let finding = match hook {
        Some(hook) => finding.also(
            check.report.place(hook),
            format!("of all that it is offered with, this leaves the most room: {}", shown(room.most)),
        ),
        None => finding,
    };
    check.add(at.head, finding.mend("offer less of it, raise the cap in flow.ron, or offer it with something larger"));
}

/// Reports products that no walk starts with and no offer brings.
fn out_of_reach(check: &Check<'_>, catalog: &Catalog, (graph, stands): (&Graph, &Stands<'_, '_>)) {
    let mut brought = vec![false; catalog.products.len()];
    for product in graph.hooks.iter().chain(graph.edges.iter().flat_map(|edge| &edge.brings)) {
        if let Some(brought) = brought.get_mut(*product) {
            *brought = true;
        }
    }
    for (product, _) in catalog.products.iter().zip(brought).filter(|(_, brought)| !brought) {
        let Some(at) = stands.products.place(product.id.as_str()) else { continue };
        let message = format!("no walk starts with '{}', and no offer brings it", product.id);
        let finding = Finding::style("unreached-product", message);
        check.add(at, finding.mend("offer it, start walks with it, or take it out"));
    }
}
