//! Reading again: a file that has not changed is taken over from the data of last time as its rows alone said it, and everything
//! between rows (committees, zones, doubles, the year before) is worked out anew over all files.

use super::builder::Builder;
use crate::domain::{Dataset, Flags, Meaning, Ownership, Row, Table, Text, Units, ZoneId};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// What was read last time, with nothing supposed, and which sources have not changed since.
#[derive(Debug, Clone, Copy)]
pub struct Earlier<'a> {
    /// The data.
    pub data: &'a Dataset,
    /// For each source of now the number that its file had; None for one that is to be read.
    pub same: &'a [Option<usize>],
}

/// Adds some rows of several columns to the same columns elsewhere.
macro_rules! copy_columns {
    ($to:expr, $from:expr, $rows:expr, [$($column:ident),+]) => { $($to.$column.extend_from_slice(&$from.$column[$rows.clone()]);)+ };
}

/// The rows of a file: files are read one after the other, so that they stand together.
fn rows_of(files: &[u16], file: u16) -> Range<usize> {
    files.partition_point(|f| *f < file)..files.partition_point(|f| *f <= file)
}

/// Takes a file over as the next one.
pub fn copy(builder: &mut Builder, old: &Dataset, from: usize, name: &str) {
    let number = u16::try_from(builder.files.len()).unwrap_or(u16::MAX);
    let old_number = u16::try_from(from).unwrap_or(u16::MAX);
    let mut facts = old.files[from].clone();
    name.clone_into(&mut facts.name);
    let headings = facts.columns.iter().filter_map(|(heading, meaning)| match meaning {
        Meaning::Field(field) => Some((*field, heading.as_str().into())),
        _ => None,
    });
    builder.headings.push(headings.collect::<FxHashMap<_, _>>());
    builder.progress.read(0, usize::try_from(facts.rows).unwrap_or(0));
    builder.files.push(facts);
    let mut shifts = [0i64; 2];
    for (table, shift) in [Table::Organisations, Table::Branches].into_iter().zip(&mut shifts) {
        let rows = rows_of(&old.units(table).file, old_number);
        *shift = i64::from(builder.next_row(table)) - i64::try_from(rows.start).unwrap_or(0);
        copy_units(builder.units_mut(table), old.units(table), rows.clone(), number);
        if table == Table::Branches {
            copy_columns!(builder.branches, old.branches, rows, [parent]);
        } else {
            copy_columns!(builder.organisations, old.organisations, rows, [kind, trade_union, youth_union]);
        }
    }
    let before = builder.enterprises.name.len();
    let rows = rows_of(&old.enterprises.file, old_number);
    let shift = i64::try_from(before).unwrap_or(0) - i64::try_from(rows.start).unwrap_or(0);
    copy_enterprises(builder, old, rows, number);
    let moved = |table: Table, row: Row| {
        let by = match table {
            Table::Organisations => shifts[0],
            Table::Branches => shifts[1],
            Table::Enterprises => shift,
        };
        Row::try_from(i64::from(row) + by).unwrap_or(Row::MAX)
    };
    builder.findings.take_over(&old.findings, old_number, number, moved);
}

fn copy_units(units: &mut Units, old: &Units, rows: Range<usize>, file: u16) {
    let start = units.len();
    let own = |row: usize, flag: u8| old.flags[row].has(flag);
    let unless = |row: usize, flag: u8, text: Text| if own(row, flag) { Text::EMPTY } else { text };
    units.id.extend(rows.clone().map(|row| unless(row, Flags::GIVEN_ID, old.id[row])));
    for (at, row) in rows.clone().enumerate() {
        units.district.set(start + at, unless(row, Flags::GIVEN_DISTRICT, old.district[row]));
    }
    let ownership = |row: usize| if own(row, Flags::GIVEN_OWNERSHIP) { Ownership::Missing } else { old.ownership[row] };
    units.ownership.extend(rows.clone().map(ownership));
    // A mark stays where the file alone gave it.
    let flags = |row: usize| {
        let own = old.flags[row].0 & (Flags::OWN_ERROR | Flags::OWN_WARNING);
        Flags(own | (own >> 2))
    };
    units.flags.extend(rows.clone().map(flags));
    copy_columns!(units, old, rows, [year, name, zone_text, rating, line]);
    units.zone.resize(start + rows.len(), ZoneId::INHERIT);
    units.file.resize(start + rows.len(), file);
    let room = units.capacity();
    for (column, old) in units.counts.iter_mut().zip(&old.counts) {
        column.extend_from(start, old, rows.clone(), room);
    }
    units.established.extend(start, old.established.told(rows.clone()).iter().copied(), room);
    let at = |row: Row| Row::try_from(row as usize - rows.start + start).unwrap_or(Row::MAX);
    let odd = old.odd.iter().filter(|((row, _), _)| rows.contains(&(*row as usize)));
    units.odd.extend(odd.map(|((row, field), text)| ((at(*row), *field), *text)));
}

fn copy_enterprises(builder: &mut Builder, old: &Dataset, rows: Range<usize>, file: u16) {
    let (own, old) = (&mut builder.enterprises, &old.enterprises);
    copy_columns!(own, old, rows, [id, name, zone_text, district, ownership, workers, organisation, trade_union, youth_union, line]);
    own.file.resize(own.file.len() + rows.len(), file);
}
