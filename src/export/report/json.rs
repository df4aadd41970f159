//! Owns the report for programs. Figures of too few people are `null`.

use serde::Serialize;

use crate::insight::experiment::{ArmTally, Tried, Verdict};
use crate::insight::measure::{Count, FEWEST, Figures, OfferFigures, Report, SegmentRow, Share, Span, Stage, Sums};
use crate::money::{Currency, Money};

#[derive(Serialize)]
struct ReportTwin {
    period: SpanTwin,
    period_before: SpanTwin,
    #[serde(skip_serializing_if = "Option::is_none")]
    only: Option<String>,
    currency: String,
    now: FiguresTwin,
    before: FiguresTwin,
    segments: Vec<SegmentTwin>,
    experiments: Vec<TriedTwin>,
}

#[derive(Serialize)]
struct TriedTwin {
    experiment: String,
    offer: String,
    verdict: String,
    stopped_for: Option<String>,
    sample_ratio_p: f64,
    sample_ratio_red: bool,
    arms: Vec<ArmTwin>,
}

#[derive(Serialize)]
struct ArmTwin {
    arm: String,
    walks: Option<u64>,
    exposed: Option<u64>,
    kept: Option<ShareTwin>,
    taken_back: Option<ShareTwin>,
    abandoned: Option<ShareTwin>,
    above_cap: Option<ShareTwin>,
    /// Against the first arm: by how much more keep the offer, and where that can be at every look.
    difference: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
    p: Option<f64>,
}

#[derive(Serialize)]
struct SpanTwin {
    from: String,
    until: String,
}

#[derive(Serialize)]
struct FiguresTwin {
    events: u64,
    #[serde(flatten)]
    sums: SumsTwin,
    abandoned: Option<ShareTwin>,
    above_cap: Option<ShareTwin>,
    at_the_desk_without_order: Option<u64>,
    steps: Vec<StageTwin>,
    offers: Vec<OfferTwin>,
    uplift: Vec<BinTwin>,
    cap_percent: Option<f64>,
    faces: [Option<u64>; 5],
    reasons: Vec<ReasonTwin>,
}

#[derive(Serialize)]
struct SumsTwin {
    walks: Option<u64>,
    committed: Option<u64>,
    placed: Option<u64>,
    kept_a_suggestion: Option<u64>,
    stopped: Option<u64>,
    mean_anchor: Option<String>,
    mean_total: Option<String>,
    uplift_percent: Option<f64>,
    mean_face: Option<f64>,
}

#[derive(Serialize)]
struct ShareTwin {
    count: u64,
    of: u64,
    share: f64,
    low: f64,
    high: f64,
}

#[derive(Serialize)]
struct StageTwin {
    step: &'static str,
    entered: Option<u64>,
    median_seconds: Option<u32>,
    one_in_ten_longer_than: Option<u32>,
    left: Option<ShareTwin>,
}

#[derive(Serialize)]
struct OfferTwin {
    offer: String,
    step: &'static str,
    shown: Option<u64>,
    asked_for: Option<u64>,
    accepted: Option<ShareTwin>,
    kept: Option<ShareTwin>,
    declined: Option<ShareTwin>,
    passed: Option<ShareTwin>,
    taken_back: Option<ShareTwin>,
    mean_face: Option<f64>,
}

#[derive(Serialize)]
struct BinTwin {
    from_percent: i64,
    to_percent: i64,
    orders: Option<u64>,
}

#[derive(Serialize)]
struct ReasonTwin {
    reason: String,
    count: Option<u64>,
}

#[derive(Serialize)]
struct SegmentTwin {
    by: String,
    rows: Vec<RowTwin>,
}

#[derive(Serialize)]
struct RowTwin {
    /// `null`: the groups that were too small to be shown apart, together.
    value: Option<String>,
    #[serde(flatten)]
    sums: SumsTwin,
}

/// The report as JSON.
///
/// # Errors
/// Never, but for a fault of the library that writes it.
pub fn report_json(report: &Report) -> Result<String, serde_json::Error> {
    let Report { query, currency, now, before, segments, experiments } = report;
    let twin = ReportTwin {
        period: span(query.span),
        period_before: span(query.span.before()),
        only: query.only.as_ref().map(|only| format!("{}={}", only.kind.name(), only.value)),
        currency: currency.code().to_owned(),
        now: figures(now, *currency),
        before: figures(before, *currency),
        segments: segments
            .iter()
            .map(|segment| SegmentTwin {
                by: segment.kind.name().into_owned(),
                rows: segment.rows.iter().map(|group| row(group, *currency)).collect(),
            })
            .collect(),
        experiments: experiments.iter().map(tried).collect(),
    };
    serde_json::to_string_pretty(&twin)
}

