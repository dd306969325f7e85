//! What if: supposed changes of ratings and of members' levels, applied to the data and undone.

use super::measures::counts_members;
use crate::domain::{Count, CountField, Dataset, Field, Rating, Row, Table, Text, Year};

/// One supposed change of a unit in a year. The unit is named by its id, so that the change can be
/// applied again after a reload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The table of the unit: organisations or branches.
    pub table: Table,
    /// The year.
    pub year: Year,
    /// The unit's id.
    pub id: String,
    /// What changes.
    pub supposed: Supposed,
}

/// What is supposed of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Supposed {
    /// Its rating is this one; one of the four levels or unrated.
    Rating(Rating),
    /// Some of its members move from one level to another.
    Members {
        /// The level that they leave.
        from: Rating,
        /// The level that they move to.
        to: Rating,
        /// How many move.
        count: u32,
    },
}

/// The column that counts the members of a level; None if `level` is not one of the four.
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

/// Why a change cannot be applied to the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// There is no such unit in that year.
    NoUnit,
    /// The members of a committee with branch rows are counted in its branches, and must move
    /// there.
    InBranches,
    /// The level has fewer members, or their number is not known.
    TooFew,
    /// Nothing would change.
    Nothing,
}

/// A cell that a change replaced, with its former value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Replaced {
    /// A rating, with its text as written if that is no rating.
    Rating(Table, Row, Rating, Option<Text>),
    Count(Table, Row, CountField, Count),
}

/// The supposed changes, and the cells that they replaced.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Supposition {
    changes: Vec<Change>,
    /// For each change the cells that it replaced; empty if it cannot be applied to the data.
    replaced: Vec<Vec<Replaced>>,
}

impl Supposition {
    /// The changes, oldest first.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// True if there is no change.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The rows of all replaced cells; a row may occur several times.
    pub fn rows(&self) -> impl Iterator<Item = (Table, Row)> {
        self.replaced.iter().flatten().map(|replaced| match *replaced {
            Replaced::Rating(table, row, ..) | Replaced::Count(table, row, ..) => (table, row),
        })
    }

    /// True if change number `at` is applied; it is not if the data has no such unit or too few
    /// members.
    #[must_use]
    pub fn is_applied(&self, at: usize) -> bool {
        self.replaced.get(at).is_some_and(|replaced| !replaced.is_empty())
    }

    /// Applies one more change to the data.
    ///
    /// # Errors
    /// The reason why it cannot be applied; the data is unchanged.
    pub fn add(&mut self, data: &mut Dataset, change: Change) -> Result<(), Refused> {
        let replaced = apply(data, &change)?;
        self.changes.push(change);
        self.replaced.push(replaced);
        Ok(())
    }

    /// Undoes one change; those after it are applied again.
    pub fn remove(&mut self, data: &mut Dataset, at: usize) {
        if at < self.changes.len() {
            let mut changes = self.undo_all(data);
            changes.remove(at);
            *self = Self::apply_all(data, changes);
        }
    }

    /// Undoes every change, so that the data is as it was read, and returns the changes.
    pub fn undo_all(&mut self, data: &mut Dataset) -> Vec<Change> {
        for replaced in self.replaced.drain(..).rev().flat_map(|cells| cells.into_iter().rev()) {
            match replaced {
                Replaced::Rating(table, row, rating, odd) => {
                    let units = data.units_mut(table);
                    units.rating[row as usize] = rating;
                    if let Some(odd) = odd {
                        units.odd.insert((row, Field::Rating), odd);
                    }
                }
                Replaced::Count(table, row, field, count) => {
                    data.units_mut(table).counts[field as usize].set(row as usize, count);
                }
            }
        }
        std::mem::take(&mut self.changes)
    }

    /// Applies `changes` to the data; one that cannot be applied stays in the list.
    #[must_use]
    pub fn apply_all(data: &mut Dataset, changes: Vec<Change>) -> Self {
        let replaced =
            changes.iter().map(|change| apply(data, change).unwrap_or_default()).collect();
        Self { changes, replaced }
    }
}

fn apply(data: &mut Dataset, change: &Change) -> Result<Vec<Replaced>, Refused> {
    let row = data.row_of(change.table, change.year, &change.id).ok_or(Refused::NoUnit)?;
    match change.supposed {
        Supposed::Rating(to) => {
            let units = data.units_mut(change.table);
            let was = units.rating[row as usize];
            if was == to || to == Rating::Bad {
                return Err(Refused::Nothing);
            }
            units.rating[row as usize] = to;
            Ok(vec![Replaced::Rating(
                change.table,
                row,
                was,
                units.odd.remove(&(row, Field::Rating)),
            )])
        }
        Supposed::Members { from, to, count } => {
            let (Some(from), Some(to)) = (level_field(from), level_field(to)) else {
                return Err(Refused::Nothing);
            };
            if from == to || count == 0 {
                return Err(Refused::Nothing);
            }
            if change.table == Table::Organisations && !counts_members(data, change.table, row) {
                return Err(Refused::InBranches);
            }
            let mut replaced =
                move_members(data, change.table, row, (from, to), count).ok_or(Refused::TooFew)?;
            // The members of a branch are also its committee's; the committee's row changes too, if
            // its counts allow it.
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

/// Moves members of a row between two levels; None if there are too few or a count is not known.
fn move_members(
    data: &mut Dataset,
    table: Table,
    row: Row,
    (from, to): (CountField, CountField),
    count: u32,
) -> Option<Vec<Replaced>> {
    let units = data.units_mut(table);
    let (was_from, was_to) = (units.count(from, row), units.count(to, row));
    let new_from = Count::new(was_from.get()?.checked_sub(count)?)?;
    let new_to = Count::new(was_to.get()?.checked_add(count)?)?;
    units.counts[from as usize].set(row as usize, new_from);
    units.counts[to as usize].set(row as usize, new_to);
    Some(vec![Replaced::Count(table, row, from, was_from), Replaced::Count(table, row, to, was_to)])
}
