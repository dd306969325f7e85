//! The ends of chunks: what a later read needs to continue from one of them.

use super::file_reader::FileReader;
use super::open::TableStart;
use crate::domain::{ChunkEnd, Dataset, Field};
use crate::ingest::fast::chunks::{self, Input};
use crate::ingest::link::stated_totals::StatedTotals;
use crate::ingest::reload::{self, Beginning};

impl FileReader<'_, '_> {
    /// Copies the rows of the first chunks from the prior read, where the file was file `from` of
    /// `old`: as many chunks as have equal hashes and do not influence the rows below them. Returns
    /// the index of the first chunk that is to be read.
    pub(super) fn copy_unchanged(
        &mut self,
        input: &Input,
        start: &TableStart,
        old: &Dataset,
        from: usize,
    ) -> usize {
        let (Some(was), Some(table)) = (old.files.get(from), self.layout.table) else { return 0 };
        let is = &self.draft.facts;
        // The year may come from the name, and lines count from the file's start.
        let is_same_file =
            (&was.name, was.header, was.delimiter) == (&is.name, is.header, is.delimiter);
        if !is_same_file || !old.findings.keeps_all_of(u16::try_from(from).unwrap_or(u16::MAX)) {
            return 0;
        }
        let hashes: Vec<u64> = was.chunk_ends.iter().map(|end| end.hash).collect();
        let same = &was.chunk_ends[..chunks::same(input, &hashes)];
        // The rows that the header was found by must all be in the copied chunks.
        let is_safe_end = |end: &ChunkEnd| end.is_clear && end.line > start.head_ends;
        let Some(first) = same.iter().rposition(is_safe_end).map(|last| last + 1) else { return 0 };
        let end = &same[first - 1];
        let beginning = Beginning { old, from, lines: start.header_ends + 1..end.line };
        let rows = reload::copy_beginning(&mut self.draft, &beginning, table);
        if self.layout.column(Field::Year).is_some() {
            let above = self.draft.units_mut(table).year.last().copied();
            self.set_year_above(above);
        }
        self.shared.options.progress.read(first * input.chunk_size, rows);
        self.stated = StatedTotals::after_rows(end.sums);
        let facts = &mut self.draft.facts;
        (facts.read_from, facts.illustrative) = (end.line, end.illustrative);
        facts.chunk_ends = same[..first].to_vec();
        first
    }

    /// Stores the state at the end of a chunk; `line` is the first line after it.
    pub(super) fn end_chunk(&mut self, hash: u64, line: u32) {
        let is_clear = self.groups.is_empty()
            && self.doubtful_groups.is_empty()
            && !self.is_retitled
            && self.titles.from.is_none()
            && self.waiting.lines.is_empty()
            && self.stated.is_clear()
            && self.committee.is_none()
            && self.draft.facts.sub_committees.is_empty()
            && !self.is_signed
            && self.next_table.is_none();
        let sums = self.stated.sums();
        let facts = &mut self.draft.facts;
        facts.chunk_ends.push(ChunkEnd {
            hash,
            line,
            sums,
            illustrative: facts.illustrative,
            is_clear,
        });
    }
}
