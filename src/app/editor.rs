//! Owns how a file is opened at a place in the person's own editor: which program, with which arguments, on a thread of its own.
//! No shell is asked: nothing in a name is ever a command.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use eframe::egui::Context;

use crate::catalog::Place;

/// A file, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Spot {
    path: PathBuf,
    line: usize,
    column: usize,
}

/// A program to start, with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Launch {
    program: OsString,
    args: Vec<OsString>,
}

/// How an editor is told where in a file to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// `-g file:line:column`
    Goto,
    /// `file:line:column`
    Behind,
    /// `+line file`
    PlusLine,
    /// `+line:column file`
    PlusColon,
    /// `+line,column file`
    PlusComma,
    /// `--line line --column column file`
    Long,
    /// `-l line -c column file`
    Short,
    /// `-nline -ccolumn file`
    Glued,
    /// Not at all.
    Unknown,
}

/// Opens files in the person's editor.
pub(super) struct Editors {
    ctx: Context,
    sender: Sender<Refused>,
    receiver: Receiver<Refused>,
}

/// A place that no editor could be started for.
pub(super) struct Refused {
    /// The place.
    pub(super) place: Place,
    /// What the last program that was tried said; may be empty.
    pub(super) reason: String,
}

/// Who ends sooner than this with a failure did not open anything.
const AT_ONCE: Duration = Duration::from_secs(3);

impl Editors {
    /// Nothing opened yet.
    pub(super) fn new(ctx: Context) -> Self {
        let (sender, receiver) = channel();
        Self { ctx, sender, receiver }
    }

    /// Opens a file of a catalog's folder at a place.
    pub(super) fn open(&self, folder: &Path, place: Place) {
        let path = std::path::absolute(folder.join(&place.file)).unwrap_or_else(|_relative| folder.join(&place.file));
        let spot = Spot { path, line: place.line.max(1), column: place.column.max(1) };
        let launches = launches(&spot, &|name| std::env::var(name).ok());
        let (sender, ctx) = (self.sender.clone(), self.ctx.clone());
        let work = move || {
            if let Err(reason) = start_one(&launches)
                && sender.send(Refused { place, reason }).is_ok()
            {
                ctx.request_repaint();
            }
        };
        // Where the system has no thread to give, nothing opens: the place stands on the screen all the same.
        drop(thread::Builder::new().name("editor".to_owned()).spawn(work));
    }

    /// What could not be opened since the last time.
    pub(super) fn poll(&self) -> Vec<Refused> {
        self.receiver.try_iter().collect()
    }
}

/// Starts the first program that there is, and waits for its end so that nothing of it is left behind.
fn start_one(launches: &[Launch]) -> Result<(), String> {
    let mut last = String::new();
    for launch in launches {
        let started = Instant::now();
        let mut command = Command::new(&launch.program);
        command.args(&launch.args).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let name = launch.program.to_string_lossy();
        match command.spawn().and_then(|mut child| child.wait()) {
            Ok(status) if !status.success() && started.elapsed() < AT_ONCE => last = format!("{name}: {status}"),
            Ok(_) => return Ok(()),
            Err(error) => last = format!("{name}: {error}"),
        }
    }
    Err(last)
}

/// The programs that may open a file, the person's own choice first. Which there are is found out by starting them.
fn launches(spot: &Spot, env: &dyn Fn(&str) -> Option<String>) -> Vec<Launch> {
    let chosen: Vec<Vec<String>> = ["VISUAL", "EDITOR"]
        .into_iter()
        .filter_map(|name| env(name).map(|written| words(&written)))
        .filter(|words| !words.is_empty())
        .collect();
    if chosen.is_empty() {
        return vec![opener(spot)];
    }
    let mut launches: Vec<Launch> = Vec::new();
    for editor in &chosen {
        let launch = editor_at(editor, spot);
        let in_terminal = needs_terminal(editor);
        let each = if in_terminal { in_terminals(&launch, env) } else { vec![launch] };
        launches.extend(each.into_iter().filter(|launch| !launches.contains(launch)).collect::<Vec<_>>());
    }
    launches
}

/// The words of a command as it is written in a variable: apart by spaces, save within quotes.
fn words(written: &str) -> Vec<String> {
    let mut words = Vec::new();
    let (mut word, mut quote, mut is_open) = (String::new(), None, false);
    for letter in written.chars() {
        match (quote, letter) {
            (Some(end), _) if letter == end => quote = None,
            (None, '"' | '\'') => (quote, is_open) = (Some(letter), true),
            (None, _) if letter.is_whitespace() => {
                if is_open {
                    words.push(std::mem::take(&mut word));
                }
                is_open = false;
            }
            _ => {
                word.push(letter);
                is_open = true;
            }
        }
    }
    if is_open {
        words.push(word);
    }
    words
}

