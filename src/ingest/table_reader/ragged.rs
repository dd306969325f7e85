//! Rows with fewer or more cells than the header.

use super::file_reader::FileReader;
use crate::domain::{BrokenUnit, Field, Meaning, Ragged, Table, Year, clean, fold};
use crate::ingest::cells::group::{Group, group_of};
use crate::ingest::cells::person_name::{Likeness, likeness};
use crate::ingest::cells::{self, unit_name};
use crate::ingest::header::layout::Layout;
use crate::ingest::row::{records, signature};
use std::borrow::Cow;
use std::ops::RangeInclusive;

impl FileReader<'_, '_> {
    /// True if the cells of a unit were pasted into one cell: the others are empty.
    pub(super) fn is_pasted(&self, record: &[&str]) -> bool {
        let filled = record.iter().filter(|cell| !cell.trim().is_empty()).count();
        filled <= 2 && record.len() >= self.width && self.is_parted_otherwise(record)
    }

    /// Keeps the id and the name in a row that cannot be read, so that its unit does not count as
    /// one that has not reported.
    pub(super) fn keep_broken_unit(&mut self, line: u32, row: &[Cow<'_, str>]) {
        let [id, name] = [Field::Id, Field::Name].map(|field| {
            let cell = self.layout.cell(field, row);
            let is_unit = field == Field::Id || unit_name::prefix(&fold(cell)).is_some();
            let is_kept = is_unit && likeness(cell) == Likeness::None;
            self.shared.texts.intern(if is_kept { cell } else { "" })
        });
        if !(id.is_empty() && name.is_empty()) {
            let is_shown = !may_be_shifted(&self.layout);
            let of_cell = cells::year(self.layout.cell(Field::Year, row)).ok();
            let above = || self.groups.year().or(self.year);
            let year = of_cell.or_else(above).unwrap_or(Year::UNKNOWN);
            self.draft.facts.broken_units.push(BrokenUnit { line, year, id, name, is_shown });
        }
    }

    fn is_parted_otherwise(&self, record: &[&str]) -> bool {
        let delimiter = self.draft.facts.delimiter.and_then(|d| u8::try_from(d).ok());
        let is_signature = || {
            let row: Vec<_> = record.iter().map(|cell| clean(cell)).collect();
            signature::is_signature_row(&row)
        };
        // The blanks between the words of a date line are no delimiters.
        records::is_parted_otherwise(record, delimiter.unwrap_or(b','), self.width)
            && !is_signature()
    }

    /// True if a row with too little text for a unit is a unit's that lacks cells: it has another
    /// delimiter, or ends after its id, or after the name of a committee in a table of
    /// organisations.
    pub(super) fn is_cut(&self, record: &[&str], row: &[Cow<'_, str>]) -> bool {
        if self.is_parted_otherwise(record) {
            return true;
        }
        let cell = |field| self.layout.cell(field, row);
        let names_committee = || {
            self.layout.table == Some(Table::Organisations)
                && matches!(group_of(cell(Field::Name)), Group::Committee(_))
        };
        let has_key = || {
            let (id, year) = (cell(Field::Id), cell(Field::Year));
            let is_id = || id.contains(|c: char| c.is_ascii_digit()) && !id.contains(' ');
            row.len() > 1
                && match self.layout.column(Field::Year) {
                    Some(_) => !id.is_empty() && cells::year(year).is_ok(),
                    None => is_id(),
                }
        };
        row.len() < self.width && (has_key() || names_committee())
    }
}

/// What is wrong with the number of cells of a row that should have `expected` of them, and may
/// have up to `most`.
pub fn ragged(row: &[Cow<'_, str>], expected: usize, most: usize) -> Option<Ragged> {
    let filled = row.iter().rposition(|c| !c.is_empty()).map_or(0, |at| at + 1);
    if row.len() < expected {
        return Some(Ragged::Cells { found: row.len(), expected });
    }
    if filled <= most {
        return None;
    }
    Some(if has_cut_number(row) {
        Ragged::CutNumber { found: filled, expected }
    } else {
        Ragged::Cells { found: filled, expected }
    })
}

/// True if two neighbours may be one number that was split at its separator: `1,234`.
fn has_cut_number(row: &[Cow<'_, str>]) -> bool {
    let has_digits = |cell: &str, count: RangeInclusive<usize>| {
        count.contains(&cell.len()) && cell.bytes().all(|b| b.is_ascii_digit())
    };
    row.windows(2).any(|pair| has_digits(&pair[0], 1..=3) && has_digits(&pair[1], 3..=3))
}

/// The name that a finding about a ragged row shows. Where a column is hidden, a cell of a ragged
/// row may be one of that column.
pub fn shown_name<'r>(layout: &Layout, row: &'r [Cow<'_, str>]) -> &'r str {
    if row.len() < 2 || may_be_shifted(layout) {
        return "";
    }
    layout.cell(Field::Name, row)
}

/// True if a column is hidden: a cell of a ragged row may be one of it.
fn may_be_shifted(layout: &Layout) -> bool {
    layout.columns.iter().any(|meaning| matches!(meaning, Meaning::Personal | Meaning::Unknown))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filled_cells_of_a_row_are_as_many_as_the_columns() {
        let table = [
            ("a|b|1", None),
            ("a|b|1||", None),
            ("a|b", Some(Ragged::Cells { found: 2, expected: 3 })),
            ("a|b|1|x", Some(Ragged::Cells { found: 4, expected: 3 })),
            ("a|b|1|234", Some(Ragged::CutNumber { found: 4, expected: 3 })),
        ];
        for (row, expected) in table {
            let cells: Vec<Cow<'_, str>> = row.split('|').map(Cow::Borrowed).collect();
            assert_eq!(ragged(&cells, 3, 3), expected, "{row}");
        }
        assert_eq!(ragged(&["a".into(), "1".into(), "x".into()], 2, 3), None);
    }
}
