//! Owns past receipts as files: in which forms they come, and what is wrong with one. Nothing of them is kept but what they are
//! counted to.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use csv::{Reader, ReaderBuilder, StringRecord};

use crate::insight::learned::Baskets;

/// The largest file that is read.
const MOST_BYTES: u64 = 1 << 30;

/// What a column of receipts can be called, in any case; between words whatever is no letter.
const RECEIPT: &[&str] = &[
    "receipt",
    "receiptid",
    "receiptno",
    "receiptnumber",
    "order",
    "orderid",
    "orderno",
    "ordernumber",
    "basket",
    "basketid",
    "transaction",
    "transactionid",
    "invoice",
    "invoiceid",
    "invoiceno",
    "code",
    "bon",
    "bonid",
    "bonnummer",
    "kassabon",
    "bestelling",
    "bestelnummer",
    "factuur",
    "factuurnummer",
    "beleg",
    "belegnummer",
    "rechnung",
    "rechnungsnummer",
];

/// What a column of items can be called.
const ITEM: &[&str] = &[
    "item",
    "itemid",
    "product",
    "productid",
    "article",
    "articleid",
    "sku",
    "stockcode",
    "artikel",
    "artikelid",
    "artikelnummer",
    "produkt",
    "produktid",
];

/// Why a file of receipts can't be read.
#[derive(Debug, thiserror::Error)]
pub enum ReceiptsError {
    /// The file can't be read.
    #[error("{path} can't be read: {source}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// It is larger than any such file.
    #[error("{path} is larger than a gigabyte; split it")]
    TooLarge {
        /// The file.
        path: PathBuf,
    },
    /// Something is wrong with a line.
    #[error("{path}:{line}: {what}")]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: u64,
        /// What is wrong, and what to do.
        what: String,
    },
    /// There is nothing in it.
    #[error(
        "{path}: there is no receipt in it; write one basket a line, its items between commas, or rows of 'receipt,item'"
    )]
    Empty {
        /// The file.
        path: PathBuf,
    },
}

/// Reads a file of receipts and adds their baskets. It has one basket a line, its items between commas; or one item a row, under a header
/// that names a column of receipts and one of items. Commas may be semicolons or tabs.
///
/// # Errors
/// When it can't be read, or something in it is no such thing: with the line. Then nothing was added that makes sense.
pub fn read_receipts(path: &Path, baskets: &mut Baskets) -> Result<(), ReceiptsError> {
    let unreadable = |source| ReceiptsError::Unreadable { path: path.to_owned(), source };
    if fs::metadata(path).map_err(unreadable)?.len() > MOST_BYTES {
        return Err(ReceiptsError::TooLarge { path: path.to_owned() });
    }
    add_receipts(path, &fs::read(path).map_err(unreadable)?, baskets)
}

/// Adds the baskets of a file that was read.
///
/// # Errors
/// As [`read_receipts`].
pub fn add_receipts(path: &Path, bytes: &[u8], baskets: &mut Baskets) -> Result<(), ReceiptsError> {
    let file = File { path, bytes: bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes) };
    file.must_be_text()?;
    let before = baskets.len();
    let mut reader = file.reader();
    let mut record = StringRecord::new();
    if file.next(&mut reader, &mut record)? {
        match Columns::of(&record) {
            Header::None => file.add_lines((reader, record), baskets)?,
            Header::Of(columns) => file.add_rows((reader, record), columns, baskets)?,
            Header::NoItems => {
                let what = "this header names receipts and no items; call one of its columns 'item' or 'product'";
                return Err(file.wrong(1, what));
            }
        }
    }
    if baskets.len() == before { Err(ReceiptsError::Empty { path: path.to_owned() }) } else { Ok(()) }
}

/// A file that is read.
struct File<'a> {
    path: &'a Path,
    bytes: &'a [u8],
}

/// What the first line is.
enum Header {
    /// A basket.
    None,
    /// The names of columns.
    Of(Columns),
    /// The names of columns, of which none is of items.
    NoItems,
}

/// Which columns count.
#[derive(Clone, Copy)]
struct Columns {
    receipt: usize,
    item: usize,
    count: usize,
}

