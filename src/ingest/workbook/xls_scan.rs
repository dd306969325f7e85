//! How large the sheets of a workbook of Excel 97 to 2003 are, read off its records before the
//! library makes room for every cell between the first and the last one.

use super::compound::Compound;
use super::fault::fault;
use super::little_endian::{u16_at, u32_at};
use crate::domain::{FileFormat, Unreadable, WorkbookFault};

/// The most cells that the sheets of such a workbook span together.
const MAX_CELLS: u64 = 24_000_000;

/// The most rows and columns of a sheet of such a workbook.
const MAX_SHEET: (u64, u64) = (1 << 16, 1 << 8);

const BOF: u16 = 0x0809;
const END: u16 = 0x000a;
const DIMENSIONS: u16 = 0x0200;
const PASSWORD: u16 = 0x002f;

/// The records of cells that the library reads.
const CELLS: [u16; 8] = [0x0203, 0x0204, 0x00d6, 0x0205, 0x027e, 0x00fd, MANY, 0x0006];

/// A record of several numbers in one row.
const MANY: u16 = 0x00bd;

/// Looks at the records.
///
/// # Errors
/// There is too much of it, it has a password, or it is no such workbook.
pub fn check(bytes: &[u8]) -> Result<(), Unreadable> {
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
}

impl Span {
    fn add(&mut self, row: u64, column: u64) {
        let around = |span: Option<(u64, u64)>, at: u64| {
            Some(span.map_or((at, at), |(from, to)| (from.min(at), to.max(at))))
        };
        self.rows = around(self.rows, row);
        self.columns = around(self.columns, column);
    }

    fn cells(&self) -> u64 {
        let length = |span: Option<(u64, u64)>| span.map_or(0, |(from, to)| to - from + 1);
        length(self.rows).saturating_mul(length(self.columns))
    }
}

fn scan(records: &[u8]) -> Result<(), Unreadable> {
    let number = |data: &[u8], at: usize| u16_at(data, at).map(u64::from);
    let (mut at, mut spans, mut span) = (0, 0u64, Span::default());
    while let Some(head) = records.get(at..at + 4) {
        let kind = u16::from_le_bytes([head[0], head[1]]);
        let length = usize::from(u16::from_le_bytes([head[2], head[3]]));
        let end = (at + 4 + length).min(records.len());
        let data = &records[at + 4..end];
        at = end;
        match kind {
            PASSWORD if number(data, 0).is_some_and(|kind| kind != 0) => {
                return Err(fault(WorkbookFault::Password));
            }
            BOF | END => {
                spans = spans.saturating_add(span.cells());
                span = Span::default();
            }
            DIMENSIONS => check_dimensions(data)?,
            kind if CELLS.contains(&kind) => {
                if let (Some(row), Some(column)) = (number(data, 0), number(data, 2)) {
                    let columns =
                        if kind == MANY { (data.len() as u64).saturating_sub(6) / 6 } else { 0 };
                    span.add(row, column);
                    span.add(row, column + columns);
                }
            }
            _ => {}
        }
        if spans.saturating_add(span.cells()) > MAX_CELLS {
            return Err(fault(WorkbookFault::TooManyCells(MAX_CELLS)));
        }
    }
    Ok(())
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

    fn cell(row: u16, column: u16) -> Vec<u8> {
        record(0x0203, &[&row.to_le_bytes()[..], &column.to_le_bytes(), &[0; 10]].concat())
    }

    #[test]
    fn sheets_that_span_too_much_are_refused() {
        assert_eq!(scan(&[cell(0, 0), cell(65_535, 255)].concat()), Ok(()));
        let two = [cell(0, 0), cell(65_535, 255), record(END, &[])].concat().repeat(2);
        let too_many = Err(fault(WorkbookFault::TooManyCells(MAX_CELLS)));
        assert_eq!(scan(&two), too_many);
        assert_eq!(scan(&[cell(0, 0), cell(65_535, 65_535)].concat()), too_many);
        let vast = [&0u32.to_le_bytes()[..], &u32::MAX.to_le_bytes(), &[0; 6]].concat();
        assert_eq!(scan(&record(DIMENSIONS, &vast)), Err(fault(WorkbookFault::Damaged)));
        assert_eq!(scan(&record(PASSWORD, &[1, 0])), Err(fault(WorkbookFault::Password)));
        assert_eq!(scan(&[9, 8, 255]), Ok(()));
    }
}
