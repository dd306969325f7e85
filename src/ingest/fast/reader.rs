//! The fast path: reads the lines of a chunk column by column.
//!
//! It accepts a row only if the slow path would read the same values from it and find nothing. All
//! other lines are listed in [`Batch::slow_lines`] for the slow path, so that both paths give the
//! same data set. `chunks` runs this on all cores; `table_reader` merges the batches in order.

use super::batch::{self, Batch, NotFastReadable, SlowLine, TextLayout};
use super::cells::{Cells, Line, full_date, number, plain, year};
use crate::domain::{
    Count, CountField, Date, Field, FindingKind, Kind, Meaning, Ownership, Rating, Table,
    UnratedReason, Year, YesNo, is_plain,
};
use crate::ingest::cells;
use crate::ingest::fast::delimiters::{Ends, Quotes};
use crate::ingest::header::layout::{Layout, MAX_COLUMNS};
use crate::ingest::row::own_column::may_be_own_row;
use crate::ingest::row::records::is_open;
use crate::ingest::row::unit::is_unit_by_name;
use std::ops::Range;

/// How a column is read.
#[derive(Debug, Clone, Copy)]
enum Column {
    /// Not read: personal, unknown or blank.
    Skipped,
    /// Checked for control characters only: the numbering.
    Plain,
    /// Blank in a fast row: its value would have to be compared with others.
    Empty,
    Count(CountField),
    Text(usize),
    Year,
    Kind,
    Ownership,
    Rating,
    Established,
    TradeUnion,
    YouthUnion,
}

/// The values of words that were read before. A column has few words, which repeat in almost every
/// row.
#[derive(Debug, Clone)]
struct WordCache<T>(Vec<(Box<str>, T)>);

impl<T: Copy> WordCache<T> {
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

/// The value of a rating's cell; an error where the reason for being unrated is to be kept.
fn rating(cell: &str) -> Result<Rating, FindingKind> {
    let rating = plain(cell).and_then(cells::rating)?;
    let is_kept =
        rating == Rating::Unrated && cells::unrated_reason(cell) != UnratedReason::NotRated;
    if is_kept { Err(FindingKind::UnknownRating(None)) } else { Ok(rating) }
}

/// The value of a yes/no cell that the slow path would not empty, if it is yes or no.
fn yes_no(cell: &str) -> Result<YesNo, FindingKind> {
    if cells::is_error_value(cell) || cells::is_null_word(cell) {
        return Err(FindingKind::SpreadsheetError);
    }
    match plain(cell).map(cells::yes_no)? {
        YesNo::Unknown => Err(FindingKind::NotYesOrNo),
        has => Ok(has),
    }
}

/// The date of a cell, in any form that the slow path reads.
fn date(chunk: &str, cell: Range<u32>) -> Option<Date> {
    let text = &chunk[cell.start as usize..cell.end as usize];
    full_date(chunk.as_bytes(), cell).or_else(|| plain(text).and_then(cells::date).ok())
}

/// None for a cell that may be an error value.
fn without_error(cell: &str) -> Option<()> {
    (!cells::may_be_error_value(cell)).then_some(())
}

/// True for a first cell that is no label of a total or a note: it is a year, a number or an id.
fn is_no_label(cell: &str) -> bool {
    cell.bytes().any(|byte| byte.is_ascii_digit()) && !cell.contains(' ')
}

/// Reads the lines of one file.
#[derive(Debug, Clone)]
pub struct ChunkReader {
    columns: Vec<Column>,
    delimiter: u8,
    /// How many cells a row has.
    width: usize,
    /// The file's year, where there is no column.
    year: Option<Year>,
    table: Table,
    needs_kind: bool,
    kinds: WordCache<Kind>,
    ownerships: WordCache<Ownership>,
    ratings: WordCache<Rating>,
    unions: WordCache<YesNo>,
    text_layout: TextLayout,
    /// The lines of the chunk in hand that may be fast rows, and which of them are not.
    lines: Vec<Line>,
    is_slow: Vec<bool>,
    /// Where the cells and lines of the chunk in hand end.
    ends: Ends,
    /// What the quotes of each line of the chunk are; empty where it has none.
    quotes: Vec<Quotes>,
}

impl ChunkReader {
    /// A reader for a table of organisations or of branches; None for a layout that the fast path
    /// never reads.
    pub fn new(layout: &Layout, delimiter: u8, width: usize, year: Option<Year>) -> Option<Self> {
        let table = layout.table.filter(|table| *table != Table::Enterprises)?;
        let has_paired_lines = layout.line_labels.is_some() || layout.is_split;
        let has_values_elsewhere = !layout.ticked.is_empty() || !layout.joined.is_empty();
        if layout.is_people_list || has_values_elsewhere || has_paired_lines {
            return None;
        }
        let column = |meaning: &Meaning| {
            Some(match meaning {
                Meaning::Tick(_) => return None,
                Meaning::Percent => Column::Empty,
                Meaning::Numbering => Column::Plain,
                Meaning::Personal | Meaning::Blank | Meaning::Unused | Meaning::Unknown => {
                    Column::Skipped
                }
                Meaning::Field(field) if !field.is_of(table) => Column::Skipped,
                Meaning::Field(field) => match (CountField::of(*field), field) {
                    (Some(count), _) => Column::Count(count),
                    (None, Field::Id) => Column::Text(batch::ID),
                    (None, Field::Name) => Column::Text(batch::NAME),
                    (None, Field::Parent) => Column::Text(batch::PARENT),
                    (None, Field::Zone) => Column::Text(batch::ZONE),
                    (None, Field::District) => Column::Text(batch::DISTRICT),
                    (None, Field::DataNote) => Column::Text(batch::NOTE),
                    (None, Field::Year) => Column::Year,
                    (None, Field::Kind) => Column::Kind,
                    (None, Field::Ownership) => Column::Ownership,
                    (None, Field::Rating) => Column::Rating,
                    (None, Field::Established) => Column::Established,
                    (None, Field::TradeUnion) => Column::TradeUnion,
                    (None, Field::YouthUnion) => Column::YouthUnion,
                    _ => return None,
                },
            })
        };
        let columns: Vec<Column> = layout.columns.iter().map(column).collect::<Option<_>>()?;
        let text = |column: &Column| if let Column::Text(at) = column { Some(*at) } else { None };
        let text_columns: Vec<Option<usize>> = columns.iter().map(text).collect();
        let has = |field| layout.column(field).is_some();
        let is_whole =
            has(Field::Rating) && has(Field::Name) && (has(Field::Year) || year.is_some());
        is_whole.then_some(Self {
            columns,
            delimiter,
            width,
            year: year.filter(|_| !has(Field::Year)),
            table,
            needs_kind: table == Table::Organisations && !has(Field::Kind),
            kinds: WordCache::new(),
            ownerships: WordCache::new(),
            ratings: WordCache::new(),
            unions: WordCache::new(),
            text_layout: TextLayout::new(delimiter, &text_columns),
            lines: Vec::new(),
            is_slow: Vec::new(),
            ends: Ends::default(),
            quotes: Vec::new(),
        })
    }

