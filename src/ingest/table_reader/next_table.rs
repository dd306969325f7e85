//! Several tables in one file: where the next one starts, and what the table above gives to it.

use super::file_reader::FileReader;
use super::table_above::NextTable;
use crate::domain::{LeftOut, clean};
use crate::ingest::row::repeated_header::{
    delimiter_of_header, has_same_columns, is_header_row, is_number, starts_other_list,
};
use std::borrow::Cow;

impl FileReader<'_, '_> {
    /// True if a row belongs to a table below this one. Stores where that starts if the row is its
    /// header.
    pub(super) fn is_of_next_table(&mut self, line: u32, record: &[&str]) -> bool {
        if self.next_table.is_none()
            && let Some(delimiter) = self.header_of_next_table(record)
        {
            self.start_next_table(line, delimiter);
        }
        self.next_table.is_some()
    }

    /// The delimiter of the table below if a row is its header: it has another delimiter or other
    /// columns than this table, or its titles give another period.
    pub(super) fn header_of_next_table(&self, record: &[&str]) -> Option<u8> {
        let own = self.draft.facts.delimiter.and_then(|d| u8::try_from(d).ok()).unwrap_or(b',');
        let other = delimiter_of_header(record, own);
        if other.is_some() {
            return other;
        }
        // Almost every row has a number, which is looked for before any cell is cleaned.
        if record.iter().any(|cell| is_number(cell))
            || record.iter().filter(|cell| !cell.is_empty()).nth(1).is_none()
        {
            return None;
        }
        let cells: Vec<Cow<'_, str>> = record.iter().map(|cell| clean(cell)).collect();
        let is_other = starts_other_list(&self.layout, &cells)
            || is_header_row(&cells)
                && (!has_same_columns(&self.layout, &cells) || self.has_titles_of_other_period());
        is_other.then_some(own)
    }

    /// Stores where the table below starts, whose header is at `line`.
    fn start_next_table(&mut self, line: u32, delimiter: u8) {
        self.settle_title();
        let from = self.titles.from.unwrap_or(line);
        self.waiting.lines.retain(|line| *line < from);
        self.waiting.findings.retain(|finding| finding.line < from);
        self.settle_waiting(LeftOut::Footer);
        self.draft.facts.left_out.retain(|(line, _)| *line < from);
        let above = self.as_table_above();
        self.next_table = Some(NextTable { from, header: line, delimiter, above });
    }
}
