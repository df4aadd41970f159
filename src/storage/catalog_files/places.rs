//! Owns where the parts of a sound catalog stand in its files: noted while it is read as a few numbers each, and looked up in
//! the texts when somebody asks.

use super::lexer::{Lexer, Token, TokenKind};
use super::outline::written_id;
use super::source::{SourceFiles, Spot};
use crate::catalog::{Catalog, OfferId, Place, Thing};

/// What is written of the parts of a catalog, in the catalog's own order.
pub(super) struct Written<'a> {
    /// Its attributes.
    pub(super) attributes: Vec<&'a str>,
    /// Its products.
    pub(super) products: Vec<&'a str>,
    /// Its offers.
    pub(super) offers: Vec<(OfferId, &'a str)>,
    /// Its rules between things in one order.
    pub(super) rules: Vec<&'a str>,
}

/// Where the parts of a catalog stand.
#[derive(Clone, Debug, Default)]
pub struct Places {
    attributes: Vec<Spot>,
    products: Vec<Spot>,
    /// By their names, in their order: which of them a catalog has depends on the day.
    offers: Vec<(OfferId, Spot)>,
    rules: Vec<Spot>,
}

impl Places {
    /// Notes where pieces of these files stand.
    pub(super) fn new(files: &SourceFiles, written: Written<'_>) -> Self {
        let mut last = 0;
        let mut spot = |piece: &str| files.spot(piece, &mut last).unwrap_or_default();
        let attributes = written.attributes.into_iter().map(&mut spot).collect();
        let products = written.products.into_iter().map(&mut spot).collect();
        let mut offers: Vec<_> = written.offers.into_iter().map(|(id, piece)| (id, spot(piece))).collect();
        offers.sort_by(|(one, _), (other, _)| one.cmp(other));
        Self { attributes, products, offers, rules: written.rules.into_iter().map(&mut spot).collect() }
    }

    /// Where a part of the catalog stands in the files that it was read from; nothing for what is in neither.
    #[must_use]
    pub fn find(&self, (catalog, files): (&Catalog, &SourceFiles), thing: &Thing) -> Option<Place> {
        let item = |spots: &[Spot], number: Option<usize>| files.piece(*spots.get(number?)?);
        let product = |id| item(&self.products, catalog.product_position(id));
        let piece = match thing {
            Thing::Shop => return Some(whole(files, "shop.ron")),
            Thing::Flow => return Some(whole(files, "flow.ron")),
            Thing::Hook(id) => {
                let hooks = field(files.body("flow.ron")?, "hooks");
                let hook = hooks.and_then(|hooks| items(hooks).into_iter().find(|hook| unquoted(hook) == id.as_str()));
                hook.or(hooks)?
            }
            Thing::Attribute(id) => {
                let number = catalog.attributes.iter().position(|attribute| attribute.id == *id);
                item(&self.attributes, number)?
            }
            Thing::Product(id) => product(id)?,
            Thing::Price(id) => within(product(id)?, "price"),
            Thing::Option(id, option) => {
                let whole = product(id)?;
                let options = field(whole, "options").map(items).unwrap_or_default();
                let named = |piece: &&str| written_id(piece).map(unquoted) == Some(option.as_str());
                options.into_iter().find(named).unwrap_or(whole)
            }
            Thing::ChoiceRule(id, number) => {
                let whole = product(id)?;
                field(whole, "rules").map(items).and_then(|rules| rules.get(*number).copied()).unwrap_or(whole)
            }
            Thing::Offer(id) => {
                let number = self.offers.binary_search_by(|(known, _)| known.cmp(id)).ok()?;
                files.piece(self.offers.get(number)?.1)?
            }
            Thing::OrderRule(number) => item(&self.rules, Some(*number))?,
        };
        Some(files.place(piece))
    }
}

/// The start of a file.
fn whole(files: &SourceFiles, name: &str) -> Place {
    let start = files.body(name).map(super::outline::trimmed).and_then(|body| body.get(..body.find('(')?));
    start.map_or_else(|| Place::file(name), |start| files.place(start))
}

/// What stands behind `name:` in an item, or the item where it is not written.
fn within<'a>(item: &'a str, name: &str) -> &'a str {
    field(item, name).unwrap_or(item)
}

/// What stands behind `name:` in an item.
fn field<'a>(item: &'a str, name: &str) -> Option<&'a str> {
    let mut depth = 0_usize;
    let mut last = ["", ""];
    let mut found: Option<(usize, usize)> = None;
    for token in Lexer::new(item).flatten() {
        let ends = depth == 1 && (token.kind == TokenKind::Comma || is_close(&token));
        match found {
            Some((start, end)) if ends => return item.get(start..end),
            Some((start, _)) => found = Some((start, token.start + token.text.len())),
            None if depth == 1 && last == [name, ":"] => {
                found = Some((token.start, token.start + token.text.len()));
            }
            None => {}
        }
        match token.kind {
            TokenKind::Open(_) => depth += 1,
            TokenKind::Close(_) => depth = depth.saturating_sub(1),
            TokenKind::Comma | TokenKind::Word | TokenKind::Quoted | TokenKind::Sign => {}
        }
        last = [last[1], token.text];
    }
    None
}

