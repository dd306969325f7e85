//! What if: changes of ratings and of members' levels, laid over the data and taken back; and the
//! fewest that would reach a line.

use super::below::branch_share;
use super::filter::Filter;
use super::measures::{is_leaf, measure};
use super::tally::Tallies;
use crate::domain::{
    Count, CountField, Dataset, Field, Rating, Row, Table, Text, Thresholds, Year,
};

/// One supposed change of a unit in a year. Units are named by id, so that a change outlives a
/// reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Organisations or branches.
    pub table: Table,
    /// The year.
    pub year: Year,
    /// The unit's id.
    pub id: String,
    /// What changes.
    pub what: Supposed,
}

/// What a change does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Supposed {
    /// The unit's rating is this one; one of the four levels or unrated.
    Rating(Rating),
    /// So many members move from one level to another.
    Members {
        /// Where they are.
        from: Rating,
        /// Where they go.
        to: Rating,
        /// How many.
        count: u32,
    },
}

/// The column of a level's members.
#[must_use]
pub const fn level_field(level: Rating) -> Option<CountField> {
    match level {
        Rating::Excellent => Some(CountField::Excellent),
        Rating::Good => Some(CountField::Good),
        Rating::Satisfactory => Some(CountField::Satisfactory),
        Rating::Unsatisfactory => Some(CountField::Unsatisfactory),
        Rating::Unrated | Rating::Bad => None,
    }
}

/// Why a change cannot be laid over the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// There is no such unit that year.
    NoUnit,
    /// A committee's members are those of its branches: they move there.
    InBranches,
    /// There are not so many members at that level, or how many is not known.
    TooFew,
    /// Nothing would change.
    Nothing,
}

/// What a change replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Was {
    Rating(Table, Row, Rating, Option<Text>),
    Count(Table, Row, CountField, Count),
}

/// The changes in force, and what they replaced.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Supposition {
    changes: Vec<Change>,
    /// For each change what it replaced; empty where the data of now refuses it.
    replaced: Vec<Vec<Was>>,
}

fn units(data: &mut Dataset, table: Table) -> &mut crate::domain::Units {
    if table == Table::Branches { &mut data.branches.units } else { &mut data.organisations.units }
}

impl Supposition {
    /// The changes, in the order in which they were made.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// Whether nothing is supposed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The rows that it changes, some perhaps several times.
    pub fn rows(&self) -> impl Iterator<Item = (Table, Row)> {
        self.replaced.iter().flatten().map(|was| match *was {
            Was::Rating(table, row, ..) | Was::Count(table, row, ..) => (table, row),
        })
    }

    /// Whether a change is in force; one is not where its unit or members are not there.
    #[must_use]
    pub fn holds(&self, at: usize) -> bool {
        self.replaced.get(at).is_some_and(|replaced| !replaced.is_empty())
    }

    /// Lays one more change over the data.
    ///
    /// # Errors
    /// Why it cannot be; the data is as it was.
    pub fn add(&mut self, data: &mut Dataset, change: Change) -> Result<(), Refused> {
        let replaced = lay(data, &change)?;
        self.changes.push(change);
        self.replaced.push(replaced);
        Ok(())
    }

    /// Takes one change back; those after it are laid over the data anew.
    pub fn remove(&mut self, data: &mut Dataset, at: usize) {
        if at < self.changes.len() {
            let mut changes = self.take_back(data);
            changes.remove(at);
            *self = Self::over(data, changes);
        }
    }

    /// Takes every change back: the data is as it was read. The changes, to be laid over other
    /// data.
    pub fn take_back(&mut self, data: &mut Dataset) -> Vec<Change> {
        for was in self.replaced.drain(..).rev().flat_map(|of_one| of_one.into_iter().rev()) {
            match was {
                Was::Rating(table, row, rating, odd) => {
                    let units = units(data, table);
                    units.rating[row as usize] = rating;
                    if let Some(odd) = odd {
                        units.odd.insert((row, Field::Rating), odd);
                    }
                }
                Was::Count(table, row, field, count) => {
                    units(data, table).counts[field as usize].set(row as usize, count);
                }
            }
        }
        std::mem::take(&mut self.changes)
    }

    /// Lays changes over data; one that the data refuses stays in the list and is not in force.
    #[must_use]
    pub fn over(data: &mut Dataset, changes: Vec<Change>) -> Self {
        let replaced = changes.iter().map(|change| lay(data, change).unwrap_or_default()).collect();
        Self { changes, replaced }
    }
}

