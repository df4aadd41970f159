//! The screens of every shop that comes with the program, as a buyer meets them who says yes to the first offer of each step.

use std::sync::LazyLock;
use std::thread;

use diderot::catalog::{Lang, ProductId};
use diderot::flow::{Action, Details, OrderCode, Step};
use diderot::ui::theme::Form;

use crate::booth::Booth;
use crate::shops_of_all_trades::{Shop, shops};
use crate::sight::Look;
use crate::{FORMS, bare_studio};

/// The languages that are looked at: the longest words and the shortest, and the shop's own.
const LANGS: [Lang; 3] = [Lang::De, Lang::En, Lang::Nl];

/// Every screen of every other shop than the one that is part of the program, looked at once for all tests.
pub(crate) fn elsewhere() -> impl Iterator<Item = (&'static str, &'static Look)> {
    static LOOKS: LazyLock<Vec<(String, Look)>> = LazyLock::new(|| {
        let of_form = |form: Form| {
            let mut looks = Vec::new();
            for shop in shops().iter().filter(|shop| shop.name != "print-shop") {
                for lang in LANGS {
                    let hooks = &shop.catalog.plan.hooks;
                    for hook in [hooks.first(), hooks.last()].into_iter().flatten() {
                        walk(shop, (form, lang), hook, |booth| {
                            let name = format!("{}, {hook}, {:?}, {form:?}, {lang:?}", shop.name, booth.step());
                            looks.push((name, booth.look()));
                        });
                    }
                }
            }
            looks
        };
        thread::scope(|scope| {
            let forms = FORMS.map(|form| scope.spawn(move || of_form(form)));
            forms.into_iter().flat_map(|looks| looks.join().unwrap()).collect()
        })
    });
    LOOKS.iter().map(|(name, look)| (name.as_str(), look))
}

/// Walks through a shop to the end, and stops at every screen.
pub(crate) fn walk(shop: &Shop, (form, lang): (Form, Lang), hook: &ProductId, mut at: impl FnMut(&mut Booth)) {
    let mut booth = Booth::open_shop(&shop.catalog, (form, lang), &bare_studio(), 1.0);
    booth.harness.run();
    let mut has_asked = false;
    loop {
        at(&mut booth);
        let session = booth.session();
        let state = session.state();
        let next = match state.step {
            Step::Attract => Action::Touched,
            Step::Hook => Action::HookChosen(hook.clone()),
            Step::Commit => Action::Committed,
            Step::Needs(question) => {
                let asked = &session.catalog().plan.questions[question];
                Action::NeedAnswered(asked.id.clone(), asked.answers[0].id.clone())
            }
            Step::Offers(_) if session.suggestions().iter().all(|suggestion| suggestion.response.is_none()) => {
                Action::OfferAccepted(session.suggestions()[0].offer.clone())
            }
            Step::Review if !has_asked && session.has_more() => {
                has_asked = true;
                Action::MoreAsked
            }
            Step::Details if state.details.is_none() => Action::DetailsGiven(anna()),
            Step::Details => Action::Placed(OrderCode::from_number(7)),
            Step::Feedback => return,
            Step::Options | Step::Artwork | Step::Offers(_) | Step::More | Step::Review | Step::Placed => {
                Action::Continued
            }
        };
        booth.act(next);
    }
}

fn anna() -> Details {
    Details {
        name: "Anna".to_owned(),
        address: "Dorpsstraat 1, Leeuwarden".to_owned(),
        mail: "anna@voorbeeld.nl".to_owned(),
        phone: String::new(),
    }
}
