//! What it would take: the nearest candidates, the pace to the last year of the targets, the term's
//! record.

use super::below::{BelowReason, branch_reasons, branch_share, organisation_reasons};
use super::filter::Filter;
use super::record::{Sum, TargetKind, Totals, totals};
use super::tally::Tallies;
use crate::domain::{Dataset, Kind, Ownership, Row, Settings, Table, Thresholds, Year};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// A unit below a line, and what it would need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// Its table.
    pub table: Table,
    /// Its row.
    pub row: Row,
    /// Whether its own rating would have to rise.
    pub rating: bool,
    /// How many more of its branches would have to be good or better.
    pub branches: u64,
    /// How many more of its members would have to be good or better.
    pub members: u64,
}

/// The units of a table below a line, `most` of them: those that need the fewest members first;
/// among equals those that need the fewest branches, then those whose rating is good already, then
/// in the order of the file.
#[must_use]
pub fn candidates(
    data: &Dataset,
    thresholds: &Thresholds,
    table: Table,
    year: Year,
    filter: &Filter,
    most: usize,
) -> Vec<Candidate> {
    let of = |row: Row| {
        let reasons = if table == Table::Branches {
            branch_reasons(data, thresholds, row)
        } else {
            organisation_reasons(data, thresholds, row)
        };
        if !reasons.any() {
            return None;
        }
        let members = data
            .units(table)
            .member_share(row)
            .map_or(0, |share| share.shortfall(thresholds.members));
        let branches = if table == Table::Branches {
            0
        } else {
            branch_share(data, row).shortfall(thresholds.branches)
        };
        Some(Candidate { table, row, rating: reasons.has(BelowReason::Rating), branches, members })
    };
    let rows = filter.counted_on_all_cores(data, table, year);
    let mut list: Vec<Candidate> = rows.filter_map(of).collect();
    let order = |c: &Candidate| (c.members, c.branches, c.rating, c.row);
    if let Some(last) = most.checked_sub(1).filter(|last| *last < list.len()) {
        list.select_nth_unstable_by_key(last, order);
    }
    list.truncate(most);
    list.sort_unstable_by_key(order);
    list
}

/// A yearly target seen up to its last year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Which target.
    pub kind: TargetKind,
    /// Reached in the years of the term that the data has.
    pub reached: u64,
    /// The targets of those years together.
    pub due: u64,
    /// Years that remain up to the last year of the targets.
    pub years: u16,
    /// How many a year would make up for what is missing and meet every remaining target; None
    /// where no year remains.
    pub a_year: Option<u64>,
}

/// The pace of the counted targets (admitted, owners, founded) from the term's first year on, on
/// the targets' scope.
#[must_use]
pub fn pace(
    data: &Dataset,
    tallies: &Tallies,
    settings: &Settings,
    year: Year,
    filter: &Filter,
) -> Vec<Pace> {
    let years: Vec<Year> =
        data.years.iter().copied().filter(|y| *y >= settings.term.0 && *y <= year).collect();
    let sums: Vec<Totals> =
        years.iter().map(|&y| totals(tallies, y, filter, Some(&settings.scope))).collect();
    let remaining: Vec<Year> = (year.0 + 1..=settings.targets_until.0).map(Year).collect();
    [TargetKind::Admitted, TargetKind::Owners, TargetKind::Founded]
        .into_iter()
        .map(|kind| {
            let target_of = |year: Year| {
                let targets = settings.targets_of(year);
                u64::from(match kind {
                    TargetKind::Owners => targets.owners,
                    TargetKind::Founded => targets.founded,
                    _ => targets.admitted,
                })
            };
            let value = |sums: &Totals| match kind {
                TargetKind::Owners => sums.owners.value,
                TargetKind::Founded => sums.founded.value,
                _ => sums.admitted.value,
            };
            let reached: u64 = sums.iter().map(value).sum();
            let due: u64 = years.iter().map(|&y| target_of(y)).sum();
            let ahead: u64 = remaining.iter().map(|&y| target_of(y)).sum();
            let left = u64::try_from(remaining.len()).unwrap_or(0);
            let a_year = (left > 0).then(|| (due + ahead).saturating_sub(reached).div_ceil(left));
            Pace { kind, reached, due, years: u16::try_from(left).unwrap_or(u16::MAX), a_year }
        })
        .collect()
}

