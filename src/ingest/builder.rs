//! Rows to columns: what grows while files are read, until it is finished into a data set.

use super::progress::{Progress, ProgressSnapshot};
use crate::domain::{
    Branches, Count, CountField, Date, Enterprises, Field, FileFacts, Finding, FindingKind,
    Findings, Flags, Kind, Organisations, Ownership, Place, Rating, Row, Severity, Table, Text,
    TextPool, Units, Year, YesNo, ZoneId,
};
use crate::ingest::fast::reader::{self, Batch};
use crate::ingest::fast::text_cache::TextCache;
use rustc_hash::FxHashMap;
use std::ops::Range;
use std::sync::Arc;

/// One row of organisations or branches as its cells say.
#[derive(Debug, Clone)]
pub struct UnitDraft {
    pub year: Year,
    pub id: Text,
    pub name: Text,
    pub zone: Text,
    pub district: Text,
    pub ownership: Ownership,
    pub rating: Rating,
    pub counts: [Count; CountField::LEN],
    pub established: Date,
    pub line: u32,
    pub kind: Kind,
    pub trade_union: YesNo,
    pub youth_union: YesNo,
    pub parent: Text,
    pub odd: Vec<(Field, Text)>,
}

impl UnitDraft {
    /// A row of which nothing is known yet.
    pub fn new(year: Year, line: u32) -> Self {
        Self {
            year,
            id: Text::EMPTY,
            name: Text::EMPTY,
            zone: Text::EMPTY,
            district: Text::EMPTY,
            ownership: Ownership::Missing,
            rating: Rating::Unrated,
            counts: [Count::MISSING; CountField::LEN],
            established: Date::MISSING,
            line,
            kind: Kind::Bad,
            trade_union: YesNo::Unknown,
            youth_union: YesNo::Unknown,
            parent: Text::EMPTY,
            odd: Vec::new(),
        }
    }
}

/// Everything read so far.
#[derive(Debug, Default)]
pub struct Builder {
    pub texts: TextPool,
    pub organisations: Organisations,
    pub branches: Branches,
    pub enterprises: Enterprises,
    pub files: Vec<FileFacts>,
    pub findings: Findings,
    /// Rows that a finding concerns, for their marks; also where the finding itself is only
    /// counted.
    pub flagged: Vec<(Table, Row, u8)>,
    /// For each file the headings by which findings across rows name a column.
    pub headings: Vec<FxHashMap<Field, Box<str>>>,
    /// How far the reading has come.
    pub progress: Arc<Progress>,
    /// The texts that stood beside each unit in the tidy rows so far.
    pub text_cache: TextCache,
    /// No row is taken for tidy.
    pub careful: bool,
    /// Files are to be told again part by part: they are read again when they change.
    pub remembers: bool,
}

fn push_unit(units: &mut Units, draft: UnitDraft, file: u16) -> Row {
    let row = Row::try_from(units.year.len()).unwrap_or(Row::MAX);
    units.year.push(draft.year);
    units.id.push(draft.id);
    units.name.push(draft.name);
    units.zone.push(ZoneId::INHERIT);
    units.zone_text.push(draft.zone);
    units.district.set(row as usize, draft.district);
    units.ownership.push(draft.ownership);
    units.rating.push(draft.rating);
    for (column, count) in units.counts.iter_mut().zip(draft.counts) {
        column.set(row as usize, count);
    }
    units.established.set(row as usize, draft.established);
    units.file.push(file);
    units.line.push(draft.line);
    units.flags.push(Flags::default());
    units.odd.extend(draft.odd.into_iter().map(|(field, text)| ((row, field), text)));
    row
}

/// How much a builder holds at one time.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    organisations: usize,
    branches: usize,
    enterprises: usize,
    files: usize,
    flagged: usize,
    progress: ProgressSnapshot,
}

/// Adds the texts of `count` rows, empty ones where the file has no such column.
fn extend(column: &mut Vec<Text>, texts: &[Text], count: usize) {
    let rows = column.len() + count;
    column.extend_from_slice(texts);
    column.resize(rows, Text::EMPTY);
}

impl Builder {
    /// Where it stands before a file.
    pub fn mark(&self) -> Mark {
        Mark {
            organisations: self.organisations.units.len(),
            branches: self.branches.units.len(),
            enterprises: self.enterprises.name.len(),
            files: self.files.len(),
            flagged: self.flagged.len(),
            progress: self.progress.progress_snapshot(),
        }
    }

