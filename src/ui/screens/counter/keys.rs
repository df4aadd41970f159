//! Owns what the keyboard does at the desk before anything else heeds it.

use eframe::egui::{Key, Modifiers, Ui};

use super::{Command, Counter, CounterNotice, CounterView, CounterWish, Page, Sheet, adding, palette, start, talk};
use crate::flow::Action;
use crate::ui::screens::counter::command::Where;
use crate::ui::theme::{Contrast, Scheme};

/// Takes the keys of this frame, and says what is wanted by them.
pub(super) fn heed(ui: &Ui, counter: &Counter<'_>, view: &mut CounterView) -> Vec<CounterWish> {
    let mut wishes = Vec::new();
    if ui.input_mut(|input| Command::Palette.shortcut().take(input)) {
        if matches!(view.sheet, Some(Sheet::Palette { .. })) {
            view.close();
        } else {
            view.open(Sheet::Palette { typed: String::new(), at: 0 });
        }
        return wishes;
    }
    if view.sheet.is_some() {
        if pressed(ui, Key::Escape) {
            view.close();
        }
        return wishes;
    }
    if pressed(ui, Key::Escape) {
        let_go(view, &mut wishes);
    }
    let is_typing = match view.page {
        Page::Start => !view.search.is_empty(),
        Page::Quote => !view.typed.is_empty(),
    };
    // With the shift key first: without it the same key would be taken for the other command.
    let mut commands: Vec<Command> = Command::ALL.into_iter().chain(Command::answers()).collect();
    commands.sort_by_key(|command| !command.shortcut().shift);
    for command in commands {
        if can_do(command, view) && !(command.is_typing() && is_typing) {
            let is_pressed = ui.input_mut(|input| command.shortcut().take(input));
            wishes.extend(is_pressed.then(|| obey(command, counter, view)).flatten());
        }
    }
    // What people know from elsewhere does it too.
    if view.page == Page::Quote && !is_typing {
        let redo = ui.input_mut(|input| input.consume_key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z));
        wishes.extend(redo.then_some(CounterWish::Do(Command::Redo)));
    }
    if !ui.ctx().memory(|memory| memory.focused().is_some()) {
        view.wants_field = true;
    }
    match view.page {
        Page::Start => wishes.extend(start::heed(ui, counter, view)),
        Page::Quote => wishes.extend(adding::heed(ui, counter, view)),
    }
    wishes
}

/// Whether a key was pressed alone; it is taken then.
pub(super) fn pressed(ui: &Ui, key: Key) -> bool {
    ui.input_mut(|input| input.consume_key(Modifiers::NONE, key))
}

/// Escape lets go of one thing after the other, and never leaves a quote.
fn let_go(view: &mut CounterView, wishes: &mut Vec<CounterWish>) {
    view.wants_field = true;
    if view.notice.take().is_some() {
        return;
    }
    match view.page {
        Page::Start => {
            view.search.clear();
            view.row = 0;
            wishes.push(CounterWish::Search(String::new()));
        }
        Page::Quote => {
            view.typed.clear();
            view.hit = 0;
        }
    }
}

/// Whether something can be done on the page that is open.
pub(super) fn can_do(command: Command, view: &CounterView) -> bool {
    match command.place() {
        Where::Anywhere => true,
        Where::Start => view.page == Page::Start,
        Where::Quote => view.page == Page::Quote,
    }
}

/// Does what only concerns the screen, and returns what else is wanted.
pub(super) fn obey(command: Command, counter: &Counter<'_>, view: &mut CounterView) -> Option<CounterWish> {
    view.notice = None;
    match command {
        Command::Palette => view.open(Sheet::Palette { typed: String::new(), at: 0 }),
        Command::Find => {
            view.lists_customers = false;
            view.wants_field = true;
        }
        Command::Customers => {
            view.lists_customers = !view.lists_customers;
            view.row = 0;
        }
        Command::Margin => view.shows_margin = !view.shows_margin,
        Command::Dark => {
            view.preferences.scheme = match view.preferences.scheme {
                Scheme::Light => Scheme::Dark,
                Scheme::Dark => Scheme::Light,
            };
        }
        Command::Contrast => {
            view.preferences.contrast = match view.preferences.contrast {
                Contrast::Normal => Contrast::High,
                Contrast::High => Contrast::Normal,
            };
        }
        Command::Customer => {
            view.open(Sheet::Customer { customer: counter.quote.customer.clone(), missing: None });
        }
        Command::FollowUp => view.open(Sheet::FollowUp(String::new())),
        Command::Versions => {
            let last = counter.versions.len().saturating_sub(1);
            view.open(Sheet::Versions { before: last.saturating_sub(1), after: last });
        }
        Command::TalkNext => talk::step(counter, view, true),
        Command::TalkBefore => talk::step(counter, view, false),
        Command::Answer(number) => return talk::answer(counter, view, number),
        Command::Incentive if counter.is_open() => return on_incentive(counter, view),
        Command::Discount | Command::Options | Command::Remove if counter.is_open() => {
            return on_line(command, counter, view);
        }
        other => return Some(CounterWish::Do(other)),
    }
    None
}

/// What an earlier order gave is used: its code is typed; where it is used already, it is left for another order.
fn on_incentive(counter: &Counter<'_>, view: &mut CounterView) -> Option<CounterWish> {
    let state = counter.scene.session.state();
    if state.redeemed.is_some() {
        return Some(CounterWish::Act(Action::IncentiveTakenBack));
    }
    if state.anchor.is_none() {
        view.notice = Some(CounterNotice::CommitFirst);
    } else {
        view.open(Sheet::Incentive { typed: String::new(), is_wrong: false });
    }
    None
}

/// What concerns the order or its chosen line.
fn on_line(command: Command, counter: &Counter<'_>, view: &mut CounterView) -> Option<CounterWish> {
    match command {
        Command::Discount => {
            let state = counter.scene.session.state();
            let now = state.order.staff_discount;
            let percent = if now.basis_points() == 0 { String::new() } else { now.to_string() };
            let reason = state.discount_reason.clone().unwrap_or_default();
            view.open(Sheet::Discount { percent, reason, refused: None });
            None
        }
        Command::Options => {
            view.line.is_some().then(|| view.open(Sheet::Options(0)));
            None
        }
        _ => view.line.map(|line| CounterWish::Act(Action::LineRemoved(line))),
    }
}

/// What is picked in the palette is done as if its keys were pressed.
pub(super) fn picked(picked: palette::Picked, counter: &Counter<'_>, view: &mut CounterView) -> Option<CounterWish> {
    view.close();
    obey(picked, counter, view)
}
