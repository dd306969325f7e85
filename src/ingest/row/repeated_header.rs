//! A header that is repeated below the first one, or the header of another table.

use crate::domain::{CountField, Field, Meaning, fold};
use crate::ingest::header;
use crate::ingest::header::heading::{self, Named};
use crate::ingest::header::layout::Layout;

/// How many headings a row has at least that is a header.
pub const LEAST_NAMED: usize = 4;

/// Whether a row is a header, and if so whether it is that of the same columns in other words.
pub fn is_header<S: AsRef<str>>(layout: &Layout, row: &[S]) -> Option<bool> {
    let mut fields = Vec::new();
    let mut is_same = true;
    for (column, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.as_ref().is_empty()) {
        let is = |meaning: Meaning| layout.columns.get(column) == Some(&meaning);
        let (field, is_own) = match heading::name(cell.as_ref()) {
            Some(Named::Field(field)) => (field, is(Meaning::Field(field))),
            Some(Named::Level(level)) => {
                (level, is(Meaning::Field(level)) || is(Meaning::Tick(header::rating_of(level))))
            }
            _ => continue,
        };
        is_same &= is_own;
        fields.push(field);
    }
    fields.sort_unstable();
    fields.dedup();
    // Cells of data may be words that elsewhere head a column; hardly four of them, and none that
    // heads ratings or counts.
    let is_one = fields.len() >= LEAST_NAMED
        && fields.iter().any(|field| *field == Field::Rating || CountField::of(*field).is_some());
    is_one.then_some(is_same)
}

pub fn is_header_again<S: AsRef<str>>(layout: &Layout, row: &[S]) -> bool {
    let mut same = 0;
    for (column, cell) in row.iter().enumerate() {
        let cell = cell.as_ref();
        if cell.is_empty() {
            continue;
        }
        let heading = layout.headings.get(column).map_or("", String::as_str);
        let folded = fold(cell);
        let is_part = heading.split(" / ").any(|part| fold(part) == folded);
        if !is_part {
            return false;
        }
        same += 1;
    }
    same >= 2
}
