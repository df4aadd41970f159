//! Colours over colours, in gamma space with premultiplied alpha; knows nothing of where they come from.

/// A colour as two pairs of channels, 16 bits each: red and blue, green and alpha. Both of a pair are worked on at once.
#[derive(Clone, Copy)]
pub(super) struct Lanes {
    pub(super) red_blue: u32,
    pub(super) green_alpha: u32,
}

const LOW: u32 = 0x00ff_00ff;

impl Lanes {
    #[inline]
    fn of(colour: [u8; 4]) -> Self {
        let bits = u32::from_le_bytes(colour);
        Self { red_blue: bits & LOW, green_alpha: (bits >> 8) & LOW }
    }

    #[inline]
    pub(super) fn colour(self) -> [u8; 4] {
        (self.red_blue | (self.green_alpha << 8)).to_le_bytes()
    }

    /// All four channels times `factor / 255`, rounded to nearest.
    #[inline]
    fn scaled(self, factor: u32) -> Self {
        let scaled = |pair: u32| {
            // The same as in `scaled` below: a product and what is added fit 16 bits, so that no channel reaches the next.
            let product = pair * factor + 0x007f_007f;
            ((product + 0x0001_0001 + ((product >> 8) & LOW)) >> 8) & LOW
        };
        Self { red_blue: scaled(self.red_blue), green_alpha: scaled(self.green_alpha) }
    }

    /// This colour laid over `below`: `self + below * (1 - alpha)`, each channel at most 255.
    #[inline]
    pub(super) fn over(self, below: [u8; 4]) -> [u8; 4] {
        let rest = Self::of(below).scaled(255 - (self.green_alpha >> 16));
        let sum = |a: u32, b: u32| {
            let sum = a + b;
            (sum | (((sum >> 8) & 0x0001_0001) * 255)) & LOW
        };
        let red_blue = sum(self.red_blue, rest.red_blue);
        Self { red_blue, green_alpha: sum(self.green_alpha, rest.green_alpha) }.colour()
    }
}

/// Lays `source` over `below`: `source + below * (1 - source alpha)`, for all four channels.
#[inline]
pub(super) fn over(below: &mut [u8; 4], source: [u8; 4]) {
    match source {
        [_, _, _, 255] => *below = source,
        [0, 0, 0, 0] => {}
        _ => *below = Lanes::of(source).over(*below),
    }
}

/// Lays one colour over a whole line.
pub(super) fn fill(line: &mut [[u8; 4]], colour: [u8; 4]) {
    match colour {
        [_, _, _, 255] => line.fill(colour),
        [0, 0, 0, 0] => {}
        [r, g, b, a] => {
            let (blocks, rest) = line.as_chunks_mut::<4>();
            // Four pixels at a time, as bytes that all take the same steps: this becomes SIMD.
            let added = [[r, g, b, a]; 4];
            for block in blocks {
                for (channel, added) in block.as_flattened_mut().iter_mut().zip(added.as_flattened()) {
                    *channel = added.saturating_add(scaled(*channel, 255 - a));
                }
            }
            for pixel in rest {
                over(pixel, colour);
            }
        }
    }
}

/// The product of two colours whose channels mean 0 to 1.
#[inline]
pub(super) fn multiply(a: [u8; 4], b: [u8; 4]) -> [u8; 4] {
    [scaled(a[0], b[0]), scaled(a[1], b[1]), scaled(a[2], b[2]), scaled(a[3], b[3])]
}

/// All channels of `colour` times `factor / 255`.
#[inline]
pub(super) fn fade(colour: [u8; 4], factor: u8) -> [u8; 4] {
    Lanes::of(colour).scaled(u32::from(factor)).colour()
}

/// `value * factor / 255`, rounded to nearest: exact for all 65 536 pairs.
#[inline]
fn scaled(value: u8, factor: u8) -> u8 {
    let product = u16::from(value) * u16::from(factor) + 127;
    ((product + 1 + (product >> 8)) >> 8) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scaling_is_exact() {
        for value in 0..=255_u8 {
            for factor in 0..=255_u8 {
                let exact = (u32::from(value) * u32::from(factor) + 127) / 255;
                assert_eq!(u32::from(scaled(value, factor)), exact, "{value} * {factor}");
                let colour = [value, 255 - value, 255, value / 2];
                assert_eq!(fade(colour, factor), colour.map(|channel| scaled(channel, factor)));
            }
        }
    }

    #[test]
    fn channels_stop_at_255() {
        let mut below = [200, 100, 255, 255];
        over(&mut below, [100, 100, 0, 0]);
        assert_eq!(below, [255, 200, 255, 255]);
    }

    #[test]
    fn a_line_is_filled_as_its_pixels_are() {
        for colour in [[0; 4], [9, 8, 7, 255], [60, 50, 40, 128], [200, 100, 0, 0]] {
            let mut line: Vec<[u8; 4]> = (0..23).map(|i| [i, 11 * i, 255 - i, 255]).collect();
            let mut expected = line.clone();
            for pixel in &mut expected {
                over(pixel, colour);
            }
            fill(&mut line, colour);
            assert_eq!(line, expected);
        }
    }
}
