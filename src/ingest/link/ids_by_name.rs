//! The id of a unit that one file gives with its id, and another by its name alone or with an id
//! in another form: an export, and the printed form of the list, or the list saved or typed again.

use super::fold_cache::PlainNames;
use crate::domain::{NO_ROW, Row, Table, Text, TextPool, Year, ZoneId};
use crate::ingest::builder::Builder;
use crate::ingest::cells::id_form;
use rustc_hash::{FxHashMap, FxHashSet};

/// The ids of rows that lack theirs, by row.
pub type IdsByName = FxHashMap<Row, Text>;

/// A row and what tells that another is of the same unit.
#[derive(Debug, Clone, Copy)]
struct Named {
    row: Row,
    file: u16,
    /// Empty where the row has none.
    id: Text,
    /// Its form, in which zeros, signs and small letters make no other id.
    form: Text,
    key: Key,
    /// None where the row names none.
    zone: Option<ZoneId>,
}

/// The year, the kind or the committee, and the folded name: units that differ in one are two.
type Key = (Year, u32, Text);

/// For each row without an id, or with one in another form, that of the only unit of its key, where
/// another file, or another list of its own, gives it and the rows are not of different zones.
fn ids_by_name(rows: &[Named]) -> IdsByName {
    let mut known: FxHashMap<Key, Option<&Named>> = FxHashMap::default();
    for row in rows.iter().filter(|row| !row.id.is_empty()) {
        let first = known.entry(row.key).or_insert(Some(row));
        if first.is_some_and(|first| first.form != row.form) {
            *first = None;
        }
    }
    let twice = files_with_two_lists(rows, &known);
    let is_one = |row: &Named, other: &Named| {
        (row.file != other.file || row.id.is_empty() && twice.contains(&row.file))
            && row.zone.zip(other.zone).is_none_or(|(own, other)| own == other)
    };
    let with_id = rows.iter().filter_map(|row| {
        let other = known.get(&row.key).copied().flatten()?;
        (row.id != other.id && is_one(row, other)).then_some((row.row, other.id))
    });
    with_id.collect()
}

/// The files that give a list twice, below each other, once without ids: of their rows without one,
/// several and most name units that they give with ids.
fn files_with_two_lists(rows: &[Named], known: &FxHashMap<Key, Option<&Named>>) -> FxHashSet<u16> {
    let mut without: FxHashMap<u16, (usize, usize)> = FxHashMap::default();
    for row in rows.iter().filter(|row| row.id.is_empty()) {
        let (all, named) = without.entry(row.file).or_default();
        *all += 1;
        let other = known.get(&row.key).copied().flatten();
        *named += usize::from(other.is_some_and(|other| other.file == row.file));
    }
    without.retain(|_, (all, named)| *named > 1 && *named * 2 > *all);
    without.into_keys().collect()
}

/// True if a table has rows without an id beside others, or two files of it may have one id in two
/// forms.
fn may_lack(texts: &TextPool, ids: &[Text], files: &[u16]) -> bool {
    let without = ids.iter().filter(|id| id.is_empty()).count();
    if without > 0 {
        return without < ids.len();
    }
    files.first() != files.last() && have_two_forms(texts, ids)
}

/// True if two ids differ in their form alone.
fn have_two_forms(texts: &TextPool, ids: &[Text]) -> bool {
    let mut seen = vec![false; texts.len()];
    let is_new = |id: &&Text| !std::mem::replace(&mut seen[id.0 as usize], true);
    let ids: Vec<&str> = ids.iter().filter(is_new).map(|id| texts.get(*id)).collect();
    // Those that have letters, digits and signs at the same places differ in more. So do mostly
    // all, and their forms need not be made.
    if ids.iter().all(|id| shape(id).eq(shape(ids[0]))) {
        return false;
    }
    let mut forms = FxHashSet::default();
    !ids.iter().all(|id| forms.insert(id_form(id)))
}

/// Where an id has small and capital letters, digits, and which signs.
fn shape(id: &str) -> impl Iterator<Item = char> {
    id.chars().map(|c| match c {
        '0'..='9' => '0',
        c if c.is_lowercase() => 'a',
        c if c.is_alphabetic() => 'A',
        c => c,
    })
}

/// The ids of the units of a table that lack theirs. `group` is the kind or the committee of a row,
/// [`NO_ROW`] where it is not known.
pub fn of_units(
    builder: &mut Builder,
    table: Table,
    group: impl Fn(&Builder, Row) -> u32,
) -> IdsByName {
    let units = builder.units(table);
    if !may_lack(&builder.texts, &units.id, &units.file) {
        return IdsByName::default();
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
            let form = form_of(&mut builder.texts, id);
            rows.push(Named { row, file, id, form, key, zone });
        }
    }
    ids_by_name(&rows)
}

/// The ids of the enterprises that lack theirs.
pub fn of_enterprises(builder: &mut Builder) -> IdsByName {
    let table = &builder.enterprises;
    if !may_lack(&builder.texts, &table.id, &table.file) {
        return IdsByName::default();
    }
    let (mut rows, mut names) = (Vec::new(), PlainNames::default());
    for at in 0..builder.enterprises.name.len() {
        let name = builder.enterprises.name[at];
        let name = names.get(&mut builder.texts, name);
        let table = &builder.enterprises;
        let zone = (!table.zone_text[at].is_empty()).then_some(table.zone[at]);
        let (row, key) = (Row::try_from(at).unwrap_or(NO_ROW), (Year::UNKNOWN, 0, name));
        if !name.is_empty() {
            let (file, id) = (table.file[at], table.id[at]);
            let form = form_of(&mut builder.texts, id);
            rows.push(Named { row, file, id, form, key, zone });
        }
    }
    ids_by_name(&rows)
}

/// The form of an id.
fn form_of(texts: &mut TextPool, id: Text) -> Text {
    let form = id_form(texts.get(id));
    texts.intern(&form)
}
