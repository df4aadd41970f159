//! What stands on a screen: the nodes of the accessibility tree, and the texts that are drawn.

use std::collections::BTreeMap;

use diderot::catalog::Lang;
use diderot::cli::journey::StepName;
use diderot::ui::text::Tongue;
use eframe::egui::accesskit::{Action, Role};
use eframe::egui::epaint::{ClippedShape, Shape, TextShape};
use eframe::egui::{Rect, Stroke};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT as _;

use crate::booth::Booth;

/// A node of the accessibility tree.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "they are what the tree says of a node, each on its own")]
pub(crate) struct Seen {
    pub(crate) role: Role,
    /// Its name; for a label, what it says.
    pub(crate) name: String,
    /// What stands in a field.
    pub(crate) value: String,
    pub(crate) rect: Rect,
    /// The part of it that is not cut off by what it lies in.
    pub(crate) in_sight: Rect,
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
    /// The size of its letters, in points of the window.
    pub(crate) size: f32,
}

/// What stands on a screen at one moment.
#[derive(Debug)]
pub(crate) struct Look {
    pub(crate) step: StepName,
    pub(crate) lang: Lang,
    /// The nodes that say something, from the first to the last.
    pub(crate) seen: Vec<Seen>,
    /// The texts that are drawn.
    pub(crate) drawn: Vec<Drawn>,
    /// Rectangles that are drawn, with their colours and edges written out.
    grounds: Vec<(Rect, String)>,
    /// The size of the window in points.
    pub(crate) window: Rect,
    /// How large a point is, in points of the window.
    pub(crate) zoom: f32,
}

impl Look {
    /// What can be pressed or typed into.
    pub(crate) fn controls(&self) -> impl Iterator<Item = &Seen> {
        self.seen.iter().filter(|node| node.can_focus || node.can_press)
    }

    /// Whether something with this name can be pressed or typed into.
    pub(crate) fn has_control(&self, name: &str) -> bool {
        self.controls().any(|node| node.name == name)
    }

    /// How the ground of something that fills this rectangle is drawn.
    pub(crate) fn ground(&self, rect: Rect) -> Option<&str> {
        self.grounds.iter().find(|(place, _)| *place == rect).map(|(_, look)| look.as_str())
    }

    /// A sentence of the app in the language that is shown.
    pub(crate) fn say(&self, name: &str) -> String {
        tongue(self.lang).say(name)
    }
}

impl Booth {
    /// What stands on the screen now.
    pub(crate) fn look(&self) -> Look {
        let places: BTreeMap<u64, (Rect, bool)> = self.harness.ctx.viewport(|viewport| {
            let widgets = viewport.prev_pass.widgets.layers().flat_map(|(_, widgets)| widgets);
            widgets.map(|widget| (widget.id.value(), (widget.interact_rect, widget.enabled))).collect()
        });
        let mut look = Look {
            step: self.step(),
            lang: self.session().state().lang,
            seen: Vec::new(),
            drawn: Vec::new(),
            grounds: Vec::new(),
            window: self.harness.ctx.content_rect(),
            zoom: self.harness.ctx.zoom_factor(),
        };
        collect(&self.harness.root(), &places, &mut look.seen);
        for ClippedShape { clip_rect, shape, .. } in &self.harness.output().shapes {
            draw(shape, *clip_rect, &mut look);
        }
        look
    }

    /// The one thing with this name that can be pressed.
    #[track_caller]
    pub(crate) fn control(&self, name: &str) -> Seen {
        let look = self.look();
        let mut found = look.controls().filter(|node| node.name == name);
        let names = || look.controls().map(|node| node.name.as_str()).collect::<Vec<_>>();
        let first =
            found.next().unwrap_or_else(|| panic!("there is no '{name}' at {:?}, but {:?}", look.step, names()));
        assert!(found.next().is_none(), "there are several '{name}' at {:?}: {:?}", look.step, names());
        first.clone()
    }

    /// Whether something with this name can be pressed or typed into.
    pub(crate) fn has_control(&self, name: &str) -> bool {
        self.look().has_control(name)
    }

    /// Whether a label says just this.
    pub(crate) fn says(&self, text: &str) -> bool {
        self.look().seen.iter().any(|node| node.role == Role::Label && node.name == text)
    }

    /// What has the keyboard.
    pub(crate) fn focused(&self) -> Option<Seen> {
        self.look().seen.into_iter().find(|node| node.is_focused && node.can_focus)
    }

    /// Whether any text is struck out.
    pub(crate) fn strikes_out(&self) -> bool {
        let struck = |text: &TextShape| {
            text.galley.job.sections.iter().any(|section| section.format.strikethrough != Stroke::NONE)
        };
        self.harness.output().shapes.iter().any(|clipped| matches!(&clipped.shape, Shape::Text(text) if struck(text)))
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

fn collect(node: &Node<'_>, places: &BTreeMap<u64, (Rect, bool)>, all: &mut Vec<Seen>) {
    for child in node.children() {
        let known = child.accesskit_node();
        let place = places.get(&known.locate().0.0);
        if let (Some((in_sight, is_enabled)), true) = (place, known.bounding_box().is_some()) {
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
                can_focus: has(Action::Focus),
                can_press: has(Action::Click),
                is_focused: known.is_focused(),
                is_disabled: known.is_disabled() || !is_enabled,
            });
        }
        collect(&child, places, all);
    }
}

fn draw(shape: &Shape, clip: Rect, look: &mut Look) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| draw(shape, clip, look)),
        Shape::Rect(drawn) => {
            let how = format!("{:?} {:?} {:?}", drawn.fill, drawn.stroke, drawn.corner_radius);
            look.grounds.push((drawn.rect, how));
        }
        Shape::Text(text) if !text.galley.text().trim().is_empty() => {
            let format = text.galley.job.sections.first().map(|section| section.format.clone());
            look.drawn.push(Drawn {
                text: text.galley.text().to_owned(),
                rect: text.galley.rect.translate(text.pos.to_vec2()),
                clip,
                is_cut: text.galley.elided,
                size: format.as_ref().map_or(0.0, |format| format.font_id.size) * look.zoom,
                look: format.map_or_else(String::new, |format| format!("{:?} {:?}", format.font_id, format.color)),
            });
        }
        _ => {}
    }
}
