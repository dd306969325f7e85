//! The fast path of a file: its chunks are read on all cores and merged in their order.

use super::chunk_ends::PriorFile;
use super::file_reader::FileReader;
use super::find_table::HEAD_ROWS;
use super::held_row::HeldRow;
use super::open::{TableStart, open, open_found, separator};
use super::row_roles;
use super::shared::Shared;
use crate::domain::{Dataset, Encoding, FindingKind, Table, clean};
use crate::ingest::bare_row::BareRow;
use crate::ingest::decode::{self, ChunkDecoder, escapes::unescape, file_format};
use crate::ingest::draft::FileDraft;
use crate::ingest::fast::batch::{Batch, NotFastReadable, SlowLine};
use crate::ingest::fast::chunks::{self, Input};
use crate::ingest::fast::reader::ChunkReader;
use crate::ingest::header::layout::Layout;
use crate::ingest::row::begun_above;
use crate::ingest::row::paired_lines::may_be_other_time;
use crate::ingest::row::records::{Form, LineSplitter, count_line_ends};
use crate::ingest::row::wrapped;
use crate::ingest::source::{self, Bytes};
use csv::StringRecord;
use std::borrow::Cow;
use std::ops::Range;

/// How many bytes are read to find the header.
const HEAD_BYTES: usize = 1 << 18;

/// Reads a text in one encoding whose rows are single lines, on all cores, one chunk a core in
/// memory.
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
    match read_by_known_header(shared, name, bytes) {
        Some(draft) => Ok(draft),
        None => read_chunks(shared, FileDraft::new(name), bytes, prior),
    }
}

