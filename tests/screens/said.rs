//! What a screen says beside its figures: why units are unrated, which files are not read, and why
//! there is no data.

use super::{frame, press};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use dangbo::app::{Loaded, Message, State};
use dangbo::domain::{Settings, Unreadable};
use dangbo::ingest::source::{Named, in_memory};
use dangbo::ingest::{LoadOptions, load};
use dangbo::words::Lang;

const ORGANISATIONS: &str = "\
Mã;Tên tổ chức đảng;Loại hình tổ chức;Xếp loại;TSĐV;Đảng viên HTXSNV;Đảng viên HTTNV;Đảng viên HTNV;Đảng viên KHTNV
1;Đảng bộ A;ĐBCS;HTTNV;12;1;9;1;0
2;Chi bộ B;CBCS;Mới thành lập;5;0;0;0;0
3;Chi bộ C;CBCS;;7;0;0;0;0
";

const BRANCHES: &str = "\
Mã chi bộ;Tên chi bộ;Mã tổ chức cấp trên;Xếp loại;TSĐV;Đảng viên HTXSNV;Đảng viên HTTNV;Đảng viên HTNV;Đảng viên KHTNV
11;Chi bộ Một;1;HTTNV;6;1;5;0;0
12;Chi bộ Hai;1;Chưa đủ 6 tháng;6;0;4;1;0
";

pub(super) fn opened(lang: Lang, files: &[Named], unread: &[&str]) -> State {
    let settings = Settings::default();
    let data = load(files, &settings, &LoadOptions::default());
    let unread = unread.iter().map(|name| (*name).to_owned()).collect();
    let loaded = Loaded { unread, ..Loaded::new(data, &settings.thresholds) };
    let mut state = State::new(settings, lang, false);
    state.update(Message::Loaded(Box::new(loaded), "14:02:11".to_owned()));
    state
}

fn units() -> Vec<Named> {
    in_memory(&[("o-2023.csv", ORGANISATIONS.as_bytes()), ("b-2023.csv", BRANCHES.as_bytes())])
}

fn assert_shows(state: &mut State, texts: &[&str]) {
    let shown = frame(state, (80, 24));
    for text in texts {
        assert!(shown.contains(text), "{text}\n{shown}");
    }
}

#[test]
fn the_unrated_are_told_by_reason() {
    let mut state = opened(Lang::Vi, &units(), &[]);
    assert_shows(
        &mut state,
        &[
            "Tổ chức cơ sở chưa xếp loại: 1 không ghi lý do, 1 mới thành lập",
            "Chi bộ trực thuộc chưa xếp loại: 1 chưa đủ 6 tháng",
        ],
    );
    press(&mut state, "2\n");
    assert_shows(&mut state, &["Chi bộ trực thuộc chưa xếp loại: 1 chưa đủ 6 tháng"]);
    press(&mut state, "\u{1b}j\n");
    assert_shows(&mut state, &["· Xếp loại: Chưa xếp loại (mới thành lập)"]);
    press(&mut state, "\u{1b}j\n");
    assert_shows(&mut state, &["· Xếp loại: Chưa xếp loại (không ghi lý do)"]);
    press(&mut state, "L");
    assert_shows(&mut state, &["· Rating: not rated (without a reason)"]);
    press(&mut state, "\u{1b}1");
    assert_shows(&mut state, &["Branches not rated: 1 under 6 months"]);
}

#[test]
fn the_files_that_are_not_read_are_named_on_the_overview_and_the_checks() {
    let mut state = opened(Lang::Vi, &units(), &["bao-cao.docx", "anh.png"]);
    assert_shows(&mut state, &["! Các tệp không đọc", "bao-cao.docx,", "anh.png"]);
    press(&mut state, "6");
    let shown = frame(&mut state, (120, 40));
    assert!(shown.contains("bao-cao.docx, anh.png"), "{shown}");
    press(&mut state, "L1");
    assert_shows(&mut state, &["! Files that are not read", "bao-cao.docx,", "anh.png"]);
}

#[test]
fn where_no_file_can_be_read_every_screen_has_the_reasons() {
    let pdf: &[u8] = b"%PDF-1.7 x";
    let mut files = in_memory(&[("bao-cao.csv", pdf), ("a.csv", "x;y\n1;2\n".as_bytes())]);
    let denied = Named { name: "b.csv".to_owned(), source: Err(Unreadable::NoPermission) };
    files.push(denied);
    // The overview is the first screen: it has whole sentences.
    for (lang, none) in [(Lang::Vi, "Chưa có số liệu để hiện."), (Lang::En, "There is no data")]
    {
        let mut state = opened(lang, &files, &["anh.png"]);
        assert_shows(&mut state, &[none, "bao-cao.csv", "PDF", "a.csv", "b.csv"]);
        press(&mut state, "6");
        assert_shows(&mut state, &["bao-cao.csv", "a.csv", "b.csv"]);
        for screen in ["1", "2", "3", "4", "5"] {
            press(&mut state, screen);
            assert_shows(&mut state, &[none, "✖ bao-cao.csv: ", "✖ a.csv", "✖ b.csv: ", "anh.png"]);
        }
    }
}

