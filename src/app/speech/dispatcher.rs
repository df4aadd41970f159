//! Owns speaking through Speech Dispatcher, the speech service of Linux desktops: a thread of its own holds the connection.

use std::io::ErrorKind;
use std::path::PathBuf;
use std::process::{Command as Process, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use ssip_client_async::fifo::synchronous::{Builder, UnixStream};
use ssip_client_async::{
    Client, ClientError, ClientName, ClientScope, MessageScope, NotificationType, Response, SynthesisVoice,
};

use super::Speaker;
use crate::catalog::Lang;
use crate::ui::spoken::Availability;

/// How long the service may take to answer.
const ANSWERS_WITHIN: Duration = Duration::from_secs(2);
/// How often it is asked whether it has said what it was given.
const LISTENS_EVERY: Duration = Duration::from_millis(60);
/// What a letter takes to be said at the most: the service is not waited for longer than that.
const PER_LETTER: Duration = Duration::from_millis(150);

/// What is asked of the thread.
enum Order {
    Say(Lang, String),
    Stop,
}

/// What the thread says of itself.
#[derive(Default)]
struct State {
    is_speaking: AtomicBool,
    is_missing: AtomicBool,
}

/// The voice of Speech Dispatcher.
pub struct Dispatcher {
    orders: Sender<Order>,
    state: Arc<State>,
}

impl Dispatcher {
    /// Speaks through the service of this session, which is started where it does not run. `wake` is called when there is news:
    /// it has fallen silent, or there is no service.
    #[must_use]
    pub fn new(wake: impl Fn() + Send + 'static) -> Self {
        Self::at(None, wake)
    }

    /// The same through the service behind a socket.
    #[must_use]
    pub fn at(socket: Option<PathBuf>, wake: impl Fn() + Send + 'static) -> Self {
        let (orders, ordered) = channel();
        let state = Arc::new(State::default());
        let known = Arc::clone(&state);
        let thread = thread::Builder::new().name("voice".to_owned());
        let started = thread.spawn(move || work(&ordered, &known, socket.as_ref(), &wake));
        state.is_missing.store(started.is_err(), Ordering::Relaxed);
        Self { orders, state }
    }
}

impl Speaker for Dispatcher {
    fn say(&mut self, lang: Lang, text: &str) {
        let is_taken = self.orders.send(Order::Say(lang, text.to_owned())).is_ok();
        self.state.is_speaking.store(is_taken, Ordering::Relaxed);
    }

    fn stop(&mut self) {
        // Where nobody takes it, nobody speaks.
        self.orders.send(Order::Stop).unwrap_or_default();
    }

    fn is_speaking(&self) -> bool {
        self.state.is_speaking.load(Ordering::Relaxed)
    }

    fn availability(&self) -> Availability {
        if self.state.is_missing.load(Ordering::Relaxed) { Availability::Missing } else { Availability::Possible }
    }
}

/// The thread: takes orders, and hears when what was said has ended.
fn work(ordered: &Receiver<Order>, state: &State, socket: Option<&PathBuf>, wake: &dyn Fn()) {
    let mut line: Option<Connection> = None;
    let mut until: Option<Instant> = None;
    loop {
        let order = match until {
            // Nothing is said: it sleeps.
            None => ordered.recv().map_err(|_gone| RecvTimeoutError::Disconnected),
            Some(_) => ordered.recv_timeout(LISTENS_EVERY),
        };
        let done = match order {
            Err(RecvTimeoutError::Disconnected) => return,
            Err(RecvTimeoutError::Timeout) => {
                let has_ended = line.as_mut().is_none_or(Connection::has_ended);
                has_ended || until.is_some_and(|until| Instant::now() > until)
            }
            Ok(Order::Stop) => {
                if line.as_mut().is_some_and(|line| line.silence().is_err()) {
                    line = None;
                }
                true
            }
            Ok(Order::Say(lang, text)) => {
                // Only the last of what waits is said: the rest is not true any more.
                let (lang, text) = newest(ordered, (lang, text));
                state.is_speaking.store(true, Ordering::Relaxed);
                let length = u32::try_from(text.chars().count()).unwrap_or(u32::MAX).saturating_add(20);
                until = Some(Instant::now() + PER_LETTER.saturating_mul(length));
                !said(&mut line, socket, (lang, &text), state)
            }
        };
        if done {
            until = None;
            state.is_speaking.store(false, Ordering::Relaxed);
            wake();
        }
    }
}

/// The last thing to say of all that waits.
fn newest(ordered: &Receiver<Order>, first: (Lang, String)) -> (Lang, String) {
    let mut last = first;
    while let Ok(order) = ordered.try_recv() {
        last = match order {
            Order::Say(lang, text) => (lang, text),
            Order::Stop => (last.0, String::new()),
        };
    }
    last
}

/// Says something; where the service went away, once more through a new connection. Whether it is being said.
fn said(line: &mut Option<Connection>, socket: Option<&PathBuf>, what: (Lang, &str), state: &State) -> bool {
    for _attempt in 0..2 {
        if line.is_none() {
            *line = Connection::open(socket).ok();
        }
        let Some(connection) = line else { break };
        match connection.say(what.0, what.1) {
            Ok(()) => {
                state.is_missing.store(false, Ordering::Relaxed);
                return !what.1.is_empty();
            }
            Err(_gone) => *line = None,
        }
    }
    state.is_missing.store(true, Ordering::Relaxed);
    false
}

/// A connection to the service.
struct Connection {
    client: Client<UnixStream>,
    has_frisian: bool,
    /// How many sentences have begun and not ended.
    open: u32,
}

impl Connection {
    fn open(socket: Option<&PathBuf>) -> Result<Self, ClientError> {
        let mut builder = Builder::new();
        builder.timeout(LISTENS_EVERY);
        if let Some(socket) = socket {
            builder.path(socket);
        }
        let client = builder.build().or_else(|_absent| {
            if socket.is_none() {
                spawn();
            }
            builder.build()
        })?;
        let mut connection = Self { client, has_frisian: false, open: 0 };
        connection.client.set_client_name(ClientName::new("diderot", "diderot"))?;
        connection.answer()?;
        for kind in [NotificationType::End, NotificationType::Cancel] {
            connection.client.set_notification(kind, true)?;
            connection.answer()?;
        }
        connection.client.list_synthesis_voices()?;
        // A service that lists none still speaks.
        if let Ok(Response::VoicesListSent(voices)) = connection.answer() {
            connection.has_frisian = voices.iter().any(is_frisian);
        }
        Ok(connection)
    }

    /// Says something instead of what is being said.
    fn say(&mut self, lang: Lang, text: &str) -> Result<(), ClientError> {
        self.silence()?;
        if text.is_empty() {
            return Ok(());
        }
        self.client.set_language(ClientScope::Current, voice(lang, self.has_frisian))?;
        self.answer()?;
        self.client.speak()?;
        self.answer()?;
        self.client.send_line(&one_line(text))?;
        self.answer()?;
        self.open = 1;
        Ok(())
    }

    fn silence(&mut self) -> Result<(), ClientError> {
        self.client.cancel(MessageScope::Last)?;
        self.answer()?;
        self.open = 0;
        Ok(())
    }

    /// The answer to what was asked; what happened meanwhile is taken note of.
    fn answer(&mut self) -> Result<Response, ClientError> {
        let until = Instant::now() + ANSWERS_WITHIN;
        loop {
            match self.client.receive() {
                Ok(Response::EventEnd(_)) => self.open = 0,
                Ok(
                    Response::EventCanceled(_)
                    | Response::EventBegin(_)
                    | Response::EventPaused(_)
                    | Response::EventResumed(_)
                    | Response::EventIndexMark(..),
                ) => {}
                Err(error) if is_silence(&error) && Instant::now() < until => {}
                answer => return answer,
            }
        }
    }

    /// Whether what was said has ended.
    fn has_ended(&mut self) -> bool {
        while self.open > 0 {
            match self.client.receive() {
                Ok(Response::EventEnd(_)) => self.open = 0,
                Ok(_) => {}
                Err(error) if is_silence(&error) => return false,
                Err(_gone) => return true,
            }
        }
        true
    }
}

/// Whether nothing was heard for a moment.
fn is_silence(error: &ClientError) -> bool {
    let kind = if let ClientError::Io(error) = error { Some(error.kind()) } else { None };
    matches!(kind, Some(ErrorKind::WouldBlock | ErrorKind::TimedOut))
}

/// Starts the service where it is installed.
fn spawn() {
    let mut command = Process::new("speech-dispatcher");
    command.arg("--spawn").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // Where there is none, the connection that is tried next says so.
    drop(command.status());
}

/// The language that the service is asked for. Where nobody speaks Frisian, Dutch is the nearest.
const fn voice(lang: Lang, has_frisian: bool) -> &'static str {
    match lang {
        Lang::Fy if has_frisian => "fy",
        Lang::Nl | Lang::Fy => "nl",
        Lang::En => "en",
        Lang::De => "de",
    }
}

fn is_frisian(voice: &SynthesisVoice) -> bool {
    voice.language.as_deref().is_some_and(|language| language == "fy" || language.starts_with("fy-"))
}

/// A text as the protocol takes it: on one line, and never just a dot, which would end it.
fn one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.trim_start_matches('.').to_owned()
}
