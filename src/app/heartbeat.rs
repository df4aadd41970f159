//! Owns the signs of life of a kiosk's window: whoever watches over it asks on the standard input, and the thread that draws
//! answers on the standard output.

use std::io::{self, BufRead as _, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use eframe::egui::Context;

use crate::supervisor::{ANSWERED, REST, WATCHED};

/// What was asked, between the thread that listens and the one that draws.
#[derive(Debug, Default)]
struct Asked {
    /// For a sign of life.
    sign: AtomicBool,
    /// To end as soon as nobody stands before it.
    rest: AtomicBool,
    /// Whoever watched over the window is gone.
    orphaned: AtomicBool,
}

/// The signs of life of a window that is watched over.
#[derive(Debug, Default)]
pub(super) struct Heartbeat {
    asked: Arc<Asked>,
}

impl Heartbeat {
    /// Listens, where somebody watches over this process.
    pub(super) fn start(ctx: &Context) -> Option<Self> {
        std::env::var_os(WATCHED)?;
        let heart = Self::default();
        let (asked, ctx) = (Arc::clone(&heart.asked), ctx.clone());
        let listen = move || {
            for line in io::stdin().lock().lines().map_while(Result::ok) {
                asked.rest.fetch_or(line == REST, Ordering::Relaxed);
                asked.sign.store(true, Ordering::Relaxed);
                ctx.request_repaint();
            }
            asked.orphaned.store(true, Ordering::Relaxed);
            ctx.request_repaint();
        };
        thread::Builder::new().name("heartbeat".to_owned()).spawn(listen).ok()?;
        Some(heart)
    }

    /// Gives a sign of life where one was asked for: called by the thread that draws, as it draws.
    pub(super) fn beat(&self) {
        if self.asked.sign.swap(false, Ordering::Relaxed) {
            let mut out = io::stdout().lock();
            // Where nobody reads it any more, the input has ended too.
            writeln!(out, "{ANSWERED}").and_then(|()| out.flush()).unwrap_or_default();
        }
    }

    /// Whether the window is to be started anew as soon as nobody stands before it.
    pub(super) fn wants_rest(&self) -> bool {
        self.asked.rest.load(Ordering::Relaxed)
    }

    /// Whether nobody watches over the window any more.
    pub(super) fn is_orphaned(&self) -> bool {
        self.asked.orphaned.load(Ordering::Relaxed)
    }
}
