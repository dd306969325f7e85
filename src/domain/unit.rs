//! The tables: one vector a column, a row is a number.

use super::{
    Column, Count, CountField, Counts, Date, Field, Kind, Ownership, Rating, Row, Share, Text,
    Year, YesNo, ZoneId,
};
use rustc_hash::FxHashMap;

/// Does the same to several columns.
macro_rules! each {
    ([$($column:ident),+].$does:ident $with:tt) => { $($column.$does $with;)+ };
}

/// What is known of a row beside its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags(pub u8);

impl Flags {
    /// Its year and id stand in an earlier row: it is in sight and in no sum.
    pub const DUPLICATE: u8 = 1;
    /// A finding of severity error concerns it.
    pub const ERROR: u8 = 2;
    /// A finding of severity warning concerns it.
    pub const WARNING: u8 = 4;
    /// Its own file alone shows an error in it; the others come from what stands elsewhere.
    pub const OWN_ERROR: u8 = 8;
    /// Its own file alone shows a warning in it.
    pub const OWN_WARNING: u8 = 16;
    /// Its id was made from its name.
    pub const GIVEN_ID: u8 = 32;
    /// Its district is its committee's.
    pub const GIVEN_DISTRICT: u8 = 64;
    /// Its ownership is its committee's.
    pub const GIVEN_OWNERSHIP: u8 = 128;

    /// Whether a flag is set.
    #[must_use]
    pub const fn has(self, flag: u8) -> bool {
        self.0 & flag != 0
    }
}

/// The columns that base organisations and branches share. All vectors are as long as there are
/// rows; a [`Column`] may end before.
#[derive(Debug, Clone, Default)]
pub struct Units {
    /// The year of assessment.
    pub year: Vec<Year>,
    /// Unique in its table and year, duplicates aside.
    pub id: Vec<Text>,
    /// The name as written, cleaned.
    pub name: Vec<Text>,
    /// The industrial park or cluster; a branch's own, else its committee's.
    pub zone: Vec<ZoneId>,
    /// The zone as the row itself spells it.
    pub zone_text: Vec<Text>,
    /// The district; a branch's own, else its committee's.
    pub district: Column<Text>,
    /// The ownership; a branch's own, else its committee's.
    pub ownership: Vec<Ownership>,
    /// The rating.
    pub rating: Vec<Rating>,
    /// The counts, a column for each [`CountField`].
    pub counts: [Counts; CountField::LEN],
    /// When it was founded.
    pub established: Column<Date>,
    /// The file a row was read from, by its number in [`super::Dataset::files`].
    pub file: Vec<u16>,
    /// The line a row was read from, from 1.
    pub line: Vec<u32>,
    /// What is known beside the cells.
    pub flags: Vec<Flags>,
    /// Cells that are not of their column's kind, as written.
    pub odd: FxHashMap<(Row, Field), Text>,
}

impl Units {
    /// How many rows there is room for.
    #[must_use]
    pub fn capacity(&self) -> usize {
        self.rating.capacity()
    }

    /// How many rows there are, of all years.
    #[must_use]
    pub fn len(&self) -> usize {
        self.year.len()
    }

    /// Makes room for more rows; a [`Column`] makes its own when it gets its first cell.
    pub fn reserve(&mut self, rows: usize) {
        let Self { year, id, name, zone, zone_text, ownership, rating, file, line, flags, .. } =
            self;
        each!(
            [year, id, name, zone, zone_text, ownership, rating, file, line, flags].reserve(rows)
        );
    }

    /// Gives back what growing has reserved and not used.
    pub fn shrink(&mut self) {
        let Self {
            year,
            id,
            name,
            zone,
            zone_text,
            district,
            ownership,
            rating,
            counts,
            established,
            file,
            line,
            flags,
            odd,
        } = self;
        each!(
            [
                year,
                id,
                name,
                zone,
                zone_text,
                district,
                ownership,
                rating,
                established,
                file,
                line,
                flags,
                odd
            ]
            .shrink_to_fit()
        );
        counts.iter_mut().for_each(Counts::shrink_to_fit);
    }

