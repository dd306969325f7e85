//! The sheets of a report: what is on top of each, and what is frozen, filtered and printed.

use super::support::dangbo;
use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The sample's report as a workbook.
fn sample_report(lang: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bao-cao.xlsx");
    let file = path.to_str().unwrap();
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/sample-data");
    let done = dangbo(&["report", "--lang", lang, "--year", "2023", sample, "-o", file]);
    assert!(done.status.code() < Some(2), "{done:?}");
    std::fs::read(path).unwrap()
}

fn part(book: &[u8], name: &str) -> String {
    let mut text = String::new();
    let mut zip = ZipArchive::new(Cursor::new(book)).unwrap();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// The filled cells of the first column of a sheet.
fn first_column(book: &[u8], sheet: &str) -> Vec<String> {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(book)).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    let cells = range.rows().filter_map(|row| row.first());
    cells.filter(|cell| **cell != Data::Empty).map(ToString::to_string).collect()
}

#[test]
fn every_sheet_says_what_it_is_made_from() {
    for (lang, year, illustrative) in
        [("vi", "Năm 2023", "Số liệu minh họa"), ("en", "Year 2023", "Illustrative data")]
    {
        let book = sample_report(lang);
        let sheets = open_workbook_from_rs::<Xlsx<_>, _>(Cursor::new(&book[..])).unwrap();
        let names = sheets.sheet_names();
        assert_eq!(names.len(), 8, "{names:?}");
        for name in names {
            let top = first_column(&book, &name);
            assert!(top[0].ends_with(year) && top[1] == illustrative, "{name}: {top:?}");
        }
    }
}

#[test]
fn a_table_is_frozen_filtered_and_printed_with_its_header() {
    let book = sample_report("en");
    let titles = part(&book, "xl/workbook.xml");
    // Overview and targets are several tables, the charts none.
    for (sheet, name) in
        [(2, "Organisations"), (3, "Branches"), (4, "Zones"), (6, "'Below the line'")]
    {
        let text = part(&book, &format!("xl/worksheets/sheet{sheet}.xml"));
        assert!(text.contains("<pane ") && text.contains("<autoFilter "), "{name}");
        assert!(titles.contains(&format!(">{name}!$A:$A,{name}!$")), "{name}: {titles}");
    }
    for sheet in [1, 5, 8] {
        let text = part(&book, &format!("xl/worksheets/sheet{sheet}.xml"));
        assert!(text.contains("fitToPage") && !text.contains("fitToWidth"), "{sheet}");
    }
}

/// Organisations and branches below a line have the same columns: one header, one filter.
#[test]
fn units_below_are_one_table() {
    let cells = first_column(&sample_report("en"), "Below the line");
    let of = |text: &str| cells.iter().filter(|cell| *cell == text).count();
    assert_eq!(of("Id"), 1, "{cells:?}");
    let titles = ["Base organisations below the line", "Branches below the line"];
    let at = titles.map(|title| cells.iter().position(|cell| cell == title).unwrap());
    let ids = |start: &str| cells.iter().filter(|cell| cell.starts_with(start)).count();
    assert_eq!(at[1] - at[0] - 1, ids("TC"), "{cells:?}");
    assert_eq!(cells.len() - at[1] - 1, ids("CB"), "{cells:?}");
    assert!(ids("TC") > 0 && ids("CB") > 0);
}
