//! The cells of one column of a chunk, read where they are in the text.

use crate::domain::{FindingKind, Year, is_plain};
use crate::ingest::fast::delimiters::Ends;
use std::ops::Range;

/// A line of a chunk: where it starts, and the indices in [`Ends::cells`] of the ends of its first
/// and last cell.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    pub start: u32,
    pub first: u32,
    pub last: u32,
}

/// The cells of one column.
pub struct Cells<'a> {
    pub chunk: &'a str,
    pub ends: &'a Ends,
    pub lines: &'a [Line],
    /// The index of the column.
    pub place: u32,
    /// For each line whether the slow path is to read it.
    pub is_bad: &'a mut [bool],
}

impl Cells<'_> {
    /// Reads the range of each cell into a column. Where `read` gives None, the row is bad. A line
    /// may end before columns that have no heading: its cell is `absent`.
    pub fn read<T: Copy>(
        &mut self,
        absent: T,
        column: &mut Vec<T>,
        mut read: impl FnMut(&[u8], Range<u32>) -> Option<T>,
    ) {
        let (chunk, ends, place) = (self.chunk.as_bytes(), &self.ends.cells, self.place);
        column.clear();
        column.extend(self.lines.iter().zip(&mut *self.is_bad).map(|(line, is_bad)| {
            let at = line.first + place;
            if at > line.last {
                return absent;
            }
            let start = if place == 0 { line.start } else { ends[at as usize - 1] + 1 };
            read(chunk, start..ends[at as usize]).unwrap_or_else(|| {
                *is_bad = true;
                absent
            })
        }));
    }

    /// Reads the text of each cell into a column, as [`Cells::read`] does.
    pub fn words<T: Copy>(
        &mut self,
        absent: T,
        column: &mut Vec<T>,
        mut read: impl FnMut(&str) -> Option<T>,
    ) {
        let chunk = self.chunk;
        self.read(absent, column, |_, cell| read(&chunk[cell.start as usize..cell.end as usize]));
    }
}

/// The cell, where [`clean`](crate::domain::clean) would not change it.
pub fn plain(cell: &str) -> Result<&str, FindingKind> {
    if is_plain(cell) { Ok(cell) } else { Err(FindingKind::LostLetters) }
}

/// The eight bytes that hold `0` each.
const ZEROS: u64 = 0x3030_3030_3030_3030;

/// The number that a cell of one to nine digits is.
#[inline]
pub fn number(bytes: &[u8], cell: Range<u32>) -> Option<u32> {
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

/// The year that a cell of four digits is.
pub fn year(bytes: &[u8], cell: Range<u32>) -> Option<Year> {
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
