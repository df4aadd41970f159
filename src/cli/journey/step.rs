//! Owns what a journey says: what the buyer does, what must hold, where a picture is taken.

use std::fmt;

use serde::Deserialize;

use crate::catalog::{AnswerId, ChoiceId, Lang, OfferId, OptionId, ProductId, QuestionId, StepKind};
use crate::flow::design::{Colours, LetterSize, Lettering, LogoChoice, LogoPlace, Spot, Template, Words};
use crate::flow::{Action, Details, FeedbackReason, OrderCode, Promise, Refusal, Response, Session, Step};
use crate::money::{Currency, Money};
use crate::pricing::{LineId, View};

/// A step of a journey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JourneyStep {
    /// The buyer does something, and it is done.
    Do(Act),
    /// The buyer does something, and it is refused.
    Refused(Act),
    /// This holds now.
    Expect(Expectation),
    /// A picture is taken, under this name.
    Shot(String),
}

/// What a buyer does, before it is known which line of which order it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is an action of the same name, and is described in the format of journeys")]
pub enum Act {
    Touch,
    Hook(ProductId),
    /// Of the line with this product, or of the one that the buyer came for.
    Quantity(Option<ProductId>, u32),
    /// Of the line with this product, or of the one that the buyer came for.
    Option(Option<ProductId>, OptionId, ChoiceId),
    Logo(LogoChoice),
    Template(Template),
    Words(Words),
    Face(Lettering),
    Letters(LetterSize),
    Colours(Colours),
    LogoPlace(Spot, LogoPlace),
    Unbox(bool),
    Commit,
    Answer(QuestionId, AnswerId),
    SkipNeeds,
    Accept(OfferId),
    Decline(OfferId),
    KeepMine,
    TakeBack(OfferId),
    Remove(ProductId),
    TakeEverythingBack,
    More,
    GoOn,
    Back,
    Review,
    Details(Details),
    Place(OrderCode),
    Feedback(u8),
    FeedbackReason(FeedbackReason),
    Redeem(Promise),
    LeaveIncentive,
    Given(Promise),
    Lang(Lang),
    View(View),
    Undo,
    StartOver,
    /// Does not go with the rest of the order: does it in the cheapest way in which it does.
    Cheapest(Box<Self>),
}

/// What must hold at a point of a journey. What says nothing is not looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expectation {
    /// Where the buyer is.
    pub step: Option<StepName>,
    /// What they came for.
    pub anchor: Option<Money>,
    /// What is to be paid.
    pub total: Option<Money>,
    /// What came on top of the anchor.
    pub uplift: Option<Money>,
    /// How many lines the order has.
    pub lines: Option<usize>,
    /// How many offers were declined, or passed over.
    pub declined: Option<usize>,
    /// How many offers are shown.
    pub offers: Option<usize>,
}

/// The name of a step of the walk; all questions are 'needs'.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is a step of the same name")]
pub enum StepName {
    Attract,
    Hook,
    Options,
    Artwork,
    Commit,
    Needs,
    Upgrade,
    Accessories,
    Bundle,
    Services,
    Multiplier,
    More,
    Review,
    Details,
    Placed,
    Feedback,
}

impl From<Act> for JourneyStep {
    fn from(act: Act) -> Self {
        Self::Do(act)
    }
}

impl From<Step> for StepName {
    fn from(step: Step) -> Self {
        match step {
            Step::Attract => Self::Attract,
            Step::Hook => Self::Hook,
            Step::Options => Self::Options,
            Step::Artwork => Self::Artwork,
            Step::Commit => Self::Commit,
            Step::Needs(_) => Self::Needs,
            Step::Offers(StepKind::Upgrade) => Self::Upgrade,
            Step::Offers(StepKind::Accessories) => Self::Accessories,
            Step::Offers(StepKind::Bundle) => Self::Bundle,
            Step::Offers(StepKind::Services) => Self::Services,
            Step::Offers(StepKind::Multiplier) => Self::Multiplier,
            Step::More => Self::More,
            Step::Review => Self::Review,
            Step::Details => Self::Details,
            Step::Placed => Self::Placed,
            Step::Feedback => Self::Feedback,
        }
    }
}

