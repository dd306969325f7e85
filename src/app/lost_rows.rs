//! Whether a source has lost the rows at its end since it was read before, or ends in an open
//! quote. Office programs write a table from its start, so that a save under way lacks its last
//! rows.

use crate::domain::{Dataset, FileFacts, FindingKind, Flags, Ragged, Table, Text, Year};
use std::ops::Range;

/// A source of a data set, by its number there: a file, or a workbook with its sheets.
#[derive(Clone, Copy)]
pub struct SourceOf<'a> {
    pub data: &'a Dataset,
    pub source: usize,
}

impl<'a> SourceOf<'a> {
    /// Its file, or its sheets.
    pub fn files(self) -> &'a [FileFacts] {
        &self.data.files[self.data.files_of(self.source)]
    }

    fn numbered(self) -> impl DoubleEndedIterator<Item = FileOf<'a>> {
        let numbers = self.data.files_of(self.source).filter_map(|file| u16::try_from(file).ok());
        let files: Vec<u16> = numbers.collect();
        files.into_iter().map(move |number| FileOf { data: self.data, number })
    }

    /// How many rows of data it has.
    pub fn rows(self) -> u64 {
        self.files().iter().map(|file| file.rows).sum()
    }

    /// True for a text, false for a workbook.
    pub fn is_text(self) -> bool {
        self.files().iter().all(|file| file.sheet.is_none())
    }

    /// True if it has one of the tables of `before`.
    pub fn has_table_of(self, before: Self) -> bool {
        let tables = |source: Self| source.files().iter().flat_map(|file| &file.tables);
        tables(before).any(|table| tables(self).any(|own| own == table))
    }

    /// True if the last row of `before` is not in it.
    pub fn lacks_last_of(self, before: Self) -> bool {
        let last = before.numbered().rfind(|file| file.last().is_some());
        last.is_some_and(|last| self.numbered().all(|file| file.lacks_last_of(last)))
    }

    /// True if a quote is opened behind its last row and never closed.
    pub fn ends_in_quote(self) -> bool {
        self.numbered().any(FileOf::ends_in_quote)
    }
}

/// A file of a data set, by its number there.
#[derive(Clone, Copy)]
struct FileOf<'a> {
    data: &'a Dataset,
    number: u16,
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
    fn lacks_last_of(self, before: Self) -> bool {
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
    fn ends_in_quote(self) -> bool {
        let last = self.last().map_or(0, |(line, ..)| line);
        self.data.findings.kept().iter().any(|finding| {
            finding.place.file == self.number
                && finding.place.line > last
                && finding.kind == FindingKind::RaggedRow(Ragged::OpenQuote)
        })
    }
}
