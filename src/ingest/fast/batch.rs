//! The rows of one chunk in columns.

use crate::domain::{BatchColumn, Text, TextHash, UnitBatch};
use std::ops::Range;
use std::sync::Arc;

/// The file cannot be read by the fast path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotFastReadable;

/// Indices of the text columns in [`Batch::cells`]. The id, or else the name, comes first: a unit
/// is found again by it.
pub const ID: usize = 0;
/// The name.
pub const NAME: usize = 1;
/// The committee, of a branch.
pub const PARENT: usize = 2;
/// The zone as written.
pub const ZONE: usize = 3;
/// The district.
pub const DISTRICT: usize = 4;
/// The note that figures are invented.
pub const NOTE: usize = 5;
/// How many they are.
pub const TEXTS: usize = 6;

/// Where a cell starts and ends, in bytes from [`Batch::start`] on.
pub type Span = (u32, u32);

/// Where the texts are in a line. Lines whose bytes are equal over them have equal texts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextLayout {
    pub delimiter: u8,
    /// The text columns by their indices in [`Batch::cells`], those side by side together.
    pub runs: Arc<[Box<[usize]>]>,
}

impl TextLayout {
    /// That of a file; for each column its index in [`Batch::cells`], None for one that is no text.
    pub fn new(delimiter: u8, columns: &[Option<usize>]) -> Self {
        let runs = columns.split(Option::is_none).filter(|run| !run.is_empty());
        Self { delimiter, runs: runs.map(|run| run.iter().flatten().copied().collect()).collect() }
    }
}

/// One chunk as the fast path reads it: rows in columns, and the lines between them that it leaves
/// to the slow path.
#[derive(Debug, Default)]
pub struct Batch {
    /// The bytes of the chunk, from a little before its first line to a little after its last.
    pub bytes: Vec<u8>,
    /// Where the lines start in them.
    pub start: usize,
    /// How many lines there are, fast rows or not.
    pub line_count: u32,
    /// Where the lines end in the file, in bytes.
    pub end: u64,
    /// The content hash of the lines, where it is wanted.
    pub hash: u64,
    /// The rows. [`UnitBatch::line`] counts from 0 until [`Batch::start_at_line`].
    pub units: UnitBatch,
    /// For each row the note that its figures are invented; empty where the file has no such
    /// column.
    pub notes: Vec<Text>,
    /// For each row where its line starts, from [`Batch::start`] on.
    pub starts: Vec<u32>,
    /// For each row where its texts are, by the indices above; empty where the file has no such
    /// column.
    pub cells: [Vec<Span>; TEXTS],
    /// The text columns of the file.
    pub text_layout: TextLayout,
    /// For each row the hash of its texts.
    pub hashes: Vec<TextHash>,
    /// Lines for the slow path, in their order.
    pub slow_lines: Vec<SlowLine>,
    /// A row of this chunk or of one before has the kind `Chi bộ`, which may be that of a branch.
    pub has_bare_kinds: bool,
}

/// A line that the slow path reads.
#[derive(Debug, Clone)]
pub struct SlowLine {
    /// How many rows of the batch are before it.
    pub after: usize,
    /// True if this line replaces the next row, because one of its texts needs the slow path.
    pub is_next: bool,
    /// Its line, from 0 until [`Batch::start_at_line`].
    pub line: u32,
    /// Its bytes, from [`Batch::start`] on.
    pub at: Range<usize>,
}

impl Batch {
    /// Removes all but the bytes, which are written over.
    pub fn clear(&mut self) {
        self.line_count = 0;
        self.units.clear();
        self.notes.clear();
        self.starts.clear();
        self.cells.clear_cells();
        self.hashes.clear();
        self.slow_lines.clear();
    }

    /// Removes the rows that are marked, before their texts are interned.
    pub fn remove(&mut self, is_removed: &[bool]) {
        self.units.remove(is_removed);
        self.starts.remove_cells(is_removed);
        self.cells.remove_cells(is_removed);
    }

