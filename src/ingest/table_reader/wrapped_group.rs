//! Titles of groups that go on in the row below:
//!
//! ```text
//! B;DOANH NGHIỆP NGOÀI
//!  ;KHU VỰC NHÀ NƯỚC
//! ```
//!
//! The second row alone would give the rows below another value, so a numbered title that gives
//! nothing by itself waits for the row below it.

use super::file_reader::{FileReader, OpenTitle};
use crate::domain::Meaning;
use crate::ingest::cells::group::{Group, group_of};
use crate::ingest::cells::numbering::{NumberingStyle, split_number};
use crate::ingest::row::label;
use std::borrow::Cow;

impl FileReader<'_, '_> {
    /// Lets a numbered title that gives nothing wait for the row below it; the finding about it,
    /// too.
    pub(super) fn hold_title(&mut self, line: u32, style: NumberingStyle, row: &[Cow<'_, str>]) {
        let cells = row.iter().map(|cell| cell.clone().into_owned()).collect();
        self.open_title = Some(OpenTitle { line, style, cells });
    }

    /// Adds the finding about a title that waits: the row below does not go on with it.
    pub(super) fn settle_title(&mut self) {
        if let Some(OpenTitle { line, cells, .. }) = self.open_title.take() {
            let row: Vec<Cow<'_, str>> = cells.iter().map(|cell| cell.as_str().into()).collect();
            self.check_group_label(line, &row, &Group::Nothing, true);
        }
    }

    /// Joins a row without a number with the title above it where both together name a group that
    /// the title does not name alone; false where the row names it alone, and for any other row.
    pub(super) fn join_title(&mut self, row: &[Cow<'_, str>]) -> bool {
        let Some(OpenTitle { style, cells, .. }) = &self.open_title else { return false };
        let (Some(above), Some(rest)) = (self.label(cells), self.label(row)) else { return false };
        let group = group_of(&format!("{above} {rest}"));
        if label::section_style(&self.layout, row) != NumberingStyle::Bare
            || matches!(group, Group::Nothing | Group::Committee(_) | Group::SubCommittee(_))
        {
            return false;
        }
        let (style, is_named_alone) = (*style, group == group_of(rest));
        self.open_title = None;
        if !is_named_alone {
            self.section(style, group, false);
        }
        !is_named_alone
    }

    /// The only text of a row, without its number.
    fn label<'r, S: AsRef<str>>(&self, row: &'r [S]) -> Option<&'r str> {
        let mut texts =
            row.iter().map(AsRef::as_ref).enumerate().filter(|(_, cell)| !cell.is_empty()).filter(
                |(column, _)| self.layout.columns.get(*column) != Some(&Meaning::Numbering),
            );
        let ((_, text), None) = (texts.next()?, texts.next()) else { return None };
        Some(match split_number(text) {
            (NumberingStyle::Bare, _) | (_, "") => text,
            (_, label) => label,
        })
    }
}
