//! Owns what is offered with what as a graph in layers, and the order within each layer that leaves the fewest lines crossing;
//! knows nothing of points or colours.
//!
//! The same catalog always gives the same graph: nothing in it moves by itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Catalog, Offer, OfferId, OfferKind, ProductId};

/// Something in the graph.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Node {
    /// A product.
    Product(ProductId),
    /// A set, or the golden offer: what is no product by itself.
    Offer(OfferId),
}

/// A layer of the graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Layer {
    /// What walks start with.
    Hooks,
    /// Better products in their place.
    Upgrades,
    /// What goes with them.
    Accessories,
    /// Sets, and the golden offer.
    Sets,
    /// What is done for an order.
    Services,
}

impl Layer {
    /// All of them, from left to right.
    pub(super) const ALL: [Self; 5] = [Self::Hooks, Self::Upgrades, Self::Accessories, Self::Sets, Self::Services];
}

/// An offer that leads from one thing to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edge {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) offer: OfferId,
}

/// What is offered with what.
#[derive(Clone, Debug, Default)]
pub(super) struct Graph {
    pub(super) nodes: Vec<(Node, Layer)>,
    pub(super) edges: Vec<Edge>,
    /// The layers that have something in them, from left to right, each with its nodes from top to bottom.
    pub(super) layers: Vec<(Layer, Vec<usize>)>,
}

/// Whether a product is part of an offer.
pub(super) fn takes_part(offer: &Offer, product: &ProductId) -> bool {
    let (sources, target) = ends(offer);
    sources.contains(product) || target == Node::Product(product.clone())
}

/// What an offer is made with, and what it leads to.
fn ends(offer: &Offer) -> (Vec<ProductId>, Node) {
    match &offer.kind {
        OfferKind::Upgrade { from, to } => (vec![from.clone()], Node::Product(to.clone())),
        OfferKind::Accessory { with, product, .. } | OfferKind::Service { with, product } => {
            (with.clone(), Node::Product(product.clone()))
        }
        OfferKind::Bundle { reduction, .. } => {
            let parts = reduction.components().iter().map(|part| part.product.clone());
            (parts.collect(), Node::Offer(offer.id.clone()))
        }
        OfferKind::Multiplier { with, .. } => (with.clone(), Node::Offer(offer.id.clone())),
    }
}

impl Graph {
    /// The graph of a whole catalog.
    pub(super) fn of(catalog: &Catalog) -> Self {
        // What is offered on other days is part of the catalog too.
        let offers = || catalog.offers.iter().chain(catalog.dormant());
        let mut graph = Self::default();
        let mut numbers = BTreeMap::new();
        for hook in &catalog.plan.hooks {
            graph.add(&mut numbers, Node::Product(hook.clone()), Layer::Hooks);
        }
        // Upgrades first, so that what is both a better choice and an accessory stands where it is looked for.
        for layer in Layer::ALL {
            for offer in offers().filter(|offer| layer_of(offer) == layer) {
                graph.add(&mut numbers, ends(offer).1, layer);
            }
        }
        for offer in offers() {
            let (sources, target) = ends(offer);
            for source in sources {
                // What goes with others is sometimes nothing else: it stands among what goes with something.
                graph.add(&mut numbers, Node::Product(source.clone()), Layer::Accessories);
                let ends = numbers.get(&Node::Product(source)).zip(numbers.get(&target));
                graph.edges.extend(ends.map(|(from, to)| Edge { from: *from, to: *to, offer: offer.id.clone() }));
            }
        }
        graph.edges.sort_by(|one, other| (one.from, one.to, &one.offer).cmp(&(other.from, other.to, &other.offer)));
        graph.edges.dedup();
        graph.layered()
    }

    fn add(&mut self, numbers: &mut BTreeMap<Node, usize>, node: Node, layer: Layer) {
        if !numbers.contains_key(&node) {
            numbers.insert(node.clone(), self.nodes.len());
            self.nodes.push((node, layer));
        }
    }

    /// The number of a node.
    pub(super) fn number(&self, node: &Node) -> Option<usize> {
        self.nodes.iter().position(|(known, _)| known == node)
    }

    /// The nodes next to one, itself included.
    pub(super) fn around(&self, number: usize) -> BTreeSet<usize> {
        let next = self.edges.iter().filter_map(|edge| match (edge.from == number, edge.to == number) {
            (true, _) => Some(edge.to),
            (_, true) => Some(edge.from),
            _ => None,
        });
        next.chain([number]).collect()
    }

