//! Owns what a screen measures in millimetres, and the scale that follows from it: fingers and eyes know no pixels.

use eframe::egui::{Vec2, vec2};

use super::{Face, Form, Measures, Style, TextSize};

/// A screen as it stands in a shop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Surface {
    /// How wide what shows the picture is, in millimetres.
    pub width_mm: f32,
    /// How high it is, in millimetres.
    pub height_mm: f32,
    /// From how far it is looked at, in millimetres.
    pub distance_mm: f32,
}

/// How a window is scaled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// How many unscaled points a point is.
    pub zoom: f32,
    /// How many points a millimetre is.
    pub per_mm: f32,
}

/// What is pressed most is this large on a kiosk, in millimetres. Source: HONESTY, accessibility.
pub const TARGET_MM: f32 = 20.0;
/// Nothing that is pressed is smaller, in millimetres. Source: Parhi, Karlson and Bederson, 'Target size study for one-handed thumb
/// use on small touchscreen devices' (`MobileHCI` 2006): 9.2 mm, below which misses are many.
pub const LEAST_MM: f32 = 9.0;
/// The angle under which a capital is seen with the largest text, in degrees. Source: EN 301 549 V3.2.1, 5.1.4: a mode of
/// operation in which a capital H has at least 0.7° at the distance that the supplier names.
pub const LARGE_DEGREES: f32 = 0.7;
/// The angle under which a capital of what explains should be seen without that, in degrees. Source: ISO 9241-303:2011, 5.5.4:
/// sixteen minutes of arc at the least.
pub(super) const LEGIBLE_DEGREES: f32 = 16.0 / 60.0;
/// The smallest side of what is pressed, in points. Source: HONESTY, accessibility.
const LEAST_POINTS: f32 = 44.0;
/// The least that a screen is in points with the largest text: with less, a button would not fit its word.
const LEAST_SCREEN: Vec2 = vec2(520.0, 320.0);

impl Surface {
    /// The longest side that a screen has, in millimetres: three metres.
    pub const LONGEST_MM: f32 = 3000.0;

    /// The same with the sides as they are in a window that lies or stands.
    fn turned(self, window: Vec2) -> Vec2 {
        let sides = vec2(self.width_mm.max(1.0), self.height_mm.max(1.0));
        let stands = |side: Vec2| side.y > side.x;
        if stands(sides) == stands(window) { sides } else { vec2(sides.y, sides.x) }
    }

    /// How many unscaled points a millimetre is, where a window of this size fills the screen.
    #[must_use]
    pub fn per_mm(self, window: Vec2) -> f32 {
        let sides = self.turned(window);
        (window.x / sides.x).min(window.y / sides.y)
    }

    /// How high a capital must be to be seen under an angle, in millimetres.
    #[must_use]
    pub fn capital_mm(self, degrees: f32) -> f32 {
        2.0 * self.distance_mm * (degrees.to_radians() / 2.0).tan()
    }

    /// How a window of this size in unscaled points is scaled on the screen. The picture is as large as it can be without
    /// anything being cut; where a finger or an eye would find that too small, the screen is laid out as a smaller one, on which
    /// everything is larger. Larger text goes on from there, up to capitals under 0.7°, and flows.
    #[must_use]
    pub fn fit(self, window: Vec2, text: TextSize) -> Fit {
        self.fit_in(window, window, text)
    }

    /// The same where only a part of the window is left to the screens.
    #[must_use]
    pub fn fit_in(self, window: Vec2, left: Vec2, text: TextSize) -> Fit {
        let own = self.per_mm(window);
        let forms =
            if Form::of(window) == Form::Portrait { [Form::Portrait; 2] } else { [Form::Landscape, Form::Laptop] };
        let zooms = forms.map(|form| (form, form.fitting_zoom_of(left)));
        let first = zooms.into_iter().find(|(form, zoom)| self.is_enough(*form, own / zoom));
        let (form, plain) = first.unwrap_or(zooms[1]);
        let zoom = match text {
            TextSize::Normal => plain,
            larger => self.larger((left, own), larger, plain * Form::larger(form, larger)),
        };
        Fit { zoom, per_mm: own / zoom }
    }

    /// Whether a form is large enough for fingers and eyes where a millimetre has so many points.
    fn is_enough(self, form: Form, per_mm: f32) -> bool {
        let body = Style::Body.font(&Measures::new(form)).size * Face::CAPITAL / per_mm;
        LEAST_POINTS / per_mm >= LEAST_MM && body >= self.capital_mm(LEGIBLE_DEGREES)
    }

