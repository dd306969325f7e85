//! The tidy case: a row whose every cell is plainly what its column wants, read without a second look.
//!
//! A row that is anything else is left to the careful path of `file`, so that both give one result: what is read here is what that
//! path would read, and it would find nothing to say. `parts` reads lines here on all cores; `file` takes them in their order.

use super::cells;
use super::layout::Layout;
use super::parts::Unfit;
use super::rows::is_open;
use crate::domain::{
    Count, CountField, Date, Field, Kind, Meaning, Ownership, Rating, Table, Text, TextPool, Year, YesNo, is_plain, is_plainly_plain,
};
use std::ops::Range;

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

/// The texts of a tidy row, by their place in [`Tidy::texts`].
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

/// A row, parsed.
#[derive(Debug, Clone, Copy)]
pub struct Tidy<'t> {
    pub texts: [&'t str; 6],
    pub counts: [Count; CountField::LEN],
    pub year: Year,
    pub kind: Kind,
    pub ownership: Ownership,
    pub rating: Rating,
    pub established: Date,
    pub unions: [YesNo; 2],
}

/// Columns of tidy rows that were read together, all as long as there are rows or empty, and the lines between them that need care.
#[derive(Debug, Default)]
pub struct Batch {
    /// The bytes that were read.
    pub bytes: Vec<u8>,
    /// Where the lines start in them.
    pub start: usize,
    /// How many lines there are, tidy or not.
    pub line_count: u32,
    /// For each row its line, from 0.
    pub lines: Vec<u32>,
    /// Texts, by the numbers that the thread gave them; empty where the file has no such column.
    pub texts: [Vec<Text>; 6],
    /// Counts; empty where the file has no such column.
    pub counts: [Vec<Count>; CountField::LEN],
    pub year: Vec<Year>,
    pub kind: Vec<Kind>,
    pub ownership: Vec<Ownership>,
    pub rating: Vec<Rating>,
    pub established: Vec<Date>,
    pub unions: [Vec<YesNo>; 2],
    /// Lines that need care, in their order.
    pub odd: Vec<OddLine>,
    /// The texts that the thread met here first, end to end, and where each ends.
    pub fresh: String,
    pub fresh_ends: Vec<u32>,
}

/// A line that needs care.
#[derive(Debug, Clone)]
pub struct OddLine {
    /// How many tidy rows stand before it.
    pub after: usize,
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
            lines,
            texts,
            counts,
            year,
            kind,
            ownership,
            rating,
            established,
            unions,
            odd,
            fresh,
            fresh_ends,
        } = self;
        *line_count = 0;
        lines.clear();
        texts.iter_mut().for_each(Vec::clear);
        counts.iter_mut().for_each(Vec::clear);
        year.clear();
        kind.clear();
        ownership.clear();
        rating.clear();
        established.clear();
        unions.iter_mut().for_each(Vec::clear);
        odd.clear();
        fresh.clear();
        fresh_ends.clear();
    }

    /// A line that needs care; None where it is no text, which its part was checked to be.
    pub fn odd_line(&self, line: &OddLine) -> Option<&str> {
        std::str::from_utf8(self.bytes.get(self.start + line.at.start..self.start + line.at.end)?).ok()
    }
}

/// The texts that a thread has met, all of them plain.
///
/// Years come one after the other, with the same units in the same order: the text that stood at a place last time is looked at first.
#[derive(Debug, Default)]
pub struct Known {
    pub texts: TextPool,
    /// For each id the id of the row below, and its committee.
    below: Vec<Text>,
    parents: Vec<Text>,
    last: [Text; 6],
}

/// Notes what stands beside a text.
fn note(column: &mut Vec<Text>, beside: Text, text: Text) {
    let at = beside.0 as usize;
    if column.len() <= at {
        column.resize((at + 1).next_power_of_two(), Text::EMPTY);
    }
    column[at] = text;
}

