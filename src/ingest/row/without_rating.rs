//! The class of rows that have neither a rating nor a key: a group, a note, or a unit that has
//! reported nothing.

use super::classify::{Class, KEYS, Label, RowView};
use super::label::is_marked_group;
use super::note::{is_marked, tells_end_of_unit};
use super::unit::{is_own_row_of_committee, is_rest, lists_branches, names_several, names_unit};
use crate::domain::{Field, Kind, LeftOut, Meaning, Rating, Table, fold, is_dash};
use crate::ingest::cells::group::{Group, group_of};
use crate::ingest::cells::numbering::NumberingStyle;
use crate::ingest::cells::unit_name::is_of_place;
use crate::ingest::cells::{self, zone_name};
use crate::ingest::header::may_be_tick;

impl<S: AsRef<str>> RowView<'_, S> {
    /// The class of a row without a figure, a rating or a key: a unit that has reported nothing, a
    /// group or a note.
    pub(super) fn class_without_figures(&self, label: &Label<'_>) -> Class {
        let is_note = is_marked(self.cell(self.first))
            || tells_end_of_unit(label.whole) && !lists_branches(self.layout);
        if self.filled == 1 && is_note && !is_marked_group(self.cell(self.first)) {
            return Class::LeftOut(LeftOut::Note);
        }
        let group = match group_of(label.bare.trim_start_matches(['*', ' '])) {
            // Organisations are sorted by the committee of the place, which is above them.
            Group::Committee(name) if !lists_branches(self.layout) && is_of_place(&fold(&name)) => {
                // That of a park has its zone.
                match group_of(&zone_name::after_words(&name, 2)) {
                    Group::Zone(zone) => Group::Zone(zone),
                    _ => Group::Nothing,
                }
            }
            group => group,
        };
        let is_group = match group {
            Group::Nothing => false,
            // In a table of organisations a committee heads no group.
            Group::Committee(_) => self.layout.table != Some(Table::Organisations),
            _ => true,
        };
        let is_unit = || names_unit(self.layout, self.row, self.name, label.numbering);
        if !is_group && is_unit() || is_own_row_of_committee(self.layout, self.row, &group) {
            return Class::Data;
        }
        // The number may have a word: `Phần I`.
        let number = self.layout.group_number(self.row);
        let is_numbered = !number.is_empty() && label.whole != number;
        if self.filled - usize::from(is_numbered) != 1
            && !(is_group && self.has_only_tallies_beside(label.whole))
        {
            return Class::TextOnly;
        }
        match (&group, label.style) {
            (Group::Nothing, NumberingStyle::Bare) if is_rest(label.bare) => Class::Section(group),
            (Group::Nothing, NumberingStyle::Bare | NumberingStyle::Arabic) => Class::TextOnly,
            _ => Class::Section(group),
        }
    }

    /// True if what is beside the label of a group and its number only says how many units it has,
    /// or how they did: `I | KCN Quang Châu | 2`, `02 TCCSĐ`, `2/2`, `HTTNV: 2`.
    fn has_only_tallies_beside(&self, label: &str) -> bool {
        const MOST_WORDS: usize = 6;
        let number = self.layout.group_number(self.row);
        let mut beside =
            self.row.iter().map(AsRef::as_ref).filter(|cell| {
                !cell.is_empty() && !is_dash(cell) && *cell != label && *cell != number
            });
        beside.all(|cell| {
            cell.contains(|c: char| c.is_ascii_digit()) && cell.split(' ').count() <= MOST_WORDS
                || may_be_tick(cell)
        })
    }

    /// The class of a row with figures, without a rating or a key: a unit, or a group that has its
    /// own sums.
    pub(super) fn class_with_figures(&self, label: &Label<'_>) -> Class {
        let rating = self.field(Field::Rating);
        if self.name.is_empty() && !rating.is_empty() && !is_dash(rating) {
            // Sums have no rating, in words neither.
            return Class::Data;
        }
        let group = group_of(label.bare);
        let is_unrated = cells::rating(rating) == Ok(Rating::Unrated);
        let is_numbered = !matches!(label.style, NumberingStyle::Arabic | NumberingStyle::Bare);
        let is_of_units = self.layout.table != Some(Table::Enterprises);
        let is_group = match group {
            Group::Kind(_) | Group::Zone(_) | Group::Ownership(_) | Group::Both(_) => {
                is_numbered || (is_unrated && (is_of_units || !label.is_unit))
            }
            // An enterprise may have a name like a town's: `TP Bank`.
            Group::District(_) => is_numbered || (is_unrated && is_of_units),
            // In a list of branches alone a committee heads its branches.
            Group::Committee(_) | Group::SubCommittee(_) => {
                is_unrated && lists_branches(self.layout) && self.field(Field::Parent).is_empty()
            }
            Group::Branches => is_unrated,
            // Figures of another time may stand below a unit: the sums of the rows decide.
            Group::Year(_) | Group::Period(..) => false,
            Group::Rating(_) => is_unrated && !label.is_unit,
            Group::Rest => is_unrated && !label.is_unit,
            Group::Nothing => is_unrated && is_rest(label.bare),
        };
        if is_group {
            return Class::Section(group);
        }
        if self.heads_rows(label) {
            return Class::Section(Group::Nothing);
        }
        let has_no_key = KEYS.into_iter().all(|key| self.field(key).is_empty());
        let names_several = || names_several(label.bare, lists_branches(self.layout));
        let is_in_front = self.name.is_empty()
            && self.layout.columns.get(self.first) == Some(&Meaning::Numbering)
            && label.bare.chars().filter(|c| c.is_alphabetic()).count() > 2;
        let is_several = is_unrated
            && has_no_key
            && is_of_units
            && (is_numbered || is_in_front)
            && names_several();
        match group {
            _ if !is_several => Class::Data,
            Group::Committee(_) => Class::Section(Group::Kind(Kind::BaseCommittee)),
            group => Class::Section(group),
        }
    }
}