    /// Takes the last rows away, so that there are no more than `rows`.
    pub fn truncate(&mut self, rows: usize) {
        let Self {
            year,
            id,
            name,
            zone,
            zone_text,
            district,
            ownership,
            rating,
            counts,
            established,
            file,
            line,
            flags,
            odd,
        } = self;
        each!(
            [
                year,
                id,
                name,
                zone,
                zone_text,
                district,
                ownership,
                rating,
                established,
                file,
                line,
                flags
            ]
            .truncate(rows)
        );
        for column in counts {
            column.truncate(rows);
        }
        odd.retain(|(row, _), _| (*row as usize) < rows);
    }

    /// Whether there is no row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.year.is_empty()
    }

    /// One count of one row.
    #[must_use]
    pub fn count(&self, field: CountField, row: Row) -> Count {
        self.counts[field as usize].get(row as usize)
    }

    /// Whether the row is in the sums: a duplicate is not.
    #[must_use]
    pub fn counts_in(&self, row: Row) -> bool {
        !self.flags[row as usize].has(Flags::DUPLICATE)
    }

    /// The row's members: good or better over rated. None where a cell that it needs is empty or
    /// bad.
    #[must_use]
    pub fn member_share(&self, row: Row) -> Option<Share> {
        let met = self.count(CountField::Excellent, row).wide()?
            + self.count(CountField::Good, row).wide()?;
        Some(Share { met, of: self.count(CountField::MembersRated, row).wide()? })
    }
}

/// Base organisations, a row each year.
#[derive(Debug, Clone, Default)]
pub struct Organisations {
    /// The columns shared with branches.
    pub units: Units,
    /// Base committee or base cell.
    pub kind: Vec<Kind>,
    /// Whether the enterprise has a trade union.
    pub trade_union: Vec<YesNo>,
    /// Whether the enterprise has a youth union.
    pub youth_union: Vec<YesNo>,
}

impl Organisations {
    /// Takes the last rows away, so that there are no more than `rows`.
    pub fn truncate(&mut self, rows: usize) {
        let Self { units, kind, trade_union, youth_union } = self;
        each!([units, kind, trade_union, youth_union].truncate(rows));
    }
}

/// Branches under base committees, a row each year.
#[derive(Debug, Clone, Default)]
pub struct Branches {
    /// The columns shared with base organisations.
    pub units: Units,
    /// The committee as the file names it.
    pub parent: Vec<Text>,
}

impl Branches {
    /// Takes the last rows away, so that there are no more than `rows`.
    pub fn truncate(&mut self, rows: usize) {
        self.units.truncate(rows);
        self.parent.truncate(rows);
    }
}

/// Enterprises, with or without a Party organisation. All vectors are as long as there are rows.
#[derive(Debug, Clone, Default)]
pub struct Enterprises {
    /// The id, where the file has one.
    pub id: Vec<Text>,
    /// The name.
    pub name: Vec<Text>,
    /// The industrial park or cluster.
    pub zone: Vec<ZoneId>,
    /// The zone as the row spells it.
    pub zone_text: Vec<Text>,
    /// The district.
    pub district: Vec<Text>,
    /// The ownership.
    pub ownership: Vec<Ownership>,
    /// The workers.
    pub workers: Vec<Count>,
    /// The base organisation as the file names it; empty for none yet.
    pub organisation: Vec<Text>,
    /// Whether there is a trade union.
    pub trade_union: Vec<YesNo>,
    /// Whether there is a youth union.
    pub youth_union: Vec<YesNo>,
    /// Whether the enterprise stands in an earlier row, so that this one is in no sum.
    pub is_double: Vec<bool>,
    /// The file a row was read from.
    pub file: Vec<u16>,
    /// The line a row was read from, from 1.
    pub line: Vec<u32>,
}

impl Enterprises {
    /// Takes the last rows away, so that there are no more than `rows`.
    pub fn truncate(&mut self, rows: usize) {
        let Self {
            id,
            name,
            zone,
            zone_text,
            district,
            ownership,
            workers,
            organisation,
            trade_union,
            youth_union,
            is_double,
            file,
            line,
        } = self;
        each!(
            [
                id,
                name,
                zone,
                zone_text,
                district,
                ownership,
                workers,
                organisation,
                trade_union,
                youth_union,
                is_double,
                file,
                line
            ]
            .truncate(rows)
        );
    }
}
