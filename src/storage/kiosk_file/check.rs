//! Owns the step from what stands in `kiosk.ron` to settings that make sense.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::file::{AttractFile, IdleFile, KioskFile, PrinterFile, ScreenFile};
use crate::catalog::{Lang, Text};
use crate::kiosk::{
    Attract, HashError, Hours, Idle, Keyboard, Kiosk, OpenDay, Orientation, PinHash, Printer, PrinterTarget, RollWidth,
    Screen, Speech, Weekday,
};
use crate::storage::catalog_files::honest_anywhere;
use crate::storage::catalog_files::raw::{Choose, Entries, Language, List, Phrase, Raw, Texts, Whole};
use crate::storage::catalog_files::reads::optional;
use crate::storage::catalog_files::report::{Finding, Report};

/// What every check needs: where to report, and the folder that paths start from.
pub(super) struct Check<'r, 'a> {
    pub(super) report: &'r Report<'a>,
    pub(super) folder: &'r Path,
}

/// The settings, where nothing in them is wrong.
pub(super) fn kiosk<'a>(check: &Check<'_, 'a>, file: &KioskFile<'a>) -> Option<Kiosk> {
    let report = check.report;
    let languages = file.languages.map_or(Some(Vec::new()), |raw| languages(report, raw));
    let spoken = languages.clone().unwrap_or_default();
    let pin = pin(report, file.pin);
    let screen = optional(file.screen, |raw| report.part(raw).and_then(|file| screen(report, &file, raw.text)));
    let idle = optional(file.idle, |raw| report.part(raw).and_then(|file| idle(report, &file)));
    let hours = optional(file.hours, |raw| hours(report, raw));
    let attract = optional(file.attract, |raw| report.part(raw).and_then(|file| attract(report, &file, &spoken)));
    let printer = optional(file.printer, |raw| report.part(raw).and_then(|file| printer(check, &file, raw.text)));
    let import = folders(check, &file.import, Purpose::Import);
    let catalogs = folders(check, &file.catalogs, Purpose::Catalog);
    let volume = optional(file.volume, |raw| within(report, (0, 100), raw));
    let keyboard = optional(file.keyboard, |raw| report.choose(raw, KEYBOARDS));
    let speech = optional(file.speech, |raw| report.choose(raw, SPEECHES));
    let reach = optional(file.reach, |raw| report.flag(raw));
    Some(Kiosk {
        screen: screen?.unwrap_or(Screen { distance_mm: Screen::USUAL_DISTANCE_MM, ..Screen::default() }),
        idle: idle?.unwrap_or_default(),
        languages: languages?,
        pin: pin?,
        hours: hours?,
        attract: attract?.unwrap_or_default(),
        printer: printer?,
        import: import?,
        catalogs: catalogs?,
        volume: volume?.and_then(|volume| u8::try_from(volume).ok()).unwrap_or(USUAL_VOLUME),
        keyboard: keyboard?.unwrap_or_default(),
        speech: speech?.unwrap_or_default(),
        reach: reach?.unwrap_or_default(),
    })
}

/// The hash of the PIN in the example: `assets/kiosk/kiosk.ron`.
const EXAMPLE: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$DQ/qTlk1kphJ19yElwwCwg$bmSjAyU9/GHnpftECHYhZRHcB5mftEbKZB/eitRVFes";

/// How loud a kiosk is that does not say so, in percent.
const USUAL_VOLUME: u8 = 40;

const KEYBOARDS: &[(&str, Keyboard)] = &[("on_screen", Keyboard::OnScreen), ("attached", Keyboard::Attached)];
const SPEECHES: &[(&str, Speech)] = &[("off", Speech::Off), ("on_request", Speech::OnRequest), ("on", Speech::On)];
const ORIENTATIONS: &[(&str, Orientation)] =
    &[("landscape", Orientation::Landscape), ("portrait", Orientation::Portrait)];

/// Reads a whole number between two.
fn within<'a>(report: &Report<'a>, (least, most): (u32, u32), raw: Raw<'a, Whole>) -> Option<u32> {
    let number = report.at_least(least, raw)?;
    if number > most {
        report.error(raw.text, "too-much", format!("this can be at most {most}, and is {number}"));
        return None;
    }
    Some(number)
}

fn pin<'a>(report: &Report<'a>, raw: Raw<'a, Phrase>) -> Option<PinHash> {
    let written = report.string(raw)?;
    if written == EXAMPLE {
        let finding = Finding::warning("example-pin", "this is the PIN of the example, which everybody knows");
        report.add(raw.text, finding.mend("make one of your own with 'diderot kiosk pin'"));
    }
    let why = match PinHash::parse(&written) {
        Ok(hash) => return Some(hash),
        Err(HashError::NotAHash) if written.bytes().all(|digit| digit.is_ascii_digit()) => {
            "the PIN itself may not stand here, where anybody can read it"
        }
        Err(HashError::NotAHash) => "this is not the Argon2 hash of a PIN",
        Err(HashError::TooHard) => "this hash takes more than 256 MiB or 16 rounds to compare a PIN with",
    };
    report.add(raw.text, Finding::error("bad-pin", why).mend("write what 'diderot kiosk pin' prints, in quotes"));
    None
}

