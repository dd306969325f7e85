//! The organisations of a year along the scale of their members' share, for the strip of the
//! overview.
//!
//! ```text
//! column   0      1      …  13     │ 14     …  19
//! share    50.0 – 52.5 –    82.5 – 85.0 –      97.5 – 100
//! ```

use super::filter::Filter;
use crate::domain::{Dataset, Row, Share, Status, Table, Thresholds, Year};

/// The columns of a strip: one for each 2.5 points from 50 to 100.
pub const STRIP_COLUMNS: usize = 20;
/// The share at which the first column begins, in percent.
pub const STRIP_FROM: u8 = 50;

/// How many units of a table are at each place of the scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Strip {
    /// The units of each column below the threshold. The first column holds all below 50 % too.
    pub below: [u64; STRIP_COLUMNS],
    /// The units of each column that meet it; 100 % is in the last.
    pub meets: [u64; STRIP_COLUMNS],
    /// The units whose share is not known.
    pub unknown: u64,
}

impl Strip {
    /// The units of a column.
    #[must_use]
    pub const fn column(&self, at: usize) -> u64 {
        self.below[at] + self.meets[at]
    }

    /// The units of the highest column.
    #[must_use]
    pub fn highest(&self) -> u64 {
        (0..STRIP_COLUMNS).map(|at| self.column(at)).max().unwrap_or(0)
    }
}

/// The column of a share; None if nothing is rated.
#[must_use]
pub fn strip_column(share: Share) -> Option<usize> {
    let [met, of] = [share.met, share.of].map(i128::from);
    // Two columns are five points wide.
    let width = 5 * of;
    (width > 0).then(|| {
        let column = (met * 100 - i128::from(STRIP_FROM) * of).saturating_mul(2).div_euclid(width);
        usize::try_from(column.max(0)).unwrap_or(0).min(STRIP_COLUMNS - 1)
    })
}

/// The column that begins at a threshold or contains it.
#[must_use]
pub fn strip_line(threshold: u8) -> usize {
    strip_column(Share { met: threshold.into(), of: 100 }).unwrap_or(0)
}

/// The strip of the organisations of a year within `filter`, duplicates excluded.
#[must_use]
pub fn strip(data: &Dataset, thresholds: &Thresholds, year: Year, filter: &Filter) -> Strip {
    let mut strip = Strip::default();
    let of = Table::Organisations;
    let share = |row: Row| data.units(of).member_share(row);
    for share in filter.counted(data, of, year).map(share) {
        let Some((share, column)) = share.and_then(|share| Some((share, strip_column(share)?)))
        else {
            strip.unknown += 1;
            continue;
        };
        let is_below = share.status(thresholds.members) == Status::Below;
        let counts = if is_below { &mut strip.below } else { &mut strip.meets };
        counts[column] += 1;
    }
    strip
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_is_in_the_column_that_begins_at_or_before_it() {
        let column = |met, of| strip_column(Share { met, of });
        assert_eq!(column(0, 7), Some(0));
        assert_eq!(column(50, 100), Some(0));
        assert_eq!((column(524, 1000), column(525, 1000)), (Some(0), Some(1)));
        assert_eq!((column(8499, 10_000), column(85, 100)), (Some(13), Some(14)));
        assert_eq!((column(975, 1000), column(3, 3)), (Some(19), Some(19)));
        assert_eq!(column(u64::MAX, u64::MAX), Some(19));
        assert_eq!(column(0, 0), None);
        assert_eq!((strip_line(85), strip_line(90), strip_line(86)), (14, 16, 14));
    }
}