    /// Forgets what was read since; the texts stay, with nothing that refers to them.
    pub fn back_to(&mut self, mark: Mark) {
        self.organisations.truncate(mark.organisations);
        self.branches.truncate(mark.branches);
        self.enterprises.truncate(mark.enterprises);
        for file in mark.files..self.files.len() {
            self.findings.forget(u16::try_from(file).unwrap_or(u16::MAX));
        }
        self.files.truncate(mark.files);
        self.headings.truncate(mark.files);
        self.flagged.truncate(mark.flagged);
        self.progress.back_to(mark.progress);
    }

    /// Adds rows of a batch; lines count from `line`.
    pub fn extend(
        &mut self,
        table: Table,
        batch: &Batch,
        rows: Range<usize>,
        file: u16,
        line: u32,
    ) {
        let count = rows.len();
        let is_branch = table == Table::Branches;
        let units = self.units_mut(table);
        let (from, room) = (units.len(), units.capacity());
        let text = |column: usize| batch.texts[column].get(rows.clone()).unwrap_or(&[]);
        units.year.extend_from_slice(&batch.year[rows.clone()]);
        extend(&mut units.id, text(reader::ID), count);
        extend(&mut units.name, text(reader::NAME), count);
        units.district.extend(from, text(reader::DISTRICT).iter().copied(), room);
        units.zone.resize(from + count, ZoneId::INHERIT);
        extend(&mut units.zone_text, text(reader::ZONE), count);
        units.ownership.extend_from_slice(&batch.ownership[rows.clone()]);
        units.rating.extend_from_slice(&batch.rating[rows.clone()]);
        for (column, counts) in units.counts.iter_mut().zip(&batch.counts) {
            column.extend(from, counts.get(rows.clone()).unwrap_or(&[]), room);
        }
        units.established.extend(
            from,
            batch.established.get(rows.clone()).unwrap_or(&[]).iter().copied(),
            room,
        );
        units.file.resize(from + count, file);
        units.line.extend(batch.lines[rows.clone()].iter().map(|own| line.saturating_add(*own)));
        units.flags.resize(from + count, Flags::default());
        if is_branch {
            extend(&mut self.branches.parent, text(reader::PARENT), count);
        } else {
            self.organisations.kind.extend_from_slice(&batch.kind[rows.clone()]);
            self.organisations.trade_union.extend_from_slice(&batch.unions[0][rows.clone()]);
            self.organisations.youth_union.extend_from_slice(&batch.unions[1][rows]);
        }
    }

    /// Makes room for more rows of a table.
    pub fn expect(&mut self, table: Table, rows: usize) {
        let units = match table {
            Table::Branches => {
                self.branches.parent.reserve(rows);
                &mut self.branches.units
            }
            Table::Organisations => &mut self.organisations.units,
            Table::Enterprises => return,
        };
        units.reserve(rows);
    }

    /// The row that the next unit of a table will have.
    pub fn next_row(&self, table: Table) -> Row {
        let rows = match table {
            Table::Organisations => self.organisations.units.len(),
            Table::Branches => self.branches.units.len(),
            Table::Enterprises => self.enterprises.name.len(),
        };
        Row::try_from(rows).unwrap_or(Row::MAX)
    }

    /// Adds an organisation or a branch.
    pub fn push(&mut self, table: Table, draft: UnitDraft, file: u16) {
        let (kind, parent, unions) =
            (draft.kind, draft.parent, (draft.trade_union, draft.youth_union));
        if table == Table::Branches {
            push_unit(&mut self.branches.units, draft, file);
            self.branches.parent.push(parent);
        } else {
            push_unit(&mut self.organisations.units, draft, file);
            self.organisations.kind.push(kind);
            self.organisations.trade_union.push(unions.0);
            self.organisations.youth_union.push(unions.1);
        }
    }

    /// The heading of a column in a file, or the contract's word where the file has none.
    pub fn heading(&self, file: u16, field: Field) -> Box<str> {
        self.headings
            .get(usize::from(file))
            .and_then(|h| h.get(&field))
            .cloned()
            .unwrap_or_else(|| field.word().into())
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
        if let Some((table, row)) = finding.row.filter(|(table, _)| *table != Table::Enterprises) {
            let flag =
                if finding.severity() == Severity::Error { Flags::ERROR } else { Flags::WARNING };
            if self.flagged.last() != Some(&(table, row, flag)) {
                self.flagged.push((table, row, flag));
            }
        }
        self.findings.push(finding);
        self.progress.find();
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
        let column = field.map_or_else(Box::default, |f| self.heading(file, f));
        let place = Place { file, line, column, cell: cell.into() };
        self.find(Finding { what, place, row: Some((table, row)) });
    }
}
