//! Owns which system libraries a window needs, and how to get them where they are missing.

/// What a window on X11 or Wayland loads, and the Debian package that has it.
const NEEDED: [(&str, &str); 2] =
    [("libxkbcommon.so.0", "libxkbcommon0"), ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0")];

/// What only X11 loads.
const NEEDED_ON_X11: [(&str, &str); 4] = [
    ("libX11.so.6", "libx11-6"),
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libXcursor.so.1", "libxcursor1"),
    ("libXi.so.6", "libxi6"),
];

/// The packages of the libraries that are missing here. Only Debian's folders and names are known; elsewhere nothing is said
/// to be missing.
pub(super) fn missing_packages() -> Vec<&'static str> {
    if !std::path::Path::new("/etc/debian_version").exists() {
        return Vec::new();
    }
    let on_wayland = std::env::var_os("WAYLAND_DISPLAY").is_some();
    let on_x11 = if on_wayland { [].as_slice() } else { NEEDED_ON_X11.as_slice() };
    NEEDED.iter().chain(on_x11).filter(|(library, _)| !is_there(library)).map(|(_, package)| *package).collect()
}

/// Whether a library lies where the system's loader looks: its cache can't be read in a portable way, and loading the library
/// to see would run its code.
fn is_there(library: &str) -> bool {
    let usual = ["/usr/lib", "/lib", "/usr/lib64", "/lib64", "/usr/local/lib"];
    let triplet = format!("{}-linux-gnu", std::env::consts::ARCH);
    let from_env = std::env::var("LD_LIBRARY_PATH").unwrap_or_default();
    let own = from_env.split(':').filter(|dir| !dir.is_empty()).map(str::to_owned);
    usual
        .iter()
        .flat_map(|dir| [(*dir).to_owned(), format!("{dir}/{triplet}")])
        .chain(own)
        .any(|dir| std::path::Path::new(&dir).join(library).exists())
}
