//! What is in front: the columns that are shown, the rows that are marked, what Enter would open.

use crate::analysis::MeasureKind;
use crate::analysis::{RowSums, sum_rows};
use crate::app::pages;
use crate::app::pane::{ListWidth, Pane};
use crate::app::screen::Screen;
use crate::app::screens::{columns, spec};
use crate::app::state::{Live, State, TableState};
use crate::domain::{Row, Table};
use crate::words;

impl State {
    /// The columns that a table needs beside a pane, and those that a screen of lists needs.
    const TABLE: u16 = 105;
    const LISTS: u16 = 112;
    /// The columns of a pane beside lists.
    const PANE: u16 = 56;
    /// The columns of the names of zones in a pane, and those of a year.
    const ZONE_NAMES: u16 = 34;
    const ZONE_YEAR: u16 = 7;

    /// Where the screen in front shows its selected row; None if it does not.
    #[must_use]
    pub fn pane(&self) -> Option<Pane> {
        self.place_of_pane().filter(|_| self.nav.pane)
    }

    /// Where the screen in front has room for its selected row, shown or not.
    pub(in crate::app) fn place_of_pane(&self) -> Option<Pane> {
        if !self.nav.pages.is_empty() || !self.is_whole() || self.row_count() == 0 {
            return None;
        }
        let screen = self.nav.screen;
        let is_zones = screen == Screen::Zones;
        let needs = if screen.is_table() { Self::TABLE } else { Self::LISTS };
        // The table of zones and years is as wide as its years need.
        let years = u16::try_from(self.lists.zone_years.years.len()).unwrap_or(0);
        let pane = if is_zones { Self::ZONE_NAMES + Self::ZONE_YEAR * years } else { 0 };
        let list = ListWidth { needs, pane };
        let listed = self.row_count() + self.heading_count() + usize::from(self.note_height());
        let beside = Pane::of_size(self.size, listed, list);
        if !screen.is_table() {
            // Cards and charts use a window that is not wide as a whole.
            let is_wide = self.size.0 >= Self::LISTS + Self::PANE;
            return beside.filter(|pane| is_wide && matches!(pane, Pane::Right(_)));
        }
        let is_asked_for = self.nav.has_zone_years && is_zones;
        beside.or_else(|| is_asked_for.then(|| Pane::half_of(self.size)))
    }

    /// True if the rows of a screen stand below headings: the findings of each unit below its name.
    #[must_use]
    pub fn is_grouped(&self, screen: Screen) -> bool {
        screen == Screen::Checks && self.row_filter.checks.by_unit
    }

    /// The heading of the group of a row of findings.
    #[must_use]
    pub fn group_heading(&self, table: &TableState, at: usize) -> String {
        let data = self.data();
        let finding = table.rows.get(at).and_then(|row| data.findings.kept().get(*row as usize));
        let unit = finding.and_then(|finding| words::unit_of_finding(data, finding));
        unit.unwrap_or_else(|| words::whole_files(self.lang).to_owned())
    }

    /// True for a row whose heading is not that of the row before it.
    #[must_use]
    pub fn begins_group(&self, table: &TableState, at: usize) -> bool {
        at == 0 || self.group_heading(table, at) != self.group_heading(table, at - 1)
    }

    /// How many headings the rows of the table in front have, of as many as a window may show.
    fn heading_count(&self) -> usize {
        let (table, shown) = (self.table(), self.row_count().min(usize::from(self.size.1)));
        let is_grouped = self.is_grouped(self.nav.screen);
        (0..shown).filter(|at| is_grouped && self.begins_group(table, *at)).count()
    }

    /// The height of the line below a list that says which committees in it are from elsewhere, or
    /// why the findings are not those of the files.
    #[must_use]
    pub fn note_height(&self) -> u16 {
        let is_held = matches!(self.freshness.live, Live::Stale(_));
        let is_noted = self.tables.sums[self.nav.screen].visiting > 0
            || is_held && self.nav.screen == Screen::Checks;
        u16::from(is_noted && self.nav.pages.is_empty())
    }

    /// Shows the table of zones and years with the next measure. Where the window has no room for
    /// a pane it takes half of it, until the last measure was shown.
    pub(in crate::app) fn next_measure(&mut self) {
        if self.pane().is_none() {
            (self.nav.pane, self.nav.has_zone_years) = (true, true);
            return;
        }
        self.nav.measure = self.nav.measure.next();
        self.nav.has_zone_years &= self.nav.measure != MeasureKind::default();
    }

    /// The columns that a screen's table shows, by their positions, in their order.
    #[must_use]
    pub fn shown_columns(&self, screen: Screen) -> Vec<usize> {
        let chosen = &self.preferences.columns[screen];
        let count = columns(screen).len();
        let behind: Vec<usize> =
            if chosen.is_empty() { (1..count).collect() } else { chosen.clone() };
        std::iter::once(0).chain(behind).filter(|at| *at < count).collect()
    }

    /// True if a row of the table in front is marked.
    #[must_use]
    pub fn is_marked(&self, table: Table, row: Row) -> bool {
        let marked = &self.table().marked;
        !marked.is_empty() && marked.contains(self.data().id(table, row))
    }

    /// The sums of the marked rows of the screen in front; None if no row is marked.
    #[must_use]
    pub fn marked_sums(&self) -> Option<(usize, RowSums)> {
        let rows = &self.table().marked_rows;
        let table = spec(self.nav.screen).units.filter(|_| !rows.is_empty())?;
        let is_below = |row| self.is_below(table, row);
        let thresholds = &self.settings.thresholds;
        let sums = sum_rows(self.data(), thresholds, table, rows, &self.filter, is_below);
        Some((rows.len(), sums))
    }

    /// Whether Enter does something.
    #[must_use]
    pub fn can_open(&self) -> bool {
        match self.nav.pages.last() {
            _ if self.loaded.is_partial => false,
            Some(page) => pages::opens(self, page).is_some(),
            None => self.selected().is_some(),
        }
    }
}
