//! Owns a buyer who taps at random: a window that is in such hands for hours shows whether it holds. It does nothing that a hand
//! could not: presses, drags, keys and letters come in as from the machine.

use std::collections::VecDeque;

use eframe::egui::{Context, Event, Key, Modifiers, PointerButton, Pos2, RawInput, Rect, Role};

use crate::flow::Step;

/// How long it waits between two things that it does, in seconds.
const PACE: f64 = 0.04;

/// How long it looks on now and then, so that somebody asks whether it is still there, in seconds.
const REST: f64 = 60.0;

/// In how many things that it does it rests once.
const RESTS_ONCE_IN: usize = 4000;

/// How long it stays with one walk, in seconds: then it is somebody else.
const LONGEST: f64 = 60.0;

/// What it types into the fields of a form, from the first down.
const WORDS: [&str; 4] = ["Anna de Vries", "Dorpsstraat 1, 9001 AB Grou", "anna@voorbeeld.nl", "058 123 45 67"];

/// A buyer who taps at random.
#[derive(Debug)]
pub(super) struct Soak {
    lots: u64,
    /// What it is about to do, one batch of events for each frame.
    plan: VecDeque<Vec<Event>>,
    next_at: f64,
    /// Since when it walks, and whether it means to buy.
    walk: Option<(f64, bool)>,
    /// The step whose form it has filled in.
    filled: Option<Step>,
}

/// Something on the screen that can be pressed.
struct Target {
    rect: Rect,
    is_field: bool,
    name: Option<String>,
}

impl Soak {
    /// One whose lots begin with this number: the same number, the same taps, as far as the machine's pace lets them fall alike.
    pub(super) const fn new(seed: u64) -> Self {
        Self { lots: seed, plan: VecDeque::new(), next_at: 0.0, walk: None, filled: None }
    }

    /// Puts what it does into what comes in. `leads_off` are the names of what leads away from an order.
    pub(super) fn drive(&mut self, ctx: &Context, raw: &mut RawInput, step: Step, leads_off: &[String]) {
        ctx.request_repaint_after(std::time::Duration::from_secs_f64(PACE));
        let now = raw.time.unwrap_or_else(|| ctx.time());
        if now < self.next_at {
            return;
        }
        self.next_at = now + PACE;
        if step == Step::Attract {
            (self.walk, self.filled) = (None, None);
        } else if self.walk.is_none() {
            self.walk = Some((now, self.chance(400)));
        }
        if self.plan.is_empty() {
            if self.below(RESTS_ONCE_IN) == 0 {
                self.next_at = now + REST;
                return;
            }
            self.decide(ctx, step, now, leads_off);
        }
        raw.events.extend(self.plan.pop_front().unwrap_or_default());
    }

    fn decide(&mut self, ctx: &Context, step: Step, now: f64, leads_off: &[String]) {
        let mut targets = targets(ctx);
        let wants_to_buy = self.walk.is_some_and(|(since, buys)| buys && now - since < LONGEST);
        if wants_to_buy {
            targets.retain(|target| !target.name.as_ref().is_some_and(|name| leads_off.contains(name)));
            if step == Step::Details && self.filled != Some(step) {
                self.filled = Some(step);
                return self.fill_in(&targets);
            }
            // The way on stands lowest and furthest to the right.
            let far = |target: &Target| target.rect.max.x + target.rect.max.y;
            let on = targets.iter().max_by(|one, other| far(one).total_cmp(&far(other)));
            if let Some(on) = on.map(|target| target.rect.center()).filter(|_| self.below(3) == 0) {
                return self.tap(on);
            }
        }
        match self.below(100) {
            0..=3 => self.key(),
            4..=6 => self.drag(ctx),
            7..=9 => {
                let at = self.anywhere(ctx);
                self.tap(at);
            }
            _ => {
                let count = targets.len();
                let index = if count == 0 { 0 } else { self.below(count) };
                let at = targets.get(index).map(|target| target.rect.center());
                let at = at.unwrap_or_else(|| self.anywhere(ctx));
                self.tap(at);
                if targets.get(index).is_some_and(|target| target.is_field) {
                    let word = self.word();
                    self.plan.push_back(vec![Event::Text(word)]);
                }
            }
        }
    }

