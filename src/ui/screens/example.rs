//! Owns the design that pictures show: the buyer's own, and the shop's example as long as they could not make one; draws nothing else.

use eframe::egui::{Rect, Ui, pos2, vec2};

use super::Scene;
use crate::catalog::Product;
use crate::flow::Step;
use crate::flow::design::{Design, LogoChoice, SampleBrand};
use crate::ui::widgets::pill;

/// A picture is told to be an example where it is at least so wide, in points.
const TOLD_FROM: f32 = 320.0;

impl Scene<'_> {
    /// The design that a product is shown with: none where nothing is printed on it.
    pub(super) fn design_on(&self, product: &Product) -> Design {
        if product.personalised { self.shown_design() } else { Design::default() }
    }

    /// The buyer's own design; before they could make one the brand that what they came for was shown with.
    pub(super) fn shown_design(&self) -> Design {
        if self.shows_example() {
            return Design { logo: LogoChoice::Sample(self.example_brand()), ..Design::default() };
        }
        self.session.state().design.clone()
    }

    /// Whether pictures of what is printed show an example: on screens where they stand for what there is to choose from.
    fn shows_example(&self) -> bool {
        let state = self.session.state();
        let is_choice = matches!(state.step, Step::Attract | Step::Hook | Step::Options);
        is_choice && state.design == Design::default()
    }

    /// What stands under the question what one comes for: that what is printed there is an example, where it is.
    pub(super) fn hook_lead(&self) -> String {
        let is_printed = self.session.catalog().hooks().any(|hook| hook.personalised);
        self.tongue.say(if is_printed { "hook-lead-example" } else { "hook-lead" })
    }

    /// The brand that the choice of what one comes for showed on it.
    fn example_brand(&self) -> SampleBrand {
        let hook = self.session.state().hook_line().map(|line| &line.product);
        let at = self.session.catalog().hooks().position(|known| Some(&known.id) == hook);
        SampleBrand::ALL.into_iter().cycle().nth(at.unwrap_or_default()).unwrap_or(SampleBrand::Nordwerk)
    }

    /// What a picture shows, for whoever can't see it.
    pub(super) fn picture_name(&self, product: &Product) -> String {
        let name = self.text(&product.name);
        match (product.personalised, self.shows_example()) {
            (false, _) => name.to_owned(),
            (true, own) => {
                let said = if own { "picture-of-example" } else { "picture-of" };
                self.tongue.say_with(said, &[("name", name.into())])
            }
        }
    }

    /// Says on a large picture that what is printed on it is an example, where it is.
    pub(super) fn tell_example(&self, ui: &mut Ui, rect: Rect, product: &Product) {
        if !product.personalised || !self.shows_example() || rect.width() < TOLD_FROM {
            return;
        }
        let high = (self.theme.measures.chip * 0.75).round();
        let place = Rect::from_min_max(pos2(rect.min.x, rect.max.y - high), rect.max).translate(vec2(14.0, -14.0));
        pill(ui, self.theme, place, &self.tongue.say("picture-example"));
    }
}
