//! The tidy case: a row whose every cell is plainly what its column wants, read without a second look.
//!
//! A row that is anything else is left to the careful path of `file`, so that both give one result: what is read here is what that
//! path would read, and it would find nothing to say. `parts` reads lines here on all cores; `file` takes them in their order.

use super::cells;
use super::ends::Ends;
use super::layout::Layout;
use super::parts::Unfit;
use super::rows::is_open;
use crate::domain::{Count, CountField, Date, Field, Kind, Meaning, Ownership, Rating, Table, Text, Year, YesNo, is_plain};
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

/// A row, parsed.
#[derive(Debug, Clone, Copy)]
struct Tidy {
    texts: [Span; TEXTS],
    counts: [Count; CountField::LEN],
    year: Year,
    kind: Kind,
    ownership: Ownership,
    rating: Rating,
    established: Date,
    unions: [YesNo; 2],
}

/// Which columns of a file stand from its first text to its last. Two lines whose bytes from there to there are the same have the
/// same texts, where their files have this the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stand {
    delimiter: u8,
    /// For each column the place of its text in [`Batch::texts`].
    columns: Arc<[Option<usize>]>,
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
    /// For each row where its line starts, from [`Batch::start`] on.
    pub starts: Vec<u32>,
    /// The cells of texts; empty where the file has no such column.
    pub cells: [Vec<Span>; TEXTS],
    /// How the texts stand in a line.
    pub stand: Stand,
    /// The numbers of the texts, given by `recall` to the rows in their order; empty where the file has no such column.
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
    pub odd: Vec<OddLine>,
}

/// A line that needs care.
#[derive(Debug, Clone)]
pub struct OddLine {
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

    /// The bytes of a cell.
    pub fn cell(&self, (from, to): Span) -> &[u8] {
        self.bytes.get(self.start + from as usize..self.start + to as usize).unwrap_or_default()
    }

    /// The bytes of a row from its first text to its last.
    pub fn all_texts(&self, row: usize) -> &[u8] {
        let cell = |column: Option<&Option<usize>>| column.copied().flatten().and_then(|at| self.cells[at].get(row));
        let columns = &self.stand.columns;
        cell(columns.first()).zip(cell(columns.last())).map_or(&[], |((from, _), (_, to))| self.cell((*from, *to)))
    }

    /// Leaves a row to be read with care; rows come here in their order.
    pub fn set_aside(&mut self, row: usize) {
        let from = self.starts[row] as usize;
        let rest = &self.bytes[self.start + from..];
        let length = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let odd = OddLine { after: row, is_next: true, line: self.lines[row], at: from..from + length };
        let place = self.odd.partition_point(|other| other.after <= row);
        self.odd.insert(place, odd);
    }

    /// A line that needs care; None where it is no text, which its part was checked to be.
    pub fn odd_line(&self, line: &OddLine) -> Option<&str> {
        std::str::from_utf8(self.bytes.get(self.start + line.at.start..self.start + line.at.end)?).ok()
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
    has_established: bool,
    /// The texts and counts that a row has.
    texts: Vec<usize>,
    counts: Vec<CountField>,
    kinds: Memo<Kind>,
    ownerships: Memo<Ownership>,
    ratings: Memo<Rating>,
    unions: Memo<YesNo>,
    stand: Stand,
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
        let mut standing: Vec<Option<usize>> = columns.iter().map(text).skip_while(Option::is_none).collect();
        standing.truncate(standing.iter().rposition(Option::is_some).map_or(0, |last| last + 1));
        let texts = (0..=NOTE).filter(|at| columns.iter().any(|c| matches!(c, Column::Text(own) if own == at))).collect();
        let has_count = |count: CountField| columns.iter().any(|c| matches!(c, Column::Count(own) if *own == count));
        // The rated are worked out from the levels where there is no column.
        let counts = CountField::ALL.iter().map(|(count, _)| *count).filter(|c| has_count(*c) || *c == CountField::MembersRated).collect();
        let has = |field| layout.column(field).is_some();
        let is_whole = has(Field::Rating) && has(Field::Name) && (has(Field::Year) || year.is_some());
        is_whole.then_some(Self {
            has_established: has(Field::Established),
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
            stand: Stand { delimiter, columns: standing.into() },
            ends: Ends::default(),
        })
    }

    /// Reads the lines of a part.
    ///
    /// # Errors
    /// Where a quote is open at the end of a line: its cell may go on.
    pub fn read_part(&mut self, part: &str, batch: &mut Batch) -> Result<(), Unfit> {
        u32::try_from(part.len()).map_err(|_| Unfit)?;
        batch.stand.clone_from(&self.stand);
        let mut ends = std::mem::take(&mut self.ends);
        ends.find(part.as_bytes(), self.delimiter);
        let done = self.read_lines(part, &ends, batch);
        self.ends = ends;
        done
    }

