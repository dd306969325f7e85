//! Whether a row names a unit: an organisation, a branch or an enterprise.

use super::figures::{has_figure, is_count};
use super::signature::is_signature;
use crate::domain::{Field, Meaning, Table, YesNo, ZoneKind, fold, is_dash};
use crate::ingest::cells::unit_name::{self, Prefix};
use crate::ingest::cells::{self, zone_name};
use crate::ingest::header::heading;
use crate::ingest::header::layout::Layout;

/// Whether a table is of branches alone: it has a column of their committees, or its names are
/// headed as theirs.
pub fn lists_branches(layout: &Layout) -> bool {
    let names_branches = |column: usize| {
        let heading = heading::fold_heading(&layout.headings[column]);
        heading.contains("chi bo")
            && !["dang bo", "tcd", "tccsd", "don vi"].iter().any(|other| heading.contains(other))
    };
    match layout.table {
        Some(table) => table == Table::Branches,
        None => {
            layout.column(Field::Kind).is_none()
                && layout.column(Field::Name).is_some_and(names_branches)
        }
    }
}

/// True if a row without a figure and a rating is a unit that has reported nothing, or no numbers:
/// it has words in the columns of counts, or its name is that of a cell, of an organisation or of
/// an enterprise.
pub fn names_unit<S: AsRef<str>>(layout: &Layout, row: &[S], name: &str, numbering: &str) -> bool {
    if name.is_empty() || row.iter().any(|cell| is_signature(cell.as_ref())) {
        return false;
    }
    if layout
        .columns
        .iter()
        .zip(row)
        .any(|(meaning, cell)| is_count(meaning) && !cell.as_ref().is_empty())
    {
        return true;
    }
    let folded = fold(name);
    let unit = unit_name::parse(&folded).filter(|unit| !unit.rest.is_empty());
    let is_cell = unit.is_some_and(|unit| unit.prefix == Prefix::Cell);
    match layout.table {
        Some(Table::Enterprises) => {
            is_units_number(numbering)
                || describes_enterprise(layout, row)
                || unit_name::names_enterprise(&folded)
        }
        // A name that has no such word may be a group's.
        Some(Table::Organisations) if is_units_number(numbering) => {
            unit.is_some() || unit_name::names_enterprise(&folded)
        }
        _ => is_cell,
    }
}

/// Whether a numbering is that of a unit: groups have letters and Roman numbers, or none.
pub fn is_units_number(numbering: &str) -> bool {
    let number = numbering.trim_end_matches(['.', ')']);
    !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a row of enterprises tells what only an enterprise has.
pub fn describes_enterprise<S: AsRef<str>>(layout: &Layout, row: &[S]) -> bool {
    let is_told = |(meaning, cell): (&Meaning, &S)| match (meaning, cell.as_ref()) {
        (_, "") => false,
        (Meaning::Field(Field::Organisation), cell) => {
            !has_figure(cell) && !cells::organisation(cell).is_empty()
        }
        // In a row of sums there are figures.
        (Meaning::Field(Field::TradeUnion | Field::YouthUnion), cell) => {
            !has_figure(cell) && cells::yes_no(cell) == YesNo::Yes
        }
        (Meaning::Field(Field::Ownership), cell) => {
            !is_dash(cell) && cells::ownership(cell).is_ok()
        }
        (Meaning::Field(Field::Zone), cell) => zone_name::parse(cell).kind != ZoneKind::Bare,
        _ => false,
    };
    layout.table == Some(Table::Enterprises) && layout.columns.iter().zip(row).any(is_told)
}
