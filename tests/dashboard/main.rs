//! The real program in a pseudo-terminal: given these files and these keys, this is on the screen.
#![cfg(unix)]

mod commands;
mod faults;
mod input;
mod live;
mod look;
mod memory;
mod mouse;
#[allow(dead_code, reason = "this test uses its part")]
#[path = "../support/old_fonts.rs"]
mod old_fonts;
#[path = "../support/random.rs"]
mod random;
mod session;
mod start;
mod state_file;
mod steps;
#[path = "../support/mod.rs"]
mod support;
#[path = "../support/terminal.rs"]
mod terminal;

use support::{BRANCHES, ORGANISATIONS, folder};
use terminal::Terminal;

const ESC: &str = "\u{1b}";

/// The program on its sample, read and drawn.
fn sample() -> Terminal {
    let terminal = Terminal::start(&[], 120, 40);
    terminal.sees(&["53/61", "144/158", "2.914/3.198", "Số liệu minh họa"]);
    terminal
}

/// Sends a signal to a process.
fn signal(name: &str, pid: u32) {
    assert!(
        std::process::Command::new("kill")
            .args([&format!("-{name}"), &pid.to_string()])
            .status()
            .unwrap()
            .success()
    );
}

#[test]
fn the_first_screen_says_how_the_year_stands() {
    let mut terminal = sample();
    terminal.sees(&[
        "Tổ chức cơ sở ≥ 90 %",
        "còn thiếu 2 tổ chức",
        "dư 1 chi bộ",
        "Khu dưới ngưỡng",
        "Tổ chức dưới ngưỡng",
    ]);
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
    assert!(terminal.is_given_back());
}

#[test]
fn a_zone_is_picked_with_two_letters_and_holds_everywhere() {
    let mut terminal = sample();
    terminal.press("z").sees(&["Chọn khu, cụm công nghiệp"]);
    terminal.press("qu\r").loses("Chọn khu");
    terminal.sees(&["KCN Quang Châu"]);
    let value =
        support::json(&support::dangbo(&["report", "--format", "json", "--zone", "quang chau"]));
    let share = |name: &str| format!("{}/{}", value[name]["met"], value[name]["of"]);
    terminal.sees(&[&share("organisations"), &share("branches"), &share("members")]);
    terminal.press("2").sees(&["11/11 tổ chức ·"]);
    terminal.press("3").sees(&["40/40 chi bộ ·"]);
    terminal.press(ESC).sees(&["160/160"]);
}

#[test]
fn every_screen_opens_by_its_number_and_by_tab() {
    let mut terminal = sample();
    for (key, text) in [
        ("2", "61/61"),
        ("3", "160/160"),
        ("4", "9 khu · "),
        ("5", "Phạm vi nghị quyết:"),
        ("6", "0 lỗi · "),
        ("1", "53/61"),
    ] {
        terminal.press(key).sees(&[text]);
    }
    for text in ["61/61", "160/160"] {
        terminal.press("\t").sees(&[text]);
    }
    terminal.press("\u{1b}[Z").sees(&["61/61"]);
}

#[test]
fn a_search_without_diacritics_lands_and_enter_opens() {
    let mut terminal = sample();
    terminal.press("2").sees(&["61/61"]);
    terminal.press("/").sees(&["Tìm:"]);
    terminal.press("duoc bao viet").sees(&["Dược Bảo Việt", "1/61"]);
    terminal.press("\r").loses("Tìm:");
    terminal.press("\r").sees(&[
        "Vì sao dưới ngưỡng",
        "12 trong 16 tốt trở lên = 75,0 %, ngưỡng 85 %",
        "Cần 14: thêm 2 đảng viên",
    ]);
    terminal.press(ESC).sees(&["1/61"]);
    terminal.press(ESC).sees(&["61/61"]);
}

#[test]
fn a_search_is_edited_at_its_cursor() {
    let (left, home, delete) = ("\u{1b}[D", "\u{1b}[H", "\u{1b}[3~");
    let mut terminal = sample();
    terminal.press("2/duc bao viet").sees(&["Tìm: duc bao viet▏"]);
    terminal.press(&left.repeat("c bao viet".len())).sees(&["Tìm: du▏c bao viet"]);
    terminal.press("o").sees(&["Tìm: duo▏c bao viet", "Dược Bảo Việt", "1/61"]);
    // Ctrl-W deletes the word before the cursor, Ctrl-U all before it.
    terminal.press("\u{5}\u{17}\u{17}").sees(&["Tìm: duoc ▏"]);
    terminal.press(home).press(delete).sees(&["Tìm: ▏uoc"]);
    terminal.press("\u{5}\u{15}").sees(&["Tìm: ▏", "61/61"]);
    terminal.press("\u{1b}").loses("Tìm:");
    terminal.press("zquu").sees(&["› quu▏"]);
    terminal.press(left).press("\u{7f}").sees(&["› q▏u", "KCN Quang Châu"]);
}

