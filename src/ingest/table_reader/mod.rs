//! One file to rows: delimiter, header (`head`), and each row below it by what it is (`row`).

mod header;
mod row;

use crate::domain::{
    Count, CountField, Dataset, Encoding, FileFacts, Finding, FindingKind, LeftOut, Meaning,
    PartEnd, Place, Row, Table, Text, Unreadable, Year, clean,
};
use crate::ingest::builder::{Builder, UnitDraft};
use crate::ingest::cells;
use crate::ingest::decode;
use crate::ingest::fast::chunks::{self, Input, NotFastReadable};
use crate::ingest::fast::reader::{self, Batch};
use crate::ingest::header::find as find_header;
use crate::ingest::header::layout::{HeadRow, Layout};
use crate::ingest::link::stated_totals::{Mismatch, StatedTotals};
use crate::ingest::reload::{self, Beginning};
use crate::ingest::row::group::Group;
use crate::ingest::row::numbering::NumberingStyle;
use crate::ingest::row::records::{
    self, DELIMITERS, Form, MAX_CELLS, Rows, count_line_ends, separator_line,
};
use crate::ingest::source::{self, Bytes};
use csv::StringRecord;
use row::says_invented;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// How many rows are looked at to find the header and to tell what a column holds.
const HEAD_ROWS: usize = 120;

/// How many bytes are looked at to find the header of a file that is read in parts.
const HEAD_BYTES: usize = 1 << 20;

/// Reads one file into the builder as file number `builder.files.len()`; `part` is how many bytes a
/// thread reads in one go, `old` the data and the number that the file had in it before it changed.
pub fn read(
    builder: &mut Builder,
    name: &str,
    bytes: Result<&Bytes, Unreadable>,
    fallback_year: Option<Year>,
    part: usize,
    old: Option<(&Dataset, usize)>,
) {
    let number = u16::try_from(builder.files.len()).unwrap_or(u16::MAX);
    let begin = |builder: &mut Builder| {
        builder.files.push(FileFacts { name: name.to_owned(), ..FileFacts::default() });
        builder.headings.push(FxHashMap::default());
    };
    let mark = builder.mark();
    begin(builder);
    if let Ok(bytes) = &bytes
        && !builder.careful
    {
        if read_in_parts(builder, number, bytes, fallback_year, part, old) == Ok(()) {
            return;
        }
        builder.back_to(mark);
        begin(builder);
    }
    let mut whole = |what: FindingKind, line: u32| {
        builder.find(Finding {
            what,
            place: Place { file: number, line, ..Place::default() },
            row: None,
        });
    };
    let bytes = match bytes.and_then(Bytes::whole) {
        Ok(bytes) => bytes,
        Err(why) => return whole(FindingKind::Unreadable(why), 0),
    };
    let decoded = match decode::decode(&bytes) {
        Ok(decoded) => decoded,
        Err(why) => return whole(FindingKind::Unreadable(why), 0),
    };
    if matches!(decoded.encoding, Encoding::Tcvn3 | Encoding::Vni | Encoding::Windows1258) {
        whole(FindingKind::LegacyEncoding(decoded.encoding), 1);
    }
    for (encoding, line) in &decoded.pasted {
        whole(FindingKind::LegacyEncoding(*encoding), *line);
    }
    let facts = &mut builder.files[usize::from(number)];
    facts.encoding = Some(decoded.encoding);
    facts.lines = u64::from(count_line_ends(&decoded.text))
        + u64::from(!decoded.text.is_empty() && !decoded.text.ends_with(['\n', '\r']));
    let (delimiter, from) = separator(builder, number, &decoded.text);
    let text = &decoded.text[from..];
    let first_line = 1 + u32::from(from > 0);
    if let Some((mut reader, start)) =
        FileReader::open(builder, number, text, delimiter, first_line, fallback_year)
    {
        reader.careful_rows(text, &start);
        reader.finish();
    }
}

/// The delimiter that a first line names, and where the text starts after that line.
fn separator(builder: &mut Builder, file: u16, text: &str) -> (Option<u8>, usize) {
    let Some((delimiter, at)) = separator_line(text) else { return (None, 0) };
    builder.files[usize::from(file)].left_out.push((1, LeftOut::Separator));
    (Some(delimiter), at)
}

