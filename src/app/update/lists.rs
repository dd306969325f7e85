//! Which rows a screen has, in which order: worked out after a change, so that drawing only reads.

use crate::analysis::{
    Candidate, Matcher, Measures, Totals, broken_rows, candidates, group_by_zone, measure, targets,
    term_records, totals, trend,
};
use crate::app::lists::{Figures, OverviewItem, ZoneRow};
use crate::app::page::MOST;
use crate::app::pages;
use crate::app::row_query::{RowQuery, RowQueryResult, ordered};
use crate::app::screen::{ByScreen, Screen};
use crate::app::state::State;
use crate::domain::{Finding, Findings, Ownership, Row, Table, Text, Year, ZoneId, fold};
use rustc_hash::FxHashSet;
use std::sync::Arc;

impl State {
    /// What the lists are made from has changed: each is worked out anew when its screen is shown,
    /// and keeps its place by row where the row is still there.
    pub(in crate::app) fn refresh(&mut self) {
        self.tables.dirty = ByScreen::all(true);
        self.recompute(self.nav.screen);
        self.refresh_detail();
    }

    /// Works out a screen's lists where they are not those of now.
    pub(in crate::app) fn recompute(&mut self, screen: Screen) {
        if !std::mem::take(&mut self.tables.dirty[screen]) {
            return;
        }
        match screen {
            Screen::Overview => {
                self.lists.figures = self.figures_of_now();
                self.refresh_zones();
                self.refresh_overview();
            }
            Screen::Targets => {
                let (figures, candidates) =
                    rayon::join(|| self.figures_of_now(), || self.nearest());
                (self.lists.figures, self.lists.candidates) = (figures, candidates);
                let table = &mut self.tables.screens[screen];
                table.at = table.at.min(self.lists.candidates.len().saturating_sub(1));
            }
            Screen::Zones => {
                self.refresh_zones();
                self.put(screen, self.sorted(screen, self.zones_of()));
            }
            Screen::Checks => self.put(screen, self.sorted(screen, self.findings_of())),
            Screen::Organisations => self.list(screen, Table::Organisations, None),
            Screen::Branches => self.list(screen, Table::Branches, None),
        }
    }

    /// Selects the unit that a table waits for.
    pub(in crate::app) fn select_wanted(&mut self, screen: Screen) {
        let Some(wanted) = self.tables.screens[screen].wanted.take() else { return };
        let Some((table, id)) = Self::unit_table(screen).zip(self.data().texts.find(&wanted))
        else {
            return;
        };
        let ids = &self.data().units(table).id;
        if let Some(at) =
            self.tables.screens[screen].rows.iter().position(|&row| ids[row as usize] == id)
        {
            self.tables.screens[screen].at = at;
        }
    }

    fn figures_of_now(&self) -> Figures {
        let (data, tallies, settings, filter) =
            (self.data(), &self.loaded.evaluation.tallies, &self.settings, &self.filter);
        let of = |year: Year, scope: Option<&[Ownership]>| {
            (
                measure(tallies, &settings.thresholds, year, filter, scope),
                totals(tallies, year, filter, scope),
            )
        };
        let before = Some(self.year.before()).filter(|year| data.years.contains(year));
        let scope = Some(settings.scope.as_slice());
        Figures {
            now: of(self.year, None),
            before: before.map(|year| of(year, None)),
            broken: [Table::Organisations, Table::Branches].map(|table| broken_rows(data, table)),
            scope: of(self.year, scope),
            scope_before: before.map(|year| of(year, scope).1),
            targets: targets(tallies, settings, self.year, filter, self.today).to_vec(),
            years: trend(data, tallies, settings, filter, self.today),
            terms: term_records(data, tallies, settings, self.year, filter),
        }
    }

    fn nearest(&self) -> Vec<Candidate> {
        let of = |table| {
            candidates(self.data(), &self.settings.thresholds, table, self.year, &self.filter, MOST)
        };
        [of(Table::Organisations), of(Table::Branches)].concat()
    }

