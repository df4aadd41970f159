//! Owns drawing on a sheet measured in millimetres; knows nothing of which sheet it is.

use std::fmt::Write as _;

use resvg::tiny_skia::{self, FillRule, Paint, Pixmap, PixmapPaint, Transform};

use super::Rgb;
use super::drawing;
use super::mark::{Mark, Shape, Tone};
use super::outline::{outline, text_width};
use super::vector::{self, Face, escape};

/// x, y, width, height in mm, from the upper left.
pub(crate) type Rect = [f32; 4];

/// Wraps a body in an SVG document of this size.
pub(crate) fn svg_page([width, height]: [f32; 2], body: &str) -> String {
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">{body}</svg>"#
    )
}

/// A transparent sheet.
pub(crate) struct Canvas {
    pixmap: Pixmap,
    px_per_mm: f32,
    /// Width and height in mm.
    pub(crate) mm: [f32; 2],
    draws: Draws,
    /// Where the part that is drawn begins, in pixels from the upper left of the sheet.
    from: [f32; 2],
    /// What is drawn as SVG, in mm; nothing where it is drawn as pixels.
    lines: Option<String>,
    inked: Inked,
}

/// Where ink comes, in mm: left, top, right, bottom; nothing where none does. It may reach beyond the sheet.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Inked {
    /// Of everything.
    pub(crate) all: Option<Rect>,
    /// Of the marks alone.
    pub(crate) marks: Option<Rect>,
}

/// What of a sheet is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Draws {
    /// All of it.
    Everything,
    /// The marks alone: for film.
    Marks,
    /// Nothing: for what is only measured.
    Nothing,
}

/// How a line of text is set; size in mm.
#[derive(Clone, Copy)]
pub(crate) struct Type {
    pub(crate) face: Face,
    pub(crate) size: f32,
    pub(crate) ink: Rgb,
    /// `start`, `middle` or `end`.
    pub(crate) anchor: &'static str,
}

impl Canvas {
    /// A new one; `None` when it has no pixels or far too many.
    pub(crate) fn new(mm: [f32; 2], px_per_mm: f32, draws: Draws) -> Option<Self> {
        let px = |mm: f32| u32::try_from(super::raster::whole(mm * px_per_mm).clamp(1, 6000)).ok();
        let pixmap = if draws == Draws::Nothing { Pixmap::new(1, 1)? } else { Pixmap::new(px(mm[0])?, px(mm[1])?)? };
        Some(Self { pixmap, px_per_mm, mm, draws, from: [0.0; 2], lines: None, inked: Inked::default() })
    }

    /// A sheet that is drawn as SVG instead of pixels: sharp at any size.
    pub(crate) fn of_lines(mm: [f32; 2], draws: Draws) -> Option<Self> {
        Some(Self { lines: Some(String::new()), mm, ..Self::new([1.0; 2], 1.0, draws)? })
    }

    /// The same sheet, of which only a part is drawn; `None` when that has far too many pixels.
    pub(crate) fn of_part(mm: [f32; 2], [x, y, width, height]: Rect, px_per_mm: f32, draws: Draws) -> Option<Self> {
        let part = Self::new([width, height], px_per_mm, draws)?;
        Some(Self { mm, from: [x * px_per_mm, y * px_per_mm], ..part })
    }

    /// Draws an SVG body whose units are mm.
    pub(crate) fn svg(&mut self, body: &str) {
        let [w, h] = self.mm;
        self.note([0.0, 0.0, w, h]);
        if self.draws != Draws::Everything {
            return;
        }
        if let Some(lines) = &mut self.lines {
            lines.push_str(body);
            return;
        }
        if let Ok(tree) = vector::parse(&svg_page(self.mm, body)) {
            resvg::render(&tree, self.place(), &mut self.pixmap.as_mut());
        }
    }

