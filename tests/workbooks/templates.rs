//! The template: filled in and opened it gives no finding, and it is never written over a file.

use super::made::{Made, put_at};
use super::support::{self, dangbo, folder, report};
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use rust_xlsxwriter::Workbook;
use std::io::Cursor;

const ORGANISATIONS: &[&[&str]] = &[
    &[
        "2024",
        "TC001",
        "Đảng bộ Công ty A",
        "Đảng bộ cơ sở",
        "KCN Quang Châu",
        "Phường Nếnh",
        "FDI",
        "900",
        "Hoàn thành tốt nhiệm vụ",
        "30",
        "30",
        "5",
        "22",
        "3",
        "0",
        "2",
        "0",
        "1",
        "01/08/2015",
        "0",
        "Có",
        "Có",
    ],
    &[
        "2024",
        "TC002",
        "Chi bộ Công ty B",
        "Chi bộ cơ sở",
        "",
        "Phường Nếnh",
        "Ngoài Nhà nước",
        "120",
        "Hoàn thành nhiệm vụ",
        "10",
        "10",
        "0",
        "8",
        "2",
        "0",
        "0",
        "0",
        "0",
        "2019",
        "0",
        "Có",
        "Không",
    ],
];

const BRANCHES: &[&[&str]] = &[
    &[
        "2024",
        "CB001",
        "Chi bộ 1",
        "TC001",
        "",
        "Hoàn thành tốt nhiệm vụ",
        "18",
        "18",
        "3",
        "14",
        "1",
        "0",
        "1",
    ],
    &[
        "2024",
        "CB002",
        "Chi bộ 2",
        "TC001",
        "",
        "Hoàn thành tốt nhiệm vụ",
        "12",
        "12",
        "2",
        "8",
        "2",
        "0",
        "1",
    ],
];

const ENTERPRISES: &[&[&str]] =
    &[&["Công ty A", "KCN Quang Châu", "Phường Nếnh", "FDI", "900", "TC001", "Có", "Có"]];

/// A copy of a template with rows below those that it has.
fn filled(template: &[u8], book: &mut Workbook) {
    let mut old: Xlsx<_> = open_workbook_from_rs(Cursor::new(template)).unwrap();
    let rows = [ORGANISATIONS, BRANCHES, ENTERPRISES, &[]];
    for (name, rows) in old.sheet_names().into_iter().zip(rows) {
        let sheet = book.add_worksheet().set_name(&name).unwrap();
        let range = old.worksheet_range(&name).unwrap();
        for (row, column, cell) in range.used_cells() {
            let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
            match cell {
                Data::Float(number) => sheet.write(row, column, *number).unwrap(),
                cell => sheet.write(row, column, cell.to_string()).unwrap(),
            };
        }
        for (row, cells) in (2..).zip(rows) {
            put_at(sheet, row, 0, cells);
        }
    }
}

fn written(lang: &str) -> Vec<u8> {
    let folder = folder(&[]);
    let path = folder.path().join("mau.xlsx");
    let output = dangbo(&["template", "--lang", lang, path.to_str().unwrap()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let bytes = std::fs::read(&path).unwrap();
    // A second time nothing is overwritten.
    let output = dangbo(&["template", "--lang", lang, path.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
    bytes
}

#[test]
fn a_filled_template_gives_no_finding() {
    for lang in ["vi", "en"] {
        let template = written(lang);
        let book = Made::new(|book| filled(&template, book));
        let (findings, code) = support::check(book.path());
        assert_eq!((findings, code), (Vec::new(), 0), "{lang}");
        let value = report(book.path(), &[]);
        assert_eq!(
            (&value["organisations"]["total"], &value["members"]["met"]),
            (&2.into(), &35.into())
        );
        assert_eq!(value["branches"]["total"], 2, "{lang}");
        let explained =
            dangbo(&["check", "--lang", "vi", "--explain", book.path().to_str().unwrap()]);
        let explained = String::from_utf8_lossy(&explained.stdout).into_owned();
        assert_eq!(explained.matches("dòng 2: dòng ví dụ").count(), 3, "{explained}");
    }
}

#[test]
fn the_template_as_csv_is_the_same() {
    for (lang, names) in [
        ("vi", ["to-chuc.csv", "chi-bo.csv", "doanh-nghiep.csv"]),
        ("en", ["organisations.csv", "branches.csv", "enterprises.csv"]),
    ] {
        let folder = folder(&[]);
        let arguments = ["template", "--lang", lang, "--csv", folder.path().to_str().unwrap()];
        assert!(dangbo(&arguments).status.success());
        for (name, rows) in names.into_iter().zip([ORGANISATIONS, BRANCHES, ENTERPRISES]) {
            let path = folder.path().join(name);
            let mut text = std::fs::read_to_string(&path).unwrap();
            text.extend(rows.iter().map(|row| row.join(",") + "\n"));
            std::fs::write(&path, text).unwrap();
        }
        let (findings, code) = support::check(folder.path());
        assert_eq!((findings, code), (Vec::new(), 0), "{lang}");
        assert_eq!(report(folder.path(), &[])["members"]["met"], 35);
        assert_eq!(dangbo(&arguments).status.code(), Some(2), "nothing is overwritten");
    }
}

/// The mark left in its first cell does not make a unit one that is not counted in silence.
#[test]
fn an_example_that_is_typed_over_is_an_error() {
    for (lang, name, mark) in [
        ("vi", "to-chuc.csv", "Ví dụ"),
        ("vi", "chi-bo.csv", "Ví dụ"),
        ("en", "organisations.csv", "Example"),
    ] {
        let folder = folder(&[]);
        let arguments = ["template", "--lang", lang, "--csv", folder.path().to_str().unwrap()];
        assert!(dangbo(&arguments).status.success());
        let path = folder.path().join(name);
        let text = std::fs::read_to_string(&path).unwrap();
        let header = text.lines().next().unwrap();
        let rows = if name == "chi-bo.csv" { BRANCHES } else { ORGANISATIONS };
        let typed_over = format!("{mark},{}\n{}\n", rows[0][1..].join(","), rows[1].join(","));
        std::fs::write(&path, format!("{header}\n{typed_over}")).unwrap();
        let output = dangbo(&["check", "--format", "json", path.to_str().unwrap()]);
        let value: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let findings = value["findings"].as_array().unwrap();
        let year = findings.iter().find(|finding| finding["code"] == "not-a-number");
        let year = year.unwrap_or_else(|| panic!("{name}: {value}"));
        assert_eq!(year["line"], 2, "{name}");
    }
}
