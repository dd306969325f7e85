//! The start without a path: what is offered, and what is opened.

use super::support::{BRANCHES, ORGANISATIONS, folder};
use super::terminal::Terminal;
use super::{ESC, sample};

#[test]
fn in_a_folder_with_exports_it_is_asked_what_to_open() {
    let files = folder(&[("o.csv", ORGANISATIONS.as_bytes()), ("b.csv", BRANCHES.as_bytes())]);
    let offered = ["Mở số liệu", "Mở thư mục này (2 tệp số liệu)", "Xem số liệu mẫu"];
    let mut terminal = Terminal::start_in(files.path(), &[], 80, 24);
    terminal.sees(&offered);
    terminal.press("\r").sees(&["27/30", "trực tiếp"]).loses("Xem số liệu mẫu");
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
    let mut terminal = Terminal::start_in(files.path(), &[], 80, 24);
    terminal.sees(&offered);
    terminal.press(ESC).sees(&["53/61", "số liệu mẫu"]);
}

#[test]
fn the_list_walks_folders_and_says_why_one_cannot_be_opened() {
    let files = folder(&[("o.csv", ORGANISATIONS.as_bytes())]);
    let inner = files.path().join("2024");
    std::fs::create_dir(&inner).unwrap();
    std::fs::write(inner.join("o.csv"), ORGANISATIONS).unwrap();
    std::fs::write(inner.join("dangbo.toml"), "language = 1\n").unwrap();
    let mut terminal = Terminal::start_in(files.path(), &[], 80, 24);
    terminal.sees(&["2024/", "1 tệp số liệu"]);
    // This folder, the sample, the folder above, 2024.
    terminal.press("jjj\r").sees(&["/2024", "Mở thư mục này (1 tệp số liệu)"]);
    terminal.press("\r").sees(&["dangbo.toml", "language"]);
    std::fs::remove_file(inner.join("dangbo.toml")).unwrap();
    terminal.press("\r").sees(&["trực tiếp"]);
    terminal.press("\u{3}");
    assert_eq!(terminal.ends(), 0);
    assert!(terminal.is_given_back());
}

#[test]
fn in_an_empty_place_the_sample_is_opened_and_says_how_to_open_files() {
    let empty = folder(&[("notes.txt", b"no table")]);
    let mut terminal = Terminal::start_in(empty.path(), &[], 120, 40);
    terminal.sees(&["53/61", "mở số liệu của mình: dangbo THƯ_MỤC"]);
    terminal.press("2").loses("dangbo THƯ_MỤC");
    sample().sees(&["53/61"]);
}
