//! The service that speaks, as its protocol has it: a stand-in behind a socket, that writes down what it is told.

use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use diderot::app::{Dispatcher, Speaker as _};
use diderot::catalog::Lang;
use diderot::ui::spoken::Availability;

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Answers one connection as Speech Dispatcher does, and hands on what it is told. Source: the SSIP protocol.
fn serve(stream: UnixStream, told: &std::sync::mpsc::Sender<String>, voices: &str) {
    let mut answer = stream.try_clone().unwrap();
    let mut is_text = false;
    for line in BufReader::new(stream).lines() {
        let Ok(line) = line else { return };
        let answered = if is_text {
            if line != "." {
                told.send(format!("TEXT {line}")).unwrap();
                continue;
            }
            is_text = false;
            "225-7\r\n225 OK MESSAGE QUEUED\r\n701-7\r\n701-1\r\n701 BEGIN\r\n".to_owned()
        } else if line == "SPEAK" {
            is_text = true;
            "230 OK RECEIVING DATA\r\n".to_owned()
        } else if line.contains("CLIENT_NAME") {
            "208 OK CLIENT NAME SET\r\n".to_owned()
        } else if line.contains("NOTIFICATION") {
            "220 OK NOTIFICATION SET\r\n".to_owned()
        } else if line.contains("LIST SYNTHESIS_VOICES") {
            format!("{voices}249 OK VOICE LIST SENT\r\n")
        } else if line.contains("LANGUAGE") {
            told.send(line.clone()).unwrap();
            "201 OK LANGUAGE SET\r\n".to_owned()
        } else if line.starts_with("CANCEL") {
            told.send(line.clone()).unwrap();
            "210 OK CANCELED\r\n".to_owned()
        } else {
            panic!("what is '{line}'?");
        };
        answer.write_all(answered.as_bytes()).unwrap();
        if answered.contains("QUEUED") && line == "." {
            // It is said, after a while.
            thread::sleep(Duration::from_millis(150));
            answer.write_all(b"702-7\r\n702-1\r\n702 END\r\n").unwrap_or_default();
        }
    }
}

fn service(name: &str, voices: &'static str) -> (PathBuf, Receiver<String>) {
    let folder = std::env::temp_dir().join(format!("diderot-voice-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let socket = folder.join("s");
    std::fs::remove_file(&socket).unwrap_or_default();
    let listener = UnixListener::bind(&socket).unwrap();
    let (told, heard) = channel();
    thread::spawn(move || {
        for stream in listener.incoming() {
            serve(stream.unwrap(), &told, voices);
        }
    });
    (socket, heard)
}

fn next(heard: &Receiver<String>) -> String {
    heard.recv_timeout(PATIENCE).unwrap()
}

#[test]
fn a_sentence_is_said_in_its_language_and_ends() {
    let (socket, heard) = service("ends", "249-Dutch\tnl\tnone\r\n");
    let (wake, woken) = channel();
    let mut voice = Dispatcher::at(Some(socket), move || wake.send(()).unwrap_or_default());
    voice.say(Lang::Fy, "Foar wa\nis it?");
    assert!(voice.is_speaking());
    let told = [next(&heard), next(&heard), next(&heard)];
    assert_eq!(told, ["CANCEL self", "SET self LANGUAGE nl", "TEXT Foar wa is it?"], "nobody speaks Frisian there");
    woken.recv_timeout(PATIENCE).unwrap();
    assert!(!voice.is_speaking(), "it has ended");
    assert_eq!(voice.availability(), Availability::Possible);
}

#[test]
fn frisian_is_spoken_where_there_is_a_voice_for_it() {
    let (socket, heard) = service("frisian", "249-Frisian\tfy\tnone\r\n");
    let mut voice = Dispatcher::at(Some(socket), || {});
    voice.say(Lang::Fy, ".");
    voice.say(Lang::Fy, "Klear");
    loop {
        let told = next(&heard);
        assert_ne!(told, "SET self LANGUAGE nl");
        if told == "TEXT Klear" {
            break;
        }
    }
}

#[test]
fn without_a_service_it_is_known_and_nothing_waits() {
    let (wake, woken) = channel();
    let nowhere = std::env::temp_dir().join("diderot-no-voice-here");
    let mut voice = Dispatcher::at(Some(nowhere), move || wake.send(()).unwrap_or_default());
    voice.say(Lang::En, "Hello");
    woken.recv_timeout(PATIENCE).unwrap();
    assert_eq!(voice.availability(), Availability::Missing);
    assert!(!voice.is_speaking());
}
