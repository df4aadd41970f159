//! Owns placed orders on disk: one file each, whole or not there at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::Serialize;

use crate::flow::design::{Design, LogoChoice};
use crate::flow::{Details, OrderCode, Session};
use crate::pricing::{Applied, MultiplierEffect, QuoteLine, TaxLine, View};

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
    goods: i64,
    discount: i64,
    shipping: i64,
    /// Whether the amounts of lines, goods, discount and shipping leave tax out.
    without_tax: bool,
    tax: Vec<TaxFile>,
    reductions: Vec<ReductionFile<'a>>,
    /// The golden offer, where it was taken: quantities and amounts of the lines have it in them.
    golden: Option<GoldenFile<'a>>,
    lines: Vec<LineFile<'a>>,
    design: DesignFile<'a>,
}

#[derive(Serialize)]
struct TaxFile {
    rate_basis_points: u32,
    net: i64,
    tax: i64,
}

#[derive(Serialize)]
struct ReductionFile<'a> {
    offer: &'a str,
    times: u32,
    amount: i64,
}

#[derive(Serialize)]
struct GoldenFile<'a> {
    offer: &'a str,
    times: u32,
    surcharge: i64,
    normal_total: i64,
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
    typeface: &'a str,
    letters_percent: u8,
    colours: String,
    /// Of a card's front, its back, and whatever is no card: thousandths to the right and down, and the size in percent.
    logo_places: [(i16, i16, u16); 3],
    without_white_box: bool,
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
    /// When it can't be written whole; then nothing of it is left in the folder.
    pub fn store(
        &self,
        session: &Session,
        details: &Details,
        logo: Option<&StoredLogo>,
        fresh: &mut dyn FnMut() -> OrderCode,
    ) -> Result<OrderCode, StoreError> {
        const TRIES: u32 = 64;
        make_dir(&self.dir)?;
        for _ in 0..TRIES {
            let code = fresh();
            let text = order_text(session, details, &code)?;
            let order = self.dir.join(format!("{}.json", code.as_str()));
            let logo_path = logo.map(|logo| self.dir.join(format!("{}.{}", code.as_str(), ending(&logo.name))));
            let logo_bytes = logo_path.as_deref().zip(logo).map(|(path, logo)| (path, logo.bytes.as_ref()));
            match write_both((&order, text.as_bytes()), logo_bytes) {
                Err(StoreError::Unwritable { source, .. }) if source.kind() == io::ErrorKind::AlreadyExists => {}
                written => return written.map(|()| code),
            }
        }
        Err(StoreError::NoCode)
    }
}

/// Writes the logo and then the order, or neither: what stands in the folder without its order is nobody's.
fn write_both((path, order): (&Path, &[u8]), logo: Option<(&Path, &[u8])>) -> Result<(), StoreError> {
    if let Some((logo_path, bytes)) = logo {
        write_whole(logo_path, bytes)?;
    }
    write_whole(path, order).inspect_err(|_reason| {
        if let Some((logo_path, _)) = logo {
            // The order's own error says what is wrong; that this failed too would say no more.
            fs::remove_file(logo_path).unwrap_or_default();
        }
    })
}

/// The ending of a logo's file, as far as it is one that we read.
fn ending(name: &str) -> &'static str {
    let known = ["png", "jpg", "jpeg", "webp", "svg"];
    let written = Path::new(name).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    known.into_iter().find(|ending| ending.eq_ignore_ascii_case(written)).unwrap_or("logo")
}

fn make_dir(dir: &Path) -> Result<(), StoreError> {
    let made = || {
        fs::create_dir_all(dir)?;
        dir.parent().map_or(Ok(()), sync_dir)
    };
    made().map_err(|source| StoreError::Unwritable { path: dir.to_owned(), source })
}

/// Writes a file that was not there, whole and durably: beside its place, synced, then linked into it. Where that fails at
/// the last moment, the file is taken away again: what was not confirmed must not lie there as if it were.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let beside = path.with_extension("part");
    let written = || {
        let mut file = private_file(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        // A link fails where the name is taken; a rename would replace what stands there.
        fs::hard_link(&beside, path)?;
        let settled = path.parent().map_or(Ok(()), sync_dir);
        settled.inspect_err(|_reason| fs::remove_file(path).unwrap_or_default())
    };
    let written = written().map_err(|source| StoreError::Unwritable { path: path.to_owned(), source });
    // What is left beside is no order; that it can't be removed changes nothing about the one that was stored.
    fs::remove_file(&beside).unwrap_or_default();
    written
}

