//! Owns what stands above and below the pages of the desk: whose quote it is, and what can be done, with its keys.

use eframe::egui::{Align2, CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::keys::obey;
use super::pieces::{Look, button_row, command_button, command_width};
use super::{Command, Counter, CounterNotice, CounterView, CounterWish, Page, totals, words};
use crate::pricing::View;
use crate::ui::theme::{Measures, Style};
use crate::ui::widgets::Line;

/// How high the head is.
pub(super) fn height(measures: &Measures) -> f32 {
    (measures.header * 0.8).round()
}

/// How high the row of buttons at the foot is, with what is below it.
pub(super) fn foot_height(measures: &Measures) -> f32 {
    measures.button_dense + measures.gap * 0.75
}

/// The shop, the quote and its customer, and the palette.
pub(super) fn show(ui: &mut Ui, counter: &Counter<'_>, rect: Rect, view: &mut CounterView) -> Vec<CounterWish> {
    let scene = &counter.scene;
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let mut wishes = Vec::new();
    let high = (measures.chip * 0.8).round();
    let row = Rect::from_center_size(rect.center(), vec2(rect.width(), high));
    let all = counter.say("counter-do-palette");
    let width = command_width(ui, counter, (Command::Palette, &all));
    let place = row.with_min_x(row.max.x - width);
    if command_button(ui, counter, place, (Command::Palette, &all), Look::Plain) {
        wishes.extend(obey(Command::Palette, counter, view));
    }
    let mut right = place.min.x - 8.0;
    let shop = scene.text(&scene.session.catalog().shop.name).to_owned();
    let left = match view.page {
        Page::Start => {
            let drawn = Line::new(&shop, Style::Shop, palette.accent).show(ui, measures, row.with_max_x(right));
            let words = counter.say("counter-title");
            let beside = row.with_min_x(drawn.max.x + 14.0).with_max_x(right);
            Line::new(&words, Style::Note, palette.soft).show(ui, measures, beside);
            return finish(ui, rect, (counter, wishes));
        }
        Page::Quote => {
            let (pressed, x) = button_row(ui, counter, row.with_max_x(right), &[(Command::Start, Look::Quiet)]);
            wishes.extend(pressed.and_then(|command| obey(command, counter, view)));
            x
        }
    };
    let tax = match scene.session.state().order.view {
        View::Consumer => "counter-with-tax",
        View::Business => "counter-without-tax",
    };
    let tax = counter.say(tax);
    let width = command_width(ui, counter, (Command::TaxView, &tax));
    let place = Rect::from_min_size(pos2(right - width, row.min.y), vec2(width, high));
    if command_button(ui, counter, place, (Command::TaxView, &tax), Look::Plain) {
        wishes.extend(obey(Command::TaxView, counter, view));
    }
    right = place.min.x - 8.0;
    wishes.extend(about(ui, counter, row.with_min_x(left + 6.0).with_max_x(right), view));
    finish(ui, rect, (counter, wishes))
}

fn finish(ui: &Ui, rect: Rect, (counter, wishes): (&Counter<'_>, Vec<CounterWish>)) -> Vec<CounterWish> {
    ui.painter().hline(rect.x_range(), rect.max.y, Stroke::new(1.0, counter.scene.theme.palette.line));
    wishes
}

/// Which quote it is, for whom, and when to come back to it.
fn about(ui: &mut Ui, counter: &Counter<'_>, rect: Rect, view: &mut CounterView) -> Option<CounterWish> {
    let (measures, palette) = (&counter.scene.theme.measures, &counter.scene.theme.palette);
    let mut wish = None;
    let title = words::quote_title(counter);
    let drawn = Line::new(&title, Style::Strong, palette.ink).show(
        ui,
        measures,
        rect.with_max_x(rect.min.x + rect.width() * 0.36),
    );
    let mut x = drawn.max.x + 14.0;
    let customer = counter.quote.customer.called();
    let customer = if customer.is_empty() { counter.say("counter-no-customer") } else { customer.to_owned() };
    let follow_up = counter
        .quote
        .follow_up
        .map_or_else(|| counter.say("counter-no-follow-up"), |day| words::day_in_words(counter, day));
    for (command, text) in [(Command::Customer, customer), (Command::FollowUp, follow_up)] {
        let width = command_width(ui, counter, (command, &text)).min((rect.max.x - x).max(0.0));
        let place = Rect::from_min_size(pos2(x, rect.min.y), vec2(width, rect.height()));
        if width > 80.0 && command_button(ui, counter, place, (command, &text), Look::Plain) {
            wish = obey(command, counter, view);
        }
        x = place.max.x + 8.0;
    }
    wish
}

/// What is done most, with its keys; the one that goes on stands at the right.
pub(super) fn foot(ui: &mut Ui, counter: &Counter<'_>, rect: Rect, view: &mut CounterView) -> Option<CounterWish> {
    let measures = &counter.scene.theme.measures;
    let row = rect.with_max_y(rect.min.y + measures.button_dense);
    let margin = if view.shows_margin { Look::On } else { Look::Plain };
    let display = if view.shows_display { Look::On } else { Look::Plain };
    let (goes_on, others): (Option<Command>, Vec<(Command, Look)>) = match view.page {
        Page::Start => (
            Some(Command::NewQuote),
            vec![
                (Command::Find, Look::Plain),
                (Command::Customers, if view.lists_customers { Look::On } else { Look::Plain }),
                (Command::OpenFile, Look::Plain),
                (Command::OpenCatalog, Look::Plain),
            ],
        ),
        Page::Quote => (
            counter.is_open().then_some(Command::Place),
            vec![
                (Command::Save, Look::Plain),
                (Command::Discount, Look::Plain),
                (Command::ExportPdf, Look::Plain),
                (Command::Versions, Look::Plain),
                (Command::Display, display),
                (Command::Margin, margin),
                (Command::Duplicate, Look::Plain),
                (Command::SaveFile, Look::Plain),
            ],
        ),
    };
    let mut room = row;
    let mut pressed = None;
    if let Some(command) = goes_on {
        let text = counter.say(command.name());
        let width = command_width(ui, counter, (command, &text));
        let place = row.with_min_x(row.max.x - width);
        pressed = command_button(ui, counter, place, (command, &text), Look::Strong).then_some(command);
        room = row.with_max_x(place.min.x - 16.0);
    }
    let (other, _) = button_row(ui, counter, room, &others);
    pressed.or(other).and_then(|command| obey(command, counter, view))
}

/// What there is to say, above the buttons, until the next thing is done.
pub(super) fn notice(ui: &mut Ui, counter: &Counter<'_>, foot: Rect, view: &CounterView) {
    let Some(notice) = &view.notice else { return };
    let theme = counter.scene.theme;
    let (measures, palette) = (&theme.measures, &theme.palette);
    let text = words::notice(counter, notice);
    let is_good = matches!(
        notice,
        CounterNotice::Saved(_)
            | CounterNotice::Written(_)
            | CounterNotice::Placed(_)
            | CounterNotice::LogoIsOn
            | CounterNotice::NoteCopied
    );
    let ink = if is_good { palette.accent } else { palette.amber_text };
    let galley = ui.painter().layout_no_wrap(text.clone(), Style::Chip.font(measures), ink);
    let size = vec2((galley.size().x + 36.0).min(foot.width()), measures.button_dense);
    // It never lies over what the quote comes to.
    let sums = match view.page {
        Page::Quote if counter.scene.session.quote().is_some() => totals::height(counter) + measures.gap * 0.75,
        _ => 0.0,
    };
    let bottom = foot.min.y - sums - 10.0;
    let place = Rect::from_min_max(
        pos2(foot.center().x - size.x / 2.0, bottom - size.y),
        pos2(foot.center().x + size.x / 2.0, bottom),
    );
    let radius = CornerRadius::same(12);
    ui.painter().rect(place, radius, palette.card, Stroke::new(1.5, ink), StrokeKind::Inside);
    Line::new(&text, Style::Chip, ink).align(Align2::CENTER_CENTER).paint(ui, measures, place.shrink2(vec2(14.0, 0.0)));
    // It is read aloud as it comes.
    let response = ui.interact(place, ui.scope_id().with("counter notice"), Sense::empty());
    response.widget_info(|| WidgetInfo::labeled(Role::Status, true, &text));
}
