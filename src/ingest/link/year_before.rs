//! The same unit in the year before.

use super::fold_cache::FoldCache;
use super::index::{ByYear, RowsByKey, rows};
use super::lost_zeros::number_of;
use crate::domain::{Field, FindingKind, Flags, NO_ROW, Row, Table, Text, Units, Year};
use crate::ingest::builder::Builder;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

/// The committees of the rows, and those of the organisations in the year before: a branch is the
/// same only below the same committee.
#[derive(Clone, Copy)]
pub struct Committees<'a> {
    pub of: &'a [Row],
    pub before: &'a [Row],
}

/// The row of the same unit in the year before, for each row: by id, else by name (a branch's with
/// its committee's id), and by name where that contradicts the id. [`NO_ROW`] where there is none.
/// Adds a finding where an id changed.
pub fn before(
    builder: &mut Builder,
    table: Table,
    keys: &RowsByKey,
    years: &ByYear,
    committees: Committees<'_>,
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
    prefer_names(builder, table, committees, &mut before, fold_cache);
    let units = builder.units(table);
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
    let unclaimed = unclaimed(builder, table, &before, &orphans, committees.of, fold_cache);
    for row in orphans {
        let at = row as usize;
        let (year, name) = (builder.units(table).year[at], builder.units(table).name[at]);
        let folded = fold_cache.get(&mut builder.texts, name);
        let scope = scope_before(builder, committees, row);
        let id = builder.units(table).id[at];
        let scopes = [scope, parent_of(builder, table, row)];
        if let Some(number) = number_of(&mut builder.texts, id) {
            let mut numbered = scopes
                .iter()
                .filter_map(|scope| unclaimed.numbers.get(&(year.before(), *scope, number)));
            before[at] = numbered.next().copied().flatten().unwrap_or(NO_ROW);
        }
        let mut named =
            scopes.iter().filter_map(|scope| unclaimed.names.get(&(year.before(), *scope, folded)));
        let found = named.next().copied();
        let Some(found) = found.filter(|_| !folded.is_empty()) else { continue };
        if before[at] != NO_ROW {
            continue;
        }
        before[at] = found;
        find_changed_id(builder, table, found, row);
    }
    before
}

/// Adds a finding to a row whose id is not that of the year before. Where neither file gives one it
/// was made of a committee's, which changed.
fn find_changed_id(builder: &mut Builder, table: Table, was: Row, now: Row) {
    let (before, id) = (id_in_file(builder, table, was), id_in_file(builder, table, now));
    if before.is_empty() && id.is_empty() {
        return;
    }
    let year = builder.units(table).year[now as usize];
    let kind = FindingKind::IdChanged { year, before };
    builder.find_in_row(kind, table, now, Some(Field::Id), &id);
}

/// The id of a row as its file gives it; empty where it gives none and one was made of the name.
fn id_in_file(builder: &Builder, table: Table, row: Row) -> String {
    let id = builder.units(table).own_id(row).unwrap_or(Text::EMPTY);
    builder.texts.get(id).to_owned()
}

/// Gives rows whose id another unit had in the year before the row of their own name: ids that are
/// only the numbers of a list move up where a unit is gone.
fn prefer_names(
    builder: &mut Builder,
    table: Table,
    committees: Committees<'_>,
    before: &mut [Row],
    fold_cache: &mut FoldCache,
) {
    let contrary = contrary_names(builder, table, committees, before, fold_cache);
    if contrary.is_empty() {
        return;
    }
    let keys: FxHashSet<NameKey> = contrary.iter().flat_map(|(_, keys)| *keys).collect();
    let years: FxHashSet<Year> = keys.iter().map(|(year, ..)| *year).collect();
    let (mut now, mut then) = (RowOfName::default(), RowOfName::default());
    for row in rows(builder.units(table)) {
        let units = builder.units(table);
        let (year, name) = (units.year[row as usize], units.name[row as usize]);
        if !units.counts_in(row) {
            continue;
        }
        let add = |of: &mut RowOfName, key: NameKey| {
            if keys.contains(&key) {
                of.entry(key).and_modify(|other| *other = None).or_insert(Some(row));
            }
        };
        if years.contains(&year.before()) {
            let scope = scope_before(builder, committees, row);
            let name = fold_cache.get(&mut builder.texts, name);
            add(&mut now, (year.before(), scope, name));
        }
        if years.contains(&year) {
            let scope = scope(builder, committees.of, row);
            let name = fold_cache.get(&mut builder.texts, name);
            add(&mut then, (year, scope, name));
        }
    }
    let only = |of: &RowOfName, key: &NameKey| of.get(key).copied().flatten();
    let pair = |key: &NameKey| Some((only(&now, key)?, only(&then, key)?));
    let mut found: Vec<(Row, Row)> = keys.iter().filter_map(pair).collect();
    found.retain(|(row, was)| before[*row as usize] != *was);
    found.sort_unstable();
    let taken: FxHashSet<Row> = found.iter().map(|(_, was)| *was).collect();
    for was in before.iter_mut().filter(|was| taken.contains(was)) {
        *was = NO_ROW;
    }
    for (row, _) in &contrary {
        if is_of_other_committee(builder.units(table), committees, *row, before[*row as usize]) {
            before[*row as usize] = NO_ROW;
        }
    }
    for (row, was) in found {
        before[row as usize] = was;
        find_changed_id(builder, table, was, row);
    }
}

