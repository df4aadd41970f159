//! Owns the checks of `offers/*.ron`.

use super::fit::{Role, fit};
use super::honesty::Setting;
use super::known::Known;
use super::leaf::Named;
use super::product::Shelf;
use super::question::{Questions, fits};
use super::{Check, accessory, bundle, honesty};
use crate::catalog::{AnswerRef, Offer, OfferKind, Price, ProductId, Text};
use crate::money::Percent;
use crate::storage::catalog_files::file::{
    BundleFile, FitsFile, MultiplierFile, OfferFile, ServiceFile, UpgradeFile, ValidFile,
};
use crate::storage::catalog_files::raw::{Id, Raw, Texts};
use crate::storage::catalog_files::report::Finding;

/// What the checks of offers need beside the text.
pub(super) struct Offers<'c, 'a> {
    pub(super) check: &'c Check<'a>,
    pub(super) shelf: &'c Shelf<'a>,
    questions: &'c Questions<'a>,
    known: Known<'a>,
    /// The multiplier, once there is one.
    multiplier: Option<&'a str>,
}

/// What every offer has.
pub(super) struct Common<'a> {
    pub(super) id: Option<Raw<'a, Id>>,
    pub(super) because: Raw<'a, Texts>,
    pub(super) fits: Option<Raw<'a, FitsFile<'a>>>,
    pub(super) valid: Option<Raw<'a, ValidFile<'a>>>,
}

/// Where an offer stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct OfferPlace<'a> {
    /// The whole of it.
    pub(super) item: &'a str,
    /// The name that it starts with.
    pub(super) head: &'a str,
    /// What it brings.
    pub(super) main: &'a str,
    /// What it costs, where it has a price of its own.
    pub(super) price: Option<&'a str>,
}

/// The offers as they were read.
pub(super) struct ReadOffers<'a> {
    /// The sound ones, each with its place.
    pub(super) sound: Vec<(Offer, OfferPlace<'a>)>,
    /// The names of all.
    pub(super) known: Known<'a>,
    /// Whether all of them are sound.
    pub(super) complete: bool,
}

/// Reads all offers, each with its place, and all their names.
pub(super) fn offers<'a>(check: &Check<'a>, shelf: &Shelf<'a>, questions: &Questions<'a>) -> ReadOffers<'a> {
    let known = Known::new("offer");
    let mut all = Offers { check, shelf, questions, known, multiplier: None };
    let (mut sound, mut complete) = (Vec::new(), true);
    for name in &check.gathered.offers {
        let items = check.items(name);
        complete &= items.is_some();
        for item in items.unwrap_or_default() {
            let Some(file) = check.twin::<OfferFile<'a>>(item) else {
                all.known.declare_broken(item);
                complete = false;
                continue;
            };
            let place = place(item, &file);
            let offer = all.offer(item, &file);
            complete &= offer.is_some();
            sound.extend(offer.map(|offer| (offer, place)));
        }
    }
    ReadOffers { sound, known: all.known, complete }
}

