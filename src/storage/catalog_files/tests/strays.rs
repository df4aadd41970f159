//! Owns the proof that files which nothing reads are told, and that nothing that is in them is called missing.

use super::sample::Sample;

/// What is told, with what to do.
fn told(sample: &Sample) -> Vec<String> {
    let shown = |mend: Option<String>| mend.unwrap_or_default();
    sample
        .problems()
        .into_iter()
        .map(|problem| format!("{} {}: {}", problem.code, problem.place, shown(problem.mend)))
        .collect()
}

#[test]
fn a_misspelt_name_is_one_problem() {
    let cases = [
        ("products/all.ron", "product/all.ron", "misplaced-file product: did you mean 'products'?"),
        ("offers/all.ron", "Offers/all.ron", "misplaced-file Offers: did you mean 'offers'?"),
        ("offers/all.ron", "offers.ron", "misplaced-file offers.ron: put it into offers: offers/offers.ron"),
        ("rules/all.ron", "rule/all.ron", "misplaced-file rule: did you mean 'rules'?"),
        ("attributes.ron", "atributes.ron", "misplaced-file atributes.ron: did you mean 'attributes.ron'?"),
        ("shop.ron", "Shop.ron", "misplaced-file Shop.ron: did you mean 'shop.ron'?"),
        ("flow.ron", "flows.ron", "misplaced-file flows.ron: did you mean 'flow.ron'?"),
    ];
    for (from, to, expected) in cases {
        assert_eq!(told(&Sample::new().renamed(from, to)), [expected], "{to}");
    }
}

#[test]
fn what_nothing_reads_is_told() {
    let cases = [
        ("notes.ron", "unread-file notes.ron: put it into products, offers or rules"),
        ("offers/old/all.ron", "unread-file offers/old: put them into offers itself"),
        ("products/more.rno", "unread-file products/more.rno: give it a name that ends in .ron"),
        ("product/more.ron", "unread-file product: did you mean 'products'?"),
        ("archive/more.ron", "unread-file archive: put them into products, offers or rules"),
    ];
    for (name, expected) in cases {
        assert_eq!(told(&Sample::new().and(name, "[]")), [expected], "{name}");
    }
    for innocent in ["README.md", ".git/config", "drawings/notes.txt"] {
        assert_eq!(told(&Sample::new().and(innocent, "")), [""; 0], "{innocent}");
    }
}
