//! Owns the way of blocks onto pages: what does not fit goes to the next one, heads are repeated, and nothing stands alone.

use super::block::Block;
use super::page::Page;

/// Where blocks go on pages.
pub(super) struct Frame {
    /// Width and height of the page.
    pub(super) size: [f32; 2],
    /// Where blocks begin on the first page, and on every other.
    pub(super) tops: [f32; 2],
    /// Where they end.
    pub(super) bottom: f32,
    /// How far they stand from the left edge.
    pub(super) left: f32,
}

/// Blocks on their way onto pages.
pub(super) struct Flow {
    frame: Frame,
    pages: Vec<Page>,
    y: f32,
}

impl Flow {
    /// An empty first page.
    pub(super) fn new(frame: Frame) -> Self {
        let [top, _] = frame.tops;
        let page = Page { size: frame.size, ..Page::default() };
        Self { frame, pages: vec![page], y: top }
    }

    /// Puts blocks one below the other. On each new page, the head goes before those that stand below one.
    pub(super) fn put(&mut self, blocks: Vec<Block>, head: Option<&Block>) {
        let mut run: Vec<Block> = Vec::new();
        for block in blocks {
            let sticks = block.sticks;
            run.push(block);
            if !sticks {
                self.put_run(std::mem::take(&mut run), head);
            }
        }
        self.put_run(run, head);
    }

    /// Puts blocks that stay together, as far as a page holds them.
    fn put_run(&mut self, run: Vec<Block>, head: Option<&Block>) {
        let height: f32 = run.iter().map(|block| block.height).sum();
        let [_, top] = self.frame.tops;
        let above = |block: &Block| head.filter(|_| block.headed);
        let first = run.first().and_then(above);
        let room = self.frame.bottom - top - first.map_or(0.0, |head| head.height);
        if self.y + height > self.frame.bottom && (height <= room || self.is_low()) {
            self.turn(first);
        }
        for block in run {
            if self.y + block.height > self.frame.bottom {
                self.turn(above(&block));
            }
            self.draw(&block);
        }
    }

    /// Whether most of the page is taken.
    fn is_low(&self) -> bool {
        self.y > self.frame.bottom * 0.75
    }

    fn turn(&mut self, head: Option<&Block>) {
        self.pages.push(Page { size: self.frame.size, ..Page::default() });
        let [_, top] = self.frame.tops;
        self.y = top;
        if let Some(head) = head {
            self.draw(head);
        }
    }

    fn draw(&mut self, block: &Block) {
        let at = [self.frame.left, self.y];
        if let Some(page) = self.pages.last_mut() {
            page.ops.extend(block.ops.iter().cloned().map(|op| op.moved(at)));
        }
        self.y += block.height;
    }

    /// The pages, and how far down the last one is taken.
    pub(super) fn finish(self) -> (Vec<Page>, f32) {
        (self.pages, self.y)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flow() -> Flow {
        Flow::new(Frame { size: [100.0, 100.0], tops: [20.0, 10.0], bottom: 90.0, left: 0.0 })
    }

    #[test]
    fn what_sticks_together_goes_over_together() {
        let mut flow = flow();
        flow.put(vec![Block::gap(60.0), Block::gap(8.0).sticking(), Block::gap(8.0)], None);
        let (pages, y) = flow.finish();
        assert_eq!((pages.len(), y), (2, 26.0));
    }

    #[test]
    fn a_head_is_repeated_and_nothing_is_lost_however_much_sticks() {
        let mut flow = flow();
        let block = || Block { headed: true, ..Block::gap(10.0).sticking() };
        let blocks: Vec<Block> = (0..40).map(|_| block()).collect();
        let mut head = Block::gap(10.0);
        head.rule([0.0, 1.0], 0.0, crate::catalog::Rgb([0; 3]));
        flow.put(blocks, Some(&head));
        let (pages, _) = flow.finish();
        // Seven on the first page, and seven below a head on each other.
        assert_eq!(pages.len(), 6);
        assert_eq!(pages.iter().filter(|page| !page.ops.is_empty()).count(), 5);
    }
}
