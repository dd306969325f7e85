//! What the library does not give of a spreadsheet of `LibreOffice`: its merged ranges, what is
//! hidden, and how many cells it will make of those that are repeated.

use super::fault::{MAX_TEXT, are_sparse, damaged, fault};
use super::formulas::Unstored;
use super::hidden::{self, Hidden};
use super::package;
use crate::domain::{Unreadable, WorkbookFault};
use calamine::Dimensions;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::io::BufRead;

/// The most cells that the sheets span together: the library keeps all of them in memory.
const MAX_CELLS: u64 = 24_000_000;

/// The most cells with a value that are repeated instead of written. No office repeats that many,
/// and a few bytes may stand for any number.
const MAX_REPEATED: u64 = 4_000_000;

/// The attributes of a cell that the library keeps as texts.
const TEXTS: [&str; 4] =
    ["office:string-value", "office:date-value", "office:time-value", "table:formula"];

/// The most rows and columns of a sheet.
const MAX_ROWS: u64 = 1 << 20;
const MAX_COLUMNS: u64 = 1 << 14;

/// How much sheets are together.
#[derive(Clone, Copy, Default)]
struct Sizes {
    cells: u64,
    filled: u64,
    /// How many cells the largest sheet spans, and where it ends.
    largest: (u64, (u64, u64)),
    repeated: u64,
    text: u64,
}

impl Sizes {
    /// Those of another sheet added.
    fn with(self, sheet: &SheetScan) -> Self {
        let end = (sheet.height.saturating_sub(1), sheet.width.saturating_sub(1));
        Self {
            cells: self.cells.saturating_add(sheet.cells()),
            filled: self.filled.saturating_add(sheet.filled),
            largest: self.largest.max((sheet.cells(), end)),
            repeated: self.repeated.saturating_add(sheet.repeated),
            text: self.text.saturating_add(sheet.text),
        }
    }

    fn check(self) -> Result<(), Unreadable> {
        Err(fault(if self.cells > MAX_CELLS {
            return self.check_filled().and(Err(fault(WorkbookFault::TooManyCells(MAX_CELLS))));
        } else if self.repeated > MAX_REPEATED {
            WorkbookFault::TooManyCells(MAX_REPEATED)
        } else if self.text > MAX_TEXT {
            WorkbookFault::TooMuchText(MAX_TEXT)
        } else {
            return Ok(());
        }))
    }

    /// Refuses sheets of empty cells, once their rows are known.
    fn check_filled(self) -> Result<(), Unreadable> {
        if !are_sparse(self.cells, self.filled) {
            return Ok(());
        }
        let at = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        let (_, (row, column)) = self.largest;
        Err(fault(WorkbookFault::FarCell(at(row), at(column))))
    }
}

/// What the library does not give of each sheet, in their order.
///
/// # Errors
/// The text is no XML, or ends within an element, after which the library would look for its end
/// without end; or a sheet is too large.
pub fn scan(content: impl BufRead) -> Result<Vec<package::SheetScan>, Unreadable> {
    let (mut reader, mut buffer) = (Reader::from_reader(content), Vec::new());
    let mut open_elements = 0_u64;
    let mut sheets = Vec::new();
    let mut sheet: Option<SheetScan> = None;
    let mut done = Sizes::default();
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(damaged)?;
        let is_empty = matches!(event, Event::Empty(_));
        open_elements = open_after(open_elements, &event);
        match event {
            Event::Eof if open_elements > 0 => return Err(fault(WorkbookFault::Damaged)),
            Event::Eof => break,
            Event::Start(e) | Event::Empty(e) => match (e.name().as_ref(), &mut sheet) {
                ("table:table", None) if !is_empty => sheet = Some(SheetScan::default()),
                ("table:table-column", Some(sheet)) => sheet.columns(&e)?,
                ("table:table-row", Some(sheet)) => {
                    sheet.start_row(&e)?;
                    if is_empty {
                        sheet.end_row();
                    }
                }
                ("table:table-cell" | "table:covered-table-cell", Some(sheet)) => {
                    sheet.cell(&e)?;
                    sheet.is_in_cell = !is_empty;
                    if is_empty {
                        sheet.end_cell();
                    }
                }
                ("text:p", Some(sheet)) => {
                    sheet.formula = None;
                    sheet.fill();
                }
                ("text:s", Some(sheet)) => sheet.add_text(any_number(&e, "text:c")?.unwrap_or(1)),
                _ => {}
            },
            Event::End(e) => match (e.name().as_ref(), &mut sheet) {
                ("table:table-row", Some(sheet)) => sheet.end_row(),
                ("table:table-cell" | "table:covered-table-cell", Some(sheet)) => {
                    sheet.end_cell();
                    sheet.is_in_cell = false;
                }
                ("table:table", Some(_)) => {
                    let sheet = sheet.take().unwrap_or_default();
                    done = done.with(&sheet);
                    let SheetScan { merges, unstored, hidden, .. } = sheet;
                    sheets.push(package::SheetScan { merges, unstored, hidden });
                }
                _ => {}
            },
            Event::Text(written) => {
                if let Some(sheet) = &mut sheet {
                    sheet.add_text(written.len() as u64);
                }
            }
            _ => {}
        }
        sheet.as_ref().map_or(done, |sheet| done.with(sheet)).check()?;
    }
    done.check_filled().map(|()| sheets)
}

