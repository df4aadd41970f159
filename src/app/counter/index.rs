//! Owns finding among all quotes: by name, company, code or product, and which to come back to first.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::catalog::Day;
use crate::flow::OrderCode;
use crate::flow::dossier::{Customer, QuoteStatus, SavedQuote};
use crate::ui::finding::{Findable, Query};

/// All quotes, ready to be searched. It takes its time to be made: it lives on a thread of its own.
#[derive(Debug, Default)]
pub struct QuoteIndex {
    entries: Vec<Entry>,
    places: BTreeMap<OrderCode, usize>,
    /// The customers, once somebody asked since a quote changed.
    customers: OnceLock<Vec<Known>>,
}

/// A customer, as their quotes tell of them.
#[derive(Debug)]
struct Known {
    customer: Customer,
    findable: Findable,
    /// How many quotes they have.
    count: usize,
}

#[derive(Debug)]
struct Entry {
    quote: SavedQuote,
    findable: Findable,
}

/// How many customers are listed at most.
const MOST_CUSTOMERS: usize = 200;

impl Entry {
    fn new(quote: SavedQuote) -> Self {
        let customer = &quote.customer;
        let code = quote.code.to_string();
        let who = format!("{} {}", customer.company, customer.name);
        let fields = [who.trim(), &code, quote.code.as_str(), &customer.mail];
        let products = quote.products.iter().map(String::as_str);
        let findable = Findable::new(fields.into_iter().chain(products));
        Self { quote, findable }
    }
}

impl QuoteIndex {
    /// An index of these quotes.
    #[must_use]
    pub fn new(quotes: impl IntoIterator<Item = SavedQuote>) -> Self {
        let mut index = Self::default();
        for quote in quotes {
            index.put(quote);
        }
        index
    }

    /// Puts a quote in, in place of what was known of it.
    pub fn put(&mut self, quote: SavedQuote) {
        let place = *self.places.entry(quote.code.clone()).or_insert(self.entries.len());
        let entry = Entry::new(quote);
        self.customers = OnceLock::new();
        match self.entries.get_mut(place) {
            Some(known) => *known = entry,
            None => self.entries.push(entry),
        }
    }

    /// The first so many quotes that are found, and how many there are. Where nothing is searched for, these are the open ones:
    /// those first that should have been come back to, then by their day, then the newest.
    #[must_use]
    pub fn search(&self, typed: &str, today: Day, most: usize) -> (Vec<SavedQuote>, usize) {
        let typed = typed.trim();
        let mut found: Vec<(u32, &SavedQuote)> = if typed.is_empty() {
            let open = self.entries.iter().filter(|entry| entry.quote.status == QuoteStatus::Open);
            open.map(|entry| (0, &entry.quote)).collect()
        } else {
            self.scored(typed)
        };
        let count = found.len();
        let rank = |(score, quote): &(u32, &SavedQuote)| {
            let is_late = quote.is_overdue(today);
            let day = quote.follow_up.filter(|_| quote.status == QuoteStatus::Open);
            (Reverse(*score), !is_late, day.is_none(), day, Reverse(quote.changed_at))
        };
        let order = |one: &(u32, &SavedQuote), other: &(u32, &SavedQuote)| {
            rank(one).cmp(&rank(other)).then_with(|| one.1.code.cmp(&other.1.code))
        };
        // Only what is shown is brought into order.
        if count > most.max(1) {
            found.select_nth_unstable_by(most, order);
            found.truncate(most);
        }
        found.sort_by(order);
        (found.into_iter().map(|(_, quote)| quote.clone()).collect(), count)
    }

