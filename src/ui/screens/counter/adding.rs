//! Owns the field of a quote: a few letters find a product, a number sets how many, both together add so many of it.

use eframe::egui::{Align2, Area, Key, Order, Rect, Sense, Ui, pos2, vec2};

use super::pieces::{entry, row_height};
use super::view::Found;
use super::{Counter, CounterView, CounterWish, keys};
use crate::catalog::ProductId;
use crate::flow::Action;
use crate::pricing::quantity_price;
use crate::ui::finding::{Findable, found};
use crate::ui::screens::desk::pieces::row;
use crate::ui::screens::tax::own;
use crate::ui::theme::Style;
use crate::ui::widgets::{Line, card, split_right};

/// How many of the found products are listed.
const LISTED: usize = 7;

/// What was typed: how many, and of what.
pub(super) fn parsed(typed: &str) -> (Option<u32>, &str) {
    let typed = typed.trim();
    let (first, rest) = typed.split_once(char::is_whitespace).unwrap_or((typed, ""));
    // 'x' and '×' behind a number are how people write how many.
    let number = first.trim_end_matches(['x', 'X', '×']);
    match number.replace('.', "").parse::<u32>() {
        Ok(quantity) if !number.is_empty() => (Some(quantity), rest.trim()),
        _ => (None, typed),
    }
}

/// What the keys do in the field: the arrows choose among what is found or among the lines, enter does it.
pub(super) fn heed(ui: &Ui, counter: &Counter<'_>, view: &mut CounterView) -> Option<CounterWish> {
    keep_line(counter, view);
    let (quantity, name) = parsed(&view.typed);
    let name = name.to_owned();
    let hits = hits(counter, view, &name);
    let lines: Vec<_> = counter.scene.session.state().order.lines.iter().map(|line| line.id).collect();
    let steps = i32::from(keys::pressed(ui, Key::ArrowDown)) - i32::from(keys::pressed(ui, Key::ArrowUp));
    if name.is_empty() {
        let at = view.line.and_then(|line| lines.iter().position(|known| *known == line));
        let to = moved(at.unwrap_or_default(), steps, lines.len());
        view.line = lines.get(to).copied();
    } else {
        view.hit = moved(view.hit, steps, hits.len().min(LISTED));
    }
    let is_in_field = ui.ctx().text_edit_focused();
    if !is_in_field || view.typed.trim().is_empty() || !keys::pressed(ui, Key::Enter) {
        return None;
    }
    let action = if name.is_empty() {
        Action::QuantityChosen(view.line?, quantity?)
    } else {
        let product = hits.get(view.hit)?;
        let usual = counter.scene.session.catalog().product(product).map_or(1, |known| known.usual_quantity);
        Action::ProductAdded(product.clone(), quantity.unwrap_or(usual))
    };
    Some(CounterWish::Act(action))
}

/// The place so many steps on, within a list.
fn moved(at: usize, steps: i32, count: usize) -> usize {
    let last = count.saturating_sub(1);
    match steps {
        1 => (at + 1).min(last),
        -1 => at.saturating_sub(1).min(last),
        _ => at.min(last),
    }
}

/// Keeps a line chosen that is there; the last one where none is.
fn keep_line(counter: &Counter<'_>, view: &mut CounterView) {
    let lines = &counter.scene.session.state().order.lines;
    if !view.line.is_some_and(|chosen| lines.iter().any(|line| line.id == chosen)) {
        view.line = lines.last().map(|line| line.id);
    }
}

/// The products that are found by what is typed, the best first. Sought once for it.
fn hits(counter: &Counter<'_>, view: &mut CounterView, words: &str) -> Vec<ProductId> {
    if words.is_empty() {
        return Vec::new();
    }
    let (catalog, lang) = (counter.scene.session.catalog(), counter.scene.tongue.lang());
    if let Some(known) = &view.found
        && std::sync::Arc::ptr_eq(&known.catalog, catalog)
        && (known.lang, known.words.as_str()) == (lang, words)
    {
        return known.products.clone();
    }
    let all = catalog.products.iter().map(|product| {
        let fields = [counter.scene.text(&product.name), product.id.as_str()];
        (product, Findable::new(fields))
    });
    let products: Vec<ProductId> = found(words, all).into_iter().take(40).map(|product| product.id.clone()).collect();
    view.hit = 0;
    let catalog = std::sync::Arc::clone(catalog);
    view.found = Some(Found { catalog, lang, words: words.to_owned(), products: products.clone() });
    products
}

