//! A row of organisations or branches: its own cells, and what it inherits from the rows above.

use super::counts;
use super::error_cells::{EmptiedCells, set_error};
use super::file_reader::{FileReader, RowAbove, RowFindings};
use super::groups::CommitteeAbove;
use super::list_of_both::{listed_row, may_have_branches, row_number};
use super::numbered_branches;
use super::ticks::read_ticks;
use super::unit_cells::{UnitCells, is_invented_note};
use crate::domain::{
    CountField, Field, FindingKind, Kind, Meaning, Ownership, Rating, Table, Text, UnitRow, Year,
    fold,
};
use crate::ingest::cells::group::Group;
use crate::ingest::cells::numbering::NumberingStyle;
use crate::ingest::cells::periods;
use crate::ingest::cells::unit_name::{self, Prefix};
use crate::ingest::header::folding::fold_heading;
use crate::ingest::link::stated_percents;
use crate::ingest::row::own_column::is_missing;
use crate::ingest::row::unit::lists_branches;
use std::borrow::Cow;

impl FileReader<'_, '_> {
    /// Reads a row of organisations or branches.
    pub(super) fn unit(
        &mut self,
        table: Table,
        line: u32,
        row: &[Cow<'_, str>],
        emptied: &EmptiedCells,
    ) {
        let at = self.draft.next_row(table);
        let UnitCells { mut unit, mut findings, lacks_levels, .. } =
            self.unit_cells(table, line, row, emptied);
        if unit.ownership == Ownership::Missing
            && !self.layout.cell(Field::Ownership, row).is_empty()
        {
            self.without_value.push((table, at, Field::Ownership));
        }
        if self.layout.has_several_zones(row) {
            unit.odd.push((Field::Zone, unit.zone_text));
            unit.zone_text = Text::EMPTY;
        }
        if self.layout.column(Field::Year).is_some() {
            self.set_year_above(Some(unit.year));
        }
        let (layout, texts) = (&self.layout, &mut *self.shared.texts);
        read_ticks(layout, texts, row, &mut unit, &mut findings);
        self.inherit_from_groups(table, &mut unit, row);
        self.read_period(&mut unit, row, &mut findings);
        let (layout, texts) = (&self.layout, &mut *self.shared.texts);
        counts::separate_excellent(layout, texts, &mut unit, row, &mut findings);
        counts::separate_satisfactory(layout, texts, &mut unit, row, &mut findings);
        counts::check_members(layout, &mut unit, lacks_levels, &mut findings);
        if table == Table::Organisations {
            counts::check_branches(layout, &mut unit, &mut findings);
        }
        findings.extend(stated_percents::percent_mismatches(layout, row, &unit.counts));
        let is_branch_of_both = layout.table.is_none() && table == Table::Branches;
        self.stated.add_row(&unit.counts, is_branch_of_both);
        if table == Table::Organisations
            && unit.kind == Kind::Bad
            && let Some(column) = self.layout.column(Field::Name)
            && self.layout.column(Field::Kind).is_none()
        {
            findings.push((FindingKind::NameWithoutKind, column));
        }
        if unit.id.is_empty()
            && is_missing(self.layout.cell(Field::Name, row))
            && let Some(column) = self.layout.column(Field::Name)
        {
            findings.push((FindingKind::NoName, column));
        }
        self.note_bare(line, row, unit.rating == Rating::Unrated);
        let listed = &mut self.draft.listed_rows;
        if table == Table::Organisations
            && listed.len() < numbered_branches::MOST_ROWS
            && may_have_branches(&self.layout)
        {
            listed.push(listed_row(&self.layout, line, row));
        }
        self.note_committee_cell(line, row);
        self.row_above = RowAbove::Unit(table, at);
        self.keep_emptied(line, table, at, emptied);
        self.keep_persons(line, (table, at), emptied);
        self.push_all(findings, line, row, Some((table, at)));
        self.draft.push(table, &unit);
    }

    /// Parses the cells of a row.
    fn unit_cells(
        &mut self,
        table: Table,
        line: u32,
        row: &[Cow<'_, str>],
        emptied: &EmptiedCells,
    ) -> UnitCells<'_> {
        let year = self.year.unwrap_or(Year::UNKNOWN);
        let mut parsed = UnitCells {
            texts: &mut *self.shared.texts,
            is_list_of_both: self.layout.table.is_none(),
            has_personal: self.layout.columns.contains(&Meaning::Personal),
            unit: UnitRow { year, line, ..UnitRow::default() },
            findings: Vec::new(),
            lacks_levels: false,
        };
        for (column, meaning) in self.layout.columns.iter().enumerate() {
            let Meaning::Field(field) = *meaning else { continue };
            if !field.is_of(table) {
                continue;
            }
            let cell = row.get(column).map_or("", AsRef::as_ref);
            let error = emptied.error_in(column).filter(|_| cell.is_empty());
            if let Some(text) = error {
                let text = parsed.texts.intern(text);
                set_error(&mut parsed.unit, field, text);
            } else if let Some(count) = CountField::of(field) {
                parsed.read_count(count, column, cell);
            } else if field == Field::DataNote {
                self.draft.facts.illustrative |= is_invented_note(cell);
            } else if field == Field::Year && cell.is_empty() && self.year.is_some() {
                // The empty cell is part of a merged one.
                self.draft.facts.set_filled_from_above(Field::Year);
            } else if let (Field::Kind, "", Some(kind)) = (field, cell, self.groups.kind()) {
                parsed.unit.kind = kind;
            } else {
                parsed.read(field, column, cell);
            }
        }
        parsed
    }

    /// Reads the cell of a column of periods: an empty one is that of the row above. The cell gives
    /// the year too, where no column does.
    fn read_period(
        &mut self,
        unit: &mut UnitRow,
        row: &[Cow<'_, str>],
        findings: &mut RowFindings,
    ) {
        let Some(column) = self.layout.column(Field::Period) else { return };
        let cell = row.get(column).map_or("", AsRef::as_ref);
        if !cell.is_empty() {
            match periods::in_cell(&fold_heading(&self.layout.headings[column]), cell) {
                Some(read) => self.period_above = Some(read),
                None => findings.push((FindingKind::BadDate, column)),
            }
        }
        let Some((period, year)) = self.period_above else { return };
        unit.period = period;
        if let Some(year) = year.filter(|_| self.layout.column(Field::Year).is_none()) {
            unit.year = year;
        }
    }

    /// Sets the fields that the row has no cell or an empty cell of, from the groups above the row,
    /// from the titles of the file and from the unit's name.
    pub(super) fn inherit_from_groups(
        &mut self,
        table: Table,
        unit: &mut UnitRow,
        row: &[Cow<'_, str>],
    ) {
        let has = |field| self.layout.column(field).is_some();
        let texts = &mut *self.shared.texts;
        let title_zone = self.zone.filter(|_| !has(Field::Zone));
        unit.zone_text =
            self.groups.zone_of_row(texts, unit.zone_text).or(title_zone).unwrap_or(unit.zone_text);
        unit.district = self.groups.district_of_row(texts, unit.district).unwrap_or(unit.district);
        if !has(Field::Year) {
            unit.year = self.groups.year().or(self.year).unwrap_or(unit.year);
        }
        if unit.ownership == Ownership::Missing {
            let of_group = self.groups.ownership().or(self.title_ownership);
            unit.ownership = of_group.unwrap_or(unit.ownership);
        }
        if let Some(period) = self.groups.period().filter(|_| !has(Field::Period)) {
            unit.period = period;
        }
        if let Some(rating) = self.groups.rating()
            && unit.rating == Rating::Unrated
            && self.layout.cell(Field::Rating, row).is_empty()
        {
            unit.rating = rating;
        }
        if table == Table::Branches {
            if self.layout.table.is_none() {
                self.letters.add(&self.layout, None, row);
            }
            self.inherit_committee(unit);
        } else {
            if !has(Field::Kind) {
                unit.kind = self.kind_of(unit.name);
            }
            if self.layout.table.is_none() && !has(Field::Parent) {
                self.set_committee_above(unit, row);
            }
        }
        self.settle_doubtful_groups(unit);
    }

    /// Sets the committee of a branch that names none.
    fn inherit_committee(&mut self, unit: &mut UnitRow) {
        self.end_committee_row(unit);
        // A committee that a lookup did not find is not the one above.
        if unit.parent.is_empty() && !unit.odd.iter().any(|(f, _)| *f == Field::Parent) {
            let of_row_above = self.committee_of_row_above();
            let texts = &mut *self.shared.texts;
            unit.parent = of_row_above
                .or_else(|| self.committee.map(|committee| committee.key))
                .or_else(|| self.groups.committee().map(|name| texts.intern(name)))
                .or(self.title_committee)
                .unwrap_or(Text::EMPTY);
        }
    }

    /// The kind of an organisation without a column of kinds: by its name, else by its group.
    fn kind_of(&self, name: Text) -> Kind {
        match unit_name::prefix(&fold(self.shared.texts.get(name))) {
            Some(Prefix::Cell) => Kind::BaseCell,
            Some(Prefix::Committee) => Kind::BaseCommittee,
            None => self.groups.kind().unwrap_or(Kind::Bad),
        }
    }

    /// In a list of both: stores a committee as that of the branches below it. A base cell ends the
    /// branches above it, except where committees are not numbered `1, 2`.
    fn set_committee_above(&mut self, unit: &UnitRow, row: &[Cow<'_, str>]) {
        let is_committee = unit.kind == Kind::BaseCommittee;
        let style = self.letters.add(&self.layout, Some(is_committee), row);
        if is_committee {
            let key = if unit.id.is_empty() { unit.name } else { unit.id };
            let number = self.shared.texts.intern(row_number(&self.layout, row));
            let has_brackets = self.layout.numbering(row).starts_with('(');
            self.committee = Some(CommitteeAbove { key, style, has_brackets, number });
        } else {
            let has_kinds = self.layout.column(Field::Kind).is_some();
            self.committee = self
                .committee
                .filter(|committee| committee.style != NumberingStyle::Arabic && !has_kinds);
        }
    }

    /// A group row that names a committee heads its branches; any other ends those of the last. In
    /// a list of branches alone one inside the group of a committee does not: a zone, a district.
    pub(super) fn committee_from_group(&mut self, group: &Group) {
        self.committee = match group {
            Group::Committee(name) => Some(CommitteeAbove {
                key: self.shared.texts.intern(name),
                style: NumberingStyle::Bare,
                has_brackets: false,
                number: Text::EMPTY,
            }),
            Group::Kind(_) => None,
            _ => self.committee.filter(|committee| {
                let name = self.shared.texts.get(committee.key);
                lists_branches(&self.layout) && self.groups.committee() == Some(name)
            }),
        };
    }
}
