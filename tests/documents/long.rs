//! An order that goes over many pages.

use diderot::catalog::Lang;
use diderot::export::{Kind, Papers, quote};
use diderot::pricing::{LineId, Order, OrderLine, price};

use super::readers::Read;
use super::shops::shops;
use super::{MARGINS, day, placed};

/// An order of so many lines, as far as a shop has so many things that can be bought together.
fn long(shop: &super::Shop, lines: usize) -> Papers {
    let own = placed(shop);
    let mut order = Order { multiplier: None, ..own.order.clone() };
    let mut next = 100;
    'all: loop {
        let before = order.lines.len();
        for product in &shop.catalog.products {
            if order.lines.len() >= lines {
                break 'all;
            }
            let mut longer = order.clone();
            let (quantity, choices) = (product.usual_quantity, product.first_choices());
            longer.lines.push(OrderLine { id: LineId(next), product: product.id.clone(), quantity, choices });
            next += 1;
            if price(&shop.catalog, &longer).is_ok() {
                order = longer;
            }
        }
        assert!(order.lines.len() > before, "{} has nothing more to sell", shop.name);
    }
    let quote = price(&shop.catalog, &order).unwrap();
    Papers { single: quote.clone(), quote, order, day: day(), ..own }
}

#[test]
fn thirty_things_flow_over_pages_with_the_heads_of_their_columns_on_each() {
    let read = Read::new("long");
    for shop in shops() {
        let papers = Papers { lang: Lang::Nl, ..long(shop, 30) };
        let file = read.file(&shop.name, &quote(&papers, Kind::Quote).unwrap().0);
        read.is_sound(&file);
        read.stays_within(&file, MARGINS);
        let text = read.text(&file);
        let pages: Vec<&str> = text.split('\u{c}').filter(|page| !page.trim().is_empty()).collect();
        assert_eq!(pages.len(), read.pages(&file));
        assert!(pages.len() >= 3, "{} pages for thirty things", pages.len());
        for (number, page) in pages.iter().enumerate() {
            let numbered = format!("Pagina {} van {}", number + 1, pages.len());
            assert!(page.contains(&numbered), "'{numbered}' is not in {page}");
            let has_things = papers.quote.lines.iter().any(|line| {
                let name = shop.catalog.product(&line.product).unwrap().name.get(Lang::Nl);
                page.lines().any(|line| line.trim_start().starts_with(name))
            });
            assert!(!has_things || page.contains("Omschrijving"), "no heads on page {}: {page}", number + 1);
        }
        // The sums never stand on a page without the last thing.
        let sums = pages.iter().find(|page| page.contains("Te betalen")).unwrap();
        assert!(sums.contains("Omschrijving"), "{sums}");
        for line in &papers.quote.lines {
            let name = shop.catalog.product(&line.product).unwrap().name.get(Lang::Nl);
            assert!(name.split(' ').all(|word| text.contains(word)), "{name} is not in {text}");
        }
    }
}
