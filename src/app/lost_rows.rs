//! Whether a file has lost the rows at its end since it was read before, or ends in an open quote.
//! Office programs write a table from its start, so that a save under way lacks its last rows.

use crate::domain::{Dataset, FindingKind, Flags, Ragged, Table, Text, Year};
use std::ops::Range;

/// A file of a data set, by its number there.
#[derive(Clone, Copy)]
pub struct FileOf<'a> {
    pub data: &'a Dataset,
    pub number: u16,
}

/// The columns by which a row is known again.
struct Keys<'a> {
    ids: &'a [Text],
    names: &'a [Text],
    years: &'a [Year],
    flags: &'a [Flags],
    lines: &'a [u32],
}

impl<'a> FileOf<'a> {
    /// The rows of the file in a table. Files are read one after the other, so that their rows are
    /// adjacent; those of lists of people are after all others.
    fn rows(self, table: Table) -> Range<usize> {
        let files = match table {
            Table::Organisations => &self.data.organisations.units.file[..],
            Table::Branches => {
                let files = &self.data.branches.units.file;
                &files[..files.len().min(self.data.listed_from as usize)]
            }
            Table::Enterprises => &self.data.enterprises.file[..],
        };
        files.partition_point(|file| *file < self.number)
            ..files.partition_point(|file| *file <= self.number)
    }

    fn keys(self, table: Table) -> Keys<'a> {
        match table {
            Table::Organisations | Table::Branches => {
                let units = self.data.units(table);
                let (ids, names) = (&units.id[..], &units.name[..]);
                Keys { ids, names, years: &units.year, flags: &units.flags, lines: &units.line }
            }
            Table::Enterprises => {
                let own = &self.data.enterprises;
                let (ids, names) = (&own.id[..], &own.name[..]);
                Keys { ids, names, years: &[], flags: &[], lines: &own.line }
            }
        }
    }

    /// The last row of the file, with its line.
    fn last(self) -> Option<(u32, Table, usize)> {
        let tables = [Table::Organisations, Table::Branches, Table::Enterprises];
        let lasts = tables.into_iter().filter_map(|table| {
            let row = self.rows(table).next_back()?;
            Some((self.keys(table).lines[row], table, row))
        });
        lasts.max_by_key(|(line, ..)| *line)
    }

    /// True if the last row of `before` is not in this file.
    pub fn lacks_last_of(self, before: Self) -> bool {
        let Some((_, of, row)) = before.last() else { return false };
        let keys = before.keys(of);
        let is_given = keys.flags.get(row).is_some_and(|flags| flags.has(Flags::GIVEN_ID));
        let here = |text: Text| {
            (text != Text::EMPTY).then(|| self.data.texts.find(before.data.texts.get(text)))?
        };
        let id = (!is_given).then(|| here(keys.ids[row])).flatten();
        let (name, year) = (here(keys.names[row]), keys.years.get(row));
        let is_in = |table: Table| {
            let own = self.keys(table);
            self.rows(table).rev().any(|row| {
                own.years.get(row) == year
                    && (Some(own.ids[row]) == id || Some(own.names[row]) == name)
            })
        };
        // A unit may have become one of the other table.
        let tables = match of {
            Table::Enterprises => &[Table::Enterprises][..],
            Table::Organisations | Table::Branches => &[Table::Organisations, Table::Branches],
        };
        !tables.iter().any(|table| is_in(*table))
    }

    /// True if a quote is opened behind the last row and never closed.
    pub fn ends_in_quote(self) -> bool {
        let last = self.last().map_or(0, |(line, ..)| line);
        self.data.findings.kept().iter().any(|finding| {
            finding.place.file == self.number
                && finding.place.line > last
                && finding.kind == FindingKind::RaggedRow(Ragged::OpenQuote)
        })
    }
}
