//! The slow path: decodes any file as a whole and reads it row by row.

use super::beside::Beside;
use super::file_reader::FileReader;
use super::held_row::HeldRow;
use super::open::{NotOpened, TableStart, open, separator};
use super::read_fast::read_decoded;
use super::row_roles::{self, RowRoles};
use super::shared::Shared;
use super::table_above::{NextTable, TableAbove};
use crate::domain::{Encoding, FindingKind, LeftOut, Ragged, Unreadable, clean};
use crate::ingest::decode::{self, Decoded};
use crate::ingest::draft::FileDraft;
use crate::ingest::header::years;
use crate::ingest::row::quote_blanks::unpadded;
use crate::ingest::row::records::{Rows, count_line_ends, offset_of_line};
use crate::ingest::row::repeated_header::{delimiter_of_header, is_header_row};
use crate::ingest::source::Bytes;
use csv::StringRecord;
use std::borrow::Cow;
use std::ops::Range;

/// How many tables of a file are read. Each takes a search for its header.
const MAX_TABLES: usize = 500;

/// How often a file is read: again with each role of rows that their sums show.
const MOST_READINGS: usize = 4;

/// Reads any file, whole and row by row.
pub fn read_slow(shared: &mut Shared, name: &str, bytes: &Bytes) -> Result<FileDraft, Unreadable> {
    refuse_other_format(bytes)?;
    let bytes = bytes.whole()?;
    let decoded = decode::decode(&bytes)?;
    let is_fast_tried = decoded.encoding == Encoding::Utf8;
    let new = || FileDraft::new(name);
    let Decoded { text, encoding, pasted, behind_end, zeros } = decoded;
    let text = match text {
        Cow::Owned(text) => text,
        text @ Cow::Borrowed(_) => {
            let decoded = Decoded { text, encoding, pasted, behind_end, zeros };
            return Ok(read_text(shared, &new, &decoded, !is_fast_tried));
        }
    };
    // The text alone is in memory while it is read.
    drop(bytes);
    let decoded = Decoded { text: Cow::Owned(text), encoding, pasted, behind_end, zeros };
    Ok(read_text(shared, &new, &decoded, !is_fast_tried))
}

/// Reads the text of a sheet of a workbook into a draft that `new` makes.
pub fn read_sheet(shared: &mut Shared, new: &dyn Fn() -> FileDraft, text: &Decoded) -> FileDraft {
    read_text(shared, new, text, true)
}

/// Reads a text; by the fast path first if `is_fast_path_first`.
fn read_text(
    shared: &mut Shared,
    new: &dyn Fn() -> FileDraft,
    decoded: &Decoded,
    is_fast_path_first: bool,
) -> FileDraft {
    let options = shared.options;
    let progress = &options.progress;
    let draft = || {
        let mut draft = new();
        if decoded.encoding.is_legacy() {
            draft.find_at_line(FindingKind::LegacyEncoding(decoded.encoding), 1, progress);
        }
        for (encoding, line) in &decoded.pasted {
            draft.find_at_line(FindingKind::LegacyEncoding(*encoding), *line, progress);
        }
        if decoded.zeros > 0 {
            let lines = count_line_ends(decoded.text.trim_end());
            let zeros = FindingKind::ZerosAtEnd(decoded.zeros);
            draft.find_at_line(zeros, lines.saturating_add(1), progress);
        }
        draft.facts.encoding = Some(decoded.encoding);
        let behind_end = decoded.behind_end.iter().map(|line| (*line, LeftOut::BehindEnd));
        draft.facts.left_out.extend(behind_end);
        draft
    };
    if is_fast_path_first && !shared.options.slow_path_only {
        if let Ok(draft) = read_decoded(shared, draft(), &decoded.text) {
            return draft;
        }
        shared.options.progress.restart_file();
    }
    let lines = u64::from(count_line_ends(&decoded.text))
        + u64::from(!decoded.text.is_empty() && !decoded.text.ends_with(['\n', '\r']));
    let (delimiter, from) = separator(&mut new(), &decoded.text);
    let draft_of_tables = || {
        let mut draft = draft();
        draft.facts.lines = lines;
        separator(&mut draft, &decoded.text);
        draft
    };
    let place = (delimiter, 1 + u32::from(from > 0));
    read_in_roles(shared, &draft_of_tables, &decoded.text[from..], place)
}

