//! What a user chose is there again the next time, and a damaged file does no harm.

use super::ESC;
use super::support::{BRANCHES, ORGANISATIONS, folder};
use super::terminal::Terminal;

#[test]
fn columns_theme_language_and_folder_are_kept_over_a_restart() {
    let files = folder(&[("o.csv", ORGANISATIONS.as_bytes()), ("b.csv", BRANCHES.as_bytes())]);
    let states = folder(&[]);
    let kept = states.path().join("dangbo/state.toml");
    let open = |more: &[&str]| Terminal::open_with_states(files.path(), states.path(), more);
    let mut terminal = open(&[]);
    terminal.sees(&["27/30"]);
    terminal.press("2").sees(&["Xếp loại Đảng viên"]);
    terminal.press("Cj ").sees(&["[ ] Xếp loại"]);
    terminal.press(ESC).loses("[ ]").loses("Xếp loại Đảng viên");
    terminal.press(":giao dien sang\r").loses("Lệnh:");
    terminal.press("L").sees(&["2/2 organisations"]);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
    let text = std::fs::read_to_string(&kept).unwrap();
    assert!(text.contains("theme = \"light\"") && text.contains("language = \"en\""), "{text}");
    assert!(text.contains(files.path().to_str().unwrap()), "{text}");
    let mut again = open(&[]);
    again.sees(&["27/30", "Overview"]);
    again.press("2").sees(&["Members"]).loses("Rating  ");
    assert!(String::from_utf8_lossy(&again.sent()).contains("38;5;124"), "light");
    again.press("q");
    assert_eq!(again.ends(), 0);
    // Without it, and with an argument that says otherwise.
    let mut without = open(&["--no-state"]);
    without.press("2").sees(&["Xếp loại Đảng viên"]);
    without.press("L").press("q");
    assert_eq!(without.ends(), 0);
    assert_eq!(std::fs::read_to_string(&kept).unwrap(), text);
    open(&["--lang", "vi"]).sees(&["Tổng quan"]);
}

#[test]
fn a_damaged_state_file_is_ignored_with_a_sentence() {
    let files = folder(&[("o.csv", ORGANISATIONS.as_bytes()), ("b.csv", BRANCHES.as_bytes())]);
    let hostile = "\u{1b}[2J".repeat(100_000).into_bytes();
    for content in [&b"theme = [\n"[..], b"columns = 3\n", b"\xff\xfe\0", &hostile] {
        let states = folder(&[]);
        std::fs::create_dir(states.path().join("dangbo")).unwrap();
        std::fs::write(states.path().join("dangbo/state.toml"), content).unwrap();
        let mut terminal = Terminal::open_with_states(files.path(), states.path(), &[]);
        terminal.sees(&["27/30", "state.toml: "]);
        terminal.press("2").sees(&["2/2"]);
        terminal.press("q");
        assert_eq!(terminal.ends(), 0);
    }
}

#[test]
fn the_sample_leaves_the_state_file_alone() {
    let mut terminal = Terminal::start(&[], 120, 40);
    terminal.sees(&["53/61"]);
    terminal.press("L").sees(&["Overview"]);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
    assert_eq!(std::fs::read_dir(terminal.states()).unwrap().count(), 0);
}
