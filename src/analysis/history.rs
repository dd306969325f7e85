//! One unit through the years.

use super::below::branch_share;
use crate::domain::{Count, CountField, Dataset, Rating, Row, Share, Table, Text, Year};
use rustc_hash::{FxHashMap, FxHashSet};

/// The figures of a unit in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnitYear {
    /// The year.
    pub year: Year,
    /// The rating.
    pub rating: Rating,
    /// The share of its branches good or better over rated; 0 of 0 for a branch or base cell.
    pub branches: Share,
    /// The share of its members good or better over rated, if known.
    pub members: Option<Share>,
    /// All members, rated or not.
    pub total: Count,
    /// Members admitted.
    pub admitted: Count,
}

/// A unit's years up to that of `row`, oldest first, back to the first year without a row before
/// it.
#[must_use]
pub fn history(data: &Dataset, table: Table, row: Row) -> Vec<UnitYear> {
    let units = data.units(table);
    let year = |row: Row| UnitYear {
        year: units.year[row as usize],
        rating: units.rating[row as usize],
        branches: if table == Table::Organisations {
            branch_share(data, row)
        } else {
            Share::default()
        },
        members: units.member_share(row),
        total: units.count(CountField::Members, row),
        admitted: units.count(CountField::Admitted, row),
    };
    let mut years: Vec<_> = back_from(data, table, row).map(year).collect();
    years.reverse();
    years
}

/// The rows of a unit from `row` back through the years.
pub fn back_from(data: &Dataset, table: Table, row: Row) -> impl Iterator<Item = Row> + '_ {
    std::iter::successors(Some(row), move |row| data.before(table, *row))
}

/// True if an id tells one unit of a table in two years and in all between: no unit changed its id,
/// and none has that of another before it.
#[must_use]
pub fn keep_ids(data: &Dataset, table: Table, from: Year, to: Year) -> bool {
    let (id, earlier) = (|row: Row| data.units(table).id[row as usize], from.min(to));
    let mut later =
        data.years.iter().filter(|year| (earlier..=from.max(to)).contains(year)).skip(1);
    later.all(|&year| {
        let mut new: FxHashSet<Text> = FxHashSet::default();
        let keeps = |&row: &Row| match data.before(table, row) {
            Some(before) => id(before) == id(row),
            None => new.insert(id(row)),
        };
        let rows = data.rows_of(table, year);
        rows.iter().all(keeps)
            && (new.is_empty()
                || (earlier.0..year.0).all(|before| {
                    let mut rows = data.rows_of(table, Year(before)).iter();
                    !rows.any(|row| new.contains(&id(*row)))
                }))
    })
}

/// The units of a table that are in two years: for each row of `from` the unit's row of `to`. Back
/// through the years by [`Dataset::before`]; over a year that the data lacks by the id, and over
/// one that has not the unit by id and name.
#[must_use]
pub fn counterparts(data: &Dataset, table: Table, from: Year, to: Year) -> FxHashMap<Row, Row> {
    let (units, earlier, later) = (data.units(table), from.min(to), from.max(to));
    let counted =
        |year| data.rows_of(table, year).iter().copied().filter(|&row| units.counts_in(row));
    let of_earlier = |row: Row| {
        let mut rows = back_from(data, table, row);
        rows.find(|&row| units.year[row as usize] <= earlier)
            .filter(|&row| units.year[row as usize] == earlier)
    };
    let (mut pairs, mut alone) = (Vec::new(), Vec::new());
    for row in counted(later) {
        match of_earlier(row) {
            Some(before) => pairs.push((row, before)),
            None => alone.push(row),
        }
    }
    if earlier < later.before() {
        let lacks_year = (earlier.0..later.0).any(|year| !data.years.contains(&Year(year)));
        let taken: FxHashSet<Row> = pairs.iter().map(|(_, row)| *row).collect();
        let free = counted(earlier).filter(|row| !taken.contains(row));
        let by_id: FxHashMap<Text, Row> = free.map(|row| (units.id[row as usize], row)).collect();
        pairs.extend(alone.into_iter().filter_map(|row| {
            let before = *by_id.get(&units.id[row as usize])?;
            let is_same = || units.name[row as usize] == units.name[before as usize];
            (lacks_year || is_same()).then_some((row, before))
        }));
    }
    let of_from = |(later, earlier)| if from < to { (earlier, later) } else { (later, earlier) };
    pairs.into_iter().map(of_from).collect()
}

/// How many years [`shares_of_years`] goes back.
const YEARS: usize = 5;

/// The shares of a unit's members good or better over rated in its last five years up to that of
/// `row`, oldest first; None for a year whose share is not known.
#[must_use]
pub fn shares_of_years(data: &Dataset, table: Table, row: Row) -> Vec<Option<Share>> {
    let rows = back_from(data, table, row).take(YEARS);
    let mut shares: Vec<_> = rows.map(|row| data.units(table).member_share(row)).collect();
    shares.reverse();
    shares
}
