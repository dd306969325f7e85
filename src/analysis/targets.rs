//! The resolution's five yearly targets.
//!
//! They are yearly minimums; nothing is carried over from year to year. A target is that of the
//! whole: under a filter there are counts without a verdict, as in a year after the last one that
//! has targets.

use super::filter::Filter;
use super::tallies::{Tallies, measure, totals};
use super::totals::{Sum, Totals};
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

/// The days from which a pace a month means something.
const DAYS_OF_A_MONTH: u16 = 31;

/// A target, what was reached in a year, and the verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// Which target.
    pub kind: TargetKind,
    /// What was reached: units good or better if the target is a share, else the count.
    pub value: u64,
    /// False if no row has the figure.
    pub is_known: bool,
    /// The rows that are not in the value because they lack the figure.
    pub lacking: u64,
    /// Units rated; None if the target is a count.
    pub of: Option<u64>,
    /// The target: percent if it is a share, else the count.
    pub target: u64,
    /// Met or missed. [`Status::Unrated`] under a filter, in a year after the last one of the
    /// targets, if nothing is known, and for a count that is not reached yet in a year that is not
    /// over.
    pub status: Status,
    /// How many more units or people are needed; 0 under a filter, after the last year of the
    /// targets, and if nothing is known.
    pub missing: u64,
}

impl Target {
    /// How many more are needed each month, in tenths rounded up, for a count that is not reached
    /// in a year with so many days left; None if nothing is missing or no month is left.
    #[must_use]
    pub fn tenths_a_month(&self, days_left: u16) -> Option<u64> {
        let is_open = self.of.is_none() && self.missing > 0 && days_left >= DAYS_OF_A_MONTH;
        // A month is a twelfth of 365 days.
        is_open.then(|| (self.missing * 10 * 365).div_ceil(12 * u64::from(days_left)))
    }

    /// The target of a share.
    fn of_share(kind: TargetKind, m: &Measure) -> Self {
        Self {
            kind,
            value: m.share.met,
            is_known: m.share.of > 0,
            lacking: m.lacking,
            of: Some(m.share.of),
            target: u64::from(m.threshold),
            status: m.status(),
            missing: m.shortfall(),
        }
    }

    /// The target of a count; unknown if it is not known of the whole either.
    fn of_count(
        kind: TargetKind,
        [totals, whole]: [&Totals; 2],
        pick: fn(&Totals) -> Sum,
        target: u32,
    ) -> Self {
        let sum = pick(totals);
        let target = u64::from(target);
        let status = totals.status(sum, target);
        let missing = if status == Status::Unrated { 0 } else { target.saturating_sub(sum.value) };
        let is_known = totals.known(sum).and(whole.known(pick(whole))).is_some();
        let Sum { value, lacking } = sum;
        Self { kind, value, is_known, lacking, of: None, target, status, missing }
    }

    /// This target without a verdict.
    const fn unjudged(self) -> Self {
        Self { status: Status::Unrated, missing: 0, ..self }
    }

    /// This target in a year that is not over: a count that is not reached has not failed yet.
    fn under_way(self) -> Self {
        let waits = self.of.is_none() && self.status == Status::Below;
        Self { status: if waits { Status::Unrated } else { self.status }, ..self }
    }
}

/// True if a year has targets, and `filter` is the whole that they are of.
#[must_use]
pub fn are_judged(settings: &Settings, year: Year, filter: &Filter) -> bool {
    filter.is_whole() && year <= settings.targets_until
}

/// The targets of a year, judged on their scope (settings: by default non-state and
/// foreign-invested enterprises), within `filter`. `today` is the current year: it and later ones
/// are not over.
#[must_use]
pub fn targets(
    tallies: &Tallies,
    settings: &Settings,
    year: Year,
    filter: &Filter,
    today: Year,
) -> [Target; 5] {
    let measures = measure(tallies, &settings.thresholds, year, filter, Some(&settings.scope));
    let whole = totals(tallies, year, &Filter::default(), None);
    let totals = totals(tallies, year, filter, Some(&settings.scope));
    let yearly = settings.targets_of(year);
    let count = |kind, pick: fn(&Totals) -> Sum, target| {
        Target::of_count(kind, [&totals, &whole], pick, target)
    };
    let all = [
        Target::of_share(TargetKind::Organisations, &measures.organisations),
        Target::of_share(TargetKind::Members, &measures.members),
        count(TargetKind::Admitted, |sums| sums.admitted, yearly.admitted),
        count(TargetKind::Owners, |sums| sums.owners, yearly.owners),
        count(TargetKind::Founded, |sums| sums.founded, yearly.founded),
    ];
    match () {
        () if !are_judged(settings, year, filter) => all.map(Target::unjudged),
        () if year >= today => all.map(Target::under_way),
        () => all,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ZoneId;

    #[test]
    fn a_part_and_a_year_after_the_last_one_have_no_targets() {
        let settings = Settings { targets_until: Year(2022), ..Settings::default() };
        let (whole, part) =
            (Filter::default(), Filter { zones: vec![ZoneId(1)], ..Filter::default() });
        let judged = |year, filter| are_judged(&settings, Year(year), filter);
        assert_eq!([2021, 2022, 2023].map(|year| judged(year, &whole)), [true, true, false]);
        assert!(!judged(2022, &part));
    }

    #[test]
    fn the_pace_is_that_of_the_days_that_are_left() {
        let target = |missing| Target {
            kind: TargetKind::Admitted,
            value: 0,
            is_known: true,
            lacking: 0,
            of: None,
            target: 200,
            status: Status::Unrated,
            missing,
        };
        // 114 in 35 days are 114 / 35 · 365 / 12 = 99.07 a month; 12 in a year are 1.
        for (missing, days, tenths) in
            [(114, 35, Some(991)), (12, 365, Some(10)), (12, 30, None), (0, 200, None)]
        {
            assert_eq!(target(missing).tenths_a_month(days), tenths, "{missing} in {days}");
        }
    }
}
