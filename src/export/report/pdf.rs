//! Owns the report on paper: A4 lying on its side, its figures first, then how far orders moved, then every table.

use crate::catalog::{Catalog, Day, Lang};
use crate::export::block::{Align, Block, Pen};
use crate::export::faces::{Colours, Faces, Voice};
use crate::export::flow::{Flow, Frame};
use crate::export::page::{MM, Op, Page};
use crate::export::pdf::{self, About};
use crate::export::{ExportError, Level};
use crate::insight::measure::{Bin, FEWEST, Report};
use crate::wording::Tongue;
use crate::wording::report::{ReportNames, Table, headline, report_words, tables};

/// What the report is written with.
#[derive(Clone, Copy, Debug)]
pub struct ReportPapers<'a> {
    /// The figures.
    pub report: &'a Report,
    /// The shop that they are of.
    pub catalog: &'a Catalog,
    /// The language.
    pub lang: Lang,
    /// The day on which it is written.
    pub day: Day,
}

/// A4 on its side, in points.
const SIZE: [f32; 2] = [297.0 * MM, 210.0 * MM];
/// How far text stays from the left and the right edge.
const SIDE: f32 = 16.0 * MM;
/// How wide text is.
const WIDE: f32 = SIZE[0] - 2.0 * SIDE;
/// How far down text goes.
const BOTTOM: f32 = SIZE[1] - 18.0 * MM;
/// The size of running text, and of heads and notes.
const TEXT: f32 = 8.6;
const NOTE: f32 = 7.4;

/// What the parts of the report are made with.
struct Desk<'a> {
    papers: ReportPapers<'a>,
    tongue: &'a Tongue,
    pen: Pen<'a>,
}

/// The report as a PDF, with the promise that it keeps.
///
/// # Errors
/// When it can't be written.
pub fn report_pdf(papers: ReportPapers<'_>) -> Result<(Vec<u8>, Level), ExportError> {
    let look = &papers.catalog.shop.look;
    let faces = Faces::of(look);
    let pen = Pen { faces: &faces, colours: Colours::of(look) };
    let tongue = Tongue::new(papers.lang, papers.report.currency, &[report_words(papers.lang)]);
    let desk = Desk { papers, tongue: &tongue, pen };
    let mut flow = Flow::new(Frame { size: SIZE, tops: [14.0 * MM, 16.0 * MM], bottom: BOTTOM, left: SIDE });
    flow.put(desk.head(), None);
    flow.put(desk.histogram(), None);
    let names = ReportNames { tongue: &tongue, catalog: Some(papers.catalog) };
    for table in tables(papers.report, names).iter().filter(|table| !table.rows.is_empty()) {
        let head = desk.heads(table);
        flow.put(desk.table(table, &head), Some(&head));
    }
    let (mut pages, _) = flow.finish();
    let count = pages.len();
    for (number, page) in pages.iter_mut().enumerate() {
        desk.finish(page, (number + 1, count));
    }
    let about = About {
        title: tongue.say("report-title"),
        author: papers.catalog.shop.name.get(papers.lang).to_owned(),
        lang: papers.lang,
        day: papers.day,
        names: Vec::new(),
    };
    pdf::write(&pages, &about)
}

