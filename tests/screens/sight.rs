//! What stands on a screen: the nodes of the accessibility tree, and the texts that are drawn.

use std::collections::BTreeMap;

use diderot::catalog::Lang;
use diderot::ui::text::Tongue;
use eframe::egui::accesskit::{Action, Role};
use eframe::egui::epaint::{ClippedShape, Shape, TextShape};
use eframe::egui::{Order, Rect, Stroke};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT as _;

use crate::booth::Booth;

/// A node of the accessibility tree.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) role: Role,
    /// Its name; for a label, what it says.
    pub(crate) name: String,
    /// What stands in a field.
    pub(crate) value: String,
    pub(crate) rect: Rect,
    /// The part of it that is not cut off by what it lies in.
    pub(crate) in_sight: Rect,
    /// How far up it lies.
    pub(crate) order: Order,
    pub(crate) can_focus: bool,
    pub(crate) can_press: bool,
    pub(crate) is_focused: bool,
    pub(crate) is_disabled: bool,
}

/// A text as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Drawn {
    pub(crate) text: String,
    pub(crate) rect: Rect,
    /// Where it may be drawn.
    pub(crate) clip: Rect,
    /// Whether its end is left out.
    pub(crate) is_cut: bool,
    /// Its face, size and colour, written out.
    pub(crate) look: String,
}

impl Booth {
    /// The nodes that say something, from the first to the last.
    pub(crate) fn seen(&self) -> Vec<Seen> {
        let places: BTreeMap<u64, (Rect, Order)> = self.harness.ctx.viewport(|viewport| {
            let widgets = viewport.prev_pass.widgets.layers().flat_map(|(_, widgets)| widgets);
            widgets.map(|widget| (widget.id.value(), (widget.interact_rect, widget.layer_id.order))).collect()
        });
        let mut all = Vec::new();
        collect(&self.harness.root(), &places, &mut all);
        all
    }

    /// What can be pressed or typed into.
    pub(crate) fn controls(&self) -> Vec<Seen> {
        self.seen().into_iter().filter(|node| node.can_focus || node.can_press).collect()
    }

    /// The one thing with this name that can be pressed.
    #[track_caller]
    pub(crate) fn control(&self, name: &str) -> Seen {
        let all = self.controls();
        let mut found = all.iter().filter(|node| node.name == name);
        let names = || all.iter().map(|node| node.name.as_str()).collect::<Vec<_>>();
        let first =
            found.next().unwrap_or_else(|| panic!("there is no '{name}' at {:?}, but {:?}", self.step(), names()));
        assert!(found.next().is_none(), "there are several '{name}' at {:?}: {:?}", self.step(), names());
        first.clone()
    }

    /// Whether something with this name can be pressed or typed into.
    pub(crate) fn has_control(&self, name: &str) -> bool {
        self.controls().iter().any(|node| node.name == name)
    }

    /// Whether a label says just this.
    pub(crate) fn says(&self, text: &str) -> bool {
        self.seen().iter().any(|node| node.role == Role::Label && node.name == text)
    }

    /// What has the keyboard.
    pub(crate) fn focused(&self) -> Option<Seen> {
        self.seen().into_iter().find(|node| node.is_focused && node.can_focus)
    }

    /// The texts that are drawn.
    pub(crate) fn drawn(&self) -> Vec<Drawn> {
        let mut all = Vec::new();
        for ClippedShape { clip_rect, shape, .. } in &self.harness.output().shapes {
            texts_of(shape, *clip_rect, &mut all);
        }
        all
    }

    /// How the ground of something that fills this rectangle is drawn: its colours and edges, written out.
    pub(crate) fn ground(&self, rect: Rect) -> Option<String> {
        self.harness.output().shapes.iter().find_map(|clipped| match &clipped.shape {
            Shape::Rect(drawn) if drawn.rect == rect => {
                Some(format!("{:?} {:?} {:?}", drawn.fill, drawn.stroke, drawn.corner_radius))
            }
            _ => None,
        })
    }

    /// Whether any text is struck out.
    pub(crate) fn strikes_out(&self) -> bool {
        let struck = |text: &TextShape| {
            text.galley.job.sections.iter().any(|section| section.format.strikethrough != Stroke::NONE)
        };
        self.harness.output().shapes.iter().any(|clipped| matches!(&clipped.shape, Shape::Text(text) if struck(text)))
    }

    /// The size of the window in points.
    pub(crate) fn window(&self) -> Rect {
        self.harness.ctx.content_rect()
    }

    /// The app's wording in the language that is shown.
    pub(crate) fn tongue(&self) -> Tongue {
        tongue(self.session().state().lang)
    }

    /// A sentence of the app in the language that is shown.
    pub(crate) fn say(&self, name: &str) -> String {
        self.tongue().say(name)
    }
}

/// The app's wording in a language.
pub(crate) fn tongue(lang: Lang) -> Tongue {
    Tongue::new(lang, crate::booth::catalog().shop.currency)
}

fn collect(node: &Node<'_>, places: &BTreeMap<u64, (Rect, Order)>, all: &mut Vec<Seen>) {
    for child in node.children() {
        let known = child.accesskit_node();
        let place = places.get(&known.locate().0.0);
        if let (Some((in_sight, order)), true) = (place, known.bounding_box().is_some()) {
            let has = |action| known.data().supports_action(action);
            let value = known.value().unwrap_or_default();
            let (name, value) = match known.role() {
                Role::Label => (value, String::new()),
                _ => (known.label().unwrap_or_default(), value),
            };
            all.push(Seen {
                role: known.role(),
                name,
                value,
                rect: child.rect(),
                in_sight: *in_sight,
                order: *order,
                can_focus: has(Action::Focus),
                can_press: has(Action::Click),
                is_focused: known.is_focused(),
                is_disabled: known.is_disabled(),
            });
        }
        collect(&child, places, all);
    }
}

fn texts_of(shape: &Shape, clip: Rect, all: &mut Vec<Drawn>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| texts_of(shape, clip, all)),
        Shape::Text(text) if !text.galley.text().trim().is_empty() => {
            let format = text.galley.job.sections.first().map(|section| section.format.clone());
            all.push(Drawn {
                text: text.galley.text().to_owned(),
                rect: text.galley.rect.translate(text.pos.to_vec2()),
                clip,
                is_cut: text.galley.elided,
                look: format.map_or_else(String::new, |format| format!("{:?} {:?}", format.font_id, format.color)),
            });
        }
        _ => {}
    }
}
