//! Owns what the desk holds between frames: which tab is open, what is chosen, filtered and typed.

use std::sync::Arc;

use super::Subject;
use super::graph::{Graph, Node};
use crate::catalog::{Catalog, Lang, OfferId, Place, ProductId, StepKind};
use crate::flow::{Session, State, Step, Verdict};
use crate::money::Money;

/// What the desk holds between frames.
#[derive(Clone, Debug, Default)]
pub struct DeskView {
    /// The tab that is open.
    pub tab: Tab,
    /// The product that is looked at.
    pub product: Option<ProductId>,
    /// What product names are searched for.
    pub(super) search: String,
    /// Which products are listed.
    pub(super) shelf: Shelf,
    /// The graph of a catalog, as long as it is that one.
    graph: Option<(Arc<Catalog>, Arc<Graph>)>,
    /// The node of the graph that is looked at.
    pub(super) node: Option<Node>,
    /// The offer that is looked at.
    pub offer: Option<OfferId>,
    /// Offers of which step are listed; all where there is none.
    pub(super) kind: Option<StepKind>,
    /// What became of the offers, as long as nothing changes.
    verdicts: Option<Verdicts>,
    /// Problems of which file are listed; all where there is none.
    pub(super) file: Option<String>,
    /// What is previewed.
    pub(super) preview: Previewed,
    /// What the desk has to say.
    pub notice: Option<DeskNotice>,
}

/// The parts of the desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The products.
    #[default]
    Products,
    /// What is offered with what.
    Connections,
    /// Why each offer is shown or not.
    Offers,
    /// Any screen in any language and size.
    Preview,
    /// What is wrong.
    Problems,
}

impl Tab {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Products, Self::Connections, Self::Offers, Self::Preview, Self::Problems];

    /// The name of its wording.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Products => "desk-products",
            Self::Connections => "desk-connections",
            Self::Offers => "desk-offers",
            Self::Preview => "desk-preview",
            Self::Problems => "desk-problems",
        }
    }
}

/// Which products are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shelf {
    /// All.
    #[default]
    All,
    /// What a walk can start with.
    Hooks,
    /// Goods.
    Goods,
    /// Services.
    Services,
}

/// What the desk has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeskNotice {
    /// No editor could be started for this place; why, where that is known.
    NoEditor(Place, String),
    /// The catalog is part of the program: there is no file to open.
    NoFile(Place),
    /// Something was put on the clipboard.
    Copied(String),
}

/// What became of the offers of a session that has not changed since.
#[derive(Clone, Debug)]
struct Verdicts {
    catalog: Arc<Catalog>,
    state: State,
    total: Option<Money>,
    all: Arc<Vec<Verdict>>,
}

/// What is previewed.
#[derive(Clone, Debug)]
pub(super) struct Previewed {
    pub(super) subject: Option<Subject>,
    pub(super) step: Step,
    pub(super) lang: Option<Lang>,
    pub(super) size: [u32; 2],
}

impl Default for Previewed {
    fn default() -> Self {
        Self { subject: None, step: Step::Options, lang: None, size: [1920, 1080] }
    }
}

impl DeskView {
    /// Lets go of what is chosen, one thing at a time.
    pub(super) fn let_go(&mut self) {
        if self.notice.take().is_some() {
            return;
        }
        match self.tab {
            Tab::Products => self.search.clear(),
            Tab::Connections => self.node = None,
            Tab::Offers => self.offer = None,
            Tab::Preview => {}
            Tab::Problems => self.file = None,
        }
    }

    /// The graph of a catalog. Made once for it.
    pub(super) fn graph_of(&mut self, catalog: &Arc<Catalog>) -> Arc<Graph> {
        match &self.graph {
            Some((known, graph)) if Arc::ptr_eq(known, catalog) => Arc::clone(graph),
            _ => {
                let graph = Arc::new(Graph::of(catalog));
                self.graph = Some((Arc::clone(catalog), Arc::clone(&graph)));
                graph
            }
        }
    }

    /// What became of every offer of a session. Weighed once for each of its states.
    pub(super) fn verdicts_of(&mut self, session: &Session) -> Arc<Vec<Verdict>> {
        let total = session.quote().map(|quote| quote.total);
        let is_same = |known: &&Verdicts| {
            Arc::ptr_eq(&known.catalog, session.catalog()) && known.total == total && known.state == *session.state()
        };
        if let Some(known) = self.verdicts.as_ref().filter(is_same) {
            return Arc::clone(&known.all);
        }
        let all = Arc::new(session.explain_all());
        let (catalog, state) = (Arc::clone(session.catalog()), session.state().clone());
        self.verdicts = Some(Verdicts { catalog, state, total, all: Arc::clone(&all) });
        all
    }

    /// Opens the products at one of them.
    pub(super) fn look_at(&mut self, product: &ProductId) {
        self.tab = Tab::Products;
        self.product = Some(product.clone());
    }
}
