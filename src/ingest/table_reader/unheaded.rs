//! Columns without a heading: what somebody wrote beside the table, or between its columns.

use super::file_reader::FileReader;
use crate::domain::{Field, FindingKind, Meaning};
use crate::ingest::cells::known_rating;
use crate::ingest::cells::numbering::{self, NumberingStyle};
use crate::ingest::header::layout::{HeadRow, MAX_COLUMNS};
use crate::ingest::row::classify::{self, Class};
use std::borrow::Cow;

/// True for a cell of a numbering: `1`, `2.`, `IV`, `a)`.
fn is_numbering(cell: &str) -> bool {
    let bare = cell.trim_matches(['.', ')', '(', '-', '+', '*', '–', ' ']);
    bare.is_empty()
        || bare.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        || numbering::numbering_style(cell) != NumberingStyle::Bare
}

impl FileReader<'_, '_> {
    /// The rows of data among some rows.
    fn data_rows<'h>(&self, rows: &'h [HeadRow]) -> Vec<&'h HeadRow> {
        let is_data = |row: &&HeadRow| classify::classify(&self.layout, &row.cells) == Class::Data;
        rows.iter().filter(is_data).collect()
    }

    /// True if no cell of a row is wrong for its column.
    fn fits(&self, row: &HeadRow) -> bool {
        let cells: Vec<Cow<'_, str>> = row.cells.iter().map(Cow::from).collect();
        self.wrong_cells(&cells) == 0
    }

    /// Adds a finding for each column before the last heading that has no heading, if rows of data
    /// have cells in it that number no rows. Labels of groups and totals may be in such a column,
    /// so that it stays blank.
    pub(super) fn find_blank_columns(&mut self, line: u32, data: &[HeadRow]) {
        let rows = self.data_rows(data);
        let names = [Field::Name, Field::Enterprise];
        let name = names.iter().find_map(|field| self.layout.column(*field)).unwrap_or(0);
        let is_dropped = |column: &usize| {
            let mut cells = rows.iter().filter_map(|row| row.cells.get(*column));
            self.layout.columns[*column] == Meaning::Blank
                && cells.any(|cell| {
                    let is_number =
                        *column > name && cell.bytes().any(|b| matches!(b, b'1'..=b'9'));
                    is_number || !is_numbering(cell)
                })
        };
        let dropped: Vec<usize> =
            (0..self.width.min(self.layout.columns.len())).filter(is_dropped).collect();
        for column in dropped {
            self.push(FindingKind::UnknownColumn { rival: None }, line, Some(column), "", None);
        }
    }

    /// Lets rows end before the last headings, none of which is read, where most rows of data do:
    /// whatever wrote the file left out empty cells at their ends.
    pub(super) fn find_trimmed_rows(&mut self, data: &[HeadRow]) {
        let least = self.columns_read();
        let is_short = |row: &HeadRow| (least..self.width).contains(&row.cells.len());
        if !data.iter().any(is_short) {
            return;
        }
        let rows = self.data_rows(data);
        let trimmed = rows.iter().filter(|row| is_short(row) && self.fits(row));
        let lengths: Vec<usize> = trimmed.map(|row| row.cells.len()).collect();
        if lengths.len() > 1 && lengths.len() * 4 >= rows.len() * 3 {
            self.width = lengths.into_iter().min().unwrap_or(self.width);
        }
    }

    /// How many columns there are up to the last one that is read.
    fn columns_read(&self) -> usize {
        let is_read = |meaning: &Meaning| {
            matches!(meaning, Meaning::Field(_) | Meaning::Tick(_) | Meaning::Percent)
        };
        self.layout.columns.iter().rposition(is_read).map_or(0, |last| last + 1)
    }

    /// True for a row that ends before the last headings, none of which is read, and whose cells
    /// are of their columns' kinds: a spreadsheet leaves out empty cells at the ends of rows, of
    /// every block of rows by itself.
    pub(super) fn is_trimmed(&self, row: &[Cow<'_, str>]) -> bool {
        let read = self.columns_read();
        // A row that lost a cell between others lacks its last one.
        let has_last = read > 0 && row.get(read - 1).is_some_and(|cell| !cell.is_empty());
        (read..self.width).contains(&row.len()) && has_last && self.wrong_cells(row) == 0
    }

    /// Makes the columns behind the last heading unknown ones where most rows of data have words in
    /// them and their other cells are of their columns' kinds. Rows that are too long because a
    /// cell was cut in two have other cells that are wrong, or numbers at their ends.
    pub(super) fn find_unheaded_columns(&mut self, data: &[HeadRow]) {
        let rows = self.data_rows(data);
        let has_words = |row: &&&HeadRow| {
            row.cells.iter().skip(self.width).any(|cell| cell.contains(char::is_alphabetic))
        };
        let long: Vec<&HeadRow> = rows.iter().filter(has_words).copied().collect();
        let fitting = long.iter().filter(|row| self.fits(row)).count();
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

    /// The cells of a row without what somebody wrote to the right of the table, where a sheet or
    /// the header has cells: such a row is not shifted. Said once.
    pub(super) fn without_remarks_beside<'r, 'c>(
        &mut self,
        line: u32,
        row: &'r [Cow<'c, str>],
    ) -> &'r [Cow<'c, str>] {
        let Some((own, beside)) = row.split_at_checked(self.most_cells) else { return row };
        let is_remark = |cell: &Cow<'_, str>| {
            cell.is_empty() || cell.contains(char::is_alphabetic) && known_rating(cell).is_none()
        };
        let facts = &self.draft.facts;
        // What is behind an empty column was moved by no cell that was inserted in the row.
        let is_apart = (self.columns_read()..own.len()).any(|column| {
            own[column].is_empty() && self.layout.headings.get(column).is_some_and(String::is_empty)
        });
        // The header has empty cells there. A comma may be one of a text that is not quoted.
        let has_place = facts.sheet.is_some()
            || row.len() <= self.header_cells && (is_apart || facts.delimiter != Some(','));
        let first = beside.iter().position(|cell| !cell.is_empty());
        let Some(first) = first.filter(|_| has_place) else { return row };
        // A cell that was inserted in a row moves the others by one column.
        if first == 0 && !is_apart && !beside.iter().all(is_remark) || self.wrong_cells(own) > 0 {
            return row;
        }
        if !std::mem::replace(&mut self.has_remarks_beside, true) {
            let column = Some(self.most_cells + first);
            self.push(FindingKind::UnknownColumn { rival: None }, line, column, "", None);
        }
        own
    }
}
