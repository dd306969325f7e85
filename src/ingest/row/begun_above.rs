//! Rows whose cells begin in the row above: a table that was copied from a print has the figures of
//! a unit in the last of its lines.
//!
//! ```text
//!  ;                ;KCN Song Khê -;
//! 2;Chi bộ Công ty B;Nội Hoàng     ;10
//! ```

use super::classify::{Class, classify};
use super::wrapped::{goes_on, is_of_words};
use crate::domain::{Field, Meaning, fold};
use crate::ingest::cells::group::{Group, group_of};
use crate::ingest::cells::plain_name::{plain_name, without_legal_form};
use crate::ingest::cells::unit_name;
use crate::ingest::header::layout::Layout;
use csv::StringRecord;
use std::borrow::Cow;

/// No row of words alone has more cells.
const MOST_CELLS: usize = 8;

/// True for a row without a number that has words in columns of words alone, one of them not at its
/// end: the row below may go on with them.
pub fn may_begin<S: AsRef<str>>(layout: &Layout, row: &[S]) -> bool {
    let filled = || row.iter().map(AsRef::as_ref).enumerate().filter(|(_, cell)| !cell.is_empty());
    let field = |column: usize| match layout.columns.get(column) {
        Some(Meaning::Field(field)) => Some(*field).filter(|field| is_of_words(*field)),
        _ => None,
    };
    // Names alone may be those of enterprises.
    let is_told =
        |field| field != Field::Enterprise || layout.columns.contains(&Meaning::Numbering);
    let is_open = |(column, cell)| {
        field(column).is_some_and(|field| is_told(field) && may_be_open(field, cell))
    };
    filled().all(|(column, _)| field(column).is_some()) && filled().any(is_open)
}

/// A row joined with one whose cells may begin it; None where they do not.
pub fn joined(layout: &Layout, above: &StringRecord, row: &StringRecord) -> Option<StringRecord> {
    // Most rows have more cells.
    if above.iter().filter(|cell| !cell.trim().is_empty()).nth(MOST_CELLS).is_some() {
        return None;
    }
    let begun = layout.cleaned(above);
    if !may_begin(layout, &begun) {
        return None;
    }
    let unit = layout.cleaned(row);
    let begins = |(column, cell): (usize, &Cow<'_, str>)| match layout.columns.get(column) {
        Some(Meaning::Field(field)) => {
            let rest = unit.get(column).map_or("", AsRef::as_ref);
            cell.is_empty() || !rest.is_empty() && is_rest(*field, cell, rest)
        }
        _ => true,
    };
    let is_unit = classify(layout, &unit) == Class::Data
        && (!layout.columns.contains(&Meaning::Numbering) || !layout.numbering(&unit).is_empty());
    if !is_unit || !begun.iter().enumerate().all(begins) {
        return None;
    }
    let cells = row.iter().enumerate().map(|(column, rest)| {
        let first = above.get(column).unwrap_or("").trim();
        if first.is_empty() { rest.to_owned() } else { format!("{first} {}", rest.trim_start()) }
    });
    Some(cells.collect())
}

/// True for a cell that may not be at its end: `KCN Song Khê -`, `Công ty TNHH Điện tử` where it
/// names an enterprise.
fn may_be_open(field: Field, cell: &str) -> bool {
    ends_open(cell)
        || field == Field::Enterprise
            && unit_name::begins_with_enterprise(&fold(cell))
            && !without_legal_form(&plain_name(cell)).is_empty()
            && group_of(cell) == Group::Nothing
}

/// True if the cell below goes on with one that may not be at its end.
fn is_rest(field: Field, cell: &str, rest: &str) -> bool {
    let is_whole = || field == Field::Enterprise && unit_name::begins_with_enterprise(&fold(rest));
    (ends_open(cell) || !is_whole()) && goes_on(field, cell, rest)
}

fn ends_open(cell: &str) -> bool {
    cell.ends_with(['-', '–', '&']) && cell.contains(char::is_alphabetic)
}
