//! Owns the way from an order and the catalog's rules to a puzzle, and back.

use std::collections::BTreeSet;

use super::puzzle::{Atom, Changes, Condition, Puzzle, Term, Variable};
use super::{Bounds, Cause, Change};
use crate::catalog::{Catalog, ChoiceId, Choices, OptionId, OrderRule, Part, Product, RuleKind, Selection};
use crate::pricing::{LineId, Order};

/// A line of the order, or a product that could become one.
struct Thing<'a> {
    /// Nothing for what is not in the order.
    line: Option<LineId>,
    product: &'a Product,
    /// The variable that says whether it is in the order: 1 where it is.
    presence: usize,
    /// The variable of each option.
    options: Vec<usize>,
}

/// What a variable stands for.
enum Meaning<'a> {
    Presence(usize),
    Option(usize, &'a OptionId, Vec<&'a ChoiceId>),
}

/// The puzzle of an order, and what its numbers stand for.
pub(super) struct Model<'a> {
    pub(super) puzzle: Puzzle,
    things: Vec<Thing<'a>>,
    meanings: Vec<Meaning<'a>>,
    /// For each condition the place of the catalog's rule that it comes from; nothing for rules within a product.
    rules: Vec<Option<usize>>,
    wanted: Option<usize>,
}

impl<'a> Model<'a> {
    pub(super) fn new(catalog: &'a Catalog, order: &Order, bounds: &Bounds) -> Self {
        let puzzle = Puzzle::default();
        let mut model = Self { puzzle, things: Vec::new(), meanings: Vec::new(), rules: Vec::new(), wanted: None };
        for line in &order.lines {
            if let Some(product) = catalog.product(&line.product) {
                model.add_thing(product, Some(line.id), &product.complete(&line.choices), bounds);
            }
        }
        for product in bounds.additions.iter().filter_map(|id| catalog.product(id)) {
            model.add_thing(product, None, &product.first_choices(), bounds);
        }
        for thing in 0..model.things.len() {
            model.add_own_rules(thing);
        }
        for (place, rule) in catalog.rules.iter().enumerate() {
            for condition in model.conditions(rule) {
                model.add_condition(condition, Some(place));
            }
        }
        model
    }

    /// What a rule of the catalog asks of the things that there are.
    fn conditions(&self, rule: &OrderRule) -> Vec<Condition> {
        let mut conditions = Vec::new();
        for thing in self.of(&rule.when) {
            let unless = self.not(thing, rule.when.selection.as_ref());
            let others = rule.others.iter().flat_map(|other| self.of(other).map(move |found| (found, other)));
            let others = others.filter(|(other, _)| *other != thing);
            match rule.kind {
                RuleKind::Requires => {
                    let any = others.filter_map(|(other, part)| self.is(other, part.selection.as_ref()));
                    conditions.push(unless.into_iter().chain(any).collect());
                }
                RuleKind::Excludes => conditions.extend(others.map(|(other, part)| {
                    let not = self.not(other, part.selection.as_ref());
                    unless.iter().cloned().chain(not).collect::<Condition>()
                })),
            }
        }
        conditions
    }

    fn add_thing(&mut self, product: &'a Product, line: Option<LineId>, choices: &Choices, bounds: &Bounds) {
        let thing = self.things.len();
        let wanted = bounds.wanted.as_ref().filter(|(wanted, _)| Some(*wanted) == line);
        let stays = wanted.is_some() || line.is_some_and(|line| bounds.staying.contains(&line));
        let now = usize::from(line.is_some());
        let presence = self.add_variable(Variable { now, values: 2, fixed: stays }, Meaning::Presence(thing));
        let mut options = Vec::new();
        for option in &product.options {
            let ids: Vec<&ChoiceId> = option.choices.iter().map(|choice| &choice.id).collect();
            let chosen = choices.get(&option.id);
            let now = ids.iter().position(|id| Some(*id) == chosen).unwrap_or_default();
            let is_wanted = wanted.is_some_and(|(_, wanted)| *wanted == option.id);
            let variable = Variable { now, values: ids.len(), fixed: is_wanted };
            let place = self.add_variable(variable, Meaning::Option(thing, &option.id, ids));
            options.push(place);
            if is_wanted {
                self.wanted = Some(place);
            }
        }
        self.things.push(Thing { line, product, presence, options });
    }

    fn add_variable(&mut self, variable: Variable, meaning: Meaning<'a>) -> usize {
        self.puzzle.variables.push(variable);
        self.meanings.push(meaning);
        self.meanings.len() - 1
    }

    fn add_condition(&mut self, condition: Condition, rule: Option<usize>) {
        self.puzzle.conditions.push(condition);
        self.rules.push(rule);
    }

    /// The rules between the choices of one thing, which hold for it alone, and only while it is there.
    fn add_own_rules(&mut self, thing: usize) {
        let Some(product) = self.things.get(thing).map(|thing| thing.product) else { return };
        for rule in &product.rules {
            let unless = self.not(thing, Some(&rule.when));
            match rule.kind {
                RuleKind::Requires => {
                    let any: Vec<Term> = rule.others.iter().filter_map(|other| self.is(thing, Some(other))).collect();
                    self.add_condition(unless.into_iter().chain(any).collect(), None);
                }
                RuleKind::Excludes => {
                    for other in &rule.others {
                        let mut condition = unless.clone();
                        // Whether it is there is asked already.
                        condition.extend(self.choice(thing, other).map(|atom| vec![Atom { is: false, ..atom }]));
                        self.add_condition(condition, None);
                    }
                }
            }
        }
    }

