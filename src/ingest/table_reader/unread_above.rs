//! A table of units above the one that is read, whose own header lacks a column.

use super::file_reader::FileReader;
use crate::domain::{FindingKind, Ragged, fold};
use crate::ingest::cells::{self, unit_name};
use crate::ingest::header::heading::{self, HeadingMeaning};
use crate::ingest::header::layout::HeadRow;

/// The fewest headings of fields that make a row a header, and the fewest figures of a unit's row.
const LEAST: (usize, usize) = (3, 3);

impl FileReader<'_, '_> {
    /// Says that a table of units among the titles cannot be read: its units count nowhere.
    pub(super) fn find_unread_table(&mut self, titles: &[HeadRow]) {
        let header = titles.iter().position(is_header);
        if let Some(at) = header.filter(|at| titles[at + 1..].iter().any(is_unit)) {
            let what = FindingKind::RaggedRow(Ragged::OtherTable);
            self.push(what, titles[at].line, None, "", None);
        }
    }
}

fn is_header(row: &HeadRow) -> bool {
    let is_field = |cell: &&String| {
        matches!(heading::meaning(cell), Some(HeadingMeaning::Field(_) | HeadingMeaning::Level(_)))
    };
    row.cells.iter().filter(is_field).count() >= LEAST.0
}

/// True for a row that names a unit and has figures of it.
fn is_unit(row: &HeadRow) -> bool {
    let is_name =
        |cell: &String| unit_name::prefix(&fold(cell)).is_some() && cells::kind(cell).is_err();
    let figures = row.cells.iter().filter(|cell| cells::is_number_but_year(cell)).count();
    row.cells.iter().any(is_name) && figures >= LEAST.1
}
