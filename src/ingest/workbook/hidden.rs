//! Hidden rows and columns of a sheet: they are read like all others, and `check --explain` says
//! where they are.

use super::merges::MAX_ROWS;
use memchr::memmem;

/// The most bytes of the element of a row or a column up to its attribute `hidden`.
const MAX_ELEMENT: usize = 1 << 12;

/// The hidden rows and columns, each in ranges of numbers from 0 with their last one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hidden {
    pub rows: Vec<(u32, u32)>,
    pub columns: Vec<(u32, u32)>,
}

/// Adds a range; one that goes on with the last is joined to it.
pub fn add(ranges: &mut Vec<(u32, u32)>, from: u32, to: u32) {
    let has_room = ranges.len() < MAX_ROWS as usize;
    match ranges.last_mut() {
        Some(last) if last.1.checked_add(1) == Some(from) => last.1 = to,
        _ if has_room => ranges.push((from, to)),
        _ => {}
    }
}

impl Hidden {
    /// The rows that have text and the columns that the text of the sheet has. Programs hide all
    /// that is right of a table and below it.
    pub fn within(&self, text: &str) -> Self {
        let mut within = Self::default();
        if *self == within {
            return within;
        }
        let mut width = 0;
        for (row, line) in (0..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
            width = width.max(1 + memchr::memchr_iter(b'\t', line.as_bytes()).count());
            let at = self.rows.partition_point(|range| range.1 < row);
            if self.rows.get(at).is_some_and(|range| range.0 <= row) {
                add(&mut within.rows, row, row);
            }
        }
        let last = u32::try_from(width).unwrap_or(u32::MAX).saturating_sub(1);
        let own = self.columns.iter().filter(|range| range.0 <= last);
        within.columns = own.map(|&(from, to)| (from, to.min(last))).collect();
        within
    }
}

/// Finds them while a sheet of Excel is unpacked.
#[derive(Debug, Default)]
pub struct HiddenScan {
    /// The bytes from the last element on that has begun.
    kept: Vec<u8>,
    pub found: Hidden,
}

impl HiddenScan {
    /// The next bytes of the sheet.
    pub fn chunk(&mut self, chunk: &[u8]) {
        self.kept.extend_from_slice(chunk);
        let mut at = 0;
        while let Some(next) = memmem::find(&self.kept[at..], b"hidden=") {
            let next = at + next;
            let Some(end) = memchr::memchr(b'>', &self.kept[next..]) else { break };
            if let Some(start) = memchr::memrchr(b'<', &self.kept[at..next]) {
                let element = String::from_utf8_lossy(&self.kept[at + start + 1..next + end]);
                add_element(&mut self.found, &element);
            }
            at = next + end;
        }
        let begun = memchr::memrchr(b'<', &self.kept[at..]).map_or(self.kept.len(), |b| at + b);
        self.kept.drain(..begun.max(self.kept.len().saturating_sub(MAX_ELEMENT)));
    }
}

/// Adds what an element hides: `row r="5" hidden="1"`.
fn add_element(found: &mut Hidden, element: &str) {
    let number = |name: &str| attribute(element, name)?.parse::<u32>().ok()?.checked_sub(1);
    let name = element.split_ascii_whitespace().next().unwrap_or_default();
    let local = name.rsplit_once(':').map_or(name, |(_, local)| local);
    if element.contains('>') || !matches!(attribute(element, "hidden"), Some("1" | "true")) {
        return;
    }
    match (local, number("r"), number("min").zip(number("max"))) {
        ("row", Some(row), _) => add(&mut found.rows, row, row),
        ("col", _, Some((from, to))) if from <= to => add(&mut found.columns, from, to),
        _ => {}
    }
}

/// The value of an attribute.
fn attribute<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    let is_before = |at: &usize| element[..*at].ends_with(|c: char| c.is_ascii_whitespace());
    let (at, _) = element
        .match_indices(name)
        .find(|(at, _)| is_before(at) && element[at + name.len()..].starts_with('='))?;
    let value = &element[at + name.len() + 1..];
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    value[1..].split_once(quote).map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_rows_and_columns_are_found_wherever_the_chunks_end() {
        for prefix in ["", "x:"] {
            let sheet = "<p sheet hidden=\"1\"/><cols><p col min=\"2\" max=\"3\" width=\"9\" hidden=\"1\"/>\
                <p col min='4' max='4' hidden='true' /><p col min=\"6\" max=\"9\" hidden=\"0\"/>\
                <p col hidden=\"1\" max=\"16384\" min=\"12\"/></cols>\
                <p row r=\"1\"/><p row hidden=\"1\" r=\"3\" ht=\"5\"/><p row r=\"4\" spans=\"1:2\"\n hidden=\"1\">\
                <p c><t>row r=\"9\" hidden=\"1\"</t></p c></row><p row r=\"8\" hidden=\"1\"/>"
                .replace("<p ", &format!("<{prefix}"));
            for size in [1, 2, 3, 7, 50, 4000] {
                let mut scan = HiddenScan::default();
                sheet.as_bytes().chunks(size).for_each(|chunk| scan.chunk(chunk));
                assert_eq!(scan.found.rows, [(2, 3), (7, 7)], "{prefix}{size}");
                assert_eq!(scan.found.columns, [(1, 3), (11, 16_383)], "{prefix}{size}");
            }
        }
    }

    #[test]
    fn what_has_no_text_is_not_named() {
        let hidden = Hidden { rows: vec![(1, 3), (9, 900)], columns: vec![(1, 1), (2, 16_383)] };
        let within = hidden.within("a\tb\tc\td\n1\n\t\n2\n3\n");
        assert_eq!((within.rows, within.columns), (vec![(1, 1), (3, 3)], vec![(1, 1), (2, 3)]));
        assert_eq!(hidden.within("a\n"), Hidden::default());
    }
}
