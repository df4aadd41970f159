//! Owns the start page: one field over everything that is kept, the quotes to come back to, and the orders of today.

use eframe::egui::{Align2, Key, Rect, Stroke, Ui, vec2};

use super::pieces::{entry, hint, move_by_keys, row_height};
use super::{Counter, CounterView, CounterWish, keys, words};
use crate::flow::dossier::{QuoteStatus, SavedQuote};
use crate::pricing::View;
use crate::ui::screens::desk::pieces::{Tone, is_near, row, scrolled, tag};
use crate::ui::theme::Style;
use crate::ui::widgets::{Line, Paragraph, card, split_left, split_right, split_top};

/// What the keys do here: the arrows choose a row, enter opens it.
pub(super) fn heed(ui: &Ui, counter: &Counter<'_>, view: &mut CounterView) -> Option<CounterWish> {
    let count = if view.lists_customers { counter.shelf.customers.len() } else { counter.shelf.quotes.len() };
    view.row = move_by_keys(ui, view.row, count);
    let field = view.search.clone();
    // Enter on a button presses the button.
    let is_in_field = ui.ctx().text_edit_focused() || field.is_empty() && view.wants_field;
    (is_in_field && keys::pressed(ui, Key::Enter)).then(|| open(counter, view)).flatten()
}

/// Opens the row that is chosen.
fn open(counter: &Counter<'_>, view: &CounterView) -> Option<CounterWish> {
    if view.lists_customers {
        return counter.shelf.customers.get(view.row).map(|(customer, _)| CounterWish::NewFor(customer.clone()));
    }
    counter.shelf.quotes.get(view.row).map(|quote| CounterWish::Open(quote.code.clone()))
}

/// Shows the page.
pub(super) fn show(ui: &mut Ui, counter: &Counter<'_>, rect: Rect, view: &mut CounterView) -> Vec<CounterWish> {
    let measures = &counter.scene.theme.measures;
    let (left, right) = split_right(rect, (rect.width() * 0.27).max(290.0), measures.gap);
    let (field, below) = split_top(left, measures.button_dense, measures.gap * 0.75);
    let before = view.search.clone();
    let name = counter.say("counter-search");
    entry(ui, counter.scene.theme, field, ("search", &name), (&mut view.search, &mut view.wants_field));
    let mut wishes = Vec::new();
    if view.search != before {
        view.row = 0;
        wishes.push(CounterWish::Search(view.search.clone()));
    }
    let theme = counter.scene.theme;
    let (title, below) = split_top(below, measures.chip * 0.8, 4.0);
    let words = if view.lists_customers { "counter-customers" } else { "counter-open-quotes" };
    Line::new(&counter.say(words), Style::Title, theme.palette.ink).show(ui, measures, title);
    if !view.lists_customers && counter.shelf.quote_count > counter.shelf.quotes.len() {
        let values = [
            ("shown", counter.shelf.quotes.len().to_string().into()),
            ("count", counter.scene.tongue.number(u32::try_from(counter.shelf.quote_count).unwrap_or(u32::MAX)).into()),
        ];
        let more = counter.scene.tongue.say_with("counter-shown", &values);
        Line::new(&more, Style::Note, theme.palette.soft).align(Align2::RIGHT_CENTER).show(ui, measures, title);
    }
    card(ui, theme, below);
    let inner = below.shrink2(vec2(measures.inset, measures.inset));
    wishes.extend(if view.lists_customers {
        customers(ui, counter, inner, view)
    } else {
        quotes(ui, counter, inner, view)
    });
    orders(ui, counter, right);
    wishes
}

/// The quotes; only what is in sight is drawn.
fn quotes(ui: &mut Ui, counter: &Counter<'_>, rect: Rect, view: &mut CounterView) -> Option<CounterWish> {
    if counter.shelf.quotes.is_empty() {
        let (title, lead) = if view.search.trim().is_empty() {
            ("counter-no-quotes", "counter-no-quotes-lead")
        } else {
            ("counter-none-found", "counter-none-found-lead")
        };
        empty(ui, counter, rect, (title, lead));
        return None;
    }
    let high = row_height(counter.scene.theme);
    scrolled(ui, "quotes", rect, |ui, inner| {
        let mut wish = None;
        let mut y = inner.min.y;
        for (place, quote) in counter.shelf.quotes.iter().enumerate() {
            let spot = Rect::from_min_size(eframe::egui::pos2(inner.min.x, y), vec2(inner.width(), high));
            y += high;
            let is_chosen = place == view.row;
            if !is_near(ui, spot) && !is_chosen {
                continue;
            }
            if quote_row(ui, counter, spot, (quote, is_chosen)) {
                view.row = place;
                wish = Some(CounterWish::Open(quote.code.clone()));
            }
            keep_in_sight(ui, spot, is_chosen);
        }
        (wish, y)
    })
}