/// The term's record from its first month to the end of a year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Term {
    /// Organisations founded in the term, by ownership in the order of [`Ownership::KNOWN`], and
    /// those that name none.
    pub founded: [u64; 4],
    /// Members admitted in the term's years.
    pub admitted: Sum,
    /// Enterprise owners among them.
    pub owners: Sum,
    /// Key managers and union leaders among them.
    pub leaders: Sum,
    /// Officers seconded in the year.
    pub seconded: Sum,
    /// The committees that they were sent to: row of the year, how many.
    pub seconded_to: Vec<(Row, u64)>,
}

/// The term's record up to a year, narrowed. An organisation founded in the term counts once, also
/// where it is gone since.
#[must_use]
pub fn term(
    data: &Dataset,
    tallies: &Tallies,
    settings: &Settings,
    year: Year,
    filter: &Filter,
) -> Term {
    let mut term = Term::default();
    let units = &data.organisations.units;
    let (from, month) = settings.term;
    let mut founded: FxHashMap<crate::domain::Text, Ownership> = FxHashMap::default();
    for &y in data.years.iter().filter(|y| **y >= from && **y <= year) {
        let sums = totals(tallies, y, filter, None);
        for (total, of_year) in [
            (&mut term.admitted, sums.admitted),
            (&mut term.owners, sums.owners),
            (&mut term.leaders, sums.leaders),
        ] {
            total.value += of_year.value;
            total.lacking += of_year.lacking;
        }
        for row in filter.counted(data, Table::Organisations, y) {
            if units.established[row as usize].since(from, month) {
                founded.insert(units.id[row as usize], units.ownership[row as usize]);
            }
        }
    }
    for ownership in founded.values() {
        let at = Ownership::KNOWN.iter().position(|known| known == ownership).unwrap_or(3);
        term.founded[at] += 1;
    }
    term.seconded = totals(tallies, year, filter, None).seconded;
    let sent = |row: Row| {
        units
            .count(crate::domain::CountField::Seconded, row)
            .wide()
            .filter(|n| *n > 0)
            .map(|n| (row, n))
    };
    term.seconded_to = filter.counted(data, Table::Organisations, year).filter_map(sent).collect();
    term
}

/// A base committee with what an officer's place would be weighed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommitteeLoad {
    /// Its row.
    pub row: Row,
    /// How many branches it has.
    pub branches: usize,
    /// Workers of its enterprise, where they are told.
    pub workers: Option<u64>,
    /// Officers seconded to it.
    pub seconded: u64,
}

/// The base committees of a year, narrowed: most branches first, then most workers.
#[must_use]
pub fn committees(data: &Dataset, year: Year, filter: &Filter) -> Vec<CommitteeLoad> {
    let units = &data.organisations.units;
    let rows = filter.counted(data, Table::Organisations, year);
    let mut list: Vec<CommitteeLoad> = rows
        .filter(|&row| data.organisations.kind[row as usize] == Kind::BaseCommittee)
        .map(|row| CommitteeLoad {
            row,
            branches: data.branches_of(row).len(),
            workers: units.count(crate::domain::CountField::Workers, row).wide(),
            seconded: units.count(crate::domain::CountField::Seconded, row).wide().unwrap_or(0),
        })
        .collect();
    list.sort_by_key(|c| (std::cmp::Reverse(c.branches), std::cmp::Reverse(c.workers), c.row));
    list
}

/// Organisations that admitted nobody in so many years running up to a year, the longest first: row
/// and how many years. An empty or bad count ends the run: it is not known to be nobody.
#[must_use]
pub fn without_admission(
    data: &Dataset,
    year: Year,
    filter: &Filter,
    least: usize,
) -> Vec<(Row, usize)> {
    let admitted =
        |row: Row| data.organisations.units.count(crate::domain::CountField::Admitted, row).wide();
    let run = |row: Row| {
        let mut years = 0;
        let mut next = Some(row);
        while let Some(row) = next.filter(|&row| admitted(row) == Some(0)) {
            years += 1;
            next = data.before(Table::Organisations, row);
        }
        years
    };
    let rows = filter.counted(data, Table::Organisations, year);
    let mut list: Vec<(Row, usize)> =
        rows.map(|row| (row, run(row))).filter(|(_, years)| *years >= least.max(1)).collect();
    list.sort_by_key(|(row, years)| (std::cmp::Reverse(*years), *row));
    list
}
