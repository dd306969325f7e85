//! The ends of chunks: what a later read needs to copy the chunks that have not changed.
//!
//! ```text
//! prior read   | 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 |
//! now          | 0 | 1 | 2 | changed | 5 | 6 | 7 |
//!              |copied |        read     |copied |
//! ```

use super::file_reader::FileReader;
use super::open::TableStart;
use crate::domain::{ChunkEnd, Dataset, Field, FindingKind, Year};
use crate::ingest::fast::chunks::{Input, hash};
use crate::ingest::link::stated_totals::StatedTotals;
use crate::ingest::reload::{self, OldLines};
use crate::ingest::source::Bytes;
use std::ops::Range;

/// A file as it was in the prior read.
#[derive(Debug, Clone, Copy)]
pub(super) struct PriorFile<'a> {
    pub data: &'a Dataset,
    /// Its index there.
    pub number: usize,
}

/// Chunks of the prior read that are in the file now, perhaps moved.
#[derive(Debug)]
pub(super) struct SameChunks {
    /// Their indices in the prior read.
    chunks: Range<usize>,
    /// Where they are now, in bytes.
    pub bytes: Range<u64>,
}

/// Whether the bytes of a range have a content hash. `buffer` is for its bytes.
fn has_hash(bytes: &Bytes, range: Range<u64>, expected: u64, buffer: &mut Vec<u8>) -> bool {
    usize::try_from(range.end.saturating_sub(range.start)).is_ok_and(|length| {
        buffer.resize(length, 0);
        bytes.read_at(range.start, buffer).is_ok() && hash(buffer) == expected
    })
}

/// How many of the first and of the last chunks the file has again. The last ones are moved by as
/// many bytes as the file has grown.
fn count_same(input: &Input, ends: &[ChunkEnd], grown: i64) -> (usize, usize) {
    let is_same = |chunk: usize, by: i64, buffer: &mut Vec<u8>| {
        let start = chunk.checked_sub(1).map_or(input.range.start, |before| ends[before].end);
        let range = start.checked_add_signed(by).zip(ends[chunk].end.checked_add_signed(by));
        range.is_some_and(|(start, end)| {
            start >= input.range.start
                && end <= input.range.end
                && has_hash(input.bytes, start..end, ends[chunk].hash, buffer)
        })
    };
    rayon::join(
        || {
            let mut buffer = Vec::new();
            (0..ends.len()).take_while(|chunk| is_same(*chunk, 0, &mut buffer)).count()
        },
        || {
            let mut buffer = Vec::new();
            (0..ends.len()).rev().take_while(|chunk| is_same(*chunk, grown, &mut buffer)).count()
        },
    )
}

impl FileReader<'_, '_> {
    /// The first and the last chunks of the prior read that can be copied: those that have equal
    /// hashes, and are not influenced by the rows above and do not influence those below.
    pub(super) fn same_chunks(
        &self,
        input: &Input,
        start: &TableStart,
        prior: PriorFile,
    ) -> Vec<SameChunks> {
        let (Some(was), is) = (prior.data.files.get(prior.number), &self.draft.facts) else {
            return Vec::new();
        };
        // The year may come from the name, and lines count from the file's start.
        let is_same_file = (&was.name, was.header, was.delimiter, was.layout_hash)
            == (&is.name, is.header, is.delimiter, is.layout_hash);
        let number = u16::try_from(prior.number).unwrap_or(u16::MAX);
        if !is_same_file || was.lost_texts || !prior.data.findings.keeps_all_of(number) {
            return Vec::new();
        }
        let ends = &was.chunk_ends[..];
        let Some(length) = ends.last().map(|end| end.end) else { return Vec::new() };
        let grown = input.range.end.wrapping_sub(length).cast_signed();
        let (first_same, last_same) = count_same(input, ends, grown);
        let is_safe_end =
            |chunk: usize| ends[chunk].is_clear && ends[chunk].line > start.header_ends;
        // The chunks beside the others are read too: the lines beside those copied are the same.
        // The last line, which may lack its end, is read too, although no line starts in the chunks
        // behind it.
        let first =
            (1..first_same).rev().find(|next| is_safe_end(next - 1) && ends[next - 1].end < length);
        let first = first.unwrap_or(0);
        let read_from = first.checked_sub(1).map_or(input.range.start, |chunk| ends[chunk].end);
        let mut same = vec![SameChunks { chunks: 0..first, bytes: input.range.start..read_from }];
        let not_before = (ends.len() - last_same + 1).max(first + 1);
        let is_behind = |chunk: usize| {
            ends[chunk].end.checked_add_signed(grown).is_some_and(|start| start >= read_from)
        };
        let from =
            (not_before..ends.len()).find(|chunk| is_safe_end(chunk - 1) && is_behind(chunk - 1));
        let last = (0..ends.len()).rev().find(|chunk| is_safe_end(*chunk));
        if let Some((from, last)) = from.zip(last).filter(|(from, last)| from <= last) {
            let [start, end] =
                [from - 1, last].map(|chunk| ends[chunk].end.wrapping_add_signed(grown));
            same.push(SameChunks { chunks: from..last + 1, bytes: start..end });
        }
        same.retain(|same| !same.chunks.is_empty());
        same
    }

