//! Moves through screens, pages and rows.

use crate::app::lists::OverviewItem;
use crate::app::page::Detail;
use crate::app::pages;
use crate::app::popups::{FindingPopup, Popup};
use crate::app::row_filter::ChecksFilter;
use crate::app::screen::Screen;
use crate::app::screens::columns;
use crate::app::state::{State, TableState};
use crate::domain::{Row, Table, Year, ZoneId};

/// The most moves that are kept while a list is awaited: more than a person makes.
const MOST: usize = 1000;

impl State {
    pub(super) fn show(&mut self, screen: Screen) {
        self.nav.screen = screen;
        self.nav.detail.clear();
    }

    /// How many rows a page moves: what is in sight.
    pub(super) fn page(&self) -> isize {
        isize::try_from(self.table_height()).unwrap_or(1)
    }

    /// Scrolls the table in front so that the selected row is drawn.
    pub(super) fn keep_in_sight(&mut self) {
        let height = self.table_height();
        let table = self.table_mut();
        table.top = table
            .top
            .min(table.at)
            .max((table.at + 1).saturating_sub(height))
            .min(table.rows.len().saturating_sub(height));
    }

    pub(super) fn go(&mut self, by: isize) {
        if self.is_listing() {
            self.pending.moves.truncate(MOST);
            return self.pending.moves.push(by);
        }
        let last = self.row_count().saturating_sub(1);
        let table = self.table_mut();
        table.at = table.at.saturating_add_signed(by).min(last);
    }

    /// Sorts by the next column; past the last, in the order of the file again.
    pub(super) fn sort(&mut self) {
        let count = columns(self.nav.screen).len();
        let table = self.table_mut();
        table.sort = match table.sort {
            None => Some((0, false)),
            Some((column, _)) if column + 1 < count => Some((column + 1, false)),
            Some(_) => None,
        };
        self.refresh();
    }

    pub(super) fn turn_year(&mut self, by: isize) {
        let years = &self.data().years;
        let at = years.iter().position(|&y| y == self.year).unwrap_or(0);
        let year: Option<Year> = at.checked_add_signed(by).and_then(|at| years.get(at)).copied();
        let Some(year) = year else { return };
        let places = self.selected_ids();
        self.year = year;
        self.refresh();
        self.select(places);
    }

    pub(super) fn open_organisation(&mut self, row: Row) {
        let id = self.data().id(Table::Organisations, row).to_owned();
        self.push_detail(Detail::Organisation(id));
    }

    fn open_branch(&mut self, row: Row) {
        let id = self.data().id(Table::Branches, row).to_owned();
        self.push_detail(Detail::Branch(id));
    }

    pub(super) fn push_detail(&mut self, detail: Detail) {
        if self.nav.detail.last() != Some(&detail) {
            self.nav.detail.push(detail);
        }
        self.tables.detail = TableState::of_detail();
        self.refresh_detail();
    }

    /// Opens a unit, in its own year.
    pub(super) fn open_unit(&mut self, table: Table, row: Row) {
        let Some(&year) =
            self.data().units(table).year.get(row as usize).filter(|_| table != Table::Enterprises)
        else {
            return;
        };
        if self.data().years.contains(&year) && year != self.year {
            self.year = year;
            self.refresh();
        }
        let id = self.data().id(table, row).to_owned();
        self.push_detail(if table == Table::Branches {
            Detail::Branch(id)
        } else {
            Detail::Organisation(id)
        });
    }

    pub(super) fn open(&mut self) {
        if let Some(page) = self.nav.detail.last() {
            if let Some((table, row)) = pages::opens(self, page) {
                self.open_unit(table, row);
            }
            return;
        }
        let at = self.tables.screens[self.nav.screen].at;
        let row = self.tables.screens[self.nav.screen].rows.get(at).copied();
        match (self.nav.screen, row) {
            (Screen::Overview, _) => match self.lists.overview.get(at) {
                Some(&OverviewItem::Zone(zone)) => self.narrow_to(self.lists.zones[zone].zone),
                Some(&OverviewItem::Organisation(row)) => self.open_organisation(row),
                None => {}
            },
            (Screen::Targets, _) => {
                if let Some((table, row)) = self.lists.candidates.get(at).map(|c| (c.table, c.row))
                {
                    self.open_unit(table, row);
                }
            }
            (Screen::Organisations, Some(row)) => self.open_organisation(row),
            (Screen::Branches, Some(row)) => self.open_branch(row),
            (Screen::Zones, Some(row)) => self.narrow_to(self.lists.zones[row as usize].zone),
            (Screen::Checks, Some(row)) => {
                self.nav.popup =
                    Some(Popup::Finding(FindingPopup { at: row as usize, excerpt: None }));
            }
            _ => {}
        }
    }

    /// A zone's organisations: everything is that zone's from here on.
    pub(super) fn narrow_to(&mut self, zone: ZoneId) {
        self.filter.zones = vec![zone];
        self.nav.screen = Screen::Organisations;
        self.refresh();
    }

    /// From a finding to the unit that it concerns, in that unit's year.
    pub(super) fn open_row_of_finding(&mut self, at: usize) {
        let Some((table, row)) = self.data().findings.kept().get(at).and_then(|f| f.row) else {
            return;
        };
        self.open_unit(table, row);
    }

    /// Back out of a detail, else clear what narrows, one step at a time.
    pub(super) fn back(&mut self) {
        if self.nav.detail.pop().is_some() {
            self.tables.detail = TableState::of_detail();
            return self.refresh_detail();
        }
        if self.nav.screen == Screen::Checks
            && self.row_filter.checks.narrows()
            && self.row_filter.search.is_empty()
        {
            self.row_filter.checks = ChecksFilter::default();
        } else if !self.row_filter.search.is_empty() {
            self.row_filter.search.clear();
        } else if self.row_filter.below_only {
            self.row_filter.below_only = false;
        } else if !self.filter.ownerships.is_empty() {
            self.filter.ownerships.clear();
        } else if !self.filter.districts.is_empty() {
            self.filter.districts.clear();
        } else {
            self.filter.zones.clear();
        }
        self.refresh();
    }
}