/// A new file that only the shop's own account can read: orders have names and addresses in them.
fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Makes what was created in a folder survive a power cut.
fn sync_dir(dir: &Path) -> io::Result<()> {
    // Folders can't be opened as files everywhere; where they can't, the file's own sync has to do.
    if cfg!(unix) { File::open(dir)?.sync_all() } else { Ok(()) }
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
        goods: quote.goods.minor(),
        discount: quote.discount.minor(),
        shipping: quote.shipping.price.minor(),
        without_tax: quote.view == View::Business,
        tax: quote.tax.iter().map(tax_file).collect(),
        reductions: quote.reductions.iter().map(reduction_file).collect(),
        golden: quote.multiplier.as_ref().map(golden_file),
        lines: quote.lines.iter().map(line_file).collect(),
        design: design_file(&state.design),
    };
    serde_json::to_string_pretty(&file)
        .map_err(|error| StoreError::Unwritable { path: PathBuf::from(code.as_str()), source: io::Error::other(error) })
}

fn tax_file(tax: &TaxLine) -> TaxFile {
    TaxFile { rate_basis_points: tax.rate.basis_points(), net: tax.net.minor(), tax: tax.tax.minor() }
}

fn reduction_file(applied: &Applied) -> ReductionFile<'_> {
    ReductionFile { offer: applied.offer.as_str(), times: applied.times, amount: applied.amount.minor() }
}

fn golden_file(golden: &MultiplierEffect) -> GoldenFile<'_> {
    GoldenFile {
        offer: golden.offer.as_str(),
        times: golden.times,
        surcharge: golden.surcharge.minor(),
        normal_total: golden.normal_total.minor(),
    }
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
        typeface: design.lettering.name(),
        letters_percent: design.letters.percent(),
        colours: format!("{:?}", design.colours),
        logo_places: [design.places.front, design.places.back, design.places.thing]
            .map(|place| (place.across, place.down, place.percent)),
        without_white_box: design.unboxed,
        name: &words.name,
        role: &words.role,
        company: &words.company,
        phone: &words.phone,
        mail: &words.mail,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::design::LogoId;
    use crate::flow::{Action, Step};
    use crate::storage::load_builtin;

    /// A folder that is gone after the test.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let dir = std::env::temp_dir().join(format!("diderot-orders-{name}-{}", std::process::id()));
            fs::remove_dir_all(&dir).unwrap_or_default();
            Self(dir)
        }

        fn files(&self) -> Vec<String> {
            let entries = fs::read_dir(&self.0).into_iter().flatten().flatten();
            let mut names: Vec<String> =
                entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
            names.sort();
            names
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).unwrap_or_default();
        }
    }

    fn ordered() -> Session {
        let mut session = Session::new(Arc::new(load_builtin().unwrap().catalog));
        let hook = session.catalog().plan.hooks.first().unwrap().clone();
        let logo = LogoChoice::Imported(LogoId(7));
        let taps = [Action::Touched, Action::HookChosen(hook), Action::Continued, Action::LogoChosen(logo)];
        for tap in taps.into_iter().chain([Action::Continued, Action::Committed, Action::WentToReview]) {
            session.apply(tap).unwrap();
        }
        assert_eq!(session.state().step, Step::Review);
        session
    }

    fn store(dir: &Path, codes: &mut dyn FnMut() -> OrderCode) -> Result<OrderCode, StoreError> {
        let logo = StoredLogo { name: "logo.PNG".into(), bytes: vec![1, 2, 3].into() };
        let details = Details { name: "Anna".into(), ..Details::default() };
        OrderFolder::new(dir.to_owned()).store(&ordered(), &details, Some(&logo), codes)
    }

    #[test]
    fn an_order_lies_in_one_file_with_its_logo_beside_it() {
        let folder = Folder::new("one");
        let code = store(&folder.0, &mut || OrderCode::from_number(5)).unwrap();
        assert_eq!(folder.files(), [format!("{}.json", code.as_str()), format!("{}.png", code.as_str())]);
        let text = fs::read_to_string(folder.0.join(format!("{}.json", code.as_str()))).unwrap();
        let order: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(order["total"], 2999);
        assert_eq!(order["name"], "Anna");
    }

    #[test]
    fn a_code_that_is_taken_is_not_used_again() {
        let folder = Folder::new("taken");
        let first = store(&folder.0, &mut || OrderCode::from_number(5)).unwrap();
        let mut numbers = [5, 5, 6].into_iter();
        let second = store(&folder.0, &mut || OrderCode::from_number(numbers.next().unwrap())).unwrap();
        assert_ne!(first, second);
        assert_eq!(folder.files().len(), 4);
    }

    #[test]
    fn a_folder_that_can_not_be_made_is_said_and_leaves_nothing() {
        let folder = Folder::new("file");
        fs::write(&folder.0, "not a folder").unwrap();
        let refused = store(&folder.0, &mut || OrderCode::from_number(5));
        assert!(matches!(refused, Err(StoreError::Unwritable { .. })));
        assert_eq!(fs::read_to_string(&folder.0).unwrap(), "not a folder");
        fs::remove_file(&folder.0).unwrap();
    }
}
