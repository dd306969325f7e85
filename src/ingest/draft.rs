//! One file as it was parsed, before it is merged into the data set.
//!
//! Row numbers count from the draft's own tables, and the file number of its findings and rows is
//! 0: [`super::builder::Builder::merge`] sets both. A draft that is not merged leaves nothing
//! behind but interned texts.

use super::bare_row::BareRow;
use super::flagged_rows::FlaggedRows;
use super::listed_row::ListedRow;
use super::progress::Progress;
use crate::domain::{
    Branches, Enterprises, Field, FileFacts, Finding, FindingKind, Findings, LeftOut, ListedBranch,
    Organisations, Place, Row, Table, Text, UnitRow, Units, Unreadable,
};
use rustc_hash::FxHashMap;

/// One parsed file.
#[derive(Debug, Default)]
pub struct FileDraft {
    /// What is known of the file as a whole.
    pub facts: FileFacts,
    /// The file's heading of each column that it has, for findings across rows.
    pub headings: FxHashMap<Field, Box<str>>,
    /// What was found in the file.
    pub findings: Findings,
    pub organisations: Organisations,
    pub branches: Branches,
    pub enterprises: Enterprises,
    /// The members of each branch, of a list of people.
    pub people: Vec<ListedBranch>,
    /// The rows that have counts, but no rating, no kind and no other key: they may be groups,
    /// totals or parts.
    pub bare_rows: Vec<BareRow>,
    /// The organisations of a list that may have branches among them.
    pub listed_rows: Vec<ListedRow>,
    /// The rows of a list of both with columns of kinds and committees, with the committee's cell.
    pub committee_cells: Vec<(ListedRow, Text)>,
    /// A row of a list of branches whose kind is that of another unit.
    pub base_row: Option<u32>,
    /// The rows that have findings.
    pub flagged: FlaggedRows,
}

impl FileDraft {
    /// An empty file.
    pub fn new(name: &str) -> Self {
        let facts = FileFacts { name: name.to_owned(), ..FileFacts::default() };
        Self { facts, ..Self::default() }
    }

    /// A file that cannot be read.
    pub fn unreadable(name: &str, why: Unreadable, progress: &Progress) -> Self {
        let mut draft = Self::new(name);
        draft.find_at_line(FindingKind::Unreadable(why), 0, progress);
        draft
    }

    /// The number that the next row of a table will have.
    pub fn next_row(&self, table: Table) -> Row {
        let rows = match table {
            Table::Organisations => self.organisations.units.len(),
            Table::Branches => self.branches.units.len(),
            Table::Enterprises => self.enterprises.len(),
        };
        // A file has fewer bytes than that.
        Row::try_from(rows).unwrap_or(Row::MAX)
    }

    /// The line of a row in the file.
    pub fn line(&self, table: Table, row: usize) -> u32 {
        match table {
            Table::Organisations => self.organisations.units.line[row],
            Table::Branches => self.branches.units.line[row],
            Table::Enterprises => self.enterprises.line[row],
        }
    }

    /// True if a row of totals is above a line.
    pub fn has_total_above(&self, line: u32) -> bool {
        self.facts.left_out.iter().any(|(at, why)| *at < line && *why == LeftOut::Total)
    }

    /// The units of a table.
    pub const fn units(&self, table: Table) -> &Units {
        match table {
            Table::Branches => &self.branches.units,
            Table::Organisations | Table::Enterprises => &self.organisations.units,
        }
    }

    /// The units of a table, to be changed.
    pub const fn units_mut(&mut self, table: Table) -> &mut Units {
        match table {
            Table::Branches => &mut self.branches.units,
            Table::Organisations | Table::Enterprises => &mut self.organisations.units,
        }
    }

    /// Adds a row to a table of units.
    pub fn push(&mut self, table: Table, row: &UnitRow) {
        if table == Table::Branches {
            self.branches.push(row);
        } else {
            self.organisations.push(row);
        }
    }

    /// Adds the table that is below this one in the file.
    pub fn append(&mut self, mut below: Self) {
        self.set_flags();
        below.set_flags();
        let starts = [Table::Organisations, Table::Branches, Table::Enterprises]
            .map(|table| self.next_row(table));
        self.organisations.merge(below.organisations);
        self.branches.merge(below.branches);
        self.enterprises.merge(below.enterprises);
        self.people.extend(below.people);
        self.bare_rows.extend(below.bare_rows);
        self.listed_rows.extend(below.listed_rows);
        self.committee_cells.extend(below.committee_cells);
        self.base_row = self.base_row.or(below.base_row);
        self.findings.take_over(&below.findings, 0, 0, |table, row| starts[table as usize] + row);
        for (field, heading) in below.headings {
            self.headings.entry(field).or_insert(heading);
        }
        let (facts, other) = (&mut self.facts, &mut below.facts);
        facts.left_out.append(&mut other.left_out);
        facts.hidden.append(&mut other.hidden);
        facts.sub_committees.append(&mut other.sub_committees);
        facts.broken_units.append(&mut other.broken_units);
        facts.illustrative |= other.illustrative;
        facts.rows += other.rows;
        facts.below.push(below.facts);
    }

    /// Makes room for more rows of a table.
    pub fn reserve(&mut self, table: Table, rows: usize) {
        match table {
            Table::Organisations => self.organisations.reserve(rows),
            Table::Branches => self.branches.reserve(rows),
            Table::Enterprises => self.enterprises.reserve(rows),
        }
    }

    /// Adds a finding.
    pub fn find(&mut self, finding: Finding, progress: &Progress) {
        self.flagged.add(&finding);
        self.findings.push(finding);
        progress.find();
    }

    /// Adds a finding about a line; 0 for the file as a whole.
    pub fn find_at_line(&mut self, what: FindingKind, line: u32, progress: &Progress) {
        self.find(
            Finding { kind: what, place: Place { line, ..Place::default() }, row: None },
            progress,
        );
    }

    /// Sets the flags of the rows that have findings: all of these the file shows by itself.
    pub fn set_flags(&mut self) {
        for (table, row, flag) in self.flagged.take() {
            if let Some(flags) = self.units_mut(table).flags.get_mut(row as usize) {
                flags.0 |= flag | (flag << 2);
            }
        }
    }
}
