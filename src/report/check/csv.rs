//! The findings as a table file (UTF-8 with a mark), one row a finding.

use super::model::{Check, FindingRecord};
use crate::report::cell::escape_formula;
use crate::report::csv_text;
use crate::words::{Lang, check::not_listed};

const HEADER: [&str; 12] = [
    "severity",
    "code",
    "file",
    "line",
    "column",
    "cell",
    "message",
    "help",
    "unit_id",
    "unit_name",
    "sheet",
    "address",
];

/// The findings as CSV. What a file is made from is in a column of its own, in the first row.
#[must_use]
pub fn check_csv(lang: Lang, check: &Check, about: &[String]) -> String {
    let mut writer = csv_text::writer();
    let note = |text: &str| (!about.is_empty()).then(|| text.to_owned());
    let _ = writer.write_record(HEADER.map(str::to_owned).into_iter().chain(note("data_note")));
    for (at, finding) in check.findings.iter().enumerate() {
        let about = if at == 0 { escape_formula(&about.join(" · ")) } else { String::new() };
        let _ =
            writer.write_record(row(check.record(lang, finding)).into_iter().chain(note(&about)));
    }
    for &(file, code, count) in &check.not_kept {
        let mut cells: [String; HEADER.len()] = Default::default();
        code.severity().word().clone_into(&mut cells[0]);
        code.word().clone_into(&mut cells[1]);
        cells[2] = escape_formula(&check.data.file_title(file));
        cells[6] = not_listed(lang, count);
        let _ = writer.write_record(cells.into_iter().chain(note("")));
    }
    csv_text::text(writer)
}

/// The cells of a finding in the order of [`HEADER`]. Texts from the data are never formulas.
fn row(record: FindingRecord) -> [String; HEADER.len()] {
    let FindingRecord {
        severity,
        code,
        file,
        sheet,
        address,
        line,
        unit,
        column,
        cell,
        message,
        help,
    } = record;
    let (id, name) = unit.unwrap_or_default();
    [
        severity.to_owned(),
        code.to_owned(),
        escape_formula(file),
        line.map(|line| line.to_string()).unwrap_or_default(),
        escape_formula(column),
        escape_formula(cell),
        escape_formula(&message),
        help.unwrap_or_default(),
        escape_formula(id),
        escape_formula(name),
        escape_formula(sheet),
        address.unwrap_or_default(),
    ]
}
