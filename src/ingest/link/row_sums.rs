//! Sums of rows, and the ranges of rows that stated totals may be of.

use crate::domain::CountField;

/// Sums of counts, by [`CountField`].
pub type Counts = [u64; CountField::LEN];

/// Sums of the rows from the top of the file. In a list of organisations and branches, the figures
/// of an organisation contain those of its branches, so the branches are summed apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sums {
    /// Of the only table, or of the organisations.
    pub own: Counts,
    /// Of the branches in a list of organisations and branches.
    pub branches: Counts,
    /// The number of rows.
    pub rows: u64,
}

impl Sums {
    /// Of no row.
    pub const NONE: Self =
        Self { own: [0; CountField::LEN], branches: [0; CountField::LEN], rows: 0 };

    /// The sums of the rows after `earlier`.
    pub fn since(&self, earlier: &Self) -> Self {
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

/// A range of rows that a total may be of.
#[derive(Debug, Clone, Copy)]
pub struct Scope {
    pub from: Sums,
    /// None for a range that is still open; it ends with the file.
    pub to: Option<Sums>,
}
