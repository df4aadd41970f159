//! Both forms of receipts, and what is wrong with one.

use super::*;

fn read(text: &str) -> Result<Vec<Vec<String>>, String> {
    let mut baskets = Baskets::default();
    add_receipts(Path::new("past.csv"), text.as_bytes(), &mut baskets).map_err(|error| error.to_string())?;
    let name = |item: &u32| baskets.names()[*item as usize].to_string();
    Ok(baskets.iter().map(|basket| basket.iter().map(name).collect()).collect())
}

#[test]
fn both_forms_are_read_whatever_stands_between_fields() {
    let wanted = Ok(vec![vec!["cards".to_owned(), "box".to_owned()], vec!["box".to_owned()]]);
    assert_eq!(read("cards,box,cards\nbox\n"), wanted);
    assert_eq!(read("\u{feff}cards; box\r\n\"box\";\r\n"), wanted);
    assert_eq!(read("Receipt ID,Item\n7,cards\n8,box\n7,box\n7,cards"), wanted);
    assert_eq!(read("datum;bonnummer;artikel;aantal\n1 mei;A1;cards;2\n1 mei;A1;box;1\n2 mei;A2;box;1\n"), wanted);
    assert_eq!(read("product\torder_id\ncards\t1\nbox\t1\nbox\t2\n"), wanted);
}

#[test]
fn what_is_wrong_is_said_with_its_line() {
    let wrong = |text: &str| read(text).unwrap_err();
    assert!(wrong("").contains("past.csv: there is no receipt"), "{}", wrong(""));
    assert!(wrong("receipt,item\n").contains("no receipt in it"));
    assert!(wrong("receipt,item\n1,cards\n2\n").starts_with("past.csv:3: this row has 1 of the 2 fields"));
    assert!(wrong("receipt,item\n1,cards\n,box\n").starts_with("past.csv:3: this row says no receipt"));
    assert!(wrong("receipt,item\n1, \n").starts_with("past.csv:2: this row says no item"));
    assert!(wrong("receipt,when\n1,cards\n").starts_with("past.csv:1: this header names receipts and no items"));
    assert!(wrong("cards\nbox,\"cards\nbox\n").starts_with("past.csv:2: a quotation mark"));
    assert!(wrong("cards\nbox\0\n").starts_with("past.csv:2: there is a zero byte"));
    let mut baskets = Baskets::default();
    let latin = add_receipts(Path::new("past.csv"), b"cards\ncaf\xe9\n", &mut baskets).unwrap_err();
    assert!(latin.to_string().starts_with("past.csv:2: this is not text in UTF-8"));
}