fn languages<'a>(report: &Report<'a>, raw: List<'a, Language>) -> Option<Vec<Lang>> {
    let raws = report.part(raw)?;
    if raws.is_empty() {
        report.error(raw.text, "empty-list", "a kiosk speaks at least one language: languages: [nl]");
        return None;
    }
    let mut languages = Vec::new();
    for one in &raws {
        let Some(lang) = report.language(*one) else { continue };
        if languages.contains(&lang) {
            let first = raws.iter().find(|first| first.text == one.text);
            report.twice(one.text, first.map_or("", |first| first.text));
        } else {
            languages.push(lang);
        }
    }
    Some(languages)
}

fn screen<'a>(report: &Report<'a>, file: &ScreenFile<'a>, at: &str) -> Option<Screen> {
    let orientation = optional(file.orientation, |raw| report.choose(raw, ORIENTATIONS))?;
    let side = |raw| optional(raw, |raw| within(report, (50, 5000), raw));
    let (width, height) = (side(file.width_mm), side(file.height_mm));
    let distance = optional(file.distance_mm, |raw| within(report, (200, 5000), raw))?;
    let size_mm = match (width?, height?) {
        (Some(width), Some(height)) => Some([width, height]),
        (None, None) => None,
        _ => {
            let message = "a screen's size is both its width_mm and its height_mm";
            report
                .add(at, Finding::error("half-a-size", message).mend("measure what can be seen of it, and write both"));
            return None;
        }
    };
    let measured =
        size_mm.map(|[width, height]| if height > width { Orientation::Portrait } else { Orientation::Landscape });
    if let (Some(measured), Some(orientation), Some(raw)) = (measured, orientation, file.orientation)
        && measured != orientation
    {
        let message = "the screen's millimetres say that it hangs the other way";
        let finding = Finding::warning("turned-screen", message);
        report.add(raw.text, finding.mend("width_mm and height_mm are measured as the screen hangs"));
    }
    Some(Screen {
        orientation: orientation.or(measured).unwrap_or_default(),
        size_mm,
        distance_mm: distance.unwrap_or(Screen::USUAL_DISTANCE_MM),
    })
}

fn idle<'a>(report: &Report<'a>, file: &IdleFile<'a>) -> Option<Idle> {
    let secs = |raw, most| optional(raw, |raw| within(report, (Idle::LEAST_ANSWER, most), raw));
    let (ask, answer) = (secs(file.ask_after_secs, 3600), secs(file.answer_within_secs, 300));
    let placed = secs(file.placed_after_secs, 3600);
    let usual = Idle::default();
    Some(Idle {
        ask_after: ask?.unwrap_or(usual.ask_after),
        answer_within: answer?.unwrap_or(usual.answer_within),
        placed_after: placed?.unwrap_or(usual.placed_after),
    })
}

fn hours<'a>(report: &Report<'a>, raw: Raw<'a, Entries<'a, Choose, Phrase>>) -> Option<Hours> {
    let words = Weekday::ALL.map(|day| (day.name(), day));
    let entries = report.entries(raw, |key| report.choose(key, &words))?;
    let mut days = Vec::new();
    for (day, raw) in entries {
        let Some(written) = report.string(raw) else { continue };
        let Some(open) = OpenDay::parse(&written) else {
            let finding = Finding::error("bad-hours", "a day opens, and closes later: \"09:00-18:00\"");
            report
                .add(raw.text, finding.mend("write hours and minutes, 24:00 at most; leave out a day that is closed"));
            continue;
        };
        days.extend(day.map(|day| (day, open)));
    }
    if days.is_empty() {
        let finding = Finding::error("empty-list", "with no hours at all the kiosk would never be open");
        report.add(raw.text, finding.mend("take hours out, and it is always open"));
        return None;
    }
    Some(Hours::new(days))
}

fn attract<'a>(report: &Report<'a>, file: &AttractFile<'a>, languages: &[Lang]) -> Option<Attract> {
    let title = optional(file.title, |raw| text(report, raw, languages));
    let lead = optional(file.lead, |raw| text(report, raw, languages));
    let products: Vec<String> = file.products.iter().filter_map(|raw| report.id(*raw)).map(|named| named.id).collect();
    Some(Attract { title: title?, lead: lead?, products })
}