/// The rows by name; None where several have it.
type RowOfName = FxHashMap<NameKey, Option<Row>>;

/// The rows whose id is that of another name or below another committee in the year before, with
/// the keys of their own name there and of the other one.
fn contrary_names(
    builder: &mut Builder,
    table: Table,
    committees: Committees<'_>,
    before: &[Row],
    fold_cache: &mut FoldCache,
) -> Vec<(Row, [NameKey; 2])> {
    let is_other = |units: &Units, row: Row| {
        is_of_other_committee(units, committees, row, before[row as usize])
    };
    let units = builder.units(table);
    let is_doubtful = |row: &Row| {
        let was = before[*row as usize];
        let names = |was: Row| units.name[*row as usize] != units.name[was as usize];
        was != NO_ROW && (names(was) || is_other(units, *row))
    };
    let doubtful: Vec<Row> = rows(units).into_par_iter().filter(is_doubtful).collect();
    let mut contrary = Vec::new();
    for row in doubtful {
        let units = builder.units(table);
        let (year, is_other) = (units.year[row as usize], is_other(units, row));
        let names = [row, before[row as usize]].map(|row| units.name[row as usize]);
        let [own, was] = names.map(|name| fold_cache.get(&mut builder.texts, name));
        if !own.is_empty() && (own != was || is_other) {
            let scope = scope_before(builder, committees, row);
            contrary.push((row, [own, was].map(|name| (year.before(), scope, name))));
        }
    }
    contrary
}

/// True if the id of a branch is made of its committee's, and the row of that id in the year before
/// is below another committee.
fn is_of_other_committee(units: &Units, committees: Committees<'_>, row: Row, was: Row) -> bool {
    let of = |row: Row| committees.of[row as usize];
    let before = committees.before.get(of(row) as usize).copied().unwrap_or(NO_ROW);
    units.flags[row as usize].has(Flags::GIVEN_ID)
        && was != NO_ROW
        && before != NO_ROW
        && of(was) != NO_ROW
        && of(was) != before
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
            let scope = match committee[row as usize] {
                NO_ROW => parent_of(builder, table, row),
                of => scope_of(builder, of),
            };
            unclaimed.names.entry((year, scope, folded)).or_insert(row);
            if let Some(number) = number_of(&mut builder.texts, id) {
                let rows = unclaimed.numbers.entry((year, scope, number));
                rows.and_modify(|other| *other = None).or_insert(Some(row));
            }
        }
    }
    unclaimed
}

/// The committee that a branch names, as written: what it is known by where no file gives the
/// committees of its year.
fn parent_of(builder: &Builder, table: Table, row: Row) -> Text {
    match table {
        Table::Branches => builder.branches.parent[row as usize],
        _ => Text::EMPTY,
    }
}

/// What [`scope`] is for the same unit in the year before.
fn scope_before(builder: &mut Builder, committees: Committees<'_>, row: Row) -> Text {
    let of = committees.of[row as usize];
    let before = committees.before.get(of as usize).copied().unwrap_or(NO_ROW);
    scope_of(builder, if before == NO_ROW { of } else { before })
}

/// The id of a row's committee, without leading zeros; empty where it has none.
fn scope(builder: &mut Builder, committee: &[Row], row: Row) -> Text {
    scope_of(builder, committee[row as usize])
}

fn scope_of(builder: &mut Builder, committee: Row) -> Text {
    match committee {
        NO_ROW => Text::EMPTY,
        of => {
            let id = builder.organisations.units.id[of as usize];
            number_of(&mut builder.texts, id).unwrap_or(id)
        }
    }
}
