//! Owns the comparison with larger text: one card below the other, each with all that is different about it.

use eframe::egui::{Align2, CornerRadius, Rect, Ui, pos2, vec2};

use super::page::Page;
use crate::flow::Action;
use crate::ui::screens::claims::{Telling, claims};
use crate::ui::screens::comparison::{Column, columns_of, look_at, pick_wish};
use crate::ui::screens::comparison_card::pick_words;
use crate::ui::screens::comparison_plan::reason;
use crate::ui::screens::comparison_rows::{CompareRow, ShownValue, compare_rows};
use crate::ui::screens::{ViewState, Wish};
use crate::ui::theme::{Space, Style};
use crate::ui::widgets::{keyed_button, selected_ring};

pub(super) fn show(ui: &mut Ui, page: &mut Page<'_, '_>, view: &mut ViewState) -> Option<Wish> {
    let (scene, measures) = (page.scene, page.measures());
    page.heading(ui, &scene.tongue.say("upgrade-title"), &scene.say_of_design("upgrade-lead"));
    let columns = columns_of(scene);
    let rows = compare_rows(scene, &columns);
    let is_shown = |row: &&CompareRow| view.equal_open || !row.is_equal || row.values.iter().any(ShownValue::is_worse);
    let shown: Vec<&CompareRow> = rows.iter().filter(is_shown).collect();
    let hidden = rows.len() - shown.len();
    let mut wish = page.grid(ui, (columns.len(), 340.0, 2), |ui, page, number| {
        let column = columns.get(number)?;
        let ((picked, looked), place) = page.card(ui, 0.0, |ui, page| column_parts(ui, page, (number, column), &shown));
        if column.chosen {
            selected_ring(ui, scene.theme, place);
        }
        let look = || columns.first().map(|own| look_at(own, column));
        if picked { Some(pick_wish(column)) } else { look().filter(|_| looked) }
    });
    if hidden > 0 || view.equal_open {
        let text = if view.equal_open {
            scene.tongue.say("upgrade-less")
        } else {
            scene.tongue.say_with("upgrade-all", &[("count", hidden.into())])
        };
        if page.link(ui, &text, Align2::LEFT_CENTER, Space::SMALL) {
            view.equal_open = !view.equal_open;
        }
    }
    if scene.session.has_more() && page.link(ui, &scene.tongue.say("upgrade-more"), Align2::LEFT_CENTER, Space::SMALL) {
        wish = Some(Wish::Act(Action::MoreAsked));
    }
    let sends = scene.session.catalog().shop.sends;
    let foot = scene.tongue.say(if sends { "upgrade-foot" } else { "upgrade-foot-collect" });
    page.say(ui, (&foot, Style::Note, scene.theme.palette.soft), measures.gap);
    wish
}

/// What lies on the card of a column; returns whether it was picked, and whether a close look at it was asked for.
fn column_parts(
    ui: &mut Ui,
    page: &mut Page<'_, '_>,
    (number, column): (usize, &Column<'_>),
    rows: &[&CompareRow],
) -> (bool, bool) {
    let scene = page.scene;
    let palette = &scene.theme.palette;
    let what = if column.offer.is_some() { "look-beside" } else { "look-at" };
    let looked = page.closely(ui, (&column.pictured(page.scene), &column.choices), what);
    if !column.within_cap {
        let cap = scene.tongue.share(scene.session.catalog().plan.cap.basis_points());
        let text = scene.tongue.say_with("more-over", &[("cap", cap.into())]);
        page.say(ui, (&text, Style::Note, palette.amber_text), Space::TINY);
    }
    page.pair(
        ui,
        (scene.text(&column.product.name), Style::Title, palette.ink),
        (&scene.tongue.difference(column.difference), Style::Amount, palette.ink),
        10.0,
    );
    page.say(ui, (reason(scene, column), Style::Note, palette.soft), Space::SMALL);
    for row in rows {
        let Some(value) = row.values.get(number) else { continue };
        page.rule(ui);
        page.say(ui, (&row.name, Style::Note, palette.soft), 2.0);
        if let Some(share) = value.bar {
            let place = page.take(8.0, Space::TINY);
            let bar = Rect::from_min_size(pos2(place.min.x, place.min.y), vec2(place.width() * 0.5 * share, 8.0));
            ui.painter().rect_filled(bar, CornerRadius::same(4), palette.accent);
        }
        let color = if value.is_worse() { palette.amber_text } else { palette.ink };
        if !value.meaning.is_empty() {
            page.say(ui, (&value.meaning, Style::Strong, color), 2.0);
        }
        page.say(ui, (&value.text, Style::Note, color), Space::SMALL);
    }
    let claimed = claims(scene, column.product, column.quantity, Telling::Short);
    for claim in claimed.must.into_iter().chain(claimed.may) {
        page.say(ui, (&claim, Style::Mark, palette.soft), Space::TINY);
    }
    let (text, name, kind) = pick_words(scene, column);
    let place = page.button_place(ui, &[&text], page.width, 0.0);
    let key = column.product.id.as_str();
    let pressed = keyed_button(ui, scene.theme, place, (key, &text, &name), kind).clicked();
    (pressed && !(column.chosen && column.offer.is_some()), looked)
}
