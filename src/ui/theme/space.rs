//! Owns the steps of spacing, in points: what stands between two things is one of them.

/// The steps of spacing.
#[derive(Clone, Copy, Debug)]
pub struct Space;

impl Space {
    /// Between two lines of one thing.
    pub const TINY: f32 = 4.0;
    /// Between things that belong together.
    pub const SMALL: f32 = 8.0;
    /// Between neighbours.
    pub const SNUG: f32 = 12.0;
    /// Between groups.
    pub const USUAL: f32 = 16.0;
    /// Between parts of a screen.
    pub const WIDE: f32 = 24.0;
    /// Between what must not be taken for one another.
    pub const APART: f32 = 32.0;
    /// From the edge of a large screen.
    pub const BROAD: f32 = 48.0;
    /// Between what is not to be pressed by mistake.
    pub const FAR: f32 = 64.0;
}