/// What a program is called, without its folder and its ending.
fn stem(program: &str) -> String {
    let name = program.rsplit(['/', '\\']).next().unwrap_or(program).to_lowercase();
    let ended = [".exe", ".cmd", ".bat", ".sh"].into_iter().find_map(|ending| name.strip_suffix(ending));
    ended.unwrap_or(&name).to_owned()
}

/// How an editor is told where to go.
fn style(stem: &str) -> Style {
    match stem {
        "code" | "code-insiders" | "codium" | "vscodium" | "cursor" | "windsurf" | "positron" => Style::Goto,
        "subl" | "sublime_text" | "zed" | "zeditor" | "zedit" | "lapce" => Style::Behind,
        "vi" | "vim" | "nvim" | "gvim" | "mvim" | "vimx" | "neovide" | "hx" | "helix" | "joe" | "jed" | "ne" => {
            Style::PlusLine
        }
        "emacs" | "emacsclient" | "kak" | "micro" | "gedit" | "xed" | "pluma" | "mcedit" => Style::PlusColon,
        "nano" | "pico" | "rnano" => Style::PlusComma,
        "idea" | "rustrover" | "clion" | "webstorm" | "pycharm" | "phpstorm" | "goland" | "rubymine" | "fleet" => {
            Style::Long
        }
        "kate" | "kwrite" => Style::Short,
        "notepad++" => Style::Glued,
        _ => Style::Unknown,
    }
}

/// An editor with its own arguments, and then where to go.
fn editor_at(editor: &[String], Spot { path, line, column }: &Spot) -> Launch {
    let program = editor.first().cloned().unwrap_or_default();
    let mut args: Vec<OsString> = editor.iter().skip(1).map(OsString::from).collect();
    let behind = || joined(&[path.as_os_str(), format!(":{line}:{column}").as_ref()]);
    let plain = || path.clone().into_os_string();
    let written = |text: String| OsString::from(text);
    args.extend(match style(&stem(&program)) {
        Style::Goto => vec![written("-g".to_owned()), behind()],
        Style::Behind => vec![behind()],
        Style::PlusLine => vec![written(format!("+{line}")), plain()],
        Style::PlusColon => vec![written(format!("+{line}:{column}")), plain()],
        Style::PlusComma => vec![written(format!("+{line},{column}")), plain()],
        Style::Long => {
            let (line, column) = (written(line.to_string()), written(column.to_string()));
            vec![written("--line".to_owned()), line, written("--column".to_owned()), column, plain()]
        }
        Style::Short => {
            let (line, column) = (written(line.to_string()), written(column.to_string()));
            vec![written("-l".to_owned()), line, written("-c".to_owned()), column, plain()]
        }
        Style::Glued => vec![written(format!("-n{line}")), written(format!("-c{column}")), plain()],
        Style::Unknown => vec![plain()],
    });
    Launch { program: program.into(), args }
}

fn joined(parts: &[&OsStr]) -> OsString {
    let mut whole = OsString::new();
    for part in parts {
        whole.push(part);
    }
    whole
}

/// Whether an editor draws its text in a terminal.
fn needs_terminal(editor: &[String]) -> bool {
    let stem = stem(editor.first().map_or("", String::as_str));
    let has = |flags: &[&str]| editor.iter().any(|word| flags.contains(&word.as_str()));
    match stem.as_str() {
        "vi" | "vim" | "nvim" | "vimx" | "nano" | "pico" | "rnano" | "kak" | "hx" | "helix" | "micro" | "joe"
        | "jed" | "ne" | "ed" | "mcedit" => !has(&["-g"]),
        "emacs" | "emacsclient" => has(&["-nw", "-t", "--tty", "--no-window-system"]),
        _ => false,
    }
}

/// A program in each of the terminals that there may be.
fn in_terminals(launch: &Launch, env: &dyn Fn(&str) -> Option<String>) -> Vec<Launch> {
    let own = env("TERMINAL").map(|written| words(&written)).filter(|words| !words.is_empty());
    let usual = vec!["x-terminal-emulator".to_owned()];
    own.into_iter()
        .chain([usual])
        .map(|terminal| {
            let program = terminal.first().cloned().unwrap_or_default();
            let flags: &[&str] = match stem(&program).as_str() {
                "gnome-terminal" | "kgx" | "ptyxis" => &["--"],
                "kitty" | "foot" | "footclient" => &[],
                "wezterm" => &["start", "--"],
                "xfce4-terminal" => &["-x"],
                _ => &["-e"],
            };
            let args = terminal.iter().skip(1).map(OsString::from).chain(flags.iter().map(OsString::from));
            let args = args.chain([launch.program.clone()]).chain(launch.args.iter().cloned()).collect();
            Launch { program: program.into(), args }
        })
        .collect()
}

