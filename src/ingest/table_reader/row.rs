//! One row: classifies it and passes it to the methods of its class.

use super::doubtful_groups::field_of_group;
use super::error_cells::EmptiedCells;
use super::file_reader::{FileReader, RowAbove};
use super::ragged;
use super::row_roles::RowRole;
use super::table_above::TitleRows;
use super::unit_cells::shown_odd;
use crate::domain::{
    Field, FindingKind, HIDDEN_CELL, LeftOut, Meaning, Period, Ragged, Table, clean, fold,
    has_control, is_dash,
};
use crate::ingest::cells;
use crate::ingest::cells::group::{Group, group_of};
use crate::ingest::cells::lone_place::{LonePlace, lone_place};
use crate::ingest::cells::numbering::{self, NumberingStyle};
use crate::ingest::cells::person_name::{Likeness, likeness};
use crate::ingest::cells::zone_name;
use crate::ingest::row::classify::{self, Class};
use crate::ingest::row::own_column::{group_in_column, is_missing};
use crate::ingest::row::records::Form;
use crate::ingest::row::wrapped;
use crate::ingest::row::{figures, label, note, unit};
use std::borrow::Cow;

impl FileReader<'_, '_> {
    /// Reads a row below the header.
    pub(super) fn row(&mut self, line: u32, form: Form, record: &[&str]) {
        if form != Form::OpenQuote && self.is_of_next_table(line, record) {
            return;
        }
        if self.layout.is_people_list {
            return self.person(line, form, record);
        }
        if form == Form::OpenQuote {
            return self.ragged_row(line, Ragged::OpenQuote, "");
        }
        let mut row = self.layout.cleaned(record.iter().copied());
        self.cut_persons(line, record, &mut row);
        keep_first_of_repeated(&mut row);
        label::join_label(&self.layout, &mut row);
        label::move_name(&self.layout, &mut row);
        label::name_base_cell(&self.layout, &mut row);
        self.repeat_row_above(&mut row);
        let mut emptied = self.empty_cells_without_value(&mut row);
        emptied.errors.extend(self.errors_in_dropped_columns(record));
        let class = self.class_of(line, record, &row);
        self.settle_title();
        let is_words_only = matches!(class, Class::Data | Class::TextOnly)
            && self.is_words_only(&row)
            || class == Class::TextOnly && self.may_be_rest_of_name(&row);
        if class == Class::Data && is_words_only
            || matches!(class, Class::Data | Class::TextOnly) && self.is_beyond_name(&class, &row)
        {
            return self.ragged_row(line, Ragged::WordsOnly, "");
        }
        if class == Class::Data && self.is_pasted(record) {
            let what = Ragged::Cells { found: 1, expected: self.width };
            return self.ragged_row(line, what, "");
        }
        if class != Class::Data {
            for (column, text) in &emptied.errors {
                self.push(FindingKind::SpreadsheetError, line, Some(*column), text, None);
            }
            // Percentages are compared with the unit above them.
            match class {
                Class::LeftOut(LeftOut::SubCommittee) => self.row_above = RowAbove::SubCommittee,
                Class::LeftOut(LeftOut::SumOfRows | LeftOut::Mean) => {
                    self.row_above = RowAbove::Other;
                }
                Class::LeftOut(_) | Class::Rates => {}
                _ => self.row_above = RowAbove::Other,
            }
        }
        self.classified(line, class, (record, &row), emptied);
        if is_words_only {
            self.find_words_only(line);
        }
    }

