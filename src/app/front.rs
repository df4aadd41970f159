//! Owns the running of one session on one surface: shows it, applies what the buyer does, and says what the machine must do.

mod ahead;
mod fitting;
mod giving;
mod leaving;
mod returning;
mod ticket;
mod trying;
mod turning;

use std::sync::Arc;

use eframe::egui::text_edit::TextEditState;
use eframe::egui::{Context, DroppedFileHandle, Key, Modifiers, Ui, UiBuilder, Vec2, vec2};

use super::dealing::Dealer;
use super::speech::Speech;
use super::{Hands, Resumable, Speaker};
use ahead::Scout;
pub(super) use leaving::forget_screens;
use turning::Waiting;

use crate::artwork::{ImportError, Studio, StudioEvent};
use crate::catalog::Catalog;
use crate::flow::design::LogoChoice;
use crate::flow::{Action, BoughtTogether, Details, Event, OrderCode, Refusal, Session, Step};
use crate::pricing::{Order, PriceError, Quote};
use crate::storage::journal::SessionNumber;
use crate::ui::pictures::Pictures;
use crate::ui::screens::trouble::{self, Trouble};
use crate::ui::screens::{
    self, Entering, Hitch, Looking, Notice, NoticeKind, Premises, Scene, ViewState, Way, Wish, reaching,
};
use crate::ui::text::Tongue;
use crate::ui::theme::{Form, Preferences, Surface, TextSize, Theme};
use crate::ui::widgets::keyboard;

/// One session on one surface.
pub struct Front {
    session: Session,
    /// What was learned from orders, for the next walk.
    together: Arc<BoughtTogether>,
    view: ViewState,
    /// How the screens are seen here when somebody new begins.
    usual: Preferences,
    tongue: Tongue,
    theme: Theme,
    pictures: Pictures,
    studio: Arc<Studio>,
    /// What is wrong with the catalog's files, while the last good catalog is shown.
    trouble: Trouble,
    /// A catalog that is taken over when no order is under way.
    waiting: Option<Waiting>,
    /// A walk that broke off, until its buyer says whether they are still there.
    broken_off: Option<Box<Resumable>>,
    /// What the screen measures in millimetres, where that is known.
    surface: Option<Surface>,
    /// How the buyers' hands come at the screens.
    hands: Hands,
    /// The voice, where the screens can be read aloud.
    speech: Option<Speech>,
    /// Has the pictures of the next screens made, where somebody goes from one to the other.
    scout: Option<Scout>,
    /// What is so where the surface stands.
    premises: Premises,
    /// Deals the arms of experiments to its walks, where it takes part in any.
    dealer: Option<Dealer>,
}

/// What the machine must do for the buyer.
#[derive(Debug)]
pub enum Effect {
    /// Let them choose a logo from the disk.
    PickLogo,
    /// Read a logo that was dropped on the window.
    ReadLogo(DroppedFileHandle),
    /// Store the order, and only then say that it is placed.
    StoreOrder(Box<Details>),
    /// Look up what an earlier order gave under this code.
    LookUp(OrderCode),
    /// Go on with the walk that broke off, which is the session now.
    Resume(Box<Resumable>),
    /// Nobody goes on with the walk that broke off.
    Discard(SessionNumber),
    /// Forget everything of this buyer.
    Forget,
}

/// What is shown on the surface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// The walk, with the strip over it where the catalog is in trouble.
    Walk,
    /// The desk, which has its own place for that.
    Desk,
}

impl Front {
    /// A new session on this catalog; its pictures come from this studio.
    #[must_use]
    pub fn new(catalog: &Arc<Catalog>, studio: Arc<Studio>) -> Self {
        let session = Session::new(Arc::clone(catalog)).hurried();
        let tongue = Tongue::new(session.state().lang, catalog.shop.currency);
        let usual = Preferences::default();
        let theme = Theme::new(&catalog.shop.look, usual, Form::Landscape.reference());
        let pictures = Pictures::new(Arc::clone(&studio));
        let (view, trouble) = (ViewState::new(usual), Trouble::default());
        let (waiting, broken_off, scout, surface, hands) = (None, None, None, None, Hands::default());
        Self {
            session,
            together: Arc::default(),
            view,
            usual,
            tongue,
            theme,
            pictures,
            studio,
            trouble,
            waiting,
            broken_off,
            surface,
            hands,
            speech: None,
            premises: Premises::default(),
            scout,
            dealer: None,
        }
    }

    /// How the screens are seen here, now and whenever somebody new begins.
    pub const fn set_usual(&mut self, usual: Preferences) {
        self.usual = usual;
        self.view.preferences = usual;
    }

