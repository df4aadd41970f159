//! Diderot: guided selling that keeps the buyer's own choice in sight.
//!
//! What each folder owns, and must not know. Arrows point one way: `money ← catalog ← pricing ← compatibility ← flow ← insight` is the core,
//! and `packing` is what `pricing` reckons with;
//! `storage`, `artwork`, `export` and `ui` stand on it and not on each other, save that `ui` shows what `artwork` made; they share
//! `wording` and `typefaces`; `app` and `cli` stand on all.
//!
//! - [`money`]: amounts, currencies, percentages. *No floating point.*
//! - [`catalog`]: what a shop sells, offers and says, validated. *No offer can be selected beforehand: there is no field for it.*
//! - [`packing`]: what is taken how often when all takes from the same supplies, proven. *No money, no catalog: whole numbers in,
//!   whole numbers out. Floats only say where to look; none ever decides.*
//! - [`pricing`]: an order becomes a quote. *No price knows who the buyer is.*
//! - [`compatibility`]: what in an order does not go together, the fewest choices that are to blame, and every way out. *It
//!   judges nothing by its price: whoever shows the ways out puts prices to them.*
//! - [`flow`]: the walk, its suggestions and when they stop. *No state but what follows from the actions; the anchor has no
//!   way to change.*
//! - [`insight`]: what many walks together tell: what is counted, tried out and learned. *Nobody can be known from it, and no float
//!   leaves it for a walk.*
//! - [`simulation`]: synthetic buyers who walk through the real session. *Nobody is meant by them; no files, no clock, no windows; chance is
//!   drawn under names, so that the same seed is the same buyers.*
//! - [`kiosk`]: a screen that nobody stands beside: its settings, when it asks whether somebody is still there, how its staff come
//!   in. *No files, no window, no clock: moments are handed in; no PIN, only what it is known by.*
//! - [`wording`]: what screens and documents say alike. *No screen, no page: sentences.*
//! - [`typefaces`]: the typefaces that are part of the program. *Bytes, drawn by nobody here.*
//! - [`storage`]: catalog files, and the journal of walks, orders and quotes. *Nothing half read, nothing half written; nothing is
//!   confirmed that would not be there after a power cut.*
//! - [`artwork`]: the buyer's logo on pictures of products. *No windows, no files: bytes come in, pixels go out.*
//! - [`export`]: documents: quotes, confirmations, tickets, print-ready files. *No files, no clock, no chance: the same order is the
//!   same bytes, years later too. What is drawn comes in as pixels and SVG.*
//! - [`ui`]: screens and widgets. *No files, no prices of its own, no colour outside the theme.*
//! - [`supervisor`]: the parent of a kiosk's window. *No screen, no catalog: what could break the window can't break this.*
//! - [`app`]: the window, dialogs, threads.
//! - [`cli`]: the commands.
//!
//! The core does no input or output, asks no clock and draws no lots: what it needs of those is handed in. Each of these
//! absences is a test, in `tests/architecture.rs`.

pub mod app;
pub mod artwork;
pub mod catalog;
pub mod cli;
pub mod compatibility;
pub mod export;
pub mod flow;
pub mod insight;
pub mod kiosk;
pub mod money;
pub mod packing;
pub mod pricing;
pub mod simulation;
pub mod storage;
pub mod supervisor;
pub mod typefaces;
pub mod ui;
pub mod wording;
