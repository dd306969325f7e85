//! The tidy case: a row whose every cell is plainly what its column wants, read without a second
//! look.
//!
//! A row that is anything else is left to the careful path of `file`, so that both give one result:
//! what is read here is what that path would read, and it would find nothing to say. `parts` reads
//! lines here on all cores; `file` takes them in their order.

use crate::domain::{
    Count, CountField, Date, Field, Kind, Meaning, Ownership, Rating, Table, Text, Year, YesNo,
    is_plain,
};
use crate::ingest::cells;
use crate::ingest::fast::chunks::NotFastReadable;
use crate::ingest::fast::delimiters::Ends;
use crate::ingest::header::layout::Layout;
use crate::ingest::row::records::is_open;
use std::ops::Range;
use std::sync::Arc;

/// What a column of a tidy row is read as.
#[derive(Debug, Clone, Copy)]
enum Column {
    /// Not looked at: personal, unknown or blank.
    Skipped,
    /// Looked at for controls alone: the numbering.
    Plain,
    /// Blank in a tidy row: what it says would have to be compared.
    Empty,
    Count(CountField),
    Text(usize),
    Year,
    Kind,
    Ownership,
    Rating,
    Established,
    Union(usize),
}

/// The texts of a tidy row, by their place in [`Batch::texts`].
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
type Span = (u32, u32);

/// Which columns of a file stand from its first text to its last. Two lines whose bytes from there
/// to there are the same have the same texts, where their files have this the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TextLayout {
    delimiter: u8,
    /// For each column the place of its text in [`Batch::texts`].
    columns: Arc<[Option<usize>]>,
}

/// Columns of tidy rows that were read together, all as long as there are rows or empty, and the
/// lines between them that need care.
#[derive(Debug, Default)]
pub struct Batch {
    /// The bytes that were read.
    pub bytes: Vec<u8>,
    /// Where the lines start in them.
    pub start: usize,
    /// How many lines there are, tidy or not.
    pub line_count: u32,
    /// The hash of their bytes, where it is wanted.
    pub hash: u64,
    /// For each row its line, from 0.
    pub lines: Vec<u32>,
    /// For each row where its line starts, from [`Batch::start`] on.
    pub starts: Vec<u32>,
    /// The cells of texts; empty where the file has no such column.
    pub cells: [Vec<Span>; TEXTS],
    /// How the texts stand in a line.
    pub stand: TextLayout,
    /// The numbers of the texts, given by `text_cache` to the rows in their order; empty where the
    /// file has no such column.
    pub texts: [Vec<Text>; TEXTS],
    /// Counts; empty where the file has no such column.
    pub counts: [Vec<Count>; CountField::LEN],
    pub year: Vec<Year>,
    pub kind: Vec<Kind>,
    pub ownership: Vec<Ownership>,
    pub rating: Vec<Rating>,
    /// When each was founded; empty where the file has no such column.
    pub established: Vec<Date>,
    pub unions: [Vec<YesNo>; 2],
    /// Lines that need care, in their order.
    pub odd: Vec<SlowLine>,
}

/// A line that needs care.
#[derive(Debug, Clone)]
pub struct SlowLine {
    /// How many rows stand before it.
    pub after: usize,
    /// Whether it is the row that stands next, one of whose texts is to be read with care.
    pub is_next: bool,
    /// Its line, from 0.
    pub line: u32,
    /// Where it lies from [`Batch::start`] on.
    pub at: Range<usize>,
}

impl Batch {
    /// Empties all but the bytes, which are written over.
    pub fn clear(&mut self) {
        let Self {
            bytes: _,
            start: _,
            line_count,
            hash: _,
            lines,
            starts,
            cells,
            stand: _,
            texts,
            counts,
            year,
            kind,
            ownership,
            rating,
            established,
            unions,
            odd,
        } = self;
        *line_count = 0;
        lines.clear();
        starts.clear();
        cells.iter_mut().for_each(Vec::clear);
        texts.iter_mut().for_each(Vec::clear);
        counts.iter_mut().for_each(Vec::clear);
        year.clear();
        kind.clear();
        ownership.clear();
        rating.clear();
        established.clear();
        unions.iter_mut().for_each(Vec::clear);
        odd.clear();
    }

