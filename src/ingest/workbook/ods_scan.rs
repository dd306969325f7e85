//! What the library does not give of a spreadsheet of `LibreOffice`: its merged ranges, and how
//! many cells it will make of those that are repeated.

use super::fault::{damaged, fault};
use crate::domain::{Unreadable, WorkbookFault};
use calamine::Dimensions;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The most cells that a sheet spans.
const MAX_CELLS: u64 = 24_000_000;

/// The most rows and columns of a sheet.
const MAX_ROWS: u64 = 1 << 20;
const MAX_COLUMNS: u64 = 1 << 14;

/// The merged ranges of each sheet, in their order.
///
/// # Errors
/// The text is no XML, or a sheet is too large.
pub fn scan(content: &[u8]) -> Result<Vec<Vec<Dimensions>>, Unreadable> {
    let mut reader = Reader::from_reader(content);
    reader.config_mut().check_end_names = false;
    let mut sheets = Vec::new();
    let mut sheet: Option<SheetScan> = None;
    loop {
        let event = reader.read_event().map_err(damaged)?;
        let is_empty = matches!(event, Event::Empty(_));
        match event {
            Event::Eof => break,
            Event::Start(e) | Event::Empty(e) => match (e.name().as_ref(), &mut sheet) {
                ("table:table", None) if !is_empty => sheet = Some(SheetScan::default()),
                ("table:table-row", Some(sheet)) => {
                    sheet.start_row(&e)?;
                    if is_empty {
                        sheet.end_row();
                    }
                }
                ("table:table-cell" | "table:covered-table-cell", Some(sheet)) => {
                    sheet.cell(&e)?;
                    sheet.is_in_cell = !is_empty;
                }
                ("text:p", Some(sheet)) => sheet.fill(),
                _ => {}
            },
            Event::End(e) => match (e.name().as_ref(), &mut sheet) {
                ("table:table-row", Some(sheet)) => sheet.end_row(),
                ("table:table-cell" | "table:covered-table-cell", Some(sheet)) => {
                    sheet.is_in_cell = false;
                }
                ("table:table", Some(_)) => sheets.extend(sheet.take().map(|sheet| sheet.merges)),
                _ => {}
            },
            _ => {}
        }
        if sheet.as_ref().is_some_and(|sheet| sheet.cells() > MAX_CELLS) {
            return Err(fault(WorkbookFault::TooManyCells(MAX_CELLS)));
        }
    }
    Ok(sheets)
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
    /// The cell in hand: where it ends, and whether it is open.
    cell_end: u64,
    is_in_cell: bool,
    merges: Vec<Dimensions>,
}

impl SheetScan {
    fn start_row(&mut self, row: &BytesStart) -> Result<(), Unreadable> {
        self.row_repeats = number(row, "table:number-rows-repeated")?.unwrap_or(1);
        self.column = 0;
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
        self.cell_end = self.column;
        let has_value = cell.attributes().flatten().any(|attribute| {
            matches!(attribute.key.as_ref(), "office:value-type" | "table:formula")
        });
        if has_value {
            self.is_in_cell = true;
            self.fill();
        }
        Ok(())
    }

    /// The cell in hand has a value.
    fn fill(&mut self) {
        if self.is_in_cell {
            self.width = self.width.max(self.cell_end);
            self.height = (self.row + self.row_repeats).min(MAX_ROWS);
        }
    }

    const fn cells(&self) -> u64 {
        self.width.saturating_mul(self.height)
    }
}

/// The number that an attribute has, at least 1.
fn number(element: &BytesStart, name: &str) -> Result<Option<u64>, Unreadable> {
    let attribute = element.try_get_attribute(name).map_err(damaged)?;
    let value = attribute.and_then(|attribute| attribute.value.trim().parse::<u64>().ok());
    Ok(value.map(|value| value.clamp(1, MAX_ROWS)))
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
        let ranges: Vec<_> = sheets[0].iter().map(|range| (range.start, range.end)).collect();
        assert_eq!((ranges, sheets.len()), (vec![((2, 3), (5, 3))], 2));
        let bomb = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"float\" office:value=\"1\"/></table:table-row>";
        let refused = scan(sheet(bomb).as_bytes()).unwrap_err();
        assert_eq!(refused, fault(WorkbookFault::TooManyCells(MAX_CELLS)));
    }
}
