//! Owns the checks of what a product claims: earlier prices, stock, ratings, certificates, cover and contents.

use super::Check;
use super::honesty::{Setting, Topic};
use super::price;
use crate::catalog::{
    Certificate, Claims, Contents, Cover, Day, Evidence, Measure, Price, ProductKind, Proof, Stock, Was,
};
use crate::money::{Currency, Money};
use crate::storage::catalog_files::file::{
    CertificateFile, ContentsFile, CoverFile, ProductFile, ProofFile, StockFile, WasFile,
};
use crate::storage::catalog_files::raw::{Date, Decimal, Phrase, Raw, Texts, Whole};
use crate::storage::catalog_files::report::Finding;

/// Evidence that was gathered longer ago than this says nothing of today, in days: a year and a half.
const OLDEST_EVIDENCE: i32 = 548;

/// A text with fewer letters than this does not say how or what.
const LEAST_WORDS: usize = 8;

/// A certificate of this year or later has no end.
const ENDLESS: i16 = 2100;

/// What is written where there is nobody to name.
const NOBODY: &[&str] = &[
    "anoniem",
    "anonym",
    "anonymous",
    "buyers",
    "customers",
    "diverse",
    "eigen",
    "everybody",
    "everyone",
    "geen",
    "iedereen",
    "ikzelf",
    "internet",
    "klanten",
    "kopers",
    "kunden",
    "myself",
    "nobody",
    "none",
    "nvt",
    "online",
    "onbekend",
    "ons",
    "onszelf",
    "ourselves",
    "reviews",
    "self",
    "unbekannt",
    "unknown",
    "various",
    "verschiedene",
    "wij",
    "wir selbst",
    "wijzelf",
    "us",
];

/// Whether a name is one that somebody could look up.
fn names_somebody(name: &str) -> bool {
    let plain = name.trim().to_lowercase();
    plain.chars().filter(|letter| letter.is_alphabetic()).count() > 1 && !NOBODY.contains(&plain.as_str())
}

/// The parts of evidence as they stand on disk.
struct EvidenceFile<'a> {
    count: Raw<'a, Whole>,
    source: Raw<'a, Phrase>,
    from: Raw<'a, Date>,
    until: Raw<'a, Date>,
    verified: Raw<'a, Texts>,
    expires: Raw<'a, Date>,
}

/// Reads what a product claims.
pub(super) fn claims<'a>(
    check: &Check<'a>,
    file: &ProductFile<'a>,
    (kind, today): (Option<ProductKind>, Option<&Price>),
    setting: Setting,
) -> Option<Claims> {
    let history = history(check, &file.history, (file.price.text, today));
    let stock = file.stock.map(|raw| stock(check, raw, kind));
    let proofs: Vec<_> = file.proof.iter().map(|raw| proof(check, *raw, setting)).collect();
    let certificates: Vec<_> = file.certificates.iter().map(|raw| certificate(check, *raw)).collect();
    let cover = file.cover.map(|raw| cover(check, raw, (kind, setting)));
    let contents = file.contains.map(|raw| contents(check, raw));
    Some(Claims {
        history: history?,
        stock: all(stock)?,
        proofs: proofs.into_iter().collect::<Option<_>>()?,
        certificates: certificates.into_iter().collect::<Option<_>>()?,
        cover: all(cover)?,
        contents: all(contents)?,
    })
}

/// What is not there is fine; what is wrong is not.
#[expect(clippy::option_option, reason = "what is left out is not what is wrong")]
fn all<V>(read: Option<Option<V>>) -> Option<Option<V>> {
    read.map_or(Some(None), |value| value.map(Some))
}

