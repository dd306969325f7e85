//! Stated totals compared with the sums of the rows that they are of.

use super::breakdown::Breakdown;
use super::file_reader::FileReader;
use super::merged_cells::{ownership_of, text};
use crate::domain::{CountField, DistrictName, Field, Row, Table, Text, TextPool, fold};
use crate::ingest::cells::group::{Group, group_of};
use crate::ingest::draft::FileDraft;
use crate::ingest::link::stated_totals::{Counts, Mismatch};
use crate::ingest::link::total_scope::{Condition, conditions, zone};
use crate::ingest::row::total;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;

impl FileReader<'_, '_> {
    /// Keeps a row of totals: of all rows, or with `of_group` perhaps of a group only.
    pub(super) fn total_row(&mut self, line: u32, row: &[Cow<'_, str>], of_group: bool) {
        let label = row.iter().find(|cell| total::total_label(cell).is_some());
        let group = label.map_or(Group::Nothing, |label| group_of(total::without_total(label)));
        let conditions = conditions(&self.layout, row, &group);
        let of_group =
            of_group || !conditions.is_empty() || label.is_some_and(|l| total::is_plain_sum(l));
        let is_of_page = label.is_some_and(|label| total::is_page_total(label));
        self.stated.add_total(line, &self.layout, row, of_group || is_of_page);
        if is_of_page {
            self.stated.start_page();
        }
        if self.draft.facts.rows == 0 {
            let open = (self.groups.clone(), self.stated.clone());
            self.breakdown = Some(Breakdown::new(&self.layout, row, open));
        }
        if !conditions.is_empty() {
            self.total_conditions.insert(line, conditions);
        }
    }

    /// Adds a group to the parts of the total above all rows, if it may be one.
    pub(super) fn part_of_total(&mut self, group: &Group, row: &[Cow<'_, str>]) {
        let layout = &self.layout;
        if self.breakdown.as_mut().is_some_and(|parts| !parts.add(layout, group, row)) {
            self.breakdown = None;
        }
    }

    /// Closes the groups that are the parts of a total, before the first row.
    pub(super) fn end_breakdown(&mut self) {
        if let Some((groups, stated)) = self.breakdown.take().and_then(Breakdown::before_parts) {
            self.groups = groups;
            self.stated = stated;
        }
    }

    /// Adds a finding for each stated total that differs from the sum of its rows.
    pub(super) fn compare_stated_totals(&mut self) {
        let (draft, texts) = (&self.draft, &*self.shared.texts);
        let table = self.layout.table;
        let all_of = &self.total_conditions;
        let found = self.stated.compare(|line, rows_of_file, rows| {
            let Some(conditions) = all_of.get(&line) else { return Vec::new() };
            // Rows that were copied from a prior read are not counted.
            let all = table.map_or(0, |table| draft.next_row(table) as usize);
            let copied = all.saturating_sub(rows_of_file);
            let start = if rows.start == 0 { 0 } else { rows.start + copied };
            sums(draft, texts, table, conditions, start..(rows.end + copied).min(all))
        });
        for Mismatch { line, column, text, what } in found {
            self.push(what, line, Some(column), &text, None);
        }
    }
}

/// The sums of the rows in `range` that meet all conditions: of organisations or enterprises, and
/// of branches. Rows count from the top of the file; the range of a list of both is all its rows.
fn sums(
    draft: &FileDraft,
    texts: &TextPool,
    table: Option<Table>,
    conditions: &[Condition],
    range: Range<usize>,
) -> Vec<Counts> {
    let tables = match table {
        Some(table) => vec![(table, range)],
        None => [Table::Organisations, Table::Branches]
            .map(|table| (table, 0..draft.next_row(table) as usize))
            .to_vec(),
    };
    let mut known = FxHashMap::default();
    tables
        .into_iter()
        .filter_map(|(table, range)| {
            let (mut sums, mut rows) = ([0u64; CountField::LEN], 0);
            for row in range {
                let meets =
                    |(at, condition)| meets(draft, texts, &mut known, (table, row), at, condition);
                if conditions.iter().enumerate().all(meets) {
                    add(draft, table, row, &mut sums);
                    rows += 1;
                }
            }
            (rows > 0).then_some(sums)
        })
        .collect()
}

/// Whether a row meets a condition. `known` has the answer for each text and condition.
fn meets(
    draft: &FileDraft,
    texts: &TextPool,
    known: &mut FxHashMap<(usize, Text), bool>,
    (table, row): (Table, usize),
    at: usize,
    condition: &Condition,
) -> bool {
    let cell = match condition {
        Condition::Year(year) => {
            return table != Table::Enterprises && draft.units(table).year[row] == *year;
        }
        Condition::Kind(kind) => {
            return table == Table::Organisations && draft.organisations.kind[row] == *kind;
        }
        Condition::Ownership(ownership) => {
            return ownership_of(draft, table, row) == *ownership;
        }
        Condition::Zone(..) => text(draft, table, Field::Zone, row),
        Condition::Text(field, _) => text(draft, table, *field, row),
    };
    *known.entry((at, cell)).or_insert_with(|| match condition {
        Condition::Text(Field::District, folded) => {
            let cell = fold(texts.get(cell));
            DistrictName::parse(&cell).may_be(DistrictName::parse(folded))
        }
        Condition::Text(_, folded) => fold(texts.get(cell)) == *folded,
        condition => zone(texts.get(cell)) == *condition,
    })
}

/// Adds the counts of a row.
fn add(draft: &FileDraft, table: Table, row: usize, sums: &mut Counts) {
    if table == Table::Enterprises {
        sums[CountField::Workers as usize] += draft.enterprises.workers[row].wide().unwrap_or(0);
        return;
    }
    let at = Row::try_from(row).unwrap_or(Row::MAX);
    for ((field, _), sum) in CountField::ALL.into_iter().zip(sums) {
        *sum = sum.saturating_add(draft.units(table).count(field, at).wide().unwrap_or(0));
    }
}