/// Reads a file by a header that other files have; None where its rows may say more.
fn read_by_known_header(shared: &mut Shared, name: &str, bytes: &Bytes) -> Option<FileDraft> {
    if !shared.known_headers.is_any() || bytes.len() > HEAD_BYTES as u64 {
        return None;
    }
    let mut buffer = Vec::new();
    let head = Head::read(bytes, &mut buffer, HEAD_BYTES).ok()?;
    let found = shared.known_headers.find(&head.text)?;
    // A finding says so: the reading by the header alone holds where there is none.
    if head.encoding.is_legacy() {
        return None;
    }
    let mut draft = FileDraft::new(name);
    draft.facts.encoding = Some(head.encoding);
    let (mut reader, start) = open_found(shared, draft, found, 1, None).ok()?;
    let fast = ChunkReader::new(&reader.layout, start.delimiter, reader.width, reader.year)?;
    let (encoding, from) = (head.encoding, head.mark as u64);
    let chunk_size = HEAD_BYTES;
    let input = Input { bytes, encoding, range: from..bytes.len(), chunk_size, hashes: false };
    let mut merger = ChunkMerger::new(&mut reader, &start, false);
    merger.is_fast_only = true;
    let after = merger.read(&input, 1, &fast).ok()?;
    reader.draft.facts.lines = u64::from(after - 1);
    let is_plain = !reader.may_list_branches()
        && reader.kinds_of_branches.is_none()
        && reader.draft.findings.kept().is_empty()
        && reader.draft.bare_rows.is_empty()
        && row_roles::find(&reader.draft, reader.shared.texts).is_empty();
    is_plain.then(|| reader.finish())
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

/// Reads the chunks of a text into a draft.
fn read_chunks(
    shared: &mut Shared,
    mut draft: FileDraft,
    bytes: &Bytes,
    prior: Option<(&Dataset, usize)>,
) -> Result<FileDraft, NotFastReadable> {
    let chunk_size = shared.options.chunk_size.max(1);
    let remembers = shared.options.remember_chunks;
    let mut head = Vec::new();
    let Head { text: lines, encoding, mark, length, is_all } =
        Head::read(bytes, &mut head, HEAD_BYTES.max(chunk_size))?;
    if encoding.is_legacy() {
        draft.find_at_line(FindingKind::LegacyEncoding(encoding), 1, &shared.options.progress);
    }
    draft.facts.encoding.get_or_insert(encoding);
    let (delimiter, after) = separator(&mut draft, &lines);
    let text_size = lines.len().max(1) as u64;
    let text = &lines[after..];
    let first_line = 1 + u32::from(after > 0);
    let (mut reader, start) = open(shared, draft, &unescape(text), (delimiter, first_line), None)
        .map_err(|_| NotFastReadable)?;
    // The slow path looks at each row where most cells name persons, and where a list of branches
    // may have rows of other kinds.
    if reader.peopled.contains(&true) || reader.kinds_of_branches.is_some() {
        return Err(NotFastReadable);
    }
    let fast = ChunkReader::new(&reader.layout, start.delimiter, reader.width, reader.year)
        .ok_or(NotFastReadable)?;
    if super::counts::has_dependent_counts(&reader.layout)
        || (!is_all && start.head_rows < HEAD_ROWS)
        || start.has_next_table
        || !start.parts.is_empty()
    {
        return Err(NotFastReadable);
    }
    // The line of the delimiter is ASCII.
    let width = if encoding.is_wide() { 2 } else { 1 };
    let from = (mark + width * after) as u64;
    let rest = bytes.len().saturating_sub(from);
    reader.reserve_rows(text, rest * text_size / length.max(1) as u64);
    if start.header_ends == 1 {
        reader.shared.known_headers.learn(text, &reader.layout);
    }
    drop(lines);
    drop(head);
    let size = chunks::size(chunk_size, rest);
    let chunk_size = size.next_multiple_of(width);
    // An old encoding is that of the whole file, which a part that is read anew does not have.
    let remembers = remembers && !encoding.is_legacy();
    let input = Input { bytes, encoding, range: from..bytes.len(), chunk_size, hashes: remembers };
    reader.hash_layout();
    let prior = prior.filter(|_| remembers).map(|(data, number)| PriorFile { data, number });
    let lines = read_around(&mut reader, &start, &fast, &input, (prior, first_line))?;
    reader.draft.facts.lines = u64::from(lines - 1);
    // How the units are numbered is not known here.
    if reader.may_list_branches()
        || reader.draft.bare_rows.iter().any(BareRow::may_be_part)
        || !row_roles::find(&reader.draft, reader.shared.texts).is_empty()
    {
        return Err(NotFastReadable);
    }
    Ok(reader.finish())
}

/// Reads what the prior read does not have, and copies the rest. Returns the line after the last.
fn read_around(
    reader: &mut FileReader,
    start: &TableStart,
    fast: &ChunkReader,
    input: &Input,
    (prior, first_line): (Option<PriorFile>, u32),
) -> Result<u32, NotFastReadable> {
    let same = prior.map_or_else(Vec::new, |prior| reader.same_chunks(input, start, prior));
    let mut merger = ChunkMerger::new(reader, start, input.hashes);
    let (mut at, mut line) = (input.range.start, first_line);
    for same in &same {
        let Some(prior) = prior else { break };
        line = merger.read(&Input { range: at..same.bytes.start, ..input.clone() }, line, fast)?;
        at = same.bytes.start;
        if let Some(after) = merger.reader.copy_chunks(prior, same, line, start) {
            (at, line, merger.last_line) = (same.bytes.end, after, None);
        }
    }
    merger.read(&Input { range: at..input.range.end, ..input.clone() }, line, fast)
}

/// The first bytes of a file, whole lines.
struct Head<'h> {
    /// The text after the byte-order mark.
    text: Cow<'h, str>,
    /// The encoding of the file.
    encoding: Encoding,
    /// How many bytes the byte-order mark has.
    mark: usize,
    /// How many bytes the text has in the file.
    length: usize,
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
        let (encoding, mark) = match decode::wide_start(buffer) {
            Some(start) => start,
            None => (Encoding::Utf8, decode::plain_start(buffer).ok_or(NotFastReadable)?),
        };
        if encoding.is_wide() && !(bytes.len() - mark as u64).is_multiple_of(2) {
            return Err(NotFastReadable);
        }
        let line_end = if is_all {
            Some(length)
        } else if encoding.is_wide() {
            let mut units = (mark..length - 1).step_by(2);
            units.rfind(|at| matches!(decode::unit(&buffer[*at..], encoding), 0x0a | 0x0d))
        } else {
            memchr::memrchr2(b'\n', b'\r', buffer)
        };
        let line_end = line_end.ok_or(NotFastReadable)?;
        let lines: &'h [u8] = &buffer[..line_end];
        let decoded = Self::decoded(bytes, lines, (encoding, mark));
        let (encoding, text) = decoded.ok_or(NotFastReadable)?;
        Ok(Self { text, encoding, mark, length: line_end - mark, is_all })
    }

    /// The text of the first lines of a file, which begin behind its mark, and its encoding.
    fn decoded(
        bytes: &Bytes,
        lines: &'h [u8],
        (encoding, mark): (Encoding, usize),
    ) -> Option<(Encoding, Cow<'h, str>)> {
        if let Some(text) = ChunkDecoder::new(encoding).text(lines, mark) {
            return Some((encoding, text));
        }
        if encoding.is_wide() {
            return None;
        }
        let read = |at: Range<u64>| {
            let mut piece = vec![0; usize::try_from(at.end - at.start).ok()?];
            bytes.read_at(at.start, &mut piece).ok()?;
            Some(piece)
        };
        let old = decode::old_encoding(lines, bytes.len(), read)?;
        let text = ChunkDecoder::new(old).text(lines, mark)?;
        let is_markup = file_format::markup(text.trim_start().as_bytes()).is_some();
        (!is_markup).then_some((old, text))
    }
}

