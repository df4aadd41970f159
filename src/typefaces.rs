//! Owns the typefaces that are part of the program, as bytes and as a collection to set SVG with; draws nothing.

use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb;

/// Inter, in the weight of running text.
pub const INTER: &[u8] = include_bytes!("../assets/fonts/Inter-Regular.ttf");
/// Inter, a little stronger.
pub const INTER_MEDIUM: &[u8] = include_bytes!("../assets/fonts/Inter-Medium.ttf");
/// Inter, for what stands out.
pub const INTER_STRONG: &[u8] = include_bytes!("../assets/fonts/Inter-SemiBold.ttf");
/// Fraunces, for headings.
pub const FRAUNCES: &[u8] = include_bytes!("../assets/fonts/Fraunces-SemiBold.ttf");

/// All of them: what a buyer's words can be set in, too.
static ALL: [&[u8]; 10] = [
    INTER,
    INTER_MEDIUM,
    INTER_STRONG,
    FRAUNCES,
    include_bytes!("../assets/fonts/EBGaramond-Medium.ttf"),
    include_bytes!("../assets/fonts/EBGaramond-SemiBold.ttf"),
    include_bytes!("../assets/fonts/Jost-Regular.ttf"),
    include_bytes!("../assets/fonts/Jost-SemiBold.ttf"),
    include_bytes!("../assets/fonts/DMMono-Regular.ttf"),
    include_bytes!("../assets/fonts/DMMono-Medium.ttf"),
];

static COLLECTION: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    for file in ALL {
        fonts.load_font_data(file.to_vec());
    }
    fonts.set_sans_serif_family("Inter");
    fonts.set_serif_family("Fraunces");
    fonts.set_monospace_family("Inter");
    fonts.set_cursive_family("Fraunces");
    fonts.set_fantasy_family("Inter");
    Arc::new(fonts)
});

/// All of them, by family and weight. The system's own are not among them: a drawing looks the same on every machine.
#[must_use]
pub fn collection() -> Arc<fontdb::Database> {
    Arc::clone(&COLLECTION)
}
