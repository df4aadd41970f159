//! Owns figures of nobody, for pictures of the manager's page: the same every time.

use crate::catalog::{Catalog, Day, OfferKind, StepKind};
use crate::insight::measure::{Channel, Circumstances, Fact, Facts, Place, Query, Report, ReportMaker, Span};
use crate::money::Money;

/// How many walks are made up.
const WALKS: u32 = 4_000;

/// Numbers that look drawn. Source: Knuth's linear congruential generator, MMIX.
struct Lots(u64);

impl Lots {
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 33).unwrap_or_default() % end.max(1)
    }
}

/// A report on four weeks and the four weeks before.
pub(super) fn report(catalog: &Catalog) -> Report {
    let until = Day::new(jiff::civil::date(2026, 11, 28));
    let query = Query { span: Span::last_days(28, until), only: None };
    let mut maker = ReportMaker::new(query, catalog.shop.currency);
    let mut lots = Lots(7);
    for _ in 0..WALKS {
        maker.add(&walk(catalog, until, &mut lots));
    }
    maker.finish()
}

fn walk(catalog: &Catalog, until: Day, lots: &mut Lots) -> Facts {
    let day = until.days_before(i32::try_from(lots.below(56)).unwrap_or_default());
    let hour = u8::try_from(9 + (lots.below(5) + lots.below(5))).unwrap_or_default();
    let channel = if lots.below(9) == 0 { Channel::Desk } else { Channel::Kiosk };
    let languages = &catalog.shop.languages;
    let lang = languages.get(usize::try_from(lots.below(7) / 3).unwrap_or_default()).or(languages.first());
    let hooks = &catalog.plan.hooks;
    let hook = hooks.get(usize::try_from(lots.below(3)).unwrap_or_default() % hooks.len().max(1)).cloned();
    let anchor = i64::from(1_999 + 1_000 * lots.below(3));
    let mut walk = Walk { seconds: 0, events: Vec::new(), total: anchor };
    let gone = lots.below(100);
    for (place, seconds, leaves) in
        [(Place::Hook, 14, 8), (Place::Options, 35, 15), (Place::Artwork, 95, 24), (Place::Commit, 20, 27)]
    {
        walk.enter(place, seconds, lots);
        if gone < leaves {
            walk.events.push((walk.seconds, Fact::Left(place)));
            return walk.facts(catalog, (day, hour, channel), (lang.copied(), hook, None));
        }
    }
    walk.events.push((walk.seconds, Fact::Committed));
    for (kind, seconds) in
        [(StepKind::Upgrade, 30), (StepKind::Accessories, 26), (StepKind::Bundle, 15), (StepKind::Services, 12)]
    {
        walk.offers(catalog, (kind, seconds), lots);
    }
    walk.enter(Place::Review, 25, lots);
    walk.enter(Place::Details, 70, lots);
    if gone > 93 {
        walk.events.push((walk.seconds, Fact::Left(Place::Details)));
    } else {
        walk.events.push((walk.seconds, Fact::Placed));
        walk.enter(Place::Placed, 8, lots);
        if lots.below(3) == 0 {
            let face = u8::try_from(5_u32.saturating_sub(lots.below(3) * lots.below(2))).unwrap_or(5);
            walk.events.push((walk.seconds, Fact::Face(face)));
        }
    }
    walk.facts(catalog, (day, hour, channel), (lang.copied(), hook, Some(anchor)))
}

struct Walk {
    seconds: u32,
    events: Vec<(u32, Fact)>,
    total: i64,
}

impl Walk {
    fn enter(&mut self, place: Place, usual: u32, lots: &mut Lots) {
        self.events.push((self.seconds, Fact::Entered(place)));
        self.seconds += usual / 2 + lots.below(usual + 1);
    }

    fn offers(&mut self, catalog: &Catalog, (kind, seconds): (StepKind, u32), lots: &mut Lots) {
        let is_of = |offer: &&crate::catalog::Offer| match offer.kind {
            OfferKind::Upgrade { .. } => kind == StepKind::Upgrade,
            OfferKind::Accessory { .. } => kind == StepKind::Accessories,
            OfferKind::Bundle { .. } => kind == StepKind::Bundle,
            OfferKind::Service { .. } => kind == StepKind::Services,
            OfferKind::Multiplier { .. } => false,
        };
        self.enter(Place::of_offers(kind), seconds, lots);
        for (place, offer) in (0_u32..).zip(catalog.offers.iter().filter(is_of).take(3)) {
            self.events.push((self.seconds, Fact::Suggested(offer.id.clone())));
            let said = lots.below(100);
            let fact = match said {
                _ if said < 34 - 8 * place => Fact::Accepted(offer.id.clone()),
                _ if said < 70 => Fact::Declined(offer.id.clone()),
                _ => Fact::Passed(offer.id.clone()),
            };
            let is_yes = matches!(fact, Fact::Accepted(_));
            self.events.push((self.seconds, fact));
            if is_yes && lots.below(12) == 0 {
                self.events.push((self.seconds, Fact::TakenBack(offer.id.clone())));
            } else if is_yes {
                self.total += i64::from(lots.below(150) + 60);
            }
        }
    }

    fn facts(
        self,
        catalog: &Catalog,
        (day, hour, channel): (Day, u8, Channel),
        (lang, hook, anchor): (Option<crate::catalog::Lang>, Option<crate::catalog::ProductId>, Option<i64>),
    ) -> Facts {
        let cap = catalog.plan.cap.basis_points();
        Facts {
            under: Circumstances { day, hour, channel, edition: "1".into(), arms: Vec::new() },
            lang: lang.unwrap_or_default(),
            currency: catalog.shop.currency,
            hook,
            answers: Vec::new(),
            anchor: anchor.map(Money::from_minor),
            total: Some(Money::from_minor(self.total)),
            cap: anchor.map(|anchor| Money::from_minor(anchor * i64::from(cap) / 10_000)),
            events: self.events,
        }
    }
}