impl Desk<'_> {
    /// The title, the period, and the figures that stand above all others.
    fn head(&self) -> Vec<Block> {
        let (colours, faces, tongue) = (self.pen.colours, self.pen.faces, self.tongue);
        let span = self.papers.report.query.span;
        let mut title = Block::default();
        let line = faces.fitted((Voice::Heading, 24.0), &tongue.say("report-title"), WIDE);
        title.text(line, ([0.0, 22.0], WIDE), Align::Left, colours.ink);
        let days = |span: crate::insight::measure::Span| [span.from, span.until].map(|day| tongue.day(day));
        let [from, until] = days(span);
        let period = tongue.say_with("report-period", &[("from", from.into()), ("until", until.into())]);
        let [from, until] = days(span.before());
        let before = tongue.say_with("report-before", &[("from", from.into()), ("until", until.into())]);
        title.text(faces.line((Voice::Strong, TEXT + 1.0), &period), ([0.0, 40.0], WIDE), Align::Left, colours.ink);
        title.text(faces.line((Voice::Text, NOTE), &before), ([0.0, 53.0], WIDE), Align::Left, colours.soft);
        title.height = 66.0;
        let few = tongue.say_with("report-few", &[("fewest", FEWEST.to_string().into())]);
        let note = self.pen.paragraph((Voice::Text, NOTE), &few, WIDE, colours.soft);
        vec![title, self.tiles(), note, Block::gap(10.0)]
    }

    /// The figures that stand above all others, each over what it was before.
    fn tiles(&self) -> Block {
        const ACROSS: usize = 6;
        let (colours, faces) = (self.pen.colours, self.pen.faces);
        let room = WIDE / ACROSS as f32;
        let mut block = Block::default();
        for (place, [name, value, before]) in headline(self.papers.report, self.tongue).into_iter().enumerate() {
            let (x, y) = ((place % ACROSS) as f32 * room, (place / ACROSS) as f32 * 52.0);
            let name = faces.fitted((Voice::Text, NOTE), &name, room - 8.0);
            block.text(name, ([x, y + 10.0], room), Align::Left, colours.soft);
            let value = faces.amount((Voice::Strong, 15.0), &value);
            block.text(value, ([x, y + 27.0], room), Align::Left, colours.ink);
            let before = faces.amount((Voice::Text, NOTE), &before);
            block.text(before, ([x, y + 38.0], room), Align::Left, colours.soft);
        }
        block.height += 10.0;
        block
    }

    /// How far orders moved from their anchor, as bars, with the anchor and the cap drawn in.
    fn histogram(&self) -> Vec<Block> {
        const TALL: f32 = 110.0;
        let (colours, faces, figures) = (self.pen.colours, self.pen.faces, &self.papers.report.now);
        let bins: Vec<Bin> = figures.uplift.bins().collect();
        let most = bins.iter().filter_map(|bin| bin.orders.shown()).max().unwrap_or_default();
        if most == 0 {
            return Vec::new();
        }
        let width = WIDE / bins.len() as f32;
        let first = bins.first().map_or(0, |bin| bin.from);
        let at = |basis_points: i64| (basis_points - first) as f32 / 500.0 * width;
        let mut block = Block::default();
        for (place, bin) in bins.iter().enumerate() {
            let height = bin.orders.shown().unwrap_or_default() as f32 / most as f32 * TALL;
            let rect = [place as f32 * width + 1.0, 14.0 + TALL - height, width - 2.0, height];
            block.put(Op::Fill { rect, radius: 1.5, colour: colours.accent }, 14.0 + TALL);
            if place % 2 == 1 {
                let label = faces.amount((Voice::Text, NOTE), &self.tongue.percent(bin.from));
                block.text(
                    label,
                    ([at(bin.from) - width, 14.0 + TALL + 11.0], 2.0 * width),
                    Align::Middle,
                    colours.soft,
                );
            }
        }
        block.rule([0.0, WIDE], 14.0 + TALL, colours.line);
        let cap = figures.cap.map(|cap| {
            (
                cap,
                self.tongue.say_with(
                    "report-cap",
                    &[("share", self.tongue.share(u32::try_from(cap).unwrap_or_default()).into())],
                ),
            )
        });
        for (basis_points, name) in std::iter::once((0, self.tongue.say("report-first-choice"))).chain(cap) {
            let x = at(basis_points);
            let (from, to) = ([x, 2.0], [x, 14.0 + TALL]);
            block.put(Op::Stroke { from, to, width: 1.0, colour: colours.ink }, 0.0);
            block.text(faces.line((Voice::Text, NOTE), &name), ([x + 3.0, 8.0], WIDE), Align::Left, colours.ink);
        }
        block.height = TALL + 34.0;
        vec![self.title(&self.tongue.say("report-histogram")), block]
    }

    fn title(&self, text: &str) -> Block {
        let mut block = Block::default();
        let line = self.pen.faces.fitted((Voice::Heading, 13.0), text, WIDE);
        block.text(line, ([0.0, 20.0], WIDE), Align::Left, self.pen.colours.ink);
        block.height = 27.0;
        block.sticking()
    }

    /// Where the columns of a table begin, and how wide each is: numbers as wide as they are, with air between; the names take what
    /// is left.
    fn columns(&self, table: &Table) -> Vec<[f32; 2]> {
        const AIR: f32 = 12.0;
        let width = |text: &str, size: f32| self.pen.faces.line((Voice::Text, size), text).width;
        let wide = |place: usize| {
            let cells = table.rows.iter().filter_map(|row| row.get(place)).map(|cell| width(cell, TEXT));
            let words = table.heads.get(place).map_or("", String::as_str).split(' ').map(|word| width(word, NOTE));
            cells.chain(words).fold(0.0, f32::max) + 8.0
        };
        let mut others: Vec<f32> = (1..table.heads.len()).map(wide).collect();
        let taken = |others: &[f32]| others.iter().map(|width| width + AIR).sum::<f32>();
        // Few numbers stand apart rather than at the far end of their names.
        let spare = WIDE - wide(0) * 1.1 - taken(&others);
        if spare > 0.0 {
            let each = (spare / others.len().max(1) as f32).min(70.0);
            others.iter_mut().for_each(|width| *width += each);
        }
        let scale = ((WIDE * 0.82) / taken(&others).max(1.0)).min(1.0);
        let mut x = WIDE - taken(&others) * scale;
        let mut places = vec![[0.0, x]];
        for width in others {
            places.push([x + AIR * scale, width * scale]);
            x += (width + AIR) * scale;
        }
        places
    }

    fn heads(&self, table: &Table) -> Block {
        let (colours, mut block) = (self.pen.colours, Block::default());
        let set = (Voice::Text, NOTE);
        let columns = self.columns(table);
        let room = |place: usize, width: f32| if place == 0 { width } else { width - 6.0 };
        let lines: Vec<_> = table
            .heads
            .iter()
            .zip(&columns)
            .enumerate()
            .map(|(place, (head, [_, width]))| self.pen.faces.lines(set, head, room(place, *width)))
            .collect();
        let most = lines.iter().map(Vec::len).max().unwrap_or_default();
        for (place, (lines, [x, width])) in lines.into_iter().zip(columns).enumerate() {
            let align = if place == 0 { Align::Left } else { Align::Right };
            let down = most - lines.len();
            for (number, line) in lines.into_iter().enumerate() {
                let y = (number + down) as f32 * (NOTE + 1.6) + NOTE;
                block.text(line, ([x, y], width), align, colours.soft);
            }
        }
        let bottom = most as f32 * (NOTE + 1.6) + 3.0;
        block.rule([0.0, WIDE], bottom, colours.line);
        block.height = bottom + 5.0;
        block.sticking()
    }

    fn table(&self, table: &Table, head: &Block) -> Vec<Block> {
        let (colours, faces) = (self.pen.colours, self.pen.faces);
        let columns = self.columns(table);
        let row = |cells: &Vec<String>| {
            let mut block = Block { headed: true, ..Block::default() };
            for (place, (cell, [x, width])) in cells.iter().zip(&columns).enumerate() {
                let (line, align) = match place {
                    0 => (faces.fitted((Voice::Text, TEXT), cell, width - 6.0), Align::Left),
                    _ => (faces.fitted((Voice::Text, TEXT), cell, width - 6.0), Align::Right),
                };
                block.text(line, ([*x, TEXT + 2.0], *width), align, colours.ink);
            }
            block.rule([0.0, WIDE], TEXT + 7.0, colours.line);
            block.height = TEXT + 8.4;
            block
        };
        let mut blocks = vec![self.title(&table.title), head.clone()];
        blocks.extend(table.rows.iter().map(row));
        let notes = table.notes.iter().map(|note| self.pen.paragraph((Voice::Text, TEXT), note, WIDE, colours.ink));
        blocks.extend(std::iter::once(Block::gap(4.0)).chain(notes));
        blocks.push(Block::gap(12.0));
        blocks
    }

    /// What stands on every page: the shop's colour, its name, and which page it is.
    fn finish(&self, page: &mut Page, (number, count): (usize, usize)) {
        let (colours, faces) = (self.pen.colours, self.pen.faces);
        page.ops.insert(0, Op::Fill { rect: [0.0, 0.0, SIZE[0], 2.2 * MM], radius: 0.0, colour: colours.accent });
        let mut foot = Block::default();
        let name = self.papers.catalog.shop.name.get(self.papers.lang);
        let left = format!("{name} · {}", self.tongue.day(self.papers.day));
        foot.text(faces.fitted((Voice::Text, NOTE), &left, WIDE * 0.8), ([0.0, NOTE], WIDE), Align::Left, colours.soft);
        let right = faces.amount((Voice::Text, NOTE), &format!("{number}/{count}"));
        foot.text(right, ([0.0, NOTE], WIDE), Align::Right, colours.soft);
        page.ops.extend(foot.ops.into_iter().map(|op| op.moved([SIDE, BOTTOM + 6.0 * MM])));
    }
}