/// Reads what a product cost. Source: PID 98/6/EC, article 6a: the prior price is the lowest of 30 days, so every price counts.
fn history<'a>(
    check: &Check<'a>,
    raws: &[Raw<'a, WasFile<'a>>],
    (today_at, today): (&'a str, Option<&Price>),
) -> Option<Vec<Was>> {
    let read: Vec<_> = raws.iter().map(|raw| was(check, *raw)).collect();
    let history: Vec<(Was, &'a str, &'a str)> = read.into_iter().collect::<Option<_>>()?;
    for pair in history.windows(2) {
        if let [(before, ..), (after, day_at, _)] = pair
            && after.from <= before.from
        {
            let finding =
                Finding::error("history-unordered", format!("{} does not come after {}", after.from, before.from));
            check.add(day_at, finding.mend("put the oldest price first, each with the day from which it held"));
            break;
        }
    }
    if let (Some((last, _, price_at)), Some(today)) = (history.last(), today) {
        if let Some((other, _, other_at)) = history.iter().find(|(was, ..)| !are_alike(&was.price, today)) {
            let message =
                format!("the price from {} on is of another form, so nobody can compare it with today's", other.from);
            let finding =
                Finding::error("history-form", message).also(check.report.place(today_at), "what it costs today");
            check.add(other_at, finding.mend("write it in the same form, for the same quantities"));
        } else if last.price != *today {
            let finding =
                Finding::error("history-not-today", "the last price of the history is not what it costs today")
                    .also(check.report.place(today_at), "what it costs today");
            check.add(
                price_at,
                finding.mend("add the price of today with the day from which it holds; never change an old one"),
            );
        }
    }
    Some(history.into_iter().map(|(was, ..)| was).collect())
}

/// Reads a price of the past, and where its day and its price stand.
fn was<'a>(check: &Check<'a>, raw: Raw<'a, WasFile<'a>>) -> Option<(Was, &'a str, &'a str)> {
    let file = check.part(raw)?;
    let from = check.day(file.from);
    let price = price::price(check, file.price);
    Some((Was { from: from?, price: price? }, file.from.text, file.price.text))
}

/// Whether two prices are of one form and for the same quantities, so that one can be held against the other.
fn are_alike(one: &Price, other: &Price) -> bool {
    match (one, other) {
        (Price::Each(_), Price::Each(_)) => true,
        (Price::Packs(one), Price::Packs(other)) => {
            one.iter().map(|pack| pack.size).eq(other.iter().map(|pack| pack.size))
        }
        (Price::Tiers(one), Price::Tiers(other)) => {
            one.iter().map(|tier| tier.from).eq(other.iter().map(|tier| tier.from))
        }
        _ => false,
    }
}

/// Reads how many are left.
fn stock<'a>(check: &Check<'a>, raw: Raw<'a, StockFile<'a>>, kind: Option<ProductKind>) -> Option<Stock> {
    let file = check.part(raw)?;
    let left = check.whole(file.left);
    let counted = check.day(file.counted);
    if kind == Some(ProductKind::Service) {
        let finding = Finding::error(
            "stock-of-service",
            "a service does not lie in a store, so there are not so many left of it",
        );
        check.add(raw.text, finding.mend("leave stock out"));
    }
    Some(Stock { left: left?, counted: counted? })
}

/// Reads what buyers thought and did.
fn proof<'a>(check: &Check<'a>, raw: Raw<'a, ProofFile<'a>>, setting: Setting) -> Option<Proof> {
    match check.part(raw)? {
        ProofFile::Rating(file) => {
            let (count, source, from, until) = (file.count, file.source, file.from, file.until);
            let (verified, expires) = (file.verified, file.expires);
            let evidence = evidence(check, &EvidenceFile { count, source, from, until, verified, expires }, setting);
            let thousandths = check.decimal(file.stars);
            let is_sound = thousandths.is_some_and(|stars| (1000..=5000).contains(&stars) && stars % 100 == 0);
            if thousandths.is_some() && !is_sound {
                let finding = Finding::error("bad-evidence", "stars are 1 to 5, with at most one decimal");
                check.add(file.stars.text, finding.mend("write what the source says, like 4.6"));
            }
            let tenths = thousandths.and_then(|stars| u32::try_from(stars / 100).ok());
            Some(Proof::Rating { tenths: tenths?, evidence: evidence? })
        }
        ProofFile::Claim(file) => {
            let (count, source, from, until) = (file.count, file.source, file.from, file.until);
            let (verified, expires) = (file.verified, file.expires);
            let evidence = evidence(check, &EvidenceFile { count, source, from, until, verified, expires }, setting);
            let says = check.text_in(file.says, setting.with_proof());
            Some(Proof::Claim { says: says?, evidence: evidence? })
        }
    }
}