fn tried(tried: &Tried) -> TriedTwin {
    let verdict = match &tried.standing.verdict {
        Verdict::GoingOn => "going on".to_owned(),
        Verdict::Better(arm) => format!("better: {arm}"),
        Verdict::Worse(arm) => format!("worse: {arm}"),
        Verdict::NoDifference => "no difference".to_owned(),
        Verdict::Harmful(arm, guardrail) => format!("harmful: {arm}: {}", guardrail.name()),
        Verdict::RatioOff => "sample ratio off".to_owned(),
    };
    let enough = tried.tallies.iter().all(|tally| tally.exposed >= FEWEST);
    let arm = |tally: &ArmTally| {
        let of = |part: u64| share(Share::new(part, tally.exposed));
        let standing = tried.standing.arms.iter().find(|arm| arm.arm == tally.arm).filter(|_| enough);
        ArmTwin {
            arm: tally.arm.clone(),
            walks: Count(tally.walks).shown(),
            exposed: Count(tally.exposed).shown(),
            kept: of(tally.kept),
            taken_back: of(tally.taken_back),
            abandoned: of(tally.abandoned),
            above_cap: of(tally.above_cap),
            difference: standing.and_then(|arm| arm.difference),
            low: standing.map(|arm| arm.interval.low),
            high: standing.map(|arm| arm.interval.high),
            p: standing.map(|arm| arm.p),
        }
    };
    TriedTwin {
        experiment: tried.experiment.clone(),
        offer: tried.offer.to_string(),
        verdict,
        stopped_for: tried.stopped.as_ref().map(|(arm, guardrail)| format!("{arm}: {}", guardrail.name())),
        sample_ratio_p: tried.standing.ratio.p,
        sample_ratio_red: tried.standing.ratio.is_red(),
        arms: tried.tallies.iter().map(arm).collect(),
    }
}

fn span(span: Span) -> SpanTwin {
    SpanTwin { from: span.from.to_string(), until: span.until.to_string() }
}

fn figures(figures: &Figures, currency: Currency) -> FiguresTwin {
    FiguresTwin {
        events: figures.events,
        sums: sums(&figures.sums, currency),
        abandoned: share(figures.abandoned),
        above_cap: share(figures.above_cap),
        at_the_desk_without_order: figures.quoted.shown(),
        steps: figures.stages.iter().map(stage).collect(),
        offers: figures.offers.iter().filter(|offer| !offer.shown.is_hidden()).map(offer).collect(),
        uplift: figures
            .uplift
            .bins()
            .map(|bin| BinTwin { from_percent: bin.from / 100, to_percent: bin.to / 100, orders: bin.orders.shown() })
            .collect(),
        cap_percent: figures.cap.map(percent),
        faces: figures.faces.counts.map(Count::shown),
        reasons: figures
            .faces
            .reasons
            .iter()
            .map(|(reason, count)| ReasonTwin { reason: reason.to_string(), count: count.shown() })
            .collect(),
    }
}

fn sums(sums: &Sums, currency: Currency) -> SumsTwin {
    let money = |amount: Option<Money>| amount.map(|amount| amount.plain(currency).to_string());
    SumsTwin {
        walks: sums.walks.shown(),
        committed: sums.committed.shown(),
        placed: sums.placed.shown(),
        kept_a_suggestion: sums.kept.shown(),
        stopped: sums.stopped.shown(),
        mean_anchor: money(sums.mean_anchor()),
        mean_total: money(sums.mean_total()),
        uplift_percent: sums.uplift_basis_points().map(percent),
        mean_face: sums.mean_face(),
    }
}

fn row(row: &SegmentRow, currency: Currency) -> RowTwin {
    RowTwin { value: row.value.as_ref().map(ToString::to_string), sums: sums(&row.sums, currency) }
}

fn stage(stage: &Stage) -> StageTwin {
    StageTwin {
        step: stage.place.name(),
        entered: stage.entered.shown(),
        median_seconds: stage.median_secs,
        one_in_ten_longer_than: stage.long_secs,
        left: share(stage.left),
    }
}

fn offer(offer: &OfferFigures) -> OfferTwin {
    OfferTwin {
        offer: offer.offer.to_string(),
        step: offer.place.name(),
        shown: offer.shown.shown(),
        asked_for: offer.asked_for.shown(),
        accepted: share(offer.accepted),
        kept: share(offer.kept),
        declined: share(offer.declined),
        passed: share(offer.passed),
        taken_back: share(offer.taken_back),
        mean_face: offer.mean_face,
    }
}

fn share(share: Share) -> Option<ShareTwin> {
    let (part, interval) = share.shown()?;
    Some(ShareTwin { count: share.of.0, of: share.whole.0, share: part, low: interval.low, high: interval.high })
}

#[expect(clippy::cast_precision_loss, reason = "basis points of an order are far below 2⁵³")]
fn percent(basis_points: i64) -> f64 {
    basis_points as f64 / 100.0
}
