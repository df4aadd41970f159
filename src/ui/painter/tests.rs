//! What the painter promises, pixel by pixel.
#![expect(clippy::disallowed_methods, reason = "tests of a painter name the very colours that they expect")]

use eframe::egui::epaint::{ClippedPrimitive, ImageDelta, Primitive, Vertex};
use eframe::egui::{Color32, ColorImage, Mesh, Pos2, Rect, TextureId, TextureOptions, TexturesDelta, pos2};

use super::{Canvas, CpuPainter};

const PICTURE: TextureId = TextureId::Managed(7);
const CLEAR: [u8; 4] = [0; 4];
const RED: [u8; 4] = [255, 0, 0, 255];
const HALF_RED: [u8; 4] = [128, 0, 0, 128];
const UNIT: Rect = Rect { min: Pos2::ZERO, max: pos2(1.0, 1.0) };

fn rect(left: f32, top: f32, right: f32, bottom: f32) -> Rect {
    Rect { min: pos2(left, top), max: pos2(right, bottom) }
}

fn colour([r, g, b, a]: [u8; 4]) -> Color32 {
    Color32::from_rgba_premultiplied(r, g, b, a)
}

fn image(size: [usize; 2], texels: &[[u8; 4]]) -> ColorImage {
    ColorImage::new(size, texels.iter().copied().map(colour).collect())
}

/// A painter with one texture.
fn painter(size: [usize; 2], texels: &[[u8; 4]], options: TextureOptions) -> CpuPainter {
    let mut painter = CpuPainter::default();
    change(&mut painter, ImageDelta::full(image(size, texels), options));
    painter
}

/// A painter whose texture is white: meshes show their own colours.
fn plain() -> CpuPainter {
    painter([1, 1], &[[255; 4]], TextureOptions::LINEAR)
}

fn change(painter: &mut CpuPainter, delta: ImageDelta) {
    let mut changes = TexturesDelta::default();
    changes.push(PICTURE, delta);
    painter.apply(&mut changes);
    assert!(changes.is_empty());
}

fn quad(place: Rect, shows: Rect, tint: [u8; 4]) -> Mesh {
    let mut mesh = Mesh::with_texture(PICTURE);
    mesh.add_rect_with_uv(place, shows, colour(tint));
    mesh
}

/// A mesh of one triangle between `corners`, in one colour.
fn triangle(corners: [Pos2; 3], tint: [u8; 4]) -> Mesh {
    let vertex = |pos| Vertex { pos, uv: Pos2::ZERO, color: colour(tint) };
    Mesh { indices: vec![0, 1, 2], vertices: corners.map(vertex).to_vec(), texture_id: PICTURE }
}

/// What 16 × 16 pixels look like after `mesh` was painted on them.
fn painted(painter: &CpuPainter, clip: Rect, mesh: Mesh) -> Canvas {
    let mut canvas = Canvas::new([16, 16], CLEAR);
    let primitive = Primitive::Mesh(mesh);
    painter.paint(&mut canvas, 1.0, &[ClippedPrimitive { clip_rect: clip, primitive }]);
    canvas
}

/// Asserts that the pixels inside `place` are `inside`, and all others clear.
fn check(canvas: &Canvas, place: Rect, inside: [u8; 4]) {
    for y in 0..16_u8 {
        for x in 0..16_u8 {
            let centre = pos2(f32::from(x) + 0.5, f32::from(y) + 0.5);
            let expected = if place.contains(centre) { inside } else { CLEAR };
            assert_eq!(canvas.pixel(x.into(), y.into()), Some(expected), "at {x}, {y}");
        }
    }
}

#[test]
fn a_filled_rectangle_covers_exactly_its_pixels() {
    let place = rect(3.0, 2.0, 13.0, 12.0);
    check(&painted(&plain(), Rect::EVERYTHING, quad(place, UNIT, RED)), place, RED);
}

#[test]
fn a_pixel_is_covered_when_its_centre_is() {
    let canvas = painted(&plain(), Rect::EVERYTHING, quad(rect(2.5, 2.51, 5.5, 5.51), UNIT, RED));
    check(&canvas, rect(2.0, 3.0, 5.0, 6.0), RED);
}

#[test]
fn neighbouring_triangles_leave_no_gap_and_share_no_pixel() {
    let place = rect(1.0, 1.0, 14.0, 15.0);
    for centre in [pos2(7.5, 7.5), pos2(3.21, 12.9), pos2(8.0, 2.0), pos2(13.999, 1.001)] {
        let corners = [place.left_top(), place.right_top(), place.right_bottom(), place.left_bottom()];
        let mut mesh = Mesh::with_texture(PICTURE);
        for (i, corner) in corners.into_iter().enumerate() {
            mesh.append(triangle([corner, corners[(i + 1) % 4], centre], HALF_RED));
        }
        check(&painted(&plain(), Rect::EVERYTHING, mesh), place, HALF_RED);
    }
}