/// How many elements are open after an event. The reader refuses an end without its start.
const fn open_after(open: u64, event: &Event) -> u64 {
    match event {
        Event::Start(_) => open + 1,
        Event::End(_) => open.saturating_sub(1),
        _ => open,
    }
}

/// The content without the blanks between its elements, which some programs write for a reader.
/// Those within the text of a cell stay.
pub fn without_blanks(content: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(content.len());
    let mut is_in_text = false;
    for (at, part) in content.split(|byte| *byte == b'<').enumerate() {
        let has_name = |name: &[u8]| {
            let rest = part.strip_prefix(name);
            rest.is_some_and(|rest| rest.starts_with(b">") || rest.starts_with(b" "))
        };
        is_in_text |= has_name(b"text:p") && !part.trim_ascii_end().ends_with(b"/>");
        is_in_text &= !has_name(b"/text:p");
        out.extend_from_slice(if at > 0 { b"<" } else { b"" });
        out.extend_from_slice(if is_in_text { part } else { part.trim_ascii_end() });
    }
    out
}

/// A sheet while its rows are read.
#[derive(Default)]
struct SheetScan {
    /// The row and column of the next cell.
    row: u64,
    column: u64,
    row_repeats: u64,
    /// How many cells the widest row has that is filled, and how far the last one is down.
    width: u64,
    height: u64,
    /// The cell in hand: where it ends, how often it is repeated, whether it is open and counted.
    cell_end: u64,
    cell_repeats: u64,
    is_in_cell: bool,
    is_counted: bool,
    /// How many cells with a value are repetitions.
    repeated: u64,
    /// How many bytes the texts of the cells have, with all repetitions: each is a copy.
    text: u64,
    merges: Vec<Dimensions>,
    hidden: Hidden,
    /// The column of the next element of columns.
    next_columns: u64,
    /// How many cells have a value, with all repetitions.
    filled: u64,
    /// The cell in hand, if it has a formula and no value so far.
    formula: Option<(u32, u32)>,
    unstored: Unstored,
}

impl SheetScan {
    fn start_row(&mut self, row: &BytesStart) -> Result<(), Unreadable> {
        self.row_repeats = number(row, "table:number-rows-repeated")?.unwrap_or(1);
        self.column = 0;
        if is_hidden(row)? {
            add_hidden(&mut self.hidden.rows, self.row, self.row_repeats);
        }
        Ok(())
    }

    /// The properties of some columns.
    fn columns(&mut self, columns: &BytesStart) -> Result<(), Unreadable> {
        let repeats = number(columns, "table:number-columns-repeated")?.unwrap_or(1);
        if is_hidden(columns)? {
            add_hidden(&mut self.hidden.columns, self.next_columns, repeats);
        }
        self.next_columns = (self.next_columns + repeats).min(MAX_COLUMNS);
        Ok(())
    }

    fn end_row(&mut self) {
        self.row = (self.row + self.row_repeats).min(MAX_ROWS);
    }

    fn cell(&mut self, cell: &BytesStart) -> Result<(), Unreadable> {
        let repeats = number(cell, "table:number-columns-repeated")?.unwrap_or(1);
        let columns = number(cell, "table:number-columns-spanned")?.unwrap_or(1);
        let rows = number(cell, "table:number-rows-spanned")?.unwrap_or(1);
        let (row, column) = (self.row, self.column);
        if (columns > 1 || rows > 1) && row + rows <= MAX_ROWS && column + columns <= MAX_COLUMNS {
            let at = |row: u64, column: u64| {
                Some((u32::try_from(row).ok()?, u32::try_from(column).ok()?))
            };
            let range = at(row, column).zip(at(row + rows - 1, column + columns - 1));
            self.merges.extend(range.map(|(start, end)| Dimensions { start, end }));
        }
        self.column = (self.column + repeats).min(MAX_COLUMNS);
        (self.cell_end, self.cell_repeats) = (self.column, self.column - column);
        self.is_counted = false;
        let has = |name: &str| matches!(cell.try_get_attribute(name), Ok(Some(_)));
        let is_unstored = has("table:formula") && !has("office:value-type");
        let place = u32::try_from(row).ok().zip(u32::try_from(column).ok());
        self.formula = place.filter(|_| is_unstored);
        let has_value = cell.attributes().flatten().any(|attribute| {
            matches!(attribute.key.as_ref(), "office:value-type" | "table:formula")
        });
        if has_value {
            self.is_in_cell = true;
            self.fill();
        }
        for attribute in cell.attributes().flatten() {
            self.add_text(if TEXTS.contains(&attribute.key.as_ref()) {
                attribute.value.len() as u64
            } else {
                0
            });
        }
        Ok(())
    }

