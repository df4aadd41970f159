//! Owns the tab of the connections: what is offered with what, drawn in layers from what walks start with to what is done for
//! an order; and one thing with all its offers.

use eframe::egui::epaint::CubicBezierShape;
use eframe::egui::{
    Align, Color32, CornerRadius, CursorIcon, Pos2, Rect, Role, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::graph::{Edge, Graph, Layer, Node, layer_of as layer_of_offer};
use super::head::{AT_RIGHT, calm};
use super::pieces::{
    Tone, focus, in_words, is_near, scrolled, segment, tag, tag_height, thing_link, width_of, word_link,
};
use super::product::thumb;
use super::products::paragraph;
use super::{Desk, DeskView, DeskWish, Tab, stands};
use crate::catalog::{Catalog, Offer, OfferKind, Thing};
use crate::ui::screens::options::Cursor;
use crate::ui::theme::{Form, Icon, Style, Theme};
use crate::ui::widgets::{Line, card, pressable_as, split_bottom, split_right, split_top};

/// More than so many things under each other can't be told apart: then one has to be chosen.
const MOST_IN_LAYER: usize = 48;

pub(super) fn show(ui: &mut Ui, desk: &Desk<'_>, rect: Rect, view: &mut DeskView) -> Vec<DeskWish> {
    let scene = &desk.scene;
    let measures = &scene.theme.measures;
    let whole = view.graph_of(scene.session.catalog());
    if whole.edges.is_empty() {
        let (title, lead) = (desk.say("desk-no-offers"), desk.say("desk-no-offers-lead"));
        calm(ui, desk, rect, (Icon::Handshake, &title, &lead));
        return Vec::new();
    }
    if view.node.as_ref().is_some_and(|node| whole.number(node).is_none()) {
        view.node = None;
    }
    let is_large = whole.layers.iter().any(|(_, numbers)| numbers.len() > MOST_IN_LAYER);
    if is_large && view.node.is_none() {
        view.node = whole.nodes.first().map(|(node, _)| node.clone());
    }
    let (bar, below) = split_top(rect, measures.chip * 0.72, measures.gap * 0.5);
    legend(ui, desk, bar, (view, is_large));
    let chosen = view.node.clone().and_then(|node| whole.number(&node));
    let Some(number) = chosen else {
        drawn(ui, desk, below, (&whole, view));
        return Vec::new();
    };
    let (place, panel) = if stands(desk) {
        split_bottom(below, below.height() * 0.42, measures.gap)
    } else {
        split_right(below, below.width() * 0.31, measures.gap)
    };
    let part = whole.part(&whole.around(number), number);
    drawn(ui, desk, place, (&part, view));
    card(ui, scene.theme, panel);
    panel_of(ui, desk, panel, (&whole, number), view)
}

/// What the lines mean, and the way back to everything.
fn legend(ui: &mut Ui, desk: &Desk<'_>, rect: Rect, (view, is_large): (&mut DeskView, bool)) {
    let theme = desk.scene.theme;
    let kinds = [
        (Layer::Upgrades, "desk-layer-upgrades"),
        (Layer::Accessories, "desk-layer-accessories"),
        (Layer::Sets, "desk-layer-sets"),
        (Layer::Services, "desk-layer-services"),
    ];
    let mut x = rect.min.x;
    if !is_large {
        let text = desk.say("desk-whole");
        let at = Rect::from_min_size(rect.min, vec2(0.0, rect.height()));
        let (pressed, end) = segment(ui, theme, at, ("whole", &text), view.node.is_none());
        if pressed {
            view.node = None;
        }
        x = end + 24.0;
    }
    for (layer, name) in kinds {
        let text = desk.say(name);
        let stroke = Stroke::new(3.0, layer_ink(desk, layer));
        ui.painter().hline(x..=x + 22.0, rect.center().y, stroke);
        let place = rect.with_min_x(x + 30.0);
        let drawn = Line::new(&text, Style::Mark, theme.palette.soft).show(ui, &theme.measures, place);
        x = drawn.max.x + 22.0;
    }
    let hint = desk.say(if view.node.is_none() { "desk-hint-whole" } else { "desk-hint-part" });
    if rect.max.x - x > width_of(ui, theme, (&hint, Style::Mark)) {
        Line::new(&hint, Style::Mark, theme.palette.soft).align(AT_RIGHT).show(ui, &theme.measures, rect.with_min_x(x));
    }
}

/// The colour of the lines that lead to a layer.
fn layer_ink(desk: &Desk<'_>, layer: Layer) -> Color32 {
    let palette = &desk.scene.theme.palette;
    match layer {
        Layer::Hooks | Layer::Upgrades => palette.accent,
        Layer::Accessories => palette.added,
        Layer::Sets => palette.amber,
        Layer::Services => palette.soft,
    }
}

/// The layer whose colour a line has: that of what its offer is.
fn layer_of(catalog: &Catalog, edge: &Edge) -> Layer {
    catalog.offer(&edge.offer).map_or(Layer::Accessories, layer_of_offer)
}

/// Draws a graph: the lines below, the things above, what is pointed at and its lines in the foreground.
fn drawn(ui: &mut Ui, desk: &Desk<'_>, rect: Rect, (graph, view): (&Graph, &mut DeskView)) {
    let measures = &desk.scene.theme.measures;
    let lowest = if measures.form == Form::Laptop { 21.0 } else { 25.0 };
    let heading = tag_height(desk.scene.theme) + 8.0;
    let layers = &graph.layers;
    let most = layers.iter().map(|(_, numbers)| numbers.len()).max().unwrap_or(1);
    scrolled(ui, "graph", rect, |ui, inner| {
        let needed = heading + lowest * most as f32;
        let inner = Rect::from_min_size(inner.min, vec2(inner.width() - 4.0, inner.height().max(needed)));
        let places = places(graph, layers, inner.with_min_y(inner.min.y + heading), measures.form);
        headings(ui, desk, inner.with_max_y(inner.min.y + heading), layers);
        let pointed = pointed(ui, graph, &places);
        lines(ui, desk, graph, (&places, pointed));
        let near = pointed.map(|number| graph.around(number));
        for (number, place) in places.iter().enumerate() {
            let is_dim = near.as_ref().is_some_and(|near| !near.contains(&number));
            node(ui, desk, *place, ((graph, number), is_dim), view);
        }
        ((), inner.max.y)
    });
}

/// Where each node stands.
fn places(graph: &Graph, layers: &[(Layer, Vec<usize>)], rect: Rect, form: Form) -> Vec<Rect> {
    let tallest = if form == Form::Laptop { 56.0 } else { 76.0 };
    let mut places = vec![Rect::NOTHING; graph.nodes.len()];
    let column = rect.width() / layers.len().max(1) as f32;
    let width = node_width(column);
    // The first stands at the left edge and the last at the right one.
    let step = if layers.len() < 2 { 0.0 } else { (rect.width() - width) / (layers.len() - 1) as f32 };
    let start = if layers.len() < 2 { (rect.width() - width) / 2.0 } else { 0.0 };
    for (number, (_, nodes)) in layers.iter().enumerate() {
        let row = (rect.height() / nodes.len().max(1) as f32).min(tallest * 1.7);
        let height = (row * 0.82).min(tallest).round();
        let top = rect.center().y - row * nodes.len() as f32 / 2.0;
        for (place, node) in nodes.iter().enumerate() {
            let x = rect.min.x + start + step * number as f32;
            let y = top + row * (place as f32 + 0.5) - height / 2.0;
            if let Some(spot) = places.get_mut(*node) {
                *spot = Rect::from_min_size(pos2(x.round(), y.round()), vec2(width.round(), height));
            }
        }
    }
    places
}

/// How wide a node is in a column: the narrower that is, the more of it, so that names have room.
fn node_width(column: f32) -> f32 {
    let share = if column < 190.0 { 0.85 } else { 0.72 };
    (column * share).min(290.0)
}

/// What each layer holds.
fn headings(ui: &mut Ui, desk: &Desk<'_>, rect: Rect, layers: &[(Layer, Vec<usize>)]) {
    let theme = desk.scene.theme;
    let column = rect.width() / layers.len().max(1) as f32;
    let width = node_width(column);
    let step = if layers.len() < 2 { 0.0 } else { (rect.width() - width) / (layers.len() - 1) as f32 };
    let start = if layers.len() < 2 { (rect.width() - width) / 2.0 } else { 0.0 };
    for (number, (layer, nodes)) in layers.iter().enumerate() {
        let x = rect.min.x + start + step * number as f32;
        let name = desk.say(match layer {
            Layer::Hooks => "desk-layer-hooks",
            Layer::Upgrades => "desk-layer-upgrades",
            Layer::Accessories => "desk-layer-accessories",
            Layer::Sets => "desk-layer-sets",
            Layer::Services => "desk-layer-services",
        });
        let place = Rect::from_min_max(pos2(x, rect.min.y), pos2(x + width, rect.max.y - 6.0));
        let drawn = Line::new(&name, Style::Chip, theme.palette.ink).show(ui, &theme.measures, place);
        let count = desk.scene.tongue.number(u32::try_from(nodes.len()).unwrap_or(u32::MAX));
        Line::new(&count, Style::Mark, theme.palette.soft).paint(
            ui,
            &theme.measures,
            place.with_min_x(drawn.max.x + 6.0),
        );
    }
}

/// What the pointer or the keyboard is on.
fn pointed(ui: &Ui, graph: &Graph, places: &[Rect]) -> Option<usize> {
    let sight = ui.clip_rect();
    let at = ui.ctx().pointer_hover_pos().filter(|at| sight.contains(*at));
    let hovered = at.and_then(|at| places.iter().position(|place| place.contains(at)));
    let focused = ui.ctx().memory(eframe::egui::Memory::focused);
    let has_focus = |(node, _): &(Node, Layer)| focused == Some(node_id(ui, node));
    hovered.or_else(|| graph.nodes.iter().position(has_focus))
}

/// By what a node is known to egui.
fn node_id(ui: &Ui, node: &Node) -> eframe::egui::Id {
    ui.scope_id().with(("pressable", node_key(node).as_str()))
}

fn node_key(node: &Node) -> String {
    match node {
        Node::Product(id) => format!("product {id}"),
        Node::Offer(id) => format!("offer {id}"),
    }
}

/// The lines: all of them faintly, those of what is pointed at last and strongly.
fn lines(ui: &Ui, desk: &Desk<'_>, graph: &Graph, (places, pointed): (&[Rect], Option<usize>)) {
    let catalog = desk.scene.session.catalog();
    let few = graph.edges.len() < 40;
    let is_near = |edge: &&Edge| pointed.is_some_and(|number| edge.from == number || edge.to == number);
    let (near, far): (Vec<&Edge>, Vec<&Edge>) = graph.edges.iter().partition(is_near);
    let faint = match (pointed, few) {
        (Some(_), _) => 0.10,
        (None, true) => 0.75,
        (None, false) => 0.30,
    };
    for (edges, (width, share)) in [(far, (if few { 1.8 } else { 1.2 }, faint)), (near, (2.4, 1.0))] {
        for edge in edges {
            let (Some(from), Some(to)) = (places.get(edge.from), places.get(edge.to)) else { continue };
            let ink = layer_ink(desk, layer_of(catalog, edge)).gamma_multiply(share);
            ui.painter().add(curve(*from, *to, Stroke::new(width, ink)));
        }
    }
}

/// A line from one thing to another: across where it leads on, in a bow where it stays in a layer or leads back.
fn curve(from: Rect, to: Rect, stroke: Stroke) -> CubicBezierShape {
    let points: [Pos2; 4] = if to.min.x > from.max.x {
        let (start, end) = (from.right_center(), to.left_center());
        let bend = (end.x - start.x) * 0.5;
        [start, start + vec2(bend, 0.0), end - vec2(bend, 0.0), end]
    } else if to.max.x < from.min.x {
        let (start, end) = (from.left_center(), to.right_center());
        let bend = (start.x - end.x) * 0.5;
        [start, start - vec2(bend, 0.0), end + vec2(bend, 0.0), end]
    } else {
        let (start, end) = (from.right_center(), to.right_center());
        let bow = 18.0 + (start.y - end.y).abs() * 0.08;
        [start, start + vec2(bow, 0.0), end + vec2(bow, 0.0), end]
    };
    CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, stroke)
}