/// Merges the batches of a file's chunks into its draft, in order.
struct ChunkMerger<'r, 's, 'o> {
    reader: &'r mut FileReader<'s, 'o>,
    start: &'r TableStart,
    splitter: LineSplitter,
    /// Whether the end of each chunk is stored, for a later read.
    remembers: bool,
    /// The last line of the batch before; None if it is unknown.
    last_line: Option<String>,
    /// True if the first row of a batch goes on with the cells of the batch before, or another
    /// table starts.
    needs_slow_path: bool,
    /// Whether every row must be a fast one.
    is_fast_only: bool,
}

impl<'r, 's, 'o> ChunkMerger<'r, 's, 'o> {
    fn new(reader: &'r mut FileReader<'s, 'o>, start: &'r TableStart, remembers: bool) -> Self {
        Self {
            reader,
            start,
            splitter: LineSplitter::new(start.delimiter),
            remembers,
            last_line: Some(String::new()),
            needs_slow_path: false,
            is_fast_only: false,
        }
    }

    /// Reads and merges chunks, whose first line is `line`. Returns the line after them.
    fn read(
        &mut self,
        input: &Input,
        line: u32,
        fast: &ChunkReader,
    ) -> Result<u32, NotFastReadable> {
        let lines = chunks::read(input, line, fast, |batch, line| self.merge(batch, line))?;
        let after = u64::from(line).saturating_add(lines);
        if self.needs_slow_path {
            Err(NotFastReadable)
        } else {
            u32::try_from(after).map_err(|_| NotFastReadable)
        }
    }