    /// Takes rows out.
    fn keep(&mut self, is_out: &[bool]) {
        fn keep<T>(column: &mut Vec<T>, is_out: &[bool]) {
            let mut rows = is_out.iter();
            column.retain(|_| rows.next() == Some(&false));
        }
        let Self {
            lines,
            starts,
            cells,
            counts,
            year,
            kind,
            ownership,
            rating,
            established,
            unions,
            ..
        } = self;
        for column in [lines, starts] {
            keep(column, is_out);
        }
        for column in cells {
            keep(column, is_out);
        }
        for column in counts {
            keep(column, is_out);
        }
        keep(year, is_out);
        keep(kind, is_out);
        keep(ownership, is_out);
        keep(rating, is_out);
        keep(established, is_out);
        for column in unions {
            keep(column, is_out);
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

    /// The bytes of a row from its first text to its last.
    pub fn all_texts(&self, row: usize) -> &[u8] {
        let cell = |column: Option<&Option<usize>>| {
            column.copied().flatten().and_then(|at| self.cells[at].get(row))
        };
        let columns = &self.stand.columns;
        cell(columns.first())
            .zip(cell(columns.last()))
            .map_or(&[], |((from, _), (_, to))| self.cell((*from, *to)))
    }

    /// Leaves a row to be read with care; rows come here in their order.
    pub fn defer_to_slow_path(&mut self, row: usize) {
        let from = self.starts[row] as usize;
        let rest = &self.bytes[self.start + from..];
        let length = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let odd =
            SlowLine { after: row, is_next: true, line: self.lines[row], at: from..from + length };
        let place = self.odd.partition_point(|other| other.after <= row);
        self.odd.insert(place, odd);
    }

    /// A line that needs care; None where it is no text, which its part was checked to be.
    pub fn slow_line(&self, line: &SlowLine) -> Option<&str> {
        std::str::from_utf8(self.bytes.get(self.start + line.at.start..self.start + line.at.end)?)
            .ok()
    }
}

/// Words that were read before: few, and the same in almost every row.
#[derive(Debug, Clone)]
struct Memo<T>(Vec<(Box<str>, T)>);

impl<T: Copy> Memo<T> {
    const fn new() -> Self {
        Self(Vec::new())
    }

    fn get<E>(&mut self, cell: &str, read: impl FnOnce(&str) -> Result<T, E>) -> Option<T> {
        if let Some((_, value)) = self.0.iter().find(|(word, _)| **word == *cell) {
            return Some(*value);
        }
        let value = read(cell).ok()?;
        if self.0.len() < 32 {
            self.0.push((cell.into(), value));
        }
        Some(value)
    }
}

/// Reads the lines of one file.
#[derive(Debug, Clone)]
pub struct Reader {
    columns: Vec<Column>,
    delimiter: u8,
    /// How many cells a row has.
    width: usize,
    /// The file's year, where there is no column.
    year: Option<Year>,
    needs_kind: bool,
    kinds: Memo<Kind>,
    ownerships: Memo<Ownership>,
    ratings: Memo<Rating>,
    unions: Memo<YesNo>,
    stand: TextLayout,
    /// The lines of the part in hand that may be tidy, and which of them are not.
    lines: Vec<Line>,
    is_bad: Vec<bool>,
    /// Where the cells and lines of the part in hand end.
    ends: Ends,
}

impl Reader {
    /// A reader for a table of organisations or of branches; None for a layout that is never tidy.
    pub fn new(layout: &Layout, delimiter: u8, width: usize, year: Option<Year>) -> Option<Self> {
        let table = layout.table.filter(|t| *t != Table::Enterprises)?;
        let column = |meaning: &Meaning| {
            Some(match meaning {
                Meaning::Tick(_) => return None,
                Meaning::Percent => Column::Empty,
                Meaning::Numbering => Column::Plain,
                Meaning::Personal | Meaning::Blank | Meaning::Unknown => Column::Skipped,
                Meaning::Field(field) if !field.is_of(table) => Column::Skipped,
                Meaning::Field(field) => match (CountField::of(*field), field) {
                    (Some(count), _) => Column::Count(count),
                    (None, Field::Id) => Column::Text(ID),
                    (None, Field::Name) => Column::Text(NAME),
                    (None, Field::Parent) => Column::Text(PARENT),
                    (None, Field::Zone) => Column::Text(ZONE),
                    (None, Field::District) => Column::Text(DISTRICT),
                    (None, Field::DataNote) => Column::Text(NOTE),
                    (None, Field::Year) => Column::Year,
                    (None, Field::Kind) => Column::Kind,
                    (None, Field::Ownership) => Column::Ownership,
                    (None, Field::Rating) => Column::Rating,
                    (None, Field::Established) => Column::Established,
                    (None, Field::TradeUnion) => Column::Union(0),
                    (None, Field::YouthUnion) => Column::Union(1),
                    _ => return None,
                },
            })
        };
        let columns: Vec<Column> = layout.columns.iter().map(column).collect::<Option<_>>()?;
        let text = |column: &Column| if let Column::Text(at) = column { Some(*at) } else { None };
        let mut progress_snapshot: Vec<Option<usize>> =
            columns.iter().map(text).skip_while(Option::is_none).collect();
        progress_snapshot.truncate(
            progress_snapshot.iter().rposition(Option::is_some).map_or(0, |last| last + 1),
        );
        let has = |field| layout.column(field).is_some();
        let is_whole =
            has(Field::Rating) && has(Field::Name) && (has(Field::Year) || year.is_some());
        is_whole.then_some(Self {
            columns,
            delimiter,
            width,
            year: year.filter(|_| !has(Field::Year)),
            needs_kind: table == Table::Organisations && !has(Field::Kind),
            kinds: Memo::new(),
            ownerships: Memo::new(),
            ratings: Memo::new(),
            unions: Memo::new(),
            stand: TextLayout { delimiter, columns: progress_snapshot.into() },
            lines: Vec::new(),
            is_bad: Vec::new(),
            ends: Ends::default(),
        })
    }

    /// Reads the lines of a part.
    ///
    /// # Errors
    /// Where a quote is open at the end of a line: its cell may go on.
    pub fn read_part(&mut self, part: &str, batch: &mut Batch) -> Result<(), NotFastReadable> {
        u32::try_from(part.len()).map_err(|_| NotFastReadable)?;
        batch.stand.clone_from(&self.stand);
        let mut ends = std::mem::take(&mut self.ends);
        ends.find(part.as_bytes(), self.delimiter);
        let done = self.read_lines(part, &ends, batch);
        self.ends = ends;
        done
    }

    /// Finds the lines that may be tidy, reads them column by column, and leaves to care those that
    /// turn out not to be.
    fn read_lines(
        &mut self,
        part: &str,
        ends: &Ends,
        batch: &mut Batch,
    ) -> Result<(), NotFastReadable> {
        self.lines.clear();
        let bytes = part.as_bytes();
        let has_quotes = memchr::memchr(b'"', bytes).is_some();
        let (mut start, mut first) = (0, 0);
        for &last in &ends.lines {
            let line = Line { start, first, last };
            let end = ends.cells[last as usize];
            let at = start as usize..end as usize;
            (start, first) = (end + 1, last + 1);
            if at.is_empty() {
                // LF after CR ends no line of its own.
                let is_rest = bytes.get(at.end) == Some(&b'\n')
                    && at.start > 0
                    && bytes[at.start - 1] == b'\r';
                batch.line_count = batch.line_count.saturating_add(u32::from(!is_rest));
                continue;
            }
            let is_quoted = has_quotes && memchr::memchr(b'"', &bytes[at.clone()]).is_some();
            if is_quoted && is_open(&part[at.clone()], self.delimiter) {
                return Err(NotFastReadable);
            }
            if !is_quoted && self.may_be_tidy(&line, ends) {
                self.lines.push(line);
                batch.lines.push(batch.line_count);
                batch.starts.push(line.start);
            } else {
                batch.odd.push(SlowLine {
                    after: batch.lines.len(),
                    is_next: false,
                    line: batch.line_count,
                    at,
                });
            }
            batch.line_count = batch.line_count.saturating_add(1);
        }
        self.is_bad.clear();
        self.is_bad.resize(self.lines.len(), self.needs_kind);
        self.fill(part, ends, batch);
        self.check(part.as_bytes(), batch);
        if self.is_bad.contains(&true) {
            self.set_bad_aside(ends, batch);
        }
        Ok(())
    }

    /// Whether a line has as many cells as a row has, and nothing beyond its columns.
    fn may_be_tidy(&self, line: &Line, ends: &Ends) -> bool {
        let cells = (line.last - line.first) as usize + 1;
        let beyond = cells.saturating_sub(self.columns.len());
        let last_column = line.last as usize - beyond;
        cells >= self.width
            && cells <= crate::ingest::row::records::MAX_CELLS
            // Trailing delimiters, one behind the other.
            && (beyond == 0 || (ends.cells[line.last as usize] - ends.cells[last_column]) as usize == beyond)
    }

    /// Reads the columns; texts are not looked at.
    fn fill(&mut self, part: &str, ends: &Ends, batch: &mut Batch) {
        let rows = self.lines.len();
        batch.year.resize(rows, self.year.unwrap_or(Year::UNKNOWN));
        batch.kind.resize(rows, Kind::Bad);
        batch.ownership.resize(rows, Ownership::Missing);
        batch.rating.resize(rows, Rating::Unrated);
        batch.unions.iter_mut().for_each(|column| column.resize(rows, YesNo::Unknown));
        let Self { columns, lines, is_bad, kinds, ownerships, ratings, unions, .. } = self;
        for (place, column) in (0..).zip(columns.iter()) {
            let mut cells = Cells { part, ends, lines, place, is_bad };
            match *column {
                Column::Skipped => {}
                Column::Plain => cells.words((), &mut Vec::new(), |c| is_plain(c).then_some(())),
                Column::Empty => cells.words((), &mut Vec::new(), |c| c.is_empty().then_some(())),
                Column::Text(at) => {
                    cells
                        .read((0, 0), &mut batch.cells[at], |_, cell| Some((cell.start, cell.end)));
                }
                Column::Count(field) => {
                    cells.read(Count::MISSING, &mut batch.counts[field as usize], |part, cell| {
                        Count::new(number(part, cell)?)
                    });
                }
                Column::Year => cells.read(Year::UNKNOWN, &mut batch.year, year),
                Column::Kind => cells.words(Kind::Bad, &mut batch.kind, |c| {
                    kinds.get(c, |c| plain(c).and_then(cells::kind))
                }),
                Column::Ownership => {
                    cells.words(Ownership::Missing, &mut batch.ownership, |c| {
                        ownerships.get(c, |c| plain(c).and_then(cells::ownership))
                    });
                }
                Column::Rating => cells.words(Rating::Unrated, &mut batch.rating, |c| {
                    ratings.get(c, |c| plain(c).and_then(cells::rating))
                }),
                Column::Established => cells.words(Date::MISSING, &mut batch.established, |c| {
                    plain(c).and_then(cells::date).ok()
                }),
                Column::Union(at) => {
                    cells.words(YesNo::Unknown, &mut batch.unions[at], |c| {
                        unions.get(c, |c| plain(c).map(cells::yes_no))
                    });
                }
            }
        }
    }

    /// Marks the rows that say something that the careful path would have to: no name, no rating,
    /// counts that cannot be. The rated are the sum of the levels where there is no column of
    /// them.
    fn check(&mut self, part: &[u8], batch: &mut Batch) {
        for (is_bad, &(from, to)) in self.is_bad.iter_mut().zip(&batch.cells[NAME]) {
            // A name of a list has its sign before it; those outside ASCII begin with the bytes of
            // dashes and dots.
            *is_bad |= from == to
                || matches!(part.get(from as usize), Some(b'-' | b'+' | b'*' | 0xc2 | 0xe2));
        }
        for (is_bad, rating) in self.is_bad.iter_mut().zip(&batch.rating) {
            *is_bad |= !rating.is_rated();
        }
        let mut all_rated = std::mem::take(&mut batch.counts[CountField::MembersRated as usize]);
        all_rated.resize(self.is_bad.len(), Count::MISSING);
        let told = |field: CountField, row: usize| {
            batch.counts[field as usize].get(row).and_then(|count| count.wide())
        };
        for (row, (is_bad, rated)) in self.is_bad.iter_mut().zip(&mut all_rated).enumerate() {
            let sum = CountField::LEVELS
                .into_iter()
                .try_fold(0, |sum, level| Some(sum + told(level, row)?));
            if *rated == Count::MISSING {
                *rated = sum
                    .and_then(|sum| Count::new(u32::try_from(sum).ok()?))
                    .unwrap_or(Count::MISSING);
            }
            let rated = rated.wide();
            *is_bad |= sum.is_none() || rated != sum || rated > told(CountField::Members, row);
            for part in [CountField::AdmittedOwners, CountField::AdmittedLeaders] {
                *is_bad |= told(CountField::Admitted, row)
                    .is_some_and(|all| told(part, row).is_some_and(|part| part > all));
            }
        }
        batch.counts[CountField::MembersRated as usize] = all_rated;
    }

    /// Takes the bad rows out of the columns and leaves their lines to care.
    fn set_bad_aside(&self, ends: &Ends, batch: &mut Batch) {
        let is_bad = &self.is_bad;
        let mut good = 0;
        let mut good_before = Vec::with_capacity(is_bad.len());
        for is_bad in is_bad {
            good_before.push(good);
            good += usize::from(!is_bad);
        }
        for odd in &mut batch.odd {
            odd.after = good_before.get(odd.after).copied().unwrap_or(good);
        }
        for (row, line) in self.lines.iter().enumerate().filter(|(row, _)| is_bad[*row]) {
            let at = line.start as usize..ends.cells[line.last as usize] as usize;
            batch.odd.push(SlowLine {
                after: good_before[row],
                is_next: false,
                line: batch.lines[row],
                at,
            });
        }
        batch.odd.sort_unstable_by_key(|odd| odd.line);
        batch.keep(is_bad);
    }
}

/// A line of a part: where it starts, and the ends of its first and last cell by their places in
/// [`Ends::cells`].
#[derive(Debug, Clone, Copy)]
struct Line {
    start: u32,
    first: u32,
    last: u32,
}

/// The cells of one column.
struct Cells<'a> {
    part: &'a str,
    ends: &'a Ends,
    lines: &'a [Line],
    /// The column's place in its line.
    place: u32,
    is_bad: &'a mut [bool],
}

impl Cells<'_> {
    /// Reads each cell, whose place is given, into a column; where one is not what its column
    /// wants, its row is bad. A line may end before columns that have no heading: its cell is
    /// absent.
    fn read<T: Copy>(
        &mut self,
        absent: T,
        column: &mut Vec<T>,
        mut read: impl FnMut(&[u8], Range<u32>) -> Option<T>,
    ) {
        let (part, ends, place) = (self.part.as_bytes(), &self.ends.cells, self.place);
        column.clear();
        column.extend(self.lines.iter().zip(&mut *self.is_bad).map(|(line, is_bad)| {
            let at = line.first + place;
            if at > line.last {
                return absent;
            }
            let start = if place == 0 { line.start } else { ends[at as usize - 1] + 1 };
            read(part, start..ends[at as usize]).unwrap_or_else(|| {
                *is_bad = true;
                absent
            })
        }));
    }

