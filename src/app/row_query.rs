//! Which rows a table of units lists, in which order: a question that any thread can answer while
//! keys go on.
//!
//! Of a short table [`State`](super::State) answers it at once. Of a long one it asks, shows the
//! list as under way, and takes the answer as a message; a later question makes an earlier one
//! void.

use super::columns::{Column, Context, Value};
use super::loaded::Loaded;
use super::screen::Screen;
use crate::analysis::{
    Filter, Matcher, RowSums, in_file_order, sort_by_key, sum_rows, visiting_committees,
};
use crate::domain::{Row, Settings, Table, Year};
use crate::words::Lang;
use std::sync::Arc;

/// The question.
#[derive(Debug, Clone)]
pub struct RowQuery {
    /// By which the answer is known.
    pub(super) ticket: u64,
    pub(super) screen: Screen,
    pub(super) table: Table,
    /// The columns of its table, which sort it.
    pub(super) columns: &'static [Column],
    pub(super) loaded: Arc<Loaded>,
    pub(super) settings: Settings,
    pub(super) lang: Lang,
    pub(super) year: Year,
    pub(super) filter: Filter,
    pub(super) below_only: bool,
    pub(super) search: String,
    pub(super) sort: Option<(usize, bool)>,
    /// Rows that have every word of the search but the last, in the order that is asked for: only
    /// these can still have all.
    pub(super) among: Option<Vec<Row>>,
}

/// The answer.
#[derive(Debug)]
pub struct RowQueryResult {
    pub(super) ticket: u64,
    pub(super) screen: Screen,
    pub(super) rows: Vec<Row>,
    pub(super) sums: RowSums,
}

impl RowQuery {
    /// Answers; None where it is void before that.
    #[must_use]
    pub fn answer(&self, is_void: impl Fn() -> bool) -> Option<RowQueryResult> {
        let Self { table, loaded, .. } = self;
        let rows = self.rows();
        if is_void() {
            return None;
        }
        // Summed in the order of the file, which is quicker than in another.
        let is_below = |row| loaded.evaluation.is_below(*table, row);
        let sums = sum_rows(&loaded.data, *table, &in_file_order(&rows), &self.filter, is_below);
        if is_void() {
            return None;
        }
        let rows = if self.among.is_some() {
            rows
        } else {
            ordered(&self.context(), self.columns, self.sort, rows)
        };
        (!is_void()).then_some(RowQueryResult {
            ticket: self.ticket,
            screen: self.screen,
            rows,
            sums,
        })
    }

    /// The rows, in the order of the file or of those among which they are.
    fn rows(&self) -> Vec<Row> {
        let (data, table) = (&self.loaded.data, self.table);
        let search =
            |matcher: &Matcher, rows: &[Row]| self.loaded.index.search(data, matcher, table, rows);
        if let Some(among) = &self.among {
            return search(&Matcher::of_last(&self.search), among);
        }
        let rows = if self.filter.is_whole() && !self.below_only {
            data.rows_of(table, self.year).to_vec()
        } else {
            let rows = self.filter.rows(data, table, self.year);
            let is_wanted =
                |row: &Row| !self.below_only || self.loaded.evaluation.is_below(table, *row);
            let mut rows: Vec<Row> = rows.filter(is_wanted).collect();
            if table == Table::Organisations && !self.below_only {
                let visiting = visiting_committees(data, self.year, &self.filter);
                rows.extend(visiting.into_iter().map(|(row, _)| row));
            }
            rows
        };
        let matcher = Matcher::new(&self.search);
        if matcher.is_empty() { rows } else { search(&matcher, &rows) }
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

/// Rows in the order that a screen's table asks for: a column, and whether it is turned.
pub(super) fn ordered(
    context: &Context,
    columns: &[Column],
    sort: Option<(usize, bool)>,
    rows: Vec<Row>,
) -> Vec<Row> {
    let Some((column, turned)) = sort else { return rows };
    let Some(column) = columns.get(column) else { return rows };
    let key = |row: Row| {
        (column.value)(context, row).key(context).map(|key| if turned { !key } else { key })
    };
    if let Some(rows) = sort_by_key(&rows, key) {
        return rows;
    }
    let mut made: Vec<(Value, Row)> =
        rows.iter().map(|&r| ((column.value)(context, r), r)).collect();
    made.sort_by(
        |(a, _), (b, _)| if turned { b.made().cmp(a.made()) } else { a.made().cmp(b.made()) },
    );
    made.into_iter().map(|(_, row)| row).collect()
}
