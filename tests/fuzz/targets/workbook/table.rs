//! A table as text and as the cells of workbooks: its figures are the same.

use crate::common::{HEADINGS, figures, grid, saved};
use crate::container::{ODS, XLSX, compound};
use crate::records;

/// The number that a text of digits is.
pub fn number(cell: &str) -> Option<u32> {
    let is_number = cell.bytes().all(|byte| byte.is_ascii_digit()) && cell.len() < 9;
    cell.parse().ok().filter(|_| is_number && (cell == "0" || !cell.starts_with('0')))
}

/// Bytes: the rows, whose cells are between `;`.
pub fn check(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    // Blanks are collapsed, and a quote opens a cell of a text.
    let is_other = |c: char| c.is_control() && c != '\n' || c == '"' || c == '\u{feff}';
    if text.contains(is_other) || text.contains("  ") {
        return;
    }
    let grid = grid(text);
    let is_odd = |cell: &String| cell.trim() != cell;
    if grid.iter().any(|row| row.len() != HEADINGS.len() || row.iter().any(is_odd)) {
        return;
    }
    // A sheet tells which of its cells are merged: its other empty zones stay empty, and that is
    // said, where a text has them from the row above.
    let figures = |name, bytes: &[u8]| figures(name, bytes).without("MergedCells");
    let first = figures("o.csv", saved(&grid, "\t", "", "\n").as_bytes());
    let rows: Vec<Vec<&str>> =
        grid.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    assert_eq!(figures("o.xlsx", &excel(&rows)), first, "xlsx");
    assert_eq!(figures("o.ods", &open_document(&rows)), first, "ods");
    assert_eq!(figures("o.xls", &compound(&records::sheet(&rows, &[]))), first, "xls");
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A row of a sheet of Excel.
pub fn excel_row(at: usize, cells: &[&str]) -> String {
    let cell = |(column, cell): (u8, &&str)| {
        let place = format!("{}{}", char::from(b'A' + column), at + 1);
        match number(cell) {
            _ if cell.is_empty() => String::new(),
            Some(number) => format!("<c r=\"{place}\"><v>{number}</v></c>"),
            None => {
                let text = escaped(cell);
                format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
            }
        }
    };
    let cells: String = (0..).zip(cells).map(cell).collect();
    format!("<row r=\"{}\">{cells}</row>", at + 1)
}

/// A row of a sheet of `LibreOffice`.
pub fn open_row(cells: &[&str]) -> String {
    let cell = |cell: &&str| match number(cell) {
        _ if cell.is_empty() => "<table:table-cell/>".to_owned(),
        Some(n) => format!(
            "<table:table-cell office:value-type=\"float\" office:value=\"{n}\">\
             <text:p>{n}</text:p></table:table-cell>"
        ),
        None => format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
            escaped(cell)
        ),
    };
    let cells: String = cells.iter().map(cell).collect();
    format!("<table:table-row>{cells}</table:table-row>")
}

fn excel(rows: &[Vec<&str>]) -> Vec<u8> {
    let rows: String = (0..).zip(rows).map(|(at, row)| excel_row(at, row)).collect();
    let one_sheet = "<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"";
    XLSX.with(|name, content| match name {
        "xl/worksheets/sheet1.xml" => {
            let xmlns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
            let sheet = format!("<worksheet xmlns=\"{xmlns}\"><sheetData>{rows}");
            *content = (sheet + "</sheetData></worksheet>").into_bytes();
        }
        "xl/workbook.xml" => {
            let text = String::from_utf8(std::mem::take(content)).unwrap();
            let (head, rest) = text.split_once("<sheets>").unwrap();
            let (list, tail) = rest.split_once("</sheets>").unwrap();
            let id = list.split_once("r:id=\"").unwrap().1.split('"').next().unwrap();
            *content = format!("{head}{one_sheet}{id}\"/></sheets>{tail}").into_bytes();
        }
        _ => {}
    })
}

fn open_document(rows: &[Vec<&str>]) -> Vec<u8> {
    let rows: String = rows.iter().map(|row| open_row(row)).collect();
    ODS.with(|name, content| {
        if name == "content.xml" {
            let text = String::from_utf8(std::mem::take(content)).unwrap();
            let (head, rest) = text.split_once("<office:spreadsheet>").unwrap();
            let (_, tail) = rest.split_once("</office:spreadsheet>").unwrap();
            *content = format!(
                "{head}<office:spreadsheet><table:table table:name=\"S\">{rows}</table:table>\
                 </office:spreadsheet>{tail}"
            )
            .into_bytes();
        }
    })
}