/// The items of a list.
fn items(list: &str) -> Vec<&str> {
    let mut items = Vec::new();
    let (mut depth, mut open): (usize, Option<(usize, usize)>) = (0, None);
    for token in Lexer::new(list).flatten() {
        let ends = depth == 1 && (token.kind == TokenKind::Comma || is_close(&token));
        if ends {
            items.extend(open.take().and_then(|(start, end)| list.get(start..end)));
        } else if depth > 0 {
            let end = token.start + token.text.len();
            open = Some((open.map_or(token.start, |(start, _)| start), end));
        }
        match token.kind {
            TokenKind::Open(_) => depth += 1,
            TokenKind::Close(_) => depth = depth.saturating_sub(1),
            TokenKind::Comma | TokenKind::Word | TokenKind::Quoted | TokenKind::Sign => {}
        }
    }
    items
}

const fn is_close(token: &Token<'_>) -> bool {
    matches!(token.kind, TokenKind::Close(_))
}

/// A name without its quotes.
fn unquoted(text: &str) -> &str {
    text.trim_matches('"')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::load_builtin;

    /// What is written at a place.
    fn written(thing: &Thing) -> (String, String) {
        let loaded = load_builtin().unwrap();
        let place = loaded.places.find((&loaded.catalog, &loaded.files), thing).unwrap();
        let text = loaded.files.text(&place.file).unwrap()[place.span.clone()].to_owned();
        (place.file, text)
    }

    #[test]
    fn every_part_of_the_catalog_is_found_where_it_is_written() {
        let loaded = load_builtin().unwrap();
        let (catalog, files) = (&loaded.catalog, &loaded.files);
        let text = |thing: &Thing| {
            let place = loaded.places.find((catalog, files), thing).unwrap_or_else(|| panic!("{thing:?}"));
            assert!(place.line > 0 && place.column > 0, "{thing:?}");
            files.text(&place.file).unwrap()[place.span].to_owned()
        };
        for product in &catalog.products {
            let id = &product.id;
            assert!(text(&Thing::Product(id.clone())).contains(&format!("id: \"{id}\"")), "{id}");
            let price = text(&Thing::Price(id.clone()));
            assert!(
                ["each(", "packs(", "tiers(", "share("].iter().any(|form| price.starts_with(form)),
                "{id}: {price}"
            );
            for option in &product.options {
                let option_text = text(&Thing::Option(id.clone(), option.id.clone()));
                assert!(option_text.contains(&format!("id: \"{}\"", option.id)), "{id}: {option_text}");
                assert!(!option_text.starts_with("Product"), "{id}");
            }
            for number in 0..product.rules.len() {
                let rule = text(&Thing::ChoiceRule(id.clone(), number));
                assert!(rule.starts_with("Requires") || rule.starts_with("Excludes"), "{id}: {rule}");
            }
        }
        for offer in &catalog.offers {
            let text = text(&Thing::Offer(offer.id.clone()));
            let because = offer.because.get(crate::catalog::Lang::En);
            assert!(text.contains(because), "{}: {text}", offer.id);
        }
        for (number, rule) in catalog.rules.iter().enumerate() {
            assert!(text(&Thing::OrderRule(number)).contains(rule.when.product.as_str()));
        }
        for attribute in &catalog.attributes {
            let text = text(&Thing::Attribute(attribute.id.clone()));
            assert!(text.contains(&format!("id: \"{}\"", attribute.id)), "{text}");
        }
        for hook in &catalog.plan.hooks {
            assert_eq!(text(&Thing::Hook(hook.clone())), format!("\"{hook}\""));
        }
    }

    #[test]
    fn the_shop_and_its_walk_are_found_too() {
        assert_eq!(written(&Thing::Shop), ("shop.ron".to_owned(), "Shop".to_owned()));
        assert_eq!(written(&Thing::Flow), ("flow.ron".to_owned(), "Flow".to_owned()));
    }

    #[test]
    fn a_field_is_found_at_its_own_depth_only() {
        let item = "Product(id: \"a\", name: { price: 1 }, /* price: 2 */ price: packs({ 1: 2 }), last: [1, 2])";
        assert_eq!(field(item, "price"), Some("packs({ 1: 2 })"));
        assert_eq!(field(item, "last").map(items), Some(vec!["1", "2"]));
        assert_eq!(field(item, "none"), None);
        assert_eq!(within(item, "none"), item);
    }
}
