//! Owns the step from what stands on disk to a catalog: every reference, text, price and rule is looked at.
//!
//! Parts are read in the order in which they need each other: shop, attributes, products, flow, offers. What is wrong is
//! reported where it stands; what only follows from something that is wrong already is not reported again.

mod accessory;
mod attribute;
mod bundle;
mod cap;
mod choice;
mod claims;
mod documents;
mod fit;
mod flow;
mod graph;
mod honesty;
mod idle;
mod incentive;
mod known;
mod leaf;
mod look;
mod loops;
mod offer;
mod order_rule;
mod period;
mod picture;
mod price;
mod product;
mod quantity;
mod question;
mod quiet;
mod reach;
mod rule;
mod satisfy;
mod saving;
mod shop;
mod text;

use std::cell::Cell;
use std::ops::Deref;

use crate::catalog::{Catalog, Day, Lang, Problem, Severity};
use crate::money::Currency;
use crate::storage::media::Media;

use honesty::Offered;
use offer::ReadOffers;

use super::gather::{CatalogSource, Gathered};
use super::outline::{self, MOST_ITEMS};
use super::places::{Places, Written};
use super::report::{Finding, Report};
use super::survey::{Survey, survey};
use super::wording::unknown;
use graph::{Graph, Stands};
use idle::Names;
use picture::Pictures;
use satisfy::Effort;

pub use fit::{CARD_ROOMS, CardRoom};
pub(in crate::storage) use honesty::honest_anywhere;

/// So much can be searched for what is certain about a catalog, in literals looked at: a fraction of a second.
const MOST_EFFORT: usize = 50_000_000;

/// What every check needs.
struct Check<'a> {
    report: Report<'a>,
    gathered: &'a Gathered,
    source: &'a dyn CatalogSource,
    media: &'a dyn Media,
    pictures: Pictures,
    effort: Effort,
    /// The shop's languages; empty while they are not known.
    languages: Vec<Lang>,
    /// The shop's currency, where it is known.
    currency: Option<Currency>,
    /// How many products, offers and the like were seen.
    items: Cell<usize>,
    /// Whether goods carry the buyer's own design, where they do not say otherwise.
    personalised: bool,
}

/// What was made of the texts of a catalog.
pub(super) struct Checked {
    /// The catalog, or nothing where there is an error among the problems.
    pub(super) catalog: Option<Catalog>,
    /// Where its parts stand.
    pub(super) places: Places,
    /// The problems, by file and position.
    pub(super) problems: Vec<Problem>,
    /// What will be a problem once a day has passed.
    pub(super) expiring: Vec<(Day, Problem)>,
}

/// Makes a catalog of the texts.
pub(super) fn check(gathered: &Gathered, source: &dyn CatalogSource) -> Checked {
    checked(Report::new(&gathered.files, gathered.problems.clone()), gathered, source)
}

/// The same with one honesty rule switched off: the proof that nothing else holds what the rule holds.
#[cfg(test)]
pub(super) fn check_without(rule: &'static str, gathered: &Gathered, source: &dyn CatalogSource) -> Checked {
    checked(Report::without(rule, &gathered.files, gathered.problems.clone()), gathered, source)
}

fn checked(report: Report<'_>, gathered: &Gathered, source: &dyn CatalogSource) -> Checked {
    let mut check = Check {
        report,
        gathered,
        source,
        media: source.media(),
        pictures: Pictures::default(),
        effort: Effort::new(MOST_EFFORT),
        languages: Vec::new(),
        currency: None,
        items: Cell::new(0),
        personalised: false,
    };
    let catalog = catalog(&mut check);
    let problems = check.report.finish();
    let sound = problems.iter().all(|problem| problem.severity == Severity::Warning);
    match catalog.filter(|_| sound) {
        Some((catalog, places, expiring)) => Checked { catalog: Some(catalog), places, problems, expiring },
        None => Checked { catalog: None, places: Places::default(), problems, expiring: Vec::new() },
    }
}

/// A catalog, where its parts stand, and what will be a problem with it once a day has passed.
type Read = (Catalog, Places, Vec<(Day, Problem)>);

