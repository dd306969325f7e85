//! Lists that give the same enterprises for different years, or different periods of a year: only
//! the latest counts. The table of enterprises has no years.

use super::fold_cache::PlainNames;
use crate::domain::{FileFacts, Finding, FindingKind, Period, Place, Text, Year};
use crate::ingest::builder::Builder;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The time that figures are of.
type Time = (Year, Period);

/// An enterprise by its id and no name, or by its name.
type Key = (Text, Text);

/// Marks the rows of each list with an enterprise that one of a later time has too, and adds a
/// finding for its file. A list without a year is neither earlier nor later.
pub fn leave_out(builder: &mut Builder) {
    let mut lists: BTreeMap<Reverse<Time>, BTreeMap<u16, Vec<usize>>> = BTreeMap::new();
    let enterprises = &builder.enterprises;
    let rows = enterprises.year.iter().zip(&enterprises.file).zip(&enterprises.line).enumerate();
    for (row, ((year, file), line)) in rows.filter(|(_, ((year, _), _))| **year != Year::UNKNOWN) {
        let table = builder.files.get(usize::from(*file)).map(|file| file.table_at(*line));
        let period = table.map_or(Period::YEAR, FileFacts::period_or_year);
        lists.entry(Reverse((*year, period))).or_default().entry(*file).or_default().push(row);
    }
    if lists.len() < 2 {
        return;
    }
    let mut names = PlainNames::default();
    let mut latest: FxHashMap<Key, (Time, u16)> = FxHashMap::default();
    for (Reverse(time), lists) in lists {
        for (file, rows) in lists {
            let keys: Vec<Key> =
                rows.iter().flat_map(|row| keys_of(builder, &mut names, *row)).collect();
            let later = keys.iter().filter_map(|key| latest.get(key)).find(|(of, _)| *of > time);
            if let Some((_, later_file)) = later {
                let count = rows.len() as u64;
                let kind =
                    FindingKind::OlderPeriod { year: time.0, rows: count, later_file: *later_file };
                let place = Place { file, ..Place::default() };
                builder.find(Finding { kind, place, row: None });
                for row in rows {
                    builder.enterprises.is_double[row] = true;
                }
            }
            for key in keys {
                latest.entry(key).or_insert((time, file));
            }
        }
    }
}

/// The keys by which an enterprise is the same in two lists.
fn keys_of(
    builder: &mut Builder,
    names: &mut PlainNames,
    row: usize,
) -> impl Iterator<Item = Key> + use<> {
    let (id, name) = (builder.enterprises.id[row], builder.enterprises.name[row]);
    let name = names.get(&mut builder.texts, name);
    [(id, Text::EMPTY), (Text::EMPTY, name)]
        .into_iter()
        .filter(|key| *key != (Text::EMPTY, Text::EMPTY))
}