    /// The things that are of a part's product.
    fn of<'m>(&'m self, part: &'m Part) -> impl Iterator<Item = usize> + use<'m, 'a> {
        (0..).zip(&self.things).filter(|(_, thing)| thing.product.id == part.product).map(|(place, _)| place)
    }

    /// That a thing is there, with this choice.
    fn is(&self, thing: usize, selection: Option<&Selection>) -> Option<Term> {
        let presence = self.things.get(thing)?.presence;
        let mut term = vec![Atom { variable: presence, value: 1, is: true }];
        if let Some(selection) = selection {
            term.push(self.choice(thing, selection)?);
        }
        Some(term)
    }

    /// That a thing is not there, or has another choice.
    fn not(&self, thing: usize, selection: Option<&Selection>) -> Condition {
        let Some(term) = self.is(thing, selection) else { return Vec::new() };
        term.into_iter().map(|atom| vec![Atom { is: !atom.is, ..atom }]).collect()
    }

    /// That a thing has a choice.
    fn choice(&self, thing: usize, selection: &Selection) -> Option<Atom> {
        let variables = &self.things.get(thing)?.options;
        variables.iter().find_map(|variable| match self.meanings.get(*variable)? {
            Meaning::Option(_, option, ids) if **option == selection.option => {
                let value = ids.iter().position(|id| **id == selection.choice)?;
                Some(Atom { variable: *variable, value, is: true })
            }
            _ => None,
        })
    }

    /// The conditions that are broken now.
    pub(super) fn broken_now(&self) -> Vec<usize> {
        self.puzzle.broken(&Changes::new()).collect()
    }

    /// The catalog's rules behind broken conditions.
    pub(super) fn rules_of(&self, broken: &[usize]) -> Vec<usize> {
        let rules = broken.iter().filter_map(|place| self.rules.get(*place).copied().flatten());
        rules.collect::<BTreeSet<usize>>().into_iter().collect()
    }

    /// What the first broken condition is about: that can't all stay either, where nothing more is known.
    pub(super) fn first_of(&self, broken: &[usize]) -> BTreeSet<usize> {
        let first = broken.first().and_then(|place| self.puzzle.conditions.get(*place));
        first.into_iter().flatten().flatten().map(|atom| atom.variable).collect()
    }

    /// What variables that are in conflict stand for.
    pub(super) fn causes(&self, fewest: &BTreeSet<usize>) -> Vec<Cause> {
        // That what is in a choice's line is there goes without saying.
        let chosen: Vec<usize> = fewest.iter().filter_map(|variable| self.presence_of_option(*variable)).collect();
        let wanted = self.wanted.into_iter();
        let others = fewest.iter().copied().filter(|variable| Some(*variable) != self.wanted);
        let told = wanted.chain(others.filter(|variable| !chosen.contains(variable)));
        told.filter_map(|variable| self.cause(variable)).collect()
    }

    fn presence_of_option(&self, variable: usize) -> Option<usize> {
        match self.meanings.get(variable)? {
            Meaning::Option(thing, ..) => self.things.get(*thing).map(|thing| thing.presence),
            Meaning::Presence(_) => None,
        }
    }

    fn cause(&self, variable: usize) -> Option<Cause> {
        let now = self.puzzle.variables.get(variable)?.now;
        match self.meanings.get(variable)? {
            Meaning::Presence(thing) => {
                let thing = self.things.get(*thing)?;
                Some(thing.line.map_or_else(|| Cause::Missing(thing.product.id.clone()), Cause::Line))
            }
            Meaning::Option(thing, option, ids) => {
                let selection = Selection { option: (*option).clone(), choice: (*ids.get(now)?).clone() };
                let thing = self.things.get(*thing)?;
                // Of what is not there, nothing is chosen either.
                let missing = || Cause::Missing(thing.product.id.clone());
                Some(thing.line.map_or_else(missing, |line| Cause::Choice(line, selection)))
            }
        }
    }

    /// What a set of changes does to the order.
    pub(super) fn changes(&self, changes: &Changes) -> Vec<Change> {
        let selection = |option: &OptionId, ids: &[&ChoiceId], value: usize| {
            ids.get(value).map(|choice| Selection { option: option.clone(), choice: (*choice).clone() })
        };
        let mut result = Vec::new();
        for (variable, value) in changes {
            match self.meanings.get(*variable) {
                Some(Meaning::Presence(thing)) => {
                    let Some(place) = self.things.get(*thing) else { continue };
                    result.push(match place.line {
                        Some(line) => Change::Remove(line),
                        None => Change::Add(place.product.id.clone(), self.chosen_for(place, changes)),
                    });
                }
                Some(Meaning::Option(thing, option, ids)) => {
                    let line = self.things.get(*thing).and_then(|thing| thing.line);
                    let chosen = line.zip(selection(option, ids, *value));
                    result.extend(chosen.map(|(line, selection)| Change::Choose(line, selection)));
                }
                None => {}
            }
        }
        result
    }

    /// What a set of changes chooses for a product that comes in.
    fn chosen_for(&self, thing: &Thing<'_>, changes: &Changes) -> Vec<Selection> {
        let chosen = thing.options.iter().filter_map(|variable| {
            let value = changes.get(variable)?;
            let Meaning::Option(_, option, ids) = self.meanings.get(*variable)? else { return None };
            Some(Selection { option: (*option).clone(), choice: (*ids.get(*value)?).clone() })
        });
        chosen.collect()
    }
}
