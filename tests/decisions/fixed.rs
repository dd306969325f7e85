//! Small tables whose figures are counted by hand.

use super::tables::load;
use dangbo::analysis::{Filter, Tallies, measure, without_admission, year_changes};
use dangbo::domain::{Dataset, Settings, Table, Year};

const HEADING: &str = "Năm;Mã;Tên TCCSĐ;Loại hình TCCSĐ;KCN;Xếp loại;TSĐV;ĐV HTXSNV;ĐV HTTNV;\
                       ĐV HTNV;ĐV KHTNV;Kết nạp\n";

fn organisations(rows: &str) -> Dataset {
    load(&(format!("{HEADING}{rows}"), String::new()))
}

/// A base cell of ten members, `good` of whom are good.
fn row(year: u16, id: &str, good: u32, admitted: &str) -> String {
    let others = 10 - good;
    format!("{year};{id};Đơn vị {id};CBCS;KCN Đình Trám;HTTNV;10;0;{good};{others};0;{admitted}\n")
}

fn id(data: &Dataset, row: u32) -> String {
    data.id(Table::Organisations, row).to_owned()
}

#[test]
fn the_largest_falls_and_rises_are_five_each_and_in_order() {
    // The good members of ten, in 2022 and in 2023.
    let members = [
        ("A", 9, 8),
        ("B", 9, 6),
        ("C", 9, 7),
        ("D", 9, 4),
        ("E", 9, 5),
        ("F", 9, 3),
        ("G", 5, 5),
        ("H", 1, 2),
        ("I", 1, 4),
        ("J", 1, 3),
        ("K", 1, 7),
        ("L", 1, 5),
        ("M", 1, 6),
        // Equal to K, and after it by its id.
        ("N", 1, 7),
    ];
    let mut rows: String = members
        .iter()
        .map(|(id, before, now)| row(2022, id, *before, "0") + &row(2023, id, *now, "0"))
        .collect();
    // Nobody is rated in one of the years: it neither fell nor rose.
    rows += "2022;Z;Đơn vị Z;CBCS;;Chưa xếp loại;10;0;0;0;0;0\n";
    rows += &row(2023, "Z", 10, "0");
    let data = organisations(&rows);
    let changes = year_changes(&data, Year(2023), &Filter::default(), |_| false);
    let ids = |rows: &[u32]| rows.iter().map(|&row| id(&data, row)).collect::<String>();
    assert_eq!(ids(&changes.falls), "FDEBC");
    assert_eq!(ids(&changes.rises), "KNMLI");
}

#[test]
fn years_without_admission_end_at_a_missing_count() {
    let rows: String = [
        ("A", ["0", "0", "0"]),
        ("B", ["1", "0", "0"]),
        ("C", ["0", "1", "0"]),
        ("D", ["0", "0", "1"]),
        ("E", ["0", "", "0"]),
    ]
    .iter()
    .flat_map(|(id, admitted)| (2021..).zip(admitted).map(|(year, n)| row(year, id, 9, n)))
    .collect();
    let data = organisations(&rows);
    let of = |least| -> Vec<(String, usize)> {
        let found = without_admission(&data, Year(2023), &Filter::default(), least);
        found.into_iter().map(|(row, years)| (id(&data, row), years)).collect()
    };
    let named = |all: &[(&str, usize)]| -> Vec<(String, usize)> {
        all.iter().map(|(id, years)| ((*id).to_owned(), *years)).collect()
    };
    assert_eq!(of(0), named(&[("A", 3), ("B", 2), ("C", 1), ("E", 1)]));
    assert_eq!(of(1), of(0));
    assert_eq!(of(2), named(&[("A", 3), ("B", 2)]));
    assert_eq!(of(3), named(&[("A", 3)]));
    assert_eq!(of(4), []);
}

#[test]
fn rows_that_lack_a_figure_are_counted_over_all_groups() {
    let lacking = |zone: &str, id: &str| format!("2023;{id};Đơn vị {id};CBCS;{zone};khá;x;;;;;0\n");
    let rows: String = [("KCN Đình Trám", "A"), ("KCN Đình Trám", "B"), ("KCN Quang Châu", "C")]
        .iter()
        .map(|(zone, id)| lacking(zone, id))
        .collect();
    let data = organisations(&(rows + &row(2023, "D", 9, "0")));
    let thresholds = Settings::default().thresholds;
    let tallies = Tallies::new(&data);
    let all = measure(&tallies, &thresholds, Year(2023), &Filter::default(), None);
    assert_eq!((all.organisations.lacking, all.organisations.total), (3, 4));
    assert_eq!(all.members.lacking, 3);
    assert_eq!((all.members.share.met, all.members.share.of), (9, 10));
}
