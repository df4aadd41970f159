//! Owns what is known from many walks together; knows no files, no clock and no chance. Floats are allowed here: what goes back into
//! a walk is whole numbers.

pub mod learned;
