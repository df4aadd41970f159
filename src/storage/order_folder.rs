//! Owns placed orders on disk: one file each, whole or not there at all.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::Serialize;

use crate::flow::design::{Design, LogoChoice};
use crate::flow::{Details, OrderCode, Session};
use crate::pricing::QuoteLine;

/// A folder of placed orders.
#[derive(Clone, Debug)]
pub struct OrderFolder {
    dir: PathBuf,
}

/// The buyer's own logo, as the file was.
#[derive(Clone, Debug)]
pub struct StoredLogo {
    /// The file's name.
    pub name: String,
    /// Its bytes.
    pub bytes: Arc<[u8]>,
}

/// Why an order could not be stored. Nothing was confirmed then.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The folder or a file in it can't be written.
    #[error("{path} can't be written: {source}.")]
    Unwritable {
        /// What was to be written.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// There is nothing to order.
    #[error("there is nothing in this order.")]
    Empty,
    /// No free code was found.
    #[error("no free order code was found.")]
    NoCode,
}

/// An order as it stands on disk: everything that the shop needs to make and hand it over.
#[derive(Serialize)]
struct OrderFile<'a> {
    format: u32,
    code: String,
    /// Seconds since 1970, UTC.
    placed_at: u64,
    lang: &'a str,
    name: &'a str,
    address: &'a str,
    mail: &'a str,
    phone: &'a str,
    currency: &'a str,
    anchor: i64,
    total: i64,
    shipping: i64,
    lines: Vec<LineFile<'a>>,
    design: DesignFile<'a>,
}

#[derive(Serialize)]
struct LineFile<'a> {
    product: &'a str,
    quantity: u32,
    choices: Vec<(&'a str, &'a str)>,
    list: i64,
    total: i64,
}

#[derive(Serialize)]
struct DesignFile<'a> {
    logo: String,
    template: String,
    name: &'a str,
    role: &'a str,
    company: &'a str,
    phone: &'a str,
    mail: &'a str,
}

impl OrderFolder {
    /// The orders in this folder. It is made when the first order is stored.
    #[must_use]
    pub const fn new(dir: PathBuf) -> Self {
        Self { dir }
    }

    /// Stores an order under a free code. When this returns, it is on the disk and will be there after a power cut.
    ///
    /// # Errors
    /// When it can't be written whole; then there is no file of it.
    pub fn store(
        &self,
        session: &Session,
        details: &Details,
        logo: Option<&StoredLogo>,
        fresh: &mut dyn FnMut() -> OrderCode,
    ) -> Result<OrderCode, StoreError> {
        const TRIES: u32 = 64;
        make_dir(&self.dir)?;
        let own_logo = matches!(session.state().design.logo, LogoChoice::Imported(_));
        for _ in 0..TRIES {
            let code = fresh();
            let path = self.dir.join(format!("{}.json", code.as_str()));
            if path.exists() {
                continue;
            }
            let text = order_text(session, details, &code)?;
            if let Some(logo) = logo.filter(|_| own_logo) {
                let logo_path = self.dir.join(format!("{}.{}", code.as_str(), ending(&logo.name)));
                write_whole(&logo_path, &logo.bytes)?;
            }
            match write_whole(&path, text.as_bytes()) {
                Err(StoreError::Unwritable { source, .. }) if source.kind() == io::ErrorKind::AlreadyExists => {}
                written => return written.map(|()| code),
            }
        }
        Err(StoreError::NoCode)
    }
}

/// The ending of a logo's file, as far as it is one that we read.
fn ending(name: &str) -> &'static str {
    let known = ["png", "jpg", "jpeg", "webp", "svg"];
    let written = Path::new(name).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    known.into_iter().find(|ending| ending.eq_ignore_ascii_case(written)).unwrap_or("logo")
}

fn make_dir(dir: &Path) -> Result<(), StoreError> {
    fs::create_dir_all(dir).map_err(|source| StoreError::Unwritable { path: dir.to_owned(), source })
}

/// Writes a file that was not there, whole and durably: beside its place, synced, then linked into it.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let beside = path.with_extension("part");
    let written = || {
        let mut file = File::create(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        // A link fails where the name is taken; a rename would replace what stands there.
        fs::hard_link(&beside, path)?;
        fs::remove_file(&beside)?;
        path.parent().map_or(Ok(()), |dir| File::open(dir)?.sync_all())
    };
    written().map_err(|source| {
        // What is left of a failed try is no order; it is not worth a second error.
        fs::remove_file(&beside).unwrap_or_default();
        StoreError::Unwritable { path: path.to_owned(), source }
    })
}

fn order_text(session: &Session, details: &Details, code: &OrderCode) -> Result<String, StoreError> {
    let (state, quote) = (session.state(), session.quote().ok_or(StoreError::Empty)?);
    let placed_at = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let file = OrderFile {
        format: 1,
        code: code.to_string(),
        placed_at,
        lang: state.lang.code(),
        name: details.name.trim(),
        address: details.address.trim(),
        mail: details.mail.trim(),
        phone: details.phone.trim(),
        currency: quote.currency.code(),
        anchor: state.anchor.as_ref().map_or(0, |anchor| anchor.total().minor()),
        total: quote.total.minor(),
        shipping: quote.shipping.price.minor(),
        lines: quote.lines.iter().map(line_file).collect(),
        design: design_file(&state.design),
    };
    serde_json::to_string_pretty(&file)
        .map_err(|error| StoreError::Unwritable { path: PathBuf::from(code.as_str()), source: io::Error::other(error) })
}

fn line_file(line: &QuoteLine) -> LineFile<'_> {
    LineFile {
        product: line.product.as_str(),
        quantity: line.quantity,
        choices: line.choices.iter().map(|(option, choice)| (option.as_str(), choice.as_str())).collect(),
        list: line.list.minor(),
        total: line.total.minor(),
    }
}

fn design_file(design: &Design) -> DesignFile<'_> {
    let words = &design.words;
    DesignFile {
        logo: match &design.logo {
            LogoChoice::Blank => "none".to_owned(),
            LogoChoice::Initials(style) => format!("initials, {style:?}"),
            LogoChoice::Sample(brand) => format!("sample, {}", brand.name()),
            LogoChoice::Imported(id) => format!("own, {id}"),
        },
        template: format!("{:?}", design.template),
        name: &words.name,
        role: &words.role,
        company: &words.company,
        phone: &words.phone,
        mail: &words.mail,
    }
}