    /// Likewise, cells that are words.
    fn words<T: Copy>(
        &mut self,
        absent: T,
        column: &mut Vec<T>,
        mut read: impl FnMut(&str) -> Option<T>,
    ) {
        let part = self.part;
        self.read(absent, column, |_, cell| read(&part[cell.start as usize..cell.end as usize]));
    }
}

fn plain(cell: &str) -> Result<&str, crate::domain::FindingKind> {
    if is_plain(cell) { Ok(cell) } else { Err(crate::domain::FindingKind::LostLetters) }
}

/// The eight bytes that hold `0` each.
const ZEROS: u64 = 0x3030_3030_3030_3030;

/// The number that a cell of one to nine digits is.
#[inline]
fn number(bytes: &[u8], cell: Range<u32>) -> Option<u32> {
    let cell = cell.start as usize..cell.end as usize;
    match (cell.len(), bytes.get(cell.start..).and_then(<[u8]>::first_chunk)) {
        (length @ 1..=8, Some(eight)) => {
            // All digits at once: the cell's, behind as many zeros as are missing.
            let wide =
                u64::from_le_bytes(*eight) << (64 - 8 * length) | ZEROS >> (8 * length - 8) >> 8;
            let high = 0xf0f0_f0f0_f0f0_f0f0;
            let is_digits =
                wide & high == ZEROS && wide.wrapping_add(0x0606_0606_0606_0606) & high == ZEROS;
            // Pairs, then fours, then all eight.
            let ones = wide & !high;
            let pairs = (ones.wrapping_mul(10) + (ones >> 8)) & 0x00ff_00ff_00ff_00ff;
            let fours = (pairs.wrapping_mul(100) + (pairs >> 16)) & 0x0000_ffff_0000_ffff;
            let all = fours.wrapping_mul(10_000) + (fours >> 32);
            is_digits.then(|| u32::try_from(all & 0xffff_ffff).unwrap_or(u32::MAX))
        }
        (1..=9, _) => {
            let mut value = 0u32;
            for byte in bytes.get(cell)? {
                value = value * 10 + u32::from(byte.is_ascii_digit().then(|| byte - b'0')?);
            }
            Some(value)
        }
        _ => None,
    }
}

fn year(bytes: &[u8], cell: Range<u32>) -> Option<Year> {
    if cell.end - cell.start == 4 { Year::new(u64::from(number(bytes, cell)?)) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_cell_of_digits_is_its_number(before in "[0-9,]{0,3}", cell in "[0-9]{0,10}|[0-9/:.a ]{1,9}", after in "[,0-9]{0,12}") {
            let text = format!("{before}{cell}{after}");
            let expected = if (1..=9).contains(&cell.len()) && cell.bytes().all(|b| b.is_ascii_digit()) { cell.parse().ok() } else { None };
            let place = |at: usize| u32::try_from(at).unwrap();
            let from = place(before.len());
            prop_assert_eq!(number(text.as_bytes(), from..from + place(cell.len())), expected);
        }
    }
}
