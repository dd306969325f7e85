//! The mouse: clicks and the wheel do what keys do, on what is under the pointer.

use super::random::Random;
use super::support::folder;
use super::terminal::Terminal;
use super::{sample, signal};

/// The column and the row, from 0, of the first place of a text on the screen.
fn place(terminal: &Terminal, text: &str) -> (usize, usize) {
    let screen = terminal.screen();
    let mut rows = screen.lines().enumerate();
    let found = rows.find_map(|(row, line)| {
        let at = line.find(text)?;
        Some((line[..at].chars().count(), row))
    });
    found.unwrap_or_else(|| panic!("no {text:?} on:\n{screen}"))
}

/// The report of a button over a cell.
fn button(number: u8, (column, row): (usize, usize)) -> String {
    format!("\u{1b}[<{number};{};{}M", column + 1, row + 1)
}

/// Presses and releases the left button on the first place of a text.
fn click(terminal: &mut Terminal, text: &str) {
    let at = place(terminal, text);
    let pressed = button(0, at);
    terminal.press(&pressed).press(&pressed.replace('M', "m"));
}

#[test]
fn a_click_on_a_tab_a_card_a_heading_and_a_key_does_what_the_key_does() {
    let mut terminal = sample();
    click(&mut terminal, "2 Tổ chức");
    terminal.sees(&["61/61"]);
    click(&mut terminal, "Xếp loại");
    terminal.sees(&["Xếp loại▲"]);
    click(&mut terminal, "Xếp loại▲");
    terminal.sees(&["Xếp loại▼"]);
    click(&mut terminal, "‹ 2023");
    terminal.sees(&["‹ 2022 ›", "62/62"]);
    click(&mut terminal, "›");
    terminal.sees(&["61/61"]);
    click(&mut terminal, "1 Tổng quan");
    terminal.sees(&["53/61"]);
    click(&mut terminal, "Chi bộ trực thuộc ≥ 90 %");
    terminal.sees(&["160/160"]);
    click(&mut terminal, "dưới ngưỡng   ");
    terminal.sees(&["dưới ngưỡng ✕"]);
    click(&mut terminal, "dưới ngưỡng ✕");
    terminal.sees(&["160/160"]).loses("✕");
    click(&mut terminal, "thoát");
    assert_eq!(terminal.ends(), 0);
    assert!(terminal.is_given_back());
}

#[test]
fn a_click_selects_a_row_and_a_second_one_opens_it() {
    let mut terminal = sample();
    terminal.press("2").sees(&["dòng 1/61"]);
    click(&mut terminal, "Gỗ Minh Khang");
    terminal.sees(&["dòng 2/61"]);
    // Long enough after the first that it is no double click.
    std::thread::sleep(std::time::Duration::from_millis(500));
    let at = place(&terminal, "Gỗ Minh Khang");
    terminal.press(&button(0, at)).press(&button(0, at));
    terminal.sees(&["Đảng bộ cơ sở · TC002"]);
    click(&mut terminal, "‹ ");
    terminal.sees(&["dòng 2/61"]);
    terminal.press("z").sees(&["Chọn khu"]);
    // What is under a window is covered.
    click(&mut terminal, "3 Chi bộ");
    terminal.sees(&["Chọn khu"]);
    let at = place(&terminal, "KCN Quang Châu  ");
    terminal.press(&button(0, at)).press(&button(0, at));
    terminal.loses("Chọn khu").sees(&["KCN Quang Châu ✕"]);
}