#[test]
fn a_terminal_without_an_alternate_screen_is_cleared_first() {
    let sent = sample().sent();
    let at =
        |text: &str| sent.windows(text.len()).position(|bytes| bytes == text.as_bytes()).unwrap();
    assert!(at("\x1b[2J") < at("Tổng quan"));
}

#[test]
fn below_only_sort_and_years_change_the_rows() {
    let mut terminal = sample();
    terminal.press("2b").sees(&["21/61"]);
    terminal.press("b").sees(&["61/61"]);
    terminal.press("s").sees(&["Sắp xếp theo", "Thứ tự trong tệp"]);
    terminal.press("xep loai\r").sees(&["Xếp loại▲"]).loses("Sắp xếp theo");
    terminal.press("S").sees(&["Xếp loại▼"]);
    terminal.press("s").sees(&["Sắp xếp theo"]);
    terminal.press("vien\t").sees(&["Xếp loại▼1", "viên▲2"]);
    terminal.press("sthu tu\r").loses("▲2");
    terminal.press("[").sees(&["‹ 2022 ›", "62/62"]);
    terminal.press("[[").sees(&["65/65"]);
    terminal.press("]]]").sees(&["61/61"]);
    terminal.press("G").sees(&["dòng 61/61"]);
    terminal.press("g").sees(&["dòng 1/61"]);
    terminal.press("\u{1b}[6~").loses("dòng 1/61");
}

#[test]
fn a_detail_leads_to_a_branch_and_to_its_committee() {
    let mut terminal = sample();
    terminal.press("2j\r").sees(&["Đảng bộ cơ sở · TC002", "Qua các năm"]);
    terminal.press("\r").sees(&["Đảng bộ Công ty CP Gỗ Minh Khang · CB0"]);
    terminal.press("\r").sees(&["Đảng bộ cơ sở · TC002"]);
    terminal.press(ESC).sees(&["Đảng bộ Công ty CP Gỗ Minh Khang · CB0"]);
}

#[test]
fn ownership_help_and_language_work() {
    let mut terminal = sample();
    terminal.press("o").sees(&["Chọn loại hình doanh nghiệp"]);
    terminal.press("fdi\r").loses("Chọn loại hình");
    terminal.press("2").sees(&["FDI"]);
    terminal.press(ESC).sees(&["61/61"]);
    terminal.press("?").sees(&["Trợ giúp", "Shift-Tab", "Ctrl-Z"]);
    terminal.press(ESC).loses("Shift-Tab");
    terminal.press("L").sees(&["61/61 organisations ·"]);
    terminal.press("1").sees(&["Base organisations ≥ 90 %", "86.9"]);
}

#[test]
fn a_narrowing_that_leaves_nothing_says_how_to_widen() {
    let mut terminal = sample();
    terminal.press("2/zzzz").sees(&["Không có dòng nào", "Esc"]);
}

#[test]
fn a_save_shows_at_once_and_keeps_the_place() {
    let files = folder(&[("o.csv", ORGANISATIONS.as_bytes()), ("b.csv", BRANCHES.as_bytes())]);
    let mut terminal = Terminal::open(files.path(), 120, 40);
    terminal.sees(&["trực tiếp", "27/30"]);
    terminal.press("2j").sees(&["dòng 2/2"]);
    // A row is put before the selected one; the place goes with the id.
    let more = ORGANISATIONS.replace(
        "2023;TC2;",
        "2023;TC0;Chi bộ Mới;Chi bộ cơ sở;;FDI;5;tốt;4;4;0;4;0;0;0;0;2023\n2023;TC2;",
    );
    std::fs::write(files.path().join("o.csv"), &more).unwrap();
    terminal.sees(&["Chi bộ Mới", "dòng 3/3", "●"]);
    terminal.press("1").sees(&["31/34"]);
}

