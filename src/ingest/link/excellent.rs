//! The rules of the settings on excellent ratings: the cap of each kind of unit, and what the
//! branches of an excellent committee must be.

use crate::domain::{
    CappedGroup, CountField, Derived, Field, Finding, FindingKind, Kind, Place, Rating, Row, Share,
    Status, Table, Year,
};
use crate::ingest::builder::Builder;
use std::collections::BTreeSet;

/// The rated branches of a committee, as the rule of excellent committees needs them.
struct RatedBranches {
    share: Share,
    unsatisfactory: u64,
}

/// Adds a finding for each committee that is rated excellent though one of its branches is
/// unsatisfactory or fewer than `percent` % of them are good or better.
pub fn committee_rule(builder: &mut Builder, derived: &Derived, percent: u8) {
    for row in 0..builder.next_row(Table::Organisations) {
        let units = &builder.organisations.units;
        if !units.counts_in(row) || units.rating[row as usize] != Rating::Excellent {
            continue;
        }
        let Some(RatedBranches { share, unsatisfactory }) = rated_branches(builder, derived, row)
        else {
            continue;
        };
        if share.of > 0 && (unsatisfactory > 0 || share.status(percent) == Status::Below) {
            let Share { met, of } = share;
            let what = FindingKind::CommitteeRule { met, of, unsatisfactory, percent };
            builder.find_in_row(what, Table::Organisations, row, Some(Field::Rating), "");
        }
    }
}

/// The branches of a committee by its branch rows, or as its own row counts them where it has none;
/// None if such a count is missing.
fn rated_branches(builder: &Builder, derived: &Derived, row: Row) -> Option<RatedBranches> {
    let branches = branch_rows(derived, row);
    if branches.is_empty() {
        if builder.organisations.kind[row as usize] != Kind::BaseCommittee {
            return None;
        }
        let units = &builder.organisations.units;
        let met = units.branches_good_or_better(row)?;
        let count = |field| units.count(field, row).wide();
        let of = count(CountField::BranchesRated)?;
        let unsatisfactory = count(CountField::BranchesUnsatisfactory)?;
        let share = Share { met, of };
        return (met + unsatisfactory <= of).then_some(RatedBranches { share, unsatisfactory });
    }
    let ratings = branches.iter().map(|&b| builder.branches.units.rating[b as usize]);
    let count = |takes: fn(&Rating) -> bool| ratings.clone().filter(takes).count() as u64;
    Some(RatedBranches {
        share: Share {
            met: count(|rating| rating.is_met()),
            of: count(|rating| rating.is_rated()),
        },
        unsatisfactory: count(|rating| *rating == Rating::Unsatisfactory),
    })
}

fn branch_rows(derived: &Derived, organisation: Row) -> &[Row] {
    let at = |row: usize| derived.branch_starts.get(row).map_or(0, |at| *at as usize);
    let (from, to) = (at(organisation as usize), at(organisation as usize + 1));
    &derived.branches[from..to.max(from)]
}

/// The branches that a base committee's own row counts as excellent, and as good or better.
fn stated_excellent(builder: &Builder, row: Row) -> Option<(u64, u64)> {
    if builder.organisations.kind[row as usize] != Kind::BaseCommittee {
        return None;
    }
    let count = |field| builder.organisations.units.count(field, row).wide();
    let excellent = count(CountField::BranchesExcellent)?;
    Some((excellent, excellent + count(CountField::BranchesGood)?))
}

/// Adds a finding for each organisation that has more excellent members than the cap allows.
pub fn members_cap(builder: &mut Builder, percent: u8) {
    for row in 0..builder.next_row(Table::Organisations) {
        let units = &builder.organisations.units;
        let count = |field| units.count(field, row).wide();
        if let (true, Some(excellent), Some(good)) =
            (units.counts_in(row), count(CountField::Excellent), count(CountField::Good))
            && (Share { met: excellent, of: excellent + good }).exceeds(percent)
        {
            let what = FindingKind::ExcellentCap {
                group: CappedGroup::Members,
                excellent,
                met: excellent + good,
                percent,
            };
            builder.find_in_row(
                what,
                Table::Organisations,
                row,
                Some(Field::MembersExcellent),
                &excellent.to_string(),
            );
        }
    }
}

/// The units of one kind in one year.
#[derive(Default)]
struct CapTally {
    excellent: u64,
    met: u64,
    /// The file of the first unit.
    file: Option<u16>,
}

impl CapTally {
    fn add(&mut self, (excellent, met): (u64, u64), file: u16) {
        self.excellent += excellent;
        self.met += met;
        self.file.get_or_insert(file);
    }
}

/// Adds a finding for each year and kind of unit (base committees, base cells, branches) of which
/// more are excellent than the cap allows.
pub fn units_cap(builder: &mut Builder, derived: &Derived, percent: u8) {
    let years: BTreeSet<Year> =
        derived.organisations_of.keys().chain(derived.branches_of.keys()).copied().collect();
    for year in years {
        for (group, tally) in tallies(builder, derived, year) {
            let CapTally { excellent, met, file: Some(file) } = tally else { continue };
            if !(Share { met: excellent, of: met }).exceeds(percent) {
                continue;
            }
            let column = builder.heading(file, Field::Rating);
            builder.find(Finding {
                kind: FindingKind::ExcellentCap { group, excellent, met, percent },
                place: Place { file, column, ..Place::default() },
                row: None,
            });
        }
    }
}

fn tallies(builder: &Builder, derived: &Derived, year: Year) -> [(CappedGroup, CapTally); 3] {
    let rows_of = |table: Table| {
        let of = match table {
            Table::Branches => &derived.branches_of,
            _ => &derived.organisations_of,
        };
        let rows = of.get(&year).map_or(&[][..], Vec::as_slice).iter().copied();
        rows.filter(move |&row| builder.units(table).counts_in(row))
    };
    let own = |table: Table, row: Row| {
        let rating = builder.units(table).rating[row as usize];
        let file = builder.units(table).file[row as usize];
        ((u64::from(rating == Rating::Excellent), u64::from(rating.is_met())), file)
    };
    let [mut committees, mut cells, mut branches] = [(); 3].map(|()| CapTally::default());
    for row in rows_of(Table::Branches) {
        let (counts, file) = own(Table::Branches, row);
        branches.add(counts, file);
    }
    for row in rows_of(Table::Organisations) {
        let (counts, file) = own(Table::Organisations, row);
        match builder.organisations.kind[row as usize] {
            Kind::BaseCommittee => {
                committees.add(counts, file);
                if branch_rows(derived, row).is_empty()
                    && let Some(stated) = stated_excellent(builder, row)
                {
                    branches.add(stated, file);
                }
            }
            Kind::BaseCell => cells.add(counts, file),
            Kind::Bad => {}
        }
    }
    [
        (CappedGroup::Committees(year), committees),
        (CappedGroup::Cells(year), cells),
        (CappedGroup::Branches(year), branches),
    ]
}
