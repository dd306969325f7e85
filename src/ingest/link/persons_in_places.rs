//! Names of persons in the columns of zones and districts. Whether a bare name is that of a place
//! is only known when all files are read: a place has other units, a kind in another cell, or is
//! listed. A cell with a person's name is emptied, with a finding.

use crate::domain::{
    DistrictName, Field, Finding, FindingKind, Flags, Row, Table, Text, ZoneKind, fold,
};
use crate::ingest::builder::Builder;
use crate::ingest::cells::group::{Group, group_of};
use crate::ingest::cells::lone_place::{LonePlace, is_of_place, lone_place};
use crate::ingest::cells::zone_name;
use rustc_hash::{FxHashMap, FxHashSet};

/// The columns of places.
const FIELDS: [Field; 2] = [Field::Zone, Field::District];

/// The tables that have them.
const TABLES: [Table; 3] = [Table::Organisations, Table::Branches, Table::Enterprises];

/// A text that more units have is no person's, whatever it reads as.
const UNITS_OF_PERSON: usize = 2;

/// Removes the names of persons from the zones and districts of the rows.
pub fn remove(builder: &mut Builder) {
    let texts = FIELDS.map(|field| distinct(builder, field));
    let places = texts.each_ref().map(|texts| {
        let read = |text: &Text| (*text, lone_place(builder.texts.get(*text)));
        texts.iter().map(read).collect::<FxHashMap<Text, LonePlace>>()
    });
    let is_plain = |place: &LonePlace| matches!(place, LonePlace::Place | LonePlace::Form);
    let is_worded = texts.each_ref().map(|texts| are_worded(builder, texts));
    let may_hold = [0, 1].map(|at| {
        places[at].values().any(|place| !is_plain(place))
            || is_worded[at] && places[at].values().any(|place| *place == LonePlace::Form)
    });
    if !may_hold.contains(&true) {
        return;
    }
    let rows = [0, 1].map(|at| rows_of(builder, FIELDS[at], &places[at]));
    let known = known_places(builder, &texts, &rows);
    for at in [0, 1] {
        let units = |text: &Text| units_of(builder, rows[at].get(text).map_or(&[], Vec::as_slice));
        let rare = places[at]
            .iter()
            .filter(|(text, place)| **place == LonePlace::Form && units(text) == 1)
            .count();
        let is_person = |(text, place): &(&Text, &LonePlace)| {
            let is_zone = FIELDS[at] == Field::Zone;
            let units = || units(text);
            let is_few = match place {
                LonePlace::Place => false,
                LonePlace::Person => units() <= UNITS_OF_PERSON,
                // A street or a ward may bear it.
                LonePlace::Namesake => {
                    units() <= UNITS_OF_PERSON
                        && (is_zone || !is_of_wards(builder, &rows[at][text]))
                }
                // Where other places have one unit each too, it is rather a place.
                LonePlace::Doubtful => units() == 1 && (rare < 2 || is_worded[at]),
                LonePlace::Form => is_zone && is_worded[at] && units() == 1,
            };
            is_few && !known.contains(&bare_name(builder, **text))
        };
        let persons: FxHashSet<Text> =
            places[at].iter().filter(is_person).map(|(text, _)| *text).collect();
        let mut cells: Vec<(Table, usize)> =
            persons.iter().flat_map(|text| rows[at][text].iter().copied()).collect();
        cells.sort_unstable_by_key(|(table, row)| (*table as usize, *row));
        for (table, row) in cells {
            empty(builder, FIELDS[at], table, row);
        }
    }
}

/// The text of a row in a column of places.
fn text(builder: &Builder, field: Field, table: Table, row: usize) -> Text {
    match (table, field) {
        (Table::Enterprises, Field::Zone) => builder.enterprises.zone_text[row],
        (Table::Enterprises, _) => builder.enterprises.district[row],
        (table, Field::Zone) => builder.units(table).zone_text[row],
        (table, _) => builder.units(table).district[row],
    }
}

/// How many rows a table has.
fn len(builder: &Builder, table: Table) -> usize {
    match table {
        Table::Enterprises => builder.enterprises.len(),
        table => builder.units(table).len(),
    }
}

/// The distinct texts of a column in all tables.
fn distinct(builder: &Builder, field: Field) -> Vec<Text> {
    let mut is_seen = vec![false; builder.texts.len()];
    let mut found = Vec::new();
    for table in TABLES {
        for row in 0..len(builder, table) {
            let text = text(builder, field, table, row);
            if !std::mem::replace(&mut is_seen[text.0 as usize], true) {
                found.push(text);
            }
        }
    }
    found
}