    /// Copies the rows of chunks of the prior read, whose first line is `line` now. Returns the
    /// first line after them; None where the rows above are not such as they were for those.
    pub(super) fn copy_chunks(
        &mut self,
        prior: PriorFile,
        same: &SameChunks,
        line: u32,
        start: &TableStart,
    ) -> Option<u32> {
        let (was, table) = (prior.data.files.get(prior.number)?, self.layout.table?);
        let before = same.chunks.start.checked_sub(1).map(|chunk| &was.chunk_ends[chunk]);
        let ends = was.chunk_ends.get(same.chunks.clone())?;
        let last = ends.last()?;
        if before.is_some_and(|before| !self.is_as_it_was(prior, before)) {
            return None;
        }
        // The header is read, not copied.
        let lines = before.map_or(start.header_ends + 1, |before| before.line)..last.line;
        let first = before.map_or(lines.start, |_| line);
        let copied = OldLines { old: prior.data, from: prior.number, lines: lines.clone(), first };
        let rows = reload::copy_lines(&mut self.draft, &copied, table);
        if self.layout.column(Field::Year).is_some() {
            let above = self.draft.units_mut(table).year.last().copied();
            self.set_year_above(above);
        }
        let bytes = usize::try_from(same.bytes.end - same.bytes.start).unwrap_or(0);
        self.shared.options.progress.read(bytes, rows);
        let sums = self.stated.sums();
        let has_note = |end: &ChunkEnd| end.illustrative && before.is_none_or(|b| !b.illustrative);
        let facts = &mut self.draft.facts;
        let was_illustrative = facts.illustrative;
        facts.has_bare_kinds |= was.has_bare_kinds;
        let first_byte = before.map_or(same.bytes.start, |before| before.end);
        for end in ends {
            let sums_of_chunks = std::array::from_fn(|field| {
                let own = end.sums[field] - before.map_or(0, |before| before.sums[field]);
                sums[field].saturating_add(own)
            });
            facts.illustrative = was_illustrative || has_note(end);
            facts.chunk_ends.push(ChunkEnd {
                end: end.end - first_byte + same.bytes.start,
                line: end.line - lines.start + first,
                sums: sums_of_chunks,
                illustrative: facts.illustrative,
                ..end.clone()
            });
        }
        let last = facts.chunk_ends.last()?;
        self.stated = StatedTotals::after_rows(last.sums);
        Some(last.line)
    }

    /// Whether rows can be read as they were in the prior read, below those that end at `before`
    /// there: nothing above influences them, or it is the same.
    fn is_as_it_was(&self, prior: PriorFile, before: &ChunkEnd) -> bool {
        let facts = &self.draft.facts;
        let number = u16::try_from(prior.number).unwrap_or(u16::MAX);
        // Found once a column, at its first cell.
        let mut findings = prior.data.findings.kept().iter();
        let names_persons = !self.named.is_empty()
            || findings
                .any(|own| own.place.file == number && own.kind == FindingKind::PersonalCell);
        let has_year_above = || {
            let above = self
                .layout
                .table
                .and_then(|table| reload::year_above(prior.data, table, prior.number, before.line))
                .filter(|year| *year != Year::UNKNOWN);
            self.layout.column(Field::Year).is_none() || self.year == above
        };
        self.is_clear()
            && !names_persons
            && (facts.illustrative || !before.illustrative)
            && has_year_above()
    }

    /// Stores the content hash of how rows are read.
    pub(super) fn hash_layout(&mut self) {
        let layout = format!(
            "{:?}",
            (
                &self.layout,
                (self.width, self.most_cells, self.columns_before, self.year, self.zone),
                (&self.title_zones, self.title_ownership, self.file_ownership),
                (self.title_committee, &self.worded, &self.peopled),
            )
        );
        self.draft.facts.layout_hash = hash(layout.as_bytes());
    }

    /// True if nothing so far influences the rows below.
    fn is_clear(&self) -> bool {
        self.groups.is_empty()
            && self.doubtful_groups.is_empty()
            && !self.is_retitled
            && self.titles.from.is_none()
            && self.waiting.lines.is_empty()
            && self.stated.is_clear()
            && self.committee.is_none()
            && self.draft.facts.sub_committees.is_empty()
            && self.draft.bare_rows.is_empty()
            && !self.is_signed
            && self.next_table.is_none()
    }

    /// Stores the state at the end of a chunk, which is at byte `end`; `line` is the first line
    /// after it.
    pub(super) fn end_chunk(&mut self, hash: u64, end: u64, line: u32) {
        let is_clear = self.is_clear();
        let sums = self.stated.sums();
        let facts = &mut self.draft.facts;
        let illustrative = facts.illustrative;
        facts.chunk_ends.push(ChunkEnd { hash, end, line, sums, illustrative, is_clear });
    }
}