/// Reads plain UTF-8 whose rows are lines, on all cores and without holding it as a whole.
fn read_in_parts(
    builder: &mut Builder,
    number: u16,
    bytes: &Bytes,
    fallback_year: Option<Year>,
    part: usize,
    old: Option<(&Dataset, usize)>,
) -> Result<(), NotFastReadable> {
    if bytes.len() > source::MAX_FILE {
        return Err(NotFastReadable);
    }
    let length =
        HEAD_BYTES.max(part).min(usize::try_from(bytes.len()).map_err(|_| NotFastReadable)?);
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
    builder.files[usize::from(number)].encoding = Some(Encoding::Utf8);
    let (delimiter, after) = separator(builder, number, text);
    let text = &text[after..];
    let first_line = 1 + u32::from(after > 0);
    let (mut reader, start) =
        FileReader::open(builder, number, text, delimiter, first_line, fallback_year)
            .ok_or(NotFastReadable)?;
    // The header is to be among the lines that are in parts as well.
    let tidy = reader::Reader::new(&reader.layout, start.delimiter, reader.width, reader.year)
        .ok_or(NotFastReadable)?;
    if reader.parents_merged || (!is_all && start.looked < HEAD_ROWS) {
        return Err(NotFastReadable);
    }
    let rest = bytes.len().saturating_sub((mark + after) as u64);
    reader.expect(text, rest);
    drop(head);
    // A file of few parts is in smaller ones, which are others when it has grown.
    let remembers = reader.builder.remembers && chunks::size(part, rest) == part;
    let input = Input {
        bytes,
        from: (mark + after) as u64,
        part: chunks::size(part, rest),
        first: 0,
        hashes: remembers,
    };
    let first = old
        .filter(|_| remembers)
        .map_or(0, |(old, from)| reader.take_over(&input, &start, old, from));
    let first_line = reader.facts().parts.last().map_or(first_line, |end| end.line);
    let mut taking =
        Taking { reader: &mut reader, start: &start, record: StringRecord::new(), remembers };
    let lines = chunks::read(Input { first, ..input }, first_line, &tidy, |batch, line| {
        taking.take(batch, line);
    })?;
    reader.facts().lines = lines + u64::from(first_line - 1);
    reader.finish();
    Ok(())
}

/// Takes batches in as rows of a file.
struct Taking<'r, 'b> {
    reader: &'r mut FileReader<'b>,
    start: &'r Start,
    record: StringRecord,
    /// Where each part ends is noted.
    remembers: bool,
}

impl Taking<'_, '_> {
    /// Takes a batch in; its lines count from `line`.
    fn take(&mut self, batch: &mut Batch, line: u32) {
        let builder = &mut *self.reader.builder;
        builder.text_cache.number(batch, &mut builder.texts);
        let after_header = |own: u32| line.saturating_add(own) > self.start.header_ends;
        let mut from = batch.lines.partition_point(|own| !after_header(*own));
        for odd in batch.odd.iter().filter(|odd| after_header(odd.line)) {
            self.reader.tidy_rows(batch, from..odd.after.max(from), line);
            from = from.max(odd.after + usize::from(odd.is_next));
            if let Some(text) = batch.slow_line(odd) {
                records::cells(text, self.start.delimiter, self.reader.width, &mut self.record);
                self.reader.row(
                    line.saturating_add(odd.line),
                    Form::Whole,
                    &self.record.iter().collect::<Vec<_>>(),
                );
            }
        }
        self.reader.tidy_rows(batch, from..batch.lines.len(), line);
        self.reader.builder.progress.read(batch.bytes.len(), batch.lines.len() + batch.odd.len());
        if self.remembers {
            self.reader.end_part(batch.hash, line.saturating_add(batch.line_count));
        }
    }
}

/// What the head of a table tells of its rows.
struct Start {
    delimiter: u8,
    first_line: u32,
    /// The last line of the header.
    header_ends: u32,
    /// How many rows were looked at.
    looked: usize,
    /// The last line of them.
    looked_upto: u32,
}

/// The first rows of a text, their cells cleaned.
fn head(text: &str, delimiter: u8, first_line: u32) -> Result<Vec<HeadRow>, Unreadable> {
    let mut rows = Rows::from_line(text, delimiter, first_line);
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

struct FileReader<'b> {
    builder: &'b mut Builder,
    file: u16,
    layout: Layout,
    width: usize,
    year: Option<Year>,
    groups: Vec<(NumberingStyle, Group)>,
    stated: StatedTotals,
    /// The committee of each branch stands once, over all of them.
    parents_merged: bool,
    /// The committee whose branches follow, in a list of both.
    committee: Option<Text>,
    committee_style: NumberingStyle,
    /// Rows of text alone that wait for what follows them.
    waiting: Vec<u32>,
    /// What was read last stands below the form, among its signatures.
    signed: bool,
    /// The rows are those of another table.
    is_other_table: bool,
}

