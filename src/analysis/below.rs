//! Which units are below a threshold, and why.
//!
//! A base organisation is below if its own rating is below good, if too few of its rated branches
//! are good or better, or if too few of its rated members are. A branch is judged by its rating and
//! its members.

use super::filter::Filter;
use super::stated_branches::stated_branches;
use crate::domain::{Dataset, Kind, Row, Share, Status, Table, Thresholds, Year};
use rayon::prelude::*;

/// A reason why a unit is below a threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BelowReason {
    /// Its own rating is satisfactory or unsatisfactory.
    Rating,
    /// The share of good or better among its rated branches is below the branch threshold; base
    /// committees only.
    Branches,
    /// The share of good or better among its rated members is below the member threshold.
    Members,
}

impl BelowReason {
    /// The word used in JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Rating => "rating",
            Self::Branches => "branches",
            Self::Members => "members",
        }
    }
}

/// All reasons why one unit is below; empty if it is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct BelowReasons {
    rating: bool,
    branches: bool,
    members: bool,
}

impl BelowReasons {
    /// True if there is at least one reason.
    #[must_use]
    pub const fn any(self) -> bool {
        self.rating || self.branches || self.members
    }

    /// True if `reason` applies.
    #[must_use]
    pub const fn contains(self, reason: BelowReason) -> bool {
        match reason {
            BelowReason::Rating => self.rating,
            BelowReason::Branches => self.branches,
            BelowReason::Members => self.members,
        }
    }

    /// The reasons that apply, in the order rating, branches, members.
    pub fn iter(self) -> impl Iterator<Item = BelowReason> {
        [BelowReason::Rating, BelowReason::Branches, BelowReason::Members]
            .into_iter()
            .filter(move |r| self.contains(*r))
    }
}

/// The share of good or better among the rated branches of an organisation, duplicates excluded, or
/// as its own row counts them where there are no branch rows; 0 of 0 for a base cell.
#[must_use]
pub fn branch_share(data: &Dataset, organisation: Row) -> Share {
    if data.organisations.kind[organisation as usize] == Kind::BaseCell {
        return Share::default();
    }
    if let Some(stated) = stated_branches(data, organisation) {
        return stated.share.unwrap_or_default();
    }
    let mut share = Share::default();
    for &branch in data.branches_of(organisation) {
        let rating = data.branches.units.rating[branch as usize];
        share += Share { met: u64::from(rating.is_met()), of: u64::from(rating.is_rated()) };
    }
    share
}

fn own_reasons(data: &Dataset, thresholds: &Thresholds, table: Table, row: Row) -> BelowReasons {
    let units = data.units(table);
    BelowReasons {
        rating: units.rating[row as usize].is_below(),
        branches: false,
        members: units
            .member_share(row)
            .is_some_and(|share| share.status(thresholds.members) == Status::Below),
    }
}

/// Why a base organisation is below; all of its branches count, filtered or not.
#[must_use]
pub fn organisation_reasons(data: &Dataset, thresholds: &Thresholds, row: Row) -> BelowReasons {
    BelowReasons {
        branches: branch_share(data, row).status(thresholds.branches) == Status::Below,
        ..own_reasons(data, thresholds, Table::Organisations, row)
    }
}

/// Why a branch is below: by its rating or its members.
#[must_use]
pub fn branch_reasons(data: &Dataset, thresholds: &Thresholds, row: Row) -> BelowReasons {
    own_reasons(data, thresholds, Table::Branches, row)
}

/// Why a row of a table is below.
#[must_use]
pub fn reasons(data: &Dataset, thresholds: &Thresholds, table: Table, row: Row) -> BelowReasons {
    match table {
        Table::Branches => branch_reasons(data, thresholds, row),
        Table::Organisations | Table::Enterprises => organisation_reasons(data, thresholds, row),
    }
}

/// How a unit stands as a whole: below if there is a reason; meeting its thresholds only if its
/// rating and the share of its members are known; else not judged.
#[must_use]
pub fn verdict(data: &Dataset, thresholds: &Thresholds, table: Table, row: Row) -> Status {
    let units = data.units(table);
    let is_known = units.rating[row as usize].is_rated()
        && units.member_share(row).is_some_and(|share| share.of > 0);
    match (is_below(data, thresholds, table, row), is_known) {
        (true, _) => Status::Below,
        (false, true) => Status::Meets,
        (false, false) => Status::Unrated,
    }
}

/// True if a row of a table is below a threshold.
#[must_use]
pub fn is_below(data: &Dataset, thresholds: &Thresholds, table: Table, row: Row) -> bool {
    reasons(data, thresholds, table, row).any()
}

