//! Owns tickets: what a kiosk's printer puts on a roll, in black alone, as long as it has to be.

use super::block::{Align, Block, Pen, leading};
use super::content::{Content, Entry};
use super::faces::{Colours, Faces, Voice};
use super::page::{MM, Op, Page};
use super::pdf::{self, About};
use super::qr::qr;
use super::quote::Kind;
use super::{ExportError, Level, Papers};

/// How wide the roll is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Roll {
    /// 80 mm, of which 72 are printed.
    #[default]
    Wide,
    /// 58 mm, of which 48 are printed.
    Narrow,
}

impl Roll {
    /// How wide it is, in mm.
    #[must_use]
    pub const fn width_mm(self) -> f32 {
        match self {
            Self::Wide => 80.0,
            Self::Narrow => 58.0,
        }
    }

    /// How wide printers print on it, in mm: 576 and 384 dots of an eighth of a millimetre.
    const fn printed_mm(self) -> f32 {
        match self {
            Self::Wide => 72.0,
            Self::Narrow => 48.0,
        }
    }

    /// By how much letters are smaller than on the wide roll.
    const fn scale(self) -> f32 {
        match self {
            Self::Wide => 1.0,
            Self::Narrow => 0.86,
        }
    }
}

/// A ticket while it is made.
struct Strip<'a> {
    content: Content<'a>,
    pen: Pen<'a>,
    wide: f32,
    scale: f32,
    block: Block,
}

/// A ticket as a PDF of one page, with the promise that it keeps.
///
/// # Errors
/// When it can't be written.
pub fn ticket(papers: &Papers, roll: Roll) -> Result<(Vec<u8>, Level), ExportError> {
    let faces = Faces::of(&papers.catalog.shop.look);
    let pen = Pen { faces: &faces, colours: Colours::black() };
    let (wide, scale) = (roll.printed_mm() * MM, roll.scale());
    let mut strip = Strip { content: Content::of(papers), pen, wide, scale, block: Block::default() };
    strip.shop();
    strip.code();
    strip.list();
    strip.sums();
    strip.next();
    let (width, edge) = (roll.width_mm() * MM, 4.0 * MM);
    let left = (width - wide) / 2.0;
    // The cutter stands behind the printer's head: some air at the foot is cut through.
    let size = [width, strip.block.height + edge * 2.5];
    let ops = strip.block.ops.into_iter().map(|op| op.moved([left, edge])).collect();
    let content = strip.content;
    let kind = if papers.code.is_some() { Kind::Confirmation } else { Kind::Quote };
    let code = papers.code.as_ref().map(|code| format!(" {code}")).unwrap_or_default();
    let about = About {
        title: format!("{}{code}", content.say(kind.name())),
        author: content.shop().to_owned(),
        lang: papers.lang,
        day: papers.day,
        names: Vec::new(),
    };
    pdf::write(&[Page { size, ops, boxes: None }], &about)
}