const IN_TWO_ZONES: &str = "\
Mã;Tên tổ chức đảng;Loại hình tổ chức;KCN;Xếp loại;TSĐV;Đảng viên HTXSNV;Đảng viên HTTNV;Đảng viên HTNV;Đảng viên KHTNV
1;Đảng bộ A;ĐBCS;KCN Đình Trám;HTTNV;12;1;10;1;0
2;Chi bộ B;CBCS;KCN Quang Châu;HTTNV;5;0;5;0;0
";

const BRANCHES_IN_TWO_ZONES: &str = "\
Mã chi bộ;Tên chi bộ;Mã tổ chức cấp trên;KCN;Xếp loại;TSĐV;Đảng viên HTXSNV;Đảng viên HTTNV;Đảng viên HTNV;Đảng viên KHTNV
11;Chi bộ Một;1;KCN Đình Trám;HTTNV;6;1;5;0;0
12;Chi bộ Hai;1;KCN Quang Châu;HTTNV;6;0;5;1;0
";

#[test]
fn a_committee_registered_elsewhere_has_its_mark_and_is_no_organisation_of_the_zone() {
    let files = in_memory(&[
        ("o-2023.csv", IN_TWO_ZONES.as_bytes()),
        ("b-2023.csv", BRANCHES_IN_TWO_ZONES.as_bytes()),
    ]);
    let mut state = opened(Lang::Vi, &files, &[]);
    press(&mut state, "2");
    assert!(!frame(&mut state, (120, 40)).contains('↗'));
    press(&mut state, "zquang\n");
    let shown = frame(&mut state, (120, 40));
    let line = |of: &str| shown.lines().find(|line| line.contains(of)).unwrap_or_default();
    assert!(line("Đảng bộ A").contains('↗') && !line("Chi bộ B").contains('↗'), "{shown}");
    // The members of the zone: 5 of the cell, 6 of the committee's branch there.
    assert!(shown.contains("· 11 đảng viên"), "{shown}");
    assert!(shown.contains("\n ↗ 1 đảng bộ đăng ký ở nơi"), "{shown}");
    press(&mut state, "1");
    let shown = frame(&mut state, (120, 40));
    assert!(shown.contains("↗ 1 đảng bộ đăng ký ở nơi khác") && shown.contains("1/1"), "{shown}");
    press(&mut state, "3");
    let shown = frame(&mut state, (120, 40));
    assert!(shown.contains("Chi bộ Hai") && !shown.contains("Chi bộ Một"), "{shown}");
    assert!(!shown.contains('↗'), "a branch of the zone is in its measure\n{shown}");
}

#[test]
fn a_search_is_said_where_it_applies_and_hides_no_figure_of_the_overview() {
    let mut state = super::state(Lang::Vi);
    press(&mut state, "/codien\n1");
    let shown = frame(&mut state, (120, 40));
    for text in [
        "“codien” (trong danh sách) ✕",
        "Khu dưới ngưỡng: 0/7 khớp “codien”",
        "Tổ chức dưới ngưỡng: 0/21 khớp “codien”",
        "53/61",
    ] {
        assert!(shown.contains(text), "{text}\n{shown}");
    }
    assert!(!shown.contains("Không có"), "{shown}");
    // Below-only has no meaning where all that is listed is below, nor among findings.
    press(&mut state, "\u{1b}2b");
    assert!(frame(&mut state, (120, 40)).contains("dưới ngưỡng ✕"));
    for screen in ["1", "5", "6"] {
        press(&mut state, screen);
        let shown = frame(&mut state, (120, 40));
        assert!(!shown.contains('✕'), "{shown}");
    }
    assert!(
        dangbo::report::export(
            &state,
            dangbo::app::ExportFormat::Csv,
            dangbo::report::Origin::default()
        )
        .is_ok_and(|file| !String::from_utf8_lossy(&file.bytes).contains("dưới ngưỡng"))
    );
}

#[test]
fn the_findings_of_other_zones_are_left_out_under_a_zone_and_not_counted_on_the_tab() {
    let mut state = super::state(Lang::Vi);
    press(&mut state, "6");
    let all = state.table().rows.len();
    press(&mut state, "zquang\n");
    let zone = |state: &State, row: u32| {
        let (table, unit) = state.data().findings.kept()[row as usize].row.unwrap();
        state.data().zone_name(state.data().units(table).zone[unit as usize]).to_owned()
    };
    let rows = state.table().rows.clone();
    assert!(!rows.is_empty() && rows.len() < all);
    assert!(rows.iter().all(|row| zone(&state, *row) == "KCN Quang Châu"));
    let shown = frame(&mut state, (120, 40));
    assert!(shown.contains(&format!("6 Kiểm tra {}", rows.len())), "{shown}");
    assert!(shown.contains("trong số 20 lỗi, cảnh báo"), "{shown}");
}