#[test]
fn what_is_asked_for_and_not_in_the_data_is_said() {
    let files = folder(&[("o.csv", ORGANISATIONS.as_bytes()), ("b.csv", BRANCHES.as_bytes())]);
    let path = files.path().to_str().unwrap();
    let asked = [
        "--zone",
        "KCN Đình Trá",
        "--zone",
        "KCN Quang Châu",
        "--district",
        "Yên \u{1b}[2J",
        "--year",
        "2031",
        path,
    ];
    let mut terminal = Terminal::start(&asked, 120, 40);
    terminal.sees(&[
        "Không có trong số liệu: KCN Đình Trá → KCN Đình Trám?; Yên □[2J; 2031",
        "2023",
        "KCN Quang Châu",
        "Tổ chức · 0,0 %",
    ]);
    terminal.press("2").sees(&["2031 → 2023? ✕", "1/1 tổ chức ·"]);
    // A zone that went with a save widens what is shown.
    std::fs::write(files.path().join("o.csv"), ORGANISATIONS.replace("Quang Châu", "Việt Hàn"))
        .unwrap();
    terminal.sees(&["Không có trong số liệu: KCN Quang Châu", "2/2 tổ chức ·"]);
    terminal.press(ESC).loses("✕");
}

#[test]
fn a_reload_leaves_an_open_picker_alone() {
    let files = folder(&[("o.csv", ORGANISATIONS.as_bytes()), ("b.csv", BRANCHES.as_bytes())]);
    let mut terminal = Terminal::open(files.path(), 120, 40);
    terminal.sees(&["27/30"]);
    terminal.press("zqu").sees(&["› qu"]);
    std::fs::write(files.path().join("o.csv"), ORGANISATIONS.replace(";0;8;2;0", ";0;9;1;0"))
        .unwrap();
    terminal.sees(&["28/30", "› qu"]);
    terminal.press("\r").sees(&["KCN Quang Châu"]);
}

#[test]
fn a_broken_save_leaves_the_last_good_data_with_the_reason() {
    let files = folder(&[("o.csv", ORGANISATIONS.as_bytes()), ("b.csv", BRANCHES.as_bytes())]);
    let mut terminal = Terminal::open(files.path(), 120, 40);
    terminal.sees(&["27/30"]);
    std::fs::write(files.path().join("o.csv"), b"").unwrap();
    terminal.sees(&["giữ số liệu lần đọc trước", "o.csv", "27/30"]);
    std::fs::write(files.path().join("o.csv"), ORGANISATIONS.replace(";0;8;2;0", ";0;9;1;0"))
        .unwrap();
    terminal.sees(&["28/30", "trực tiếp"]).loses("giữ số liệu");
    // The whole folder goes away, and comes back.
    let away = files.path().with_extension("away");
    std::fs::rename(files.path(), &away).unwrap();
    terminal.press("r").sees(&["giữ số liệu lần đọc trước", "28/30"]);
    std::fs::rename(&away, files.path()).unwrap();
    terminal.press("r").sees(&["trực tiếp"]);
}

#[test]
fn a_finding_shows_its_rows_and_leads_to_its_unit() {
    let bad = ORGANISATIONS.replace(";HTNV;", ";khá;");
    let files = folder(&[("o.csv", bad.as_bytes()), ("b.csv", BRANCHES.as_bytes())]);
    let mut terminal = Terminal::open(files.path(), 120, 40);
    terminal.sees(&["27/30"]);
    terminal.press("6").sees(&["khá"]);
    terminal.press("\r").sees(&[
        "không rõ xếp loại",
        " 2 │ 2023;TC1;Đảng bộ Công ty May A;",
        " 3 │ …",
        "TC2;Chi bộ Công ty Nhựa B;",
        "^^^",
    ]);
    terminal.press("\r").sees(&["Chi bộ Công ty Nhựa B", "TC2", "Vì sao dưới ngưỡng"]);
    // The mark stands in the table too; the checks narrow by severity, code and unit.
    terminal.press("\x1b").sees(&["1 lỗi"]);
    terminal.press("2").sees(&["✖"]);
    terminal.press("6v").sees(&["lỗi ✕"]);
    terminal.press("v").sees(&["cảnh báo ✕", "Không có dòng nào"]);
    terminal.press("\x1b").sees(&["khá"]).loses("cảnh báo ✕");
    terminal.press("mrating\r").sees(&["không rõ xếp loại ✕"]);
    terminal.press("/nhua\r").sees(&["“nhua”", "khá"]);
    terminal.press("\x1b").loses("nhua");
    terminal.press("/may\r").sees(&["“may”", "Không có dòng nào"]);
}

