//! Whether a source has lost the rows at its end since it was read before, or ends in the middle of
//! a row. Office programs write a table from its start, so that a save under way lacks its last
//! rows.

use crate::domain::{Dataset, FileFacts, FindingKind, Flags, Ragged, Table, Text, Year};
use crate::ingest::source::Stamp;
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

    /// True if it is a text that ends in the middle of a row: a quote is opened behind its last row
    /// and never closed, or its last line has fewer cells than the header and no end.
    pub fn ends_mid_row(self, ends_line: bool) -> bool {
        self.is_text() && self.numbered().any(|file| file.ends_mid_row(ends_line))
    }

    /// True if it ends in the middle of a row, and `before` did not; `ends_line` is whether that
    /// one and this one have an end of their last line. What is left of a row may look like a note,
    /// `2023;T`: then a row is lost, too.
    pub fn is_cut_since(self, before: Self, [ended_line, ends_line]: [bool; 2]) -> bool {
        let is_row_lost = || self.rows() < before.rows() && self.lacks_last_of(before);
        let is_cut =
            self.ends_mid_row(ends_line) || self.ends_in_other_line(ends_line) && is_row_lost();
        is_cut && !before.ends_mid_row(ended_line) && !before.ends_in_other_line(ended_line)
    }

    /// True if its last line is no row of a unit and has no end: a signature, or the first cells of
    /// a row.
    fn ends_in_other_line(self, ends_line: bool) -> bool {
        let is_last =
            |file: &FileFacts| file.left_out.iter().any(|(line, _)| u64::from(*line) == file.lines);
        !ends_line && self.files().last().is_some_and(is_last)
    }
}

/// The names of the files that end in the middle of a row.
#[must_use]
pub fn not_whole(data: &Dataset, stamps: &[Option<Stamp>]) -> Vec<String> {
    let ends_mid_row = |(source, stamp): (usize, &Option<Stamp>)| {
        let of = SourceOf { data, source };
        of.ends_mid_row(stamp.as_ref()?.ends_line).then(|| of.files().first())?
    };
    stamps.iter().enumerate().filter_map(ends_mid_row).map(|file| file.name.clone()).collect()
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

    /// True if a quote is opened behind the last row and never closed, or the last line lacks cells
    /// and its end.
    fn ends_mid_row(self, ends_line: bool) -> bool {
        let last = self.last().map_or(0, |(line, ..)| line);
        let lines = self.data.files[usize::from(self.number)].lines;
        let findings = self.data.findings.kept().iter();
        findings.filter(|finding| finding.place.file == self.number).any(|finding| {
            let line = finding.place.line;
            match finding.kind {
                FindingKind::RaggedRow(Ragged::OpenQuote) => line > last,
                FindingKind::RaggedRow(Ragged::Cells { found, expected }) => {
                    !ends_line && found < expected && u64::from(line) == lines
                }
                _ => false,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Settings;
    use crate::ingest::{LoadOptions, load, source};

    const HEADING: &str =
        "Năm;Mã;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV\n";
    const ROW: &str = "2023;T9;Chi bộ A;CBCS;tốt;5;0;5;0;0";

    /// Whether a text ends in the middle of a row, and in a line of no unit.
    fn ends(text: &str) -> (bool, bool) {
        let sources = source::in_memory(&[("o.csv", text.as_bytes())]);
        let data = load(&sources, &Settings::default(), &LoadOptions::default());
        let (source, ends_line) = (SourceOf { data: &data, source: 0 }, text.ends_with('\n'));
        (source.ends_mid_row(ends_line), source.ends_in_other_line(ends_line))
    }

    #[test]
    fn a_text_that_is_cut_in_its_last_row_is_told_from_a_whole_one() {
        let whole = format!("{HEADING}{}\n{ROW}", ROW.replace("T9", "T8"));
        for text in [whole.clone(), whole.clone() + "\n", whole.clone() + ";;", HEADING.to_owned()]
        {
            assert_eq!(ends(&text), (false, false), "{text}");
        }
        let start = whole.len() - ROW.len();
        let id = start + "2023;".len();
        for at in start + 1..whole.len() - 1 {
            let Some(cut) = whole.get(..at) else { continue };
            let is_mid_row = at > id;
            assert_eq!(ends(cut), (is_mid_row, true), "{cut}");
            // The same line with its end is a mistake of whoever wrote it.
            assert_eq!(ends(&format!("{cut}\n")), (false, false), "{cut}");
        }
        // Neither a signature nor too many cells are signs of a cut.
        assert_eq!(ends(&(whole.clone() + "\nNgười lập biểu")), (false, true));
        assert_eq!(ends(&(whole.clone() + ";7;x")), (false, true));
        for open in ["\n2023;T9;\"Chi bộ A", "\n\"2023;T9;Chi bộ A;CBCS\n2023"] {
            assert!(ends(&(whole.clone() + open)).0, "{open}");
        }
    }
}