#[test]
fn nothing_is_painted_outside_the_clip_rectangle() {
    let clip = rect(4.0, 5.0, 9.4, 11.6);
    let canvas = painted(&plain(), clip, quad(rect(-50.0, -50.0, 50.0, 50.0), UNIT, RED));
    check(&canvas, rect(4.0, 5.0, 9.0, 12.0), RED);
    for empty in [Rect::NAN, Rect::NOTHING, rect(9.0, 9.0, 4.0, 4.0), rect(30.0, 0.0, 40.0, 9.0)] {
        check(&painted(&plain(), empty, quad(rect(0.0, 0.0, 16.0, 16.0), UNIT, RED)), Rect::NOTHING, RED);
    }
}

#[test]
fn points_are_scaled_to_pixels() {
    let mut canvas = Canvas::new([16, 16], CLEAR);
    let primitive = Primitive::Mesh(quad(rect(2.0, 4.0, 6.0, 8.0), UNIT, RED));
    plain().paint(&mut canvas, 1.5, &[ClippedPrimitive { clip_rect: Rect::EVERYTHING, primitive }]);
    check(&canvas, rect(3.0, 6.0, 9.0, 12.0), RED);
}

#[test]
fn a_texture_is_mixed_linearly() {
    let picture = painter([2, 1], &[[0, 0, 0, 255], [200, 100, 0, 255]], TextureOptions::LINEAR);
    let canvas = painted(&picture, Rect::EVERYTHING, quad(rect(0.0, 0.0, 4.0, 1.0), UNIT, [255; 4]));
    let expected = [[0, 0, 0, 255], [50, 25, 0, 255], [150, 75, 0, 255], [200, 100, 0, 255], CLEAR];
    assert_eq!(canvas.pixels()[..5], expected);
}

#[test]
fn a_texture_at_its_own_size_is_shown_as_it_is() {
    let texels: Vec<[u8; 4]> = (0..64).map(|i| [i * 3, 255 - i, i, 255]).collect();
    for options in [TextureOptions::LINEAR, TextureOptions::NEAREST, TextureOptions::LINEAR_REPEAT] {
        let picture = painter([8, 8], &texels, options);
        let canvas = painted(&picture, Rect::EVERYTHING, quad(rect(5.0, 3.0, 13.0, 11.0), UNIT, [255; 4]));
        for (row, y) in texels.chunks(8).zip(3..) {
            assert_eq!(canvas.pixels()[y * 16 + 5..y * 16 + 13], *row);
        }
    }
}

#[test]
fn a_texture_is_tinted() {
    let picture = painter([2, 1], &[[128; 4], [255; 4]], TextureOptions::NEAREST);
    let canvas = painted(&picture, Rect::EVERYTHING, quad(rect(0.0, 0.0, 2.0, 1.0), UNIT, [255, 100, 0, 255]));
    assert_eq!(canvas.pixels()[..2], [[128, 50, 0, 128], [255, 100, 0, 255]]);
}

#[test]
fn textures_wrap_as_they_are_told() {
    let (a, b) = ([10, 0, 0, 255], [20, 0, 0, 255]);
    let modes = [
        (TextureOptions::NEAREST, [a, a, a, b, b, b]),
        (TextureOptions::NEAREST_REPEAT, [a, b, a, b, a, b]),
        (TextureOptions::NEAREST_MIRRORED_REPEAT, [b, a, a, b, b, a]),
    ];
    for (options, expected) in modes {
        let shows = rect(-1.0, 0.0, 2.0, 1.0);
        let picture = painter([2, 1], &[a, b], options);
        let canvas = painted(&picture, Rect::EVERYTHING, quad(rect(0.0, 0.0, 6.0, 1.0), shows, [255; 4]));
        assert_eq!(canvas.pixels()[..6], expected);
    }
}

#[test]
fn colours_change_evenly_between_the_corners() {
    let mut mesh = quad(rect(0.0, 0.0, 4.0, 16.0), rect(0.0, 0.0, 0.0, 0.0), [0, 0, 0, 255]);
    for vertex in mesh.vertices.iter_mut().filter(|vertex| vertex.pos.x > 0.0) {
        vertex.color = colour([240, 0, 80, 255]);
    }
    let canvas = painted(&plain(), Rect::EVERYTHING, mesh);
    let expected = [[30, 0, 10, 255], [90, 0, 30, 255], [150, 0, 50, 255], [210, 0, 70, 255]];
    for y in 0..16 {
        assert_eq!(canvas.pixels()[y * 16..y * 16 + 4], expected, "row {y}");
    }
}

