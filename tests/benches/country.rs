//! Tables of national size: each key's `update` alone, and a frame of each screen alone.

#[path = "../support/national.rs"]
mod national;
#[path = "../support/random.rs"]
mod random;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use dangbo::app::{Loaded, Message, State};
use dangbo::domain::Settings;
use dangbo::ingest::{LoadOptions, load, source};
use dangbo::ui::{draw, theme::Theme};
use dangbo::words::Lang;
use divan::Bencher;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::sync::LazyLock;

static COUNTRY: LazyLock<Loaded> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    national::write(folder.path(), national::COUNTRY).expect("room for the tables");
    let data = load(
        &source::expand(&[folder.path().to_owned()], || Ok(Vec::new())),
        &Settings::default(),
        &LoadOptions::default(),
    );
    Loaded::new(data, &Settings::default().thresholds)
});

fn main() {
    // Made before anything is timed.
    LazyLock::force(&COUNTRY);
    divan::main();
}

fn state(keys: &str) -> State {
    let mut state = State::new(Settings::default(), Lang::Vi, false);
    state.update(Message::Resize(120, 40));
    state.update(Message::Loaded(Box::new(COUNTRY.clone()), String::new()));
    for c in keys.chars() {
        press(&mut state, c);
    }
    state
}

fn press(state: &mut State, key: char) {
    let code = match key {
        '\n' => KeyCode::Enter,
        '\u{1b}' => KeyCode::Esc,
        key => KeyCode::Char(key),
    };
    state.update(Message::Key(KeyEvent::new(code, KeyModifiers::NONE)));
    // What another thread would do is timed as well.
    if let Some(listed) = state.take_query().and_then(|listing| listing.answer(|| false)) {
        state.update(Message::RowQueryResult(Box::new(listed)));
    }
}

/// Keys from the first screen on: the last is timed, pressed after the others.
const KEYS: &[&str] = &[
    "3",
    "3j",
    "3G",
    "3\n",
    "3b",
    "3z",
    "3zq",
    "3/m",
    "3/ma",
    "3/may",
    "3/may q",
    "3s\n/m",
    "3s\n/ma",
    "3s\n/may",
    "3/k",
    "3/km",
    "3/c",
    "3/9",
    "3s",
    "3s\n",
    "3sxep\n",
    "3sthieu\n",
    "3svi sao\n",
    "3skhu\nS",
    ":",
    ":m",
    ":ma",
    ":may",
    ":zz",
    "[",
    "3[",
    "1",
    "2",
    "4",
    "5",
    "6",
    "t",
    "n",
    "3w\n",
];

#[divan::bench(sample_count = 9, sample_size = 1, args = KEYS)]
fn key(bencher: Bencher, keys: &str) {
    let (before, last) = keys.split_at(keys.len() - 1);
    let last = last.chars().next().unwrap_or('j');
    bencher
        .with_inputs(|| {
            let mut state = state(before);
            if before.is_empty() && last == '1' {
                press(&mut state, '3');
            }
            state
        })
        .bench_local_values(|mut state| {
            press(&mut state, last);
            state
        });
}

#[divan::bench(args = ["1", "2", "3", "4", "5", "6", "2\n", "3\n", "z", "3/may"])]
fn frame(bencher: Bencher, keys: &str) {
    let state = state(keys);
    let mut terminal = Terminal::new(TestBackend::new(120, 40)).expect("memory");
    bencher
        .bench_local(|| terminal.draw(|frame| draw(frame, &state, Theme::new(true))).map(|_| ()));
}
