//! Files that give the same units of one year for different periods: only the latest counts.

use super::fold_cache::FoldCache;
use super::index::rows;
use crate::domain::{Finding, FindingKind, Flags, Period, Place, Row, Table, Text, Year};
use crate::ingest::builder::Builder;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

const TABLES: [Table; 2] = [Table::Organisations, Table::Branches];

/// The rows of one file and year.
#[derive(Default)]
struct Report {
    rows: Vec<(Table, Row)>,
}

/// A unit by its id or its name: the table, the id and no text, or no text and the name; of a
/// branch without an id the committee too.
type UnitKey = (Table, Text, Text, Text);

/// Marks the rows of each file that gives units of a later file for an earlier period of the year,
/// and adds a finding for the file. The marked rows are in no list of a year.
pub fn leave_out_older(builder: &mut Builder) {
    if builder.files.iter().all(|file| file.period.is_none()) {
        return;
    }
    let mut left_out: BTreeMap<u16, (Year, u64, u16)> = BTreeMap::new();
    for (year, reports) in reports_by_year(builder) {
        let period = |file: u16| period_of(builder, file, year);
        let mut files: Vec<u16> = reports.keys().copied().collect();
        // The latest period first; of one period the first file.
        files.sort_by_key(|file| std::cmp::Reverse(period(*file)));
        if files.iter().all(|file| period(*file) == period(files[0])) {
            continue;
        }
        let periods: Vec<Period> = files.iter().map(|file| period(*file)).collect();
        for (file, later) in older_files(builder, &files, &periods, &reports) {
            let rows = &reports[&file].rows;
            for (table, row) in rows {
                builder.units_mut(*table).flags[*row as usize].0 |= Flags::DUPLICATE;
            }
            left_out.entry(file).or_insert((year, 0, later)).1 += rows.len() as u64;
        }
    }
    for (file, (year, rows, later_file)) in left_out {
        let what = FindingKind::OlderPeriod { year, rows, later_file };
        builder.find(Finding { kind: what, place: Place { file, ..Place::default() }, row: None });
    }
}

/// The rows of each year and file.
fn reports_by_year(builder: &Builder) -> BTreeMap<Year, BTreeMap<u16, Report>> {
    let mut reports: BTreeMap<Year, BTreeMap<u16, Report>> = BTreeMap::new();
    for table in TABLES {
        let units = builder.units(table);
        for row in rows(units).filter(|row| units.year[*row as usize] != Year::UNKNOWN) {
            let (year, file) = (units.year[row as usize], units.file[row as usize]);
            reports.entry(year).or_default().entry(file).or_default().rows.push((table, row));
        }
    }
    reports
}

/// The period that a file covers in a year.
fn period_of(builder: &Builder, file: u16, year: Year) -> Period {
    let period = builder.files.get(usize::from(file)).and_then(|facts| facts.period);
    period
        .filter(|(_, of)| of.is_none_or(|of| of == year))
        .map_or(Period::YEAR, |(period, _)| period)
}

/// The files with a unit that a file of a later period has too, with that file. `files` has the
/// latest period first.
fn older_files(
    builder: &mut Builder,
    files: &[u16],
    periods: &[Period],
    reports: &BTreeMap<u16, Report>,
) -> Vec<(u16, u16)> {
    let mut fold_cache = FoldCache::default();
    let mut latest: FxHashMap<UnitKey, (Period, u16)> = FxHashMap::default();
    let mut older = Vec::new();
    for (file, period) in files.iter().zip(periods) {
        let units = &reports[file].rows;
        let mut keys: Vec<UnitKey> = Vec::with_capacity(2 * units.len());
        for (table, row) in units {
            keys.extend(keys_of(builder, &mut fold_cache, *table, *row));
        }
        let later = keys.iter().filter_map(|key| latest.get(key)).find(|(of, _)| of > period);
        older.extend(later.map(|(_, later)| (*file, *later)));
        for key in keys {
            latest.entry(key).or_insert((*period, *file));
        }
    }
    older
}

/// The keys by which a unit is the same in two files.
fn keys_of(
    builder: &mut Builder,
    fold_cache: &mut FoldCache,
    table: Table,
    row: Row,
) -> impl Iterator<Item = UnitKey> + use<> {
    let at = row as usize;
    let (id, name) = (builder.units(table).id[at], builder.units(table).name[at]);
    let parent = match table {
        Table::Branches => builder.branches.parent[at],
        _ => Text::EMPTY,
    };
    let name = fold_cache.get(&mut builder.texts, name);
    let parent = fold_cache.get(&mut builder.texts, parent);
    let by_id = (!id.is_empty()).then_some((table, id, Text::EMPTY, Text::EMPTY));
    let by_name = (!name.is_empty()).then_some((table, Text::EMPTY, name, parent));
    by_id.into_iter().chain(by_name)
}
