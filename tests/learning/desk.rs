//! Why an offer is (not) shown, at the catalog's desk.

use std::sync::Arc;

use diderot::catalog::Lang;
use diderot::insight::learned::{Baskets, PairCounts, learn};
use diderot::ui::screens::desk::Tab;
use diderot::ui::theme::Form;

use crate::counter::Counter;

#[test]
fn each_factor_of_a_ranking_is_told_with_its_counts() {
    let mut baskets = Baskets::default();
    for number in 0..418 {
        baskets.push(if number < 259 { vec!["cards-matt", "card-box"] } else { vec!["cards-matt"] });
    }
    let mut counter = Counter::open(Form::Laptop, Lang::En, 1.0);
    counter.harness.state_mut().front.learned(Arc::new(learn(&PairCounts::of(&baskets))));
    counter.tab(Tab::Offers);
    counter.play(
        r#"touch, hook("cards-matt"), quantity(500), go_on, go_on, commit, answer("use", "fair"), answer("taste", "quiet"), keep_mine"#,
    );
    counter.desk().offer = Some("accessory/cards-matt/card-box".into());
    counter.frames();
    assert!(counter.says("1. Answers: fits ‘"));
    // 259 / 768 of the order's pull, believed for 418 / 468; a tenth from the first place in the catalog for the rest.
    let bought = "2. Bought together: 259 of the 418 orders with ‘Business cards, matt’ had it too. \
                  This order draws it by 33.7%; that counts for 89.3%, the catalog for the rest: 31.2% in all";
    assert!(counter.says(bought));
    assert!(counter.says("3. Style: the same words, "));
    assert!(counter.says("4. Catalog: without orders in place 1, good for 10%"));
    // What nobody bought counts as the catalog has it, and an upgrade always does.
    counter.desk().offer = Some("accessory/cards-matt/stamp".into());
    counter.frames();
    assert!(counter.says("2. Bought together: orders say nothing of that"));
    counter.desk().offer = Some("upgrade/cards-matt/cards-premium".into());
    counter.frames();
    assert!(counter.says("2. Bought together: orders say nothing of that"));
}
