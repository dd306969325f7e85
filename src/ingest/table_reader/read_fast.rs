//! The fast path of a file: its chunks are read on all cores and merged in their order.

use super::file_reader::FileReader;
use super::open::{HEAD_ROWS, TableStart, open, separator};
use super::shared::Shared;
use crate::domain::{Dataset, Encoding, Table};
use crate::ingest::decode::{self, escapes::unescape};
use crate::ingest::draft::FileDraft;
use crate::ingest::fast::batch::{Batch, NotFastReadable};
use crate::ingest::fast::chunks::{self, Input};
use crate::ingest::fast::reader::ChunkReader;
use crate::ingest::row::records::{Form, LineSplitter, count_line_ends};
use crate::ingest::source::{self, Bytes};

/// How many bytes are read to find the header.
const HEAD_BYTES: usize = 1 << 20;

/// Reads UTF-8 whose rows are single lines, on all cores, one chunk a core in memory.
///
/// # Errors
/// The file cannot be read this way. What was read is dropped.
pub fn read_fast(
    shared: &mut Shared,
    name: &str,
    bytes: &Bytes,
    prior: Option<(&Dataset, usize)>,
) -> Result<FileDraft, NotFastReadable> {
    if bytes.len() > source::MAX_FILE {
        return Err(NotFastReadable);
    }
    let mut draft = FileDraft::new(name);
    draft.facts.encoding = Some(Encoding::Utf8);
    read_chunks(shared, draft, bytes, prior)
}

/// Reads text that was decoded from another encoding; `draft` has what was found while decoding.
///
/// # Errors
/// The text cannot be read this way.
pub fn read_decoded(
    shared: &mut Shared,
    draft: FileDraft,
    text: &str,
) -> Result<FileDraft, NotFastReadable> {
    let mut draft = read_chunks(shared, draft, &Bytes::Memory(text.as_bytes().into()), None)?;
    // The hashes are those of the decoded text, which a later read does not have.
    draft.facts.chunk_ends.clear();
    Ok(draft)
}

/// Reads the chunks of a text in UTF-8 into a draft.
fn read_chunks(
    shared: &mut Shared,
    mut draft: FileDraft,
    bytes: &Bytes,
    prior: Option<(&Dataset, usize)>,
) -> Result<FileDraft, NotFastReadable> {
    let chunk_size = shared.options.chunk_size.max(1);
    let remembers_chunks = shared.options.remember_chunks;
    let mut head = Vec::new();
    let Head { text, mark, is_all } = Head::read(bytes, &mut head, HEAD_BYTES.max(chunk_size))?;
    let (delimiter, after) = separator(&mut draft, text);
    let text = &text[after..];
    let first_line = 1 + u32::from(after > 0);
    let (mut reader, start) =
        open(shared, draft, &unescape(text), delimiter, first_line).map_err(|_| NotFastReadable)?;
    // All rows that the header was found by must be in memory.
    let fast = ChunkReader::new(&reader.layout, start.delimiter, reader.width, reader.year)
        .ok_or(NotFastReadable)?;
    if super::counts::has_dependent_counts(&reader.layout)
        || (!is_all && start.head_rows < HEAD_ROWS)
    {
        return Err(NotFastReadable);
    }
    let from = (mark + after) as u64;
    let rest = bytes.len().saturating_sub(from);
    reader.reserve_rows(text, rest);
    drop(head);
    // A short file has smaller chunks, whose size changes when it grows.
    let own_size = chunks::size(chunk_size, rest);
    let remembers = remembers_chunks && own_size == chunk_size;
    let input = Input { bytes, from, chunk_size: own_size, first: 0, hashes: remembers };
    let first = prior
        .filter(|_| remembers)
        .map_or(0, |(old, from)| reader.copy_unchanged(&input, &start, old, from));
    let first_line = reader.draft.facts.chunk_ends.last().map_or(first_line, |end| end.line);
    let splitter = LineSplitter::new(start.delimiter);
    let mut merger = ChunkMerger { reader: &mut reader, start: &start, splitter, remembers };
    let lines = chunks::read(Input { first, ..input }, first_line, &fast, |batch, line| {
        merger.merge(batch, line);
    })?;
    reader.draft.facts.lines = lines + u64::from(first_line - 1);
    Ok(reader.finish())
}