impl Known {
    /// The numbers of a row's texts; None where one is to be read with care.
    fn row(&mut self, columns: &[usize], row: &Tidy) -> Option<[Text; 6]> {
        // A question mark may stand for a letter that was lost.
        let takes = |text: &str| is_plainly_plain(text) && !text.as_bytes().contains(&b'?');
        let mut numbers = [Text::EMPTY; 6];
        for &at in columns {
            let beside = |column: &[Text], text: Text| column.get(text.0 as usize).copied().unwrap_or_default();
            let likely = match at {
                ID => beside(&self.below, self.last[ID]),
                // A name was met with its id for the first time.
                NAME => numbers[ID].next(),
                PARENT => beside(&self.parents, numbers[ID]),
                _ => self.last[at],
            };
            numbers[at] = self.texts.intern_likely(likely, row.texts[at], takes)?;
            if numbers[at] != likely {
                match at {
                    ID => note(&mut self.below, self.last[ID], numbers[ID]),
                    PARENT => note(&mut self.parents, numbers[ID], numbers[PARENT]),
                    _ => {}
                }
            }
        }
        self.last = numbers;
        Some(numbers)
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
    /// The texts and counts that a row has.
    texts: Vec<usize>,
    counts: Vec<CountField>,
    kinds: Memo<Kind>,
    ownerships: Memo<Ownership>,
    ratings: Memo<Rating>,
    unions: Memo<YesNo>,
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
        let texts = (0..=NOTE).filter(|at| columns.iter().any(|c| matches!(c, Column::Text(own) if own == at))).collect();
        let has_count = |count: CountField| columns.iter().any(|c| matches!(c, Column::Count(own) if *own == count));
        // The rated are worked out from the levels where there is no column.
        let counts = CountField::ALL.iter().map(|(count, _)| *count).filter(|c| has_count(*c) || *c == CountField::MembersRated).collect();
        let has = |field| layout.column(field).is_some();
        let is_whole = has(Field::Rating) && has(Field::Name) && (has(Field::Year) || year.is_some());
        is_whole.then_some(Self {
            columns,
            delimiter,
            width,
            year: year.filter(|_| !has(Field::Year)),
            texts,
            counts,
            needs_kind: table == Table::Organisations && !has(Field::Kind),
            kinds: Memo::new(),
            ownerships: Memo::new(),
            ratings: Memo::new(),
            unions: Memo::new(),
        })
    }

    /// Reads the lines of a part.
    ///
    /// # Errors
    /// Where a quote is open at the end of a line: its cell may go on.
    pub fn read_part(&mut self, part: &str, known: &mut Known, batch: &mut Batch) -> Result<(), Unfit> {
        let bytes = part.as_bytes();
        let has_quotes = memchr::memchr(b'"', bytes).is_some();
        let mut at = 0;
        while at < bytes.len() {
            let end = memchr::memchr2(b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |n| at + n);
            let line = &part[at..end];
            if !line.is_empty() {
                let is_quoted = has_quotes && line.contains('"');
                if is_quoted && is_open(line, self.delimiter) {
                    return Err(Unfit);
                }
                let row = if is_quoted { None } else { self.tidy(line) };
                if row.and_then(|row| self.put(&row, known, batch)).is_none() {
                    batch.odd.push(OddLine { after: batch.lines.len(), line: batch.line_count, at: at..end });
                }
            }
            batch.line_count = batch.line_count.saturating_add(1);
            at = end + if bytes[end..].starts_with(b"\r\n") { 2 } else { 1 };
        }
        Ok(())
    }

    /// Puts a row into the batch; None where one of its texts is to be read with care.
    fn put(&self, row: &Tidy, known: &mut Known, batch: &mut Batch) -> Option<()> {
        let texts = known.row(&self.texts, row)?;
        batch.lines.push(batch.line_count);
        for &at in &self.texts {
            batch.texts[at].push(texts[at]);
        }
        for &field in &self.counts {
            batch.counts[field as usize].push(row.counts[field as usize]);
        }
        batch.year.push(row.year);
        batch.kind.push(row.kind);
        batch.ownership.push(row.ownership);
        batch.rating.push(row.rating);
        batch.established.push(row.established);
        for (column, union) in batch.unions.iter_mut().zip(row.unions) {
            column.push(union);
        }
        Some(())
    }

