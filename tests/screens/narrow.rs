//! Narrow and low windows: a figure is whole, or it is not there, or an ellipsis says that it is
//! cut. Every number of a narrow window is also in a wide one, or in the data.

use super::{frame, press, state};
use dangbo::app::State;
use dangbo::words::Lang;
use std::collections::BTreeSet;

/// What is in front, by keys.
const VIEWS: [&str; 27] = [
    "",
    "2",
    "3",
    "4",
    "5",
    "6",
    "t",
    "c2022\n",
    "cdinh tram\n",
    "n",
    "2j\n",
    "2jjjj\n",
    "3\n",
    "6\n",
    "z",
    "zqu\n2",
    "o",
    "2?",
    "2/duoc",
    "2s",
    ":",
    "2C",
    "2w→",
    "2jw→\n1",
    "2jw\nW",
    "4m",
    "2jw→\n5",
];

/// The numbers of a text, each with the sign before it: digits with their separators. One that an
/// ellipsis follows is cut and says so; the number of a screen, a key or a hidden column is none.
fn numbers(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for line in text.lines() {
        let letters: Vec<char> = line.chars().collect();
        let mut at = 0;
        while at < letters.len() {
            if !letters[at].is_ascii_digit() {
                at += 1;
                continue;
            }
            let begin = at;
            let is_part = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
            while at < letters.len() && is_part(letters[at]) {
                at += 1;
            }
            let number: String = letters[begin..at].iter().collect();
            let number = number.trim_end_matches(['.', ',']).to_owned();
            if letters.get(at) != Some(&'…') {
                found.insert(number);
            }
        }
    }
    found
}

/// The numbers of a view in windows that have room for all of it.
fn wide(state: &mut State) -> BTreeSet<String> {
    let sizes = [(200, 60), (120, 40), (100, 30), (80, 24), (60, 24), (200, 300), (110, 120)];
    sizes.into_iter().flat_map(|size| numbers(&frame(state, size))).collect()
}

/// The numbers that say how much of a list there is, which differ by the window.
fn is_of_window(number: &str, line: &str) -> bool {
    let before = line.split(number).next().unwrap_or_default().trim_end();
    let after = line.split(number).nth(1).unwrap_or_default();
    let is_rest = [" nữa", " more"].iter().any(|word| after.starts_with(word));
    let is_range = before.ends_with('–') || after.starts_with('–');
    is_rest || is_range || before.ends_with('+') || before.ends_with('(') && after.starts_with('/')
}

#[test]
fn every_number_of_a_narrow_window_is_in_a_wide_one() {
    let mut wrong = Vec::new();
    for lang in [Lang::Vi, Lang::En] {
        for keys in VIEWS {
            let mut state = state(lang);
            press(&mut state, keys);
            let all = wide(&mut state);
            for columns in (20..40).chain([42, 46, 52, 59, 64]) {
                for rows in [5, 7, 12, 24, 40] {
                    let shown = frame(&mut state, (columns, rows));
                    for line in shown.lines() {
                        for number in numbers(line) {
                            let is_known = all.contains(&number) || is_of_window(&number, line);
                            if !is_known {
                                wrong
                                    .push(format!("{keys:?} {columns}x{rows}: {number} in {line}"));
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of them\n{}",
        wrong.len(),
        wrong[..wrong.len().min(150)].join("\n")
    );
}
