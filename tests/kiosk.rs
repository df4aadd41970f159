//! What a kiosk keeps to: nobody leaves it without the PIN, it asks before it forgets, and nothing of anybody stays.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of tests that can not go on ends the test")]

#[path = "common/cpu_renderer.rs"]
mod cpu_renderer;
#[path = "kiosk/escapes.rs"]
mod escapes;
#[path = "kiosk/idle.rs"]
mod idle;
#[path = "kiosk/picker.rs"]
mod picker;
#[path = "kiosk/staff.rs"]
mod staff;
#[path = "kiosk/stand.rs"]
mod stand;
#[path = "kiosk/traces.rs"]
mod traces;
