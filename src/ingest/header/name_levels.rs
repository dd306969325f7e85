//! Names of organisations and of their branches in columns of their own, one name a row:
//!
//! ```text
//! TT;Tổ chức cơ sở đảng;Chi bộ trực thuộc;Xếp loại;…
//! 1;Đảng bộ Công ty A;;HTTNV;…             an organisation
//! 2;;Chi bộ Kho;HTNV;…                     a branch of it
//! 3;Chi bộ Công ty B;;HTTNV;…              an organisation
//! ```
//!
//! Such a row is read as one with a kind and a name.

use super::column_cells::are_kinds;
use super::layout::{HeadRow, Layout, NameLevels};
use crate::domain::{Field, Meaning, Rating, fold, has_words};
use crate::ingest::cells::known_rating;
use crate::ingest::cells::unit_name::{Prefix, prefix};
use std::ops::Range;

/// Words of headings of units, folded.
const UNITS: [&str; 17] = [
    "ten", "to", "chuc", "co", "so", "dang", "bo", "uy", "chi", "tccsd", "tcd", "db", "cb", "cs",
    "truc", "thuoc", "cac",
];

/// Reads the columns of names by level as those of the kind and the name.
pub fn use_name_levels(layout: &mut Layout, paths: &[Vec<&str>], data: &[HeadRow]) {
    if layout.column(Field::Kind).is_some() {
        return;
    }
    let Some(columns) = columns_of_units(paths) else { return };
    let branches = columns.clone().find(|column| is_of_branches(&paths[*column]));
    let organisations: Vec<usize> = columns.filter(|column| Some(*column) != branches).collect();
    let [first, .., last] = [&organisations[..], branches.as_slice()].concat()[..] else { return };
    let levels = NameLevels { kind: first, name: last, organisations, branches };
    if are_of_levels(layout, &levels, data) {
        for column in levels.columns() {
            layout.columns[column] = Meaning::Unused;
        }
        layout.columns[first] = Meaning::Field(Field::Kind);
        layout.columns[last] = Meaning::Field(Field::Name);
        layout.name_levels = Some(levels);
    }
}

/// The columns next to each other whose headings have words for units alone.
fn columns_of_units(paths: &[Vec<&str>]) -> Option<Range<usize>> {
    let is_of_units = |path: &Vec<&str>| {
        let own = path.last().map_or_else(String::new, |own| fold(own));
        !own.is_empty() && own.split(' ').all(|word| UNITS.contains(&word))
    };
    let from = paths.iter().position(is_of_units)?;
    let to = from + paths[from..].iter().take_while(|path| is_of_units(path)).count();
    (to - from > 1).then_some(from..to)
}

/// True for the heading of branches: `Chi bộ trực thuộc`, `Chi bộ` but below `Tên TCCSĐ`.
fn is_of_branches(path: &[&str]) -> bool {
    let folded: Vec<String> = path.iter().map(|heading| fold(heading)).collect();
    let Some((own, groups)) = folded.split_last() else { return false };
    let is_base = |heading: &str| has_words(heading, "co so") || has_words(heading, "tccsd");
    let names_cells = has_words(own, "chi bo") && !has_words(own, "dang bo");
    names_cells
        && (has_words(own, "truc thuoc")
            || !is_base(own) && !groups.iter().any(|group| is_base(group)))
}

/// True if each row with a rating has the name of one level, or of an organisation beside its
/// branch, and the organisations are base cells too or of two columns.
fn are_of_levels(layout: &Layout, levels: &NameLevels, data: &[HeadRow]) -> bool {
    let cell = |row: &HeadRow, column: usize| row.cells.get(column).cloned().unwrap_or_default();
    // Each level may have a rating column of its own.
    let is_rated = |row: &&HeadRow| {
        let column = layout.column(Field::Rating).unwrap_or(usize::MAX);
        let cells = row
            .cells
            .iter()
            .enumerate()
            .filter(|(at, _)| *at == column || layout.choices.contains(&(*at, column)));
        cells.filter_map(|(_, cell)| known_rating(cell)).any(Rating::is_rated)
    };
    let (mut has_committee, mut has_cell, mut has_branch) =
        (false, false, levels.branches.is_none());
    for row in data.iter().filter(is_rated) {
        let own = levels.organisations.iter().filter(|column| !cell(row, **column).is_empty());
        let own: Vec<usize> = own.copied().collect();
        let is_branch = levels.branches.is_some_and(|column| !cell(row, column).is_empty());
        match own[..] {
            [] if is_branch => has_branch = true,
            [_] if is_branch => has_branch = true,
            [column] => match prefix(&fold(&cell(row, column))) {
                Some(Prefix::Committee) => has_committee = true,
                Some(Prefix::Cell) => has_cell = true,
                None => return false,
            },
            _ => return false,
        }
    }
    has_committee && has_cell && has_branch
}

/// Reads a column of names that has only the words of kinds, beside one without a heading, as that
/// of the kinds: a heading over both, `Tên TCCSĐ` over `Đảng bộ | Công ty A`.
pub fn use_kinds_before_names(layout: &mut Layout, data: &[HeadRow]) {
    let Some(kinds) = layout.column(Field::Name) else { return };
    let has_words = |row: &HeadRow| {
        row.cells.get(kinds + 1).is_some_and(|cell| cell.chars().any(char::is_alphabetic))
    };
    let is_open = layout.columns.get(kinds + 1) == Some(&Meaning::Blank)
        && layout.column(Field::Kind).is_none()
        && data.iter().any(|row| row.cells.get(kinds).is_some_and(|cell| !cell.is_empty()));
    if is_open && are_kinds(data, kinds) && data.iter().filter(|row| has_words(row)).count() > 1 {
        layout.columns[kinds] = Meaning::Field(Field::Kind);
        layout.columns[kinds + 1] = Meaning::Field(Field::Name);
    }
}