impl<'a> Offers<'_, 'a> {
    /// Reads one offer.
    fn offer(&mut self, item: &'a str, file: &OfferFile<'a>) -> Option<Offer> {
        let (kind, common, fallback) = match file {
            OfferFile::Upgrade(file) => {
                let (kind, fallback) = self.upgrade(file);
                (kind, Common { id: file.id, because: file.because, fits: file.fits, valid: file.valid }, fallback)
            }
            OfferFile::Accessory(file) => {
                let (kind, fallback) = accessory::accessory(self, file);
                (kind, Common { id: file.id, because: file.because, fits: file.fits, valid: file.valid }, fallback)
            }
            OfferFile::Bundle(file) => {
                let (kind, fallback) = bundle::bundle(self, file);
                (kind, Common { id: file.id, because: file.because, fits: file.fits, valid: file.valid }, fallback)
            }
            OfferFile::Service(file) => {
                let (kind, fallback) = self.service(file);
                (kind, Common { id: file.id, because: file.because, fits: file.fits, valid: file.valid }, fallback)
            }
            OfferFile::Multiplier(file) => {
                let (kind, fallback) = self.multiplier(item, file);
                (kind, Common { id: file.id, because: file.because, fits: None, valid: file.valid }, fallback)
            }
        };
        let period = honesty::valid(self.check, common.valid, kind.as_ref());
        let (because, fits) = self.common(&common, kind.as_ref());
        if let (OfferFile::Bundle(file), Some(kind), Some(because)) = (file, &kind, &because) {
            self.bundle_name(file, kind, because);
        }
        let id = self.name(item, common.id, fallback);
        Some(Offer { id: id?.as_str().into(), kind: kind?, because: because?, fits: fits?, period: period? })
    }

    /// Reads what every offer has.
    fn common(&self, common: &Common<'a>, kind: Option<&OfferKind>) -> (Option<Text>, Option<Vec<AnswerRef>>) {
        let setting = kind.map_or(Setting::ANY, |kind| self.setting(kind));
        let because = self.check.text_in(common.because, setting);
        fit(self.check, Role::Reason, common.because, because.as_ref());
        (because, fits(self.check, self.questions, common.fits))
    }

    /// Looks at what the name of a set says by itself, knowing what is in it, and together with the reason.
    fn bundle_name(&self, file: &BundleFile<'a>, kind: &OfferKind, because: &Text) {
        let OfferKind::Bundle { name, .. } = kind else { return };
        let setting = self.setting(kind);
        self.check.honest_text(file.name.text, name, setting.beyond(Setting::ANY));
        self.check.honest_together(name, (because, file.because.text), setting);
    }

    /// What an offer's sentence may say.
    pub(super) fn setting(&self, kind: &OfferKind) -> Setting {
        honesty::offer_setting(self.shelf, kind)
    }

    /// The name of an offer: the one written, or one made of what is in it.
    fn name(&mut self, item: &'a str, raw: Option<Raw<'a, Id>>, fallback: Option<String>) -> Option<String> {
        let named = match raw {
            Some(raw) => self.check.id(raw)?,
            None => Named { id: fallback?, at: head(item) },
        };
        // Two multipliers have been reported as such.
        let is_second = raw.is_none() && named.id.starts_with("multiplier/") && self.multiplier != Some(item);
        (is_second || self.known.declare(self.check, &named)).then_some(named.id)
    }

    /// A better product instead.
    fn upgrade(&self, file: &UpgradeFile<'a>) -> (Option<OfferKind>, Option<String>) {
        let from = self.shelf.known.find(self.check, file.from);
        let to = self.shelf.known.find(self.check, file.to);
        let Some((from, to)) = from.zip(to) else { return (None, None) };
        if from.id == to.id {
            let message = format!("'{}' can't be an upgrade of itself", to.id);
            self.check.error(to.at, "self-upgrade", message);
            return (None, None);
        }
        let kind = |named| self.shelf.product(named).map(|product| product.kind);
        if let Some((one, other)) = kind(&from).zip(kind(&to))
            && one != other
        {
            let message =
                format!("'{}' can't stand in place of '{}': one is goods, the other a service", to.id, from.id);
            self.check.error(to.at, "other-kind", message);
            return (None, None);
        }
        let fallback = format!("upgrade/{}/{}", from.id, to.id);
        (Some(OfferKind::Upgrade { from: from.id.as_str().into(), to: to.id.as_str().into() }), Some(fallback))
    }

    /// Something that is done for an order.
    fn service(&self, file: &ServiceFile<'a>) -> (Option<OfferKind>, Option<String>) {
        let with = self.shelf.known.find_all(self.check, &file.with);
        let product = self.shelf.service(self.check, file.product);
        if let Some((with, product)) = with.as_deref().zip(product.as_ref()) {
            self.shared(with, product);
        }
        let fallback = product.as_ref().map(|named| format!("service/{}", named.id));
        let kind = with.zip(product).map(|(with, product)| OfferKind::Service {
            with: with.iter().map(|named| named.id.as_str().into()).collect(),
            product: product.id.as_str().into(),
        });
        (kind, fallback)
    }

    /// Looks whether a service that is priced as a share goes only with what it is a share of.
    fn shared(&self, with: &[Named<'a>], service: &Named<'a>) {
        let Some(Price::Share { of, .. }) = self.shelf.product(service).map(|product| &product.price) else { return };
        let of: Vec<&str> = of.iter().map(ProductId::as_str).collect();
        if of.is_empty() {
            return;
        }
        let finding = || {
            let message = format!("'{}' is priced as a share of {}, and of nothing else", service.id, of.join(", "));
            Finding::error("nothing-to-share", message)
        };
        if with.is_empty() {
            self.check.add(service.at, finding().mend("say with: what it goes with"));
        }
        // Where the share is of something that there isn't, that is told there, and nobody knows what was meant.
        if of.iter().any(|id| self.shelf.known.place(id).is_none()) {
            return;
        }
        for parent in with.iter().filter(|parent| !of.contains(&parent.id.as_str())) {
            self.check.add(parent.at, finding().mend("take it out here, or add it to what the share is of"));
        }
    }

    /// The whole order so many times.
    fn multiplier(&mut self, item: &'a str, file: &MultiplierFile<'a>) -> (Option<OfferKind>, Option<String>) {
        if let Some(first) = self.multiplier {
            let finding = Finding::error("second-multiplier", "there is a multiplier already")
                .also(self.check.report.place(first), "the first one is here");
            self.check.add(head(item), finding.mend("keep one of them"));
        } else {
            self.multiplier = Some(item);
        }
        let times = self.check.at_least(2, file.times);
        let surcharge = self.check.percent(file.surcharge);
        let with = self.shelf.known.find_all(self.check, &file.with);
        let Some(((times, surcharge), with)) = times.zip(surcharge).zip(with) else { return (None, None) };
        let with = with.iter().map(|named| named.id.as_str().into()).collect();
        if u64::from(surcharge.basis_points()) >= u64::from(times - 1) * u64::from(Percent::WHOLE.basis_points()) {
            let message = format!("{times} times for {surcharge} % more saves nothing");
            self.check.error(file.surcharge.text, "no-saving", message);
        }
        (Some(OfferKind::Multiplier { times, surcharge, with }), Some(format!("multiplier/{times}")))
    }
}

/// Where an offer and its parts stand.
fn place<'a>(item: &'a str, file: &OfferFile<'a>) -> OfferPlace<'a> {
    let (main, price) = match file {
        OfferFile::Upgrade(file) => (file.to.text, None),
        OfferFile::Accessory(file) => (file.product.text, file.together.map(|raw| raw.text)),
        OfferFile::Bundle(file) => (file.of.text, file.price.map(|raw| raw.text).or(file.off.map(|raw| raw.text))),
        OfferFile::Service(file) => (file.product.text, None),
        OfferFile::Multiplier(file) => (file.times.text, Some(file.surcharge.text)),
    };
    OfferPlace { item, head: head(item), main, price }
}

/// The name with which an item starts.
fn head(item: &str) -> &str {
    item.get(..item.find('(').unwrap_or(item.len())).unwrap_or(item).trim_end()
}