#[test]
fn vertices_that_are_no_numbers_paint_nothing() {
    for bad in [f32::NAN, -f32::NAN] {
        for corner in [pos2(bad, 3.0), pos2(3.0, bad)] {
            let mesh = triangle([corner, pos2(0.0, 0.0), pos2(16.0, 0.0)], RED);
            check(&painted(&plain(), Rect::EVERYTHING, mesh), Rect::NOTHING, RED);
        }
    }
}

#[test]
fn vertices_far_outside_are_safe() {
    let everything = rect(0.0, 0.0, 16.0, 16.0);
    for far in [1e6, 1e9, f32::MAX, f32::INFINITY] {
        let place = rect(-far, -far, far, far);
        check(&painted(&plain(), Rect::EVERYTHING, quad(place, UNIT, HALF_RED)), everything, HALF_RED);
        let shows = rect(-far, -far, far, f32::NAN);
        check(&painted(&plain(), Rect::EVERYTHING, quad(place, shows, RED)), everything, RED);
    }
}

#[test]
fn invalid_meshes_are_left_out() {
    let mut mesh = triangle([pos2(0.0, 0.0), pos2(16.0, 0.0), pos2(0.0, 16.0)], RED);
    mesh.indices = vec![0, 1, 9, 0];
    check(&painted(&plain(), Rect::EVERYTHING, mesh.clone()), Rect::NOTHING, RED);
    mesh.texture_id = TextureId::User(1);
    check(&painted(&plain(), Rect::EVERYTHING, mesh), Rect::NOTHING, RED);
}

#[test]
fn a_part_of_a_texture_is_replaced() {
    let (old, new) = ([1, 2, 3, 255], [9, 9, 9, 255]);
    let mut picture = painter([4, 4], &[old; 16], TextureOptions::NEAREST);
    let part = |at, size: [usize; 2]| {
        ImageDelta::partial(at, image(size, &vec![new; size[0] * size[1]]), TextureOptions::NEAREST)
    };
    for outside in [part([3, 0], [2, 1]), part([0, 4], [1, 1]), part([usize::MAX, 0], [1, 1]), part([0, 0], [0, 0])] {
        change(&mut picture, outside);
    }
    change(&mut picture, part([1, 2], [2, 2]));
    let canvas = painted(&picture, Rect::EVERYTHING, quad(rect(0.0, 0.0, 4.0, 4.0), UNIT, [255; 4]));
    for (y, expected) in [[old; 4], [old; 4], [old, new, new, old], [old, new, new, old]].into_iter().enumerate() {
        assert_eq!(canvas.pixels()[y * 16..y * 16 + 4], expected, "row {y}");
    }
}

#[test]
fn a_freed_texture_is_still_shown_in_its_last_frame() {
    let mut painter = plain();
    let place = rect(0.0, 0.0, 16.0, 16.0);
    let mut changes = TexturesDelta::default();
    changes.free.insert(PICTURE);
    painter.apply(&mut changes);
    check(&painted(&painter, Rect::EVERYTHING, quad(place, UNIT, RED)), place, RED);
    painter.apply(&mut changes);
    check(&painted(&painter, Rect::EVERYTHING, quad(place, UNIT, RED)), Rect::NOTHING, RED);
}

#[test]
fn whatever_the_vertices_are_nothing_breaks() {
    let values = [0.0, -0.0, 1.0, 7.5, 15.999, -3.25, 1e-30, 1e5, 1_048_577.0, -3e38, f32::INFINITY, f32::NAN];
    let textures = [TextureOptions::LINEAR, TextureOptions::NEAREST_MIRRORED_REPEAT, TextureOptions::LINEAR_REPEAT]
        .map(|options| painter([2, 2], &[RED, HALF_RED, [255, 255, 255, 0], [255; 4]], options));
    let mut state = 1_u32;
    let mut random = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) as usize
    };
    for round in 0..20_000 {
        let mut mesh = triangle([Pos2::ZERO; 3], RED);
        for vertex in &mut mesh.vertices {
            let mut any = || values[random() % values.len()];
            (vertex.pos, vertex.uv) = (pos2(any(), any()), pos2(any(), any()));
            vertex.color =
                colour([0, 90, 255, 254].map(|channel: u8| if random() % 2 == 0 { channel } else { 255 - channel }));
        }
        painted(&textures[round % 3], Rect::EVERYTHING, mesh);
    }
}