    /// Finds the rows of the units to which something happened.
    pub(in crate::app) fn find_changed_rows(&mut self) {
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
    pub(in crate::app) fn search_further(&mut self) {
        let screen = self.nav.screen;
        let is_whole = !self.tables.dirty[screen] && !self.is_awaited(screen);
        let Some(table) = Self::unit_table(screen).filter(|_| is_whole) else {
            return self.refresh();
        };
        self.tables.dirty = ByScreen::all(true);
        self.tables.dirty[screen] = false;
        let among = self.tables.screens[screen].rows.clone();
        self.list(screen, table, Some(among));
    }

    /// Lists the rows of a table of units: at once where they are few, else once the answer is
    /// here.
    fn list(&mut self, screen: Screen, table: Table, among: Option<Vec<Row>>) {
        self.pending.tickets += 1;
        let listing = RowQuery {
            ticket: self.pending.tickets,
            screen,
            table,
            loaded: Arc::clone(&self.loaded),
            settings: self.settings.clone(),
            lang: self.lang,
            year: self.year,
            filter: self.filter.clone(),
            below_only: self.row_filter.below_only,
            search: self.row_filter.search.value().to_owned(),
            sort: self.tables.screens[screen].sort,
            among,
        };
        // One answer is awaited at a time; another screen's is asked for again when it is shown.
        if let Some((_, other)) = self.pending.awaited.take().filter(|(_, other)| *other != screen)
        {
            self.tables.dirty[other] = true;
            self.pending.moves.clear();
        }
        self.pending.next = None;
        if self.data().rows_of(table, self.year).len() > self.pending.at_once {
            self.pending.awaited = Some((listing.ticket, screen));
            self.pending.next = Some(listing);
        } else if let Some(listed) = listing.answer(|| false) {
            self.put_listed(listed);
        }
    }

    /// The question that another thread is to answer, once.
    pub fn take_listing(&mut self) -> Option<RowQuery> {
        self.pending.next.take()
    }

    /// Whether the list in front is not yet the one that was asked for.
    #[must_use]
    pub fn is_listing(&self) -> bool {
        self.nav.detail.is_empty() && self.is_awaited(self.nav.screen)
    }

    /// Whether a screen's list is asked for and not there yet.
    pub(in crate::app) fn is_awaited(&self, screen: Screen) -> bool {
        self.pending.awaited.is_some_and(|(_, awaited)| awaited == screen)
    }

    /// Takes an answer in; one that is void changes nothing.
    pub(in crate::app) fn take_listed(&mut self, listed: RowQueryResult) {
        if self.pending.awaited == Some((listed.ticket, listed.screen)) {
            self.pending.awaited = None;
            self.pending.next = None;
            self.put_listed(listed);
        }
    }

    fn put_listed(&mut self, listed: RowQueryResult) {
        let RowQueryResult { screen, rows, sums, .. } = listed;
        self.tables.sums[screen] = sums;
        self.put(screen, rows);
        self.select_wanted(screen);
        let table = &mut self.tables.screens[screen];
        let last = table.rows.len().saturating_sub(1);
        for by in std::mem::take(&mut self.pending.moves) {
            table.at = table.at.saturating_add_signed(by).min(last);
        }
    }

    /// Does what asks for lists, each of which is there at once, however long it is.
    pub(in crate::app) fn without_waiting(&mut self, ask: impl FnOnce(&mut Self)) {
        let at_once = std::mem::replace(&mut self.pending.at_once, usize::MAX);
        ask(self);
        self.pending.at_once = at_once;
    }

    fn put(&mut self, screen: Screen, rows: Vec<Row>) {
        let table = &mut self.tables.screens[screen];
        let selected = table.rows.get(table.at).copied();
        table.at = selected
            .and_then(|row| rows.iter().position(|&r| r == row))
            .unwrap_or_else(|| table.at.min(rows.len().saturating_sub(1)));
        table.rows = rows;
    }

    fn refresh_zones(&mut self) {
        let loaded = Arc::clone(&self.loaded);
        let groups = group_by_zone(
            &loaded.evaluation.tallies,
            &self.settings.thresholds,
            self.year,
            &self.filter,
        );
        let of = |(zone, measures, totals): (ZoneId, Measures, Totals)| ZoneRow {
            zone,
            measures,
            workers: totals.workers.value,
            admitted: totals.admitted.value,
        };
        self.lists.zones = groups.into_iter().map(of).collect();
        // Below first, then by the alphabet.
        self.lists.zones.sort_by_key(|z| (!z.measures.is_below(), loaded.index.zone_rank(z.zone)));
    }

    fn refresh_overview(&mut self) {
        let zones = (0..self.lists.zones.len())
            .filter(|&z| self.lists.zones[z].measures.is_below())
            .map(OverviewItem::Zone);
        let rows = self.filter.counted(self.data(), Table::Organisations, self.year);
        let below = rows.filter(|&row| self.is_below(Table::Organisations, row));
        let items: Vec<OverviewItem> = zones.chain(below.map(OverviewItem::Organisation)).collect();
        self.lists.overview = items;
        let table = &mut self.tables.screens[Screen::Overview];
        table.at = table.at.min(self.lists.overview.len().saturating_sub(1));
    }

    /// The zones that are listed.
    fn zones_of(&self) -> Vec<Row> {
        let (data, matcher) = (self.data(), Matcher::new(self.row_filter.search.value()));
        let name = |z: &ZoneRow| fold(&data.zones[z.zone.0 as usize].name);
        let kept = (0u32..).zip(&self.lists.zones).filter(|(_, z)| {
            matcher.matches(&name(z)) && (!self.row_filter.below_only || z.measures.is_below())
        });
        kept.map(|(row, _)| row).collect()
    }

    /// Rows in the order that a screen's table asks for.
    fn sorted(&self, screen: Screen, rows: Vec<Row>) -> Vec<Row> {
        ordered(&self.context(), screen, self.tables.screens[screen].sort, rows)
    }

    /// Findings, errors first, each kind of a file together.
    fn findings_of(&self) -> Vec<Row> {
        let matcher = Matcher::new(self.row_filter.search.value());
        let findings: &Findings = &self.data().findings;
        let kept = (0u32..).zip(findings.kept()).filter(|(_, f)| {
            if self.row_filter.checks.severity.is_some_and(|s| s != f.severity())
                || !(self.row_filter.checks.codes.is_empty()
                    || self.row_filter.checks.codes.contains(&f.code()))
            {
                return false;
            }
            let file =
                self.data().files.get(usize::from(f.place.file)).map_or("", |x| x.name.as_str());
            matcher.is_empty()
                || matcher.matches_any(&[
                    &fold(file),
                    &fold(f.code().word()),
                    &fold(&f.place.cell),
                    &fold(&f.place.column),
                    &self.unit_of(f),
                ])
        });
        let mut rows: Vec<Row> = kept.map(|(row, _)| row).collect();
        rows.sort_by_key(|&r| {
            let f = &findings.kept()[r as usize];
            (f.severity(), f.place.file, f.code(), f.place.line)
        });
        rows
    }

    /// The unit that a finding concerns, folded: its id and name, and its committee's.
    fn unit_of(&self, finding: &Finding) -> String {
        let data = self.data();
        let Some((table, row)) = finding.row.filter(|(table, _)| *table != Table::Enterprises)
        else {
            return String::new();
        };
        let committee = if table == Table::Branches { data.committee_of(row) } else { None };
        let above = committee.map_or("", |c| data.name(Table::Organisations, c));
        fold(&format!("{} {} {above}", data.id(table, row), data.name(table, row)))
    }

    /// Makes the figures and the list of the page in front anew.
    pub(in crate::app) fn refresh_detail(&mut self) {
        self.lists.page_figures = pages::figures(self);
        self.lists.page = pages::items(self);
        let rows = pages::rows(self);
        let table = &mut self.tables.detail;
        table.at = table.at.min(rows.len().saturating_sub(1));
        table.rows = rows;
    }
}
