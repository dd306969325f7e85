//! How large the sheets of a workbook of Excel 97 to 2003 are, read off its records before the
//! library makes room for every cell between the first and the last one; and what they hide.

use super::compound::Compound;
use super::fault::{MAX_TEXT, are_sparse, fault};
use super::hidden::{self, Hidden};
use super::little_endian::{u16_at, u32_at};
use crate::domain::{FileFormat, Unreadable, WorkbookFault};
use rustc_hash::FxHashMap;

/// The most cells that the sheets of such a workbook span together.
const MAX_CELLS: u64 = 24_000_000;

/// No more is looked at once the sheets span so many: they are refused.
const SCANNED: u64 = 1 << 32;

/// The most rows and columns of a sheet of such a workbook.
const MAX_SHEET: (u64, u64) = (1 << 16, 1 << 8);

const BOF: u16 = 0x0809;
const END: u16 = 0x000a;
const DIMENSIONS: u16 = 0x0200;
const PASSWORD: u16 = 0x002f;
const SHEET: u16 = 0x0085;
const ROW: u16 = 0x0208;
const COLUMNS: u16 = 0x007d;

/// The records of cells that the library reads.
const CELLS: [u16; 8] = [0x0203, 0x0204, 0x00d6, 0x0205, 0x027e, 0x00fd, MANY, 0x0006];

/// The shared texts, records that go on with the one before, and a cell with a shared text.
const SHARED_TEXTS: u16 = 0x00fc;
const CONTINUE: u16 = 0x003c;
const SHARED_TEXT: u16 = 0x00fd;

/// A record of several numbers in one row.
const MANY: u16 = 0x00bd;

/// Looks at the records. Gives what each sheet hides, in the order of the list of sheets.
///
/// # Errors
/// There is too much of it, it has a password, or it is no such workbook.
pub fn check(bytes: &[u8]) -> Result<Vec<Hidden>, Unreadable> {
    let compound = Compound::open(bytes).ok_or(fault(WorkbookFault::Damaged))?;
    let Some(records) = compound.stream("Workbook").or_else(|| compound.stream("Book")) else {
        return Err(if compound.has("EncryptedPackage") {
            fault(WorkbookFault::Password)
        } else if compound.has("WordDocument") {
            Unreadable::Format(FileFormat::Word)
        } else {
            fault(WorkbookFault::Damaged)
        });
    };
    scan(&records)
}

/// The span of the cells of a sheet.
#[derive(Default)]
struct Span {
    rows: Option<(u64, u64)>,
    columns: Option<(u64, u64)>,
    filled: u64,
}

impl Span {
    fn add(&mut self, row: u64, (from, to): (u64, u64)) {
        let around = |span: Option<(u64, u64)>, at: u64| {
            Some(span.map_or((at, at), |(from, to)| (from.min(at), to.max(at))))
        };
        self.rows = around(self.rows, row);
        self.columns = around(around(self.columns, from), to);
        self.filled += to - from + 1;
    }

    fn cells(&self) -> u64 {
        let length = |span: Option<(u64, u64)>| span.map_or(0, |(from, to)| to - from + 1);
        length(self.rows).saturating_mul(length(self.columns))
    }

    /// Its last row and column.
    fn end(&self) -> (u32, u32) {
        let last = |span: Option<(u64, u64)>| span.and_then(|(_, to)| u32::try_from(to).ok());
        (last(self.rows).unwrap_or(0), last(self.columns).unwrap_or(0))
    }
}

/// The sheets together.
#[derive(Default)]
struct Spans {
    cells: u64,
    filled: u64,
    /// How many cells the largest sheet spans, and where it ends.
    largest: (u64, (u32, u32)),
}

impl Spans {
    /// Adds a sheet.
    fn add(&mut self, span: &Span) {
        let cells = span.cells();
        self.cells = self.cells.saturating_add(cells);
        self.filled += span.filled;
        self.largest = self.largest.max((cells, span.end()));
    }

    fn check(&self) -> Result<(), Unreadable> {
        let (_, (row, column)) = self.largest;
        Err(fault(if are_sparse(self.cells, self.filled) {
            WorkbookFault::FarCell(row, column)
        } else if self.cells > MAX_CELLS {
            WorkbookFault::TooManyCells(MAX_CELLS)
        } else {
            return Ok(());
        }))
    }
}

fn scan(records: &[u8]) -> Result<Vec<Hidden>, Unreadable> {
    let (mut at, mut spans, mut span) = (0, Spans::default(), Span::default());
    let mut texts = SharedTexts::default();
    let mut hides = Hides::default();
    while let Some(head) = records.get(at..at + 4) {
        let kind = u16::from_le_bytes([head[0], head[1]]);
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let end = (at + 4 + length).min(records.len());
        let data = &records[at + 4..end];
        texts.record(kind, data)?;
        hides.record(at, kind, data);
        at = end;
        match kind {
            PASSWORD if number(data, 0).is_some_and(|kind| kind != 0) => {
                return Err(fault(WorkbookFault::Password));
            }
            BOF | END => spans.add(&std::mem::take(&mut span)),
            DIMENSIONS => check_dimensions(data)?,
            kind if CELLS.contains(&kind) => {
                if let (Some(row), Some(column)) = (number(data, 0), number(data, 2)) {
                    let columns =
                        if kind == MANY { (data.len() as u64).saturating_sub(6) / 6 } else { 0 };
                    span.add(row, (column, column + columns));
                }
            }
            _ => {}
        }
        if spans.cells.saturating_add(span.cells()) > SCANNED {
            break;
        }
    }
    spans.add(&span);
    spans.check()?;
    Ok(hides.of_sheets())
}