    /// Fills in a form, field by field.
    fn fill_in(&mut self, targets: &[Target]) {
        let mut fields: Vec<&Target> = targets.iter().filter(|target| target.is_field).collect();
        fields.sort_by(|one, other| one.rect.top().total_cmp(&other.rect.top()));
        for (field, word) in fields.iter().zip(WORDS) {
            self.tap(field.rect.center());
            self.plan.push_back(pressed(Key::A, Modifiers::COMMAND));
            self.plan.push_back(vec![Event::Text(word.to_owned())]);
        }
    }

    fn tap(&mut self, at: Pos2) {
        self.plan.push_back(vec![Event::PointerMoved(at), button(at, true)]);
        self.plan.push_back(vec![button(at, false)]);
    }

    fn drag(&mut self, ctx: &Context) {
        let (from, to) = (self.anywhere(ctx), self.anywhere(ctx));
        self.plan.push_back(vec![Event::PointerMoved(from), button(from, true)]);
        for share in [0.25, 0.5, 0.75, 1.0] {
            self.plan.push_back(vec![Event::PointerMoved(from.lerp(to, share))]);
        }
        self.plan.push_back(vec![button(to, false)]);
    }

    fn key(&mut self) {
        const KEYS: [Key; 8] =
            [Key::Tab, Key::Enter, Key::Space, Key::Escape, Key::ArrowDown, Key::ArrowRight, Key::Backspace, Key::Z];
        let key = KEYS.get(self.below(KEYS.len())).copied().unwrap_or(Key::Tab);
        let modifiers = if key == Key::Z { Modifiers::COMMAND } else { Modifiers::NONE };
        self.plan.push_back(pressed(key, modifiers));
    }

    fn word(&mut self) -> String {
        WORDS.get(self.below(WORDS.len())).copied().unwrap_or_default().to_owned()
    }

    #[expect(clippy::cast_precision_loss, reason = "a place on the screen, not to the last bit")]
    fn anywhere(&mut self, ctx: &Context) -> Pos2 {
        let screen = ctx.content_rect();
        let mut share = || self.below(10_000) as f32 / 10_000.0;
        let (right, down) = (share(), share());
        screen.lerp_inside(eframe::egui::vec2(right, down))
    }

    /// True in so many cases of a thousand.
    fn chance(&mut self, permille: usize) -> bool {
        self.below(1000) < permille
    }

    /// A number below this one. Source: `SplitMix64`, Steele, Lea and Flood 2014.
    fn below(&mut self, bound: usize) -> usize {
        self.lots = self.lots.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.lots ^ (self.lots >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let bound = u64::try_from(bound).unwrap_or(u64::MAX).max(1);
        usize::try_from((mixed ^ (mixed >> 31)) % bound).unwrap_or_default()
    }
}

fn button(pos: Pos2, pressed: bool) -> Event {
    Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

fn pressed(key: Key, modifiers: Modifiers) -> Vec<Event> {
    let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
    vec![event(true), event(false)]
}

/// What could be pressed in the last frame.
fn targets(ctx: &Context) -> Vec<Target> {
    let screen = ctx.content_rect();
    ctx.viewport(|viewport| {
        let widgets = &viewport.prev_pass.widgets;
        let all = widgets.layers().flat_map(|(_, widgets)| widgets);
        let pressed =
            all.filter(|widget| widget.sense.senses_click() && screen.contains(widget.interact_rect.center()));
        let target = |widget: &eframe::egui::WidgetRect| {
            let info = widgets.info(widget.id);
            Target {
                rect: widget.interact_rect,
                is_field: info.is_some_and(|info| info.role == Role::TextInput),
                name: info.and_then(|info| info.label.clone()),
            }
        };
        pressed.map(target).filter(|target| target.rect.is_positive()).collect()
    })
}
