//! Rows without a cell that only units have: what tells them from the units of their table.

use super::file_reader::FileReader;
use crate::domain::{Field, Table, fold, is_dash};
use crate::ingest::bare_row::{BareLabel, BareRow, LikeUnits, RowNumber, UnitNumbers};
use crate::ingest::cells::group::{Group, group_of};
use crate::ingest::cells::numbering::{LIST_SIGNS, NumberingStyle, is_list_sign, split_number};
use crate::ingest::cells::unit_name;
use crate::ingest::header::layout::Layout;
use crate::ingest::row::label::is_label;
use crate::ingest::row::total::{is_of_which, is_party_group};
use crate::ingest::row::unit::{is_number_of_units, is_units_number};
use std::borrow::Cow;

/// The fewest units whose numbers or names tell what those of a table are like.
const LEAST_UNITS: usize = 2;

impl FileReader<'_, '_> {
    /// Stores how the row of a unit is numbered, and the row itself if it is bare. `is_unrated` is
    /// true for a row without a rating.
    pub(super) fn note_bare(&mut self, line: u32, row: &[Cow<'_, str>], is_unrated: bool) {
        let number = number_of(&self.layout, row);
        self.unit_numbers.numbered += u64::from(number == RowNumber::Number);
        if is_unrated && self.is_bare(row) {
            let label = label_of(&self.layout, row);
            self.draft.bare_rows.push(BareRow { line, number, label, like: LikeUnits::Like });
        } else {
            self.unit_numbers.has_unnumbered |= number == RowNumber::None;
            self.unit_numbers.has_marked |= number == RowNumber::Mark;
        }
    }

    /// True if a row has no cell that only units have: no rating, no kind, no other key. A row that
    /// names an enterprise's organisation and is not numbered as groups are is a unit.
    fn is_bare(&self, row: &[Cow<'_, str>]) -> bool {
        let is_empty = |field| {
            let cell = self.layout.cell(field, row);
            let is_number = field == Field::Kind && is_number_of_units(cell);
            cell.is_empty() || is_dash(cell) || is_number
        };
        let keys = [Field::Id, Field::Kind, Field::Parent, Field::Rating, Field::Established];
        let is_none_or_of_unit = |number: &str| number.is_empty() || is_units_number(number);
        let is_named = || {
            let name = fold(self.layout.cell(Field::Name, row));
            unit_name::prefix(&name).is_some() && unit_name::names_enterprise(&name)
        };
        keys.into_iter().all(is_empty)
            && !(is_none_or_of_unit(self.layout.numbering(row)) && is_named())
    }

    /// Settles which bare rows are like the units, once all rows of the table were read.
    pub(super) fn settle_bare_rows(&mut self) {
        if !self.draft.bare_rows.iter().any(BareRow::may_be_part) {
            return;
        }
        let UnitNumbers { numbered, has_unnumbered, has_marked } = self.unit_numbers;
        let is_numbered = numbered >= LEAST_UNITS as u64;
        let is_named = numbered == 0 && self.are_units_named();
        for row in &mut self.draft.bare_rows {
            let is_other = match row.number {
                RowNumber::None => is_numbered && !has_unnumbered,
                RowNumber::Mark => !has_marked,
                RowNumber::Number => false,
            };
            row.like = match () {
                () if is_other => LikeUnits::OtherNumber,
                () if is_named && row.number == RowNumber::None => LikeUnits::OtherName,
                () => LikeUnits::Like,
            };
        }
    }

    /// True if each row that is not bare has a name that tells what it is.
    fn are_units_named(&self) -> bool {
        let bare = &self.draft.bare_rows;
        let mut named = 0;
        for table in [Table::Organisations, Table::Branches] {
            let units = self.draft.units(table);
            for (line, name) in units.line.iter().zip(&units.name) {
                if bare.binary_search_by_key(line, |row| row.line).is_ok() {
                    continue;
                }
                if !tells_unit(&fold(self.shared.texts.get(*name))) {
                    return false;
                }
                named += 1;
            }
        }
        named >= LEAST_UNITS
    }
}

fn tells_unit(folded: &str) -> bool {
    unit_name::prefix(folded).is_some() || unit_name::names_enterprise(folded)
}

fn number_of(layout: &Layout, row: &[Cow<'_, str>]) -> RowNumber {
    let numbering = layout.numbering(row);
    if !numbering.is_empty() && !is_label(numbering) {
        return if is_list_sign(numbering) { RowNumber::Mark } else { RowNumber::Number };
    }
    let name = layout.cell(Field::Name, row);
    match split_number(name) {
        (NumberingStyle::Bare, _) if name.starts_with(LIST_SIGNS) => RowNumber::Mark,
        (NumberingStyle::Bare, _) => RowNumber::None,
        _ => RowNumber::Number,
    }
}

fn label_of(layout: &Layout, row: &[Cow<'_, str>]) -> BareLabel {
    let name = match layout.cell(Field::Name, row) {
        "" => layout.numbering(row),
        name => name,
    };
    let bare = match split_number(name).1 {
        "" => name,
        bare => bare,
    };
    let folded = fold(bare);
    if is_of_which(&folded) || is_party_group(&folded) {
        return BareLabel::Part;
    }
    if tells_unit(&folded) {
        return BareLabel::Unit;
    }
    match group_of(bare) {
        Group::Year(_) | Group::Period(..) => BareLabel::Time,
        _ => BareLabel::Other,
    }
}