    /// Lets buyers have the screens read aloud by this speaker, or nobody.
    pub fn set_speech(&mut self, speaker: Option<Box<dyn Speaker>>) {
        self.speech = speaker.map(Speech::new);
    }

    /// Whether something is being said: what waits for the buyer waits for that too.
    #[must_use]
    pub fn is_speaking(&self) -> bool {
        self.speech.as_ref().is_some_and(Speech::is_speaking)
    }

    /// The session as it is now.
    #[must_use]
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// A session in which nobody did anything yet, on the catalog of this one, which knows what was learned last.
    pub(super) fn fresh(&self) -> Session {
        Session::with_orders(Arc::clone(self.session.catalog()), Arc::clone(&self.together)).hurried()
    }

    /// A session in which this was done on the catalog of this one, and how much of it can't be done any more: see
    /// [`Session::replayed`].
    pub(super) fn replayed(&self, actions: &[Action]) -> (Session, usize) {
        let (session, refused) = Session::replayed(self.session.catalog(), actions);
        (self.told(session), refused)
    }

    /// A session that was done again: what comes after it is offered by what was learned last.
    pub(super) fn told(&self, session: Session) -> Session {
        session.informed(Arc::clone(&self.together))
    }

    /// Knows what was learned from orders: walks that begin from now on are offered things by it.
    pub fn learned(&mut self, together: Arc<BoughtTogether>) {
        self.together = together;
        if self.session.state().step == Step::Attract {
            self.inform();
        }
    }

    /// Has the session go on with what was learned last, as far as nothing else was shown in it yet.
    pub(super) fn inform(&mut self) {
        let catalog = Arc::clone(self.session.catalog());
        let session = std::mem::replace(&mut self.session, Session::new(catalog));
        self.session = session.informed(Arc::clone(&self.together));
    }

    /// The session, to be changed by whoever says what comes of it.
    pub(super) const fn session_mut(&mut self) -> &mut Session {
        &mut self.session
    }

    /// How the screens are seen here when somebody new begins.
    pub(super) const fn usual(&self) -> Preferences {
        self.usual
    }

    /// The look of the shop on another surface of this size.
    pub(super) fn theme_for(&self, size: Vec2) -> Theme {
        let preferences = Preferences { text_size: TextSize::Normal, ..self.usual };
        Theme::new(&self.session.catalog().shop.look, preferences, size)
    }

    /// Goes on with another session on the same catalog, which was dealt no arms here.
    pub fn set_session(&mut self, session: Session) {
        if let Some(dealer) = &mut self.dealer {
            dealer.take_over(None);
        }
        self.session = session;
    }

    /// What the screens hold beside the session.
    pub const fn view_mut(&mut self) -> &mut ViewState {
        &mut self.view
    }

    /// Whether pictures are still being made.
    #[must_use]
    pub fn is_waiting_for_pictures(&self) -> bool {
        self.pictures.is_waiting()
    }

    /// Shows one frame and applies what the buyer did in it.
    pub fn show(&mut self, ui: &mut Ui) -> Vec<Effect> {
        let ctx = ui.ctx().clone();
        let mut effects: Vec<Effect> = self.tend(&ctx, Shown::Walk).into_iter().collect();
        effects.extend(self.take_files(&ctx));
        let (lang, motion) = (self.tongue.lang(), self.theme.motion);
        let scene = Scene {
            session: &self.session,
            tongue: &self.tongue,
            theme: &self.theme,
            pictures: &self.pictures,
            premises: &self.premises,
        };
        if let Some(speech) = &mut self.speech {
            speech.begin(&ctx, &mut self.view);
        }
        let rooms = self.rooms(&ctx, ui.max_rect());
        let lifted = if self.hands.keyboard { keyboard::begin(&ctx, lang, motion) } else { 0.0 };
        trouble::show(ui, &scene, rooms.strip, &mut self.trouble);
        if let Some(above) = rooms.above {
            reaching::above(ui, &scene, above);
        }
        // The screens stay the same ones, with what is typed in them, whether the strip is there or not.
        let place = UiBuilder::new().id_salt("screens").max_rect(rooms.screens.translate(vec2(0.0, -lifted)));
        let mut wishes = ui.scope_builder(place, |ui| screens::show(ui, &scene, &mut self.view)).inner;
        if let Some(foot) = rooms.foot {
            reaching::foot(ui, &scene, foot, &mut self.view);
        }
        if self.hands.keyboard {
            keyboard::show(ui, &self.theme, &self.tongue);
        }
        if let Some(speech) = &mut self.speech {
            speech.end(&ctx, &scene, &self.view);
        }
        if !self.view.covered {
            wishes.extend(shortcuts(&ctx, &self.session, &mut self.view));
        }
        for wish in wishes {
            let effect = self.grant(wish);
            if matches!(effect, Some(Effect::Forget)) {
                forget_typing(&ctx);
            }
            effects.extend(effect);
            ctx.request_repaint();
        }
        self.prepare_next(&ctx);
        effects
    }