    /// The interned texts, by the same index as [`Batch::cells`].
    pub fn text_columns(&mut self) -> [&mut Vec<Text>; TEXTS] {
        let UnitBatch { id, name, parent, zone_text, district, .. } = &mut self.units;
        [id, name, parent, zone_text, district, &mut self.notes]
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Numbers the lines by their file: the first one is `line`.
    pub fn start_at_line(&mut self, line: u32) {
        let own = self.slow_lines.iter_mut().map(|slow| &mut slow.line);
        for number in self.units.line.iter_mut().chain(own) {
            *number = number.saturating_add(line);
        }
    }

    /// The lines, as text up to the end of the last that has a row.
    pub fn lines_of_text(&self) -> Option<&str> {
        let last = self
            .cells
            .iter()
            .filter_map(|column| column.last())
            .map(|(_, to)| *to as usize)
            .max()?;
        simdutf8::basic::from_utf8(self.bytes.get(self.start..self.start + last)?).ok()
    }

    /// The bytes of a cell.
    pub fn cell(&self, (from, to): Span) -> &[u8] {
        self.bytes.get(self.start + from as usize..self.start + to as usize).unwrap_or_default()
    }

    /// The bytes of a row's texts: those of each run of the [text layout](TextLayout).
    pub fn text_pieces(&self, row: usize) -> impl Iterator<Item = &[u8]> {
        let cell = move |at: Option<&usize>| self.cells[*at?].get(row).copied();
        self.text_layout.runs.iter().map(move |run| {
            let ends = cell(run.first()).zip(cell(run.last()));
            ends.map_or(&[][..], |((from, _), (_, to))| self.cell((from, to)))
        })
    }

    /// Sets the hashes of the rows.
    pub fn hash_texts(&mut self) {
        let mut hashes = std::mem::take(&mut self.hashes);
        hashes.clear();
        hashes.extend((0..self.len()).map(|row| TextHash::of_pieces(self.text_pieces(row))));
        self.hashes = hashes;
    }

    /// The bytes of a row's line, from [`Batch::start`] on.
    fn row_bytes(&self, row: usize) -> Range<usize> {
        let from = self.starts[row] as usize;
        let rest = &self.bytes[self.start + from..];
        from..from + memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len())
    }

    /// The text of a row's line.
    pub fn row_text(&self, row: usize) -> Option<&str> {
        let Range { start, end } = self.row_bytes(row);
        std::str::from_utf8(self.bytes.get(self.start + start..self.start + end)?).ok()
    }

    /// The text of the last line with a row or a slow line.
    pub fn last_line(&self) -> Option<&str> {
        match (self.units.line.len().checked_sub(1), self.slow_lines.last()) {
            (Some(row), slow) if slow.is_none_or(|slow| slow.line < self.units.line[row]) => {
                self.row_text(row)
            }
            (_, slow) => self.slow_line(slow?),
        }
    }

    /// True for the number of the first line with a row or a slow line.
    pub fn is_first_line(&self, line: u32) -> bool {
        self.slow_lines.first().is_some_and(|slow| slow.line == line)
            && self.units.line.first().is_none_or(|first| *first >= line)
    }

    /// Leaves a row to the slow path. Rows are deferred in their order.
    pub fn defer_to_slow_path(&mut self, row: usize) {
        let slow = SlowLine {
            after: row,
            is_next: true,
            line: self.units.line[row],
            at: self.row_bytes(row),
        };
        let place = self.slow_lines.partition_point(|other| other.after <= row);
        self.slow_lines.insert(place, slow);
    }

    /// The text of a slow line. It is always text, because its chunk was checked.
    pub fn slow_line(&self, line: &SlowLine) -> Option<&str> {
        std::str::from_utf8(self.bytes.get(self.start + line.at.start..self.start + line.at.end)?)
            .ok()
    }
}