#[test]
fn the_wheel_moves_what_is_under_the_pointer() {
    let mut terminal = sample();
    terminal.press("2").sees(&["dòng 1/61"]);
    let table = (10, 20);
    terminal.press(&button(65, table)).sees(&["dòng 4/61"]);
    terminal.press(&button(64, table)).sees(&["dòng 4/61", "Điện tử Tân Việt"]);
    // Over the tabs nothing moves.
    terminal.press(&button(65, (10, 1))).press("j").sees(&["dòng 5/61"]);
    terminal.press("z").sees(&["Chọn khu"]);
    // The field is above the entries; two notches select the third.
    let (_, field) = place(&terminal, "› ▏");
    let third = terminal.screen().lines().nth(field + 3).unwrap().to_owned();
    let third = third.split('│').nth(1).unwrap().trim().split("  ").next().unwrap().to_owned();
    let over = button(65, (60, 14));
    terminal.press(&over).press(&over).press("\r").loses("Chọn khu");
    terminal.sees(&[&format!("{third} ✕")]);
    terminal.press("\u{1b}").loses("✕");
    // A click on the scrollbar goes to that part of the table.
    let last = terminal.screen().lines().count() - 3;
    terminal.press(&button(0, (118, last)));
    terminal.press(&button(0, (119, last))).sees(&["dòng 61/61"]);
}

#[test]
fn the_mouse_writes_nothing_and_is_given_back() {
    let folder = folder(&[]);
    let mut terminal = Terminal::start_in(folder.path(), &[], 120, 40);
    terminal.sees(&["53/61"]);
    for row in 0..40 {
        for column in (0..120).step_by(7).filter(|column| row < 39 || *column < 60) {
            terminal.press(&button(0, (column, row))).press(&button(65, (column, row)));
        }
    }
    terminal.press("\u{1b}").press("1").sees(&["1 Tổng quan"]);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    signal("TERM", terminal.pid());
    assert_eq!(terminal.ends(), 143);
    let sent = terminal.sent_text();
    let (on, off) = (sent.rfind("\u{1b}[?1000h"), sent.rfind("\u{1b}[?1000l"));
    assert!(on.is_some() && off > on, "the mouse is given back");
    assert!(!sent.contains("?1002h") && !sent.contains("?1003h"), "motion is not reported");
}

#[test]
fn random_clicks_and_wheels_change_no_file_and_end_nothing() {
    let files: [(&str, &[u8]); 2] =
        [("o.csv", super::ORGANISATIONS.as_bytes()), ("b.csv", super::BRANCHES.as_bytes())];
    for (seed, columns, rows) in [(1, 120, 40), (2, 80, 24), (3, 40, 12)] {
        let folder = folder(&files);
        let mut terminal = Terminal::start_in(folder.path(), &["."], columns, rows);
        // Esc leaves while the files are read.
        terminal.sees(&["Tổ chức dưới ngưỡng (1)"]);
        let (columns, rows) = (usize::from(columns), usize::from(rows));
        let mut random = Random(seed);
        for _ in 0..300 {
            // Not the last row, which has the key that leaves.
            let at = (random.below(columns + 2), random.below(rows - 1));
            let one = match random.below(6) {
                0 => button(64, at),
                1 => button(65, at),
                2 => button(2, at),
                3 => button(0, at).repeat(2),
                _ => button(0, at) + &button(0, at).replace('M', "m"),
            };
            terminal.press(&one);
        }
        // Esc alone is the key: what comes at once behind it would be a letter with Alt.
        for _ in 0..8 {
            terminal.press("\u{1b}");
            std::thread::sleep(std::time::Duration::from_millis(60));
        }
        terminal.press("6");
        terminal.until(&format!("the checks, {seed}"), |screen| screen.contains("lỗi ·"));
        for (name, bytes) in files {
            assert_eq!(std::fs::read(folder.path().join(name)).unwrap(), bytes, "{name}");
        }
        signal("TERM", terminal.pid());
        assert_eq!(terminal.ends(), 143);
    }
}

#[test]
fn the_mouse_can_be_turned_off() {
    let folder = folder(&[
        ("dangbo.toml", b"mouse = false\n"),
        ("o.csv", super::ORGANISATIONS.as_bytes()),
        ("b.csv", super::BRANCHES.as_bytes()),
    ]);
    let mut terminal = Terminal::open(folder.path(), 120, 40);
    terminal.sees(&["27/30"]);
    assert!(!terminal.sent_text().contains("?1000h"));
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
}
