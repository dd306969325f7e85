//! State to text: the reports that a script or a person reads. Pure.

mod check;
mod json;
mod table;
mod text;

pub use check::{
    Excerpts, FindingFilter, check_csv, check_json, check_text, concerns, explain, listed,
};
pub use json::{report_json, write_report_json};
pub use table::{Export, copy, export};
pub use text::report_text;

use crate::analysis::Filter;
use crate::domain::{Code, Dataset, Settings, Year};

/// What a report is about.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The data.
    pub data: &'a Dataset,
    /// The settings.
    pub settings: &'a Settings,
    /// The year.
    pub year: Year,
    /// The narrowing.
    pub filter: &'a Filter,
    /// The year of today: a year of the data that is not over is reported as one that is under
    /// way.
    pub today: Year,
}

/// The exit code of `report` and `check`: 0 no errors, 1 errors in the data, 2 a table that could
/// not be read.
#[must_use]
pub fn exit_code(data: &Dataset) -> u8 {
    let has = |code| (0u16..).zip(&data.files).any(|(file, _)| data.findings.count(file, code) > 0);
    let no_file_gave_a_table = data.files.iter().all(|f| f.tables.is_empty());
    if has(Code::Unreadable)
        || has(Code::MissingColumn)
        || (has(Code::NoTable) && no_file_gave_a_table)
        || data.files.is_empty()
    {
        2
    } else {
        u8::from(data.findings.errors() > 0)
    }
}
