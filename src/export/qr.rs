//! Owns a code as squares that a camera reads.

use super::page::{Op, Rect};
use crate::catalog::Rgb;

/// The squares of a code in a place; nothing where it is too long for one.
pub(super) fn qr(text: &str, [x, y, width, height]: Rect, colour: Rgb) -> Option<Op> {
    let code = qrcode::QrCode::new(text.as_bytes()).ok()?;
    let side = code.width();
    let module = width.min(height) / side as f32;
    let square = |(place, dark): (usize, qrcode::Color)| {
        let (across, down) = ((place % side) as f32, (place / side) as f32);
        // A hair larger than a module, so that no light shows between two.
        let edge = module * 1.02;
        (dark == qrcode::Color::Dark).then_some([x + across * module, y + down * module, edge, edge])
    };
    let rects = code.to_colors().into_iter().enumerate().filter_map(square).collect();
    Some(Op::Squares { rects, colour })
}