/// Brings the chosen row into sight where it is not.
pub(super) fn keep_in_sight(ui: &Ui, spot: Rect, is_chosen: bool) {
    let sight = ui.clip_rect();
    if is_chosen && (spot.max.y > sight.max.y || spot.min.y < sight.min.y) {
        ui.scroll_to_rect(spot, None);
    }
}

fn quote_row(ui: &mut Ui, counter: &Counter<'_>, rect: Rect, (quote, is_chosen): (&SavedQuote, bool)) -> bool {
    let theme = counter.scene.theme;
    let (measures, palette) = (&theme.measures, &theme.palette);
    let total = counter.scene.tongue.money(quote.total);
    let called = quote.customer.called();
    let called = if called.is_empty() { counter.say("counter-no-customer") } else { called.to_owned() };
    let code = quote.code.to_string();
    let key = format!("quote {code}");
    let name = format!("{called}, {code}, {total}");
    let pressed = row(ui, theme, rect, (&key, &name), is_chosen).clicked();
    let inner = rect.shrink2(vec2(10.0, 0.0));
    let (who, rest) = split_left(inner, inner.width() * 0.3, 12.0);
    let (upper, lower) = halves(who);
    Line::new(&called, Style::Strong, palette.ink).paint(ui, measures, upper);
    let values = [("code", code.into()), ("version", quote.version.to_string().into())];
    let version = counter
        .scene
        .tongue
        .say_with(if quote.version == 0 { "counter-code-order" } else { "counter-code-version" }, &values);
    Line::new(&version, Style::Mark, palette.soft).paint(ui, measures, lower);
    let (rest, sum) = split_right(rest, rest.width() * 0.19, 8.0);
    Line::new(&total, Style::Amount, palette.ink).align(Align2::RIGHT_CENTER).paint(ui, measures, sum);
    let (what, when) = split_right(rest, rest.width() * 0.36, 12.0);
    let contents = words::contents(counter, quote);
    Line::new(&contents, Style::Note, palette.soft).paint(ui, measures, what);
    if let Some((words, tone)) = when_of(counter, quote) {
        tag(ui, theme, when, (&words, tone));
    }
    pressed
}

/// When to come back to a quote, or what became of it.
fn when_of(counter: &Counter<'_>, quote: &SavedQuote) -> Option<(String, Tone)> {
    if let QuoteStatus::Placed(_) = quote.status {
        return Some((counter.say("counter-is-placed"), Tone::Plain));
    }
    let day = quote.follow_up?;
    let tone = match day.days_after(counter.today) {
        ..0 => Tone::Wrong,
        0 => Tone::Look,
        _ => Tone::Plain,
    };
    Some((words::day_in_words(counter, day), tone))
}

/// The upper and the lower line of a row.
pub(super) fn halves(rect: Rect) -> (Rect, Rect) {
    let middle = rect.center().y + 1.0;
    let inner = rect.shrink2(vec2(0.0, rect.height() * 0.1));
    (inner.with_max_y(middle), inner.with_min_y(middle))
}

