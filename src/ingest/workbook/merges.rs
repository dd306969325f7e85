//! Merged ranges: of the XML of a sheet of Excel, and as the text of a sheet is made.

use calamine::Dimensions;
use memchr::memmem;

/// The most bytes of the list of merged ranges of a sheet.
const MOST: usize = 32 << 20;

const START: &[u8] = b"mergeCells";

/// Finds the list of merged ranges, which is behind the cells, while a sheet is unpacked.
#[derive(Debug, Default)]
pub struct MergeScan {
    /// The last bytes before the next chunk, or all since the list began.
    kept: Vec<u8>,
    is_inside: bool,
}

impl MergeScan {
    /// The next bytes of the sheet.
    pub fn chunk(&mut self, chunk: &[u8]) {
        if self.is_inside {
            let room = MOST.saturating_sub(self.kept.len());
            self.kept.extend_from_slice(&chunk[..chunk.len().min(room)]);
            return;
        }
        self.kept.extend_from_slice(chunk);
        let found = memmem::find(&self.kept, START);
        self.is_inside = found.is_some();
        let before = found.unwrap_or(self.kept.len().saturating_sub(START.len() - 1));
        self.kept.drain(..before);
    }

    /// The ranges of the list.
    pub fn ranges(&self) -> Vec<Dimensions> {
        if !self.is_inside {
            return Vec::new();
        }
        let list = list_of(&self.kept);
        let refs = memmem::find_iter(list, b"ref=").filter_map(|at| {
            let value = list.get(at + 5..)?;
            let end = value.iter().position(|byte| matches!(byte, b'"' | b'\''))?;
            range(std::str::from_utf8(&value[..end]).ok()?)
        });
        refs.collect()
    }
}

/// The elements of the list that some bytes begin with. Those behind it have ranges too: of lists
/// to choose from, of formats.
fn list_of(kept: &[u8]) -> &[u8] {
    let open = memchr::memchr(b'>', kept).unwrap_or(kept.len());
    let elements = &kept[open..];
    if kept[..open].ends_with(b"/") {
        return &[];
    }
    &elements[..memmem::find(elements, START).unwrap_or(elements.len())]
}

/// The range of `A1:B3`; None for anything else.
fn range(text: &str) -> Option<Dimensions> {
    let (start, end) = text.split_once(':')?;
    let (start, end) = (position(start)?, position(end)?);
    (start.0 <= end.0 && start.1 <= end.1).then_some(Dimensions { start, end })
}

/// Row and column of `B3`, from 0.
pub fn position(text: &str) -> Option<(u32, u32)> {
    let text = text.replace('$', "");
    let digits = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = text.split_at(digits);
    let letter = |column: Option<u32>, c: char| {
        let value = c.is_ascii_alphabetic().then(|| u32::from(c.to_ascii_uppercase()) - 64)?;
        column?.checked_mul(26)?.checked_add(value)
    };
    let column = letters.chars().fold(Some(0), letter)?.checked_sub(1)?;
    let row = row.parse::<u32>().ok()?.checked_sub(1)?;
    (row < MAX_ROWS && column < MAX_COLUMNS).then_some((row, column))
}

/// The most rows and columns of a sheet.
pub const MAX_ROWS: u32 = 1 << 20;
pub const MAX_COLUMNS: u32 = 1 << 14;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_found_wherever_the_chunks_end() {
        let sheet = b"<sheetData><row r=\"1\"/></sheetData><mergeCells count=\"2\"><mergeCell ref=\"A1:B3\"/><mergeCell ref='$AA2:AB2'/></mergeCells><x ref=\"C1:D4\"/><y sqref=\"C1:D9\"/>";
        for size in 1..sheet.len() {
            let mut scan = MergeScan::default();
            sheet.chunks(size).for_each(|chunk| scan.chunk(chunk));
            let ranges = scan.ranges();
            let all: Vec<_> = ranges.iter().map(|range| (range.start, range.end)).collect();
            assert_eq!(all, [((0, 0), (2, 1)), ((1, 26), (1, 27))], "{size}");
        }
        let mut scan = MergeScan::default();
        scan.chunk(b"<mergeCells count=\"0\"/><hyperlink ref=\"A1:B3\"/>");
        assert!(scan.ranges().is_empty());
        for wrong in
            ["", "A1", "A1:", "B2:A1", "1:2", "A0:A1", "A1:A9999999", "ZZZZZZZZ1:A2", "Ê1:Ê2"]
        {
            assert!(range(wrong).is_none(), "{wrong}");
        }
    }
}
