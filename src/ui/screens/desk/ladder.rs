//! Owns prices drawn as a ladder: what a quantity costs, and by a bar what one of it comes to.

use eframe::egui::{Align2, CornerRadius, Rect, Ui, pos2, vec2};

use super::Desk;
use super::products::paragraph;
use crate::catalog::{Price, Product};
use crate::money::Money;
use crate::ui::screens::options::Cursor;
use crate::ui::theme::{Form, Style};
use crate::ui::widgets::Line;

/// A rung: so many for so much.
struct Rung {
    /// The quantity in words.
    quantity: String,
    /// What stands at the right.
    price: String,
    /// What one costs, in basis points of what it costs on the first rung.
    share: i64,
}

pub(super) fn show(ui: &mut Ui, desk: &Desk<'_>, cursor: &mut Cursor, product: &Product) {
    let tongue = desk.scene.tongue;
    let palette = &desk.scene.theme.palette;
    match &product.price {
        Price::Each(price) => {
            let text = tongue.say_with("desk-each", &[("price", tongue.money(*price).into())]);
            paragraph(ui, desk, cursor, (&text, Style::Note, palette.ink));
        }
        Price::Share { of, percent } => {
            let values = [("share", tongue.exact(*percent).into()), ("names", desk.names(of).into())];
            let text = tongue.say_with("desk-share-of", &values);
            paragraph(ui, desk, cursor, (&text, Style::Note, palette.ink));
        }
        Price::Packs(packs) => {
            let first = packs.first().map_or((Money::ZERO, 1), |pack| (pack.price, pack.size));
            let rungs = packs.iter().map(|pack| Rung {
                quantity: tongue.number(pack.size),
                price: tongue.money(pack.price),
                share: share((pack.price, pack.size), first),
            });
            bars(ui, desk, cursor, &rungs.collect::<Vec<_>>());
        }
        Price::Tiers(tiers) => {
            let first = tiers.first().map_or((Money::ZERO, 1), |tier| (tier.each, 1));
            let rungs = tiers.iter().map(|tier| Rung {
                quantity: tongue.say_with("desk-from", &[("count", tongue.number(tier.from).into())]),
                price: tongue.say_with("desk-each", &[("price", tongue.money(tier.each).into())]),
                share: share((tier.each, 1), first),
            });
            bars(ui, desk, cursor, &rungs.collect::<Vec<_>>());
        }
    }
    if !product.set_up.is_zero() {
        let text = tongue.say_with("options-set-up", &[("price", tongue.money(product.set_up).into())]);
        paragraph(ui, desk, cursor, (&text, Style::Mark, palette.soft));
    }
}

/// What one costs here, in basis points of what one costs there.
fn share((price, size): (Money, u32), (first, first_size): (Money, u32)) -> i64 {
    let here = i128::from(price.minor()) * i128::from(first_size) * 10_000;
    let there = i128::from(first.minor()) * i128::from(size);
    if there == 0 { 10_000 } else { i64::try_from(here / there).unwrap_or(10_000) }
}

fn bars(ui: &mut Ui, desk: &Desk<'_>, cursor: &mut Cursor, rungs: &[Rung]) {
    let theme = desk.scene.theme;
    let (measures, palette) = (&theme.measures, &theme.palette);
    let height = if measures.form == Form::Laptop { 24.0 } else { 30.0 };
    for rung in rungs {
        let place = cursor.take(height, 2.0);
        let number = place.with_max_x(place.min.x + place.width() * 0.17);
        Line::new(&rung.quantity, Style::Note, palette.soft).align(Align2::RIGHT_CENTER).show(ui, measures, number);
        let price = place.with_min_x(place.max.x - place.width() * 0.42);
        let groove = Rect::from_min_max(pos2(number.max.x + 12.0, place.min.y), pos2(price.min.x - 12.0, place.max.y));
        let bar = Rect::from_center_size(groove.center(), vec2(groove.width(), (height * 0.46).round()));
        // A ladder is read by how its rungs shorten.
        let filled = (rung.share as f32 / 10_000.0).clamp(0.02, 1.0);
        ui.painter().rect_filled(bar, CornerRadius::same(4), palette.groove);
        let part = bar.with_max_x(bar.min.x + bar.width() * filled);
        ui.painter().rect_filled(part, CornerRadius::same(4), palette.added);
        let drawn = Line::new(&rung.price, Style::Note, palette.ink).show(ui, measures, price);
        if rung.share != 10_000 {
            let less = desk.scene.tongue.percent(rung.share - 10_000);
            Line::new(&less, Style::Mark, palette.accent).show(ui, measures, price.with_min_x(drawn.max.x + 8.0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rung_is_measured_by_what_one_costs() {
        let hundred = (Money::from_minor(1999), 100);
        assert_eq!(share(hundred, hundred), 10_000);
        assert_eq!(share((Money::from_minor(2999), 250), hundred), 6001);
        assert_eq!(share((Money::from_minor(10), 1), (Money::ZERO, 1)), 10_000);
    }
}
