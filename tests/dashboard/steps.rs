//! Nothing is lost by a key: questions, one step back, letters of an input method, searches.

use super::support::folder;
use super::terminal::Terminal;
use super::{ESC, sample};

#[test]
fn leaving_with_suppositions_that_are_in_no_file_asks() {
    let folder = folder(&[]);
    let mut terminal = Terminal::start_in(folder.path(), &[], 120, 40);
    terminal.sees(&["53/61"]);
    terminal.press("2b").sees(&["dưới ngưỡng ✕"]);
    terminal.press("w").sees(&["nằm ở các chi"]);
    terminal.press("\r").sees(&["◆ Giả định (1)"]);
    terminal.press("q").sees(&["Có 1 giả định chưa lưu", "Esc ở lại"]);
    terminal.press(ESC).loses("chưa lưu").sees(&["◆ Giả định (1)"]);
    terminal.press("qs").sees(&["Đã ghi gia-dinh.toml"]);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
    // Ctrl-C asks too, and leaves the second time.
    let mut terminal = Terminal::start_in(folder.path(), &[], 120, 40);
    terminal.sees(&["53/61"]);
    terminal.press("2bw\r").sees(&["◆ Giả định (1)"]);
    terminal.press("W").sees(&["bỏ dòng này"]);
    terminal.press("\u{3}").sees(&["chưa lưu"]);
    terminal.press("\u{3}");
    assert_eq!(terminal.ends(), 0);
    let mut terminal = Terminal::start_in(folder.path(), &[], 120, 40);
    terminal.sees(&["53/61"]);
    terminal.press("2bw\r").sees(&["◆ Giả định (1)"]);
    terminal.press("q").sees(&["chưa lưu"]);
    terminal.press("\r");
    assert_eq!(terminal.ends(), 0);
}

#[test]
fn leaving_asks_where_the_file_of_the_suppositions_is_gone_or_another() {
    let folder = folder(&[]);
    let path = folder.path().join("gia-dinh.toml");
    for (at, other) in [None, Some("no suppositions"), Some("")].into_iter().enumerate() {
        let mut terminal = Terminal::start_in(folder.path(), &[], 120, 40);
        terminal.sees(&["53/61"]);
        terminal.press("2bw\r").sees(&["◆ Giả định (1)"]);
        terminal.press("Ws").sees(&["Đã ghi gia-dinh.toml"]);
        terminal.press(ESC).loses("Các giả định");
        match other {
            None => std::fs::remove_file(&path).unwrap(),
            Some(text) => std::fs::write(&path, text).unwrap(),
        }
        terminal.press("q").sees(&["Có 1 giả định chưa lưu", "Esc ở lại"]);
        if at == 0 {
            terminal.press("s").sees(&["Đã ghi gia-dinh.toml"]);
            terminal.press("q");
        } else {
            terminal.press("\r");
        }
        assert_eq!(terminal.ends(), 0);
        let _ = std::fs::remove_file(&path);
    }
}

#[test]
fn a_zone_is_chosen_on_a_page_of_lists_without_leaving_it() {
    let mut terminal = sample();
    terminal.press("n").sees(&["Nơi cần phát triển"]);
    let title =
        terminal.screen().lines().next().unwrap().trim().chars().take(20).collect::<String>();
    terminal.press("zqu\r").loses("Chọn khu").sees(&["KCN Quang Châu", &title]);
    terminal.press(ESC).sees(&["1 Tổng quan", "KCN Quang Châu ✕"]);
    terminal.press(ESC).loses("✕");
}

#[test]
fn letters_of_a_vietnamese_input_method_are_keys_where_no_field_is_open() {
    let mut terminal = sample();
    terminal.press("2ơ").sees(&["‹ 2022 ›"]);
    terminal.press("bư").sees(&["nằm ở các chi"]);
    terminal.press(ESC).loses("nằm ở các chi");
    // `e`, then `s` with Telex on.
    terminal.press("\u{7f}ó").sees(&["Sắp xếp theo"]);
    terminal.press("ơ").sees(&["› ơ"]);
    terminal.press(ESC).loses("Sắp xếp theo");
    terminal.press("/bưu").sees(&["Tìm: bưu"]);
}

#[test]
fn an_earlier_search_comes_back_with_the_arrows() {
    let (up, down) = ("\u{1b}[A", "\u{1b}[B");
    let mut terminal = sample();
    terminal.press("2/may\r").sees(&["“may” ✕"]);
    terminal.press(ESC).loses("✕");
    terminal.press("/nhua\r").sees(&["“nhua” ✕"]);
    terminal.press("/").sees(&["Tìm: nhua"]);
    terminal.press("\u{15}go").sees(&["Tìm: go"]);
    terminal.press(up).sees(&["Tìm: nhua"]);
    terminal.press(up).sees(&["Tìm: may"]);
    terminal.press(down).press(down).sees(&["Tìm: go"]);
}

#[test]
fn nothing_is_copied_from_an_empty_list_and_a_file_that_is_missing_is_said_in_the_language() {
    let folder = folder(&[]);
    let mut terminal = Terminal::start_in(folder.path(), &[], 120, 40);
    terminal.sees(&["53/61"]);
    terminal.press("2/zzzz\r").sees(&["Không có dòng nào"]);
    terminal.press("yj").sees(&["Không có dòng nào"]);
    assert!(!terminal.sent_text().contains("\u{1b}]52;"));
    terminal.press("Wl").sees(&["gia-dinh.toml: chưa có tệp này"]);
}
