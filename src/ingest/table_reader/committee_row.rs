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
use crate::domain::{CountField, Field, LeftOut, Row, Table, UnitRow, fold, is_dash};
use crate::ingest::cells;
use crate::ingest::cells::group::Group;
use crate::ingest::row::classify::Class;
use crate::ingest::row::figures;
use std::borrow::Cow;

impl FileReader<'_, '_> {
    /// The class of a row without a branch, with its committee: above the rows of its branches a
    /// group, below them a sum. None for any other row.
    pub(super) fn committee_row(&self, row: &[Cow<'_, str>]) -> Option<Class> {
        let cell = |field| self.layout.cell(field, row);
        let (parent, name) = (cell(Field::Parent), cell(Field::Name));
        let is_of_committee = self.layout.table == Some(Table::Branches)
            && self.layout.column(Field::Name).is_some()
            && !parent.is_empty()
            && !is_dash(parent)
            && cell(Field::Id).is_empty()
            && (name.is_empty() || is_dash(name))
            && figures::has_figure_or_rating(&self.layout, row);
        if !is_of_committee {
            return None;
        }
        let (above, members) = self.committee_above();
        if above != fold(parent) {
            return Some(Class::Section(Group::Committee(parent.to_owned())));
        }
        let own = cells::count(cell(Field::Members), Field::Members).ok()?;
        (own.wide() == Some(members)).then_some(Class::LeftOut(LeftOut::SumOfRows))
    }

    /// The folded name of the committee that the last branches name, and the sum of their members.
    /// A merged cell is empty.
    fn committee_above(&self) -> (String, u64) {
        let texts = &*self.shared.texts;
        let branches = &self.draft.branches;
        let (mut committee, mut members) = (String::new(), 0);
        for (row, parent) in branches.parent.iter().enumerate().rev() {
            let folded = fold(texts.get(*parent));
            if !committee.is_empty() && folded != committee {
                break;
            }
            let row = Row::try_from(row).unwrap_or(Row::MAX);
            members += branches.units.count(CountField::Members, row).wide().unwrap_or(0);
            committee = folded;
        }
        (committee, members)
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