/// One thing of the graph.
fn node(
    ui: &mut Ui,
    desk: &Desk<'_>,
    rect: Rect,
    ((graph, number), is_dim): ((&Graph, usize), bool),
    view: &mut DeskView,
) {
    let Some((node, _)) = graph.nodes.get(number) else { return };
    if !is_near(ui, rect) {
        return;
    }
    let theme = desk.scene.theme;
    let palette = &theme.palette;
    let name = node_name(desk, node);
    let response = pressable_as(ui, rect, (&node_key(node), &name), true);
    let is_chosen = view.node.as_ref() == Some(node);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &name));
    let radius = CornerRadius::same((rect.height() * 0.24).clamp(5.0, 14.0) as u8);
    let outline = match (is_chosen, response.hovered()) {
        (true, _) => Stroke::new(2.5, palette.accent),
        (false, true) => Stroke::new(1.5, palette.accent),
        (false, false) => Stroke::new(1.0, palette.line),
    };
    ui.painter().rect(rect, radius, palette.card, outline, StrokeKind::Inside);
    let inner = rect.shrink(3.0);
    let side = inner.height();
    let picture = Rect::from_min_size(inner.min, vec2((side * 1.2).min(rect.width() * 0.28), side));
    thumb(ui, desk, picture, node_product(desk, node));
    let words = inner.with_min_x(picture.max.x + 8.0).with_max_x(inner.max.x - 3.0);
    let ink = if matches!(node, Node::Offer(_)) { palette.amber_text } else { palette.ink };
    name_in(ui, theme, words, (&name, ink));
    if is_dim {
        // What has nothing to do with what is pointed at steps back.
        ui.painter().rect_filled(rect, radius, palette.paper.gamma_multiply(0.62));
    }
    focus(ui, theme, &response);
    if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
        view.node = if is_chosen { None } else { Some(node.clone()) };
    }
}

