//! Reading the sample, a frame of each screen, a keystroke.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use dangbo::app::{Loaded, Message, State};
use dangbo::domain::Settings;
use dangbo::ingest::{LoadOptions, load, source};
use dangbo::ui::{draw, theme::Theme};
use dangbo::words::Lang;
use divan::Bencher;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// A large window.
const SIZE: (u16, u16) = (200, 60);

fn main() {
    divan::main();
}

fn loaded() -> Loaded {
    let data =
        load(&source::expand(&[], || Ok(Vec::new())), &Settings::sample(), &LoadOptions::default());
    Loaded::new(data, &Settings::sample().thresholds)
}

fn state(keys: &str) -> State {
    let mut state = State::new(Settings::sample(), Lang::Vi, true);
    state.update(Message::Resize(SIZE.0, SIZE.1));
    state.update(Message::Loaded(Box::new(loaded()), String::new()));
    for c in keys.chars() {
        press(&mut state, c);
    }
    state
}

fn press(state: &mut State, key: char) {
    let code = if key == '\n' { KeyCode::Enter } else { KeyCode::Char(key) };
    state.update(Message::Key(KeyEvent::new(code, KeyModifiers::NONE)));
}

#[divan::bench]
fn read_the_sample() -> Loaded {
    loaded()
}

#[divan::bench(args = ["1", "2", "3", "4", "5", "6", "6G", "2\n", "3\n", "z", "?"])]
fn frame(bencher: Bencher, keys: &str) {
    let state = state(keys);
    let mut terminal = Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).expect("memory");
    bencher
        .bench_local(|| terminal.draw(|frame| draw(frame, &state, Theme::new(true))).map(|_| ()));
}

#[divan::bench(args = ['j', 'b', 's', '[', '1'])]
fn key(bencher: Bencher, key: char) {
    let mut state = state("2");
    bencher.bench_local(|| press(&mut state, key));
}
