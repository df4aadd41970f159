//! Owns what is counted of a walk, and the report that is made of many. It is derived from what was done, by the same fold that
//! makes the screens: nothing is written down for it a second time. No name, no text, no logo is in it.

mod count;
mod facts;
mod figures;
mod histogram;
mod observer;
mod place;
mod query;
mod report;
mod segments;
mod tally;
mod wilson;

pub use count::{Count, FEWEST, Share};
pub use facts::{Channel, Circumstances, Fact, Facts};
pub use figures::{Faces, Figures, OfferFigures, Stage};
pub use histogram::{Bin, UpliftHistogram};
pub use observer::Observer;
pub use place::Place;
pub use query::{Filter, Query, Span};
pub use report::{Report, ReportMaker};
pub use segments::{Segment, SegmentKind, SegmentRow, Sums};
pub use tally::Tally;
pub use wilson::{Interval, wilson};
