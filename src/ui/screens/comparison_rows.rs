//! Owns the rows of a comparison: the same attributes for every column, in words that mean something to the buyer.

use std::cmp::Ordering;

use super::Scene;
use super::comparison::Column;
use super::offer_notes::effects;
use crate::catalog::{Attribute, AttributeKind, Better, ChoiceId, CompareValue, OptionId, Product};

/// One attribute across all columns.
pub(super) struct CompareRow {
    pub(super) name: String,
    /// One value a column, in their order.
    pub(super) values: Vec<ShownValue>,
    /// Whether all columns have the same.
    pub(super) is_equal: bool,
}

/// A value as it is shown.
pub(super) struct ShownValue {
    /// What it means beside what one came for, 'one and a half times as thick'; empty where it means nothing by itself.
    pub(super) meaning: String,
    /// The value itself.
    pub(super) text: String,
    /// The length of its bar from 0 to 1, where one is drawn.
    pub(super) bar: Option<f32>,
    /// How it stands to what one came for.
    pub(super) standing: Standing,
}

/// How a value stands to that of what one came for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// Better for the buyer.
    Better,
    /// The same, or a matter of taste.
    Alike,
    /// Worse for the buyer: that is said too.
    Worse,
}

impl ShownValue {
    /// A value that is words and nothing else.
    const fn plain(text: String, standing: Standing) -> Self {
        Self { meaning: String::new(), text, bar: None, standing }
    }

    /// Whether it is worse than what one came for.
    pub(super) fn is_worse(&self) -> bool {
        self.standing == Standing::Worse
    }
}

/// The rows in the catalog's order, what differs first. An attribute that a column lacks says so, instead of vanishing.
pub(super) fn compare_rows(scene: &Scene<'_>, columns: &[Column<'_>]) -> Vec<CompareRow> {
    let catalog = scene.session.catalog();
    let known =
        |attribute: &&Attribute| columns.iter().any(|column| column.product.compare.contains_key(&attribute.id));
    let mut rows: Vec<CompareRow> = catalog
        .attributes
        .iter()
        .filter(known)
        .map(|attribute| {
            let values: Vec<Option<&CompareValue>> =
                columns.iter().map(|column| column.product.compare.get(&attribute.id)).collect();
            let is_equal = values.windows(2).all(|pair| pair.first() == pair.last());
            let own = columns.first().map(|column| column.product);
            let shown = columns.iter().map(|column| shown(scene, attribute, (own, column.product), &values)).collect();
            CompareRow { name: scene.text(&attribute.name).to_owned(), values: shown, is_equal }
        })
        .collect();
    rows.sort_by_key(|row| row.is_equal);
    lost_choices(scene, columns).into_iter().chain(changed_sets(scene, columns)).chain(rows).collect()
}

/// What the buyer chose and a column can't have: it would vanish silently otherwise.
fn lost_choices(scene: &Scene<'_>, columns: &[Column<'_>]) -> Option<CompareRow> {
    let (own, others) = columns.split_first()?;
    let first = own.product.first_choices();
    let made: Vec<(&OptionId, &ChoiceId)> =
        own.choices.iter().filter(|(option, choice)| first.get(*option) != Some(*choice)).collect();
    let name = |option: &OptionId, choice: &ChoiceId| {
        let known = own.product.option(option).and_then(|option| option.choice(choice));
        known.map_or("", |choice| scene.text(&choice.name))
    };
    let names = |choices: &[&(&OptionId, &ChoiceId)]| {
        choices.iter().map(|(option, choice)| name(option, choice)).collect::<Vec<_>>().join(", ")
    };
    let all: Vec<_> = made.iter().collect();
    let mut values = vec![ShownValue::plain(names(&all), Standing::Alike)];
    values.extend(others.iter().map(|column| {
        let lost: Vec<_> =
            made.iter().filter(|(option, choice)| column.choices.get(*option) != Some(*choice)).collect();
        match lost.as_slice() {
            [] => ShownValue::plain(names(&all), Standing::Alike),
            lost => {
                let text = scene.tongue.say_with("upgrade-loses", &[("choices", names(lost).into())]);
                ShownValue::plain(text, Standing::Worse)
            }
        }
    }));
    let any = values.iter().any(ShownValue::is_worse);
    any.then(|| CompareRow { name: scene.tongue.say("upgrade-yours"), values, is_equal: false })
}

