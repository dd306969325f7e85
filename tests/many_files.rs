//! Many files of one form are read by its header alone, where their rows are plain. Whatever else
//! is in one of them, the figures and the findings are those of reading each file in full.

use dangbo::domain::{Dataset, Settings, Units};
use dangbo::ingest::source::{Named, in_memory};
use dangbo::ingest::{LoadOptions, load};

/// So many files that the last ones are read by their header alone.
const FILES: usize = 20;

/// The text of a row with a number.
type Row = fn(usize) -> String;

/// A change of the cells of a row.
type Change = fn(&mut Vec<String>);

/// A header whose columns are all read, and its rows.
const FORMS: [(&str, Row); 3] = [
    (
        "Năm;Mã;Tên TCCSĐ;Loại hình TCCSĐ;KCN;Xếp loại;TSĐV;ĐVĐG;HTXSNV;HTTNV;HTNV;KHTNV",
        |n| format!("2023;T{n};Chi bộ Công ty Số {n};CBCS;KCN Số {};HTTNV;10;10;1;8;1;0", n % 7),
    ),
    (
        "Năm;Mã;Tên chi bộ;Mã tổ chức cấp trên;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV",
        |n| format!("2023;C{n};Chi bộ Tổ {n};T{};HTTNV;10;1;8;1;0", n % 9),
    ),
    ("Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV", |n| {
        format!("Đảng bộ Công ty Số {n};ĐBCS;HTXSNV;30;3;26;1;0")
    }),
];

/// What a row is made of, by its cells: the row of another unit, or what is no unit.
const CHANGES: [(&str, Change); 22] = [
    ("nothing", |_| {}),
    ("an error", |row| "x7".clone_into(last(row))),
    ("a person for a unit", |row| "Nguyễn Thị Ảo".clone_into(name(row))),
    ("a place like a person", |row| "Hoàng Long".clone_into(name(row))),
    ("a person beside the unit", |row| name(row).push_str(" (Bí thư Trần Văn Giả)")),
    ("a person for a count", |row| "Trần Văn Giả".clone_into(last(row))),
    ("a total", |row| "Tổng cộng".clone_into(name(row))),
    ("a group", |row| only(row, "I. KCN Đình Trám")),
    ("a group of kinds", |row| only(row, "Chi bộ cơ sở")),
    ("a group of years", |row| only(row, "Năm 2022")),
    ("a title", |row| only(row, "Danh sách bổ sung")),
    ("a signature", |row| only(row, "TM. BAN THƯỜNG VỤ")),
    ("a number before the name", |row| {
        let own = format!("1.1. {}", name(row));
        *name(row) = own;
    }),
    ("no name", |row| name(row).clear()),
    ("no rating", |row| rating(row).clear()),
    ("a rating that is none", |row| "rất tốt".clone_into(rating(row))),
    ("a reason", |row| "Mới thành lập".clone_into(rating(row))),
    ("a cell more", |row| row.push("ghi chú".to_owned())),
    ("a cell less", |row| drop(row.pop())),
    ("another year", |row| row[0] = row[0].replace("2023", "2022")),
    ("a sub-committee", |row| "Đảng bộ bộ phận Kho".clone_into(name(row))),
    ("quotes", |row| *name(row) = format!("\"{}; tầng 2\"", name(row))),
];

fn last(row: &mut [String]) -> &mut String {
    row.last_mut().unwrap()
}

fn name(row: &mut [String]) -> &mut String {
    row.iter_mut().find(|cell| cell.contains("bộ ")).unwrap()
}

fn rating(row: &mut [String]) -> &mut String {
    row.iter_mut().find(|cell| cell.starts_with("HT")).unwrap()
}

fn only(row: &mut [String], text: &str) {
    row.iter_mut().for_each(String::clear);
    text.clone_into(&mut row[0]);
}

/// Files of one form, of six rows each; the rows `changed` of the last but one are changed.
fn files(form: usize, change: Change, changed: &[usize]) -> Vec<Named> {
    let (header, row) = FORMS[form];
    let text = |file: usize| {
        let mut text = format!("{header}\n");
        for at in 0..6 {
            let mut cells: Vec<String> =
                row(10 * file + at).split(';').map(str::to_owned).collect();
            if file == FILES - 2 && changed.contains(&at) {
                change(&mut cells);
            }
            text += &cells.join(";");
            text.push('\n');
        }
        text
    };
    let all: Vec<(String, String)> =
        (0..FILES).map(|file| (format!("don-vi-{file:02}-2023.csv"), text(file))).collect();
    let all: Vec<(&str, &[u8])> =
        all.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    in_memory(&all)
}

/// All that is read: the texts, ratings and counts of the units, and the findings.
fn read(files: &[Named], slow_path_only: bool) -> Vec<String> {
    let options = LoadOptions { slow_path_only, ..LoadOptions::default() };
    let data = load(files, &Settings::default(), &options);
    let mut all = units(&data, &data.organisations.units);
    all.extend(units(&data, &data.branches.units));
    all.extend(data.findings.kept().iter().map(|f| format!("{:?} {:?}", f.kind, f.place)));
    all.extend(data.files.iter().map(|file| {
        format!(
            "{:?}",
            (&file.columns, file.rows, file.lines, &file.left_out, file.header, file.zone.as_ref())
        )
    }));
    all
}

fn units(data: &Dataset, units: &Units) -> Vec<String> {
    let row = |row: usize| {
        let texts =
            [units.id[row], units.name[row], units.zone_text[row]].map(|text| data.texts.get(text));
        let counts: Vec<_> = units.counts.iter().map(|column| column.get(row)).collect();
        format!("{texts:?} {:?} {:?} {counts:?}", units.year[row], units.rating[row])
    };
    (0..units.len()).map(row).collect()
}

#[test]
fn a_row_among_those_of_many_files_is_read_as_in_a_file_alone() {
    for form in 0..FORMS.len() {
        for (what, change) in CHANGES {
            for rows in [&[5][..], &[0], &[1, 3], &[0, 1, 2, 3, 4, 5]] {
                let files = files(form, change, rows);
                let (own, in_full) = (read(&files, false), read(&files, true));
                let differs = own.iter().zip(&in_full).find(|(own, full)| own != full);
                assert!(
                    own.len() == in_full.len() && differs.is_none(),
                    "{form} {what} {rows:?}: {differs:#?}"
                );
            }
        }
    }
}
