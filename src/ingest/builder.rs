//! Rows to columns: what grows while files are read, until it is finished into a data set.

use super::progress::Progress;
use crate::domain::{
    Branches, Count, CountField, Date, Enterprises, Field, FileFacts, Finding, Findings, Flags, Kind, Organisations, Ownership, Place,
    Rating, Row, Severity, Table, Text, TextPool, Units, What, Year, YesNo, ZoneId,
};
use rustc_hash::FxHashMap;
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
    /// The zone of each organisation, branch and enterprise as spelt.
    pub organisation_zones: Vec<Text>,
    pub branch_zones: Vec<Text>,
    pub enterprise_zones: Vec<Text>,
    pub files: Vec<FileFacts>,
    pub findings: Findings,
    /// Rows that a finding concerns, for their marks; also where the finding itself is only counted.
    pub flagged: Vec<(Table, Row, u8)>,
    /// For each file the headings by which findings across rows name a column.
    pub headings: Vec<FxHashMap<Field, Box<str>>>,
    pub illustrative: bool,
    /// How far the reading has come.
    pub progress: Arc<Progress>,
    /// No row is taken for tidy.
    pub careful: bool,
}

fn push_unit(units: &mut Units, draft: UnitDraft, file: u16) -> Row {
    let row = Row::try_from(units.year.len()).unwrap_or(Row::MAX);
    units.year.push(draft.year);
    units.id.push(draft.id);
    units.name.push(draft.name);
    units.zone.push(ZoneId::INHERIT);
    units.district.push(draft.district);
    units.ownership.push(draft.ownership);
    units.rating.push(draft.rating);
    for (column, count) in units.counts.iter_mut().zip(draft.counts) {
        if count != Count::MISSING {
            if column.is_empty() {
                column.reserve(units.year.capacity());
            }
            column.resize(row as usize, Count::MISSING);
            column.push(count);
        }
    }
    units.established.push(draft.established);
    units.file.push(file);
    units.line.push(draft.line);
    units.flags.push(Flags::default());
    units.odd.extend(draft.odd.into_iter().map(|(field, text)| ((row, field), text)));
    row
}

impl Builder {
    /// Makes room for the rows that a file can have, by its lines and its bytes.
    pub fn expect(&mut self, table: Table, lines: u64, bytes: usize) {
        /// No unit is told in fewer bytes.
        const LEAST: usize = 24;
        const MOST: usize = 4 << 20;
        let rows = usize::try_from(lines).unwrap_or(MOST).min(bytes / LEAST).min(MOST);
        let units = match table {
            Table::Branches => {
                self.branches.parent.reserve(rows);
                self.branch_zones.reserve(rows);
                &mut self.branches.units
            }
            Table::Organisations => {
                self.organisation_zones.reserve(rows);
                &mut self.organisations.units
            }
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
        let (zone, kind, parent, unions) = (draft.zone, draft.kind, draft.parent, (draft.trade_union, draft.youth_union));
        if table == Table::Branches {
            push_unit(&mut self.branches.units, draft, file);
            self.branches.parent.push(parent);
            self.branch_zones.push(zone);
        } else {
            push_unit(&mut self.organisations.units, draft, file);
            self.organisations.kind.push(kind);
            self.organisations.trade_union.push(unions.0);
            self.organisations.youth_union.push(unions.1);
            self.organisation_zones.push(zone);
        }
    }

    /// The heading of a column in a file, or the contract's word where the file has none.
    pub fn heading(&self, file: u16, field: Field) -> Box<str> {
        self.headings.get(usize::from(file)).and_then(|h| h.get(&field)).cloned().unwrap_or_else(|| field.word().into())
    }

    /// The units of a table.
    pub const fn units(&self, table: Table) -> &Units {
        match table {
            Table::Branches => &self.branches.units,
            Table::Organisations | Table::Enterprises => &self.organisations.units,
        }
    }

    /// Adds a finding.
    pub fn find(&mut self, finding: Finding) {
        if let Some((table, row)) = finding.row.filter(|(table, _)| *table != Table::Enterprises) {
            let flag = if finding.severity() == Severity::Error { Flags::ERROR } else { Flags::WARNING };
            if self.flagged.last() != Some(&(table, row, flag)) {
                self.flagged.push((table, row, flag));
            }
        }
        self.findings.push(finding);
    }

    /// Adds a finding about a row; `field` None for the row as a whole.
    pub fn find_in_row(&mut self, what: What, table: Table, row: Row, field: Option<Field>, cell: &str) {
        let units = self.units(table);
        let (file, line) = (units.file[row as usize], units.line[row as usize]);
        let column = field.map_or_else(Box::default, |f| self.heading(file, f));
        let place = Place { file, line, column, cell: cell.into() };
        self.find(Finding { what, place, row: Some((table, row)) });
    }
}