fn lay(data: &mut Dataset, change: &Change) -> Result<Vec<Was>, Refused> {
    let row = data.row_of(change.table, change.year, &change.id).ok_or(Refused::NoUnit)?;
    match change.what {
        Supposed::Rating(to) => {
            let units = units(data, change.table);
            let was = units.rating[row as usize];
            if was == to || to == Rating::Bad {
                return Err(Refused::Nothing);
            }
            units.rating[row as usize] = to;
            Ok(vec![Was::Rating(change.table, row, was, units.odd.remove(&(row, Field::Rating)))])
        }
        Supposed::Members { from, to, count } => {
            let (Some(from), Some(to)) = (level_field(from), level_field(to)) else {
                return Err(Refused::Nothing);
            };
            if from == to || count == 0 {
                return Err(Refused::Nothing);
            }
            if change.table == Table::Organisations && !is_leaf(data, row) {
                return Err(Refused::InBranches);
            }
            let mut replaced =
                move_members(data, change.table, row, (from, to), count).ok_or(Refused::TooFew)?;
            // A branch's members are its committee's: its row follows, where it has them.
            if let Some(committee) =
                data.committee_of(row).filter(|_| change.table == Table::Branches)
            {
                replaced.extend(
                    move_members(data, Table::Organisations, committee, (from, to), count)
                        .unwrap_or_default(),
                );
            }
            Ok(replaced)
        }
    }
}

fn move_members(
    data: &mut Dataset,
    table: Table,
    row: Row,
    (from, to): (CountField, CountField),
    count: u32,
) -> Option<Vec<Was>> {
    let units = units(data, table);
    let (was_from, was_to) = (units.count(from, row), units.count(to, row));
    let new_from = Count::new(was_from.get()?.checked_sub(count)?)?;
    let new_to = Count::new(was_to.get()?.checked_add(count)?)?;
    units.counts[from as usize].set(row as usize, new_from);
    units.counts[to as usize].set(row as usize, new_to);
    Some(vec![Was::Count(table, row, from, was_from), Was::Count(table, row, to, was_to)])
}

/// What is to reach its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// The share of base organisations.
    Organisations,
    /// The share of branches.
    Branches,
    /// The share of members.
    Members,
}

/// The fewest changes that bring a measure to its line: units or members at a lower level become
/// good. None is needed where the line is met. Units that need the fewest members and branches for
/// themselves come first; of the members' changes the largest.
#[must_use]
pub fn reach(
    data: &Dataset,
    tallies: &Tallies,
    thresholds: &Thresholds,
    goal: Goal,
    year: Year,
    filter: &Filter,
) -> Vec<Change> {
    let measures = measure(tallies, thresholds, year, filter, None);
    let id = |table, row| data.id(table, row).to_owned();
    match goal {
        Goal::Organisations | Goal::Branches => {
            let (table, short) = if goal == Goal::Organisations {
                (Table::Organisations, measures.organisations.shortfall())
            } else {
                (Table::Branches, measures.branches.shortfall())
            };
            let rating = |row: Row| data.units(table).rating[row as usize];
            let mut rows: Vec<Row> =
                filter.counted(data, table, year).filter(|&row| rating(row).is_below()).collect();
            let members = |row: Row| {
                data.units(table)
                    .member_share(row)
                    .map_or(0, |share| share.shortfall(thresholds.members))
            };
            let branches = |row: Row| {
                if table == Table::Branches {
                    0
                } else {
                    branch_share(data, row).shortfall(thresholds.branches)
                }
            };
            rows.sort_by_cached_key(|&row| (members(row), branches(row), rating(row), row));
            let good = |row| Change {
                table,
                year,
                id: id(table, row),
                what: Supposed::Rating(Rating::Good),
            };
            rows.into_iter().take(usize::try_from(short).unwrap_or(usize::MAX)).map(good).collect()
        }
        Goal::Members => {
            let mut left = measures.members.shortfall();
            let mut places: Vec<(u32, Table, Row, Rating)> = Vec::new();
            for table in [Table::Organisations, Table::Branches] {
                for row in filter
                    .counted(data, table, year)
                    .filter(|&row| table == Table::Branches || is_leaf(data, row))
                {
                    let units = data.units(table);
                    if units.member_share(row).is_none() {
                        continue;
                    }
                    for (level, field) in [
                        (Rating::Satisfactory, CountField::Satisfactory),
                        (Rating::Unsatisfactory, CountField::Unsatisfactory),
                    ] {
                        places.extend(
                            units
                                .count(field, row)
                                .get()
                                .filter(|n| *n > 0)
                                .map(|n| (n, table, row, level)),
                        );
                    }
                }
            }
            places.sort_by_key(|&(n, table, row, level)| (std::cmp::Reverse(n), table, row, level));
            let mut changes = Vec::new();
            for (there, table, row, from) in places {
                if left == 0 {
                    break;
                }
                let count = u32::try_from(left).unwrap_or(u32::MAX).min(there);
                left -= u64::from(count);
                changes.push(Change {
                    table,
                    year,
                    id: id(table, row),
                    what: Supposed::Members { from, to: Rating::Good, count },
                });
            }
            changes
        }
    }
}
