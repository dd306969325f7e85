//! A header that is repeated below the first one, or the header of another table.

use crate::domain::{CountField, Field, Meaning, fold};
use crate::ingest::header;
use crate::ingest::header::heading::{self, HeadingMeaning};
use crate::ingest::header::layout::Layout;

/// The fewest headings that make a row a header.
pub const LEAST_HEADINGS: usize = 4;

/// A header below the first one.
pub enum HeaderRow {
    /// The columns of the table above, perhaps in other words.
    SameColumns,
    /// The columns of another table, or the same in another order.
    OtherColumns,
}

/// The header that a row is, by its headings; None for any other row.
///
/// Cells of data may be words that are headings elsewhere, but hardly four of them, and none of
/// them heads ratings or counts.
pub fn find_header<S: AsRef<str>>(layout: &Layout, row: &[S]) -> Option<HeaderRow> {
    let mut fields = Vec::new();
    let mut is_same = true;
    for (column, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.as_ref().is_empty()) {
        let is = |meaning: Meaning| layout.columns.get(column) == Some(&meaning);
        let (field, is_own) = match heading::meaning(cell.as_ref()) {
            Some(HeadingMeaning::Field(field)) => (field, is(Meaning::Field(field))),
            Some(HeadingMeaning::Level(level)) => {
                (level, is(Meaning::Field(level)) || is(Meaning::Tick(header::rating_of(level))))
            }
            _ => continue,
        };
        is_same &= is_own;
        fields.push(field);
    }
    fields.sort_unstable();
    fields.dedup();
    let is_header = fields.len() >= LEAST_HEADINGS
        && fields.iter().any(|field| *field == Field::Rating || CountField::of(*field).is_some());
    is_header.then_some(if is_same { HeaderRow::SameColumns } else { HeaderRow::OtherColumns })
}

/// True if every cell of a row that is not empty repeats the heading of its column, or one line of
/// it, and at least two do.
pub fn has_same_headings<S: AsRef<str>>(layout: &Layout, row: &[S]) -> bool {
    let mut cells = row.iter().map(AsRef::as_ref).enumerate().filter(|(_, cell)| !cell.is_empty());
    let repeats = |(column, cell): (usize, &str)| {
        let heading = layout.headings.get(column).map_or("", String::as_str);
        let folded = fold(cell);
        heading.split(" / ").any(|part| fold(part) == folded)
    };
    cells.clone().count() >= 2 && cells.all(repeats)
}
