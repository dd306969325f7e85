//! The layout of a table: where its header is and what its columns are.

use crate::domain::{CountField, Field, Meaning, Table};

/// One of the first rows of a file, with cleaned cells.
#[derive(Debug, Clone)]
pub struct HeadRow {
    /// The line that the row starts on, from 1.
    pub line: u32,
    /// Its cells.
    pub cells: Vec<String>,
}

/// The fraction that a percentage column gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PercentOf {
    /// Members of one level / rated members.
    Level(CountField),
    /// Rated members / members.
    Rated,
    /// Members rated good or better / rated members.
    GoodOrBetter,
}

impl PercentOf {
    /// The percentage that belongs to a column of counts; None for a count that is part of no
    /// other.
    pub fn field(count: CountField) -> Option<Self> {
        match count {
            CountField::MembersRated => Some(Self::Rated),
            level if CountField::LEVELS.contains(&level) => Some(Self::Level(level)),
            _ => None,
        }
    }
}

/// The header of a table and the meaning of its columns.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The table; None for a list of organisations and their branches.
    pub table: Option<Table>,
    /// The index of the header's first row.
    pub at: usize,
    /// How many rows the header has.
    pub height: usize,
    /// The meaning of each column. `headings` and `percents` have the same length.
    pub columns: Vec<Meaning>,
    /// Each column's heading as written.
    pub headings: Vec<String>,
    /// The fraction that each percentage column gives.
    pub percents: Vec<Option<PercentOf>>,
    /// Unused columns whose meaning another column has, with the heading of the other.
    pub rivals: Vec<(usize, String)>,
}

impl Layout {
    /// The column of a field.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|m| *m == Meaning::Field(field))
    }

    /// The cell of the numbering column; empty where there is none.
    pub fn numbering<'r, S: AsRef<str>>(&self, row: &'r [S]) -> &'r str {
        self.columns
            .iter()
            .position(|m| *m == Meaning::Numbering)
            .and_then(|c| row.get(c))
            .map_or("", AsRef::as_ref)
    }

    /// The required columns that are missing.
    pub fn missing(&self) -> Vec<Field> {
        let needed = match self.table {
            Some(table) => Field::needed(table).to_vec(),
            None => Field::needed(Table::Organisations)
                .iter()
                .copied()
                .filter(|f| *f != Field::Kind)
                .collect(),
        };
        let ticks = self.columns.iter().any(|m| matches!(m, Meaning::Tick(_)));
        needed
            .into_iter()
            .filter(|f| self.column(*f).is_none() && !(ticks && *f == Field::Rating))
            .collect()
    }

    /// Sets the table. Columns that this table does not have become unknown.
    pub fn restrict_to(&mut self, table: Option<Table>) {
        self.table = table;
        let Some(table) = table else { return };
        for meaning in &mut self.columns {
            if matches!(meaning, Meaning::Field(field) if !field.is_of(table)) {
                *meaning = Meaning::Unknown;
            }
        }
    }

    pub fn known(&self) -> usize {
        self.columns.iter().filter(|m| matches!(m, Meaning::Field(_) | Meaning::Tick(_))).count()
    }
}
