//! Rows of text only: titles of groups if rows of data follow, else part of the footer.

use super::doubtful_groups::{WaitingFinding, field_of_finding};
use super::file_reader::{FileReader, WaitingRows};
use crate::domain::{
    Field, FindingKind, GroupWord, Kind, LeftOut, Meaning, Ownership, Ragged, UnitRow, Year,
    is_dash,
};
use crate::ingest::cells::group::Group;
use crate::ingest::cells::numbering;
use crate::ingest::cells::numbering::NumberingStyle;
use crate::ingest::cells::unknown_label::unknown_label;
use crate::ingest::row::{label as row_label, signature};
use std::borrow::Cow;

impl FileReader<'_, '_> {
    /// Reads a row of text only. What it is depends on the rows below it.
    pub(super) fn text_row(&mut self, line: u32, row: &[Cow<'_, str>]) {
        self.note_title(line, row);
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

    /// Drops the findings of rows of text that may be the rest of the cells above: they are titles.
    pub(super) fn drop_words_only(&mut self) {
        let findings = &mut self.waiting.findings;
        findings.retain(|finding| finding.what != FindingKind::RaggedRow(Ragged::WordsOnly));
    }

    /// Stores why the waiting rows are left out, once the row after them is known.
    pub(super) fn settle_waiting(&mut self, why: LeftOut) {
        if self.waiting.lines.is_empty() {
            return;
        }
        let WaitingRows { lines, findings } = std::mem::take(&mut self.waiting);
        if why == LeftOut::Section {
            self.stated.start_section();
            for finding in findings {
                let label = finding.cell.clone();
                self.unknown_group(NumberingStyle::Bare, finding, &label);
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
        // A label may be in the column of numbers, and a number is no label.
        let is_label = |(column, cell): &(usize, &Cow<'_, str>)| {
            !cell.is_empty()
                && (self.layout.columns.get(*column) != Some(&Meaning::Numbering)
                    || row_label::is_label(cell))
        };
        let Some((column, cell)) = row.iter().enumerate().find(is_label) else { return };
        let label = numbering::split_number(cell).1;
        let label = if label.is_empty() { cell } else { label };
        let Some(what) = unknown_label(label) else { return };
        let label = label.to_owned();
        let finding = WaitingFinding { what, line, column: Some(column), cell: cell.to_string() };
        if is_certain {
            let style = row_label::section_style(&self.layout, row);
            self.unknown_group(style, finding, &label);
        } else {
            self.waiting.findings.push(finding);
        }
    }

    /// Adds the finding for a label; beside a column that gives the same, once a row below lacks
    /// the value.
    fn unknown_group(&mut self, style: NumberingStyle, finding: WaitingFinding, label: &str) {
        self.replace_group(&finding.what, label);
        let is_words_only = matches!(finding.what, FindingKind::RaggedRow(_));
        let field = field_of_finding(&finding.what);
        if !is_words_only && self.layout.column(field).is_some() {
            self.doubtful_groups.open(style, field, finding);
        } else {
            let WaitingFinding { what, line, column, cell } = finding;
            self.push(what, line, column, &cell, None);
        }
    }

    /// Ends the group that a misspelt one replaces: its value is not that of the rows below. The
    /// branches below a misspelt committee are its branches.
    fn replace_group(&mut self, what: &FindingKind, label: &str) {
        self.groups.end(|group| match what {
            FindingKind::UnknownOwnership(_) => matches!(group, Group::Ownership(_)),
            FindingKind::UnknownKind(_) => matches!(group, Group::Kind(_)),
            FindingKind::NotANumber(_) => matches!(group, Group::Year(_)),
            FindingKind::UnknownGroup(GroupWord::Park | GroupWord::Cluster) => {
                matches!(group, Group::Zone(_))
            }
            FindingKind::UnknownGroup(GroupWord::District) => matches!(group, Group::District(_)),
            FindingKind::UnknownGroup(GroupWord::Committee) => matches!(group, Group::Committee(_)),
            _ => false,
        });
        if matches!(what, FindingKind::NotANumber(_)) && self.layout.column(Field::Year).is_some() {
            self.set_year_above(None);
        }
        if *what == FindingKind::UnknownGroup(GroupWord::Committee) {
            let name = numbering::bare_name(label).to_owned();
            self.committee_from_group(&Group::Committee(name));
        }
    }

    /// Adds the findings of the labels above a unit that has no value of its own and from no other
    /// group.
    pub(super) fn settle_doubtful_groups(&mut self, unit: &UnitRow) {
        if self.doubtful_groups.is_empty() {
            return;
        }
        let texts = &*self.shared.texts;
        let is_odd = |field| unit.odd.iter().any(|(odd, _)| *odd == field);
        let is_none = |text| is_dash(texts.get(text)) || texts.get(text).is_empty();
        let (has_no_zone, has_no_district) = (is_none(unit.zone_text), is_none(unit.district));
        let lacks = |field| match field {
            Field::Ownership => unit.ownership == Ownership::Missing,
            Field::Kind => unit.kind == Kind::Bad && !is_odd(field),
            Field::Zone => has_no_zone,
            Field::District => has_no_district,
            Field::Parent => unit.parent.is_empty(),
            Field::Year => unit.year == Year::UNKNOWN,
            _ => false,
        };
        self.push_doubtful(lacks);
    }

    /// Likewise for any row, by whether it lacks the value of a field.
    pub(super) fn push_doubtful(&mut self, lacks: impl Fn(Field) -> bool) {
        for WaitingFinding { what, line, column, cell } in self.doubtful_groups.settle(lacks) {
            self.push(what, line, column, &cell, None);
        }
    }
}
