//! The tidy case: a row whose every cell is plainly what its column wants, read without a second look.
//!
//! A row that is anything else is left to the careful path of `file`, so that both give one result: what is read here is what that
//! path would read, and it would find nothing to say. Lines of a file without quotes are read here on all cores; `file` takes them in
//! their order.

use super::cells;
use super::layout::Layout;
use super::progress::Progress;
use crate::domain::{Count, CountField, Date, Field, Kind, Meaning, Ownership, Rating, Table, Year, YesNo, is_plain, is_plainly_plain};

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

/// A line of a file.
#[derive(Debug, Clone, Copy)]
pub enum Line<'t> {
    /// Read.
    Tidy(Tidy<'t>),
    /// To be read with care.
    Odd(&'t str),
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
        let has = |field| layout.column(field).is_some();
        let is_whole = has(Field::Rating) && has(Field::Name) && (has(Field::Year) || year.is_some());
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
        })
    }

    /// Reads one line.
    pub fn read<'t>(&mut self, line: &'t str) -> Line<'t> {
        self.tidy(line).map_or(Line::Odd(line), Line::Tidy)
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
                Column::Text(at) => {
                    // A question mark may stand for a letter that was lost.
                    if !is_plainly_plain(cell) || cell.as_bytes().contains(&b'?') {
                        return None;
                    }
                    row.texts[at] = cell;
                }
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

/// How many bytes are read in one go.
const CHUNK: usize = 1 << 18;

/// Parts of a text that end where a line ends.
fn chunks(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = match memchr::memchr2(b'\n', b'\r', &rest.as_bytes()[CHUNK.min(rest.len())..]) {
            Some(at) => CHUNK.min(rest.len()) + at,
            None => rest.len(),
        };
        // CR LF stays in one part.
        let ends = rest.as_bytes()[end..].iter().take(2).take_while(|b| matches!(b, b'\n' | b'\r')).count();
        let ends = if rest.as_bytes()[end..].starts_with(b"\r\n") { ends } else { ends.min(1) };
        let (part, after) = rest.split_at(end + ends);
        rest = after;
        Some(part)
    })
}

/// Lines that hold something, with their number from 0 in their part.
type Rows<'t> = Vec<(u32, Line<'t>)>;

/// Reads the lines of a part into `out`; how many lines it has.
fn read_part<'t>(reader: &mut Reader, part: &'t str, out: &mut Rows<'t>) -> u32 {
    let bytes = part.as_bytes();
    out.clear();
    let (mut at, mut number) = (0, 0u32);
    while at < bytes.len() {
        let end = memchr::memchr2(b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |n| at + n);
        if end > at {
            out.push((number, reader.read(&part[at..end])));
        }
        if end < bytes.len() {
            number = number.saturating_add(1);
        }
        at = end + if bytes[end..].starts_with(b"\r\n") { 2 } else { 1 };
    }
    number
}

/// Reads a text's lines on all cores and gives them in their order: line number, from `first`, and the line.
pub fn each_line<'t>(text: &'t str, first: u32, progress: &Progress, reader: &Reader, mut take: impl FnMut(u32, &Line<'t>)) {
    let mut line = first;
    let mut give = |rows: &Rows<'t>, lines: u32| {
        for (number, row) in rows {
            take(line.saturating_add(*number), row);
        }
        line = line.saturating_add(lines);
    };
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(16);
    if text.len() < 8 * CHUNK || threads < 2 {
        let mut reader = reader.clone();
        let mut rows = Rows::new();
        return chunks(text).for_each(|part| {
            let lines = read_part(&mut reader, part, &mut rows);
            give(&rows, lines);
            progress.read(part.len(), rows.len());
        });
    }
    let parts: Vec<&str> = chunks(text).collect();
    std::thread::scope(|scope| {
        // Each thread reads every so-manyth part; few are read ahead of what is taken.
        let receivers: Vec<_> = (0..threads)
            .map(|thread| {
                let (sender, receiver) = std::sync::mpsc::sync_channel(2);
                let (emptied, empty) = std::sync::mpsc::channel::<Rows<'t>>();
                let parts = &parts;
                let mut reader = reader.clone();
                scope.spawn(move || {
                    for part in parts.iter().skip(thread).step_by(threads) {
                        // What was taken comes back to be filled again.
                        let mut rows = empty.try_recv().unwrap_or_default();
                        let lines = read_part(&mut reader, part, &mut rows);
                        if sender.send((rows, lines)).is_err() {
                            return;
                        }
                    }
                });
                (receiver, emptied)
            })
            .collect();
        for at in 0..parts.len() {
            let (receiver, emptied) = &receivers[at % threads];
            if let Ok((rows, lines)) = receiver.recv() {
                give(&rows, lines);
                progress.read(parts[at].len(), rows.len());
                // The thread may have ended.
                let _ = emptied.send(rows);
            }
        }
    });
}
