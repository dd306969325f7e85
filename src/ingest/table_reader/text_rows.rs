//! Rows of text only: titles of groups if rows of data follow, else part of the footer.

use super::file_reader::{FileReader, WaitingFinding, WaitingRows};
use crate::domain::{Field, FindingKind, GroupWord, LeftOut, Meaning, Ragged};
use crate::ingest::cells::group::Group;
use crate::ingest::cells::misspelt_group::misspelt_group;
use crate::ingest::cells::{self, numbering};
use crate::ingest::row::signature;
use std::borrow::Cow;

impl FileReader<'_, '_> {
    /// Reads a row of text only. What it is depends on the rows below it.
    pub(super) fn text_row(&mut self, line: u32, row: &[Cow<'_, str>]) {
        self.note_title(row);
        self.is_signed |=
            signature::is_signature_row(row) || signature::is_row_of_signers(&self.layout, row);
        if self.is_signed {
            self.draft.facts.left_out.push((line, LeftOut::Footer));
        } else {
            self.waiting.lines.push(line);
            self.check_group_label(line, row, &Group::Nothing, false);
        }
    }

    /// Adds a finding for a row of text that may be the rest of the cells above, if rows follow.
    pub(super) fn find_words_only(&mut self, line: u32) {
        let WaitingRows { lines, findings } = &mut self.waiting;
        if lines.last() == Some(&line) && findings.last().is_none_or(|last| last.line != line) {
            let what = FindingKind::RaggedRow(Ragged::WordsOnly);
            findings.push(WaitingFinding { what, line, column: None, cell: String::new() });
        }
    }

    /// Stores why the waiting rows are left out, once the row after them is known.
    pub(super) fn settle_waiting(&mut self, why: LeftOut) {
        if self.waiting.lines.is_empty() {
            return;
        }
        let WaitingRows { lines, findings } = std::mem::take(&mut self.waiting);
        if why == LeftOut::Section {
            self.stated.start_section();
            for WaitingFinding { what, line, column, cell } in findings {
                self.replace_group(&what, &cell);
                self.push(what, line, column, &cell, None);
            }
        }
        self.draft.facts.left_out.extend(lines.into_iter().map(|line| (line, why)));
    }

    /// Adds a finding for the label of a group that is meant to give something and gives nothing:
    /// an ownership, a kind, a zone, a district, a committee or a year. Where the row may be a
    /// note, the finding waits for a row below.
    pub(super) fn check_group_label(
        &mut self,
        line: u32,
        row: &[Cow<'_, str>],
        group: &Group,
        is_certain: bool,
    ) {
        if !matches!(group, Group::Nothing | Group::Committee(_)) {
            return;
        }
        let is_label = |(column, cell): &(usize, &Cow<'_, str>)| {
            !cell.is_empty() && self.layout.columns.get(*column) != Some(&Meaning::Numbering)
        };
        let Some((column, cell)) = row.iter().enumerate().find(is_label) else { return };
        let label = numbering::split_number(cell).1;
        let label = if label.is_empty() { cell } else { label };
        let has = |field| self.layout.column(field).is_some();
        let ownership = || cells::unknown_ownership_group(label).filter(|_| !has(Field::Ownership));
        let kind = || cells::unknown_kind_group(label).filter(|_| !has(Field::Kind));
        let other = || match misspelt_group(label)? {
            FindingKind::UnknownGroup(word) if has(field_of(word)) => None,
            FindingKind::NotANumber(_) if has(Field::Year) => None,
            what => Some(what),
        };
        let Some(what) = ownership().or_else(kind).or_else(other) else { return };
        if is_certain {
            self.replace_group(&what, label);
            self.push(what, line, Some(column), cell, None);
        } else {
            let cell = cell.to_string();
            self.waiting.findings.push(WaitingFinding { what, line, column: Some(column), cell });
        }
    }

    /// Ends the group that a misspelt one replaces: its value is not that of the rows below. The
    /// branches below a misspelt committee are its branches.
    fn replace_group(&mut self, what: &FindingKind, label: &str) {
        self.groups.end(|group| match what {
            FindingKind::UnknownOwnership(_) => matches!(group, Group::Ownership(_)),
            FindingKind::NotANumber(_) => matches!(group, Group::Year(_)),
            FindingKind::UnknownGroup(GroupWord::Park | GroupWord::Cluster) => {
                matches!(group, Group::Zone(_))
            }
            FindingKind::UnknownGroup(GroupWord::District) => matches!(group, Group::District(_)),
            FindingKind::UnknownGroup(GroupWord::Committee) => matches!(group, Group::Committee(_)),
            _ => false,
        });
        if *what == FindingKind::UnknownGroup(GroupWord::Committee) {
            let name = numbering::bare_name(label).to_owned();
            self.committee_from_group(&Group::Committee(name));
        }
    }
}

/// The column that gives what a group gives.
const fn field_of(word: GroupWord) -> Field {
    match word {
        GroupWord::Park | GroupWord::Cluster => Field::Zone,
        GroupWord::District => Field::District,
        GroupWord::Committee => Field::Parent,
    }
}
