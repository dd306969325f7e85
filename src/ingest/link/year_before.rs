//! The same unit in the year before.

use super::fold_cache::Folds;
use super::index::{ByYear, Keys, rows};
use crate::domain::{Field, FindingKind, NO_ROW, Row, Table, Text, Year};
use crate::ingest::builder::Builder;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// Each row's own row of the year before, by id, else by name (a branch's with its committee's id);
/// says where an id changed.
pub fn before(
    builder: &mut Builder,
    table: Table,
    keys: &Keys,
    years: &ByYear,
    committee: &[Row],
    folds: &mut Folds,
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
    let mut taken = vec![false; units.len()];
    for &found in before.iter().filter(|&&found| found != NO_ROW) {
        taken[found as usize] = true;
    }
    let wanted: rustc_hash::FxHashSet<Year> =
        orphans.iter().map(|row| builder.units(table).year[*row as usize].before()).collect();
    let mut names: Option<FxHashMap<(Year, Text, Text), Row>> = None;
    let scope = |builder: &Builder, row: Row| match committee[row as usize] {
        NO_ROW => Text::EMPTY,
        of => builder.organisations.units.id[of as usize],
    };
    for row in orphans {
        let at = row as usize;
        let year = builder.units(table).year[at].before();
        if names.is_none() {
            let mut map = FxHashMap::default();
            for other in rows(builder.units(table)) {
                let year = builder.units(table).year[other as usize];
                if !taken[other as usize]
                    && wanted.contains(&year)
                    && builder.units(table).counts_in(other)
                {
                    let name = builder.units(table).name[other as usize];
                    let folded = folds.get(&mut builder.texts, name);
                    map.entry((year, scope(builder, other), folded)).or_insert(other);
                }
            }
            names = Some(map);
        }
        let name = builder.units(table).name[at];
        let key = (year, scope(builder, row), folds.get(&mut builder.texts, name));
        let Some(&found) = names.as_ref().and_then(|n| n.get(&key)).filter(|_| !key.2.is_empty())
        else {
            continue;
        };
        before[at] = found;
        let id = |r: Row| builder.texts.get(builder.units(table).id[r as usize]).to_owned();
        let (was, now, year) = (id(found), id(row), builder.units(table).year[at]);
        builder.find_in_row(
            FindingKind::IdChanged { year, before: was },
            table,
            row,
            Some(Field::Id),
            &now,
        );
    }
    before
}
