//! One of egui's textures and its texels; knows nothing of triangles.

use eframe::egui::{Color32, ColorImage, TextureFilter, TextureOptions, TextureWrapMode};

/// Sides beyond this are refused: texel positions then fit the fixed point numbers of `Walk`.
const MAX_SIDE: usize = 1 << 16;

/// A picture to sample from: at least one texel, as many texels as its size says, premultiplied alpha.
pub(super) struct Texture {
    size: [usize; 2],
    texels: Vec<[u8; 4]>,
    options: TextureOptions,
    opaque: bool,
}

impl Texture {
    /// Takes over a whole picture; `None` when it is empty, too large, or not as large as it says.
    pub(super) fn new(image: &ColorImage, options: TextureOptions) -> Option<Self> {
        let [width, height] = image.size;
        let fits = (1..=MAX_SIDE).contains(&width) && (1..=MAX_SIDE).contains(&height);
        (fits && image.pixels.len() == width * height).then(|| {
            let texels: Vec<_> = image.pixels.iter().map(Color32::to_array).collect();
            let opaque = all_opaque(&texels);
            Self { size: image.size, texels, options, opaque }
        })
    }

    /// Replaces the texels from `position` on; does nothing unless all of `image` falls inside the texture.
    pub(super) fn update(&mut self, position: [usize; 2], image: &ColorImage, options: TextureOptions) {
        let ([x, y], [width, height], [own_width, own_height]) = (position, image.size, self.size);
        let inside = |start: usize, length: usize, side| start.checked_add(length).is_some_and(|end| end <= side);
        let whole = width.checked_mul(height) == Some(image.pixels.len());
        if width == 0 || !whole || !inside(x, width, own_width) || !inside(y, height, own_height) {
            return;
        }
        self.options = options;
        let rows = self.texels.chunks_exact_mut(own_width).skip(y);
        for (row, source) in rows.zip(image.pixels.chunks_exact(width)) {
            for (texel, colour) in row.iter_mut().skip(x).zip(source) {
                *texel = colour.to_array();
                self.opaque &= texel[3] == 255;
            }
        }
    }

    /// Width and height in texels.
    pub(super) const fn size(&self) -> [usize; 2] {
        self.size
    }

    /// Whether no texel lets anything through. May say no after part of the texture was replaced.
    pub(super) const fn is_opaque(&self) -> bool {
        self.opaque
    }

    /// Whether four texels are mixed (linear) instead of one taken, when a pixel is `texels_per_pixel` wide.
    pub(super) fn is_linear(&self, texels_per_pixel: f64) -> bool {
        let filter = if texels_per_pixel > 1.0 { self.options.minification } else { self.options.magnification };
        filter == TextureFilter::Linear
    }

    /// The texel at (`x`, `y`), wrapped when outside.
    pub(super) fn texel(&self, x: i64, y: i64) -> [u8; 4] {
        let [width, height] = self.size;
        self.texels.get(self.wrap(y, height) * width + self.wrap(x, width)).copied().unwrap_or_default()
    }

    /// `length` texels of one row, when all are inside.
    pub(super) fn run(&self, x: i64, y: i64, length: usize) -> Option<&[[u8; 4]]> {
        let [width, height] = self.size;
        let (x, y) = (usize::try_from(x).ok()?, usize::try_from(y).ok()?);
        if y >= height || x >= width || length > width - x {
            return None;
        }
        self.texels.get(y * width + x..y * width + x + length)
    }

    /// The mix of the four texels around a place, in 1/256 texels from the centre of the first one.
    #[inline]
    pub(super) fn mixed(&self, x: i64, y: i64) -> [u8; 4] {
        let (column, row) = (x >> 8, y >> 8);
        let inside = self.run(column, row, 2).zip(self.run(column, row + 1, 2));
        let corners = if let Some((&[a, b], &[c, d])) = inside {
            [a, b, c, d]
        } else {
            let texel = |x, y| self.texel(column + x, row + y);
            [texel(0, 0), texel(1, 0), texel(0, 1), texel(1, 1)]
        };
        mix(corners, x & 255, y & 255)
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_possible_wrap,
        reason = "a side is at most 2^16, and each arm gives 0..side"
    )]
    fn wrap(&self, index: i64, side: usize) -> usize {
        let side = side as i64;
        let wrapped = match self.options.wrap_mode {
            TextureWrapMode::ClampToEdge => index.clamp(0, side - 1),
            TextureWrapMode::Repeat => index.rem_euclid(side),
            TextureWrapMode::MirroredRepeat => {
                let folded = index.rem_euclid(2 * side);
                folded.min(2 * side - 1 - folded)
            }
        };
        wrapped as usize
    }
}

/// Mixes upper left, upper right, lower left and lower right; weights in 1/256 to the right and down.
#[inline]
#[expect(clippy::cast_sign_loss, reason = "weights are 0..=255")]
fn mix([a, b, c, d]: [[u8; 4]; 4], right: i64, down: i64) -> [u8; 4] {
    let (right, down) = (right as u64, down as u64);
    let weights = [(256 - right) * (256 - down), right * (256 - down), (256 - right) * down, right * down];
    // Two channels in one number, 32 bits each: as the weights add up to 2^16, sums stay below 2^24 + 2^15.
    let pair = |shift: u32| {
        let half = 0x0000_8000_0000_8000;
        let sum = [a, b, c, d].into_iter().zip(weights).fold(half, |sum, (texel, weight)| {
            let bits = u64::from(u32::from_le_bytes(texel) >> shift);
            sum + ((bits & 0xff) | ((bits & 0x00ff_0000) << 16)) * weight
        });
        [(sum >> 16).to_le_bytes()[0], (sum >> 48).to_le_bytes()[0]]
    };
    let ([red, blue], [green, alpha]) = (pair(0), pair(8));
    [red, green, blue, alpha]
}

fn all_opaque(texels: &[[u8; 4]]) -> bool {
    texels.iter().all(|texel| texel[3] == 255)
}
