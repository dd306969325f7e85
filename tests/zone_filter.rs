//! One rule for members under a zone filter, and committees registered elsewhere. Figures by hand.

mod support;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use dangbo::app::{Loaded, Message, State};
use dangbo::domain::Settings;
use dangbo::ingest::source::in_memory;
use dangbo::ingest::{LoadOptions, load};
use dangbo::ui::{draw, theme::Theme};
use dangbo::words::Lang;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use support::{dangbo, folder, json};

/// A committee in KCN Đình Trám with a branch there and one in KCN Quang Châu, a cell in each.
const ORGANISATIONS: &str = "\
Năm,Mã,Tên tổ chức đảng,Loại hình tổ chức,KCN,Loại hình doanh nghiệp,Xếp loại,Tổng số đảng viên,Đảng viên HTXSNV,Đảng viên HTTNV,Đảng viên HTNV,Đảng viên KHTNV,Kết nạp
2023,T1,Đảng bộ Một,ĐBCS,KCN Đình Trám,FDI,HTTNV,30,2,25,3,0,120
2023,T2,Chi bộ Hai,CBCS,KCN Quang Châu,Ngoài Nhà nước,HTTNV,7,0,7,0,0,90
2023,T3,Chi bộ Ba,CBCS,KCN Đình Trám,Nhà nước,HTNV,5,0,4,1,0,40
";
const BRANCHES: &str = "\
Năm,Mã,Tên chi bộ,Trực thuộc,KCN,Xếp loại,Tổng số đảng viên,Đảng viên HTXSNV,Đảng viên HTTNV,Đảng viên HTNV,Đảng viên KHTNV
2023,B1,Chi bộ 1,T1,KCN Đình Trám,HTTNV,18,2,15,1,0
2023,B2,Chi bộ 2,T1,KCN Quang Châu,HTTNV,12,0,10,2,0
";

#[test]
fn a_zone_has_the_members_of_its_leaves_and_names_committees_from_elsewhere() {
    let files = folder(&[("o.csv", ORGANISATIONS.as_bytes()), ("b.csv", BRANCHES.as_bytes())]);
    let path = files.path().to_str().unwrap();
    let report = json(&dangbo(&["report", "--format", "json", "--zone", "Quang Châu", path]));
    // The cell T2 with 7 members and the branch B2 with 12; T1 is registered elsewhere.
    assert_eq!(report["organisations"]["total"], 1);
    assert_eq!(report["branches"]["total"], 1);
    assert_eq!((&report["members"]["total"], &report["members"]["met"]), (&19.into(), &17.into()));
    assert_eq!(
        report["visiting"],
        serde_json::json!([{"id": "T1", "name": "Đảng bộ Một", "branches": 1}])
    );
    let text = dangbo(&["report", "--lang", "en", "--zone", "Quang Châu", path]).stdout;
    let text = String::from_utf8(text).unwrap();
    assert!(text.contains("↗ 1 committee registered elsewhere"), "{text}");
    assert!(text.contains("Đảng bộ Một (1 branch)"), "{text}");
    let whole = json(&dangbo(&["report", "--format", "json", path]));
    assert_eq!(whole["visiting"], serde_json::json!([]));
    assert_eq!(whole["members"]["total"], 18 + 12 + 7 + 5);
}

#[test]
fn a_district_has_the_members_of_its_leaves_too() {
    let with_district = |text: &str, districts: &[&str]| -> String {
        let cells = std::iter::once("Huyện").chain(districts.iter().copied());
        text.lines().zip(cells).map(|(line, cell)| format!("{line},{cell}\n")).collect()
    };
    let o = with_district(ORGANISATIONS, &["Việt Yên", "Yên Dũng", "Việt Yên"]);
    let b = with_district(BRANCHES, &["Việt Yên", "Yên Dũng"]);
    let files = folder(&[("o.csv", o.as_bytes()), ("b.csv", b.as_bytes())]);
    let path = files.path().to_str().unwrap();
    let report = json(&dangbo(&["report", "--format", "json", "--district", "Yên Dũng", path]));
    // The cell T2 with 7 members and the branch B2 with 12; T1 is registered elsewhere.
    assert_eq!(report["organisations"]["total"], 1);
    assert_eq!(report["members"]["total"], 19);
    assert_eq!(
        report["visiting"],
        serde_json::json!([{"id": "T1", "name": "Đảng bộ Một", "branches": 1}])
    );
}

#[test]
fn a_target_is_judged_on_its_scope_for_the_whole_alone() {
    let files = folder(&[("o.csv", ORGANISATIONS.as_bytes()), ("b.csv", BRANCHES.as_bytes())]);
    let path = files.path().to_str().unwrap();
    let admitted = |more: &[&str]| {
        let report = json(&dangbo(&[&["report", "--format", "json", path], more].concat()));
        let target = report["targets"][2].clone();
        (target["value"].clone(), target["status"].clone(), report["admitted"].clone())
    };
    // 120 + 90 non-state and foreign-invested; 40 of a state enterprise beside them.
    assert_eq!(admitted(&[]), (210.into(), "meets".into(), 250.into()));
    assert_eq!(admitted(&["--zone", "Đình Trám"]), (120.into(), "unrated".into(), 160.into()));
    assert_eq!(admitted(&["--ownership", "fdi"]), (120.into(), "unrated".into(), 120.into()));
    let text = dangbo(&["report", "--lang", "en", "--zone", "Đình Trám", path]).stdout;
    let text = String::from_utf8(text).unwrap();
    assert!(text.contains("120  ≥ 200, a target of the whole"), "{text}");
}

#[test]
fn branches_without_their_committee_are_in_the_members_of_every_screen() {
    let organisations: String = ORGANISATIONS
        .lines()
        .filter(|line| !line.contains("T1"))
        .map(|l| format!("{l}\n"))
        .collect();
    let files = [("o.csv", organisations.as_bytes()), ("b.csv", BRANCHES.as_bytes())];
    let folder = folder(&files);
    let report = json(&dangbo(&["report", "--format", "json", folder.path().to_str().unwrap()]));
    assert_eq!(report["members"]["total"], 18 + 12 + 7 + 5);
    let settings = Settings::default();
    let data = load(&in_memory(&files), &settings, &LoadOptions::default());
    let loaded = Loaded::new(data, &settings.thresholds);
    let mut state = State::new(settings, Lang::En, true);
    state.update(Message::Loaded(Box::new(loaded), "14:02:11".to_owned()));
    state.update(Message::Resize(160, 40));
    let screen = |state: &State| {
        let mut terminal = Terminal::new(TestBackend::new(160, 40)).unwrap();
        terminal.draw(|frame| draw(frame, state, Theme::new(true))).unwrap();
        let cells = terminal.backend().buffer().content();
        cells.iter().map(ratatui::buffer::Cell::symbol).collect::<String>()
    };
    for (key, members) in [('2', "42 members, with 2 branches without"), ('3', "30 members")] {
        state.update(Message::Key(KeyEvent::new(KeyCode::Char(key), KeyModifiers::NONE)));
        let text = screen(&state).replace('\u{a0}', " ");
        assert!(text.contains(members), "{text}");
    }
    // Below-only rows are a part of the whole.
    for key in ['2', 'b'] {
        state.update(Message::Key(KeyEvent::new(KeyCode::Char(key), KeyModifiers::NONE)));
    }
    assert!(!screen(&state).contains("branches without"));
}
