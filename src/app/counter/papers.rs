//! Owns the lines of a quote as CSV.

use crate::flow::Session;
use crate::pricing::View;
use crate::ui::text::Tongue;

/// The lines of a quote as CSV: amounts are plain numbers, with or without tax as the quote is seen.
pub(super) fn lines(session: &Session, tongue: &Tongue) -> Result<String, String> {
    let Some(quote) = session.quote() else { return Err(tongue.say("counter-empty")) };
    let mut writer = csv::Writer::from_writer(Vec::new());
    let tax = if quote.view == View::Business { "counter-without-tax" } else { "counter-with-tax" };
    let head = ["counter-column-what", "counter-column-options", "counter-column-count"].map(|name| tongue.say(name));
    let amount = format!("{} {} ({})", tongue.say("counter-column-total"), quote.currency.code(), tongue.say(tax));
    let mut rows = vec![head.into_iter().chain([amount]).collect::<Vec<String>>()];
    for line in &quote.lines {
        let Some(product) = session.catalog().product(&line.product) else { continue };
        let chosen = product.chosen(&line.choices).map(|(_, choice)| choice.name.get(tongue.lang()));
        rows.push(vec![
            product.name.get(tongue.lang()).to_owned(),
            chosen.collect::<Vec<_>>().join(", "),
            line.quantity.to_string(),
            line.total.plain(quote.currency),
        ]);
    }
    let given = quote.incentive.map(|effect| ("review-incentive", -effect.amount));
    let sums = [Some(("review-discount", -quote.discount)), given];
    let rest = [("review-shipping", quote.shipping.price), ("review-total", quote.total)];
    for (name, sum) in sums.into_iter().flatten().chain(rest) {
        rows.push(vec![tongue.say(name), String::new(), String::new(), sum.plain(quote.currency)]);
    }
    for row in rows {
        writer.write_record(row).map_err(|error| error.to_string())?;
    }
    let bytes = writer.into_inner().map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}