/// The first bytes of a file, whole lines of UTF-8.
struct Head<'h> {
    /// The text after the byte-order mark.
    text: &'h str,
    /// How many bytes the byte-order mark has.
    mark: usize,
    /// True if it is the whole file.
    is_all: bool,
}

impl<'h> Head<'h> {
    /// Reads up to `most` bytes into `buffer`.
    fn read(bytes: &Bytes, buffer: &'h mut Vec<u8>, most: usize) -> Result<Self, NotFastReadable> {
        let length = most.min(usize::try_from(bytes.len()).map_err(|_| NotFastReadable)?);
        let is_all = length as u64 == bytes.len();
        buffer.resize(length, 0);
        bytes.read_at(0, buffer).map_err(|_| NotFastReadable)?;
        let mark = decode::plain_start(buffer).ok_or(NotFastReadable)?;
        let lines_end = if is_all {
            length
        } else {
            memchr::memrchr2(b'\n', b'\r', buffer).ok_or(NotFastReadable)?
        };
        let text =
            simdutf8::basic::from_utf8(&buffer[mark..lines_end]).map_err(|_| NotFastReadable)?;
        if decode::is_suspicious(text) {
            return Err(NotFastReadable);
        }
        Ok(Self { text, mark, is_all })
    }
}

/// Merges the batches of a file's chunks into its draft, in order.
struct ChunkMerger<'r, 's, 'o> {
    reader: &'r mut FileReader<'s, 'o>,
    start: &'r TableStart,
    splitter: LineSplitter,
    /// Whether the end of each chunk is stored, for a later read.
    remembers: bool,
}

impl ChunkMerger<'_, '_, '_> {
    /// Merges a batch, whose first line is `line`.
    fn merge(&mut self, batch: &mut Batch, line: u32) {
        let shared = &mut *self.reader.shared;
        shared.text_cache.number(batch, shared.texts);
        batch.start_at_line(line);
        let after_header = |line: u32| line > self.start.header_ends;
        let mut from = batch.units.line.partition_point(|line| !after_header(*line));
        for slow in batch.slow_lines.iter().filter(|slow| after_header(slow.line)) {
            self.reader.fast_rows(batch, from..slow.after.max(from));
            from = from.max(slow.after + usize::from(slow.is_next));
            if let Some(text) = batch.slow_line(slow) {
                let record = self.splitter.split(&unescape(text), self.reader.width);
                self.reader.row(slow.line, Form::Whole, &record.iter().collect::<Vec<_>>());
            }
        }
        self.reader.fast_rows(batch, from..batch.units.line.len());
        let rows = batch.units.line.len() + batch.slow_lines.len();
        self.reader.shared.options.progress.read(batch.bytes.len(), rows);
        if self.remembers {
            self.reader.end_chunk(batch.hash, line.saturating_add(batch.line_count));
        }
    }
}

impl FileReader<'_, '_> {
    /// Makes room for the rows that a file of `bytes` bytes will have, by those that its head has.
    fn reserve_rows(&mut self, head: &str, bytes: u64) {
        /// No row of a unit has fewer bytes.
        const LEAST: u64 = 24;
        const MOST: u64 = 4 << 20;
        let lines = u64::from(count_line_ends(head)) + 1;
        let length = head.len() as u64 + 1;
        // A little more than the mean of the head: rows differ in length.
        let rows = (bytes * lines / length * 65 / 64 + 16).min(bytes / LEAST).min(MOST);
        let rows = usize::try_from(rows).unwrap_or(0);
        // An id and a name for each unit; where the rows are of several years they repeat.
        let known = self.shared.texts.len();
        self.shared.texts.reserve((2 * rows).min((rows / 2).max(900_000)).saturating_sub(known));
        self.draft.reserve(self.layout.table.unwrap_or(Table::Enterprises), rows);
    }
}
