//! Owns what a buyer does before commitment: what they came for, its options and artwork.

use std::collections::BTreeMap;

use super::Session;
use crate::catalog::{Lang, ProductId, Selection};
use crate::flow::design::{LogoChoice, LogoPlaces, Template, Words};
use crate::flow::{Action, Anchor, Event, Origin, Refusal, State, Step, links};
use crate::pricing::{LineId, Order, OrderLine};

impl Session {
    pub(super) fn touch(&self, state: &mut State, events: &mut Vec<Event>) -> Result<(), Refusal> {
        if state.step != Step::Attract {
            return Err(Refusal::NotNow(state.step));
        }
        self.enter(state, Step::Hook, events);
        // The attract screen is nobody's: there is no going back to it, only starting over.
        state.trail.clear();
        Ok(())
    }

    pub(super) fn choose_hook(
        &self,
        state: &mut State,
        product: &ProductId,
        events: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        if state.step != Step::Hook || state.anchor.is_some() {
            return Err(Refusal::NotNow(state.step));
        }
        let known = self.catalog.product(product).ok_or_else(|| Refusal::Unknown(product.to_string()))?;
        if !self.catalog.plan.hooks.contains(product) {
            return Err(Refusal::NotAHook(product.clone()));
        }
        if state.came_for() != Some(product) {
            state.order = Order { view: state.order.view, ..Order::default() };
            state.origins = BTreeMap::new();
            let line = OrderLine {
                id: LineId::default(),
                product: product.clone(),
                quantity: known.usual_quantity,
                choices: known.first_choices(),
            };
            let id = state.add_line(line, Origin::Hook { came_for: product.clone(), upgrade: None });
            events.push(Event::LineAdded(id));
        }
        self.enter(state, Step::Options, events);
        Ok(())
    }

    pub(super) fn choose_quantity(
        &self,
        state: &mut State,
        line: LineId,
        quantity: u32,
        events: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        if links::follows(&self.catalog, state, line) {
            return Err(Refusal::QuantityFollows);
        }
        let changed = changeable(state, line)?;
        changed.quantity = quantity;
        // A quantity that is not sold must not become another one by what keeps in step with it.
        self.pricer.quote(&self.catalog, &state.order)?;
        events.push(Event::LineChanged(line));
        Ok(())
    }

    pub(super) fn choose_option(
        &self,
        state: &mut State,
        line: LineId,
        selection: Selection,
        events: &mut Vec<Event>,
    ) -> Result<(), Refusal> {
        let changed = changeable(state, line)?;
        let product = self.catalog.product(&changed.product);
        let known = product.and_then(|product| product.option(&selection.option)?.choice(&selection.choice));
        if known.is_none() {
            return Err(Refusal::Unknown(selection.choice.to_string()));
        }
        // Whether that goes with the rest is found out when the order is priced.
        changed.choices.insert(selection.option, selection.choice);
        events.push(Event::LineChanged(line));
        Ok(())
    }

    pub(super) fn choose_logo(state: &mut State, logo: &LogoChoice) -> Result<(), Refusal> {
        needs_order(state)?;
        state.design.logo = logo.clone();
        Ok(())
    }

    pub(super) fn choose_template(state: &mut State, template: Template) -> Result<(), Refusal> {
        needs_order(state)?;
        state.design.template = template;
        // A layout puts the logo where it belongs; what is no card keeps its own.
        state.design.places = LogoPlaces { thing: state.design.places.thing, ..LogoPlaces::default() };
        Ok(())
    }

    /// Changes how the words and the logo look.
    pub(super) fn change_look(state: &mut State, action: &Action) -> Result<(), Refusal> {
        needs_order(state)?;
        let design = &mut state.design;
        match action {
            Action::FaceChosen(lettering) => design.lettering = *lettering,
            Action::LettersSized(letters) => design.letters = *letters,
            Action::ColoursChosen(colours) => design.colours = *colours,
            Action::LogoPlaced(spot, place) => design.places = design.places.with(*spot, *place),
            Action::LogoUnboxed(unboxed) => design.unboxed = *unboxed,
            _ => {}
        }
        Ok(())
    }

    pub(super) fn type_words(state: &mut State, words: &Words) -> Result<(), Refusal> {
        needs_order(state)?;
        let all = [&words.name, &words.role, &words.company, &words.phone, &words.mail];
        if all.iter().any(|word| word.chars().count() > Words::LONGEST) {
            return Err(Refusal::TooLong);
        }
        state.design.words = words.clone();
        Ok(())
    }

    pub(super) fn commit(&self, state: &mut State, events: &mut Vec<Event>) -> Result<(), Refusal> {
        if state.step != Step::Commit || state.anchor.is_some() {
            return Err(Refusal::NotNow(state.step));
        }
        let quote = self.pricer.quote(&self.catalog, &state.order)?;
        state.anchor = Some(Anchor::new(state.order.clone(), quote.total));
        events.push(Event::AnchorFixed(quote.total));
        // What they came for is settled: there is no way back to choosing something else, only undo and starting over.
        state.trail.retain(|step| *step != Step::Hook);
        self.enter_next(state, events);
        Ok(())
    }

    pub(super) fn choose_lang(&self, state: &mut State, lang: Lang) -> Result<(), Refusal> {
        if !self.catalog.shop.languages.contains(&lang) {
            return Err(Refusal::Unknown(lang.code().to_owned()));
        }
        state.lang = lang;
        Ok(())
    }
}

/// The line, where it can still be changed.
fn changeable(state: &mut State, line: LineId) -> Result<&mut OrderLine, Refusal> {
    let step = state.step;
    if !matches!(step, Step::Options | Step::Artwork | Step::Commit) && !step.is_after_commitment() {
        return Err(Refusal::NotNow(step));
    }
    let found = state.order.lines.iter_mut().find(|known| known.id == line);
    found.ok_or_else(|| Refusal::Unknown(format!("line {}", line.0)))
}

fn needs_order(state: &State) -> Result<(), Refusal> {
    if state.order.lines.is_empty() { Err(Refusal::NotNow(state.step)) } else { Ok(()) }
}
