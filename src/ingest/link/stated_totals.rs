//! Totals that a report gives for its own rows, compared with the sums of the rows. The figures
//! beside a group's name and the percentages of either are compared too; none of them is data.

pub use super::row_sums::Counts;

use super::row_sums::{Scope, Sums, is_mean};
use super::stated_cells::{Cell, StatedValue, rate_of, stated_cells, stated_in};
use crate::domain::{Count, CountField, FindingKind, Meaning};
use crate::ingest::cells;
use crate::ingest::cells::numbering::NumberingStyle;
use crate::ingest::header::layout::{Layout, PercentOf};
use std::borrow::Cow;
use std::ops::Range;

/// The fewest counts by which a row is known as one of sums.
const LEAST_SUMS: usize = 3;

/// A row of totals, with the percentages in the row below it.
#[derive(Debug, Clone)]
struct Total {
    cells: Vec<Cell>,
    /// The sums of the rows above it.
    at: Sums,
    /// The ranges that it may be the total of, as indexes into [`StatedTotals::scopes`].
    of: Vec<usize>,
    /// Likewise where the file is printed in pages: the rows of the page, and all rows so far.
    of_pages: Vec<usize>,
    /// Of a total of all rows, by its label: likewise where it is not the last of these.
    of_groups: Option<Vec<usize>>,
}

/// The totals of a file, and the sums of its rows so far.
#[derive(Debug, Clone)]
pub struct StatedTotals {
    sums: Sums,
    /// The first is of all rows.
    scopes: Vec<Scope>,
    /// The index of the range of the table, of several that are below each other.
    table: usize,
    /// The open groups, outermost first, each with the index of its range.
    open: Vec<(NumberingStyle, usize)>,
    /// The range since the last group or group total; None where there was neither.
    since: Option<usize>,
    totals: Vec<Total>,
    /// The highest index of a range that a total may be of.
    last_stated: usize,
    /// The sums at the start of the page.
    page: Sums,
    /// A header was repeated, a sum carried over a page, or a total called one of a page.
    is_paged: bool,
}

/// A cell whose total or percentage differs from what the rows give.
pub struct Mismatch {
    pub line: u32,
    pub column: usize,
    pub text: String,
    pub what: FindingKind,
}

impl StatedTotals {
    /// Starts below rows with these sums.
    pub fn after_rows(own: Counts) -> Self {
        let all = Scope { from: Sums::NONE, to: None };
        Self {
            sums: Sums { own, ..Sums::NONE },
            scopes: vec![all],
            table: 0,
            open: Vec::new(),
            since: None,
            totals: Vec::new(),
            last_stated: 0,
            page: Sums::NONE,
            is_paged: false,
        }
    }

    /// The sums so far, without the branches in a list of organisations and branches.
    pub const fn sums(&self) -> Counts {
        self.sums.own
    }

    /// True if no total and no group waits for rows below.
    pub fn is_clear(&self) -> bool {
        self.totals.is_empty() && self.open.is_empty() && self.since.is_none()
    }

    /// Adds the counts of a row. `is_branch_of_both` is true for a branch in a list of
    /// organisations and branches.
    pub fn add_row(&mut self, counts: &[Count; CountField::LEN], is_branch_of_both: bool) {
        self.sums.rows += 1;
        let sums = if is_branch_of_both { &mut self.sums.branches } else { &mut self.sums.own };
        for (sum, count) in sums.iter_mut().zip(counts) {
            *sum = sum.saturating_add(count.wide().unwrap_or(0));
        }
    }

    /// Adds a number of rows without their counts.
    pub const fn add_rows(&mut self, rows: usize) {
        self.sums.rows += rows as u64;
    }

    /// Adds the sum of many rows in one field.
    pub const fn add_sum(&mut self, field: usize, sum: u64) {
        self.sums.own[field] = self.sums.own[field].saturating_add(sum);
    }

    /// Starts another table below the last, with titles of its own.
    pub fn start_table(&mut self) {
        // Totals of the first table count as those of all rows until there is a second.
        if self.table == 0 {
            self.table = self.scopes.len();
            self.scopes.push(Scope { from: Sums::NONE, to: None });
            for total in &mut self.totals {
                total.of.push(self.table);
            }
        }
        for scope in self.open.drain(..).map(|(_, scope)| scope).chain([self.table]) {
            self.scopes[scope].to = Some(self.sums);
        }
        self.table = self.open_scope();
        self.page = self.sums;
        self.since = Some(self.table);
    }

