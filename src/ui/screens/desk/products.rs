//! Owns the tab of the products: their pictures in a grid, and one of them in full beside it.

use eframe::egui::{Align, Align2, Rect, Ui, pos2, vec2};

use super::pieces::{in_words, is_near, scrolled, search, segment};
use super::view::Shelf;
use super::{Desk, DeskView, DeskWish, head, product, stands};
use crate::catalog::{Product, ProductKind};
use crate::flow::design::SampleBrand;
use crate::ui::theme::{Form, Icon, Style};
use crate::ui::widgets::{Line, Paragraph, card, split_bottom, split_left, split_top, tile};

pub(super) fn show(ui: &mut Ui, desk: &Desk<'_>, rect: Rect, view: &mut DeskView) -> Vec<DeskWish> {
    let measures = &desk.scene.theme.measures;
    let (left, right) = if stands(desk) {
        split_top(rect, rect.height() * 0.44, measures.gap)
    } else {
        split_left(rect, rect.width() * 0.56, measures.gap)
    };
    let (bar, below) = split_top(left, measures.chip * 0.86, measures.gap * 0.75);
    filter(ui, desk, bar, view);
    let listed = listed(desk, view);
    if !listed.iter().any(|product| view.product.as_ref() == Some(&product.id)) {
        view.product = listed.first().map(|product| product.id.clone());
    }
    if listed.is_empty() {
        let (title, lead) = (desk.say("desk-none-found"), desk.say("desk-none-found-lead"));
        head::calm(ui, desk, below, (Icon::Package, &title, &lead));
    } else {
        grid(ui, desk, below, (&listed, view));
    }
    card(ui, desk.scene.theme, right);
    let chosen = view.product.clone().and_then(|id| desk.scene.session.catalog().product(&id));
    chosen.map_or_else(Vec::new, |chosen| product::show(ui, desk, right, (chosen, view)))
}

/// What is searched for, and which kinds are listed.
fn filter(ui: &mut Ui, desk: &Desk<'_>, rect: Rect, view: &mut DeskView) {
    let theme = desk.scene.theme;
    let (field, rest) = split_left(rect, rect.width() * 0.36, theme.measures.gap * 0.75);
    search(ui, theme, field, (&desk.say("desk-search"), &mut view.search));
    let shelves = [
        (Shelf::All, "desk-all"),
        (Shelf::Hooks, "desk-hooks"),
        (Shelf::Goods, "desk-goods"),
        (Shelf::Services, "desk-services"),
    ];
    let mut x = rest.min.x;
    for (shelf, name) in shelves {
        let text = desk.say(name);
        let at = Rect::from_min_size(pos2(x, rest.min.y), vec2(0.0, rest.height()));
        let (pressed, end) = segment(ui, theme, at, (name, &text), view.shelf == shelf);
        if pressed {
            view.shelf = shelf;
        }
        x = end + 6.0;
    }
}

/// The products that are listed: of the chosen kind, with what is searched for in their name or id.
fn listed<'a>(desk: &Desk<'a>, view: &DeskView) -> Vec<&'a Product> {
    let catalog = desk.scene.session.catalog();
    let wanted = view.search.trim().to_lowercase();
    let is_on_shelf = |product: &&Product| match view.shelf {
        Shelf::All => true,
        Shelf::Hooks => catalog.plan.hooks.contains(&product.id),
        Shelf::Goods => product.kind == ProductKind::Goods,
        Shelf::Services => product.kind == ProductKind::Service,
    };
    let is_wanted = |product: &&Product| {
        wanted.is_empty()
            || product.id.as_str().contains(&wanted)
            || desk.scene.text(&product.name).to_lowercase().contains(&wanted)
    };
    catalog.products.iter().filter(is_on_shelf).filter(is_wanted).collect()
}

/// The products in rows; only what is in sight is drawn.
fn grid(ui: &mut Ui, desk: &Desk<'_>, rect: Rect, (listed, view): (&[&Product], &mut DeskView)) {
    let measures = &desk.scene.theme.measures;
    let (across, gap) = match measures.form {
        Form::Laptop => (4, 12.0),
        Form::Landscape => (5, 16.0),
        Form::Portrait => (5, 14.0),
    };
    scrolled(ui, "grid", rect, |ui, inner| {
        let width = ((inner.width() - gap * (across as f32 - 1.0)) / across as f32).floor();
        let height = (width * 0.66).round() + words_height(desk);
        for (number, product) in listed.iter().enumerate() {
            let (row, column) = (number / across, number % across);
            let corner = inner.min + vec2((width + gap) * column as f32, (height + gap) * row as f32);
            let place = Rect::from_min_size(corner.round(), vec2(width, height));
            if is_near(ui, place) {
                tile_of(ui, desk, place, (product, view));
            }
        }
        ((), inner.min.y + (height + gap) * listed.len().div_ceil(across) as f32 - gap)
    });
}

/// How high the words under a picture are.
fn words_height(desk: &Desk<'_>) -> f32 {
    let measures = &desk.scene.theme.measures;
    (Style::Chip.font(measures).size * 2.8 + Style::Mark.font(measures).size * 1.4 + 16.0).round()
}

fn tile_of(ui: &mut Ui, desk: &Desk<'_>, rect: Rect, (product, view): (&Product, &mut DeskView)) {
    let scene = &desk.scene;
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let name = scene.text(&product.name);
    if tile(ui, scene.theme, rect, name, view.product.as_ref() == Some(&product.id)) {
        view.product = Some(product.id.clone());
    }
    let inner = rect.shrink(6.0);
    let (picture, words) = split_bottom(inner, words_height(desk) - 6.0, 0.0);
    scene.sample_picture(ui, picture, product, SampleBrand::Nordwerk);
    let words = words.shrink2(vec2(6.0, 0.0)).with_min_y(words.min.y + 5.0);
    let used = in_words(ui, scene.theme, words, (name, Style::Chip, palette.ink), (2, Align::Min));
    let (_, below) = split_top(words, used + 1.0, 0.0);
    let note = below.with_max_y(below.min.y + Style::Mark.font(measures).size * 1.4);
    let price = desk.price_from(product);
    Line::new(&price, Style::Mark, palette.soft).paint(ui, measures, note);
    if scene.session.catalog().plan.hooks.contains(&product.id) {
        Line::new(&desk.say("desk-hook"), Style::Mark, palette.accent).align(Align2::RIGHT_CENTER).paint(
            ui,
            measures,
            note.with_min_x(note.center().x),
        );
    }
}

/// A paragraph at the cursor of a panel, as high as it needs to be.
pub(super) fn paragraph(
    ui: &mut Ui,
    desk: &Desk<'_>,
    cursor: &mut crate::ui::screens::options::Cursor,
    (text, style, color): (&str, Style, eframe::egui::Color32),
) -> Rect {
    let measures = &desk.scene.theme.measures;
    let paragraph = Paragraph::new(text, style, color, 12);
    let height = crate::ui::widgets::text_height(ui, measures, &paragraph, cursor.rect.width());
    let place = cursor.take(height, 4.0);
    paragraph.show(ui, measures, place);
    place
}
