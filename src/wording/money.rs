//! Owns how amounts, percentages and numbers are written in each language.

use crate::catalog::Lang;
use crate::money::{Currency, Money, Percent};

/// A space that no line breaks at.
const SPACE: char = '\u{a0}';

/// The signs of a language: between whole and fraction, and between thousands.
const fn signs(lang: Lang) -> (char, char) {
    match lang {
        Lang::Nl | Lang::Fy | Lang::De => (',', '.'),
        Lang::En => ('.', ','),
    }
}

/// An amount: `€ 29,99`, `€29.99`, `29,99 €`.
pub(super) fn written(amount: Money, currency: Currency, lang: Lang) -> String {
    let sign = if amount.is_negative() { "−" } else { "" };
    with_symbol(sign, amount, currency, lang)
}

/// A difference: `+ € 6,50`, `− € 2,00`, `€ 0,00`.
pub(super) fn difference(amount: Money, currency: Currency, lang: Lang) -> String {
    let sign = match amount.minor().signum() {
        1 => format!("+{SPACE}"),
        -1 => format!("−{SPACE}"),
        _ => String::new(),
    };
    with_symbol(&sign, amount, currency, lang)
}

fn with_symbol(sign: &str, amount: Money, currency: Currency, lang: Lang) -> String {
    let unit = currency.minor_per_unit().unsigned_abs();
    let (whole, fraction) = (amount.minor().unsigned_abs() / unit, amount.minor().unsigned_abs() % unit);
    let (point, _) = signs(lang);
    let whole = in_threes(whole, lang);
    let number = match usize::from(currency.decimals()) {
        0 => whole,
        decimals => format!("{whole}{point}{fraction:0decimals$}"),
    };
    let symbol = currency.symbol();
    match lang {
        Lang::Nl | Lang::Fy => format!("{sign}{symbol}{SPACE}{number}"),
        Lang::De => format!("{sign}{number}{SPACE}{symbol}"),
        Lang::En if symbol.len() == 3 && symbol.is_ascii() => format!("{sign}{symbol}{SPACE}{number}"),
        Lang::En => format!("{sign}{symbol}{number}"),
    }
}

/// A count with its thousands apart. Four figures stay together, as people read them.
pub(super) fn grouped(number: u64, lang: Lang) -> String {
    if number < 10_000 { number.to_string() } else { in_threes(number, lang) }
}

/// A number with its thousands apart, as amounts of money are written: `2.479`.
fn in_threes(number: u64, lang: Lang) -> String {
    let digits = number.to_string();
    let (_, apart) = signs(lang);
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(apart);
        }
        grouped.push(digit);
    }
    grouped
}

/// A signed percentage with one decimal: `+24,8 %`.
pub(super) fn percent(basis_points: i64, lang: Lang) -> String {
    let sign = match basis_points.signum() {
        1 => "+",
        -1 => "−",
        _ => "",
    };
    format!("{sign}{}", share(basis_points.abs(), lang))
}

/// A percentage with at most one decimal: `25 %`.
pub(super) fn share(basis_points: i64, lang: Lang) -> String {
    with_percent_sign(&tenths(basis_points, lang), lang)
}

/// A percentage with all its decimals: `12,25 %`.
pub(super) fn exact(percent: Percent, lang: Lang) -> String {
    let (point, _) = signs(lang);
    with_percent_sign(&percent.to_string().replace('.', &point.to_string()), lang)
}

fn with_percent_sign(number: &str, lang: Lang) -> String {
    match lang {
        Lang::En => format!("{number}%"),
        Lang::Nl | Lang::Fy | Lang::De => format!("{number}{SPACE}%"),
    }
}

/// Hundredths as a number with at most one decimal: `2,3`.
pub(super) fn tenths(hundredths: i64, lang: Lang) -> String {
    let tenths = (hundredths.unsigned_abs() + 5) / 10;
    let (point, _) = signs(lang);
    if tenths.is_multiple_of(10) {
        format!("{}", tenths / 10)
    } else {
        format!("{}{point}{}", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn euros(cents: i64, lang: Lang) -> String {
        written(Money::from_minor(cents), Currency::EUR, lang).replace(SPACE, " ")
    }

    #[test]
    fn amounts_are_written_as_the_language_does() {
        assert_eq!(euros(2999, Lang::Nl), "€ 29,99");
        assert_eq!(euros(2999, Lang::En), "€29.99");
        assert_eq!(euros(2999, Lang::De), "29,99 €");
        assert_eq!(euros(1_234_567, Lang::Nl), "€ 12.345,67");
        assert_eq!(euros(247_929, Lang::Nl), "€ 2.479,29");
        assert_eq!(euros(247_929, Lang::Fy), "€ 2.479,29");
        assert_eq!(euros(247_929, Lang::De), "2.479,29 €");
        assert_eq!(euros(247_929, Lang::En), "€2,479.29");
        assert_eq!(euros(99_999, Lang::En), "€999.99");
        assert_eq!(euros(-5, Lang::Fy), "−€ 0,05");
        let yen = Currency::from_code("JPY").unwrap();
        assert_eq!(written(Money::from_minor(500), yen, Lang::En), "¥500");
    }

    #[test]
    fn counts_of_four_figures_stay_together() {
        assert_eq!(grouped(2500, Lang::Nl), "2500");
        assert_eq!(grouped(25_000, Lang::Nl), "25.000");
        assert_eq!(grouped(1_250_000, Lang::En), "1,250,000");
    }

    #[test]
    fn differences_and_shares_carry_their_sign() {
        let plain = |text: String| text.replace(SPACE, " ");
        assert_eq!(plain(difference(Money::from_minor(650), Currency::EUR, Lang::Nl)), "+ € 6,50");
        assert_eq!(plain(difference(Money::ZERO, Currency::EUR, Lang::Nl)), "€ 0,00");
        assert_eq!(plain(percent(2484, Lang::Nl)), "+24,8 %");
        assert_eq!(plain(percent(2500, Lang::En)), "+25%");
        assert_eq!(tenths(233, Lang::De), "2,3");
        assert_eq!(plain(exact(Percent::from_basis_points(1225), Lang::Fy)), "12,25 %");
        assert_eq!(plain(exact(Percent::from_basis_points(550), Lang::En)), "5.5%");
    }
}