#[test]
fn from_the_start_to_the_two_nearest_organisations_of_a_zone_and_the_target_of_2030() {
    let mut terminal = sample();
    terminal.press("zqu\r5").sees(&["Gần đạt nhất (tổ chức cơ sở: ", "KCN Quang Châu"]);
    // What stands there is what the report says.
    let report =
        support::json(&support::dangbo(&["report", "--format", "json", "--zone", "quang chau"]));
    let names: Vec<&str> = report["candidates"]["organisations"]
        .as_array()
        .unwrap()
        .iter()
        .take(2)
        .map(|c| c["name"].as_str().unwrap())
        .collect();
    assert_eq!(names.len(), 2);
    terminal.sees(&names);
    let screen = terminal.screen();
    let at = |name: &str| screen.lines().position(|l| l.contains(name)).unwrap();
    assert_eq!(at(names[0]) + 1, at(names[1]));
    terminal.press("\r").sees(&[names[0], "Vì sao dưới ngưỡng"]);
    terminal.press("\x1b").sees(&["Gần đạt nhất"]);
    terminal.press("\x1b").loses("KCN Quang Châu ✕");
    terminal.press("5").sees(&["mỗi năm đến 2030", "kết nạp 553", "13 NNN, 2 FDI"]);
}

#[test]
fn suppositions_in_no_file_are_replaced_only_after_a_question() {
    let folder = folder(&[]);
    let mut terminal = Terminal::start_in(folder.path(), &[], 120, 40);
    terminal.sees(&["53/61"]);
    terminal.press("W1s").sees(&["Đã ghi gia-dinh.toml", "◆ Giả định (2)"]);
    // What is in the file is read again without a question.
    terminal.press("l").sees(&["◆ Giả định (2)", "55/61"]);
    terminal.press("Wd").sees(&["◆ Giả định (1)", "54/61"]);
    terminal.press("l").sees(&["Có 1 giả định chưa lưu ra tệp"]);
    terminal.press(ESC).loses("chưa lưu ra tệp").sees(&["◆ Giả định (1)", "54/61"]);
    terminal.press("l").sees(&["Có 1 giả định chưa lưu ra tệp"]);
    terminal.press("\r").sees(&["◆ Giả định (2)", "55/61"]);
}