/// Reads what a claim stands on. Source: UCPD 2005/29/EC, article 7(6), Annex I 23b and 23c.
fn evidence<'a>(check: &Check<'a>, file: &EvidenceFile<'a>, setting: Setting) -> Option<Evidence> {
    let count = check.whole(file.count);
    let source = check.phrase(file.source);
    if let Some(source) = &source {
        check.honest_phrase(file.source.text, source, setting.with_proof());
        if !names_somebody(source) {
            let finding = Finding::error("bad-evidence", format!("'{source}' is nobody whom one could ask"));
            check.add(file.source.text, finding.mend("name who gathered it, like Trustpilot"));
        }
    }
    let verified = check.text_in(file.verified, setting.with_proof());
    let says_nothing =
        |(_, words): &(_, &str)| words.chars().filter(|letter| letter.is_alphabetic()).count() < LEAST_WORDS;
    if let Some((_, words)) = verified.as_ref().and_then(|verified| verified.iter().find(says_nothing)) {
        let finding = Finding::error("bad-evidence", format!("'{words}' does not say how it was made sure"));
        check.add(
            file.verified.text,
            finding.mend("say how, like 'asked by e-mail after delivery', or that it was not"),
        );
    }
    let (from, until, expires) = (check.day(file.from), check.day(file.until), check.day(file.expires));
    if count == Some(0) {
        check.add(file.count.text, Finding::error("bad-evidence", "nobody stands behind this").mend("leave it out"));
    }
    let wrong = |at: Raw<'a, Date>, message: String, mend: &str| {
        check.add(at.text, Finding::error("bad-evidence", message).mend(mend));
    };
    if let Some((from, until)) = from.zip(until).filter(|(from, until)| from > until) {
        wrong(
            file.until,
            format!("{until} is before {from}"),
            "name the first and the last day on which it was gathered",
        );
    }
    if let Some((until, expires)) = until.zip(expires) {
        if expires < until {
            wrong(file.expires, format!("it would expire on {expires}, before it was gathered"), "name a later day");
        } else if expires.days_after(until) > OLDEST_EVIDENCE {
            let message = format!("on {expires} this would be more than a year and a half old");
            wrong(file.expires, message, "let it expire sooner, and gather anew");
        }
    }
    Some(Evidence {
        count: count?,
        source: source?,
        from: from?,
        until: until?,
        verified: verified?,
        expires: expires?,
    })
}

/// Reads what somebody else attests.
fn certificate<'a>(check: &Check<'a>, raw: Raw<'a, CertificateFile<'a>>) -> Option<Certificate> {
    let file = check.part(raw)?;
    let (name, number, until) = (check.phrase(file.name), check.phrase(file.number), check.day(file.until));
    for (phrase, at) in [(name.as_deref(), file.name.text), (number.as_deref(), file.number.text)] {
        if let Some(phrase) = phrase {
            check.honest_phrase(at, phrase, Setting::ANY.without(Topic::Green, true));
        }
    }
    if let Some(name) = name.as_deref().filter(|name| !names_somebody(name)) {
        let finding = Finding::error("bad-certificate", format!("'{name}' is not the name of a scheme"));
        check.add(file.name.text, finding.mend("write whose certificate it is, like FSC Mix"));
    }
    if let Some(until) = until.filter(|until| until.date().year() >= ENDLESS) {
        let finding = Finding::error("bad-certificate", format!("no certificate holds until {until}"));
        check.add(file.until.text, finding.mend("write the last day on the certificate"));
    }
    if let Some(number) = number.as_deref().filter(|number| !number.bytes().any(|byte| byte.is_ascii_digit())) {
        let finding = Finding::error("bad-certificate", format!("'{number}' is no number that anybody could look up"));
        check.add(file.number.text, finding.mend("write the number on the certificate, like FSC-C123456"));
    }
    Some(Certificate { name: name?, number: number?, until: until? })
}