    /// What a row is, by its cells and by the rows above it. Joins a row with the unit above where
    /// it is the rest of its name, and stores a sub-committee.
    fn class_of(&mut self, line: u32, record: &[&str], row: &[Cow<'_, str>]) -> Class {
        if note::is_example(row) && !note::is_typed_over(&self.layout, row) {
            return Class::LeftOut(LeftOut::Example);
        }
        match self.shared.roles.get(&line) {
            Some(RowRole::Group) => {
                return Class::Section(label::group_by_sums(&self.layout, row));
            }
            Some(RowRole::Total) => return Class::Total { of_group: false },
            Some(RowRole::Part { is_certain }) => return self.part(line, row, *is_certain),
            Some(RowRole::Branch | RowRole::OfBase) | None => {}
        }
        let class = classify::classify(&self.layout, row);
        if matches!(class, Class::Total { .. })
            && let Some(group) = self.group_of_sums_above(row)
        {
            return Class::Section(group);
        }
        if let Class::Section(Group::Committee(committee)) = &class
            && committee == self.layout.cell(Field::Parent, row)
        {
            return self.committee_row(committee);
        }
        match class {
            Class::LeftOut(LeftOut::Note) => Class::LeftOut(LeftOut::Note),
            Class::TextOnly | Class::Section(_) if self.join_title(row) => {
                Class::LeftOut(LeftOut::Continuation)
            }
            Class::TextOnly | Class::Section(_) | Class::LeftOut(_) if self.is_cut(record, row) => {
                Class::Data
            }
            Class::TextOnly
            | Class::Data
            | Class::Section(_)
            | Class::LeftOut(LeftOut::Page | LeftOut::ColumnNumbers)
                if self.join_name(&class, row) =>
            {
                Class::LeftOut(LeftOut::Continuation)
            }
            Class::Data | Class::Total { .. } if self.is_labelled_rates(record, row) => {
                Class::Rates
            }
            Class::Section(group) if self.is_sum_below(&group, row) => {
                self.has_sums_below = true;
                Class::Total { of_group: true }
            }
            Class::Data if self.is_note(row) => Class::LeftOut(LeftOut::Note),
            Class::Data if self.is_year_before(row) => Class::LeftOut(LeftOut::Comparison),
            Class::Data if self.is_sum_of_rows(row) => Class::LeftOut(LeftOut::SumOfRows),
            Class::Data if self.is_sub_committee(row) => {
                self.sub_committee(line, row);
                Class::LeftOut(LeftOut::SubCommittee)
            }
            class => class,
        }
    }

    /// The group that a total heads: its word is in a column, and none of the rows above is of it.
    fn group_of_sums_above(&self, row: &[Cow<'_, str>]) -> Option<Group> {
        let group = group_in_column(&self.layout, row, (false, true))?;
        let (field, word) = match &group {
            Group::Year(year) => return (self.year != Some(*year)).then_some(group),
            Group::Ownership(own) => {
                return (self.last_ownership() != Some(*own)).then_some(group);
            }
            Group::Zone(word) => (Field::Zone, word),
            Group::District(word) => (Field::District, word),
            Group::Committee(word) => (Field::Parent, word),
            _ => return None,
        };
        let is_known = self.last_in_column(field).is_some_and(|above| fold(above) == fold(word));
        (!is_known).then_some(group)
    }

    /// Leaves out a row that is no unit. It is said where it may lack the cells of one.
    fn part(&mut self, line: u32, row: &[Cow<'_, str>], is_certain: bool) -> Class {
        if !is_certain {
            let label = label::label_column(&self.layout, row);
            let cell = label.map_or("", |column| &row[column]);
            // Who signs may be in a row with a figure.
            let is_person = self.is_signed
                || matches!(lone_place(cell), LonePlace::Person | LonePlace::Namesake)
                || likeness(cell) > Likeness::None;
            if is_person {
                let columns = label.map(|column| (line, self.columns_before + column));
                self.draft.facts.hidden.extend(columns);
            }
            let cell = if is_person { HIDDEN_CELL } else { shown_odd(cell, true) };
            self.push(FindingKind::NoUnit, line, label, cell, None);
        }
        let is_time =
            matches!(label::group_by_sums(&self.layout, row), Group::Year(_) | Group::Period(..));
        let why = if is_time { LeftOut::Comparison } else { LeftOut::PartOfMembers };
        Class::LeftOut(why)
    }

    /// True if a row has the figures of a year before the report's below those of a unit.
    fn is_year_before(&self, row: &[Cow<'_, str>]) -> bool {
        let is_empty = |field| self.layout.cell(field, row).is_empty();
        matches!(self.row_above, RowAbove::Unit(..))
            && [Field::Id, Field::Kind, Field::Year].into_iter().all(is_empty)
            && self.layout.numbering(row).is_empty()
            && matches!(group_of(self.layout.cell(Field::Name, row)),
                Group::Year(year) if self.year.is_some_and(|own| year < own))
    }

    /// True if a row is a note in brackets in the column of names, all else empty.
    fn is_note(&self, row: &[Cow<'_, str>]) -> bool {
        let name = self.layout.cell(Field::Name, row);
        row.iter().filter(|cell| !cell.is_empty()).count() == 1 && note::is_in_brackets(name)
    }

    /// True if a row with the label of a group has the sums of the rows above it: it is below its
    /// rows. One row is enough where another group has its sums below. Where a group above has
    /// these sums, this one may have the same.
    fn is_sum_below(&self, group: &Group, row: &[Cow<'_, str>]) -> bool {
        let least = if self.has_sums_below { 1 } else { 2 };
        let Some(table) = self.layout.table else { return false };
        let is_of_part = |part: &Group| {
            matches!(
                part,
                Group::Zone(_) | Group::Ownership(_) | Group::Kind(_) | Group::District(_)
            )
        };
        group.parts().iter().all(is_of_part)
            && figures::has_figure_or_rating(&self.layout, row)
            && (self.has_sums_below || !self.stated.is_group_complete())
            && self.stated.is_sum_of(least, &self.layout, row, self.copied_rows(table))
    }

    /// How many rows of a table were copied from the prior read, and are in no sum here.
    fn copied_rows(&self, table: Table) -> u64 {
        u64::from(self.draft.next_row(table)).saturating_sub(self.stated.rows())
    }

    /// True if a row has no number, key or rating and no name of a unit, and its counts are the
    /// sums or the means of the rows above it.
    fn is_sum_of_rows(&self, row: &[Cow<'_, str>]) -> bool {
        let Some(table) = self.layout.table.filter(|table| *table != Table::Enterprises) else {
            return false;
        };
        let is_empty = |field| {
            let cell = self.layout.cell(field, row);
            cell.is_empty() || is_dash(cell)
        };
        let keys = [Field::Id, Field::Kind, Field::Parent, Field::Rating, Field::Established];
        let numbering = self.layout.numbering(row);
        if !(numbering.is_empty() || label::is_label(numbering)) || !keys.into_iter().all(is_empty)
        {
            return false;
        }
        let copied = self.copied_rows(table);
        !unit::is_unit_by_name(table, self.layout.cell(Field::Name, row))
            && (self.stated.is_sum(&self.layout, row, copied)
                || self.stated.is_mean(&self.layout, row, copied))
    }

    /// True if a row below a unit may be the rest of its cells, which is not certain. A label may
    /// be in the first column.
    fn is_words_only(&self, row: &[Cow<'_, str>]) -> bool {
        let name = [Field::Name, Field::Enterprise];
        matches!(self.row_above, RowAbove::Unit(..))
            && !self.is_signed
            && row.first().is_some_and(|cell| cell.is_empty())
            && name.iter().all(|field| self.layout.cell(*field, row).is_empty())
            && wrapped::may_be_rest(&self.layout, row)
    }

    /// Reads a row of a class.
    fn classified(
        &mut self,
        line: u32,
        class: Class,
        (record, row): (&[&str], &[Cow<'_, str>]),
        mut emptied: EmptiedCells,
    ) {
        match class {
            Class::TextOnly => match self.group_of_title(row).filter(|_| !self.is_signed) {
                Some(group) => self.group_row(line, row, group),
                None => self.text_row(line, row),
            },
            Class::Data if self.is_signed && !figures::has_figure_or_rating(&self.layout, row) => {
                self.draft.facts.left_out.push((line, LeftOut::Footer));
            }
            Class::LeftOut(why) => self.left_out_row(line, why, row),
            Class::Total { of_group } => {
                self.note_title(line, row);
                self.draft.facts.left_out.push((line, LeftOut::Total));
                self.total_row(line, row, of_group);
            }
            Class::Carried => {
                self.titles = TitleRows::default();
                self.draft.facts.left_out.push((line, LeftOut::Carried));
                self.stated.add_carried(line, &self.layout, row);
            }
            Class::Rates => {
                self.titles = TitleRows::default();
                self.draft.facts.left_out.push((line, LeftOut::Rates));
                // No figures of a sub-committee are kept to compare.
                if self.row_above != RowAbove::SubCommittee && !self.unit_rates(line, row) {
                    self.stated.add_rates(line, &self.layout, row);
                }
                self.row_above = RowAbove::Other;
            }
            Class::Section(group) => self.group_row(line, row, group),
            Class::Data => {
                self.titles = TitleRows::default();
                self.is_signed = false;
                self.settle_waiting(LeftOut::Section);
                self.end_breakdown();
                let row = self.without_remarks_beside(line, row);
                match ragged::ragged(row, self.width, self.most_cells) {
                    Some(what) if !self.is_trimmed(row) => {
                        self.keep_broken_unit(line, row);
                        self.ragged_row(line, what, ragged::shown_name(&self.layout, row));
                    }
                    _ => match self.without_persons(line, row, &mut emptied) {
                        Some(row) => self.data(line, record, &row, &emptied),
                        None => self.data(line, record, row, &emptied),
                    },
                }
            }
        }
    }

    /// Reads the row of a group.
    fn group_row(&mut self, line: u32, row: &[Cow<'_, str>], group: Group) {
        self.is_signed = false;
        let number = label::section_number(&self.layout, row);
        let of_number = label::section_style(&self.layout, row);
        let style = self.groups.style(of_number, number, &group);
        let group = match group {
            Group::Nothing => self.committee_by_enterprise(row).unwrap_or(group),
            group => group,
        };
        self.note_group(line, style, &group, row);
        self.draft.facts.left_out.push((line, LeftOut::Section));
        if style == NumberingStyle::Bare
            && group == Group::Nothing
            && self.stated.is_bare_group_complete()
        {
            self.groups.end_last_bare();
        }
        self.part_of_total(&group, row);
        self.stated.start_group(style, line, &self.layout, row);
        let is_first = style == of_number && numbering::is_first(number);
        self.section_of_row(line, style, &group, is_first);
        match group {
            Group::Nothing if style != NumberingStyle::Bare => self.hold_title(line, style, row),
            group => self.check_group_label(line, row, &group, true),
        }
    }

    /// Leaves out a row that is no data.
    fn left_out_row(&mut self, line: u32, why: LeftOut, row: &[Cow<'_, str>]) {
        if why == LeftOut::Header {
            self.drop_words_only();
            self.stated.start_page();
            self.repeated_header(line);
        }
        if matches!(why, LeftOut::SumOfRows | LeftOut::Mean | LeftOut::Comparison) {
            self.titles = TitleRows::default();
        }
        if why == LeftOut::SumOfRows && self.stated.is_sum(&self.layout, row, 0) {
            self.stated.add_total(line, &self.layout, row, true);
        }
        self.draft.facts.left_out.push((line, why));
    }

    /// Leaves out a row that cannot be read. `name` is the unit's, as the finding shows it.
    pub(super) fn ragged_row(&mut self, line: u32, what: Ragged, name: &str) {
        self.draft.facts.left_out.push((line, LeftOut::Broken));
        self.push(FindingKind::RaggedRow(what), line, None, name, None);
    }

    /// Opens the group of a row, which may be a sub-committee.
    pub(super) fn section_of_row(
        &mut self,
        line: u32,
        style: NumberingStyle,
        group: &Group,
        is_first: bool,
    ) {
        self.section(style, group.clone(), is_first);
        if let Group::SubCommittee(name) = group {
            self.sub_committee_group(line, name);
        }
    }

    /// Opens a group for the rows below. `is_first` is true for the first number of its style.
    pub(super) fn section(&mut self, style: NumberingStyle, group: Group, is_first: bool) {
        let rows = self.draft.facts.rows;
        if let (Group::Year(year), Some(_)) = (&group, self.layout.column(Field::Year)) {
            self.set_year_above(Some(*year));
        }
        self.doubtful_groups.end(style, field_of_group(&group));
        self.has_rating_group |= matches!(group, Group::Rating(_));
        match group {
            // The committee above stays theirs.
            Group::SubCommittee(_) | Group::Branches => {}
            // The title of the next page says again what holds.
            group if style == NumberingStyle::Bare && self.is_of_time(&group) => {}
            group => {
                let group = match group {
                    Group::District(name) => Group::District(self.district_as_in_column(&name)),
                    group => group,
                };
                self.groups.open(style, group.clone(), is_first, rows);
                self.committee_from_group(&group);
            }
        }
    }

    /// True for a group of the year and the period that the rows above are of.
    pub(super) fn is_of_time(&self, group: &Group) -> bool {
        let period = || {
            let of_file = self.draft.facts.period.map(|(period, _)| period);
            self.groups.period().or(of_file).unwrap_or(Period::YEAR)
        };
        let year = self.groups.year().or(self.year);
        match group {
            Group::Year(own) => year == Some(*own),
            Group::Period(own, of) => year.is_some() && *of == year && *own == period(),
            _ => false,
        }
    }

    /// The name of a district as the cells of its column have it: without the word that heads them.
    fn district_as_in_column(&self, name: &str) -> String {
        let heading = self.layout.column(Field::District).map(|c| fold(&self.layout.headings[c]));
        let rest = heading.as_deref().filter(|heading| {
            fold(name).strip_prefix(*heading).is_some_and(|rest| rest.starts_with(' '))
        });
        rest.map_or_else(
            || name.to_owned(),
            |heading| zone_name::after_words(name, heading.split(' ').count()),
        )
    }

    /// Reads a row of one of the tables.
    fn data(&mut self, line: u32, record: &[&str], row: &[Cow<'_, str>], emptied: &EmptiedCells) {
        let table = self.layout.table.unwrap_or_else(|| self.table_of_both(line, row));
        self.find_control_characters(line, table, record, row);
        let kind = self.kinds_of_branches.and_then(|column| record.get(column));
        let kind = kind.map_or(Cow::Borrowed(""), |kind| clean(kind));
        if !(cells::is_bare_cell_kind(&kind) || cells::is_branch_kind(&kind) || is_missing(&kind)) {
            self.draft.base_row = Some(line);
        }
        self.draft.facts.rows += 1;
        match table {
            Table::Enterprises => self.enterprise(line, row, emptied),
            table => self.unit(table, line, row, emptied),
        }
    }

    /// Adds a finding for each cell from which control characters were removed.
    fn find_control_characters(
        &mut self,
        line: u32,
        table: Table,
        record: &[&str],
        row: &[Cow<'_, str>],
    ) {
        let is_read = |m: &Meaning| !m.is_dropped() && *m != Meaning::Blank;
        let at = self.draft.next_row(table);
        for (column, (&raw, cell)) in record.iter().zip(row).enumerate() {
            let is_changed = matches!(cell, Cow::Owned(_));
            if is_changed
                && self.layout.columns.get(column).is_some_and(is_read)
                && has_control(raw)
            {
                let what = FindingKind::ControlCharacters;
                self.push(what, line, Some(column), cell, Some((table, at)));
            }
        }
    }
}

/// Empties all cells but the first where each has the same text: a merged group row that was split.
/// Its figures may be behind it.
fn keep_first_of_repeated(row: &mut [Cow<'_, str>]) {
    const LEAST: usize = 4;
    const LEAST_IN_FRONT: usize = 2;
    let Some((first, rest)) = row.split_first_mut() else { return };
    let in_front = rest.iter().take_while(|cell| *cell == first).count();
    if in_front >= LEAST_IN_FRONT && first.chars().filter(|c| c.is_alphabetic()).count() > 2 {
        rest[..in_front].fill(Cow::Borrowed(""));
        return;
    }
    if rest.len() >= LEAST
        && first.contains(char::is_alphabetic)
        && rest.iter().all(|cell| cell.is_empty() || cell == first)
        && rest.iter().filter(|cell| *cell == first).count() >= LEAST
    {
        rest.fill(Cow::Borrowed(""));
    }
}
