//! Owns what is learned from walks: what is counted of them, and what follows from that.
//!
//! No clock, no chance, no files: walks come in, figures go out. Nobody can be known from what is kept here.

pub mod measure;