/// The number in two bytes.
fn number(data: &[u8], at: usize) -> Option<u64> {
    u16_at(data, at).map(u64::from)
}

/// What the sheets hide.
#[derive(Default)]
struct Hides {
    /// Where the sheets begin, in the order of their list.
    sheets: Vec<usize>,
    /// Where the sheet in hand begins, and what each hides.
    begins: usize,
    hidden: FxHashMap<usize, Hidden>,
}

impl Hides {
    /// A record and where it begins.
    fn record(&mut self, at: usize, kind: u16, data: &[u8]) {
        let number = |at: usize| u16_at(data, at).map(u32::from);
        let has = |at: usize, flag: u8| data.get(at).is_some_and(|flags| flags & flag > 0);
        match kind {
            SHEET => self.sheets.extend(u32_at(data, 0).and_then(|at| usize::try_from(at).ok())),
            BOF => self.begins = at,
            ROW if has(12, 0x20) => {
                if let Some(row) = number(0) {
                    hidden::add(&mut self.hidden.entry(self.begins).or_default().rows, row, row);
                }
            }
            COLUMNS if has(8, 1) => {
                if let Some((from, to)) = number(0).zip(number(2)) {
                    let own = self.hidden.entry(self.begins).or_default();
                    hidden::add(&mut own.columns, from, to);
                }
            }
            _ => {}
        }
    }

    fn of_sheets(mut self) -> Vec<Hidden> {
        let of = |begins: &usize| self.hidden.remove(begins).unwrap_or_default();
        self.sheets.iter().map(of).collect()
    }
}

/// How long the shared texts are: each cell that has one gets a copy.
#[derive(Default)]
struct SharedTexts<'a> {
    /// The records that hold them, until they are over.
    records: Vec<&'a [u8]>,
    lengths: Option<Vec<u64>>,
    /// How many bytes the cells have so far.
    copied: u64,
}

impl<'a> SharedTexts<'a> {
    fn record(&mut self, kind: u16, data: &'a [u8]) -> Result<(), Unreadable> {
        match kind {
            SHARED_TEXTS => (self.records, self.lengths) = (vec![data], None),
            CONTINUE if self.lengths.is_none() && !self.records.is_empty() => {
                self.records.push(data);
            }
            SHARED_TEXT => {
                let lengths = self.lengths.get_or_insert_with(|| lengths(&self.records));
                let number = u32_at(data, 6).and_then(|number| usize::try_from(number).ok());
                let length = number.and_then(|number| lengths.get(number)).copied();
                self.copied = self.copied.saturating_add(length.unwrap_or(0));
            }
            _ => {}
        }
        if self.copied > MAX_TEXT {
            return Err(fault(WorkbookFault::TooMuchText(MAX_TEXT)));
        }
        Ok(())
    }
}

/// The length of each shared text, in bytes as it is stored.
fn lengths(records: &[&[u8]]) -> Vec<u64> {
    let mut rest = Rest { data: &[], records };
    let mut lengths = Vec::new();
    // The first eight bytes are counts.
    if rest.skip(8).is_some() {
        lengths.extend(std::iter::from_fn(|| rest.text()));
    }
    lengths
}

/// What is left of the shared texts: of the record in hand, and the records behind it.
struct Rest<'a> {
    data: &'a [u8],
    records: &'a [&'a [u8]],
}

impl Rest<'_> {
    /// Goes on to the next record if the one in hand is over.
    fn fill(&mut self) -> Option<()> {
        while self.data.is_empty() {
            let (first, behind) = self.records.split_first()?;
            (self.data, self.records) = (first, behind);
        }
        Some(())
    }

    fn skip(&mut self, mut bytes: usize) -> Option<()> {
        while bytes > 0 {
            self.fill()?;
            let here = bytes.min(self.data.len());
            self.data = &self.data[here..];
            bytes -= here;
        }
        Some(())
    }

    /// Skips a text; its length. A text that goes on in the next record states its width again.
    fn text(&mut self) -> Option<u64> {
        self.fill()?;
        let mut units = usize::from(u16_at(self.data, 0)?);
        let mut flags = *self.data.get(2)?;
        self.data = &self.data[3..];
        let mut behind = 0;
        if flags & 8 > 0 {
            behind += 4 * usize::from(u16_at(self.data, 0)?);
            self.data = &self.data[2..];
        }
        if flags & 4 > 0 {
            behind += usize::try_from(u32_at(self.data, 0)?).ok()?;
            self.data = &self.data[4..];
        }
        let mut length = 0;
        loop {
            let width = 1 + usize::from(flags & 1);
            let here = units.min(self.data.len() / width);
            self.data = &self.data[here * width..];
            length += (here * width) as u64;
            units -= here;
            if units == 0 {
                break;
            }
            self.data = &[];
            self.fill()?;
            flags = self.data[0];
            self.data = &self.data[1..];
        }
        self.skip(behind)?;
        Some(length)
    }
}