    /// Reads the lines of a chunk.
    ///
    /// # Errors
    /// Where a quote is open at the end of a line: its cell may go on.
    pub fn read_chunk(&mut self, chunk: &str, batch: &mut Batch) -> Result<(), NotFastReadable> {
        u32::try_from(chunk.len()).map_err(|_| NotFastReadable)?;
        let mut ends = std::mem::take(&mut self.ends);
        ends.find(chunk.as_bytes(), self.delimiter);
        let has_quotes = memchr::memchr(b'"', chunk.as_bytes()).is_some();
        self.quotes = if has_quotes { ends.join_quoted(chunk.as_bytes()) } else { Vec::new() };
        let done = self.read_lines(chunk, &ends, batch);
        batch.text_layout.clone_from(&self.text_layout);
        self.ends = ends;
        done
    }

    /// Finds the lines that may be fast rows, reads them column by column, and defers those that
    /// turn out not to be to the slow path.
    fn read_lines(
        &mut self,
        chunk: &str,
        ends: &Ends,
        batch: &mut Batch,
    ) -> Result<(), NotFastReadable> {
        self.lines.clear();
        let bytes = chunk.as_bytes();
        let (mut start, mut first) = (0, 0);
        for (number, &last) in ends.lines.iter().enumerate() {
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
            let quotes = self.quotes.get(number).copied().unwrap_or(Quotes::None);
            if quotes == Quotes::Other && is_open(&chunk[at.clone()], self.delimiter) {
                return Err(NotFastReadable);
            }
            if quotes != Quotes::Other && self.may_be_fast(&line, ends) {
                self.lines.push(line);
                batch.units.line.push(batch.line_count);
                batch.starts.push(line.start);
            } else {
                batch.slow_lines.push(SlowLine {
                    after: batch.units.line.len(),
                    is_next: false,
                    line: batch.line_count,
                    at,
                });
            }
            batch.line_count = batch.line_count.saturating_add(1);
        }
        self.is_slow.clear();
        self.is_slow.resize(self.lines.len(), self.needs_kind);
        self.fill(chunk, ends, batch);
        self.check(chunk, ends, batch);
        if self.is_slow.contains(&true) {
            self.defer_slow_rows(ends, batch);
        }
        Ok(())
    }

