//! A part of a good workbook, changed from a place on.

use crate::container::{ODS, Parts, XLSB, XLSX};
use std::sync::LazyLock;

/// A book of parts; those that are changed.
type Book = (&'static str, &'static LazyLock<Parts>, &'static [&'static str]);

const BOOKS: [Book; 3] = [
    (
        "a.xlsx",
        &XLSX,
        &[
            "xl/worksheets/sheet1.xml",
            "xl/sharedStrings.xml",
            "xl/workbook.xml",
            "xl/styles.xml",
            "xl/_rels/workbook.xml.rels",
            "[Content_Types].xml",
        ],
    ),
    (
        "a.xlsb",
        &XLSB,
        &[
            "xl/worksheets/sheet1.bin",
            "xl/sharedStrings.bin",
            "xl/workbook.bin",
            "xl/styles.bin",
            "xl/_rels/workbook.bin.rels",
        ],
    ),
    ("a.ods", &ODS, &["content.xml", "styles.xml", "META-INF/manifest.xml", "mimetype"]),
];

const XLS: &[u8] = include_bytes!("../../../workbooks/nho.xls");

/// Bytes: which book, which part, the place in two, and what is written there.
pub fn spliced(bytes: &[u8]) -> (&'static str, Vec<u8>) {
    let Some((&[book, part, low, high], other)) = bytes.split_first_chunk() else {
        return ("a.xls", bytes.to_vec());
    };
    let place = usize::from(u16::from_le_bytes([low, high]));
    let splice = |content: &mut Vec<u8>| {
        let from = place % (content.len() + 1);
        let upto = (from + other.len()).min(content.len());
        content.splice(from..upto, other.iter().copied());
    };
    let Some((name, good, parts)) = BOOKS.get(usize::from(book) % 4) else {
        let mut content = XLS.to_vec();
        splice(&mut content);
        return ("a.xls", content);
    };
    let part = parts[usize::from(part) % parts.len()];
    let change = |own: &str, content: &mut Vec<u8>| {
        if own == part {
            splice(content);
        }
    };
    (name, good.with(change))
}
