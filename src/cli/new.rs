//! Owns `diderot new`: a small shop to start from.

use std::path::PathBuf;

use super::{Answer, Exit, Terminal};
use crate::storage::{NewShopError, write_new_shop};

/// Where the shop is written.
#[derive(Clone, Debug, clap::Args)]
pub struct NewArgs {
    /// The folder for the shop: empty, or not there yet.
    #[arg(value_name = "DIR")]
    dir: PathBuf,
}

/// Writes a small, complete shop, and says how to go on.
pub(super) fn run(args: &NewArgs, terminal: &mut Terminal<'_>) -> Answer {
    match write_new_shop(&args.dir) {
        Ok(()) => {}
        Err(error @ (NewShopError::NotEmpty { .. } | NewShopError::NotAFolder { .. })) => return terminal.no(error),
        Err(error) => return terminal.cannot_run(error),
    }
    let shown = args.dir.display().to_string();
    let dir = if shown.contains(char::is_whitespace) { format!("\"{shown}\"") } else { shown };
    writeln!(terminal.out, "A small shop stands in {dir}. Its files say what they are; begin with shop.ron.")?;
    writeln!(terminal.out)?;
    writeln!(terminal.out, "    diderot check {dir}        says everything that is wrong with it, and the mend")?;
    writeln!(terminal.out, "    diderot --catalog {dir}    opens it")?;
    Ok(Exit::Fine)
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::cli::journey::{Journey, Player};
    use crate::storage::{Colours, load_folder};

    /// Two walks to an order that was placed; together they meet every step that the shop has.
    const JOURNEYS: [&str; 2] = [
        r#"Journey(lang: en, steps: [
            touch, hook("mug"), option("colour", "sage"), option("name", "engraved"), option("name", "none"), go_on,
            expect(step: commit), commit, expect(anchor: 51.80), answer("for-whom", "gift"),
            expect(step: upgrade, offers: 1), keep_mine,
            expect(step: bundle, offers: 1), accept("desk-set"), go_on,
            expect(step: review, total: 62.48), go_on,
            details(name: "Anna", address: "Dorpsstraat 1, Leeuwarden", mail: "anna@voorbeeld.nl"),
            place, expect(step: placed),
        ])"#,
        r#"Journey(lang: nl, steps: [
            touch, hook("notepad"), go_on, commit, expect(anchor: 28.80), answer("for-whom", "myself"),
            expect(step: accessories, offers: 2), go_on,
            expect(step: services, offers: 1), accept("service/wrapping"), go_on,
            expect(step: multiplier, offers: 1), accept("multiplier/2"), go_on, expect(step: review),
            go_on, details(name: "Anna", address: "Dorpsstraat 1, Leeuwarden", mail: "anna@voorbeeld.nl"),
            place, expect(step: placed),
        ])"#,
    ];

    /// Where nothing is sent, a name is all that is asked.
    const COLLECTED: &str = r#"Journey(lang: en, steps: [
        touch, hook("notepad"), go_on, commit, expect(anchor: 23.85), skip_needs, review, go_on,
        details(name: "Anna"), place, expect(step: placed),
    ])"#;

    fn walk(dir: &Path, journey: &str) {
        let catalog = Arc::new(load_folder(dir).unwrap().catalog);
        let journey = Journey::read(journey, catalog.shop.currency).unwrap();
        let mut player = Player::new(catalog, &journey);
        while let Some(played) = player.step() {
            assert!(!played.outcome.is_failure(), "{played}");
        }
    }

    fn run_in(dir: PathBuf) -> (Exit, String, String) {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let mut terminal =
            Terminal { out: &mut out, err: &mut err, input: &mut std::io::empty(), colours: Colours::Without };
        let exit = run(&NewArgs { dir }, &mut terminal).unwrap();
        (exit, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
    }

    #[test]
    fn it_writes_a_shop_that_walks_from_end_to_end() {
        let dir = std::env::temp_dir().join(format!("diderot-new-{}", std::process::id()));
        let (exit, out, _) = run_in(dir.clone());
        assert_eq!(exit, Exit::Fine);
        assert!(out.contains("diderot check") && out.contains("diderot --catalog"), "{out}");
        let (exit, _, err) = run_in(dir.clone());
        assert_eq!(exit, Exit::No);
        assert!(err.contains("is not empty"), "{err}");
        for journey in JOURNEYS {
            walk(&dir, journey);
        }
        let shop = std::fs::read_to_string(dir.join("shop.ron")).unwrap();
        let without: Vec<&str> = shop.lines().filter(|line| !line.contains("shipping: ")).collect();
        std::fs::write(dir.join("shop.ron"), without.join("\n")).unwrap();
        walk(&dir, COLLECTED);
        std::fs::remove_dir_all(dir).unwrap();
    }
}
