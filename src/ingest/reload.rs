//! Reading again. Files that have not changed, and the unchanged chunks of one that has, are copied
//! from the prior read. What was derived from other rows (ids, districts and ownerships given to a
//! row, flags) is removed from the copy: links and checks run anew over all files.

use super::draft::FileDraft;
use super::progress::Progress;
use crate::domain::{
    BrokenUnit, CopiedLines, Dataset, Flags, Meaning, Ownership, Row, Table, Text, Units, Year,
};
use std::ops::Range;

/// The prior read, without suppositions, and which of its files each source was.
#[derive(Debug, Clone, Copy)]
pub struct PriorRead<'a> {
    /// The data.
    pub data: &'a Dataset,
    /// For each source of this read the source that it was in the prior one; None for one that is
    /// read anew.
    pub sources: &'a [Option<PriorSource>],
}

/// The source that a source was in the prior read, by its index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PriorSource {
    /// The same bytes.
    Same(usize),
    /// Other bytes; perhaps only a part of it differs.
    Other(usize),
}

/// The rows of a file. Files are merged one after the other, so that their rows are adjacent.
fn rows_of(files: &[u16], file: u16) -> Range<usize> {
    files.partition_point(|f| *f < file)..files.partition_point(|f| *f <= file)
}

/// The file of each row that a file gives by itself: the branches of lists of people are added when
/// all files are read.
fn own_files(data: &Dataset, table: Table) -> &[u16] {
    let files = &data.units(table).file;
    match table {
        Table::Branches => &files[..files.len().min(data.listed_from as usize)],
        _ => files,
    }
}

/// The number of a file of a data set.
fn number(file: usize) -> u16 {
    u16::try_from(file).unwrap_or(u16::MAX)
}

/// Copies a file of the prior read.
pub fn copy_file(old: &Dataset, from: usize, name: &str, progress: &Progress) -> FileDraft {
    let mut draft = FileDraft::new(name);
    draft.facts = old.files[from].clone();
    name.clone_into(&mut draft.facts.name);
    draft.facts.copied = vec![CopiedLines::ALL];
    let tables = std::iter::once(&draft.facts).chain(&draft.facts.below);
    for (heading, meaning) in tables.flat_map(|table| &table.columns) {
        if let Meaning::Field(field) = meaning {
            draft.headings.entry(*field).or_insert_with(|| heading.as_str().into());
        }
    }
    progress.read(0, usize::try_from(draft.facts.rows).unwrap_or(0));
    let old_number = number(from);
    let mut starts = [0; 3];
    draft.people = old.people.iter().copied().filter(|listed| listed.file == old_number).collect();
    for table in [Table::Organisations, Table::Branches] {
        let rows = rows_of(own_files(old, table), old_number);
        starts[table as usize] = rows.start;
        copy_rows(&mut draft, old, table, &rows);
    }
    let rows = rows_of(&old.enterprises.file, old_number);
    starts[Table::Enterprises as usize] = rows.start;
    draft.enterprises.append(&old.enterprises, &rows);
    draft.findings.take_over(&old.findings, old_number, 0, |table, row| {
        moved(row, starts[table as usize], 0)
    });
    draft
}

/// Lines below the header of a file of the prior read that are copied.
#[derive(Debug)]
pub struct OldLines<'a> {
    pub old: &'a Dataset,
    /// The file's index there.
    pub from: usize,
    /// The lines there.
    pub lines: Range<u32>,
    /// The number that the first of them has now.
    pub first: u32,
}