/// The rows of a year that are below, with their reasons, within `filter`, in file order;
/// duplicates excluded.
#[must_use]
pub fn below_of(
    data: &Dataset,
    thresholds: &Thresholds,
    table: Table,
    year: Year,
    filter: &Filter,
) -> Vec<(Row, BelowReasons)> {
    filter
        .par_counted(data, table, year)
        .map(|row| (row, reasons(data, thresholds, table, row)))
        .filter(|(_, reasons)| reasons.any())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Settings;
    use crate::ingest::source::in_memory;
    use crate::ingest::{self, LoadOptions};

    const ORGANISATIONS: &str = "Năm;Mã;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;ĐV HTXSNV;\
                                 ĐV HTTNV;ĐV HTNV;ĐV KHTNV\n";
    const BRANCHES: &str =
        "Năm;Mã;Tên chi bộ;Trực thuộc;Xếp loại;TSĐV;ĐV HTXSNV;ĐV HTTNV;ĐV HTNV;ĐV KHTNV\n";

    /// The data of organisations and branches, whose rows leave out the year.
    fn load(organisations: &[&str], branches: &[String]) -> Dataset {
        let rows = |rows: Vec<&str>| rows.iter().map(|row| format!("2024;{row}\n")).collect();
        let organisations: String = rows(organisations.to_vec());
        let branches: String = rows(branches.iter().map(String::as_str).collect());
        ingest::load(
            &in_memory(&[
                ("o.csv", (ORGANISATIONS.to_owned() + &organisations).as_bytes()),
                ("b.csv", (BRANCHES.to_owned() + &branches).as_bytes()),
            ]),
            &Settings::default(),
            &LoadOptions::default(),
        )
    }

    /// Branches of a committee with one rating.
    fn branches(of: &str, rating: &str, count: usize) -> Vec<String> {
        let row = |n| format!("{of}-{rating}-{n};Chi bộ {rating} {n};{of};{rating};2;0;2;0;0");
        (0..count).map(row).collect()
    }

    fn thresholds() -> Thresholds {
        Settings::default().thresholds
    }

    /// The data of the tests: members of A at 85 % and branches at 90 %, of B under both.
    fn data() -> Dataset {
        let rows = [
            branches("A", "HTTNV", 9),
            branches("A", "KHTNV", 1),
            branches("B", "HTXSNV", 8),
            branches("B", "HTNV", 1),
            // The unrated are in neither part; a duplicate is in no sum.
            branches("B", "", 3),
            branches("A", "KHTNV", 1),
        ];
        load(
            &[
                "A;Đảng bộ A;ĐBCS;HTTNV;20;2;15;3;0",
                "B;Đảng bộ B;ĐBCS;HTNV;20;2;14;4;0",
                "C;Chi bộ C;CBCS;;3;0;0;0;0",
                "D;Chi bộ D;CBCS;KHTNV;5;1;4;0;0",
                "E;Chi bộ E;CBCS;HTTNV;10;1;7;2;0",
            ],
            &rows.concat(),
        )
    }

    #[test]
    fn a_unit_is_below_for_its_rating_its_branches_and_its_members() {
        let data = data();
        let thresholds = thresholds();
        for (row, branches, words, status) in [
            (0, (9, 10), &[][..], Status::Meets),
            (1, (8, 9), &["rating", "branches", "members"], Status::Below),
            (2, (0, 0), &[], Status::Unrated),
            (3, (0, 0), &["rating"], Status::Below),
            (4, (0, 0), &["members"], Status::Below),
        ] {
            let share = branch_share(&data, row);
            assert_eq!((share.met, share.of), branches, "{row}");
            let reasons = organisation_reasons(&data, &thresholds, row);
            assert_eq!(reasons.iter().map(BelowReason::word).collect::<Vec<_>>(), words, "{row}");
            assert_eq!(reasons.any(), !words.is_empty(), "{row}");
            assert_eq!(verdict(&data, &thresholds, Table::Organisations, row), status, "{row}");
        }
        let rows: Vec<Row> =
            below_of(&data, &thresholds, Table::Organisations, Year(2024), &Filter::default())
                .into_iter()
                .map(|(row, _)| row)
                .collect();
        assert_eq!(rows, [1, 3, 4]);
        assert!(
            below_of(&data, &thresholds, Table::Organisations, Year(2023), &Filter::default())
                .is_empty()
        );
    }

    #[test]
    fn a_branch_is_below_for_its_rating_and_its_members_alone() {
        let rows = [
            "1;Chi bộ 1;A;HTTNV;7;0;6;1;0",
            "2;Chi bộ 2;A;HTTNV;6;0;5;1;0",
            "3;Chi bộ 3;A;HTNV;5;0;5;0;0",
            "4;Chi bộ 4;A;HTTNV;;;;;",
        ];
        let data = load(&["A;Đảng bộ A;ĐBCS;HTTNV;18;0;16;2;0"], &rows.map(str::to_owned));
        let thresholds = thresholds();
        for (row, words, status) in [
            (0, &[][..], Status::Meets),
            (1, &["members"], Status::Below),
            (2, &["rating"], Status::Below),
            // Rated, but the share of its members is not known.
            (3, &[], Status::Unrated),
        ] {
            let reasons = reasons(&data, &thresholds, Table::Branches, row);
            assert_eq!(reasons.iter().map(BelowReason::word).collect::<Vec<_>>(), words, "{row}");
            assert_eq!(verdict(&data, &thresholds, Table::Branches, row), status, "{row}");
            assert_eq!(is_below(&data, &thresholds, Table::Branches, row), !words.is_empty());
        }
    }
}
