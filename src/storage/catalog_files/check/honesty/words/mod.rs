//! Owns the words that copy may not say, by topic, in the four languages; they are searched for in every language, as shops mix
//! them. Where a word is harmless in another language it is searched for in its own only.
//!
//! A hash sign stands for any number; a star at an end for any letters. Sources: UCPD 2005/29/EC with its Annex I, PID 98/6/EC,
//! CRD 2011/83/EU, and the rules of HONESTY.md.

mod allowed;
mod pressure;
mod price;
mod promise;

pub(super) use allowed::{ALLOWED, NOT_WITHOUT, WITHOUT};

use super::topic::Topic;
use crate::catalog::Lang;

/// A list of phrases about one topic; where a language is named, only texts in it are looked at.
pub(super) type List = (Topic, Option<Lang>, &'static [&'static str]);

/// What copy may not say.
pub(super) const WORDS: [&[List]; 3] = [price::LISTS, pressure::LISTS, promise::LISTS];
