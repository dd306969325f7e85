//! The table of a row in a list of organisations and branches, and the committee of a branch whose
//! own cell was merged with that of the row above.

use super::file_reader::{FileReader, RowAbove};
use super::list_of_both::{self, Above, listed_row};
use super::numbered_branches::MOST_ROWS;
use super::row_roles::RowRole;
use crate::domain::{Field, Kind, Table, Text};
use std::borrow::Cow;

impl FileReader<'_, '_> {
    /// The table of a row in a list of organisations and branches.
    pub(super) fn table_of_both(&self, line: u32, row: &[Cow<'_, str>]) -> Table {
        // The counts of a committee, or the cells around, show that a row is a branch, and its kind
        // does not make it a base organisation.
        let may_be_below = self.committee.is_some() || self.layout.column(Field::Parent).is_some();
        if self.shared.roles.get(&line) == Some(&RowRole::Branch)
            && may_be_below
            && self.layout.cell(Field::Parent, row).is_empty()
            && list_of_both::may_be_branch(&self.layout, row)
        {
            return Table::Branches;
        }
        let texts = &self.shared.texts;
        let above = Above {
            groups: &self.groups,
            committee: self.committee.map(|above| (above, texts.get(above.number))),
            letters: &self.letters,
            is_below_committee: self.committee_of_row_above().is_some(),
        };
        list_of_both::table_of(&self.layout, above, row)
    }

    /// The committee of the branch in the row above, or the one in that row, where a column names
    /// the committees.
    pub(super) fn committee_of_row_above(&self) -> Option<Text> {
        let is_list = self.layout.table.is_none() && self.layout.column(Field::Parent).is_some();
        let RowAbove::Unit(table, row) = self.row_above else { return None };
        let at = row as usize;
        let committee = match table {
            _ if !is_list => return None,
            Table::Branches => self.draft.branches.parent[at],
            _ if self.draft.organisations.kind[at] != Kind::BaseCommittee => return None,
            _ => match self.draft.organisations.units.id[at] {
                id if id.is_empty() => self.draft.organisations.units.name[at],
                id => id,
            },
        };
        Some(committee).filter(|committee| !committee.is_empty())
    }

    /// Keeps what the cells of a row tell of its committee.
    pub(super) fn note_committee_cell(&mut self, line: u32, row: &[Cow<'_, str>]) {
        if self.layout.table.is_none()
            && self.layout.column(Field::Kind).is_some()
            && self.layout.column(Field::Parent).is_some()
            && self.draft.committee_cells.len() < MOST_ROWS
        {
            let parent = self.layout.cell(Field::Parent, row);
            let parent = self.shared.texts.find(parent).unwrap_or(Text::EMPTY);
            self.draft.committee_cells.push((listed_row(&self.layout, line, row), parent));
        }
    }
}
