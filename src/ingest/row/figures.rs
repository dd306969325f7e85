//! Whether a row has figures.

use super::signature::is_dateline;
use crate::domain::{CountField, Field, Meaning};
use crate::ingest::cells;
use crate::ingest::header::is_unticked;
use crate::ingest::header::layout::Layout;

/// True if a cell of counts has a figure, valid or not.
pub fn has_figure(cell: &str) -> bool {
    cell.bytes().any(|b| b.is_ascii_digit()) && !is_dateline(cell)
}

/// True for a cell of words, though a number is among them: `Danh sách này gồm 02 chi bộ`.
pub fn is_text(cell: &str) -> bool {
    cell.split(' ').filter(|word| word.chars().all(char::is_alphabetic)).count() > 1
}

/// True if a column is one of counts.
pub fn is_count(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Field(field) if CountField::of(*field).is_some())
}

/// True if a row has a figure or a rating.
pub fn has_figure_or_rating<S: AsRef<str>>(layout: &Layout, row: &[S]) -> bool {
    layout.columns.iter().zip(row).any(|(meaning, cell)| match meaning {
        Meaning::Field(Field::Rating) => {
            matches!(cells::rating(cell.as_ref()), Ok(rating) if rating.is_rated())
        }
        Meaning::Field(field) => CountField::of(*field).is_some() && has_figure(cell.as_ref()),
        Meaning::Tick(_) => !is_unticked(cell.as_ref()),
        _ => false,
    })
}
