//! Parses one file into a draft: finds its delimiter and header (`header`), then reads the rows
//! below it (`row`).
//!
//! A file is read by the fast path first: its chunks on all cores, merged here in their order, with
//! single lines left to the slow path. Where that is not possible, the draft is dropped and the
//! slow path reads the whole file.

mod above;
mod error_cells;
mod header;
mod level_counts;
mod merged_cells;
mod person;
mod row;
mod shared;
mod sub_committee;
mod titles;

pub use shared::Shared;

use crate::domain::{
    CountField, Dataset, Encoding, Field, Finding, FindingKind, HIDDEN_CELL, LeftOut, Meaning,
    PartEnd, Place, Row, Table, Text, Unreadable, Year, clean, fold,
};
use crate::ingest::cells::{self, person_name, unit_name};
use crate::ingest::decode::{self, escapes::unescape};
use crate::ingest::draft::FileDraft;
use crate::ingest::fast::batch::{Batch, NotFastReadable};
use crate::ingest::fast::chunks::{self, Input};
use crate::ingest::fast::reader;
use crate::ingest::header::layout::{HeadRow, Layout};
use crate::ingest::header::{find as find_header, is_list_of_people, is_summary_form};
use crate::ingest::link::stated_totals::{Mismatch, StatedTotals};
use crate::ingest::progress::Progress;
use crate::ingest::reload::{self, Beginning};
use crate::ingest::row::group::Group;
use crate::ingest::row::numbering::NumberingStyle;
use crate::ingest::row::quote_blanks::unpadded;
use crate::ingest::row::records::{
    self, DELIMITERS, Form, MAX_CELLS, Rows, count_line_ends, separator_line,
};
use crate::ingest::source::{self, Bytes};
use csv::StringRecord;
use person::PeopleList;
use row::says_invented;
use std::ops::Range;

/// How many rows are read to find the header and what the columns contain.
const HEAD_ROWS: usize = 120;

/// How many bytes are read to find the header, on the fast path.
const HEAD_BYTES: usize = 1 << 20;

/// Reads one file. `prior` is the data set and the index that the file had in it before it changed.
pub fn read(
    shared: &mut Shared,
    name: &str,
    bytes: &Bytes,
    prior: Option<(&Dataset, usize)>,
) -> FileDraft {
    if !shared.options.slow_path_only {
        if let Ok(draft) = read_fast(shared, name, bytes, prior) {
            return draft;
        }
        shared.options.progress.restart_file();
    }
    read_slow(shared, name, bytes)
        .unwrap_or_else(|why| FileDraft::unreadable(name, why, &shared.options.progress))
}

