//! Findings of which there are too many of one code in one file to list them all.

use super::support::{ORGANISATIONS, dangbo, folder, json};
use calamine::{Reader, Xlsx};
use std::fs;
use std::io::Cursor;

/// How many findings of a code in a file are listed at most.
const LISTED: usize = 5000;

#[test]
fn findings_that_are_not_listed_are_said_in_every_format() {
    let header = ORGANISATIONS.lines().next().unwrap();
    let rows = (0..LISTED + 7)
        .map(|n| format!("2023;T{n};Chi bộ {n};Chi bộ cơ sở;;;;tốt;x;10;0;10;0;0;0;0;2010\n"));
    let text = format!("{header}\n{}", rows.collect::<String>());
    let folder = folder(&[("o.csv", text.as_bytes())]);
    let path = folder.path().to_str().unwrap();
    let output = |format: &str| dangbo(&["check", "--format", format, path]);

    let found = json(&output("json"));
    let findings = found["findings"].as_array().unwrap();
    let of_numbers = findings.iter().filter(|finding| finding["code"] == "not-a-number").count();
    assert_eq!(of_numbers, LISTED);
    assert_eq!(
        found["not_listed"].as_u64().unwrap() + findings.len() as u64,
        found["errors"].as_u64().unwrap() + found["warnings"].as_u64().unwrap()
    );

    let table = String::from_utf8(output("csv").stdout).unwrap();
    let said = "error,not-a-number,o.csv,,,,còn 7 mục như vậy không liệt kê";
    assert!(table.lines().any(|line| line.starts_with(said)), "{}", table.lines().last().unwrap());

    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(output("xlsx").stdout)).unwrap();
    let sheet = workbook.worksheet_range_at(0).unwrap().unwrap();
    let said = "Còn 7 mục như vậy không liệt kê";
    assert!(sheet.used_cells().any(|(.., cell)| cell.to_string().starts_with(said)));

    let letters = folder.path().join("letters");
    let written = ["check", "--format", "text", "--per-unit", letters.to_str().unwrap(), path];
    let said = String::from_utf8(dangbo(&written).stderr).unwrap();
    assert!(said.contains("o.csv [not-a-number]: còn 7 mục"), "{said}");
    // What is not listed is of other units: the letter to one has its own finding alone.
    let letter = fs::read_to_string(letters.join("dangbo-xuat-loi-t3-chi-bo-3.txt")).unwrap();
    assert!(letter.contains("not-a-number") || letter.contains("Chi bộ 3"), "{letter}");
    assert!(!letter.contains("không liệt kê"), "{letter}");
    assert!(letter.lines().all(|line| !line.trim_end().ends_with(':')), "{letter}");
}

#[test]
fn the_findings_of_a_unit_are_told_without_those_that_are_not_listed() {
    let header = ORGANISATIONS.lines().next().unwrap();
    let rows = (0..LISTED + 7)
        .map(|n| format!("2023;T{n};Chi bộ {n};Chi bộ cơ sở;;;;tốt;x;10;0;10;0;0;0;0;2010\n"));
    let text = format!("{header}\n{}", rows.collect::<String>());
    let folder = folder(&[("o.csv", text.as_bytes())]);
    let path = folder.path().to_str().unwrap();
    let output = |format: &str| dangbo(&["check", "--unit", "T3", "--format", format, path]);
    let found = json(&output("json"));
    let number = |key: &str| found[key].as_u64().unwrap();
    assert_eq!(number("not_listed"), 0);
    assert_eq!(
        number("errors") + number("warnings"),
        found["findings"].as_array().unwrap().len() as u64
    );
    for format in ["csv", "text"] {
        let table = String::from_utf8(output(format).stdout).unwrap();
        assert!(table.contains("T3") && !table.contains("không liệt kê"), "{format}: {table}");
    }
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(output("xlsx").stdout)).unwrap();
    let sheet = workbook.worksheet_range_at(0).unwrap().unwrap();
    assert!(sheet.used_cells().all(|(.., cell)| !cell.to_string().contains("không liệt kê")));
}