    /// What every frame begins with, whatever is shown in it: a catalog that waits is turned to, the look fits the surface, and
    /// what was made meanwhile is taken over.
    pub(super) fn tend(&mut self, ctx: &Context, shown: Shown) -> Option<Effect> {
        let effect = self.turn_to_catalog(ctx);
        self.fit(ctx, shown);
        for event in self.pictures.poll(ctx) {
            if let StudioEvent::LogoReady { result } = event {
                self.take_logo(result.map(|logo| logo.id));
            }
        }
        effect
    }

    /// The walk as a screen reads it, in another wording than the buyer's.
    pub(super) const fn scene<'a>(&'a self, tongue: &'a Tongue) -> Scene<'a> {
        Scene { session: &self.session, tongue, theme: &self.theme, pictures: &self.pictures, premises: &self.premises }
    }

    /// The walk as a screen reads it, in the buyer's wording.
    pub(super) const fn own_scene(&self) -> Scene<'_> {
        self.scene(&self.tongue)
    }

    /// Applies an action, and notes what the screens should say about it.
    pub fn apply(&mut self, action: Action) {
        let way = match action {
            Action::WentBack | Action::Undone | Action::StartedOver => Way::Back,
            _ => Way::On,
        };
        let leaves_words = matches!(action, Action::WordsTyped(_));
        self.view.clash = None;
        let asked = action.clone();
        match self.session.apply(action) {
            Ok(events) => self.heed(&events, way),
            Err(refusal) => {
                self.view.clash = if refusal.is_clash() { self.session.clash(&asked) } else { None };
                // What does not go together is a question of its own, with its answers.
                let is_told = self.view.clash.is_some();
                self.view.notice = (!is_told).then(|| Notice { kind: notice_of(&refusal) });
            }
        }
        if !leaves_words {
            self.view.artwork.words = self.session.state().design.words.clone();
        }
    }

    /// The order was stored under a code, or it was not.
    pub fn stored(&mut self, result: Result<OrderCode, Hitch>) {
        self.view.details.saving = false;
        match result {
            Ok(code) => self.apply(Action::Placed(code)),
            Err(Hitch::NotGiven(why)) => self.given_no_more(why),
            Err(reason) => self.view.notice = Some(Notice { kind: NoticeKind::OrderNotStored(reason) }),
        }
    }

    /// An order was proven to cost the least on a catalog while the screen went on. On another catalog it may cost another price.
    pub fn proven(&mut self, catalog: &Arc<Catalog>, order: Order, quote: Quote) {
        if !Arc::ptr_eq(catalog, self.session.catalog()) {
            return;
        }
        // It has had a price already: nothing can be refused here that the buyer would have to know.
        if self.session.take_proof(order, quote).is_err() {
            self.view.notice = None;
        }
    }

    /// A file could not be read.
    pub fn logo_unreadable(&mut self, reason: String) {
        self.view.artwork.loading = false;
        self.view.notice = Some(Notice { kind: NoticeKind::LogoUnreadable(reason) });
    }

    /// There is no dialog on this machine to choose a file with.
    pub fn no_file_dialog(&mut self) {
        self.view.notice = Some(Notice { kind: NoticeKind::NoFileDialog });
    }

    /// Says that a logo is being read.
    pub const fn logo_is_coming(&mut self) {
        self.view.artwork.loading = true;
    }

    /// Forgets everything of a buyer that is not the session's.
    fn forget(&self) -> Effect {
        self.pictures.forget();
        self.studio.forget_logos();
        Effect::Forget
    }

    fn heed(&mut self, events: &[Event], way: Way) {
        if self.tongue.lang() != self.session.state().lang {
            self.tongue = Tongue::new(self.session.state().lang, self.session.catalog().shop.currency);
        }
        if events.contains(&Event::StartedOver) {
            self.deal_anew();
        }
        for event in events {
            match event {
                Event::StepEntered(_) => {
                    self.view.lines_open = false;
                    self.view.equal_open = false;
                    self.view.unfolded = None;
                    self.view.looking = None;
                    self.view.entering = Some(Entering::new(way));
                    self.view.notice = None;
                    // An undo leaves what is being worked on in hand.
                    if self.session.state().step != Step::Artwork {
                        self.view.artwork.put_down();
                    }
                }
                Event::StartedOver => {
                    self.view = ViewState::new(self.usual);
                    self.inform();
                }
                _ => {}
            }
        }
        if events.iter().any(|event| matches!(event, Event::LeftToo(_))) {
            self.view.notice = Some(Notice { kind: NoticeKind::LeftToo });
        }
        if events.iter().any(|event| matches!(event, Event::Lapsed(_))) {
            self.view.notice = Some(Notice { kind: NoticeKind::Lapsed });
        }
        if events.contains(&Event::StoppedSuggesting) {
            self.view.notice = Some(Notice { kind: NoticeKind::Stopped });
        }
    }

    fn grant(&mut self, wish: Wish) -> Option<Effect> {
        if self.view.details.saving {
            // The order is on its way to the disk: until it is known whether it got there, nothing else is done.
            return None;
        }
        match wish {
            Wish::Act(Action::StartedOver) | Wish::Finish => {
                self.apply(Action::StartedOver);
                Some(self.forget())
            }
            Wish::Act(Action::FeedbackGiven(face)) => {
                self.apply(Action::FeedbackGiven(face));
                // Another question comes, though the step is the same.
                self.view.entering = Some(Entering::new(Way::On));
                None
            }
            Wish::Act(Action::FeedbackExplained(reason)) => {
                self.apply(Action::FeedbackExplained(reason));
                self.grant(Wish::Finish)
            }
            Wish::Act(action) => {
                self.apply(action);
                None
            }
            Wish::BeginIn(lang) => {
                self.apply(Action::LangChosen(lang));
                self.apply(Action::Touched);
                None
            }
            Wish::LookAt(looked) => {
                self.view.looking = Some(Looking::new(looked));
                None
            }
            Wish::GoOnFromBefore => self.go_on_from_before(),
            Wish::LeaveBefore => self.leave_before(),
            Wish::PickLogo => Some(Effect::PickLogo),
            Wish::Redeem(typed) => self.look_up(&typed),
            Wish::Place(details) => {
                self.apply(Action::DetailsGiven(details.clone()));
                let accepted = self.session.state().details.as_ref() == Some(&details);
                accepted.then(|| {
                    self.view.details.saving = true;
                    Effect::StoreOrder(Box::new(details))
                })
            }
        }
    }

    /// Takes a file that was dropped on the artwork screen, and knows when one hangs over it.
    fn take_files(&mut self, ctx: &Context) -> Vec<Effect> {
        let welcome = self.session.state().step == Step::Artwork;
        let (hovering, dropped) =
            ctx.input(|input| (!input.raw.hovered_files.is_empty(), input.raw.dropped_files.first().cloned()));
        self.view.artwork.dropping = welcome && hovering;
        dropped.filter(|_| welcome).map(Effect::ReadLogo).into_iter().collect()
    }

    fn take_logo(&mut self, result: Result<crate::flow::design::LogoId, ImportError>) {
        self.view.artwork.loading = false;
        match result {
            Ok(id) => {
                self.view.artwork.own_logo = Some(id);
                // A walk that is gone on with has chosen it already.
                if self.session.state().design.logo == LogoChoice::Imported(id) {
                    return;
                }
                self.apply(Action::LogoChosen(LogoChoice::Imported(id)));
            }
            Err(error) => self.view.notice = Some(Notice { kind: NoticeKind::Logo(error) }),
        }
    }
}

