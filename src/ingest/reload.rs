//! Reading again: what has not changed, a file or the start of one that has grown, is taken over
//! from the data of last time as its rows alone said it, and everything between rows (committees,
//! zones, doubles, the year before) is worked out anew over all files.

use super::builder::Builder;
use crate::domain::{Dataset, Flags, Meaning, Ownership, Row, Table, Text, Units, ZoneId};
use rustc_hash::FxHashMap;
use std::ops::Range;

/// What was read last time, with nothing supposed, and what each source was then.
#[derive(Debug, Clone, Copy)]
pub struct PriorRead<'a> {
    /// The data.
    pub data: &'a Dataset,
    /// For each source of now what it was; None for one that was not there, or is to be read as if
    /// it had not been.
    pub was: &'a [Option<PriorSource>],
}

/// What a source was last time: the file of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PriorSource {
    /// The same bytes.
    Same(usize),
    /// Other bytes, perhaps only at its end.
    Other(usize),
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
    facts.read_from = u32::MAX;
    let headings = facts.columns.iter().filter_map(|(heading, meaning)| match meaning {
        Meaning::Field(field) => Some((*field, heading.as_str().into())),
        _ => None,
    });
    builder.headings.push(headings.collect::<FxHashMap<_, _>>());
    builder.progress.read(0, usize::try_from(facts.rows).unwrap_or(0));
    builder.files.push(facts);
    let mut shifts = [Shift(0); 3];
    for table in [Table::Organisations, Table::Branches] {
        shifts[table as usize] =
            copy_rows(builder, old, table, rows_of(&old.units(table).file, old_number), number);
    }
    let rows = rows_of(&old.enterprises.file, old_number);
    shifts[Table::Enterprises as usize] =
        Shift::new(rows.start, builder.next_row(Table::Enterprises));
    copy_enterprises(builder, old, rows, number);
    builder
        .findings
        .take_over(&old.findings, old_number, number, |table, row| shifts[table as usize].of(row));
}

/// The start of a file: the rows of some of its lines.
#[derive(Debug)]
pub struct Beginning<'a> {
    pub old: &'a Dataset,
    /// The number that the file had.
    pub from: usize,
    /// All lines below the header up to where it is read.
    pub lines: Range<u32>,
}

/// Takes the start of a file over, whose rows are all of one table and whose head was read as its
/// own head says; how many rows it has.
pub fn copy_beginning(
    builder: &mut Builder,
    beginning: &Beginning,
    table: Table,
    number: u16,
) -> usize {
    let Beginning { old, from, lines } = beginning;
    let old_number = u16::try_from(*from).unwrap_or(u16::MAX);
    let all = rows_of(&old.units(table).file, old_number);
    let own = &old.units(table).line[all.clone()];
    let rows = all.start..all.start + own.partition_point(|line| *line < lines.end);
    let shift = copy_rows(builder, old, table, rows.clone(), number);
    builder
        .findings
        .take_lines_over(&old.findings, old_number, lines, number, |_, row| shift.of(row));
    let facts = &mut builder.files[usize::from(number)];
    facts
        .left_out
        .extend(old.files[*from].left_out.iter().filter(|(line, _)| lines.contains(line)));
    facts.rows += rows.len() as u64;
    rows.len()
}

/// By how much rows stand further below than before, or above where less than none.
#[derive(Debug, Clone, Copy)]
struct Shift(i64);

impl Shift {
    fn new(was: usize, is: Row) -> Self {
        Self(i64::from(is) - i64::try_from(was).unwrap_or(0))
    }

    fn of(self, row: Row) -> Row {
        Row::try_from(i64::from(row) + self.0).unwrap_or(Row::MAX)
    }
}

/// Takes rows of organisations or branches over.
fn copy_rows(
    builder: &mut Builder,
    old: &Dataset,
    table: Table,
    rows: Range<usize>,
    file: u16,
) -> Shift {
    let shift = Shift::new(rows.start, builder.next_row(table));
    copy_units(builder.units_mut(table), old.units(table), rows.clone(), file);
    if table == Table::Branches {
        copy_columns!(builder.branches, old.branches, rows, [parent]);
    } else {
        copy_columns!(
            builder.organisations,
            old.organisations,
            rows,
            [kind, trade_union, youth_union]
        );
    }
    shift
}

fn copy_units(units: &mut Units, old: &Units, rows: Range<usize>, file: u16) {
    let start = units.len();
    let own = |row: usize, flag: u8| old.flags[row].has(flag);
    let unless = |row: usize, flag: u8, text: Text| if own(row, flag) { Text::EMPTY } else { text };
    units.id.extend(rows.clone().map(|row| unless(row, Flags::GIVEN_ID, old.id[row])));
    for (at, row) in rows.clone().enumerate() {
        units.district.set(start + at, unless(row, Flags::GIVEN_DISTRICT, old.district[row]));
    }
    let ownership = |row: usize| {
        if own(row, Flags::GIVEN_OWNERSHIP) { Ownership::Missing } else { old.ownership[row] }
    };
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
    copy_columns!(
        own,
        old,
        rows,
        [
            id,
            name,
            zone_text,
            district,
            ownership,
            workers,
            organisation,
            trade_union,
            youth_union,
            line
        ]
    );
    own.file.resize(own.file.len() + rows.len(), file);
}