#[test]
fn what_is_asked_for_and_not_in_the_data_is_named_until_it_is_taken_back() {
    let settings = Settings::default();
    let data = load(&units(), &settings, &LoadOptions::default());
    let loaded = Loaded::new(data, &settings.thresholds);
    let mut state = State::new(settings, Lang::Vi, false);
    let year = dangbo::domain::Year(2019);
    state.request_start(Some(year), vec!["KCN xx".to_owned()], vec!["Yên Dũng".to_owned()], vec![]);
    state.update(Message::Loaded(Box::new(loaded), "14:02:11".to_owned()));
    for keys in ["", "j", "2", "5"] {
        press(&mut state, keys);
        let shown = frame(&mut state, (120, 40));
        let said = "Không có trong số liệu: KCN xx; Yên Dũng; 2019 → 2023? ✕";
        assert!(shown.contains(said), "{shown}");
    }
    press(&mut state, "\u{1b}");
    assert!(!frame(&mut state, (120, 40)).contains("Không có trong số liệu"));
}

#[test]
fn a_key_that_does_nothing_here_says_so() {
    let mut state = super::state(Lang::Vi);
    for (keys, said) in [
        ("s", "Phím s không dùng ở màn hình này."),
        ("u", "Phím u: các tệp chưa có gì thay đổi."),
        ("]", "Số liệu không có năm nào sau 2023."),
        ("2p", "Phím p: cửa sổ không đủ rộng cho khung chi tiết."),
        ("4w", "Phím w không dùng ở màn hình này."),
        ("tt", "Phím t: đang ở trang này."),
    ] {
        press(&mut state, keys);
        let shown = frame(&mut state, (80, 24));
        assert!(shown.lines().last().unwrap().contains(said), "{said}\n{shown}");
        press(&mut state, "k");
        assert!(!frame(&mut state, (80, 24)).contains(said));
    }
}

#[test]
fn tables_without_a_row_are_named_with_what_to_do() {
    let enterprises =
        "Tên doanh nghiệp;Khu công nghiệp;Số lao động;Tổ chức đảng\nCông ty A;KCN Đình Trám;12;\n";
    let header = ORGANISATIONS.lines().next().unwrap();
    for (name, text, said) in [
        ("dn.csv", enterprises, "Chỉ có bảng doanh nghiệp (1 dòng)"),
        ("o-2023.csv", header, "chưa có dòng số liệu nào"),
    ] {
        let mut state = opened(Lang::Vi, &in_memory(&[(name, text.as_bytes())]), &[]);
        for screen in ["1", "2", "5"] {
            press(&mut state, screen);
            assert_shows(&mut state, &[said, "dangbo template mau.xlsx"]);
        }
    }
}

#[test]
fn a_question_over_an_open_search_has_its_keys_in_the_last_line() {
    let mut state = super::state(Lang::Vi);
    press(&mut state, "2jw\n/duoc");
    assert!(frame(&mut state, (80, 24)).contains(" Tìm: duoc"));
    let leave = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
    state.update(Message::Key(leave));
    let shown = frame(&mut state, (80, 24));
    let last = shown.lines().last().unwrap();
    assert!(!last.contains("Tìm:") && last.contains("Esc"), "{shown}");
}

#[test]
fn a_file_that_is_not_whole_is_named_in_place_of_live_in_every_window() {
    for (files, wide) in [
        (&["to-chuc.csv"][..], "▲ to-chuc.csv chưa trọn"),
        (&["to-chuc-co-so-dang-nam-2023.csv"], "▲ to-chuc-co-so-dang-nam-… chưa trọn"),
        (&["a.csv", "b.csv"], "▲ 2 tệp chưa trọn"),
        (&[], "● trực tiếp 14:02:11"),
    ] {
        let settings = Settings::default();
        let data = load(&units(), &settings, &LoadOptions::default());
        let not_whole = files.iter().map(|name| (*name).to_owned()).collect();
        let loaded = Loaded { not_whole, ..Loaded::new(data, &settings.thresholds) };
        let mut state = State::new(settings, Lang::Vi, false);
        state.update(Message::Loaded(Box::new(loaded), "14:02:11".to_owned()));
        for screen in ["1", "6"] {
            press(&mut state, screen);
            assert_shows(&mut state, &[wide]);
            let narrow = frame(&mut state, (40, 12));
            let first = narrow.lines().next().unwrap();
            assert_eq!(first.ends_with('▲'), !files.is_empty(), "{narrow}");
        }
    }
}
