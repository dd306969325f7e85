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

/// True if a cell has the mean of `rows` counts, rounded to a whole number or to some decimals.
pub fn is_mean(cell: &str, sum: u64, rows: u64) -> bool {
    const MOST_DECIMALS: usize = 3;
    let cell = cell.trim();
    let (whole, decimals) = cell.split_once([',', '.']).unwrap_or((cell, ""));
    let Ok(stated) = format!("{whole}{decimals}").parse::<u64>() else { return false };
    let unit = 10_u128.pow(u32::try_from(decimals.len().min(MOST_DECIMALS)).unwrap_or(0));
    // stated / unit is at most half of 1 / unit from sum / rows, both multiplied by unit * rows.
    let difference = (u128::from(stated) * u128::from(rows)).abs_diff(u128::from(sum) * unit);
    decimals.len() <= MOST_DECIMALS && difference * 2 <= u128::from(rows)
}
