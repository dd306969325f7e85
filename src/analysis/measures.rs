//! The three measures of a group: base organisations, branches, members.

use super::below::{Reasons, branch_reasons, organisation_reasons};
use super::narrow::Narrowing;
use crate::domain::{CountField, Dataset, Kind, Lines, Measure, Ownership, Rating, Row, Share, Status, Table, Year, ZoneId};

/// The measures of one group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Three {
    /// Base organisations good or better over rated.
    pub organisations: Measure,
    /// Branches good or better over rated.
    pub branches: Measure,
    /// Members good or better over rated, counted once at the leaves.
    pub members: Measure,
}

impl Three {
    fn new(lines: &Lines) -> Self {
        let of = |line| Measure { line, ..Measure::default() };
        Self { organisations: of(lines.organisations), branches: of(lines.branches), members: of(lines.members) }
    }

    /// Them in turn.
    #[must_use]
    pub const fn all(&self) -> [&Measure; 3] {
        [&self.organisations, &self.branches, &self.members]
    }

    /// Whether one of them is below its line.
    #[must_use]
    pub fn is_below(&self) -> bool {
        self.all().iter().any(|m| m.status() == Status::Below)
    }
}

/// Whether an organisation's own members are counted: cells, and committees without branch rows.
pub(super) fn is_leaf(data: &Dataset, organisation: Row) -> bool {
    data.organisations.kind[organisation as usize] == Kind::BaseCell || data.branches_of(organisation).is_empty()
}

fn add_rating(measure: &mut Measure, rating: Rating) {
    measure.total += 1;
    measure.lacking += u64::from(rating == Rating::Bad);
    measure.share += Share { met: u64::from(rating.is_met()), of: u64::from(rating.is_rated()) };
}

fn add_members(measure: &mut Measure, data: &Dataset, table: Table, row: Row) {
    let units = data.units(table);
    let total = units.count(CountField::Members, row).wide();
    let share = units.member_share(row);
    measure.total += total.unwrap_or(0);
    measure.lacking += u64::from(total.is_none() || share.is_none());
    measure.share += share.unwrap_or_default();
}

fn add(three: &mut Three, data: &Dataset, table: Table, row: Row) {
    let rating = data.units(table).rating[row as usize];
    if table == Table::Branches {
        add_rating(&mut three.branches, rating);
        add_members(&mut three.members, data, table, row);
    } else {
        add_rating(&mut three.organisations, rating);
        if is_leaf(data, row) {
            add_members(&mut three.members, data, table, row);
        }
    }
}

/// The measures of a year, narrowed; of these ownerships only, where `scope` names some.
#[must_use]
pub fn measure(data: &Dataset, lines: &Lines, year: Year, narrowing: &Narrowing, scope: Option<&[Ownership]>) -> Three {
    let mut three = Three::new(lines);
    for table in [Table::Organisations, Table::Branches] {
        for row in narrowing.counted(data, table, year) {
            if scope.is_none_or(|scope| scope.contains(&data.units(table).ownership[row as usize])) {
                add(&mut three, data, table, row);
            }
        }
    }
    three
}

/// The measures of each zone that has a row in the year, narrowed, in no order.
#[must_use]
pub fn group_by_zone(data: &Dataset, lines: &Lines, year: Year, narrowing: &Narrowing) -> Vec<(ZoneId, Three)> {
    let mut groups: Vec<Option<Three>> = vec![None; data.zones.len()];
    for table in [Table::Organisations, Table::Branches] {
        for row in narrowing.counted(data, table, year) {
            let zone = data.units(table).zone[row as usize].0 as usize;
            add(groups[zone].get_or_insert_with(|| Three::new(lines)), data, table, row);
        }
    }
    (0u32..).zip(groups).filter_map(|(zone, three)| Some((ZoneId(zone), three?))).collect()
}

/// The rows of a year below a line with their reasons, narrowed, in the order of the file.
#[must_use]
pub fn below_of(data: &Dataset, lines: &Lines, table: Table, year: Year, narrowing: &Narrowing) -> Vec<(Row, Reasons)> {
    let reasons = if table == Table::Branches { branch_reasons } else { organisation_reasons };
    let judged = narrowing.counted(data, table, year).map(|row| (row, reasons(data, lines, row)));
    judged.filter(|(_, reasons)| reasons.any()).collect()
}
