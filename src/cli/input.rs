//! The files to read.

use super::output;
use crate::domain::Dataset;
use crate::ingest::source::{self, Listing, NotRead};
use crate::words::{self, Lang, check as texts};
use std::path::PathBuf;

/// What the paths name: files, the tables of folders, `-` for standard input; the sample if
/// there is no path.
pub fn list(paths: &[PathBuf]) -> Listing {
    source::list(paths, || source::read_bounded(std::io::stdin().lock(), 0))
}

/// Prints why there is no figure, and what to do.
pub fn warn_of_nothing(lang: Lang, data: &Dataset) {
    let why = words::why_no_data(lang, data).join(" ");
    output::warn(&format!("{} {why}", words::no_data(lang)));
}

/// Prints the names of the sheets of workbooks that hold no table.
pub fn warn_of_unread_sheets(lang: Lang, data: &Dataset) {
    let unread = data.unread_sheets();
    if !unread.is_empty() {
        output::warn(&texts::unread_sheets(lang, &unread));
    }
}

/// Prints the names of the files beside the tables of the folders, which are not read.
pub fn warn_of_unread(lang: Lang, not_read: &NotRead) {
    let NotRead { others, spreadsheets, own } = not_read;
    if !others.is_empty() {
        output::warn(&texts::unread_files(lang, others));
    }
    for (name, format) in spreadsheets {
        output::warn(&texts::unread_spreadsheet(lang, name, *format));
    }
    if !own.is_empty() {
        output::warn(&texts::own_outputs(lang, own));
    }
}