impl<'b> FileReader<'b> {
    /// Finds the header and what the table is; None where it can't be read, which is said.
    fn open(
        builder: &'b mut Builder,
        file: u16,
        text: &str,
        named: Option<u8>,
        first_line: u32,
        fallback_year: Option<Year>,
    ) -> Option<(Self, Start)> {
        let mut best: Option<(usize, u8, Vec<HeadRow>, Layout)> = None;
        let mut refused = None;
        for delimiter in named.map_or(DELIMITERS.to_vec(), |d| vec![d]) {
            match head(text, delimiter, first_line) {
                Err(why) => refused = Some(why),
                Ok(head) => {
                    if let Some(layout) = find_header(&head) {
                        let known = layout
                            .columns
                            .iter()
                            .filter(|m| matches!(m, Meaning::Field(_) | Meaning::Tick(_)))
                            .count();
                        if best.as_ref().is_none_or(|(most, ..)| known > *most) {
                            best = Some((known, delimiter, head, layout));
                        }
                    }
                }
            }
        }
        let Some((_, delimiter, head, layout)) = best else {
            let what = refused.map_or(FindingKind::NoTable, FindingKind::Unreadable);
            Self::no_table(builder, file, text, first_line, what);
            return None;
        };
        builder.files[usize::from(file)].delimiter = Some(char::from(delimiter));
        let width = layout.headings.iter().rposition(|h| !h.is_empty()).map_or(0, |at| at + 1);
        let mut reader = Self {
            builder,
            file,
            layout,
            width,
            year: None,
            groups: Vec::new(),
            stated: StatedTotals::after_rows([0; CountField::LEN]),
            parents_merged: false,
            committee: None,
            committee_style: NumberingStyle::Bare,
            waiting: Vec::new(),
            signed: false,
            is_other_table: false,
        };
        if !reader.header(&head, fallback_year) {
            return None;
        }
        let header_ends = head[reader.layout.at + reader.layout.height - 1].line;
        let looked_upto = head.last().map_or(header_ends, |row| row.line);
        Some((
            reader,
            Start { delimiter, first_line, header_ends, looked: head.len(), looked_upto },
        ))
    }

