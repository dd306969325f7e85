//! The palette of commands, marks and the choice of columns.

use super::support::{dangbo, folder};
use super::terminal::Terminal;
use super::{ESC, sample};

#[test]
fn the_palette_finds_actions_settings_and_places_by_name() {
    let mut terminal = sample();
    terminal.press(":").sees(&["Lệnh:", "Enter chọn"]);
    terminal.press("dien bien").sees(&["› dien bien", "Diễn biến"]);
    terminal.press("\r").loses("Lệnh:").sees(&["Diễn biến"]);
    terminal.press(ESC).loses("Diễn biến các năm");
    // Ctrl-P, and an organisation by its name.
    terminal.press("\u{10}").sees(&["Lệnh:"]);
    terminal.press("go minh khang").sees(&["› go minh khang", "Gỗ Minh Khang"]);
    terminal.press("\r").sees(&["Đảng bộ cơ sở · TC002"]);
    terminal.press(":quang chau\r").sees(&["KCN Quang Châu ✕", "11/11 tổ chức"]);
    terminal.press(":tat chuot\r").loses("Lệnh:");
    terminal.press(":bat chuot").sees(&["Bật chuột"]);
    assert!(terminal.sent_text().contains("\u{1b}[?1000l"));
    terminal.press(ESC).loses("Lệnh:");
    terminal.press("\u{1b}OP").sees(&["Trợ giúp"]);
}

#[test]
fn marked_rows_are_summed_exported_copied_and_supposed_together() {
    let folder = folder(&[]);
    let mut terminal = Terminal::start_in(folder.path(), &[], 120, 40);
    terminal.sees(&["53/61"]);
    terminal.press("2").sees(&["dòng 1/61"]);
    // 242 members and 213: rows 1 and 2 of the sample.
    terminal.press("  ").sees(&["■ 2 tổ chức cơ sở đã đánh dấu", "455 đảng viên", "dòng 3/61"]);
    terminal.press("ec").sees(&["/dangbo-xuat-to-chuc-2023.csv", "Esc đóng"]);
    let written = folder.path().join("dangbo-xuat-to-chuc-2023.csv");
    let text = std::fs::read_to_string(written).unwrap();
    assert_eq!(text.lines().count(), 3, "{text}");
    terminal.press("\r").loses("Esc đóng");
    terminal.press("w").sees(&["Đảng bộ Công ty TNHH Điện tử Tân Việt +1"]);
    terminal.press("\u{1b}[C\u{1b}[C\r").sees(&["◆ Giả định (2)"]);
    // Another order keeps the marks; Esc takes them back.
    terminal.press("s\r").sees(&["■ 2 tổ chức"]);
    terminal.press(ESC).loses("■").sees(&["61/61"]);
}

#[test]
fn a_key_of_the_settings_takes_the_place_of_the_letter() {
    let files = folder(&[
        ("dangbo.toml", b"[keys]\ntrend = \"i\"\n"),
        ("o.csv", super::ORGANISATIONS.as_bytes()),
        ("b.csv", super::BRANCHES.as_bytes()),
    ]);
    let mut terminal = Terminal::open(files.path(), 120, 40);
    terminal.sees(&["27/30", "i diễn biến"]);
    terminal.press("t2").sees(&["2/2"]);
    terminal.press("i").sees(&["Diễn biến"]);
    terminal.press("2").loses("Diễn biến các năm");
    terminal.press("?").sees(&["Trợ giúp", " i  "]);
}

#[test]
fn columns_are_hidden_moved_and_brought_back() {
    let mut terminal = sample();
    terminal.press("2").sees(&["So ngưỡng"]);
    terminal.press("C").sees(&["[✓] Xếp loại"]);
    terminal.press("j ").sees(&["[ ] Xếp loại"]);
    terminal.press(ESC).loses("Xếp loại");
    terminal.press("Cx").sees(&["[✓] Xếp loại"]);
    terminal.press("jhh").press(ESC).sees(&["Tổ chức cơ sở đảng"]).loses("[✓]");
    let screen = terminal.screen();
    let header = screen.lines().find(|line| line.contains("Tổ chức cơ sở đảng")).unwrap();
    let at = |text: &str| header.find(text).unwrap();
    assert!(at("Xếp loại") < at("Đảng viên"), "{header}");
}

#[test]
fn the_findings_of_each_unit_are_exported_into_a_new_folder_as_check_writes_them() {
    let folder = folder(&[]);
    let check = folder.path().join("check");
    assert_eq!(
        dangbo(&["check", "--per-unit", check.to_str().unwrap()]).status.code(),
        Some(0),
        "the sample has warnings alone"
    );
    let mut terminal = Terminal::start_in(folder.path(), &[], 120, 40);
    terminal.sees(&["53/61"]);
    terminal.press("6eu").sees(&["/dangbo-xuat-loi-2023", "Esc đóng"]);
    terminal.press("\reu").sees(&["/dangbo-xuat-loi-2023-2"]);
    // Only the checks have findings to send.
    terminal.press("\r2e").sees(&["báo cáo dạng chữ"]);
    assert!(!terminal.screen().contains("để gửi lại"));
    let names = |path: &std::path::Path| {
        let mut names: Vec<String> = std::fs::read_dir(path)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    let written = names(&check);
    assert!(written.len() > 2 && written.contains(&"dangbo-xuat-muc-luc.xlsx".to_owned()));
    for own in ["dangbo-xuat-loi-2023", "dangbo-xuat-loi-2023-2"] {
        let own = folder.path().join(own);
        assert_eq!(names(&own), written);
        for name in &written {
            let [a, b] = [&own, &check].map(|folder| std::fs::read(folder.join(name)).unwrap());
            assert!(a == b, "{name}");
        }
    }
}
