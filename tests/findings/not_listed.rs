//! Findings of which there are too many of one code in one file to list them all.

use super::support::{ORGANISATIONS, dangbo, folder, json};
use calamine::{Reader, Xlsx};
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
    let letters = ["check", "--format", "text", "--per-unit", letters.to_str().unwrap(), path];
    let said = String::from_utf8(dangbo(&letters).stderr).unwrap();
    assert!(said.contains("o.csv [not-a-number]: còn 7 mục"), "{said}");
}
