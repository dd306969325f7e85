//! Formulas of a sheet of Excel that have no stored value: what the program counts as empty cells,
//! and where they are. Programs that write formulas without computing them leave such cells.

use super::merges::position;
use memchr::memmem;

/// The most bytes of a cell with a formula: a formula has 8,192 characters.
const MAX_CELL: usize = 1 << 16;

/// The most bytes before the name of the root element, whose prefix all elements have.
const MAX_HEAD: usize = 1 << 12;

/// The formulas without a value.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unstored {
    /// The row and column of the first, from 0.
    pub first: Option<(u32, u32)>,
    /// The row of the last.
    pub last_row: u32,
    /// How many there are.
    pub count: u64,
}

impl Unstored {
    /// Adds a cell.
    pub fn add(&mut self, cell: (u32, u32)) {
        self.first = self.first.or(Some(cell));
        self.last_row = cell.0;
        self.count += 1;
    }
}

/// Finds them while a sheet is unpacked.
#[derive(Debug, Default)]
pub struct FormulaScan {
    /// The prefix of the elements, `x:`, once it is known.
    prefix: Option<String>,
    /// The bytes from the last cell on.
    kept: Vec<u8>,
    pub found: Unstored,
}

impl FormulaScan {
    /// The next bytes of the sheet.
    pub fn chunk(&mut self, chunk: &[u8]) {
        self.kept.extend_from_slice(chunk);
        if self.prefix.is_none() {
            let Some(prefix) = prefix_of(&self.kept) else {
                if self.kept.len() > MAX_HEAD {
                    self.prefix = Some(String::new());
                }
                return;
            };
            self.prefix = Some(prefix);
        }
        let prefix = self.prefix.as_deref().unwrap_or_default();
        let [formula, cell, end] =
            [format!("<{prefix}f"), format!("<{prefix}c "), format!("</{prefix}c>")];
        let mut at = 0;
        while let Some(next) = memmem::find(&self.kept[at..], formula.as_bytes()) {
            let next = at + next;
            let Some(after) = self.kept.get(next + formula.len()) else { break };
            if !matches!(after, b'>' | b' ' | b'/') {
                at = next + formula.len();
                continue;
            }
            let start = memmem::rfind(&self.kept[at..next], cell.as_bytes());
            let length = memmem::find(&self.kept[next..], end.as_bytes());
            match (start, length) {
                (Some(start), Some(length)) => {
                    let own = &self.kept[at + start..next + length];
                    if !has_value(own, prefix)
                        && let Some(place) = place_of(own)
                    {
                        self.found.add(place);
                    }
                    at = next + length;
                }
                (Some(_), None) if self.kept.len() - next < MAX_CELL => break,
                _ => at = next + formula.len(),
            }
        }
        // The next formula may belong to the last cell that has begun.
        let begun = memmem::rfind(&self.kept[at..], cell.as_bytes()).map(|begun| at + begun);
        let tail = self.kept.len().saturating_sub(formula.len() + cell.len()).max(at);
        let is_near = |begun: &usize| tail.saturating_sub(*begun) < MAX_CELL;
        self.kept.drain(..begun.filter(is_near).unwrap_or(tail).min(tail));
    }
}

/// The prefix of the root element `worksheet`.
fn prefix_of(head: &[u8]) -> Option<String> {
    let name = memmem::find(head, b"worksheet")?;
    let open = memchr::memrchr(b'<', &head[..name])?;
    Some(String::from_utf8_lossy(&head[open + 1..name]).into_owned())
}

/// True if a cell, up to its end, has a value: an element `v` that is not empty, an empty one of a
/// text, or a text of its own.
fn has_value(cell: &[u8], prefix: &str) -> bool {
    let find = |what: &str| memmem::find(cell, what.as_bytes());
    let head = &cell[..memchr::memchr(b'>', cell).unwrap_or(cell.len())];
    let is_text = memmem::find(head, b"t=\"str\"").is_some();
    let open = format!("<{prefix}v>");
    let is_filled = find(&open).is_some_and(|at| cell.get(at + open.len()) != Some(&b'<'));
    let has_any = find(&format!("<{prefix}v")).is_some();
    is_filled
        || is_text && has_any
        || find(&format!("<{prefix}v ")).is_some_and(|at| {
            // `<v xml:space="preserve">1</v>`, and not `<v />`.
            let rest = &cell[at..];
            memchr::memchr(b'>', rest)
                .is_some_and(|end| rest[end - 1] != b'/' && rest.get(end + 1) != Some(&b'<'))
        })
        || find(&format!("<{prefix}is>")).is_some()
}

/// Where a cell is, by its attribute `r`.
fn place_of(cell: &[u8]) -> Option<(u32, u32)> {
    let head = &cell[..memchr::memchr(b'>', cell)?];
    let value = &head[memmem::find(head, b" r=\"")? + 4..];
    position(std::str::from_utf8(&value[..memchr::memchr(b'"', value)?]).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scan(sheet: &str, size: usize) -> Unstored {
        let mut scan = FormulaScan::default();
        sheet.as_bytes().chunks(size).for_each(|chunk| scan.chunk(chunk));
        scan.found
    }

    #[test]
    fn formulas_without_a_value_are_found_wherever_the_chunks_end() {
        for prefix in ["", "x:"] {
            let sheet = "<?xml version=\"1.0\"?><worksheet xmlns=\"m\"><cols><col min=\"1\"/></cols><sheetData>\
                <row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\"><f>1+1</f><v>2</v></c>\
                <c r=\"C2\" s=\"1\"><f>SUM(A1:A2)</f></c><c r=\"D2\"><f>1</f><v></v></c>\
                <c r=\"E2\"><f>1</f><v/></c><c r=\"F2\"><f>1</f><v /></c>\
                <c r=\"G2\" t=\"str\"><f>\"\"</f><v></v></c><c r=\"H2\"><f t=\"shared\" si=\"0\"/></c>\
                <c r=\"I2\"/><c r=\"J2\"><f t=\"shared\" si=\"0\"/><v>3</v></c>\
                <c r=\"K2\"><f>1</f><v xml:space=\"preserve\">1</v></c><c r=\"L2\"><v>1</v></c></row>\
                </sheetData></worksheet>"
                .replace("</", "\u{1}")
                .replace('<', &format!("<{prefix}"))
                .replace('\u{1}', &format!("</{prefix}"));
            let sheet = sheet.replace(&format!("<{prefix}?"), "<?");
            for size in [1, 2, 3, 7, 50, 4000] {
                let found = scan(&sheet, size);
                assert_eq!(
                    found,
                    Unstored { first: Some((1, 2)), last_row: 1, count: 5 },
                    "{prefix}{size}"
                );
            }
        }
        assert_eq!(scan("<worksheet><c r=\"A1\"><f>1", 5), Unstored::default());
    }
}
