//! The query that lists the rows of a table of units in their order. Any thread can answer it.
//!
//! [`State`](super::State) answers the query of a short table at once. For a long table another
//! thread answers it: meanwhile the screen says that the list is being made, and the result comes
//! as a message. The next query cancels the one before.

use super::columns::{Column, Context, Value};
use super::loaded::Loaded;
use super::screen::Screen;
use crate::analysis::{
    Filter, Matcher, RowSums, in_file_order, sort_by_key, sum_rows, visiting_committees,
};
use crate::domain::{Row, Settings, Table, Year};
use crate::words::Lang;
use std::sync::Arc;

/// A query: what the rows have to match, and their order.
#[derive(Debug, Clone)]
pub struct RowQuery {
    /// The number of the query, which its result repeats.
    pub(super) ticket: u64,
    pub(super) screen: Screen,
    pub(super) table: Table,
    /// The columns of the table; one of them may sort it.
    pub(super) columns: &'static [Column],
    pub(super) loaded: Arc<Loaded>,
    pub(super) settings: Settings,
    pub(super) lang: Lang,
    pub(super) year: Year,
    pub(super) filter: Filter,
    pub(super) below_only: bool,
    pub(super) search: String,
    pub(super) sort: Vec<(usize, bool)>,
    /// Rows that match every word of the search but the last, in the right order. If given, only
    /// the last word is matched, among these.
    pub(super) among: Option<Vec<Row>>,
}

/// The result of a query.
#[derive(Debug)]
pub struct RowQueryResult {
    pub(super) ticket: u64,
    pub(super) screen: Screen,
    pub(super) rows: Vec<Row>,
    pub(super) sums: RowSums,
    /// How many rows the filter lets pass, searched and below or not; None if only rows of the list
    /// before were looked at.
    pub(super) within: Option<usize>,
}

impl RowQuery {
    /// Computes the result, or returns None once `is_cancelled` is true. It is asked between the
    /// steps: search, sums, sort.
    #[must_use]
    pub fn answer(&self, is_cancelled: impl Fn() -> bool) -> Option<RowQueryResult> {
        let Self { table, loaded, .. } = self;
        let (rows, within) = self.rows();
        if is_cancelled() {
            return None;
        }
        // Summing in the order of the file is faster than in another order.
        let is_below = |row| loaded.evaluation.is_below(*table, row);
        let (data, thresholds) = (&loaded.data, &self.settings.thresholds);
        let in_order = in_file_order(&rows);
        let mut sums = sum_rows(data, thresholds, *table, &in_order, &self.filter, is_below);
        if *table == Table::Organisations && !self.below_only && self.search.trim().is_empty() {
            sums.add_loose_branches(data, self.year, &self.filter);
        }
        if is_cancelled() {
            return None;
        }
        let rows = if self.among.is_some() {
            rows
        } else {
            ordered(&self.context(), self.columns, &self.sort, rows)
        };
        (!is_cancelled()).then_some(RowQueryResult {
            ticket: self.ticket,
            screen: self.screen,
            rows,
            sums,
            within,
        })
    }

    /// The rows that match, in the order of the file or of `among`, and how many the filter lets
    /// pass.
    fn rows(&self) -> (Vec<Row>, Option<usize>) {
        let (data, table) = (&self.loaded.data, self.table);
        let search =
            |matcher: &Matcher, rows: &[Row]| self.loaded.index.search(data, matcher, table, rows);
        if let Some(among) = &self.among {
            return (search(&Matcher::of_last(&self.search), among), None);
        }
        let mut rows = if self.filter.is_whole() {
            data.rows_of(table, self.year).to_vec()
        } else {
            self.filter.rows(data, table, self.year).collect()
        };
        let units = data.units(table);
        let within = rows.iter().filter(|row| units.counts_in(**row)).count();
        if self.below_only {
            rows.retain(|row| self.loaded.evaluation.is_below(table, *row));
        }
        if !self.filter.is_whole() && table == Table::Organisations && !self.below_only {
            let visiting = visiting_committees(data, self.year, &self.filter);
            rows.extend(visiting.into_iter().map(|(row, _)| row));
        }
        let matcher = Matcher::new(&self.search);
        let rows = if matcher.is_empty() { rows } else { search(&matcher, &rows) };
        (rows, Some(within))
    }

    fn context(&self) -> Context<'_> {
        let Self { loaded, settings, lang, .. } = self;
        Context {
            data: &loaded.data,
            index: &loaded.index,
            settings,
            zones: &[],
            lang: *lang,
            is_partial: loaded.is_partial,
        }
    }
}

/// Sorts rows by columns, the most important one first; true for the reverse order. Rows whose
/// values are equal keep their order.
pub(super) fn ordered(
    context: &Context,
    columns: &[Column],
    sort: &[(usize, bool)],
    rows: Vec<Row>,
) -> Vec<Row> {
    let columns = sort.iter().filter_map(|(at, reversed)| Some((columns.get(*at)?, *reversed)));
    columns.rev().fold(rows, |rows, (column, reversed)| by_column(context, column, reversed, &rows))
}

fn by_column(context: &Context, column: &Column, reversed: bool, rows: &[Row]) -> Vec<Row> {
    let key = |row: Row| {
        (column.value)(context, row).key(context).map(|key| if reversed { !key } else { key })
    };
    if let Some(rows) = sort_by_key(rows, key) {
        return rows;
    }
    let mut made: Vec<(Value, Row)> =
        rows.iter().map(|&r| ((column.value)(context, r), r)).collect();
    made.sort_by(
        |(a, _), (b, _)| if reversed { b.made().cmp(a.made()) } else { a.made().cmp(b.made()) },
    );
    made.into_iter().map(|(_, row)| row).collect()
}
