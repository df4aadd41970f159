//! Owns the step from what stands on disk to a catalog: every reference, text, price and rule is looked at.
//!
//! Parts are read in the order in which they need each other: shop, attributes, products, flow, offers. What is wrong is
//! reported where it stands; what only follows from something that is wrong already is not reported again.

mod accessory;
mod attribute;
mod bundle;
mod choice;
mod claims;
mod flow;
mod honesty;
mod known;
mod leaf;
mod look;
mod offer;
mod order_rule;
mod price;
mod product;
mod quantity;
mod question;
mod rule;
mod shop;
mod text;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use crate::catalog::{Catalog, Lang, Problem, Severity};
use crate::money::Currency;
use crate::storage::media::Media;

use honesty::Offered;
use offer::ReadOffers;

use super::gather::{CatalogSource, Gathered};
use super::outline::{self, MOST_ITEMS};
use super::report::{Finding, Report};
use super::survey::{Survey, survey};
use super::wording::unknown;

/// What every check needs.
struct Check<'a> {
    report: Report<'a>,
    gathered: &'a Gathered,
    source: &'a dyn CatalogSource,
    media: &'a dyn Media,
    /// The shop's languages; empty while they are not known.
    languages: Vec<Lang>,
    /// The shop's currency, where it is known.
    currency: Option<Currency>,
    /// How many products, offers and the like were seen.
    items: Cell<usize>,
    /// Which pictures are there, as far as that was asked: many products share one.
    pictures: RefCell<BTreeMap<String, bool>>,
    /// Whether goods carry the buyer's own design, where they do not say otherwise.
    personalised: bool,
}

/// Makes a catalog of the texts, or nothing where there is an error among the problems.
pub(super) fn check(gathered: &Gathered, source: &dyn CatalogSource) -> (Option<Catalog>, Vec<Problem>) {
    let report = Report::new(&gathered.files, gathered.problems.clone());
    let mut check = Check {
        report,
        gathered,
        source,
        media: source.media(),
        languages: Vec::new(),
        currency: None,
        items: Cell::new(0),
        pictures: RefCell::default(),
        personalised: false,
    };
    let catalog = catalog(&mut check);
    let problems = check.report.finish();
    let sound = problems.iter().all(|problem| problem.severity == Severity::Warning);
    (catalog.filter(|_| sound), problems)
}

/// Reads all parts.
fn catalog(check: &mut Check<'_>) -> Option<Catalog> {
    let shop_file = check.body("shop.ron").and_then(|body| check.twin(body));
    if let Some(file) = &shop_file {
        (check.languages, check.currency) = (shop::languages(check, file), shop::currency(check, file));
        check.personalised = shop::personalised(check, file);
    }
    let check = &*check;
    let (shop, taxes) = shop::shop(check, shop_file.as_ref());
    let attributes = attribute::attributes(check);
    let shelf = product::products(check, &taxes, &attributes);
    let (plan, questions) = flow::flow(check, &shelf);
    let ReadOffers { sound: offers, known: known_offers, complete } = offer::offers(check, &shelf, &questions);
    let rules = order_rule::rules(check, &shelf);
    honesty::fair_comparisons(check, &shelf, &attributes, &offers);
    let hooks = plan.as_ref().map_or(&[][..], |plan| &plan.hooks);
    if !hooks.is_empty() && shelf.known.is_complete() && complete {
        honesty::in_catalog(check, Offered { shelf: &shelf, offers: &offers, rules: &rules, hooks });
    }
    let experiments = honesty::experiments(check, (&known_offers, &offers));
    let (rules, places): (Vec<_>, Vec<_>) = rules.into_iter().unzip();
    let offers = offers.into_iter().map(|(offer, _)| offer).collect();
    let catalog = Catalog::new(shop?, shelf.products, offers, attributes.attributes, plan?).with_rules(rules);
    let catalog = catalog.with_experiments(experiments);
    order_rule::possible(check, &catalog, &places);
    Some(catalog)
}

impl<'a> Check<'a> {
    /// Adds what is wrong with a piece of a file.
    fn add(&self, piece: &str, finding: Finding) {
        self.report.add(piece, finding);
    }

    /// Adds an error about a piece of a file.
    fn error(&self, piece: &str, code: &'static str, message: impl Into<String>) {
        self.add(piece, Finding::error(code, message));
    }

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
