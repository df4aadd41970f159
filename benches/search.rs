//! How long it takes to find a quote among 100 000: as every letter is typed.
//!
//! `cargo bench --bench search`. The window never waits for it: it is done on a thread of its own. The bound is 50 ms.
#![expect(clippy::print_stdout, reason = "a measurement is told")]

use std::time::Instant;

use diderot::app::QuoteIndex;
use diderot::catalog::Day;
use diderot::flow::OrderCode;
use diderot::flow::dossier::{Customer, QuoteStatus, SavedQuote};
use diderot::money::Money;

const QUOTES: u64 = 100_000;
const NAMES: [&str; 12] = [
    "Hoekstra",
    "de Vries",
    "Postma",
    "Visser",
    "Dijkstra",
    "Bakker",
    "van der Meer",
    "Jansen",
    "Hofstra",
    "Terpstra",
    "Wiersma",
    "Zijlstra",
];
const FIRST: [&str; 10] =
    ["Anna", "Jitske", "Wytze", "Klaas", "Sjoukje", "Pieter", "Femke", "Douwe", "Marije", "Hylke"];
const TRADES: [&str; 9] = [
    "Bakkerij",
    "Kapsalon",
    "Garage",
    "Notariskantoor",
    "Bouwbedrijf",
    "Hotel",
    "Drogisterij",
    "Fietsenmaker",
    "Makelaardij",
];
const PRODUCTS: [&str; 8] = [
    "Visitekaartjes, mat",
    "Briefpapier",
    "Enveloppen met logo",
    "Ronde stickers",
    "Mok met logo",
    "Balpennen met logo",
    "Poster A2",
    "Folder, zes pagina's",
];

fn pick<'a>(of: &[&'a str], number: u64) -> &'a str {
    usize::try_from(number).ok().and_then(|number| of.get(number % of.len())).copied().unwrap_or_default()
}

fn quote(number: u64) -> SavedQuote {
    let mixed = number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20;
    let name = format!("{} {}", pick(&FIRST, mixed), pick(&NAMES, mixed / 7));
    let customer = Customer {
        company: format!("{} {} {}", pick(&TRADES, mixed / 11), pick(&NAMES, mixed / 13), number % 997),
        mail: format!("{}@voorbeeld.nl", name.to_lowercase().replace(' ', ".")),
        name,
        ..Customer::default()
    };
    SavedQuote {
        code: OrderCode::from_number(number * 7_919 % 729_000_000),
        version: 1,
        customer,
        follow_up: None,
        status: QuoteStatus::Open,
        total: Money::from_minor(i64::try_from(mixed % 100_000).unwrap_or_default()),
        products: (0..3).map(|place| pick(&PRODUCTS, mixed / (17 + place)).to_owned()).collect(),
        changed_at: number,
    }
}

fn main() {
    let Ok(today) = Day::parse("2026-11-28") else { return };
    let begun = Instant::now();
    let index = QuoteIndex::new((0..QUOTES).map(quote));
    println!("index of {QUOTES} quotes: {} ms", begun.elapsed().as_millis());
    let code = OrderCode::from_number(777 * 7_919).to_string();
    for typed in
        ["", "h", "ho", "hoek", "hoekstra", "bakkerij hoek", "visitek", "hoekstra mok", code.as_str(), "zzzzzz"]
    {
        let mut times: Vec<u128> = Vec::new();
        let mut count = 0;
        for _ in 0..9 {
            let begun = Instant::now();
            count = index.search(typed, today, 200).1;
            times.push(begun.elapsed().as_micros());
        }
        times.sort_unstable();
        let (median, most) = (times.get(4).copied().unwrap_or_default(), times.last().copied().unwrap_or_default());
        println!("{typed:>16}: {count:>6} found, median {median:>6} µs, slowest {most:>6} µs");
    }
    for when in ["first", "again"] {
        let begun = Instant::now();
        let customers = index.customers("hoek");
        println!("customers, {when}: {:>6} found, {} ms", customers.len(), begun.elapsed().as_millis());
    }
}
