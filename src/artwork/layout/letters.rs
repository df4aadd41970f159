//! Owns which faces a lettering has for what is strong, what is said beside it and what is small; sets nothing.

use crate::artwork::vector::Face;
use crate::flow::design::{Design, Lettering};

/// The faces of a lettering.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Letters {
    /// Names and headlines.
    pub(crate) strong: Face,
    /// What somebody does.
    pub(crate) role: Face,
    /// Everything else.
    pub(crate) body: Face,
    /// By how much sizes differ from Inter's to look as large, with what the buyer asked for.
    pub(crate) scale: f32,
}

impl Letters {
    /// The faces of a design.
    pub(crate) fn of(design: &Design) -> Self {
        let (strong, role, body, scale) = match design.lettering {
            Lettering::Inter => (Face::SemiBold, Face::Medium, Face::Regular, 1.0),
            Lettering::Fraunces => (Face::Serif, Face::Medium, Face::Regular, 1.0),
            Lettering::Garamond => (Face::GaramondStrong, Face::Garamond, Face::Garamond, 1.17),
            Lettering::Jost => (Face::JostStrong, Face::Jost, Face::Jost, 1.06),
            Lettering::Mono => (Face::MonoStrong, Face::Mono, Face::Mono, 0.93),
        };
        Self { strong, role, body, scale: scale * f32::from(design.letters.percent()) / 100.0 }
    }
}