/// Shows the field, and what is found below it.
pub(super) fn show(ui: &mut Ui, counter: &Counter<'_>, rect: Rect, view: &mut CounterView) -> Option<CounterWish> {
    let theme = counter.scene.theme;
    let name = counter.say("counter-add");
    if !counter.is_open() {
        super::pieces::hint(ui, counter, rect, &counter.say("counter-already-placed"));
        return None;
    }
    let response = entry(ui, theme, rect, ("add", &name), (&mut view.typed, &mut view.wants_field));
    let (quantity, words) = parsed(&view.typed);
    let words = words.to_owned();
    if !response.has_focus() || words.is_empty() && quantity.is_none() {
        return None;
    }
    let hits = hits(counter, view, &words);
    let rows = hits.len().min(LISTED);
    let high = row_height(theme) * 0.86;
    let (measures, palette) = (&theme.measures, &theme.palette);
    let height = high * rows.max(1) as f32 + measures.inset * 2.0;
    let place = Rect::from_min_size(pos2(rect.min.x, rect.max.y + 6.0), vec2(rect.width(), height));
    let area = Area::new(ui.scope_id().with("found")).order(Order::Middle).fixed_pos(place.min).constrain(false);
    let mut wish = None;
    area.show(ui.ctx(), |ui| {
        ui.allocate_rect(place, Sense::hover());
        card(ui, theme, place);
        let inner = place.shrink(measures.inset);
        if rows == 0 {
            let says = match (quantity, view.line) {
                (Some(quantity), Some(line)) if words.is_empty() => quantity_hint(counter, (line, quantity)),
                _ => counter.say("counter-no-product"),
            };
            Line::new(&says, Style::Note, palette.soft).show(ui, measures, inner.shrink2(vec2(10.0, 0.0)));
            return;
        }
        for (number, product) in hits.iter().take(rows).enumerate() {
            let y = inner.min.y + high * number as f32;
            let spot = Rect::from_min_size(pos2(inner.min.x, y), vec2(inner.width(), high));
            if hit_row(ui, counter, spot, (product, quantity), number == view.hit) {
                let usual = counter.scene.session.catalog().product(product).map_or(1, |known| known.usual_quantity);
                wish = Some(CounterWish::Act(Action::ProductAdded(product.clone(), quantity.unwrap_or(usual))));
            }
        }
    });
    wish
}

/// What a number alone would do.
fn quantity_hint(counter: &Counter<'_>, (line, quantity): (crate::pricing::LineId, u32)) -> String {
    let line = counter.scene.session.state().line(line);
    let name = line.map_or_else(String::new, |line| counter.scene.name(&line.product));
    let values = [("count", counter.scene.tongue.number(quantity).into()), ("name", name.into())];
    counter.scene.tongue.say_with("counter-will-set", &values)
}

fn hit_row(
    ui: &mut Ui,
    counter: &Counter<'_>,
    rect: Rect,
    (id, quantity): (&ProductId, Option<u32>),
    is_chosen: bool,
) -> bool {
    let scene = &counter.scene;
    let (theme, measures, palette) = (scene.theme, &scene.theme.measures, &scene.theme.palette);
    let Some(product) = scene.session.catalog().product(id) else { return false };
    let name = scene.text(&product.name);
    let pressed = row(ui, theme, rect, (id.as_str(), name), is_chosen).clicked();
    let inner = rect.shrink2(vec2(10.0, 0.0));
    let (rest, price) = split_right(inner, inner.width() * 0.3, 10.0);
    Line::new(name, Style::Strong, palette.ink).paint(ui, measures, rest);
    let quantity = quantity.unwrap_or(product.usual_quantity);
    let amount = quantity_price(product, quantity).map_or_else(
        |_not_sold| counter.say("counter-not-sold-so"),
        |price| format!("{} × · {}", scene.tongue.number(quantity), own(scene, scene.tongue.money(price))),
    );
    Line::new(&amount, Style::Note, palette.ink).align(Align2::RIGHT_CENTER).paint(ui, measures, price);
    pressed
}

#[cfg(test)]
mod tests {
    use super::parsed;

    #[test]
    fn a_number_in_front_says_how_many() {
        assert_eq!(parsed("250"), (Some(250), ""));
        assert_eq!(parsed(" 250 visite "), (Some(250), "visite"));
        assert_eq!(parsed("2x pen"), (Some(2), "pen"));
        assert_eq!(parsed("1.000 pen"), (Some(1000), "pen"));
        assert_eq!(parsed("3-zits bank"), (None, "3-zits bank"));
        assert_eq!(parsed("x"), (None, "x"));
        assert_eq!(parsed(""), (None, ""));
        assert_eq!(parsed("99999999999"), (None, "99999999999"));
    }
}