    /// Starts a group without a number, or another chunk of the file.
    pub fn start_section(&mut self) {
        self.since = Some(self.open_scope());
    }

    /// Starts a group. The open group of the same style, and those inside it, end. The group's row
    /// may have sums.
    pub fn start_group(
        &mut self,
        style: NumberingStyle,
        line: u32,
        layout: &Layout,
        row: &[Cow<'_, str>],
    ) {
        if let Some(at) = self.open.iter().position(|(open, _)| *open == style) {
            for (_, scope) in self.open.drain(at..) {
                self.scopes[scope].to = Some(self.sums);
            }
        }
        let scope = self.open_scope();
        self.open.push((style, scope));
        self.since = Some(scope);
        self.push_cells(stated_cells(layout, line, row), vec![scope]);
    }

    fn push_cells(&mut self, cells: Vec<Cell>, of: Vec<usize>) {
        if !cells.is_empty() {
            self.last_stated = of.iter().copied().max().unwrap_or(0).max(self.last_stated);
            let at = self.sums;
            self.totals.push(Total { cells, at, of, of_pages: Vec::new(), of_groups: None });
        }
    }

    /// Opens a range from here on. A group without rows that no total is of has left one: a broken
    /// file has millions of rows that read as groups.
    fn open_scope(&mut self) -> usize {
        let last = self.scopes.len() - 1;
        let is_used = last <= self.last_stated
            || last == self.table
            || self.open.iter().any(|(_, scope)| *scope == last);
        if !is_used && self.scopes[last].from == self.sums {
            self.scopes[last].to = None;
            return last;
        }
        self.scopes.push(Scope { from: self.sums, to: None });
        last + 1
    }

    /// Adds a row of totals: of all rows, or with `of_group` perhaps of a group only.
    pub fn add_total(&mut self, line: u32, layout: &Layout, row: &[Cow<'_, str>], of_group: bool) {
        // Without a group above, a group total may be of all rows so far.
        let started = std::iter::once(self.since.unwrap_or(0))
            .chain(self.open.iter().rev().map(|(_, scope)| *scope));
        let started = started.filter(|scope| self.scopes[*scope].from != self.sums);
        let starts: Vec<Sums> = started.map(|scope| self.scopes[scope].from).collect();
        let groups: Vec<usize> = starts.iter().map(|from| self.scope_until_now(from)).collect();
        let mut of = if of_group { groups.clone() } else { Vec::new() };
        of.push(0);
        if self.table > 0 {
            of.push(self.table);
        }
        let mut of_pages = Vec::new();
        if of_group {
            self.start_section();
            let starts = [self.page, self.scopes[self.table].from];
            of_pages.extend(starts.iter().map(|from| self.scope_until_now(from)));
        }
        let count = self.totals.len();
        self.push_cells(stated_cells(layout, line, row), of);
        for total in self.totals.iter_mut().skip(count) {
            let last = groups.iter().chain(&of_pages).copied().max().unwrap_or(0);
            self.last_stated = last.max(self.last_stated);
            total.of_pages.clone_from(&of_pages);
            total.of_groups = (!of_group).then(|| groups.clone());
        }
    }

    /// Starts another page.
    pub const fn start_page(&mut self) {
        self.is_paged = true;
        self.page = self.sums;
    }

    /// Adds a sum that goes on from or to another page: of the rows of the page, the group or the
    /// table so far.
    pub fn add_carried(&mut self, line: u32, layout: &Layout, row: &[Cow<'_, str>]) {
        let starts = self.ranges_so_far().into_iter().chain([self.page]);
        let of = starts.map(|from| self.scope_until_now(&from)).collect();
        self.start_page();
        self.push_cells(stated_cells(layout, line, row), of);
    }

    /// True if the counts of a row, at least three, are the sums of at least two rows above it: of
    /// those since the last total, of a group or of the table. `copied` rows were read before.
    pub fn is_sum(&self, layout: &Layout, row: &[Cow<'_, str>], copied: u64) -> bool {
        self.is_sum_of(2, layout, row, copied)
    }

    /// True if the rows of the open group without a number have the sums that its row states.
    pub fn is_bare_group_complete(&self) -> bool {
        let mut open = self.open.iter();
        open.any(|(style, scope)| *style == NumberingStyle::Bare && self.is_complete(*scope))
    }

    /// True if the rows of an open group have the sums that its row states.
    pub fn is_group_complete(&self) -> bool {
        self.open.iter().any(|(_, scope)| self.is_complete(*scope))
    }

    /// True if the rows of a group have the sums that its row states.
    fn is_complete(&self, scope: usize) -> bool {
        let range = self.sums.since(&self.scopes[scope].from);
        let sums = range.own;
        range.rows > 0
            && self.totals.iter().rev().filter(|total| total.of == [scope]).any(|total| {
                let is_same =
                    |cell: &Cell| cell.value.mismatch(|field| Some(sums[field as usize])).is_none();
                total.cells.len() >= LEAST_SUMS && total.cells.iter().all(is_same)
            })
    }

    /// Likewise of at least so many rows.
    pub fn is_sum_of(
        &self,
        least: u64,
        layout: &Layout,
        row: &[Cow<'_, str>],
        copied: u64,
    ) -> bool {
        let cells = stated_cells(layout, 0, row);
        let counts = || cells.iter().filter(|cell| !matches!(cell.value, StatedValue::Percent(..)));
        let is_filled = |cell: &&Cell| cell.text.bytes().any(|b| matches!(b, b'1'..=b'9'));
        if counts().filter(is_filled).count() < LEAST_SUMS {
            return false;
        }
        self.ranges_so_far().into_iter().any(|from| {
            let range = self.sums.since(&from);
            let copied = if from == Sums::NONE { copied } else { 0 };
            let sums = range.own;
            range.rows + copied >= least
                && counts().all(|c| c.value.mismatch(|field| Some(sums[field as usize])).is_none())
        })
    }

    /// True if the counts of a row, at least three, are the means of at least three rows above it.
    pub fn is_mean(&self, layout: &Layout, row: &[Cow<'_, str>], copied: u64) -> bool {
        let counts: Vec<(CountField, &str)> = layout
            .columns
            .iter()
            .zip(row)
            .filter_map(|(meaning, cell)| match meaning {
                Meaning::Field(field) if !cell.is_empty() => {
                    Some((CountField::of(*field)?, cell.as_ref()))
                }
                _ => None,
            })
            .collect();
        if counts.len() < LEAST_SUMS {
            return false;
        }
        self.ranges_so_far().into_iter().any(|from| {
            let Sums { own, rows, .. } = self.sums.since(&from);
            let rows = rows + if from == Sums::NONE { copied } else { 0 };
            rows >= 3
                && counts.iter().all(|(field, cell)| is_mean(cell, own[*field as usize], rows))
        })
    }

    /// The number of rows read so far.
    pub const fn rows(&self) -> u64 {
        self.sums.rows
    }

    /// The sums at the start of each range that is open: since the last total, of groups, of the
    /// table, of the file. Ranges without rows are left out.
    fn ranges_so_far(&self) -> Vec<Sums> {
        let open = self.open.iter().rev().map(|(_, scope)| *scope);
        let scopes = self.since.into_iter().chain(open).chain([self.table, 0]);
        let mut from: Vec<Sums> = scopes.map(|scope| self.scopes[scope].from).collect();
        from.retain(|from| *from != self.sums);
        from.dedup();
        from
    }

    /// A range of rows that ends here.
    fn scope_until_now(&mut self, from: &Sums) -> usize {
        self.scopes.push(Scope { from: *from, to: Some(self.sums) });
        self.scopes.len() - 1
    }

    /// Adds a row of percentages: of the total right above, else of all rows.
    pub fn add_rates(&mut self, line: u32, layout: &Layout, row: &[Cow<'_, str>]) {
        let cells =
            layout.columns.iter().zip(row).enumerate().filter_map(|(column, (meaning, cell))| {
                let of = match meaning {
                    Meaning::Field(field) => rate_of(layout, CountField::of(*field)?)?,
                    _ => return None,
                };
                let share = cells::percentage(cell)?;
                // The base of the shares of the levels.
                if of == PercentOf::Rated && share.is_whole() {
                    return None;
                }
                Some(Cell {
                    line,
                    column,
                    value: StatedValue::Percent(of, share),
                    text: cell.to_string(),
                })
            });
        match self.totals.last_mut().filter(|total| total.at == self.sums) {
            Some(total) => total.cells.extend(cells),
            None => self.push_cells(cells.collect(), vec![0]),
        }
    }

    /// Compares all totals after the last row. A total is compared with the range of rows that it
    /// differs least from. A total of all rows with another one below it, or below those of groups,
    /// may be of a group. A group without rows below a total is a part of the total that no row
    /// gives; it is not compared.
    /// Where that differs, it is compared with what `sums_of` gives for the line of the total, the
    /// number of rows read and each range of rows.
    pub fn compare(
        &mut self,
        sums_of: impl Fn(u32, usize, Range<usize>) -> Vec<Counts>,
    ) -> Vec<Mismatch> {
        let number = |rows: u64| usize::try_from(rows).unwrap_or(usize::MAX);
        let mut found = Vec::new();
        let last_of_all = self.totals.iter().rposition(|total| total.of_groups.is_some());
        let mut are_of_groups = false;
        for (at, total) in std::mem::take(&mut self.totals).into_iter().enumerate() {
            let of_pages = if self.is_paged { &*total.of_pages } else { &[] };
            let wrong = |sums: Counts| {
                let wrong = |cell: &Cell| cell.value.mismatch(|field| Some(sums[field as usize]));
                total.cells.iter().map(wrong).collect::<Vec<Option<FindingKind>>>()
            };
            let count = |wrong: &Vec<Option<FindingKind>>| wrong.iter().flatten().count();
            let least_of = |scopes: &[usize]| self.sums_of(scopes).map(wrong).min_by_key(count);
            let given = [least_of(&total.of), least_of(of_pages)];
            let mut least = given.into_iter().flatten().min_by_key(count).unwrap_or_default();
            let of_groups = total.of_groups.as_ref();
            let may_be_of_group = |_: &&Vec<usize>| are_of_groups || Some(at) != last_of_all;
            if let Some(of_group) = of_groups.filter(may_be_of_group).and_then(|of| least_of(of))
                && count(&of_group) < count(&least)
            {
                are_of_groups |= count(&of_group) == 0;
                least = of_group;
            }
            if count(&least) > 0 {
                let line = total.cells.first().map_or(0, |cell| cell.line);
                let all = number(self.sums.rows);
                let scoped = total.of.iter().flat_map(|scope| {
                    let Scope { from, to } = &self.scopes[*scope];
                    let to = to.as_ref().unwrap_or(&self.sums).rows;
                    sums_of(line, all, number(from.rows)..number(to))
                });
                // Of two that differ equally, the rows that the total states.
                least = scoped.map(wrong).chain([least]).min_by_key(count).unwrap_or_default();
            }
            // A percentage of the counts beside it is right: those are compared themselves.
            let stated = |field| stated_in(&total.cells, field);
            let checked = total
                .cells
                .iter()
                .zip(least)
                .filter(|(cell, what)| what.is_some() && !cell.value.is_percent_of(stated));
            found.extend(checked.filter_map(|(Cell { line, column, text, .. }, what)| {
                Some(Mismatch { line: *line, column: *column, text: text.clone(), what: what? })
            }));
        }
        found
    }

    /// The sums of ranges with rows, and of the file.
    fn sums_of(&self, scopes: &[usize]) -> impl Iterator<Item = Counts> {
        let given = scopes.iter().flat_map(|scope| {
            let Scope { from, to } = &self.scopes[*scope];
            let Sums { own, branches, rows } = to.as_ref().unwrap_or(&self.sums).since(from);
            let is_given = rows > 0 || *scope == 0;
            [
                Some(own).filter(|_| is_given),
                Some(branches).filter(|sums| *sums != Sums::NONE.branches),
            ]
        });
        given.flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_without_rows_need_no_memory() {
        let mut totals = StatedTotals::after_rows([0; CountField::LEN]);
        let mut rows = |count: usize| {
            totals.add_rows(count);
            for _ in 0..1000 {
                totals.start_section();
            }
            totals.scopes.len()
        };
        assert_eq!([rows(0), rows(0), rows(1), rows(0), rows(2)], [2, 2, 3, 3, 4]);
    }
}
