//! Workbooks of XML. A byte from 0x80 on stands for a piece of XML, 0xff ends a part, any other is
//! itself. The pieces are put behind the good cells of a table.

use crate::common::{GOOD, HEADINGS};
use crate::container::{ODS, XLSX};
use crate::table::{excel_row, open_row};

const WORDS: [&str; 24] = [
    "0",
    "1",
    "2",
    "3",
    "12",
    "2022",
    "2023",
    "45000",
    "45000.5",
    "0.864",
    "1e15",
    "1e308",
    "-1",
    "4294967295",
    "1048576",
    "16384",
    "Chi bộ cơ sở",
    "Đảng bộ cơ sở",
    "Chi bộ Công ty May",
    "FDI",
    "HTTNV",
    "Tổng số",
    "Tỷ lệ %",
    "KCN Quang Châu",
];

const EXCEL_PIECES: [&str; 64] = [
    "<row>",
    "<row r=\"",
    "</row>",
    "<row r=\"3\">",
    "<row r=\"4\">",
    "<c>",
    "<c r=\"",
    "<c r=\"A3\">",
    "<c r=\"C3\" t=\"s\">",
    "<c t=\"s\">",
    "<c t=\"str\">",
    "<c t=\"inlineStr\">",
    "<c t=\"b\">",
    "<c t=\"e\">",
    "<c t=\"d\">",
    "<c t=\"n\"",
    "<c s=\"",
    "</c>",
    "<v>",
    "</v>",
    "<v/>",
    "<is><t>",
    "</t></is>",
    "<f>",
    "</f>",
    "<f t=\"shared\" si=\"0\"",
    " ref=\"",
    " s=\"",
    " r=\"",
    "\">",
    "\"/>",
    "A1",
    "B3",
    "C3:C5",
    "A3:L3",
    "XFD1048576",
    "ZZZ1",
    "A0",
    "$B$4",
    "</sheetData>",
    "<sheetData>",
    "<mergeCells count=\"2\">",
    "<mergeCell ref=\"",
    "</mergeCells>",
    "#N/A",
    "#DIV/0!",
    "<si><t>",
    "</t></si>",
    "<r><t>",
    "</t></r>",
    "<rPh sb=\"0\" eb=\"1\"><t>",
    "</rPh>",
    " xml:space=\"preserve\"",
    "<xf numFmtId=\"",
    "<numFmt numFmtId=\"164\" formatCode=\"",
    "<cellXfs>",
    "</cellXfs>",
    "<numFmts>",
    "</numFmts>",
    "<sheet name=\"",
    "\" sheetId=\"2\" r:id=\"rId",
    "&amp;#10;",
    "<![CDATA[",
    "]]>",
];

const OPEN_PIECES: [&str; 64] = [
    "<table:table table:name=\"",
    "</table:table>",
    "<table:table-row>",
    "<table:table-row",
    "</table:table-row>",
    "<table:table-row/>",
    "<table:table-cell>",
    "<table:table-cell",
    "</table:table-cell>",
    "<table:table-cell/>",
    "<table:covered-table-cell/>",
    "<table:covered-table-cell",
    "</table:covered-table-cell>",
    " table:number-rows-repeated=\"",
    " table:number-columns-repeated=\"",
    " table:number-rows-spanned=\"",
    " table:number-columns-spanned=\"",
    " office:value-type=\"string\"",
    " office:value-type=\"float\"",
    " office:value-type=\"percentage\"",
    " office:value-type=\"currency\"",
    " office:value-type=\"date\"",
    " office:value-type=\"time\"",
    " office:value-type=\"boolean\"",
    " office:value=\"",
    " office:string-value=\"",
    " office:date-value=\"",
    " office:time-value=\"",
    " office:boolean-value=\"true\"",
    " calcext:value-type=\"error\"",
    " table:formula=\"of:=1",
    "\"",
    ">",
    "/>",
    "<text:p>",
    "</text:p>",
    "<text:p/>",
    "<text:s/>",
    "<text:s text:c=\"",
    "<text:tab/>",
    "<text:line-break/>",
    "<text:span>",
    "</text:span>",
    "<text:a>",
    "</text:a>",
    "<office:annotation>",
    "</office:annotation>",
    "<table:table-row-group>",
    "</table:table-row-group>",
    "<table:table-header-rows>",
    "</table:table-header-rows>",
    "<table:table-column table:number-columns-repeated=\"",
    "<table:named-expressions>",
    "</table:named-expressions>",
    "2023-05-06",
    "2023-05-06T07:08:09",
    "PT01H02M03S",
    "&amp;",
    "&#10;",
    "&lt;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
];

/// The text of pieces.
fn text(bytes: &[u8], pieces: &[&str]) -> String {
    let mut text = String::new();
    for &byte in bytes {
        match usize::from(byte).checked_sub(0x80) {
            None => text.push(char::from(byte)),
            Some(at) => text.push_str(pieces.iter().chain(&WORDS).nth(at).unwrap_or(&"")),
        }
    }
    text
}

/// Puts text behind or before a mark, where it is.
fn put(content: &mut Vec<u8>, mark: &str, is_behind: bool, text: &str) {
    let found = content.windows(mark.len()).position(|window| window == mark.as_bytes());
    if let Some(at) = found {
        let at = if is_behind { at + mark.len() } else { at };
        content.splice(at..at, text.bytes());
    }
}

/// A workbook of Excel: cells, shared texts, formats, and sheets are added.
pub fn excel(bytes: &[u8]) -> Vec<u8> {
    let mut parts = bytes.split(|byte| *byte == 0xff).map(|part| text(part, &EXCEL_PIECES));
    let mut next = || parts.next().unwrap_or_default();
    let (cells, texts, formats, styles, sheets) = (next(), next(), next(), next(), next());
    XLSX.with(|name, content| match name {
        "xl/worksheets/sheet1.xml" => {
            let rows = excel_row(0, &HEADINGS) + &excel_row(1, &GOOD);
            let xmlns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
            let sheet = format!("<worksheet xmlns=\"{xmlns}\"><sheetData>{rows}{cells}");
            *content = (sheet + "</row></sheetData></worksheet>").into_bytes();
        }
        "xl/sharedStrings.xml" => put(content, "</sst>", false, &texts),
        "xl/styles.xml" => {
            put(content, "<numFmts", false, &formats);
            put(content, "</cellXfs>", false, &styles);
        }
        "xl/workbook.xml" => put(content, "</sheets>", false, &sheets),
        _ => {}
    })
}

/// A spreadsheet of `LibreOffice`: rows are added to its first sheet, and what follows it.
pub fn open_document(bytes: &[u8]) -> Vec<u8> {
    let mut parts = bytes.split(|byte| *byte == 0xff).map(|part| text(part, &OPEN_PIECES));
    let mut next = || parts.next().unwrap_or_default();
    let (cells, sheets) = (next(), next());
    if has_many_repeated(&cells) || has_many_repeated(&sheets) {
        return Vec::new();
    }
    ODS.with(|name, content| {
        if name == "content.xml" {
            let rows = open_row(&HEADINGS) + &open_row(&GOOD);
            let sheet =
                format!("<table:table table:name=\"S\">{rows}{cells}</table:table>{sheets}");
            put(content, "<office:spreadsheet>", true, &sheet);
        }
    })
}

/// True if more than some cells or rows are repeated: it takes long and finds little. As many as a
/// sheet has are mostly empty.
fn has_many_repeated(text: &str) -> bool {
    text.split("-repeated=\"").skip(1).any(|after| {
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        (3..7).contains(&digits)
    })
}