/// What an upgrade does to sets and to sending: it is in its price, and would go unnoticed there.
fn changed_sets(scene: &Scene<'_>, columns: &[Column<'_>]) -> Option<CompareRow> {
    let own = ShownValue::plain("–".to_owned(), Standing::Alike);
    let others = columns.iter().skip(1).map(|column| {
        let suggestions = scene.session.suggestions();
        let suggestion =
            suggestions.iter().find(|suggestion| column.offer.is_some_and(|offer| offer.id == suggestion.offer));
        let effects = suggestion.map(|suggestion| effects(scene, suggestion)).unwrap_or_default();
        let is_worse = suggestion.is_some_and(|suggestion| !suggestion.lost.is_empty());
        let text = if effects.is_empty() { "–".to_owned() } else { effects.join(", ") };
        ShownValue::plain(text, if is_worse { Standing::Worse } else { Standing::Alike })
    });
    let values: Vec<ShownValue> = std::iter::once(own).chain(others).collect();
    let any = values.iter().any(|value| value.text != "–");
    any.then(|| CompareRow { name: scene.tongue.say("upgrade-effects"), values, is_equal: false })
}

fn shown(
    scene: &Scene<'_>,
    attribute: &Attribute,
    (own, product): (Option<&Product>, &Product),
    all: &[Option<&CompareValue>],
) -> ShownValue {
    let Some(value) = product.compare.get(&attribute.id) else {
        return ShownValue::plain("–".to_owned(), Standing::Alike);
    };
    let own = own.and_then(|own| own.compare.get(&attribute.id));
    let ranks = attribute.rank(value).zip(own.and_then(|own| attribute.rank(own)));
    let standing = match (attribute.better(), ranks.map(|(rank, own)| rank.cmp(&own))) {
        (Better::More, Some(Ordering::Greater)) | (Better::Less, Some(Ordering::Less)) => Standing::Better,
        (Better::More, Some(Ordering::Less)) | (Better::Less, Some(Ordering::Greater)) => Standing::Worse,
        _ => Standing::Alike,
    };
    let meaning = meaning(scene, attribute, (own, value));
    ShownValue { meaning, text: value_words(scene, attribute, value), bar: bar(attribute, value, all), standing }
}

/// A value in words, by itself.
pub(super) fn value_words(scene: &Scene<'_>, attribute: &Attribute, value: &CompareValue) -> String {
    match (&attribute.kind, value) {
        (AttributeKind::Number { says, .. }, CompareValue::Number(number)) => {
            let count = u32::try_from(*number).map_or_else(|_negative| number.to_string(), |n| scene.tongue.number(n));
            scene.text(says).replace("{n}", &count)
        }
        (AttributeKind::Words { words, .. }, CompareValue::Word(id)) => {
            words.iter().find(|word| word.id == *id).map_or_else(String::new, |word| scene.text(&word.name).to_owned())
        }
        _ => String::new(),
    }
}

/// What a number means beside that of what one came for: 'one and a half times as thick'. Less than a fifth more is a
/// difference in figures, not one that people feel.
fn meaning(scene: &Scene<'_>, attribute: &Attribute, values: (Option<&CompareValue>, &CompareValue)) -> String {
    let AttributeKind::Number { means, .. } = &attribute.kind else { return String::new() };
    match values {
        (Some(CompareValue::Number(own)), CompareValue::Number(number)) if *own > 0 && *number * 5 >= *own * 6 => {
            scene.text(means).replace("{times}", &scene.tongue.times(*number * 100 / *own))
        }
        _ => String::new(),
    }
}

/// The bar's length: the value's share of the largest one shown.
fn bar(attribute: &Attribute, value: &CompareValue, all: &[Option<&CompareValue>]) -> Option<f32> {
    let AttributeKind::Number { bar: true, .. } = attribute.kind else { return None };
    let most = all.iter().flatten().filter_map(|value| attribute.rank(value)).max().filter(|most| *most > 0)?;
    attribute.rank(value).map(|rank| (rank as f32 / most as f32).clamp(0.0, 1.0))
}
