//! Owns one product in full: its picture, prices, choices, rules, what it is compared by and the offers that it is part of.

use eframe::egui::{Align2, CornerRadius, Rect, Stroke, Ui, pos2, vec2};

use super::graph::{Node, takes_part};
use super::head::AT_RIGHT;
use super::pieces::{Tone, is_near, row, row_height, scrolled, section, tag, tag_height, thing_link, width_of};
use super::products::paragraph;
use super::{Desk, DeskView, DeskWish, Tab, ladder};
use crate::catalog::{Choice, Product, ProductOption, Thing};
use crate::flow::design::SampleBrand;
use crate::ui::screens::comparison_rows::value_words;
use crate::ui::screens::options::Cursor;
use crate::ui::theme::{Form, Icon, Palette, Style};
use crate::ui::widgets::{Line, paint_icon, split_right};

pub(super) fn show(
    ui: &mut Ui,
    desk: &Desk<'_>,
    rect: Rect,
    (product, view): (&Product, &mut DeskView),
) -> Vec<DeskWish> {
    let measures = &desk.scene.theme.measures;
    let inner = rect.shrink(measures.inset);
    // Another product begins at its top.
    let name = format!("product {}", product.id);
    scrolled(ui, &name, inner, |ui, place| {
        let mut wishes = Vec::new();
        let mut cursor = Cursor { rect: place, y: place.min.y };
        let high = if measures.form == Form::Laptop { 0.36 } else { 0.40 };
        let picture = cursor.take((place.width() * high).min(place.height() * 0.42).round(), measures.pad * 0.7);
        desk.scene.sample_picture(ui, picture, product, SampleBrand::Nordwerk);
        cursor.rect = place.shrink2(vec2(measures.pad - measures.inset, 0.0));
        title(ui, desk, &mut cursor, product, &mut wishes);
        prices(ui, desk, &mut cursor, product, &mut wishes);
        for option in &product.options {
            choices(ui, desk, &mut cursor, (product, option), &mut wishes);
        }
        rules(ui, desk, &mut cursor, product, &mut wishes);
        values(ui, desk, &mut cursor, product, &mut wishes);
        offers(ui, desk, &mut cursor, (product, view), &mut wishes);
        (wishes, cursor.y + measures.pad)
    })
}

/// Its name, its id with the place, and what it is.
fn title(ui: &mut Ui, desk: &Desk<'_>, cursor: &mut Cursor, product: &Product, wishes: &mut Vec<DeskWish>) {
    let scene = &desk.scene;
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let place = cursor.take(Style::Title.font(measures).size * 1.3, 2.0);
    Line::new(scene.text(&product.name), Style::Title, palette.ink).show(ui, measures, place);
    let place = cursor.take(tag_height(scene.theme) + 4.0, 6.0);
    let drawn = Line::new(product.id.as_str(), Style::Mark, palette.soft).show(ui, measures, place);
    let rest = place.with_min_x(drawn.max.x + 18.0);
    wishes.extend(thing_link(ui, desk, rest, ("product", &Thing::Product(product.id.clone())), Align2::LEFT_CENTER));
    paragraph(ui, desk, cursor, (scene.text(&product.summary), Style::Note, palette.ink));
    let is_hook = scene.session.catalog().plan.hooks.contains(&product.id);
    let kind = match product.kind {
        crate::catalog::ProductKind::Goods => "desk-is-goods",
        crate::catalog::ProductKind::Service => "desk-is-service",
    };
    let mut tags = vec![(desk.say(kind), Tone::Plain)];
    if is_hook {
        tags.insert(0, (desk.say("desk-is-hook"), Tone::Now));
    }
    if product.personalised {
        tags.push((desk.say("desk-is-personal"), Tone::Plain));
    }
    tags.extend(product.style.iter().map(|word| (word.clone(), Tone::Plain)));
    flow(ui, desk, cursor, tags);
    if is_hook {
        let place = cursor.take(tag_height(scene.theme), 4.0);
        let thing = Thing::Hook(product.id.clone());
        let told = desk.say("desk-hook-there");
        let drawn = Line::new(&told, Style::Mark, palette.soft).show(ui, measures, place);
        let rest = place.with_min_x(drawn.max.x + 10.0);
        wishes.extend(thing_link(ui, desk, rest, ("hook", &thing), Align2::LEFT_CENTER));
    }
    cursor.y += measures.gap * 0.4;
}

/// Tags one after the other, in as many rows as they need.
fn flow(ui: &mut Ui, desk: &Desk<'_>, cursor: &mut Cursor, tags: Vec<(String, Tone)>) {
    let theme = desk.scene.theme;
    let mut place = cursor.take(tag_height(theme) + 2.0, 4.0);
    let mut x = place.min.x;
    for (text, tone) in tags {
        let width = width_of(ui, theme, (&text, Style::Mark)) + tag_height(theme);
        if x > place.min.x && x + width > place.max.x {
            place = cursor.take(tag_height(theme) + 2.0, 4.0);
            x = place.min.x;
        }
        x = tag(ui, theme, place.with_min_x(x), (&text, tone)) + 6.0;
    }
}

