//! Files that are broken, wrong or hostile: each one reads or is refused with a sentence that tells where, soon, and without a
//! panic. `tests/e2e` gives such files to the page.

#[path = "support/fuzzing/mod.rs"]
mod fuzzing;
#[path = "support/merging.rs"]
mod merging;
mod support;

use fuzzing::import::{SAMPLE, bases, holds};
use quality_county::exchange::problem::{Refused, Warning};
use quality_county::exchange::read::{read_bytes, read_text};
use quality_county::rule_sets::built_in;
use quality_county::wire::MOST;
use quality_county::words::import::refusal;
use serde_json::{Value, json};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

/// Only to notice a hang; the slowest file takes a small part of this on a busy machine.
const WATCHDOG: Duration = Duration::from_secs(30);

/// The same numbers every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % below.max(1) as u64) as usize
    }

    fn pick<'a>(&mut self, list: &[&'a str]) -> &'a str {
        list[self.roll(list.len())]
    }
}

/// Raw JSON that takes the place of some value, or text that is no JSON at all.
fn raw(kind: usize, dice: &mut Dice) -> String {
    match kind {
        0 => {
            dice.pick(&["{}", "[]", "null", "true", "0", "\"\"", "\"是\"", "[[[]]]", "{\"a\":{\"b\":[1]}}"]).to_owned()
        }
        1 => dice
            .pick(&["1e400", "-1e400", "-0", "-0.0", "NaN", "Infinity", "00", "1.", "0x10", "18446744073709551616"])
            .to_owned(),
        2 => dice.pick(&["\"1e400\"", "\"-0\"", "\"NaN\"", "\"10^400\"", "\"٣\"", "\"１２\"", "\"1,000\""]).to_owned(),
        3 => format!("\"{}\"", "9".repeat(400)),
        4 => format!("{}{}", "[".repeat(10_000), "]".repeat(10_000)),
        5 => format!("{}1{}", "{\"a\":".repeat(10_000), "}".repeat(10_000)),
        6 => dice.pick(&["\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\ud83d\"", "{\"\\ud800\":1}"]).to_owned(),
        7 => dice
            .pick(&[
                "\"\\u0000\"",
                "\"\u{202e}cba\u{2066}\"",
                "\"\\u0007\\u001b[31m\"",
                "{\"\\u0000\\u202e\":1}",
                "\"\\u2028\"",
            ])
            .to_owned(),
        8 => {
            dice.pick(&["{\"__proto__\":{\"x\":1}}", "\"__proto__\"", "{\"constructor\":{\"prototype\":1}}"]).to_owned()
        }
        9 => format!("\"{}\"", "长".repeat(350_000)),
        10 => format!("{{\"{}\":1}}", "k".repeat(1_000_000)),
        11 => dice.pick(&["\"<img src=x onerror=alert(1)>\"", "{\"<script>\":1}", "\"=cmd|' /C calc'!A0\""]).to_owned(),
        _ => format!("[{}1]", "{},".repeat(20_000)),
    }
}

/// The sample, or a small draft with every part of the format, somehow spoilt.
fn hostile(seed: usize) -> Vec<u8> {
    let mut dice = Dice(seed as u64);
    let kind = seed % 20;
    let text = if dice.roll(2) == 0 { SAMPLE.to_owned() } else { bases()[dice.roll(3)].to_string() };
    if kind <= 12 {
        return spoilt(&text, kind, &mut dice);
    }
    let mut bytes = text.into_bytes();
    let at = dice.roll(bytes.len());
    let end = (at + dice.roll(400)).min(bytes.len());
    match kind {
        13 => (0..=dice.roll(8)).for_each(|_| {
            let at = dice.roll(bytes.len());
            bytes[at] ^= 1 << dice.roll(8);
        }),
        14 => drop(bytes.drain(at..end)),
        15 => drop(bytes.splice(at..at, bytes[at..end].to_vec()).count()),
        16 => bytes.truncate(at),
        17 => bytes = [&bytes[..], &bytes[..]].concat(),
        18 => {
            let twice = ["\"draft\":{},", "\"format_version\":1,", "\"county\":\"乙\",", "\"answers\":{},"];
            let after = bytes.iter().position(|byte| *byte == b'{').map_or(0, |at| at + 1);
            bytes.splice(after..after, dice.pick(&twice).bytes());
        }
        _ => {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let wide = |unit: u16| unit.to_le_bytes();
            bytes = match dice.roll(4) {
                0 => text.encode_utf16().flat_map(wide).collect(),
                1 => b"PK\x03\x04".iter().copied().chain(bytes).collect(),
                2 => (0..5_000).map(|_| dice.roll(256) as u8).collect(),
                _ => vec![0; 100_000],
            };
        }
    }
    bytes
}

/// With something else where one value stood.
fn spoilt(text: &str, kind: usize, dice: &mut Dice) -> Vec<u8> {
    let mut file: Value = serde_json::from_str(text).expect("JSON");
    let mut pointer = String::new();
    while dice.roll(5) > 0 {
        let names: Vec<String> = match file.pointer(&pointer) {
            Some(Value::Object(members)) => members.keys().cloned().collect(),
            Some(Value::Array(items)) => (0..items.len()).map(|at| at.to_string()).collect(),
            _ => Vec::new(),
        };
        if names.is_empty() {
            break;
        }
        let name = &names[dice.roll(names.len())];
        pointer = format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
    }
    *file.pointer_mut(&pointer).expect("found before") = json!("@@");
    file.to_string().replacen("\"@@\"", &raw(kind, dice), 1).into_bytes()
}

