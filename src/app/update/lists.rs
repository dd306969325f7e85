//! The rows of each screen and page: listed after a change, so that drawing only reads.

use crate::analysis::{group_by_zone, targets};
use crate::app::pages;
use crate::app::row_query::{RowQuery, RowQueryResult, ordered};
use crate::app::screen::{ByScreen, Screen};
use crate::app::screens::checks::count_within;
use crate::app::screens::{Listing, columns, spec};
use crate::app::state::State;
use crate::domain::{Row, Status, Table, Text, Year, ZoneId};
use rustc_hash::FxHashSet;
use std::sync::Arc;

impl State {
    /// Lists everything anew after a change: the screen in front at once, each other one when it is
    /// shown. The selected row stays selected if it is still listed.
    pub(in crate::app) fn refresh(&mut self) {
        self.tables.dirty = ByScreen::all(true);
        self.lists.counts = tab_counts(self);
        self.recompute(self.nav.screen);
        self.refresh_page();
    }

    /// Lists a screen anew if something has changed since it was listed.
    pub(in crate::app) fn recompute(&mut self, screen: Screen) {
        if !std::mem::take(&mut self.tables.dirty[screen]) {
            return;
        }
        match (spec(screen).list)(self) {
            Listing::Units(table) => self.query_rows(screen, table, None),
            Listing::Rows(rows) => {
                let sort = &self.tables.screens[screen].sort;
                self.set_rows(screen, ordered(&self.context(), columns(screen), sort, rows));
            }
        }
    }

    /// Selects the unit that was asked for before the rows were listed.
    pub(in crate::app) fn select_wanted(&mut self, screen: Screen) {
        let Some(wanted) = self.tables.screens[screen].wanted.take() else { return };
        let Some((table, id)) = spec(screen).units.zip(self.data().texts.find(&wanted)) else {
            return;
        };
        let ids = &self.data().units(table).id;
        if let Some(at) =
            self.tables.screens[screen].rows.iter().position(|&row| ids[row as usize] == id)
        {
            self.tables.screens[screen].at = at;
        }
    }

    /// Finds the rows of the units in the list of changes.
    pub(in crate::app) fn update_changed_rows(&mut self) {
        let data = self.data();
        let of = |table: Table| {
            let events =
                self.freshness.changes.events().iter().filter(|event| event.table == table);
            let wanted: FxHashSet<(Year, Text)> =
                events.filter_map(|e| Some((e.year, data.texts.find(&e.id)?))).collect();
            let years: FxHashSet<Year> = wanted.iter().map(|(year, _)| *year).collect();
            let ids = &data.units(table).id;
            let rows = years
                .iter()
                .flat_map(|&year| data.rows_of(table, year).iter().map(move |&row| (year, row)));
            rows.filter(|&(year, row)| wanted.contains(&(year, ids[row as usize])))
                .map(|(_, row)| row)
                .collect()
        };
        self.freshness.changed_rows = [of(Table::Organisations), of(Table::Branches)];
    }

    /// Lists the rows after a letter was added to the end of the search. Only rows listed now can
    /// match: they contain every word but the last, and their order stays.
    pub(in crate::app) fn extend_search(&mut self) {
        let screen = self.nav.screen;
        let is_whole = !self.tables.dirty[screen] && !self.is_awaited(screen);
        let Some(table) = spec(screen).units.filter(|_| is_whole) else {
            return self.refresh();
        };
        self.tables.dirty = ByScreen::all(true);
        self.tables.dirty[screen] = false;
        let among = self.tables.screens[screen].rows.clone();
        self.query_rows(screen, table, Some(among));
    }

    /// Lists the rows of a table of units: a short table at once, a long one on another thread.
    fn query_rows(&mut self, screen: Screen, table: Table, among: Option<Vec<Row>>) {
        self.pending.tickets += 1;
        let query = RowQuery {
            ticket: self.pending.tickets,
            screen,
            table,
            columns: columns(screen),
            loaded: Arc::clone(&self.loaded),
            settings: self.settings.clone(),
            lang: self.lang,
            year: self.year,
            filter: self.filter.clone(),
            below_only: self.row_filter.below_only,
            search: self.row_filter.search.value().to_owned(),
            sort: self.tables.screens[screen].sort.clone(),
            among,
        };
        // One answer is awaited at a time. A query that this one replaces is made again when its
        // screen is shown.
        if let Some((_, other)) = self.pending.awaited.take().filter(|(_, other)| *other != screen)
        {
            self.tables.dirty[other] = true;
            self.pending.moves.clear();
        }
        self.pending.next = None;
        if self.data().rows_of(table, self.year).len() > self.pending.at_once {
            self.pending.awaited = Some((query.ticket, screen));
            self.pending.next = Some(query);
        } else if let Some(result) = query.answer(|| false) {
            self.put_result(result);
        }
    }

