//! A row that waits for the row below it, which may go on with its cells or be of the same unit.

use super::file_reader::FileReader;
use crate::domain::LeftOut;
use crate::ingest::row::paired_lines::{Paired, paired};
use crate::ingest::row::records::Form;
use crate::ingest::row::wrapped;
use csv::StringRecord;

/// The last row; it is read when the row below is known not to be a part of it.
#[derive(Debug, Default)]
pub struct HeldRow {
    row: Option<(u32, Form)>,
    record: StringRecord,
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
        self.flush(reader);
        self.hold(line, form, record);
    }

    /// Holds a row where none is held.
    pub fn hold(&mut self, line: u32, form: Form, record: &mut StringRecord) {
        self.row = Some((line, form));
        std::mem::swap(&mut self.record, record);
    }

    /// Joins a row with the one held; false if it does not go on with its cells.
    pub fn join(
        &mut self,
        reader: &mut FileReader<'_, '_>,
        line: u32,
        record: &StringRecord,
    ) -> bool {
        if !matches!(self.row, Some((_, Form::Whole))) || reader.layout.is_people_list {
            return false;
        }
        let Some(joined) = wrapped::joined(&reader.layout, &self.record, record) else {
            return false;
        };
        self.record = joined;
        reader.draft.facts.left_out.push((line, LeftOut::Continuation));
        true
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
        self.record = joined;
        self.row = Some((row, Form::Whole));
        reader.draft.facts.left_out.push(left_out);
        true
    }

    /// Reads the row that is held.
    pub fn flush(&mut self, reader: &mut FileReader<'_, '_>) {
        if let Some((line, form)) = self.row.take() {
            reader.row(line, form, &self.record.iter().collect::<Vec<_>>());
        }
    }
}
