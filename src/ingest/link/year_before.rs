//! The same unit in the year before.

use super::fold_cache::FoldCache;
use super::index::{ByYear, RowsByKey, rows};
use super::lost_zeros::number_of;
use crate::domain::{Field, FindingKind, Flags, NO_ROW, Row, Table, Text, Year};
use crate::ingest::builder::Builder;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// The row of the same unit in the year before, for each row: by id, else by name (a branch's with
/// its committee's id). [`NO_ROW`] where there is none. Adds a finding where an id changed.
pub fn before(
    builder: &mut Builder,
    table: Table,
    keys: &RowsByKey,
    years: &ByYear,
    committee: &[Row],
    fold_cache: &mut FoldCache,
) -> Vec<Row> {
    let units = builder.units(table);
    let mut before: Vec<Row> = rows(units)
        .into_par_iter()
        .map(|row| {
            let key = (units.year[row as usize].before(), units.id[row as usize]);
            keys.get(&key).copied().filter(|_| units.counts_in(row)).unwrap_or(NO_ROW)
        })
        .collect();
    // Only a year that the data has can hold the same unit under another id.
    let has_year_before = |row: Row| {
        let year = units.year[row as usize];
        year != Year::UNKNOWN && years.contains_key(&year.before())
    };
    let is_orphan = |row: &Row| {
        before[*row as usize] == NO_ROW && units.counts_in(*row) && has_year_before(*row)
    };
    let orphans: Vec<Row> = rows(units).into_par_iter().filter(is_orphan).collect();
    if orphans.is_empty() {
        return before;
    }
    let unclaimed = unclaimed(builder, table, &before, &orphans, committee, fold_cache);
    for row in orphans {
        let at = row as usize;
        let (year, name) = (builder.units(table).year[at], builder.units(table).name[at]);
        let folded = fold_cache.get(&mut builder.texts, name);
        let scope = scope(builder, committee, row);
        let id = builder.units(table).id[at];
        if let Some(number) = number_of(&mut builder.texts, id)
            && let Some(found) = unclaimed.numbers.get(&(year.before(), scope, number)).copied()
        {
            before[at] = found.unwrap_or(NO_ROW);
        }
        let key = (year.before(), scope, folded);
        let Some(&found) = unclaimed.names.get(&key).filter(|_| !folded.is_empty()) else {
            continue;
        };
        if before[at] != NO_ROW {
            continue;
        }
        before[at] = found;
        let (was, now) = (written_id(builder, table, found), written_id(builder, table, row));
        let kind = FindingKind::IdChanged { year, before: was };
        builder.find_in_row(kind, table, row, Some(Field::Id), &now);
    }
    before
}

/// The id of a row as its file gives it; empty where it gives none and one was made of the name.
fn written_id(builder: &Builder, table: Table, row: Row) -> String {
    let units = builder.units(table);
    let is_given = units.flags[row as usize].has(Flags::GIVEN_ID);
    if is_given { String::new() } else { builder.texts.get(units.id[row as usize]).to_owned() }
}

/// Year, id of the committee (empty for an organisation) and folded name.
type NameKey = (Year, Text, Text);

/// Rows that no row of the year after refers to.
#[derive(Default)]
struct Unclaimed {
    /// By name; the first of each.
    names: FxHashMap<NameKey, Row>,
    /// By an id of digits without its leading zeros, in place of the name; None where several are
    /// left with the same.
    numbers: FxHashMap<NameKey, Option<Row>>,
}

/// The rows of the years before the orphans' that no row refers to.
fn unclaimed(
    builder: &mut Builder,
    table: Table,
    before: &[Row],
    orphans: &[Row],
    committee: &[Row],
    fold_cache: &mut FoldCache,
) -> Unclaimed {
    let mut is_claimed = vec![false; before.len()];
    for &found in before.iter().filter(|&&found| found != NO_ROW) {
        is_claimed[found as usize] = true;
    }
    let wanted: FxHashSet<Year> =
        orphans.iter().map(|row| builder.units(table).year[*row as usize].before()).collect();
    let mut unclaimed = Unclaimed::default();
    for row in rows(builder.units(table)) {
        let units = builder.units(table);
        let (year, name) = (units.year[row as usize], units.name[row as usize]);
        let id = units.id[row as usize];
        if !is_claimed[row as usize] && wanted.contains(&year) && units.counts_in(row) {
            let folded = fold_cache.get(&mut builder.texts, name);
            let scope = scope(builder, committee, row);
            unclaimed.names.entry((year, scope, folded)).or_insert(row);
            if let Some(number) = number_of(&mut builder.texts, id) {
                let rows = unclaimed.numbers.entry((year, scope, number));
                rows.and_modify(|other| *other = None).or_insert(Some(row));
            }
        }
    }
    unclaimed
}

/// The id of a row's committee, without leading zeros; empty where it has none.
fn scope(builder: &mut Builder, committee: &[Row], row: Row) -> Text {
    match committee[row as usize] {
        NO_ROW => Text::EMPTY,
        of => {
            let id = builder.organisations.units.id[of as usize];
            number_of(&mut builder.texts, id).unwrap_or(id)
        }
    }
}
