//! Rows of one table that have the same key.

use super::fold_cache::FoldCache;
use super::ids_by_name::{self, IdsByName};
use super::index::{ByYear, RowsById, RowsByKey};
use crate::domain::{
    Count, CountField, Field, Finding, FindingKind, Flags, Rating, Row, Table, Text, Units, Year,
};
use crate::ingest::builder::Builder;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// Marks each row whose year and id an earlier row has; some rows have an id of `ids` in place of
/// their own. Returns the first row of each key.
pub fn mark_duplicates(
    builder: &mut Builder,
    table: Table,
    years: &ByYear,
    ids: &IdsByName,
) -> RowsByKey {
    let (units, texts) = (builder.units(table), builder.texts.len());
    let with_branches = files_with_branches(builder, table);
    let is_heading = |row: Row| with_branches.contains(&units.file[row as usize]);
    let of_year = |rows: &[Row]| {
        let mut first = RowsById::new(rows.len(), texts);
        let mut duplicates = Vec::new();
        let lists = || rows.iter().filter(|&&row| !is_heading(row));
        let headings = rows.iter().filter(|&&row| is_heading(row));
        for &row in lists().chain(headings) {
            let own = units.id[row as usize];
            let id = ids.get(&row).copied().unwrap_or(own);
            if id.is_empty() {
                continue;
            }
            let earlier = first.first(id, row);
            if id != own && !own.is_empty() {
                // What names the id that this row lost zeros of is of the row that counts.
                first.first(own, earlier);
            }
            if earlier != row {
                duplicates.push((earlier, row));
            }
        }
        (first, duplicates)
    };
    let known = years.par_iter().filter(|(year, _)| **year != Year::UNKNOWN);
    let found: Vec<_> = known.map(|(year, rows)| (*year, of_year(rows))).collect();
    let mut first = RowsByKey::default();
    let mut duplicates: Vec<(Row, Row)> = Vec::new();
    for (year, (keys, of_year)) in found {
        first.of.insert(year, keys);
        duplicates.extend(of_year);
    }
    // Findings are in the order of the rows, whatever year comes first.
    duplicates.sort_unstable_by_key(|(_, row)| *row);
    let mut reported = FxHashSet::default();
    for (earlier, row) in duplicates {
        let units = builder.units(table);
        let is_heading = |row: Row| with_branches.contains(&units.file[row as usize]);
        if is_heading(row) && !is_heading(earlier) && do_agree(units, earlier, row) {
            builder.units_mut(table).flags[row as usize].0 |= Flags::DUPLICATE;
            continue;
        }
        if reported.insert(earlier) {
            report_duplicate(builder, table, (earlier, row), true);
        }
        report_duplicate(builder, table, (row, earlier), false);
        builder.units_mut(table).flags[row as usize].0 |= Flags::DUPLICATE;
    }
    first
}

/// The files with lists of committees and their branches, where other files list the organisations
/// alone: a committee's row in the former is the heading of its branches.
fn files_with_branches(builder: &Builder, table: Table) -> FxHashSet<u16> {
    let has_list = builder.files.iter().any(|file| file.tables == [Table::Organisations]);
    if table != Table::Organisations || !has_list {
        return FxHashSet::default();
    }
    let numbered = builder.files.iter().enumerate();
    let files = numbered.filter(|(_, file)| file.tables.contains(&Table::Branches));
    files.filter_map(|(number, _)| u16::try_from(number).ok()).collect()
}

/// True if a row of a unit and its heading elsewhere have the same rating, and the same counts
/// where both have one. A heading may have no rating.
fn do_agree(units: &Units, one: Row, other: Row) -> bool {
    let is_same = |(field, _): (CountField, Field)| {
        let (one, other) = (units.count(field, one), units.count(field, other));
        one == other || one == Count::MISSING || other == Count::MISSING
    };
    let (rating, of_heading) = (units.rating[one as usize], units.rating[other as usize]);
    (rating == of_heading || of_heading == Rating::Unrated)
        && CountField::ALL.into_iter().all(is_same)
}

/// Adds a finding at row `at`, whose key row `other` has too, and which `counts` or not.
fn report_duplicate(builder: &mut Builder, table: Table, (at, other): (Row, Row), counts: bool) {
    let units = builder.units(table);
    let year = units.year[at as usize];
    let (other_file, other_line) = (units.file[other as usize], units.line[other as usize]);
    // Where the name serves as the id, the name is the duplicate.
    let of_id = units.own_id(at).map(|id| (Field::Id, id));
    let (field, cell) = of_id.unwrap_or((Field::Name, units.name[at as usize]));
    let cell = builder.texts.get(cell).to_owned();
    let kind = FindingKind::DuplicateKey { year, other_file, other_line, counts };
    builder.find_in_row(kind, table, at, Some(field), &cell);
}

/// Marks each enterprise whose id an earlier row has: its own, or that of the enterprise of its
/// name in another file. Without one the folded name serves as the id.
pub fn mark_duplicate_enterprises(builder: &mut Builder, fold_cache: &mut FoldCache) {
    let count = builder.enterprises.name.len();
    let ids = ids_by_name::of_enterprises(builder);
    let mut first: FxHashMap<(Field, Text), usize> = FxHashMap::default();
    let mut reported = FxHashSet::default();
    for row in 0..count {
        if builder.enterprises.is_double[row] {
            continue;
        }
        let (own, name) = (builder.enterprises.id[row], builder.enterprises.name[row]);
        let id = Row::try_from(row).ok().and_then(|row| ids.get(&row)).copied();
        let id = id.unwrap_or(own);
        let key = if id.is_empty() {
            (Field::Enterprise, fold_cache.get(&mut builder.texts, name))
        } else {
            (Field::Id, id)
        };
        let earlier = *first.entry(key).or_insert(row);
        if key.1.is_empty() || earlier == row {
            continue;
        }
        builder.enterprises.is_double[row] = true;
        let mut report = |at: usize, other: usize, counts: bool| {
            let table = &builder.enterprises;
            let what = FindingKind::DuplicateKey {
                year: Year::UNKNOWN,
                other_file: table.file[other],
                other_line: table.line[other],
                counts,
            };
            let has_own = key.0 == Field::Id && !table.id[at].is_empty();
            let (field, cell) = if has_own {
                (Field::Id, table.id[at])
            } else {
                (Field::Enterprise, table.name[at])
            };
            let at_line = (table.file[at], table.line[at]);
            let place = builder.place(at_line, Some(field), builder.texts.get(cell));
            builder.find(Finding {
                kind: what,
                place,
                row: Some((Table::Enterprises, Row::try_from(at).unwrap_or(Row::MAX))),
            });
        };
        if reported.insert(earlier) {
            report(earlier, row, true);
        }
        report(row, earlier, false);
    }
}
