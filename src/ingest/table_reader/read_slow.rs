//! The slow path: decodes any file as a whole and reads it row by row.

use super::file_reader::FileReader;
use super::held_row::HeldRow;
use super::open::{TableStart, open, separator};
use super::read_fast::read_decoded;
use super::shared::Shared;
use crate::domain::{Encoding, FindingKind, LeftOut, Unreadable};
use crate::ingest::decode;
use crate::ingest::draft::FileDraft;
use crate::ingest::row::quote_blanks::unpadded;
use crate::ingest::row::records::{Rows, count_line_ends};
use crate::ingest::source::Bytes;
use csv::StringRecord;

/// Reads any file, whole and row by row.
pub fn read_slow(shared: &mut Shared, name: &str, bytes: &Bytes) -> Result<FileDraft, Unreadable> {
    refuse_other_format(bytes)?;
    let bytes = bytes.whole()?;
    let decoded = decode::decode(&bytes)?;
    let progress = &shared.options.progress;
    let draft = || {
        let mut draft = FileDraft::new(name);
        if decoded.encoding.is_legacy() {
            draft.find_at_line(FindingKind::LegacyEncoding(decoded.encoding), 1, progress);
        }
        for (encoding, line) in &decoded.pasted {
            draft.find_at_line(FindingKind::LegacyEncoding(*encoding), *line, progress);
        }
        draft.facts.encoding = Some(decoded.encoding);
        let behind_end = decoded.behind_end.iter().map(|line| (*line, LeftOut::BehindEnd));
        draft.facts.left_out.extend(behind_end);
        draft
    };
    let is_fast_tried = decoded.encoding == Encoding::Utf8;
    if !is_fast_tried && !shared.options.slow_path_only {
        if let Ok(draft) = read_decoded(shared, draft(), &decoded.text) {
            return Ok(draft);
        }
        shared.options.progress.restart_file();
    }
    let mut draft = draft();
    draft.facts.lines = u64::from(count_line_ends(&decoded.text))
        + u64::from(!decoded.text.is_empty() && !decoded.text.ends_with(['\n', '\r']));
    let (delimiter, from) = separator(&mut draft, &decoded.text);
    let text = &decoded.text[from..];
    let first_line = 1 + u32::from(from > 0);
    Ok(match open(shared, draft, text, delimiter, first_line) {
        Ok((mut reader, start)) => {
            reader.slow_rows(text, &start);
            reader.finish()
        }
        Err(draft) => *draft,
    })
}

/// Refuses a file of another format by its first bytes, before all of them are read.
fn refuse_other_format(bytes: &Bytes) -> Result<(), Unreadable> {
    let most = decode::file_format::HEAD;
    let mut head = vec![0; usize::try_from(bytes.len()).unwrap_or(most).min(most)];
    match bytes.read_at(0, &mut head) {
        Ok(()) => decode::file_format::recognise(&head)
            .map_or(Ok(()), |format| Err(Unreadable::Format(format))),
        // Reading the whole file says why.
        Err(_) => Ok(()),
    }
}

impl FileReader<'_, '_> {
    /// Reads every row below the header.
    fn slow_rows(&mut self, text: &str, start: &TableStart) {
        let text = unpadded(text, start.delimiter);
        let mut rows = Rows::from_line(&text, start.delimiter, start.first_line);
        let mut record = StringRecord::new();
        let mut held = HeldRow::default();
        let mut started = false;
        while let Some((line, form)) = rows.next(&mut record) {
            if line <= start.header_ends {
                continue;
            }
            if !started {
                rows.expect_width(self.width);
                started = true;
            }
            held.next(self, line, form, &mut record);
        }
        held.flush(self);
    }

    /// Adds the findings that need all rows, and gives the draft.
    pub(super) fn finish(mut self) -> FileDraft {
        if self.layout.is_people_list {
            self.finish_people();
        }
        self.settle_title();
        self.settle_waiting(LeftOut::Footer);
        self.fill_merged_cells();
        self.compare_stated_totals();
        self.draft
    }
}