    /// The part of it with these nodes, and only the lines that touch one of them.
    pub(super) fn part(&self, kept: &BTreeSet<usize>, touching: usize) -> Self {
        let numbers: BTreeMap<usize, usize> = kept.iter().copied().zip(0..).collect();
        let nodes = kept.iter().filter_map(|number| self.nodes.get(*number).cloned()).collect();
        let is_kept = |edge: &&Edge| edge.from == touching || edge.to == touching;
        let edges = self.edges.iter().filter(is_kept).filter_map(|edge| {
            let (from, to) = (*numbers.get(&edge.from)?, *numbers.get(&edge.to)?);
            Some(Edge { from, to, offer: edge.offer.clone() })
        });
        Self { nodes, edges: edges.collect(), layers: Vec::new() }.layered()
    }

    /// The same with its layers in an order that leaves few lines crossing: every node goes to the middle of what it is joined
    /// to, a few times from left to right and back. Source: the barycentre method of Sugiyama.
    fn layered(self) -> Self {
        const SWEEPS: usize = 6;
        let mut layers: Vec<(Layer, Vec<usize>)> = Layer::ALL
            .into_iter()
            .map(|layer| {
                let numbers = self.nodes.iter().enumerate().filter(|(_, (_, known))| *known == layer);
                (layer, numbers.map(|(number, _)| number).collect::<Vec<_>>())
            })
            .filter(|(_, numbers)| !numbers.is_empty())
            .collect();
        let mut joined = vec![Vec::new(); self.nodes.len()];
        for edge in &self.edges {
            for (one, other) in [(edge.from, edge.to), (edge.to, edge.from)] {
                if let Some(joined) = joined.get_mut(one) {
                    joined.push(other);
                }
            }
        }
        let mut heights = self.heights(&layers);
        for sweep in 0..SWEEPS {
            let count = layers.len();
            for step in 0..count {
                let place = if sweep.is_multiple_of(2) { step } else { count - 1 - step };
                let Some((layer, numbers)) = layers.get_mut(place) else { continue };
                // What walks start with stands as the shop wrote it.
                if *layer != Layer::Hooks {
                    let mut placed: Vec<(f32, usize)> =
                        numbers.iter().map(|number| (middle(*number, &joined, &heights), *number)).collect();
                    placed.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
                    *numbers = placed.into_iter().map(|(_, number)| number).collect();
                }
                heights = self.heights(&layers);
            }
        }
        Self { layers, ..self }
    }

    /// How far down each node stands, from 0 to 1.
    fn heights(&self, layers: &[(Layer, Vec<usize>)]) -> Vec<f32> {
        let mut heights = vec![0.5; self.nodes.len()];
        for (_, numbers) in layers {
            for (place, number) in numbers.iter().enumerate() {
                if let Some(height) = heights.get_mut(*number) {
                    *height = (place as f32 + 0.5) / numbers.len() as f32;
                }
            }
        }
        heights
    }
}

/// The middle of what a node is joined to; where that is nothing, where it stands.
fn middle(number: usize, joined: &[Vec<usize>], heights: &[f32]) -> f32 {
    let height = |number: usize| heights.get(number).copied().unwrap_or(0.5);
    match joined.get(number).map(Vec::as_slice) {
        None | Some([]) => height(number),
        Some(joined) => joined.iter().map(|other| height(*other)).sum::<f32>() / joined.len() as f32,
    }
}

/// The layer of what an offer leads to.
pub(super) const fn layer_of(offer: &Offer) -> Layer {
    match offer.kind {
        OfferKind::Upgrade { .. } => Layer::Upgrades,
        OfferKind::Accessory { .. } => Layer::Accessories,
        OfferKind::Bundle { .. } | OfferKind::Multiplier { .. } => Layer::Sets,
        OfferKind::Service { .. } => Layer::Services,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(edges: &[(usize, usize)], layers: &[Layer]) -> Graph {
        let node = |number: usize| Node::Product(number.to_string().as_str().into());
        Graph {
            nodes: layers.iter().enumerate().map(|(number, layer)| (node(number), *layer)).collect(),
            edges: edges.iter().map(|(from, to)| Edge { from: *from, to: *to, offer: "o".into() }).collect(),
            layers: Vec::new(),
        }
        .layered()
    }

    #[test]
    fn what_belongs_together_stands_beside_each_other() {
        use Layer::{Accessories, Hooks};
        let graph = chain(&[(0, 3), (1, 2)], &[Hooks, Hooks, Accessories, Accessories]);
        assert_eq!(graph.layers, [(Hooks, vec![0, 1]), (Accessories, vec![3, 2])]);
    }

    #[test]
    fn a_part_has_only_the_lines_of_what_it_is_about() {
        use Layer::{Accessories, Hooks};
        let graph = chain(&[(0, 2), (1, 2), (1, 3)], &[Hooks, Hooks, Accessories, Accessories]);
        let around = graph.around(0);
        assert_eq!(around, [0, 2].into());
        let part = graph.part(&around, 0);
        assert_eq!((part.nodes.len(), part.edges.len()), (2, 1));
    }
}