    fn tidy<'t>(&mut self, line: &'t str) -> Option<Tidy<'t>> {
        if self.needs_kind {
            return None;
        }
        let mut row = Tidy {
            texts: [""; 6],
            counts: [Count::MISSING; CountField::LEN],
            year: self.year.unwrap_or(Year::UNKNOWN),
            kind: Kind::Bad,
            ownership: Ownership::Missing,
            rating: Rating::Unrated,
            established: Date::MISSING,
            unions: [YesNo::Unknown; 2],
        };
        let bytes = line.as_bytes();
        let mut cells = 0;
        let mut from = 0;
        // Cells are short: a plain loop is quicker than looking for each delimiter by itself.
        while from <= bytes.len() {
            let end = bytes[from..].iter().position(|b| *b == self.delimiter).map_or(bytes.len(), |n| from + n);
            let cell = &line[from..end];
            from = end + 1;
            let Some(column) = self.columns.get(cells) else {
                // Trailing delimiters.
                if !cell.is_empty() {
                    return None;
                }
                cells += 1;
                continue;
            };
            cells += 1;
            match *column {
                Column::Skipped => {}
                Column::Plain => is_plain(cell).then_some(())?,
                Column::Empty => cell.is_empty().then_some(())?,
                Column::Count(field) => row.counts[field as usize] = digits(cell)?,
                Column::Text(at) => row.texts[at] = cell,
                Column::Year => row.year = year(cell)?,
                Column::Kind => row.kind = self.kinds.get(cell, |c| plain(c).and_then(cells::kind))?,
                Column::Ownership => row.ownership = self.ownerships.get(cell, |c| plain(c).and_then(cells::ownership))?,
                Column::Rating => row.rating = self.ratings.get(cell, |c| plain(c).and_then(cells::rating))?,
                Column::Established => row.established = plain(cell).and_then(cells::date).ok()?,
                Column::Union(at) => row.unions[at] = self.unions.get(cell, |c| plain(c).map(cells::yes_no))?,
            }
        }
        let counts = row.counts;
        let told = |field: CountField| counts[field as usize].get();
        if cells < self.width || cells > super::rows::MAX_CELLS || row.texts[NAME].is_empty() || !row.rating.is_rated() {
            return None;
        }
        // Counts that cannot be are for the careful path to tell.
        let mut sum = 0;
        for level in CountField::LEVELS {
            sum += u64::from(told(level)?);
        }
        let rated = match told(CountField::MembersRated) {
            Some(rated) => rated,
            None => u32::try_from(sum).ok()?,
        };
        if u64::from(rated) != sum || rated > told(CountField::Members)? {
            return None;
        }
        row.counts[CountField::MembersRated as usize] = Count::new(rated)?;
        let admitted = told(CountField::Admitted);
        let mut parts = [CountField::AdmittedOwners, CountField::AdmittedLeaders].into_iter().filter_map(told);
        parts.all(|part| admitted.is_none_or(|all| part <= all)).then_some(row)
    }
}

fn plain(cell: &str) -> Result<&str, crate::domain::What> {
    if is_plain(cell) { Ok(cell) } else { Err(crate::domain::What::LostLetters) }
}

/// A count of one to nine digits.
fn digits(cell: &str) -> Option<Count> {
    let bytes = cell.as_bytes();
    if !(1..=9).contains(&bytes.len()) {
        return None;
    }
    let mut value = 0u32;
    for byte in bytes {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + u32::from(digit);
    }
    Count::new(value)
}

fn year(cell: &str) -> Option<Year> {
    if cell.len() == 4 { Year::new(u64::from(digits(cell)?.get()?)) } else { None }
}