/// True if most texts have the words of places, so that one without them is a stranger there.
fn are_worded(builder: &Builder, texts: &[Text]) -> bool {
    let filled: Vec<&str> =
        texts.iter().map(|text| builder.texts.get(*text)).filter(|text| !text.is_empty()).collect();
    filled.iter().filter(|text| is_of_place(text)).count() > 2 * filled.len() / 3
}

/// The rows of each text that may be a person's or a place's name.
fn rows_of(
    builder: &Builder,
    field: Field,
    places: &FxHashMap<Text, LonePlace>,
) -> FxHashMap<Text, Vec<(Table, usize)>> {
    let mut rows: FxHashMap<Text, Vec<(Table, usize)>> = FxHashMap::default();
    for table in TABLES {
        for row in 0..len(builder, table) {
            let text = text(builder, field, table, row);
            if places.get(&text).is_some_and(|place| *place != LonePlace::Place) {
                rows.entry(text).or_default().push((table, row));
            }
        }
    }
    rows
}

/// How many units some rows are of: one unit has a row a year.
fn units_of(builder: &Builder, rows: &[(Table, usize)]) -> usize {
    let key = |&(table, row): &(Table, usize)| match table {
        Table::Enterprises => (table, builder.enterprises.name[row]),
        table if builder.units(table).id[row].is_empty() => (table, builder.units(table).name[row]),
        table => (table, builder.units(table).id[row]),
    };
    let mut units: Vec<(Table, Text)> = Vec::new();
    for key in rows.iter().map(key) {
        if units.len() <= UNITS_OF_PERSON && !units.contains(&key) {
            units.push(key);
        }
    }
    units.len()
}

/// The folded names of zones and districts that have their words in a cell, and those that many
/// units have.
fn known_places(
    builder: &Builder,
    texts: &[Vec<Text>; 2],
    rows: &[FxHashMap<Text, Vec<(Table, usize)>>; 2],
) -> FxHashSet<String> {
    let worded = texts.iter().flatten().filter(|text| is_of_place(builder.texts.get(**text)));
    let many = rows.iter().flatten().filter(|(_, rows)| units_of(builder, rows) > UNITS_OF_PERSON);
    worded.chain(many.map(|(text, _)| text)).map(|text| bare_name(builder, *text)).collect()
}

/// A folded name without the words for a zone or a district.
fn bare_name(builder: &Builder, text: Text) -> String {
    let text = builder.texts.get(text);
    if matches!(group_of(text), Group::District(_)) {
        return DistrictName::parse(&fold(text)).bare.to_owned();
    }
    match zone_name::parse(text) {
        zone if zone.kind == ZoneKind::Outside => fold(text),
        zone => zone.folded,
    }
}

/// True if the column of some rows is one of communes or wards by its heading.
fn is_of_wards(builder: &Builder, rows: &[(Table, usize)]) -> bool {
    rows.iter().any(|&(table, row)| {
        let (file, _) = place(builder, table, row);
        let heading = fold(&builder.heading(file, Field::District));
        heading.split(' ').any(|word| matches!(word, "phuong" | "xa"))
    })
}

/// The file and line of a row.
fn place(builder: &Builder, table: Table, row: usize) -> (u16, u32) {
    match table {
        Table::Enterprises => (builder.enterprises.file[row], builder.enterprises.line[row]),
        table => (builder.units(table).file[row], builder.units(table).line[row]),
    }
}

/// Empties a cell that names a person, and adds the finding.
fn empty(builder: &mut Builder, field: Field, table: Table, row: usize) {
    match (table, field) {
        (Table::Enterprises, Field::Zone) => builder.enterprises.zone_text[row] = Text::EMPTY,
        (Table::Enterprises, _) => builder.enterprises.district[row] = Text::EMPTY,
        (table, Field::Zone) => builder.units_mut(table).zone_text[row] = Text::EMPTY,
        (table, _) => builder.units_mut(table).district.set(row, Text::EMPTY),
    }
    // The flag stays with the row when it is read again.
    if table != Table::Enterprises {
        builder.units_mut(table).flags[row].0 |= Flags::OWN_WARNING;
    }
    let (file, line) = place(builder, table, row);
    builder.note_lost_text(file);
    let cell = builder.place((file, line), Some(field), "");
    if let (Some(column), Some(facts)) = (cell.index, builder.files.get_mut(usize::from(file))) {
        facts.hidden.push((line, usize::from(column)));
    }
    let row = Row::try_from(row).unwrap_or(Row::MAX);
    builder.find(Finding { kind: FindingKind::PersonalCell, place: cell, row: Some((table, row)) });
}