    fn read_lines(&mut self, part: &str, ends: &Ends, batch: &mut Batch) -> Result<(), Unfit> {
        let bytes = part.as_bytes();
        let has_quotes = memchr::memchr(b'"', bytes).is_some();
        // Where the line starts, and which cell is its first.
        let (mut start, mut first) = (0u32, 0);
        for &last in &ends.lines {
            let cells = &ends.cells[first..=last as usize];
            let end = ends.cells[last as usize];
            let at = start as usize..end as usize;
            (start, first) = (end + 1, last as usize + 1);
            if at.is_empty() {
                // LF after CR ends no line of its own.
                let is_rest = bytes.get(at.end) == Some(&b'\n') && at.start > 0 && bytes[at.start - 1] == b'\r';
                batch.line_count = batch.line_count.saturating_add(u32::from(!is_rest));
                continue;
            }
            let is_quoted = has_quotes && memchr::memchr(b'"', &bytes[at.clone()]).is_some();
            if is_quoted && is_open(&part[at.clone()], self.delimiter) {
                return Err(Unfit);
            }
            match if is_quoted { None } else { self.tidy(part, at.start, cells) } {
                Some(row) => self.put(&row, end - place(at.len()), batch),
                None => batch.odd.push(OddLine { after: batch.lines.len(), is_next: false, line: batch.line_count, at }),
            }
            batch.line_count = batch.line_count.saturating_add(1);
        }
        Ok(())
    }

    fn put(&self, row: &Tidy, start: u32, batch: &mut Batch) {
        batch.lines.push(batch.line_count);
        batch.starts.push(start);
        for &at in &self.texts {
            batch.cells[at].push(row.texts[at]);
        }
        for &field in &self.counts {
            batch.counts[field as usize].push(row.counts[field as usize]);
        }
        batch.year.push(row.year);
        batch.kind.push(row.kind);
        batch.ownership.push(row.ownership);
        batch.rating.push(row.rating);
        if self.has_established {
            batch.established.push(row.established);
        }
        for (column, union) in batch.unions.iter_mut().zip(row.unions) {
            column.push(union);
        }
    }

    /// Reads a line of a part that starts at `start` and whose cells end at `ends`; its texts are not looked at.
    fn tidy(&mut self, part: &str, start: usize, ends: &[u32]) -> Option<Tidy> {
        if self.needs_kind || ends.len() < self.width || ends.len() > super::rows::MAX_CELLS {
            return None;
        }
        let mut row = Tidy {
            texts: [(0, 0); TEXTS],
            counts: [Count::MISSING; CountField::LEN],
            year: self.year.unwrap_or(Year::UNKNOWN),
            kind: Kind::Bad,
            ownership: Ownership::Missing,
            rating: Rating::Unrated,
            established: Date::MISSING,
            unions: [YesNo::Unknown; 2],
        };
        let mut from = start;
        for (column, &end) in self.columns.iter().zip(ends) {
            let own = from..end as usize;
            from = own.end + 1;
            match *column {
                Column::Count(field) => row.counts[field as usize] = digits(part.as_bytes(), own)?,
                Column::Text(at) => row.texts[at] = (place(own.start), end),
                Column::Skipped => {}
                Column::Year => row.year = year(part.as_bytes(), own)?,
                Column::Plain => is_plain(&part[own]).then_some(())?,
                Column::Empty => own.is_empty().then_some(())?,
                Column::Kind => row.kind = self.kinds.get(&part[own], |c| plain(c).and_then(cells::kind))?,
                Column::Ownership => row.ownership = self.ownerships.get(&part[own], |c| plain(c).and_then(cells::ownership))?,
                Column::Rating => row.rating = self.ratings.get(&part[own], |c| plain(c).and_then(cells::rating))?,
                Column::Established => row.established = plain(&part[own]).and_then(cells::date).ok()?,
                Column::Union(at) => row.unions[at] = self.unions.get(&part[own], |c| plain(c).map(cells::yes_no))?,
            }
        }
        // Trailing delimiters.
        for &end in ends.get(self.columns.len()..).unwrap_or(&[]) {
            (from == end as usize).then_some(())?;
            from += 1;
        }
        let counts = row.counts;
        let told = |field: CountField| counts[field as usize].get();
        if row.texts[NAME].0 == row.texts[NAME].1 || !row.rating.is_rated() {
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

/// The eight bytes that hold `0` each.
const ZEROS: u64 = 0x3030_3030_3030_3030;

/// The number that a cell of one to nine digits is.
fn number(bytes: &[u8], cell: Range<usize>) -> Option<u32> {
    match (cell.len(), bytes.get(cell.start..).and_then(<[u8]>::first_chunk)) {
        (length @ 1..=8, Some(eight)) => {
            // All digits at once: the cell's, behind as many zeros as are missing.
            let wide = u64::from_le_bytes(*eight) << (64 - 8 * length) | ZEROS >> (8 * length - 8) >> 8;
            let high = 0xf0f0_f0f0_f0f0_f0f0;
            let is_digits = wide & high == ZEROS && wide.wrapping_add(0x0606_0606_0606_0606) & high == ZEROS;
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

fn digits(bytes: &[u8], cell: Range<usize>) -> Option<Count> {
    Count::new(number(bytes, cell)?)
}

fn year(bytes: &[u8], cell: Range<usize>) -> Option<Year> {
    if cell.len() == 4 { Year::new(u64::from(number(bytes, cell)?)) } else { None }
}

/// A place in a part, whose length was looked at.
fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
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
            prop_assert_eq!(number(text.as_bytes(), before.len()..before.len() + cell.len()), expected);
        }
    }
}
