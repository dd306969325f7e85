//! The lower row of a header that says nothing but which of the columns under one heading a column
//! is: `Kết quả xếp loại | |` over `Kỳ trước | Kỳ báo cáo`.

use super::choice::{self, Standing};
use super::column_cells::{are_mostly_counts, are_mostly_figures, is_of_kind};
use super::column_time;
use super::heading::HeadingMeaning;
use super::heading_path::meaning_of_path;
use super::layout::HeadRow;
use crate::domain::{CountField, Field, Year};
use crate::ingest::cells::{self, person_name};
use std::collections::BTreeSet;

/// True if the row below some header rows is one of the header too: it has text in columns that are
/// next to each other below one heading, some of them without a heading of their own, and nowhere
/// else. A row below it has values there.
pub fn is_below(header: &[HeadRow], below: &[HeadRow]) -> bool {
    let Some((row, data)) = below.split_first() else { return false };
    let cell = |row: &'_ HeadRow, column: usize| row.cells.get(column).cloned().unwrap_or_default();
    let heading = |column: usize| {
        let mut cells = header.iter().rev().map(|row| cell(row, column));
        cells.find(|cell| !cell.is_empty()).unwrap_or_default()
    };
    let own = |column: usize| {
        let own = cell(row, column);
        // A merged cell over both rows.
        if own == heading(column) { String::new() } else { own }
    };
    if repeats_some(row, heading) {
        return true;
    }
    // A column without a heading, or with that of the merged cell to its left.
    let is_under_left = |column: usize| {
        column > 0 && (heading(column).is_empty() || heading(column) == heading(column - 1))
    };
    let filled: BTreeSet<usize> =
        (0..row.cells.len()).filter(|column| !own(*column).is_empty()).collect();
    let is_grouped = |column: &usize| {
        is_under_left(*column) && filled.contains(&(column - 1))
            || is_under_left(column + 1)
                && filled.contains(&(column + 1))
                && !heading(*column).is_empty()
    };
    // Over figures and ticks a word of a value is a heading: `Vốn` over `Nhà nước | Nước ngoài`.
    let is_word = |column: &usize| is_value(&own(*column)) && !are_mostly_figures(data, *column);
    let has_values = |row: &HeadRow| {
        filled.iter().all(|column| !cell(row, *column).is_empty())
            && row.cells.iter().filter(|cell| !cell.is_empty()).count() > filled.len() + 1
    };
    // Below the two cells of a merged heading: `Giới tính | Giới tính` over `Nam | Nữ`.
    let is_merged = |column: &usize| {
        let is_same = |other: usize| heading(other) == heading(*column);
        !heading(*column).is_empty() && (*column > 0 && is_same(column - 1) || is_same(column + 1))
    };
    filled.len() > 1
        && filled.iter().all(is_grouped)
        && filled.iter().all(|column| own(*column).chars().any(char::is_alphanumeric))
        && !filled.iter().any(|column| is_number(&own(*column)))
        && !filled.iter().any(is_word)
        && !filled.iter().any(|column| person_name::is_plain_name(&own(*column)))
        && (filled.iter().all(is_merged) || data.iter().any(has_values))
}

/// True if a row is no header without the row above it: that has some of its cells, merged over
/// both, or known headings where it has none and none, or one over several columns, where it has
/// some.
pub fn is_lower(row: &HeadRow, above: &HeadRow) -> bool {
    let cell = |row: &'_ HeadRow, column: usize| row.cells.get(column).cloned().unwrap_or_default();
    let columns = || 0..row.cells.len().max(above.cells.len());
    let is_alone = |of: &HeadRow, other: &HeadRow, column: usize| {
        !cell(of, column).is_empty() && cell(other, column).is_empty()
    };
    let is_known = |column: &usize| meaning_of_path(&[&cell(above, *column)]).is_some();
    // A workbook has the heading in each of the columns.
    let is_under_left = |column: usize| {
        column > 0
            && !cell(row, column).is_empty()
            && !cell(row, column - 1).is_empty()
            && cell(above, column) == cell(above, column - 1)
    };
    let is_same = |column: &usize| cell(row, *column) == cell(above, *column);
    let repeats_known = || columns().filter(is_same).filter(is_known).count() > 1;
    repeats_some(row, |column| cell(above, column)) && repeats_known()
        || columns().any(|column| is_alone(row, above, column) || is_under_left(column))
            && columns().filter(|c| is_alone(above, row, *c)).filter(is_known).count() > 1
}

/// True if some cells of a row are those of the header above it, and others are not.
fn repeats_some(row: &HeadRow, heading: impl Fn(usize) -> String) -> bool {
    let filled: Vec<usize> = (0..row.cells.len()).filter(|c| !row.cells[*c].is_empty()).collect();
    let same = filled.iter().filter(|column| row.cells[**column] == heading(**column)).count();
    same > 1 && same < filled.len()
}

/// True for a figure that is no year.
fn is_number(cell: &str) -> bool {
    cells::whole_number(cell).is_some_and(|number| Year::new(number).is_none())
}

/// True for a rating or another word that units have as a value.
fn is_value(cell: &str) -> bool {
    cells::known_rating(cell).is_some()
        || is_of_kind(cell, Field::Kind)
        || is_of_kind(cell, Field::Ownership)
}

/// Gives the meaning of their heading to columns below it whose own headings say nothing known, and
/// whose cells are its values: where the times of the headings tell which is read, or every other
/// column below it is read only for want of another. Else they stay without a meaning, so that none
/// of them is read for another.
pub fn name_chosen(meanings: &mut [Option<HeadingMeaning>], paths: &[Vec<&str>], data: &[HeadRow]) {
    let mut from = 0;
    while from < paths.len() {
        let groups = paths[from].split_last().map_or(&[][..], |(_, groups)| groups);
        let is_same = |path: &Vec<&str>| path.split_last().is_some_and(|(_, own)| own == groups);
        let to = from + paths[from..].iter().take_while(|path| is_same(path)).count().max(1);
        if let Some(HeadingMeaning::Field(field)) = meaning_of_path(groups)
            && !groups.is_empty()
            && to - from > 1
        {
            name_group(field, from..to, meanings, paths, data);
        }
        from = to;
    }
}

fn name_group(
    field: Field,
    columns: std::ops::Range<usize>,
    meanings: &mut [Option<HeadingMeaning>],
    paths: &[Vec<&str>],
    data: &[HeadRow],
) {
    let has_values = |column: &usize| match field {
        Field::Rating => {
            let mut cells = data.iter().filter_map(|row| row.cells.get(*column));
            let is_rating = |cell: &String| !cell.is_empty() && cells::known_rating(cell).is_some();
            cells.any(is_rating)
        }
        field => CountField::of(field).is_some() && are_mostly_counts(data, *column),
    };
    let unknown: Vec<usize> =
        columns.clone().filter(|column| meanings[*column].is_none()).filter(has_values).collect();
    let known = columns.filter(|column| meanings[*column] == Some(HeadingMeaning::Field(field)));
    let known: Vec<usize> = known.collect();
    let time = |column: &usize| column_time::of_headings(field, &paths[*column]);
    let is_last = |column: &usize| choice::standing(field, &paths[*column]) < Standing::Plain;
    let mut times: Vec<_> = unknown.iter().map(time).collect();
    times.sort_unstable();
    times.dedup();
    let is_told = if known.is_empty() {
        unknown.len() > 1 && times.len() == unknown.len()
    } else {
        unknown.len() == 1 && known.iter().all(is_last)
    };
    if is_told {
        for column in unknown {
            meanings[column] = Some(HeadingMeaning::Field(field));
        }
    }
}