/// Reads the tables of a text, again with each role of rows that their sums show.
fn read_in_roles(
    shared: &mut Shared,
    new: &dyn Fn() -> FileDraft,
    text: &str,
    place: (Option<u8>, u32),
) -> FileDraft {
    shared.roles = RowRoles::default();
    let mut readings = 1;
    loop {
        let draft = match read_tables(shared, new(), text, place) {
            Ok(draft) => draft,
            Err(beside) => return read_beside(shared, new, text, (&beside, place.1)),
        };
        let mut found = row_roles::find(&draft, shared.texts);
        found.retain(|line, _| !shared.roles.contains_key(line));
        if found.is_empty() || readings == MOST_READINGS {
            return draft;
        }
        shared.roles.extend(found);
        shared.options.progress.restart_file();
        readings += 1;
    }
}

/// Reads tables that are beside each other into one draft.
fn read_beside(
    shared: &mut Shared,
    new: &dyn Fn() -> FileDraft,
    text: &str,
    (beside, first_line): (&Beside, u32),
) -> FileDraft {
    let (tables, broken) = beside.cut(&unpadded(text, beside.delimiter), first_line);
    let place = (Some(beside.delimiter), first_line);
    let mut whole: Option<FileDraft> = None;
    for mut table in tables {
        let text = std::mem::take(&mut table.text);
        shared.cut = Some(table);
        match &mut whole {
            None => whole = Some(read_in_roles(shared, new, &text, place)),
            Some(whole) => {
                let new = || draft_like(whole);
                let table = read_in_roles(shared, &new, &text, place);
                whole.append(table);
            }
        }
    }
    shared.cut = None;
    let mut whole = whole.unwrap_or_else(new);
    for line in broken {
        let progress = &shared.options.progress;
        whole.find_at_line(FindingKind::RaggedRow(Ragged::OpenQuote), line, progress);
        whole.facts.left_out.push((line, LeftOut::Broken));
    }
    whole
}

/// The draft of another table of a file.
fn draft_like(first: &FileDraft) -> FileDraft {
    let mut draft = FileDraft::new(&first.facts.name);
    draft.facts.sheet.clone_from(&first.facts.sheet);
    draft.facts.encoding = first.facts.encoding;
    draft
}

/// Reads the tables of a text, which are below each other, into one draft.
///
/// # Errors
/// The tables beside each other, if there are.
fn read_tables(
    shared: &mut Shared,
    draft: FileDraft,
    text: &str,
    (named, first_line): (Option<u8>, u32),
) -> Result<FileDraft, Beside> {
    let (mut reader, start) = match open(shared, draft, text, (named, first_line), None) {
        Ok(opened) => opened,
        Err(NotOpened::Refused(draft)) => return Ok(*draft),
        Err(NotOpened::Beside(beside)) => return Err(beside),
    };
    let first = start.delimiter;
    let text = unpadded(text, first);
    let mut next = reader.slow_rows(&text, &start);
    let mut whole = reader.finish();
    let (mut rest, mut rest_line, mut tables) = (&*text, first_line, 1);
    while let Some(NextTable { from, header, delimiter, above }) = next {
        rest = &rest[offset_of_line(rest, from - rest_line)..];
        rest_line = from;
        tables += 1;
        let below = draft_like(&whole);
        let place = (Some(delimiter), from);
        let opened = if tables > MAX_TABLES {
            None
        } else {
            open(shared, below, rest, place, Some(above.clone())).ok()
        };
        next = match opened {
            // A header that is found elsewhere is none of the row that may be one.
            Some((mut reader, start)) if reader.is_header_at(header) => {
                let text = if delimiter == first {
                    Cow::Borrowed(rest)
                } else {
                    unpadded(rest, delimiter)
                };
                let next = reader.slow_rows(&text, &start);
                whole.append(reader.finish());
                next
            }
            _ => {
                let progress = &shared.options.progress;
                whole.find_at_line(FindingKind::RaggedRow(Ragged::OtherTable), header, progress);
                let rows = Rows::from_line(rest, delimiter, rest_line);
                leave_out_table(&mut whole, (rows, delimiter), header, above)
            }
        };
    }
    Ok(whole)
}

