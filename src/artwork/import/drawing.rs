//! Owns rendering a foreign SVG safely: no files, no addresses, no bombs; knows nothing of logos.

use resvg::usvg::{self, Error, roxmltree};

use super::{ImportError, LONGEST_PX, MOST_SVG_BYTES, Raster};
use crate::artwork::raster::{length, whole};
use crate::artwork::vector;

/// Deeper than any drawing program writes, and far from what overflows a stack.
const DEEPEST: usize = 96;
/// The most elements; a traced photograph has fewer.
const MOST_NODES: u32 = 60_000;
/// The most copies that `use` elements may stand for.
const MOST_USES: usize = 500;

/// Whether this is the text of an SVG, after a byte order mark, white space, comments and a prologue.
pub(super) fn is_svg(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let text = String::from_utf8_lossy(head);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.starts_with('<') && text.contains("<svg")
}

/// Renders it with its longer side at 2000 px; says how wide its finest stroke is there, in pixels, and how large its page is in
/// its own units.
pub(super) fn render(bytes: &[u8]) -> Result<(Raster, Option<f32>, [f32; 2]), ImportError> {
    if bytes.len() > MOST_SVG_BYTES {
        return Err(ImportError::TooManyBytes { bytes: bytes.len(), most: MOST_SVG_BYTES });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| damaged(&error))?;
    let too_deep = ImportError::TooComplicated { cause: "elements inside elements" };
    if tag_depth(text) > DEEPEST {
        return Err(too_deep);
    }
    let options = roxmltree::ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..Default::default() };
    let document = roxmltree::Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => ImportError::TooComplicated { cause: "elements" },
        error => damaged(&error),
    })?;
    check(&document)?;
    let tree = vector::parse(text).map_err(|error| match error {
        Error::ElementsLimitReached => ImportError::TooComplicated { cause: "elements" },
        error => damaged(&error),
    })?;
    let page = tree.size();
    let scale = length(LONGEST_PX) / page.width().max(page.height());
    let side = |side: f32| whole((side * scale).ceil()).clamp(1, LONGEST_PX);
    let picture = vector::render(&tree, scale, side(page.width()), side(page.height())).ok_or(ImportError::Empty)?;
    let finest = finest_stroke(tree.root()).map(|width| width * scale);
    Ok((picture, finest, [page.width(), page.height()]))
}

/// The width of the finest stroke of a drawing, on its page. Depth was checked when its tags were counted.
fn finest_stroke(group: &usvg::Group) -> Option<f32> {
    let of = |node: &usvg::Node| match node {
        usvg::Node::Group(group) => finest_stroke(group),
        usvg::Node::Path(path) if path.is_visible() => path.stroke().map(|stroke| {
            let turned = path.abs_transform();
            let scale = turned.sx.hypot(turned.ky).min(turned.sy.hypot(turned.kx));
            stroke.width().get() * scale
        }),
        _ => None,
    };
    group.children().iter().filter_map(of).min_by(f32::total_cmp)
}

fn damaged(error: &dyn std::fmt::Display) -> ImportError {
    ImportError::Damaged { format: "SVG", cause: error.to_string() }
}

/// An upper bound of how deep tags nest, found without recursion: the XML parser recurses.
fn tag_depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for part in text.split('<').skip(1) {
        let tag = part.split('>').next().unwrap_or_default();
        match tag.bytes().next() {
            Some(b'/') => depth = depth.saturating_sub(1),
            Some(b'!' | b'?') => {}
            _ if tag.ends_with('/') => {}
            _ => depth += 1,
        }
        deepest = deepest.max(depth);
    }
    deepest
}

fn check(document: &roxmltree::Document<'_>) -> Result<(), ImportError> {
    let (mut uses, mut filters) = (0, 0);
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        uses += usize::from(name == "use");
        filters += usize::from(matches!(name, "filter" | "mask" | "pattern"));
        if node.ancestors().count() > DEEPEST {
            return Err(ImportError::TooComplicated { cause: "elements inside elements" });
        }
        for attribute in node.attributes() {
            let target = match attribute.name() {
                "href" if name != "a" => Some(attribute.value()),
                "src" => Some(attribute.value()),
                _ => linked(attribute.value()),
            };
            outside(target)?;
        }
        if name == "style" {
            outside(linked(node.text().unwrap_or_default()))?;
        }
    }
    if uses > MOST_USES || filters > MOST_USES {
        return Err(ImportError::TooComplicated { cause: "repeated parts" });
    }
    Ok(())
}

/// The first thing that CSS loads from elsewhere.
fn linked(css: &str) -> Option<&str> {
    if let Some((_, rest)) = css.split_once("@import") {
        return Some(rest.split(';').next().unwrap_or(rest).trim());
    }
    let targets = css.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    let mut targets = targets.map(|target| target.trim().trim_matches(['"', '\'']));
    targets.find(|target| !is_inside(target))
}

fn is_inside(target: &str) -> bool {
    let target = target.trim();
    target.is_empty() || target.starts_with('#') || target.starts_with("data:")
}

fn outside(target: Option<&str>) -> Result<(), ImportError> {
    match target {
        Some(target) if !is_inside(target) => {
            Err(ImportError::ExternalReference { target: target.trim().chars().take(80).collect() })
        }
        _ => Ok(()),
    }
}