/// Text fields remember what was typed in them, for undoing it: the next buyer must not find it there.
fn forget_typing(ctx: &Context) {
    ctx.memory_mut(|memory| memory.data.remove_by_type::<TextEditState>());
}

/// What a refusal says to the buyer.
fn notice_of(refusal: &Refusal) -> NoticeKind {
    match refusal {
        Refusal::Price(PriceError::QuantityNotSold { smaller, larger, .. }) => NoticeKind::Quantity(*smaller, *larger),
        Refusal::Price(PriceError::TooLarge) => NoticeKind::TooLarge,
        _ => NoticeKind::Refused,
    }
}

/// Back, undo and closing by the keyboard.
fn shortcuts(ctx: &Context, session: &Session, view: &mut ViewState) -> Option<Wish> {
    let typing = ctx.text_edit_focused();
    let (back, undo, close) = ctx.input_mut(|input| {
        (
            input.consume_key(Modifiers::ALT, Key::ArrowLeft),
            !typing && input.consume_key(Modifiers::COMMAND, Key::Z),
            !typing && input.key_pressed(Key::Escape),
        )
    });
    if close {
        view.lines_open = false;
        view.unfolded = None;
        view.languages_open = false;
        view.preferences_open = false;
        view.notice = None;
        view.clash = None;
        view.looking = None;
    }
    match (back && session.can_go_back(), undo && session.can_undo()) {
        (true, _) => Some(Wish::Act(Action::WentBack)),
        (_, true) => Some(Wish::Act(Action::Undone)),
        _ => None,
    }
}
