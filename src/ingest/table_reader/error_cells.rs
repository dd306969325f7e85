//! Cells without a value: error values of a spreadsheet, and words for nothing.

use super::file_reader::FileReader;
use crate::domain::{
    Count, CountField, Date, Field, FindingKind, HIDDEN_CELL, Kind, Meaning, Ownership, Rating,
    Row, Table, Text, UnitRow, Year, clean,
};
use crate::ingest::cells;
use std::borrow::Cow;

/// The cells of a row that were emptied.
#[derive(Debug, Default)]
pub struct EmptiedCells {
    /// The column of each error value, and the value as written.
    pub errors: Vec<(usize, String)>,
    /// The columns of words for nothing.
    nulls: Vec<usize>,
    /// The columns of cells that name a person.
    pub persons: Vec<usize>,
}

impl EmptiedCells {
    /// The error value in a column, as written; `…` for a cell that names a person.
    pub fn error_in(&self, column: usize) -> Option<&str> {
        let error = self.errors.iter().find(|(at, _)| *at == column);
        let is_person = || self.persons.contains(&column).then_some(HIDDEN_CELL);
        error.map(|(_, text)| text.as_str()).or_else(is_person)
    }

    /// True if the cell of a column had no value.
    pub fn has(&self, column: usize) -> bool {
        self.nulls.contains(&column) || self.error_in(column).is_some()
    }
}

impl FileReader<'_, '_> {
    /// Empties the cells that have no value: error values, `NULL`, and `0` where a text belongs.
    pub(super) fn empty_cells_without_value(&self, row: &mut [Cow<'_, str>]) -> EmptiedCells {
        let mut emptied = EmptiedCells::default();
        for (column, cell) in row.iter_mut().enumerate() {
            if cells::is_error_value(cell) {
                emptied.errors.push((column, std::mem::take(cell).into_owned()));
            } else if cells::is_null_word(cell)
                || **cell == *"0" && self.layout.columns.get(column).is_some_and(is_text)
            {
                *cell = Cow::Borrowed("");
                emptied.nulls.push(column);
            }
        }
        emptied
    }

    /// The error values in columns that are not read, with their columns.
    pub(super) fn errors_in_dropped_columns(&self, record: &[&str]) -> Vec<(usize, String)> {
        let is_dropped = |(column, cell): &(usize, &&str)| {
            self.layout.columns.get(*column).is_some_and(Meaning::is_dropped)
                && cells::may_be_error_value(cell)
        };
        let dropped = record.iter().enumerate().filter(is_dropped);
        dropped
            .map(|(column, cell)| (column, clean(cell).into_owned()))
            .filter(|(_, cell)| cells::is_error_value(cell))
            .collect()
    }

    /// Adds the findings of a unit's error values, and notes which of its empty cells are no parts
    /// of merged ones.
    pub(super) fn keep_emptied(
        &mut self,
        line: u32,
        table: Table,
        at: Row,
        emptied: &EmptiedCells,
    ) {
        for (column, text) in &emptied.errors {
            let what = FindingKind::SpreadsheetError;
            self.push(what, line, Some(*column), text, Some((table, at)));
        }
        let columns = emptied.nulls.iter().chain(emptied.errors.iter().map(|(column, _)| column));
        for column in columns {
            if let Some(Meaning::Field(
                field @ (Field::Parent | Field::Zone | Field::District | Field::Ownership),
            )) = self.layout.columns.get(*column)
            {
                self.without_value.push((table, at, *field));
            }
        }
    }
}

/// True for a column of texts or words, in which `0` is no value.
const fn is_text(meaning: &Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Field(
            Field::Id
                | Field::Name
                | Field::Kind
                | Field::Parent
                | Field::Zone
                | Field::District
                | Field::Ownership
                | Field::Rating
                | Field::Established
                | Field::Enterprise
                | Field::Organisation
        )
    )
}

/// Marks the cell of a unit that has an error value. A text is empty then.
pub fn set_error(unit: &mut UnitRow, field: Field, text: Text) {
    match (CountField::of(field), field) {
        (Some(count), _) => unit.counts[count as usize] = Count::BAD,
        (None, Field::Year) => unit.year = Year::UNKNOWN,
        (None, Field::Kind) => unit.kind = Kind::Bad,
        (None, Field::Ownership) => unit.ownership = Ownership::Bad,
        (None, Field::Rating) => unit.rating = Rating::Bad,
        (None, Field::Established) => unit.established = Date::BAD,
        (None, Field::Parent) => {}
        _ => return,
    }
    unit.odd.push((field, text));
}
