//! Owns the talk track: what to ask and what to suggest with this order, each answered by a key, with the reason that the walk gives.

use eframe::egui::{Align2, CornerRadius, Rect, Stroke, Ui, pos2, vec2};

use super::{Command, Counter, CounterView, CounterWish};
use crate::catalog::OfferKind;
use crate::flow::{Action, Response, Step, Suggestion};
use crate::ui::screens::desk::pieces::{Tone, row, scrolled, tag};
use crate::ui::screens::offer_notes::Notes;
use crate::ui::screens::offers::offer_name;
use crate::ui::screens::tax::payable;
use crate::ui::theme::Style;
use crate::ui::widgets::{Line, Paragraph, split_left, split_right, split_top, text_height};

/// Something to bring up.
struct Item {
    key: String,
    kind: &'static str,
    title: String,
    because: String,
    notes: String,
    difference: Option<String>,
    answers: Vec<(String, CounterWish)>,
    /// Which of the answers was given.
    given: Option<usize>,
}

/// What to bring up, questions first.
fn items(counter: &Counter<'_>) -> Vec<Item> {
    let questions = counter.talk.questions.iter().filter_map(|place| question(counter, *place));
    let offers =
        counter.talk.offers.iter().filter_map(|(kind, suggestion)| offer(counter, Step::Offers(*kind), suggestion));
    questions.chain(offers).collect()
}

fn question(counter: &Counter<'_>, place: usize) -> Option<Item> {
    let scene = &counter.scene;
    let question = scene.session.catalog().plan.questions.get(place)?;
    let answers = question.answers.iter().map(|answer| {
        let action = Action::NeedAnswered(question.id.clone(), answer.id.clone());
        (scene.text(&answer.name).to_owned(), CounterWish::AnswerAt(Step::Needs(place), action))
    });
    let answered = scene.session.state().answers.get(&question.id);
    Some(Item {
        key: format!("question {place}"),
        kind: "counter-ask",
        title: scene.text(&question.ask).to_owned(),
        because: String::new(),
        notes: String::new(),
        difference: None,
        answers: answers.collect(),
        given: answered.and_then(|id| question.answers.iter().position(|answer| answer.id == *id)),
    })
}

fn offer(counter: &Counter<'_>, step: Step, suggestion: &Suggestion) -> Option<Item> {
    let scene = &counter.scene;
    let offer = scene.session.catalog().offer(&suggestion.offer)?;
    let id = suggestion.offer.clone();
    let accepted = suggestion.response == Some(Response::Accepted);
    let no = if accepted {
        CounterWish::Act(Action::OfferTakenBack(id.clone()))
    } else {
        CounterWish::AnswerAt(step, Action::OfferDeclined(id.clone()))
    };
    let yes = CounterWish::AnswerAt(step, Action::OfferAccepted(id.clone()));
    let kind = match offer.kind {
        OfferKind::Upgrade { .. } => "counter-upgrade",
        OfferKind::Accessory { .. } => "counter-accessory",
        OfferKind::Bundle { .. } => "counter-bundle",
        OfferKind::Service { .. } => "counter-service",
        OfferKind::Multiplier { .. } => "counter-golden",
    };
    Some(Item {
        key: id.to_string(),
        kind,
        title: offer_name(scene, offer),
        because: scene.text(&offer.because).to_owned(),
        notes: Notes::of(scene, suggestion).all(),
        difference: Some(payable(scene, scene.tongue.difference(suggestion.difference))),
        answers: vec![(counter.say("counter-yes"), yes), (counter.say("counter-no"), no)],
        given: match suggestion.response {
            Some(Response::Accepted) => Some(0),
            Some(Response::Declined | Response::Passed) => Some(1),
            None => None,
        },
    })
}

/// Goes to the next thing to bring up, or to the one before.
pub(super) fn step(counter: &Counter<'_>, view: &mut CounterView, forward: bool) {
    let last = (counter.talk.questions.len() + counter.talk.offers.len()).saturating_sub(1);
    view.talk_at = if forward { (view.talk_at + 1).min(last) } else { view.talk_at.min(last).saturating_sub(1) };
}