/// A name on a node: in one line where there is no height for two.
fn name_in(ui: &mut Ui, theme: &Theme, rect: Rect, (name, ink): (&str, Color32)) {
    let row = Style::Mark.font(&theme.measures).size * Style::Mark.line_height();
    if rect.height() < row * 2.0 {
        Line::new(name, Style::Mark, ink).paint(ui, &theme.measures, rect);
        return;
    }
    let most = if rect.height() < row * 3.0 { 2 } else { 3 };
    in_words(ui, theme, rect, (name, Style::Mark, ink), (most, Align::Center));
}

/// What a node is called.
fn node_name(desk: &Desk<'_>, node: &Node) -> String {
    match node {
        Node::Product(id) => desk.scene.name(id),
        Node::Offer(id) => {
            let offer = desk.all_offers().find(|offer| offer.id == *id);
            offer.map_or_else(String::new, |offer| desk.offer_title(offer))
        }
    }
}

/// The product whose picture a node has.
fn node_product<'a>(desk: &Desk<'a>, node: &Node) -> Option<&'a crate::catalog::Product> {
    match node {
        Node::Product(id) => desk.scene.session.catalog().product(id),
        Node::Offer(_) => None,
    }
}

/// What was chosen, with every offer that it is part of.
fn panel_of(
    ui: &mut Ui,
    desk: &Desk<'_>,
    rect: Rect,
    (graph, number): (&Graph, usize),
    view: &mut DeskView,
) -> Vec<DeskWish> {
    let Some((node, _)) = graph.nodes.get(number) else { return Vec::new() };
    let scene = &desk.scene;
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    let catalog = scene.session.catalog();
    let mut offers: Vec<&Offer> = Vec::new();
    if let Node::Offer(id) = node {
        offers = desk.all_offers().filter(|offer| offer.id == *id).collect();
    }
    if let Node::Product(id) = node {
        let leads_here = |offer: &&Offer| super::graph::takes_part(offer, id);
        offers = desk.all_offers().filter(leads_here).collect();
    }
    offers.sort_by_key(|offer| (layer_of_offer(offer), catalog.offer_position(&offer.id)));
    offers.dedup_by_key(|offer| offer.id.clone());
    let name = node_name(desk, node);
    scrolled(ui, &node_key(node), rect.shrink(measures.inset), |ui, place| {
        let mut wishes = Vec::new();
        let mut cursor = Cursor { rect: place.shrink2(vec2(measures.pad - measures.inset, 0.0)), y: place.min.y + 6.0 };
        let row = cursor.take(Style::Title.font(measures).size * 1.3, 2.0);
        Line::new(&name, Style::Title, palette.ink).show(ui, measures, row);
        if let Node::Product(id) = node {
            let row = cursor.take(tag_height(scene.theme) + 4.0, 10.0);
            let see = desk.say("desk-see-product");
            let width = width_of(ui, scene.theme, (&see, Style::Mark));
            if word_link(ui, scene.theme, row.with_max_x(row.min.x + width), ("see", &see, Style::Mark)) {
                view.look_at(id);
            }
            wishes.extend(thing_link(
                ui,
                desk,
                row.with_min_x(row.min.x + width + 16.0),
                ("node", &Thing::Product(id.clone())),
                AT_RIGHT,
            ));
        }
        for offer in offers {
            offer_row(ui, desk, &mut cursor, (offer, view), &mut wishes);
        }
        (wishes, cursor.y + measures.pad)
    })
}