    /// The cell in hand has so many more bytes of text.
    const fn add_text(&mut self, bytes: u64) {
        if self.is_in_cell {
            let repeats = self.cell_repeats.saturating_mul(self.row_repeats);
            self.text = self.text.saturating_add(bytes.saturating_mul(repeats));
        }
    }

    /// A formula that has got no value has none.
    fn end_cell(&mut self) {
        if let Some(cell) = self.formula.take() {
            self.unstored.add(cell);
        }
    }

    /// The cell in hand has a value.
    fn fill(&mut self) {
        if self.is_in_cell {
            self.width = self.width.max(self.cell_end);
            let rows = self.row_repeats.min(MAX_ROWS.saturating_sub(self.row));
            self.height = self.row + rows;
            if !self.is_counted {
                self.is_counted = true;
                let cells = self.cell_repeats.saturating_mul(rows);
                self.repeated = self.repeated.saturating_add(cells.saturating_sub(1));
                self.filled = self.filled.saturating_add(cells);
            }
        }
    }

    const fn cells(&self) -> u64 {
        self.width.saturating_mul(self.height)
    }
}

/// True if an element hides its rows or columns, itself or as a filter.
fn is_hidden(element: &BytesStart) -> Result<bool, Unreadable> {
    let visibility = element.try_get_attribute("table:visibility").map_err(damaged)?;
    Ok(visibility.is_some_and(|v| matches!(v.value.as_ref(), "collapse" | "filter")))
}

fn add_hidden(ranges: &mut Vec<(u32, u32)>, from: u64, repeats: u64) {
    let at = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    hidden::add(ranges, at(from), at(from + repeats - 1));
}

/// The number of rows or columns that an attribute has, at least 1.
fn number(element: &BytesStart, name: &str) -> Result<Option<u64>, Unreadable> {
    Ok(any_number(element, name)?.map(|value| value.clamp(1, MAX_ROWS)))
}