/// Reads a text, which is there in every language of the kiosk, where those are named, and says nothing that a catalog may not say.
fn text<'a>(report: &Report<'a>, raw: Raw<'a, Texts>, languages: &[Lang]) -> Option<Text> {
    let entries: Raw<'a, Entries<'a, Language, Phrase>> = Raw::new(raw.text);
    let entries = report.entries(entries, |key| report.language(key))?;
    let mut texts = BTreeMap::new();
    for (lang, written) in entries {
        let (Some(words), Some(lang)) = (report.string(written), lang) else { continue };
        if words.trim().is_empty() {
            report.error(written.text, "empty-text", format!("the text in {} is empty", lang.code()));
        }
        honest_anywhere(report, written.text, (lang, &words));
        texts.insert(lang, words);
    }
    let missing: Vec<&str> =
        languages.iter().filter(|lang| !texts.contains_key(lang)).map(|lang| lang.code()).collect();
    if !missing.is_empty() || texts.is_empty() {
        let finding = Finding::error("missing-text", format!("there is no text in {}", missing.join(", ")));
        report.add(raw.text, finding.mend("write it in every language of the kiosk"));
        return None;
    }
    Some(Text::new(texts))
}

fn printer<'a>(check: &Check<'_, 'a>, file: &PrinterFile<'a>, at: &str) -> Option<Printer> {
    let report = check.report;
    let roll = optional(file.roll_mm, |raw| match report.whole(raw)? {
        80 => Some(RollWidth::Mm80),
        58 => Some(RollWidth::Mm58),
        other => {
            let finding = Finding::error("bad-roll", format!("there are no tickets for a roll of {other} mm"));
            report.add(raw.text, finding.mend("it can be 80 or 58"));
            None
        }
    });
    let target = match (file.queue, file.folder) {
        (Some(raw), None) => PrinterTarget::Queue(queue(report, raw)?),
        (None, Some(raw)) => {
            // It is made when the first ticket is laid into it.
            PrinterTarget::Folder(path(check, raw)?)
        }
        _ => {
            let finding = Finding::error("printer-target", "tickets go to one place: a queue, or a folder");
            report.add(at, finding.mend("name either queue or folder"));
            return None;
        }
    };
    Some(Printer { target, roll: roll?.unwrap_or_default() })
}

/// The name of a queue: as the system names them, so that it can be mistaken for nothing else on a command line.
fn queue<'a>(report: &Report<'a>, raw: Raw<'a, Phrase>) -> Option<String> {
    let name = report.string(raw)?;
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
    if name.is_empty() || name.len() > 127 || name.starts_with('-') || !name.chars().all(is_plain) {
        let finding = Finding::error("bad-queue", "a print queue is called by letters, digits, '-', '_' and '.'");
        report.add(raw.text, finding.mend("'lpstat -e' lists the queues of this machine"));
        return None;
    }
    Some(name)
}

/// What folders are for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Import,
    Catalog,
}

fn folders<'a>(check: &Check<'_, 'a>, raws: &[Raw<'a, Phrase>], purpose: Purpose) -> Option<Vec<PathBuf>> {
    let report = check.report;
    let mut known: Vec<(PathBuf, &'a str)> = Vec::new();
    let mut is_sound = true;
    for raw in raws {
        let Some(folder) = path(check, *raw) else {
            is_sound = false;
            continue;
        };
        if let Some((_, first)) = known.iter().find(|(before, _)| *before == folder) {
            report.twice(raw.text, first);
            continue;
        }
        if purpose == Purpose::Import && folder.parent().is_none() {
            let finding = Finding::error("whole-disk", "this would show buyers the whole disk");
            report.add(raw.text, finding.mend("name the folder under which USB sticks appear, like \"/media\""));
            is_sound = false;
        }
        match purpose {
            Purpose::Import => is_there(check, *raw, &folder),
            Purpose::Catalog if !folder.join("shop.ron").is_file() => {
                let finding = Finding::error("no-catalog", format!("there is no catalog in '{}'", folder.display()));
                report.add(raw.text, finding.mend("name the folder that shop.ron is in"));
                is_sound = false;
            }
            Purpose::Catalog => {}
        }
        known.push((folder, raw.text));
    }
    is_sound.then(|| known.into_iter().map(|(folder, _)| folder).collect())
}

/// A path; one that says only where it is from here starts at the folder of the file.
fn path<'a>(check: &Check<'_, 'a>, raw: Raw<'a, Phrase>) -> Option<PathBuf> {
    let written = check.report.string(raw)?;
    if written.trim().is_empty() || written.contains('\0') {
        check.report.error(raw.text, "empty-text", "this is no path");
        return None;
    }
    Some(check.folder.join(written))
}

/// A folder that is not there may come: a stick, a drive of the net. Somebody should know.
fn is_there<'a>(check: &Check<'_, 'a>, raw: Raw<'a, Phrase>, folder: &Path) {
    if !folder.is_dir() {
        let finding = Finding::warning("absent-folder", format!("there is no folder '{}' now", folder.display()));
        check.report.add(raw.text, finding.mend("that is in order where it appears later"));
    }
}
