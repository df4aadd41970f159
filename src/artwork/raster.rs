//! Owns small pictures with transparency: cropping, shrinking, hashing; knows nothing of files or logos.

use super::colour::TABLES;

/// A picture as sRGB bytes with straight alpha, four bytes a pixel, first row at the top.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Raster {
    /// Pixels across.
    pub width: usize,
    /// Pixels down.
    pub height: usize,
    /// Red, green, blue, alpha for each pixel.
    pub rgba: Vec<u8>,
}

impl std::fmt::Debug for Raster {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Raster({} x {})", self.width, self.height)
    }
}

impl Raster {
    /// A fully transparent one.
    #[must_use]
    pub fn blank(width: usize, height: usize) -> Self {
        Self { width, height, rgba: vec![0; width * height * 4] }
    }

    /// The pixels, row by row.
    pub fn pixels(&self) -> impl Iterator<Item = [u8; 4]> + '_ {
        self.rgba.as_chunks::<4>().0.iter().copied()
    }

    /// The pixel at `x`, `y`; transparent outside.
    #[must_use]
    pub fn at(&self, x: usize, y: usize) -> [u8; 4] {
        if x >= self.width {
            return [0; 4];
        }
        self.rgba.as_chunks::<4>().0.get(y * self.width + x).copied().unwrap_or_default()
    }

    /// The same size with every pixel passed through `change`.
    #[must_use]
    pub fn map(&self, change: impl FnMut([u8; 4]) -> [u8; 4]) -> Self {
        Self { rgba: self.pixels().flat_map(change_each(change)).collect(), ..*self }
    }

    /// The smallest box with a pixel more opaque than `threshold`: x, y, width, height.
    #[must_use]
    pub fn opaque_box(&self, threshold: u8) -> Option<[usize; 4]> {
        let (mut left, mut top, mut right, mut bottom) = (usize::MAX, usize::MAX, 0, 0);
        for (y, row) in self.rgba.chunks_exact(self.width.max(1) * 4).enumerate() {
            for (x, _) in row.as_chunks::<4>().0.iter().enumerate().filter(|(_, pixel)| pixel[3] > threshold) {
                (left, right) = (left.min(x), right.max(x + 1));
                (top, bottom) = (top.min(y), bottom.max(y + 1));
            }
        }
        (left < right).then_some([left, top, right.saturating_sub(left), bottom.saturating_sub(top)])
    }

    /// The part inside a box, which is clamped to the picture.
    #[must_use]
    pub fn crop(&self, [x, y, width, height]: [usize; 4]) -> Self {
        let (x, y) = (x.min(self.width), y.min(self.height));
        let (width, height) = (width.min(self.width - x), height.min(self.height - y));
        let rows = self.rgba.chunks_exact(self.width.max(1) * 4).skip(y).take(height);
        let rgba = rows.flat_map(|row| row.get(x * 4..(x + width) * 4).unwrap_or_default()).copied().collect();
        Self { width, height, rgba }
    }

    /// Shrinks by a whole factor, averaging in linear light; 0 and 1 leave it as it is. Edges that do not fill a whole
    /// block are averaged over what there is.
    #[must_use]
    pub fn shrink(&self, factor: usize) -> Self {
        if factor <= 1 {
            return self.clone();
        }
        let (width, height) = (self.width.div_ceil(factor), self.height.div_ceil(factor));
        let mut rgba = Vec::with_capacity(width * height * 4);
        let mut sums = vec![[0.0_f32; 5]; width];
        for block in self.rgba.chunks(self.width.max(1) * 4 * factor) {
            sums.fill([0.0; 5]);
            for row in block.chunks_exact(self.width.max(1) * 4) {
                for (sum, pixels) in sums.iter_mut().zip(row.chunks(factor * 4)) {
                    pixels.as_chunks::<4>().0.iter().for_each(|pixel| add(sum, *pixel));
                }
            }
            rgba.extend(sums.iter().flat_map(|sum| average(*sum)));
        }
        Self { width, height, rgba }
    }
}

fn change_each(mut change: impl FnMut([u8; 4]) -> [u8; 4]) -> impl FnMut([u8; 4]) -> [u8; 4] {
    move |pixel| change(pixel)
}

fn add(sum: &mut [f32; 5], [r, g, b, a]: [u8; 4]) {
    let [red, green, blue, alpha, count] = sum;
    let share = f32::from(a) / 255.0;
    *red += TABLES.decode(r) * share;
    *green += TABLES.decode(g) * share;
    *blue += TABLES.decode(b) * share;
    *alpha += share;
    *count += 1.0;
}

fn average([r, g, b, alpha, count]: [f32; 5]) -> [u8; 4] {
    if alpha <= 0.0 {
        return [0; 4];
    }
    let [r, g, b] = [r, g, b].map(|channel| TABLES.encode(channel / alpha));
    [r, g, b, byte(alpha / count.max(1.0))]
}

/// A share of 0..1 as a byte, clamped and rounded.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=255 first")]
pub(crate) fn byte(share: f32) -> u8 {
    (share.clamp(0.0, 1.0) * 255.0 + 0.5) as u8
}

/// A length in pixels as a float; exact below 16 million.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "pictures here are at most a few thousand pixels wide")]
pub(crate) const fn length(pixels: usize) -> f32 {
    pixels as f32
}

/// A float as a whole number of pixels, rounded; what is negative or not a number is 0.
#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates, NaN gives 0")]
pub(crate) fn whole(value: f32) -> usize {
    value.round().clamp(0.0, 1e6) as usize
}