impl Strip<'_> {
    const BLACK: crate::catalog::Rgb = crate::catalog::Rgb([0; 3]);

    /// Room before what comes next.
    fn gap(&mut self, height: f32) {
        self.block.height += height * self.scale;
    }

    /// A line across.
    fn rule(&mut self) {
        self.gap(6.0);
        let y = self.block.height;
        self.block.rule([0.0, self.wide], y, Self::BLACK);
        self.gap(7.0);
    }

    /// Text on as many lines as it takes, over the whole width.
    fn text(&mut self, (voice, size): (Voice, f32), text: &str, align: Align) {
        let size = size * self.scale;
        let words = self.pen.aligned((voice, size), text, (self.wide, align), Self::BLACK);
        let y = self.block.height;
        self.block.hold(words, [0.0, y]);
    }

    /// Words with an amount at the right, on their first line.
    fn row(&mut self, (voice, size): (Voice, f32), words: &str, amount: &str) {
        let size = size * self.scale;
        let amount = self.pen.faces.amount((voice, size), amount);
        let room = self.wide - amount.width - 8.0;
        let words = self.pen.paragraph((voice, size), words, room, Self::BLACK);
        let y = self.block.height;
        self.block.text(amount, ([0.0, y + size * 1.02], self.wide), Align::Right, Self::BLACK);
        self.block.hold(words, [0.0, y]);
    }

    /// Whose it is.
    fn shop(&mut self) {
        let name = self.content.shop().to_owned();
        // It stays on one line as long as its letters stay large.
        let one_line = |size: f32| self.pen.faces.line((Voice::Heading, size * self.scale), &name).width <= self.wide;
        let size = [17.0, 15.0, 13.0].into_iter().find(|size| one_line(*size)).unwrap_or(17.0);
        self.text((Voice::Heading, size), &name, Align::Middle);
        self.gap(2.0);
        for line in self.content.papers.catalog.shop.documents.address.clone().iter().filter(|line| **line != name) {
            self.text((Voice::Text, 8.0), line, Align::Middle);
        }
        self.rule();
    }

    /// The code, in letters that can be read across a counter, and for a camera.
    fn code(&mut self) {
        let kind = if self.content.papers.code.is_some() { "doc-confirmation-short" } else { "doc-quote-short" };
        let kind = self.content.say(kind);
        self.text((Voice::Medium, 10.5), &kind, Align::Middle);
        if let Some(code) = self.content.papers.code.clone() {
            let line = self.pen.faces.fitted((Voice::Strong, 36.0 * self.scale), &code.to_string(), self.wide);
            let y = self.block.height + 36.0 * self.scale;
            self.block.text(line, ([0.0, y], self.wide), Align::Middle, Self::BLACK);
            self.gap(6.0);
            let side = self.wide * 0.46;
            let place = [(self.wide - side) / 2.0, self.block.height, side, side];
            if let Some(op) = qr(code.as_str(), place, Self::BLACK) {
                let down_to = self.block.height + side;
                self.block.put(op, down_to);
            }
            self.gap(8.0);
            let lead = self.content.say("placed-lead");
            self.text((Voice::Text, 9.0), &lead, Align::Middle);
        }
        let day = self.content.day(self.content.papers.day);
        self.text((Voice::Text, 9.0), &day, Align::Middle);
        self.rule();
    }

    /// What is in it.
    fn list(&mut self) {
        let entries = std::mem::take(&mut self.content.entries);
        for Entry { title, chosen, quantity, amount, line, .. } in &entries {
            let amount = self.content.money(*amount);
            let name = if quantity.is_empty() { title.clone() } else { format!("{quantity} × {title}") };
            self.row((Voice::Medium, 10.0), &name, &amount);
            if line.is_some() && !chosen.is_empty() {
                let size = 8.2 * self.scale;
                let words = self.pen.paragraph((Voice::Text, size), chosen, self.wide * 0.74, Self::BLACK);
                let y = self.block.height;
                self.block.hold(words, [0.0, y]);
            }
            self.gap(4.0);
        }
        self.content.entries = entries;
        self.rule();
    }

    /// From the goods to the total, and the tax in it.
    fn sums(&mut self) {
        let papers = self.content.papers;
        let sums: Vec<(String, String)> =
            self.content.sums.iter().map(|sum| (sum.name.clone(), self.content.money(sum.amount))).collect();
        for (name, amount) in sums {
            self.row((Voice::Text, 9.5), &name, &amount);
        }
        let is_business = self.content.is_business();
        let name = if is_business { "review-tax-added" } else { "review-tax" };
        let taxes: Vec<(String, String)> = papers
            .quote
            .tax
            .iter()
            .map(|tax| {
                let rate = [("rate", tax.rate.to_string().into())];
                (self.content.tongue.say_with(name, &rate), self.content.money(tax.tax))
            })
            .collect();
        if is_business {
            for (name, amount) in &taxes {
                self.row((Voice::Text, 9.5), name, amount);
            }
        }
        self.gap(4.0);
        let (name, total) = (self.content.say("doc-total"), self.content.money(papers.quote.total));
        let size = 15.0 * self.scale;
        let amount = self.pen.faces.amount((Voice::Strong, size), &total);
        let y = self.block.height;
        let words =
            self.pen.paragraph((Voice::Medium, 10.5 * self.scale), &name, self.wide - amount.width - 8.0, Self::BLACK);
        self.block.text(amount, ([0.0, y + size], self.wide), Align::Right, Self::BLACK);
        self.block.hold(words, [0.0, y + size - 10.5 * self.scale]);
        self.gap(4.0);
        if !is_business {
            for (name, amount) in &taxes {
                self.row((Voice::Text, 8.5), name, amount);
            }
        }
        if let Some((saved, _)) = self.content.saved() {
            let (name, saved) = (self.content.say("review-saved"), self.content.money(saved));
            self.row((Voice::Text, 8.5), &name, &saved);
        }
        self.rule();
    }

    /// What happens next, and the shop's own line.
    fn next(&mut self) {
        let papers = self.content.papers;
        let size = 9.2 * self.scale;
        if papers.code.is_some() {
            let title = self.content.say("placed-next");
            self.text((Voice::Medium, 10.0), &title, Align::Left);
            self.gap(2.0);
            for (number, step) in self.content.next().iter().enumerate() {
                let mark = self.pen.faces.amount((Voice::Strong, size), &format!("{}.", number + 1));
                let y = self.block.height;
                self.block.text(mark, ([0.0, y + size * 1.02], 14.0), Align::Left, Self::BLACK);
                let words = self.pen.paragraph((Voice::Text, size), step, self.wide - 14.0, Self::BLACK);
                self.block.hold(words, [14.0, y]);
            }
        }
        if let Some(told) = self.content.promised() {
            self.rule();
            self.text((Voice::Medium, 10.0), &told.title, Align::Left);
            self.gap(2.0);
            for line in &told.lines {
                self.text((Voice::Text, 9.2), line, Align::Left);
            }
        }
        if let Some(footer) = &papers.catalog.shop.documents.footer {
            self.gap(8.0);
            let words = footer.get(papers.lang).to_owned();
            self.text((Voice::Text, 8.5), &words, Align::Middle);
        }
        // A mark where it ends, so that nobody looks for more.
        self.gap(leading(4.0));
        let y = self.block.height;
        let third = self.wide / 3.0;
        let end = Op::Stroke { from: [third, y], to: [third * 2.0, y], width: 1.2, colour: Self::BLACK };
        self.block.put(end, y + 1.0);
    }
}