/// Gives an answer to what is at hand, and goes on to the next that has none.
pub(super) fn answer(counter: &Counter<'_>, view: &mut CounterView, number: u8) -> Option<CounterWish> {
    let items = items(counter);
    let at = view.talk_at.min(items.len().saturating_sub(1));
    let item = items.get(at)?;
    let (_, wish) = item.answers.get(usize::from(number.checked_sub(1)?))?;
    if item.given == Some(usize::from(number - 1)) {
        return None;
    }
    let open = |(_, item): &(usize, &Item)| item.given.is_none();
    let next = items.iter().enumerate().skip(at + 1).find(open);
    view.talk_at = next.map_or(at, |(place, _)| place);
    Some(wish.clone())
}

/// The answers to what is at hand, for the palette.
pub(super) fn answers(counter: &Counter<'_>, view: &CounterView) -> Vec<(Command, String)> {
    let items = items(counter);
    let Some(item) = items.get(view.talk_at.min(items.len().saturating_sub(1))) else { return Vec::new() };
    let named = |text: &String| format!("{}: {text}", item.title);
    Command::answers().zip(&item.answers).map(|(command, (text, _))| (command, named(text))).collect()
}

/// Whether the order is dearer than suggestions may make it.
fn is_over_cap(counter: &Counter<'_>) -> bool {
    counter.scene.session.uplift().is_some_and(|uplift| uplift.headroom().is_negative())
}

/// Shows the talk track.
pub(super) fn show(ui: &mut Ui, counter: &Counter<'_>, rect: Rect, view: &mut CounterView) -> Vec<CounterWish> {
    let theme = counter.scene.theme;
    let (measures, palette) = (&theme.measures, &theme.palette);
    let (title, below) = split_top(rect, measures.chip * 0.8, 4.0);
    Line::new(&counter.say("counter-talk"), Style::Title, palette.ink).show(ui, measures, title);
    let steps =
        [Command::TalkBefore, Command::TalkNext].map(|command| command.shortcut().written(counter.scene.tongue));
    Line::new(&steps.join("  "), Style::Mark, palette.soft).align(Align2::RIGHT_CENTER).show(ui, measures, title);
    let items = items(counter);
    if items.is_empty() || !counter.is_open() {
        let lead = match (counter.scene.session.state().anchor.is_some(), counter.is_open()) {
            (_, false) => "counter-already-placed",
            (true, true) if is_over_cap(counter) => "counter-talk-capped",
            (true, true) => "counter-talk-none",
            (false, true) => "counter-talk-later",
        };
        Paragraph::new(&counter.say(lead), Style::Body, palette.soft, 5).show(ui, measures, below);
        return Vec::new();
    }
    view.talk_at = view.talk_at.min(items.len() - 1);
    scrolled(ui, "talk", below, |ui, inner| {
        let mut wishes = Vec::new();
        let mut y = inner.min.y;
        if counter.talk.has_stopped {
            let text = counter.say("counter-talk-stopped");
            let paragraph = Paragraph::new(&text, Style::Note, palette.amber_text, 3);
            y += paragraph.show(ui, measures, inner.with_min_y(y)) + 8.0;
        }
        for (place, item) in items.iter().enumerate() {
            let is_at_hand = place == view.talk_at;
            let spot = inner.with_min_y(y);
            let (wish, high) =
                if is_at_hand { open_item(ui, counter, spot, item) } else { (None, folded(ui, counter, spot, item)) };
            wishes.extend(wish);
            if high.is_sign_negative() {
                view.talk_at = place;
            }
            super::start::keep_in_sight(ui, spot.with_max_y(y + high.abs()), is_at_hand);
            y += high.abs() + 4.0;
        }
        if is_over_cap(counter) && !counter.talk.has_stopped {
            let text = counter.say("counter-talk-capped");
            let place = inner.with_min_y(y + 8.0).with_max_y(f32::INFINITY);
            y += 8.0 + Paragraph::new(&text, Style::Note, palette.soft, 4).show(ui, measures, place);
        }
        (wishes, y)
    })
}