/// Refuses a stated size that no sheet has: the library reserves room for it.
fn check_dimensions(data: &[u8]) -> Result<(), Unreadable> {
    let narrow = |at: usize| u16_at(data, at).map_or(0, u64::from);
    let wide = |at: usize| u32_at(data, at).map_or(0, u64::from);
    let (from, to, last) = if data.len() < 14 {
        (narrow(0), narrow(2), narrow(6))
    } else {
        (wide(0), wide(4), narrow(10))
    };
    let (rows, columns) = MAX_SHEET;
    if to > rows || last > columns || from > to {
        return Err(fault(WorkbookFault::Damaged));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: u16, data: &[u8]) -> Vec<u8> {
        let length = u16::try_from(data.len()).unwrap();
        [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
    }

    #[test]
    fn shared_texts_are_measured_over_the_ends_of_records() {
        let text = |units: u16, flags: u8, more: &[u8], body: &[u8]| {
            [&units.to_le_bytes()[..], &[flags], more, body].concat()
        };
        let first = [&[0; 8][..], &text(3, 0, &[], b"abc"), &text(2, 1, &[], b"a\0b\0")].concat();
        let rich = text(2, 12, &[1, 0, 3, 0, 0, 0], b"ab1234xyz");
        // A text of five letters, two of them in one byte each, and another behind it.
        let split = text(5, 1, &[], b"a\0b\0c\0");
        let rest = [&[0u8][..], b"de", &text(1, 0, &[], b"z")].concat();
        let records = [&first[..], &rich, &split, &rest];
        assert_eq!(lengths(&records), [3, 4, 2, 8, 1]);
        for end in 0..first.len() {
            assert!(lengths(&[&first[..end]]).len() < 2);
        }
    }

    #[test]
    fn a_long_shared_text_of_many_cells_is_refused() {
        let long = [&[0; 8][..], &60_000u16.to_le_bytes(), &[0], &[b'x'; 8_000]].concat();
        let more = record(CONTINUE, &[&[0][..], &vec![b'x'; 52_000]].concat());
        let of = |row: u16| record(SHARED_TEXT, &[&row.to_le_bytes()[..], &[0; 8]].concat());
        let book = |cells: u16| {
            let cells: Vec<u8> = (0..cells).flat_map(of).collect();
            [record(SHARED_TEXTS, &long), more.clone(), record(END, &[]), cells].concat()
        };
        let most = u16::try_from(MAX_TEXT / 60_000).unwrap();
        assert_eq!(scan(&book(most)), Ok(vec![]));
        let refused = Err(fault(WorkbookFault::TooMuchText(MAX_TEXT)));
        assert_eq!(scan(&book(most + 1)), refused);
    }

    fn cell(row: u16, column: u16) -> Vec<u8> {
        record(0x0203, &[&row.to_le_bytes()[..], &column.to_le_bytes(), &[0; 10]].concat())
    }

    #[test]
    fn sheets_that_span_too_much_are_refused() {
        let far = |row, column| Err(fault(WorkbookFault::FarCell(row, column)));
        let sheet = |to| [cell(0, 0), cell(65_535, to), record(END, &[])].concat();
        assert_eq!(scan(&sheet(40)), Ok(vec![]));
        assert_eq!(scan(&sheet(255)), far(65_535, 255));
        assert_eq!(scan(&[sheet(40), sheet(50)].concat()), far(65_535, 50));
        assert_eq!(scan(&sheet(65_535)), far(65_535, 65_535));
        // A record of many numbers fills as many cells.
        let row = |row: u16| record(MANY, &[&row.to_le_bytes()[..], &[0; 6 * 200 + 4]].concat());
        let full: Vec<u8> = (0..=u16::MAX).flat_map(row).collect();
        assert_eq!(scan(&full), Ok(vec![]));
        let two = [full, record(END, &[])].concat().repeat(2);
        assert_eq!(scan(&two), Err(fault(WorkbookFault::TooManyCells(MAX_CELLS))));
        let vast = [&0u32.to_le_bytes()[..], &u32::MAX.to_le_bytes(), &[0; 6]].concat();
        assert_eq!(scan(&record(DIMENSIONS, &vast)), Err(fault(WorkbookFault::Damaged)));
        assert_eq!(scan(&record(PASSWORD, &[1, 0])), Err(fault(WorkbookFault::Password)));
        assert_eq!(scan(&[9, 8, 255]), Ok(vec![]));
    }
}