    /// Returns the query that another thread has to answer, once.
    pub fn take_query(&mut self) -> Option<RowQuery> {
        self.pending.next.take()
    }

    /// True while the list in front is being made on another thread.
    #[must_use]
    pub fn is_listing(&self) -> bool {
        self.nav.pages.is_empty() && self.is_awaited(self.nav.screen)
    }

    /// True while a screen's list is being made on another thread.
    pub(in crate::app) fn is_awaited(&self, screen: Screen) -> bool {
        self.pending.awaited.is_some_and(|(_, awaited)| awaited == screen)
    }

    /// Shows the result of a query. The result of a cancelled query is ignored.
    pub(in crate::app) fn show_result(&mut self, result: RowQueryResult) {
        if self.pending.awaited == Some((result.ticket, result.screen)) {
            self.pending.awaited = None;
            self.pending.next = None;
            self.put_result(result);
        }
    }

    fn put_result(&mut self, result: RowQueryResult) {
        let RowQueryResult { screen, rows, sums, within, .. } = result;
        self.tables.sums[screen] = sums;
        self.tables.within[screen] = within.unwrap_or(self.tables.within[screen]);
        self.set_rows(screen, rows);
        self.select_wanted(screen);
        let table = &mut self.tables.screens[screen];
        let last = table.rows.len().saturating_sub(1);
        for by in std::mem::take(&mut self.pending.moves) {
            table.at = table.at.saturating_add_signed(by).min(last);
        }
    }

    /// Runs `ask` with every list made at once, also long ones.
    pub(in crate::app) fn without_waiting(&mut self, ask: impl FnOnce(&mut Self)) {
        let at_once = std::mem::replace(&mut self.pending.at_once, usize::MAX);
        ask(self);
        self.pending.at_once = at_once;
    }

    fn set_rows(&mut self, screen: Screen, rows: Vec<Row>) {
        let table = &mut self.tables.screens[screen];
        let stays_at_top = std::mem::take(&mut table.stays_at_top);
        let kept = table.rows.get(table.at).copied().filter(|_| !stays_at_top);
        let last = rows.len().saturating_sub(1);
        table.at = match kept {
            Some(row) => rows.iter().position(|&r| r == row).unwrap_or(table.at.min(last)),
            None => table.at.min(last),
        };
        table.rows = rows;
        self.find_marked(screen);
    }

    /// Finds the rows of a screen whose units are marked.
    pub(in crate::app) fn find_marked(&mut self, screen: Screen) {
        let (data, state) = (&self.loaded.data, &self.tables.screens[screen]);
        let found = match spec(screen).units.filter(|_| !state.marked.is_empty()) {
            None => Vec::new(),
            Some(table) => {
                let marked = state.marked.iter().filter_map(|id| data.texts.find(id));
                let marked: FxHashSet<Text> = marked.collect();
                let ids = &data.units(table).id;
                state
                    .rows
                    .iter()
                    .copied()
                    .filter(|row| marked.contains(&ids[*row as usize]))
                    .collect()
            }
        };
        self.tables.screens[screen].marked_rows = found;
    }

    /// Computes the figures and the list of the page in front.
    pub(in crate::app) fn refresh_page(&mut self) {
        self.lists.page_figures = pages::figures(self);
        self.lists.page = pages::items(self);
        self.list_page();
    }

    /// Lists the rows of the page in front that its search finds.
    pub(in crate::app) fn list_page(&mut self) {
        let rows = pages::rows(self);
        let table = &mut self.tables.page;
        table.at = table.at.min(rows.len().saturating_sub(1));
        table.rows = rows;
    }
}

/// What each tab counts; nothing while only the first rows are read.
fn tab_counts(state: &State) -> ByScreen<u64> {
    let mut counts = ByScreen::default();
    if state.loaded.is_partial {
        return counts;
    }
    let (tallies, settings, year) = (&state.loaded.evaluation.tallies, &state.settings, state.year);
    for (zone, measures, _) in group_by_zone(tallies, &settings.thresholds, year, &state.filter) {
        counts[Screen::Organisations] += measures.organisations.total;
        counts[Screen::Branches] += measures.branches.total;
        counts[Screen::Zones] += u64::from(zone != ZoneId::OUTSIDE);
    }
    let targets = targets(tallies, settings, year, &state.filter, state.today);
    let missed = targets.iter().filter(|target| target.status == Status::Below);
    counts[Screen::Targets] = missed.count() as u64;
    counts[Screen::Checks] = count_within(state);
    counts
}
