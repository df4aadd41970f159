//! Owns the offers of a catalog as a graph of numbers: which products bring which others. A product's number is its place in
//! the catalog, and so is an offer's.

use std::collections::{HashMap, HashSet};

use super::known::Known;
use super::offer::OfferPlace;
use crate::catalog::{Catalog, Offer, OfferKind, ProductId, RuleKind, StepKind};

/// Where the things of a catalog stand in its files.
pub(super) struct Stands<'s, 'a> {
    /// The products, by their ids.
    pub(super) products: &'s Known<'a>,
    /// The offers, in the catalog's order.
    pub(super) offers: &'s [OfferPlace<'a>],
    /// The steps that the flow names.
    pub(super) steps: &'s [(StepKind, &'a str)],
}

/// What an offer needs and brings.
#[derive(Debug)]
pub(super) struct Edge {
    /// On which step it is made.
    pub(super) step: StepKind,
    /// What it is made for, any of these; empty means anything.
    pub(super) parents: Vec<usize>,
    /// What it brings into an order.
    pub(super) brings: Vec<usize>,
}

/// The offers of a catalog.
#[derive(Debug)]
pub(super) struct Graph {
    pub(super) hooks: Vec<usize>,
    pub(super) edges: Vec<Edge>,
    /// For each product the offers that are made for it.
    pub(super) made_for: Vec<Vec<usize>>,
    /// The offers that are made for anything.
    pub(super) made_for_all: Vec<usize>,
    /// Products that the shop's rules never let stand in one order, both ways round.
    barred: HashSet<(usize, usize)>,
}

impl Graph {
    pub(super) fn new(catalog: &Catalog) -> Self {
        let numbers: HashMap<&str, usize> =
            catalog.products.iter().enumerate().map(|(number, product)| (product.id.as_str(), number)).collect();
        let number = |id: &ProductId| numbers.get(id.as_str()).copied();
        let edges: Vec<Edge> = catalog.offers.iter().map(|offer| edge(offer, &number)).collect();
        let mut made_for = vec![Vec::new(); catalog.products.len()];
        let mut made_for_all = Vec::new();
        for (offer, edge) in edges.iter().enumerate() {
            if edge.parents.is_empty() {
                made_for_all.push(offer);
            }
            for parent in &edge.parents {
                if let Some(offers) = made_for.get_mut(*parent) {
                    offers.push(offer);
                }
            }
        }
        let mut barred = HashSet::new();
        let excludes =
            catalog.rules.iter().filter(|rule| rule.kind == RuleKind::Excludes && rule.when.selection.is_none());
        for rule in excludes {
            for other in rule.others.iter().filter(|other| other.selection.is_none()) {
                if let Some((one, other)) = number(&rule.when.product).zip(number(&other.product)) {
                    barred.extend([(one, other), (other, one)]);
                }
            }
        }
        let hooks = catalog.plan.hooks.iter().filter_map(number).collect();
        Self { hooks, edges, made_for, made_for_all, barred }
    }

    /// Whether the shop's rules never let two products stand in one order.
    pub(super) fn are_barred(&self, one: usize, other: usize) -> bool {
        self.barred.contains(&(one, other))
    }

    /// The upgrades that a walk with this hook can be offered.
    pub(super) fn upgrades(&self, hook: usize) -> impl Iterator<Item = usize> {
        let offers = self.made_for.get(hook).map_or(&[][..], Vec::as_slice);
        offers.iter().copied().filter(|offer| self.is_on(*offer, StepKind::Upgrade))
    }

    /// Whether an offer is made on this step.
    pub(super) fn is_on(&self, offer: usize, step: StepKind) -> bool {
        self.edges.get(offer).is_some_and(|edge| edge.step == step)
    }
}

fn edge(offer: &Offer, number: &impl Fn(&ProductId) -> Option<usize>) -> Edge {
    let numbers = |ids: &[ProductId]| ids.iter().filter_map(number).collect::<Vec<usize>>();
    let one = |id: &ProductId| number(id).into_iter().collect::<Vec<usize>>();
    match &offer.kind {
        OfferKind::Upgrade { from, to } => Edge { step: StepKind::Upgrade, parents: one(from), brings: one(to) },
        OfferKind::Accessory { with, product, .. } => {
            Edge { step: StepKind::Accessories, parents: numbers(with), brings: one(product) }
        }
        OfferKind::Service { with, product } => {
            Edge { step: StepKind::Services, parents: numbers(with), brings: one(product) }
        }
        OfferKind::Bundle { reduction, .. } => {
            let parts: Vec<usize> = reduction.components().iter().filter_map(|part| number(&part.product)).collect();
            Edge { step: StepKind::Bundle, parents: parts.clone(), brings: parts }
        }
        OfferKind::Multiplier { with, .. } => {
            Edge { step: StepKind::Multiplier, parents: numbers(with), brings: Vec::new() }
        }
    }
}

/// Groups of more than one node of which each leads to each other. `leads` has for each node where it leads.
///
/// Source: S. R. Kosaraju's algorithm, after M. Sharir (1981), without recursion.
pub(super) fn loops(leads: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut back = vec![Vec::new(); leads.len()];
    for (node, others) in leads.iter().enumerate() {
        for other in others {
            if let Some(back) = back.get_mut(*other) {
                back.push(node);
            }
        }
    }
    let mut seen = vec![false; leads.len()];
    let mut order = Vec::new();
    for node in 0..leads.len() {
        order.extend(finished(leads, node, &mut seen));
    }
    let mut seen = vec![false; leads.len()];
    let groups = order.into_iter().rev().map(|node| finished(&back, node, &mut seen));
    groups
        .filter(|group| group.len() > 1)
        .map(|mut group| {
            group.sort_unstable();
            group
        })
        .collect()
}

/// The nodes that can be reached from one and were not seen before, each after those that it leads to.
fn finished(leads: &[Vec<usize>], from: usize, seen: &mut [bool]) -> Vec<usize> {
    let mut done = Vec::new();
    // Each node with how many of its ways were gone already.
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut enter = |node: usize, open: &mut Vec<(usize, usize)>| {
        if let Some(seen) = seen.get_mut(node).filter(|seen| !**seen) {
            *seen = true;
            open.push((node, 0));
        }
    };
    enter(from, &mut open);
    while let Some((node, way)) = open.last_mut() {
        let next = leads.get(*node).and_then(|others| others.get(*way)).copied();
        *way += 1;
        match next {
            Some(next) => enter(next, &mut open),
            None => done.extend(open.pop().map(|(node, _)| node)),
        }
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loops_are_found() {
        assert_eq!(loops(&[vec![1], vec![2], vec![]]), Vec::<Vec<usize>>::new());
        assert_eq!(loops(&[vec![1], vec![0], vec![0, 3], vec![]]), [vec![0, 1]]);
        assert_eq!(loops(&[vec![1], vec![2], vec![3], vec![1, 4], vec![]]), [vec![1, 2, 3]]);
        // Something that leads to itself is no loop of several.
        assert_eq!(loops(&[vec![0]]), Vec::<Vec<usize>>::new());
    }

    #[test]
    fn a_long_chain_takes_no_stack() {
        let mut chain: Vec<Vec<usize>> = (1..100_000).map(|next| vec![next]).collect();
        chain.push(vec![0]);
        assert_eq!(loops(&chain).first().map(Vec::len), Some(100_000));
    }
}