    /// Whether a line has as many cells as a row has, and nothing beyond its columns.
    fn may_be_fast(&self, line: &Line, ends: &Ends) -> bool {
        let cells = (line.last - line.first) as usize + 1;
        let beyond = cells.saturating_sub(self.columns.len());
        let last_column = line.last as usize - beyond;
        // Delimiters behind the last column, with nothing between them.
        let has_empty_cells_only =
            || (ends.cells[line.last as usize] - ends.cells[last_column]) as usize == beyond;
        cells >= self.width && cells <= MAX_COLUMNS && (beyond == 0 || has_empty_cells_only())
    }

    /// Reads the columns. Of texts only the ranges are noted.
    fn fill(&mut self, chunk: &str, ends: &Ends, batch: &mut Batch) {
        let may_have_errors = cells::may_be_error_value(chunk);
        let rows = self.lines.len();
        batch.units.year.resize(rows, self.year.unwrap_or(Year::UNKNOWN));
        batch.units.kind.resize(rows, Kind::Bad);
        batch.units.ownership.resize(rows, Ownership::Missing);
        batch.units.rating.resize(rows, Rating::Unrated);
        let has_quotes = !self.quotes.is_empty();
        let Self { columns, lines, is_slow, kinds, ownerships, ratings, unions, .. } = self;
        for (place, column) in (0..).zip(columns.iter()) {
            let mut cells = Cells { chunk, ends, lines, place, has_quotes, is_slow };
            match *column {
                Column::Skipped if !may_have_errors => {}
                Column::Skipped => cells.words((), &mut Vec::new(), without_error),
                Column::Plain => cells.words((), &mut Vec::new(), |c| {
                    (is_plain(c) && !cells::is_error_value(c)).then_some(())
                }),
                Column::Empty => cells.words((), &mut Vec::new(), |c| c.is_empty().then_some(())),
                Column::Text(at) => {
                    cells
                        .read((0, 0), &mut batch.cells[at], |_, cell| Some((cell.start, cell.end)));
                }
                Column::Count(field) => {
                    cells.read(
                        Count::MISSING,
                        &mut batch.units.counts[field as usize],
                        |bytes, cell| Count::new(number(bytes, cell)?),
                    );
                }
                Column::Year => cells.read(Year::UNKNOWN, &mut batch.units.year, year),
                Column::Kind => cells.words(Kind::Bad, &mut batch.units.kind, |c| {
                    kinds.get(c, |c| plain(c).and_then(cells::kind))
                }),
                Column::Ownership => {
                    cells.words(Ownership::Missing, &mut batch.units.ownership, |c| {
                        ownerships.get(c, |c| match plain(c).and_then(cells::ownership) {
                            // A dash is no part of a merged cell.
                            Ok(Ownership::Missing) if !c.is_empty() => Err(()),
                            read => read.map_err(|_| ()),
                        })
                    });
                }
                Column::Rating => cells
                    .words(Rating::Unrated, &mut batch.units.rating, |c| ratings.get(c, rating)),
                Column::Established => {
                    cells.read(Date::MISSING, &mut batch.units.established, |_, cell| {
                        date(chunk, cell)
                    });
                }
                Column::TradeUnion => {
                    cells.words(YesNo::Unknown, &mut batch.units.trade_union, |c| {
                        unions.get(c, yes_no)
                    });
                }
                Column::YouthUnion => {
                    cells.words(YesNo::Unknown, &mut batch.units.youth_union, |c| {
                        unions.get(c, yes_no)
                    });
                }
            }
        }
        batch.has_bare_kinds = kinds.0.iter().any(|(word, _)| cells::is_bare_cell_kind(word));
    }