    /// Merges a batch, whose first line is `line`.
    fn merge(&mut self, batch: &mut Batch, line: u32) {
        if self.needs_slow_path {
            return;
        }
        self.reader.draft.facts.has_bare_kinds |= batch.has_bare_kinds;
        let shared = &mut *self.reader.shared;
        shared.text_cache.number(batch, shared.texts);
        batch.start_at_line(line);
        let after_header = |line: u32| line > self.start.header_ends;
        let mut from = batch.units.line.partition_point(|line| !after_header(*line));
        let is_above_header = |slow: &SlowLine| !after_header(slow.line);
        let slow_lines = &batch.slow_lines[batch.slow_lines.partition_point(is_above_header)..];
        if self.is_fast_only && !slow_lines.is_empty() {
            self.needs_slow_path = true;
            return;
        }
        let mut held = HeldRow::default();
        for (at, slow) in slow_lines.iter().enumerate() {
            let between = from..slow.after.max(from);
            from = from.max(slow.after + usize::from(slow.is_next));
            let Some(text) = batch.slow_line(slow) else {
                self.reader.fast_rows(batch, between);
                continue;
            };
            if wrapped::may_be_line_of_rest(text)
                && self.join(batch, &mut held, &between, (slow.line, text))
            {
                continue;
            }
            let record = self.splitter.split(&unescape(text), self.reader.width);
            let is_below_titles = held.is_below_titles(self.reader, record);
            held.flush(self.reader);
            self.reader.fast_rows(batch, between);
            if is_below_titles || may_not_be_alone(&self.reader.layout, record) {
                self.needs_slow_path = true;
                return;
            }
            let next = slow_lines.get(at + 1).filter(|next| next.after <= from);
            if next
                .is_some_and(|next| batch.slow_line(next).is_some_and(wrapped::may_be_line_of_rest))
            {
                held.hold(slow.line, Form::Whole, &mut record.clone());
            } else {
                self.reader.row(slow.line, Form::Whole, &record.iter().collect::<Vec<_>>());
            }
        }
        held.flush(self.reader);
        // Each table has a reader of its own.
        self.needs_slow_path |= self.reader.next_table.is_some();
        self.reader.fast_rows(batch, from..batch.units.line.len());
        // An empty cell of a rating is not told from the words for unrated.
        self.needs_slow_path |= self.reader.has_rating_group;
        let rows = batch.units.line.len() + batch.slow_lines.len();
        self.reader.shared.options.progress.read(batch.bytes.len(), rows);
        if let Some(last) = batch.last_line() {
            self.last_line = Some(last.to_owned());
        }
        if self.remembers {
            let after = line.saturating_add(batch.line_count);
            self.reader.end_chunk(batch.hash, batch.end, after);
        }
    }

    /// Joins a slow line with the line above if it goes on with its cells: with the last of the
    /// fast rows `between`, which are read but for that one, or with the row held.
    fn join(
        &mut self,
        batch: &Batch,
        held: &mut HeldRow,
        between: &Range<usize>,
        (line, text): (u32, &str),
    ) -> bool {
        let width = self.reader.width;
        let record = self.splitter.split(&unescape(text), width).clone();
        if let Some(above) = between.clone().next_back() {
            let Some(text) = batch.row_text(above) else { return false };
            let mut unit = self.splitter.split(&unescape(text), width).clone();
            let mut joined = HeldRow::default();
            joined.hold(batch.units.line[above], Form::Whole, &mut unit);
            if !joined.join(self.reader, line, &record) {
                return false;
            }
            held.flush(self.reader);
            self.reader.fast_rows(batch, between.start..above);
            *held = joined;
            return true;
        }
        if held.join(self.reader, line, &record) {
            return true;
        }
        if batch.is_first_line(line) {
            self.needs_slow_path |= match &self.last_line {
                Some(above) => {
                    let above = self.splitter.split(&unescape(above), width);
                    wrapped::joined(&self.reader.layout, above, &record).is_some()
                }
                None => {
                    let cells: Vec<_> = record.iter().map(clean).collect();
                    wrapped::may_be_rest(&self.reader.layout, &cells)
                }
            };
        }
        false
    }
}

/// True if a slow line may be another line of the unit above, or begin the one below.
fn may_not_be_alone(layout: &Layout, record: &StringRecord) -> bool {
    let cells: Vec<_> = record.iter().map(clean).collect();
    may_be_other_time(layout, &cells) || begun_above::may_begin(layout, &cells)
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