impl StepName {
    /// As it is written in a journey.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Attract => "attract",
            Self::Hook => "hook",
            Self::Options => "options",
            Self::Artwork => "artwork",
            Self::Commit => "commit",
            Self::Needs => "needs",
            Self::Upgrade => "upgrade",
            Self::Accessories => "accessories",
            Self::Bundle => "bundle",
            Self::Services => "services",
            Self::Multiplier => "multiplier",
            Self::More => "more",
            Self::Review => "review",
            Self::Details => "details",
            Self::Placed => "placed",
            Self::Feedback => "feedback",
        }
    }
}

impl Act {
    /// The action that this is in a session.
    ///
    /// # Errors
    /// When the order has no such line.
    pub fn action(&self, session: &Session) -> Result<Action, Refusal> {
        Ok(match self.clone() {
            Self::Touch => Action::Touched,
            Self::Hook(product) => Action::HookChosen(product),
            Self::Quantity(of, quantity) => Action::QuantityChosen(line(session, of.as_ref())?, quantity),
            Self::Option(of, option, choice) => Action::OptionChosen(line(session, of.as_ref())?, option, choice),
            Self::Logo(logo) => Action::LogoChosen(logo),
            Self::Template(template) => Action::TemplateChosen(template),
            Self::Words(words) => Action::WordsTyped(words),
            Self::Face(face) => Action::FaceChosen(face),
            Self::Letters(letters) => Action::LettersSized(letters),
            Self::Colours(colours) => Action::ColoursChosen(colours),
            Self::LogoPlace(spot, place) => Action::LogoPlaced(spot, place),
            Self::Unbox(unboxed) => Action::LogoUnboxed(unboxed),
            Self::Commit => Action::Committed,
            Self::Answer(question, answer) => Action::NeedAnswered(question, answer),
            Self::SkipNeeds => Action::NeedsSkipped,
            Self::Accept(offer) => Action::OfferAccepted(offer),
            Self::Decline(offer) => Action::OfferDeclined(offer),
            Self::KeepMine => Action::UpgradesDeclined,
            Self::TakeBack(offer) => Action::OfferTakenBack(offer),
            Self::Remove(product) => Action::LineRemoved(line(session, Some(&product))?),
            Self::TakeEverythingBack => Action::EverythingTakenBack,
            Self::More => Action::MoreAsked,
            Self::GoOn => Action::Continued,
            Self::Back => Action::WentBack,
            Self::Review => Action::WentToReview,
            Self::Details(details) => Action::DetailsGiven(details),
            Self::Place(code) => Action::Placed(code),
            Self::Feedback(face) => Action::FeedbackGiven(face),
            Self::FeedbackReason(reason) => Action::FeedbackExplained(reason),
            Self::Redeem(promise) => Action::IncentiveRedeemed(promise),
            Self::LeaveIncentive => Action::IncentiveTakenBack,
            Self::Given(promise) => Action::IncentiveGiven(promise),
            Self::Lang(lang) => Action::LangChosen(lang),
            Self::View(view) => Action::ViewChosen(view),
            Self::Undo => Action::Undone,
            Self::StartOver => Action::StartedOver,
            Self::Cheapest(act) => {
                let action = act.action(session)?;
                let ways = session.clash(&action).map(|clash| clash.repairs).unwrap_or_default();
                let changes = ways.into_iter().next().map(|repair| repair.changes);
                Action::DoneWith(Box::new(action), changes.unwrap_or_default())
            }
        })
    }
}

/// The line with a product, or the one that the buyer came for.
fn line(session: &Session, product: Option<&ProductId>) -> Result<LineId, Refusal> {
    let state = session.state();
    let found = match product {
        Some(product) => state.order.lines.iter().find(|line| line.product == *product),
        None => state.hook_line(),
    };
    found.map(|line| line.id).ok_or_else(|| match product {
        Some(product) => Refusal::Unknown(product.to_string()),
        None => Refusal::NotNow(state.step),
    })
}