/// Runs on a thread of its own, so that neither a hang nor a panic goes unnoticed.
fn in_time(names: impl Iterator<Item = String>, mut one: impl FnMut(&str) + Send + 'static) -> Duration {
    let (ask, asked) = channel::<String>();
    let (tell, told) = channel();
    let worker = std::thread::spawn(move || {
        asked.iter().try_for_each(|name| {
            one(&name);
            tell.send(())
        })
    });
    let mut longest = Duration::ZERO;
    for name in names {
        let start = Instant::now();
        ask.send(name.clone()).expect("the thread is there");
        told.recv_timeout(WATCHDOG).unwrap_or_else(|error| panic!("{name}: {error}"));
        longest = longest.max(start.elapsed());
    }
    drop(ask);
    worker.join().expect("no panic").expect("told");
    longest
}

#[test]
fn two_hundred_hostile_files() {
    in_time((0..200).map(|seed| seed.to_string()), |name| {
        let file = hostile(name.parse().expect("a seed"));
        if holds(&file).is_none() {
            let refused = read_bytes(&file, built_in).expect_err("refused before");
            for line in refusal(&refused).1 {
                let place = line.split_once('：').map(|(place, _)| place);
                assert!(place.is_some_and(|place| !place.is_empty()), "{line}");
            }
        }
    });
    let reads = (0..200).filter(|seed| read_bytes(&hostile(*seed), built_in).is_ok()).count();
    assert!((20..180).contains(&reads), "{reads} of 200 read");
}

#[test]
fn too_large_is_refused_by_size_alone() {
    // Not text either, which nobody comes to see.
    let file = vec![0xff; 50 * 1024 * 1024];
    assert_eq!(read_bytes(&file, built_in).err(), Some(Refused::TooLarge(file.len())));
    assert_eq!(holds(&file).map(|_| ()), None);
}

/// A draft file with this `draft` member put in.
fn with(name: &str, value: &str) -> String {
    let mut file = bases()[0].clone();
    file["draft"][name] = json!("@@");
    file.to_string().replacen("\"@@\"", value, 1)
}

fn joined(count: usize, one: impl Fn(usize) -> String) -> String {
    (1..=count).map(one).collect::<Vec<_>>().join(",")
}

#[test]
fn very_many_of_anything_take_no_longer() {
    let many = 60_000;
    let files = [
        ("evidence", format!("[{}]", joined(many, |at| format!("{{\"id\":{at}}}")))),
        ("evidence", format!("[{}]", joined(many, |_| "{\"id\":1}".into()))),
        ("answers", format!("{{{}}}", joined(many, |at| format!("\"x{at}\":{{}}")))),
        ("answers", format!("{{\"1.1\":{{{}}}}}", joined(many, |at| format!("\"x{at}\":0")))),
        (
            "ledger",
            format!("{{{}}}", joined(many, |at| format!("\"{at}\":{{\"how\":\"hand\",\"spot\":\"evidence/{at}\"}}"))),
        ),
        (
            "dispatches",
            format!("[{}]", joined(many, |_| "{\"pack\":\"p\",\"to\":\"office\",\"points\":[\"1.1\",\"1.1\"]}".into())),
        ),
        (
            "departments",
            format!(
                "{{\"list\":{{{}}},\"duties\":{{\"1.1\":{{\"supporting\":[{}]}}}}}}",
                joined(many, |at| format!("\"own-{at}\":{{}}")),
                joined(many, |at| format!("\"own-{at}\"")),
            ),
        ),
        (
            "departments",
            format!("{{\"list\":{{\"{}\":{{{}}}}}}}", "长".repeat(many), joined(many, |at| format!("\"x{at}\":0"))),
        ),
        ("task", format!("{{\"pack\":\"p\",\"points\":[{}]}}", joined(many, |_| "\"1.1\"".into()))),
    ];
    let names = (0..files.len()).map(|at| at.to_string()).collect::<Vec<_>>();
    in_time(names.into_iter(), move |name| {
        let (member, value) = &files[name.parse::<usize>().expect("a position")];
        if let Err(refused) = read_text(&with(member, value), built_in) {
            assert!(refusal(&refused).1.len() <= MOST, "{member}");
        }
    });
}

#[test]
fn nothing_that_a_file_says_is_dropped_unsaid() {
    let lines = |member: &str, value: Value| match read_text(&with(member, &value.to_string()), built_in) {
        Err(refused) => refusal(&refused).1.join("\n"),
        Ok(read) => {
            read.warnings.iter().filter(|one| **one != Warning::DigestMismatch).map(|one| format!("{one:?}")).collect()
        }
    };
    let hand = json!({"how": "hand", "spot": "evidence/1"});
    assert!(lines("ledger", json!({"1": hand, "01": hand})).contains("draft.ledger.01"), "two entries of one number");
    assert!(lines("ledger", json!({"+1": hand})).contains("draft.ledger.+1"));
    let own = json!({"name": "甲"});
    assert!(
        lines("departments", json!({"list": {"own-01": own, "own-1": own}})).contains("own-01"),
        "one department twice"
    );
    assert!(lines("departments", json!({"list": {"own-18446744073709551615": own}})).contains("own-1844"));
    let both = json!({"cells": {"den": "9", "num": "5", "pct": "50"}});
    assert!(
        lines("answers", json!({"14.2": both})).contains("draft.answers.14.2.cells"),
        "two answers to one question"
    );
    let twice = json!({"cells": {"num": "5"}, "unread": {"num": "约五"}});
    assert!(lines("answers", json!({"14.2": twice})).contains("draft.answers.14.2.cells.num"));
    assert_eq!(lines("answers", json!({"14.2": {"cells": {"num": "5"}, "unread": {"num": ""}}})), "");
    assert_eq!(lines("ledger", json!({"1": hand})), "");
}
