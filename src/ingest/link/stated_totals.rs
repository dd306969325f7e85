//! What a report states of its own rows: totals, the sums that stand beside a group's name, and
//! percentages of either. None of it is data; all of it is compared with what the rows give.

use super::stated_percents::misstated;
use crate::domain::{Count, CountField, FindingKind, Meaning};
use crate::ingest::cells::{self, Percentage};
use crate::ingest::header::layout::{Layout, PercentOf};
use crate::ingest::row::numbering::Style;
use std::borrow::Cow;

/// Sums of counts, by [`CountField`].
type Counts = [u64; CountField::LEN];

/// The sums of the rows down to some row. In a list of both each base organisation is followed by
/// its branches, which are in its figures: they are summed apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Sums {
    /// Of the file's only table, or of the organisations.
    own: Counts,
    /// Of the branches of a list of both.
    branches: Counts,
    /// How many rows they are of.
    rows: u64,
}

impl Sums {
    const NONE: Self = Self { own: [0; CountField::LEN], branches: [0; CountField::LEN], rows: 0 };

    /// What came after `earlier`.
    fn since(&self, earlier: &Self) -> Self {
        let minus = |now: &Counts, then: &Counts| {
            std::array::from_fn(|at| now[at].saturating_sub(then[at]))
        };
        let rows = self.rows.saturating_sub(earlier.rows);
        Self {
            own: minus(&self.own, &earlier.own),
            branches: minus(&self.branches, &earlier.branches),
            rows,
        }
    }
}

/// Rows of which something is stated: those below one row down to another.
#[derive(Debug, Clone, Copy)]
struct Scope {
    from: Sums,
    /// None where it has not ended; then it ends with the file.
    to: Option<Sums>,
}

/// A cell that states something.
struct Cell {
    line: u32,
    column: usize,
    says: Says,
    text: String,
}

enum Says {
    Count(CountField, u64),
    Percent(PercentOf, Percentage),
}

/// A total, and the percentages of it in the row below.
struct Total {
    cells: Vec<Cell>,
    /// The sums of the rows above it.
    at: Sums,
    /// Of which rows it may be, by their place in [`Stated::scopes`].
    of: Vec<usize>,
}

/// All that a file states, and the sums so far.
pub struct Stated {
    sums: Sums,
    /// All rows come first.
    scopes: Vec<Scope>,
    /// The groups that have not ended, outermost first, each with its scope.
    open: Vec<(Style, usize)>,
    /// What came since the last group or total of one; None where there was neither.
    since: Option<usize>,
    totals: Vec<Total>,
}

/// A cell that states what the rows do not give.
pub struct Misstated {
    pub line: u32,
    pub column: usize,
    pub text: String,
    pub what: FindingKind,
}

impl Stated {
    /// Nothing stated yet below rows with these sums.
    pub fn below(own: Counts) -> Self {
        let all = Scope { from: Sums::NONE, to: None };
        Self {
            sums: Sums { own, ..Sums::NONE },
            scopes: vec![all],
            open: Vec::new(),
            since: None,
            totals: Vec::new(),
        }
    }

    /// The sums so far, without the branches of a list of both.
    pub const fn sums(&self) -> Counts {
        self.sums.own
    }

    /// Whether nothing was stated that waits for rows below.
    pub fn is_clear(&self) -> bool {
        self.totals.is_empty() && self.open.is_empty() && self.since.is_none()
    }

    /// Adds a row; whether it is one of a branch in a list of both.
    pub fn add(&mut self, counts: &[Count; CountField::LEN], is_branch_of_both: bool) {
        self.sums.rows += 1;
        let sums = if is_branch_of_both { &mut self.sums.branches } else { &mut self.sums.own };
        for (sum, count) in sums.iter_mut().zip(counts) {
            *sum = sum.saturating_add(count.wide().unwrap_or(0));
        }
    }

    /// Adds so many rows, but not what they have.
    pub const fn add_rows(&mut self, rows: usize) {
        self.sums.rows += rows as u64;
    }

    /// Adds what many rows have in one field.
    pub const fn add_sum(&mut self, field: usize, sum: u64) {
        self.sums.own[field] = self.sums.own[field].saturating_add(sum);
    }

    /// A group without a number starts, or another part of the file.
    pub fn part(&mut self) {
        self.since = Some(self.scope());
    }

