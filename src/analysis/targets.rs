//! The resolution's five yearly targets.
//!
//! They are yearly minimums; nothing is carried over from year to year.

use super::filter::Filter;
use super::tallies::{Tallies, measure, totals};
use super::totals::Sum;
use crate::domain::{Measure, Settings, Status, Year};

/// One of the resolution's yearly targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetKind {
    /// Rated organisations good or better.
    Organisations,
    /// Rated members good or better.
    Members,
    /// Members admitted.
    Admitted,
    /// Enterprise owners admitted.
    Owners,
    /// Organisations founded.
    Founded,
}

/// A target, what was reached in a year, and the verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// Which target.
    pub kind: TargetKind,
    /// What was reached: units good or better if the target is a share, else the count.
    pub value: u64,
    /// Units rated; None if the target is a count.
    pub of: Option<u64>,
    /// The target: percent if it is a share, else the count.
    pub target: u64,
    /// Met, missed, or nothing to judge.
    pub status: Status,
    /// How many more units or people are needed.
    pub missing: u64,
}

/// The targets of a year, judged on their scope (settings: by default non-state and
/// foreign-invested enterprises), within `filter`.
#[must_use]
pub fn targets(tallies: &Tallies, settings: &Settings, year: Year, filter: &Filter) -> [Target; 5] {
    let measures = measure(tallies, &settings.thresholds, year, filter, Some(&settings.scope));
    let totals = totals(tallies, year, filter, Some(&settings.scope));
    let yearly = settings.targets_of(year);
    let share = |kind, m: &Measure| Target {
        kind,
        value: m.share.met,
        of: Some(m.share.of),
        target: u64::from(m.line),
        status: m.status(),
        missing: m.shortfall(),
    };
    let count = |kind, sum: Sum, target: u32| {
        let target = u64::from(target);
        let status = totals.status(sum, target);
        Target {
            kind,
            value: sum.value,
            of: None,
            target,
            status,
            missing: target.saturating_sub(sum.value),
        }
    };
    [
        share(TargetKind::Organisations, &measures.organisations),
        share(TargetKind::Members, &measures.members),
        count(TargetKind::Admitted, totals.admitted, yearly.admitted),
        count(TargetKind::Owners, totals.owners, yearly.owners),
        count(TargetKind::Founded, totals.founded, yearly.founded),
    ]
}
