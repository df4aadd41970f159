//! Owns what is known from many walks together: what is counted of them, what is tried out in them, what is learned from their orders.
//!
//! No clock, no chance, no files: walks come in, figures go out. Nobody can be known from what is kept here. Floats are allowed; what
//! goes back into a walk is whole numbers.

pub mod experiment;
pub mod learned;
pub mod measure;