/// What the system opens files with. It goes to no line.
fn opener(spot: &Spot) -> Launch {
    let program = if cfg!(target_os = "macos") {
        "open"
    } else if cfg!(windows) {
        "explorer"
    } else {
        "xdg-open"
    };
    Launch { program: program.into(), args: vec![spot.path.clone().into()] }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot() -> Spot {
        Spot { path: "/shop/offers/my cards.ron".into(), line: 12, column: 5 }
    }

    /// The command lines that these variables lead to.
    fn told(variables: &[(&str, &str)]) -> Vec<String> {
        let env = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        let line = |launch: Launch| {
            let words = std::iter::once(launch.program).chain(launch.args);
            words.map(|word| word.into_string().unwrap()).collect::<Vec<_>>().join("|")
        };
        launches(&spot(), &env).into_iter().map(line).collect()
    }

    #[test]
    fn every_known_editor_goes_to_the_line_in_its_own_way() {
        const FILE: &str = "/shop/offers/my cards.ron";
        for (editor, expected) in [
            ("code", format!("code|-g|{FILE}:12:5")),
            ("code --wait", format!("code|--wait|-g|{FILE}:12:5")),
            ("/usr/bin/codium", format!("/usr/bin/codium|-g|{FILE}:12:5")),
            ("subl -n", format!("subl|-n|{FILE}:12:5")),
            ("zed", format!("zed|{FILE}:12:5")),
            ("gvim", format!("gvim|+12|{FILE}")),
            ("vim -g", format!("vim|-g|+12|{FILE}")),
            ("emacs", format!("emacs|+12:5|{FILE}")),
            ("emacsclient -c", format!("emacsclient|-c|+12:5|{FILE}")),
            ("gedit", format!("gedit|+12:5|{FILE}")),
            ("kate", format!("kate|-l|12|-c|5|{FILE}")),
            ("idea", format!("idea|--line|12|--column|5|{FILE}")),
            ("notepad++.exe", format!("notepad++.exe|-n12|-c5|{FILE}")),
            ("something-else --new", format!("something-else|--new|{FILE}")),
        ] {
            assert_eq!(told(&[("EDITOR", editor)]), [expected], "{editor}");
        }
    }

    #[test]
    fn an_editor_in_a_terminal_gets_one() {
        const FILE: &str = "/shop/offers/my cards.ron";
        let usual = |editor: &str| format!("x-terminal-emulator|-e|{editor}|{FILE}");
        assert_eq!(told(&[("EDITOR", "vim")]), [usual("vim|+12")]);
        assert_eq!(told(&[("EDITOR", "hx")]), [usual("hx|+12")]);
        assert_eq!(told(&[("EDITOR", "nano -w")]), [usual("nano|-w|+12,5")]);
        assert_eq!(told(&[("EDITOR", "kak")]), [usual("kak|+12:5")]);
        assert_eq!(told(&[("EDITOR", "emacs -nw")]), [usual("emacs|-nw|+12:5")]);
        let kitty = format!("kitty|--single-instance|nvim|+12|{FILE}");
        assert_eq!(told(&[("EDITOR", "nvim"), ("TERMINAL", "kitty --single-instance")]), [kitty, usual("nvim|+12")]);
        let gnome = format!("gnome-terminal|--|vi|+12|{FILE}");
        assert_eq!(told(&[("EDITOR", "vi"), ("TERMINAL", "gnome-terminal")]), [gnome, usual("vi|+12")]);
    }

    #[test]
    fn visual_comes_before_editor_and_the_system_only_where_there_is_neither() {
        const FILE: &str = "/shop/offers/my cards.ron";
        assert_eq!(
            told(&[("EDITOR", "kate"), ("VISUAL", "code")]),
            [format!("code|-g|{FILE}:12:5"), format!("kate|-l|12|-c|5|{FILE}")]
        );
        assert_eq!(told(&[("EDITOR", "code"), ("VISUAL", "code")]).len(), 1);
        assert_eq!(told(&[("VISUAL", " ")]).len(), 1);
        assert!(told(&[])[0].ends_with(&format!("|{FILE}")));
    }

    #[test]
    fn quotes_keep_a_program_with_spaces_together() {
        assert_eq!(words("'/opt/My Editor/bin' --wait \"a b\""), ["/opt/My Editor/bin", "--wait", "a b"]);
        assert_eq!(words("  "), [""; 0]);
        // Nothing is ever handed to a shell: what would be a command there is a word here.
        assert_eq!(words("vim;rm $(x)"), ["vim;rm", "$(x)"]);
    }

    #[test]
    fn who_can_not_be_started_is_said_with_why() {
        let none = Launch { program: "no-such-editor-anywhere".into(), args: Vec::new() };
        let reason = start_one(&[none]).unwrap_err();
        assert!(reason.starts_with("no-such-editor-anywhere: "), "{reason}");
    }
}
