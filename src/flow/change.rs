//! Owns what an offer does to an order: accepting it and taking it back.

use super::{Obstacle, Origin, State, links};
use crate::catalog::{Catalog, Choices, Component, Offer, OfferId, OfferKind, Price, Product, ProductId, Reduction};
use crate::pricing::{LineId, Order, OrderLine, PriceError, Pricer, quantity_price};

/// The order as it would be with an offer accepted, what goes with its parents included.
///
/// # Errors
/// Why the offer does not apply to it.
pub(super) fn accepted_order(
    catalog: &Catalog,
    pricer: &Pricer,
    state: &State,
    offer: &Offer,
) -> Result<Order, Obstacle> {
    // Most offers of a catalog are about other products: they are sorted out before anything is copied.
    applies(state, offer)?;
    let mut with = state.order_alone();
    let lines = accept(catalog, &mut with, offer).ok_or(Obstacle::Unknown)?;
    links::keep_together((catalog, pricer), &mut with, &mut Vec::new())?;
    // What can't stay is not offered: it lacks what it is only sold with, or is a gift that would not be free.
    if !lines.iter().all(|line| with.line(*line).is_some()) {
        return Err(Obstacle::WouldNotStay);
    }
    // An upgrade may put something in the hook's place that an accepted golden offer is not meant for.
    let golden = with.order.multiplier.as_ref().and_then(|id| catalog.offer(id));
    if golden.is_some_and(|golden| !is_meant_for(&with, golden)) {
        with.order.multiplier = None;
    }
    Ok(with.order)
}

/// The order as it would be without an accepted offer, what goes with it gone too.
///
/// # Errors
/// When that has no price.
pub(super) fn taken_back(
    catalog: &Catalog,
    pricer: &Pricer,
    state: &State,
    offer: &OfferId,
) -> Result<Order, PriceError> {
    let mut without = state.order_alone();
    take_back(catalog, &mut without, offer);
    links::keep_together((catalog, pricer), &mut without, &mut Vec::new())?;
    Ok(without.order)
}

/// Whether an offer is about what is in the order, and would change it.
///
/// # Errors
/// Why not.
pub(super) fn applies(state: &State, offer: &Offer) -> Result<(), Obstacle> {
    let has_parent = |with: &[ProductId]| with.is_empty() || with.iter().any(|parent| state.has(parent));
    let hindered = |obstacle: Obstacle, is_so: bool| if is_so { Err(obstacle) } else { Ok(()) };
    match &offer.kind {
        OfferKind::Upgrade { from, to } => {
            let is_beside = |line: &OrderLine| {
                line.product == *to && matches!(state.origins.get(&line.id), Some(Origin::Accepted(_) | Origin::Asked))
            };
            hindered(Obstacle::CameForOther, state.came_for() != Some(from))?;
            hindered(Obstacle::InPlace, state.upgrade() == Some(&offer.id))?;
            hindered(Obstacle::InOrder, state.order.lines.iter().any(is_beside))
        }
        OfferKind::Accessory { with, product, .. } | OfferKind::Service { with, product } => {
            hindered(Obstacle::NoParent, state.order.lines.is_empty() || !has_parent(with))?;
            hindered(Obstacle::InOrder, state.has(product))
        }
        OfferKind::Bundle { reduction, .. } => {
            let present = reduction.components().iter().filter(|component| state.has(&component.product)).count();
            hindered(Obstacle::NoPart, present == 0)?;
            hindered(Obstacle::Complete, present == reduction.components().len())
        }
        OfferKind::Multiplier { .. } => {
            hindered(Obstacle::GoldenTaken, state.order.multiplier.is_some())?;
            hindered(Obstacle::NotMeantFor, !is_meant_for(state, offer))
        }
    }
}

/// Whether a golden offer is meant for what the order started with. Other offers are not asked.
pub(super) fn is_meant_for(state: &State, offer: &Offer) -> bool {
    let OfferKind::Multiplier { with, .. } = &offer.kind else { return true };
    state.hook_line().is_some_and(|hook| with.is_empty() || with.contains(&hook.product))
}

/// Accepts an offer: changes the order and says which lines it added or changed; nothing where it does not apply.
pub(super) fn accept(catalog: &Catalog, state: &mut State, offer: &Offer) -> Option<Vec<LineId>> {
    applies(state, offer).ok()?;
    match &offer.kind {
        OfferKind::Upgrade { to, .. } => replace_hook(catalog, state, to, offer.id.clone()).map(|line| vec![line]),
        OfferKind::Accessory { with, product, quantity, step, .. } => {
            let in_step = step.map(|step| links::quantity_in_step(state, (with, *quantity, step)));
            add(catalog, state, offer, (product, in_step.unwrap_or(*quantity))).map(|line| vec![line])
        }
        OfferKind::Service { product, .. } => add(catalog, state, offer, (product, 1)).map(|line| vec![line]),
        OfferKind::Bundle { reduction, .. } => complete(catalog, state, offer, reduction),
        OfferKind::Multiplier { .. } => {
            state.order.multiplier = Some(offer.id.clone());
            Some(Vec::new())
        }
    }
}

