//! Owns quotes and order confirmations on A4.

mod head;
mod list;
mod sums;

use super::block::{Align, Block, Pen};
use super::content::Content;
use super::faces::{Colours, Faces, Voice};
use super::flow::{Flow, Frame};
use super::page::{MM, Op, Page};
use super::pdf::{self, About};
use super::{ExportError, Level, Papers};

/// Which of the two it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// What it would cost, for a while.
    Quote,
    /// What was ordered.
    Confirmation,
}

/// A4, in points.
const SIZE: [f32; 2] = [210.0 * MM, 297.0 * MM];
/// How far text stays from the left and the right edge.
const SIDE: f32 = 18.0 * MM;
/// How wide text is.
const WIDE: f32 = SIZE[0] - 2.0 * SIDE;
/// How far down text goes.
const BOTTOM: f32 = SIZE[1] - 27.0 * MM;
/// Where text begins on the first page, and on the others.
const TOPS: [f32; 2] = [16.0 * MM, 30.0 * MM];
/// How high the picture of all of it can be: on the page as large as there is room, else not at all.
const SCENES: [f32; 5] = [56.0 * MM, 48.0 * MM, 40.0 * MM, 32.0 * MM, 0.0];
/// The size of running text, and of notes.
const TEXT: f32 = 9.6;
const NOTE: f32 = 8.2;

/// What the parts of the document are made with.
struct Desk<'a> {
    content: Content<'a>,
    pen: Pen<'a>,
    kind: Kind,
}

/// A quote or a confirmation as a PDF, with the promise that it keeps.
///
/// # Errors
/// When it can't be written.
pub fn quote(papers: &Papers, kind: Kind) -> Result<(Vec<u8>, Level), ExportError> {
    let pages = pages(papers, kind);
    let content = Content::of(papers);
    let title = content.say(kind.name());
    let code = papers.code.as_ref().map(|code| format!(" {code}")).unwrap_or_default();
    let about = About {
        title: format!("{title}{code}"),
        author: content.shop().to_owned(),
        lang: papers.lang,
        day: papers.day,
        names: Vec::new(),
    };
    pdf::write(&pages, &about)
}

/// The pages of a document: as few as they can be, and then with as large a picture of all of it as they hold.
fn pages(papers: &Papers, kind: Kind) -> Vec<Page> {
    if papers.scene.is_none() {
        return pages_with(papers, kind, 0.0);
    }
    let tried = SCENES.map(|height| pages_with(papers, kind, height));
    let least = tried.iter().map(Vec::len).min().unwrap_or_default();
    tried.into_iter().find(|pages| pages.len() == least).unwrap_or_default()
}

fn pages_with(papers: &Papers, kind: Kind, scene: f32) -> Vec<Page> {
    let look = &papers.catalog.shop.look;
    let faces = Faces::of(look);
    let pen = Pen { faces: &faces, colours: Colours::of(look) };
    let desk = Desk { content: Content::of(papers), pen, kind };
    let mut flow = Flow::new(Frame { size: SIZE, tops: TOPS, bottom: BOTTOM, left: SIDE });
    flow.put(head::blocks(&desk, scene), None);
    let below = list::blocks(&desk).into_iter().chain(sums::blocks(&desk)).collect();
    flow.put(below, Some(&list::head(&desk)));
    let (mut pages, _) = flow.finish();
    let count = pages.len();
    for (number, page) in pages.iter_mut().enumerate() {
        desk.finish(page, (number + 1, count));
    }
    pages
}

impl Kind {
    /// The name of what it is called.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Quote => "doc-quote",
            Self::Confirmation => "doc-confirmation",
        }
    }
}

impl Desk<'_> {
    /// Puts on a page what stands on every one: the shop's colour, the foot, and on all but the first what it is.
    fn finish(&self, page: &mut Page, (number, count): (usize, usize)) {
        let colours = self.pen.colours;
        page.ops.insert(0, Op::Fill { rect: [0.0, 0.0, SIZE[0], 2.2 * MM], radius: 0.0, colour: colours.accent });
        if number > 1 {
            let head = self.running_head();
            page.ops.extend(head.ops.into_iter().map(|op| op.moved([SIDE, 14.0 * MM])));
        }
        let foot = self.foot((number, count));
        page.ops.extend(foot.ops.into_iter().map(|op| op.moved([SIDE, BOTTOM + 7.0 * MM])));
    }

    /// What it is and whose, on every page but the first.
    fn running_head(&self) -> Block {
        let (colours, mut block) = (self.pen.colours, Block::default());
        let shop = self.pen.faces.fitted((Voice::Heading, 12.0), self.content.shop(), WIDE * 0.5);
        block.text(shop, ([0.0, 12.0], WIDE), Align::Left, colours.accent);
        let code = self.content.papers.code.as_ref().map(|code| format!(" {code}")).unwrap_or_default();
        let what = format!("{}{code}, {}", self.content.say(self.kind.name()), self.content.say("doc-continued"));
        let what = self.pen.faces.fitted((Voice::Text, NOTE), &what, WIDE * 0.48);
        block.text(what, ([0.0, 12.0], WIDE), Align::Right, colours.soft);
        block.rule([0.0, WIDE], 20.0, colours.line);
        block
    }

    /// The shop's own line, and the number of the page.
    fn foot(&self, (number, count): (usize, usize)) -> Block {
        let (colours, mut block) = (self.pen.colours, Block::default());
        block.rule([0.0, WIDE], 0.0, colours.line);
        let values = [("page", number.to_string().into()), ("pages", count.to_string().into())];
        let page = self.content.tongue.say_with("doc-page", &values);
        let page = self.pen.faces.amount((Voice::Text, NOTE), &page);
        let room = WIDE - page.width - 16.0;
        block.text(page, ([0.0, 14.0], WIDE), Align::Right, colours.soft);
        let documents = &self.content.papers.catalog.shop.documents;
        let words = documents.footer.as_ref().map_or(self.content.shop(), |text| text.get(self.content.papers.lang));
        // What the shop says there has two lines; more of it is set smaller.
        let size = [NOTE, 7.2, 6.4, 5.6]
            .into_iter()
            .find(|size| self.pen.faces.lines((Voice::Text, *size), words, room).len() <= 2);
        let size = size.unwrap_or(5.0);
        let lines = self.pen.paragraph((Voice::Text, size), words, room, colours.soft);
        block.hold(lines, [0.0, 14.0 - size * 1.02]);
        block
    }
}
