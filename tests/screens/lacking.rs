//! Every sum says how many rows it lacks, on the lists of zones, in comparisons and through the
//! years; what is not judged says why.

use super::said::opened;
use super::{frame, press};
use dangbo::app::{Loaded, Message, State};
use dangbo::domain::{Settings, Year};
use dangbo::ingest::source::in_memory;
use dangbo::ingest::{LoadOptions, load};
use dangbo::words::Lang;

/// Two zones in two years. Of each: 350 workers, 8 admitted, 33 of 35 members good or better.
const WHOLE: &str = "\
Năm;Mã;Tên tổ chức đảng;Loại hình tổ chức;KCN;Loại hình doanh nghiệp;Số lao động;Xếp loại;TSĐV;Đảng viên HTXSNV;Đảng viên HTTNV;Đảng viên HTNV;Đảng viên KHTNV;Kết nạp
2022;1;Chi bộ A;CBCS;KCN Đình Trám;FDI;100;HTTNV;10;0;10;0;0;3
2022;3;Chi bộ C;CBCS;KCN Quang Châu;FDI;50;HTTNV;5;0;5;0;0;1
2022;2;Chi bộ B;CBCS;KCN Quang Châu;FDI;200;HTTNV;20;0;18;2;0;4
2023;1;Chi bộ A;CBCS;KCN Đình Trám;FDI;100;HTTNV;10;0;10;0;0;3
2023;3;Chi bộ C;CBCS;KCN Quang Châu;FDI;50;HTTNV;5;0;5;0;0;1
2023;2;Chi bộ B;CBCS;KCN Quang Châu;FDI;200;HTTNV;20;0;18;2;0;4
";

/// The end of the last row.
const LAST: &str = "200;HTTNV;20;0;18;2;0;4\n";

/// A state with another end of the last row.
fn with_last(end: &str) -> State {
    let start = WHOLE.strip_suffix(LAST).unwrap();
    let text = format!("{start}{end}\n");
    opened(Lang::Vi, &in_memory(&[("o.csv", text.as_bytes())]), &[])
}

/// The lines of a screen with a text, without runs of blanks.
fn lines(state: &mut State, size: (u16, u16), text: &str) -> Vec<String> {
    let shown = frame(state, size);
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let found: Vec<String> = shown.lines().filter(|l| l.contains(text)).map(words).collect();
    assert!(!found.is_empty(), "{text}\n{shown}");
    found
}

#[test]
fn a_zone_whose_figures_lack_rows_has_a_mark_and_the_footer_counts_them() {
    let mut whole = with_last(LAST.trim_end());
    press(&mut whole, "4");
    assert!(!frame(&mut whole, (120, 40)).contains('~'));
    // The workers, the members admitted, a level.
    for end in ["x;HTTNV;20;0;18;2;0;4", "200;HTTNV;20;0;18;2;0;", "200;HTTNV;20;0;;2;0;4"] {
        let mut state = with_last(end);
        press(&mut state, "4");
        for size in [(80, 24), (120, 40)] {
            let zone = lines(&mut state, size, "KCN Quang Châu");
            assert!(zone[0].starts_with('~'), "{end}: {zone:?}");
            let other = lines(&mut state, size, "KCN Đình Trám");
            assert!(!other[0].contains('~'), "{end}: {other:?}");
            let is_wide = size.0 >= 100;
            lines(&mut state, size, if is_wide { "~ 1 dòng thiếu số liệu" } else { " · ~1 " });
        }
    }
}

#[test]
fn a_comparison_says_how_many_rows_each_sum_lacks() {
    for (end, name, figures) in [
        ("x;HTTNV;20;0;18;2;0;4", "Lao động", "150 ~1 350 −200"),
        ("200;HTTNV;20;0;18;2;0;", "Kết nạp", "4 ~1 8 −4"),
        ("200;HTTNV;20;0;;2;0;4", "Đảng viên", "✓ 100,0 % 15/15 ~1 ✓ 94,3 % 33/35"),
    ] {
        let mut state = with_last(end);
        press(&mut state, "c2022\n");
        let row = lines(&mut state, (120, 40), name);
        assert!(row.iter().any(|row| row.contains(figures)), "{end}: {row:?}");
        lines(&mut state, (120, 40), "~ thiếu số liệu");
        lines(&mut state, (40, 12), "~");
    }
}

#[test]
fn a_year_says_that_rows_lack_a_figure() {
    for (end, cell) in [
        ("200;HTTNV;20;0;18;2;0;", "4 ~1"),
        ("200;HTTNV;20;0;;2;0;4", "15/15 ✓ 100,0 ~1"),
        ("200;HTTNV;20;0;18;2;x;4", "15/15 ✓ 100,0 ~1"),
    ] {
        let mut state = with_last(end);
        press(&mut state, "t");
        let row = lines(&mut state, (120, 40), "›2023");
        assert!(row.iter().any(|row| row.contains(cell)), "{end}: {row:?}");
        lines(&mut state, (120, 40), "~ thiếu số liệu");
        lines(&mut state, (40, 12), "›2023~");
    }
}