impl Expectation {
    /// What does not hold, each in words; empty where everything does.
    #[must_use]
    pub fn broken(&self, session: &Session) -> Vec<String> {
        let state = session.state();
        let currency = session.catalog().shop.currency;
        let uplift = session.uplift();
        let total = session.quote().map(|quote| quote.total);
        let declined = |response: &&Response| matches!(response, Response::Declined | Response::Passed);
        let amounts = [
            ("anchor", self.anchor, uplift.map(|uplift| uplift.anchor)),
            ("total", self.total, total),
            ("uplift", self.uplift, uplift.map(|uplift| uplift.amount())),
        ];
        let counts = [
            ("lines", self.lines, state.order.lines.len()),
            ("declined", self.declined, state.responses.values().filter(declined).count()),
            ("offers", self.offers, session.suggestions().len()),
        ];
        let step = self.step.filter(|step| *step != state.step.into());
        let here = StepName::from(state.step).as_str();
        step.map(|step| format!("expected the step {}, but it is {here}", step.as_str()))
            .into_iter()
            .chain(amounts.into_iter().filter_map(|(what, wanted, is)| broken_amount(what, wanted?, is, currency)))
            .chain(counts.into_iter().filter_map(|(what, wanted, is)| {
                let wanted = wanted.filter(|wanted| *wanted != is)?;
                Some(format!("expected {what}: {wanted}, but it is {is}"))
            }))
            .collect()
    }
}

fn broken_amount(what: &str, wanted: Money, is: Option<Money>, currency: Currency) -> Option<String> {
    let shown = is.map_or_else(|| "not there yet".to_owned(), |is| is.plain(currency));
    (is != Some(wanted)).then(|| format!("expected {what}: {}, but it is {shown}", wanted.plain(currency)))
}

impl fmt::Display for JourneyStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Do(act) => act.fmt(f),
            Self::Refused(act) => write!(f, "refused({act})"),
            Self::Expect(_) => f.write_str("expect"),
            Self::Shot(name) => write!(f, "shot({name})"),
        }
    }
}

impl fmt::Display for Act {
    /// As it is written in a journey, texts and their quotes left out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cheapest(act) => write!(f, "cheapest({act})"),
            Self::Touch => f.write_str("touch"),
            Self::Hook(product) => write!(f, "hook({product})"),
            Self::Quantity(None, quantity) => write!(f, "quantity({quantity})"),
            Self::Quantity(Some(product), quantity) => write!(f, "line_quantity({product}, {quantity})"),
            Self::Option(None, option, choice) => write!(f, "option({option}, {choice})"),
            Self::Option(Some(product), option, choice) => write!(f, "line_option({product}, {option}, {choice})"),
            Self::Logo(_) => f.write_str("logo"),
            Self::Template(_) => f.write_str("template"),
            Self::Words(_) => f.write_str("words"),
            Self::Face(face) => write!(f, "face({})", face.name()),
            Self::Letters(letters) => write!(f, "letters({} %)", letters.percent()),
            Self::Colours(_) => f.write_str("colours"),
            Self::LogoPlace(_, LogoPlace { across, down, percent }) => {
                write!(f, "logo_place({across}, {down}, {percent} %)")
            }
            Self::Unbox(unboxed) => write!(f, "unbox({unboxed})"),
            Self::Commit => f.write_str("commit"),
            Self::Answer(question, answer) => write!(f, "answer({question}, {answer})"),
            Self::SkipNeeds => f.write_str("skip_needs"),
            Self::Accept(offer) => write!(f, "accept({offer})"),
            Self::Decline(offer) => write!(f, "decline({offer})"),
            Self::KeepMine => f.write_str("keep_mine"),
            Self::TakeBack(offer) => write!(f, "take_back({offer})"),
            Self::Remove(product) => write!(f, "remove({product})"),
            Self::TakeEverythingBack => f.write_str("take_everything_back"),
            Self::More => f.write_str("more"),
            Self::GoOn => f.write_str("go_on"),
            Self::Back => f.write_str("back"),
            Self::Review => f.write_str("review"),
            Self::Details(_) => f.write_str("details"),
            Self::Place(code) => write!(f, "place({code})"),
            Self::Feedback(face) => write!(f, "feedback({face})"),
            Self::Redeem(promise) => write!(f, "redeem({})", promise.code),
            Self::LeaveIncentive => f.write_str("leave_incentive"),
            Self::Given(promise) => write!(f, "given({})", promise.code),
            Self::FeedbackReason(reason) => write!(f, "feedback_reason({})", reason.name()),
            Self::Lang(lang) => write!(f, "lang({})", lang.code()),
            Self::View(view) => write!(f, "business({})", *view == View::Business),
            Self::Undo => f.write_str("undo"),
            Self::StartOver => f.write_str("start_over"),
        }
    }
}