    /// Fills a rectangle.
    pub(crate) fn fill(&mut self, [x, y, width, height]: Rect, colour: Rgb) {
        self.note([x, y, x + width, y + height]);
        if self.lines.is_some() {
            let colour = colour.hex();
            self.svg(&format!(r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{colour}"/>"#));
            return;
        }
        // In pixels already: what need not be turned or scaled is filled row by row.
        let px = self.px_per_mm;
        let (left, top) = (x * px - self.from[0], y * px - self.from[1]);
        let Some(rect) = tiny_skia::Rect::from_xywh(left, top, width * px, height * px) else { return };
        if self.draws == Draws::Everything {
            self.pixmap.fill_rect(rect, &paint(colour), Transform::identity(), None);
        }
    }

    /// Notes that ink comes between left, top, right and bottom.
    fn note(&mut self, ink: Rect) {
        self.inked.all = Some(joined(self.inked.all, ink));
    }

    /// Where ink came.
    pub(crate) const fn inked(&self) -> Inked {
        self.inked
    }

    /// From mm on the sheet to pixels of what is drawn.
    fn place(&self) -> Transform {
        Transform::from_scale(self.px_per_mm, self.px_per_mm).post_translate(-self.from[0], -self.from[1])
    }

    /// Sets one line on a baseline; too long ones are made smaller until they fit `width`. Returns its size and how long it
    /// came to be; nothing where nothing is there to set.
    pub(crate) fn line(&mut self, text: &str, set: Type, [x, y]: [f32; 2], width: f32) -> Option<(f32, f32)> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        let natural = text_width(text, set.face, set.size);
        let size = if natural > width { set.size * width / natural } else { set.size };
        if self.lines.is_some() {
            // Text stays text: it is selected and searched in what is printed.
            let (attributes, ink, text, anchor) = (set.face.attributes(), set.ink.hex(), escape(text), set.anchor);
            self.svg(&format!(
                r#"<text x="{x}" y="{y}" font-size="{size}" text-anchor="{anchor}" fill="{ink}" {attributes}>{text}</text>"#
            ));
        } else if let Some(line) = outline(text, set.face, 0.0) {
            let scale = size / 100.0;
            let held = match set.anchor {
                "middle" => 0.5,
                "end" => 1.0,
                _ => 0.0,
            };
            let from = x - line.advance * scale * held;
            let [left, top, right, bottom] = line.ink.map(|side| side * scale);
            self.note([from + left, y + top, from + right, y + bottom]);
            if self.draws == Draws::Everything {
                let place = Transform::from_scale(scale, scale).post_translate(from, y).post_concat(self.place());
                self.pixmap.fill_path(&line.path, &paint(set.ink), FillRule::Winding, place, None);
            }
        }
        Some((size, natural.min(width)))
    }

    /// Sets lines one below the other, the first on the baseline at `y`; long ones are wrapped once, then made smaller.
    /// Returns the baseline below the last.
    pub(crate) fn lines(&mut self, lines: &[(&str, Type)], [x, y]: [f32; 2], width: f32) -> f32 {
        let mut at = y;
        for (text, set) in lines.iter().filter(|(text, _)| !text.trim().is_empty()) {
            for part in wrapped(text, *set, width) {
                self.line(&part, *set, [x, at], width);
                at += set.size * 1.36;
            }
        }
        at
    }

    /// Draws a mark as large as fits a rectangle, placed in it by shares of the free room (0.5 is the middle).
    pub(crate) fn mark(&mut self, mark: &Mark, tone: Tone, rect: Rect, share: [f32; 2]) {
        self.mark_in(mark, mark.fitting(rect[2], rect[3]), tone, mark.box_in(rect, share));
    }

    /// Draws a mark in one of its shapes so that it fills a box of its own proportions.
    pub(crate) fn mark_in(&mut self, mark: &Mark, shape: Shape, tone: Tone, [x, y, width, height]: Rect) {
        let ink = [x, y, x + width, y + height];
        self.note(ink);
        self.inked.marks = Some(joined(self.inked.marks, ink));
        if let Some(lines) = &mut self.lines {
            if self.draws != Draws::Nothing {
                lines.push_str(&drawing::mark(mark, shape, tone, [x, y, width, height]));
            }
            return;
        }
        let (wide, tall) = (width * self.px_per_mm, height * self.px_per_mm);
        let (left, top) = (x * self.px_per_mm - self.from[0], y * self.px_per_mm - self.from[1]);
        if wide < 1.0 || tall < 1.0 || self.draws == Draws::Nothing {
            return;
        }
        match mark {
            Mark::Drawn(drawn) => {
                if let Some((tree, [from_x, from_y, w, _])) = drawn.toned(shape, tone).as_deref() {
                    let scale = wide / w;
                    let place = Transform::from_translate(-from_x, -from_y).post_scale(scale, scale);
                    resvg::render(tree, place.post_translate(left, top), &mut self.pixmap.as_mut());
                }
            }
            Mark::Imported(logo) => {
                let raster = Mark::imported(logo, tone);
                let factor = super::raster::whole((super::raster::length(raster.width) / wide).floor());
                if let Some(art) = vector::pixmap(&raster.shrink(factor)) {
                    let scale = wide / super::raster::length(raster.width.div_ceil(factor.max(1)));
                    let place = Transform::from_scale(scale, scale).post_translate(left, top);
                    let paint = PixmapPaint { quality: tiny_skia::FilterQuality::Bicubic, ..PixmapPaint::default() };
                    self.pixmap.draw_pixmap(0, 0, art.as_ref(), &paint, place, None);
                }
            }
        }
    }

    /// What was drawn as SVG, without the page around it.
    pub(crate) fn finish_lines(self) -> String {
        self.lines.unwrap_or_default()
    }

    /// What was drawn.
    pub(crate) fn finish(self) -> Pixmap {
        self.pixmap
    }
}

/// The box of what there was and of something else.
fn joined(known: Option<Rect>, [left, top, right, bottom]: Rect) -> Rect {
    let [a, b, c, d] = known.unwrap_or([left, top, right, bottom]);
    [a.min(left), b.min(top), c.max(right), d.max(bottom)]
}

/// One colour, with smooth edges.
fn paint(Rgb([r, g, b]): Rgb) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color_rgba8(r, g, b, u8::MAX);
    paint
}

/// One line, or two when one would have to be much smaller.
fn wrapped(text: &str, set: Type, width: f32) -> Vec<String> {
    let text = text.trim();
    if text_width(text, set.face, set.size) <= width * 1.25 {
        return vec![text.to_owned()];
    }
    balanced(text, 2)
}

/// Splits a text into at most so many lines of similar length, at spaces; a single long word is split anywhere.
pub(crate) fn balanced(text: &str, most: usize) -> Vec<String> {
    let all = text.chars().count();
    let target = all.div_ceil(most.max(1));
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split_whitespace() {
        let count = lines.len();
        let Some(line) = lines.last_mut() else { break };
        let long = line.chars().count();
        if long > 0 && count < most && long + word.chars().count() / 2 >= target {
            lines.push(word.to_owned());
        } else {
            let gap = if line.is_empty() { "" } else { " " };
            write!(line, "{gap}{word}").ok();
        }
    }
    if lines.len() == 1 && all > 22 && most > 1 {
        let characters: Vec<char> = text.trim().chars().collect();
        return characters.chunks(target.max(1)).map(|part| part.iter().collect()).collect();
    }
    lines.retain(|line| !line.is_empty());
    lines
}