/// An offer in the panel: its kind, what it leads from and to, what it asks and why.
fn offer_row(
    ui: &mut Ui,
    desk: &Desk<'_>,
    cursor: &mut Cursor,
    (offer, view): (&Offer, &mut DeskView),
    wishes: &mut Vec<DeskWish>,
) {
    let scene = &desk.scene;
    let (measures, palette) = (&scene.theme.measures, &scene.theme.palette);
    ui.painter().hline(cursor.rect.x_range(), cursor.y, Stroke::new(1.0, palette.row));
    cursor.y += 8.0;
    let place = cursor.take(tag_height(scene.theme) + 2.0, 4.0);
    let kind = desk.kind_of(offer);
    let end = tag(ui, scene.theme, place, (&kind, Tone::Plain));
    let thing = Thing::Offer(offer.id.clone());
    wishes.extend(thing_link(ui, desk, place.with_min_x(end + 12.0), (&format!("at {}", offer.id), &thing), AT_RIGHT));
    let title = desk.offer_title(offer);
    let place = cursor.take((Style::Strong.font(measures).size * 1.5).round(), 0.0);
    let terms = desk.terms(offer).unwrap_or_default();
    let width = width_of(ui, scene.theme, (&terms, Style::Note)) + 2.0;
    let (left, right) = split_right(place, width, 10.0);
    Line::new(&terms, Style::Note, palette.accent).align(AT_RIGHT).show(ui, measures, right);
    if word_link(ui, scene.theme, left, (offer.id.as_str(), &title, Style::Strong)) {
        view.tab = Tab::Offers;
        view.offer = Some(offer.id.clone());
        view.kind = None;
    }
    let with = with_words(desk, offer);
    if !with.is_empty() {
        paragraph(ui, desk, cursor, (&with, Style::Mark, palette.soft));
    }
    paragraph(ui, desk, cursor, (scene.text(&offer.because), Style::Note, palette.ink));
    cursor.y += 6.0;
}

/// What an offer is made with.
pub(super) fn with_words(desk: &Desk<'_>, offer: &Offer) -> String {
    match &offer.kind {
        OfferKind::Upgrade { from, .. } => desk.say_of("desk-instead-of", std::slice::from_ref(from)),
        OfferKind::Accessory { with, .. } | OfferKind::Service { with, .. } | OfferKind::Multiplier { with, .. } => {
            if with.is_empty() {
                desk.say("desk-with-any")
            } else {
                desk.say_of("desk-with", with)
            }
        }
        OfferKind::Bundle { reduction, .. } => {
            let parts: Vec<_> = reduction.components().iter().map(|part| part.product.clone()).collect();
            desk.say_of("desk-made-of", &parts)
        }
    }
}
