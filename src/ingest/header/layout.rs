//! The layout of a table: where its header is and what its columns are.

use crate::domain::{CountField, Field, Meaning, Table};

/// A row of the head of a file, its cells cleaned.
#[derive(Debug, Clone)]
pub struct HeadRow {
    /// The line it starts on.
    pub line: u32,
    /// Its cells.
    pub cells: Vec<String>,
}

/// What a percentage column says of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PercentOf {
    /// One level over the rated.
    Level(CountField),
    /// The rated over the members.
    Rated,
    /// Good or better over the rated.
    GoodOrBetter,
}

impl PercentOf {
    /// What a percentage of a count says; None where the count is part of no other.
    pub fn field(count: CountField) -> Option<Self> {
        match count {
            CountField::MembersRated => Some(Self::Rated),
            level if CountField::LEVELS.contains(&level) => Some(Self::Level(level)),
            _ => None,
        }
    }
}

/// A header and what it says.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The table; None for a list that holds organisations and their branches.
    pub table: Option<Table>,
    /// Which row of the head the header starts at, and how many rows it has.
    pub at: usize,
    /// How many rows the header has.
    pub height: usize,
    /// What each column is.
    pub columns: Vec<Meaning>,
    /// Each column's heading as written.
    pub headings: Vec<String>,
    /// For each column the percentage that it states.
    pub percents: Vec<Option<PercentOf>>,
    /// Columns that claim what another has, with the heading of that other.
    pub rivals: Vec<(usize, String)>,
}

impl Layout {
    /// The column of a field.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|m| *m == Meaning::Field(field))
    }

    /// The cell of a row that numbers it; empty where the table has no such column.
    pub fn numbering<'r, S: AsRef<str>>(&self, row: &'r [S]) -> &'r str {
        self.columns
            .iter()
            .position(|m| *m == Meaning::Numbering)
            .and_then(|c| row.get(c))
            .map_or("", AsRef::as_ref)
    }

    /// Needed columns that the table lacks.
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

    /// Sets the table; what is no column of it is none that is known.
    pub fn settle(&mut self, table: Option<Table>) {
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