/// The number that an attribute has.
fn any_number(element: &BytesStart, name: &str) -> Result<Option<u64>, Unreadable> {
    let attribute = element.try_get_attribute(name).map_err(damaged)?;
    Ok(attribute.and_then(|attribute| attribute.value.trim().parse().ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_and_sizes_are_read_off_the_cells() {
        let sheet = |rows: &str| format!("<table:table table:name=\"A\">{rows}</table:table>");
        let rows = "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>\
            <table:table-row><table:table-cell table:number-columns-repeated=\"3\"/>\
            <table:table-cell office:value-type=\"string\" table:number-rows-spanned=\"4\"><text:p>x</text:p></table:table-cell></table:table-row>\
            <table:table-row table:number-rows-repeated=\"1048573\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
        let sheets = scan((sheet(rows) + &sheet("")).as_bytes()).unwrap();
        let ranges: Vec<_> =
            sheets[0].merges.iter().map(|range| (range.start, range.end)).collect();
        assert_eq!((ranges, sheets.len()), (vec![((2, 3), (5, 3))], 2));
        let bomb = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"float\" office:value=\"1\"/></table:table-row>";
        let refused = scan(sheet(bomb).as_bytes()).unwrap_err();
        assert_eq!(refused, fault(WorkbookFault::TooManyCells(MAX_CELLS)));
    }

    #[test]
    fn what_is_hidden_is_read_off_rows_and_columns() {
        let sheet = "<table:table><table:table-column table:number-columns-repeated=\"2\"/>\
            <table:table-column table:visibility=\"collapse\"/><table:table-column table:visibility=\"visible\"/>\
            <table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"9\"/>\
            <table:table-row/><table:table-row table:visibility=\"filter\" table:number-rows-repeated=\"3\"/>\
            <table:table-row table:visibility=\"collapse\"><table:table-cell/></table:table-row></table:table>";
        let hidden = &scan(sheet.as_bytes()).unwrap()[0].hidden;
        assert_eq!(
            (&hidden.rows[..], &hidden.columns[..]),
            (&[(1, 4)][..], &[(2, 2), (4, 12)][..])
        );
    }

    #[test]
    fn blanks_between_cells_go_and_those_of_their_texts_stay() {
        for (written, left) in [
            ("<a>\n <b/>\n</a>\n", "<a><b/></a>"),
            ("<c> <text:p>Mã \n</text:p> </c>", "<c><text:p>Mã \n</text:p></c>"),
            (
                "<c><text:p>A<text:span>B</text:span> <text:s/> C</text:p>\t<text:p/> </c>",
                "<c><text:p>A<text:span>B</text:span> <text:s/> C</text:p><text:p/></c>",
            ),
        ] {
            assert_eq!(without_blanks(written.as_bytes()), left.as_bytes());
        }
    }

    #[test]
    fn formulas_without_a_value_are_counted() {
        let cells = "<table:table-cell table:formula=\"of:=1\" office:value-type=\"float\" office:value=\"1\"><text:p>1</text:p></table:table-cell>\
            <table:table-cell table:formula=\"of:=1\"/><table:table-cell table:formula=\"of:=1\"></table:table-cell>\
            <table:table-cell table:formula=\"of:=1\"><text:p>1</text:p></table:table-cell>";
        let sheet = format!(
            "<table:table><table:table-row/><table:table-row>{cells}</table:table-row></table:table>"
        );
        let unstored = scan(sheet.as_bytes()).unwrap()[0].unstored;
        assert_eq!(unstored, Unstored { first: Some((1, 1)), last_row: 1, count: 2 });
    }

    #[test]
    fn a_long_text_that_is_repeated_is_refused() {
        let long = "x".repeat(1 << 20);
        let cell = |attributes: &str, text: &str| {
            format!(
                "<table:table-cell office:value-type=\"string\" {attributes}><text:p>{text}</text:p></table:table-cell>"
            )
        };
        let sheet = |rows: u64, cells: &str| {
            format!(
                "<table:table><table:table-row table:number-rows-repeated=\"{rows}\">{cells}</table:table-row></table:table>"
            )
        };
        let done = |sheets: String| scan(sheets.as_bytes()).map(|sheets| sheets.len());
        let refused = Err(fault(WorkbookFault::TooMuchText(MAX_TEXT)));
        let repeated = cell("table:number-columns-repeated=\"16\"", &long);
        assert_eq!(done(sheet(15, &repeated)), Ok(1));
        assert_eq!(done(sheet(16, &repeated)), refused);
        assert_eq!(done(sheet(8, &repeated).repeat(2)), refused);
        let value = format!("office:string-value=\"{long}\"");
        assert_eq!(done(sheet(251, &cell(&value, ""))), refused);
        for (rows, spaces) in [(1, MAX_TEXT + 1), (1, u64::MAX), (1 << 20, 251)] {
            let spaces = format!("<text:s text:c=\"{spaces}\"/>");
            assert_eq!(done(sheet(rows, &cell("", &spaces))), refused, "{spaces}");
        }
        assert_eq!(done(sheet(1 << 20, &cell("", "<text:s/>abc"))), Ok(1));
    }

    #[test]
    fn repeated_values_and_many_wide_sheets_are_refused() {
        let cell = |repeats: u64| {
            format!(
                "<table:table-cell table:number-columns-repeated=\"{repeats}\" office:value-type=\"float\" office:value=\"1\"/>"
            )
        };
        let sheet = |rows: u64, cells: &str| {
            format!(
                "<table:table><table:table-row table:number-rows-repeated=\"{rows}\">{cells}</table:table-row></table:table>"
            )
        };
        let refused = |most| Err(fault(WorkbookFault::TooManyCells(most)));
        let done = |sheets: String| scan(sheets.as_bytes()).map(|sheets| sheets.len());
        assert_eq!(done(sheet(400_000, &cell(10))), Ok(1));
        assert_eq!(done(sheet(400_001, &cell(10))), refused(MAX_REPEATED));
        assert_eq!(done(sheet(100_000_000, &cell(5))), refused(MAX_REPEATED));
        assert_eq!(done(sheet(200_000, &cell(6)).repeat(4)), refused(MAX_REPEATED));
        // Empty cells before one with a value: the library fills the rectangle.
        let far = format!("<table:table-cell table:number-columns-repeated=\"7000\"/>{}", cell(1));
        let far_cell = |row| Err(fault(WorkbookFault::FarCell(row, 7_000)));
        assert_eq!(done(sheet(500, &far)), Ok(1));
        assert_eq!(done(sheet(1_000, &far)), far_cell(999));
        assert_eq!(done(sheet(500, &far) + &sheet(400, &far)), far_cell(499));
        let half = |rows| sheet(rows, &cell(3)) + &sheet(rows, &far.replace("7000", "30"));
        assert_eq!(done(half(500_000)), Ok(2));
        let wide = format!("<table:table-cell table:number-columns-repeated=\"40\"/>{}", cell(3));
        assert_eq!(done(sheet(600_000, &wide)), refused(MAX_CELLS));
    }
}
