//! A row that waits for the row below it, which may go on with its cells or be of the same unit.

use super::file_reader::FileReader;
use crate::domain::{LeftOut, Ragged};
use crate::ingest::row::begun_above;
use crate::ingest::row::paired_lines::{Paired, paired};
use crate::ingest::row::records::{Form, count_line_ends};
use crate::ingest::row::repeated_header::has_same_headings;
use crate::ingest::row::wrapped;
use csv::StringRecord;

/// The last row; it is read when the row below is known not to be a part of it.
#[derive(Debug, Default)]
pub struct HeldRow {
    row: Option<(u32, Form)>,
    record: StringRecord,
    /// The last line of the row and of those joined with it.
    ends: u32,
    /// How many rows are joined with it.
    joined: u32,
    /// The last rows joined with it that have one cell each.
    lone: Vec<JoinedRow>,
}

/// No cell has more lines. Each row that is joined copies the one held.
const MOST_JOINED: u32 = 32;

/// A row that was joined with the one held.
#[derive(Debug)]
struct JoinedRow {
    line: u32,
    record: StringRecord,
    /// The row held before.
    above: StringRecord,
}

impl HeldRow {
    /// Joins a row with the one held if it goes on with its cells; else reads the one held and
    /// holds this one. `record` is left with any content.
    pub fn next(
        &mut self,
        reader: &mut FileReader<'_, '_>,
        line: u32,
        form: Form,
        record: &mut StringRecord,
    ) {
        if form == Form::Whole
            && (self.join(reader, line, record) || self.pair(reader, line, record))
        {
            return;
        }
        if self.is_below_titles(reader, record) {
            self.part_titles(reader);
        }
        if form == Form::Whole
            && let Some((above, joined)) = self.begun_by(reader, line, record)
        {
            *record = joined;
            self.row = None;
            reader.draft.facts.left_out.push((above, LeftOut::Continuation));
        }
        self.flush(reader);
        self.hold(line, form, record);
    }

    /// Holds a row where none is held.
    pub fn hold(&mut self, line: u32, form: Form, record: &mut StringRecord) {
        self.row = Some((line, form));
        self.joined = 0;
        std::mem::swap(&mut self.record, record);
        self.ends = line.saturating_add(lines_within(&self.record));
    }

    /// Joins a row with the one held; false if it does not go on with its cells. A blank line ends
    /// a row.
    pub fn join(
        &mut self,
        reader: &mut FileReader<'_, '_>,
        line: u32,
        record: &StringRecord,
    ) -> bool {
        if !matches!(self.row, Some((_, Form::Whole)))
            || reader.layout.is_people_list
            || line > self.ends.saturating_add(1)
        {
            return false;
        }
        let Some(joined) = wrapped::joined(&reader.layout, &self.record, record) else {
            return false;
        };
        self.ends = line.saturating_add(lines_within(record));
        if self.joined == MOST_JOINED {
            reader.ragged_row(line, Ragged::WordsOnly, "");
            return true;
        }
        let above = std::mem::replace(&mut self.record, joined);
        self.joined += 1;
        if record.iter().filter(|cell| !cell.trim().is_empty()).count() == 1 {
            self.lone.push(JoinedRow { line, record: record.clone(), above });
        } else {
            self.settle_lone(reader);
            reader.draft.facts.left_out.push((line, LeftOut::Continuation));
        }
        true
    }

    /// The line of the row held and the row below it joined, if its cells begin with those held.
    fn begun_by(
        &self,
        reader: &FileReader<'_, '_>,
        line: u32,
        record: &StringRecord,
    ) -> Option<(u32, StringRecord)> {
        let (above, form) = self.row?;
        let is_next =
            form == Form::Whole && self.joined == 0 && line == self.ends.checked_add(1)?;
        if !is_next || reader.layout.is_people_list {
            return None;
        }
        Some((above, begun_above::joined(&reader.layout, &self.record, record)?))
    }

    /// Stores that the last rows are joined.
    fn settle_lone(&mut self, reader: &mut FileReader<'_, '_>) {
        let lines = self.lone.drain(..).map(|joined| (joined.line, LeftOut::Continuation));
        reader.draft.facts.left_out.extend(lines);
    }

    /// True if the last rows joined are titles: the row is the header of another table, or that of
    /// this one below a text in capitals, which the cell above is not.
    pub fn is_below_titles(&self, reader: &FileReader<'_, '_>, record: &StringRecord) -> bool {
        let Some(JoinedRow { record: lone, above, .. }) = self.lone.first() else { return false };
        let cells: Vec<&str> = record.iter().collect();
        let has_small = |text: &str| text.contains(char::is_lowercase);
        let is_in_capitals = |(cell, above): (&str, &str)| {
            cell.contains(char::is_uppercase) && !has_small(cell) && has_small(above)
        };
        reader.header_of_next_table(&cells).is_some()
            || has_same_headings(&reader.layout, &cells)
                && lone.iter().zip(above).any(is_in_capitals)
    }

    /// Reads the row that is held, and those joined with it that are above the header of another
    /// table: they are its titles.
    fn part_titles(&mut self, reader: &mut FileReader<'_, '_>) {
        let joined = std::mem::take(&mut self.lone);
        if let Some(first) = joined.first() {
            self.record.clone_from(&first.above);
        }
        for JoinedRow { line, mut record, .. } in joined {
            self.flush(reader);
            self.hold(line, Form::Whole, &mut record);
        }
    }

    /// Joins a row with the one held if they are lines of one unit, or gives it the words of the
    /// one held if it is the unit's for another year; false where both are read.
    fn pair(
        &mut self,
        reader: &mut FileReader<'_, '_>,
        line: u32,
        record: &mut StringRecord,
    ) -> bool {
        let Some((above, Form::Whole)) = self.row else { return false };
        if reader.layout.is_people_list {
            return false;
        }
        let (joined, row, left_out) = match paired(&reader.layout, &self.record, record) {
            None => return false,
            Some(Paired::Both(filled)) => {
                *record = filled;
                return false;
            }
            Some(Paired::Joined(joined)) => (joined, above, (line, LeftOut::Continuation)),
            Some(Paired::Above(joined)) => (joined, above, (line, LeftOut::OtherLine)),
            Some(Paired::Below(joined)) => (joined, line, (above, LeftOut::OtherLine)),
        };
        self.settle_lone(reader);
        self.record = joined;
        self.row = Some((row, Form::Whole));
        self.ends = line.saturating_add(lines_within(record));
        reader.draft.facts.left_out.push(left_out);
        true
    }

    /// Reads the row that is held.
    pub fn flush(&mut self, reader: &mut FileReader<'_, '_>) {
        if let Some((line, form)) = self.row.take() {
            self.settle_lone(reader);
            reader.row(line, form, &self.record.iter().collect::<Vec<_>>());
        }
    }
}

/// How many lines the cells of a row go on for below its first one.
fn lines_within(record: &StringRecord) -> u32 {
    record.iter().map(count_line_ends).fold(0, u32::saturating_add)
}
