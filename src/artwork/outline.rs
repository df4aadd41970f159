//! Owns the outlines of lines of text in the embedded faces: each line is shaped once, then drawn at any size and measured from that.

use std::fmt::Write as _;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use resvg::tiny_skia::{Path, PathBuilder};
use resvg::usvg::{Group, Node};

use super::cache::Cache;
use super::raster::length;
use super::vector::{Face, escape, parse};

/// A line that is set in 100 units, from its start on the baseline.
#[derive(Debug)]
pub(crate) struct Outline {
    /// All its letters.
    pub(crate) path: Path,
    /// The box of its ink: left, top, right, bottom.
    pub(crate) ink: [f32; 4],
    /// How far it is from its start to where a next letter would stand.
    pub(crate) advance: f32,
}

/// A line in a face with a letter spacing, and its outline where anything of it can be drawn.
type Known = Cache<(String, Face, u32), Option<Arc<Outline>>>;

/// Lines that were set lately: the same few are drawn again and again while something is designed.
static KNOWN: LazyLock<Mutex<Known>> = LazyLock::new(|| Mutex::new(Cache::new(2 << 20)));

/// Forgets them: what was set in them may have been somebody's name.
pub(super) fn forget() {
    KNOWN.lock().unwrap_or_else(PoisonError::into_inner).clear();
}

/// The outline of a line; `None` when nothing of it can be drawn.
pub(crate) fn outline(text: &str, face: Face, spacing: f32) -> Option<Arc<Outline>> {
    let key = (text.to_owned(), face, spacing.to_bits());
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(line) = known().get(&key) {
        return line;
    }
    let line = shaped(text, face, spacing).map(Arc::new);
    let bytes = key.0.len() + 64 + line.as_ref().map_or(0, |line| line.path.len() * 12);
    known().put(key, line.clone(), bytes);
    line
}

/// The box of the ink of a line set in 100 units with this letter spacing: left, top, right, bottom around its start
/// on the baseline; `None` when nothing of it can be drawn.
pub(crate) fn ink_box(text: &str, face: Face, spacing: f32) -> Option<[f32; 4]> {
    outline(text, face, spacing).map(|line| line.ink)
}

/// The width of a line set in a size, 0 when nothing can be drawn.
pub(crate) fn text_width(text: &str, face: Face, size: f32) -> f32 {
    ink_box(text, face, 0.0).map_or(0.0, |[_, _, right, _]| right * size / length(100))
}

fn shaped(text: &str, face: Face, spacing: f32) -> Option<Outline> {
    let mut svg = String::from(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9000 900">"#);
    let (attributes, text) = (face.attributes(), escape(text));
    write!(svg, r#"<text x="0" y="0" font-size="100" letter-spacing="{spacing}" {attributes}>{text}</text></svg>"#)
        .ok()?;
    let tree = parse(&svg).ok()?;
    let bounds = tree.root().abs_stroke_bounding_box();
    if bounds.width() <= 0.0 || bounds.height() <= 0.0 {
        return None;
    }
    let mut path = PathBuilder::new();
    let advance = trace(tree.root(), &mut path);
    let ink = [bounds.left(), bounds.top(), bounds.right(), bounds.bottom()];
    Some(Outline { path: path.finish()?, ink, advance })
}

/// Gathers the letters of all texts below a group; how far these reach.
fn trace(group: &Group, path: &mut PathBuilder) -> f32 {
    let mut advance = 0.0_f32;
    for node in group.children() {
        match node {
            Node::Group(inner) => advance = advance.max(trace(inner, path)),
            Node::Text(text) => {
                trace(text.flattened(), path);
                advance = advance.max(text.bounding_box().right());
            }
            Node::Path(letters) => {
                if let Some(letters) = letters.data().clone().transform(letters.abs_transform()) {
                    path.push_path(&letters);
                }
            }
            Node::Image(_) => {}
        }
    }
    advance
}
