//! Where cells and lines end: the delimiters and line ends of a text, found many bytes at a time.

use wide::u8x16;

/// How many bytes are looked at in one go.
const STEP: usize = 64;

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
        let [delimiters, line_feeds, returns] = [delimiter, b'\n', b'\r'].map(u8x16::splat);
        let mut block = [0; STEP];
        let mut at = 0;
        for bytes in text.chunks(STEP) {
            let block = bytes.try_into().unwrap_or_else(|_| {
                // The last block: what is left of the one before has no bit below.
                block[..bytes.len()].copy_from_slice(bytes);
                &block
            });
            let (mut of_cells, mut of_lines) = (0u64, 0u64);
            for (bytes, shift) in block.as_chunks::<16>().0.iter().zip((0..).step_by(16)) {
                let bytes = u8x16::from(*bytes);
                let line = bytes.simd_eq(line_feeds) | bytes.simd_eq(returns);
                of_lines |= u64::from(line.to_bitmask()) << shift;
                of_cells |= u64::from((line | bytes.simd_eq(delimiters)).to_bitmask()) << shift;
            }
            let own = u64::MAX >> (STEP - bytes.len());
            of_cells &= own;
            of_lines &= own;
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
    }
}
