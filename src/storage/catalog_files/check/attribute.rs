//! Owns the checks of `attributes.ron`.

use super::Check;
use super::honesty::Setting;
use super::known::Known;
use super::leaf::{Named, optional};
use crate::catalog::{Attribute, AttributeKind, Better, Word};
use crate::storage::catalog_files::file::{AttributeFile, NumberFile, WordsFile};
use crate::storage::catalog_files::raw::{Choose, Raw};

/// The words for which way is better.
const BETTER: [(&str, Better); 3] = [("more", Better::More), ("less", Better::Less), ("neither", Better::Neither)];

/// What products are compared by.
#[expect(clippy::struct_field_names, reason = "the attributes are what it is all about")]
pub(super) struct Attributes<'a> {
    /// The names of all, sound or not.
    pub(super) known: Known<'a>,
    /// The sound ones.
    pub(super) attributes: Vec<Attribute>,
    /// What is written of each of them.
    pub(super) items: Vec<&'a str>,
}

/// Reads the file.
pub(super) fn attributes<'a>(check: &Check<'a>) -> Attributes<'a> {
    let mut all = Attributes { known: Known::new("attribute"), attributes: Vec::new(), items: Vec::new() };
    let Some(items) = check.items("attributes.ron") else {
        if check.gathered.has_attributes {
            all.known.mark_incomplete();
        }
        return all;
    };
    for item in items {
        let attribute = match check.twin::<AttributeFile<'a>>(item) {
            Some(AttributeFile::Number(file)) => {
                let declared = all.known.declare_raw(check, file.id);
                number(check, &file, declared.map(|(named, _)| named))
            }
            Some(AttributeFile::Words(file)) => {
                let declared = all.known.declare_raw(check, file.id);
                words(check, &file, declared.map(|(named, _)| named))
            }
            None => {
                all.known.declare_broken(item);
                None
            }
        };
        all.items.extend(attribute.as_ref().map(|_| item));
        all.attributes.extend(attribute);
    }
    all
}

/// An attribute whose values are numbers.
fn number<'a>(check: &Check<'a>, file: &NumberFile<'a>, named: Option<Named<'a>>) -> Option<Attribute> {
    let name = check.text(file.name);
    let says = check.template(file.says, "{n}");
    let means = optional(file.means, |raw| check.template(raw, "{times}"));
    if let Some((name, says)) = name.as_ref().zip(says.as_ref()) {
        check.honest_together(name, (says, file.says.text), Setting::ANY);
    }
    let better = better(check, file.better);
    let bar = optional(file.bar, |raw| check.flag(raw));
    let kind = AttributeKind::Number {
        says: says?,
        means: means?.unwrap_or_default(),
        better: better?,
        bar: bar?.unwrap_or_default(),
    };
    Some(Attribute { id: named?.id.as_str().into(), name: name?, kind })
}

/// An attribute whose values are words.
fn words<'a>(check: &Check<'a>, file: &WordsFile<'a>, named: Option<Named<'a>>) -> Option<Attribute> {
    let name = check.text(file.name);
    let better = better(check, file.better);
    let entries = check.named(file.words)?;
    if entries.is_empty() {
        check.error(file.words.text, "no-words", "this attribute has no words");
    }
    let words: Vec<_> = entries
        .into_iter()
        .map(|(named, raw)| {
            let word = check.text(raw);
            if let Some((name, word)) = name.as_ref().zip(word.as_ref()) {
                check.honest_together(name, (word, raw.text), Setting::ANY);
            }
            word.zip(named).map(|(name, named)| Word { id: named.id.as_str().into(), name })
        })
        .collect();
    let kind = AttributeKind::Words { words: words.into_iter().collect::<Option<_>>()?, better: better? };
    Some(Attribute { id: named?.id.as_str().into(), name: name?, kind })
}

/// Which way is better.
fn better<'a>(check: &Check<'a>, raw: Option<Raw<'a, Choose>>) -> Option<Better> {
    raw.map_or(Some(Better::Neither), |raw| check.choose(raw, &BETTER))
}