/// Something that is not at hand: one row. Returns its height, negative where it was pressed.
fn folded(ui: &mut Ui, counter: &Counter<'_>, rect: Rect, item: &Item) -> f32 {
    let theme = counter.scene.theme;
    let (measures, palette) = (&theme.measures, &theme.palette);
    let high = (measures.chip * 0.82).round();
    let place = Rect::from_min_size(rect.min, vec2(rect.width(), high));
    let pressed = row(ui, theme, place, (&item.key, &item.title), false).clicked();
    let inner = place.shrink2(vec2(8.0, 0.0));
    let (words, right) = split_right(inner, inner.width() * 0.34, 8.0);
    let ink = if item.given.is_some() { palette.soft } else { palette.ink };
    Line::new(&item.title, Style::Note, ink).paint(ui, measures, words);
    if let Some((answer, _)) = item.given.and_then(|given| item.answers.get(given)) {
        let tone = if item.given == Some(0) || item.difference.is_none() { Tone::Now } else { Tone::Plain };
        tag(ui, theme, right, (answer, tone));
    } else {
        let beside = item.difference.clone().unwrap_or_else(|| counter.say(item.kind));
        Line::new(&beside, Style::Note, palette.soft).align(Align2::RIGHT_CENTER).paint(ui, measures, right);
    }
    if pressed { -high } else { high }
}

/// What is at hand: with its reason and its answers, each with its key. Returns its height.
fn open_item(ui: &mut Ui, counter: &Counter<'_>, rect: Rect, item: &Item) -> (Option<CounterWish>, f32) {
    let theme = counter.scene.theme;
    let (measures, palette) = (&theme.measures, &theme.palette);
    let pad = 12.0;
    let inside = rect.shrink2(vec2(pad, 0.0));
    let title = Paragraph::new(&item.title, Style::Strong, palette.ink, 3);
    let because = Paragraph::new(&item.because, Style::Body, palette.ink, 5);
    let notes = Paragraph::new(&item.notes, Style::Mark, palette.soft, 6);
    let said = |ui: &Ui, paragraph: &Paragraph<'_>, text: &str| {
        if text.is_empty() { 0.0 } else { text_height(ui, measures, paragraph, inside.width()) + 4.0 }
    };
    let (told, reason, noted) =
        (said(ui, &title, &item.title), said(ui, &because, &item.because), said(ui, &notes, &item.notes));
    let mark = (measures.chip * 0.5).round();
    let high = (measures.chip * 0.86).round();
    let across = if item.answers.len() == 2 { 2 } else { 1 };
    let rows = item.answers.len().div_ceil(across) as f32;
    let height = pad * 2.0 + mark + told + reason + noted + 6.0 + rows * (high + 6.0) - 6.0;
    let place = Rect::from_min_size(rect.min, vec2(rect.width(), height));
    ui.painter().rect_filled(place, CornerRadius::same(12), palette.tint);
    ui.painter().vline(place.min.x + 1.5, place.shrink(10.0).y_range(), Stroke::new(3.0, palette.accent));
    let mut y = place.min.y + pad;
    let line = Rect::from_min_size(pos2(inside.min.x, y), vec2(inside.width(), mark));
    Line::new(&counter.say(item.kind), Style::Mark, palette.accent).show(ui, measures, line);
    if let Some(difference) = &item.difference {
        Line::new(difference, Style::Strong, palette.ink).align(Align2::RIGHT_CENTER).show(ui, measures, line);
    }
    y += mark;
    for (paragraph, text, high) in
        [(title, &item.title, told), (because, &item.because, reason), (notes, &item.notes, noted)]
    {
        if !text.is_empty() {
            paragraph.show(ui, measures, Rect::from_min_size(pos2(inside.min.x, y), vec2(inside.width(), high)));
        }
        y += high;
    }
    y += 6.0;
    let mut wish = None;
    for (number, (text, wanted)) in item.answers.iter().enumerate() {
        let (column, line) = (number % across, number / across);
        let wide = (inside.width() - 6.0 * (across as f32 - 1.0)) / across as f32;
        let min = pos2(inside.min.x + (wide + 6.0) * column as f32, y + (high + 6.0) * line as f32);
        let spot = Rect::from_min_size(min, vec2(wide, high));
        if answer_button(ui, counter, spot, (number, text), item.given == Some(number)) {
            wish = Some(wanted.clone());
        }
    }
    (wish, height)
}

/// One answer: yes and no look the same.
fn answer_button(
    ui: &mut Ui,
    counter: &Counter<'_>,
    rect: Rect,
    (number, text): (usize, &str),
    is_given: bool,
) -> bool {
    let command = Command::Answer(u8::try_from(number + 1).unwrap_or(9));
    let look = if is_given { super::pieces::Look::On } else { super::pieces::Look::Plain };
    let (place, _) = split_left(rect, rect.width(), 0.0);
    ui.push_id(number, |ui| super::pieces::command_button(ui, counter, place, (command, text), look)).inner
}