/// Takes back what an accepted offer did. Lines of other offers stay.
pub(super) fn take_back(catalog: &Catalog, state: &mut State, offer: &OfferId) {
    if state.order.multiplier.as_ref() == Some(offer) {
        state.order.multiplier = None;
    }
    for line in state.lines_of(offer) {
        state.remove_line(line);
    }
    if state.upgrade() == Some(offer) {
        restore_hook(catalog, state);
    }
}

/// Replaces the product of the hook's line by an upgrade's, and keeps the choices that the new one has too.
fn replace_hook(catalog: &Catalog, state: &mut State, to: &ProductId, offer: OfferId) -> Option<LineId> {
    let product = catalog.product(to)?;
    let now = state.hook_line()?.clone();
    // The choices as the buyer made them for what they came for, so that going from one upgrade to another loses none.
    let before = match state.upgrade() {
        Some(_) => state.before_upgrade.clone().unwrap_or_else(|| now.clone()),
        None => now.clone(),
    };
    let line = state.order.lines.iter_mut().find(|line| line.id == now.id)?;
    line.product = to.clone();
    line.choices = carried_over(product, &before.choices);
    state.before_upgrade = Some(before);
    if let Some(Origin::Hook { upgrade, .. }) = state.origins.get_mut(&now.id) {
        *upgrade = Some(offer);
    }
    Some(now.id)
}

/// Puts back what the buyer came for, with its choices as they were. The quantity stays as it is now, where it is sold.
fn restore_hook(catalog: &Catalog, state: &mut State) {
    let Some((now, before)) = state.hook_line().cloned().zip(state.before_upgrade.take()) else { return };
    let is_sold = |product: &Product| quantity_price(product, now.quantity).is_ok();
    let quantity = if catalog.product(&before.product).is_some_and(is_sold) { now.quantity } else { before.quantity };
    if let Some(line) = state.order.lines.iter_mut().find(|line| line.id == now.id) {
        *line = OrderLine { quantity, ..before };
    }
    if let Some(Origin::Hook { upgrade, .. }) = state.origins.get_mut(&now.id) {
        *upgrade = None;
    }
}

/// The choices of one product as far as another one has them and its rules allow; the first choice for the rest.
fn carried_over(product: &Product, made: &Choices) -> Choices {
    let mut choices = product.first_choices();
    for (option, choice) in made {
        let known = product.option(option).is_some_and(|known| known.choice(choice).is_some());
        if known {
            let mut with = choices.clone();
            with.insert(option.clone(), choice.clone());
            if product.rules.iter().all(|rule| rule.holds(&with)) {
                choices = with;
            }
        }
    }
    choices
}

/// Adds a product beside what is in the order.
fn add(catalog: &Catalog, state: &mut State, offer: &Offer, (product, quantity): (&ProductId, u32)) -> Option<LineId> {
    let line = new_line(catalog, state, catalog.product(product)?, quantity);
    Some(state.add_line(line, Origin::Accepted(offer.id.clone())))
}

/// Adds what the order lacks of a bundle.
fn complete(catalog: &Catalog, state: &mut State, offer: &Offer, reduction: &Reduction) -> Option<Vec<LineId>> {
    let missing = reduction.components().iter().filter(|component| !state.has(&component.product));
    let lines: Vec<OrderLine> = missing
        .map(|component| {
            let product = catalog.product(&component.product)?;
            Some(new_line(catalog, state, product, component_quantity(product, component)))
        })
        .collect::<Option<_>>()?;
    Some(lines.into_iter().map(|line| state.add_line(line, Origin::Accepted(offer.id.clone()))).collect())
}

/// How many of a product a component takes: its packs' size times its units, or its units.
fn component_quantity(product: &Product, component: &Component) -> u32 {
    match &product.price {
        Price::Packs(_) => component.pack.unwrap_or(product.usual_quantity).saturating_mul(component.units),
        Price::Each(_) | Price::Tiers(_) | Price::Share { .. } => component.units,
    }
}

/// A line with the product's first choices, in the colour of what the buyer came for where the product has it.
fn new_line(catalog: &Catalog, state: &State, product: &Product, quantity: u32) -> OrderLine {
    let made = state.hook_line().map(|line| line.choices.clone()).unwrap_or_default();
    let alike = matching(product, &made);
    let choices = if goes_with(catalog, state, product, &alike) { alike } else { product.first_choices() };
    OrderLine { id: LineId::default(), product: product.id.clone(), quantity, choices }
}

/// Whether the shop's rules let a product with these choices stand beside what is in the order.
fn goes_with(catalog: &Catalog, state: &State, product: &Product, choices: &Choices) -> bool {
    if catalog.rules.is_empty() {
        return true;
    }
    let own = state.order.lines.iter().map(|line| (&line.product, &line.choices));
    let things: Vec<_> = own.chain(std::iter::once((&product.id, choices))).collect();
    things.iter().flat_map(|(product, _)| catalog.rules_about(product)).all(|rule| rule.holds(&things))
}

/// The first choices of a product, save where the buyer chose the same thing already and it costs nothing extra:
/// what goes together should look it.
fn matching(product: &Product, made: &Choices) -> Choices {
    let free = |option, choice| {
        let choice = product.option(option).and_then(|known| known.choice(choice));
        choice.is_some_and(|choice| choice.extra == crate::catalog::Extra::default())
    };
    let same = made.iter().filter(|(option, choice)| free(option, choice));
    carried_over(product, &same.map(|(option, choice)| (option.clone(), choice.clone())).collect())
}
