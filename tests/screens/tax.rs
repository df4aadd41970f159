//! Shops that write their prices without tax: every amount says whether tax is in it, and what is to be paid always stands there.

use diderot::catalog::Lang;
use diderot::cli::journey::StepName;
use diderot::money::Money;
use diderot::pricing::View;
use diderot::ui::theme::Form;

use crate::FORMS;
use crate::elsewhere::walk;
use crate::shops_of_all_trades::{Shop, shops};
use crate::sight::tongue;

/// How a language says that tax is not in an amount, and that it is.
const SAID: [(Lang, &str, &str); 4] = [
    (Lang::Nl, "excl. btw", "incl. btw"),
    (Lang::Fy, "eksk. btw", "ynkl. btw"),
    (Lang::En, "excl. VAT", "incl. VAT"),
    (Lang::De, "zzgl. MwSt.", "inkl. MwSt."),
];

fn wholesale() -> &'static Shop {
    shops().iter().find(|shop| !shop.catalog.shop.prices_include_tax).unwrap()
}

#[test]
fn every_price_of_the_catalog_says_that_tax_is_not_in_it() {
    let shop = wholesale();
    for (lang, without, _) in SAID {
        for hook in &shop.catalog.plan.hooks {
            walk(shop, (Form::Laptop, lang), hook, |booth| {
                if !matches!(booth.step(), StepName::Hook | StepName::Options) {
                    return;
                }
                let total = booth.session().quote().map(|quote| tongue(lang).money(quote.total));
                for drawn in booth.look().drawn {
                    let is_amount = drawn.text.contains('€') && Some(&drawn.text) != total.as_ref();
                    assert!(!is_amount || drawn.text.contains(without), "{:?}, {lang:?}: {}", booth.step(), drawn.text);
                }
            });
        }
    }
}

#[test]
fn what_is_to_be_paid_stands_there_with_its_tax_from_the_first_total_on() {
    let shop = wholesale();
    let hook = &shop.catalog.plan.hooks[0];
    for form in FORMS {
        for (lang, _, with) in SAID {
            walk(shop, (form, lang), hook, |booth| {
                let session = booth.session();
                let Some(quote) = session.quote() else { return };
                assert_eq!(quote.view, View::Business);
                let net: Money = quote.tax.iter().map(|tax| tax.net).sum();
                let tax: Money = quote.tax.iter().map(|tax| tax.tax).sum();
                assert_eq!(net + tax, quote.total);
                if matches!(booth.step(), StepName::Placed | StepName::Feedback) {
                    return;
                }
                let look = booth.look();
                let total = tongue(lang).money(quote.total);
                let says = |wanted: &str| look.drawn.iter().any(|drawn| drawn.text.contains(wanted));
                assert!(look.drawn.iter().any(|drawn| drawn.text == total), "{:?}: {total} is not there", look.step);
                let is_first = matches!(look.step, StepName::Options | StepName::Commit);
                let said = if is_first { look.say("options-total-tax") } else { with.to_owned() };
                let is_said = says(&said) || (look.step == StepName::Commit && says(&tongue(lang).money(tax)));
                assert!(is_said, "{:?}, {form:?}, {lang:?}: nothing says '{said}'", look.step);
            });
        }
    }
}

#[test]
fn the_review_adds_up_from_amounts_without_tax_to_what_is_to_be_paid() {
    let shop = wholesale();
    for hook in &shop.catalog.plan.hooks {
        walk(shop, (Form::Landscape, Lang::Nl), hook, |booth| {
            if booth.step() != StepName::Review {
                return;
            }
            let quote = booth.session().quote().unwrap();
            let tongue = tongue(Lang::Nl);
            let tax: Money = quote.tax.iter().map(|tax| tax.tax).sum();
            assert_eq!(quote.goods - quote.discount + quote.shipping.price + tax, quote.total, "{hook}");
            for (name, amount) in [
                ("Artikelen excl. btw", quote.goods),
                ("Verzending excl. btw", quote.shipping.price),
                ("Btw 21 % komt erbij", tax),
                ("Totaal incl. btw", quote.total),
            ] {
                assert!(booth.says(name), "{hook}: '{name}' is not there");
                let amount = tongue.money(amount);
                assert!(booth.look().drawn.iter().any(|drawn| drawn.text == amount), "{hook}: {name}, {amount}");
            }
        });
    }
}

#[test]
fn where_prices_have_tax_in_them_nothing_speaks_of_prices_without() {
    for (name, look) in crate::elsewhere::elsewhere() {
        if name.starts_with(&wholesale().name) {
            continue;
        }
        let said = SAID.iter().find(|(lang, ..)| *lang == look.lang).unwrap().1;
        assert!(!look.drawn.iter().any(|drawn| drawn.text.contains(said)), "{name}");
    }
}
