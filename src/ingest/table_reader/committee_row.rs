//! The row of a committee itself in a list of branches with a column of committees: its sums, above
//! its branches or below them.
//!
//! ```text
//! TT;Đảng bộ cơ sở;Chi bộ;Xếp loại;TSĐV;…
//! 1;Đảng bộ A;;HTTNV;21;…                 of the committee
//!  ;;Chi bộ Kho;HTTNV;10;…
//!  ;;Chi bộ Xưởng;HTNV;11;…
//! ```

use super::file_reader::FileReader;
use crate::domain::{Field, UnitRow, fold};
use crate::ingest::cells::group::Group;
use crate::ingest::row::classify::Class;

impl FileReader<'_, '_> {
    /// The class of a committee's own row: above its branches a group, below them a total.
    pub(super) fn committee_row(&mut self, committee: &str) -> Class {
        self.has_committee_rows = true;
        let is_known =
            self.last_in_column(Field::Parent).is_some_and(|above| fold(above) == fold(committee));
        if is_known {
            Class::Total { of_group: true }
        } else {
            Class::Section(Group::Committee(committee.to_owned()))
        }
    }

    /// Ends the group of a committee's own row at a branch that names another.
    pub(super) fn end_committee_row(&mut self, unit: &UnitRow) {
        if !self.has_committee_rows || unit.parent.is_empty() {
            return;
        }
        let parent = fold(self.shared.texts.get(unit.parent));
        if self.groups.committee().is_some_and(|committee| fold(committee) != parent) {
            self.groups.end(|group| matches!(group, Group::Committee(_)));
            self.committee = None;
        }
    }
}