/// Reads what a service covers.
fn cover<'a>(
    check: &Check<'a>,
    raw: Raw<'a, CoverFile<'a>>,
    (kind, setting): (Option<ProductKind>, Setting),
) -> Option<Cover> {
    if kind == Some(ProductKind::Goods) {
        let finding = Finding::error("cover-of-goods", "only a service is a warranty or an insurance");
        check.add(raw.text, finding.mend("say kind: service, or leave cover out"));
    }
    Some(match check.part(raw)? {
        CoverFile::Warranty(adds) => {
            let text = check.text_in(adds, setting.with(Topic::LegalGuarantee, true))?;
            let is_bare =
                |(_, words): &(_, &str)| words.chars().filter(|letter| letter.is_alphabetic()).count() < LEAST_WORDS;
            if let Some((_, words)) = text.iter().find(is_bare) {
                let finding = Finding::error("uncovered-warranty", format!("'{words}' does not say what it adds"));
                check.add(adds.text, finding.mend("say what it covers that the law does not, and for how long"));
            }
            Cover::Warranty { adds: text }
        }
        CoverFile::Insurance(raw) => {
            let insurer = check.phrase(raw)?;
            check.honest_phrase(raw.text, &insurer, Setting::ANY);
            if !names_somebody(&insurer) {
                let finding = Finding::error("uncovered-insurance", format!("'{insurer}' is no insurer"));
                check.add(raw.text, finding.mend("name the company that insures"));
            }
            Cover::Insurance { insurer }
        }
    })
}

/// Reads what is in one unit.
fn contents<'a>(check: &Check<'a>, raw: Raw<'a, ContentsFile<'a>>) -> Option<Contents> {
    let (measure, number) = match check.part(raw)? {
        ContentsFile::Each => return Some(Contents::Each),
        ContentsFile::Kilogram(number) => (Measure::Kilogram, number),
        ContentsFile::Litre(number) => (Measure::Litre, number),
        ContentsFile::Metre(number) => (Measure::Metre, number),
        ContentsFile::SquareMetre(number) => (Measure::SquareMetre, number),
        ContentsFile::Pieces(number) => (Measure::Piece, number),
    };
    let thousandths = check.decimal(number)?;
    if thousandths == 0 {
        check.error(number.text, "too-small", "there is something in it: this is more than 0");
        return None;
    }
    Some(Contents::Measured { measure, thousandths })
}

impl<'a> Check<'a> {
    /// Reads a day.
    pub(super) fn day(&self, raw: Raw<'a, Date>) -> Option<Day> {
        let written = self.string(raw)?;
        let mend = "write year, month and day: \"2026-12-31\"";
        Day::parse(&written)
            .map_err(|error| self.add(raw.text, Finding::error("bad-day", error.to_string()).mend(mend)))
            .ok()
    }

    /// Reads a number that is not negative, in thousandths.
    pub(super) fn decimal(&self, raw: Raw<'a, Decimal>) -> Option<u64> {
        // Three decimals, read exactly: those of a dinar.
        let read = Currency::from_code("KWD").ok().and_then(|three| Money::parse(raw.text, three).ok());
        let thousandths = read.and_then(|number| u64::try_from(number.minor()).ok());
        if thousandths.is_none() {
            let finding =
                Finding::error("bad-number", "expected a number with at most three decimals, and not below 0");
            self.add(raw.text, finding.mend("write it like 0.75"));
        }
        thousandths
    }

    /// Reads a text that is the same in every language.
    pub(super) fn phrase(&self, raw: Raw<'a, Phrase>) -> Option<String> {
        let phrase = self.string(raw)?;
        if phrase.trim().is_empty() {
            self.error(raw.text, "empty-text", "this text is empty");
            return None;
        }
        Some(phrase)
    }
}
