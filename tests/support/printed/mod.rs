//! Prints generated units as the forms of offices have them. Nothing that a form adds is data.
//!
//! [`model`] generates the units, [`forms`] chooses a form, [`columns`] prints cells and headings,
//! [`body`] the rows of a table, [`page`] what is around them, [`save`] the bytes of the files.

pub mod body;
pub mod columns;
pub mod forms;
pub mod model;
pub mod page;
pub mod save;

use forms::Forms;
use model::Year;

/// The files of some years, with their names.
pub fn print(years: &[Year], forms: &Forms) -> Vec<(String, Vec<u8>)> {
    let parts: Vec<&[Year]> =
        if forms.file_a_year { years.chunks(1).collect() } else { vec![years] };
    let mut files = Vec::new();
    for years in parts {
        for (table, rows) in body::tables(years, forms) {
            let lines = page::lines(&rows, years, forms, table);
            files.push((page::file_name(table, years, forms), save::bytes(&lines, forms)));
        }
    }
    files
}
