//! Owns the soft chime with which a kiosk asks whether somebody is still there: two notes, made here, played by whichever player the
//! machine has.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "samples of sixteen bits, and a second of them"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Samples in a second.
const RATE: u32 = 44_100;
/// How long it sounds, in samples.
const LENGTH: u32 = RATE * 6 / 5;
/// Two notes: how many times a second they swing, and after how many seconds each begins.
const NOTES: [(f32, f32); 2] = [(659.26, 0.0), (880.0, 0.18)];
/// No player takes longer than that.
const LONGEST: Duration = Duration::from_secs(6);

/// Plays the chime on a thread of its own. Without a player, or a thread, the question is asked by sight alone.
pub(in crate::app) fn chime(data: &Path, volume: u8) {
    if volume == 0 {
        return;
    }
    let path = data.join("chime.wav");
    let sound = move || {
        // Players read files: it holds nothing but the sound.
        if fs::write(&path, wav(volume)).is_ok() {
            play(&path);
        }
    };
    drop(thread::Builder::new().name("chime".to_owned()).spawn(sound));
}

/// The sound as a WAV file of one channel.
pub(super) fn wav(volume: u8) -> Vec<u8> {
    let size = LENGTH * 2;
    let mut bytes = Vec::with_capacity(44 + LENGTH as usize * 2);
    bytes.extend(b"RIFF");
    bytes.extend((36 + size).to_le_bytes());
    bytes.extend(b"WAVEfmt ");
    bytes.extend(16_u32.to_le_bytes());
    bytes.extend([1_u16, 1].iter().flat_map(|number| number.to_le_bytes()));
    bytes.extend(RATE.to_le_bytes());
    bytes.extend((RATE * 2).to_le_bytes());
    bytes.extend([2_u16, 16].iter().flat_map(|number| number.to_le_bytes()));
    bytes.extend(b"data");
    bytes.extend(size.to_le_bytes());
    let loudest = f32::from(i16::MAX) * 0.4 * f32::from(volume.min(100)) / 100.0;
    for number in 0..LENGTH {
        let at = number as f32 / RATE as f32;
        let sum: f32 = NOTES.iter().map(|(pitch, begin)| note(at - begin, *pitch)).sum();
        // Two notes together stay within what a sample holds.
        bytes.extend(((sum * 0.5 * loudest) as i16).to_le_bytes());
    }
    bytes
}

/// A soft bell: it begins without a click and fades away.
fn note(since: f32, pitch: f32) -> f32 {
    if since < 0.0 {
        return 0.0;
    }
    let swing = (std::f32::consts::TAU * pitch * since).sin();
    swing * (since / 0.012).min(1.0) * (-4.5 * since).exp()
}

/// Has the first player that there is play it.
fn play(path: &PathBuf) {
    let players: [(&str, &[&str]); 3] = [("pw-play", &[]), ("paplay", &[]), ("aplay", &["-q"])];
    for (player, before) in players {
        let mut command = Command::new(player);
        command.args(before).arg(path).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        if let Ok(child) = command.spawn()
            && finished(child)
        {
            return;
        }
    }
}

/// Waits for a player, within its time. Whether it played.
fn finished(mut child: Child) -> bool {
    let begun = Instant::now();
    while begun.elapsed() < LONGEST {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) => thread::sleep(Duration::from_millis(50)),
            Err(_) => return false,
        }
    }
    // One that hangs is ended; what becomes of it then is nobody's concern.
    child.kill().and_then(|()| child.wait()).map(drop).unwrap_or_default();
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn loudest(volume: u8) -> i16 {
        let samples = wav(volume)[44..]
            .chunks_exact(2)
            .map(|pair| i16::from_le_bytes([pair[0], pair[1]]).saturating_abs())
            .collect::<Vec<_>>();
        samples.into_iter().max().unwrap()
    }

    #[test]
    fn it_is_a_wav_file_as_long_as_it_says_and_as_loud_as_was_asked() {
        let bytes = wav(50);
        assert_eq!((&bytes[..4], &bytes[8..12]), (b"RIFF".as_slice(), b"WAVE".as_slice()));
        assert_eq!(u32::from_le_bytes(bytes[4..8].try_into().unwrap()) as usize, bytes.len() - 8);
        assert_eq!(u32::from_le_bytes(bytes[40..44].try_into().unwrap()) as usize, bytes.len() - 44);
        assert!(loudest(100) > loudest(40) && loudest(40) > 500 && loudest(0) == 0);
    }
}
