//! Owns what the bytes of the shade pass mean; knows nothing of pictures.

use crate::artwork::colour::TABLES;

/// Light and gloss by the bytes of the shade pass, in linear light.
pub(super) struct Shade {
    pub(super) diffuse: [f32; 256],
    pub(super) gloss: [f32; 256],
}

impl Shade {
    pub(super) fn new(shade_max: f32) -> Self {
        let mut gloss = [0.0; 256];
        for (value, byte) in gloss.iter_mut().zip(0..=u8::MAX) {
            *value = TABLES.decode(byte);
        }
        Self { diffuse: gloss.map(|value| value * shade_max), gloss }
    }
}