    /// Everything that is found, with how well; on as many threads as the machine has cores.
    fn scored(&self, typed: &str) -> Vec<(u32, &SavedQuote)> {
        let threads = std::thread::available_parallelism().map_or(1, |cores| cores.get().min(4));
        let share = self.entries.len().div_ceil(threads).max(1);
        let look = |part: &'_ [Entry]| -> Vec<(u32, usize)> {
            let mut query = Query::new(typed);
            let found = part.iter().enumerate();
            found.filter_map(|(place, entry)| Some((query.score(&entry.findable)?, place))).collect()
        };
        let parts: Vec<Vec<(u32, usize)>> = std::thread::scope(|scope| {
            let workers: Vec<_> = self.entries.chunks(share).map(|part| scope.spawn(move || look(part))).collect();
            workers.into_iter().map(|worker| worker.join().unwrap_or_default()).collect()
        });
        let found = self.entries.chunks(share).zip(parts);
        found
            .flat_map(|(part, found)| {
                found.into_iter().filter_map(|(score, place)| Some((score, &part.get(place)?.quote)))
            })
            .collect()
    }

    /// The customers that are found, each with how many quotes they have; by their names.
    #[must_use]
    pub fn customers(&self, typed: &str) -> Vec<(Customer, usize)> {
        let mut query = Query::new(typed);
        let known = self.customers.get_or_init(|| self.known_customers());
        let found = known.iter().filter(|known| query.score(&known.findable).is_some());
        found.map(|known| (known.customer.clone(), known.count)).take(MOST_CUSTOMERS).collect()
    }

    /// The codes of a customer's quotes, the newest first, at most so many.
    #[must_use]
    pub fn of_customer(&self, customer: &Customer, most: usize) -> Vec<OrderCode> {
        let key = key_of(customer);
        let theirs = self.entries.iter().filter(|entry| key_of(&entry.quote.customer) == key);
        let mut theirs: Vec<&SavedQuote> = theirs.map(|entry| &entry.quote).collect();
        theirs.sort_by_key(|quote| Reverse(quote.changed_at));
        theirs.into_iter().take(most).map(|quote| quote.code.clone()).collect()
    }

    /// Everybody who has a quote, as their last one tells of them; by their names.
    fn known_customers(&self) -> Vec<Known> {
        let mut known: BTreeMap<(String, String, String), (&Customer, u64, usize)> = BTreeMap::new();
        for Entry { quote, .. } in self.entries.iter().filter(|entry| !entry.quote.customer.is_nobody()) {
            let customer = &quote.customer;
            let key = key_of(customer);
            let (latest, at, count) = known.entry(key).or_insert((customer, quote.changed_at, 0));
            *count += 1;
            if quote.changed_at > *at {
                (*latest, *at) = (customer, quote.changed_at);
            }
        }
        let known = known.into_values().map(|(customer, _, count)| Known {
            findable: Findable::new([customer.called(), &customer.name, &customer.mail]),
            customer: customer.clone(),
            count,
        });
        known.collect()
    }
}

/// What makes a customer the same one in two quotes.
fn key_of(customer: &Customer) -> (String, String, String) {
    (customer.called().to_lowercase(), customer.name.to_lowercase(), customer.mail.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Money;

    fn quote(number: u64, name: &str, product: &str, follow_up: Option<&str>) -> SavedQuote {
        SavedQuote {
            code: OrderCode::from_number(number),
            version: 1,
            customer: Customer { name: name.into(), company: format!("{name} BV"), ..Customer::default() },
            follow_up: follow_up.map(|day| Day::parse(day).unwrap()),
            status: QuoteStatus::Open,
            total: Money::from_minor(1000),
            products: vec![product.into()],
            changed_at: number,
        }
    }

    fn names(index: &QuoteIndex, typed: &str) -> Vec<String> {
        let (found, _) = index.search(typed, Day::parse("2026-11-28").unwrap(), 10);
        found.into_iter().map(|quote| quote.customer.name).collect()
    }

    fn index() -> QuoteIndex {
        QuoteIndex::new([
            quote(1, "Hoekstra", "Visitekaartjes, mat", None),
            quote(2, "Visser", "Briefpapier", Some("2026-12-04")),
            quote(3, "Dijkstra", "Vlag", Some("2026-11-20")),
            quote(4, "Postma", "Pen", Some("2026-11-28")),
        ])
    }

    #[test]
    fn what_is_late_comes_first_and_what_has_no_day_last() {
        assert_eq!(names(&index(), ""), ["Dijkstra", "Postma", "Visser", "Hoekstra"]);
    }

    #[test]
    fn names_companies_codes_and_products_are_found() {
        let index = index();
        assert_eq!(names(&index, "hoek"), ["Hoekstra"]);
        assert_eq!(names(&index, "postma bv"), ["Postma"]);
        assert_eq!(names(&index, "briefp"), ["Visser"]);
        assert_eq!(names(&index, &OrderCode::from_number(3).to_string()), ["Dijkstra"]);
        assert_eq!(names(&index, &OrderCode::from_number(3).as_str().to_lowercase()), ["Dijkstra"]);
    }

    #[test]
    fn what_was_ordered_is_found_but_not_open_any_more() {
        let mut index = index();
        let placed = QuoteStatus::Placed(OrderCode::from_number(9));
        index.put(SavedQuote { status: placed, ..quote(3, "Dijkstra", "Vlag", Some("2026-11-20")) });
        assert_eq!(names(&index, ""), ["Postma", "Visser", "Hoekstra"]);
        assert_eq!(names(&index, "dijkstra"), ["Dijkstra"]);
    }

    #[test]
    fn a_customer_with_two_quotes_is_one_customer() {
        let mut index = index();
        index.put(quote(5, "Hoekstra", "Pen", None));
        let found: Vec<(String, usize)> =
            index.customers("hoek").into_iter().map(|(customer, count)| (customer.name, count)).collect();
        assert_eq!(found, [("Hoekstra".to_owned(), 2)]);
    }
}
