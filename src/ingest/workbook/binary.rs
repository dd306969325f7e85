//! The records of a binary workbook of Excel (`.xlsb`): which part holds which sheet, and the
//! merged ranges of a sheet, which the library does not give. Some programs write cells in a short
//! form, without the column where it is the next one, which the library passes over.

use super::hidden;
use super::little_endian::u32_at;
use super::merges::{MAX_COLUMNS, MAX_ROWS};
use super::package::SheetScan;
use calamine::Dimensions;
use std::ops::RangeInclusive;

const SHEET: u16 = 0x9c;
const MERGED: u16 = 0xb0;

/// The properties of some columns.
const COLUMNS: u16 = 0x3c;

/// The header of a row; the kinds of a cell, by what it holds; the short forms of the first kinds.
const ROW: u16 = 0;
const CELLS: RangeInclusive<u16> = 1..=11;
const SHORT_CELLS: RangeInclusive<u16> = 12..=18;

/// Each sheet's name, and the id of the relation to its part.
pub fn sheets(workbook: &[u8]) -> Vec<(String, String)> {
    let own = records(workbook).filter(|(kind, _)| *kind == SHEET);
    own.filter_map(|(_, data)| {
        let (id, after) = text(data.get(8..)?)?;
        Some((text(after)?.0, id))
    })
    .collect()
}

/// What the library does not give of a sheet.
pub fn scan(sheet: &[u8]) -> SheetScan {
    let mut scan = SheetScan::default();
    for (kind, data) in records(sheet) {
        match kind {
            MERGED => scan.merges.extend(range(data)),
            ROW if data.get(11).is_some_and(|flags| flags & 0x10 > 0) => {
                if let Some(row) = u32_at(data, 0) {
                    hidden::add(&mut scan.hidden.rows, row, row);
                }
            }
            COLUMNS if data.get(16).is_some_and(|flags| flags & 1 > 0) => {
                if let Some((from, to)) = u32_at(data, 0).zip(u32_at(data, 4)) {
                    hidden::add(&mut scan.hidden.columns, from, to);
                }
            }
            _ => {}
        }
    }
    scan
}

/// A merged range.
fn range(data: &[u8]) -> Option<Dimensions> {
    let number = |at| u32_at(data, at);
    let (start, end) = ((number(0)?, number(8)?), (number(4)?, number(12)?));
    let is_range = start.0 <= end.0 && start.1 <= end.1 && end.0 < MAX_ROWS && end.1 < MAX_COLUMNS;
    is_range.then_some(Dimensions { start, end })
}

/// The records of a sheet with each short cell in the form that has its column; None where no cell
/// is short.
pub fn with_long_cells(sheet: &[u8]) -> Option<Vec<u8>> {
    records(sheet).find(|(kind, _)| SHORT_CELLS.contains(kind))?;
    let mut out = Vec::with_capacity(sheet.len() * 2);
    let mut column = 0u32;
    for (kind, data) in records(sheet) {
        if SHORT_CELLS.contains(&kind) {
            let column_bytes = column.to_le_bytes();
            push(&mut out, kind - SHORT_CELLS.start() + CELLS.start(), &[&column_bytes, data]);
        } else {
            push(&mut out, kind, &[data]);
        }
        column = match kind {
            ROW => 0,
            kind if CELLS.contains(&kind) => u32_at(data, 0)?.saturating_add(1),
            kind if SHORT_CELLS.contains(&kind) => column.saturating_add(1),
            _ => column,
        };
    }
    Some(out)
}

/// Adds a record of data in parts: see [`records`].
fn push(out: &mut Vec<u8>, kind: u16, data: &[&[u8]]) {
    let low = |number: usize| number.to_le_bytes()[0] & 0x7f;
    if kind < 0x80 {
        out.push(low(kind.into()));
    } else {
        out.extend([low(kind.into()) | 0x80, low(usize::from(kind >> 7))]);
    }
    let mut length: usize = data.iter().map(|part| part.len()).sum();
    while length >= 0x80 {
        out.push(low(length) | 0x80);
        length >>= 7;
    }
    out.push(low(length));
    for part in data {
        out.extend_from_slice(part);
    }
}

/// A text in UTF-16 behind its length, and what is behind it.
fn text(data: &[u8]) -> Option<(String, &[u8])> {
    let length = (u32_at(data, 0)? as usize).checked_mul(2)?;
    let units = data.get(4..length.checked_add(4)?)?;
    let units = units.chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]]));
    let text = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER));
    Some((text.collect(), &data[4 + length..]))
}

/// The records: the kind, in one or two bytes, the length, in up to four, and the data.
fn records(bytes: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let mut next = || {
            let (first, after) = rest.split_first()?;
            rest = after;
            Some(*first)
        };
        let first = next()?;
        let kind = match first {
            0..0x80 => u16::from(first),
            _ => u16::from(first & 0x7f) | u16::from(next()?) << 7,
        };
        let mut length = 0;
        for place in 0..4 {
            let byte = next()?;
            length |= usize::from(byte & 0x7f) << (7 * place);
            if byte < 0x80 {
                break;
            }
        }
        let (data, after) = rest.split_at_checked(length)?;
        rest = after;
        Some((kind, data))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_cells_get_the_column_after_the_last() {
        let row = [0u8, 4, 7, 0, 0, 0];
        let long = [2u8, 12, 3, 0, 0, 0, 9, 9, 9, 0, 1, 2, 3, 4];
        let short = [13u8, 8, 9, 9, 9, 0, 5, 6, 7, 8];
        let as_long = |column| [2u8, 12, column, 0, 0, 0, 9, 9, 9, 0, 5, 6, 7, 8];
        let end = [0x92, 0x01, 0];
        assert_eq!(with_long_cells(&[&row[..], &long, &end].concat()), None);
        for (parts, expected) in [
            ([&row[..], &short, &short], [&row[..], &as_long(0), &as_long(1)]),
            ([&long[..], &short, &end], [&long[..], &as_long(4), &end]),
            ([&long[..], &row, &short], [&long[..], &row, &as_long(0)]),
        ] {
            assert_eq!(with_long_cells(&parts.concat()), Some(expected.concat()));
        }
        // A length of two bytes.
        let wide = [&[17u8, 200, 1][..], &[7; 200]].concat();
        let made = with_long_cells(&wide).unwrap();
        assert_eq!((&made[..7], made.len()), (&[6, 204, 1, 0, 0, 0, 0][..], 207));
    }

    #[test]
    fn records_are_walked() {
        let wide = |text: &str| {
            let units: Vec<u16> = text.encode_utf16().collect();
            let mut bytes = u32::try_from(units.len()).unwrap().to_le_bytes().to_vec();
            bytes.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
            bytes
        };
        let data = [vec![0; 8], wide("rId1"), wide("Chi bộ")].concat();
        let sheet = [&[0x9c, 0x01, u8::try_from(data.len()).unwrap()][..], &data].concat();
        assert_eq!(sheets(&sheet), [("Chi bộ".to_owned(), "rId1".to_owned())]);
        let range = [3u32, 4, 1, 1].map(u32::to_le_bytes).concat();
        let merge = [&[0xb0, 0x01, 16][..], &range].concat();
        let all = scan(&[&[0x07, 1, 9][..], &merge].concat()).merges;
        assert_eq!(all.iter().map(|r| (r.start, r.end)).collect::<Vec<_>>(), [((3, 1), (4, 1))]);
        for length in 0..sheet.len() {
            assert_eq!(sheets(&sheet[..length]), []);
        }
    }
}
