//! Filters of the rows: set and cleared.

use crate::app::row_filter::{ChecksFilter, Condition};
use crate::app::screen::Screen;
use crate::app::state::State;
use crate::domain::{Severity, ZoneId};

impl State {
    /// Filters every screen by one zone and shows its organisations.
    pub(super) fn filter_by_zone(&mut self, zone: ZoneId) {
        self.filter.zones = vec![zone];
        self.forget_gone_filters();
        self.nav.screen = Screen::Organisations;
        self.refresh();
    }

    /// Lists rows below their threshold alone, or all again. A screen that lists no others goes on
    /// to the organisations.
    pub(super) fn toggle_below_only(&mut self) {
        if self.nav.screen.has_below_only() {
            self.row_filter.below_only = !self.row_filter.below_only;
        } else {
            self.row_filter.below_only = true;
            self.nav.screen = Screen::Organisations;
        }
        self.refresh();
    }

    /// Lists the findings of a unit together, or in the order of the files.
    pub(super) fn toggle_by_unit(&mut self) {
        self.row_filter.checks.by_unit = !self.row_filter.checks.by_unit;
        self.refresh();
    }

    /// Lists findings of the next severity; after the last, of all.
    pub(super) fn next_severity(&mut self) {
        self.row_filter.checks.severity = match self.row_filter.checks.severity {
            None => Some(Severity::Error),
            Some(Severity::Error) => Some(Severity::Warning),
            Some(Severity::Warning) => None,
        };
        self.refresh();
    }

    /// Gives up the zones, the districts and the year that are asked for and that the data lacks.
    pub(super) fn forget_gone_filters(&mut self) {
        if self.freshness.generation > 0 {
            self.wanted.zones.clear();
            self.wanted.districts.clear();
            self.wanted.missing.clear();
            self.wanted.year.take_if(|year| *year != self.year);
        }
    }

    /// Takes back one condition.
    pub(super) fn clear_condition(&mut self, condition: Condition) {
        match condition {
            Condition::Zones => {
                self.filter.zones.clear();
                self.forget_gone_filters();
            }
            Condition::Districts => self.filter.districts.clear(),
            Condition::Ownerships => self.filter.ownerships.clear(),
            Condition::BelowOnly => self.row_filter.below_only = false,
            Condition::Checks => {
                let by_unit = self.row_filter.checks.by_unit;
                self.row_filter.checks = ChecksFilter { by_unit, ..ChecksFilter::default() };
            }
            Condition::Search => self.row_filter.search.reset(),
            Condition::Missing => self.forget_gone_filters(),
        }
    }

    /// Clears the narrowest filter that is set.
    pub(super) fn clear_one_filter(&mut self) {
        self.clear_condition(self.narrowest_condition());
        self.refresh();
    }

    /// The condition that Esc takes back: that which was probably set last.
    fn narrowest_condition(&self) -> Condition {
        if !self.wanted.missing.is_empty() {
            Condition::Missing
        } else if self.is_searched() {
            Condition::Search
        } else if self.has_checks_condition() {
            Condition::Checks
        } else if self.is_below_only() {
            Condition::BelowOnly
        } else if !self.filter.ownerships.is_empty() {
            Condition::Ownerships
        } else if !self.filter.districts.is_empty() {
            Condition::Districts
        } else {
            Condition::Zones
        }
    }
}
