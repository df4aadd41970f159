//! What becomes of a kiosk's window that crashes, hangs or grows: with small programs in the window's place.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a helper of tests that can not go on ends the test")]

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use diderot::storage::DayLog;
use diderot::supervisor::{Ending, Limits, Watch, Watched};

/// A folder that is gone after the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let dir = std::env::temp_dir().join(format!("diderot-supervisor-{name}-{}", std::process::id()));
        fs::remove_dir_all(&dir).unwrap_or_default();
        fs::create_dir_all(&dir).unwrap();
        Self(dir)
    }

    /// Watches over a script, with another one as the safe screen. Both find this folder in `$0`.
    fn watch(&self, window: &str, safe: &str) -> Watch {
        let script = |script: &str| vec!["-c".into(), script.into(), self.0.clone().into()];
        Watch {
            program: "/bin/sh".into(),
            args: script(window),
            safe_args: script(safe),
            limits: limits(),
            safe_for: Duration::from_millis(1500),
            log: DayLog::new(&self.0),
        }
    }

    fn notes(&self) -> String {
        DayLog::new(&self.0).last_day().unwrap().join("\n")
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap_or_default()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).unwrap_or_default();
    }
}

fn limits() -> Limits {
    Limits { silence: Duration::from_secs(2), start: Duration::from_secs(3), ..Limits::default() }
}

/// How a script ends that is watched over.
fn ending(script: &str, limits: &Limits) -> Ending {
    let folder = Folder::new("ending");
    let args = ["-c".into(), script.into()];
    Watched::start(Path::new("/bin/sh"), &args, None).unwrap().watch(limits, &DayLog::new(&folder.0))
}

#[test]
fn every_way_to_end_is_told_apart() {
    assert_eq!(ending("exit 0", &limits()), Ending::Left);
    assert_eq!(ending("exit 75", &limits()), Ending::Again);
    assert_eq!(ending("exit 2", &limits()), Ending::CannotRun);
    assert_eq!(ending("exit 101", &limits()), Ending::Exited(101));
    assert_eq!(ending("kill -SEGV $$", &limits()), Ending::Killed(11));
    assert_eq!(ending("sleep 60", &limits()), Ending::Hung { had_drawn: false });
    assert_eq!(ending("read a; echo well; sleep 60", &limits()), Ending::Hung { had_drawn: true });
    let small = Limits { memory: 100_000, ..limits() };
    assert_eq!(ending("while read a; do echo well; done", &small), Ending::TooLarge);
}

#[test]
fn a_window_that_rests_and_answers_is_left_alone_and_ends_when_its_parent_does() {
    // It answers for longer than it may be silent, and then leaves by itself.
    let answers = "for n in 1 2 3 4; do read a; echo well; done; exit 0";
    assert_eq!(ending(answers, &limits()), Ending::Left);
}

#[test]
fn a_window_that_has_grown_is_asked_to_rest_before_it_is_ended() {
    let folder = Folder::new("rest");
    // Three quarters of what it may take are less than what it has; all of it is far more.
    let window = "n=0; while read a; do echo well; [ $a = rest ] && echo rested > $0/rested && exit 75; \
                  n=$((n + 1)); [ $n -gt 60 ] && exit 0; done";
    let probe = "grep VmRSS /proc/$$/status | tr -dc 0-9";
    let size = std::process::Command::new("/bin/sh").args(["-c", probe]).output().unwrap();
    let kib: u64 = String::from_utf8(size.stdout).unwrap().parse().unwrap();
    let mut watch = folder.watch(&format!("[ -e $0/rested ] && exit 0; {window}"), "exit 0");
    watch.limits.memory = kib * 1024 * 11 / 10;
    watch.keep().unwrap();
    assert_eq!(folder.read("rested").trim(), "rested");
    assert!(folder.notes().contains("starts anew between two buyers"), "{}", folder.notes());
}

#[test]
fn three_crashes_in_a_minute_show_the_safe_screen_and_then_it_is_tried_again() {
    let folder = Folder::new("safe");
    let window = "echo $DIDEROT_RENDERER. >> $0/starts; [ -e $0/safe ] && exit 0; kill -SEGV $$";
    let safe = "echo $1 > $0/safe; while read a; do echo well; done";
    folder.watch(window, safe).keep().unwrap();
    // The first with OpenGL, the next ones without: what it drew with may be what broke it. After the rest, as at first.
    assert_eq!(folder.read("starts"), ".\ncpu.\ncpu.\n.\n");
    assert_eq!(folder.read("safe").trim(), "S11-03");
    let notes = folder.notes();
    assert!(
        notes.contains("! the window ended: S11") && notes.contains("! the safe screen is shown: S11-03"),
        "{notes}"
    );
    assert!(notes.ends_with("the window ended: left"), "{notes}");
}

#[test]
fn a_program_that_is_not_there_is_said() {
    let folder = Folder::new("none");
    let watch = Watch { program: folder.0.join("nothing"), ..folder.watch("", "") };
    assert!(watch.keep().is_err());
}
