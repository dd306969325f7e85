//! Workbooks that a test makes.

use rust_xlsxwriter::{Workbook, Worksheet};
use std::borrow::Cow;
use std::io::{Cursor, Read, Write};
use std::path::Path;

/// A folder with one workbook, gone when it is dropped.
pub struct Made(tempfile::TempDir);

impl Made {
    /// Makes a workbook.
    pub fn new(fill: impl FnOnce(&mut Workbook)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("so-lieu.xlsx"), bytes(fill)).unwrap();
        Self(folder)
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }
}

/// The bytes of a workbook.
pub fn bytes(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().unwrap()
}

/// The number that a text of digits is.
fn is_number(cell: &str) -> Option<f64> {
    let is_number = !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit());
    cell.parse().ok().filter(|_| is_number && (cell == "0" || !cell.starts_with('0')))
}

/// Writes a row of cells from a column on, numbers as numbers; an empty cell stays as it is.
pub fn put_at(sheet: &mut Worksheet, row: u32, from: u16, cells: &[&str]) {
    for (column, cell) in (from..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
        match is_number(cell) {
            Some(number) => sheet.write(row, column, number).unwrap(),
            None => sheet.write(row, column, *cell).unwrap(),
        };
    }
}

/// Writes a table of cells between `;`, numbers as numbers.
pub fn put_table(sheet: &mut Worksheet, text: &str) {
    for (row, line) in (0..).zip(text.lines()) {
        put_at(sheet, row, 0, &line.split(';').collect::<Vec<_>>());
    }
}

/// Writes texts.
pub fn put(sheet: &mut Worksheet, rows: &[&[&str]]) {
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            sheet.write(row, column, *cell).unwrap();
        }
    }
}

/// The bytes of a part of an archive.
pub fn part(archive: &[u8], name: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut bytes = Vec::new();
    archive.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

/// The archive with another part in the place of one. All parts are stored as they are.
pub fn with_part(archive: &[u8], name: &str, other: &[u8]) -> Vec<u8> {
    let old = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored =
        zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let names: Vec<String> = old.file_names().flatten().map(Cow::into_owned).collect();
    for own in names {
        new.start_file(own.as_str(), stored).unwrap();
        let bytes = if own == name { other.to_vec() } else { part(archive, &own) };
        new.write_all(&bytes).unwrap();
    }
    drop(old);
    new.finish().unwrap().into_inner()
}