fn prices(ui: &mut Ui, desk: &Desk<'_>, cursor: &mut Cursor, product: &Product, wishes: &mut Vec<DeskWish>) {
    let rest = heading(ui, desk, cursor, &desk.say("desk-price"));
    wishes.extend(thing_link(ui, desk, rest, ("price", &Thing::Price(product.id.clone())), AT_RIGHT));
    ladder::show(ui, desk, cursor, product);
    cursor.y += desk.scene.theme.measures.gap * 0.5;
}

/// The heading of a part, a hairline over it. Returns the room at its right.
fn heading(ui: &mut Ui, desk: &Desk<'_>, cursor: &mut Cursor, text: &str) -> Rect {
    let theme = desk.scene.theme;
    let place = cursor.take(row_height(theme), 4.0);
    ui.painter().hline(place.x_range(), place.min.y, Stroke::new(1.0, theme.palette.row));
    section(ui, theme, place.with_min_y(place.min.y + 4.0), text)
}

/// What can be chosen for an option, and what each choice costs on top.
fn choices(
    ui: &mut Ui,
    desk: &Desk<'_>,
    cursor: &mut Cursor,
    (product, option): (&Product, &ProductOption),
    wishes: &mut Vec<DeskWish>,
) {
    let scene = &desk.scene;
    let rest = heading(ui, desk, cursor, scene.text(&option.name));
    let thing = Thing::Option(product.id.clone(), option.id.clone());
    wishes.extend(thing_link(ui, desk, rest, (&format!("option {}", option.id), &thing), AT_RIGHT));
    let height = tag_height(scene.theme) + 6.0;
    let mut place = cursor.take(height, 4.0);
    let mut x = place.min.x;
    for choice in &option.choices {
        let text = choice_words(desk, choice);
        let swatch = if choice.tint.is_some() { height } else { 0.0 };
        let width = width_of(ui, scene.theme, (&text, Style::Note)) + swatch;
        if x > place.min.x && x + width > place.max.x {
            place = cursor.take(height, 4.0);
            x = place.min.x;
        }
        if let Some(tint) = choice.tint {
            let centre = pos2(x + height * 0.36, place.center().y);
            let outline = Stroke::new(1.0, scene.theme.palette.line);
            ui.painter().circle(centre, height * 0.32, Palette::swatch(tint), outline);
        }
        let spot =
            Rect::from_min_max(pos2(x + swatch, place.min.y), pos2((x + width + 1.0).min(place.max.x), place.max.y));
        Line::new(&text, Style::Note, scene.theme.palette.ink).show(ui, &scene.theme.measures, spot);
        x += width + 18.0;
    }
    cursor.y += scene.theme.measures.gap * 0.4;
}

/// A choice and what it costs on top.
fn choice_words(desk: &Desk<'_>, choice: &Choice) -> String {
    let tongue = desk.scene.tongue;
    let name = desk.scene.text(&choice.name);
    let extra = &choice.extra;
    let mut costs = Vec::new();
    if !extra.per_unit.is_zero() {
        let price = tongue.difference(extra.per_unit);
        costs.push(tongue.say_with("options-per-unit", &[("price", price.into())]));
    }
    if !extra.per_line.is_zero() {
        costs.push(tongue.difference(extra.per_line));
    }
    if !extra.set_up.is_zero() {
        let price = tongue.difference(extra.set_up);
        costs.push(tongue.say_with("options-set-up", &[("price", price.into())]));
    }
    if costs.is_empty() { name.to_owned() } else { format!("{name} {}", costs.join(", ")) }
}

/// The rules between its choices, and those between it and other products.
fn rules(ui: &mut Ui, desk: &Desk<'_>, cursor: &mut Cursor, product: &Product, wishes: &mut Vec<DeskWish>) {
    let catalog = desk.scene.session.catalog();
    let own = product.rules.iter().enumerate().map(|(number, rule)| {
        (desk.choice_rule(product, rule), String::new(), Thing::ChoiceRule(product.id.clone(), number))
    });
    let concerns = |rule: &crate::catalog::OrderRule| {
        rule.when.product == product.id || rule.others.iter().any(|other| other.product == product.id)
    };
    let between = catalog.rules.iter().enumerate().filter(|(_, rule)| concerns(rule)).map(|(number, rule)| {
        (desk.order_rule(rule), desk.scene.text(&rule.because).to_owned(), Thing::OrderRule(number))
    });
    let all: Vec<_> = own.chain(between).collect();
    if all.is_empty() {
        return;
    }
    heading(ui, desk, cursor, &desk.say("desk-rules"));
    let palette = &desk.scene.theme.palette;
    for (text, because, thing) in all {
        let whole = cursor.rect;
        let (left, right) = split_right(whole, whole.width() * 0.34, 12.0);
        cursor.rect = left;
        let place = paragraph(ui, desk, cursor, (&text, Style::Note, palette.ink));
        if !because.is_empty() {
            paragraph(ui, desk, cursor, (&because, Style::Mark, palette.soft));
        }
        cursor.rect = whole;
        let spot = Rect::from_min_max(pos2(right.min.x, place.min.y), pos2(right.max.x, place.min.y + 22.0));
        let key = format!("{thing:?}");
        wishes.extend(thing_link(ui, desk, spot, (&key, &thing), AT_RIGHT));
        cursor.y += 4.0;
    }
    cursor.y += desk.scene.theme.measures.gap * 0.4;
}

