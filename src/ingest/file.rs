//! One file to rows: delimiter, header, and each row below it by what it is.

use super::again::{self, Beginning};
use super::builder::{Builder, UnitDraft};
use super::classify::{self, Class, Group, Style};
use super::decode;

use super::cells;
use super::headings;
use super::layout::{self, HeadRow, Layout};
use super::parts::{self, Input, Unfit};
use super::rows::{self, DELIMITERS, Form, MAX_CELLS, Rows, count_line_ends, separator_line};
use super::source::{self, Bytes};
use super::stated::{self, Misstated, Stated};
use super::tidy::{self, Batch};
use crate::domain::{
    Count, CountField, Dataset, Date, Encoding, Field, FileFacts, Finding, Kind, LeftOut, Meaning, Ownership, PartEnd, Place, Ragged,
    Rating, Row, Table, Text, Unreadable, What, Year, clean, fold, has_control, is_dash,
};
use csv::StringRecord;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;

/// How many rows are looked at to find the header and to tell what a column holds.
const HEAD_ROWS: usize = 120;

/// How many bytes are looked at to find the header of a file that is read in parts.
const HEAD_BYTES: usize = 1 << 20;

/// Reads one file into the builder as file number `builder.files.len()`; `part` is how many bytes a thread reads in one go, `old` the
/// data and the number that the file had in it before it changed.
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
    let mut whole = |what: What, line: u32| {
        builder.find(Finding { what, place: Place { file: number, line, ..Place::default() }, row: None });
    };
    let bytes = match bytes.and_then(Bytes::whole) {
        Ok(bytes) => bytes,
        Err(why) => return whole(What::Unreadable(why), 0),
    };
    let decoded = match decode::decode(&bytes) {
        Ok(decoded) => decoded,
        Err(why) => return whole(What::Unreadable(why), 0),
    };
    if matches!(decoded.encoding, Encoding::Tcvn3 | Encoding::Vni | Encoding::Windows1258) {
        whole(What::LegacyEncoding(decoded.encoding), 1);
    }
    for (encoding, line) in &decoded.pasted {
        whole(What::LegacyEncoding(*encoding), *line);
    }
    let facts = &mut builder.files[usize::from(number)];
    facts.encoding = Some(decoded.encoding);
    facts.lines = u64::from(count_line_ends(&decoded.text)) + u64::from(!decoded.text.is_empty() && !decoded.text.ends_with(['\n', '\r']));
    let (delimiter, from) = separator(builder, number, &decoded.text);
    let text = &decoded.text[from..];
    let first_line = 1 + u32::from(from > 0);
    if let Some((mut reader, start)) = FileReader::open(builder, number, text, delimiter, first_line, fallback_year) {
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
) -> Result<(), Unfit> {
    if bytes.len() > source::MAX_FILE {
        return Err(Unfit);
    }
    let length = HEAD_BYTES.max(part).min(usize::try_from(bytes.len()).map_err(|_| Unfit)?);
    let is_all = length as u64 == bytes.len();
    let mut head = vec![0; length];
    bytes.read_at(0, &mut head).map_err(|_| Unfit)?;
    let mark = decode::plain_start(&head).ok_or(Unfit)?;
    let lines_end = if is_all { head.len() } else { memchr::memrchr2(b'\n', b'\r', &head).ok_or(Unfit)? };
    let text = simdutf8::basic::from_utf8(&head[mark..lines_end]).map_err(|_| Unfit)?;
    if decode::is_suspicious(text) {
        return Err(Unfit);
    }
    builder.files[usize::from(number)].encoding = Some(Encoding::Utf8);
    let (delimiter, after) = separator(builder, number, text);
    let text = &text[after..];
    let first_line = 1 + u32::from(after > 0);
    let (mut reader, start) = FileReader::open(builder, number, text, delimiter, first_line, fallback_year).ok_or(Unfit)?;
    // The header is to be among the lines that are in parts as well.
    let tidy = tidy::Reader::new(&reader.layout, start.delimiter, reader.width, reader.year).ok_or(Unfit)?;
    if reader.parents_merged || (!is_all && start.looked < HEAD_ROWS) {
        return Err(Unfit);
    }
    let rest = bytes.len().saturating_sub((mark + after) as u64);
    reader.expect(text, rest);
    drop(head);
    // A file of few parts is in smaller ones, which are others when it has grown.
    let remembers = reader.builder.remembers && parts::size(part, rest) == part;
    let input = Input { bytes, from: (mark + after) as u64, part: parts::size(part, rest), first: 0, hashes: remembers };
    let first = old.filter(|_| remembers).map_or(0, |(old, from)| reader.take_over(&input, &start, old, from));
    let first_line = reader.facts().parts.last().map_or(first_line, |end| end.line);
    let mut taking = Taking { reader: &mut reader, start: &start, record: StringRecord::new(), remembers };
    let lines = parts::read(Input { first, ..input }, first_line, &tidy, |batch, line| taking.take(batch, line))?;
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
        builder.recall.number(batch, &mut builder.texts);
        let after_header = |own: u32| line.saturating_add(own) > self.start.header_ends;
        let mut from = batch.lines.partition_point(|own| !after_header(*own));
        for odd in batch.odd.iter().filter(|odd| after_header(odd.line)) {
            self.reader.tidy_rows(batch, from..odd.after.max(from), line);
            from = from.max(odd.after + usize::from(odd.is_next));
            if let Some(text) = batch.odd_line(odd) {
                rows::cells(text, self.start.delimiter, self.reader.width, &mut self.record);
                self.reader.row(line.saturating_add(odd.line), Form::Whole, &self.record.iter().collect::<Vec<_>>());
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
    groups: Vec<(Style, Group)>,
    stated: Stated,
    /// The committee of each branch stands once, over all of them.
    parents_merged: bool,
    /// The committee whose branches follow, in a list of both.
    committee: Option<Text>,
    committee_style: Style,
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
                    if let Some(layout) = layout::find(&head) {
                        let known = layout.columns.iter().filter(|m| matches!(m, Meaning::Field(_) | Meaning::Tick(_))).count();
                        if best.as_ref().is_none_or(|(most, ..)| known > *most) {
                            best = Some((known, delimiter, head, layout));
                        }
                    }
                }
            }
        }
        let Some((_, delimiter, head, layout)) = best else {
            let what = refused.map_or(What::NoTable, What::Unreadable);
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
            stated: Stated::below([0; CountField::LEN]),
            parents_merged: false,
            committee: None,
            committee_style: Style::Bare,
            waiting: Vec::new(),
            signed: false,
            is_other_table: false,
        };
        if !reader.header(&head, fallback_year) {
            return None;
        }
        let header_ends = head[reader.layout.at + reader.layout.height - 1].line;
        let looked_upto = head.last().map_or(header_ends, |row| row.line);
        Some((reader, Start { delimiter, first_line, header_ends, looked: head.len(), looked_upto }))
    }

    /// A file without a known header; where its letters were lost, that is why.
    fn no_table(builder: &mut Builder, file: u16, text: &str, first_line: u32, what: What) {
        let is_no_table = what == What::NoTable;
        let mut push = |what, line, cell: &str| {
            let place = Place { file, line, column: Box::default(), cell: cell.into() };
            builder.find(Finding { what, place, row: None });
        };
        if is_no_table {
            let lines = text.lines().take(HEAD_ROWS).enumerate();
            for (index, line) in lines {
                let lost = line.split([',', ';', '\t', '|']).find(|cell| cells::has_lost_letters(&clean(cell)));
                if let Some(cell) = lost {
                    push(What::LostLetters, first_line + u32::try_from(index).unwrap_or(0), &clean(cell.trim_matches('"')));
                    break;
                }
            }
        }
        push(what, 0, "");
    }

    fn facts(&mut self) -> &mut FileFacts {
        &mut self.builder.files[usize::from(self.file)]
    }

    fn push(&mut self, what: What, line: u32, column: Option<usize>, cell: &str, row: Option<(Table, Row)>) {
        let column = column.and_then(|c| self.layout.headings.get(c)).map_or_else(Box::default, |h| h.as_str().into());
        let place = Place { file: self.file, line, column, cell: cell.into() };
        self.builder.find(Finding { what, place, row });
    }

    /// Takes the header in: refuses personal columns, says what is left out or missing, settles the year. False where the
    /// table cannot be read.
    fn header(&mut self, head: &[HeadRow], fallback_year: Option<Year>) -> bool {
        let at = self.layout.at;
        let header = &head[at..at + self.layout.height];
        let line = header.last().map_or(1, |r| r.line);
        let data = &head[at + self.layout.height..];
        let by_kind = self.is_list_by_kind(data);
        if by_kind {
            self.layout.table = None;
        }
        if self.layout.table.is_none() && !by_kind && !self.is_list_of_both(data) {
            self.push(What::NoTable, 0, None, "", None);
            return false;
        }
        for column in 0..self.layout.columns.len() {
            let meaning = self.layout.columns[column];
            if matches!(meaning, Meaning::Unknown | Meaning::Field(Field::Id) | Meaning::Blank) && looks_personal(data, column, meaning) {
                self.layout.columns[column] = Meaning::Personal;
            }
        }
        for column in 0..self.layout.columns.len() {
            let heading = self.layout.headings[column].clone();
            let heading_line = header.iter().rev().find(|r| r.cells.get(column).is_some_and(|c| !c.is_empty())).map_or(line, |r| r.line);
            if cells::has_lost_letters(&heading) {
                self.push(What::LostLetters, heading_line, Some(column), &heading, None);
            }
            if heading.contains('□') {
                self.push(What::ControlCharacters, heading_line, Some(column), &heading, None);
            }
            match self.layout.columns[column] {
                Meaning::Personal => self.push(What::PersonalColumn, heading_line, Some(column), "", None),
                Meaning::Unknown => {
                    let rival = self.layout.rivals.iter().find(|(c, _)| *c == column).map(|(_, h)| h.clone());
                    self.push(What::UnknownColumn { rival }, heading_line, Some(column), "", None);
                }
                Meaning::Field(field) => {
                    self.builder.headings[usize::from(self.file)].insert(field, heading.into());
                }
                _ => {}
            }
        }
        let first_line = header.first().map_or(line, |r| r.line);
        self.year = if self.layout.column(Field::Year).is_some() && self.layout.table != Some(Table::Enterprises) {
            year_in(&self.builder.files[usize::from(self.file)].name)
        } else {
            let titles = head[..at].iter().filter(|r| !r.cells.iter().all(String::is_empty));
            year_in(&self.builder.files[usize::from(self.file)].name)
                .or_else(|| {
                    let mut titles = titles;
                    titles.find_map(|r| year_in(&r.cells.join(" ")))
                })
                .or_else(|| headings::year_of(&self.layout.headings))
                .or(fallback_year)
        };
        if self.year.is_none() {
            self.year = self.merged_year(data);
        }
        let mut missing = self.layout.missing();
        if self.year.is_none() && self.layout.column(Field::Year).is_none() && self.layout.table != Some(Table::Enterprises) {
            missing.push(Field::Year);
        }
        for field in &missing {
            let place = Place { file: self.file, line, column: field.word().into(), cell: Box::default() };
            self.builder.find(Finding { what: What::MissingColumn(*field), place, row: None });
        }
        self.parents_merged = self.has_merged_parents(data);
        self.facts().parents_merged = self.parents_merged;
        let columns = self.layout.headings.iter().cloned().zip(self.layout.columns.iter().copied()).collect();
        let tables = self.layout.table.map_or(vec![Table::Organisations, Table::Branches], |t| vec![t]);
        let year = self.year.filter(|_| self.layout.column(Field::Year).is_none());
        let titles: Vec<(u32, LeftOut)> = head[..at]
            .iter()
            .map(|r| (r.line, if r.cells.iter().all(String::is_empty) { LeftOut::Blank } else { LeftOut::Title }))
            .collect();
        let facts = self.facts();
        facts.header = Some((first_line, line));
        facts.columns = columns;
        facts.year = year;
        facts.left_out.extend(titles);
        if missing.is_empty() {
            self.facts().tables = tables;
        }
        missing.is_empty()
    }

    /// A list of organisations and branches is told by its names.
    fn is_list_of_both(&self, data: &[HeadRow]) -> bool {
        let Some(name) = self.layout.column(Field::Name) else { return false };
        let names = data.iter().filter_map(|r| r.cells.get(name)).filter(|n| !n.is_empty());
        let (mut told, mut all) = (0, 0);
        for name in names {
            let folded = fold(classify::numbered(name).1);
            let folded = if folded.is_empty() { fold(name) } else { folded };
            if matches!(classify::group_of(classify::numbered(name).1), Group::Kind(_))
                || matches!(classify::group_of(name), Group::Kind(_))
            {
                return true;
            }
            told += usize::from(["dang bo", "chi bo", "db ", "cb ", "dang uy"].iter().any(|p| folded.starts_with(p)));
            all += 1;
        }
        told > 0 && told * 2 >= all
    }

    /// A list of organisations and branches may have a column that says which are branches: each belongs to the committee above it.
    /// One such row alone is a wrong word.
    fn is_list_by_kind(&self, data: &[HeadRow]) -> bool {
        let Some(column) = self.layout.column(Field::Kind).filter(|_| self.layout.column(Field::Parent).is_none()) else { return false };
        let kinds = data.iter().filter_map(|row| row.cells.get(column));
        let below_committee = kinds.skip_while(|kind| cells::kind(kind) != Ok(Kind::BaseCommittee));
        below_committee.filter(|kind| cells::is_branch_kind(kind)).count() >= 2
    }

    /// A column's cells in the rows of data among the first rows.
    fn cells_of<'h>(&self, field: Field, data: &'h [HeadRow]) -> Option<Vec<&'h str>> {
        let column = self.layout.column(field)?;
        let rows = data.iter().filter(|r| classify::classify(&self.layout, &r.cells) == Class::Data);
        Some(rows.map(|r| r.cells.get(column).map_or("", String::as_str)).collect())
    }

    /// The year that stands once, over all rows, in a merged cell.
    fn merged_year(&self, data: &[HeadRow]) -> Option<Year> {
        let cells = self.cells_of(Field::Year, data)?;
        let (first, others) = cells.split_first()?;
        let is_merged = others.len() >= 2 && others.iter().all(|cell| cell.is_empty());
        cells::year(first).ok().filter(|_| is_merged)
    }

    /// Whether the committees stand over their branches in merged cells: several, each once in its group, with empty cells below.
    fn has_merged_parents(&self, data: &[HeadRow]) -> bool {
        let Some(column) = self.layout.column(Field::Parent).filter(|_| self.layout.table == Some(Table::Branches)) else { return false };
        let mut filled: Vec<(usize, &str)> = Vec::new();
        let (mut group, mut starts, mut empty) = (0, true, 0);
        for row in data {
            match classify::classify(&self.layout, &row.cells) {
                Class::Section(_) => (group, starts) = (group + 1, true),
                Class::Data => {
                    match row.cells.get(column).map_or("", String::as_str) {
                        "" if starts => return false,
                        "" => empty += 1,
                        parent => filled.push((group, parent)),
                    }
                    starts = false;
                }
                _ => {}
            }
        }
        let count = filled.len();
        filled.sort_unstable();
        filled.dedup();
        count >= 2 && empty >= 2 && filled.len() == count
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

    /// Takes over what the file's first parts said when it was read as file `from` of `old`, as far as they are the same and nothing in
    /// them says anything of the rows below; the first part that is to be read.
    fn take_over(&mut self, input: &Input, start: &Start, old: &Dataset, from: usize) -> usize {
        let (Some(was), Some(table)) = (old.files.get(from), self.layout.table) else { return 0 };
        let is = &self.builder.files[usize::from(self.file)];
        // The year may come from the name, and lines count from the file's start.
        let is_same_file = (&was.name, was.header, was.delimiter) == (&is.name, is.header, is.delimiter);
        if !is_same_file || !old.findings.keeps_all_of(u16::try_from(from).unwrap_or(u16::MAX)) {
            return 0;
        }
        let hashes: Vec<u64> = was.parts.iter().map(|end| end.hash).collect();
        let same = &was.parts[..parts::same(input, &hashes)];
        // What the head says of the rows it says by lines that are all among these.
        let is_fit = |end: &PartEnd| end.is_clear && end.line > start.looked_upto;
        let Some(first) = same.iter().rposition(is_fit).map(|last| last + 1) else { return 0 };
        let end = &same[first - 1];
        let beginning = Beginning { old, from, lines: start.header_ends + 1..end.line };
        let rows = again::copy_beginning(self.builder, &beginning, table, self.file);
        self.builder.progress.read(first * input.part, rows);
        self.stated = Stated::below(end.sums);
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
        for Misstated { line, column, text, what } in self.stated.compare() {
            self.push(what, line, Some(column), &text, None);
        }
    }

    /// Takes tidy rows in: what [`Self::data`] would make of them.
    fn tidy_rows(&mut self, batch: &Batch, rows: Range<usize>, line: u32) {
        if rows.is_empty() {
            return;
        }
        if self.is_other_table {
            let lines = batch.lines[rows].iter().map(|own| (line.saturating_add(*own), LeftOut::OtherTable));
            return self.facts().left_out.extend(lines);
        }
        self.signed = false;
        self.settle_waiting(LeftOut::Section);
        let table = self.layout.table.unwrap_or(Table::Organisations);
        self.facts().rows += rows.len() as u64;
        if !self.facts().illustrative
            && let Some(notes) = batch.texts[tidy::NOTE].get(rows.clone())
        {
            let texts = &self.builder.texts;
            let mut said: Vec<Text> = notes.iter().copied().filter(|note| !note.is_empty()).collect();
            said.sort_unstable();
            said.dedup();
            let is_invented = said.into_iter().any(|note| says_invented(texts.get(note)));
            self.facts().illustrative = is_invented;
        }
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
                id: text(tidy::ID),
                name: text(tidy::NAME),
                parent: text(tidy::PARENT),
                zone: text(tidy::ZONE),
                district: text(tidy::DISTRICT),
                ownership: batch.ownership[row],
                rating: batch.rating[row],
                counts: std::array::from_fn(|field| batch.counts[field].get(row).copied().unwrap_or(Count::MISSING)),
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
                self.stated.part();
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

    fn row(&mut self, line: u32, form: Form, record: &[&str]) {
        if self.is_other_table {
            return self.facts().left_out.push((line, LeftOut::OtherTable));
        }
        let kept = |m: &Meaning| !matches!(m, Meaning::Personal | Meaning::Unknown);
        // Personal and unknown cells are dropped here, before anything else sees them.
        let row: Vec<Cow<'_, str>> = record
            .iter()
            .enumerate()
            .map(|(c, &cell)| if self.layout.columns.get(c).is_none_or(kept) { clean(cell) } else { Cow::Borrowed("") })
            .collect();
        if form == Form::OpenQuote {
            self.facts().left_out.push((line, LeftOut::Broken));
            return self.push(What::RaggedRow(Ragged::OpenQuote), line, None, "", None);
        }
        let class = match classify::classify(&self.layout, &row) {
            Class::TextOnly | Class::Section(_) if self.is_cut(&row) => Class::Data,
            class => class,
        };
        match class {
            Class::TextOnly => {
                self.signed |= classify::signs(&row);
                if self.signed { self.facts().left_out.push((line, LeftOut::Footer)) } else { self.waiting.push(line) }
            }
            Class::Data if self.signed && !classify::is_told(&self.layout, &row) => self.facts().left_out.push((line, LeftOut::Footer)),
            Class::LeftOut(why) => {
                // A header is printed again on each page: what follows it are rows.
                self.signed &= why != LeftOut::Header;
                self.facts().left_out.push((line, why));
            }
            Class::OtherTable => {
                self.is_other_table = true;
                self.facts().left_out.push((line, LeftOut::Broken));
                self.push(What::RaggedRow(Ragged::OtherTable), line, None, "", None);
            }
            Class::Total { of_group } => {
                self.facts().left_out.push((line, LeftOut::Total));
                // A plain "Cộng" may be of a group as well.
                let label = row.iter().find(|c| !c.is_empty()).map(|c| c.to_lowercase()).unwrap_or_default();
                let of_group = of_group || label.starts_with("cộng") || label.starts_with("cong");
                self.stated.total(line, &self.layout, &row, of_group);
            }
            Class::Rates => {
                self.facts().left_out.push((line, LeftOut::Rates));
                self.stated.rates(line, &self.layout, &row);
            }
            Class::Section(group) => {
                self.signed = false;
                let style = classify::section_style(&self.layout, &row);
                self.facts().left_out.push((line, LeftOut::Section));
                self.stated.group(style, line, &self.layout, &row);
                self.section(style, group);
            }
            Class::Data => {
                self.signed = false;
                self.settle_waiting(LeftOut::Section);
                match self.ragged(&row) {
                    Some(ragged) => {
                        self.facts().left_out.push((line, LeftOut::Broken));
                        let name = self.layout.column(Field::Name).and_then(|c| row.get(c)).cloned().unwrap_or_default();
                        self.push(What::RaggedRow(ragged), line, None, &name, None);
                    }
                    None => self.data(line, record, &row),
                }
            }
        }
    }

    /// Whether a row that says too little to be one is a unit's that lacks cells: it has another delimiter, or ends after the name of a
    /// committee in a table of organisations.
    fn is_cut(&self, row: &[Cow<'_, str>]) -> bool {
        let delimiter = self.builder.files[usize::from(self.file)].delimiter.and_then(|d| u8::try_from(d).ok()).unwrap_or(b',');
        match row {
            [cell] if rows::is_parted_otherwise(cell, delimiter, self.width) => true,
            _ => {
                let name = self.layout.column(Field::Name).and_then(|column| row.get(column));
                self.layout.table == Some(Table::Organisations)
                    && row.len() < self.width
                    && name.is_some_and(|name| matches!(classify::group_of(name), Group::Committee(_)))
            }
        }
    }

    fn ragged(&self, row: &[Cow<'_, str>]) -> Option<Ragged> {
        let filled = row.iter().rposition(|c| !c.is_empty()).map_or(0, |at| at + 1);
        let expected = self.width;
        if row.len() < expected {
            return Some(Ragged::Cells { found: row.len(), expected });
        }
        if filled <= expected {
            return None;
        }
        let digits = |c: &str, n: std::ops::RangeInclusive<usize>| n.contains(&c.len()) && c.bytes().all(|b| b.is_ascii_digit());
        let cuts = row.windows(2).filter(|w| digits(&w[0], 1..=3) && digits(&w[1], 3..=3)).count();
        Some(if cuts > 0 { Ragged::CutNumber { found: filled, expected } } else { Ragged::Cells { found: filled, expected } })
    }

    fn section(&mut self, style: Style, group: Group) {
        self.groups.retain(|(s, g)| *s != style && std::mem::discriminant(g) != std::mem::discriminant(&group));
        self.committee = None;
        if let Group::Committee(name) = &group {
            self.committee = Some(self.builder.texts.intern(name));
            self.committee_style = Style::Bare;
        }
        self.groups.push((style, group));
    }

    /// What the groups above a row give.
    fn group<T>(&self, pick: impl Fn(&Group) -> Option<T>) -> Option<T> {
        self.groups.iter().rev().find_map(|(_, g)| pick(g))
    }

    /// Which table a row of a list of both belongs to.
    fn table_of(&mut self, row: &[Cow<'_, str>]) -> Table {
        let cell = |field| self.layout.column(field).and_then(|c| row.get(c)).map_or("", AsRef::as_ref);
        let name = cell(Field::Name);
        let numbering =
            self.layout.columns.iter().position(|m| *m == Meaning::Numbering).and_then(|c| row.get(c)).map_or("", AsRef::as_ref);
        let (own_style, bare) = classify::numbered(name);
        let folded = fold(if bare.is_empty() { name } else { bare });
        if self.layout.column(Field::Parent).is_some() && self.layout.column(Field::Kind).is_some() {
            let is_own = matches!(cells::kind(cell(Field::Kind)), Ok(Kind::BaseCommittee)) || cell(Field::Parent).is_empty();
            let says_base = fold(cell(Field::Kind)).ends_with("co so") || fold(cell(Field::Kind)) == "cbcs";
            return if is_own || says_base { Table::Organisations } else { Table::Branches };
        }
        if self.layout.column(Field::Kind).is_some() {
            return if cells::is_branch_kind(cell(Field::Kind)) { Table::Branches } else { Table::Organisations };
        }
        let is_committee = ["dang bo", "db ", "dang uy"].iter().any(|p| folded.starts_with(p))
            || self.group(|g| if let Group::Kind(k) = g { Some(*k) } else { None }) == Some(Kind::BaseCommittee)
                && !folded.starts_with("chi bo");
        if is_committee {
            return Table::Organisations;
        }
        let in_cells = self.group(|g| if let Group::Kind(k) = g { Some(*k) } else { None }) == Some(Kind::BaseCell);
        let deep = |n: &str| n.trim_matches(['.', ')']).contains('.') && n.bytes().next().is_some_and(|b| b.is_ascii_digit());
        let number = if numbering.is_empty() { name.split(' ').next().unwrap_or("") } else { numbering };
        if self.committee.is_none() || (in_cells && !deep(number)) {
            return Table::Organisations;
        }
        let style = if numbering.is_empty() { own_style } else { number_style(numbering) };
        let is_branch = deep(number)
            || matches!(numbering, "-" | "+" | "–" | "*")
            || (style != self.committee_style)
            || (style == Style::Bare && self.committee_style == Style::Bare && !classify::names_enterprise(&folded));
        if is_branch { Table::Branches } else { Table::Organisations }
    }

    fn data(&mut self, line: u32, record: &[&str], row: &[Cow<'_, str>]) {
        let table = match self.layout.table {
            Some(table) => table,
            None => self.table_of(row),
        };
        for (column, &raw) in record.iter().enumerate().filter(|(column, _)| matches!(row[*column], Cow::Owned(_))) {
            let kept = self.layout.columns.get(column).is_some_and(|m| !matches!(m, Meaning::Personal | Meaning::Unknown | Meaning::Blank));
            if kept && has_control(raw) {
                let at = self.builder.next_row(table);
                self.push(What::ControlCharacters, line, Some(column), &row[column], Some((table, at)));
            }
        }
        self.facts().rows += 1;
        if table == Table::Enterprises {
            return self.enterprise(line, row);
        }
        let at = self.builder.next_row(table);
        let mut draft = UnitDraft::new(self.year.unwrap_or(Year::UNKNOWN), line);
        let mut problems: Vec<(What, usize)> = Vec::new();
        let mut levels_missing = false;
        for column in 0..self.layout.columns.len() {
            let Meaning::Field(field) = self.layout.columns[column] else { continue };
            if !field.is_of(table) {
                continue;
            }
            let cell = row.get(column).map_or("", AsRef::as_ref);
            let mut bad = |what: What, texts: &mut crate::domain::TextPool| {
                let what = if cells::has_lost_letters(cell) { What::LostLetters } else { what };
                problems.push((what, column));
                draft.odd.push((field, texts.intern(cell)));
            };
            let texts = &mut self.builder.texts;
            if let Some(count) = CountField::of(field) {
                match cells::count(cell, field) {
                    Ok(value) => {
                        draft.counts[count as usize] = value;
                        if value == Count::MISSING {
                            levels_missing |= CountField::LEVELS.contains(&count);
                            problems.push((What::MissingCount, column));
                        }
                    }
                    Err(what) => {
                        draft.counts[count as usize] = Count::BAD;
                        bad(what, texts);
                    }
                }
                continue;
            }
            match field {
                // A merged cell leaves the year to the file.
                Field::Year if cell.is_empty() && self.year.is_some() => {}
                Field::Year => match cells::year(cell) {
                    Ok(year) => draft.year = year,
                    Err(what) => {
                        draft.year = Year::UNKNOWN;
                        bad(what, texts);
                    }
                },
                Field::Id => draft.id = texts.intern(cell),
                Field::Name => {
                    let bare = match (self.layout.table, classify::numbered(cell)) {
                        (None, (style, bare)) if style != Style::Bare && !bare.is_empty() => {
                            bare.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').trim_start()
                        }
                        _ => unmarked(cell),
                    };
                    draft.name = texts.intern(bare);
                    if cells::has_lost_letters(cell) {
                        problems.push((What::LostLetters, column));
                    }
                }
                Field::Parent => draft.parent = texts.intern(cell),
                Field::Zone | Field::District => {
                    if cells::has_lost_letters(cell) {
                        problems.push((What::LostLetters, column));
                    }
                    let text = texts.intern(cell);
                    if field == Field::Zone { draft.zone = text } else { draft.district = text }
                }
                Field::Kind => match cells::kind(cell) {
                    Ok(kind) => draft.kind = kind,
                    Err(what) => bad(what, texts),
                },
                Field::Ownership => match cells::ownership(cell) {
                    Ok(ownership) => draft.ownership = ownership,
                    Err(what) => {
                        draft.ownership = Ownership::Bad;
                        bad(what, texts);
                    }
                },
                Field::Rating => match cells::rating(cell) {
                    Ok(rating) => draft.rating = rating,
                    Err(what) => {
                        draft.rating = Rating::Bad;
                        bad(what, texts);
                    }
                },
                Field::Established => match cells::date(cell) {
                    Ok(date) => draft.established = date,
                    Err(what) => {
                        draft.established = Date::BAD;
                        bad(what, texts);
                    }
                },
                Field::TradeUnion => draft.trade_union = cells::yes_no(cell),
                Field::YouthUnion => draft.youth_union = cells::yes_no(cell),
                Field::DataNote => self.facts().illustrative |= says_invented(cell),
                _ => {}
            }
        }
        self.ticks(row, &mut draft, &mut problems);
        self.take_from_groups(table, &mut draft, row);
        self.judge_counts(&mut draft, levels_missing, &mut problems);
        problems.extend(stated::misstated_of(&self.layout, row, &draft.counts));
        self.stated.add(&draft.counts, self.layout.table.is_none() && table == Table::Branches);
        for (what, column) in problems {
            let cell = row.get(column).map_or("", AsRef::as_ref);
            self.push(what, line, Some(column), cell, Some((table, at)));
        }
        self.builder.push(table, draft, self.file);
    }

    fn ticks(&mut self, row: &[Cow<'_, str>], draft: &mut UnitDraft, problems: &mut Vec<(What, usize)>) {
        let mut ticked = None;
        for (column, meaning) in self.layout.columns.iter().enumerate() {
            let Meaning::Tick(rating) = meaning else { continue };
            let cell = row.get(column).map_or("", AsRef::as_ref);
            if cell.is_empty() || is_dash(cell) || cell == "0" {
                continue;
            }
            if ticked.is_some() {
                draft.rating = Rating::Bad;
                draft.odd.push((Field::Rating, self.builder.texts.intern(cell)));
                problems.push((What::UnknownRating(None), column));
                return;
            }
            ticked = Some(*rating);
        }
        if let Some(rating) = ticked {
            draft.rating = rating;
        }
    }

    /// Fills what the table has no column for from the groups above the row, and from the name.
    fn take_from_groups(&mut self, table: Table, draft: &mut UnitDraft, row: &[Cow<'_, str>]) {
        if draft.zone.is_empty()
            && self.layout.column(Field::Zone).is_none()
            && let Some(zone) = self.group(|g| if let Group::Zone(z) = g { Some(z.clone()) } else { None })
        {
            draft.zone = self.builder.texts.intern(&zone);
        }
        if self.layout.column(Field::District).is_none()
            && let Some(district) = self.group(|g| if let Group::District(d) = g { Some(d.clone()) } else { None })
        {
            draft.district = self.builder.texts.intern(&district);
        }
        if self.layout.column(Field::Ownership).is_none() {
            draft.ownership = self.group(|g| if let Group::Ownership(o) = g { Some(*o) } else { None }).unwrap_or(draft.ownership);
        }
        if table == Table::Branches {
            if self.parents_merged && !draft.parent.is_empty() {
                self.committee = Some(draft.parent);
            }
            if draft.parent.is_empty() {
                draft.parent = self
                    .committee
                    .or_else(|| {
                        self.group(|g| if let Group::Committee(c) = g { Some(c.clone()) } else { None })
                            .map(|c| self.builder.texts.intern(&c))
                    })
                    .unwrap_or(Text::EMPTY);
            }
            return;
        }
        if self.layout.column(Field::Kind).is_none() {
            let by_name = fold(self.builder.texts.get(draft.name));
            let by_group = self.group(|g| if let Group::Kind(k) = g { Some(*k) } else { None });
            draft.kind = if by_name.starts_with("chi bo") || by_name.starts_with("cb ") {
                Kind::BaseCell
            } else if by_name.starts_with("dang bo") || by_name.starts_with("db ") || by_name.starts_with("dang uy") {
                Kind::BaseCommittee
            } else {
                by_group.unwrap_or(Kind::Bad)
            };
        }
        if self.layout.table.is_none() && self.layout.column(Field::Parent).is_none() {
            if draft.kind == Kind::BaseCommittee {
                self.committee = Some(if draft.id.is_empty() { draft.name } else { draft.id });
                let numbering =
                    self.layout.columns.iter().position(|m| *m == Meaning::Numbering).and_then(|c| row.get(c)).map_or("", AsRef::as_ref);
                let raw_name = self.layout.column(Field::Name).and_then(|c| row.get(c)).map_or("", AsRef::as_ref);
                self.committee_style = if numbering.is_empty() { classify::numbered(raw_name).0 } else { number_style(numbering) };
            } else {
                let may_go_on = self.committee_style != Style::Arabic && self.layout.column(Field::Kind).is_none();
                self.committee = self.committee.filter(|_| may_go_on);
            }
        }
    }

    /// Fills the rated from the levels, and says which counts cannot be.
    fn judge_counts(&self, draft: &mut UnitDraft, levels_missing: bool, problems: &mut Vec<(What, usize)>) {
        let value = |draft: &UnitDraft, field: CountField| draft.counts[field as usize].get();
        let sum = CountField::LEVELS.iter().try_fold(0u64, |sum, level| Some(sum + u64::from(value(draft, *level)?)));
        let column = |field: CountField| self.layout.column(field.field());
        let rated_column = column(CountField::MembersRated);
        let told = value(draft, CountField::MembersRated);
        // Where a level is not known the others may be less than the rated, never more.
        let known: u64 = CountField::LEVELS.iter().filter_map(|level| value(draft, *level)).map(u64::from).sum();
        if let (Some(rated), Some(at)) = (told, rated_column)
            && (known > u64::from(rated) || sum.is_some_and(|sum| sum != u64::from(rated)))
        {
            problems.push((What::LevelsMismatch { sum: known, rated }, at));
        }
        if draft.counts[CountField::MembersRated as usize] == Count::MISSING
            && !levels_missing
            && let Some(count) = sum.and_then(|s| u32::try_from(s).ok()).and_then(Count::new)
        {
            draft.counts[CountField::MembersRated as usize] = count;
            if let Some((what, _)) = problems.iter_mut().find(|(what, at)| *what == What::MissingCount && Some(*at) == rated_column) {
                *what = What::RatedFromLevels(count.get().unwrap_or(0));
            }
        }
        if let (Some(rated), Some(members)) = (value(draft, CountField::MembersRated), value(draft, CountField::Members))
            && rated > members
            && let Some(at) = rated_column.or_else(|| column(CountField::Members))
        {
            problems.push((What::RatedOverMembers { rated, members }, at));
        }
        for part in [CountField::AdmittedOwners, CountField::AdmittedLeaders] {
            if let (Some(part_value), Some(admitted), Some(at)) = (value(draft, part), value(draft, CountField::Admitted), column(part))
                && part_value > admitted
            {
                problems.push((What::OwnersOverAdmitted { part: part_value, admitted }, at));
            }
        }
    }

    fn enterprise(&mut self, line: u32, row: &[Cow<'_, str>]) {
        let at = self.builder.next_row(Table::Enterprises);
        let cell = |field| self.layout.column(field).and_then(|c| row.get(c)).map_or("", AsRef::as_ref);
        let mut problems: Vec<(What, usize)> = Vec::new();
        let workers_column = self.layout.column(Field::Workers).unwrap_or(0);
        let workers = match cells::count(cell(Field::Workers), Field::Workers) {
            Ok(count) => {
                if count == Count::MISSING {
                    problems.push((What::MissingCount, workers_column));
                }
                count
            }
            Err(what) => {
                problems.push((what, workers_column));
                Count::BAD
            }
        };
        let ownership = cells::ownership(cell(Field::Ownership)).unwrap_or_else(|what| {
            problems.push((what, self.layout.column(Field::Ownership).unwrap_or(0)));
            Ownership::Bad
        });
        for (column, meaning) in self.layout.columns.iter().enumerate() {
            let is_text = matches!(meaning, Meaning::Field(Field::Enterprise | Field::Organisation | Field::Zone | Field::District));
            if is_text && cells::has_lost_letters(row.get(column).map_or("", AsRef::as_ref)) {
                problems.push((What::LostLetters, column));
            }
        }
        let mut counts = [Count::MISSING; CountField::LEN];
        counts[CountField::Workers as usize] = workers;
        self.stated.add(&counts, false);
        let yes_no = |field| if self.layout.column(field).is_some() { cells::yes_no(cell(field)) } else { crate::domain::YesNo::Unknown };
        let (trade_union, youth_union) = (yes_no(Field::TradeUnion), yes_no(Field::YouthUnion));
        let texts = &mut self.builder.texts;
        let table = &mut self.builder.enterprises;
        table.id.push(texts.intern(cell(Field::Id)));
        table.name.push(texts.intern(cell(Field::Enterprise)));
        table.zone_text.push(texts.intern(cell(Field::Zone)));
        table.district.push(texts.intern(cell(Field::District)));
        table.ownership.push(ownership);
        table.workers.push(workers);
        table.organisation.push(texts.intern(cells::organisation(cell(Field::Organisation))));
        table.trade_union.push(trade_union);
        table.youth_union.push(youth_union);
        table.file.push(self.file);
        table.line.push(line);
        let is_invented = says_invented(cell(Field::DataNote));
        self.facts().illustrative |= is_invented;
        for (what, column) in problems {
            let cell = row.get(column).map_or("", AsRef::as_ref);
            self.push(what, line, Some(column), cell, Some((Table::Enterprises, at)));
        }
    }
}

/// The signs that a form puts before the names of a list.
const MARKS: [char; 6] = ['-', '+', '*', '–', '•', '·'];

/// A name without the sign that stands before it in a list: `- Chi bộ Văn phòng`.
fn unmarked(name: &str) -> &str {
    let bare = name.trim_start_matches(MARKS).trim_start();
    if bare.is_empty() { name } else { bare }
}

/// Whether a note says that the figures are invented.
fn says_invented(note: &str) -> bool {
    let folded = fold(note);
    folded.contains("minh hoa") || folded == "illustrative"
}

fn number_style(numbering: &str) -> Style {
    match classify::numbered(numbering).0 {
        Style::Bare if numbering.bytes().next().is_some_and(|b| b.is_ascii_digit()) => Style::Arabic,
        style => style,
    }
}

/// The one 4-digit year in a text.
fn year_in(text: &str) -> Option<Year> {
    let mut found = text.split(|c: char| !c.is_ascii_digit()).filter(|d| d.len() == 4).filter_map(|d| d.parse().ok().and_then(Year::new));
    let year = found.next()?;
    found.all(|other| other == year).then_some(year)
}

/// Whether a column without a known meaning (or one of ids) holds what tells persons apart: identity numbers, telephone
/// numbers, e-mail addresses; or dates where no date is known.
fn looks_personal(data: &[HeadRow], column: usize, meaning: Meaning) -> bool {
    let cells: Vec<&str> = data.iter().filter_map(|r| r.cells.get(column)).map(String::as_str).filter(|c| !c.is_empty()).collect();
    let digits = |c: &str| c.chars().filter(char::is_ascii_digit).count();
    let only = |c: &str| c.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-' | '+' | '\''));
    let identity = |c: &&str| {
        only(c)
            && (digits(c) == 12 || ((9..=11).contains(&digits(c)) && (c.starts_with('0') || c.starts_with("+84") || c.starts_with("'0"))))
    };
    let personal = |c: &&str| {
        identity(c)
            || (c.contains('@') && c.contains('.'))
            || (meaning == Meaning::Unknown && c.len() > 7 && matches!(cells::date(c), Ok(d) if d != Date::MISSING))
    };
    !cells.is_empty() && cells.iter().filter(|c| personal(c)).count() * 2 > cells.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_one_year_in_a_name() {
        assert_eq!(year_in("chi-bo-2023.csv"), Some(Year(2023)));
        assert_eq!(year_in("20231231.csv"), None);
        assert_eq!(year_in("2022-2023.csv"), None);
        assert_eq!(year_in("bao cao 31-12-2023 (1234).csv"), Some(Year(2023)));
    }
}