    /// Marks the rows in which the slow path would find something: no name, no rating, impossible
    /// counts.
    fn check(&mut self, chunk: &str, ends: &Ends, batch: &mut Batch) {
        let text = |(from, to): batch::Span| chunk.get(from as usize..to as usize).unwrap_or("");
        let bytes = chunk.as_bytes();
        for (is_slow, &(from, to)) in self.is_slow.iter_mut().zip(&batch.cells[batch::NAME]) {
            // A name in a list may start with a sign; dashes and dots outside ASCII start with
            // these bytes.
            *is_slow |= from == to
                || matches!(bytes.get(from as usize), Some(b'-' | b'+' | b'*' | 0xc2 | 0xe2))
                // How many units a row sums up: `2 chi bộ`.
                || bytes.get(from as usize).is_some_and(u8::is_ascii_digit);
        }
        for at in [batch::ID, batch::PARENT] {
            for (is_slow, &(_, to)) in self.is_slow.iter_mut().zip(&batch.cells[at]) {
                // The exponent of a collapsed id.
                *is_slow |= bytes.get((to as usize).wrapping_sub(3)) == Some(&b'+');
            }
        }
        if self.table == Table::Branches {
            // It may be the committee's own row, or a total with its rating.
            let parents = &batch.cells[batch::PARENT];
            let names = batch.cells[batch::NAME].iter().enumerate();
            for (is_slow, (row, name)) in self.is_slow.iter_mut().zip(names) {
                let parent = parents.get(row).copied().unwrap_or_default();
                *is_slow |= may_be_own_row(text(parent), text(*name));
            }
            // It may be a group that is known by its sums.
            let rows = batch.units.rating.iter().zip(&batch.cells[batch::PARENT]);
            for (is_slow, (rating, (from, to))) in self.is_slow.iter_mut().zip(rows) {
                *is_slow |= *rating == Rating::Unrated && from == to;
            }
        }
        let rows = self.lines.iter().zip(&batch.units.rating).zip(&batch.cells[batch::NAME]);
        for (is_slow, ((line, rating), name)) in self.is_slow.iter_mut().zip(rows) {
            let is_unit = || {
                let first = &chunk[line.start as usize..ends.cells[line.first as usize] as usize];
                is_no_label(first) && is_unit_by_name(self.table, text(*name))
            };
            *is_slow = *is_slow || !(rating.is_rated() || *rating == Rating::Unrated && is_unit());
        }
        self.check_counts(batch);
    }

    /// Marks the rows whose counts contradict each other, or lack one that a rated unit has. Where
    /// there is no column of the rated, they are the sum of the levels.
    fn check_counts(&mut self, batch: &mut Batch) {
        let rows = self.is_slow.len();
        let counts = &mut batch.units.counts;
        let mut all_rated = std::mem::take(&mut counts[CountField::MembersRated as usize]);
        all_rated.resize(rows, Count::MISSING);
        let column = |field: CountField| counts[field as usize].get(..rows);
        let [excellent, good, satisfactory, unsatisfactory] = CountField::LEVELS.map(column);
        let levels = excellent.zip(good).zip(satisfactory).zip(unsatisfactory);
        if let Some(((((excellent, good), satisfactory), unsatisfactory), members)) =
            levels.zip(column(CountField::Members))
        {
            for (row, (is_slow, rated)) in self.is_slow.iter_mut().zip(&mut all_rated).enumerate() {
                let levels = [excellent[row], good[row], satisfactory[row], unsatisfactory[row]];
                let sum = levels.iter().try_fold(0, |sum, level| Some(sum + level.wide()?));
                if *rated == Count::MISSING {
                    let sum = sum.and_then(|sum| Count::new(u32::try_from(sum).ok()?));
                    *rated = sum.unwrap_or_default();
                }
                let rated = rated.wide();
                *is_slow |= sum.is_none() || rated != sum || rated > members[row].wide();
            }
        } else {
            self.is_slow.fill(true);
        }
        if let Some(admitted) = column(CountField::Admitted) {
            for part in [CountField::AdmittedOwners, CountField::AdmittedLeaders] {
                let parts = column(part).unwrap_or_default().iter().zip(admitted);
                for (is_slow, (part, all)) in self.is_slow.iter_mut().zip(parts) {
                    *is_slow |= all.get().is_some_and(|all| part.get() > Some(all));
                }
            }
        }
        counts[CountField::MembersRated as usize] = all_rated;
    }

    /// Moves the bad rows from the columns to the slow lines.
    fn defer_slow_rows(&self, ends: &Ends, batch: &mut Batch) {
        let is_slow = &self.is_slow;
        let mut fast = 0;
        let mut fast_before = Vec::with_capacity(is_slow.len());
        for is_slow in is_slow {
            fast_before.push(fast);
            fast += usize::from(!is_slow);
        }
        for slow in &mut batch.slow_lines {
            slow.after = fast_before.get(slow.after).copied().unwrap_or(fast);
        }
        for (row, line) in self.lines.iter().enumerate().filter(|(row, _)| is_slow[*row]) {
            let at = line.start as usize..ends.cells[line.last as usize] as usize;
            batch.slow_lines.push(SlowLine {
                after: fast_before[row],
                is_next: false,
                line: batch.units.line[row],
                at,
            });
        }
        batch.slow_lines.sort_unstable_by_key(|slow| slow.line);
        batch.remove(is_slow);
    }
}