/// What it is compared by.
fn values(ui: &mut Ui, desk: &Desk<'_>, cursor: &mut Cursor, product: &Product, wishes: &mut Vec<DeskWish>) {
    if product.compare.is_empty() {
        return;
    }
    let scene = &desk.scene;
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    heading(ui, desk, cursor, &desk.say("desk-compare"));
    for attribute in &scene.session.catalog().attributes {
        let Some(value) = product.compare.get(&attribute.id) else { continue };
        let place = cursor.take((Style::Note.font(measures).size * 1.7).round(), 0.0);
        let (words, right) = split_right(place, place.width() * 0.3, 10.0);
        let name = words.with_max_x(words.min.x + words.width() * 0.45);
        Line::new(scene.text(&attribute.name), Style::Note, palette.soft).show(ui, measures, name);
        let said = value_words(scene, attribute, value);
        Line::new(&said, Style::Note, palette.ink).show(ui, measures, words.with_min_x(name.max.x + 10.0));
        let thing = Thing::Attribute(attribute.id.clone());
        wishes.extend(thing_link(ui, desk, right, (&format!("attribute {}", attribute.id), &thing), AT_RIGHT));
    }
    cursor.y += measures.gap * 0.4;
}

/// The offers that it is part of, each the way to its connections.
fn offers(
    ui: &mut Ui,
    desk: &Desk<'_>,
    cursor: &mut Cursor,
    (product, view): (&Product, &mut DeskView),
    wishes: &mut Vec<DeskWish>,
) {
    let scene = &desk.scene;
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let part: Vec<_> = desk.all_offers().filter(|offer| takes_part(offer, &product.id)).collect();
    if part.is_empty() {
        return;
    }
    let rest = heading(ui, desk, cursor, &desk.say("desk-part-of"));
    let all = desk.say("desk-see-connections");
    let width = width_of(ui, scene.theme, (&all, Style::Mark)) + 2.0;
    let (_, spot) = split_right(rest, width, 0.0);
    if super::pieces::word_link(ui, scene.theme, spot, ("connections", &all, Style::Mark)) {
        view.tab = Tab::Connections;
        view.node = Some(Node::Product(product.id.clone()));
    }
    for offer in part {
        let place = cursor.take(row_height(scene.theme), 0.0);
        if !is_near(ui, place) {
            continue;
        }
        let (words, right) = split_right(place, place.width() * 0.32, 10.0);
        let title = desk.offer_title(offer);
        let response = row(ui, scene.theme, words.expand2(vec2(8.0, 0.0)), (offer.id.as_str(), &title), false);
        let kind = desk.kind_of(offer);
        let ground = Rect::from_min_max(words.min, pos2(words.min.x + words.width() * 0.2, words.max.y));
        tag(ui, scene.theme, ground, (&kind, Tone::Plain));
        let terms = desk.terms(offer).map(|terms| format!(" · {terms}")).unwrap_or_default();
        let line = format!("{title}{terms}");
        Line::new(&line, Style::Note, palette.ink).paint(ui, measures, words.with_min_x(ground.max.x + 8.0));
        wishes.extend(thing_link(
            ui,
            desk,
            right,
            (&format!("at {}", offer.id), &Thing::Offer(offer.id.clone())),
            AT_RIGHT,
        ));
        if response.clicked() {
            view.tab = Tab::Offers;
            view.offer = Some(offer.id.clone());
            view.kind = None;
        }
    }
}

/// A small picture of a product, or the sign of what has none.
pub(super) fn thumb(ui: &mut Ui, desk: &Desk<'_>, rect: Rect, product: Option<&Product>) {
    if let Some(product) = product {
        desk.scene.sample_thumb(ui, rect, product, SampleBrand::Nordwerk);
        return;
    }
    ui.painter().rect_filled(rect, CornerRadius::same(6), desk.scene.theme.palette.tint);
    let size = (rect.height() * 0.6).round();
    paint_icon(ui, rect, Icon::Package, size, desk.scene.theme.palette.accent);
}