/// Reads any file, whole and row by row.
fn read_slow(shared: &mut Shared, name: &str, bytes: &Bytes) -> Result<FileDraft, Unreadable> {
    refuse_other_format(bytes)?;
    let bytes = bytes.whole()?;
    let decoded = decode::decode(&bytes)?;
    let mut draft = FileDraft::new(name);
    let progress = &shared.options.progress;
    if decoded.encoding.is_legacy() {
        draft.find_at_line(FindingKind::LegacyEncoding(decoded.encoding), 1, progress);
    }
    for (encoding, line) in &decoded.pasted {
        draft.find_at_line(FindingKind::LegacyEncoding(*encoding), *line, progress);
    }
    draft.facts.encoding = Some(decoded.encoding);
    draft.facts.lines = u64::from(count_line_ends(&decoded.text))
        + u64::from(!decoded.text.is_empty() && !decoded.text.ends_with(['\n', '\r']));
    let (delimiter, from) = separator(&mut draft, &decoded.text);
    let text = &decoded.text[from..];
    let first_line = 1 + u32::from(from > 0);
    Ok(match FileReader::open(shared, draft, text, delimiter, first_line) {
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

/// The delimiter that a first line names, and where the text starts after that line.
fn separator(draft: &mut FileDraft, text: &str) -> (Option<u8>, usize) {
    let Some((delimiter, at)) = separator_line(text) else { return (None, 0) };
    draft.facts.left_out.push((1, LeftOut::Separator));
    (Some(delimiter), at)
}

/// Reads UTF-8 whose rows are single lines, on all cores, one chunk a core in memory.
///
/// # Errors
/// The file cannot be read this way. What was read is dropped.
fn read_fast(
    shared: &mut Shared,
    name: &str,
    bytes: &Bytes,
    prior: Option<(&Dataset, usize)>,
) -> Result<FileDraft, NotFastReadable> {
    let chunk_size = shared.options.chunk_size.max(1);
    let mut draft = FileDraft::new(name);
    if bytes.len() > source::MAX_FILE {
        return Err(NotFastReadable);
    }
    let length =
        HEAD_BYTES.max(chunk_size).min(usize::try_from(bytes.len()).map_err(|_| NotFastReadable)?);
    let is_all = length as u64 == bytes.len();
    let mut head = vec![0; length];
    bytes.read_at(0, &mut head).map_err(|_| NotFastReadable)?;
    let mark = decode::plain_start(&head).ok_or(NotFastReadable)?;
    let lines_end = if is_all {
        head.len()
    } else {
        memchr::memrchr2(b'\n', b'\r', &head).ok_or(NotFastReadable)?
    };
    let text = simdutf8::basic::from_utf8(&head[mark..lines_end]).map_err(|_| NotFastReadable)?;
    if decode::is_suspicious(text) {
        return Err(NotFastReadable);
    }
    draft.facts.encoding = Some(Encoding::Utf8);
    let (delimiter, after) = separator(&mut draft, text);
    let text = &text[after..];
    let first_line = 1 + u32::from(after > 0);
    let unescaped = unescape(text);
    let (mut reader, start) = FileReader::open(shared, draft, &unescaped, delimiter, first_line)
        .map_err(|_| NotFastReadable)?;
    // All rows that the header was found by must be in memory.
    let fast = reader::Reader::new(&reader.layout, start.delimiter, reader.width, reader.year)
        .ok_or(NotFastReadable)?;
    if reader.has_dependent_counts() || (!is_all && start.head_rows < HEAD_ROWS) {
        return Err(NotFastReadable);
    }
    let rest = bytes.len().saturating_sub((mark + after) as u64);
    reader.expect(text, rest);
    drop(head);
    // A short file has smaller chunks, whose size changes when it grows.
    let remembers =
        reader.shared.options.remember_chunks && chunks::size(chunk_size, rest) == chunk_size;
    let input = Input {
        bytes,
        from: (mark + after) as u64,
        chunk_size: chunks::size(chunk_size, rest),
        first: 0,
        hashes: remembers,
    };
    let first = prior
        .filter(|_| remembers)
        .map_or(0, |(old, from)| reader.copy_unchanged(&input, &start, old, from));
    let first_line = reader.draft.facts.parts.last().map_or(first_line, |end| end.line);
    let mut merger =
        ChunkMerger { reader: &mut reader, start: &start, record: StringRecord::new(), remembers };
    let lines = chunks::read(Input { first, ..input }, first_line, &fast, |batch, line| {
        merger.merge(batch, line);
    })?;
    reader.draft.facts.lines = lines + u64::from(first_line - 1);
    Ok(reader.finish())
}

/// Merges the batches of a file's chunks into its draft, in order.
struct ChunkMerger<'r, 's, 'o> {
    reader: &'r mut FileReader<'s, 'o>,
    start: &'r TableStart,
    record: StringRecord,
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
                let (text, width) = (unescape(text), self.reader.width);
                records::cells(&text, self.start.delimiter, width, &mut self.record);
                self.reader.row(slow.line, Form::Whole, &self.record.iter().collect::<Vec<_>>());
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

/// Where the rows of a table start, and how they are separated.
struct TableStart {
    delimiter: u8,
    first_line: u32,
    /// The last line of the header.
    header_ends: u32,
    /// How many rows were read to find the header.
    head_rows: usize,
    /// The last line of those.
    head_ends: u32,
}

/// The first rows of a text, their cells cleaned.
fn head(text: &str, delimiter: u8, first_line: u32) -> Result<Vec<HeadRow>, Unreadable> {
    let text = unpadded(text, delimiter);
    let mut rows = Rows::from_line(&text, delimiter, first_line);
    let mut record = StringRecord::new();
    let mut head = Vec::new();
    while head.len() < HEAD_ROWS
        && let Some((line, _)) = rows.next(&mut record)
    {
        if record.len() > MAX_CELLS && delimiter != b' ' {
            return Err(Unreadable::TooManyColumns(MAX_CELLS));
        }
        head.push(HeadRow { line, cells: record.iter().map(|c| clean(c).into_owned()).collect() });
    }
    Ok(head)
}

/// Removes the head whose layout has the most known columns, of the first delimiter that gives so
/// many; None where there is no layout, or it is that of a form of sums.
fn with_most_columns(
    heads: &mut Vec<(u8, Vec<HeadRow>, Option<Layout>)>,
) -> Option<(u8, Vec<HeadRow>, Layout)> {
    let known = |layout: &Layout| {
        let is_known = |meaning: &&Meaning| matches!(meaning, Meaning::Field(_) | Meaning::Tick(_));
        layout.columns.iter().filter(is_known).count()
    };
    let best = (0..heads.len())
        .rev()
        .filter(|&at| heads[at].2.is_some())
        .max_by_key(|&at| heads[at].2.as_ref().map(known))?;
    if is_summary_form(&heads[best].1, heads[best].2.as_ref()) {
        return None;
    }
    let (delimiter, head, layout) = heads.swap_remove(best);
    Some((delimiter, head, layout?))
}

struct FileReader<'s, 'o> {
    shared: &'s mut Shared<'o>,
    draft: FileDraft,
    layout: Layout,
    width: usize,
    /// The year of the rows; where they have a column of years, that of the row above.
    year: Option<Year>,
    /// The zone of rows that no column and no group gives one.
    zone: Option<Text>,
    groups: Vec<(NumberingStyle, Group)>,
    stated: StatedTotals,
    /// Cells that are not empty in the file and have no value.
    without_value: Vec<(Table, Row, Field)>,
    /// The committee whose branches follow, in a list of both.
    committee: Option<Text>,
    committee_style: NumberingStyle,
    /// Lines of rows with text only: section titles if rows follow, else part of the footer.
    waiting: Vec<u32>,
    /// Findings about waiting rows, should they be titles: what, line, column, cell.
    doubtful: Vec<(FindingKind, u32, usize, String)>,
    /// The unit in the row above; None below a row of another kind.
    last_unit: Option<(Table, Row)>,
    /// The last row was a signature below the table.
    signed: bool,
    /// The rows belong to another table, whose header was found.
    is_other_table: bool,
    /// What was counted of a list of people.
    people: PeopleList,
}

impl<'s, 'o> FileReader<'s, 'o> {
    /// Finds the header and what the table is.
    ///
    /// # Errors
    /// The draft, with the finding why the table cannot be read.
    fn open(
        shared: &'s mut Shared<'o>,
        mut draft: FileDraft,
        text: &str,
        named: Option<u8>,
        first_line: u32,
    ) -> Result<(Self, TableStart), Box<FileDraft>> {
        let mut heads = Vec::new();
        let mut refused = None;
        for delimiter in named.map_or(DELIMITERS.to_vec(), |d| vec![d]) {
            match head(text, delimiter, first_line) {
                Err(why) => refused = Some(why),
                Ok(head) => {
                    let layout = find_header(&head);
                    heads.push((delimiter, head, layout));
                }
            }
        }
        let Some((delimiter, head, layout)) = with_most_columns(&mut heads) else {
            let what = match refused {
                _ if heads.iter().any(|(_, head, _)| is_list_of_people(head)) => {
                    FindingKind::PeopleWithoutBranch
                }
                _ if heads
                    .iter()
                    .any(|(_, head, layout)| is_summary_form(head, layout.as_ref())) =>
                {
                    FindingKind::SummaryForm
                }
                Some(why) => FindingKind::Unreadable(why),
                None => FindingKind::NoTable,
            };
            Self::no_table(&mut draft, &shared.options.progress, text, first_line, what);
            return Err(draft.into());
        };
        draft.facts.delimiter = Some(char::from(delimiter));
        let width = layout.headings.iter().rposition(|h| !h.is_empty()).map_or(0, |at| at + 1);
        let mut reader = Self {
            shared,
            draft,
            layout,
            width,
            year: None,
            zone: None,
            groups: Vec::new(),
            stated: StatedTotals::after_rows([0; CountField::LEN]),
            without_value: Vec::new(),
            committee: None,
            committee_style: NumberingStyle::Bare,
            waiting: Vec::new(),
            doubtful: Vec::new(),
            last_unit: None,
            signed: false,
            is_other_table: false,
            people: PeopleList::default(),
        };
        if !reader.header(&head) {
            return Err(reader.draft.into());
        }
        let header_ends = head[reader.layout.at + reader.layout.height - 1].line;
        let head_ends = head.last().map_or(header_ends, |row| row.line);
        Ok((
            reader,
            TableStart { delimiter, first_line, header_ends, head_rows: head.len(), head_ends },
        ))
    }

    /// Adds the finding that a file has no known header, and that letters were lost if they were.
    fn no_table(
        draft: &mut FileDraft,
        progress: &Progress,
        text: &str,
        first_line: u32,
        what: FindingKind,
    ) {
        let is_no_table = what == FindingKind::NoTable;
        let mut push = |what, line, cell: &str| {
            let place = Place { line, cell: cell.into(), ..Place::default() };
            draft.find(Finding { kind: what, place, row: None }, progress);
        };
        if is_no_table {
            let lines = text.lines().take(HEAD_ROWS).enumerate();
            for (index, line) in lines {
                let lost = line
                    .split([',', ';', '\t', '|'])
                    .find(|cell| cells::has_lost_letters(&clean(cell)));
                if let Some(cell) = lost.filter(|cell| !person_name::is_personal(cell)) {
                    push(
                        FindingKind::LostLetters,
                        first_line + u32::try_from(index).unwrap_or(0),
                        &clean(cell.trim_matches('"')),
                    );
                    break;
                }
            }
        }
        push(what, 0, "");
    }

    fn push(
        &mut self,
        what: FindingKind,
        line: u32,
        column: Option<usize>,
        cell: &str,
        row: Option<(Table, Row)>,
    ) {
        let meaning = column.and_then(|c| self.layout.columns.get(c)).copied();
        let column = column
            .and_then(|c| self.layout.headings.get(c))
            .map_or_else(Box::default, |h| h.as_str().into());
        let cell = self.shown_cell(meaning, cell);
        let place = Place { file: 0, line, column, cell: cell.into() };
        self.draft.find(Finding { kind: what, place, row }, &self.shared.options.progress);
    }

    /// A cell as a finding may show it: without a person's name where its column has none.
    fn shown_cell<'c>(&self, meaning: Option<Meaning>, cell: &'c str) -> &'c str {
        let is_hidden = match meaning {
            Some(Meaning::Field(field)) if is_of_names(field) => person_name::is_plain_name(cell),
            Some(meaning) => {
                let may_be_birth = meaning != Meaning::Field(Field::Established)
                    && self.layout.columns.contains(&Meaning::Personal);
                person_name::is_personal(cell) || (may_be_birth && person_name::is_day(cell))
            }
            // A row whose cells are shifted.
            None => {
                person_name::is_personal(cell)
                    || (self.layout.columns.contains(&Meaning::Personal) && !names_unit(cell))
            }
        };
        if is_hidden && !cell.is_empty() { HIDDEN_CELL } else { cell }
    }

    /// Makes room for the rows that a file of `bytes` bytes will have, by those that its head has.
    fn expect(&mut self, head: &str, bytes: u64) {
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

    /// Copies the rows of the first chunks from the prior read, where the file was file `from` of
    /// `old`: as many chunks as have equal hashes and do not influence the rows below them. Gives
    /// the index of the first chunk that is to be read.
    fn copy_unchanged(
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
        let hashes: Vec<u64> = was.parts.iter().map(|end| end.hash).collect();
        let same = &was.parts[..chunks::same(input, &hashes)];
        // The rows that the header was found by must all be in the copied chunks.
        let is_safe_end = |end: &PartEnd| end.is_clear && end.line > start.head_ends;
        let Some(first) = same.iter().rposition(is_safe_end).map(|last| last + 1) else { return 0 };
        let end = &same[first - 1];
        let beginning = Beginning { old, from, lines: start.header_ends + 1..end.line };
        let rows = reload::copy_beginning(&mut self.draft, &beginning, table);
        if self.layout.column(Field::Year).is_some() {
            let above = self.draft.units_mut(table).year.last().copied();
            self.year_is(above);
        }
        self.shared.options.progress.read(first * input.chunk_size, rows);
        self.stated = StatedTotals::after_rows(end.sums);
        let facts = &mut self.draft.facts;
        (facts.read_from, facts.illustrative) = (end.line, end.illustrative);
        facts.parts = same[..first].to_vec();
        first
    }

    /// Stores the state at the end of a chunk; `line` is the first line after it.
    fn end_chunk(&mut self, hash: u64, line: u32) {
        let is_clear = self.groups.is_empty()
            && self.waiting.is_empty()
            && self.stated.is_clear()
            && self.committee.is_none()
            && self.draft.facts.sub_committees.is_empty()
            && !self.signed
            && !self.is_other_table;
        let sums = self.stated.sums();
        let facts = &mut self.draft.facts;
        facts.parts.push(PartEnd { hash, line, sums, illustrative: facts.illustrative, is_clear });
    }

    /// Adds the findings that need all rows, and gives the draft.
    fn finish(mut self) -> FileDraft {
        if self.layout.is_people_list {
            self.finish_people();
        }
        self.settle_waiting(LeftOut::Footer);
        self.fill_merged_cells();
        for Mismatch { line, column, text, what } in self.stated.compare() {
            self.push(what, line, Some(column), &text, None);
        }
        self.draft
    }

    /// Adds fast rows, as [`Self::data`] would.
    fn fast_rows(&mut self, batch: &Batch, rows: Range<usize>) {
        if rows.is_empty() {
            return;
        }
        if self.is_other_table {
            let lines = batch.units.line[rows].iter().map(|line| (*line, LeftOut::OtherTable));
            return self.draft.facts.left_out.extend(lines);
        }
        self.signed = false;
        self.settle_waiting(LeftOut::Section);
        let table = self.layout.table.unwrap_or(Table::Organisations);
        self.draft.facts.rows += rows.len() as u64;
        if !self.draft.facts.illustrative
            && let Some(notes) = batch.notes.get(rows.clone())
        {
            let texts = &self.shared.texts;
            let mut said: Vec<Text> =
                notes.iter().copied().filter(|note| !note.is_empty()).collect();
            said.sort_unstable();
            said.dedup();
            let is_invented = said.into_iter().any(|note| says_invented(texts.get(note)));
            self.draft.facts.illustrative = is_invented;
        }
        self.stated.add_rows(rows.len());
        for (field, counts) in batch.units.counts.iter().enumerate() {
            if let Some(counts) = counts.get(rows.clone()).filter(|c| !c.is_empty()) {
                let sum = counts.iter().filter_map(|count| count.wide()).sum();
                self.stated.add_sum(field, sum);
            }
        }
        if self.layout.column(Field::Year).is_some() {
            self.year_is(batch.units.year.get(rows.end - 1).copied());
        }
        if self.groups.is_empty() && self.zone.is_none() {
            match table {
                Table::Branches => self.draft.branches.extend_from_batch(&batch.units, &rows),
                _ => self.draft.organisations.extend_from_batch(&batch.units, &rows),
            }
        } else {
            for row in rows {
                let mut unit = batch.units.row(row);
                self.take_from_groups(table, &mut unit, &[]);
                self.draft.push(table, &unit);
            }
        }
        self.last_unit = Some((table, self.draft.next_row(table).saturating_sub(1)));
    }

    /// Stores the year of the row that was read last, for an empty cell below it.
    fn year_is(&mut self, year: Option<Year>) {
        self.year = year.filter(|year| *year != Year::UNKNOWN);
    }

    /// Stores why the waiting rows are left out, once the row after them is known.
    fn settle_waiting(&mut self, why: LeftOut) {
        if !self.waiting.is_empty() {
            if why == LeftOut::Section {
                self.stated.start_section();
            }
            for (what, line, column, cell) in std::mem::take(&mut self.doubtful) {
                if why == LeftOut::Section {
                    self.push(what, line, Some(column), &cell, None);
                }
            }
            let waiting = std::mem::take(&mut self.waiting);
            self.draft.facts.left_out.extend(waiting.into_iter().map(|line| (line, why)));
        }
    }

    /// Reads every row by the slow path.
    fn slow_rows(&mut self, text: &str, start: &TableStart) {
        let text = unpadded(text, start.delimiter);
        let mut rows = Rows::from_line(&text, start.delimiter, start.first_line);
        let mut record = StringRecord::new();
        let mut started = false;
        while let Some((line, form)) = rows.next(&mut record) {
            if line <= start.header_ends {
                continue;
            }
            if !started {
                rows.expect_width(self.width);
                started = true;
            }
            self.row(line, form, &record.iter().collect::<Vec<_>>());
        }
    }
}

/// True for the columns that name units and places.
const fn is_of_names(field: Field) -> bool {
    use Field::{District, Enterprise, Id, Name, Organisation, Parent, Zone};
    matches!(field, Id | Name | Parent | Zone | District | Enterprise | Organisation)
}

/// True if a text has the words of a unit's name.
fn names_unit(cell: &str) -> bool {
    let folded = fold(cell);
    unit_name::prefix(&folded).is_some() || unit_name::names_enterprise(&folded)
}
