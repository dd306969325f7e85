//! What is computed from all rows after a load, so that screens only look it up.

use super::below::is_below;
use super::parallel::MIN_ROWS_PER_THREAD;
use super::tallies::Tallies;
use crate::domain::{Dataset, Row, Table, Thresholds};
use rayon::prelude::*;

/// The tallies, and for each row whether it is below a threshold; computed after a load and updated
/// after a supposition.
#[derive(Debug, Clone, Default)]
pub struct Evaluation {
    /// The sums by zone, ownership and district.
    pub tallies: Tallies,
    /// For each organisation, by row, whether it is below a threshold.
    pub organisations_below: Vec<bool>,
    /// For each branch, by row, whether it is below a threshold.
    pub branches_below: Vec<bool>,
}

impl Evaluation {
    /// Evaluates every row.
    #[must_use]
    pub fn new(data: &Dataset, thresholds: &Thresholds) -> Self {
        let of = |table| {
            let rows = 0..Row::try_from(data.units(table).len()).unwrap_or(Row::MAX);
            rows.into_par_iter()
                .with_min_len(MIN_ROWS_PER_THREAD)
                .map(|row| is_below(data, thresholds, table, row))
                .collect()
        };
        Self {
            tallies: Tallies::new(data),
            organisations_below: of(Table::Organisations),
            branches_below: of(Table::Branches),
        }
    }

    /// Recomputes what depends on `rows`, whose ratings or counts have changed. Their zones,
    /// ownerships and districts must be the same as before.
    pub fn update_rows(&mut self, data: &Dataset, thresholds: &Thresholds, rows: &[(Table, Row)]) {
        self.tallies.update_rows(data, rows);
        let committees = rows
            .iter()
            .filter(|(table, _)| *table == Table::Branches)
            .filter_map(|(_, row)| data.committee_of(*row));
        for (table, row) in
            rows.iter().copied().chain(committees.map(|row| (Table::Organisations, row)))
        {
            let column = if table == Table::Branches {
                &mut self.branches_below
            } else {
                &mut self.organisations_below
            };
            column[row as usize] = is_below(data, thresholds, table, row);
        }
    }

    /// True if a row is below a threshold.
    #[must_use]
    pub fn is_below(&self, table: Table, row: Row) -> bool {
        let of =
            if table == Table::Branches { &self.branches_below } else { &self.organisations_below };
        of.get(row as usize).is_some_and(|below| *below)
    }
}