/// Reads all parts.
fn catalog(check: &mut Check<'_>) -> Option<Read> {
    let shop_file = check.body("shop.ron").and_then(|body| check.twin(body));
    if let Some(file) = &shop_file {
        (check.languages, check.currency) = (shop::languages(check, file), shop::currency(check, file));
        check.personalised = shop::personalised(check, file);
    }
    let check = &*check;
    let quiet = shop_file.as_ref().map(|file| quiet::quieten(check, &file.quiet)).unwrap_or_default();
    let (shop, taxes) = shop::shop(check, shop_file.as_ref());
    let attributes = attribute::attributes(check);
    let shelf = product::products(check, &taxes, &attributes);
    let (plan, questions, steps) = flow::flow(check, &shelf);
    let ReadOffers { sound: offers, known: known_offers, complete } = offer::offers(check, &shelf, &questions);
    let rules = order_rule::rules(check, &shelf);
    honesty::fair_comparisons(check, &shelf, &attributes, &offers);
    let hooks = plan.as_ref().map_or(&[][..], |plan| &plan.hooks);
    if !hooks.is_empty() && shelf.known.is_complete() && complete {
        honesty::in_catalog(check, Offered { shelf: &shelf, offers: &offers, rules: &rules, hooks });
    }
    let experiments = honesty::experiments(check, &shelf, (&known_offers, &offers));
    let (rules, places): (Vec<_>, Vec<_>) = rules.into_iter().unzip();
    let (offers, offer_places): (Vec<_>, Vec<_>) = offers.into_iter().unzip();
    let ids = offers.iter().map(|offer| offer.id.clone());
    let written = Written {
        attributes: attributes.items.clone(),
        products: shelf.items,
        offers: ids.zip(offer_places.iter().map(|place| place.item)).collect(),
        rules: places,
    };
    let catalog = Catalog::new(shop?, shelf.products, offers, attributes.attributes, plan?).with_rules(rules);
    let catalog = catalog.with_experiments(experiments).with_costs(shelf.costs);
    order_rule::possible(check, &catalog, &written.rules);
    if check.report.is_sound() {
        let stands = Stands { products: &shelf.known, offers: &offer_places, steps: &steps };
        let names = Names { attributes: &attributes.known, questions: &questions, taxes: &taxes };
        whole(check, &catalog, (&stands, &names));
        quiet::needed(check, &quiet);
    }
    let expiring = period::expiring(check, &catalog, &offer_places);
    Some((catalog, Places::new(&check.gathered.files, written), expiring))
}

/// Looks at a catalog as a whole, in which nothing is wrong so far: what only follows from something else that is wrong would
/// lead astray.
fn whole(check: &Check<'_>, catalog: &Catalog, (stands, names): (&Stands<'_, '_>, &Names<'_, '_>)) {
    let graph = Graph::new(catalog);
    reach::reach(check, catalog, (&graph, stands));
    loops::circles(check, catalog, (&graph, stands));
    saving::savings(check, catalog, stands);
    idle::idle(check, catalog, names);
    picture::unused(check);
}

/// A check reports, and reads single values, as every reading of a file does.
impl<'a> Deref for Check<'a> {
    type Target = Report<'a>;

    fn deref(&self) -> &Report<'a> {
        &self.report
    }
}

impl<'a> Check<'a> {
    /// The text of a file without what surrounds it, where its brackets are in order. What isn't is reported, so each file is asked for once.
    fn body(&self, name: &str) -> Option<&'a str> {
        self.survey(name).map(|survey| survey.whole)
    }

    /// The items of a file that is a list; nothing where it can't be read.
    fn items(&self, name: &str) -> Option<Vec<&'a str>> {
        let Survey { whole, items } = self.survey(name)?;
        let items = items.unwrap_or_else(|| outline::items(&self.report, whole));
        let before = self.items.get();
        self.items.set(before + items.len());
        // This is said once, at the one that is too much.
        if let Some(item) = MOST_ITEMS.checked_sub(before).and_then(|most| items.get(most)) {
            let message = format!("the catalog has more than {MOST_ITEMS} products, offers and the like");
            self.error(item, "too-many-items", message);
        }
        (self.items.get() <= MOST_ITEMS).then_some(items)
    }

    /// A first look at a file. What is wrong is reported.
    fn survey(&self, name: &str) -> Option<Survey<'a>> {
        let body = self.gathered.files.body(name)?;
        if let Ok(survey) = survey(body) {
            return Some(survey);
        }
        if !outline::is_in_order(&self.report, body) {
            return None;
        }
        let whole = outline::trimmed(body);
        if whole.is_empty() {
            self.report.add_to_file(name, Finding::error("empty-file", "there is nothing in this file"));
            return None;
        }
        Some(Survey { whole, items: None })
    }
}
