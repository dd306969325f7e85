//! The exit code of `report` and `check`.

use crate::domain::{Code, Dataset};

/// 0: no errors; 1: errors in the data; 2: a file or its table could not be read, or
/// no table has a row.
#[must_use]
pub fn exit_code(data: &Dataset) -> u8 {
    let has = |code| (0u16..).zip(&data.files).any(|(file, _)| data.findings.count(file, code) > 0);
    let no_table_read = data.files.iter().all(|f| f.tables.is_empty());
    let is_unreadable = has(Code::Unreadable)
        || has(Code::MissingColumn)
        || (has(Code::NoTable) && no_table_read)
        || data.files.iter().all(|file| file.rows == 0);
    if is_unreadable { 2 } else { u8::from(data.findings.errors() > 0) }
}
