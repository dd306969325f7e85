//! A row of enterprises.

use super::error_cells::EmptiedCells;
use super::file_reader::{FileReader, RowAbove, RowFindings};
use super::unit_cells::{is_invented_note, union};
use crate::domain::{
    Count, CountField, EnterpriseRow, Field, FindingKind, Meaning, Ownership, Table, Year, YesNo,
    is_dash,
};
use crate::ingest::cells;
use crate::ingest::header::layout::Layout;
use std::borrow::Cow;

impl FileReader<'_, '_> {
    /// Reads a row of enterprises.
    pub(super) fn enterprise(&mut self, line: u32, row: &[Cow<'_, str>], emptied: &EmptiedCells) {
        let at = self.draft.next_row(Table::Enterprises);
        let layout = &self.layout;
        let cell = |field| layout.cell(field, row);
        let mut findings = RowFindings::new();
        let workers = workers(layout, row, emptied, &mut findings);
        let ownership = ownership(layout, row, emptied, &mut findings);
        if ownership == Ownership::Missing && !cell(Field::Ownership).is_empty() {
            self.without_value.push((Table::Enterprises, at, Field::Ownership));
        }
        let trade_union = has_union(layout, row, Field::TradeUnion, &mut findings);
        let youth_union = has_union(layout, row, Field::YouthUnion, &mut findings);
        find_lost_letters(layout, row, &mut findings);
        let mut counts = [Count::MISSING; CountField::LEN];
        counts[CountField::Workers as usize] = workers;
        self.stated.add_row(&counts, false);
        let texts = &mut *self.shared.texts;
        let mut zone_text = texts.intern(cell(Field::Zone));
        let title_zone = self.zone.filter(|_| layout.column(Field::Zone).is_none());
        zone_text = self.groups.zone_of_row(texts, zone_text).or(title_zone).unwrap_or(zone_text);
        let mut district = texts.intern(cell(Field::District));
        district = self.groups.district_of_row(texts, district).unwrap_or(district);
        let is_without_zone = zone_text.is_empty() || is_dash(texts.get(zone_text));
        let is_without_district = district.is_empty() || is_dash(texts.get(district));
        let of_group = self.groups.ownership().or(self.title_ownership);
        let of_group = of_group.filter(|_| ownership == Ownership::Missing);
        let of_cell = cells::year(cell(Field::Year)).ok();
        self.draft.enterprises.push(&EnterpriseRow {
            year: of_cell.or(self.year).unwrap_or(Year::UNKNOWN),
            id: texts.intern(cell(Field::Id)),
            name: texts.intern(cell(Field::Enterprise)),
            zone_text,
            district,
            ownership: of_group.unwrap_or(ownership),
            workers,
            organisation: texts.intern(cells::organisation(cell(Field::Organisation))),
            trade_union,
            youth_union,
            line,
            ..EnterpriseRow::default()
        });
        self.push_doubtful(|field| match field {
            Field::Ownership => of_group.unwrap_or(ownership) == Ownership::Missing,
            Field::Zone => is_without_zone,
            Field::District => is_without_district,
            _ => false,
        });
        let cell = |field| self.layout.cell(field, row);
        self.draft.facts.illustrative |= is_invented_note(cell(Field::DataNote));
        self.row_above = RowAbove::Unit(Table::Enterprises, at);
        self.push_all(findings, line, row, Some((Table::Enterprises, at)));
        self.keep_emptied(line, Table::Enterprises, at, emptied);
        self.keep_persons(line, (Table::Enterprises, at), emptied);
    }
}

/// The number of workers.
fn workers(
    layout: &Layout,
    row: &[Cow<'_, str>],
    emptied: &EmptiedCells,
    findings: &mut RowFindings,
) -> Count {
    let column = layout.column(Field::Workers);
    match cells::count(layout.cell(Field::Workers, row), Field::Workers) {
        Ok(_) if column.is_some_and(|c| emptied.error_in(c).is_some()) => Count::BAD,
        Ok(count) => {
            if count == Count::MISSING {
                findings.push((FindingKind::MissingCount, column.unwrap_or(0)));
            }
            count
        }
        Err(what) => {
            findings.push((what, column.unwrap_or(0)));
            Count::BAD
        }
    }
}

/// The ownership.
fn ownership(
    layout: &Layout,
    row: &[Cow<'_, str>],
    emptied: &EmptiedCells,
    findings: &mut RowFindings,
) -> Ownership {
    let column = layout.column(Field::Ownership);
    match cells::ownership(layout.cell(Field::Ownership, row)) {
        Ok(_) if column.is_some_and(|c| emptied.error_in(c).is_some()) => Ownership::Bad,
        Ok(ownership) => ownership,
        Err(what) => {
            findings.push((what, column.unwrap_or(0)));
            Ownership::Bad
        }
    }
}

/// Adds a finding for each name that lost letters when the file was saved.
fn find_lost_letters(layout: &Layout, row: &[Cow<'_, str>], findings: &mut RowFindings) {
    for (column, (meaning, cell)) in layout.columns.iter().zip(row).enumerate() {
        let is_name = matches!(
            meaning,
            Meaning::Field(Field::Enterprise | Field::Organisation | Field::Zone | Field::District)
        );
        if is_name && cells::has_lost_letters(cell) {
            findings.push((FindingKind::LostLetters, column));
        }
    }
}

/// Whether an enterprise has a union; unknown without a column.
fn has_union(
    layout: &Layout,
    row: &[Cow<'_, str>],
    field: Field,
    findings: &mut RowFindings,
) -> YesNo {
    let Some(column) = layout.column(field) else { return YesNo::Unknown };
    union(layout.cell(field, row), field).unwrap_or_else(|what| {
        findings.push((what, column));
        YesNo::Unknown
    })
}