#[test]
fn a_supposition_moves_every_figure_and_is_loaded_again() {
    let folder = folder(&[]);
    let mut terminal = Terminal::start_in(folder.path(), &[], 120, 40);
    terminal.sees(&["53/61"]);
    terminal.press("2b").sees(&["dưới ngưỡng"]);
    terminal.press("w").sees(&["nằm ở các chi"]);
    terminal.press("\r").sees(&["◆ Giả định (1)"]);
    terminal.press("1").sees(&["54/61", "◆ Giả định (1)"]);
    // The rest backwards: as few as the shortfall says.
    terminal.press("W1").sees(&["◆ Giả định (2)", "55/61"]);
    terminal.press("s").sees(&["Đã ghi gia-dinh.toml"]);
    terminal.press("x").sees(&["53/61", "Chưa có giả định nào"]);
    terminal.press("q").loses("Chưa có giả định nào");
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
    assert!(!folder.path().join("gia-dinh.tmp").exists());
    let mut again = Terminal::start_in(folder.path(), &[], 120, 40);
    again.sees(&["53/61"]);
    again.press("Wl").sees(&["◆ Giả định (2)", "55/61"]);
    std::fs::write(folder.path().join("gia-dinh.toml"), "[[change]]\nfoo = 1\n").unwrap();
    again.press("Wl").sees(&["gia-dinh.toml: dòng 2"]);
    // A file that exists is replaced only after a question, and kept.
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    again.press("s").sees(&["Đã có gia-dinh.toml. Ghi đè?", "gia-dinh.toml.bak"]);
    again.press(ESC).loses("Ghi đè?");
    assert_eq!(read("gia-dinh.toml"), "[[change]]\nfoo = 1\n");
    again.press("s").sees(&["Ghi đè?"]);
    again.press("\r").sees(&["Đã ghi gia-dinh.toml"]).loses("Ghi đè?");
    assert!(read("gia-dinh.toml").contains("rating"));
    assert_eq!(read("gia-dinh.toml.bak"), "[[change]]\nfoo = 1\n");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[test]
fn the_view_is_exported_and_never_over_a_file() {
    let folder = folder(&[]);
    let mut terminal = Terminal::start_in(folder.path(), &[], 120, 40);
    terminal.sees(&["53/61"]);
    terminal.press("zqu\r3ec").sees(&["Đã ghi /", "/dangbo-xuat-chi-bo-2023.csv", "Esc đóng"]);
    terminal.press("\rec").sees(&["/dangbo-xuat-chi-bo-2023-2.csv"]);
    let text = std::fs::read_to_string(folder.path().join("dangbo-xuat-chi-bo-2023.csv")).unwrap();
    assert!(text.starts_with('\u{feff}'));
    let rows: Vec<csv::StringRecord> = csv::Reader::from_reader(&text.as_bytes()[3..])
        .into_records()
        .map(Result::unwrap)
        .collect();
    let report =
        support::json(&support::dangbo(&["report", "--format", "json", "--zone", "quang chau"]));
    assert_eq!(rows.len() as u64, report["branches"]["total"].as_u64().unwrap());
    assert!(rows.iter().all(|r| r.iter().any(|c| c == "KCN Quang Châu")
        && r.iter().next_back().is_some_and(|note| note.contains("Số liệu minh họa"))));
    terminal.press("\r1et").sees(&["/dangbo-xuat-bao-cao-2023.txt"]);
    // A folder that is gone: a sentence, and the dashboard goes on.
    std::fs::remove_dir_all(folder.path()).unwrap();
    terminal.press("\ret").sees(&["Không ghi được: dangbo-xuat-bao-cao-2023.txt"]);
    terminal.press("2").sees(&["dòng 1/"]);
    // The clipboard is asked by its sequence, in base64.
    terminal.press("y").sees(&["Đã chép"]);
    let sent = terminal.sent_text();
    assert!(sent.contains("\u{1b}]52;c;"));
}

#[test]
fn what_is_exported_beside_the_data_is_no_data() {
    let files = folder(&[("o.csv", ORGANISATIONS.as_bytes()), ("b.csv", BRANCHES.as_bytes())]);
    let mut terminal = Terminal::start_in(files.path(), &["."], 120, 40);
    terminal.sees(&["27/30"]);
    terminal.press("et").sees(&["/dangbo-xuat-bao-cao-2023.txt"]);
    terminal.press("\r2ec").sees(&["/dangbo-xuat-to-chuc-2023.csv"]);
    terminal.press("\r");
    // The next save is read, and neither of them.
    std::fs::write(files.path().join("o.csv"), ORGANISATIONS.replace(";0;8;2;0", ";0;9;1;0"))
        .unwrap();
    terminal.press("6").sees(&["Không có lỗi, không có cảnh báo", "1 thay đổi"]);
    terminal.press("1").sees(&["28/30"]);
}

#[cfg(unix)]
#[test]
fn an_export_that_the_disk_has_no_room_for_is_said_and_leaves_nothing() {
    let folder = folder(&[]);
    let mut terminal = Terminal::start_on_a_full_disk(folder.path(), 120, 40);
    terminal.sees(&["53/61"]);
    terminal.press("3ec").sees(&["Không ghi được: dangbo-xuat-chi-bo-2023.csv"]);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "half of an export was left");
    // What fits is written all the same, and the dashboard goes on.
    terminal.press("2").sees(&["dòng 1/61"]);
    terminal.press("/duoc bao viet\rec").sees(&["dangbo-xuat-to-chuc-2023.csv", "Esc đóng"]);
    terminal.press("\r").loses("Esc đóng");
    terminal.press("q");
    assert_eq!(terminal.ends(), 0);
    assert!(terminal.is_given_back());
}

#[test]
fn the_first_screen_tells_of_rows_that_are_in_no_sum() {
    let broken = ORGANISATIONS.replace("2023;TC2", "2023;TC3;x\n2023;TC2");
    let files = folder(&[("o.csv", broken.as_bytes()), ("b.csv", BRANCHES.as_bytes())]);
    let terminal = Terminal::open(files.path(), 120, 40);
    terminal.sees(&["27/30", "✖ 1 dòng hỏng"]);
    let small = Terminal::open(files.path(), 40, 12);
    small.sees(&["✖ 1"]);
}