#[test]
fn a_year_without_the_figure_is_a_dash_in_the_trend_and_on_the_card() {
    let without = |line: &str| {
        let cells: Vec<&str> = line.split(';').collect();
        // Neither workers nor members admitted.
        [&cells[..6], &cells[7..13]].concat().join(";") + "\n"
    };
    let of_2022: String =
        WHOLE.lines().filter(|l| !l.starts_with("2023")).map(|l| l.to_owned() + "\n").collect();
    let of_2023: String = WHOLE.lines().filter(|l| !l.starts_with("2022")).map(without).collect();
    let files = [("a.csv", of_2022.as_bytes()), ("b.csv", of_2023.as_bytes())];
    let mut state = opened(Lang::Vi, &in_memory(&files), &[]);
    let card = lines(&mut state, (120, 40), "· –");
    assert!(
        card.iter().all(|line| !line.contains("so với 2022 ") || !line.contains("−7")),
        "{card:?}"
    );
    press(&mut state, "t");
    let row = lines(&mut state, (120, 40), "›2023");
    assert!(row.iter().any(|row| row.ends_with('–')), "{row:?}");
    assert!(!frame(&mut state, (120, 40)).contains("▼ 0"));
}

#[test]
fn committees_from_elsewhere_have_a_line_of_their_own() {
    let organisations = "\
Năm;Mã;Tên tổ chức đảng;Loại hình tổ chức;KCN;Xếp loại;TSĐV;Đảng viên HTXSNV;Đảng viên HTTNV;Đảng viên HTNV;Đảng viên KHTNV
2023;1;Đảng bộ A;ĐBCS;KCN Đình Trám;HTTNV;12;1;10;1;0
2023;2;Chi bộ B;CBCS;KCN Quang Châu;HTTNV;5;0;5;0;0
";
    let branches = "\
Năm;Mã chi bộ;Tên chi bộ;Mã tổ chức cấp trên;KCN;Xếp loại;TSĐV;Đảng viên HTXSNV;Đảng viên HTTNV;Đảng viên HTNV;Đảng viên KHTNV
2023;11;Chi bộ Một;1;KCN Đình Trám;HTTNV;6;1;5;0;0
2023;12;Chi bộ Hai;1;KCN Quang Châu;HTTNV;6;0;5;1;0
";
    let files = in_memory(&[("o.csv", organisations.as_bytes()), ("b.csv", branches.as_bytes())]);
    for (lang, wide, narrow) in [
        (
            Lang::Vi,
            "↗ 1 đảng bộ đăng ký ở nơi khác có chi bộ tại đây, không tính vào số tổ chức",
            "↗ 1 đảng bộ nơi khác, không tính",
        ),
        (
            Lang::En,
            "↗ 1 committee registered elsewhere has branches here, not among the organisations",
            "↗ 1 from elsewhere, not counted",
        ),
    ] {
        let mut state = opened(lang, &files, &[]);
        press(&mut state, "zquang\n2");
        for (size, text) in [((120, 40), wide), ((84, 24), wide), ((40, 12), narrow)] {
            assert_eq!(lines(&mut state, size, "↗ 1"), [text], "{size:?}");
            lines(&mut state, size, "1/1");
        }
    }
}

#[test]
fn a_year_after_the_last_one_of_the_targets_is_not_judged() {
    for (until, judged) in [(2022, false), (2023, true), (2030, true)] {
        let settings = Settings { targets_until: Year(until), ..Settings::default() };
        let files = in_memory(&[("o.csv", WHOLE.as_bytes())]);
        let data = load(&files, &settings, &LoadOptions::default());
        let loaded = Loaded::new(data, &settings.thresholds);
        let mut state = State::new(settings, Lang::Vi, false);
        state.today = Year(2026);
        state.update(Message::Loaded(Box::new(loaded), "14:02:11".to_owned()));
        press(&mut state, "5");
        let target = lines(&mut state, (120, 40), "Kết nạp đảng viên");
        assert_eq!(target[0].contains("chỉ tiêu chỉ đến năm 2022"), !judged, "{target:?}");
        assert_eq!(target[0].starts_with('▼'), judged, "{target:?}");
        assert_eq!(frame(&mut state, (120, 40)).contains("5 Chỉ tiêu ▼"), judged);
    }
}

#[test]
fn zones_of_one_year_keep_their_names_beside_their_shares() {
    let text: String =
        WHOLE.lines().filter(|line| !line.starts_with("2022")).map(|l| format!("{l}\n")).collect();
    let mut state = opened(Lang::Vi, &in_memory(&[("o.csv", text.as_bytes())]), &[]);
    press(&mut state, "4");
    let shown = frame(&mut state, (120, 40));
    assert!(shown.contains("Tổ chức tốt trở lên, %"), "{shown}");
    for zone in ["KCN Đình Trám", "KCN Quang Châu"] {
        assert!(shown.matches(zone).count() >= 2, "{shown}");
    }
}