fn customers(ui: &mut Ui, counter: &Counter<'_>, rect: Rect, view: &mut CounterView) -> Option<CounterWish> {
    if counter.shelf.customers.is_empty() {
        empty(ui, counter, rect, ("counter-none-found", "counter-none-found-lead"));
        return None;
    }
    let theme = counter.scene.theme;
    let (measures, palette) = (&theme.measures, &theme.palette);
    let high = row_height(theme);
    scrolled(ui, "customers", rect, |ui, inner| {
        let mut wish = None;
        let mut y = inner.min.y;
        for (place, (customer, count)) in counter.shelf.customers.iter().enumerate() {
            let spot = Rect::from_min_size(eframe::egui::pos2(inner.min.x, y), vec2(inner.width(), high));
            y += high;
            let is_chosen = place == view.row;
            if !is_near(ui, spot) && !is_chosen {
                continue;
            }
            let key = format!("customer {place}");
            if row(ui, theme, spot, (&key, customer.called()), is_chosen).clicked() {
                view.row = place;
                wish = Some(CounterWish::NewFor(customer.clone()));
            }
            keep_in_sight(ui, spot, is_chosen);
            let (who, rest) = split_left(spot.shrink2(vec2(10.0, 0.0)), spot.width() * 0.34, 12.0);
            let (upper, lower) = halves(who);
            Line::new(customer.called(), Style::Strong, palette.ink).paint(ui, measures, upper);
            let beside = if customer.company.trim().is_empty() { "" } else { customer.name.trim() };
            Line::new(beside, Style::Mark, palette.soft).paint(ui, measures, lower);
            let (reach, rest) = split_left(rest, rest.width() * 0.5, 12.0);
            let reached = [customer.mail.trim(), customer.phone.trim()].join("  ");
            Line::new(reached.trim(), Style::Note, palette.soft).paint(ui, measures, reach);
            let kind = if customer.kind == View::Business { "counter-business" } else { "counter-consumer" };
            let (kind_place, number) = split_left(rest, rest.width() * 0.5, 8.0);
            tag(ui, theme, kind_place, (&counter.say(kind), Tone::Plain));
            let quotes = counter.scene.tongue.say_with("counter-quotes-of", &[("count", count.to_string().into())]);
            Line::new(&quotes, Style::Note, palette.soft).align(Align2::RIGHT_CENTER).paint(ui, measures, number);
        }
        (wish, y)
    })
}

fn empty(ui: &mut Ui, counter: &Counter<'_>, rect: Rect, (title, lead): (&str, &str)) {
    let (measures, palette) = (&counter.scene.theme.measures, &counter.scene.theme.palette);
    let place = Rect::from_center_size(rect.center(), vec2(rect.width().min(560.0), measures.pad * 7.0));
    let (above, below) = split_top(place, measures.pad * 2.2, 6.0);
    Line::new(&counter.say(title), Style::Title, palette.ink).align(Align2::CENTER_CENTER).show(ui, measures, above);
    Paragraph::new(&counter.say(lead), Style::Body, palette.soft, 3).centred().show(ui, measures, below);
}

/// The orders of today, and what they come to.
fn orders(ui: &mut Ui, counter: &Counter<'_>, rect: Rect) {
    let theme = counter.scene.theme;
    let (measures, palette) = (&theme.measures, &theme.palette);
    card(ui, theme, rect);
    let inner = rect.shrink(measures.pad);
    let (title, mut rest) = split_top(inner, measures.chip * 0.8, 6.0);
    Line::new(&counter.say("counter-orders-today"), Style::Title, palette.ink).show(ui, measures, title);
    if counter.shelf.orders.is_empty() {
        let (place, _) = split_top(rest, 28.0, 0.0);
        hint(ui, counter, place, &counter.say("counter-no-orders"));
        return;
    }
    let sum = counter.shelf.orders.iter().map(|order| order.total).sum();
    let high = row_height(theme);
    let room = ((rest.height() - high) / high).floor().max(1.0) as usize;
    for order in counter.shelf.orders.iter().take(room) {
        let (place, below) = split_top(rest, high, 0.0);
        let (words, amount) = split_right(place, place.width() * 0.36, 8.0);
        let (upper, lower) = halves(words);
        Line::new(&order.name, Style::Strong, palette.ink).show(ui, measures, upper);
        Line::new(&order.code.to_string(), Style::Mark, palette.soft).show(ui, measures, lower);
        let total = counter.scene.tongue.money(order.total);
        Line::new(&total, Style::Strong, palette.ink).align(Align2::RIGHT_CENTER).show(ui, measures, amount);
        ui.painter().hline(place.x_range(), place.max.y, Stroke::new(1.0, palette.row));
        rest = below;
    }
    let (place, _) = split_top(rest, high, 0.0);
    let count = counter
        .scene
        .tongue
        .say_with("counter-orders-sum", &[("count", counter.shelf.orders.len().to_string().into())]);
    Line::new(&count, Style::Note, palette.soft).show(ui, measures, place);
    let sum = counter.scene.tongue.money(sum);
    Line::new(&sum, Style::Amount, palette.accent).align(Align2::RIGHT_CENTER).show(ui, measures, place);
}
