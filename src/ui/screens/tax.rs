//! Owns how an amount says whether tax is in it. A shop that writes its prices with tax never has to: everything has it in.

use super::Scene;
use crate::pricing::View;

/// What is said with a price as the catalog has it.
pub(super) fn own(scene: &Scene<'_>, what: String) -> String {
    in_terms(scene, View::of(&scene.session.catalog().shop), what)
}

/// What is said with an amount of the quote, or the name that it stands beside.
pub(super) fn in_view(scene: &Scene<'_>, what: String) -> String {
    in_terms(scene, scene.session.state().order.view, what)
}

/// What is said with an amount that is to be paid: where others leave tax out, that it is in this one.
pub(super) fn payable(scene: &Scene<'_>, what: String) -> String {
    if some_leave_tax_out(scene) { scene.tongue.say_with("tax-in", &[("what", what.into())]) } else { what }
}

/// A sentence of the app's about amounts that are to be paid; where others leave tax out, the one that says that it is in these.
pub(super) fn say_payable(scene: &Scene<'_>, name: &str) -> String {
    if some_leave_tax_out(scene) { scene.tongue.say(&format!("{name}-tax")) } else { scene.tongue.say(name) }
}

/// The line under a heading of offers; where other amounts leave tax out, with that those below have it in.
pub(super) fn lead(scene: &Scene<'_>, lead: &str) -> String {
    if some_leave_tax_out(scene) { format!("{lead} {}", scene.tongue.say("tax-in-all")) } else { lead.to_owned() }
}

/// Whether any amount that a buyer sees leaves tax out.
fn some_leave_tax_out(scene: &Scene<'_>) -> bool {
    let of_shop = View::of(&scene.session.catalog().shop);
    [of_shop, scene.session.state().order.view].contains(&View::Business)
}

fn in_terms(scene: &Scene<'_>, view: View, what: String) -> String {
    match view {
        View::Consumer => what,
        View::Business => scene.tongue.say_with("tax-out", &[("what", what.into())]),
    }
}
