//! Where cells and lines end: the delimiters and line ends of a text, found many bytes at a time.

use crate::ingest::byte_search::{STEP, matches};
use std::ops::Range;
use wide::u8x16;

/// The ends of the cells and lines of a text, in its order.
#[derive(Debug, Clone, Default)]
pub struct Ends {
    /// Where each cell ends: at a delimiter, a line end or the end of the text.
    pub cells: Vec<u32>,
    /// Which of them are the last of their line, by their place in `cells`.
    pub lines: Vec<u32>,
}

impl Ends {
    /// Finds those of a text of less than 4 GiB; every CR and every LF ends a line here.
    pub fn find(&mut self, text: &[u8], delimiter: u8) {
        let Self { cells, lines } = self;
        cells.clear();
        lines.clear();
        let delimiters = u8x16::splat(delimiter);
        let lines_end = [b'\n', b'\r'].map(u8x16::splat);
        let mut block = [0; STEP];
        let mut at = 0;
        for bytes in text.chunks(STEP) {
            let block = bytes.try_into().unwrap_or_else(|_| {
                // The last block: what is left of the one before has no bit below.
                block[..bytes.len()].copy_from_slice(bytes);
                &block
            });
            let own = u64::MAX >> (STEP - bytes.len());
            let mut of_lines = matches(block, &lines_end) & own;
            let mut of_cells = of_lines | matches(block, &[delimiters]) & own;
            while of_lines != 0 {
                let below = of_cells & (of_lines ^ (of_lines - 1));
                // The end itself is counted, so that the place is one less.
                lines.push(place(cells.len()) + below.count_ones() - 1);
                of_lines &= of_lines - 1;
            }
            while of_cells != 0 {
                cells.push(at + of_cells.trailing_zeros());
                of_cells &= of_cells - 1;
            }
            at += place(STEP);
        }
        // A last line without its end.
        if text.last().is_some_and(|last| !matches!(last, b'\n' | b'\r')) {
            lines.push(place(cells.len()));
            cells.push(place(text.len()));
        }
    }

    /// Joins the parts of quoted cells that have delimiters in them. Gives for each line what its
    /// quotes are.
    pub fn join_quoted(&mut self, text: &[u8]) -> Vec<Quotes> {
        let Self { cells, lines } = self;
        let (mut start, mut first, mut kept) = (0, 0, 0);
        let next_quote =
            |from: usize| memchr::memchr(b'"', &text[from..]).map_or(text.len(), |at| from + at);
        let mut quote = next_quote(0);
        let mut forms = Vec::with_capacity(lines.len());
        for last in lines {
            let end = cells[*last as usize] as usize;
            let parts = first..*last as usize + 1;
            first = parts.end;
            if quote >= end {
                let count = parts.len();
                if parts.start > kept {
                    cells.copy_within(parts, kept);
                }
                kept += count;
                forms.push(Quotes::None);
            } else {
                quote = next_quote(end);
                let (form, count) = join_line(text, start, cells, parts, kept);
                kept += count;
                forms.push(form);
            }
            *last = place(kept) - 1;
            start = end + 1;
        }
        cells.truncate(kept);
        forms
    }
}

/// What the quotes of a line are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quotes {
    /// It has none.
    None,
    /// Each is the first or the last byte of a quoted cell.
    AroundCells,
    /// Any others.
    Other,
}

/// Joins the cells of a line that starts at `start`, which has quotes: `cells[parts]` are written
/// to `cells[to..]`. Gives what the quotes are, and how many cells there are.
fn join_line(
    text: &[u8],
    start: usize,
    cells: &mut [u32],
    parts: Range<usize>,
    to: usize,
) -> (Quotes, usize) {
    let mut form = Quotes::AroundCells;
    let (mut cell, mut from, mut quotes, mut count) = (start, start, 0, 0);
    for part in parts {
        let end = cells[part] as usize;
        quotes += memchr::memchr_iter(b'"', &text[from..end]).count();
        from = end + 1;
        let is_quoted = text[cell..end].first() == Some(&b'"');
        if is_quoted && quotes % 2 == 1 {
            continue;
        }
        let is_whole = quotes == 0 || (is_quoted && quotes == 2 && text[end - 1] == b'"');
        if !is_whole {
            form = Quotes::Other;
        }
        cells[to + count] = place(end);
        (cell, quotes, count) = (from, 0, count + 1);
    }
    if quotes > 0 {
        // The last quote is open: the line ends in a cell.
        cells[to + count] = place(from - 1);
        (form, count) = (Quotes::Other, count + 1);
    }
    (form, count)
}

fn place(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn ends_are_those_of_looking_at_each_byte(text in "([a;\r\n]|aaaaaaaaaaaaaaaa|đ){0,200}") {
            let bytes = text.as_bytes();
            let mut ends = Ends { cells: vec![7], lines: vec![7] };
            ends.find(bytes, b';');
            let is_end = |at: usize| bytes.get(at).is_none_or(|b| b";\r\n".contains(b));
            let is_open = !bytes.is_empty() && !matches!(bytes.last(), Some(b'\n' | b'\r'));
            let ends_of_cells = (0..bytes.len() + usize::from(is_open)).filter(|&at| is_end(at));
            let cells: Vec<u32> = ends_of_cells.map(place).collect();
            let is_line_end = |&n: &usize| bytes.get(cells[n] as usize) != Some(&b';');
            let lines: Vec<u32> = (0..cells.len()).filter(is_line_end).map(place).collect();
            prop_assert_eq!(ends.cells, cells);
            prop_assert_eq!(ends.lines, lines);
        }

        #[test]
        fn quoted_cells_are_those_of_a_csv_parser(text in "(\"[a;]{0,3}\"|[a;\"\n]|;\"|\";|a){0,60}") {
            let mut ends = Ends::default();
            ends.find(text.as_bytes(), b';');
            let forms = ends.join_quoted(text.as_bytes());
            prop_assert_eq!(forms.len(), ends.lines.len());
            let (mut start, mut first) = (0, 0);
            for (form, last) in forms.iter().zip(&ends.lines) {
                let own = &ends.cells[first..=*last as usize];
                let end = own[own.len() - 1] as usize;
                let line = &text[start..end];
                let mut cells = Vec::new();
                for end in own {
                    cells.push(text[start..*end as usize].trim_matches('"'));
                    start = *end as usize + 1;
                }
                first = *last as usize + 1;
                prop_assert_eq!(*form == Quotes::None, !line.contains('"'));
                if *form == Quotes::Other || line.is_empty() {
                    continue;
                }
                let mut reader = csv::ReaderBuilder::new()
                    .has_headers(false)
                    .delimiter(b';')
                    .from_reader(line.as_bytes());
                let record = reader.records().next().unwrap().unwrap();
                prop_assert_eq!(record.iter().collect::<Vec<_>>(), cells, "{}", line);
            }
        }
    }
}