/// Leaves out the rows of a table that cannot be read, up to the next header below it.
fn leave_out_table(
    draft: &mut FileDraft,
    (mut rows, delimiter): (Rows, u8),
    header: u32,
    mut above: TableAbove,
) -> Option<NextTable> {
    let mut record = StringRecord::new();
    // Its titles may name the year of the tables below it too.
    let mut texts: Vec<String> = Vec::new();
    // The first of the rows of one text that are above the row in hand: they may be titles.
    let mut titles = None;
    while let Some((line, _)) = rows.next(&mut record) {
        let cells: Vec<_> = record.iter().map(clean).collect();
        let other = delimiter_of_header(&cells, delimiter);
        if line < header {
            texts.extend(cells.iter().map(ToString::to_string));
        } else if line == header {
            above.year = years::of_report(&texts.iter().map(String::as_str)).or(above.year);
        }
        if line > header && (is_header_row(&cells) || other.is_some()) {
            let from = titles.unwrap_or(line);
            draft.facts.left_out.retain(|(line, why)| *line < from || *why != LeftOut::OtherTable);
            let delimiter = other.unwrap_or(delimiter);
            return Some(NextTable { from, header: line, delimiter, above });
        }
        let is_title = cells.iter().filter(|cell| !cell.is_empty()).nth(1).is_none();
        titles = is_title.then(|| titles.unwrap_or(line));
        let why = if line == header { LeftOut::Broken } else { LeftOut::OtherTable };
        draft.facts.left_out.push((line, why));
    }
    None
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
    /// True if a line is one of the header's.
    fn is_header_at(&self, line: u32) -> bool {
        self.draft.facts.header.is_some_and(|(first, last)| (first..=last).contains(&line))
    }

    /// Reads every row below the header, up to the next table, and returns where that starts.
    /// `text` has no blanks around its quotes.
    fn slow_rows(&mut self, text: &str, start: &TableStart) -> Option<NextTable> {
        let Some((first, others)) = start.parts.split_first() else {
            self.slow_rows_of(text, start, None);
            return self.next_table.take();
        };
        self.slow_rows_of(text, start, Some((first, u32::MAX)));
        let next = self.next_table.take();
        let columns_before = self.columns_before;
        let end = next.as_ref().map_or(u32::MAX, |next| next.from);
        for part in others {
            self.columns_before = columns_before + part.start;
            self.slow_rows_of(text, start, Some((part, end)));
            self.next_table = None;
        }
        self.columns_before = columns_before;
        next
    }

    /// Reads the rows below the header, or of each the cells of one part up to the line at which
    /// the next table starts.
    fn slow_rows_of(&mut self, text: &str, start: &TableStart, part: Option<(&Range<usize>, u32)>) {
        let mut rows = Rows::from_line(text, start.delimiter, start.first_line);
        let mut record = StringRecord::new();
        let mut held = HeldRow::default();
        let mut started = false;
        while let Some((line, form)) = rows.next(&mut record) {
            if line <= start.header_ends {
                continue;
            }
            if !started {
                rows.expect_width(part.map_or(self.width, |(part, _)| part.end));
                started = true;
            }
            if let Some((part, end)) = part {
                if line >= end {
                    break;
                }
                record = record.iter().skip(part.start).take(part.len()).collect();
                if part.start > 0 && record.iter().all(|cell| cell.trim().is_empty()) {
                    continue;
                }
            }
            held.next(self, line, form, &mut record);
            if self.next_table.is_some() {
                break;
            }
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
        self.settle_bare_rows();
        self.fill_merged_cells();
        self.compare_stated_totals();
        self.draft
    }
}
