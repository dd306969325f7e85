//! The id of a unit that one file gives with its id and another by its name alone, as an export and
//! the printed form of one list do.

use crate::domain::{NO_ROW, Row, Table, Text, TextPool, Year, ZoneId, fold};
use crate::ingest::builder::Builder;
use crate::ingest::cells::numbering::bare_name;
use crate::ingest::cells::unit_name::{with_one_form, without_prefix};
use rustc_hash::{FxHashMap, FxHashSet};

/// A row and what tells that another is of the same unit.
#[derive(Debug, Clone, Copy)]
pub struct Named {
    pub row: Row,
    pub file: u16,
    /// Empty where the row has none.
    pub id: Text,
    pub key: Key,
    /// None where the row names none.
    pub zone: Option<ZoneId>,
}

/// The year, the kind or the committee, and the folded name: units that differ in one are two.
pub type Key = (Year, u32, Text);

/// For each row without an id that of the only unit of its key, where another file gives it and the
/// rows are not of different zones.
pub fn ids_by_name(rows: &[Named]) -> Vec<(Row, Text)> {
    let wanted: FxHashSet<Key> =
        rows.iter().filter(|row| row.id.is_empty()).map(|row| row.key).collect();
    let mut known: FxHashMap<Key, Option<&Named>> = FxHashMap::default();
    for row in rows.iter().filter(|row| !row.id.is_empty() && wanted.contains(&row.key)) {
        let first = known.entry(row.key).or_insert(Some(row));
        if first.is_some_and(|first| first.id != row.id) {
            *first = None;
        }
    }
    let is_one = |row: &Named, other: &Named| {
        row.file != other.file && row.zone.zip(other.zone).is_none_or(|(own, other)| own == other)
    };
    let without = rows.iter().filter(|row| row.id.is_empty());
    let with_id = without.filter_map(|row| {
        let other = known.get(&row.key).copied().flatten()?;
        is_one(row, other).then_some((row.row, other.id))
    });
    with_id.collect()
}

/// The ids of the units of a table that have none. `group` is the kind or the committee of a row,
/// [`NO_ROW`] where it is not known.
pub fn of_units(
    builder: &mut Builder,
    table: Table,
    group: impl Fn(&Builder, Row) -> u32,
) -> Vec<(Row, Text)> {
    let units = builder.units(table);
    let without = units.id.iter().filter(|id| id.is_empty()).count();
    if without == 0 || without == units.len() {
        return Vec::new();
    }
    let (mut rows, mut names) = (Vec::new(), PlainNames::default());
    for row in super::index::rows(builder.units(table)) {
        let (units, at, group) = (builder.units(table), row as usize, group(builder, row));
        if !units.counts_in(row) || units.year[at] == Year::UNKNOWN || group == NO_ROW {
            continue;
        }
        let is_own = units.zone[at] != ZoneId::INHERIT && !units.zone_text[at].is_empty();
        let (file, id, zone) = (units.file[at], units.id[at], is_own.then_some(units.zone[at]));
        let (year, name) = (units.year[at], units.name[at]);
        let key = (year, group, names.get(&mut builder.texts, name));
        if !key.2.is_empty() {
            rows.push(Named { row, file, id, key, zone });
        }
    }
    ids_by_name(&rows)
}

/// The ids of the enterprises that have none.
pub fn of_enterprises(builder: &mut Builder) -> Vec<(Row, Text)> {
    let (mut rows, mut names) = (Vec::new(), PlainNames::default());
    for at in 0..builder.enterprises.name.len() {
        let name = builder.enterprises.name[at];
        let name = names.get(&mut builder.texts, name);
        let table = &builder.enterprises;
        let zone = (!table.zone_text[at].is_empty()).then_some(table.zone[at]);
        let (row, key) = (Row::try_from(at).unwrap_or(NO_ROW), (Year::UNKNOWN, 0, name));
        if !name.is_empty() {
            rows.push(Named { row, file: table.file[at], id: table.id[at], key, zone });
        }
    }
    ids_by_name(&rows)
}

/// Names for comparison, each made once.
#[derive(Default)]
struct PlainNames(FxHashMap<Text, Text>);

impl PlainNames {
    /// A name without its number and the words for its kind, folded, its legal form in one spelling.
    fn get(&mut self, texts: &mut TextPool, name: Text) -> Text {
        *self.0.entry(name).or_insert_with(|| {
            let plain = with_one_form(without_prefix(&fold(bare_name(texts.get(name)))));
            texts.intern(&plain)
        })
    }
}
