//! The units that need least to be no longer below.

use super::below::{BelowReason, branch_share, reasons};
use crate::domain::{Dataset, Row, Table, Thresholds};
use rayon::prelude::*;

/// A unit below a threshold, and what it needs to be no longer below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// The table of the unit.
    pub table: Table,
    /// The row of the unit.
    pub row: Row,
    /// True if its own rating must rise.
    pub rating: bool,
    /// How many more of its branches must be good or better.
    pub branches: u64,
    /// How many more of its members must be good or better.
    pub members: u64,
}

/// The first `most` of some units of a table that are below, in the order of need: fewest members,
/// then fewest branches, then those whose own rating need not rise, then by id.
#[must_use]
pub fn candidates(
    data: &Dataset,
    thresholds: &Thresholds,
    table: Table,
    rows: impl ParallelIterator<Item = Row>,
    most: usize,
) -> Vec<Candidate> {
    let of = |row: Row| {
        let reasons = reasons(data, thresholds, table, row);
        if !reasons.any() {
            return None;
        }
        let rating = reasons.contains(BelowReason::Rating);
        let Shortfall { members, branches } = shortfall(data, thresholds, table, row);
        Some(Candidate { table, row, rating, branches, members })
    };
    let mut list: Vec<Candidate> = rows.filter_map(of).collect();
    let need = |c: &Candidate| (c.members, c.branches, c.rating);
    let order = |a: &Candidate, b: &Candidate| {
        need(a).cmp(&need(b)).then_with(|| data.compare_ids(table, a.row, b.row))
    };
    if let Some(last) = most.checked_sub(1).filter(|last| *last < list.len()) {
        list.select_nth_unstable_by(last, order);
    }
    list.truncate(most);
    list.sort_unstable_by(order);
    list
}

/// How many more members and branches of a unit must be good or better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Shortfall {
    /// Members; 0 if their share is not known.
    pub members: u64,
    /// Branches of a committee.
    pub branches: u64,
}

impl Shortfall {
    /// Nothing is short.
    pub const ZERO: Self = Self { members: 0, branches: 0 };

    /// The sum of two.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self { members: self.members + other.members, branches: self.branches + other.branches }
    }
}

/// What a unit lacks to meet its thresholds; its own rating aside.
#[must_use]
pub fn shortfall(data: &Dataset, thresholds: &Thresholds, table: Table, row: Row) -> Shortfall {
    let share = data.units(table).member_share(row);
    Shortfall {
        members: share.map_or(0, |share| share.shortfall(thresholds.members)),
        branches: match table {
            Table::Branches => 0,
            _ => branch_share(data, row).shortfall(thresholds.branches),
        },
    }
}

/// The branch of a committee that needs the fewest more members good or better, at least one, with
/// their number; of equal ones the first by id.
#[must_use]
pub fn nearest_branch(
    data: &Dataset,
    thresholds: &Thresholds,
    organisation: Row,
) -> Option<(Row, u64)> {
    let short = |&row: &Row| {
        data.branches
            .units
            .member_share(row)
            .map(|share| (row, share.shortfall(thresholds.members)))
    };
    data.branches_of(organisation).iter().filter_map(short).filter(|(_, n)| *n > 0).min_by(
        |(a, least), (b, other)| {
            least.cmp(other).then_with(|| data.compare_ids(Table::Branches, *a, *b))
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Settings;
    use crate::ingest::source::in_memory;
    use crate::ingest::{self, LoadOptions};

    /// The data of one committee of 20 branches, of which three are below, and four base cells.
    fn data() -> Dataset {
        let organisations = "Năm;Mã;Tên TCCSĐ;Loại hình TCCSĐ;Xếp loại;TSĐV;ĐV HTXSNV;ĐV HTTNV;\
                             ĐV HTNV;ĐV KHTNV\n\
                             2024;A;Đảng bộ A;ĐBCS;HTTNV;70;0;60;10;0\n\
                             2024;C;Chi bộ C;CBCS;HTTNV;20;0;15;5;0\n\
                             2024;B;Chi bộ B;CBCS;HTTNV;20;0;15;5;0\n\
                             2024;D;Chi bộ D;CBCS;HTNV;20;0;16;4;0\n\
                             2024;E;Chi bộ E;CBCS;HTTNV;20;0;16;4;0\n\
                             2024;F;Chi bộ F;CBCS;HTTNV;20;0;17;3;0\n";
        let mut branches = "Năm;Mã;Tên chi bộ;Trực thuộc;Xếp loại;TSĐV;ĐV HTXSNV;ĐV HTTNV;ĐV HTNV;\
                            ĐV KHTNV\n"
            .to_owned();
        for (at, counts) in ["4;0;2;2;0", "4;0;3;1;0", "4;0;3;1;0"].iter().enumerate() {
            branches += &format!("2024;A-{};Chi bộ {at};A;HTNV;{counts}\n", 9 - at);
        }
        for at in 0..17 {
            branches += &format!("2024;A-1{at:02};Chi bộ 1{at};A;HTTNV;4;0;4;0;0\n");
        }
        ingest::load(
            &in_memory(&[("o.csv", organisations.as_bytes()), ("b.csv", branches.as_bytes())]),
            &Settings::default(),
            &LoadOptions::default(),
        )
    }

    fn thresholds() -> Thresholds {
        Settings::default().thresholds
    }

    #[test]
    fn candidates_are_in_the_order_of_their_need() {
        let data = data();
        let of = |most| {
            candidates(&data, &thresholds(), Table::Organisations, (0..6u32).into_par_iter(), most)
        };
        let candidate = |row, rating, branches, members| Candidate {
            table: Table::Organisations,
            row,
            rating,
            branches,
            members,
        };
        // A has 60 of 70 members, which is 85.7 %, and 17 of 20 branches: it needs 18. D and E need
        // one of 20 members, B and C two. F meets its threshold.
        let all = [
            candidate(0, false, 1, 0),
            candidate(4, false, 0, 1),
            candidate(3, true, 0, 1),
            candidate(2, false, 0, 2),
            candidate(1, false, 0, 2),
        ];
        assert_eq!(of(10), all);
        for most in 0..=5 {
            assert_eq!(of(most), all[..most]);
        }
    }

    #[test]
    fn the_shortfall_is_of_members_and_branches() {
        let data = data();
        let of = |table, row| shortfall(&data, &thresholds(), table, row);
        assert_eq!(of(Table::Organisations, 0), Shortfall { members: 0, branches: 1 });
        assert_eq!(of(Table::Organisations, 1), Shortfall { members: 2, branches: 0 });
        // Two of four members, of which four must be good.
        assert_eq!(of(Table::Branches, 0), Shortfall { members: 2, branches: 0 });
        assert_eq!(of(Table::Branches, 19), Shortfall::default());
    }

    #[test]
    fn the_nearest_branch_needs_the_fewest_members_and_is_the_first_by_id() {
        let data = data();
        // Rows 1 and 2 need one member each; row 2 has the smaller id.
        assert_eq!(nearest_branch(&data, &thresholds(), 0), Some((2, 1)));
        assert_eq!(nearest_branch(&data, &thresholds(), 5), None);
    }
}