/// Copies lines of a file, whose rows are all of one table and whose header is the same; gives the
/// number of rows.
pub fn copy_lines(draft: &mut FileDraft, copied: &OldLines, table: Table) -> usize {
    let OldLines { old, from, lines, first } = copied;
    let old_number = number(*from);
    let moved_line = |line: u32| line - lines.start + first;
    let all = rows_of(own_files(old, table), old_number);
    let own = &old.units(table).line[all.clone()];
    let rows = all.start + own.partition_point(|line| *line < lines.start)
        ..all.start + own.partition_point(|line| *line < lines.end);
    let at = draft.next_row(table);
    copy_rows(draft, old, table, &rows);
    for line in &mut draft.units_mut(table).line[at as usize..] {
        *line = moved_line(*line);
    }
    draft.findings.take_lines_over(&old.findings, old_number, lines, *first, |_, row| {
        moved(row, rows.start, at)
    });
    remove_flags_of_file(draft, old, old_number, table, |row| {
        rows.contains(&(row as usize)).then(|| moved(row, rows.start, at))
    });
    let facts = &old.files[*from];
    let left_out = facts.left_out.iter().filter(|(line, _)| lines.contains(line));
    draft.facts.left_out.extend(left_out.map(|(line, why)| (moved_line(*line), *why)));
    let hidden = facts.hidden.iter().filter(|(line, _)| lines.contains(line));
    draft.facts.hidden.extend(hidden.map(|(line, column)| (moved_line(*line), *column)));
    let broken = facts.broken_units.iter().filter(|unit| lines.contains(&unit.line));
    let moved = broken.map(|unit| BrokenUnit { line: moved_line(unit.line), ..*unit });
    draft.facts.broken_units.extend(moved);
    draft.facts.rows += rows.len() as u64;
    draft.facts.copied.push(CopiedLines {
        lines: *first..moved_line(lines.end.max(lines.start)),
        from: lines.start,
    });
    rows.len()
}

/// Removes the flags that findings about the whole file gave to copied rows: whether they hold is
/// known when all rows are read. `copy_of` gives the number of the copy of a row.
fn remove_flags_of_file(
    draft: &mut FileDraft,
    old: &Dataset,
    old_number: u16,
    table: Table,
    copy_of: impl Fn(Row) -> Option<Row>,
) {
    let of_file = old
        .findings
        .kept()
        .iter()
        .filter(|finding| finding.place.file == old_number && finding.code().is_of_one_file());
    for (_, row) in of_file.filter_map(|finding| finding.row.filter(|(of, _)| *of == table)) {
        let Some(row) = copy_of(row) else { continue };
        if let Some(flags) = draft.units_mut(table).flags.get_mut(row as usize) {
            *flags = Flags::default();
        }
        let own = draft.findings.kept().iter().filter(|own| own.row == Some((table, row)));
        own.for_each(|finding| draft.flagged.add(finding));
    }
}

/// The year of the last row of a file above a line.
pub fn year_above(old: &Dataset, table: Table, from: usize, line: u32) -> Option<Year> {
    let rows = rows_of(own_files(old, table), number(from));
    let units = old.units(table);
    let above = units.line[rows.clone()].partition_point(|own| *own < line);
    Some(units.year[rows.start + above.checked_sub(1)?])
}

/// The number of a copied row, where the row `start` has become the row `at`.
fn moved(row: Row, start: usize, at: Row) -> Row {
    Row::try_from(row as usize - start).map_or(Row::MAX, |offset| at + offset)
}

/// Copies rows of organisations or branches, without what other rows gave them.
fn copy_rows(draft: &mut FileDraft, old: &Dataset, table: Table, rows: &Range<usize>) {
    let start = draft.next_row(table) as usize;
    if table == Table::Branches {
        draft.branches.append(&old.branches, rows);
    } else {
        draft.organisations.append(&old.organisations, rows);
    }
    remove_derived(draft.units_mut(table), start);
}

/// Removes from the rows from `start` on what was derived from other rows.
fn remove_derived(units: &mut Units, start: usize) {
    for row in start..units.len() {
        let flags = units.flags[row];
        if flags.has(Flags::GIVEN_ID) {
            units.id[row] = Text::EMPTY;
        }
        if flags.has(Flags::GIVEN_DISTRICT) {
            units.district.set(row, Text::EMPTY);
        }
        if flags.has(Flags::GIVEN_OWNERSHIP) {
            units.ownership[row] = Ownership::Missing;
        }
        // A mark stays where the file alone gave it.
        let own = flags.0 & (Flags::OWN_ERROR | Flags::OWN_WARNING);
        units.flags[row] = Flags(own | (own >> 2));
    }
}