    /// A file without a known header; where its letters were lost, that is why.
    fn no_table(builder: &mut Builder, file: u16, text: &str, first_line: u32, what: FindingKind) {
        let is_no_table = what == FindingKind::NoTable;
        let mut push = |what, line, cell: &str| {
            let place = Place { file, line, column: Box::default(), cell: cell.into() };
            builder.find(Finding { what, place, row: None });
        };
        if is_no_table {
            let lines = text.lines().take(HEAD_ROWS).enumerate();
            for (index, line) in lines {
                let lost = line
                    .split([',', ';', '\t', '|'])
                    .find(|cell| cells::has_lost_letters(&clean(cell)));
                if let Some(cell) = lost {
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

    fn facts(&mut self) -> &mut FileFacts {
        &mut self.builder.files[usize::from(self.file)]
    }

    fn push(
        &mut self,
        what: FindingKind,
        line: u32,
        column: Option<usize>,
        cell: &str,
        row: Option<(Table, Row)>,
    ) {
        let column = column
            .and_then(|c| self.layout.headings.get(c))
            .map_or_else(Box::default, |h| h.as_str().into());
        let place = Place { file: self.file, line, column, cell: cell.into() };
        self.builder.find(Finding { what, place, row });
    }

    /// Makes room for the rows that a file of `bytes` bytes will have, by those that its head has.
    fn expect(&mut self, head: &str, bytes: u64) {
        /// No unit is told in fewer bytes.
        const LEAST: u64 = 24;
        const MOST: u64 = 4 << 20;
        let lines = u64::from(count_line_ends(head)) + 1;
        let length = head.len() as u64 + 1;
        // A little more than the head tells: rows differ in length.
        let rows = (bytes * lines / length * 65 / 64 + 16).min(bytes / LEAST).min(MOST);
        let rows = usize::try_from(rows).unwrap_or(0);
        // An id and a name for each unit; where the rows are of several years they repeat.
        let known = self.builder.texts.len();
        self.builder.texts.reserve((2 * rows).min((rows / 2).max(900_000)).saturating_sub(known));
        self.builder.expect(self.layout.table.unwrap_or(Table::Enterprises), rows);
    }

    /// Takes over what the file's first parts said when it was read as file `from` of `old`, as far
    /// as they are the same and nothing in them says anything of the rows below; the first part
    /// that is to be read.
    fn take_over(&mut self, input: &Input, start: &Start, old: &Dataset, from: usize) -> usize {
        let (Some(was), Some(table)) = (old.files.get(from), self.layout.table) else { return 0 };
        let is = &self.builder.files[usize::from(self.file)];
        // The year may come from the name, and lines count from the file's start.
        let is_same_file =
            (&was.name, was.header, was.delimiter) == (&is.name, is.header, is.delimiter);
        if !is_same_file || !old.findings.keeps_all_of(u16::try_from(from).unwrap_or(u16::MAX)) {
            return 0;
        }
        let hashes: Vec<u64> = was.parts.iter().map(|end| end.hash).collect();
        let same = &was.parts[..chunks::same(input, &hashes)];
        // What the head says of the rows it says by lines that are all among these.
        let is_fit = |end: &PartEnd| end.is_clear && end.line > start.looked_upto;
        let Some(first) = same.iter().rposition(is_fit).map(|last| last + 1) else { return 0 };
        let end = &same[first - 1];
        let beginning = Beginning { old, from, lines: start.header_ends + 1..end.line };
        let rows = reload::copy_beginning(self.builder, &beginning, table, self.file);
        self.builder.progress.read(first * input.part, rows);
        self.stated = StatedTotals::after_rows(end.sums);
        let facts = self.facts();
        (facts.read_from, facts.illustrative) = (end.line, end.illustrative);
        facts.parts = same[..first].to_vec();
        first
    }

    /// Notes what the reading has come to where a part ends; `line` is the first after it.
    fn end_part(&mut self, hash: u64, line: u32) {
        let is_clear = self.groups.is_empty()
            && self.waiting.is_empty()
            && self.stated.is_clear()
            && self.committee.is_none()
            && !self.signed
            && !self.is_other_table;
        let sums = self.stated.sums();
        let facts = self.facts();
        facts.parts.push(PartEnd { hash, line, sums, illustrative: facts.illustrative, is_clear });
    }

    /// What is told once all rows are read.
    fn finish(&mut self) {
        self.settle_waiting(LeftOut::Footer);
        for Mismatch { line, column, text, what } in self.stated.compare() {
            self.push(what, line, Some(column), &text, None);
        }
    }

    /// Takes tidy rows in: what [`Self::data`] would make of them.
    fn tidy_rows(&mut self, batch: &Batch, rows: Range<usize>, line: u32) {
        if rows.is_empty() {
            return;
        }
        if self.is_other_table {
            let lines = batch.lines[rows]
                .iter()
                .map(|own| (line.saturating_add(*own), LeftOut::OtherTable));
            return self.facts().left_out.extend(lines);
        }
        self.signed = false;
        self.settle_waiting(LeftOut::Section);
        let table = self.layout.table.unwrap_or(Table::Organisations);
        self.facts().rows += rows.len() as u64;
        if !self.facts().illustrative
            && let Some(notes) = batch.texts[reader::NOTE].get(rows.clone())
        {
            let texts = &self.builder.texts;
            let mut said: Vec<Text> =
                notes.iter().copied().filter(|note| !note.is_empty()).collect();
            said.sort_unstable();
            said.dedup();
            let is_invented = said.into_iter().any(|note| says_invented(texts.get(note)));
            self.facts().illustrative = is_invented;
        }
        self.stated.add_rows(rows.len());
        for (field, counts) in batch.counts.iter().enumerate() {
            if let Some(counts) = counts.get(rows.clone()).filter(|c| !c.is_empty()) {
                let sum = counts.iter().filter_map(|count| count.wide()).sum();
                self.stated.add_sum(field, sum);
            }
        }
        if self.groups.is_empty() {
            return self.builder.extend(table, batch, rows, self.file, line);
        }
        for row in rows {
            let text = |at: usize| batch.texts[at].get(row).copied().unwrap_or_default();
            let mut draft = UnitDraft {
                id: text(reader::ID),
                name: text(reader::NAME),
                parent: text(reader::PARENT),
                zone: text(reader::ZONE),
                district: text(reader::DISTRICT),
                ownership: batch.ownership[row],
                rating: batch.rating[row],
                counts: std::array::from_fn(|field| {
                    batch.counts[field].get(row).copied().unwrap_or(Count::MISSING)
                }),
                established: batch.established.get(row).copied().unwrap_or_default(),
                kind: batch.kind[row],
                trade_union: batch.unions[0][row],
                youth_union: batch.unions[1][row],
                ..UnitDraft::new(batch.year[row], line.saturating_add(batch.lines[row]))
            };
            self.take_from_groups(table, &mut draft, &[]);
            self.builder.push(table, draft, self.file);
        }
    }

    /// Rows of text alone are what follows them says.
    fn settle_waiting(&mut self, why: LeftOut) {
        if !self.waiting.is_empty() {
            if why == LeftOut::Section {
                self.stated.start_section();
            }
            let waiting = std::mem::take(&mut self.waiting);
            self.facts().left_out.extend(waiting.into_iter().map(|line| (line, why)));
        }
    }

    /// Reads every row with care.
    fn careful_rows(&mut self, text: &str, start: &Start) {
        let mut rows = Rows::from_line(text, start.delimiter, start.first_line);
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
