//! Owns what is said of an order whose things do not go together: what is to blame, and what each way out would cost.

use crate::catalog::{Catalog, Lang, ProductId, RuleKind, Selection};
use crate::compatibility::{Bounds, Cause, Change, conflict};
use crate::money::Money;
use crate::pricing::{LineId, Order, OrderLine, price};
use crate::ui::text::Tongue;

/// So many ways out are named; the cheapest first.
const MOST: usize = 10;

/// The lines that go below the refusal; nothing where everything goes together.
pub(super) fn ways_out(catalog: &Catalog, order: &Order, lang: Lang) -> String {
    let required = catalog.rules.iter().filter(|rule| rule.kind == RuleKind::Requires).flat_map(|rule| &rule.others);
    let mut additions: Vec<ProductId> = required.map(|part| part.product.clone()).collect();
    additions.sort();
    additions.dedup();
    additions.retain(|addition| !order.lines.iter().any(|line| line.product == *addition));
    let staying = order.lines.first().map(|line| line.id).into_iter().collect();
    let Some(found) = conflict(catalog, order, &Bounds { wanted: None, staying, additions }) else {
        return String::new();
    };
    let tongue = Tongue::new(lang, catalog.shop.currency);
    let mut lines: Vec<String> = found.causes.iter().map(|causes| said_of_causes(order, causes)).collect();
    let because = found.rules.iter().filter_map(|rule| catalog.rules.get(*rule));
    lines.extend(because.map(|rule| format!("  {}", rule.because.get(lang))));
    let mut priced: Vec<(Money, &Vec<Change>)> = found
        .repairs
        .iter()
        .filter_map(|changes| Some((price(catalog, &repaired(catalog, order, changes)).ok()?.total, changes)))
        .collect();
    priced.sort_by_key(|(total, changes)| (*total, changes.len()));
    if !priced.is_empty() {
        lines.push("it can be priced after one of these:".to_owned());
    }
    lines.extend(priced.iter().take(MOST).map(|(total, changes)| {
        let words: Vec<String> = changes.iter().map(|change| said(order, change)).collect();
        format!("  {}: {}", words.join(" and "), tongue.money(*total))
    }));
    let more = priced.len().saturating_sub(MOST);
    lines.extend((more > 0).then(|| format!("  and {more} more")));
    lines.iter().flat_map(|line| ["\n", line]).collect()
}

fn said_of_causes(order: &Order, causes: &[Cause]) -> String {
    let words = causes.iter().map(|cause| match cause {
        Cause::Choice(line, selection) => chosen(order, *line, selection),
        Cause::Line(line) => format!("'{}'", product(order, *line)),
        Cause::Missing(product) => format!("no '{product}'"),
    });
    format!("  these can't all stay: {}", words.collect::<Vec<_>>().join(" and "))
}

fn said(order: &Order, change: &Change) -> String {
    match change {
        Change::Choose(line, selection) => format!("choose {}", chosen(order, *line, selection)),
        Change::Remove(line) => format!("take out '{}'", product(order, *line)),
        Change::Add(product, _) => format!("add '{product}'"),
    }
}

fn chosen(order: &Order, line: LineId, selection: &Selection) -> String {
    format!("'{}' for '{}' of '{}'", selection.choice, selection.option, product(order, line))
}

fn product(order: &Order, line: LineId) -> &str {
    order.lines.iter().find(|known| known.id == line).map_or("", |line| line.product.as_str())
}

/// The order after a set of changes.
fn repaired(catalog: &Catalog, order: &Order, changes: &[Change]) -> Order {
    let mut order = order.clone();
    for change in changes {
        match change {
            Change::Choose(id, selection) => {
                if let Some(line) = order.lines.iter_mut().find(|line| line.id == *id) {
                    line.choices.insert(selection.option.clone(), selection.choice.clone());
                }
            }
            Change::Remove(id) => order.lines.retain(|line| line.id != *id),
            Change::Add(product, selections) => {
                let Some(known) = catalog.product(product) else { continue };
                let next = order.lines.iter().map(|line| line.id.0).max().map_or(0, |last| last.saturating_add(1));
                let mut choices = known.first_choices();
                choices.extend(selections.iter().map(|made| (made.option.clone(), made.choice.clone())));
                let line =
                    OrderLine { id: LineId(next), product: product.clone(), quantity: known.usual_quantity, choices };
                order.lines.push(line);
            }
        }
    }
    order
}
