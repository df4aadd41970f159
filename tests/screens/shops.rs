//! Shops that are no printer's: nothing is made with a design, nothing is sent, and the look is their own.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use diderot::catalog::{Catalog, Lang};
use diderot::storage::{load_folder, write_new_shop};
use diderot::ui::theme::Form;

use crate::bare_studio;
use crate::booth::Booth;

/// What only makes sense where something is made with a design, or sent.
const FOREIGN: [(Lang, &[&str]); 2] = [
    (Lang::En, &["logo", "design", "deliver", "address"]),
    (Lang::Nl, &["logo", "ontwerp", "verzend", "bezorg", "adres"]),
];

/// The shop that `diderot new` writes, with typefaces of its own and without a way of sending.
fn shop(name: &str) -> Arc<Catalog> {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::remove_dir_all(&dir).unwrap_or_default();
    write_new_shop(&dir).unwrap();
    let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
    fs::create_dir(dir.join("fonts")).unwrap();
    fs::copy(assets.join("Inter-SemiBold.ttf"), dir.join("fonts/Headings.ttf")).unwrap();
    fs::copy(assets.join("Fraunces-SemiBold.ttf"), dir.join("fonts/Text.ttf")).unwrap();
    let written = fs::read_to_string(dir.join("shop.ron")).unwrap();
    let lines = written.lines().filter(|line| !line.contains("shipping: ")).map(|line| match line.trim() {
        "look: Look(" => "look: Look(headings: \"fonts/Headings.ttf\", text: \"fonts/Text.ttf\",",
        _ => line,
    });
    fs::write(dir.join("shop.ron"), lines.collect::<Vec<_>>().join("\n")).unwrap();
    Arc::new(load_folder(&dir).unwrap_or_else(|failure| panic!("{failure}: {:?}", failure.problems)).catalog)
}

#[test]
fn where_nothing_is_made_or_sent_no_screen_speaks_of_it() {
    let catalog = shop("collected");
    for (lang, foreign) in FOREIGN {
        for form in [Form::Laptop, Form::Portrait] {
            let mut booth = Booth::open_shop(&catalog, (form, lang), &bare_studio(), 1.0);
            booth.harness.run();
            for step in [
                "touch",
                "hook(\"mug\")",
                "go_on",
                "commit",
                "answer(\"for-whom\", \"gift\")",
                "keep_mine",
                "accept(\"desk-set\")",
                "more",
                "go_on",
                "review",
                "go_on",
            ] {
                let look = booth.look();
                let texts = look.drawn.iter().map(|drawn| &drawn.text).chain(look.seen.iter().map(|seen| &seen.name));
                for text in texts {
                    let lower = text.to_lowercase();
                    let said: Vec<_> = foreign.iter().filter(|word| lower.contains(**word)).collect();
                    // A mail address is one, wherever the mail is read.
                    assert!(said.is_empty() || lower.contains("mail"), "{:?}, {lang:?}: {text}", look.step);
                }
                booth.play(step);
            }
        }
    }
}

#[test]
fn a_shops_own_typefaces_are_drawn_with_from_the_first_frame() {
    let own = Booth::open_shop(&shop("faces"), (Form::Laptop, Lang::En), &bare_studio(), 1.0);
    let fonts = own.harness.ctx.fonts(|fonts| fonts.definitions().families.clone());
    let first = |family: &str| {
        let faces = fonts.iter().find(|(name, _)| name.to_string() == family).map(|(_, faces)| faces[0].clone());
        faces.unwrap_or_else(|| panic!("no family {family}"))
    };
    assert_eq!((first("serif").as_str(), first("semi").as_str()), ("own serif", "own semi"));
    assert_eq!(first("icon"), "icon");
}

#[test]
fn a_hook_says_from_only_where_it_can_cost_more() {
    let tongue = crate::sight::tongue(Lang::Nl);
    for shop in crate::shops_of_all_trades::shops() {
        let mut booth = Booth::open_shop(&shop.catalog, (Form::Landscape, Lang::Nl), &bare_studio(), 1.0);
        booth.play("touch");
        for hook in shop.catalog.hooks() {
            let line = diderot::pricing::OrderLine {
                id: diderot::pricing::LineId(0),
                product: hook.id.clone(),
                quantity: hook.price.smallest_quantity(),
                choices: hook.first_choices(),
            };
            let view = diderot::pricing::View::of(&shop.catalog.shop);
            let order = diderot::pricing::Order { lines: vec![line], view, ..diderot::pricing::Order::default() };
            let price = tongue.money(diderot::pricing::price(&shop.catalog, &order).unwrap().goods);
            let is_least = hook.price.usual_quantities().len() > 1
                || hook
                    .options
                    .iter()
                    .flat_map(|option| &option.choices)
                    .any(|choice| choice.extra != diderot::catalog::Extra::default());
            let from = tongue.say_with("hook-from", &[("price", price.clone().into())]);
            let said = if is_least { from } else { price };
            let wanted = format!("{}, {said}", hook.name.get(Lang::Nl));
            let look = booth.look();
            let found = look.controls().any(|control| control.name.starts_with(&wanted));
            assert!(found, "{}: '{wanted}' is not there", shop.name);
        }
    }
}

#[test]
fn an_answer_shows_the_picture_that_it_names() {
    // One that names none still has that of something that fits it.
    let catalog = crate::shops_of_all_trades::shops().iter().find(|shop| shop.name == "burger-bar").unwrap();
    let mut own = (*catalog.catalog).clone();
    let answer = &mut own.plan.questions[0].answers[0];
    answer.picture = Some("cola".into());
    let name = answer.name.get(Lang::Nl).to_owned();
    let mut booth = Booth::open_shop(&Arc::new(own), (Form::Landscape, Lang::Nl), &bare_studio(), 1.0);
    booth.play("touch, hook(\"cheeseburger\"), go_on, commit");
    let pictured = |name: &str| {
        let look = booth.look();
        look.seen.iter().any(|node| node.role == eframe::egui::accesskit::Role::Image && node.name == name)
    };
    assert!(pictured(&name));
}
