//! What the cells of a column show of its meaning, where its heading may mean several.

use super::column_numbers::is_column_numbers;
use super::layout::HeadRow;
use crate::domain::{DistrictName, Field, Kind, Ownership, ZoneKind, fold, is_dash};
use crate::ingest::cells::{self, unit_name, zone_name};

/// True if a cell is a value of a field with a closed list of words, or a zone with its kind.
pub fn is_of_kind(cell: &str, field: Field) -> bool {
    match field {
        Field::Kind => cells::kind(cell).is_ok() || cells::is_branch_kind(cell),
        Field::Ownership => cells::ownership(cell).is_ok_and(|o| o != Ownership::Missing),
        Field::Rating => cells::rating(cell).is_ok(),
        Field::Zone => zone_name::parse(cell).kind != ZoneKind::Bare,
        // An address in full is no district: its parts are separated by commas.
        Field::District => {
            let folded = fold(cell);
            !cell.contains(|c: char| c == ',' || c.is_ascii_digit())
                && (DistrictName::parse(&folded).kind.is_some() || folded.split(' ').count() <= 4)
        }
        Field::Name => {
            let folded = fold(cell);
            unit_name::prefix(&folded).is_some() || unit_name::names_enterprise(&folded)
        }
        _ => false,
    }
}

/// True for a folded heading that may be of names or of kinds: `Đảng bộ/Chi bộ`.
pub fn is_committee_or_cell(folded: &str) -> bool {
    matches!(folded, "dang bo chi bo" | "chi bo dang bo" | "db cb" | "cb db")
}

/// True if most cells of a column are kinds of organisations, or there are none.
pub fn are_kinds(data: &[HeadRow], column: usize) -> bool {
    let cells = data.iter().filter_map(|row| row.cells.get(column)).filter(|c| !c.is_empty());
    let is_kind = |cell: &&String| cells::kind(cell).is_ok_and(|kind| kind != Kind::Bad);
    cells.clone().filter(is_kind).count() * 2 > cells.count()
}

/// True if the cells of a column are numbers, and some are: `Chi bộ trực thuộc` then counts.
pub fn are_counts(data: &[HeadRow], column: usize) -> bool {
    let mut cells = data
        .iter()
        .filter(|row| !is_column_numbers(&row.cells, |_| false))
        .filter_map(|row| row.cells.get(column))
        .filter(|cell| !cell.is_empty())
        .peekable();
    cells.peek().is_some() && cells.all(|cell| cells::whole_number(cell).is_some() || is_dash(cell))
}

/// True if most cells of a column that are not empty are numbers or dashes.
pub fn are_mostly_counts(data: &[HeadRow], column: usize) -> bool {
    let cells = data.iter().filter_map(|row| row.cells.get(column)).filter(|c| !c.is_empty());
    let is_count = |cell: &&String| cells::whole_number(cell).is_some() || is_dash(cell);
    let counts = cells.clone().filter(is_count).count();
    counts > 0 && counts * 2 > cells.count()
}
