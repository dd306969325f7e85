//! The colours: by the terminal's background, the arguments and the settings.

use super::support::{BRANCHES, ORGANISATIONS, folder};
use super::terminal::Terminal;
use std::time::Duration;

/// What is sent for what is below a line in the dark and in the light theme, in 256 colours.
const DARK: &str = "38;5;210";
const LIGHT: &str = "38;5;124";

/// Waits until a text was sent.
fn sends(terminal: &Terminal, text: &str) {
    terminal.until(&format!("{text:?} sent"), |_| terminal.sent_text().contains(text));
}

#[test]
fn the_background_is_asked_for_after_the_first_frame_and_its_answer_counts_once() {
    let mut terminal = Terminal::start(&[], 120, 40);
    sends(&terminal, "\u{1b}]11;?");
    let text = terminal.sent_text();
    assert!(text.find("Số liệu").or(text.find("Tổng quan")) < text.find("\u{1b}]11;?"), "{text}");
    terminal.press("\u{1b}]11;rgb:ffff/ffff/ffff\u{1b}\\");
    terminal.sees(&["53/61"]);
    sends(&terminal, LIGHT);
    let at = terminal.sent().len();
    // Nobody asked for this one.
    terminal.press("\u{1b}]11;rgb:0000/0000/0000\u{7}").press("2").sees(&["61/61"]);
    let later = String::from_utf8_lossy(&terminal.sent()[at..]).into_owned();
    assert!(!later.contains(DARK), "an answer that nobody asked for");
}

#[test]
fn silence_leaves_the_dark_colours_and_the_keys_alone() {
    let mut terminal = Terminal::start(&[], 120, 40);
    terminal.sees(&["53/61"]);
    std::thread::sleep(Duration::from_millis(1200));
    terminal.press("\u{1b}]11;rgb:ffff/ffff/ffff\u{7}").press("2").sees(&["61/61"]);
    let text = terminal.sent_text();
    assert!(text.contains(DARK) && !text.contains(LIGHT), "late");
}

#[test]
fn arguments_settings_and_the_palette_choose_the_colours() {
    for (arguments, colour) in [(&["--light"][..], LIGHT), (&["--dark"], DARK)] {
        let terminal = Terminal::start(arguments, 120, 40);
        terminal.sees(&["53/61"]);
        let text = terminal.sent_text();
        assert!(text.contains(colour) && !text.contains("]11;?"), "{arguments:?}");
    }
    let settings = b"[theme]\naccent = \"#00ff00\"\n";
    let files = folder(&[
        ("dangbo.toml", settings),
        ("o.csv", ORGANISATIONS.as_bytes()),
        ("b.csv", BRANCHES.as_bytes()),
    ]);
    let mut terminal = Terminal::open(files.path(), 120, 40);
    terminal.sees(&["27/30"]);
    sends(&terminal, "38;5;46");
    terminal.press(":giao dien sang\r").loses("Lệnh:");
    sends(&terminal, LIGHT);
}

#[test]
fn a_dumb_terminal_gets_a_sentence_and_no_escapes() {
    let mut terminal = Terminal::script("TERM=dumb \"$0\"; echo \"ended $?\"; read", 120, 40);
    terminal.sees(&["TERM=dumb", "dangbo report", "ended 2"]);
    assert!(!terminal.sent().contains(&0x1b), "{:?}", terminal.sent_text());
    terminal.press("\n");
    terminal.ends();
}
