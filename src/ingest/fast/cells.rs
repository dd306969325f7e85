//! The cells of one column of a chunk, read where they are in the text.

use crate::domain::{Date, FindingKind, Year, is_plain};
use crate::ingest::decode::escapes::has_escape;
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
    /// Whether cells may be quoted. The quotes are no part of what is read.
    pub has_quotes: bool,
    /// For each line whether the slow path is to read it.
    pub is_slow: &'a mut [bool],
}

impl Cells<'_> {
    /// Reads the range of each cell into a column. Where `read` gives None, the row is for the slow
    /// path. A line may end before columns that have no heading: its cell is `absent`.
    pub fn read<T: Copy>(
        &mut self,
        absent: T,
        column: &mut Vec<T>,
        mut read: impl FnMut(&[u8], Range<u32>) -> Option<T>,
    ) {
        let (chunk, ends, place) = (self.chunk.as_bytes(), &self.ends.cells, self.place);
        let has_quotes = self.has_quotes;
        column.clear();
        column.extend(self.lines.iter().zip(&mut *self.is_slow).map(|(line, is_slow)| {
            let at = line.first + place;
            if at > line.last {
                return absent;
            }
            let start = if place == 0 { line.start } else { ends[at as usize - 1] + 1 };
            let mut cell = start..ends[at as usize];
            if has_quotes && chunk.get(start as usize) == Some(&b'"') {
                cell = start + 1..cell.end.saturating_sub(1).max(start + 1);
            }
            read(chunk, cell).unwrap_or_else(|| {
                *is_slow = true;
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

/// The cell, where [`clean`](crate::domain::clean) would not change it and it has no escape.
pub fn plain(cell: &str) -> Result<&str, FindingKind> {
    if is_plain(cell) && !has_escape(cell) { Ok(cell) } else { Err(FindingKind::LostLetters) }
}

/// The number in a cell of one to nine digits; None for any other cell.
///
/// Up to four digits, as almost every count has, are read at once, without a branch on how many
/// there are.
#[inline]
pub fn number(bytes: &[u8], cell: Range<u32>) -> Option<u32> {
    let length = cell.end.wrapping_sub(cell.start);
    let upto = bytes.get(..cell.end as usize)?;
    match upto.last_chunk() {
        Some(last) if length.wrapping_sub(1) < 4 => {
            // The digits, the first in the lowest byte; before them zeros.
            let digits =
                (u32::from_le_bytes(*last) ^ 0x3030_3030) & (u32::MAX << (32 - 8 * length));
            let is_digits = (digits | digits.wrapping_add(0x7676_7676)) & 0x8080_8080 == 0;
            let pairs = (digits & 0x00ff_00ff) * 10 + (digits >> 8 & 0x00ff_00ff);
            is_digits.then_some((pairs & 0xffff) * 100 + (pairs >> 16))
        }
        _ => long_number(upto.get(cell.start as usize..)?),
    }
}

/// The number that one to nine digits are.
fn long_number(digits: &[u8]) -> Option<u32> {
    if !(1..=9).contains(&digits.len()) {
        return None;
    }
    digits.iter().try_fold(0u32, |value, byte| {
        let digit = byte.wrapping_sub(b'0');
        (digit <= 9).then(|| value * 10 + u32::from(digit))
    })
}

/// The year that a cell of four digits is.
pub fn year(bytes: &[u8], cell: Range<u32>) -> Option<Year> {
    if cell.end - cell.start == 4 { Year::new(u64::from(number(bytes, cell)?)) } else { None }
}

/// The date of a cell like `01/08/2020` or `2020-08-01`; None for any other cell. On tables with
/// founding dates it saves a sixth of the instructions of reading.
pub fn full_date(bytes: &[u8], cell: Range<u32>) -> Option<Date> {
    let at = cell.start as usize;
    let signs: &[u8; 10] = bytes.get(at..cell.end as usize)?.try_into().ok()?;
    let [year, month, day] = match (signs[2], signs[5], signs[4], signs[7]) {
        (b'/', b'/', ..) => [6..10, 3..5, 0..2],
        (_, _, b'-', b'-') => [0..4, 5..7, 8..10],
        _ => return None,
    };
    let part = |at: Range<u32>| number(bytes, cell.start + at.start..cell.start + at.end);
    let small = |at| u8::try_from(part(at)?).ok().filter(|part| *part > 0);
    Date::new(Year::new(part(year)?.into())?, small(month)?, small(day)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_cell_of_digits_is_its_number(before in "[0-9,]{0,3}", cell in "[0-9]{0,10}|[0-9/:.a ]{1,9}", after in "[,0-9]{0,12}") {
            let text = format!("{before}{cell}{after}");
            let is_number =
                (1..=9).contains(&cell.len()) && cell.bytes().all(|b| b.is_ascii_digit());
            let expected = if is_number { cell.parse().ok() } else { None };
            let place = |at: usize| u32::try_from(at).unwrap();
            let from = place(before.len());
            prop_assert_eq!(number(text.as_bytes(), from..from + place(cell.len())), expected);
        }

        #[test]
        fn a_full_date_is_that_of_the_slow_path(
            cell in "[0-3][0-9]/[01][0-9]/(19|20)[0-9]{2}|(19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]|[0-9/-]{10}",
        ) {
            let slow = crate::ingest::cells::date(&cell).ok();
            let full_date = |cell: &str| full_date(cell.as_bytes(), 0..10);
            prop_assert!(full_date(&cell).is_none_or(|date| Some(date) == slow), "{}", cell);
            if cell.matches('/').count() == 2 && slow.is_some() && cell.as_bytes()[2] == b'/' {
                prop_assert_eq!(full_date(&cell).is_some(), cell.as_bytes()[5] == b'/');
            }
        }
    }
}
