//! The data set while it grows: files are merged into it, then rows are linked and checked.

use super::draft::FileDraft;
use super::flagged_rows::FlaggedRows;
use super::progress::Progress;
use crate::domain::{
    Branches, Enterprises, Field, FileFacts, Finding, FindingKind, Findings, ListedBranch, Meaning,
    NO_ROW, Organisations, Place, Row, Table, TextPool, Units, Unreadable,
};
use crate::ingest::cells::{TableAround, shown_cell};
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The most files that a data set can have. A row stores the number of its file in 16 bits; the
/// highest number is left for the finding that there are too many files.
pub const MAX_FILES: usize = u16::MAX as usize;

/// Everything read so far.
#[derive(Debug, Default)]
pub struct Builder {
    pub texts: TextPool,
    pub organisations: Organisations,
    pub branches: Branches,
    pub enterprises: Enterprises,
    /// What lists of people give.
    pub people: Vec<ListedBranch>,
    /// The first row of the branches that only lists of people give.
    pub listed_from: Row,
    pub files: Vec<FileFacts>,
    pub findings: Findings,
    /// The rows that have findings across rows.
    pub flagged: FlaggedRows,
    /// For each file the headings by which findings across rows name a column.
    pub headings: Vec<FxHashMap<Field, Box<str>>>,
    /// Counters that other threads may watch.
    pub progress: Arc<Progress>,
}

impl Builder {
    /// Adds a parsed file of a source as the last one. Its columns are moved where the data set has
    /// no row of the table yet, else copied.
    pub fn merge(&mut self, mut draft: FileDraft, source: usize) {
        let tables = [Table::Organisations, Table::Branches, Table::Enterprises];
        let is_over = |table: &Table| {
            u64::from(self.next_row(*table)) + u64::from(draft.next_row(*table))
                >= u64::from(NO_ROW)
        };
        if tables.iter().any(is_over) {
            draft =
                FileDraft::unreadable(&draft.facts.name, Unreadable::TooManyRows, &self.progress);
        }
        draft.set_flags();
        // Sources past `MAX_FILES` are not read.
        let number = u16::try_from(self.files.len()).unwrap_or(u16::MAX);
        let starts = tables.map(|table| self.next_row(table));
        let FileDraft {
            facts,
            headings,
            findings,
            organisations,
            branches,
            enterprises,
            people,
            ..
        } = draft;
        self.people
            .extend(people.into_iter().map(|listed| ListedBranch { file: number, ..listed }));
        self.organisations.merge(organisations);
        self.branches.merge(branches);
        self.enterprises.merge(enterprises);
        let [of_organisations, of_branches, of_enterprises] = starts.map(|row| row as usize);
        self.organisations.units.file[of_organisations..].fill(number);
        self.branches.units.file[of_branches..].fill(number);
        self.enterprises.file[of_enterprises..].fill(number);
        self.findings.take_over(&findings, 0, number, |table, row| starts[table as usize] + row);
        self.files.push(FileFacts { source: u16::try_from(source).unwrap_or(u16::MAX), ..facts });
        self.headings.push(headings);
    }

    /// Makes room for a draft of a source of `size` bytes, where there is none, and for those of
    /// the `rest` of the bytes that are to be read, if they have as many rows for their size or a
    /// few more. Without it, the columns would be copied each time that they double.
    pub fn reserve(&mut self, draft: &FileDraft, size: u64, rest: u64) {
        const MOST: u64 = 4 << 20;
        let room = |rows: usize| {
            let rows = rows as u64;
            let later = rows.saturating_mul(rest) / size.max(1);
            usize::try_from(rows + (later + later / 8).min(MOST)).unwrap_or(0)
        };
        let FileDraft { organisations, branches, enterprises, .. } = draft;
        let (own, of_branches) = (organisations.units.len(), branches.units.len());
        let left = |units: &Units| units.year.capacity() - units.len();
        if own > left(&self.organisations.units) && !self.organisations.units.is_empty() {
            self.organisations.reserve(room(own));
        }
        if of_branches > left(&self.branches.units) && !self.branches.units.is_empty() {
            self.branches.reserve(room(of_branches));
        }
        if !enterprises.is_empty() && !self.enterprises.is_empty() {
            self.enterprises.reserve(room(enterprises.len()));
        }
    }

    /// The number that the next row of a table will have.
    pub fn next_row(&self, table: Table) -> Row {
        let rows = match table {
            Table::Organisations => self.organisations.units.len(),
            Table::Branches => self.branches.units.len(),
            Table::Enterprises => self.enterprises.len(),
        };
        Row::try_from(rows).unwrap_or(NO_ROW)
    }

    /// The heading of a column in a file, or the contract's word where the file has none.
    pub fn heading(&self, file: u16, field: Field) -> Box<str> {
        self.headings
            .get(usize::from(file))
            .and_then(|h| h.get(&field))
            .cloned()
            .unwrap_or_else(|| field.word().into())
    }

    /// The index of a field's column in a file and line.
    pub fn column_index(&self, file: u16, line: u32, field: Field) -> Option<u16> {
        let columns = &self.files.get(usize::from(file))?.table_at(line).columns;
        let own = Meaning::Field(field);
        u16::try_from(columns.iter().position(|(_, meaning)| *meaning == own)?).ok()
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

    /// Adds a finding.
    pub fn find(&mut self, finding: Finding) {
        self.flagged.add(&finding);
        self.findings.push(finding);
        self.progress.find();
    }

    /// Notes that the text of a cell of a file was removed for what the other files have.
    pub fn note_lost_text(&mut self, file: u16) {
        if let Some(facts) = self.files.get_mut(usize::from(file)) {
            facts.lost_texts = true;
        }
    }

    /// The place of a cell in a file and line; `field` None for the row as a whole, whose cell is
    /// its name.
    pub fn place(&self, (file, line): (u16, u32), field: Option<Field>, cell: &str) -> Place {
        let column = field.map_or_else(Box::default, |f| self.heading(file, f));
        let meaning = Meaning::Field(field.unwrap_or(Field::Name));
        let cell = shown_cell(Some(meaning), cell, TableAround::default()).into();
        let index = field.and_then(|field| self.column_index(file, line, field));
        Place { file, line, column, cell, index }
    }

    /// Adds a finding about a row; `field` None for the row as a whole.
    pub fn find_in_row(
        &mut self,
        what: FindingKind,
        table: Table,
        row: Row,
        field: Option<Field>,
        cell: &str,
    ) {
        let units = self.units(table);
        let (file, line) = (units.file[row as usize], units.line[row as usize]);
        let place = self.place((file, line), field, cell);
        self.find(Finding { kind: what, place, row: Some((table, row)) });
    }
}
