//! The records of a binary workbook of Excel (`.xlsb`): which part holds which sheet, and the
//! merged ranges of a sheet, which the library does not give.

use super::little_endian::u32_at;
use super::merges::{MAX_COLUMNS, MAX_ROWS};
use calamine::Dimensions;

const SHEET: u16 = 0x9c;
const MERGED: u16 = 0xb0;

/// Each sheet's name, and the id of the relation to its part.
pub fn sheets(workbook: &[u8]) -> Vec<(String, String)> {
    let own = records(workbook).filter(|(kind, _)| *kind == SHEET);
    own.filter_map(|(_, data)| {
        let (id, after) = text(data.get(8..)?)?;
        Some((text(after)?.0, id))
    })
    .collect()
}

/// The merged ranges of a sheet.
pub fn merged(sheet: &[u8]) -> Vec<Dimensions> {
    let own = records(sheet).filter(|(kind, _)| *kind == MERGED);
    own.filter_map(|(_, data)| {
        let number = |at| u32_at(data, at);
        let (start, end) = ((number(0)?, number(8)?), (number(4)?, number(12)?));
        let is_range =
            start.0 <= end.0 && start.1 <= end.1 && end.0 < MAX_ROWS && end.1 < MAX_COLUMNS;
        is_range.then_some(Dimensions { start, end })
    })
    .collect()
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
        let all = merged(&[&[0x07, 1, 9][..], &merge].concat());
        assert_eq!(all.iter().map(|r| (r.start, r.end)).collect::<Vec<_>>(), [((3, 1), (4, 1))]);
        for length in 0..sheet.len() {
            assert_eq!(sheets(&sheet[..length]), []);
        }
    }
}