    /// The scale of larger text: at least what it is elsewhere, and with the largest every capital under 0.7°.
    fn larger(self, (window, per_mm): (Vec2, f32), text: TextSize, usual: f32) -> f32 {
        let smallest = Style::Mark.font(&Measures::flowing(text, 1000.0)).size * Face::CAPITAL;
        let wanted = self.capital_mm(LARGE_DEGREES) * per_mm / smallest;
        let share = if text == TextSize::Largest { 1.0 } else { 0.75 };
        let most = (window.x / LEAST_SCREEN.x).min(window.y / LEAST_SCREEN.y);
        // In steps, as everywhere: a window that grows by a pixel does not get new letters. Upwards, so that it is enough.
        let wanted = (wanted * share * 20.0 - 0.01).ceil() / 20.0;
        usual.max(wanted.min(most))
    }
}

impl std::str::FromStr for Surface {
    type Err = SurfaceError;

    /// Reads `344x194@600`: width and height, and from how far it is looked at, in millimetres.
    fn from_str(written: &str) -> Result<Self, SurfaceError> {
        let number = |text: &str| text.parse::<u16>().ok().map(f32::from);
        let sides = |written: &str| {
            let (sides, distance) = written.split_once('@').unwrap_or((written, "600"));
            let (width, height) = sides.split_once('x')?;
            let surface = Self { width_mm: number(width)?, height_mm: number(height)?, distance_mm: number(distance)? };
            let is_screen = |side: f32| (50.0..=Self::LONGEST_MM).contains(&side);
            let is_near = (200.0..=Self::LONGEST_MM).contains(&surface.distance_mm);
            (is_screen(surface.width_mm) && is_screen(surface.height_mm) && is_near).then_some(surface)
        };
        sides(written).ok_or(SurfaceError)
    }
}

/// The text is no size of a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("write it like 344x194@600: width and height of the picture and the distance it is seen from, in millimetres")]
pub struct SurfaceError;

#[cfg(test)]
mod tests {
    use super::*;

    /// A 32-inch screen that stands, a 24-inch one that lies, and a 15-inch one on a counter, each with 1920 × 1080 pixels.
    const SURFACES: [(f32, f32, Form); 3] =
        [(398.0, 708.0, Form::Portrait), (531.0, 299.0, Form::Landscape), (344.0, 194.0, Form::Landscape)];

    fn all() -> impl Iterator<Item = (Surface, Vec2)> {
        SURFACES
            .into_iter()
            .map(|(width_mm, height_mm, form)| (Surface { width_mm, height_mm, distance_mm: 600.0 }, form.reference()))
    }

    #[test]
    fn a_capital_under_a_known_angle_has_a_known_height() {
        let surface = Surface { width_mm: 344.0, height_mm: 194.0, distance_mm: 600.0 };
        assert!((surface.capital_mm(0.7) - 7.33).abs() < 0.01, "{}", surface.capital_mm(0.7));
        assert!((surface.capital_mm(LEGIBLE_DEGREES) - 2.79).abs() < 0.01);
    }

    #[test]
    fn nothing_is_too_small_for_a_finger_on_any_screen() {
        for (surface, window) in all() {
            for text in TextSize::ALL {
                let fit = surface.fit(window, text);
                assert!(LEAST_POINTS / fit.per_mm >= LEAST_MM, "{surface:?} {text:?}: {fit:?}");
            }
        }
    }

    #[test]
    fn the_largest_text_is_seen_under_seven_tenths_of_a_degree() {
        for (surface, window) in all() {
            let fit = surface.fit(window, TextSize::Largest);
            let measures = Measures::flowing(TextSize::Largest, window.x / fit.zoom);
            for style in [Style::Mark, Style::Note, Style::Body, Style::Button, Style::Chip] {
                let capital = style.font(&measures).size * Face::CAPITAL / fit.per_mm;
                let wanted = surface.capital_mm(LARGE_DEGREES);
                assert!(capital >= wanted * 0.99, "{surface:?} {style:?}: {capital} mm of {wanted}");
            }
        }
    }

    #[test]
    fn a_small_screen_is_laid_out_as_one_and_a_large_one_stays_large() {
        let forms: Vec<Form> =
            all().map(|(surface, window)| Form::of(window / surface.fit(window, TextSize::Normal).zoom)).collect();
        assert_eq!(forms, [Form::Portrait, Form::Landscape, Form::Laptop]);
        let (small, window) = all().last().unwrap();
        let size = window / small.fit(window, TextSize::Normal).zoom;
        let reference = Form::Laptop.reference();
        assert!(size.x >= reference.x - 0.5 && size.y >= reference.y - 0.5, "nothing is cut: {size:?}");
    }

    #[test]
    fn a_size_is_read_as_it_is_written() {
        let read = "344x194@700".parse::<Surface>().unwrap();
        assert_eq!(read, Surface { width_mm: 344.0, height_mm: 194.0, distance_mm: 700.0 });
        let without = "398x708".parse::<Surface>().unwrap();
        assert!((without.distance_mm - 600.0).abs() < 0.01);
        for wrong in ["", "344", "0x194", "344x194@", "344x194@5", "9999x10", "axb"] {
            assert_eq!(wrong.parse::<Surface>(), Err(SurfaceError), "{wrong}");
        }
    }
}