impl Columns {
    fn of(first: &StringRecord) -> Header {
        let plain = |field: &str| field.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
        let names: Vec<String> = first.iter().map(plain).collect();
        let find = |wanted: &[&str]| names.iter().position(|name| wanted.contains(&name.as_str()));
        match (find(RECEIPT), find(ITEM)) {
            (Some(receipt), Some(item)) => Header::Of(Self { receipt, item, count: names.len() }),
            (Some(_), None) if names.len() > 1 => Header::NoItems,
            _ => Header::None,
        }
    }
}

impl<'a> File<'a> {
    fn wrong(&self, line: u64, what: impl Into<String>) -> ReceiptsError {
        ReceiptsError::Line { path: self.path.to_owned(), line, what: what.into() }
    }

    fn line_of(&self, place: usize) -> u64 {
        let before = self.bytes.get(..place).unwrap_or_default();
        u64::try_from(before.split(|byte| *byte == b'\n').count()).unwrap_or_default()
    }

    fn must_be_text(&self) -> Result<(), ReceiptsError> {
        if let Err(error) = std::str::from_utf8(self.bytes) {
            let line = self.line_of(error.valid_up_to());
            return Err(self.wrong(line, "this is not text in UTF-8; save the file as CSV in UTF-8"));
        }
        match self.bytes.iter().position(|byte| *byte == 0) {
            Some(place) => Err(self.wrong(self.line_of(place), "there is a zero byte: this is no CSV")),
            None => Ok(()),
        }
    }

    /// Reads with whatever stands between the fields of the first line: commas, else semicolons or tabs.
    fn reader(&self) -> Reader<&'a [u8]> {
        let first = self.bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let has = |delimiter: &u8| first.contains(delimiter);
        let delimiter = [b',', b';', b'\t'].into_iter().find(has).unwrap_or(b',');
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(self.bytes)
    }

    /// Reads the next record. Whether there is one.
    fn next(&self, reader: &mut Reader<&[u8]>, record: &mut StringRecord) -> Result<bool, ReceiptsError> {
        let is_there = reader.read_record(record).map_err(|error| {
            let line = error.position().map_or(1, csv::Position::line);
            self.wrong(line, error.to_string())
        })?;
        if is_there && record.as_slice().contains('\n') {
            return Err(self.wrong(line(record), "a quotation mark is opened here and not closed on this line"));
        }
        Ok(is_there)
    }

    /// Adds one basket a line.
    fn add_lines(
        &self,
        (mut reader, mut record): (Reader<&[u8]>, StringRecord),
        baskets: &mut Baskets,
    ) -> Result<(), ReceiptsError> {
        loop {
            baskets.push(record.iter().map(str::trim).filter(|item| !item.is_empty()));
            if !self.next(&mut reader, &mut record)? {
                return Ok(());
            }
        }
    }

    /// Adds one item a row. The rows of a receipt need not stand together.
    fn add_rows(
        &self,
        (mut reader, mut record): (Reader<&[u8]>, StringRecord),
        columns: Columns,
        baskets: &mut Baskets,
    ) -> Result<(), ReceiptsError> {
        let mut known: HashMap<Box<str>, usize> = HashMap::new();
        let mut receipts: Vec<Vec<u32>> = Vec::new();
        while self.next(&mut reader, &mut record)? {
            let field = |column: usize| record.get(column).map(str::trim).filter(|field| !field.is_empty());
            let (Some(receipt), Some(item)) = (field(columns.receipt), field(columns.item)) else {
                let (has, count) = (record.len(), columns.count);
                let what = match (has < count, field(columns.receipt)) {
                    (true, _) => format!("this row has {has} of the {count} fields that the header names"),
                    (false, None) => "this row says no receipt".to_owned(),
                    (false, Some(_)) => "this row says no item".to_owned(),
                };
                return Err(self.wrong(line(&record), what));
            };
            let next = receipts.len();
            let place = match known.get(receipt) {
                Some(place) => *place,
                None => *known.entry(receipt.into()).or_insert(next),
            };
            if place == next {
                receipts.push(Vec::new());
            }
            let item = baskets.item(item);
            if let Some(receipt) = receipts.get_mut(place) {
                receipt.push(item);
            }
        }
        for receipt in receipts {
            baskets.push_items(receipt);
        }
        Ok(())
    }
}

fn line(record: &StringRecord) -> u64 {
    record.position().map_or(1, csv::Position::line)
}

#[cfg(test)]
mod tests;
