//! Owns the search for what is in a catalog and does nothing there. That is a matter of style.

use std::collections::BTreeSet;

use super::Check;
use super::known::Known;
use super::question::Questions;
use super::shop::Taxes;
use crate::catalog::{Attribute, Catalog};
use crate::storage::catalog_files::report::Finding;

/// Where the names of a catalog are defined.
pub(super) struct Names<'s, 'a> {
    pub(super) attributes: &'s Known<'a>,
    pub(super) questions: &'s Questions<'a>,
    pub(super) taxes: &'s Taxes<'a>,
}

/// Looks for what nothing uses.
pub(super) fn idle(check: &Check<'_>, catalog: &Catalog, names: &Names<'_, '_>) {
    unused_attributes(check, catalog, names.attributes);
    unused_questions(check, catalog, names.questions);
    unused_taxes(check, catalog, names.taxes);
}

fn unused_attributes(check: &Check<'_>, catalog: &Catalog, known: &Known<'_>) {
    let mut unused: BTreeSet<&str> =
        catalog.attributes.iter().map(|attribute: &Attribute| attribute.id.as_str()).collect();
    for product in &catalog.products {
        if unused.is_empty() {
            return;
        }
        for id in product.compare.keys() {
            unused.remove(id.as_str());
        }
    }
    for (id, at) in unused.into_iter().filter_map(|id| known.place(id).map(|at| (id, at))) {
        let finding = Finding::style("unused-attribute", format!("no product says anything about '{id}'"));
        check.add(at, finding.mend("name it in the compare of products, or take it out"));
    }
}

fn unused_questions(check: &Check<'_>, catalog: &Catalog, questions: &Questions<'_>) {
    let fitted: BTreeSet<&str> =
        catalog.offers.iter().flat_map(|offer| &offer.fits).map(|fit| fit.question.as_str()).collect();
    for question in catalog.plan.questions.iter().filter(|question| !fitted.contains(question.id.as_str())) {
        let Some(at) = questions.known.place(question.id.as_str()) else { continue };
        let message = format!("no offer fits any answer to '{}', so asking it changes nothing", question.id);
        let finding = Finding::style("unused-question", message);
        check.add(at, finding.mend("say in offers what they fit, or don't ask"));
    }
}

fn unused_taxes(check: &Check<'_>, catalog: &Catalog, known: &Taxes<'_>) {
    let shop = &catalog.shop;
    let mut taxes: BTreeSet<&str> = shop.taxes.iter().map(|tax| tax.id.as_str()).collect();
    let mut ways: BTreeSet<&str> = shop.shipping.classes.iter().map(|class| class.id.as_str()).collect();
    taxes.remove(shop.shipping.tax.as_str());
    for product in &catalog.products {
        if taxes.is_empty() && ways.is_empty() {
            return;
        }
        taxes.remove(product.tax.as_str());
        if let Some(way) = &product.shipping {
            ways.remove(way.as_str());
        }
    }
    for (id, at) in taxes.into_iter().filter_map(|id| known.known.place(id).map(|at| (id, at))) {
        let finding = Finding::style("unused-tax", format!("nothing is taxed at the rate '{id}'"));
        check.add(at, finding.mend("take it out, or name it where it belongs"));
    }
    for (id, at) in ways.into_iter().filter_map(|id| known.ways.place(id).map(|at| (id, at))) {
        let finding = Finding::style("unused-shipping", format!("no product is sent in the way '{id}'"));
        check.add(at, finding.mend("take it out, or name it in the shipping of products"));
    }
}