    /// A group starts: one of its style, and all that are in that one, have ended. Its row may have
    /// sums.
    pub fn group(&mut self, style: Style, line: u32, layout: &Layout, row: &[Cow<'_, str>]) {
        if let Some(at) = self.open.iter().position(|(open, _)| *open == style) {
            for (_, scope) in self.open.drain(at..) {
                self.scopes[scope].to = Some(self.sums);
            }
        }
        let scope = self.scope();
        self.open.push((style, scope));
        self.since = Some(scope);
        self.state(stated_in(layout, line, row), vec![scope]);
    }

    fn state(&mut self, cells: Vec<Cell>, of: Vec<usize>) {
        if !cells.is_empty() {
            self.totals.push(Total { cells, at: self.sums, of });
        }
    }

    fn scope(&mut self) -> usize {
        self.scopes.push(Scope { from: self.sums, to: None });
        self.scopes.len() - 1
    }

    /// A total: of all rows, or perhaps of a group only.
    pub fn total(&mut self, line: u32, layout: &Layout, row: &[Cow<'_, str>], of_group: bool) {
        let mut of = Vec::new();
        if of_group {
            // With no group above, of all rows so far.
            let started = std::iter::once(self.since.unwrap_or(0))
                .chain(self.open.iter().rev().map(|(_, scope)| *scope));
            for scope in
                started.filter(|scope| self.scopes[*scope].from != self.sums).collect::<Vec<_>>()
            {
                of.push(self.scopes.len());
                self.scopes.push(Scope { to: Some(self.sums), ..self.scopes[scope] });
            }
            self.part();
        }
        of.push(0);
        self.state(stated_in(layout, line, row), of);
    }

    /// Percentages in the columns of the counts: of the total right above, else of all rows.
    pub fn rates(&mut self, line: u32, layout: &Layout, row: &[Cow<'_, str>]) {
        let cells =
            layout.columns.iter().zip(row).enumerate().filter_map(|(column, (meaning, cell))| {
                let of = match meaning {
                    Meaning::Field(field) => PercentOf::field(CountField::of(*field)?)?,
                    _ => return None,
                };
                Some(Cell {
                    line,
                    column,
                    says: Says::Percent(of, cells::percentage(cell)?),
                    text: cell.to_string(),
                })
            });
        match self.totals.last_mut().filter(|total| total.at == self.sums) {
            Some(total) => total.cells.extend(cells),
            None => self.state(cells.collect(), vec![0]),
        }
    }

    /// What is stated wrongly, once all rows are read. A total is of those rows that it is most
    /// nearly right for; a group without a row stands below a total, as a part of it that no
    /// row gives.
    pub fn compare(&mut self) -> Vec<Misstated> {
        let mut found = Vec::new();
        for total in std::mem::take(&mut self.totals) {
            let given = total.of.iter().flat_map(|scope| {
                let Scope { from, to } = &self.scopes[*scope];
                let Sums { own, branches, rows } = to.as_ref().unwrap_or(&self.sums).since(from);
                let is_given = rows > 0 || *scope == 0;
                [
                    Some(own).filter(|_| is_given),
                    Some(branches).filter(|sums| *sums != Sums::NONE.branches),
                ]
            });
            let wrong = given.flatten().map(|sums| {
                let wrong = |cell: &Cell| cell.says.is_wrong(|field| Some(sums[field as usize]));
                total.cells.iter().map(wrong).collect::<Vec<Option<FindingKind>>>()
            });
            let least =
                wrong.min_by_key(|wrong| wrong.iter().flatten().count()).unwrap_or_default();
            let told = total.cells.into_iter().zip(least);
            found.extend(told.filter_map(|(Cell { line, column, text, .. }, what)| {
                Some(Misstated { line, column, text, what: what? })
            }));
        }
        found
    }
}

impl Says {
    fn is_wrong(&self, value: impl Fn(CountField) -> Option<u64>) -> Option<FindingKind> {
        match *self {
            Self::Count(field, stated) => value(field)
                .filter(|sum| *sum != stated)
                .map(|sum| FindingKind::TotalMismatch { stated, sum }),
            Self::Percent(of, stated) => misstated(of, stated, value),
        }
    }
}

/// What a row of sums states.
fn stated_in(layout: &Layout, line: u32, row: &[Cow<'_, str>]) -> Vec<Cell> {
    let says = |column: usize, cell: &str| match layout.columns.get(column)? {
        Meaning::Field(field) => {
            Some(Says::Count(CountField::of(*field)?, cells::whole_number(cell)?))
        }
        _ => Some(Says::Percent(layout.percents[column]?, cells::percentage(cell)?)),
    };
    let cells = row.iter().enumerate();
    cells
        .filter_map(|(column, cell)| {
            Some(Cell { line, column, says: says(column, cell)?, text: cell.to_string() })
        })
        .collect()
}
