//! Rows that the fast path has parsed, added as the slow path would.

use super::file_reader::{FileReader, RowAbove};
use super::list_of_both::may_have_branches;
use super::numbered_branches;
use super::table_above::TitleRows;
use super::unit_cells::is_invented_note;
use crate::domain::{Field, Kind, LeftOut, Table, Text};
use crate::ingest::draft::FileDraft;
use crate::ingest::fast::batch::Batch;
use crate::ingest::listed_row::{ListedKind, ListedRow};
use std::ops::Range;

impl FileReader<'_, '_> {
    /// Adds rows of a batch.
    pub(super) fn fast_rows(&mut self, batch: &Batch, rows: Range<usize>) {
        if rows.is_empty() {
            return;
        }
        self.titles = TitleRows::default();
        self.is_signed = false;
        self.settle_title();
        self.settle_waiting(LeftOut::Section);
        self.end_breakdown();
        let table = self.layout.table.unwrap_or(Table::Organisations);
        self.draft.facts.rows += rows.len() as u64;
        if let Some(notes) = batch.notes.get(rows.clone()) {
            self.read_notes(notes);
        }
        self.add_sums(batch, &rows);
        if self.layout.column(Field::Year).is_some() {
            self.set_year_above(batch.units.year.get(rows.end - 1).copied());
        }
        let has_title_zone = self.zone.is_some() && self.layout.column(Field::Zone).is_none();
        let has_titles = has_title_zone
            || self.title_ownership.is_some()
            || self.is_retitled
            || self.title_committee.is_some();
        if self.groups.is_empty() && self.doubtful_groups.is_empty() && !has_titles {
            match table {
                Table::Branches => self.draft.branches.extend_from_batch(&batch.units, &rows),
                _ => self.draft.organisations.extend_from_batch(&batch.units, &rows),
            }
        } else {
            for row in rows {
                let mut unit = batch.units.row(row);
                self.inherit_from_groups(table, &mut unit, &[]);
                self.draft.push(table, &unit);
            }
        }
        self.row_above = RowAbove::Unit(table, self.draft.next_row(table).saturating_sub(1));
    }

    /// True if a row below a committee may be its branch: how the fast rows are numbered is not
    /// known.
    pub(super) fn may_list_branches(&mut self) -> bool {
        let FileDraft { facts, listed_rows, organisations, .. } = &mut self.draft;
        let may_be_branch =
            |row: &ListedRow| matches!(row.kind, ListedKind::BareCell | ListedKind::Open);
        facts.has_bare_kinds |= listed_rows.iter().any(may_be_branch);
        let kinds = &organisations.kind;
        facts.has_bare_kinds
            && may_have_branches(&self.layout)
            && (listed_rows.len() + 1..numbered_branches::MOST_ROWS).contains(&kinds.len())
            && kinds
                .windows(2)
                .any(|pair| pair[0] == Kind::BaseCommittee && pair[1] != Kind::BaseCommittee)
    }

    /// Stores whether one of the notes of some rows says that the figures are invented.
    fn read_notes(&mut self, notes: &[Text]) {
        if self.draft.facts.illustrative {
            return;
        }
        let mut notes: Vec<Text> = notes.iter().copied().filter(|note| !note.is_empty()).collect();
        notes.sort_unstable();
        notes.dedup();
        let texts = &self.shared.texts;
        self.draft.facts.illustrative =
            notes.into_iter().any(|note| is_invented_note(texts.get(note)));
    }

    /// Adds the counts of rows to the sums that stated totals are compared with.
    fn add_sums(&mut self, batch: &Batch, rows: &Range<usize>) {
        self.stated.add_rows(rows.len());
        for (field, counts) in batch.units.counts.iter().enumerate() {
            if let Some(counts) = counts.get(rows.clone()).filter(|c| !c.is_empty()) {
                let sum = counts.iter().filter_map(|count| count.wide()).sum();
                self.stated.add_sum(field, sum);
            }
        }
    }
}
