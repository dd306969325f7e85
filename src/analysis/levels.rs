//! How many organisations, branches and members have each rating: the figures of official
//! summaries.

use super::filter::Filter;
use super::measures::counts_members;
use super::stated_branches::stated_branches;
use crate::domain::{
    CountField, Dataset, Kind, Ownership, PlacedSubCommittee, Rating, Row, Table, Year,
};

/// Units or members by rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LevelCounts {
    /// All, rated or not.
    pub total: u64,
    /// The rated.
    pub rated: u64,
    /// The rated of each level, in the order of [`Rating::LEVELS`].
    pub levels: [u64; 4],
    /// Those that are known not to be rated.
    pub unrated: u64,
    /// The rows that are not in the figures because a cell is missing, bad or contradicts another.
    pub lacking: u64,
}

/// The ratings of a group of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RatingLevels {
    /// Base committees.
    pub committees: LevelCounts,
    /// Base cells.
    pub cells: LevelCounts,
    /// Base organisations of an unknown kind.
    pub of_unknown_kind: LevelCounts,
    /// Sub-committees, which are in no measure.
    pub sub_committees: LevelCounts,
    /// Branches: their rows, or what a committee without branch rows counts.
    pub branches: LevelCounts,
    /// Members, counted once: see [`super::Measures::members`].
    pub members: LevelCounts,
}

impl RatingLevels {
    /// All base organisations.
    #[must_use]
    pub fn organisations(&self) -> LevelCounts {
        let mut sum = self.committees;
        sum.add(&self.cells);
        sum.add(&self.of_unknown_kind);
        sum
    }
}

impl LevelCounts {
    fn add(&mut self, other: &Self) {
        self.total += other.total;
        self.rated += other.rated;
        self.unrated += other.unrated;
        self.lacking += other.lacking;
        for (own, other) in self.levels.iter_mut().zip(other.levels) {
            *own += other;
        }
    }

    fn add_rating(&mut self, rating: Rating) {
        self.total += 1;
        self.lacking += u64::from(rating == Rating::Bad);
        self.unrated += u64::from(rating == Rating::Unrated);
        if let Some(at) = rating.level() {
            self.rated += 1;
            self.levels[at] += 1;
        }
    }

    /// Adds a number of members or branches and its parts; `rated` is None where they cannot be.
    fn add_counts(&mut self, total: Option<u64>, rated: Option<u64>, levels: Option<[u64; 4]>) {
        self.total += total.unwrap_or(0);
        let (Some(total), Some(rated), Some(levels)) = (total, rated, levels) else {
            self.lacking += 1;
            return;
        };
        self.rated += rated;
        self.unrated += total.saturating_sub(rated);
        for (own, level) in self.levels.iter_mut().zip(levels) {
            *own += level;
        }
    }
}

/// The ratings of a year within `filter`; if `scope` is given, of its ownerships only. Duplicates
/// are not counted.
#[must_use]
pub fn rating_levels(
    data: &Dataset,
    year: Year,
    filter: &Filter,
    scope: Option<&[Ownership]>,
) -> RatingLevels {
    let mut sums = RatingLevels::default();
    for table in [Table::Organisations, Table::Branches] {
        let units = data.units(table);
        let is_in =
            |row: &Row| scope.is_none_or(|scope| scope.contains(&units.ownership[*row as usize]));
        for row in filter.counted(data, table, year).filter(is_in) {
            let rating = units.rating[row as usize];
            match (table, data.organisations.kind.get(row as usize)) {
                (Table::Branches, _) => sums.branches.add_rating(rating),
                (_, Some(Kind::BaseCommittee)) => sums.committees.add_rating(rating),
                (_, Some(Kind::BaseCell)) => sums.cells.add_rating(rating),
                _ => sums.of_unknown_kind.add_rating(rating),
            }
            if table == Table::Organisations
                && let Some(stated) = stated_branches(data, row)
            {
                let levels = counts(data, table, row, CountField::BRANCH_LEVELS);
                let rated = stated.share.map(|share| share.of);
                sums.branches.add_counts(Some(stated.total), rated, levels);
            }
            if counts_members(data, table, row) {
                let levels = counts(data, table, row, CountField::LEVELS);
                let rated = units.member_share(row).map(|share| share.of);
                sums.members.add_counts(units.members(row), rated, levels);
            }
        }
    }
    sums.sub_committees = sub_committees(data, year, filter, scope);
    sums
}

/// The sub-committees, each within what its base committee is.
fn sub_committees(
    data: &Dataset,
    year: Year,
    filter: &Filter,
    scope: Option<&[Ownership]>,
) -> LevelCounts {
    let ownerships = &data.organisations.units.ownership;
    let is_in = |own: &&PlacedSubCommittee| {
        let ownership = ownerships.get(own.committee as usize);
        let passes = match ownership {
            Some(_) => filter.contains(data, Table::Organisations, own.committee),
            None => filter.is_whole(),
        };
        let ownership = ownership.copied().unwrap_or(Ownership::Missing);
        own.year == year && passes && scope.is_none_or(|scope| scope.contains(&ownership))
    };
    let mut sums = LevelCounts::default();
    for own in data.derived.sub_committees.iter().filter(is_in) {
        sums.add_rating(own.rating.unwrap_or(Rating::Bad));
    }
    sums
}

/// The four levels of a row; None if one is missing or bad.
fn counts(data: &Dataset, table: Table, row: Row, of: [CountField; 4]) -> Option<[u64; 4]> {
    let mut levels = [0; 4];
    for (level, field) in levels.iter_mut().zip(of) {
        *level = data.units(table).count(field, row).wide()?;
    }
    Some(levels)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Settings;
    use crate::ingest::source::in_memory;
    use crate::ingest::{self, LoadOptions};

    #[test]
    fn a_row_without_a_level_is_lacking_and_its_total_counts() {
        let table = "Năm;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;HTXSNV;HTTNV;HTNV;KHTNV
2023;Chi bộ A;CBCS;tốt;9;1;5;1;0
2023;Chi bộ B;CBCS;khá giỏi;6;1;;1;0
2023;Chi bộ C;CBCS;;4;;;;
";
        let files = in_memory(&[("o.csv", table.as_bytes())]);
        let data = ingest::load(&files, &Settings::default(), &LoadOptions::default());
        let levels = rating_levels(&data, Year(2023), &Filter::default(), None);
        let members =
            LevelCounts { total: 19, rated: 7, levels: [1, 5, 1, 0], unrated: 2, lacking: 2 };
        assert_eq!(levels.members, members);
        let cells =
            LevelCounts { total: 3, rated: 1, levels: [0, 1, 0, 0], unrated: 1, lacking: 1 };
        assert_eq!(levels.cells, cells);
    }
}
