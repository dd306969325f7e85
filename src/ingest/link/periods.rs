//! Reports that give the same units of one year for different periods, in several files or in one:
//! only the latest counts.

use super::fold_cache::PlainNames;
use super::index::rows;
use crate::domain::{
    FileFacts, Finding, FindingKind, Flags, Period, Place, Row, Table, Text, Year,
};
use crate::ingest::builder::Builder;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;
use std::collections::BTreeMap;

const TABLES: [Table; 2] = [Table::Organisations, Table::Branches];

/// The rows of one file, year and period.
#[derive(Default)]
struct Report {
    rows: Vec<(Table, Row)>,
}

/// A file and the period within a year.
type ReportKey = (u16, Period);

/// A unit by its id or its name: the table, the id and no text, or no text and the name; of a
/// branch without an id the committee too.
type UnitKey = (Table, Text, Text, Text);

/// Marks the rows of each report that gives units of a later one for an earlier period of the
/// year, and adds a finding for its file. The marked rows are in no list of a year. A file has
/// several reports where its tables or a column give several periods.
pub fn leave_out_older(builder: &mut Builder) {
    let has_period = |file: &FileFacts| {
        std::iter::once(file).chain(&file.below).any(|table| table.period.is_some())
    };
    let has_column = |table| !builder.units(table).period.stored(0..usize::MAX).is_empty();
    if !builder.files.iter().any(has_period) && !TABLES.into_iter().any(has_column) {
        return;
    }
    let mut left_out: BTreeMap<u16, (Year, u64, u16)> = BTreeMap::new();
    let mut only_earlier: Vec<(Year, Table, Row, u16)> = Vec::new();
    for (year, reports) in reports_by_year(builder) {
        let mut keys: Vec<ReportKey> = reports.keys().copied().collect();
        // The latest period first; of one period the first file.
        keys.sort_by_key(|(file, period)| (Reverse(*period), *file));
        if keys.iter().all(|(_, period)| *period == keys[0].1) {
            continue;
        }
        let older = older_reports(builder, &keys, &reports);
        let units = only_in(builder, &older, &reports);
        only_earlier.extend(units.into_iter().map(|(t, row, later)| (year, t, row, later)));
        for (key, later) in older {
            let rows = &reports[&key].rows;
            for (table, row) in rows {
                builder.units_mut(*table).flags[*row as usize].0 |= Flags::DUPLICATE;
            }
            left_out.entry(key.0).or_insert((year, 0, later)).1 += rows.len() as u64;
        }
    }
    for (year, table, row, later_file) in only_earlier {
        let name = builder.texts.get(builder.units(table).name[row as usize]).to_owned();
        let what = FindingKind::OnlyEarlier { table, year, later_file };
        builder.find_in_row(what, table, row, None, &name);
    }
    for (file, (year, rows, later_file)) in left_out {
        let what = FindingKind::OlderPeriod { year, rows, later_file };
        builder.find(Finding { kind: what, place: Place { file, ..Place::default() }, row: None });
    }
}

/// The rows of each year, file and period.
fn reports_by_year(builder: &Builder) -> BTreeMap<Year, BTreeMap<ReportKey, Report>> {
    let mut reports: BTreeMap<Year, BTreeMap<ReportKey, Report>> = BTreeMap::new();
    for table in TABLES {
        let units = builder.units(table);
        for row in rows(units).filter(|row| units.year[*row as usize] != Year::UNKNOWN) {
            let year = units.year[row as usize];
            let key = (units.file[row as usize], period_of(builder, table, row));
            reports.entry(year).or_default().entry(key).or_default().rows.push((table, row));
        }
    }
    reports
}

/// The period of a row: that of its cell, else of its table.
fn period_of(builder: &Builder, table: Table, row: Row) -> Period {
    let (units, row) = (builder.units(table), row as usize);
    let of_cell = units.period[row];
    if of_cell != Period::YEAR {
        return of_cell;
    }
    let table = builder.files.get(usize::from(units.file[row]));
    table
        .and_then(|file| file.table_at(units.line[row]).period)
        .filter(|(_, of)| of.is_none_or(|of| of == units.year[row]))
        .map_or(Period::YEAR, |(period, _)| period)
}

/// The reports with a unit that one of a later period has too, with the file of that. `keys` has
/// the latest period first.
fn older_reports(
    builder: &mut Builder,
    keys: &[ReportKey],
    reports: &BTreeMap<ReportKey, Report>,
) -> Vec<(ReportKey, u16)> {
    let mut names = PlainNames::default();
    let mut latest: FxHashMap<UnitKey, ReportKey> = FxHashMap::default();
    let mut older = Vec::new();
    for key in keys {
        let rows = &reports[key].rows;
        let mut units: Vec<UnitKey> = Vec::with_capacity(2 * rows.len());
        for (table, row) in rows {
            units.extend(keys_of(builder, &mut names, *table, *row));
        }
        let later = units.iter().filter_map(|unit| latest.get(unit)).find(|(_, of)| *of > key.1);
        older.extend(later.map(|(file, _)| (*key, *file)));
        for unit in units {
            latest.entry(unit).or_insert(*key);
        }
    }
    older
}

/// The units of the left out reports that no other report has, with the file that is read instead.
/// A unit that several left out reports have is named once.
fn only_in(
    builder: &mut Builder,
    older: &[(ReportKey, u16)],
    reports: &BTreeMap<ReportKey, Report>,
) -> Vec<(Table, Row, u16)> {
    if older.is_empty() {
        return Vec::new();
    }
    let mut names = PlainNames::default();
    let mut seen: FxHashSet<UnitKey> = FxHashSet::default();
    let is_older = |key: &ReportKey| older.iter().any(|(of, _)| of == key);
    for (_, report) in reports.iter().filter(|(key, _)| !is_older(key)) {
        for (table, row) in &report.rows {
            seen.extend(keys_of(builder, &mut names, *table, *row));
        }
    }
    let mut units = Vec::new();
    for (key, later) in older {
        for (table, row) in &reports[key].rows {
            let keys: Vec<UnitKey> = keys_of(builder, &mut names, *table, *row).collect();
            if !keys.iter().any(|key| seen.contains(key)) {
                units.push((*table, *row, *later));
            }
            seen.extend(keys);
        }
    }
    units
}

/// The keys by which a unit is the same in two files.
fn keys_of(
    builder: &mut Builder,
    names: &mut PlainNames,
    table: Table,
    row: Row,
) -> impl Iterator<Item = UnitKey> + use<> {
    let at = row as usize;
    let (id, name) = (builder.units(table).id[at], builder.units(table).name[at]);
    let parent = match table {
        Table::Branches => builder.branches.parent[at],
        _ => Text::EMPTY,
    };
    let name = names.get(&mut builder.texts, name);
    let parent = names.get(&mut builder.texts, parent);
    let by_id = (!id.is_empty()).then_some((table, id, Text::EMPTY, Text::EMPTY));
    let by_name = (!name.is_empty()).then_some((table, Text::EMPTY, name, parent));
    by_id.into_iter().chain(by_name)
}
