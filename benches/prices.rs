//! Prices.
#![expect(clippy::indexing_slicing, clippy::print_stdout, clippy::expect_used, reason = "x")]
#[path = "../tests/common/baskets.rs"]
mod baskets;
#[path = "../tests/common/lots.rs"]
mod lots;
#[path = "../tests/common/parts.rs"]
mod parts;
fn main() {
    for size in [baskets::Size::Usual, baskets::Size::Medium, baskets::Size::Hard, baskets::Size::Large] {
        let b = baskets::basket(size, 1);
        let start = std::time::Instant::now();
        let q = diderot::pricing::price(&b.catalog, &b.order).expect("priced");
        println!("{} {:?} {} {}", size.name(), start.elapsed(), q.total, q.proven_optimal);
    }
}
