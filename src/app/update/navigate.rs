//! Moves through screens, pages and rows.

use crate::analysis::{counterparts, keep_ids};
use crate::app::message::{DeadKey, Notice};
use crate::app::page::Page;
use crate::app::pages;
use crate::app::popups::{FindingPopup, Popup};
use crate::app::screen::Screen;
use crate::app::screens::{Opened, spec};
use crate::app::state::{State, TableState};
use crate::domain::{Dataset, Row, Table, Text, Year};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// The ids of a table's units in one year, each with its unit's in another: None where that year
/// has not the unit and another one has its id. Empty where an id tells a unit in both years, as
/// nearly always: a key has no time for all units of a country.
struct IdsOfYear(FxHashMap<Text, Option<Text>>);

impl IdsOfYear {
    fn new(data: &Dataset, table: Table, from: Year, to: Year) -> Self {
        if keep_ids(data, table, from, to) {
            return Self(FxHashMap::default());
        }
        let (units, rows) = (data.units(table), counterparts(data, table, from, to));
        let id = |row: Row| units.id[row as usize];
        let counted =
            |year| data.rows_of(table, year).iter().copied().filter(|&row| units.counts_in(row));
        let others: FxHashSet<Text> = counted(to).map(id).collect();
        let now = |row: Row| match rows.get(&row) {
            Some(&now) => Some(id(now)),
            None => Some(id(row)).filter(|id| !others.contains(id)),
        };
        Self(counted(from).map(|row| (id(row), now(row))).collect())
    }

    /// What the unit of an id has; the id itself where no unit had it.
    fn now(&self, data: &Dataset, id: String) -> Option<String> {
        match data.texts.find(&id).and_then(|id| self.0.get(&id)) {
            Some(now) => now.map(|now| data.texts.get(now).to_owned()),
            None => Some(id),
        }
    }
}

impl State {
    pub(super) fn show_screen(&mut self, screen: Screen) {
        self.nav.screen = screen;
        self.nav.pages.clear();
        self.nav.typing = false;
    }

    pub(super) fn step_year(&mut self, by: isize) {
        let years = &self.data().years;
        let at = years.iter().position(|&y| y == self.year).unwrap_or(0);
        let year: Option<Year> = at.checked_add_signed(by).and_then(|at| years.get(at)).copied();
        let Some(year) = year else {
            let (key, why) = match by {
                ..0 => ("[", DeadKey::NoYearBefore(self.year)),
                _ => ("]", DeadKey::NoYearAfter(self.year)),
            };
            self.notice = Some(Notice::DeadKey(key.to_owned(), why));
            return;
        };
        let mut places = self.selected_ids();
        let ids = self.choose_year(year);
        for (id, ids) in places.iter_mut().zip(&ids) {
            *id = id.take().and_then(|id| ids.now(self.data(), id));
        }
        self.refresh();
        self.select_units(places);
    }

    /// Shows a year. After a reload it is shown again where the data has it; the newest year is
    /// followed when there is a newer one. Pages and marks stay at their units, which may have
    /// other ids in that year; gives these, of organisations and of branches.
    fn choose_year(&mut self, year: Year) -> [IdsOfYear; 2] {
        let from = std::mem::replace(&mut self.year, year);
        self.wanted.year = Some(year).filter(|year| self.data().newest() != Some(*year));
        let loaded = Arc::clone(&self.loaded);
        let (data, pages) = (&loaded.data, self.nav.pages.len());
        let [organisations, branches] = [Table::Organisations, Table::Branches]
            .map(|table| IdsOfYear::new(data, table, from, year));
        self.nav.pages.retain_mut(|page| {
            let (id, ids) = match page {
                Page::Organisation(id) => (id, &organisations),
                Page::Branch(id) => (id, &branches),
                Page::Trend | Page::Compare(_) | Page::Enterprises | Page::Changes => return true,
            };
            ids.now(data, std::mem::take(id)).map(|now| *id = now).is_some()
        });
        if self.nav.pages.len() < pages {
            self.tables.page = TableState::of_page();
        }
        for (screen, ids) in
            [(Screen::Organisations, &organisations), (Screen::Branches, &branches)]
        {
            let marked = &mut self.tables.screens[screen].marked;
            *marked = marked.drain().filter_map(|id| ids.now(data, id)).collect();
        }
        [organisations, branches]
    }

    pub(super) fn open_page(&mut self, page: Page) {
        if self.nav.pages.last() != Some(&page) {
            self.nav.pages.push(page);
        }
        self.tables.page = TableState::of_page();
        self.refresh_page();
    }

    /// Opens a unit, in its own year.
    pub(super) fn open_unit(&mut self, table: Table, row: Row) {
        let Some(&year) =
            self.data().units(table).year.get(row as usize).filter(|_| table != Table::Enterprises)
        else {
            return;
        };
        if self.data().years.contains(&year) && year != self.year {
            self.choose_year(year);
            self.refresh();
        }
        let id = self.data().id(table, row).to_owned();
        self.open_page(if table == Table::Branches {
            Page::Branch(id)
        } else {
            Page::Organisation(id)
        });
    }

    /// What Enter opens on the selected row of the screen in front.
    pub(super) fn selected(&self) -> Option<Opened> {
        let (screen, table) = (self.nav.screen, &self.tables.screens[self.nav.screen]);
        (spec(screen).open)(self, *table.rows.get(table.at)?)
    }

    pub(super) fn open(&mut self) {
        if let Some(page) = self.nav.pages.last() {
            if let Some((table, row)) = pages::opens(self, page) {
                self.open_unit(table, row);
            }
            return;
        }
        match self.selected() {
            Some(Opened::Unit(table, row)) => self.open_unit(table, row),
            Some(Opened::Zone(zone)) => self.filter_by_zone(zone),
            Some(Opened::Finding(at)) => {
                self.nav.popup = Some(Popup::Finding(FindingPopup { at, top: 0 }));
                // What could not be read before is read again.
                self.excerpt = None;
            }
            None => {}
        }
    }

    /// Opens the unit that a finding is about, in that unit's year.
    pub(super) fn open_row_of_finding(&mut self, at: usize) {
        let Some((table, row)) = self.data().findings.kept().get(at).and_then(|f| f.row) else {
            return;
        };
        self.open_unit(table, row);
    }

    /// Closes the page in front; on a screen clears one filter.
    pub(super) fn back(&mut self) {
        if self.is_page_searched() {
            self.tables.page.search.reset();
            return self.list_page();
        }
        if self.nav.pages.pop().is_some() {
            self.tables.page = TableState::of_page();
            return self.refresh_page();
        }
        if self.table().marked_rows.is_empty() {
            self.clear_one_filter();
        } else {
            self.clear_marks();
        }
    }
}
