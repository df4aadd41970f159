//! What a buyer leaves in memory: once their walk is wiped, the process itself is searched for what they typed.
#![cfg(target_os = "linux")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a helper of tests that can not go on ends the test"
)]

#[path = "common/cpu_renderer.rs"]
mod cpu_renderer;
#[path = "kiosk/stand.rs"]
#[expect(dead_code, reason = "shared with the tests of what a kiosk does")]
mod stand;

use std::alloc::System;
use std::fs::{self, File};
use std::io::BufRead as _;
use std::os::unix::fs::FileExt as _;

use diderot::flow::design::Words;
use diderot::flow::{Action, Step};
use eframe::egui::Event;
use zeroizing_alloc::ZeroAlloc;

use stand::Booth;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: ZeroAlloc<System> = ZeroAlloc(System);

/// What is looked for, with each letter moved by one: so it stands nowhere but where it was typed.
const CANARY: &[u8] = b"Lbobsjfwphfm";

fn canary() -> String {
    CANARY.iter().map(|letter| char::from(letter - 1)).collect()
}

/// How often the canary stands in this process' memory, where it can be written.
fn sightings() -> Vec<String> {
    const STEP: usize = 1 << 20;
    let memory = File::open("/proc/self/mem").unwrap();
    let mut buffer = vec![0_u8; STEP + CANARY.len()];
    let own = buffer.as_ptr().addr()..buffer.as_ptr().addr() + buffer.len();
    let mut found = Vec::new();
    for line in fs::read_to_string("/proc/self/maps").unwrap().lines() {
        let mut parts = line.split_whitespace();
        let (range, rights) = (parts.next().unwrap(), parts.next().unwrap());
        if !rights.starts_with("rw") {
            continue;
        }
        let (start, end) = range.split_once('-').unwrap();
        let (start, end) = (usize::from_str_radix(start, 16).unwrap(), usize::from_str_radix(end, 16).unwrap());
        let mut at = start;
        while at < end {
            let length = (end - at).min(buffer.len());
            let read = memory.read_at(&mut buffer[..length], at as u64).unwrap_or_default();
            // The first letter is looked for by the quick way of the standard library: this goes through all memory there is.
            let first = CANARY[0] - 1;
            let (mut rest, mut offset) = (&buffer[..read], 0);
            while let Ok(skipped) = rest.skip_until(first)
                && skipped > 0
            {
                offset += skipped;
                let tail = &buffer[(offset - 1)..read];
                let is_canary = tail.len() >= CANARY.len()
                    && tail.iter().zip(CANARY).all(|(letter, moved)| letter.wrapping_add(1) == *moved);
                let place = at + offset - 1;
                if is_canary && !own.contains(&place) {
                    let from = (offset - 1).saturating_sub(120);
                    let around = &buffer[from..(offset + 119).min(read)];
                    let shown: String = around
                        .iter()
                        .map(|byte| if byte.is_ascii_graphic() { char::from(*byte) } else { '.' })
                        .collect();
                    found.push(format!("{place:x}: {}", shown.replace(&canary(), "<CANARY>")));
                }
            }
            at += STEP;
        }
    }
    buffer.fill(0);
    found
}

#[test]
fn nothing_that_was_typed_is_left_in_memory() {
    let mut booth = Booth::plain();
    for action in [Action::Touched, Action::HookChosen("cards-matt".into()), Action::Continued] {
        booth.act(action);
    }
    // In the walk, in a field of the screen with its undo, and on the print.
    booth.act(Action::WordsTyped(Words { company: canary(), ..Words::default() }));
    let field = booth.say("words-name");
    booth.press(&field);
    booth.frame(vec![Event::Text(canary())]);
    booth.wait(2.0);
    assert!(!sightings().is_empty(), "the canary was not planted");
    booth.wait(60.0);
    assert_eq!(booth.step(), Step::Attract);
    booth.effects();
    // Threads that still worked on it put it down.
    for _ in 0..40 {
        booth.wait(1.0);
        if sightings().is_empty() {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("it is still there: {:#?}", sightings());
}
