//! Columns without a heading behind the others: what somebody wrote beside the table.

use super::file_reader::FileReader;
use crate::domain::Meaning;
use crate::ingest::header::layout::{HeadRow, MAX_COLUMNS};
use crate::ingest::row::classify::{self, Class};
use std::borrow::Cow;

impl FileReader<'_, '_> {
    /// Makes the columns behind the last heading unknown ones where most rows of data have words in
    /// them and their other cells are of their columns' kinds. Rows that are too long because a
    /// cell was cut in two have other cells that are wrong, or numbers at their ends.
    pub(super) fn find_unheaded_columns(&mut self, data: &[HeadRow]) {
        let rows: Vec<&HeadRow> = data
            .iter()
            .filter(|row| matches!(classify::classify(&self.layout, &row.cells), Class::Data))
            .collect();
        let has_words = |row: &&&HeadRow| {
            row.cells.iter().skip(self.width).any(|cell| cell.contains(char::is_alphabetic))
        };
        let fits = |row: &&HeadRow| {
            let cells: Vec<Cow<'_, str>> = row.cells.iter().map(Cow::from).collect();
            self.wrong_cells(&cells) == 0
        };
        let long: Vec<&HeadRow> = rows.iter().filter(has_words).copied().collect();
        let fitting = long.iter().filter(|row| fits(row)).count();
        // A single row, or a few among many, are too long themselves.
        if fitting < 2 || fitting * 4 < rows.len() * 3 {
            return;
        }
        let filled = |row: &&HeadRow| row.cells.iter().rposition(|cell| !cell.is_empty());
        let most = long.iter().filter_map(filled).max().map_or(0, |last| last + 1);
        self.most_cells = most.min(MAX_COLUMNS);
        let layout = &mut self.layout;
        let columns = layout.columns.len().max(self.most_cells);
        layout.columns.resize(columns, Meaning::Blank);
        layout.headings.resize(columns, String::new());
        layout.percents.resize(columns, None);
        for column in self.width..self.most_cells {
            let has_cell = |row: &&HeadRow| row.cells.get(column).is_some_and(|c| !c.is_empty());
            if long.iter().any(has_cell) {
                layout.columns[column] = Meaning::Unknown;
            }
        }
    }
}
