//! Owns how far one is in the walk: a dot for each phase, and the name of the one that one is in.

use eframe::egui::{Align2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2};

use super::{Line, text_width};
use crate::flow::Step;
use crate::ui::screens::Scene;
use crate::ui::theme::{Form, Space, Style};

/// How many phases a walk has.
const PHASES: usize = 7;

/// What is said of where one is: 'Step 4 of 7: Compare'; nothing where nobody is there yet.
pub(in crate::ui) fn progress_words(scene: &Scene<'_>) -> Option<String> {
    let (phase, name) = phase(scene.session.state().step)?;
    let values = [("step", phase.into()), ("steps", PHASES.into()), ("name", scene.tongue.say(name).into())];
    Some(scene.tongue.say_with("progress", &values))
}

/// The dots with the name beside them; where there is no room beside them, above them.
pub(super) fn progress(ui: &mut Ui, scene: &Scene<'_>, rect: Rect) {
    let Some((phase, name)) = phase(scene.session.state().step) else { return };
    let (palette, measures) = (&scene.theme.palette, &scene.theme.measures);
    let name = scene.tongue.say(name);
    let spacing = if measures.form == Form::Laptop { Space::USUAL } else { 20.0 };
    let dots = spacing * PHASES as f32;
    if rect.width() < dots {
        return;
    }
    let wide = text_width(ui, measures, (&name, Style::Chip));
    let is_beside = rect.width() >= dots + Space::SMALL + wide;
    let font = Style::Chip.font(measures).size;
    let middle = rect.center().y + if is_beside { 0.0 } else { font * 0.75 };
    for dot in 0..PHASES {
        let centre = pos2(rect.min.x + 5.0 + spacing * dot as f32, middle);
        // A phase that is still to come is a ring: colour alone does not tell them apart.
        if dot < phase {
            ui.painter().circle_filled(centre, spacing / 4.0, palette.accent);
        } else {
            let stroke = Stroke::new(scene.theme.strokes.outline, palette.outline);
            ui.painter().circle_stroke(centre, spacing / 4.0 - 0.75, stroke);
        }
    }
    let (place, align) = if is_beside {
        (rect.with_min_x(rect.min.x + dots + Space::SMALL), Align2::LEFT_CENTER)
    } else {
        (rect.with_max_y(middle - font * 0.55), Align2::LEFT_BOTTOM)
    };
    Line::new(&name, Style::Chip, palette.ink).align(align).paint(ui, measures, place);
    let told = progress_words(scene).unwrap_or_default();
    let id = ui.scope_id().with("progress");
    let response = ui.interact(rect, id, Sense::empty());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &told));
}

/// Which phase a step belongs to, from 1, and what it is called; nothing where nobody is there yet.
const fn phase(step: Step) -> Option<(usize, &'static str)> {
    use crate::catalog::StepKind;
    Some(match step {
        Step::Attract => return None,
        Step::Hook => (1, "phase-hook"),
        Step::Options => (2, "phase-options"),
        Step::Artwork => (2, "phase-artwork"),
        Step::Commit => (3, "phase-commit"),
        Step::Needs(_) => (3, "phase-needs"),
        Step::Offers(StepKind::Upgrade) => (4, "phase-upgrade"),
        Step::Offers(StepKind::Accessories) => (5, "phase-accessories"),
        Step::Offers(StepKind::Bundle) => (5, "phase-bundle"),
        Step::Offers(StepKind::Services) => (5, "phase-services"),
        Step::Offers(StepKind::Multiplier) => (6, "phase-multiplier"),
        Step::More => (6, "phase-more"),
        Step::Review => (6, "phase-review"),
        Step::Details => (7, "phase-details"),
        Step::Placed => (7, "phase-placed"),
        Step::Feedback => (7, "phase-feedback"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phases_never_go_back_along_the_walk() {
        use crate::catalog::StepKind;
        let walk = [
            Step::Hook,
            Step::Options,
            Step::Artwork,
            Step::Commit,
            Step::Needs(0),
            Step::Offers(StepKind::Upgrade),
            Step::Offers(StepKind::Accessories),
            Step::Offers(StepKind::Multiplier),
            Step::Review,
            Step::Details,
            Step::Placed,
        ];
        let phases: Vec<usize> = walk.into_iter().filter_map(phase).map(|(number, _)| number).collect();
        assert!(phases.is_sorted(), "{phases:?}");
    }
}
